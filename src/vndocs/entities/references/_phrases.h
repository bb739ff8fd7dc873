/* Phrases of the lexicon at a place of a text: syllables with any blanks between them, read without making strings. */
#ifndef VNDOCS_PHRASES_H
#define VNDOCS_PHRASES_H

#include "../../text/_reading.h"

/* What a reader says that leaves a place to the grammar in Python. */
#define ASK (-1)
/* No phrase is longer. */
#define LONGEST 96

/* How the letters of a text are taken: as they stand, as small letters, as small letters without marks. */
typedef enum { PRINTED, SMALL, PLAIN } Letters;

/* Small letters of Vietnamese without their marks; others stand for themselves. */
static uint16_t plain_letters[0x1F00];

static MAYBE_UNUSED inline Py_UCS4 taken(Py_UCS4 c, Letters letters) {
    if (letters == PRINTED) return c;
    c = c == 0x17F ? 's' : c == 0x131 ? 'i' : small_form(c);
    return letters == PLAIN && c < 0x1F00 && plain_letters[c] ? plain_letters[c] : c;
}

/* Learn the letters without marks, each by the letter that it stands for. */
static MAYBE_UNUSED int learn_letters(PyObject *letters) {
    return letters_fill(plain_letters, sizeof plain_letters / sizeof *plain_letters, letters);
}

/* Whether a letter is a capital of Vietnamese, as `[A-ZĐÀ-Ỹ]` has it. */
static MAYBE_UNUSED inline int is_vietnamese_capital(Py_UCS4 c) {
    if (c < 128) return c - 'A' < 26u;
    const Py_UCS4 small = Py_UNICODE_TOLOWER(c);
    return small != c && small >= 128 && small < 0x1F00 && plain_letters[small];
}

/* Learn a tuple of strings. */
static MAYBE_UNUSED int learn_words(PyObject **held, PyObject *words) {
    if (!PyTuple_Check(words)) return PyErr_SetString(PyExc_TypeError, "expected a tuple of words"), -1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++)
        if (!PyUnicode_Check(PyTuple_GET_ITEM(words, k)) || !PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(words, k)))
            return PyErr_SetString(PyExc_ValueError, "expected words"), -1;
    Py_INCREF(words);
    Py_XSETREF(*held, words);
    return 0;
}

/* What is taught, by name: a lexicon, or a tuple of words. */
typedef struct {
    const char *name;
    Lexicon *lexicon;
    PyObject **words;
} Taught;

static MAYBE_UNUSED int learn_all(const Taught *taught, size_t count, PyObject *given) {
    for (size_t k = 0; k < count; k++) {
        PyObject *value = PyDict_GetItemString(given, taught[k].name);
        if (!value) return PyErr_Format(PyExc_KeyError, "expected %s", taught[k].name), -1;
        if (taught[k].lexicon ? lexicon_fill(taught[k].lexicon, value) : learn_words(taught[k].words, value)) return -1;
    }
    return 0;
}

/* The text and the places that a call gives; -1 and an exception where they are none. */
static MAYBE_UNUSED int given(PyObject *const *args, Py_ssize_t count, Py_ssize_t wanted, Text *text, Py_ssize_t *places) {
    if (count != wanted || !PyUnicode_Check(args[0])) return PyErr_SetString(PyExc_TypeError, "expected a text and places"), -1;
    *text = text_of(args[0]);
    for (Py_ssize_t k = 1; k < count; k++) {
        places[k - 1] = PyLong_AsSsize_t(args[k]);
        if (places[k - 1] == -1 && PyErr_Occurred()) return -1;
        if (places[k - 1] < 0 || places[k - 1] > text->size)
            return PyErr_SetString(PyExc_ValueError, "expected places within the text"), -1;
    }
    return 0;
}

/* What the longest phrase at a place means that ends where a word does, and the place behind it; 0 for none.
 *
 * The lexicon holds with each phrase its beginnings, which mean 0: where it has none of a text, none can follow.
 */
static MAYBE_UNUSED long phrase(
    const Lexicon *lexicon, const Text *text, Py_ssize_t place, Py_ssize_t end, Letters letters, Py_ssize_t *behind
) {
    Py_UCS4 words[LONGEST];
    const Text told = {PyUnicode_4BYTE_KIND, words, LONGEST};
    Py_ssize_t size = 0;
    long found = 0;
    if (place >= end || !(lexicon->firsts & bit_of(taken(at(text, place), letters)))) return 0;
    while (place < end && size < lexicon->longest && size < LONGEST) {
        Py_UCS4 c = at(text, place++);
        if (is_gap(c)) {
            while (place < end && is_gap(at(text, place))) place++;
            words[size++] = ' ';
            continue;
        }
        words[size++] = taken(c, letters);
        if (place < end && is_alnum(at(text, place))) continue;
        PyObject *value = lexicon_get(lexicon, &told, 0, size);
        if (!value) break;
        const long meaning = PyLong_AsLong(value);
        if (meaning) {
            found = meaning;
            *behind = place;
        }
    }
    return found;
}

/* What is told of the word at a place, borrowed, and the place behind its letters; NULL for none. */
static MAYBE_UNUSED PyObject *word_value(
    const Lexicon *lexicon, const Text *text, Py_ssize_t place, Py_ssize_t end, Letters letters, Py_ssize_t *behind
) {
    Py_UCS4 words[LONGEST];
    const Text told = {PyUnicode_4BYTE_KIND, words, LONGEST};
    Py_ssize_t size = 0;
    for (; place < end && size < LONGEST && is_letter(at(text, place)); place++) words[size++] = taken(at(text, place), letters);
    *behind = place;
    return size ? lexicon_get(lexicon, &told, 0, size) : NULL;
}

/* What it means; 0 for none. */
static MAYBE_UNUSED long word(
    const Lexicon *lexicon, const Text *text, Py_ssize_t place, Py_ssize_t end, Letters letters, Py_ssize_t *behind
) {
    PyObject *value = word_value(lexicon, text, place, end, letters, behind);
    return value ? PyLong_AsLong(value) : 0;
}

static MAYBE_UNUSED inline Py_ssize_t behind_blanks(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (place < end && is_gap(at(text, place))) place++;
    return place;
}

static MAYBE_UNUSED Py_ssize_t find(const Text *text, Py_UCS4 c, Py_ssize_t begin, Py_ssize_t end) {
    end = Py_MIN(end, text->size);
    if (text->kind == PyUnicode_2BYTE_KIND) {
        /* Nearly every text is of this width. */
        const Py_UCS2 *letters = text->data;
        for (; begin < end; begin++)
            if (letters[begin] == c) return begin;
        return -1;
    }
    for (; begin < end; begin++)
        if (PyUnicode_READ(text->kind, text->data, begin) == c) return begin;
    return -1;
}

#endif
