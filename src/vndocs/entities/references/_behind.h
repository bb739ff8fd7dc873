/* Whether anything can stand behind a reference that belongs to it, by the first word there. */
#ifndef VNDOCS_BEHIND_H
#define VNDOCS_BEHIND_H

#include "_phrases.h"

/* So far before a reference the end of a verb stands. */
#define VERB_BEFORE 24
/* So long is a whole day. */
#define DAY_LENGTH 10

/* The first words of all that may belong to a reference; words before a day, and before one that a scan changed. */
static Lexicon belonging, before_days, verb_ends, type_ends;
/* The first words of what stands between a document and its day of issue, and of an amendment. */
static Lexicon issue, amendment;
/* Signs where a number was lost. */
static PyObject *lost;
enum { BEFORE_DAY = 1, MAY_BE_DAY };

/* What the word at a place means, in most cases told by its first letter: 0 for none. */
static long word_at(const Lexicon *lexicon, const Text *text, Py_ssize_t place, Letters letters) {
    Py_ssize_t behind;
    if (!(lexicon->firsts & bit_of(taken(at(text, place), letters)))) return 0;
    return word(lexicon, text, place, text->size, letters, &behind);
}

/* Whether surely nothing that belongs to it stands behind a reference: no body, no day, no title, no bracket. */
static int is_quiet_at(const Text *text, Py_ssize_t place) {
    place = behind_blanks(text, place, text->size);
    Py_UCS4 c = at(text, place);
    if (c == ',' || c == ':' || c == '-') c = at(text, place = behind_blanks(text, place + 1, text->size));
    if (is_letter(c)) return !word_at(&belonging, text, place, PLAIN);
    switch (c) {
        case '(': case '[': case '"': case 0x201C: case 0x2018: case 0xAB: case ',': return 0;
    }
    return c < 128 || !is_alnum(c);
}

/* Where a day stands that follows a number at once, twice its place; one more where a year or bracket may; or ASK. */
static Py_ssize_t day_at(const Text *text, Py_ssize_t place) {
    Py_UCS4 c = at(text, place);
    if (c == '[' || c == '(') return ASK;
    const Py_ssize_t begin = place;
    place = behind_blanks(text, place, text->size);
    c = at(text, place);
    int more = place > begin && (c == '(' || is_digit(c));
    if (c == ',') c = at(text, place = behind_blanks(text, place + 1, text->size));
    if (is_letter(c))
        switch (word_at(&before_days, text, place, PRINTED)) {
            case BEFORE_DAY: return ASK;
            case MAY_BE_DAY: more = 1;
        }
    return 2 * place + more;
}

/* Whether the last word before a place ends a verb that issues, or what stands behind one. */
static int is_behind_verb(const Text *text, Py_ssize_t end) {
    const Py_ssize_t low = Py_MAX(0, end - VERB_BEFORE);
    while (end > low && Py_UNICODE_ISSPACE(at(text, end - 1))) end--;
    Py_ssize_t begin = end;
    while (begin > low && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    return begin < end && lexicon_get(&verb_ends, text, begin, end) != NULL;
}

/* Whether words between a document and the day of its issue may stand at a place, or that day. */
static int may_be_issued_at(const Text *text, Py_ssize_t place) {
    place = behind_blanks(text, place, text->size);
    if (at(text, place) == ',') place = behind_blanks(text, place + 1, text->size);
    return word_at(&issue, text, place, PRINTED) != 0;
}

/* Whether the words of an amendment may stand behind a place. */
static int may_be_amended(const Text *text, Py_ssize_t place) {
    place = behind_blanks(text, place, text->size);
    if (at(text, place) == ',' || at(text, place) == '(') place = behind_blanks(text, place + 1, text->size);
    return word_at(&amendment, text, place, PRINTED) != 0;
}

/* Whether the name of a type, a number without its figures, or a lost one may stand before a day. */
static int may_be_named(const Text *text, Py_ssize_t place) {
    /* A line may end with a blank before the day. */
    if (place > 2 && at(text, place - 1) == '\n' && at(text, place - 2) == ' ') place--;
    const Py_UCS4 c = at(text, place - 2);
    if (place < 2 || !is_gap(at(text, place - 1))) return 0;
    if (c == ',' || Py_UNICODE_ISUPPER(c) || Py_UNICODE_ISDIGIT(c) || one_stands(text, place - 2, lost)) return 1;
    return lexicon_get(&type_ends, text, Py_MAX(0, place - 3), place - 1) != NULL;
}

#endif
