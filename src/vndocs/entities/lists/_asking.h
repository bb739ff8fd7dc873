/* What stands around a marker, and what Python is asked where that is not known here. */
#ifndef VNDOCS_ASKING_H
#define VNDOCS_ASKING_H

#include "../../text/_teaching.h"
#include "_heads.h"

/* What plain.py has this ask where it does not know. */
enum { MATCHED, MATCHED_ORDINALS, BROKEN, COMPOUND, BROUGHT, QUESTIONS };
static PyObject *questions[QUESTIONS];
/* Signs that end a sentence, those that end a paragraph, those that may open a quotation in front of a marker and in
 * the line of an item; the first letters behind the dash of a name. */
enum { SURE, ENDS, OPENING, QUOTING, JOINED_HEADS, SETS };
static Letters sets;
static Lexicon citing_ends, citing;
static PyObject *brought_word;
/* Ranks: the last heading above an article, the article, the clause, a step, the first bullet; how deep lists go, how long first words are. */
enum { SUBSECTION, ARTICLE, CLAUSE, STEP, LOWEST, DEEPEST, NEAR, BOUNDS };
static long bounds[BOUNDS];
static const Py_UCS4 NOTHING = 0xffffffff;
/* How far is looked for the sign above and for the word that ends a line. */
enum { LOOKED = 60, LAST_WORD = 30 };

static inline int is_sign(int set, Py_UCS4 c) { return is_in(&sets, c, set); }

static int is_true(PyObject *answer) {
    const int found = answer ? PyObject_IsTrue(answer) : -1;
    Py_XDECREF(answer);
    return found;
}

static int ask(int question, PyObject *string, Py_ssize_t first, Py_ssize_t last) {
    return is_true(PyObject_CallFunction(questions[question], "Onn", string, first, last));
}

/* The last of the three signs in front of a place that is none of the blanks. */
static Py_UCS4 last_sign(const Text *text, Py_ssize_t place) {
    for (Py_ssize_t k = place - 1; place >= 3 && k >= place - 3; k--)
        if (!Py_UNICODE_ISSPACE(at(text, k))) return at(text, k);
    return NOTHING;
}

/* Whether the line above ends with a word that cites: seen by its last letters first, as few do. */
static int is_citing(const Text *text, Py_ssize_t line) {
    if (line < 3 || !lexicon_get(&citing_ends, text, line - 3, line)) return 0;
    const Py_ssize_t low = Py_MAX(0, line - LAST_WORD);
    Py_ssize_t end = line;
    while (end > low && Py_UNICODE_ISSPACE(at(text, end - 1))) end--;
    Py_ssize_t begin = end;
    while (begin > low && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    while (begin < end && is(at(text, begin), STAR | RULE)) begin++;
    while (begin < end && is(at(text, end - 1), STAR | RULE)) end--;
    return lexicon_get_small(&citing, text, begin, end) != NULL;
}

/* The last sign in front of a place beside blanks and emphasis, `.` where none is near, and whether a line break lies between. */
static Py_UCS4 sign_above(const Text *text, Py_ssize_t line, int *is_apart) {
    Py_ssize_t place = line;
    *is_apart = 0;
    while (place > 0 && place > line - LOOKED && is(at(text, place - 1), BLANK | TAB | STAR | RULE | FEED)) *is_apart |= at(text, --place) == '\n';
    if (place > 0 && place > line - LOOKED) return at(text, place - 1);
    *is_apart = 1;
    return '.';
}

/* 1 where a dash that opens a line belongs to a name or a range. */
static int is_compound(PyObject *string, const Text *text, Py_ssize_t line, Py_ssize_t end, Py_UCS4 before) {
    Py_ssize_t place = end;
    while (place < end + 16 && is(at(text, place), BLANK | TAB | STAR)) place++;
    if (place >= end + 16 || place >= text->size) return 0;
    const Py_UCS4 first = at(text, place);
    if (Py_UNICODE_ISDIGIT(first)) return before != NOTHING && Py_UNICODE_ISDIGIT(before);
    if (Py_UNICODE_ISLOWER(first)) return !is_sign(ENDS, before);
    if (!is_sign(JOINED_HEADS, first)) return 0;
    return ask(COMPOUND, string, line, end);
}

#endif
