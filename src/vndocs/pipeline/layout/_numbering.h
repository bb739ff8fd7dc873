/* The highest numbering of a text without articles, A., I. or 1.: what `from_one` of counting.py chooses, for body.py. */
#ifndef VNDOCS_NUMBERING_H
#define VNDOCS_NUMBERING_H

#include "_lines.h"

enum { BY_LETTER, BY_NUMERAL, BY_FIGURE, NUMBERINGS };
enum { LARGEST_NUMERAL = 1000, MOST_TENS = 3, MOST_ONES = 3 };

/* Capitals in the order in which they count, and the one that many lists leave out. */
static PyObject *ordered_capitals, *left_out;

/* A line of a numbering, and what it counts. */
typedef struct { const Mark *mark; Py_ssize_t number; } Counted;
typedef struct { Counted *all; Py_ssize_t count, room; } Numbering;

/* What a Roman numeral of a heading comes to, 0 where it is none: from I to XXXIX, or one sign. */
static int roman(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    static const char signs[] = "IVXLCDM";
    static const int values[] = {1, 5, 10, 50, 100, 500, 1000};
    Py_ssize_t k = begin;
    int tens = 0, ones = 0;
    for (int sign = 0; end == begin + 1 && signs[sign]; sign++)
        if (at(text, begin) == (Py_UCS4)signs[sign]) return values[sign];
    while (k < end && tens < MOST_TENS && at(text, k) == 'X') k++, tens++;
    if (k + 2 == end && at(text, k) == 'I' && at(text, k + 1) == 'X') return tens * 10 + 9;
    if (k + 2 == end && at(text, k) == 'I' && at(text, k + 1) == 'V') return tens * 10 + 4;
    if (k < end && at(text, k) == 'V') k++, ones = 5;
    for (int units = 0; k < end && units < MOST_ONES && at(text, k) == 'I'; units++) k++, ones++;
    return k == end ? tens * 10 + ones : 0;
}

static Py_ssize_t capital_place(Py_UCS4 c) {
    return PyUnicode_FindChar(ordered_capitals, c, 0, PyUnicode_GET_LENGTH(ordered_capitals), 1) + 1;
}

/* What a line counts in a numbering, -1 where it is none of it. */
static Py_ssize_t counted_as(const Text *text, const Mark *mark, int sort) {
    const Py_UCS4 first = at(text, mark->at);
    if (sort == BY_FIGURE) {
        if ((mark->sort != FIGURE && mark->sort != SLASHED) || !is_decimal(at(text, mark->label - 1))) return -1;
        return first == '0' ? 0 : mark->value;
    }
    if (mark->sort != ROMAN) return -1;
    if (sort == BY_NUMERAL) {
        const int number = roman(text, mark->at, mark->label);
        return number ? number : -1;
    }
    if (mark->label != mark->at + 1 || first == 'I' || first == 'V' || first == 'X') return -1;
    return capital_place(first);
}

/* Choose the lines of one sort of numbers that count on from one, in place. */
static void from_one(Numbering *lines, int sort) {
    Py_ssize_t last[LARGEST_NUMERAL + 1], due = 1, found = 0;
    const Py_ssize_t passed = capital_place(PyUnicode_READ_CHAR(left_out, 0));
    Counted repeated = {NULL, 0};
    for (Py_ssize_t k = 0; sort == BY_NUMERAL && k <= LARGEST_NUMERAL; k++) last[k] = -1;
    for (Py_ssize_t k = 0; sort == BY_NUMERAL && k < lines->count; k++) last[lines->all[k].number] = k;
    for (Py_ssize_t k = 0; k < lines->count; k++) {
        const Counted line = lines->all[k];
        if (sort == BY_NUMERAL && found && !repeated.mark && line.number == due + 1 && (due > LARGEST_NUMERAL || last[due] < k))
            /* I, III: a number was left out. */
            due = line.number;
        if (sort == BY_NUMERAL && line.number == due - 1)
            repeated = line;
        else if (repeated.mark && line.number == due + 1) {
            /* I, II, II, IV: one number was written twice. */
            lines->all[found++] = repeated;
            due = line.number;
        }
        if (line.number == due || (sort == BY_LETTER && due == passed && line.number == due + 1)) {
            lines->all[found++] = line;
            due = line.number + 1;
            repeated.mark = NULL;
        }
    }
    lines->count = found;
}

/* Find the highest numbering: of those that count on, the one that begins first; -1 and an exception on error. */
static int find_top(const Text *text, const Lines *lines, Numbering *top) {
    for (int sort = 0; sort < NUMBERINGS; sort++) {
        Numbering numbering = {0};
        for (Py_ssize_t k = 0; k < lines->mark_count; k++) {
            const Py_ssize_t number = counted_as(text, &lines->marks[k], sort);
            Counted *counted = number < 0 ? NULL : one_more((void **)&numbering.all, &numbering.count, &numbering.room, sizeof(Counted));
            if (counted) *counted = (Counted){&lines->marks[k], number};
            if (!counted && number >= 0) {
                PyMem_Free(numbering.all);
                return -1;
            }
        }
        from_one(&numbering, sort);
        const int is_one = numbering.count > 1 || (numbering.count && sort == BY_NUMERAL);
        if (is_one && (!top->count || numbering.all->mark->at < top->all->mark->at)) {
            const Numbering other = *top;
            *top = numbering;
            numbering = other;
        }
        PyMem_Free(numbering.all);
    }
    return 0;
}

#endif
