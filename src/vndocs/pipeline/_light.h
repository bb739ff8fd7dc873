/* Light readings and how they are told: a plan says, field by field, where in the tuple of a reading each thing stands.
 *
 * What a plan is made of stands in `pipeline/plans.py`; `_records.c` tells readings as records, `_columns.c` as columns.
 */
#ifndef VNDOCS_LIGHT_H
#define VNDOCS_LIGHT_H

#include "../text/_reading.h"

/* How a field is told: `pipeline/plans.py` says what each means. */
enum { WORD, VALUE, GIVEN, LACKING, OTHER, FLAG, NAME, PATHS, STRETCH, SPAN, SAID, TARGET, TARGETS, ITEMS, MADE, MERGED,
       INSTEAD, PART, BETWEEN, AMENDERS, WHOLE, WIDER, BEGIN, END, ASKED, HOWS };
static const char *const hows[HOWS] = {
    "word", "value", "given", "lacking", "other", "flag", "name", "paths", "stretch", "span", "said", "target", "targets",
    "items", "made", "merged", "instead", "part", "between", "amenders", "whole", "wider", "begin", "end", "asked",
};

typedef struct {
    int how;
    Py_ssize_t at, also;
    PyObject *name, *extra;
} Field;

typedef struct {
    Py_ssize_t width, count;
    Field *fields;
    PyObject *held;
} Plan;

static const char plan_name[] = "vndocs.plan";

static void plan_free(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, plan_name);
    if (!plan) return;
    Py_XDECREF(plan->held);
    PyMem_Free(plan->fields);
    PyMem_Free(plan);
}

/* Make a plan of the width of a reading and its fields, each a tuple: how, name, place in the reading, another, an extra. */
static PyObject *make_plan(PyObject *self, PyObject *args) {
    Py_ssize_t width;
    PyObject *fields;
    if (!PyArg_ParseTuple(args, "nO!", &width, &PyTuple_Type, &fields)) return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof *plan);
    if (!plan) return PyErr_NoMemory();
    plan->width = width;
    plan->count = PyTuple_GET_SIZE(fields);
    plan->held = Py_NewRef(fields);
    PyObject *capsule = PyCapsule_New(plan, plan_name, plan_free);
    if (!capsule || !(plan->fields = PyMem_Calloc((size_t)plan->count + 1, sizeof(Field)))) {
        if (!capsule) {
            Py_DECREF(fields);
            PyMem_Free(plan);
        }
        Py_XDECREF(capsule);
        return PyErr_Occurred() ? NULL : PyErr_NoMemory();
    }
    for (Py_ssize_t k = 0; k < plan->count; k++) {
        Field *field = &plan->fields[k];
        const char *how;
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(fields, k), "sUnnO", &how, &field->name, &field->at, &field->also, &field->extra)) {
            Py_DECREF(capsule);
            return NULL;
        }
        while (field->how < HOWS && strcmp(how, hows[field->how])) field->how++;
        if (field->how == HOWS || field->at < 0 || field->at >= width || field->also < -1 || field->also >= width) {
            PyErr_Format(PyExc_ValueError, "expected a field of a plan, got %R", PyTuple_GET_ITEM(fields, k));
            Py_DECREF(capsule);
            return NULL;
        }
    }
    return capsule;
}

static inline Plan *plan_of(PyObject *capsule) { return PyCapsule_GetPointer(capsule, plan_name); }

/* A whole number, small ones without a call; -1 and an exception where it is none. */
static inline Py_ssize_t number_of(PyObject *value) {
#if PY_VERSION_HEX >= 0x030C0000
    if (PyLong_CheckExact(value) && PyUnstable_Long_IsCompact((PyLongObject *)value)) return PyUnstable_Long_CompactValue((PyLongObject *)value);
#else
    if (PyLong_CheckExact(value) && (size_t)Py_SIZE(value) < 2) return Py_SIZE(value) ? (Py_ssize_t)((PyLongObject *)value)->ob_digit[0] : 0;
#endif
    return PyLong_AsSsize_t(value);
}

/* A part of a reading: its name, and where it stands in the matched text. */
typedef struct {
    PyObject *name;
    Py_ssize_t start, end;
} Part;

/* A name that was told, by the places it was cut from; it is meant again and again. */
typedef struct {
    PyObject *place, *rest;
    Wording wording;
} Known;
enum { KNOWN = 64 };

/* A source as readings are told of it: the raw text, and the lists that lead there where offsets move. */
typedef struct {
    PyObject *source, *raw, *moved;
    /* The segment that was looked up last: what is asked next is mostly near. */
    Py_ssize_t last;
    Text letters;
    Py_UCS4 *words;
    Py_ssize_t size, room;
    Part *parts;
    Py_ssize_t part_count, part_room;
    Known known[KNOWN];
} View;

/* Look at a source; `moved` are the segments of its map, None where it has none. */
static int view_of(View *view, PyObject *source, PyObject *raw, PyObject *moved) {
    memset(view, 0, sizeof *view);
    if (!PyUnicode_Check(raw) || (moved != Py_None && (!PyTuple_Check(moved) || PyTuple_GET_SIZE(moved) != 4))) {
        PyErr_SetString(PyExc_TypeError, "expected a text and the segments of its map");
        return -1;
    }
    for (Py_ssize_t k = 0; moved != Py_None && k < 4; k++)
        if (!PyList_Check(PyTuple_GET_ITEM(moved, k)) || PyList_GET_SIZE(PyTuple_GET_ITEM(moved, k)) != PyList_GET_SIZE(PyTuple_GET_ITEM(moved, 0))) {
            PyErr_SetString(PyExc_TypeError, "expected lists of one length");
            return -1;
        }
    view->source = source;
    view->raw = raw;
    view->moved = moved == Py_None ? NULL : moved;
    view->letters = text_of(raw);
    return 0;
}

static inline Py_ssize_t number_in(PyObject *list, Py_ssize_t place) { return number_of(PyList_GET_ITEM(list, place)); }

/* Where the matched character at `offset` begins in the raw text, or ends: as `OffsetMap` has it. */
static Py_ssize_t moved_to(View *view, Py_ssize_t offset, int behind) {
    PyObject *const *of = &PyTuple_GET_ITEM(view->moved, 0);
    PyObject *starts = of[0], *ends = of[1], *raw_starts = of[2], *raw_ends = of[3];
    const Py_ssize_t count = PyList_GET_SIZE(ends);
    Py_ssize_t low = view->last, high = count;
    if (low && offset < number_in(ends, low - 1)) {
        low = 0;
        high = view->last;
    } else if (low + 4 < count && offset < number_in(ends, low + 4))
        high = low + 4;
    while (low < high) {
        const Py_ssize_t middle = (low + high) / 2;
        if (offset < number_in(ends, middle))
            high = middle;
        else
            low = middle + 1;
    }
    view->last = low;
    if (low < count && number_in(starts, low) <= offset) return number_in(behind ? raw_ends : raw_starts, low);
    return (low ? number_in(raw_ends, low - 1) + offset - number_in(ends, low - 1) : offset) + behind;
}

/* Lead a stretch of the matched text to the raw text, as `Source.span` does. */
static void lead(View *view, Py_ssize_t *start, Py_ssize_t *end) {
    if (!view->moved) return;
    const Py_ssize_t first = moved_to(view, *start, 0);
    *end = *end <= *start ? first : *end <= 0 ? 0 : moved_to(view, *end - 1, 1);
    *start = first;
}

/* Read two offsets from a tuple; 0 where there are none, -1 and an exception where it is something else. */
static int place_of(PyObject *pair, Py_ssize_t *start, Py_ssize_t *end) {
    if (pair == Py_None || (PyTuple_Check(pair) && !PyTuple_GET_SIZE(pair))) return 0;
    if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
        PyErr_SetString(PyExc_TypeError, "expected a place");
        return -1;
    }
    *start = number_of(PyTuple_GET_ITEM(pair, 0));
    *end = number_of(PyTuple_GET_ITEM(pair, 1));
    return (*start == -1 || *end == -1) && PyErr_Occurred() ? -1 : 1;
}

static inline Py_ssize_t number_at(PyObject *reading, Py_ssize_t at) { return number_of(PyTuple_GET_ITEM(reading, at)); }
static inline Py_ssize_t within(const View *view, Py_ssize_t offset) { return Py_MAX(0, Py_MIN(offset, view->letters.size)); }

/* Note a part of the reading that is being told. */
static int note_part(View *view, PyObject *name, Py_ssize_t start, Py_ssize_t end) {
    if (view->part_count == view->part_room) {
        const Py_ssize_t room = 2 * view->part_room + 8;
        Part *grown = PyMem_Realloc(view->parts, (size_t)room * sizeof(Part));
        if (!grown) {
            PyErr_NoMemory();
            return -1;
        }
        view->parts = grown;
        view->part_room = room;
    }
    view->parts[view->part_count++] = (Part){Py_NewRef(name), start, end};
    return 0;
}

static void forget_parts(View *view) {
    while (view->part_count) Py_DECREF(view->parts[--view->part_count].name);
}

static void view_clear(View *view) {
    forget_parts(view);
    for (int k = 0; k < KNOWN; k++) forget_wording(&view->known[k].wording);
    PyMem_Free(view->parts);
    PyMem_Free(view->words);
}

#endif
