/* Where a word stands in a whole text, sought by its rarest letter: what `spot_plainly` of spotting.py gives. A test holds
 * the two together.
 */
#include "../../text/_reading.h"

static PyObject *spot(PyObject *self, PyObject *args) {
    PyObject *string, *word;
    Py_ssize_t letter;
    if (!PyArg_ParseTuple(args, "UUn", &string, &word, &letter)) return NULL;
    if (letter < 0 || letter >= PyUnicode_GET_LENGTH(word)) {
        PyErr_SetString(PyExc_ValueError, "expected the place of a letter of the word");
        return NULL;
    }
    const Text text = text_of(string);
    const Py_UCS4 sought = PyUnicode_READ_CHAR(word, letter);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && (at = PyUnicode_FindChar(string, sought, at, text.size, 1)) != -1; at++)
        if (at < 0 || (stands_at(&text, at - letter, word) && append_new(found, PyLong_FromSsize_t(at - letter)))) Py_CLEAR(found);
    return found;
}

static PyMethodDef methods[] = {
    {"spot", spot, METH_VARARGS, "Give where a word begins, by the place of its rarest letter."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_spotting", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__spotting(void) { return PyModule_Create(&module); }
