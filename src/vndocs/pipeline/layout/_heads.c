/* Words that are meant to be in capitals: what cells.py gives without it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

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
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_heads", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__heads(void) { return PyModule_Create(&module); }
