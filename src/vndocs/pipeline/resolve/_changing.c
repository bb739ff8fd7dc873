/* Whether a stretch has a verb by which a document changes another: what `says_change_plainly` of changing.py tells, in
 * one pass that makes no string. A test holds the two together.
 */
#include "../../text/_teaching.h"

enum { MOST_VERBS = 32 };
/* A bit for each verb whose first letter, and whose second, a letter is in either case. */
static uint32_t firsts[WIDEST_LETTER], seconds[WIDEST_LETTER];
static PyObject *verbs;

static inline Py_UCS4 small(Py_UCS4 c) { return c == 0x130 ? 'i' : small_form(c); }

/* Whether a verb stands at a place, with white space of any width between its words. */
static int stands(const Text *text, Py_ssize_t place, const Py_ssize_t end, PyObject *verb) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(verb); k++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(verb, k);
        if (place >= end || (c == ' ' ? !is_white(at(text, place)) : small(at(text, place)) != c)) return 0;
        place++;
        while (c == ' ' && place < end && is_white(at(text, place))) place++;
    }
    return 1;
}

static int says(const Text *text, Py_ssize_t low, const Py_ssize_t end) {
    for (uint32_t before = 0, may; low < end; low++) {
        const Py_UCS4 c = at(text, low);
        may = c < WIDEST_LETTER ? before & seconds[c] : 0;
        before = c < WIDEST_LETTER ? firsts[c] : 0;
        for (Py_ssize_t k = 0; may; k++, may >>= 1)
            if (may & 1 && stands(text, low - 1, end, PyTuple_GET_ITEM(verbs, k))) return 1;
    }
    return 0;
}

static PyObject *learn(PyObject *self, PyObject *told) {
    int is_right = PyTuple_Check(told) && PyTuple_GET_SIZE(told) <= MOST_VERBS;
    for (Py_ssize_t k = 0; is_right && k < PyTuple_GET_SIZE(told); k++)
        is_right = PyUnicode_Check(PyTuple_GET_ITEM(told, k)) && PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(told, k)) > 1;
    if (!is_right) {
        PyErr_SetString(PyExc_TypeError, "expected a tuple of at most thirty-two verbs, each of letters");
        return NULL;
    }
    for (Py_UCS4 c = 0; c < WIDEST_LETTER; c++) {
        firsts[c] = seconds[c] = 0;
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(told); k++) {
            firsts[c] |= (uint32_t)(PyUnicode_READ_CHAR(PyTuple_GET_ITEM(told, k), 0) == small(c)) << k;
            seconds[c] |= (uint32_t)(PyUnicode_READ_CHAR(PyTuple_GET_ITEM(told, k), 1) == small(c)) << k;
        }
    }
    Py_INCREF(told);
    Py_XSETREF(verbs, told);
    Py_RETURN_NONE;
}

static PyObject *says_change(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "expected a text and two places");
        return NULL;
    }
    const Text text = text_of(args[0]);
    const Py_ssize_t low = PyLong_AsSsize_t(args[1]), high = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred()) return NULL;
    return PyBool_FromLong(verbs && says(&text, Py_MAX(low, 0), Py_MIN(high, text.size)));
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_O, "Take the verbs, in small letters with single spaces."},
    {"says_change", (PyCFunction)(void (*)(void))says_change, METH_FASTCALL, "Tell whether a stretch has one of the verbs."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_changing", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__changing(void) { return PyModule_Create(&module); }
