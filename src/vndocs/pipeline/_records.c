/* Readings as records: dictionaries ready for JSON, told by a plan. `records.py` makes the same in Python. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* A dictionary that is being filled, or a list of such. */
typedef struct {
    PyObject *made;
} Told;

/* Words that were told, or none. */
typedef struct {
    PyObject *string;
} Wording;
static void forget_wording(Wording *wording) { Py_CLEAR(wording->string); }

#include "_headings.h"
#include "_items.h"

/* An item with all its keys: a copy of it is made faster than keys are put into an empty one. */
static PyObject *blank;
/* The same for the headings of a unit, with the depth of the last of them; units beyond have one each time. */
enum { MOST_UNITS = 16 };
static struct { PyObject *unit, *fields; Py_ssize_t depth; } blanks[MOST_UNITS];
/* A target mostly says so much. */
enum { TARGET_KEYS = 9 };

/* Put what was just made. */
static int put(Told *told, PyObject *name, PyObject *made) {
    const int failed = !made || PyDict_SetItem(told->made, name, made);
    Py_XDECREF(made);
    return failed ? -1 : 0;
}

/* An empty dictionary with room for so many keys, where it can be had. */
static PyObject *roomy(Py_ssize_t keys) {
#if PY_VERSION_HEX < 0x030D0000
    if (keys > 5) return _PyDict_NewPresized(keys);
#endif
    return PyDict_New();
}

static PyObject *pair(Py_ssize_t start, Py_ssize_t end) {
    PyObject *two = PyList_New(2), *first = PyLong_FromSsize_t(start), *last = PyLong_FromSsize_t(end);
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

static int tell_value(Told *told, PyObject *name, PyObject *value) { return PyDict_SetItem(told->made, name, value); }
static int tell_number(Told *told, PyObject *name, Py_ssize_t number) { return put(told, name, PyLong_FromSsize_t(number)); }
static int tell_pair(Told *told, PyObject *name, Py_ssize_t start, Py_ssize_t end) { return put(told, name, pair(start, end)); }
static int put_string(Told *told, PyObject *name, PyObject *string, Wording *wording) {
    if (wording) wording->string = Py_XNewRef(string);
    return put(told, name, string);
}
static int tell_words(Told *told, PyObject *name, const View *view, Wording *wording) {
    return put_string(told, name, PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, view->words, view->size), wording);
}
static int tell_text(Told *told, PyObject *name, const View *view, Py_ssize_t start, Py_ssize_t end, Wording *wording) {
    start = within(view, start);
    return put_string(told, name, PyUnicode_Substring(view->raw, start, Py_MAX(start, within(view, end))), wording);
}
static int tell_again(Told *told, PyObject *name, const Wording *wording) { return PyDict_SetItem(told->made, name, wording->string); }

static int tell_paths(Told *told, PyObject *name, PyObject *paths) {
    PyObject *list = PyList_New(0);
    for (Py_ssize_t k = 0; list && k < PyTuple_GET_SIZE(paths); k++) {
        PyObject *path = PyTuple_GET_ITEM(paths, k), *fields = PyTuple_Check(path) ? PyDict_New() : NULL;
        int failed = !fields;
        for (Py_ssize_t n = 0; !failed && n < PyTuple_GET_SIZE(path); n++) {
            PyObject *both = PyTuple_GET_ITEM(path, n);
            failed = !PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2 || PyDict_SetItem(fields, PyTuple_GET_ITEM(both, 0), PyTuple_GET_ITEM(both, 1));
        }
        if (failed || PyList_Append(list, fields)) {
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "expected pairs of level and label");
            Py_CLEAR(list);
        }
        Py_XDECREF(fields);
    }
    return put(told, name, list);
}

static int tell_parts(Told *told, PyObject *name, const View *view) {
    Told parts = {PyDict_New()};
    for (const Part *part = view->parts; parts.made && part < view->parts + view->part_count; part++)
        if (tell_pair(&parts, part->name, part->start, part->end)) Py_CLEAR(parts.made);
    return put(told, name, parts.made);
}

static int enter(Told *told, PyObject *name, Told *inner) { return (inner->made = roomy(TARGET_KEYS)) ? 0 : -1; }
static int leave(Told *told, PyObject *name, Told *inner) { return put(told, name, inner->made); }
static int enter_list(Told *told, PyObject *name, Told *list) { return (list->made = PyList_New(0)) ? 0 : -1; }
static int leave_list(Told *told, PyObject *name, Told *list) { return put(told, name, list->made); }
static int enter_row(Told *list, Told *row) { return (row->made = PyDict_New()) ? 0 : -1; }
static int enter_item(Told *list, Told *row) { return (row->made = PyDict_Copy(blank)) ? 0 : -1; }
static int enter_heading(Told *list, Told *row, PyObject *unit, Py_ssize_t depth) {
    static const int in_order[] = {UNIT, HEADING_LABEL, DEPTH, START, END_OF, LINE_END};
    int k = 0, failed = 0;
    while (k < MOST_UNITS - 1 && blanks[k].fields && blanks[k].unit != unit) k++;
    if (blanks[k].unit != unit) {
        Py_XSETREF(blanks[k].fields, PyDict_New());
        Py_INCREF(unit);
        Py_XSETREF(blanks[k].unit, unit);
        blanks[k].depth = -1;
        failed = !blanks[k].fields;
        for (size_t n = 0; !failed && n < sizeof in_order / sizeof *in_order; n++)
            failed = PyDict_SetItem(blanks[k].fields, heading_names[in_order[n]], n ? Py_None : unit);
    }
    Told told = {blanks[k].fields};
    if (!failed && blanks[k].depth != depth) failed = tell_number(&told, heading_names[DEPTH], blanks[k].depth = depth);
    if (failed) Py_CLEAR(blanks[k].unit);
    return !failed && (row->made = PyDict_Copy(blanks[k].fields)) ? 0 : -1;
}
static int leave_row(Told *list, Told *row) {
    const int failed = PyList_Append(list->made, row->made);
    Py_DECREF(row->made);
    return failed;
}
static void drop(Told *told) { Py_CLEAR(told->made); }

static PyObject *records(PyObject *self, PyObject *args) {
    PyObject *plan, *readings, *source, *raw, *moved, *link_plan, *links, *placed;
    View view;
    if (!PyArg_ParseTuple(args, "OOOOOOOO", &plan, &readings, &source, &raw, &moved, &link_plan, &links, &placed)) return NULL;
    const Plan *told_by = plan_of(plan), *linked_by = links == Py_None ? NULL : plan_of(link_plan);
    if (PyErr_Occurred() || view_of(&view, source, raw, moved)) return NULL;
    PyObject *list = PySequence_Fast(readings, "expected readings"), *beside = linked_by ? PySequence_Fast(links, "expected links") : NULL;
    PyObject *found = list ? PyList_New(PySequence_Fast_GET_SIZE(list)) : NULL;
    if (found && linked_by && (!beside || PySequence_Fast_GET_SIZE(beside) < PySequence_Fast_GET_SIZE(list))) {
        if (beside) PyErr_SetString(PyExc_ValueError, "expected a link for each reading");
        Py_CLEAR(found);
    }
    /* Each record has room for what the one before it says: those of a kind are alike. */
    for (Py_ssize_t k = 0, keys = 0; found && k < PySequence_Fast_GET_SIZE(list); k++) {
        Told record = {roomy(keys)};
        PyObject *link = linked_by ? PySequence_Fast_GET_ITEM(beside, k) : NULL;
        if (!record.made || tell_entity(&record, &view, told_by, PySequence_Fast_GET_ITEM(list, k), linked_by, link, placed)) {
            Py_XDECREF(record.made);
            Py_CLEAR(found);
        } else {
            keys = PyDict_GET_SIZE(record.made);
            PyList_SET_ITEM(found, k, record.made);
        }
    }
    view_clear(&view);
    Py_XDECREF(list);
    Py_XDECREF(beside);
    return found;
}

static PyObject *headings(PyObject *self, PyObject *args) {
    PyObject *source, *raw, *moved, *rows, *labels, *units, *around, *asked;
    View view;
    if (!PyArg_ParseTuple(args, "OOOOOOOO", &source, &raw, &moved, &rows, &labels, &units, &around, &asked)) return NULL;
    if (view_of(&view, source, raw, moved)) return NULL;
    Told list = {PyList_New(0)};
    if (list.made && tell_headings(&list, &view, rows, labels, units, around, asked)) drop(&list);
    view_clear(&view);
    return list.made;
}

/* The words of a stretch as a value of a layout; None where Python must cut them. */
static PyObject *words(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    View view;
    if (count != 6 || !PyUnicode_Check(args[5])) return PyErr_Format(PyExc_TypeError, "expected a source, a stretch and signs");
    Py_ssize_t start = PyLong_AsSsize_t(args[3]), end = PyLong_AsSsize_t(args[4]);
    if (PyErr_Occurred() || view_of(&view, args[0], args[1], args[2])) return NULL;
    const int done = cut_value(&view, start, end, args[5], &start, &end);
    PyObject *cut = done < 0 ? NULL : done == 1 ? Py_NewRef(Py_None) : done ? PyUnicode_Substring(args[1], start, end)
        : PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, view.words, view.size);
    view_clear(&view);
    return cut;
}

/* The places of stretches in the raw text, by their names or in a list. */
static PyObject *places(PyObject *self, PyObject *args) {
    PyObject *source, *raw, *moved, *stretches, *name, *stretch;
    View view;
    if (!PyArg_ParseTuple(args, "OOOO", &source, &raw, &moved, &stretches) || view_of(&view, source, raw, moved)) return NULL;
    const int are_named = PyDict_Check(stretches);
    PyObject *list = are_named ? NULL : PySequence_Fast(stretches, "expected stretches"), *told = NULL;
    if (are_named) told = PyDict_New();
    else if (list) told = PyList_New(0);
    Py_ssize_t start, end, place = 0;
    for (Py_ssize_t k = 0; told && (are_named ? PyDict_Next(stretches, &place, &name, &stretch) : k < PySequence_Fast_GET_SIZE(list)); k++) {
        if (!are_named) stretch = PySequence_Fast_GET_ITEM(list, k);
        int failed = place_of(stretch, &start, &end) < 1;
        if (failed && !PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "expected a place");
        if (!failed) lead(&view, &start, &end);
        PyObject *both = failed ? NULL : pair(start, end);
        failed = !both || (are_named ? PyDict_SetItem(told, name, both) : PyList_Append(told, both));
        Py_XDECREF(both);
        if (failed) Py_CLEAR(told);
    }
    view_clear(&view);
    Py_XDECREF(list);
    return told;
}

static PyMethodDef methods[] = {
    {"words", (PyCFunction)(void (*)(void))words, METH_FASTCALL, "Give the words of a stretch of a layout, or None where Python must cut them."},
    {"places", places, METH_VARARGS, "Give the places of stretches in the raw text, by their names or in a list."},
    {"plan", make_plan, METH_VARARGS, "Make a plan of how readings are told."},
    {"records", records, METH_VARARGS, "Give the records of readings."},
    {"headings", headings, METH_VARARGS, "Give the records of the headings of a body."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_records", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__records(void) {
    static const int of_items[] = {START_NAME, MARKER_NAME, LABEL_NAME, DEPTH_NAME, KIND_NAME, CONTENT_NAME};
    if (learn_names() || learn_headings() || (!blank && !(blank = PyDict_New()))) return NULL;
    for (size_t k = 0; k < sizeof of_items / sizeof *of_items; k++)
        if (PyDict_SetItem(blank, names[of_items[k]], Py_None)) return NULL;
    return PyModule_Create(&module);
}
