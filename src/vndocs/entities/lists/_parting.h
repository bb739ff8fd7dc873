/* Lines that part lists, an annex or another matter: the patterns of lines.py are asked only where a line begins with
 * one of their words.
 */
#ifndef VNDOCS_PARTING_H
#define VNDOCS_PARTING_H

#include "_heads.h"

/* The first words of annexes and of lines that turn to another matter, and the first letters of both. */
enum { ANNEXES, TURNS, PARTS };
static PyObject *parting_words[PARTS], *parting_heads[PARTS], *parting_patterns[PARTS];

/* 1 where a question may stand in bold on the line from `place` on. */
static int is_question(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t stop = next_feed(text, place, end);
    if (stop < 0) stop = end;
    while (stop > place && is(at(text, stop - 1), BLANK | TAB | STAR)) stop--;
    return at(text, stop - 1) == '?';
}

/* Whether a letter begins one of the words of a part. */
static inline int begins_part(Py_UCS4 c, int part) {
    if (c < NEAR_SIGNS) return near_signs[c] & (part == ANNEXES ? ANNEX_HEAD : TURN_HEAD);
    return has_letter(parting_heads[part], c);
}

/* 1 where a line between two places opens an annex or, for TURNS, turns to another matter; -1 and an exception. */
static int is_parted(PyObject *string, const Text *text, int part, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t line = begin;
    while ((line = next_feed(text, line, end)) >= 0) {
        const Py_ssize_t head = ++line;
        int is_bold = 0, is_heading = 0;
        for (; line < end; line++) {
            const Py_UCS4 c = at(text, line);
            if (c == '#') is_heading = 1;
            else if (c == '*') is_bold |= at(text, line - 1) == '*';
            else if (!is(c, BLANK | TAB | RULE) && c != '>' && c != '|') break;
        }
        int is_asked = part == TURNS && (is_heading || (is_bold && is_question(text, head, end)));
        for (int k = ANNEXES; k <= part && line < end && !is_asked; k++)
            is_asked = begins_part(at(text, line), k) && one_stands(text, line, parting_words[k]);
        if (is_asked) {
            PyObject *found = PyObject_CallFunction(parting_patterns[part], "Onn", string, head - 1, end);
            const int is_none = found == Py_None;
            Py_XDECREF(found);
            if (!is_none) return found ? 1 : -1;
        }
    }
    return 0;
}

static PyObject *parted(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t begin, end;
    int part;
    if (!PyArg_ParseTuple(args, "Uinn", &string, &part, &begin, &end)) return NULL;
    const Text text = text_of(string);
    if (begin < 0 || end > text.size || part < ANNEXES || part > TURNS || !parting_patterns[part]) {
        PyErr_SetString(PyExc_ValueError, "expected a stretch of the text");
        return NULL;
    }
    const int is_found = is_parted(string, &text, part, begin, end);
    return is_found < 0 ? NULL : PyBool_FromLong(is_found);
}

#endif
