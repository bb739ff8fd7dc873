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

static Py_ssize_t number_of(PyObject *node, int name) {
    PyObject *value = PyObject_GetAttr(node, heading_names[name]);
    const Py_ssize_t number = value ? PyLong_AsSsize_t(value) : -1;
    Py_XDECREF(value);
    return number;
}

/* Put what a node says as it is. */
static int tell_attribute(Told *told, PyObject *node, int name) {
    PyObject *value = PyObject_GetAttr(node, heading_names[name]);
    const int failed = !value || tell_value(told, heading_names[name], value);
    Py_XDECREF(value);
    return failed ? -1 : 0;
}

/* Put the words of a title without the signs of `around` at either end; `asked` reads those that need Python. */
static int tell_title(Told *told, View *view, PyObject *title, PyObject *around, PyObject *asked) {
    Py_ssize_t start, end;
    int done = place_of(title, &start, &end);
    if (done < 1) return done;
    view->size = 0;
    done = cut_stretch(view, start, end, 1);
    if (done < 0 || (done && add_words(view, PyObject_CallOneArg(asked, title)))) return -1;
    const Text signs = text_of(around);
    Py_ssize_t low = 0, high = view->size, k = 0;
    while (low < high && k < signs.size)
        for (k = 0; k < signs.size; k++)
            if (view->words[low] == at(&signs, k)) {
                low++;
                break;
            }
    for (k = 0; low < high && k < signs.size;)
        for (k = 0; k < signs.size; k++)
            if (view->words[high - 1] == at(&signs, k)) {
                high--;
                break;
            }
    if (low == high) return 0;
    memmove(view->words, view->words + low, (size_t)(high - low) * sizeof(Py_UCS4));
    view->size = high - low;
    return tell_words(told, heading_names[TITLE], view);
}

/* Tell a heading that ends with `end`; its line ends where it says, or where it begins. */
static int tell_heading(Told *told, View *view, PyObject *node, PyObject *depth, Py_ssize_t end, PyObject *around, PyObject *asked) {
    Py_ssize_t start = number_of(node, START), line_end = number_of(node, LINE_END), begin = start;
    PyObject *title = PyErr_Occurred() ? NULL : PyObject_GetAttr(node, heading_names[TITLE]);
    if (!title) return -1;
    line_end = Py_MAX(line_end, start);
    lead(view, &begin, &line_end);
    lead(view, &start, &end);
    const int failed = tell_attribute(told, node, UNIT) || tell_attribute(told, node, HEADING_LABEL)
        || tell_value(told, heading_names[DEPTH], depth) || tell_number(told, heading_names[START], start)
        || tell_number(told, heading_names[END_OF], end) || tell_number(told, heading_names[LINE_END], line_end)
        || tell_title(told, view, title, around, asked);
    Py_DECREF(title);
    return failed ? -1 : 0;
}

/* Tell the headings of a body: tuples of nodes, of their depths and of their ends. */
static int tell_headings(Told *list, View *view, PyObject *nodes, PyObject *depths, PyObject *ends, PyObject *around, PyObject *asked) {
    Told row;
    if (!PyTuple_Check(nodes) || !PyTuple_Check(depths) || !PyTuple_Check(ends) || !PyUnicode_Check(around)
        || PyTuple_GET_SIZE(depths) != PyTuple_GET_SIZE(nodes) || PyTuple_GET_SIZE(ends) != PyTuple_GET_SIZE(nodes)) {
        PyErr_SetString(PyExc_TypeError, "expected a depth and an end for each node");
        return -1;
    }
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(nodes); k++) {
        if (enter_row(list, &row)) return -1;
        if (tell_heading(&row, view, PyTuple_GET_ITEM(nodes, k), PyTuple_GET_ITEM(depths, k), number_at(ends, k), around, asked)) {
            drop(&row);
            return -1;
        }
        if (leave_row(list, &row)) return -1;
    }
    return 0;
}

#endif
