/* The columns of many documents: readings told straight into buffers of Arrow, other parts of records taken apart. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "_arrow.h"

/* A struct that is being filled, or the structs of a list; none where the schema has no such field. */
typedef struct {
    Column *row;
    Py_ssize_t hint;
} Told;

/* Where words stand that were told; no column where the schema has none for them. */
typedef struct {
    Column *column;
    Py_ssize_t begin, end;
} Wording;
static void forget_wording(Wording *wording) {}

#include "../../pipeline/_headings.h"
#include "../../pipeline/_items.h"

/* The column of a member, brought to the row that is being told; NULL with an exception, or where there is none. */
static inline Column *slot(Told *told, PyObject *name) {
    Column *column = told->row ? member(told->row, name, &told->hint) : NULL;
    return column && (column->count == told->row->count || !catch_up(column, told->row->count)) ? column : NULL;
}

static inline int none(void) { return PyErr_Occurred() ? -1 : 0; }

static int tell_value(Told *told, PyObject *name, PyObject *value) {
    return told->row ? put_member(told->row, name, value, &told->hint) : 0;
}
static int tell_number(Told *told, PyObject *name, Py_ssize_t number) {
    Column *column = slot(told, name);
    return column ? put_integer(column, number) : none();
}
/* Put code points, and note where they stand. */
static int tell_points(Told *told, PyObject *name, int kind, const void *points, Py_ssize_t start, Py_ssize_t end, Wording *wording) {
    Column *column = slot(told, name);
    const Py_ssize_t begin = column ? column->buffers[DATA].size : 0;
    if (!column || put_words(column, kind, points, start, end)) {
        if (wording) *wording = (Wording){NULL, 0, 0};
        return none();
    }
    if (wording) *wording = (Wording){column, begin, column->buffers[DATA].size};
    return 0;
}
static int tell_words(Told *told, PyObject *name, const View *view, Wording *wording) {
    return tell_points(told, name, PyUnicode_4BYTE_KIND, view->words, 0, view->size, wording);
}
static int tell_text(Told *told, PyObject *name, const View *view, Py_ssize_t start, Py_ssize_t end, Wording *wording) {
    start = within(view, start);
    return tell_points(told, name, view->letters.kind, view->letters.data, start, Py_MAX(start, within(view, end)), wording);
}
static int tell_again(Told *told, PyObject *name, const Wording *wording) {
    Column *column = slot(told, name);
    return column && wording->column ? put_again(column, wording->column, wording->begin, wording->end) : none();
}
static int tell_pair(Told *told, PyObject *name, Py_ssize_t start, Py_ssize_t end) {
    Column *column = slot(told, name);
    return column ? put_pair(column, start, end) : none();
}

/* Whether a path names a level of a pair once more behind it: the last one counts, as in a record. */
static int comes_again(PyObject *path, Py_ssize_t place, PyObject *level) {
    for (Py_ssize_t k = place + 1; k < PyTuple_GET_SIZE(path); k++) {
        PyObject *other = PyTuple_GET_ITEM(path, k);
        if (PyTuple_Check(other) && PyTuple_GET_SIZE(other) == 2 && PyUnicode_Compare(PyTuple_GET_ITEM(other, 0), level) == 0) return 1;
    }
    return 0;
}

static int tell_paths(Told *told, PyObject *name, PyObject *paths) {
    Told list, row;
    if (enter_list(told, name, &list)) return -1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(paths); k++) {
        PyObject *path = PyTuple_GET_ITEM(paths, k);
        if (enter_row(&list, &row)) return -1;
        for (Py_ssize_t n = 0; PyTuple_Check(path) && n < PyTuple_GET_SIZE(path); n++) {
            PyObject *both = PyTuple_GET_ITEM(path, n);
            if (!PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2) {
                PyErr_SetString(PyExc_TypeError, "expected pairs of level and label");
                return -1;
            }
            PyObject *level = PyTuple_GET_ITEM(both, 0);
            if (!comes_again(path, n, level) && tell_value(&row, level, PyTuple_GET_ITEM(both, 1))) return -1;
        }
        if (leave_row(&list, &row)) return -1;
    }
    return leave_list(told, name, &list);
}

static int tell_parts(Told *told, PyObject *name, const View *view) {
    Column *map = slot(told, name), *entries;
    if (!map) return none();
    entries = &map->children[0];
    for (const Part *part = view->parts; part < view->parts + view->part_count; part++)
        if (put_string(&entries->children[0], part->name) || put_pair(&entries->children[1], part->start, part->end) || close_row(entries))
            return -1;
    return close_list(map);
}

static int enter(Told *told, PyObject *name, Told *inner) {
    *inner = (Told){slot(told, name), 0};
    return none();
}
static int leave(Told *told, PyObject *name, Told *inner) { return inner->row ? close_row(inner->row) : 0; }
static int enter_list(Told *told, PyObject *name, Told *list) {
    Column *column = slot(told, name);
    *list = (Told){column ? &column->children[0] : NULL, 0};
    return none();
}
static int leave_list(Told *told, PyObject *name, Told *list) {
    told->hint = told->hint ? told->hint - 1 : 0;
    return list->row ? close_list(member(told->row, name, &told->hint)) : 0;
}
static int enter_row(Told *list, Told *row) {
    *row = (Told){list->row, 0};
    return 0;
}
static int enter_item(Told *list, Told *row) { return enter_row(list, row); }
static int enter_heading(Told *list, Told *row, PyObject *unit, Py_ssize_t depth) {
    enter_row(list, row);
    return tell_value(row, heading_names[UNIT], unit) || tell_number(row, heading_names[DEPTH], depth) ? -1 : 0;
}
static int leave_row(Told *list, Told *row) { return row->row ? close_row(row->row) : 0; }
/* What was begun is taken back with the whole document. */
static void drop(Told *told) {}

typedef struct {
    PyObject ob_base;
    PyObject *schema;
    /* How many documents there were before the last. */
    Py_ssize_t before;
    Column root;
} Columns;

static PyObject *columns_new(PyTypeObject *type, PyObject *args, PyObject *keywords) {
    PyObject *schema, *capsule;
    if (!PyArg_ParseTuple(args, "O", &schema)) return NULL;
    Columns *self = (Columns *)type->tp_alloc(type, 0);
    if (!self) return NULL;
    self->schema = Py_NewRef(schema);
    capsule = PyObject_CallMethod(schema, "__arrow_c_schema__", NULL);
    const struct ArrowSchema *fields = capsule ? PyCapsule_GetPointer(capsule, "arrow_schema") : NULL;
    const int failed = !fields || make_column(&self->root, fields);
    Py_XDECREF(capsule);
    if (failed) Py_CLEAR(self);
    return (PyObject *)self;
}

static void columns_free(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    clear_column(&((Columns *)self)->root);
    Py_XDECREF(((Columns *)self)->schema);
    type->tp_free(self);
    Py_DECREF(type);
}

static Py_ssize_t columns_length(PyObject *self) { return ((Columns *)self)->root.count; }

static PyObject *columns_begin(PyObject *self, PyObject *unused) {
    ((Columns *)self)->before = ((Columns *)self)->root.count;
    Py_RETURN_NONE;
}

static PyObject *columns_end(PyObject *self, PyObject *unused) {
    if (close_row(&((Columns *)self)->root)) return NULL;
    Py_RETURN_NONE;
}

static PyObject *columns_undo(PyObject *self, PyObject *unused) {
    truncate_to(&((Columns *)self)->root, ((Columns *)self)->before);
    Py_RETURN_NONE;
}

static PyObject *columns_put(PyObject *self, PyObject *args) {
    PyObject *name, *value;
    if (!PyArg_ParseTuple(args, "UO", &name, &value)) return NULL;
    Told told = {&((Columns *)self)->root, 0};
    if (tell_value(&told, name, value)) return NULL;
    Py_RETURN_NONE;
}

static PyObject *columns_tell(PyObject *self, PyObject *args) {
    PyObject *name, *plan, *readings, *source, *raw, *moved, *link_plan, *links, *placed;
    View view;
    if (!PyArg_ParseTuple(args, "UOOOOOOOO", &name, &plan, &readings, &source, &raw, &moved, &link_plan, &links, &placed)) return NULL;
    const Plan *told_by = plan_of(plan), *linked_by = links == Py_None ? NULL : plan_of(link_plan);
    if (PyErr_Occurred() || view_of(&view, source, raw, moved)) return NULL;
    Told document = {&((Columns *)self)->root, 0}, list, row;
    PyObject *all = PySequence_Fast(readings, "expected readings"), *beside = linked_by ? PySequence_Fast(links, "expected links") : NULL;
    int failed = !all || (linked_by && !beside) || enter_list(&document, name, &list);
    if (!failed && beside && PySequence_Fast_GET_SIZE(beside) < PySequence_Fast_GET_SIZE(all)) {
        PyErr_SetString(PyExc_ValueError, "expected a link for each reading");
        failed = 1;
    }
    for (Py_ssize_t k = 0; !failed && k < PySequence_Fast_GET_SIZE(all); k++)
        failed = enter_row(&list, &row)
            || tell_entity(&row, &view, told_by, PySequence_Fast_GET_ITEM(all, k), linked_by, beside ? PySequence_Fast_GET_ITEM(beside, k) : NULL, placed)
            || leave_row(&list, &row);
    failed = failed || leave_list(&document, name, &list);
    view_clear(&view);
    Py_XDECREF(all);
    Py_XDECREF(beside);
    if (failed) return NULL;
    Py_RETURN_NONE;
}

/* Put a layout: what is said of it besides its body, and the headings of that. */
static PyObject *columns_layout(PyObject *self, PyObject *args) {
    PyObject *name, *body, *said, *source, *raw, *moved, *rows, *labels, *units, *around, *asked;
    View view;
    if (!PyArg_ParseTuple(args, "UUO!OOOOOOOO", &name, &body, &PyDict_Type, &said, &source, &raw, &moved, &rows, &labels, &units, &around, &asked))
        return NULL;
    if (view_of(&view, source, raw, moved)) return NULL;
    Told document = {&((Columns *)self)->root, 0}, layout, list;
    Py_INCREF(said);
    const int failed = enter(&document, name, &layout) || merge(&layout, said) || enter_list(&layout, body, &list)
        || tell_headings(&list, &view, rows, labels, units, around, asked) || leave_list(&layout, body, &list)
        || leave(&document, name, &layout);
    view_clear(&view);
    if (failed) return NULL;
    Py_RETURN_NONE;
}

static void free_array(PyObject *capsule) {
    struct ArrowArray *array = PyCapsule_GetPointer(capsule, "arrow_array");
    if (array && array->release) array->release(array);
    free(array);
}

/* Hand all rows over and begin anew: the Arrow PyCapsule interface. */
static PyObject *columns_array(PyObject *self, PyObject *args) {
    Columns *columns = (Columns *)self;
    PyObject *requested = NULL, *capsule = NULL;
    if (!PyArg_ParseTuple(args, "|O", &requested)) return NULL;
    PyObject *schema = PyObject_CallMethod(columns->schema, "__arrow_c_schema__", NULL);
    struct ArrowArray *array = schema ? calloc(1, sizeof *array) : NULL;
    if (schema && !array) PyErr_NoMemory();
    if (array && !hand_over(&columns->root, columns->root.count, array)) capsule = PyCapsule_New(array, "arrow_array", free_array);
    if (array && !capsule) {
        if (array->release) array->release(array);
        free(array);
    }
    empty(&columns->root);
    columns->before = 0;
    if (capsule) return Py_BuildValue("NN", schema, capsule);
    Py_XDECREF(schema);
    return NULL;
}

static PyMethodDef methods[] = {
    {"begin", columns_begin, METH_NOARGS, "Begin a document."},
    {"end", columns_end, METH_NOARGS, "End it: a row more."},
    {"undo", columns_undo, METH_NOARGS, "Take back the document that was begun last, ended or not."},
    {"put", columns_put, METH_VARARGS, "Put a member of the document's record."},
    {"tell", columns_tell, METH_VARARGS, "Put the entities of a kind, by their readings."},
    {"layout", columns_layout, METH_VARARGS, "Put a layout that has a body."},
    {"__arrow_c_array__", columns_array, METH_VARARGS, "Hand all rows over."},
    {NULL, NULL, 0, NULL},
};
static PyType_Slot slots[] = {
    {Py_tp_new, columns_new}, {Py_tp_dealloc, columns_free}, {Py_tp_methods, methods}, {Py_sq_length, columns_length}, {0, NULL},
};
static PyType_Spec spec = {"vndocs.export.gathering._columns.Columns", sizeof(Columns), 0, Py_TPFLAGS_DEFAULT, slots};
static PyMethodDef functions[] = {
    {"plan", make_plan, METH_VARARGS, "Make a plan of how readings are told."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_columns", NULL, -1, functions, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__columns(void) {
    learn_letters();
    PyObject *made = learn_names() || learn_headings() ? NULL : PyModule_Create(&module), *type = made ? PyType_FromSpec(&spec) : NULL;
    if (!type || PyModule_AddObjectRef(made, "Columns", type)) Py_CLEAR(made);
    Py_XDECREF(type);
    return made;
}
