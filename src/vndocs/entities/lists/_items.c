/* The items of a list as records: what record.py writes in Python, for texts whose places are those of the raw text. A
 * test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { START, MARKER, LABEL, DEPTH, KIND, CONTENT, FIELDS };
static const char *const names[FIELDS] = {"start", "marker", "label", "depth", "kind", "content"};
/* Where a sign holds its marker, kind and label. */
enum { SIGN_MARKER = 0, SIGN_KIND = 1, SIGN_LABEL = 5, SIGN_SIZE = 6 };

static PyObject *keys[FIELDS];
/* An item with all its keys: a copy of it is made faster than keys are put into an empty one. */
static PyObject *blank;

static inline int is_after_marker(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '\n' || c == '*' || c == '_'; }
static inline int is_behind(Py_UCS4 c) {
    return is_after_marker(c) || c == '>' || c == '#' || c == '|' || c == '+' || c == '-' || c == 0x201c || c == 0xab;
}

/* 1 where `marker` stands at `at` of the raw text. */
static int stands(PyObject *raw, Py_ssize_t at, PyObject *marker) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(marker);
    for (Py_ssize_t k = 0; k < size; k++)
        if (PyUnicode_READ_CHAR(raw, at + k) != PyUnicode_READ_CHAR(marker, k)) return 0;
    return 1;
}

static int put(PyObject *item, int field, PyObject *value) {
    const int failed = !value || PyDict_SetItem(item, keys[field], value);
    Py_XDECREF(value);
    return failed;
}

static PyObject *pair(Py_ssize_t begin, Py_ssize_t stop) {
    PyObject *two = PyList_New(2), *first = PyLong_FromSsize_t(begin), *last = PyLong_FromSsize_t(stop);
    if (!two || !first || !last) {
        Py_XDECREF(two);
        Py_XDECREF(first);
        Py_XDECREF(last);
        return NULL;
    }
    PyList_SET_ITEM(two, 0, first);
    PyList_SET_ITEM(two, 1, last);
    return two;
}

/* One item; `printed` gives marker and label of one that the raw text prints otherwise than it was matched. */
static PyObject *item_of(
    PyObject *raw, PyObject *text, Py_ssize_t start, Py_ssize_t stop, PyObject *sign, PyObject *depth, PyObject *printed
) {
    if (!PyTuple_Check(sign) || PyTuple_GET_SIZE(sign) < SIGN_SIZE || !PyUnicode_Check(PyTuple_GET_ITEM(sign, SIGN_MARKER))) {
        PyErr_SetString(PyExc_TypeError, "expected signs");
        return NULL;
    }
    PyObject *marker = PyTuple_GET_ITEM(sign, SIGN_MARKER), *label = PyTuple_GET_ITEM(sign, SIGN_LABEL), *both = NULL;
    const Py_ssize_t end = start + PyUnicode_GET_LENGTH(marker);
    const Py_ssize_t length = Py_MIN(PyUnicode_GET_LENGTH(text), PyUnicode_GET_LENGTH(raw));
    if (start < 0 || end > length || stop > length) {
        PyErr_SetString(PyExc_ValueError, "expected places within the text");
        return NULL;
    }
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    Py_ssize_t begin = end;
    while (begin < stop && is_after_marker(PyUnicode_READ(kind, data, begin))) begin++;
    while (stop > begin && is_behind(PyUnicode_READ(kind, data, stop - 1))) stop--;
    if (stop <= begin) begin = stop = end;
    if (raw != text && !stands(raw, start, marker)) {
        PyObject *words = PyUnicode_Substring(raw, start, end);
        both = words ? PyObject_CallFunctionObjArgs(printed, words, sign, NULL) : NULL;
        Py_XDECREF(words);
        if (!both || !PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2) {
            if (both) PyErr_SetString(PyExc_TypeError, "expected a marker and a label");
            Py_XDECREF(both);
            return NULL;
        }
        marker = PyTuple_GET_ITEM(both, 0);
        label = PyTuple_GET_ITEM(both, 1);
    }
    PyObject *item = PyDict_Copy(blank);
    if (item
        && (put(item, START, PyLong_FromSsize_t(start)) || PyDict_SetItem(item, keys[MARKER], marker)
            || PyDict_SetItem(item, keys[LABEL], label) || PyDict_SetItem(item, keys[DEPTH], depth)
            || PyDict_SetItem(item, keys[KIND], PyTuple_GET_ITEM(sign, SIGN_KIND)) || put(item, CONTENT, pair(begin, stop))))
        Py_CLEAR(item);
    Py_XDECREF(both);
    return item;
}

static PyObject *items(PyObject *self, PyObject *args) {
    PyObject *raw, *text, *starts, *signs, *depths, *printed;
    Py_ssize_t end;
    if (!PyArg_ParseTuple(args, "UUO!O!O!nO", &raw, &text, &PyTuple_Type, &starts, &PyTuple_Type, &signs, &PyTuple_Type, &depths, &end, &printed))
        return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(starts);
    if (PyTuple_GET_SIZE(signs) != count || PyTuple_GET_SIZE(depths) != count) {
        PyErr_SetString(PyExc_ValueError, "expected a sign and a depth for each start");
        return NULL;
    }
    PyObject *found = PyList_New(count);
    if (!found) return NULL;
    Py_ssize_t start = count ? PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, 0)) : 0;
    for (Py_ssize_t k = 0; k < count; k++) {
        const Py_ssize_t stop = k + 1 < count ? PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, k + 1)) : end;
        PyObject *item = PyErr_Occurred()
            ? NULL
            : item_of(raw, text, start, stop, PyTuple_GET_ITEM(signs, k), PyTuple_GET_ITEM(depths, k), printed);
        if (!item) {
            Py_DECREF(found);
            return NULL;
        }
        PyList_SET_ITEM(found, k, item);
        start = stop;
    }
    return found;
}

static PyMethodDef methods[] = {
    {"items", items, METH_VARARGS, "Give the records of a list's items."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_items", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__items(void) {
    if (!blank && !(blank = PyDict_New())) return NULL;
    for (int k = 0; k < FIELDS; k++)
        if ((!keys[k] && !(keys[k] = PyUnicode_InternFromString(names[k]))) || PyDict_SetItem(blank, keys[k], Py_None)) return NULL;
    return PyModule_Create(&module);
}
