/* What the reader of a heading in C is told, and what its parts share. */
#ifndef VNDOCS_HEADING_H
#define VNDOCS_HEADING_H

#include "../../text/_teaching.h"
#include "_folding.h"

enum { LABEL_FIRST, LABEL_SECOND, BEFORE_LABEL, DAY_FIRST, DAY_SECOND, DAY_THIRD, MONTH_FIRST, PLACE_END, SMALL, CAPITAL, MOTTO_FIRST, MOTTO_THIRD, WORN_FIRST, WORN_THIRD, WORN_FOURTH, SECOND_FIRST, LETTERS };
static const char *const letter_names[LETTERS] = {
    "label_first", "label_second", "before_label", "day_first", "day_second", "day_third", "month_first", "place_end", "small", "capital", "motto_first", "motto_third",
    "worn_first", "worn_third", "worn_fourth", "second_first",
};
static Letters letters;
/* Labels as they are spelled; signs that are not written in capitals, and signs that are surely one; days, months and years as a scan may have left them, in small letters; a month after the
 * letters that are common to all; plain words of places that are no names. */
static struct {
    Lexicon labels, signs, whole, days, months, years, places;
} sets;
/* Words behind which a label has its type, the day as it is spelled, mottoes by system, and what stands before one in a
 * sentence. */
static struct {
    PyObject *lead_ends, *day, *nation, *party, *mass, *of_sentence, *garbled, *independence, *systems, *worn;
} words;
static Folding folding;

static const ToldSet told_sets[] = {
    {"labels", &sets.labels}, {"signs", &sets.signs}, {"whole", &sets.whole}, {"days", &sets.days}, {"months", &sets.months}, {"years", &sets.years}, {"places", &sets.places},
};
static const ToldWords told_words[] = {
    {"lead_ends", &words.lead_ends, 1}, {"day", &words.day, 1}, {"nation", &words.nation, 1}, {"party", &words.party, 1},
    {"mass", &words.mass, 1}, {"of_sentence", &words.of_sentence, 1}, {"garbled", &words.garbled, 1},
    {"independence", &words.independence, 1}, {"systems", &words.systems, 1}, {"worn", &words.worn, 1},
};

/* What a reader says of a place: that nothing is there, that something is, that the grammar must be asked. */
enum { NOTHING, FOUND, UNSURE, FAILED = -1 };

/* Take letters, words and what each letter is without its marks; called once, before anything is read. */
static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *by_letter, *by_word, *named, *plain;
    if (!PyArg_ParseTuple(args, "O!O!O!O!", &PyDict_Type, &by_letter, &PyDict_Type, &by_word, &PyDict_Type, &named, &PyDict_Type, &plain))
        return NULL;
    if (tell_letters(&letters, letter_names, LETTERS, by_letter) || tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, by_word)
        || tell_words(told_words, sizeof told_words / sizeof *told_words, named) || letters_fill(folding.of, WIDEST_FOLDED, plain))
        return NULL;
    Py_RETURN_NONE;
}

static inline int is_one_of(Py_UCS4 c, const char *signs) { return c && c < 128 && strchr(signs, (int)c) != NULL; }

/* The letter at a place of a stretch, 0 behind its end. */
static inline Py_UCS4 within(const Text *text, Py_ssize_t place, Py_ssize_t end) { return place < end ? at(text, place) : 0; }

/* The next place from one on whose letter is in a set; `end`, which is in the text, where there is none. */
#define NEXT_IN(type) \
    for (const type *data = text->data; place < end && !is_in(&letters, data[place], set); place++) {} \
    return place

static Py_ssize_t next_in(const Text *text, Py_ssize_t place, Py_ssize_t end, int set) {
    switch (text->kind) {
        case PyUnicode_1BYTE_KIND: NEXT_IN(Py_UCS1);
        case PyUnicode_2BYTE_KIND: NEXT_IN(Py_UCS2);
        default: NEXT_IN(Py_UCS4);
    }
}

/* The place behind as much white space, at most `most`. */
static inline Py_ssize_t over_space(const Text *text, Py_ssize_t place, Py_ssize_t end, int most) {
    while (most-- > 0 && Py_UNICODE_ISSPACE(within(text, place, end))) place++;
    return place;
}

/* The place of the first of the signs that end at `place`, no further back than `low`. */
static inline Py_ssize_t without(const Text *text, Py_ssize_t low, Py_ssize_t place, const char *signs) {
    while (place > low && is_one_of(at(text, place - 1), signs)) place--;
    return place;
}

/* Whether words end at a place, in whatever case they stand, no further back than `low`. */
static int ends_with(const Text *text, Py_ssize_t low, Py_ssize_t end, PyObject *ending) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(ending);
    if (end - size < low) return 0;
    for (Py_ssize_t k = size - 1; k >= 0; k--)
        if (small_letter(at(text, end - size + k)) != PyUnicode_READ_CHAR(ending, k)) return 0;
    return 1;
}

static int ends_with_any(const Text *text, Py_ssize_t low, Py_ssize_t end, PyObject *endings) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(endings); k++)
        if (ends_with(text, low, end, PyTuple_GET_ITEM(endings, k))) return 1;
    return 0;
}

/* anchors.py, _heads: whether a cell begins at a place. */
static int heads(const Text *text, Py_ssize_t place, int is_strict) {
    const Py_ssize_t low = Py_MAX(0, place - 24);
    Py_ssize_t bare = place;
    while (bare > low && (is_one_of(at(text, bare - 1), " *_('`") || at(text, bare - 1) == 0x2018)) bare--;
    if (bare == low || is_one_of(at(text, bare - 1), "\n|\t>")) return 1;
    if (place - bare < 2) return !is_strict && Py_UNICODE_ISUPPER(at(text, bare - 1)) && are_capitals(text, Py_MAX(low, bare - 6), bare);
    if (!is_strict) return 1;
    for (Py_ssize_t k = bare; k < place; k++)
        if (at(text, k) == '*' || (at(text, k) == ' ' && k + 1 < place && at(text, k + 1) == ' ')) return 1;
    return 0;
}

#endif
