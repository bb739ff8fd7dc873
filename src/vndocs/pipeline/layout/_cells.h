/* The cells of a stretch without the rules around their words: what cells.py does in Python. A test holds the two
 * together.
 */
#ifndef VNDOCS_CELLS_H
#define VNDOCS_CELLS_H

#include "../../text/_reading.h"

#define AT(i) PyUnicode_READ(kind, data, i)

/* The signs of RULE. */
static inline int is_rule(Py_UCS4 c) {
    if (c < 128)
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '*' || c == '_' || c == '|' || c == '#' || c == '>' || c == '~'
            || c == '=' || c == '-' || c == '+';
    return c == 0xa0 || c == 0xb7 || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x25cf;
}

/* A cell: where it begins and ends, its row, and whether it opens its line. */
typedef struct { Py_ssize_t start, end, row; int is_first; } Place;
enum { FEW_CELLS = 32 };
/* As many as are found, the first of them without asking for memory. */
typedef struct { Place few[FEW_CELLS], *all; Py_ssize_t count, room; } Places;

static void places_clear(Places *places) {
    if (places->all != places->few) PyMem_Free(places->all);
}

static int add(Places *found, Place place) {
    if (found->count == found->room) {
        const int is_few = found->all == found->few;
        Place *more = PyMem_Realloc(is_few ? NULL : found->all, 2 * (size_t)found->room * sizeof(Place));
        if (!more) {
            PyErr_NoMemory();
            return -1;
        }
        if (is_few) memcpy(more, found->few, sizeof found->few);
        found->all = more;
        found->room *= 2;
    }
    found->all[found->count++] = place;
    return 0;
}

/* Letters before a blank that is left for a figure to be written in, `ngày    tháng`, and those that part after all. */
static inline int is_open(Py_UCS4 c) {
    switch (c) {
        case 'y': case 'Y': case 'g': case 'G': case ':': case 'o': case 'O': case 'm': case 'M': case 'n': case 'N':
        case 0x1ed1: case 0x1ed0: case 0x103: case 0x102: case 0x111: case 0x110: return 1;
        default: return 0;
    }
}
static inline int is_half_open(Py_UCS4 c) {
    return c == 'h' || c == 'H' || (is_open(c) && c != 'o' && c != 'O' && c != 'n' && c != 'N' && c != 0x1ed1 && c != 0x1ed0
        && c != 0x111 && c != 0x110);
}
static inline int goes_on(Py_UCS4 c) {
    return c == 't' || c == 'T' || c == 'n' || c == 'N' || c == '/' || c == '-' || Py_UNICODE_ISDECIMAL(c);
}

/* The end of the gap between cells that begins at `at`, 0 where none does: a bar or tab among blanks, three blanks. */
static inline Py_ssize_t gap(const int kind, const void *data, const Py_ssize_t at, const Py_ssize_t feed) {
    Py_ssize_t stop = at;
    int is_marked = 0;
    for (; stop < feed; stop++) {
        const Py_UCS4 c = AT(stop);
        if (c == '|' || c == '\t') is_marked = 1;
        else if (c != ' ') break;
    }
    if (is_marked || stop - at > 3) return stop;
    if (stop - at < 3) return 0;
    /* What stands before counts, though it may be before the stretch. */
    const Py_UCS4 before = at ? AT(at - 1) : 0;
    if (!is_open(before)) return stop;
    return is_half_open(before) && !(stop < feed && goes_on(AT(stop))) ? stop : 0;
}

/* One cell without the rules around it, if anything is left. */
static inline int put(const int kind, const void *data, Places *found, Py_ssize_t start, Py_ssize_t stop, Py_ssize_t row, int *is_first) {
    while (start < stop && is_rule(AT(start))) start++;
    while (stop > start && is_rule(AT(stop - 1))) stop--;
    if (start >= stop) return 0;
    const int failed = add(found, (Place){start, stop, row, *is_first});
    *is_first = 0;
    return failed;
}

/* Whether a line may be parted: a bar, a tab or three blanks stand in it. Without a branch, so that a compiler looks at
 * several letters at once. */
#define PARTED(name, type) \
    static int name(const type *line, const Py_ssize_t size) { \
        type is_found = 0; \
        for (Py_ssize_t k = 0; k < size; k++) is_found |= (type)((line[k] == '|') | (line[k] == '\t')); \
        for (Py_ssize_t k = 2; k < size; k++) \
            is_found |= (type)((line[k - 2] == ' ') & (line[k - 1] == ' ') & (line[k] == ' ')); \
        return is_found != 0; \
    }
PARTED(is_parted1, Py_UCS1)
PARTED(is_parted2, Py_UCS2)
PARTED(is_parted4, Py_UCS4)

static inline __attribute__((always_inline)) int pass(
    const int kind, PyObject *text, Py_ssize_t *from, const Py_ssize_t end, Py_ssize_t *row, Py_ssize_t most, Places *found
) {
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t at = *from;
    while (at < end && most > 0) {
        Py_ssize_t feed = PyUnicode_FindChar(text, '\n', at, end, 1);
        if (feed == -2) return -1;
        if (feed < 0) feed = end;
        Py_ssize_t bare = at;
        if (feed > at && AT(at) <= ' ')
            while (bare < feed && Py_UNICODE_ISSPACE(AT(bare))) bare++;
        if (bare < feed) {
            (*row)++;
            most--;
            int is_first = 1;
            Py_ssize_t start = at;
            const int is_parted = kind == PyUnicode_1BYTE_KIND ? is_parted1((const Py_UCS1 *)data + at, feed - at)
                : kind == PyUnicode_2BYTE_KIND ? is_parted2((const Py_UCS2 *)data + at, feed - at)
                : is_parted4((const Py_UCS4 *)data + at, feed - at);
            for (Py_ssize_t k = at; is_parted && k < feed;) {
                const Py_UCS4 c = AT(k);
                if (c != ' ' && c != '|' && c != '\t') {
                    k++;
                    continue;
                }
                const Py_ssize_t stop = gap(kind, data, k, feed);
                if (stop) {
                    if (put(kind, data, found, start, k, *row, &is_first)) return -1;
                    start = k = stop;
                }
                while (k < feed && (AT(k) == ' ' || AT(k) == '|' || AT(k) == '\t')) k++;
            }
            if (put(kind, data, found, start, feed, *row, &is_first)) return -1;
        }
        at = feed + 1;
    }
    *from = at;
    return 0;
}

/* Find the cells of so many lines from a place on, which moves behind them as the row does; -1 and an exception where it
 * fails. */
static int cells_of(PyObject *text, Py_ssize_t *at, Py_ssize_t end, Py_ssize_t *row, Py_ssize_t most, Places *found) {
    found->all = found->few;
    found->count = 0;
    found->room = FEW_CELLS;
    switch (PyUnicode_KIND(text)) {
        case PyUnicode_1BYTE_KIND: return pass(PyUnicode_1BYTE_KIND, text, at, end, row, most, found);
        case PyUnicode_2BYTE_KIND: return pass(PyUnicode_2BYTE_KIND, text, at, end, row, most, found);
        default: return pass(PyUnicode_4BYTE_KIND, text, at, end, row, most, found);
    }
}

#undef AT
#endif
