/* Lines that open with capitals, and words that are meant to be: what lines.py and cells.py give without it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { MOST_SIGNS = 90 };

#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

/* A capital, those with marks among `letters`. */
static inline int is_capital_letter(Py_UCS4 c, PyObject *letters) {
    if (c < 128) return c >= 'A' && c <= 'Z';
    return c == 0x110 || PyUnicode_FindChar(letters, c, 0, PyUnicode_GET_LENGTH(letters), 1) >= 0;
}

static PyObject *capitals(PyObject *self, PyObject *args) {
    PyObject *text, *letters;
    Py_ssize_t from, end;
    if (!PyArg_ParseTuple(args, "UnnU", &text, &from, &end, &letters)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    PyObject *found = PyList_New(0);
    Py_ssize_t feed = from < 0 ? 0 : from;
    while (found && feed < end && (feed = PyUnicode_FindChar(text, '\n', feed, end, 1)) >= 0) {
        Py_ssize_t at = feed + 1;
        const Py_ssize_t most = at + MOST_SIGNS;
        for (; at < most; at++) {
            const Py_UCS4 c = AT(at);
            if (c != ' ' && c != '\t' && c != '*' && c != '_' && c != '|') break;
        }
        const Py_UCS4 second = AT(at + 1);
        if (is_capital_letter(AT(at), letters) && (second == '.' || second == '/' || is_capital_letter(second, letters))) {
            PyObject *place = PyLong_FromSsize_t(feed);
            if (!place || PyList_Append(found, place)) Py_CLEAR(found);
            Py_XDECREF(place);
        }
        feed++;
    }
    if (feed == -2) Py_CLEAR(found);
    return found;
}

/* As `is_mixed_plainly` has it: the first letter is a capital, more than half of the letters are, and more than two. */
static PyObject *is_mixed(PyObject *self, PyObject *text) {
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "expected words");
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    /* Of the word at hand: whether it has a small letter, and whether all of it are small letters or others. */
    Py_ssize_t start = 0, small = 0, letters = 0, capitals = 0;
    int is_small = 1, has_small = 0, lowered = 1, has_lowered = 0;
    if (!size || !Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, 0))) Py_RETURN_FALSE;
    for (Py_ssize_t k = 0; k <= size; k++) {
        const Py_UCS4 c = k < size ? PyUnicode_READ(kind, data, k) : ' ';
        if (Py_UNICODE_ISSPACE(c)) {
            if (is_small && has_small) small += k - start;
            start = k + 1;
            is_small = 1;
            has_small = 0;
            continue;
        }
        const int is_capital = Py_UNICODE_ISUPPER(c), is_letter = Py_UNICODE_ISALPHA(c), is_lower = Py_UNICODE_ISLOWER(c);
        const int is_large = is_capital || Py_UNICODE_ISTITLE(c);
        capitals += is_capital;
        letters += is_letter;
        is_small &= is_letter && !is_large;
        has_small |= is_lower;
        lowered &= !k || !is_large;
        has_lowered |= k && is_lower && !is_large;
    }
    return PyBool_FromLong(!(lowered && has_lowered) && 2 * small < size && capitals > 2 && letters > 4 && letters < 2 * capitals);
}

static PyMethodDef methods[] = {
    {"is_mixed", is_mixed, METH_O, "Say whether words are capitals of which an old font lost some."},
    {"capitals", capitals, METH_VARARGS, "Give the line feeds behind which two capitals stand, or one and a dot or slash."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_heads", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__heads(void) { return PyModule_Create(&module); }
