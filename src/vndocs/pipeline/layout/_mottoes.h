/* The mottoes of a heading, and the lines of letters alone that name nobody: what mottoes.py finds. */
#ifndef VNDOCS_MOTTOES_H
#define VNDOCS_MOTTOES_H

#include "_heading.h"

enum { MOST_GAP = 12, MOST_SIGNS_BETWEEN = 14, MOST_SUBJECT = 300, SENTENCE_BACK = 12, MOST_LOST = 28, NEAR = 200, CERTAIN_WORDS = 4, LEAST_LEFT = 2, MOST_LEFT = 4, SYSTEMS = 3 };

static inline Py_UCS4 plain_at(const Text *text, Py_ssize_t place, Py_ssize_t end) { return folded(&folding, within(text, place, end)); }
static inline int is_motto_gap(Py_UCS4 c) {
    if (c < 128) return Py_UNICODE_ISSPACE(c) || c == '*' || c == '_' || c == '|';
    /* No letter of a word is asked about. */
    return (c < 0xc0 || c >= 0x2000 || c == 0x1680) && Py_UNICODE_ISSPACE(c);
}

/* The place behind a gap between words, 0 where none is or it is too wide. */
static Py_ssize_t over_motto_gap(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Py_ssize_t begin = place;
    while (place - begin <= MOST_GAP && is_motto_gap(within(text, place, end))) place++;
    return place > begin && place - begin <= MOST_GAP ? place : 0;
}

/* The end of a motto at a place, 0 where it does not stand there. What is behind its fourth word may be lost where
 * `is_broken` says so. */
static Py_ssize_t motto_end(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *motto, int is_broken) {
    Py_ssize_t last = 0;
    int count = 1;
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(motto); k++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(motto, k);
        if (c == ' ') {
            if (is_broken && count >= CERTAIN_WORDS) last = place;
            count++;
            if (!(place = over_motto_gap(text, place, end))) return last;
        } else if (plain_at(text, place++, end) != c) return last;
    }
    return place;
}

/* Whether a scan may have left a motto here that only the expression reads: `CONG 110A XA HOT`. */
static int may_be_garbled(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    PyObject *first = PyTuple_GET_ITEM(words.garbled, 0), *third = PyTuple_GET_ITEM(words.garbled, 1);
    if (plain_at(text, place, end) != PyUnicode_READ_CHAR(first, 0)) return 0;
    place += 2;
    place += plain_at(text, place, end) == PyUnicode_READ_CHAR(first, 2);
    if (plain_at(text, place, end) != PyUnicode_READ_CHAR(first, 3) || !is_motto_gap(within(text, place + 1, end))) return 0;
    const Py_ssize_t most = place + MOST_LOST + 2;
    for (; place < most; place++) {
        const Py_UCS4 c = plain_at(text, place + 1, end);
        if (plain_at(text, place, end) != PyUnicode_READ_CHAR(third, 0) || (c != PyUnicode_READ_CHAR(third, 1) && c != '4')) continue;
        if (is_motto_gap(within(text, place + 2, end))) return 1;
    }
    return 0;
}

static inline int is_solid(const Text *text, Py_ssize_t place, Py_ssize_t end, int count) {
    for (int k = 0; k < count; k++)
        if (place + k >= end || Py_UNICODE_ISSPACE(at(text, place + k))) return 0;
    return 1;
}

/* The place behind signs between words, 0 where none are or there are too many. */
static Py_ssize_t over_signs(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Py_ssize_t begin = place;
    for (; place < end && place - begin <= MOST_SIGNS_BETWEEN; place++) {
        const Py_UCS4 c = at(text, place);
        if (c == '_' || is_alnum(c)) break;
    }
    return place > begin && place - begin <= MOST_SIGNS_BETWEEN ? place : 0;
}

/* The place behind a word of the second motto as a scan may have left it: its first letters, so many that may be any, the
 * most of them first, and the last letter; what follows is a gap with `is_before_gap`, behind which this gives the place. */
static Py_ssize_t over_worn(const Text *text, Py_ssize_t place, Py_ssize_t end, Py_UCS4 first, int most, int least, Py_UCS4 last, int is_before_gap) {
    if (plain_at(text, place, end) != first) return 0;
    for (int count = most; count >= least; count--) {
        Py_ssize_t behind = place + 1 + count;
        if (!is_solid(text, place + 1, end, count) || (last && plain_at(text, behind, end) != last)) continue;
        behind += last != 0;
        if (!is_before_gap || (behind = over_motto_gap(text, behind, end))) return behind;
    }
    return 0;
}

#define LETTER(k) PyUnicode_READ_CHAR(pattern, k)

/* The end of `Độc lập - Tự do - Hạnh phúc` as far as it can be read, 0 where it does not stand: mottoes._MOTTO. */
static Py_ssize_t independence_end(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    PyObject *pattern = PyTuple_GET_ITEM(words.independence, 0);
    /* `d c l p t d o h h p h c` */
    if (!(place = over_worn(text, place, end, LETTER(0), 1, 1, LETTER(1), 1))) return 0;
    const Py_ssize_t second = place;
    Py_ssize_t third = 0;
    for (int count = 2; count && !third; count--)
        if ((place = over_worn(text, second, end, LETTER(2), count, count, LETTER(3), 0)) && (third = over_signs(text, place, end)) && plain_at(text, third, end) != LETTER(4)) third = 0;
    if (!third) return 0;
    for (int count = 3;; count--) {
        if (!count) return 0;
        if (!(place = over_worn(text, third, end, LETTER(4), count, count, 0, 1))) continue;
        if (plain_at(text, place, end) == LETTER(5) && plain_at(text, place + 1, end) == LETTER(6)) break;
    }
    const Py_ssize_t read = place + 2, fourth = over_signs(text, read, end);
    for (int count = 3; fourth && count > 1; count--) {
        if (!(place = over_worn(text, fourth, end, LETTER(7), count, count, LETTER(8), 1))) continue;
        if (plain_at(text, place, end) == LETTER(9) && (place = over_worn(text, place + 1, end, LETTER(10), 1, 1, LETTER(11), 0))) return place;
    }
    return read;
}

static int has_independence(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    for (; (place = next_in(text, place, end, SECOND_FIRST)) < end; place++)
        if (independence_end(text, place, end)) return 1;
    return 0;
}

/* mottoes._stands: whether a motto stands in capitals, or at the head of a cell with more of it near. */
static int stands_alone(const Text *text, Py_ssize_t low, Py_ssize_t high, Py_ssize_t end) {
    const Py_ssize_t floor = Py_MAX(0, low - SENTENCE_BACK), bare = without(text, floor, low, " \t*_");
    if (ends_with_any(text, floor, bare, words.of_sentence)) return 0;
    if (are_capitals(text, low, high)) return 1;
    if (bare > floor && !is_one_of(at(text, bare - 1), "\n|\t>"))
        for (Py_ssize_t k = Py_MAX(0, low - 3); k < low; k++)
            if (!Py_UNICODE_ISSPACE(at(text, k))) return 0;
    return has_independence(text, high, Py_MIN(end, high + NEAR));
}

/* Find the mottoes of a stretch, in text order; what only the expression reads is left. */
static PyObject *mottoes(PyObject *self, PyObject *args) {
    PyObject *string, *type;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "UnnO", &string, &start, &end, &type)) return NULL;
    if (!PyType_Check(type) || !PyType_IsSubtype((PyTypeObject *)type, &PyTuple_Type))
        return PyErr_Format(PyExc_TypeError, "expected a class of tuples");
    const Text text = text_of(string);
    PyObject *const known[SYSTEMS] = {words.nation, words.party, words.mass};
    PyTypeObject *class = (PyTypeObject *)type;
    start = Py_MAX(start, 0);
    end = Py_MIN(end, text.size);
    Py_ssize_t reached[SYSTEMS] = {start, start, start};
    PyObject *found = PyList_New(0);
    for (Py_ssize_t place = start; found && (place = next_in(&text, place, end, MOTTO_FIRST)) < end; place++) {
        if (!is_in(&letters, within(&text, place + 2, end), MOTTO_THIRD)) continue;
        for (int system = 0; system < SYSTEMS; system++) {
            Py_ssize_t stop = 0;
            if (place < reached[system]) continue;
            for (Py_ssize_t k = 0; !stop && k < PyTuple_GET_SIZE(known[system]); k++)
                stop = motto_end(&text, place, end, PyTuple_GET_ITEM(known[system], k), !system);
            if (!stop && !system && may_be_garbled(&text, place, end)) {
                Py_DECREF(found);
                Py_RETURN_NOTIMPLEMENTED;
            }
            if (!stop) continue;
            reached[system] = stop;
            if (!stands_alone(&text, place, stop, end)) continue;
            PyObject *motto = class->tp_alloc(class, 3);
            if (motto) {
                PyTuple_SET_ITEM(motto, 0, Py_NewRef(PyTuple_GET_ITEM(words.systems, system)));
                PyTuple_SET_ITEM(motto, 1, PyLong_FromSsize_t(place));
                PyTuple_SET_ITEM(motto, 2, PyLong_FromSsize_t(stop));
                if (!PyTuple_GET_ITEM(motto, 1) || !PyTuple_GET_ITEM(motto, 2)) Py_CLEAR(motto);
            }
            if (append_new(found, motto)) {
                Py_CLEAR(found);
                break;
            }
        }
    }
    return found;
}

/* Whether a sign of a worn beginning, which is neither a gap nor a lost word, may stand for a letter. */
static inline int may_stand_for(Py_UCS4 sign, Py_UCS4 c) {
    if (sign == '.') return c == '_' || is_alnum(c);
    if (sign == 'D') return c == 'd' || c == 'D' || c == 0x111 || c == 0x110;
    return c < 128 && (c | 32) == sign;
}

/* The end of a worn beginning from sign `k` on, 0 where it does not stand at a place. */
static Py_ssize_t worn_end(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *worn, Py_ssize_t k) {
    for (; k < PyUnicode_GET_LENGTH(worn); k++) {
        const Py_UCS4 sign = PyUnicode_READ_CHAR(worn, k);
        if (sign != ' ' && sign != '#') {
            if (place >= end || !may_stand_for(sign, at(text, place))) return 0;
            place++;
            continue;
        }
        const int is_gap = sign == ' ';
        int most = 0;
        while (most < (is_gap ? MOST_GAP : MOST_LEFT) && place + most < end
               && (is_gap ? is_motto_gap(at(text, place + most)) : !Py_UNICODE_ISSPACE(at(text, place + most)))) most++;
        /* A lost word has a gap behind it, and a gap none. */
        for (Py_ssize_t stop = 0; most >= (is_gap ? 1 : LEAST_LEFT); most--)
            if ((is_gap || is_motto_gap(within(text, place + most, end))) && (stop = worn_end(text, place + most, end, worn, k + 1))) return stop;
        return 0;
    }
    return place;
}

/* The next place from one on where the first word of a worn motto may stand, of three letters or four; -1 for none. */
static inline __attribute__((always_inline)) Py_ssize_t next_worn(const int kind, const Text *text, Py_ssize_t place, const Py_ssize_t end) {
    for (; place + 3 < end; place++) {
        if (!is_in(&letters, PyUnicode_READ(kind, text->data, place), WORN_FIRST)) continue;
        const Py_UCS4 fourth = PyUnicode_READ(kind, text->data, place + 3);
        if (is_motto_gap(fourth) ? is_in(&letters, PyUnicode_READ(kind, text->data, place + 2), WORN_THIRD)
            : is_in(&letters, fourth, WORN_FOURTH) && place + 4 < end && is_motto_gap(PyUnicode_READ(kind, text->data, place + 4))) return place;
    }
    return -1;
}

/* Find where a worn motto may begin. */
static PyObject *misread(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t end;
    if (!PyArg_ParseTuple(args, "Un", &string, &end)) return NULL;
    const Text text = text_of(string);
    end = Py_MIN(end, text.size);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t place = 0; found; place++) {
        place = text.kind == PyUnicode_1BYTE_KIND ? next_worn(PyUnicode_1BYTE_KIND, &text, place, end)
            : text.kind == PyUnicode_2BYTE_KIND ? next_worn(PyUnicode_2BYTE_KIND, &text, place, end)
            : next_worn(PyUnicode_4BYTE_KIND, &text, place, end);
        if (place < 0) break;
        const Py_UCS4 fourth = at(&text, place + 3);
        Py_ssize_t stop = 0;
        for (Py_ssize_t k = 0; !stop && k < PyTuple_GET_SIZE(words.worn); k++) {
            PyObject *worn = PyTuple_GET_ITEM(words.worn, k);
            if (PyUnicode_GET_LENGTH(worn) < 4 || !may_stand_for(PyUnicode_READ_CHAR(worn, 0), at(&text, place))) continue;
            const Py_UCS4 sign = PyUnicode_READ_CHAR(worn, 3);
            if (sign == ' ' ? is_motto_gap(fourth) : may_stand_for(sign, fourth)) stop = worn_end(&text, place, end, worn, 0);
        }
        if (!stop) continue;
        if (append_new(found, PyLong_FromSsize_t(place))) Py_CLEAR(found);
        place = stop - 1;
    }
    return found;
}

/* The end of the subject of a letter that opens with two letters and a stroke, 0 where none does. */
static Py_ssize_t subject_end(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    if (at(text, place) != 'V' && at(text, place) != 'v') return 0;
    if (place && !is_motto_gap(at(text, place - 1))) return 0;
    place += 1 + Py_UNICODE_ISSPACE(within(text, place + 1, end));
    if (!is_one_of(within(text, place, end), "/iI")) return 0;
    place += 1 + Py_UNICODE_ISSPACE(within(text, place + 1, end));
    if (!is_one_of(within(text, place, end), "vV") || is_alnum(within(text, place + 1, end))) return 0;
    place++;
    const Py_ssize_t most = Py_MIN(end, place + MOST_SUBJECT);
    while (place < most && !is_one_of(at(text, place), "\n|\t")) place++;
    return place;
}

/* Find the second mottoes of a stretch, and the subjects of letters, which are no names of bodies: head._SUBJECT. */
static PyObject *beside(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "Unn", &string, &start, &end)) return NULL;
    const Text text = text_of(string);
    start = Py_MAX(start, 0);
    end = Py_MIN(end, text.size);
    PyObject *second = PyList_New(0), *subjects = PyList_New(0);
    Py_ssize_t reached = start, subject = start;
    int failed = !second || !subjects;
    const Py_UCS4 initial = PyUnicode_READ_CHAR(PyTuple_GET_ITEM(words.independence, 0), 0);
    for (Py_ssize_t place = start; !failed && (place = next_in(&text, place, end, SECOND_FIRST)) < end; place++) {
        const Py_UCS4 c = folded(&folding, at(&text, place));
        if (c == initial && place >= reached) {
            const Py_ssize_t stop = independence_end(&text, place, end);
            if (stop) failed = append_new(second, span_of(place, reached = stop));
        } else if (c == 'v' && place >= subject) {
            const Py_ssize_t stop = subject_end(&text, place, end);
            if (stop) failed = append_new(subjects, span_of(place, subject = stop));
        }
    }
    PyObject *both = failed ? NULL : PyTuple_Pack(2, second, subjects);
    Py_XDECREF(second);
    Py_XDECREF(subjects);
    return both;
}

#endif
