/* fold() of normalize.py, compiled: what is replaced one character for one, and what moves places, each in one pass.
 *
 * How a letter in two parts is composed the Python of normalize.py is asked; a test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#if defined(_MSC_VER)
#define INLINED static __forceinline
#else
#define INLINED static inline __attribute__((always_inline))
#endif
#define WIDEST 0x10000   /* code points from here on stand for themselves */
#define LONGEST 64       /* a letter with more marks than this is left to Python */
enum { REPLACED = 1, MOVES = 2, RETURN = 4, MARK = 8 };

typedef struct {
    unsigned char what[WIDEST];
    uint16_t in_place[WIDEST];
} Plan;

static void drop(PyObject *capsule) { PyMem_Free(PyCapsule_GetPointer(capsule, "vndocs.fold")); }

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *replaced, *moving, *marks, *from, *to;
    Py_ssize_t place = 0;
    if (!PyArg_ParseTuple(args, "O!UU", &PyDict_Type, &replaced, &moving, &marks)) return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.fold", drop);
    if (!capsule) { PyMem_Free(plan); return NULL; }
    for (int c = 0; c < WIDEST; c++) plan->in_place[c] = (uint16_t)c;
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
    for (Py_ssize_t i = 0; i < PyUnicode_GetLength(marks); i++) {
        const Py_UCS4 c = PyUnicode_ReadChar(marks, i);
        if (c < WIDEST) plan->what[c] = MOVES | MARK;
    }
    if (!plan->what['\r']) plan->what['\r'] = RETURN;
    return capsule;
}

#define AT(i) PyUnicode_READ(kind, data, (i))

/* The first place from one on at which anything is done; inlined once for each width of code points, so that reading one
 * is a plain load.
 */
INLINED Py_ssize_t next_of(const Plan *plan, const int kind, const void *data, Py_ssize_t i, const Py_ssize_t length) {
#define WHAT(i) (kind == PyUnicode_4BYTE_KIND && AT(i) >= WIDEST ? 0 : plan->what[AT(i)])
    for (; i + 8 <= length; i += 8) {
        int what = 0;
        for (int k = 0; k < 8; k++) what |= WHAT(i + k);
        if (what) break;
    }
    while (i < length && !WHAT(i)) i++;
    return i;
#undef WHAT
}

static Py_ssize_t next_changed(const Plan *plan, const int kind, const void *data, Py_ssize_t i, const Py_ssize_t length) {
    return kind == PyUnicode_1BYTE_KIND ? next_of(plan, PyUnicode_1BYTE_KIND, data, i, length)
        : kind == PyUnicode_2BYTE_KIND ? next_of(plan, PyUnicode_2BYTE_KIND, data, i, length)
        : next_of(plan, PyUnicode_4BYTE_KIND, data, i, length);
}

static inline int moves_at(const Plan *plan, const int kind, const void *data, Py_ssize_t i) {
    return AT(i) < WIDEST && (plan->what[AT(i)] & MOVES);
}

/* Copy a text from `i` on to `size`, with what is replaced, up to where places move; give where that is. */
static Py_ssize_t copy(const Plan *plan, const int kind, const void *data, Py_ssize_t i, const Py_ssize_t length, const int into, void *folded, Py_ssize_t size) {
    for (;; i++) {
        const Py_ssize_t begin = i;
        i = next_changed(plan, kind, data, begin, length);
        if (kind == into) memcpy((char *)folded + size * into, (const char *)data + begin * kind, (size_t)(i - begin) * (size_t)kind);
        else
            for (Py_ssize_t k = begin; k < i; k++) PyUnicode_WRITE(into, folded, size + k - begin, AT(k));
        size += i - begin;
        if (i == length || moves_at(plan, kind, data, i)) return i;
        /* A carriage return before a line feed becomes a space, one that ends a line alone a line feed. */
        const Py_UCS4 c = AT(i), is_return = c == '\r' && plan->what[c] == RETURN;
        PyUnicode_WRITE(into, folded, size++, !is_return ? plan->in_place[c] : i + 1 < length && AT(i + 1) == '\n' ? ' ' : '\n');
    }
}

/* A string of code points that stand in one already, as narrow as they are; it is given away. */
static PyObject *narrowed(PyObject *string) {
    const int kind = PyUnicode_KIND(string);
    const void *data = PyUnicode_DATA(string);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(string);
    const Py_UCS4 narrow = kind == PyUnicode_4BYTE_KIND ? 0xFFFF : 0xFF;
    Py_ssize_t i = 0;
    while (i < length && AT(i) <= narrow) i++;
    if (i < length) return string;
    PyObject *narrower = PyUnicode_FromKindAndData(kind, data, length);
    Py_DECREF(string);
    return narrower;
}

static PyObject *fold(PyObject *self, PyObject *args) {
    PyObject *capsule, *text;
    if (!PyArg_ParseTuple(args, "OU", &capsule, &text)) return NULL;
    const Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.fold");
    if (!plan) return NULL;
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text), first = next_changed(plan, kind, data, 0, length);
    if (first == length) return PyUnicode_FromObject(text);
    if (moves_at(plan, kind, data, first)) Py_RETURN_NONE;
    PyObject *folded = PyUnicode_New(length, kind == PyUnicode_4BYTE_KIND ? 0x10FFFF : 0xFFFF);
    if (!folded) return NULL;
    if (copy(plan, kind, data, 0, length, PyUnicode_KIND(folded), PyUnicode_DATA(folded), 0) == length) return narrowed(folded);
    Py_DECREF(folded);
    Py_RETURN_NONE;
}

/* A text that is being composed: what is written of it, and where its length differs from the raw one. */
typedef struct {
    int kind;
    void *data;
    Py_ssize_t size;
    PyObject *segments[4];
} Folded;

static int add_segment(Folded *folded, Py_ssize_t size, Py_ssize_t start, Py_ssize_t end) {
    const Py_ssize_t places[4] = {folded->size, folded->size + size, start, end};
    for (int k = 0; k < 4; k++) {
        PyObject *place = PyLong_FromSsize_t(places[k]);
        const int failed = !place || PyList_Append(folded->segments[k], place);
        Py_XDECREF(place);
        if (failed) return -1;
    }
    return 0;
}

/* Write a letter with its marks as it is composed; 1 where it does not fit, -1 for an exception. */
static int add_cluster(Folded *folded, PyObject *composed, const Py_UCS4 *cluster, Py_ssize_t start, Py_ssize_t end) {
    PyObject *old = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, cluster, end - start), *new = old ? PyObject_CallOneArg(composed, old) : NULL;
    int failed = -1;
    if (new && !PyUnicode_Check(new)) PyErr_SetString(PyExc_TypeError, "expected a string");
    else if (new) {
        const Py_ssize_t size = PyUnicode_GET_LENGTH(new);
        failed = size > end - start || PyUnicode_KIND(new) > (unsigned)folded->kind;
        if (!failed && size != end - start) failed = add_segment(folded, size, start, end);
        for (Py_ssize_t k = 0; !failed && k < size; k++) PyUnicode_WRITE(folded->kind, folded->data, folded->size++, PyUnicode_READ_CHAR(new, k));
    }
    Py_XDECREF(old);
    Py_XDECREF(new);
    return failed;
}

/* 0 where the text is written, 1 where Python must do it, -1 for an exception. */
static int compose_into(const Plan *plan, PyObject *raw, PyObject *composed, Folded *folded) {
    const int kind = PyUnicode_KIND(raw);
    const void *data = PyUnicode_DATA(raw);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(raw);
    Py_UCS4 cluster[LONGEST];
    for (Py_ssize_t i = 0, end; i < length; i = end) {
        /* What stands before the next letter with marks, the letter too. */
        const Py_ssize_t stop = copy(plan, kind, data, i, length, folded->kind, folded->data, folded->size);
        folded->size += stop - i;
        if (stop == length) break;
        if (stop > i) folded->size--;
        i = stop - (stop > i);
        /* A letter stands before its marks; only what begins the text may have none. */
        Py_ssize_t marks = i + 1;
        for (end = i + 1; end < length && moves_at(plan, kind, data, end); end++)
            if (plan->what[AT(end)] & MARK) marks = end + 1;
        Py_UCS4 c = AT(i);
        if (c == '\r') c = i + 1 < length && AT(i + 1) == '\n' ? ' ' : '\n';
        else if (c < WIDEST) c = plan->in_place[c];
        const int moves = !i && c < WIDEST && (plan->what[c] & MOVES);
        if (marks > i + 1 || (moves && (plan->what[c] & MARK))) {
            if (marks - i > LONGEST) return 1;
            cluster[0] = c;
            for (Py_ssize_t k = i + 1; k < marks; k++) cluster[k - i] = AT(k);
            const int failed = add_cluster(folded, composed, cluster, i, marks);
            if (failed) return failed;
        } else if (moves) marks = i;
        else PyUnicode_WRITE(folded->kind, folded->data, folded->size++, c);
        /* What cannot be seen is left out, a run of it as one. */
        if (end > marks && add_segment(folded, 0, marks, end)) return -1;
    }
    return 0;
}

/* Fold a text in which places move; None where Python must do it. */
static PyObject *compose(PyObject *self, PyObject *args) {
    PyObject *capsule, *raw, *composed, *done = NULL;
    if (!PyArg_ParseTuple(args, "OUO", &capsule, &raw, &composed)) return NULL;
    const Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.fold");
    if (!plan) return NULL;
    Folded folded = {.kind = PyUnicode_KIND(raw) == PyUnicode_1BYTE_KIND ? PyUnicode_2BYTE_KIND : PyUnicode_KIND(raw)};
    folded.data = PyMem_Malloc((size_t)PyUnicode_GET_LENGTH(raw) * (size_t)folded.kind + 1);
    int failed = folded.data ? 0 : -1;
    if (failed) PyErr_NoMemory();
    for (int k = 0; k < 4; k++)
        if (!(folded.segments[k] = PyList_New(0))) failed = -1;
    if (!failed) failed = compose_into(plan, raw, composed, &folded);
    if (!failed) {
        PyObject *text = PyUnicode_FromKindAndData(folded.kind, folded.data, folded.size);
        if (text) done = PyTuple_Pack(5, text, folded.segments[0], folded.segments[1], folded.segments[2], folded.segments[3]);
        Py_XDECREF(text);
    } else if (failed > 0) done = Py_NewRef(Py_None);
    PyMem_Free(folded.data);
    for (int k = 0; k < 4; k++) Py_XDECREF(folded.segments[k]);
    return done;
}

static PyMethodDef methods[] = {
    {"plan", plan_of, METH_VARARGS, "Take what is replaced one for one, and the characters that move places: those that cannot be seen, and marks."},
    {"compose", compose, METH_VARARGS, "Give a text whose places move, and where its length differs; None where Python must do it."},
    {"fold", fold, METH_VARARGS, "Give a text with what is replaced one for one; None where places move."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_fold", "Folding, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__fold(void) { return PyModule_Create(&module); }
