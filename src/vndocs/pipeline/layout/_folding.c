/* Words in plain letters: what folding.py does in Python, which is asked about the letters that are in no table. */
#include "_folding.h"

static Folding folding;
static PyObject *others;

static PyObject *tell(PyObject *self, PyObject *args) {
    PyObject *letters, *asked;
    if (!PyArg_ParseTuple(args, "OO", &letters, &asked) || letters_fill(folding.of, WIDEST_FOLDED, letters)) return NULL;
    Py_INCREF(asked);
    Py_XSETREF(others, asked);
    Py_RETURN_NONE;
}

static inline __attribute__((always_inline)) void fold(const int kind, const void *data, const int into, void *plain, const Py_ssize_t size) {
    for (Py_ssize_t k = 0; k < size; k++) PyUnicode_WRITE(into, plain, k, folded(&folding, PyUnicode_READ(kind, data, k)));
}

static PyObject *plain(PyObject *self, PyObject *words) {
    if (!PyUnicode_Check(words)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(words);
    Py_UCS4 most = 0, changed = 0;
    for (Py_ssize_t k = 0; k < text.size; k++) {
        const Py_UCS4 c = PyUnicode_READ(text.kind, text.data, k), letter = folded(&folding, c);
        if (!letter) return others ? PyObject_CallOneArg(others, words) : PyErr_Format(PyExc_RuntimeError, "no letters are told");
        most |= letter;
        changed |= letter ^ c;
    }
    if (!changed && PyUnicode_CheckExact(words)) return Py_NewRef(words);
    PyObject *made = PyUnicode_New(text.size, most < 0x80 ? 0x7f : most < 0x100 ? 0xff : 0xffff);
    if (!made) return NULL;
    const int is_narrow = text.kind == PyUnicode_1BYTE_KIND, is_wide = text.kind == PyUnicode_4BYTE_KIND;
    void *letters = PyUnicode_DATA(made);
    if (most < 0x100) {
        if (is_narrow) fold(PyUnicode_1BYTE_KIND, text.data, PyUnicode_1BYTE_KIND, letters, text.size);
        else if (is_wide) fold(PyUnicode_4BYTE_KIND, text.data, PyUnicode_1BYTE_KIND, letters, text.size);
        else fold(PyUnicode_2BYTE_KIND, text.data, PyUnicode_1BYTE_KIND, letters, text.size);
    } else if (is_narrow) fold(PyUnicode_1BYTE_KIND, text.data, PyUnicode_2BYTE_KIND, letters, text.size);
    else if (is_wide) fold(PyUnicode_4BYTE_KIND, text.data, PyUnicode_2BYTE_KIND, letters, text.size);
    else fold(PyUnicode_2BYTE_KIND, text.data, PyUnicode_2BYTE_KIND, letters, text.size);
    return made;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_VARARGS, "Take the plain letter of each letter, and what gives words in which others stand."},
    {"plain", plain, METH_O, "Give words in lower case without diacritics, character for character."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_folding", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__folding(void) { return PyModule_Create(&module); }
