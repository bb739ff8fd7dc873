/* A tree while it grows: the lists of its items, to which more are added, and the path of its open levels, which is
 * taken over from the tree and given back to it where it has changed.
 */
#ifndef VNDOCS_LEVELS_H
#define VNDOCS_LEVELS_H

#include "_signs.h"

enum { MOST_LEVELS = 64 };

typedef struct {
    int64_t want;
    long rank;
    PyObject *last;
} Level;

/* A tree and the text that it grows from. */
typedef struct {
    Text text;
    PyObject *string, *starts, *signs, *depths;
    Level levels[MOST_LEVELS];
    /* How many levels are open, and how many of them are as the lists of the tree say; the index of its first item. */
    Py_ssize_t depth, kept, lone, begin;
    /* No tree that another interrupted is kept in mind. */
    int is_alone;
} Growth;

static int add(Growth *growth, Py_ssize_t start, PyObject *sign, Py_ssize_t depth) {
    return append_new(growth->starts, PyLong_FromSsize_t(start)) || append_new(growth->depths, PyLong_FromSsize_t(depth)) || PyList_Append(growth->signs, sign) ? -1 : 0;
}

/* Take back the last item. */
static int drop(Growth *growth) {
    PyObject *lists[] = {growth->starts, growth->signs, growth->depths};
    const Py_ssize_t last = PyList_GET_SIZE(growth->starts) - 1;
    growth->lone = -1;
    for (int k = 0; k < 3; k++)
        if (PyList_SetSlice(lists[k], last, last + 1, NULL)) return -1;
    return 0;
}

static inline PyObject *last_of(PyObject *list) { return PyList_GET_ITEM(list, PyList_GET_SIZE(list) - 1); }

/* Close the levels from `depth` on. */
static void cut(Growth *growth, Py_ssize_t depth) {
    while (growth->depth > depth) Py_DECREF(growth->levels[--growth->depth].last);
    growth->kept = Py_MIN(growth->kept, growth->depth);
}

/* Open a level, or begin it anew; those below it are closed. */
static void set_level(Growth *growth, Py_ssize_t depth, int64_t want, long rank, PyObject *last) {
    Level *level = &growth->levels[depth];
    Py_INCREF(last);
    if (depth < growth->depth) Py_SETREF(level->last, last);
    else level->last = last;
    level->want = want;
    level->rank = rank;
    if (growth->depth > depth + 1) cut(growth, depth + 1);
    growth->depth = depth + 1;
    growth->kept = Py_MIN(growth->kept, depth);
}

/* The last item is the last one of the deepest level. */
static void keep_last(Growth *growth) {
    if (!growth->depth) return;
    const Level *deepest = &growth->levels[growth->depth - 1];
    set_level(growth, growth->depth - 1, deepest->want, deepest->rank, last_of(growth->signs));
}

/* How far the keys of a level lie apart. */
static inline int64_t step_of(int64_t want) { return !(want & 0xffffffff) ? 0 : want % one ? 1 : one; }

/* Take over the open levels of the tree; -1 and an exception where they are none. */
static int load(Growth *growth, PyObject *wants, PyObject *ranks, PyObject *lasts) {
    const Py_ssize_t depth = PyList_GET_SIZE(wants);
    if (depth >= MOST_LEVELS || PyList_GET_SIZE(ranks) != depth || PyList_GET_SIZE(lasts) != depth || (depth && !PyList_GET_SIZE(growth->signs))) {
        PyErr_SetString(PyExc_ValueError, "expected the levels of a tree");
        return -1;
    }
    for (Py_ssize_t k = 0; k < depth; k++) {
        PyObject *last = PyList_GET_ITEM(lasts, k);
        if (!PyTuple_Check(last) || PyTuple_GET_SIZE(last) < SIGN_SIZE) PyErr_SetString(PyExc_TypeError, "expected signs");
        else {
            Py_INCREF(last);
            growth->levels[growth->depth++] = (Level){PyLong_AsLongLong(PyList_GET_ITEM(wants, k)), PyLong_AsLong(PyList_GET_ITEM(ranks, k)), last};
        }
        if (PyErr_Occurred()) return -1;
    }
    growth->kept = depth;
    return 0;
}

/* Give the open levels back to the tree. */
static int store(Growth *growth, PyObject *wants, PyObject *ranks, PyObject *lasts) {
    PyObject *lists[] = {wants, ranks, lasts};
    const Py_ssize_t kept = growth->kept;
    for (int k = 0; k < 3; k++)
        if (PyList_GET_SIZE(lists[k]) > kept && PyList_SetSlice(lists[k], kept, PY_SSIZE_T_MAX, NULL)) return -1;
    for (Py_ssize_t k = kept; k < growth->depth; k++) {
        const Level *level = &growth->levels[k];
        if (append_new(wants, PyLong_FromLongLong(level->want)) || append_new(ranks, PyLong_FromLong(level->rank)) || PyList_Append(lasts, level->last)) return -1;
    }
    return 0;
}

#endif
