/* Which second items of `a) …; b) …` may stand inside a paragraph: not those that open a line below a first one that
 * opens a line as well, which are nearly all.
 */
#ifndef VNDOCS_INSIDE_H
#define VNDOCS_INSIDE_H

#include "_heads.h"

/* 1 where nothing but what may stand in front of a marker is on its line. */
static int opens_line(const Text *text, Py_ssize_t start, PyObject *front, Py_ssize_t longest) {
    Py_ssize_t place = start - 1;
    while (place >= 0 && place >= start - longest && PyUnicode_FindChar(front, at(text, place), 0, PyUnicode_GET_LENGTH(front), 1) >= 0) place--;
    return place < 0 || (place >= start - longest && at(text, place) == '\n');
}

/* 1 where the nearest first item does not open its line; `opening` is 1 for those in brackets. */
static int may_stand_inside(PyObject *string, const Text *text, Py_ssize_t begin, int opening, PyObject *first, Py_ssize_t reach) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(first), low = Py_MAX(begin - reach, 0);
    const Py_UCS4 last = PyUnicode_READ_CHAR(first, size - 1);
    Py_ssize_t end = begin;
    while ((end = PyUnicode_FindChar(string, last, low, end, -1)) >= 0) {
        const Py_ssize_t place = end + 1 - size - opening;
        if (place < low || !stands_at(text, end + 1 - size, first) || (opening && at(text, place) != '(')) continue;
        return !place || at(text, place - 1) != '\n';
    }
    return 0;
}

static PyObject *inside(PyObject *self, PyObject *args) {
    PyObject *string, *seconds, *first, *front;
    Py_ssize_t reach, longest;
    if (!PyArg_ParseTuple(args, "UO!UUnn", &string, &PyList_Type, &seconds, &first, &front, &reach, &longest)) return NULL;
    if (!PyUnicode_GET_LENGTH(first)) return PyErr_Format(PyExc_ValueError, "expected a marker");
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k < PyList_GET_SIZE(seconds); k++) {
        PyObject *place = PyList_GET_ITEM(seconds, k);
        const Py_ssize_t second = PyLong_AsSsize_t(place);
        if (second == -1 && PyErr_Occurred()) Py_CLEAR(found);
        const int opening = at(&text, second - 1) == '(';
        const Py_ssize_t begin = second - opening;
        if (found && second > 0 && (opening || is(at(&text, begin - 1), BLANK | TAB | STAR | FEED))
            && (!opens_line(&text, begin, front, longest) || may_stand_inside(string, &text, begin, opening, first, reach))
            && PyList_Append(found, place))
            Py_CLEAR(found);
    }
    return found;
}

#endif
