/* Pointers without provisions, `Nghị định này`, `Điều này`: named.py for the common names; others that may be a name are
 * given to the grammar.
 */
#ifndef VNDOCS_NAMED_H
#define VNDOCS_NAMED_H

#include "_context.h"

/* Names by their last four letters, ends of names, their last syllables, `nêu `, `nói `; what goes on behind `trên`. */
static Lexicon common_names, name_ends, last_syllables, above, going_on, several;
static PyObject *already, *here, *this_meaning, *article_verbs;

/* Starts and ends of the chains that were read, in text order. */
typedef struct {
    PyObject *chains;
    Py_ssize_t place, begin, end, done;
} Around;

/* Step to the first chain that ends behind a place. */
static void step(Around *around, Py_ssize_t place) {
    while (around->place < PyList_GET_SIZE(around->chains)) {
        PyObject *chain = PyList_GET_ITEM(around->chains, around->place);
        around->begin = PyLong_AsSsize_t(PyTuple_GET_ITEM(chain, 0));
        around->end = PyLong_AsSsize_t(PyTuple_GET_ITEM(chain, 1));
        if (around->end > place) return;
        around->done = around->end;
        around->place++;
    }
    around->begin = PY_SSIZE_T_MAX;
}

/* Whether the word before the blanks at a place may end a name. */
static int may_end_name(const Text *text, Py_ssize_t place) {
    const Py_ssize_t low = place > 40 ? place - 40 : 0;
    if (place < 1 || !is_gap(at(text, place - 1))) return 0;
    while (place > low && (is_gap(at(text, place - 1)) || Py_UNICODE_ISSPACE(at(text, place - 1)))) place--;
    Py_ssize_t word = place;
    while (word > low && is_word_letter(at(text, word - 1))) word--;
    return word < place && small_get(&last_syllables, text, word, place);
}

static Py_ssize_t word_start(const Text *text, Py_ssize_t place) {
    while (place > 0 && is_gap(at(text, place - 1))) place--;
    while (place > 0 && is_letter(at(text, place - 1))) place--;
    return place;
}

/* Whether a level with `này` behind it is a unit of a text: `Điều này cho thấy` is none. */
static int is_unit(const Text *text, Py_ssize_t start, Py_ssize_t end, int level) {
    if (level != ARTICLE) {
        Before before;
        word_before(text, start, &before);
        if (before.word == before.word_end) return 1;
        return !lexicon_get(&compounds[level], text, before.word, before.word_end) && !small_get(&several, text, before.word, before.word_end);
    }
    const Py_ssize_t limit = Py_MIN(end + 40, text->size);
    Py_ssize_t behind = end;
    while (behind < limit && is_gap(at(text, behind))) behind++;
    if (behind == limit || is_one_of(at(text, behind), ".;)", 0)) return 1;
    Py_ssize_t before = start;
    while (before > 0 && before > start - 40 && is_one_of(at(text, before - 1), " \n\t*\"(", 0x201c)) before--;
    if (before > 0 && before > start - 40 && (is_alnum(at(text, before - 1)) || is_one_of(at(text, before - 1), ",-/)", 0))) return 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(article_verbs); k++) {
        PyObject *verb = PyTuple_GET_ITEM(article_verbs, k);
        if (behind + PyUnicode_GET_LENGTH(verb) <= limit && stands_at(text, behind, verb)) return 1;
    }
    return 0;
}

/* Read what `này` is said of where that is a common name: 1 and the reading, 0, UNSURE or FAILED. */
static int this_at(const Text *text, Py_ssize_t place, PyObject **reading) {
    PyObject *known = lexicon_get(&common_names, text, place - 5, place - 1);
    const Py_ssize_t end = place + PyUnicode_GET_LENGTH(this_word);
    for (Py_ssize_t k = 0; known && k < PyList_GET_SIZE(known); k++) {
        PyObject *common = PyList_GET_ITEM(known, k), *name = PyTuple_GET_ITEM(common, 0), *type = PyTuple_GET_ITEM(common, 2);
        const Py_ssize_t size = PyUnicode_GET_LENGTH(name);
        Py_ssize_t start = place - size - 1;
        if (start < 12) return UNSURE;
        if (!stands_at(text, start, name)) continue;
        int level = -1;
        if (type == Py_None) {
            PyObject *found = lexicon_get(&level_words, text, start, place - 1);
            /* `hoản` stands for `khoản` and `Khoản`. */
            if (!found) found = lexicon_get(&level_words, text, --start, place - 1);
            if (!found) return UNSURE;
            level = (int)PyLong_AsLong(found);
            if (level < ARTICLE) return UNSURE;
        }
        if (is_alnum(at(text, start - 1))) continue;
        if (level >= 0) {
            Before before;
            word_before(text, start, &before);
            if (may_follow_small(text, start, &before, 0)) return UNSURE;
            if (!is_unit(text, start, end, level)) return 0;
        }
        Tail tail = {end, start, type == Py_None ? NULL : type, this_meaning, level < 0 ? NULL : names[level], 0, 0};
        PyObject *none = PyTuple_New(0);
        if (!none) return FAILED;
        return (*reading = reading_of(start, start, none, &tail, 1, start)) ? 1 : FAILED;
    }
    return may_end_name(text, place) ? UNSURE : 0;
}

/* A reading and its place among others. */
typedef struct {
    Py_ssize_t start, order;
    PyObject *reading;
} Placed;

static int compare_placed(const void *one, const void *other) {
    const Placed *a = one, *b = other;
    return a->start == b->start ? (a->order > b->order) - (a->order < b->order) : a->start > b->start ? 1 : -1;
}

/* The readings of two lists in text order, those of the first before those of the second; a new list. */
static PyObject *in_order(PyObject *first, PyObject *second) {
    const Py_ssize_t count = PyList_GET_SIZE(first), size = count + PyList_GET_SIZE(second);
    Placed *placed = PyMem_Malloc((size_t)(size ? size : 1) * sizeof(Placed));
    PyObject *found = placed ? PyList_New(size) : PyErr_NoMemory();
    for (Py_ssize_t k = 0; found && k < size; k++) {
        PyObject *reading = k < count ? PyList_GET_ITEM(first, k) : PyList_GET_ITEM(second, k - count);
        placed[k] = (Placed){PyLong_AsSsize_t(PyTuple_GET_ITEM(reading, 0)), k, reading};
    }
    if (found) {
        if (size > count) qsort(placed, (size_t)size, sizeof(Placed), compare_placed);
        for (Py_ssize_t k = 0; k < size; k++) PyList_SET_ITEM(found, k, Py_NewRef(placed[k].reading));
    }
    PyMem_Free(placed);
    return found;
}

/* A new reference is taken. */
static int add_reading(PyObject *found, PyObject *reading) {
    if (!reading) return -1;
    if (reading != Py_None && (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) != FIELDS || !PyLong_Check(PyTuple_GET_ITEM(reading, 0)))) {
        PyErr_SetString(PyExc_TypeError, "expected a reading");
        Py_DECREF(reading);
        return -1;
    }
    const int failed = reading != Py_None && PyList_Append(found, reading);
    Py_DECREF(reading);
    return failed ? -1 : 0;
}

static int said_this(const Text *text, PyObject *hits, PyObject *places, PyObject *chains, PyObject *read, PyObject *found) {
    Around around = {chains, 0, 0, 0, 0};
    PyObject *titled = PyDict_New();
    int failed = !titled;
    for (Py_ssize_t k = 0; !failed && k < PyList_GET_SIZE(places); k++) {
        const Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(places, k)), size = PyUnicode_GET_LENGTH(this_word);
        if (place == -1 && PyErr_Occurred()) failed = 1;
        else if (!lexicon_get(&common_names, text, place - 5, place - 1) && !lexicon_get(&name_ends, text, place - 3, place)
                 && !is_gap(at(text, place - 2)))
            continue;
        step(&around, place);
        if (failed || around.begin <= place || is_letter(at(text, place + size))) continue;
        PyObject *reading = NULL;
        const int known = place < 12 ? UNSURE : this_at(text, place, &reading);
        if (known == UNSURE) reading = PyObject_CallFunction(read, "OnnO", hits, place, around.done, titled);
        if (known) failed = add_reading(found, reading);
    }
    Py_XDECREF(titled);
    return failed;
}

/* Whether a name may end before the blank at a place, or before the line's end behind a blank: `_ends_name`. */
static int ends_name(const Text *text, Py_ssize_t place) {
    if (lexicon_get(&name_ends, text, place - 3, place)) return 1;
    return at(text, place - 1) == '\n' && at(text, place - 2) == ' ' && lexicon_get(&name_ends, text, place - 4, place - 1);
}

static int said_above(const Text *text, PyObject *string, PyObject *places, PyObject *chains, PyObject *read, PyObject *found) {
    Around around = {chains, 0, 0, 0, 0};
    for (Py_ssize_t k = 0; k < PyList_GET_SIZE(places); k++) {
        const Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(places, k));
        if (place == -1 && PyErr_Occurred()) return -1;
        Py_ssize_t start = place, end = place + 4;
        const Py_UCS4 behind = at(text, end);
        int is_short = 0;
        const Py_ssize_t said = place - (at(text, place - 1) == '\n' && at(text, place - 2) == ' ');
        if (lexicon_get(&above, text, said - 4, said)) {
            start = word_start(text, place);
            Py_ssize_t word = start;
            while (word > 0 && word > start - 3 && is_gap(at(text, word - 1))) word--;
            if (word == start - 1 && start >= 3 && stands_at(text, start - 3, already)) start = word_start(text, start);
        } else if ((behind == ' ' || behind == '\n') && stands_at(text, end + 1, here)) end += 1 + PyUnicode_GET_LENGTH(here);
        else if (end >= text->size || is_one_of(behind, ".,:;)", 0) || lexicon_get(&going_on, text, end, end + 3)) is_short = 1;
        else continue;
        step(&around, start);
        if (around.begin <= start || !ends_name(text, start) || !may_end_name(text, start)) continue;
        if (add_reading(found, PyObject_CallFunction(read, "OnnO", string, start, end, is_short ? Py_True : Py_False))) return -1;
    }
    return 0;
}

static int said_that(const Text *text, PyObject *string, PyObject *places, PyObject *chains, PyObject *read, PyObject *found) {
    Around around = {chains, 0, 0, 0, 0};
    for (Py_ssize_t k = 0; k < PyList_GET_SIZE(places); k++) {
        const Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(places, k));
        if (place == -1 && PyErr_Occurred()) return -1;
        if (!ends_name(text, place) || is_letter(at(text, place + 2)) || !may_end_name(text, place)) continue;
        step(&around, place);
        if (around.begin > place && add_reading(found, PyObject_CallFunction(read, "On", string, place))) return -1;
    }
    return 0;
}
#endif
