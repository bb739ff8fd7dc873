/* Whether anything can stand behind a reference that belongs to it, by the first word there. */
#ifndef VNDOCS_BEHIND_H
#define VNDOCS_BEHIND_H

#include "_phrases.h"

/* The first words of all that may belong to a reference; words before a day, and before one that a scan changed. */
static Lexicon belonging, before_days;
enum { BEFORE_DAY = 1, MAY_BE_DAY };

/* Whether surely nothing that belongs to it stands behind a reference: no body, no day, no title, no bracket. */
static int is_quiet_at(const Text *text, Py_ssize_t place) {
    Py_ssize_t behind;
    place = behind_blanks(text, place, text->size);
    Py_UCS4 c = at(text, place);
    if (c == ',' || c == ':' || c == '-') c = at(text, place = behind_blanks(text, place + 1, text->size));
    if (is_letter(c)) return !word(&belonging, text, place, text->size, PLAIN, &behind);
    switch (c) {
        case '(': case '[': case '"': case 0x201C: case 0x2018: case 0xAB: case ',': return 0;
    }
    return c < 128 || !is_alnum(c);
}

/* Where a day stands that follows a number at once, twice its place; one more where a year or bracket may; or ASK. */
static Py_ssize_t day_at(const Text *text, Py_ssize_t place) {
    Py_ssize_t behind;
    Py_UCS4 c = at(text, place);
    if (c == '[' || c == '(') return ASK;
    const Py_ssize_t begin = place;
    place = behind_blanks(text, place, text->size);
    c = at(text, place);
    int more = place > begin && (c == '(' || is_digit(c));
    if (c == ',') c = at(text, place = behind_blanks(text, place + 1, text->size));
    if (is_letter(c))
        switch (word(&before_days, text, place, text->size, PRINTED, &behind)) {
            case BEFORE_DAY: return ASK;
            case MAY_BE_DAY: more = 1;
        }
    return 2 * place + more;
}

#endif
