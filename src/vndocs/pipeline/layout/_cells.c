/* The lines of a stretch without the rules around their words, and which of them hold signs that part cells: what
 * cells.py does in Python. A test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#define AT(i) PyUnicode_READ(kind, data, i)

/* The signs of RULE. */
static inline int is_rule(Py_UCS4 c) {
    if (c < 128)
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '*' || c == '_' || c == '|' || c == '#' || c == '>' || c == '~'
            || c == '=' || c == '-' || c == '+';
    return c == 0xa0 || c == 0xb7 || c == 0x2013 || c == 0x2014 || c == 0x2022 || c == 0x25cf;
}

static int add(PyObject *found, Py_ssize_t start, Py_ssize_t end, Py_ssize_t row, int is_whole) {
    PyObject *line = PyTuple_New(4);
    PyObject *parts[4] = {PyLong_FromSsize_t(start), PyLong_FromSsize_t(end), PyLong_FromSsize_t(row), PyBool_FromLong(is_whole)};
    int failed = !line;
    for (int k = 0; k < 4; k++) {
        failed |= !parts[k];
        if (line) PyTuple_SET_ITEM(line, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    failed = failed || PyList_Append(found, line);
    Py_XDECREF(line);
    return failed;
}

static inline __attribute__((always_inline)) int pass(
    const int kind, const void *data, Py_ssize_t *from, const Py_ssize_t end, Py_ssize_t *row, Py_ssize_t most, PyObject *found
) {
    Py_ssize_t at = *from;
    while (at < end && most > 0) {
        Py_ssize_t feed = at, blanks = 0;
        int is_parted = 0, is_blank = 1;
        for (; feed < end; feed++) {
            const Py_UCS4 c = AT(feed);
            if (c == '\n') break;
            blanks = c == ' ' ? blanks + 1 : 0;
            is_parted |= blanks == 3 || c == '|' || c == '\t';
            is_blank &= c < 128 ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) : Py_UNICODE_ISSPACE(c);
        }
        if (feed > at && !(is_blank && AT(at) <= ' ')) {
            (*row)++;
            most--;
            Py_ssize_t start = at, stop = feed;
            if (!is_parted) {
                while (start < stop && is_rule(AT(start))) start++;
                while (stop > start && is_rule(AT(stop - 1))) stop--;
            }
            if (start < stop && add(found, start, stop, *row, !is_parted)) return -1;
        }
        at = feed + 1;
    }
    *from = at;
    return 0;
}

static PyObject *cut(PyObject *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t at, end, row, most;
    if (!PyArg_ParseTuple(args, "Unnnn", &text, &at, &end, &row, &most)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    if (at < 0) {
        PyErr_SetString(PyExc_ValueError, "expected a place within the text");
        return NULL;
    }
    PyObject *found = PyList_New(0);
    if (!found) return NULL;
    const void *data = PyUnicode_DATA(text);
    int failed;
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) failed = pass(PyUnicode_1BYTE_KIND, data, &at, end, &row, most, found);
    else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) failed = pass(PyUnicode_2BYTE_KIND, data, &at, end, &row, most, found);
    else failed = pass(PyUnicode_4BYTE_KIND, data, &at, end, &row, most, found);
    if (!failed) return Py_BuildValue("(Nnn)", found, at, row);
    Py_DECREF(found);
    return NULL;
}

static PyMethodDef methods[] = {
    {"cut", cut, METH_VARARGS, "Give the start, end and row of so many lines, and whether one is a whole cell; where the next begins, and the row."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_cells", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__cells(void) { return PyModule_Create(&module); }
