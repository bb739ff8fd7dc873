/* How a reader written in C is told its words by the Python beside it: letters by what they may be, endings and words that
 * are looked up, and words that are compared with what stands somewhere. No vocabulary is written in C.
 */
#ifndef VNDOCS_TEACHING_H
#define VNDOCS_TEACHING_H

#include "_reading.h"

/* Letters and common signs by what they may be, a bit for each set; those beyond are in none. */
enum { WIDEST_LETTER = 0x2100, LONGEST_WORDS = 128 };
typedef struct { uint32_t of[WIDEST_LETTER]; } Letters;

static MAYBE_UNUSED inline int is_in(const Letters *letters, Py_UCS4 c, int set) {
    return c < WIDEST_LETTER && (letters->of[c] >> set & 1);
}

typedef struct { const char *name; Lexicon *set; } ToldSet;
typedef struct { const char *name; PyObject **words; int is_tuple; } ToldWords;

/* The sets of letters by their names, each a string; -1 and an exception where one is missing, and then those that were
 * told before stay. */
static MAYBE_UNUSED int tell_letters(Letters *letters, const char *const *names, int count, PyObject *told) {
    for (int set = 0; set < count; set++) {
        PyObject *string = PyDict_GetItemString(told, names[set]);
        if (!string || !PyUnicode_Check(string)) {
            PyErr_Format(PyExc_TypeError, "expected letters as %s", names[set]);
            return -1;
        }
        if (PyUnicode_MAX_CHAR_VALUE(string) < WIDEST_LETTER) continue;
        for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(string); k++)
            if (PyUnicode_READ_CHAR(string, k) >= WIDEST_LETTER) {
                PyErr_SetString(PyExc_ValueError, "expected letters and common signs");
                return -1;
            }
    }
    memset(letters, 0, sizeof *letters);
    for (int set = 0; set < count; set++) {
        PyObject *string = PyDict_GetItemString(told, names[set]);
        for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(string); k++) letters->of[PyUnicode_READ_CHAR(string, k)] |= 1u << set;
    }
    return 0;
}

/* The lexicons by their names, each a dictionary. */
static MAYBE_UNUSED int tell_sets(const ToldSet *sets, size_t count, PyObject *told) {
    for (size_t k = 0; k < count; k++) {
        PyObject *known = PyDict_GetItemString(told, sets[k].name);
        if (!known) PyErr_Format(PyExc_TypeError, "expected words as %s", sets[k].name);
        if (!known || lexicon_fill(sets[k].set, known)) return -1;
        if (sets[k].set->longest > LONGEST_WORDS) {
            PyErr_Format(PyExc_ValueError, "expected shorter words as %s", sets[k].name);
            return -1;
        }
    }
    return 0;
}

/* The words by their names, each a string or a tuple of strings. */
static MAYBE_UNUSED int tell_words(const ToldWords *words, size_t count, PyObject *told) {
    for (size_t k = 0; k < count; k++) {
        PyObject *known = PyDict_GetItemString(told, words[k].name);
        int is_right = known && (words[k].is_tuple ? PyTuple_Check(known) : PyUnicode_Check(known));
        for (Py_ssize_t n = 0; is_right && words[k].is_tuple && n < PyTuple_GET_SIZE(known); n++)
            is_right = PyUnicode_Check(PyTuple_GET_ITEM(known, n));
        if (!is_right) {
            PyErr_Format(PyExc_TypeError, "expected words as %s", words[k].name);
            return -1;
        }
        Py_INCREF(known);
        Py_XSETREF(*words[k].words, known);
    }
    return 0;
}

/* A class of tuples as wide as they are made here; -1 and an exception for another. */
static MAYBE_UNUSED int tell_class(PyObject **place, PyObject *given) {
    if (!PyType_Check(given) || !PyType_IsSubtype((PyTypeObject *)given, &PyTuple_Type)) {
        PyErr_SetString(PyExc_TypeError, "expected a class of tuples");
        return -1;
    }
    Py_INCREF(given);
    Py_XSETREF(*place, given);
    return 0;
}

/* The small form of a letter; 0 for the one whose small form is two, which is in no word. */
static MAYBE_UNUSED inline Py_UCS4 small_letter(Py_UCS4 c) { return c == 0x130 ? 0 : small_form(c); }

/* What words mean in whatever case they stand, borrowed; NULL where they are not known. */
static MAYBE_UNUSED PyObject *lexicon_get_small(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 small[LONGEST_WORDS];
    if (begin < 0 || end - begin > lexicon->longest) return NULL;
    for (Py_ssize_t k = begin; k < end; k++) small[k - begin] = small_letter(at(text, k));
    const Text words = {PyUnicode_4BYTE_KIND, small, end - begin};
    return lexicon_get(lexicon, &words, 0, end - begin);
}

#endif
