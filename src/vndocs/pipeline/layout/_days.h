/* The lines of place and day of a heading: what anchors.dated_plainly finds. */
#ifndef VNDOCS_DAYS_H
#define VNDOCS_DAYS_H

#include "_places.h"

enum { DAY_SIZE = 4, MOST_SPACE = 12, MOST_DAY = 14, MOST_AFTER_YEAR = 6, MONTH_SIZE = 5, YEAR_SIZE = 3 };
enum { COMMA_BACK = 30, OPENING_BACK = 24 };

/* A day: where it ends, and its figures, -1 where none can be read. */
typedef struct { Py_ssize_t end; int year, month, day; } Day;

/* The figures at a place, one or two, and where they end; -1 for none. */
static int figure(const Text *text, Py_ssize_t *place, Py_ssize_t end) {
    int value = 0, count = 0;
    for (; is_digit(within(text, *place, end)) && count < 3; count++) value = value * 10 + (int)(at(text, (*place)++) - '0');
    return count && count < 3 ? value : -1;
}

/* A year of this century or the last, 0 for none. */
static int year_at(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    int year = 0;
    for (int k = 0; k < 4; k++) {
        const Py_UCS4 c = within(text, place + k, end);
        if (!is_digit(c)) return 0;
        year = year * 10 + (int)(c - '0');
    }
    return (year / 100 == 19 || year / 100 == 20) && !Py_UNICODE_ISDECIMAL(within(text, place + 4, end)) ? year : 0;
}

static inline int stands(const Lexicon *forms, const Text *text, Py_ssize_t place, int size, Py_ssize_t end) {
    return place + size <= end && lexicon_get_small(forms, text, place, place + size);
}

/* Whether the word for a month stands so near behind a day that the expression may match. */
static int may_have_month(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Py_ssize_t begin = over_space(text, place, end, MOST_SPACE);
    const Py_ssize_t most = Py_MIN(end - MONTH_SIZE, begin + MOST_DAY + MOST_SPACE);
    for (Py_ssize_t month = begin; month <= most; month++) {
        if (!is_in(&letters, at(text, month), MONTH_FIRST) || !stands(&sets.months, text, month, MONTH_SIZE, end)) continue;
        Py_ssize_t stop = month;
        while (stop > begin && month - stop < MOST_SPACE && Py_UNICODE_ISSPACE(at(text, stop - 1))) stop--;
        if (stop - begin > MOST_DAY) return 0;
        for (Py_ssize_t k = begin; k < stop; k++)
            if (at(text, k) == '\n') return 0;
        return 1;
    }
    return 0;
}

/* The place behind signs in which nothing is written yet. */
static inline Py_ssize_t over_blank(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (is_one_of(within(text, place, end), " \t._") || within(text, place, end) == 0x2026) place++;
    return place;
}

/* Whether figures of another script stand somewhere. */
static int has_other_figures(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    for (; place < end; place++)
        if (at(text, place) > 127 && Py_UNICODE_ISDECIMAL(at(text, place))) return 1;
    return 0;
}

/* The day that is written with words, behind its first: anchors._DATE. */
static int written_day(const Text *text, Py_ssize_t place, Py_ssize_t end, Day *day) {
    if (!may_have_month(text, place, end)) return NOTHING;
    *day = (Day){.day = -1, .month = -1};
    Py_ssize_t begin = over_space(text, place, end, MOST_SPACE), month = begin;
    if (!is_digit(within(text, begin, end))) begin = over_blank(text, begin, end);
    else if ((day->day = figure(text, &begin, end)) < 0) return UNSURE;
    if (begin - month > MOST_DAY) return UNSURE;
    begin = over_space(text, begin, end, MOST_SPACE);
    if (!stands(&sets.months, text, begin, MONTH_SIZE, end)) return UNSURE;
    month = begin += MONTH_SIZE;
    begin = over_blank(text, begin, end);
    if (is_digit(within(text, begin, end)) && (day->month = figure(text, &begin, end)) < 0) return UNSURE;
    if (begin - month > MOST_DAY) return UNSURE;
    begin = over_space(text, begin, end, MOST_SPACE);
    if (!stands(&sets.years, text, begin, YEAR_SIZE, end)) return UNSURE;
    day->end = over_space(text, begin + YEAR_SIZE, end, MOST_AFTER_YEAR);
    if (has_other_figures(text, day->end, Py_MIN(end, day->end + 5))) return UNSURE;
    if ((day->year = year_at(text, day->end, end))) day->end += 4;
    return FOUND;
}

/* The day that is written in figures, `ngày 05/01/2024`: anchors._SLASHED. */
static int slashed_day(const Text *text, Py_ssize_t place, Py_ssize_t end, Day *day) {
    const Py_ssize_t begin = place;
    place = over_space(text, place, end, 4);
    if (within(text, place, end) == ':') {
        if (place - begin > 1) return NOTHING;
        const Py_ssize_t behind = place + 1;
        if ((place = over_space(text, behind, end, 3)) == behind) return NOTHING;
    } else if (place == begin) return NOTHING;
    if (has_other_figures(text, place, Py_MIN(end, place + 16))) return UNSURE;
    day->day = figure(text, &place, end);
    place += within(text, place, end) == ' ';
    if (day->day < 0 || !is_one_of(within(text, place++, end), "/.-")) return NOTHING;
    place += within(text, place, end) == ' ';
    day->month = figure(text, &place, end);
    place += within(text, place, end) == ' ';
    if (day->month < 0 || !is_one_of(within(text, place++, end), "/.-")) return NOTHING;
    place += within(text, place, end) == ' ';
    day->end = place + 4;
    return (day->year = year_at(text, place, end)) ? FOUND : NOTHING;
}

/* Whether a day ends its cell, as anchors._FILLED has it. */
static int is_filled(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = place;
    while (place < begin + 9 && is_one_of(at(text, place), " \t*_.")) place++;
    for (;; place--) {
        if (place >= text->size || is_one_of(at(text, place), "\n|\t")) return 1;
        if (at(text, place) == ' ' && at(text, place + 1) == ' ' && at(text, place + 2) == ' ') return 1;
        if (place == begin) return 0;
    }
}

static int is_opening(const Text *text, Py_ssize_t place) {
    const Py_ssize_t low = Py_MAX(0, place - OPENING_BACK);
    while (place > low && (is_one_of(at(text, place - 1), " *_(,.") || at(text, place - 1) == 0x2026)) place--;
    return place == low || at(text, place - 1) == '\n' || at(text, place - 1) == '\t' || at(text, place - 1) == '|';
}

static PyObject *date_of(const Day *day) {
    const int month = day->month > 0 && day->month < 13, figure = month && day->day > 0 && day->day < 32;
    if (!day->year) Py_RETURN_NONE;
    char date[16];
    const int parts[] = {day->year, day->month, day->day}, count = 1 + month + figure;
    int size = 0;
    for (int k = 0; k < count; k++) {
        if (k) date[size++] = '-';
        for (int unit = k ? 10 : 1000; unit; unit /= 10) date[size++] = (char)('0' + parts[k] / unit % 10);
    }
    return PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, date, size);
}

/* Put a line of place and day among those found, by where it begins; -1 with an exception. */
static int put_line(PyObject *found, PyObject *type, const Py_ssize_t *place, Py_ssize_t start, const Day *day) {
    PyTypeObject *class = (PyTypeObject *)type;
    const Py_ssize_t begin = place ? place[0] : start;
    PyObject *line = class->tp_alloc(class, 5);
    if (!line) return -1;
    PyTuple_SET_ITEM(line, 0, PyLong_FromSsize_t(begin));
    PyTuple_SET_ITEM(line, 1, PyLong_FromSsize_t(day->end));
    PyTuple_SET_ITEM(line, 2, place ? span_of(place[0], place[1]) : Py_NewRef(Py_None));
    PyTuple_SET_ITEM(line, 3, date_of(day));
    PyTuple_SET_ITEM(line, 4, PyLong_FromSsize_t(start));
    int failed = 0;
    for (int k = 0; k < 5; k++) failed |= !PyTuple_GET_ITEM(line, k);
    Py_ssize_t among = PyList_GET_SIZE(found);
    while (!failed && among && PyLong_AsSsize_t(PyTuple_GET_ITEM(PyList_GET_ITEM(found, among - 1), 0)) > begin) among--;
    if (!failed) failed = PyList_Insert(found, among, line);
    Py_DECREF(line);
    return failed ? -1 : 0;
}

/* The place of a day, which a comma parts from it or which is known; NOTHING, FOUND, or FAILED. */
static int place_of(PyObject *string, const Text *text, Py_ssize_t floor, Py_ssize_t start, Py_ssize_t end, Py_UCS4 before, PyObject *find_places, Py_ssize_t *place) {
    if (before == ',' || before == '.') return place_before(text, floor, start, &place[0], &place[1]) ? FOUND : NOTHING;
    if (!is_one_of(at(text, start - 1), " \t") || !is_filled(text, end)) return NOTHING;
    if (!place_before(text, floor, start, &place[0], &place[1]) || !heads(text, place[0], 0)) return NOTHING;
    PyObject *name = PyUnicode_Substring(string, place[0], place[1]), *known = name ? PyObject_CallOneArg(find_places, name) : NULL;
    const int is_known = known ? PyObject_IsTrue(known) : -1;
    Py_XDECREF(name);
    Py_XDECREF(known);
    return is_known < 0 ? FAILED : is_known ? FOUND : NOTHING;
}

/* Read a day whose first word stands at a place; 0 where it is read, FAILED with an exception. */
static int read_line(PyObject *string, const Text *text, PyObject *type, PyObject *find_places, Py_ssize_t floor, Py_ssize_t start, const Day *day, PyObject *found) {
    const Py_ssize_t low = Py_MAX(0, start - COMMA_BACK), bare = without(text, low, start, " \t*_\n");
    const Py_UCS4 before = bare > low ? at(text, bare - 1) : 0;
    Py_ssize_t place[2];
    const int seen = place_of(string, text, floor, start, day->end, before, find_places, place);
    if (seen == FAILED) return seen;
    if (before != ',' && seen != FOUND && !is_opening(text, start)) return 0;
    return put_line(found, type, seen == FOUND ? place : NULL, start, day);
}

/* Read the lines of place and day of a stretch, by where they begin; what is not all of the common form is left. */
static PyObject *dated(PyObject *self, PyObject *args) {
    PyObject *string, *type, *find_places;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "UnnOO", &string, &start, &end, &type, &find_places)) return NULL;
    if (!PyType_Check(type) || !PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type))
        return PyErr_Format(PyExc_TypeError, "expected a class of tuples");
    const Text text = text_of(string);
    end = Py_MIN(end, text.size);
    start = Py_MAX(start, 0);
    Py_ssize_t reached[2] = {start, start};
    PyObject *found = PyList_New(0);
    int seen = 0;
    for (Py_ssize_t place = start; found && seen != UNSURE && seen >= 0 && (place = next_in(&text, place, end, DAY_FIRST)) + DAY_SIZE <= end; place++) {
        if (!is_in(&letters, at(&text, place + 1), DAY_SECOND) || !is_in(&letters, at(&text, place + 2), DAY_THIRD)) continue;
        if (!stands(&sets.days, &text, place, DAY_SIZE, end)) continue;
        Day day;
        seen = place >= reached[0] ? written_day(&text, place + DAY_SIZE, end, &day) : NOTHING;
        if (seen == FOUND) {
            reached[0] = day.end;
            seen = read_line(string, &text, type, find_places, start, place, &day, found);
        } else if (seen == NOTHING && place >= reached[1] && one_stands(&text, place, words.day)) {
            seen = slashed_day(&text, place + DAY_SIZE, end, &day);
            if (seen == FOUND) {
                reached[1] = day.end;
                seen = read_line(string, &text, type, find_places, start, place, &day, found);
            }
        }
    }
    if (seen == UNSURE || seen == FAILED) Py_CLEAR(found);
    return seen == UNSURE ? Py_NewRef(Py_NotImplemented) : found;
}

#endif
