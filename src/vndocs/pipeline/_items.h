/* The items of a list, as `entities/lists/record.py` tells them. */
#ifndef VNDOCS_ITEMS_H
#define VNDOCS_ITEMS_H

#include "_telling.h"

static inline int is_after_marker(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '\n' || c == '*' || c == '_'; }
static inline int is_behind(Py_UCS4 c) {
    return is_after_marker(c) || c == '>' || c == '#' || c == '|' || c == '+' || c == '-' || c == 0x201c || c == 0xab;
}
static inline int is_before_quoted(Py_UCS4 c) { return is_after_marker(c) || c == '"' || c == '\'' || c == 0x2018 || c == '>' || c == '|' || c == '-'; }

/* Where a sign holds its marker, kind and label. */
enum { SIGN_MARKER = 0, SIGN_KIND = 1, SIGN_LABEL = 5, SIGN_SIZE = 6 };

/* Tell an item of a list: from its marker at `start` up to `stop`, where the next begins; as `record.py` of lists has it. */
static int tell_item(
    Told *told, View *view, const Text *text, Py_ssize_t start, Py_ssize_t stop, PyObject *sign, PyObject *depth, int opens, int before, PyObject *printed
) {
    if (!PyTuple_Check(sign) || PyTuple_GET_SIZE(sign) < SIGN_SIZE || !PyUnicode_Check(PyTuple_GET_ITEM(sign, SIGN_MARKER))) {
        PyErr_SetString(PyExc_TypeError, "expected signs");
        return -1;
    }
    PyObject *marker = PyTuple_GET_ITEM(sign, SIGN_MARKER), *label = PyTuple_GET_ITEM(sign, SIGN_LABEL), *both = NULL;
    Py_ssize_t end = start + PyUnicode_GET_LENGTH(marker), begin = end;
    if (start < 0 || end > text->size || stop > text->size) {
        PyErr_SetString(PyExc_ValueError, "expected places within the text");
        return -1;
    }
    while (begin < stop && is_after_marker(at(text, begin))) begin++;
    while (stop > begin && is_behind(at(text, stop - 1))) stop--;
    while (before && stop > begin && is_before_quoted(at(text, stop - 1))) stop--;
    const int is_empty = stop <= begin;
    lead(view, &begin, &stop);
    lead(view, &start, &end);
    if (is_empty) begin = stop = end;
    if (end > view->letters.size) {
        PyErr_SetString(PyExc_ValueError, "expected places within the text");
        return -1;
    }
    if (end - start != PyUnicode_GET_LENGTH(marker) || !stands_at(&view->letters, start, marker)) {
        PyObject *words = PyUnicode_Substring(view->raw, start, end);
        both = words ? PyObject_CallFunctionObjArgs(printed, words, sign, NULL) : NULL;
        Py_XDECREF(words);
        if (!both || !PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2) {
            if (both) PyErr_SetString(PyExc_TypeError, "expected a marker and a label");
            Py_XDECREF(both);
            return -1;
        }
        marker = PyTuple_GET_ITEM(both, 0);
        label = PyTuple_GET_ITEM(both, 1);
    }
    const int failed = tell_number(told, names[START_NAME], start) || tell_value(told, names[MARKER_NAME], marker)
        || tell_value(told, names[LABEL_NAME], label) || tell_value(told, names[DEPTH_NAME], depth)
        || tell_value(told, names[KIND_NAME], PyTuple_GET_ITEM(sign, SIGN_KIND)) || tell_pair(told, names[CONTENT_NAME], begin, stop)
        || (opens && tell_value(told, names[QUOTED_NAME], Py_True));
    Py_XDECREF(both);
    return failed ? -1 : 0;
}

/* Tell the items of a list: starts, signs, depths and what is quoted stand one behind the other in its reading. */
static int tell_items(Told *told, View *view, const Field *field, PyObject *reading) {
    Told list, row;
    PyObject *const *of = &PyTuple_GET_ITEM(reading, field->at), *string = PyTuple_GET_ITEM(reading, field->also);
    PyObject *starts = of[0], *signs = of[1], *depths = of[2], *quoted = of[3];
    if (!PyTuple_Check(starts) || !PyTuple_Check(signs) || !PyTuple_Check(depths) || !PyTuple_Check(quoted) || !PyUnicode_Check(string)
        || PyTuple_GET_SIZE(signs) != PyTuple_GET_SIZE(starts) || PyTuple_GET_SIZE(depths) != PyTuple_GET_SIZE(starts)) {
        PyErr_SetString(PyExc_TypeError, "expected a sign and a depth for each start");
        return -1;
    }
    const Text text = text_of(string);
    const Py_ssize_t count = PyTuple_GET_SIZE(starts);
    char *opens = PyMem_Calloc((size_t)count + 1, 1);
    if (!opens) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(quoted); k++) {
        const Py_ssize_t index = number_at(quoted, k);
        if (index >= 0 && index < count) opens[index] = 1;
    }
    int failed = enter_list(told, field->name, &list);
    if (!failed) {
        for (Py_ssize_t k = 0; k < count && !failed; k++) {
            const Py_ssize_t stop = k + 1 < count ? number_at(starts, k + 1) : number_at(reading, 1);
            if ((failed = enter_item(&list, &row))) break;
            failed = tell_item(&row, view, &text, number_at(starts, k), stop, PyTuple_GET_ITEM(signs, k), PyTuple_GET_ITEM(depths, k), opens[k], opens[k + 1], field->extra);
            if (failed)
                drop(&row);
            else
                failed = leave_row(&list, &row);
        }
        if (failed)
            drop(&list);
        else
            failed = leave_list(told, field->name, &list);
    }
    PyMem_Free(opens);
    return failed ? -1 : 0;
}

#endif
