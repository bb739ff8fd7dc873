/* Where appendices may begin: what `places_plainly` of appendices.py gives. */
#ifndef VNDOCS_APPENDICES_H
#define VNDOCS_APPENDICES_H

#include "_lines.h"

/* Add the places of those lines from `line` on that open with one of some names, which begin with one letter. */
static inline __attribute__((always_inline)) int pass_names(
    const int kind, const Text *text, Py_ssize_t line, Py_ssize_t start, PyObject *names, PyObject *found
) {
    const Py_UCS4 first = PyUnicode_READ_CHAR(PyTuple_GET_ITEM(names, 0), 0);
    while (line >= 0 && line < text->size) {
        while (line < text->size && is_front(PyUnicode_READ(kind, text->data, line)) && PyUnicode_READ(kind, text->data, line) != 0xa0) line++;
        if (line >= start && line < text->size && PyUnicode_READ(kind, text->data, line) == first)
            for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); k++)
                if (stands_at(text, line, PyTuple_GET_ITEM(names, k)) && append_new(found, PyLong_FromSsize_t(line))) return -1;
        line = next_feed(kind, text->data, line, text->size) + 1;
        if (!line) break;
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
    Py_ssize_t line = start = Py_MAX(0, Py_MIN(start, text.size));
    int failed = !found;
    while (line && at(&text, line - 1) != '\n') line--;
    if (!failed)
        switch (text.kind) {
            case PyUnicode_1BYTE_KIND: failed = pass_names(PyUnicode_1BYTE_KIND, &text, line, start, names, found); break;
            case PyUnicode_2BYTE_KIND: failed = pass_names(PyUnicode_2BYTE_KIND, &text, line, start, names, found); break;
            default: failed = pass_names(PyUnicode_4BYTE_KIND, &text, line, start, names, found);
        }
    if (failed) Py_CLEAR(found);
    return found;
}

#endif
