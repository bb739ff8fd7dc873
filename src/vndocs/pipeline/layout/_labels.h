/* The numbers of a heading that stand behind their label: what anchors.numbers_plainly finds. */
#ifndef VNDOCS_LABELS_H
#define VNDOCS_LABELS_H

#include "_heading.h"

enum { MOST_BEFORE = 40, MOST_BEHIND_LABEL = 40, MOST_REST = 80, MOST_FIGURES = 8, MOST_SIGNS = 12 };

static inline int is_mark(Py_UCS4 c) { return c == '/' || c == '-'; }
static inline Py_ssize_t over_digits(const Text *text, Py_ssize_t place) {
    while (is_digit(at(text, place))) place++;
    return place;
}

/* The end of a symbol of the common form, `05/QĐ-UBND`, `30/2020/NĐ-CP`, which is its own code; 0 where the grammar must
 * read it. */
static Py_ssize_t symbol_end(const Text *text, const Py_ssize_t start) {
    Py_ssize_t place = over_digits(text, start);
    if (place == start || place - start > MOST_FIGURES) return 0;
    if (at(text, place) == '/' && is_digit(at(text, place + 1))) {
        const Py_UCS4 first = at(text, place + 1), second = at(text, place + 2);
        if (over_digits(text, place + 1) != place + 5 || !((first == '1' && second == '9') || (first == '2' && second == '0'))) return 0;
        place += 5;
    }
    for (int count = 0; is_mark(at(text, place)); count++) {
        const Py_ssize_t begin = ++place;
        int capitals = 0;
        while (is_plain_capital(at(text, place)) || is_plain_small(at(text, place))) capitals += is_plain_capital(at(text, place++));
        if (!is_plain_capital(at(text, begin)) || place - begin > 12 || count > MOST_SIGNS || (!count && capitals < 2)) return 0;
        PyObject *official = lexicon_get_small(&sets.signs, text, begin, place);
        if (official && !(PyUnicode_GET_LENGTH(official) == place - begin && stands_at(text, begin, official))) return 0;
        const Py_ssize_t figures = over_digits(text, place) - place;
        place += figures;
        const Py_UCS4 behind = at(text, place);
        if (figures > 3) return 0;
        if (is_mark(behind)) continue;
        /* A sign alone may be two that run together. */
        if (!count && place - begin > 3 && !lexicon_get(&sets.whole, text, begin, place)) return 0;
        if (behind && !is_one_of(behind, figures ? "\n\t |*;)" : "\n\t |*;),")) return 0;
        if (!behind && place < text->size) return 0;
        Py_ssize_t mark = place;
        while (mark < place + 2 && is_gap(at(text, mark))) mark++;
        return is_mark(at(text, mark)) ? 0 : place;
    }
    return 0;
}

/* The end of a code of the common form, which is written as it is canonical; 0 where the grammar must read it. */
static PyObject *code_end(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t place;
    if (!PyArg_ParseTuple(args, "Un", &string, &place)) return NULL;
    const Text text = text_of(string);
    return PyLong_FromSsize_t(symbol_end(&text, place));
}

/* Where a number that cannot be read ends, which is as far as its cell goes. */
static Py_ssize_t rest_end(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Py_ssize_t most = Py_MIN(end, place + MOST_REST);
    for (Py_ssize_t blanks = 0; place < most; place++) {
        const Py_UCS4 c = at(text, place);
        if (c == '\n' || c == '|' || c == '\t') break;
        if (c != ' ' || place < blanks) continue;
        for (blanks = place; within(text, blanks, end) == ' ';) blanks++;
        if (blanks - place > 1 && is_plain_capital(within(text, blanks, end))) break;
    }
    return place;
}

static PyObject *number_of(PyObject *type, Py_ssize_t label, Py_ssize_t start, Py_ssize_t end, PyObject *code) {
    PyTypeObject *class = (PyTypeObject *)type;
    PyObject *number = code ? class->tp_alloc(class, 4) : NULL;
    if (!number) {
        Py_XDECREF(code);
        return NULL;
    }
    PyTuple_SET_ITEM(number, 0, PyLong_FromSsize_t(label));
    PyTuple_SET_ITEM(number, 1, PyLong_FromSsize_t(start));
    PyTuple_SET_ITEM(number, 2, PyLong_FromSsize_t(end));
    PyTuple_SET_ITEM(number, 3, code);
    for (int k = 0; k < 3; k++)
        if (!PyTuple_GET_ITEM(number, k)) {
            Py_DECREF(number);
            return NULL;
        }
    /* Numbers and words hold nothing that could hold them: the collector need not look. */
    PyObject_GC_UnTrack(number);
    return number;
}

/* Read the number behind a label whose signs end at `place`; FAILED with an exception. */
static int read_number(
    PyObject *string, const Text *text, PyObject *type, PyObject *code_at, Py_ssize_t label, Py_ssize_t place, Py_ssize_t end,
    int is_marked, PyObject *found
) {
    if (Py_UNICODE_ISDECIMAL(at(text, place))) {
        const Py_ssize_t stop = symbol_end(text, place);
        if (stop) return append_new(found, number_of(type, label, place, stop, PyUnicode_Substring(string, place, stop)));
        PyObject *read = PyObject_CallFunction(code_at, "On", string, place), *code;
        Py_ssize_t behind;
        if (!read) return FAILED;
        if (read != Py_None) {
            int failed = !PyArg_ParseTuple(read, "nU", &behind, &code);
            if (!failed) failed = append_new(found, number_of(type, label, place, behind, Py_NewRef(code)));
            Py_DECREF(read);
            return failed ? FAILED : FOUND;
        }
        Py_DECREF(read);
    }
    const Py_UCS4 behind = at(text, place);
    if (!is_marked && place < text->size && behind != '/' && behind != '-' && behind != '.' && behind != 0x2026) return NOTHING;
    return append_new(found, number_of(type, label, label, rest_end(text, label, end), Py_NewRef(Py_None)));
}

/* Read the numbers of a stretch; a label that has a type before it is read by `labelled`, which gives how far it read. */
static PyObject *numbers(PyObject *self, PyObject *args) {
    PyObject *string, *type, *code_at, *labelled;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "UnnOOO", &string, &start, &end, &type, &code_at, &labelled)) return NULL;
    if (!PyType_Check(type) || !PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type))
        return PyErr_Format(PyExc_TypeError, "expected a class of tuples");
    const Text text = text_of(string);
    end = Py_MIN(end, text.size);
    Py_ssize_t low = start = Py_MAX(start, 0);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t label = start; found && (label = next_in(&text, label, end, LABEL_FIRST)) + 1 < end; label++) {
        if (!is_in(&letters, at(&text, label + 1), LABEL_SECOND)) continue;
        if (label < low || is_word_letter(within(&text, label + 2, end))) continue;
        const int is_small = at(&text, label) == 's';
        if (is_small && (label < 2 || !Py_UNICODE_ISSPACE(at(&text, label - 1)) || !is_in(&letters, at(&text, label - 2), BEFORE_LABEL))) continue;
        const Py_ssize_t floor = Py_MAX(low, label - MOST_BEFORE);
        Py_ssize_t before = label;
        while (before > floor && Py_UNICODE_ISSPACE(at(&text, before - 1))) before--;
        if (before < label && ends_with_any(&text, floor, before, words.lead_ends)) {
            PyObject *reached = PyObject_CallFunction(labelled, "OnnnO", string, label, low, end, found);
            low = reached ? PyLong_AsSsize_t(reached) : -1;
            Py_XDECREF(reached);
            if (low < 0) Py_CLEAR(found);
            continue;
        }
        const Py_UCS4 last = at(&text, label - 1);
        if (is_small || (label && !Py_UNICODE_ISSPACE(last) && !is_one_of(last, "|*_.)")) || !lexicon_get(&sets.labels, &text, label, label + 2)) continue;
        Py_ssize_t place = label + 2;
        for (int k = 0; k < 4 && is_one_of(within(&text, place, end), " \t*_"); k++) place++;
        const int is_marked = is_one_of(within(&text, place, end), ":;.,");
        place += is_marked;
        for (int k = 0; k < MOST_BEHIND_LABEL; k++) {
            const Py_UCS4 c = within(&text, place, end);
            if (!Py_UNICODE_ISSPACE(c) && !is_one_of(c, "*_|")) break;
            place++;
        }
        low = place;
        if (heads(&text, label, !is_marked) && read_number(string, &text, type, code_at, label, place, end, is_marked, found) < 0) Py_CLEAR(found);
    }
    return found;
}

#endif
