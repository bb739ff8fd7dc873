/* A chain of provisions read from the code points: units of one level with their labels, and what joins them.
 *
 * Stands for units.py where a chain is made of the levels of a text, plain labels and plain joints, with no brackets, no
 * shortened levels and nothing taken out; of all else it says that it does not know.
 */
#ifndef VNDOCS_UNITS_H
#define VNDOCS_UNITS_H

#include "_labels.h"

typedef struct {
    int level, is_tight, is_parted, parent;
    int first, count;
} Unit;

typedef struct {
    Unit units[MOST_UNITS];
    Label labels[MOST_LABELS];
    int size, label_count, is_capital, sort, last_level, is_broken, is_listed, is_long;
    unsigned levels;
    Py_ssize_t start, end;
    unsigned char taken[MOST_LABELS];
} Chain;

typedef struct {
    Py_ssize_t at, behind;
    int level, sort, is_tight, is_until, is_parted, is_bracket;
    Label label;
    Py_ssize_t label_end;
} Joint;

/* Whether an article or a larger level on a line of its own may be the outline, which ends the chain: `BREAK`. */
static int may_be_outline(const Text *text, const Joint *joint) {
    if (joint->level > ARTICLE) return 0;
    Py_ssize_t place = joint->label_end;
    for (Py_ssize_t k = place - 1; at(text, k) != ' ' && at(text, k) != '\n' && k > place - 16; k--)
        if (at(text, k) == '.') return 1;
    while (at(text, place) == '*' || at(text, place) == '_' || at(text, place) == ' ') place++;
    if (at(text, place) == '\n' && joint->level == ARTICLE) return is_plain_capital(at(text, beyond_blanks(text, place)));
    return at(text, place) == '.' || at(text, place) == ':' || at(text, place) == '\n';
}

/* What stands behind a label: another one, a level, or nothing that goes on with the chain. */
static int joint_at(const Text *text, const Chain *chain, Py_ssize_t end, int sort, Joint *joint) {
    Py_ssize_t place = beyond_blanks(text, end);
    const Py_ssize_t blanks = place - end;
    memset(joint, 0, sizeof *joint);
    joint->level = NO_LEVEL;
    if (blanks > WIDEST_GAP) return UNSURE;
    /* An empty line ends it. */
    if (lines_between(text, end, place) > 1) return END;
    Py_UCS4 sign = at(text, place);
    if (sign == ')' && !blanks) {
        place++;
        while (is_gap(at(text, place)) || at(text, place) == ',') place++;
        Py_ssize_t stop;
        const Py_UCS4 c = at(text, place);
        if (sort == LETTER && (is_word_letter(c) || c == ';' || c == '-')) return UNSURE;
        return level_at(text, place, &stop) == NO_LEVEL ? END : UNSURE;
    }
    int is_line = 0;
    if (sign == ',' || sign == ';' || sign == '(') {
        const Py_ssize_t behind = place + 1;
        if (sign == '(' && sort == LETTER) return UNSURE;
        place = beyond_blanks(text, behind);
        if (place - behind > WIDEST_GAP) return UNSURE;
        const int lines = lines_between(text, behind, place);
        if (lines > 1) return END;
        for (Py_ssize_t k = behind; k < place && at(text, k) != '*'; k++)
            if (at(text, k) == '\n') is_line = 1;
    } else if ((sign == '/' || sign == '-') && !blanks && (chain->last_level == FORM || chain->last_level == TABLE)) {
        Py_ssize_t stop;
        return is_plain_capital(at(text, place + 1)) && level_at(text, place + 1, &stop) == NO_LEVEL ? END : UNSURE;
    } else if (sign == '-') {
        place = beyond_blanks(text, place + 1);
        if (blanks == 0 || place - end > WIDEST_GAP || lines_between(text, end, place)) return UNSURE;
    } else if (sign == '/') return UNSURE;
    else sign = 0;
    if (!sign && !blanks) return END;
    int words = 0, until = 0, parted = sign == ';', last = 0;
    Py_ssize_t stop;
    for (;;) {
        stop = beyond_letters(text, place);
        PyObject *meaning = stop > place ? lexicon_get(&joints, text, place, stop) : NULL;
        if (!meaning) break;
        last = (int)PyLong_AsLong(meaning);
        const Py_ssize_t next = beyond_blanks(text, stop);
        if (last == EXCEPT || next == stop || next - stop > WIDEST_GAP || ++words > 4) return UNSURE;
        if (lines_between(text, stop, next) > 1) return END;
        for (Py_ssize_t k = stop; k < next; k++)
            if (at(text, k) == '*') return UNSURE;
        until |= last == UNTIL;
        parted |= last == AND;
        place = next;
    }
    joint->at = place;
    joint->is_until = until;
    joint->is_parted = parted;
    joint->is_tight = !sign && (!words || last == OF);
    joint->is_bracket = sign == '(';
    const Py_UCS4 first = at(text, place);
    const int is_list = words < 2 && (sign || words) && (!words || last == AND || last == UNTIL);
    if (sort == LETTER && sign != '(' && stop == place + 1 && is_plain_small(first)) {
        /* A letter is a label first, `đ` too. */
        if (!is_list || sign == '-') return UNSURE;
        return label_at(text, POINT, place, &joint->label, &joint->label_end) == (joint->sort = LETTER) ? LABEL : UNSURE;
    }
    if (stop > place) {
        joint->level = level_at(text, place, &joint->behind);
        if (joint->level == OTHER_LEVEL) return UNSURE;
        if (joint->level != NO_LEVEL) {
            const Py_ssize_t label = beyond_number_word(text, joint->behind);
            if (label - joint->behind > WIDEST_GAP) return UNSURE;
            joint->sort = label_at(text, joint->level, label, &joint->label, &joint->label_end);
            if (joint->sort == NONE) {
                /* `khoản 1 Điều này`, `Điều 5 phần lớn`: a level without a label, unless its number is in words. */
                if (may_be_worded(text, label) || lines_between(text, joint->behind, label) > 1) return UNSURE;
                if (joint->level != APPENDIX) return END;
                /* An annex needs no number, unless `này` behind it makes a pointer of its own of it. */
                if (!is_plain_small(at(text, label)) || joint->is_bracket || is_line || label != beyond_blanks(text, joint->behind)) return UNSURE;
                if (!stands_at(text, label, this_word)) return ANNEX;
                return !joint->is_tight || chain->is_long || label + PyUnicode_GET_LENGTH(this_word) > chain->start + WINDOW ? UNSURE : END;
            }
            /* An article or a larger level on a line of its own may be the outline. */
            if (joint->sort == UNSURE || joint->is_bracket || sign == '-' || (is_line && may_be_outline(text, joint))) return UNSURE;
            joint->at = label;
            return label > joint->behind ? UNIT : UNSURE;
        }
    }
    /* No label is read behind a bracket. */
    if (sign == '(') return END;
    /* `đến hết khoản`, `1 đến hết 5` */
    if (!is_list) return words > 1 && until ? UNSURE : END;
    /* A label may stand in brackets or quotes, or be a number of another script. */
    if (first == '(' || first == '"' || first == 0x201c) return UNSURE;
    if (is_digit(first)) joint->sort = NUMBER;
    else if (stop == place) return first < 128 || !is_alnum(first) ? END : UNSURE;
    else if (is_roman(first)) {
        Py_ssize_t figures = place;
        while (is_roman(at(text, figures))) figures++;
        if (stop - figures > 1) return is_stuck_at(text, figures) || is_stuck_at(text, figures + 1) ? UNSURE : END;
        joint->sort = ROMAN;
    } else if (stop - place == 1 && (is_plain_small(first) || is_plain_capital(first))) joint->sort = LETTER;
    /* `thứ hai` */
    else if (chain->last_level == APPENDIX && stop - place == 2 && is_plain_capital(first)) return UNSURE;
    else return is_stuck_at(text, place + 1) || (stop - place == 3 && (first == 't' || first == 'T')) ? UNSURE : END;
    if (joint->sort != sort) return chain->last_level == APPENDIX || sort == CODIFIED || (sort != NUMBER && joint->sort != NUMBER) ? UNSURE : END;
    return sign != '-' && label_at(text, chain->last_level, place, &joint->label, &joint->label_end) == sort ? LABEL : UNSURE;
}

static long number_of(const Text *text, const Label *label) {
    long number = 0;
    if (label->letter) return -1;
    if (label->begin < 0) return label->number;
    for (Py_ssize_t k = label->begin; k < label->end; k++) {
        if (!is_digit(at(text, k))) return -1;
        number = number * 10 + (long)at(text, k) - '0';
    }
    return number;
}

static int add_label(Chain *chain, Label label) {
    if (chain->label_count == MOST_LABELS || chain->size == 0) return 0;
    chain->labels[chain->label_count++] = label;
    chain->units[chain->size - 1].count++;
    return 1;
}

/* Count on from the last label to another one; 0 where order.py must. */
static int add_range(const Text *text, Chain *chain, const Label *last) {
    const Label *first = &chain->labels[chain->label_count - 1];
    if (last->end - last->begin == 1 && first->end - first->begin == 1 && is_plain_small(at(text, last->begin))) {
        const Py_ssize_t size = PyUnicode_GET_LENGTH(letters);
        const Py_ssize_t low = PyUnicode_FindChar(letters, at(text, first->begin), 0, size, 1);
        const Py_ssize_t high = PyUnicode_FindChar(letters, at(text, last->begin), 0, size, 1);
        if (low < 0 || low >= high) return 0;
        for (Py_ssize_t k = low + 1; k <= high; k++)
            if (!add_label(chain, (Label){-1, -1, PyUnicode_READ_CHAR(letters, k), 0})) return 0;
        return 1;
    }
    const long low = number_of(text, first), high = number_of(text, last);
    if (low < 1 || low >= high || high > low + MOST_LABELS || at(text, first->begin) == '0' || at(text, last->begin) == '0') return 0;
    for (long k = low + 1; k <= high; k++)
        if (!add_label(chain, (Label){-1, -1, 0, k})) return 0;
    return 1;
}

static int fits(const Text *text, int level, int sort, const Label *label) {
    if (sort == ORDINAL) return 1;
    if (level == ARTICLE) return sort == NUMBER || sort == CODIFIED;
    if (level == CLAUSE) return sort == NUMBER;
    if (sort == LETTER) return is_plain_small(at(text, label->begin)) ? level == POINT : level == PART || level == CHAPTER || level == SECTION;
    if (level == POINT) return sort == NUMBER;
    if (level == FORM || level == TABLE) return sort == NUMBER;
    return sort == NUMBER || sort == ROMAN;
}

/* Whether what stands behind the last of several bare labels shows that it is one; UNSURE otherwise. */
static int is_followed(const Text *text, Py_ssize_t end) {
    const Py_ssize_t place = beyond_blanks(text, end);
    const Py_UCS4 c = at(text, place);
    if (place >= text->size) return 1;
    switch (c) {
    case ',': case ';': case '.': case ':': case ')': case ']': case '"': case '\'': case '?': case '!': case '|': case 0x201d: case 0x2026: return 1;
    }
    if (lines_between(text, end, place) > 1) {
        for (Py_ssize_t k = end; k < place; k++)
            if (at(text, k) == '*') return UNSURE;
        return 1;
    }
    if (place == end) return UNSURE;
    if (is_plain_capital(c) || c == 0x201c || c == '(') return 1;
    const Py_ssize_t stop = beyond_letters(text, place);
    return stop > place && !is_alnum(at(text, stop)) && lexicon_get(&followers, text, place, stop) ? 1 : UNSURE;
}

/* Read the units of the chain that begins here with a level whose name ends at `behind`; 1 where they are all read, 0
 * where none begins, UNSURE otherwise. */
static int read_units(const Text *text, Py_ssize_t start, int level, Py_ssize_t behind, Chain *chain) {
    Joint joint = {.level = level, .behind = behind};
    int what = UNIT, bare = 0, read = 0;
    chain->size = chain->label_count = chain->is_broken = 0;
    chain->start = start;
    chain->levels = 0;
    if (joint.level == NO_LEVEL) return 0;
    if (joint.level == OTHER_LEVEL) return UNSURE;
    joint.at = beyond_number_word(text, joint.behind);
    if (joint.at - joint.behind > WIDEST_GAP) return joint.at - joint.behind > 40 && joint.at == beyond_blanks(text, joint.behind) ? 0 : UNSURE;
    joint.sort = label_at(text, joint.level, joint.at, &joint.label, &joint.label_end);
    if (joint.sort == NONE) return may_be_worded(text, joint.at) ? UNSURE : 0;
    chain->is_capital = Py_UNICODE_ISUPPER(at(text, start));
    while (what != END) {
        const Label label = joint.label;
        if (joint.sort <= NONE || ++read > MOST_READ) return UNSURE;
        Unit *unit = chain->size ? &chain->units[chain->size - 1] : NULL;
        if (what == UNIT) {
            if (!fits(text, joint.level, joint.sort, &label)) return UNSURE;
            if (joint.level == APPENDIX && label.end - label.begin > 3 && joint.sort == NUMBER) return UNSURE;
            if (unit && joint.level == unit->level && joint.is_tight) return UNSURE;
            if (lines_between(text, joint.behind, joint.at) > 1) return UNSURE;
            if (!unit) chain->is_broken = lines_between(text, start, joint.at) > 0;
            chain->levels |= 1u << joint.level;
            chain->last_level = joint.level;
            bare = 0;
            if (unit && joint.is_until && joint.level == unit->level) {
                if (!add_range(text, chain, &label)) return UNSURE;
                /* Two units of one level are one. */
                chain->is_listed = 1;
            } else {
                if (chain->size == MOST_UNITS) return UNSURE;
                chain->units[chain->size++] = (Unit){joint.level, joint.is_tight, joint.is_parted, -1, chain->label_count, 0};
                if (!add_label(chain, label)) return UNSURE;
                if (chain->size == 1) chain->sort = joint.sort, chain->is_listed = 0;
            }
        } else {
            bare = 1;
            if (!fits(text, chain->last_level, joint.sort, &label)) return UNSURE;
            if (joint.is_until ? !add_range(text, chain, &label) : !add_label(chain, label)) return UNSURE;
        }
        chain->end = joint.label_end;
        const int sort = joint.sort == ORDINAL ? NUMBER : joint.sort;
        chain->is_long = read > SEEN;
        if ((what = joint_at(text, chain, chain->end, sort, &joint)) == UNSURE) return UNSURE;
        if (what == END && joint.is_bracket) bare = 0;
        /* So far the grammar looks at first. */
        if (bare && read == SEEN && is_followed(text, chain->end) == UNSURE) return UNSURE;
        if (what == ANNEX) {
            if (chain->size == MOST_UNITS || chain->levels == 1u << APPENDIX || (joint.is_tight && chain->last_level == APPENDIX)) return UNSURE;
            chain->units[chain->size++] = (Unit){APPENDIX, joint.is_tight, joint.is_parted, -1, chain->label_count, 0};
            if (!add_label(chain, (Label){joint.behind, joint.behind, 0, 0})) return UNSURE;
            chain->levels |= 1u << APPENDIX;
            chain->last_level = APPENDIX;
            chain->end = joint.behind;
            bare = 0;
            break;
        }
    }
    if (bare && is_followed(text, chain->end) == UNSURE) return UNSURE;
    chain->is_listed |= chain->size > 1;
    return 1;
}
#endif
