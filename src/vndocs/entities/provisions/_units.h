/* A chain of provisions read from the code points: units of one level with their labels, and what holds what.
 *
 * Stands for units.py and chain.py where a chain is made of the levels of a text, plain labels and plain joints, with no
 * brackets, no shortened levels and nothing taken out; of all else it says that it does not know.
 */
#ifndef VNDOCS_UNITS_H
#define VNDOCS_UNITS_H

#include "../../text/_reading.h"

#define LEVELS 13
#define MOST_UNITS 24
#define MOST_LABELS 128
#define MOST_READ 48
/* How far behind its start `này` is looked for, and how many labels are seen at first. */
#define WINDOW 64
#define SEEN 4
#define WIDEST_GAP 24

/* The order of the levels is that of chain.py; the smaller the number, the larger the level. */
enum { APPENDIX, FORM, TABLE, PART, CHAPTER, SECTION, SUBSECTION, ARTICLE, CLAUSE, POINT };
enum { UNSURE = -1, NONE, NUMBER, LETTER, ROMAN, CODIFIED };
enum { AND = 1, UNTIL, OF, OTHER, EXCEPT };
enum { END, LABEL, UNIT, ANNEX };

/* A label as it stands in the text, or what a range counts: a number or a letter. */
typedef struct {
    Py_ssize_t begin, end;
    Py_UCS4 letter;
    long number;
} Label;

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

/* The words of grammar.py: levels and the first syllables of their names, in small letters; what joins; what may follow. */
static Lexicon level_words, level_heads, number_words, joints, followers;
static PyObject *letters, *this_word;
static Py_UCS4 shortened[8];
static long limits[LEVELS];

static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\n' || c == '\t' || c == '*'; }
/* As the expressions have it: `[^\W\d_]`, and `[a-zđ]`. */
static inline int is_word_letter(Py_UCS4 c) {
    return c < 128 ? (c | 32) - 'a' < 26u : Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}
static inline int is_small(Py_UCS4 c) { return (c >= 'a' && c <= 'z') || c == 0x111; }
static inline int is_great(Py_UCS4 c) { return (c >= 'A' && c <= 'Z') || c == 0x110; }
static inline int is_roman(Py_UCS4 c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

/* What a label may be stuck to: `khoản 2Điều 5`. */
static inline int is_stuck(Py_UCS4 c) { return c == 'K' || c == 'k' || c == 0x110 || c == 0x111; }

static inline Py_ssize_t beyond_blanks(const Text *text, Py_ssize_t at_) {
    while (is_blank(at(text, at_))) at_++;
    return at_;
}

static inline Py_ssize_t beyond_letters(const Text *text, Py_ssize_t at_) {
    while (is_word_letter(at(text, at_))) at_++;
    return at_;
}

static int lines_between(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    int lines = 0;
    for (; begin < end; begin++) lines += at(text, begin) == '\n';
    return lines;
}

/* What a word means in small letters; NULL where it is not known. */
static PyObject *small_get(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 small[48];
    if (end - begin > 48 || end - begin > lexicon->longest) return NULL;
    for (Py_ssize_t k = begin; k < end; k++) {
        const Py_UCS4 c = at(text, k);
        /* The one letter whose small form is two. */
        small[k - begin] = c == 0x130 ? c : Py_UNICODE_TOLOWER(c);
    }
    const Text word = {PyUnicode_4BYTE_KIND, small, end - begin};
    return lexicon_get(lexicon, &word, 0, word.size);
}

static int is_shortened(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    if (end - begin > 2 || (end - begin == 2 && !is_small(at(text, begin + 1)))) return 0;
    for (int k = 0; shortened[k]; k++)
        if (at(text, begin) == shortened[k]) return 1;
    return 0;
}

/* The level whose name stands here, and the end of the name; NONE - 1 for a name that is left to the grammar, -2. */
enum { NO_LEVEL = -1, OTHER_LEVEL = -2 };
static int level_at(const Text *text, Py_ssize_t begin, Py_ssize_t *end) {
    Py_ssize_t stop = beyond_letters(text, begin);
    if (stop == begin) return NO_LEVEL;
    if (is_shortened(text, begin, stop)) return OTHER_LEVEL;
    PyObject *level = lexicon_get(&level_words, text, begin, stop);
    if (!level) {
        /* The grammar asks for no end of the word: `khoảnthu` begins with a level. */
        Py_ssize_t known = begin + 3;
        while (known <= stop && known <= begin + level_heads.longest && !small_get(&level_heads, text, begin, known)) known++;
        if (known > stop || known > begin + level_heads.longest) return NO_LEVEL;
        if (at(text, stop) != ' ') return OTHER_LEVEL;
        const Py_ssize_t next = beyond_letters(text, stop + 1);
        if (!(level = lexicon_get(&level_words, text, begin, next))) return OTHER_LEVEL;
        stop = next;
    }
    if (PyLong_AsLong(level) == TABLE) {
        /* `biểu mẫu` */
        const Py_ssize_t next = beyond_blanks(text, stop);
        if (lexicon_get(&level_words, text, next, beyond_letters(text, next))) return OTHER_LEVEL;
    }
    *end = stop;
    return (int)PyLong_AsLong(level);
}

/* The end of a label of a form, `01/ĐK`, `03-1A`; 0 where the grammar must look. */
static Py_ssize_t form_end(const Text *text, Py_ssize_t begin) {
    Py_ssize_t stop = begin;
    while (is_digit(at(text, stop))) stop++;
    if (stop > begin + 3) return 0;
    if (at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
        for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
        if (stop > begin + 2) return 0;
    }
    for (begin = stop; is_small(at(text, stop)) || is_great(at(text, stop)); stop++) ;
    if (stop > begin + 2) return 0;
    for (int groups = 0; groups < 4; groups++) {
        const Py_UCS4 sign = at(text, stop);
        if (sign != '-' && sign != '.' && (sign != '/' || groups)) break;
        for (begin = stop + 1; is_digit(at(text, begin)) || is_great(at(text, begin)); begin++) ;
        if (begin == stop + 1) break;
        if (begin > stop + 7) return 0;
        stop = begin;
    }
    return stop;
}

/* The end of a number of the codified law, `33.2.PL.58`: topics, kind, numbers; 0 where the grammar must look. */
static Py_ssize_t codified_end(const Text *text, Py_ssize_t begin) {
    Py_ssize_t stop = begin;
    while (is_digit(at(text, stop))) stop++;
    if (stop > begin + 3 || at(text, stop) != '.') return 0;
    for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
    if (stop == begin || stop > begin + 3 || at(text, stop) != '.') return 0;
    for (begin = ++stop; is_great(at(text, stop)); stop++) ;
    if (stop == begin || stop > begin + 4) return 0;
    int groups = 0;
    while (at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
        for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
        if (stop > begin + 5) return 0;
        groups++;
    }
    return groups > 0 && groups < 4 ? stop : 0;
}

/* The sort of a plain label, and its end; NONE where none stands, UNSURE where the grammar must look. */
static int label_at(const Text *text, int level, Py_ssize_t begin, Py_ssize_t *end) {
    const Py_UCS4 first = at(text, begin);
    Py_ssize_t stop = begin;
    int sort = NUMBER;
    if (is_digit(first)) {
        while (is_digit(at(text, stop))) stop++;
        if (stop > begin + 4) return UNSURE;
        if (level == FORM || level == TABLE) stop = form_end(text, begin);
        else if (level == ARTICLE && at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
            sort = CODIFIED;
            stop = codified_end(text, begin);
        } else if (level != APPENDIX && at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
            /* `mục 3.2.1` */
            for (int groups = 0; at(text, stop) == '.' && is_digit(at(text, stop + 1)); groups++) {
                const Py_ssize_t number = stop + 1;
                for (stop = number; is_digit(at(text, stop)); stop++) ;
                if (stop > number + 2 || groups == 4) return UNSURE;
            }
        } else if (is_small(at(text, stop))) stop++;
        if (!stop) return UNSURE;
    } else {
        if (!is_word_letter(first)) return first == '(' || first == '"' || first == 0x201c || first == '|' || first == '.' || first == 0x2026 || Py_UNICODE_ISALNUM(first) ? UNSURE : NONE;
        Py_ssize_t figures = begin;
        const Py_ssize_t word = beyond_letters(text, begin);
        while (is_roman(at(text, figures))) figures++;
        if (word - figures > 1) {
            if (is_stuck(at(text, figures)) || is_stuck(at(text, figures + 1))) return UNSURE;
            for (Py_ssize_t k = begin; k < word; k++)
                if (at(text, k) != 'i' && at(text, k) != 'v' && at(text, k) != 'x') return NONE;
            return word > begin + 4 ? NONE : UNSURE;
        }
        if (figures > begin) {
            sort = ROMAN;
            stop = figures;
            if (stop > begin + 7) return UNSURE;
        } else {
            sort = LETTER;
            if (!is_small(first)) return is_great(first) || is_digit(at(text, begin + 1)) ? UNSURE : NONE;
            for (stop++; is_digit(at(text, stop)); stop++) ;
            if (stop > begin + 3 || at(text, stop) == '(' || (at(text, stop) == ' ' && at(text, stop + 1) == '(')) return UNSURE;
        }
    }
    const Py_UCS4 behind = at(text, stop);
    if (is_alnum(behind) || behind == '_') return UNSURE;
    if ((behind == '.' || behind == '/' || behind == '-') && is_alnum(at(text, stop + 1))) return UNSURE;
    *end = stop;
    return sort;
}

/* Where the label of a level stands, beyond blanks and `số`. */
static Py_ssize_t beyond_number_word(const Text *text, Py_ssize_t place) {
    place = beyond_blanks(text, place);
    const Py_ssize_t stop = beyond_letters(text, place);
    if (stop > place && is_blank(at(text, stop)) && lexicon_get(&number_words, text, place, stop)) return beyond_blanks(text, stop);
    return place;
}

/* Whether a number in words or a place may stand here: `thứ hai`, `mở đầu`, `cuối`. */
static int may_be_worded(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = at(text, place);
    return c == 't' || c == 'T' || c == 's' || c == 'S' || c == 'm' || c == 'c' || c == 0x111
        || is_shortened(text, place, beyond_letters(text, place));
}

typedef struct {
    Py_ssize_t at, behind;
    int level, sort, is_tight, is_until, is_parted, is_bracket;
    Py_ssize_t label_end;
} Joint;

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
        while (is_blank(at(text, place)) || at(text, place) == ',') place++;
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
    } else if (sign == '-' || sign == '/') return UNSURE;
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
    if (sort == LETTER && sign != '(' && stop == place + 1 && is_small(first)) {
        /* A letter is a label first, `đ` too. */
        if (!is_list) return UNSURE;
        return label_at(text, POINT, place, &joint->label_end) == (joint->sort = LETTER) ? LABEL : UNSURE;
    }
    if (stop > place) {
        joint->level = level_at(text, place, &joint->behind);
        if (joint->level == OTHER_LEVEL) return UNSURE;
        if (joint->level != NO_LEVEL) {
            const Py_ssize_t label = beyond_number_word(text, joint->behind);
            if (label - joint->behind > WIDEST_GAP) return UNSURE;
            joint->sort = label_at(text, joint->level, label, &joint->label_end);
            if (joint->sort == NONE) {
                /* `khoản 1 Điều này`, `Điều 5 phần lớn`: a level without a label, unless its number is in words. */
                if (may_be_worded(text, label) || lines_between(text, joint->behind, label) > 1) return UNSURE;
                if (joint->level != APPENDIX) return END;
                /* An annex needs no number, unless `này` behind it makes a pointer of its own of it. */
                if (!is_small(at(text, label)) || joint->is_bracket || is_line || label != beyond_blanks(text, joint->behind)) return UNSURE;
                if (!stands_at(text, label, this_word)) return ANNEX;
                return !joint->is_tight || chain->is_long || label + PyUnicode_GET_LENGTH(this_word) > chain->start + WINDOW ? UNSURE : END;
            }
            /* An article or a larger level on a line of its own may be the outline. */
            if (joint->sort == UNSURE || joint->is_bracket || (is_line && joint->level <= ARTICLE)) return UNSURE;
            joint->at = label;
            return UNIT;
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
        if (stop - figures > 1) return is_stuck(at(text, figures)) || is_stuck(at(text, figures + 1)) ? UNSURE : END;
        joint->sort = ROMAN;
    } else if (stop - place == 1 && (is_small(first) || is_great(first))) joint->sort = LETTER;
    /* `thứ hai` */
    else return is_stuck(at(text, place + 1)) || (stop - place == 3 && (first == 't' || first == 'T')) ? UNSURE : END;
    if (joint->sort != sort) return chain->last_level == APPENDIX || sort == CODIFIED || (sort != NUMBER && joint->sort != NUMBER) ? UNSURE : END;
    return label_at(text, chain->last_level, place, &joint->label_end) == sort ? LABEL : UNSURE;
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
    if (last->end - last->begin == 1 && first->end - first->begin == 1 && is_small(at(text, last->begin))) {
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

static int fits(int level, int sort) {
    if (level == ARTICLE) return sort == NUMBER || sort == CODIFIED;
    if (level == CLAUSE) return sort == NUMBER;
    if (level == POINT) return sort == NUMBER || sort == LETTER;
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
    if (is_great(c) || c == 0x201c || c == '(') return 1;
    const Py_ssize_t stop = beyond_letters(text, place);
    return stop > place && !is_alnum(at(text, stop)) && lexicon_get(&followers, text, place, stop) ? 1 : UNSURE;
}

/* Read the units of the chain that begins here; 1 where they are all read, 0 where none begins, UNSURE otherwise. */
static int read_units(const Text *text, Py_ssize_t start, Chain *chain) {
    Joint joint = {0};
    int what = UNIT, bare = 0, read = 0;
    chain->size = chain->label_count = chain->is_broken = 0;
    chain->start = start;
    chain->levels = 0;
    joint.level = level_at(text, start, &joint.behind);
    if (joint.level == NO_LEVEL) return 0;
    if (joint.level == OTHER_LEVEL) return UNSURE;
    joint.at = beyond_number_word(text, joint.behind);
    if (joint.at - joint.behind > WIDEST_GAP) return UNSURE;
    joint.sort = label_at(text, joint.level, joint.at, &joint.label_end);
    if (joint.sort == NONE) return may_be_worded(text, joint.at) ? UNSURE : 0;
    chain->is_capital = Py_UNICODE_ISUPPER(at(text, start));
    while (what != END) {
        const Label label = {joint.at, joint.label_end, 0, 0};
        if (joint.sort <= NONE || ++read > MOST_READ) return UNSURE;
        Unit *unit = chain->size ? &chain->units[chain->size - 1] : NULL;
        if (what == UNIT) {
            if (!fits(joint.level, joint.sort)) return UNSURE;
            if (joint.level == APPENDIX && label.end - label.begin > 3 && joint.sort == NUMBER) return UNSURE;
            if (unit && joint.level == unit->level && joint.is_tight) return UNSURE;
            if (lines_between(text, joint.behind, joint.at)) {
                if (lines_between(text, joint.behind, joint.at) > 1) return UNSURE;
                chain->is_broken = 1;
            }
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
            if (joint.is_until ? !add_range(text, chain, &label) : !add_label(chain, label)) return UNSURE;
        }
        chain->end = label.end;
        const int sort = joint.sort;
        chain->is_long = read > SEEN;
        if ((what = joint_at(text, chain, label.end, sort, &joint)) == UNSURE) return UNSURE;
        if (what == END && joint.is_bracket) bare = 0;
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
