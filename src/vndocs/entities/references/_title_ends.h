/* Where a title ends inside its sentence, as `_soft_end` of title_end.py has it; ASK where Python has to read on. */
#ifndef VNDOCS_TITLE_ENDS_H
#define VNDOCS_TITLE_ENDS_H

#include "_title_clause.h"

/* What words mean that may begin an end: what is behind them decides, or only the grammar can. */
enum { READ_ON = 1, AND, AND_FURTHER, AND_UNSEEN, DAY, PROVISION, PASSIVE, BY, SAYS };
/* A phrase that ends a title whatever stands behind, and one that does not in a title that amends; others are left to the grammar. */
enum { FIRM = 1, KEPT_WITH };
/* So far may the words `và các` stand from `khác`. */
#define SHARED 70

/* First words, with the letters that the second words of phrases begin with: of those that end, do behind a comma, are asked. */
static Lexicon first_words, firm_ends, ends_behind_comma, asking, documents, further_names, head_words, amending_words;
enum { IN_FIRM, IN_COMMA, IN_ASKING, SETS };
/* Tuples: phrases that open a bracket behind a title, what makes papers further ones, papers that guide, and what parts rules
 * from the paper that issues them. */
static PyObject *brackets, *further, *guided, *kept;

/* Whether a further document with its number stands at a place: 1 where it does, and where its number begins; 0, ASK. */
static int may_be_document(const Text *text, Py_ssize_t place, Py_ssize_t end, Py_ssize_t *number) {
    Py_ssize_t behind, on;
    const long meaning = phrase(&documents, text, place, end, SMALL, &behind);
    if (!meaning) return 0;
    if (meaning == FIRM) {
        for (int names = 0; names < 2; names++)
            if ((on = behind_blanks(text, behind, end)) == behind || !phrase(&further_names, text, on, end, SMALL, &behind)) break;
        behind += behind < end && at(text, behind) == ':';
        *number = on = behind_blanks(text, behind, end);
        return on > behind && is_number_at(text, on, end);
    }
    int letters = 0;
    for (Py_ssize_t k = behind; k < end && letters < NAMED; k++) {
        if (is_gap(at(text, k))) continue;
        letters++;
        if (is_gap(at(text, k - 1)) && is_number_at(text, k, end)) return ASK;
    }
    return 0;
}

/* Where a phrase ends that begins at a place, any blanks between its syllables; 0 where it does not stand there. */
static Py_ssize_t behind_phrase(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(words); k++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(words, k);
        if (place >= end || (c == ' ' ? !is_gap(at(text, place)) : at(text, place) != c)) return 0;
        place = c == ' ' ? behind_blanks(text, place, end) : place + 1;
    }
    return place;
}

/* Whether a title ends before a further document, whose number begins at a place; one that amends documents may list them. */
static int ends_before(
    const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t document, Py_ssize_t number, Py_ssize_t end, Py_ssize_t *passed
) {
    const Py_ssize_t behind = number + (Py_UNICODE_ISDECIMAL(at(text, number)) ? 1 : PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(number_words, 0)));
    if (!is_amending(text, start, end)) return 1;
    const int is_listed = lists_next(text, start, gap, document, behind);
    if (is_listed < 0) return ASK;
    if (!is_listed && !guides_next(text, start, gap, document, behind)) return 1;
    *passed = behind;
    return 0;
}

static Py_ssize_t behind_bracket(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t farthest = 0;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(brackets); k++) {
        const Py_ssize_t behind = behind_phrase(text, place, end, PyTuple_GET_ITEM(brackets, k));
        farthest = Py_MAX(farthest, behind);
    }
    return farthest;
}

/* Whether the name of a body may begin at a place: a word that heads one under any marks, or one in capitals. */
static int may_be_body(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t behind;
    if (word(&head_words, text, place, end, PLAIN, &behind)) return 1;
    for (Py_ssize_t k = place; k < behind; k++)
        if (Py_UNICODE_ISLOWER(at(text, k))) return 0;
    return 1;
}

/* Whether a title ends before a phrase between two places. */
static int is_firm(const Text *text, Py_ssize_t place, Py_ssize_t behind, Py_ssize_t end, int has_comma, Py_ssize_t *passed) {
    if (is_related(text, behind, end)) {
        *passed = behind;
        return 0;
    }
    /* Its first two words stand free, or a comma before them: else the cheap look over the title does not see them. */
    for (int words = 0; !has_comma && words < 2; words++) {
        while (place < behind && !is_gap(at(text, place))) place++;
        if (place == behind) return behind >= end || Py_UNICODE_ISSPACE(at(text, behind)) ? 1 : ASK;
        place = behind_blanks(text, place, behind);
    }
    return 1;
}

/* The first three letters of all first words, to pass over most others at once. */
static uint8_t beginnings[1 << 12];

static inline uint32_t beginning(Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    const Py_UCS4 two = is_letter(second) ? taken(second, SMALL) : 0, three = two && is_letter(third) ? taken(third, SMALL) : 0;
    return ((taken(first, SMALL) * 31 + two) * 31 + three) & (sizeof beginnings - 1);
}

/* Take the first letters out of the first words; -1 and an exception where not all sets are told of one. */
static int learn_beginnings(void) {
    memset(beginnings, 0, sizeof beginnings);
    for (uint32_t k = 0; k <= first_words.mask; k++) {
        PyObject *sets = first_words.entries[k].value;
        if (!sets) continue;
        int is_right = PyTuple_Check(sets) && PyTuple_GET_SIZE(sets) == SETS;
        for (int set = 0; is_right && set < SETS; set++) is_right = PyLong_Check(PyTuple_GET_ITEM(sets, set));
        if (!is_right) return PyErr_SetString(PyExc_TypeError, "expected sets of letters"), -1;
        const Text letters = text_of(first_words.entries[k].word);
        beginnings[beginning(at(&letters, 0), at(&letters, 1), at(&letters, 2))] = 1;
    }
    return 0;
}

/* Whether a phrase of a set may begin with a word that these are the sets of, by what its second word begins with. */
static inline int may_begin(PyObject *sets, int set, uint64_t second) {
    return sets && (PyLong_AsUnsignedLongLongMask(PyTuple_GET_ITEM(sets, set)) & second);
}

/* Whether further papers end a title, behind words that reach to `behind`: `và các văn bản khác`, `và các văn bản hướng dẫn`. */
static int ends_further(
    const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t second, Py_ssize_t behind, Py_ssize_t end
) {
    const Text title = until(text, end);
    Py_ssize_t found = 0;
    for (Py_ssize_t k = behind + 1; is_gap(at(&title, behind)) && k <= behind + 1 + SHARED && k < end; k++) {
        const Py_UCS4 c = at(text, k);
        for (int each = 0; k > behind + 2 && is_gap(c) && each < PyTuple_GET_SIZE(further); each++) {
            const Py_ssize_t reached = behind_phrase(text, k + 1, end, PyTuple_GET_ITEM(further, each));
            if (reached) found = reached;
        }
        if (c == ',' || c == ';' || c == '.') break;
    }
    if (found) return is_related(text, found, end) ? ASK : 1;
    for (int each = 0; at(text, gap) != ',' && each < PyTuple_GET_SIZE(guided); each++)
        if (behind_phrase(text, second, end, PyTuple_GET_ITEM(guided, each))) return may_end_with_law(text, start, gap) ? ASK : 1;
    return 0;
}

/* Whether a title ends at the small words that may begin an end, between two places, those in capitals as they stand. */
static int ends_at_words(
    const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t place, Py_ssize_t next, Py_ssize_t end, Py_ssize_t *passed
) {
    const int comma = at(text, gap) == ',';
    Py_ssize_t behind, number;
    const long meaning = phrase(&asking, text, place, end, PRINTED, &behind);
    if (!meaning) return 0;
    const Py_ssize_t on = behind_blanks(text, behind, end);
    int answer;
    switch (meaning) {
        case AND:
        case AND_FURTHER:
        case AND_UNSEEN: {
            const Py_ssize_t second = behind_blanks(text, next, end);
            const int document = may_be_document(text, second, end, &number);
            if (document == 1 && phrase(&asking, text, place, next, PRINTED, &behind) == AND)
                return ends_before(text, start, gap, second, number, end, passed);
            if (document || (on > second && may_be_document(text, on, end, &number))) return ASK;
            if (meaning == AND) return 0;
            answer = ends_further(text, start, gap, second, behind, end);
            return answer && meaning == AND_UNSEEN && !comma ? ASK : answer;
        }
        case DAY: return comma ? 0 : is_day_of(text, start, gap, behind, end, passed);
        case PROVISION: {
            const Py_UCS4 c = behind + 1 < end && at(text, behind) == ' ' ? at(text, behind + 1) : 0;
            if (!comma || !(is_digit(c) || is_plain_small(c))) return 0;
            *passed = behind + 2;
            return !is_amending(text, start, end) && !is_related(text, behind + 2, end);
        }
        case PASSIVE: return word(&amending_words, text, on, end, PLAIN, &next) ? ASK : 0;
        case BY:
            if (on == behind || !is_alnum(at(text, on)) || is_digit(at(text, on))) return 0;
            *passed = on;
            return is_letter(at(text, on)) ? is_issuer(text, on, end) : ASK;
        case SAYS:
            *passed = behind;
            if (is_related(text, behind, end)) return 0;
            answer = is_verb(text, start, gap, behind, end);
            return answer == 1 && behind < end && !Py_UNICODE_ISSPACE(at(text, behind)) ? ASK : answer;
        default: return ASK;
    }
}

/* Whether a title ends at a comma or at blanks; where it does not, `passed` tells how far the words there reach. */
static int ends_at(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t end, Py_ssize_t *passed) {
    const int comma = at(text, gap) == ',';
    const Py_ssize_t place = behind_blanks(text, gap + comma, end);
    Py_ssize_t behind, next, number;
    if (place >= end || place == gap + comma) return 0;
    const Py_UCS4 c = at(text, place);
    if (c == '(') {
        behind = comma ? 0 : behind_bracket(text, place + 1, end);
        return behind ? is_firm(text, place, behind, end, 1, passed) : 0;
    }
    if (!is_alnum(c) || (!comma && !beginnings[beginning(c, at(text, place + 1), at(text, place + 2))])) return 0;
    PyObject *sets = word_value(&first_words, text, place, end, SMALL, &next);
    const uint64_t second = is_gap(at(text, next)) ? bit_of(taken(at(text, behind_blanks(text, next, end)), SMALL)) : ~(uint64_t)0;
    const int document = comma ? may_be_document(text, place, end, &number) : 0;
    if (document < 0) return ASK;
    if (may_begin(sets, IN_FIRM, second)) {
        const long meaning = phrase(&firm_ends, text, place, end, PRINTED, &behind);
        if (meaning == KEPT_WITH && one_stands(text, place, kept)) {
            *passed = behind;
            return !(is_amending(text, start, end) && is_kept(text, start, gap));
        }
        if (meaning) return is_firm(text, place, behind, end, comma, passed);
    }
    if (comma && may_begin(sets, IN_COMMA, second) && phrase(&ends_behind_comma, text, place, end, PRINTED, &behind))
        return is_firm(text, place, behind, end, 1, passed);
    if (document) return ends_before(text, start, gap, place, number, end, passed);
    if (comma && Py_UNICODE_ISUPPER(c)) {
        const int is_body = may_be_body(text, place, end);
        if (is_vietnamese_capital(c)) {
            *passed = place;
            return is_body ? is_subject(text, place, end) : 0;
        }
        if (is_body) return ASK;
    }
    return may_begin(sets, IN_ASKING, second) ? ends_at_words(text, start, gap, place, next, end, passed) : 0;
}

/* The next comma or blank from a place on. */
static Py_ssize_t next_break(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    if (text->kind == PyUnicode_2BYTE_KIND) {
        /* Nearly every text is of this width. */
        const Py_UCS2 *letters = text->data;
        while (place < end && letters[place] != ',' && !is_gap(letters[place])) place++;
        return place;
    }
    for (; place < end; place++) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, place);
        if (c == ',' || is_gap(c)) break;
    }
    return place;
}

/* Where a title may end from a place on, -1 for nowhere; `answer` says whether it does. */
static Py_ssize_t next_gap(const Text *text, Py_ssize_t start, Py_ssize_t place, Py_ssize_t end, int *answer) {
    while ((place = next_break(text, place, end)) < end) {
        Py_ssize_t passed = 0;
        if ((*answer = ends_at(text, start, place, end, &passed))) return place;
        place = passed ? passed : at(text, place) == ',' ? place + 1 : behind_blanks(text, place, end);
    }
    return -1;
}

/* Where the title ends that begins at `start`; its sentence ends at `end`. */
static Py_ssize_t soft_end(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    int answer;
    if (find(text, '*', start, end) >= 0) return ASK;
    const Py_ssize_t gap = next_gap(text, start, start, end, &answer);
    return gap < 0 ? end : answer < 0 ? ASK : gap;
}

#endif
