/* Signs of markers, found by the code points of a text: those that were read before, and those that differ from one
 * that was read in their last number alone, as `Điều 7.` from `Điều 12.` or `2.7.` from `2.12.`. What is remembered
 * here is forgotten with what signs.py remembers.
 */
#ifndef VNDOCS_SIGNS_H
#define VNDOCS_SIGNS_H

#include "../../text/_reading.h"

/* Where a sign holds its parts. */
enum { SIGN_MARKER, SIGN_KIND, SIGN_STYLE, SIGN_RANK, SIGN_ORDER, SIGN_LABEL, SIGN_KEY, SIGN_PREFIX, SIGN_OTHER, SIGN_SIZE };
enum { REMEMBERED = 4096, LONGEST_NUMBER = 3 };

typedef struct {
    uint32_t hash;
    /* Where the last number of the marker stands in it, for one that stands for all numbers. */
    Py_ssize_t number, digits;
    PyObject *sign;
    int64_t key, order;
    long rank;
} Seen;

static Seen seen[REMEMBERED], patterns[REMEMBERED / 16];
static PyObject *known, *read_sign;
static Py_ssize_t known_size;
static long one;

static void forget(Seen *entries, size_t count) {
    for (size_t k = 0; k < count; k++) Py_CLEAR(entries[k].sign);
}

/* Forget what was remembered if signs.py did. */
static void forget_as_known(void) {
    const Py_ssize_t size = PyDict_GET_SIZE(known);
    if (size < known_size) {
        forget(seen, REMEMBERED);
        forget(patterns, REMEMBERED / 16);
    }
    known_size = size;
}

static inline PyObject *part(PyObject *sign, int field) { return PyTuple_GET_ITEM(sign, field); }

/* Put a sign in a place; -1 and an exception where it is none. */
static int remember(Seen *entry, uint32_t hash, PyObject *sign) {
    if (!PyTuple_Check(sign) || PyTuple_GET_SIZE(sign) < SIGN_SIZE || !PyUnicode_Check(part(sign, SIGN_MARKER)) || !PyUnicode_Check(part(sign, SIGN_PREFIX))) {
        PyErr_SetString(PyExc_TypeError, "expected a sign");
        return -1;
    }
    Py_INCREF(sign);
    Py_XSETREF(entry->sign, sign);
    entry->hash = hash;
    entry->number = entry->digits = 0;
    entry->key = PyLong_AsLongLong(part(sign, SIGN_KEY));
    entry->order = PyLong_AsLongLong(part(sign, SIGN_ORDER));
    entry->rank = PyLong_AsLong(part(sign, SIGN_RANK));
    if (!PyErr_Occurred()) return 0;
    Py_CLEAR(entry->sign);
    return -1;
}

/* The sign of a marker that has another number than one that was read; NULL without an exception where none was. */
static PyObject *numbered_as(const Seen *pattern, PyObject *string, const Text *text, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t number, Py_ssize_t digits) {
    PyObject *like = pattern->sign, *marker = part(like, SIGN_MARKER), *parts[SIGN_SIZE];
    const Py_ssize_t head = number - begin, tail = end - number - digits;
    if (pattern->number != head || PyUnicode_GET_LENGTH(marker) - head - pattern->digits != tail) return NULL;
    for (Py_ssize_t k = 0; k < head; k++)
        if (PyUnicode_READ_CHAR(marker, k) != at(text, begin + k)) return NULL;
    for (Py_ssize_t k = 0; k < tail; k++)
        if (PyUnicode_READ_CHAR(marker, head + pattern->digits + k) != at(text, number + digits + k)) return NULL;
    int64_t value = 0;
    for (Py_ssize_t k = 0; k < digits; k++) value = value * 10 + at(text, number + k) - '0';
    for (int k = 0; k < SIGN_SIZE; k++) Py_INCREF(parts[k] = part(like, k));
    Py_SETREF(parts[SIGN_MARKER], PyUnicode_Substring(string, begin, end));
    /* A label ends with the number; in front of it stands the prefix, which is the same. */
    PyObject *label = part(like, SIGN_LABEL);
    Py_SETREF(parts[SIGN_LABEL], PyUnicode_Substring(string, number - PyUnicode_GET_LENGTH(label) + pattern->digits, number + digits));
    Py_SETREF(parts[SIGN_ORDER], PyLong_FromLongLong(value * one));
    Py_SETREF(parts[SIGN_KEY], PyLong_FromLongLong(pattern->key - pattern->order + value * one));
    PyTypeObject *type = Py_TYPE(like);
    PyObject *sign = type->tp_alloc(type, SIGN_SIZE);
    int failed = !sign;
    for (int k = 0; k < SIGN_SIZE; k++) {
        failed |= !parts[k];
        if (sign) PyTuple_SET_ITEM(sign, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    if (failed) Py_CLEAR(sign);
    return sign;
}

/* 1 where what a sign says ends with the last number of its marker: no letter behind it, no second reading. */
static int is_pattern(PyObject *sign, const Text *text, Py_ssize_t begin, Py_ssize_t number, Py_ssize_t digits) {
    PyObject *label = part(sign, SIGN_LABEL);
    const Py_ssize_t prefix = PyUnicode_GET_LENGTH(part(sign, SIGN_PREFIX)), front = prefix + (prefix > 0);
    if (part(sign, SIGN_OTHER) != Py_None || PyUnicode_GET_LENGTH(label) != front + digits || number - front < begin) return 0;
    int64_t value = 0;
    for (Py_ssize_t k = 0; k < digits; k++) value = value * 10 + at(text, number + k) - '0';
    return stands_at(text, number - front, label) && PyLong_AsLongLong(part(sign, SIGN_ORDER)) == value * one;
}

/* What the marker between two places says, in `found`, whose sign is the caller's; 0 where it says nothing, -1 and an
 * exception where something failed. */
static int sign_of(PyObject *string, const Text *text, Py_ssize_t begin, Py_ssize_t end, Seen *found) {
    uint32_t hash = HASH_BEGIN, class = HASH_BEGIN;
    for (Py_ssize_t k = begin; k < end; k++) hash = hashed(hash, PyUnicode_READ(text->kind, text->data, k));
    Seen *entry = &seen[hash & (REMEMBERED - 1)];
    if (!(entry->sign && entry->hash == hash && PyUnicode_GET_LENGTH(part(entry->sign, SIGN_MARKER)) == end - begin && stands_at(text, begin, part(entry->sign, SIGN_MARKER)))) {
        PyObject *sign = NULL;
        Py_ssize_t after = end, number;
        while (after > begin && !is_digit(at(text, after - 1))) after--;
        for (number = after; number > begin && is_digit(at(text, number - 1));) number--;
        for (Py_ssize_t k = begin; k < end; k++)
            if (k < number || k >= after) class = hashed(class, at(text, k));
        Seen *pattern = &patterns[class & (REMEMBERED / 16 - 1)];
        const Py_ssize_t digits = after - number;
        const int is_plain = digits && digits <= LONGEST_NUMBER && at(text, number) != '0';
        if (is_plain && pattern->sign && pattern->hash == class) sign = numbered_as(pattern, string, text, begin, end, number, digits);
        if (!sign && !PyErr_Occurred()) {
            PyObject *marker = PyUnicode_Substring(string, begin, end);
            sign = marker ? PyObject_CallOneArg(read_sign, marker) : NULL;
            Py_XDECREF(marker);
            if (sign == Py_None) {
                Py_DECREF(sign);
                return 0;
            }
            if (sign && remember(entry, hash, sign)) Py_CLEAR(sign);
            if (sign && is_plain && is_pattern(sign, text, begin, number, digits)) {
                if (remember(pattern, class, sign)) Py_CLEAR(sign);
                pattern->number = number - begin;
                pattern->digits = digits;
            }
        } else if (sign && remember(entry, hash, sign)) Py_CLEAR(sign);
        if (!sign) return -1;
        Py_DECREF(sign);
    }
    *found = *entry;
    Py_INCREF(found->sign);
    return 1;
}

#endif
