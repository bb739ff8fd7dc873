/* The headings of a body, as `layout/reading.py` tells them. */
#ifndef VNDOCS_HEADINGS_H
#define VNDOCS_HEADINGS_H

#include "_telling.h"

enum { UNIT, HEADING_LABEL, DEPTH, START, END_OF, LINE_END, TITLE, HEADING_NAMES };
static const char *const heading_spelled[HEADING_NAMES] = {"unit", "label", "depth", "start", "end", "line_end", "title"};
static PyObject *heading_names[HEADING_NAMES];

static int learn_headings(void) {
    for (int k = 0; k < HEADING_NAMES; k++)
        if (!heading_names[k] && !(heading_names[k] = PyUnicode_InternFromString(heading_spelled[k]))) return -1;
    return 0;
}

/* As `ROW` of layout/body.py has the numbers of a heading. */
typedef struct {
    int64_t unit, start, line_end, end, depth, title, title_end;
} Row;

/* The signs that stand around words, as they were last given, and those of them that are common. */
static PyObject *known_around;
static unsigned char is_around[SETTLED];

static void learn_around(PyObject *around) {
    const Text signs = text_of(around);
    memset(is_around, 0, sizeof is_around);
    for (Py_ssize_t k = 0; k < signs.size; k++)
        if (at(&signs, k) < SETTLED) is_around[at(&signs, k)] = 1;
    Py_INCREF(around);
    Py_XSETREF(known_around, around);
}

static inline int stands_around(Py_UCS4 c) { return c < SETTLED ? is_around[c] : has_letter(known_around, c); }

/* Leave the signs out at either end. */
static void strip(const Text *words, Py_ssize_t *low, Py_ssize_t *high) {
    while (*low < *high && stands_around(PyUnicode_READ(words->kind, words->data, *low))) ++*low;
    while (*low < *high && stands_around(PyUnicode_READ(words->kind, words->data, *high - 1))) --*high;
}

/* Cut the words of a stretch as a value, without the signs of `around` at either end: 0 where they are in `view->words`, 2
 * where they stand as they are between `low` and `high` of the raw text, 1 where that needs Python.
 */
static int cut_value(View *view, Py_ssize_t start, Py_ssize_t end, PyObject *around, Py_ssize_t *low, Py_ssize_t *high) {
    if (around != known_around) learn_around(around);
    *low = start;
    *high = end;
    view->size = 0;
    lead(view, low, high);
    if (stays(view, *low, *high) && PyUnicode_FindChar(view->raw, '|', *low, *high, 1) < 0) {
        strip(&view->letters, low, high);
        return 2;
    }
    const int done = cut_stretch(view, start, end, 1);
    if (done) return done;
    const Text words = {PyUnicode_4BYTE_KIND, view->words, view->size};
    *low = 0;
    *high = view->size;
    strip(&words, low, high);
    if (*low) memmove(view->words, view->words + *low, (size_t)(*high - *low) * sizeof(Py_UCS4));
    view->size = *high - *low;
    return 0;
}

/* Put the words of a title; `asked` reads those that need Python. */
static int tell_title(Told *told, View *view, const Row *row, PyObject *around, PyObject *asked) {
    if (row->title_end <= row->title) return 0;
    Py_ssize_t low, high;
    const int done = cut_value(view, row->title, row->title_end, around, &low, &high);
    if (done == 2) return low < high ? tell_text(told, heading_names[TITLE], view, low, high, NULL) : 0;
    if (done < 0 || (done && add_words(view, PyObject_CallFunction(asked, "((nn))", (Py_ssize_t)row->title, (Py_ssize_t)row->title_end)))) return -1;
    return view->size ? tell_words(told, heading_names[TITLE], view, NULL) : 0;
}

/* Tell a heading that was entered; its line ends where it says, or where it begins. */
static int tell_heading(Told *told, View *view, const Row *row, PyObject *label, PyObject *around, PyObject *asked) {
    Py_ssize_t start = row->start, line_end = Py_MAX(row->line_end, row->start), begin = start, end = row->end;
    lead(view, &begin, &line_end);
    lead(view, &start, &end);
    return tell_value(told, heading_names[HEADING_LABEL], label) || tell_number(told, heading_names[START], start)
        || tell_number(told, heading_names[END_OF], end) || tell_number(told, heading_names[LINE_END], line_end)
        || tell_title(told, view, row, around, asked) ? -1 : 0;
}

/* Tell the headings of a body: their rows and labels, by the names of the units. */
static int tell_headings(Told *list, View *view, PyObject *rows, PyObject *labels, PyObject *units, PyObject *around, PyObject *asked) {
    Told told;
    if (!PyBytes_Check(rows) || !PyTuple_Check(labels) || !PyTuple_Check(units) || !PyUnicode_Check(around)
        || PyBytes_GET_SIZE(rows) != PyTuple_GET_SIZE(labels) * (Py_ssize_t)sizeof(Row)) {
        PyErr_SetString(PyExc_TypeError, "expected a row and a label for each heading");
        return -1;
    }
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(labels); k++) {
        Row row;
        memcpy(&row, PyBytes_AS_STRING(rows) + k * (Py_ssize_t)sizeof row, sizeof row);
        if (row.unit < 0 || row.unit >= PyTuple_GET_SIZE(units)) {
            PyErr_SetString(PyExc_ValueError, "expected the number of a unit");
            return -1;
        }
        if (enter_heading(list, &told, PyTuple_GET_ITEM(units, row.unit), row.depth)) return -1;
        if (tell_heading(&told, view, &row, PyTuple_GET_ITEM(labels, k), around, asked)) {
            drop(&told);
            return -1;
        }
        if (leave_row(list, &told)) return -1;
    }
    return 0;
}

#endif
