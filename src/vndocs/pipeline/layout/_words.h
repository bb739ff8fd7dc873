/* The words of a line in plain letters, as they are compared with names. */
#ifndef VNDOCS_WORDS_H
#define VNDOCS_WORDS_H

#include "_folding.h"

/* Behind a name, which is no longer than words that are told, no more is read. */
enum { MOST_WORDS = 192 };

/* Words in plain letters with one blank between, and where each letter of them stands; those that do not fit are left
 * out. `last` is the last letter of all.
 */
typedef struct {
    Py_UCS4 of[MOST_WORDS];
    Py_ssize_t places[MOST_WORDS], size, count;
    Py_UCS4 last;
    int is_whole;
} Words;

static inline int is_around(Py_UCS4 c) { return c == ' ' || c == '.' || c == 0x2026 || c == '(' || c == ')' || c == '*'; }
static inline int is_upper(Py_UCS4 c) { return Py_UNICODE_ISUPPER(c); }

/* Read the words of a stretch without the signs around them; 0 where a letter is in no table. */
static MAYBE_UNUSED int read_words(const Folding *folding, Words *words, const Text *text, Py_ssize_t start, Py_ssize_t end) {
    Py_UCS4 c = 0;
    words->size = words->count = 0;
    words->is_whole = 1;
    words->last = 0;
    while (start < end && (c = folded(folding, at(text, start))) && is_around(c)) start++;
    while (start < end && c && (c = folded(folding, at(text, end - 1))) && is_around(c)) end--;
    while (start < end && c && Py_UNICODE_ISSPACE(c)) c = folded(folding, at(text, --end - 1));
    if (start < end) words->last = c;
    int is_begun = 0;
    for (; start < end && c; start++) {
        if (!(c = folded(folding, at(text, start)))) break;
        if (Py_UNICODE_ISSPACE(c)) {
            is_begun = 0;
            continue;
        }
        if (words->size + 1 >= MOST_WORDS) {
            words->is_whole = 0;
            return 1;
        }
        if (!is_begun && words->size) {
            words->places[words->size] = start;
            words->of[words->size++] = ' ';
        }
        words->count += !is_begun;
        is_begun = 1;
        words->places[words->size] = start;
        words->of[words->size++] = c;
    }
    return c || start == end;
}

/* Whether other words stand at a place of words. */
static MAYBE_UNUSED inline int begins_with(const Words *words, Py_ssize_t from, PyObject *other) {
    const Text text = {PyUnicode_4BYTE_KIND, words->of, words->size};
    return at(&text, from) == PyUnicode_READ_CHAR(other, 0) && stands_at(&text, from, other);
}

/* What so many letters of words mean, borrowed. */
static MAYBE_UNUSED PyObject *known(const Lexicon *lexicon, const Words *words, Py_ssize_t size) {
    const Text text = {PyUnicode_4BYTE_KIND, words->of, words->size};
    return size > 0 ? lexicon_get(lexicon, &text, 0, size) : NULL;
}

#endif
