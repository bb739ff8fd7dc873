/* The names of the parts of a body at the head of a line, with what stands behind them: `Điều 5. Hiệu lực`, `Chương II`.
 * What NAME, LABEL and REST of lines.py give; a number that is written out, or has a word before it, is left to them.
 */
#ifndef VNDOCS_NAMES_H
#define VNDOCS_NAMES_H

#include "../../text/_teaching.h"

enum { MOST_LABEL_BLANKS = 6, MOST_NAME_BLANKS = 3, MOST_DIGITS = 4, MOST_NUMERAL = 7, MOST_BEHIND = 4, MOST_REST = 200 };
enum { NO_NAME, A_NAME, NOT_MINE };

/* A line that opens with a name: which it is, the line feed before it (-1 for none), where it begins, its label (-1 for
 * none), whether a sign stands behind it, what follows; and what is made of it where it is a heading.
 */
typedef struct {
    Py_ssize_t name, feed, start, label, label_end, is_marked, rest, end;
    Py_ssize_t line_end, title, title_end, number;
    /* The letters behind its number, `12a1`. */
    uint64_t suffix;
    /* Its label where that is not as it stands in the text. */
    PyObject *spelled;
    int is_heading, is_kept;
} Name;

/* The names as they are spelled. */
static PyObject *names_told;

#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

static inline int is_decimal(Py_UCS4 c) { return c < 128 ? is_digit(c) : Py_UNICODE_ISDECIMAL(c); }
/* What a figure counts that `is_decimal` takes. */
static inline int figure_of(Py_UCS4 c) { return c < 128 ? (int)(c - '0') : Py_UNICODE_TODECIMAL(c); }
static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '*' || c == '_'; }

/* The end of a name, a blank of which may be as many as three; 0 where it does not stand there. */
static Py_ssize_t name_end(const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end, PyObject *words) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(words); k++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(words, k);
        if (c != ' ') {
            if (AT(at) != c || at >= end) return 0;
            at++;
            continue;
        }
        Py_ssize_t blanks = 0;
        while (blanks < MOST_NAME_BLANKS && at < end && Py_UNICODE_ISSPACE(AT(at))) at++, blanks++;
        if (!blanks) return 0;
    }
    return at;
}

static inline int is_numeral(Py_UCS4 c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

/* The end of a number behind a name, `\d{1,4}[a-zđ]?\d?|[IVXLC]{1,7}[a-zđ]?|[A-ZĐ]` with no word behind; 0 for none. */
static inline Py_ssize_t label_end(const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end) {
    Py_ssize_t to = at;
    if (is_decimal(AT(at))) {
        while (to < at + MOST_DIGITS && is_decimal(AT(to))) to++;
        if (is_plain_small(AT(to))) to++;
        if (is_decimal(AT(to))) to++;
    } else if (is_numeral(AT(at))) {
        while (to < at + MOST_NUMERAL && is_numeral(AT(to))) to++;
        if (is_plain_small(AT(to))) to++;
    } else if (is_plain_capital(AT(at))) {
        to++;
    }
    return to > at && !(to < end && Py_UNICODE_ISALNUM(AT(to))) ? to : 0;
}

static inline int read_name(const int kind, const void *data, const Py_ssize_t at, const Py_ssize_t end, Name *found) {
    Py_ssize_t to = 0, number = 0;
    const Py_ssize_t count = PyTuple_GET_SIZE(names_told);
    const Py_UCS4 second = AT(at + 1);
    for (; number < count && !to; number += !to) {
        PyObject *words = PyTuple_GET_ITEM(names_told, number);
        if (PyUnicode_READ_CHAR(words, 1) == second) to = name_end(kind, data, at, end, words);
    }
    if (!to) return NO_NAME;
    Py_ssize_t label = to;
    while (label < to + MOST_LABEL_BLANKS && label < end && (Py_UNICODE_ISSPACE(AT(label)) || AT(label) == '*' || AT(label) == '_')) label++;
    const Py_UCS4 first = AT(label), next = AT(label + 1);
    /* `số` before a number, and one that is written out. */
    if (label > to && (first == 's' ? next == 0x1ed1 : (first == 't' || first == 'T') && (next == 'h' || next == 'H'))) return NOT_MINE;
    const Py_ssize_t stop = label > to ? label_end(kind, data, label, end) : 0;
    Py_ssize_t rest = stop ? stop : to;
    const Py_ssize_t most = rest + MOST_BEHIND;
    while (rest < most && is_blank(AT(rest))) rest++;
    const Py_UCS4 mark = AT(rest);
    const int is_marked = mark == '.' || mark == ':' || mark == ')' || mark == '-' || mark == 0x2013 || mark == '/';
    rest += is_marked;
    Py_ssize_t behind = rest;
    const Py_ssize_t furthest = Py_MIN(end, rest + MOST_REST);
    while (behind < furthest && PyUnicode_READ(kind, data, behind) != '\n' && PyUnicode_READ(kind, data, behind) != '|') behind++;
    found->name = number;
    found->start = at;
    found->label = stop ? label : -1;
    found->label_end = stop ? stop : -1;
    found->is_marked = is_marked;
    found->rest = rest;
    found->end = behind;
    return A_NAME;
}

#undef AT
#endif
