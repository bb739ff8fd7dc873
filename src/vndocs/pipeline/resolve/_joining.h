/* What joins a document to the one before it: `, số`, `và các`, as the expression of relations.py has it. */
#ifndef VNDOCS_JOINING_H
#define VNDOCS_JOINING_H

#include "../../text/_reading.h"

static PyObject *signs, *seconds, *plural, *number;

static inline int is_rule(Py_UCS4 c) { return c == '*' || c == '_' || is_white(c); }

/* Where words end that stand before a place; 0 where they do not. */
static inline Py_ssize_t over(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    const Py_ssize_t stop = place + PyUnicode_GET_LENGTH(words);
    return stop <= end && stands_at(text, place, words) ? stop : 0;
}
static inline Py_ssize_t over_white(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (place < end && is_white(at(text, place))) place++;
    return place;
}

/* Whether nothing but `các số` stands between two places. */
static int ends_joined(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (place < end && is_rule(at(text, place))) place++;
    Py_ssize_t stop = over(text, place, end, plural);
    if (stop && stop < end && is_white(at(text, stop))) place = over_white(text, stop, end);
    if ((stop = over(text, place, end, number))) place = over_white(text, stop, end);
    return place == end;
}

/* The sign that joins two documents which stand apart by a stretch, borrowed; NULL for none. */
static PyObject *joined(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (place < end && (is_rule(at(text, place)) || at(text, place) == 0x201d || at(text, place) == '"' || at(text, place) == ')')) place++;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(signs); k++) {
        Py_ssize_t stop = over(text, place, end, PyTuple_GET_ITEM(signs, k));
        if (!stop) continue;
        while (stop < end && (is_rule(at(text, stop)) || at(text, stop) == '(')) stop++;
        if (ends_joined(text, stop, end)) return PyTuple_GET_ITEM(signs, k);
        for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(seconds); n++) {
            const Py_ssize_t second = over(text, stop, end, PyTuple_GET_ITEM(seconds, n));
            if (second && ends_joined(text, second, end)) return PyTuple_GET_ITEM(signs, k);
        }
    }
    return NULL;
}

#endif
