/* Where a chain of provisions may begin: starts.py, but for levels that are written in rare ways, which that finds. */
#ifndef VNDOCS_STARTS_H
#define VNDOCS_STARTS_H

#include "_context.h"

/* Tables of starts.py; the last syllables of levels, and of what may stand between a level and its number. */
static Lexicon quick, labelled, worded, letter_points, opened, level_lasts, level_joints, lone_levels, smaller_section, annexes;
static PyObject *line_ends, *from_word;
/* No level stands further in front of its number than the expression looks. */
enum { FURTHEST_LEVEL = 38 };
/* The literals that begin chains, in the order of parser.py. */
enum { CHAPTERS, CHAPTER_I, CHAPTER_V, CHAPTER_X, SECTIONS, PARTS, POINTS, ORDINALS, NUMBERED, MODELS, SHEETS, TABLES, LITERALS };

typedef struct {
    Py_ssize_t *places;
    Py_ssize_t size, room;
} Places;

static int add_place(Places *found, Py_ssize_t place) {
    if (place < 0) return 0;
    if (found->size == found->room) {
        const Py_ssize_t room = found->room ? found->room * 2 : 256;
        Py_ssize_t *places = PyMem_Realloc(found->places, (size_t)room * sizeof(Py_ssize_t));
        if (!places) {
            PyErr_NoMemory();
            return -1;
        }
        found->places = places;
        found->room = room;
    }
    found->places[found->size++] = place;
    return 0;
}

static int compare_places(const void *one, const void *other) {
    const Py_ssize_t a = *(const Py_ssize_t *)one, b = *(const Py_ssize_t *)other;
    return (a > b) - (a < b);
}

static int is_line_edge(Py_UCS4 c) { return c == '\n' || c == ' ' || c == '*' || c == '\t'; }

/* Whether a line begins here that does not run on from the one before: `_heads_line`. */
static int heads_line(const Text *text, Py_ssize_t start) {
    Py_ssize_t place = start - 1;
    while (place >= 0 && (at(text, place) == ' ' || at(text, place) == '*' || at(text, place) == '\t' || at(text, place) == '#')) place--;
    if (place < 0) return 1;
    if (at(text, place) != '\n') return 0;
    Py_ssize_t edge = place;
    while (edge > 0 && (at(text, edge - 1) == ' ' || at(text, edge - 1) == '*' || at(text, edge - 1) == '\t')) edge--;
    if (edge == 0) return 1;
    const Py_UCS4 before = at(text, edge - 1);
    if (Py_UNICODE_ISUPPER(before) || (before && PyUnicode_FindChar(line_ends, before, 0, PyUnicode_GET_LENGTH(line_ends), 1) >= 0)) return 1;
    Before word;
    word_before(text, place + 1, &word);
    return word.word == word.word_end || !small_get(&places_of, text, word.word, word.word_end);
}

/* Whether a level stands on a line of its own: `_is_titled`. */
static int is_titled(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    if (start > 0 && !is_line_edge(at(text, start - 1))) return 0;
    for (Py_ssize_t k = end + 3; k < end + 11; k++)
        if (at(text, k) == '\n') return heads_line(text, start);
    return 0;
}

/* What is said of the place of a level: none stands there, and the expression must look. */
enum { NOWHERE = -1, ASKED_WHERE = -2 };

/* Where a level begins that ends at a place, behind it a number or, for `is_joined`, what joins the two. */
static Py_ssize_t level_ending(const Text *text, Py_ssize_t end, Py_ssize_t number, int is_joined) {
    while (end > 0 && is_gap(at(text, end - 1))) end--;
    Py_ssize_t word = end;
    while (word > 0 && word > end - 12 && is_alnum(at(text, word - 1))) word--;
    for (; word < end; word++) {
        PyObject *known = small_get(&level_lasts, text, word, end);
        if (known == Py_False && !is_joined) {
            /* `Điều thứ 3`: the word belongs to the level before it, if any. */
            const Py_ssize_t level = level_ending(text, word, number, 1);
            if (level == NOWHERE) continue;
            return end < number && is_gap(at(text, end)) && lexicon_get(&level_joints, text, word, end) ? level : ASKED_WHERE;
        }
        if (known == Py_True)
            return number - word < FURTHEST_LEVEL && !is_alnum(at(text, word - 1)) && lexicon_get(&lone_levels, text, word, end) ? word : ASKED_WHERE;
    }
    return NOWHERE;
}

/* Where the level before a number begins: `level_before`. */
static Py_ssize_t level_start(const Text *text, Py_ssize_t number) {
    Py_ssize_t place = number;
    if (is_one_of(at(text, place - 1), "(\"", 0x201c)) place--;
    const Py_UCS4 last = at(text, place - 1), second = at(text, place - 2);
    if (last == '/') return is_plain_small(second) && !is_alnum(at(text, place - 3)) ? place - 2 : NOWHERE;
    if (last == '.') return is_stuck(second) && !is_alnum(at(text, place - 3)) ? place - 2 : NOWHERE;
    if (is_stuck(last) && !is_alnum(second)) return place - 1;
    return level_ending(text, place, number, 0);
}

static int at_number(const Text *text, PyObject *string, Py_ssize_t number, Py_ssize_t end, PyObject *level_before, Places *found) {
    PyObject *back = lexicon_get(&quick, text, number - 5, number - 1);
    if (back) {
        const Py_ssize_t start = number - PyLong_AsSsize_t(back);
        if (start == number - 5) {
            /* A heading of the outline, the bulk of all hits. */
            const Py_UCS4 stop = at(text, end), edge = at(text, start - 1);
            if (stop == '\n' || (at(text, end - 1) == '.' && !is_alnum(stop))) {
                if ((start == 0 || edge == 0x201c || edge == '"') && stop != '\n') return 0;
                if (start > 0 && is_line_edge(edge) && heads_line(text, start)) return 0;
            }
        }
        return add_place(found, start);
    }
    if (number > 2) {
        const Py_UCS4 last = at(text, number - 1), second = at(text, number - 2);
        if (is_gap(last) && !is_gap(second) && !stands_at(text, number - 3, ordinal_end)) return 0;
        const Py_ssize_t start = level_start(text, number);
        if (start != ASKED_WHERE) return add_place(found, start);
    }
    PyObject *place = PyObject_CallFunction(level_before, "On", string, number);
    if (!place) return -1;
    const Py_ssize_t start = PyLong_AsSsize_t(place);
    Py_DECREF(place);
    return PyErr_Occurred() ? -1 : add_place(found, start);
}

/* Whether a label stands behind a level word that ends at a place. */
static int is_labelled(const Text *text, Py_ssize_t end) {
    if (!is_plain_small(at(text, end + 1)) && lexicon_get(&labelled, text, end, end + 2)) return 1;
    return is_word_letter(at(text, end + 1)) && lexicon_get(&worded, text, end, end + 4);
}

static int at_literal(const Text *text, int literal, Py_ssize_t place, Places *found) {
    const Py_UCS4 before = at(text, place - 1);
    const int is_point = before == 0x111 || before == 0x110;
    Py_ssize_t start = place - 1;
    switch (literal) {
    case POINTS: {
        if (!is_point) return 0;
        const Py_UCS4 first = at(text, place + 3), second = at(text, place + 4);
        if (first == ' ' && !is_word_letter(at(text, place + 5)) && lexicon_get(&letter_points, text, place + 3, place + 6))
            return add_place(found, start);
        const int is_opened = first == '\n' || first == '\t' || first == '*' || is_one_of(second, " \n\t*(.", 0x201c) || second == 0x2026
            || stands_at(text, place + 3, from_word);
        return is_opened && lexicon_get(&opened, text, place + 3, place + 5) ? add_place(found, start) : 0;
    }
    case SECTIONS:
        if (place == 0 || !is_labelled(text, place + 2)) return 0;
        if (before == 'm' || before == 'M') {
            if (small_get(&smaller_section, text, place - 6, place - 1)) start = place - 6;
        } else if (small_get(&annexes, text, place - 5, place - 2)) start = place - 5;
        else return 0;
        return is_titled(text, start, place) ? 0 : add_place(found, start);
    case CHAPTER_I: case CHAPTER_V: case CHAPTER_X: {
        Py_ssize_t end = place + 7;
        if (place > 0 && is_alnum(before)) return 0;
        while (is_roman(at(text, end)) && end < place + 14) end++;
        if (end > place + 7 && is_letter(at(text, end)) && at(text, end) < 128 && !is_alnum(at(text, end + 1))) end++;
        return end == place + 7 || is_alnum(at(text, end)) ? 0 : add_place(found, place);
    }
    case ORDINALS:
        return is_point && is_letter(at(text, place + 8)) ? add_place(found, start) : 0;
    case PARTS:
        if ((before != 'p' && before != 'P') || !is_labelled(text, place + 3)) return 0;
        return is_titled(text, start, place + 1) ? 0 : add_place(found, start);
    case CHAPTERS:
        return !is_labelled(text, place + 6) || is_titled(text, place, place + 4) ? 0 : add_place(found, place);
    case NUMBERED:
        if (before != 0x1eab && before != 0x1ec3 && before != 0x1ec2) return 0;
        start = at(text, place - 2) == 'm' || at(text, place - 2) == 'M' ? place - 2 : place - 3;
        if (start > 0 && at(text, start - 1) == '\n')
            for (Py_ssize_t k = place + 5; k < place + 11; k++)
                if (at(text, k) == '\n') return 0;
        return add_place(found, start);
    default: {
        const Py_ssize_t size = literal == MODELS ? 3 : 4;
        if (!Py_UNICODE_ISDIGIT(at(text, place + size))) return 0;
        return (literal == MODELS ? before == 'm' || before == 'M' : before == 'b' || before == 'B') ? add_place(found, start) : 0;
    }
    }
}

static PyObject *starts(PyObject *self, PyObject *args) {
    PyObject *string, *numbers, *literals, *level_before, *given = NULL;
    if (!PyArg_ParseTuple(args, "USO!O", &string, &numbers, &PyTuple_Type, &literals, &level_before)) return NULL;
    if (!line_ends || PyTuple_GET_SIZE(literals) != LITERALS) {
        PyErr_SetString(PyExc_ValueError, "expected the places of all literals");
        return NULL;
    }
    const Text text = text_of(string);
    Places found = {NULL, 0, 0};
    int failed = 0;
    const int64_t *packed = (const int64_t *)PyBytes_AS_STRING(numbers);
    for (Py_ssize_t k = 0; !failed && k < PyBytes_GET_SIZE(numbers) / (Py_ssize_t)(2 * sizeof *packed); k++)
        failed = at_number(&text, string, (Py_ssize_t)packed[2 * k], (Py_ssize_t)packed[2 * k + 1], level_before, &found);
    for (int literal = 0; !failed && literal < LITERALS; literal++) {
        PyObject *places = PyTuple_GET_ITEM(literals, literal);
        if (!PyList_Check(places)) {
            PyErr_SetString(PyExc_TypeError, "expected lists of places");
            failed = 1;
        }
        for (Py_ssize_t k = 0; !failed && k < PyList_GET_SIZE(places); k++) {
            const Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(places, k));
            failed = (place == -1 && PyErr_Occurred()) || at_literal(&text, literal, place, &found);
        }
    }
    if (!failed && (given = PyList_New(found.size))) {
        if (found.size) qsort(found.places, (size_t)found.size, sizeof(Py_ssize_t), compare_places);
        for (Py_ssize_t k = 0; given && k < found.size; k++) {
            PyObject *place = PyLong_FromSsize_t(found.places[k]);
            if (!place) Py_CLEAR(given);
            else PyList_SET_ITEM(given, k, place);
        }
    }
    PyMem_Free(found.places);
    return given;
}
#endif
