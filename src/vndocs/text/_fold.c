/* The plain part of fold() in normalize.py, compiled: what is replaced one character for one, in one pass.
 *
 * What moves places (letters in two parts, what cannot be seen) is left to the Python of normalize.py; a test holds the
 * two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

#if defined(_MSC_VER)
#define INLINED static __forceinline
#else
#define INLINED static inline __attribute__((always_inline))
#endif
#define WIDEST 0x10000   /* code points from here on stand for themselves */
enum { REPLACED = 1, MOVES = 2, RETURN = 4 };

typedef struct {
    int beyond;              /* what is done about code points that the tables do not reach */
    unsigned char what[WIDEST];
    uint16_t in_place[WIDEST];
} Plan;

static void drop(PyObject *capsule) { PyMem_Free(PyCapsule_GetPointer(capsule, "vndocs.fold")); }

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *replaced, *moving, *from, *to;
    Py_ssize_t place = 0;
    int beyond = 0;
    if (!PyArg_ParseTuple(args, "O!U|p", &PyDict_Type, &replaced, &moving, &beyond)) return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.fold", drop);
    if (!capsule) { PyMem_Free(plan); return NULL; }
    for (int c = 0; c < WIDEST; c++) plan->in_place[c] = (uint16_t)c;
    plan->beyond = beyond ? MOVES : 0;
    while (PyDict_Next(replaced, &place, &from, &to)) {
        if (PyUnicode_GetLength(from) != 1 || PyUnicode_GetLength(to) != 1 || PyUnicode_ReadChar(from, 0) >= WIDEST || PyUnicode_ReadChar(to, 0) >= WIDEST) {
            PyErr_SetString(PyExc_ValueError, "expected single characters of the basic plane");
            Py_DECREF(capsule);
            return NULL;
        }
        plan->what[PyUnicode_ReadChar(from, 0)] = REPLACED;
        plan->in_place[PyUnicode_ReadChar(from, 0)] = (uint16_t)PyUnicode_ReadChar(to, 0);
    }
    for (Py_ssize_t i = 0; i < PyUnicode_GetLength(moving); i++) {
        const Py_UCS4 c = PyUnicode_ReadChar(moving, i);
        if (c < WIDEST) plan->what[c] = MOVES;
    }
    if (!plan->what['\r']) plan->what['\r'] = RETURN;
    return capsule;
}

#define AT(i) PyUnicode_READ(kind, data, (i))

/* Inlined once for each width of code points, so that reading one is a plain load. */
INLINED int look(const Plan *plan, const int kind, const void *data, const Py_ssize_t length) {
    int what = 0;
    Py_ssize_t i = 0;
    for (; i + 8 <= length; i += 8) {
        for (int k = 0; k < 8; k++) {
            const Py_UCS4 c = AT(i + k);
            what |= kind == PyUnicode_4BYTE_KIND && c >= WIDEST ? plan->beyond : plan->what[c];
        }
        if (what & MOVES) return what;
    }
    for (; i < length; i++) {
        const Py_UCS4 c = AT(i);
        what |= kind == PyUnicode_4BYTE_KIND && c >= WIDEST ? plan->beyond : plan->what[c];
    }
    return what;
}

INLINED void replace(const Plan *plan, const int kind, const void *data, const Py_ssize_t length, const int into, void *folded) {
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = AT(i);
        /* A carriage return before a line feed becomes a space, one that ends a line alone a line feed. */
        if (c == '\r' && plan->what['\r'] == RETURN) c = i + 1 < length && AT(i + 1) == '\n' ? ' ' : '\n';
        else if (kind != PyUnicode_4BYTE_KIND || c < WIDEST) c = plan->in_place[c];
        PyUnicode_WRITE(into, folded, i, c);
    }
}

static PyObject *fold(PyObject *self, PyObject *args) {
    PyObject *capsule, *text;
    if (!PyArg_ParseTuple(args, "OU", &capsule, &text)) return NULL;
    const Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.fold");
    if (!plan) return NULL;
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    const int what = kind == PyUnicode_1BYTE_KIND ? look(plan, PyUnicode_1BYTE_KIND, data, length)
        : kind == PyUnicode_2BYTE_KIND ? look(plan, PyUnicode_2BYTE_KIND, data, length)
        : look(plan, PyUnicode_4BYTE_KIND, data, length);
    if (what & MOVES) Py_RETURN_NONE;
    if (!what) return PyUnicode_FromObject(text);
    const int into = kind == PyUnicode_4BYTE_KIND ? PyUnicode_4BYTE_KIND : PyUnicode_2BYTE_KIND;
    void *folded = PyMem_Malloc((size_t)length * (size_t)into + 1);
    if (!folded) return PyErr_NoMemory();
    if (kind == PyUnicode_1BYTE_KIND) replace(plan, PyUnicode_1BYTE_KIND, data, length, PyUnicode_2BYTE_KIND, folded);
    else if (kind == PyUnicode_2BYTE_KIND) replace(plan, PyUnicode_2BYTE_KIND, data, length, PyUnicode_2BYTE_KIND, folded);
    else replace(plan, PyUnicode_4BYTE_KIND, data, length, PyUnicode_4BYTE_KIND, folded);
    PyObject *done = PyUnicode_FromKindAndData(into, folded, length);
    PyMem_Free(folded);
    return done;
}

static PyMethodDef methods[] = {
    {"plan", plan_of, METH_VARARGS, "Take what is replaced one for one, and the characters that move places (and whether all beyond the tables do)."},
    {"fold", fold, METH_VARARGS, "Give a text with what is replaced one for one; None where places move."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_fold", "Folding, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__fold(void) { return PyModule_Create(&module); }
