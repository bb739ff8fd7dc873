/* The cells of a stretch, a few lines at a time, or the first of them: cells.cut_plainly, opening_plainly. */
#include "_cells.h"

static PyObject *line_of(const Place *place) {
    PyObject *line = PyTuple_New(4);
    PyObject *parts[4] = {PyLong_FromSsize_t(place->start), PyLong_FromSsize_t(place->end), PyLong_FromSsize_t(place->row), PyBool_FromLong(place->is_first)};
    int failed = !line;
    for (int k = 0; k < 4; k++) {
        failed |= !parts[k];
        if (line) PyTuple_SET_ITEM(line, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    if (failed) Py_CLEAR(line);
    /* Numbers hold nothing that could hold them: the collector need not look. */
    else PyObject_GC_UnTrack(line);
    return line;
}

/* The text and so many numbers that are given. */
static int asked(PyObject *const *args, Py_ssize_t count, Py_ssize_t *numbers, Py_ssize_t wanted) {
    if (count != wanted + 1 || !PyUnicode_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "expected a text and where its cells are");
        return -1;
    }
    for (Py_ssize_t k = 0; k < wanted; k++)
        if ((numbers[k] = PyLong_AsSsize_t(args[k + 1])) == -1 && PyErr_Occurred()) return -1;
    if (numbers[1] > PyUnicode_GET_LENGTH(args[0])) numbers[1] = PyUnicode_GET_LENGTH(args[0]);
    if (numbers[0] >= 0) return 0;
    PyErr_SetString(PyExc_ValueError, "expected a place within the text");
    return -1;
}

static PyObject *cut(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Py_ssize_t of[4];
    Places places;
    if (asked(args, count, of, 4)) return NULL;
    const int failed = cells_of(args[0], &of[0], of[1], &of[2], of[3], &places);
    PyObject *found = failed ? NULL : PyList_New(places.count);
    for (Py_ssize_t k = 0; found && k < places.count; k++) {
        PyObject *line = line_of(&places.all[k]);
        if (line) PyList_SET_ITEM(found, k, line);
        else Py_CLEAR(found);
    }
    places_clear(&places);
    PyObject *at = found ? PyLong_FromSsize_t(of[0]) : NULL, *row = at ? PyLong_FromSsize_t(of[2]) : NULL;
    PyObject *told = row ? PyTuple_Pack(3, found, at, row) : NULL;
    Py_XDECREF(found);
    Py_XDECREF(at);
    Py_XDECREF(row);
    return told;
}

static PyObject *first(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Py_ssize_t of[2], row = -1;
    if (asked(args, count, of, 2)) return NULL;
    while (of[0] < of[1]) {
        Places places;
        PyObject *line = NULL;
        const int failed = cells_of(args[0], &of[0], of[1], &row, 1, &places);
        const int is_found = !failed && places.count;
        if (is_found) line = line_of(&places.all[0]);
        places_clear(&places);
        if (failed || is_found) return line;
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"first", (PyCFunction)(void (*)(void))first, METH_FASTCALL, "Give the first cell of a stretch as `cut` gives it, or None."},
    {"cut", (PyCFunction)(void (*)(void))cut, METH_FASTCALL, "Give start, end and row of the cells of so many lines, and whether one opens its line; where the next begins, and the row."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_cells", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__cells(void) { return PyModule_Create(&module); }
