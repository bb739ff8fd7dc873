/* Where rows of sets of characters stand in a text: the plan that _seek.c makes of them, and the search for the next. */
#ifndef VNDOCS_ROWS_H
#define VNDOCS_ROWS_H

#include "_reading.h"

/* Code points from here on are in no set but that of the characters of words. */
#define LIMIT 0x2200
enum { MOST_SETS = 16, WINDOW = 4, ALL_ROWS = 0xffff, AT_ONCE = 1024 };

/* Sets that stand one behind the other; those that `words` has a bit for hold every character of a word. */
typedef struct {
    int size;
    unsigned words;
    PyObject *sets;
} Row;

/* `may` says of a character in which rows it may stand first, second, third and fourth, sixteen bits each: row k has bit
 * k modulo 16. `words` and `others` say it of code points from LIMIT on. The first may stand behind a sign, with at most
 * so many others between. `is_thin` says that every row has WINDOW sets, or one less, of which each second one tells most
 * places at which it does not stand; `first` is the character with which all begin, `other` one that may stand for it, both 0 where
 * there are more.
 */
typedef struct {
    Py_ssize_t rows, most;
    int is_thin;
    Py_UCS4 after, first, other;
    PyObject *held;
    uint64_t words, others, may[LIMIT];
    unsigned char over[LIMIT];
    Row row[];
} Plan;


static int is_low(PyObject *chars) {
    if (PyUnicode_MAX_CHAR_VALUE(chars) < LIMIT) return 1;
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(chars); k++)
        if (PyUnicode_READ_CHAR(chars, k) >= LIMIT) {
            PyErr_SetString(PyExc_ValueError, "expected letters and signs below U+2200");
            return 0;
        }
    return 1;
}

/* Whether set k of a row, or the second behind it, holds few characters, and not the other all words or blanks. */
static int tells(const Row *row, const int k) {
    const unsigned both = (row->words | (row->size < WINDOW ? 1u << (WINDOW - 1) : 0)) >> k & 5;
    return !both || (both != 5 && !has_letter(PyTuple_GET_ITEM(row->sets, both == 1 ? k + 2 : k), ' '));
}

/* Whether a letter is so rare in any text that it is found sooner than each second letter is looked at. */
static inline int is_rare(Py_UCS4 c) { return c && c < 128 && strchr("bdfjkpqrsvwxzBDFJKPQRSVWXZ", (int)c); }

static int fill(Plan *plan, Py_ssize_t number, PyObject *sets) {
    Row *row = &plan->row[number];
    if (!PyTuple_Check(sets) || !PyTuple_GET_SIZE(sets) || PyTuple_GET_SIZE(sets) > MOST_SETS) {
        PyErr_SetString(PyExc_ValueError, "expected rows of one to sixteen sets of characters");
        return -1;
    }
    row->sets = sets;
    row->size = (int)PyTuple_GET_SIZE(sets);
    for (int k = 0; k < row->size; k++) {
        PyObject *chars = PyTuple_GET_ITEM(sets, k);
        if (!PyUnicode_Check(chars)) {
            PyErr_SetString(PyExc_TypeError, "expected sets of characters");
            return -1;
        }
        if (!is_low(chars)) return -1;
        if (!PyUnicode_GET_LENGTH(chars)) row->words |= 1u << k;
    }
    for (int k = 0; k < WINDOW; k++) {
        const uint64_t bit = (uint64_t)1 << (number % 16 + 16 * k);
        PyObject *chars = k < row->size ? PyTuple_GET_ITEM(sets, k) : NULL;
        if (chars && PyUnicode_GET_LENGTH(chars)) {
            for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(chars); i++) plan->may[PyUnicode_READ_CHAR(chars, i)] |= bit;
            continue;
        }
        /* Behind a short row anything may stand. */
        for (Py_UCS4 c = 0; c < LIMIT; c++)
            if (!chars || is_word_sign(c)) plan->may[c] |= bit;
        plan->words |= bit;
        if (!chars) plan->others |= bit;
    }
    plan->is_thin &= row->size >= WINDOW - 1 && tells(row, 0) && tells(row, 1);
    PyObject *chars = PyTuple_GET_ITEM(sets, 0);
    const Py_ssize_t count = PyUnicode_GET_LENGTH(chars);
    Py_UCS4 first = count == 1 || count == 2 ? PyUnicode_READ_CHAR(chars, 0) : 0, other = count == 2 ? PyUnicode_READ_CHAR(chars, 1) : 0;
    if ((other && !(is_rare(first) && is_rare(other))) || (number && (plan->first != first || plan->other != other))) first = other = 0;
    plan->first = first;
    plan->other = other;
    return 0;
}

#define AT(i) PyUnicode_READ(kind, data, i)

/* Whether a character is in set k of a row. */
static inline int is_in(const Row *row, const int k, const Py_UCS4 c) {
    if (row->words >> k & 1) return is_word_sign(c);
    PyObject *chars = PyTuple_GET_ITEM(row->sets, k);
    const int kind = PyUnicode_KIND(chars);
    const void *data = PyUnicode_DATA(chars);
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(chars); i++)
        if (AT(i) == c) return 1;
    return 0;
}

/* Whether the characters of any of some rows stand at a place, so many of which `may` has told; it tells of each row where
 * no two have one bit.
 */
static int stands(const Plan *plan, const unsigned rows, const int told, const int kind, const void *data, const Py_ssize_t at, const Py_ssize_t end) {
    const int known = plan->rows > 16 ? 0 : told;
    for (unsigned first = 0; rows >> first; first++) {
        if (!(rows >> first & 1)) continue;
        for (Py_ssize_t number = first; number < plan->rows; number += 16) {
            const Row *row = &plan->row[number];
            int k = known;
            if (row->size > end - at) continue;
            while (k < row->size && is_in(row, k, AT(at + k))) k++;
            if (k >= row->size) return 1;
        }
    }
    return 0;
}

static inline uint64_t allowed(const Plan *plan, Py_UCS4 c) {
    return c < LIMIT ? plan->may[c] : is_word_sign(c) ? plan->words : plan->others;
}

/* The next place at or behind `at` where a row stands, -1 for none. */
static inline __attribute__((always_inline)) Py_ssize_t next(
    const Plan *plan, const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end
) {
    if (at + WINDOW <= end) {
        uint64_t first = allowed(plan, AT(at)), second = allowed(plan, AT(at + 1)), third = allowed(plan, AT(at + 2));
        for (; at + WINDOW <= end; at++) {
            const uint64_t fourth = allowed(plan, AT(at + 3));
            const unsigned rows = first & second >> 16 & third >> 32 & fourth >> 48 & ALL_ROWS;
            if (rows && stands(plan, rows, WINDOW, kind, data, at, end)) return at;
            first = second;
            second = third;
            third = fourth;
        }
    }
    for (; at < end; at++)
        if (stands(plan, ALL_ROWS, 0, kind, data, at, end)) return at;
    return -1;
}

/* The same of thin rows, by every second character and the one two behind it: second and fourth of a row, or first and third. */
static inline __attribute__((always_inline)) Py_ssize_t next_thin(
    const Plan *plan, const int kind, const void *data, const Py_ssize_t low, const Py_ssize_t end
) {
    Py_ssize_t at = low;
    uint64_t here = at < end ? allowed(plan, AT(at)) : 0;
    for (; at + 2 < end; at += 2) {
        const uint64_t behind = allowed(plan, AT(at + 2)), both = here & behind >> 32;
        here = behind;
        if (!(both & 0xffffffff)) continue;
        const uint64_t between = allowed(plan, AT(at + 1));
        unsigned rows = at > low ? both >> 16 & between >> 32 & allowed(plan, AT(at - 1)) & ALL_ROWS : 0;
        if (rows && stands(plan, rows, WINDOW, kind, data, at - 1, end)) return at - 1;
        rows = both & between >> 16 & ALL_ROWS;
        if (rows && stands(plan, rows, WINDOW - 1, kind, data, at, end)) return at;
    }
    return next(plan, kind, data, at - (at > low), end);
}

/* The same where all rows begin with one character, or with one of two; -2 and an exception where it fails.
 *
 * Two are looked for a little at a time: one of them may be far away, and not be looked for again from each place on.
 */
static Py_ssize_t next_first(const Plan *plan, PyObject *text, Py_ssize_t at, const Py_ssize_t end) {
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    while (at < end) {
        const Py_ssize_t until = plan->other && end - at > AT_ONCE ? at + AT_ONCE : end;
        for (Py_ssize_t one = at - 1, other = plan->other ? at - 1 : until; at < until; at++) {
            if (one < at && (one = PyUnicode_FindChar(text, plan->first, at, until, 1)) < 0) {
                if (one == -2) return one;
                one = until;
            }
            if (other < at && (other = next_sign(kind, data, plan->other, at, until)) < 0) other = until;
            at = Py_MIN(one, other);
            if (at == until) break;
            const unsigned rows = at + 1 < end ? allowed(plan, AT(at + 1)) >> 16 & ALL_ROWS : ALL_ROWS;
            if (rows && stands(plan, rows, at + 1 < end ? 2 : 0, kind, data, at, end)) return at;
        }
    }
    return -1;
}

#define NEXT(kind) (plan->is_thin ? next_thin(plan, kind, data, at, end) : next(plan, kind, data, at, end))

/* The same behind a sign, with some other signs between. */
static Py_ssize_t next_behind(const Plan *plan, PyObject *text, Py_ssize_t at, const Py_ssize_t end) {
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (; at < end && (at = next_sign(kind, data, plan->after, at, end)) >= 0; at++) {
        Py_ssize_t begin = at + 1;
        const Py_ssize_t most = plan->most < end - begin ? begin + plan->most : end;
        while (begin < most && AT(begin) < LIMIT && plan->over[AT(begin)]) begin++;
        uint64_t rows = begin < end ? ALL_ROWS : 0;
        for (int k = 0; k < WINDOW && begin + k < end && rows; k++) rows &= allowed(plan, AT(begin + k)) >> 16 * k;
        if (rows && stands(plan, (unsigned)rows, begin + WINDOW <= end ? WINDOW : 0, kind, data, begin, end)) return at;
    }
    return at < end ? at : -1;
}

static Py_ssize_t next_of(const Plan *plan, PyObject *text, Py_ssize_t at, Py_ssize_t end) {
    const void *data = PyUnicode_DATA(text);
    if (plan->after) return next_behind(plan, text, at, end);
    if (plan->first) return next_first(plan, text, at, end);
    switch (PyUnicode_KIND(text)) {
        case PyUnicode_1BYTE_KIND: return NEXT(PyUnicode_1BYTE_KIND);
        case PyUnicode_2BYTE_KIND: return NEXT(PyUnicode_2BYTE_KIND);
        default: return NEXT(PyUnicode_4BYTE_KIND);
    }
}

#undef AT
#undef NEXT
#endif
