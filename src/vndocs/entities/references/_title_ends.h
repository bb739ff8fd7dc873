/* Where a title ends inside its sentence, as `_soft_end` of title_end.py has it; ASK where Python has to read on. */
#ifndef VNDOCS_TITLE_ENDS_H
#define VNDOCS_TITLE_ENDS_H

#include "_phrases.h"

/* What words mean that may begin an end: what is behind them decides, or only the grammar can. */
enum { READ_ON = 1, AND, AND_FURTHER, DAY, PROVISION, PASSIVE, BY, SAYS };
/* A phrase that ends a title whatever stands behind; others are left to the grammar. */
#define FIRM 1
/* So far may the words `và các` stand from `khác`, the name of a type from its number, a body from its verb. */
#define SHARED 90
#define NAMED 40
#define ISSUED 240
/* So far is looked back for the word before `quy định`, and for a law. */
#define WORD_BEFORE 24
#define LAW_BEFORE 120

static Lexicon first_words, firm_ends, ends_behind_comma, asking, documents, further_names, head_words, amending_words, issued, noun_behind, noun_before;
/* Tuples: phrases that open a bracket behind a title, what makes papers further ones, what keeps a title going, laws. */
static PyObject *brackets, *further, *related, *number_words, *laws, *amending;

static int is_number_at(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text title = {text->kind, text->data, end};
    return Py_UNICODE_ISDECIMAL(at(&title, place)) || one_stands(&title, place, number_words);
}

/* Whether a further document with its number stands at a place: 1 where it does, 0 where it does not, ASK. */
static int may_be_document(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t behind, on;
    const long meaning = phrase(&documents, text, place, end, SMALL, &behind);
    if (!meaning) return 0;
    if (meaning == FIRM) {
        for (int names = 0; names < 2; names++)
            if ((on = behind_blanks(text, behind, end)) == behind || !phrase(&further_names, text, on, end, SMALL, &behind)) break;
        behind += behind < end && at(text, behind) == ':';
        on = behind_blanks(text, behind, end);
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

/* Whether words in small letters stand at a place, in any case. */
static int stands_small(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(words);
    for (Py_ssize_t k = 0; k < size; k++)
        if (place + k >= end || taken(at(text, place + k), SMALL) != PyUnicode_READ_CHAR(words, k)) return 0;
    return 1;
}

/* Whether a title ends before a document: one that amends documents may go on with the next. */
static int ends_before(const Text *text, Py_ssize_t start, int document) {
    for (Py_ssize_t k = 0; document == 1 && k < PyTuple_GET_SIZE(amending); k++)
        if (stands_small(text, start, text->size, PyTuple_GET_ITEM(amending, k))) return ASK;
    return document;
}

static Py_ssize_t behind_bracket(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t farthest = 0;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(brackets); k++) {
        const Py_ssize_t behind = behind_phrase(text, place, end, PyTuple_GET_ITEM(brackets, k));
        farthest = Py_MAX(farthest, behind);
    }
    return farthest;
}

/* Whether a verb that issues may stand behind a body that begins at a place. */
static int may_be_issued(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t behind;
    for (end = Py_MIN(end, place + ISSUED); place < end; place++)
        if (is_gap(at(text, place)) && word(&issued, text, place + 1, end, PRINTED, &behind)) return 1;
    return 0;
}

/* Whether the token between two places is no word, or a word of a lexicon. */
static int is_no_word_or(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t behind;
    for (Py_ssize_t k = begin; k < end; k++)
        if (!Py_UNICODE_ISALPHA(at(text, k))) return 1;
    return begin >= end || word(lexicon, text, begin, end, SMALL, &behind);
}

/* Whether `quy định` between `gap` and `behind` is surely no verb, and stands behind no law. */
static int is_noun(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t behind, Py_ssize_t end) {
    for (Py_ssize_t k = Py_MAX(start, gap - LAW_BEFORE); k < gap; k++)
        if (stands_small(text, k, gap, PyTuple_GET_ITEM(laws, 0))) return 0;
    if (at(text, gap) == ',') return 1;
    Py_ssize_t begin = gap, next = behind;
    while (begin > Py_MAX(start, gap - WORD_BEFORE) && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    if (is_no_word_or(&noun_behind, text, begin, gap)) return 1;
    end = Py_MIN(end, behind + WORD_BEFORE);
    while (next < end && Py_UNICODE_ISSPACE(at(text, next))) next++;
    for (begin = next; next < end && !Py_UNICODE_ISSPACE(at(text, next)); next++) ;
    return is_no_word_or(&noun_before, text, begin, next);
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

/* The first two letters of all first words, to pass over most others at once. */
static uint8_t beginnings[1 << 12];

static inline uint32_t beginning(Py_UCS4 first, Py_UCS4 second) {
    return (taken(first, SMALL) * 31 + (is_letter(second) ? taken(second, SMALL) : 0)) & (sizeof beginnings - 1);
}

static void learn_beginnings(void) {
    memset(beginnings, 0, sizeof beginnings);
    for (uint32_t k = 0; k <= first_words.mask; k++)
        if (first_words.entries[k].word) {
            const Text letters = text_of(first_words.entries[k].word);
            beginnings[beginning(at(&letters, 0), at(&letters, 1))] = 1;
        }
}

/* Whether a title ends at a comma or at blanks; where it does not, `passed` tells how far the words there reach. */
static int ends_at(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t end, Py_ssize_t *passed) {
    const int comma = at(text, gap) == ',';
    const Py_ssize_t place = behind_blanks(text, gap + comma, end);
    Py_ssize_t behind, next;
    if (place >= end || place == gap + comma) return 0;
    const Py_UCS4 c = at(text, place);
    if (c == '(') {
        behind = comma ? 0 : behind_bracket(text, place + 1, end);
        return behind ? is_firm(text, behind, end, 1) : 0;
    }
    if (!is_alnum(c) || (!comma && !beginnings[beginning(c, at(text, place + 1))])) return 0;
    const long is_first = word(&first_words, text, place, end, SMALL, &next);
    const int document = comma ? may_be_document(text, place, end) : 0;
    if (document < 0 || (comma && !document && Py_UNICODE_ISUPPER(c) && may_be_body(text, place, end))) return ASK;
    if (document && !is_first) return ends_before(text, start, document);
    if (!is_first) return 0;
    long meaning = phrase(&firm_ends, text, place, end, PRINTED, &behind);
    if (meaning) return meaning == FIRM ? is_firm(text, behind, end, comma) : ASK;
    if (comma && phrase(&ends_behind_comma, text, place, end, PRINTED, &behind)) return is_firm(text, behind, end, 1);
    if (document) return ends_before(text, start, document);
    meaning = phrase(&asking, text, place, end, SMALL, &behind);
    const Py_ssize_t on = behind_blanks(text, meaning ? behind : place, end);
    switch (meaning) {
        case READ_ON: return ASK;
        case AND:
        case AND_FURTHER: {
            const Py_ssize_t second = behind_blanks(text, next, end);
            const int first_document = may_be_document(text, second, end);
            if (first_document == 1 && phrase(&asking, text, place, next, PRINTED, &behind) == AND) return ends_before(text, start, 1);
            if (first_document || may_be_document(text, on, end)) return ASK;
            return meaning == AND_FURTHER && one_near(text, on, end, further) ? ASK : 0;
        }
        case DAY: return !comma && Py_UNICODE_ISDECIMAL(at(text, on)) && find(text, '/', on, on + 3) >= 0 ? ASK : 0;
        case PROVISION: return comma && is_alnum(at(text, on)) ? ASK : 0;
        case PASSIVE: return word(&amending_words, text, on, end, PLAIN, &next) ? ASK : 0;
        case BY:
        case SAYS:
            if (phrase(&asking, text, place, end, PRINTED, &next) != meaning) return ASK;
            if (meaning == BY && (on == behind || !is_alnum(at(text, on)) || is_digit(at(text, on)))) return 0;
            if (meaning == BY ? !is_letter(at(text, on)) || may_be_issued(text, on, end) : !is_noun(text, start, gap, behind, end)) return ASK;
            *passed = meaning == BY ? on : behind;
            return 0;
        default: return 0;
    }
}

/* Where a title may end from a place on, -1 for nowhere; `answer` says whether it does. */
static Py_ssize_t next_gap(const Text *text, Py_ssize_t start, Py_ssize_t place, Py_ssize_t end, int *answer) {
    while (place < end) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, place);
        if (c == ',' || is_gap(c)) {
            Py_ssize_t passed = 0;
            if ((*answer = ends_at(text, start, place, end, &passed))) return place;
            place = passed ? passed : c == ',' ? place + 1 : behind_blanks(text, place, end);
        } else place++;
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
