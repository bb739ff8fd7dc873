/* The cells of a stretch, a few lines at a time: cells.cut_plainly. */
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

static PyObject *cut(PyObject *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t at, end, row, most;
    Places places;
    if (!PyArg_ParseTuple(args, "Unnnn", &text, &at, &end, &row, &most)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    if (at < 0) {
        PyErr_SetString(PyExc_ValueError, "expected a place within the text");
        return NULL;
    }
    int failed = cells_of(text, &at, end, &row, most, &places);
    PyObject *found = failed ? NULL : PyList_New(places.count);
    for (Py_ssize_t k = 0; found && k < places.count; k++) {
        PyObject *line = line_of(&places.all[k]);
        if (line) PyList_SET_ITEM(found, k, line);
        else Py_CLEAR(found);
    }
    places_clear(&places);
    return found ? Py_BuildValue("(Nnn)", found, at, row) : NULL;
}

static PyMethodDef methods[] = {
    {"cut", cut, METH_VARARGS, "Give start, end and row of the cells of so many lines, and whether one opens its line; where the next begins, and the row."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_cells", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__cells(void) { return PyModule_Create(&module); }
