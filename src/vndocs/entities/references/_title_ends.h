/* Where a title ends inside its sentence, as `_soft_end` of title_end.py has it; ASK where Python has to read on. */
#ifndef VNDOCS_TITLE_ENDS_H
#define VNDOCS_TITLE_ENDS_H

#include "_phrases.h"

/* What words mean that may begin an end: what is behind them decides, or only the grammar can. */
enum { READ_ON = 1, AND, AND_FURTHER, DAY, PROVISION, PASSIVE, BY };
/* A phrase that ends a title whatever stands behind; others are left to the grammar. */
#define FIRM 1
/* So far may the words `và các` stand from `khác`, and the name of a type from its number. */
#define SHARED 90
#define NAMED 90

static Lexicon first_words, firm_ends, ends_behind_comma, asking, document_words, head_words, amending_words;
/* Tuples: syllables that open a bracket behind a title, what makes papers further ones, what keeps a title going. */
static PyObject *brackets, *further, *related, *number_words;

/* Whether a further document with its number may stand at a place. */
static int may_be_document(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t behind;
    if (!word(&document_words, text, place, end, SMALL, &behind)) return 0;
    int letters = 0;
    for (Py_ssize_t k = behind; k < end && letters < NAMED; k++) {
        const Py_UCS4 c = at(text, k);
        if (is_blank(c)) continue;
        letters++;
        if (is_blank(at(text, k - 1)) && (Py_UNICODE_ISDECIMAL(c) || one_stands(text, k, number_words))) return 1;
    }
    return 0;
}

/* Whether the name of a body may begin at a place: a word that heads one under any marks, or one in capitals. */
static int may_be_body(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t behind;
    if (word(&head_words, text, place, end, PLAIN, &behind)) return 1;
    for (Py_ssize_t k = place; k < behind; k++)
        if (Py_UNICODE_ISLOWER(at(text, k))) return 0;
    return 1;
}

static int one_near(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    for (end = Py_MIN(end, place + SHARED); place < end; place++)
        if (one_stands(text, place, words)) return 1;
    return 0;
}

/* Whether a title ends before a phrase that reaches to `behind`. */
static int is_firm(const Text *text, Py_ssize_t behind, Py_ssize_t end, int has_comma) {
    if (one_stands(text, behind_blanks(text, behind, end), related)) return ASK;
    /* The words stand free, or a comma before them: else the cheap look over the title does not see them. */
    return has_comma || behind >= end || Py_UNICODE_ISSPACE(at(text, behind)) ? 1 : ASK;
}

/* Whether a title ends at a comma or at blanks. */
static int ends_at(const Text *text, Py_ssize_t gap, Py_ssize_t end) {
    const int comma = at(text, gap) == ',';
    const Py_ssize_t place = behind_blanks(text, gap + comma, end);
    Py_ssize_t behind, next;
    if (place >= end || place == gap + comma) return 0;
    const Py_UCS4 c = at(text, place);
    if (c == '(') return !comma && one_stands(text, place + 1, brackets) ? ASK : 0;
    if (!is_alnum(c)) return 0;
    const long is_first = word(&first_words, text, place, end, SMALL, &next);
    if (comma && (may_be_document(text, place, end) || (Py_UNICODE_ISUPPER(c) && may_be_body(text, place, end)))) return ASK;
    if (!is_first) return 0;
    long meaning = phrase(&firm_ends, text, place, end, PRINTED, &behind);
    if (meaning) return meaning == FIRM ? is_firm(text, behind, end, comma) : ASK;
    if (comma && phrase(&ends_behind_comma, text, place, end, PRINTED, &behind)) return is_firm(text, behind, end, 1);
    meaning = phrase(&asking, text, place, end, SMALL, &behind);
    const Py_ssize_t on = behind_blanks(text, meaning ? behind : place, end);
    switch (meaning) {
        case READ_ON: return ASK;
        case AND_FURTHER:
            if (one_near(text, on, end, further)) return ASK;
            /* fall through */
        case AND: return may_be_document(text, behind_blanks(text, next, end), end) || may_be_document(text, on, end) ? ASK : 0;
        case DAY: return !comma && Py_UNICODE_ISDECIMAL(at(text, on)) && find(text, '/', on, on + 3) >= 0 ? ASK : 0;
        case PROVISION: return comma && is_alnum(at(text, on)) ? ASK : 0;
        case PASSIVE: return word(&amending_words, text, on, end, PLAIN, &next) ? ASK : 0;
        case BY: return on > behind && is_letter(at(text, on)) ? ASK : 0;
        default: return 0;
    }
}

/* Where the title ends that begins at `start`; its sentence ends at `end`. */
static Py_ssize_t soft_end(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    int answer;
    if (find(text, '*', start, end) >= 0) return ASK;
    for (Py_ssize_t k = start; k < end; k++) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, k);
        if (c != ',' && c != ' ' && c != '\n' && c != '\t') continue;
        if ((answer = ends_at(text, k, end))) return answer < 0 ? ASK : k;
        if (c != ',') k = behind_blanks(text, k, end) - 1;
    }
    return end;
}

/* Where an end may stand from a place on, -1 for none. */
static Py_ssize_t next_gap(const Text *text, Py_ssize_t place) {
    for (Py_ssize_t k = place; k < text->size; k++) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, k);
        if (c != ',' && !is_blank(c)) continue;
        if (ends_at(text, k, text->size)) return k;
        if (c != ',') k = behind_blanks(text, k, text->size) - 1;
    }
    return -1;
}

#endif
