/* Searching for a pattern where it may begin alone: where characters of given sets stand one behind the other. What
 * seeking.py does with the pattern by itself; a test holds the two together.
 */
#include "_rows.h"

static void drop(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.seek");
    Py_XDECREF(plan->held);
    PyMem_Free(plan);
}

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *rows, *after, *over;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "O!UUn", &PyTuple_Type, &rows, &after, &over, &most)) return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(rows);
    Plan *plan = PyMem_Calloc(1, sizeof(Plan) + (size_t)count * sizeof(Row));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.seek", drop);
    if (!capsule) {
        PyMem_Free(plan);
        return NULL;
    }
    Py_INCREF(rows);
    plan->held = rows;
    plan->rows = count;
    plan->most = most;
    plan->is_thin = 1;
    plan->after = PyUnicode_GET_LENGTH(after) ? PyUnicode_READ_CHAR(after, 0) : 0;
    int failed = !is_low(over);
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(over) && !failed; k++) plan->over[PyUnicode_READ_CHAR(over, k)] = 1;
    for (Py_ssize_t k = 0; k < count && !failed; k++) failed = fill(plan, k, PyTuple_GET_ITEM(rows, k));
    if (failed) Py_CLEAR(capsule);
    return capsule;
}

/* What is asked: the plan, what matches the pattern, the text, and the stretch of it. */
typedef struct {
    const Plan *plan;
    PyObject *match, *text, *stop;
    Py_ssize_t at, end;
} Search;

static int asked(Search *search, PyObject *const *args, Py_ssize_t count) {
    if (count < 3 || count > 5 || !PyUnicode_Check(args[2])) {
        PyErr_SetString(PyExc_TypeError, "expected a plan, what matches, a text and two places");
        return -1;
    }
    const Py_ssize_t size = PyUnicode_GET_LENGTH(args[2]);
    search->match = args[1];
    search->text = args[2];
    search->at = count > 3 ? PyLong_AsSsize_t(args[3]) : 0;
    search->end = count > 4 ? PyLong_AsSsize_t(args[4]) : size;
    if (PyErr_Occurred() || !(search->plan = PyCapsule_GetPointer(args[0], "vndocs.seek"))) return -1;
    search->at = Py_MAX(search->at, 0);
    search->end = Py_MIN(search->end, size);
    return (search->stop = PyLong_FromSsize_t(search->end)) ? 0 : -1;
}

/* The next match, and where to look for the one behind it; None where there is none. */
static PyObject *found_next(Search *search) {
    Py_ssize_t at = search->at;
    while (at < search->end && (at = next_of(search->plan, search->text, at, search->end)) >= 0) {
        PyObject *place = PyLong_FromSsize_t(at);
        if (!place) return NULL;
        PyObject *given[] = {search->text, place, search->stop};
        PyObject *match = PyObject_Vectorcall(search->match, given, 3, NULL);
        Py_DECREF(place);
        at++;
        search->at = at;
        if (match != Py_None) return match;
        Py_DECREF(match);
    }
    if (at == -2) return NULL;
    Py_RETURN_NONE;
}

static PyObject *search_for(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Search search;
    if (asked(&search, args, count)) return NULL;
    PyObject *match = found_next(&search);
    Py_DECREF(search.stop);
    return match;
}

static PyObject *each(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Search search;
    if (asked(&search, args, count)) return NULL;
    PyObject *found = PyList_New(0), *match = NULL;
    while (found && (match = found_next(&search)) && match != Py_None) {
        PyObject *behind = PyObject_CallMethod(match, "end", NULL);
        const Py_ssize_t at = behind ? PyLong_AsSsize_t(behind) : -1;
        Py_XDECREF(behind);
        if (at < 0 || PyList_Append(found, match)) break;
        search.at = Py_MAX(search.at, at);
        Py_CLEAR(match);
    }
    if (match != Py_None) Py_CLEAR(found);
    Py_XDECREF(match);
    Py_DECREF(search.stop);
    return found;
}

/* All places of words in a stretch, sought by one letter of theirs, which is quick to find. */
static PyObject *places(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *named) {
    Py_ssize_t given[] = {0, PY_SSIZE_T_MAX, 0};
    const Py_ssize_t names = named ? PyTuple_GET_SIZE(named) : 0;
    /* By its name the last is given alone, which is what most ask for. */
    if (count < 2 || count > 5 || names > 1 || (names && (count == 5 || PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(named, 0), "rarest")))
        || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "expected a text, words, two places and the place of a letter of the words");
    for (Py_ssize_t k = 2; k < count + names; k++) given[k < count ? k - 2 : 2] = PyLong_AsSsize_t(args[k]);
    if (PyErr_Occurred()) return NULL;
    PyObject *const string = args[0], *const words = args[1];
    const Py_ssize_t start = given[0], end = given[1], rarest = given[2];
    if (rarest < 0 || rarest >= PyUnicode_GET_LENGTH(words)) return PyErr_Format(PyExc_ValueError, "expected the place of a letter of the words");
    Text text = text_of(string);
    text.size = Py_MIN(Py_MAX(end, 0), text.size);
    const Py_UCS4 sought = PyUnicode_READ_CHAR(words, rarest);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = Py_MAX(start, 0) + rarest; found && at < text.size; at++) {
        at = PyUnicode_FindChar(string, sought, at, text.size, 1);
        if (at == -1) break;
        if (at < 0 || (stands_at(&text, at - rarest, words) && append_new(found, PyLong_FromSsize_t(at - rarest)))) Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef methods[] = {
    {"places", (PyCFunction)(void (*)(void))places, METH_FASTCALL | METH_KEYWORDS, "Give all places of words in a stretch."},
    {"plan", plan_of, METH_VARARGS, "Make a plan of rows of sets, the sign they stand behind, what may lie between, and how much of it."},
    {"search", (PyCFunction)(void (*)(void))search_for, METH_FASTCALL, "Give the first match of a pattern in a stretch, or None."},
    {"each", (PyCFunction)(void (*)(void))each, METH_FASTCALL, "Give all matches of a pattern in a stretch."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_seek", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__seek(void) { return PyModule_Create(&module); }
