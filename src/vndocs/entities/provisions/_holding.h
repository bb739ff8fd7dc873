/* What the units of a chain hold, its provisions and its reading: `_attach`, `_provisions` and `_standing` of chain.py. */
#ifndef VNDOCS_HOLDING_H
#define VNDOCS_HOLDING_H

#include "_units.h"

enum { PLAIN, MEASURED, LED, NEVER, FORMAL };

static PyObject *names[LEVELS];
/* Pairs of a level and a label that texts are full of: numbers and letters. */
#define MOST_KNOWN 256
static PyObject *numbered[LEVELS][MOST_KNOWN], *lettered[MOST_KNOWN];

/* What stands behind a chain: where the words end that belong to it, where a document is expected, what they say. */
typedef struct {
    Py_ssize_t end, at;
    PyObject *type, *pointing, *unit;
    int has_document, has_name;
} Tail;

/* The nearest larger unit behind a place, or before it. */
static int larger(const Chain *chain, int place, int step) {
    const Unit *units = chain->units;
    for (int other = place + step; other >= 0 && other < chain->size; other += step) {
        const Unit *holder = &units[other];
        if (holder->level >= units[place].level) continue;
        const int is_apart = holder->is_parted || (units[place].level == ARTICLE && holder->level <= TABLE && !holder->is_tight);
        if (other < place || !is_apart) return other;
        if (holder->level != CLAUSE && holder->level != POINT) return -1;
    }
    return -1;
}

static void attach(Chain *chain) {
    Unit *units = chain->units;
    const int size = chain->size;
    int is_tight_up = 0, largest = LEVELS;
    for (int k = 0; k < size; k++) {
        if (k && units[k].is_tight && units[k - 1].level > units[k].level) is_tight_up = 1;
        if (units[k].level < largest) largest = units[k].level;
    }
    const int falls = size > 1 && units[0].level == largest && units[size - 1].level > units[0].level && !is_tight_up;
    for (int k = 0; k < size; k++) {
        if (k && units[k].is_tight && units[k - 1].level < units[k].level) {
            if (k + 1 < size && units[k + 1].is_tight && units[k].level > units[k + 1].level && units[k + 1].level > units[k - 1].level) {
                /* `mục 2 khoản 3 Điều 2`: a section of a clause, from small to large as it stands. */
                units[k - 1].parent = k;
                units[k].parent = k + 1;
            } else if (k > 1 && units[k - 1].is_tight && units[k - 2].level > units[k - 1].level) {
                units[k - 1].parent = k;
                units[k].parent = larger(chain, k, 1);
            } else units[k].parent = k - 1;
        } else units[k].parent = larger(chain, k, falls ? -1 : 1);
    }
}

/* The label of a unit that holds what stands at another place: of several the one next to it. */
static inline int holding(const Chain *chain, int holder, int held) {
    const Unit *unit = &chain->units[holder];
    return unit->first + (holder < held ? unit->count - 1 : 0);
}

/* The pair of a level and a label; a new reference. */
static PyObject *pair_of(const Text *text, int level, const Label *label) {
    PyObject **known = NULL, *word, *pair;
    const Py_ssize_t size = label->end - label->begin;
    const long number = size || label->begin < 0 ? number_of(text, label) : -1;
    const Py_UCS4 letter = label->letter ? label->letter : size == 1 ? at(text, label->begin) : 0;
    if (number > 0 && number < MOST_KNOWN && (label->begin < 0 || at(text, label->begin) != '0')) known = &numbered[level][number];
    else if (level == POINT && (label->letter || size == 1) && letter < MOST_KNOWN * 2 && is_plain_small(letter)) known = &lettered[letter & (MOST_KNOWN - 1)];
    if (known && *known) return Py_NewRef(*known);
    if (label->letter) word = PyUnicode_FromOrdinal((int)label->letter);
    else if (label->begin < 0) word = PyUnicode_FromFormat("%ld", label->number);
    else {
        /* Numbers and small letters, most of them plain ASCII. */
        Py_UCS4 signs[32];
        if (size > 32) return PyErr_Format(PyExc_SystemError, "a label of %zd letters", size);
        for (Py_ssize_t k = 0; k < size; k++) signs[k] = at(text, label->begin + k);
        word = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, signs, size);
    }
    if (!word || !(pair = PyTuple_New(2))) {
        Py_XDECREF(word);
        return NULL;
    }
    PyTuple_SET_ITEM(pair, 0, Py_NewRef(names[level]));
    PyTuple_SET_ITEM(pair, 1, word);
    /* Strings hold nothing: the collector need not look. */
    PyObject_GC_UnTrack(pair);
    if (known) *known = Py_NewRef(pair);
    return pair;
}

static PyObject *light_of(const Text *text, const Chain *chain, const int *fields) {
    int count = 0;
    for (int k = 0; k < LEVELS; k++) count += fields[k] >= 0;
    PyObject *path = PyTuple_New(count);
    for (int k = 0, place = 0; path && k < LEVELS; k++) {
        if (fields[k] < 0) continue;
        PyObject *pair = pair_of(text, k, &chain->labels[fields[k]]);
        if (!pair) Py_CLEAR(path);
        else PyTuple_SET_ITEM(path, place++, pair);
    }
    if (path) PyObject_GC_UnTrack(path);
    return path;
}

/* The paths of all labels that hold no other; sets whether the chain names several places. */
static PyObject *provisions_of(const Text *text, Chain *chain) {
    int count = 0;
    attach(chain);
    memset(chain->taken, 0, (size_t)chain->label_count);
    for (int k = 0; k < chain->size; k++)
        if (chain->units[k].parent >= 0) chain->taken[holding(chain, chain->units[k].parent, k)] = 1;
    for (int k = 0; k < chain->label_count; k++) count += !chain->taken[k];
    PyObject *found = PyTuple_New(count);
    for (int k = 0, place = 0; found && k < chain->size; k++) {
        int holders[LEVELS];
        memset(holders, -1, sizeof holders);
        for (int held = k, seen = 0; chain->units[held].parent >= 0 && seen < LEVELS; seen++) {
            const int holder = chain->units[held].parent;
            holders[chain->units[holder].level] = holding(chain, holder, held);
            held = holder;
        }
        for (int label = chain->units[k].first; found && label < chain->units[k].first + chain->units[k].count; label++) {
            if (chain->taken[label]) continue;
            holders[chain->units[k].level] = label;
            PyObject *light = light_of(text, chain, holders);
            if (!light) Py_CLEAR(found);
            else PyTuple_SET_ITEM(found, place++, light);
        }
    }
    if (found) PyObject_GC_UnTrack(found);
    chain->is_listed |= chain->size > 1 || count > 1;
    return found;
}

static inline int is_blank_label(const Label *label) { return label->begin >= 0 && label->begin == label->end; }

/* Whether the chain is a pointer without a document. */
static int standing_of(const Text *text, const Chain *chain) {
    const Unit *first = &chain->units[0];
    const Label *label = &chain->labels[first->first];
    const long number = number_of(text, label);
    const unsigned levels = chain->levels;
    const int is_mixed = (levels & (levels - 1)) != 0;
    if (number >= 0 && (number > limits[first->level]
            || (at(text, label->begin) == '0' && label->end - label->begin > 2 && first->level != APPENDIX)))
        return NEVER;
    if (!(levels & ~(1u << FORM | 1u << TABLE))) return FORMAL;
    if (!(levels & ~(1u << FORM | 1u << TABLE | 1u << APPENDIX)) && is_blank_label(&chain->labels[chain->label_count - 1])) return FORMAL;
    if (levels & 1u << ARTICLE) return chain->is_capital || chain->is_listed ? PLAIN : MEASURED;
    if (levels & 1u << CLAUSE) return is_mixed ? PLAIN : MEASURED;
    if (first->level == POINT) return is_mixed ? PLAIN : (label->begin < 0 ? !label->letter : is_digit(at(text, label->begin))) ? NEVER : MEASURED;
    if (levels & 1u << APPENDIX) return PLAIN;
    if (levels & (1u << SECTION | 1u << CHAPTER | 1u << PART)) {
        if (is_mixed) return PLAIN;
        return chain->is_capital && !(first->level == PART && chain->sort == NUMBER) ? MEASURED : LED;
    }
    return levels & 1u << SUBSECTION ? PLAIN : NEVER;
}

static PyObject *reading_type;
#define FIELDS 11

static int add_number(PyObject *reading, Py_ssize_t place, Py_ssize_t value, Py_ssize_t same) {
    /* Several of the places of a reading are one. */
    if (same >= 0 && PyLong_AsSsize_t(PyTuple_GET_ITEM(reading, same)) == value) {
        PyTuple_SET_ITEM(reading, place, Py_NewRef(PyTuple_GET_ITEM(reading, same)));
        return 0;
    }
    PyObject *number = PyLong_FromSsize_t(value);
    PyTuple_SET_ITEM(reading, place, number);
    return number ? 0 : -1;
}

/* A reading of parser.py; takes the reference to the provisions. */
static PyObject *reading_of(Py_ssize_t start, Py_ssize_t stop, PyObject *provisions, const Tail *tail, int is_alone, Py_ssize_t begin) {
    PyObject *reading = ((PyTypeObject *)reading_type)->tp_alloc((PyTypeObject *)reading_type, FIELDS);
    if (!reading) {
        Py_DECREF(provisions);
        return NULL;
    }
    PyTuple_SET_ITEM(reading, 6, provisions);
    PyTuple_SET_ITEM(reading, 4, Py_NewRef(tail->type ? PyTuple_GET_ITEM(tail->type, 0) : Py_None));
    PyTuple_SET_ITEM(reading, 5, Py_NewRef(tail->type ? PyTuple_GET_ITEM(tail->type, 1) : Py_None));
    PyTuple_SET_ITEM(reading, 7, Py_NewRef(tail->pointing ? tail->pointing : Py_None));
    PyTuple_SET_ITEM(reading, 8, Py_NewRef(tail->unit ? tail->unit : Py_None));
    PyTuple_SET_ITEM(reading, 9, Py_NewRef(is_alone ? Py_True : Py_False));
    if (add_number(reading, 0, start, -1) || add_number(reading, 1, tail->end, -1) || add_number(reading, 2, stop, 1)
        || add_number(reading, 3, tail->at, 2) || add_number(reading, 10, begin, 0)) {
        Py_DECREF(reading);
        return NULL;
    }
    /* It holds strings, numbers and tuples of those: the collector need not look. */
    PyObject_GC_UnTrack(reading);
    return reading;
}
#endif
