/* The tables of a plain text: runs of lines with as many cells each. What `runs_plainly` of grid.py finds; a test holds
 * the two together.
 */
#include "../../text/_reading.h"

enum { NONE, BAR, TAB };

/* A line that holds a bar or a tab. */
typedef struct {
    Py_ssize_t start, end, width;
    int sign, is_rule;
} Line;

/* As `str.splitlines` has it. */
static inline int ends_line(Py_UCS4 c) {
    return c < 128 ? (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) : c == 0x85 || c == 0x2028 || c == 0x2029;
}
static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
static inline int rules(Py_UCS4 c) {
    return is_blank(c) || c == '|' || c == ':' || c == '+' || c == '=' || c == '_' || c == '-' || c == '*' || c == 0x2014;
}

static void read_line(const Text *text, Py_ssize_t start, Py_ssize_t most_cells, Line *line) {
    Py_ssize_t bars = 0, tabs = 0, end = start;
    Py_UCS4 first = 0, last = 0;
    Py_ssize_t words = 0;
    int is_rule = 1;
    for (; end < text->size;) {
        const Py_UCS4 c = at(text, end++);
        bars += c == '|';
        tabs += c == '\t';
        is_rule &= rules(c);
        if (!is_blank(c)) {
            if (!words++) first = c;
            last = c;
        }
        if (ends_line(c)) {
            if (c == '\r' && at(text, end) == '\n') end++;
            break;
        }
    }
    line->start = start;
    line->end = end;
    line->is_rule = is_rule;
    line->sign = bars > 1 ? BAR : bars || !tabs ? NONE : TAB;
    /* The bars at the ends of a line part none; a lone one opens it. */
    const Py_ssize_t ends = (first == '|') + (words > 1 && last == '|');
    line->width = line->sign == NONE ? 0 : line->sign == TAB ? tabs + 1 : bars - ends + 1;
    if (line->width > most_cells + 1) line->width = most_cells + 1;
}

/* Add a run of lines, each its start and end, where it is long enough. */
static int add(PyObject *found, int sign, const Py_ssize_t *places, Py_ssize_t rows, Py_ssize_t least) {
    if (rows < least || !rows) return 0;
    PyObject *run = PyList_New(rows);
    for (Py_ssize_t k = 0; run && k < rows; k++) {
        PyObject *row = Py_BuildValue("(nn)", places[2 * k], places[2 * k + 1]);
        if (!row) Py_CLEAR(run);
        else PyList_SET_ITEM(run, k, row);
    }
    PyObject *entry = run ? Py_BuildValue("(sN)", sign == BAR ? "|" : "\t", run) : NULL;
    const int failed = !entry || PyList_Append(found, entry);
    Py_XDECREF(entry);
    return failed;
}

/* The next bar or tab, whichever stands first, -1 for none. */
static Py_ssize_t next_mark(PyObject *raw, Py_ssize_t low, Py_ssize_t size, Py_ssize_t *bar, Py_ssize_t *tab) {
    if (*bar >= 0 && *bar < low) *bar = PyUnicode_FindChar(raw, '|', low, size, 1);
    if (*tab >= 0 && *tab < low) *tab = PyUnicode_FindChar(raw, '\t', low, size, 1);
    return *bar < 0 ? *tab : *tab < 0 ? *bar : Py_MIN(*bar, *tab);
}

static int pass(PyObject *raw, Py_ssize_t least_rows, Py_ssize_t most_cells, PyObject *found) {
    const Text text = text_of(raw);
    Py_ssize_t low = 0, bar = PyUnicode_FindChar(raw, '|', 0, text.size, 1), tab = PyUnicode_FindChar(raw, '\t', 0, text.size, 1);
    Py_ssize_t rows = 0, room = 0, behind = -1, width = 0, least = least_rows, mark;
    Py_ssize_t *places = NULL;
    int sign = NONE, failed = 0;
    while (!failed && (mark = next_mark(raw, low, text.size, &bar, &tab)) >= 0) {
        Py_ssize_t start = mark;
        while (start > low && !ends_line(at(&text, start - 1))) start--;
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

static PyMethodDef methods[] = {
    {"runs", runs, METH_VARARGS, "Give the runs of so many lines or more with as many cells each, at most so many: the sign between these, start and end of each line."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_runs", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__runs(void) { return PyModule_Create(&module); }
