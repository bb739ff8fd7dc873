/* The tables of a plain text: runs of lines with as many cells each, and their cells. What `runs_plainly` and
 * `rows_plainly` of grid.py find; tests hold them together.
 */
#include "../../text/_reading.h"

enum { NONE, BAR, TAB };
enum { AT_ONCE = 4096 };

/* A line that holds a bar or a tab. */
typedef struct {
    Py_ssize_t start, end, width;
    int sign, is_rule;
} Line;

/* What a sign does: it ends a line, as `str.splitlines` has it, is blank, draws a rule, or parts cells. */
enum { ENDS = 1, BLANK = 2, RULE = 4, BARS = 8, TABS = 16 };
static const unsigned char signs[128] = {
    ['\t'] = BLANK | RULE | TABS, ['\n'] = ENDS | BLANK | RULE, ['\v'] = ENDS, ['\f'] = ENDS, ['\r'] = ENDS | BLANK | RULE,
    [0x1c] = ENDS, [0x1d] = ENDS, [0x1e] = ENDS, [' '] = BLANK | RULE, ['|'] = RULE | BARS,
    [':'] = RULE, ['+'] = RULE, ['='] = RULE, ['_'] = RULE, ['-'] = RULE, ['*'] = RULE,
};
static inline int sign_of(Py_UCS4 c) {
    if (c < 128) return signs[c];
    return c == 0x2014 ? RULE : c == 0x85 || c == 0x2028 || c == 0x2029 ? ENDS : 0;
}

/* Inlined once for each width of code points. */
static inline __attribute__((always_inline)) void read_as(const int kind, const Text *text, Py_ssize_t most_cells, Line *line) {
    Py_ssize_t bars = 0, tabs = 0, end = line->start, first = -1, last = -1;
    int both = RULE;
    while (end < text->size) {
        const int what = sign_of(PyUnicode_READ(kind, text->data, end));
        bars += what / BARS & 1;
        tabs += what / TABS;
        both &= what;
        if (!(what & BLANK)) {
            if (first < 0) first = end;
            last = end;
        }
        end++;
        if (what & ENDS) {
            if (at(text, end - 1) == '\r' && at(text, end) == '\n') end++;
            break;
        }
    }
    line->end = end;
    line->is_rule = both != 0;
    line->sign = bars > 1 ? BAR : bars || !tabs ? NONE : TAB;
    /* The bars at the ends of a line part none; a lone one opens it. */
    const Py_ssize_t ends = (at(text, first) == '|') + (last > first && at(text, last) == '|');
    line->width = line->sign == NONE ? 0 : line->sign == TAB ? tabs + 1 : bars - ends + 1;
    if (line->width > most_cells + 1) line->width = most_cells + 1;
}

static void read_line(const Text *text, Py_ssize_t start, Py_ssize_t most_cells, Line *line) {
    line->start = start;
    switch (text->kind) {
        case PyUnicode_1BYTE_KIND: read_as(PyUnicode_1BYTE_KIND, text, most_cells, line); break;
        case PyUnicode_2BYTE_KIND: read_as(PyUnicode_2BYTE_KIND, text, most_cells, line); break;
        default: read_as(PyUnicode_4BYTE_KIND, text, most_cells, line);
    }
}

/* Add a run of lines, each its start and end, where it is long enough. */
static int add(PyObject *found, int sign, const Py_ssize_t *places, Py_ssize_t rows, Py_ssize_t least) {
    if (rows < least || !rows) return 0;
    PyObject *run = PyList_New(rows);
    for (Py_ssize_t k = 0; run && k < rows; k++) {
        PyObject *row = span_of(places[2 * k], places[2 * k + 1]);
        if (!row) Py_CLEAR(run);
        else PyList_SET_ITEM(run, k, row);
    }
    PyObject *entry = run ? Py_BuildValue("(sN)", sign == BAR ? "|" : "\t", run) : NULL;
    const int failed = !entry || PyList_Append(found, entry);
    Py_XDECREF(entry);
    return failed;
}

/* The next bar and tab before a place up to which they are known; that place where there is none. */
typedef struct { Py_ssize_t bar, tab, until; } Marks;

static Py_ssize_t sign_or_end(const Text *text, Py_UCS4 sign, Py_ssize_t low, Py_ssize_t end) {
    const Py_ssize_t found = next_sign(text->kind, text->data, sign, low, end);
    return found < 0 ? end : found;
}

/* The next bar or tab, whichever stands first, -1 for none. A stretch that was looked through for one is at hand for the other. */
static Py_ssize_t next_mark(const Text *text, Py_ssize_t low, Marks *marks) {
    for (; low < text->size; low = marks->until) {
        if (low >= marks->until) {
            marks->until = Py_MIN(low + AT_ONCE, text->size);
            marks->bar = marks->tab = -1;
        }
        if (marks->bar < low) marks->bar = sign_or_end(text, '|', low, marks->until);
        if (marks->tab < low) marks->tab = sign_or_end(text, '\t', low, marks->until);
        const Py_ssize_t mark = Py_MIN(marks->bar, marks->tab);
        if (mark < marks->until) return mark;
    }
    return -1;
}

static int pass(PyObject *raw, Py_ssize_t least_rows, Py_ssize_t most_cells, PyObject *found) {
    const Text text = text_of(raw);
    Marks marks = {-1, -1, 0};
    Py_ssize_t low = 0, rows = 0, room = 0, behind = -1, width = 0, least = least_rows, mark;
    Py_ssize_t *places = NULL;
    int sign = NONE, failed = 0;
    while (!failed && (mark = next_mark(&text, low, &marks)) >= 0) {
        Py_ssize_t start = mark;
        while (start > low && !(sign_of(at(&text, start - 1)) & ENDS)) start--;
        Line line;
        read_line(&text, start, most_cells, &line);
        low = line.end;
        const int goes_on = rows && line.start == behind && line.sign == sign && line.width == width;
        behind = line.end;
        if (goes_on && line.is_rule) {
            /* A rule below the heads proves a table by itself. */
            if (rows == 1) least = least_rows - 1;
            continue;
        }
        if (!goes_on) {
            failed = add(found, sign, places, rows, least);
            rows = 0;
            width = line.width;
            sign = line.sign;
            least = least_rows;
            if (line.width < 2 || line.width > most_cells || line.is_rule) continue;
        }
        if (rows == room) {
            Py_ssize_t *more = PyMem_Resize(places, Py_ssize_t, 2 * (room = 2 * room + 16));
            if (!more) {
                PyErr_NoMemory();
                failed = 1;
                break;
            }
            places = more;
        }
        places[2 * rows] = line.start;
        places[2 * rows++ + 1] = line.end;
    }
    failed = failed || add(found, sign, places, rows, least);
    PyMem_Free(places);
    return failed || PyErr_Occurred();
}

static PyObject *runs(PyObject *self, PyObject *args) {
    PyObject *raw;
    Py_ssize_t least_rows, most_cells;
    if (!PyArg_ParseTuple(args, "Unn", &raw, &least_rows, &most_cells)) return NULL;
    PyObject *found = PyList_New(0);
    if (found && pass(raw, least_rows, most_cells, found)) Py_CLEAR(found);
    return found;
}

/* What stands around the words of a cell, and around a line of cells. */
static inline int is_blank_sign(Py_UCS4 c) { return c == ' ' || c == '\t'; }
static inline int is_around(Py_UCS4 c) { return is_blank_sign(c) || c == '*' || c == '_'; }

/* A cell as grid.py has it: where its words stand, its row, its column, that it covers one, and no number. */
enum { SLOT_START, SLOT_END, SLOT_ROW, SLOT_COLUMN, SLOT_COLUMNS, SLOT_NUMBER, SLOT };
static PyObject *slot_of(PyTypeObject *class, Py_ssize_t start, Py_ssize_t end, Py_ssize_t row, Py_ssize_t column) {
    const Py_ssize_t numbers[SLOT_NUMBER] = {start, end, row, column, 1};
    PyObject *slot = class->tp_alloc(class, SLOT);
    for (int k = 0; slot && k < SLOT_NUMBER; k++) {
        PyObject *number = PyLong_FromSsize_t(numbers[k]);
        if (number) PyTuple_SET_ITEM(slot, k, number);
        else Py_CLEAR(slot);
    }
    if (slot) PyTuple_SET_ITEM(slot, SLOT_NUMBER, Py_NewRef(Py_None));
    return slot;
}

/* The cells of a line, at most so many. */
static PyObject *cells_of(const Text *text, Py_ssize_t begin, Py_ssize_t end, Py_UCS4 sign, Py_ssize_t most, Py_ssize_t row, PyTypeObject *class) {
    while (end > begin && (at(text, end - 1) == '\n' || at(text, end - 1) == '\r')) end--;
    if (sign == '|') {
        while (begin < end && is_blank_sign(at(text, begin))) begin++;
        begin += begin < end && at(text, begin) == '|';
        while (end > begin && is_blank_sign(at(text, end - 1))) end--;
        end -= end > begin && at(text, end - 1) == '|';
    }
    PyObject *cells = PyList_New(0);
    for (Py_ssize_t column = 0; cells && begin <= end && column < most; column++) {
        Py_ssize_t stop = begin;
        while (stop < end && at(text, stop) != sign) stop++;
        Py_ssize_t low = begin, high = stop;
        while (high > begin && is_around(at(text, high - 1))) high--;
        while (low < high && is_around(at(text, low))) low++;
        if (append_new(cells, slot_of(class, low, high, row, column))) Py_CLEAR(cells);
        begin = stop + 1;
    }
    return cells;
}

static PyObject *rows(PyObject *self, PyObject *args) {
    PyObject *raw, *run, *class;
    int sign;
    Py_ssize_t most, begin, end;
    if (!PyArg_ParseTuple(args, "UCO!nO", &raw, &sign, &PyList_Type, &run, &most, &class)) return NULL;
    if (!PyType_Check(class) || !PyType_IsSubtype((PyTypeObject *)class, &PyTuple_Type)) return PyErr_Format(PyExc_TypeError, "expected a class of tuples");
    const Text text = text_of(raw);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t row = 0; found && row < PyList_GET_SIZE(run); row++) {
        PyObject *line = PyList_GET_ITEM(run, row);
        if (!PyTuple_Check(line)) PyErr_SetString(PyExc_TypeError, "expected the places of lines");
        if (PyErr_Occurred() || !PyArg_ParseTuple(line, "nn", &begin, &end)) {
            Py_CLEAR(found);
            break;
        }
        end = Py_MIN(end, text.size);
        begin = Py_MAX(0, Py_MIN(begin, end));
        if (append_new(found, cells_of(&text, begin, end, (Py_UCS4)sign, most, row, (PyTypeObject *)class))) Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef methods[] = {
    {"rows", rows, METH_VARARGS, "Give the cells of some lines, which a sign parts, at most so many of each."},
    {"runs", runs, METH_VARARGS, "Give the runs of so many lines or more with as many cells each, at most so many: the sign between these, start and end of each line."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_runs", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__runs(void) { return PyModule_Create(&module); }
