/* Where appendices may begin: what `places_plainly` of appendices.py gives. */
#ifndef VNDOCS_APPENDICES_H
#define VNDOCS_APPENDICES_H

#include "_lines.h"

/* Add the places from one on where one of some names, which begin with one letter, opens a line. */
static inline __attribute__((always_inline)) int pass_names(
    const int kind, const Text *text, const Py_ssize_t start, PyObject *names, PyObject *found
) {
    const Py_UCS4 first = PyUnicode_READ_CHAR(PyTuple_GET_ITEM(names, 0), 0);
    for (Py_ssize_t place = start; (place = next_sign(kind, text->data, first, place, text->size)) >= 0; place++) {
        Py_ssize_t line = place;
        Py_UCS4 before = 0;
        while (line && is_front(before = PyUnicode_READ(kind, text->data, line - 1)) && before != 0xa0) line--;
        if (line && before != '\n') continue;
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); k++)
            if (stands_at(text, place, PyTuple_GET_ITEM(names, k)) && append_new(found, PyLong_FromSsize_t(place))) return -1;
    }
    return 0;
}

/* Where the name of an appendix opens a line behind a place. */
static PyObject *appendix_places(PyObject *self, PyObject *args) {
    PyObject *string, *names;
    Py_ssize_t start;
    if (!PyArg_ParseTuple(args, "UnO!", &string, &start, &PyTuple_Type, &names)) return NULL;
    int is_right = PyTuple_GET_SIZE(names) > 0;
    for (Py_ssize_t k = 0; is_right && k < PyTuple_GET_SIZE(names); k++) {
        PyObject *name = PyTuple_GET_ITEM(names, k);
        is_right = PyUnicode_Check(name) && PyUnicode_GET_LENGTH(name)
            && (!k || PyUnicode_READ_CHAR(name, 0) == PyUnicode_READ_CHAR(PyTuple_GET_ITEM(names, 0), 0));
    }
    if (!is_right) return PyErr_Format(PyExc_TypeError, "expected names that begin with one letter");
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    start = Py_MAX(0, Py_MIN(start, text.size));
    int failed = !found;
    if (!failed)
        switch (text.kind) {
            case PyUnicode_1BYTE_KIND: failed = pass_names(PyUnicode_1BYTE_KIND, &text, start, names, found); break;
            case PyUnicode_2BYTE_KIND: failed = pass_names(PyUnicode_2BYTE_KIND, &text, start, names, found); break;
            default: failed = pass_names(PyUnicode_4BYTE_KIND, &text, start, names, found);
        }
    if (failed) Py_CLEAR(found);
    return found;
}

#endif
