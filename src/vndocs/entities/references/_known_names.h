/* The names of laws that are known, walked word by word: what statute_names.py does with its tree. */
#ifndef VNDOCS_KNOWN_NAMES_H
#define VNDOCS_KNOWN_NAMES_H

#include "../../text/_reading.h"

/* The longest word that the tree is asked for. */
enum { WORD_MOST = 24 };

/* Nodes of the tree are told by code points from here on: the root is the first. */
enum { NODES = 0xf0000 };

static struct {
    Lexicon branches;            /* by node and word: twice the node behind it, one more where a name may end there */
    Lexicon joints, first_words, pairs; /* `và`; the first word of names, and the first two, without marks */
    uint16_t plain[0x2000];      /* letters without marks */
} names;

/* statute_names.after_blanks. */
static Py_ssize_t after_blanks(const Text *text, Py_ssize_t place) {
    int feeds = 0;
    for (; is_gap(at(text, place)); place++) feeds += at(text, place) == '\n';
    return place >= text->size || feeds > 1 ? -1 : place;
}

/* What is told of the node behind a word; -1 where there is none. */
static long step(const Text *text, long told, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[WORD_MOST + 1] = {(Py_UCS4)(NODES + told / 2)};
    const Py_ssize_t size = end - begin;
    if (size <= 0 || size > WORD_MOST) return -1;
    for (Py_ssize_t k = 0; k < size; k++) letters[k + 1] = at(text, begin + k);
    const Text word = {PyUnicode_4BYTE_KIND, letters, size + 1};
    PyObject *next = lexicon_get(&names.branches, &word, 0, size + 1);
    return next ? PyLong_AsLong(next) : -1;
}

/* The end of the letters at `place`, in runs joined by one sign: statute_names._LETTERS. */
static Py_ssize_t letters_end(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    if (place >= end || !is_word_letter(at(text, place))) return place;
    for (;;) {
        while (place < end && is_word_letter(at(text, place))) place++;
        const Py_UCS4 c = place + 1 < end ? at(text, place) : 0;
        if ((c != '&' && c != '-') || !is_word_letter(at(text, place + 1))) return place;
        place++;
    }
}

/* The end of the longest known name at `start`, 0 where there is none, -1 where the grammar is to be asked:
 * statute_names.known. */
static Py_ssize_t known(const Text *text, const Py_ssize_t start) {
    long node = 0;
    Py_ssize_t here = start, end = 0;
    for (;;) {
        Py_ssize_t stop = here, letters = 0;
        const Py_ssize_t most = Py_MIN(here + WORD_MOST, text->size);
        for (; stop < most && at(text, stop) != ' '; stop++) letters += is_letter(at(text, stop));
        Py_ssize_t blank = stop < most ? stop : -1;
        long next = step(text, node, here, stop);
        if (next < 0) {
            if (stop > here && letters == stop - here) break;
            Py_ssize_t part = here;
            while (part < stop && at(text, part) != '\n' && at(text, part) != '\t' && at(text, part) != '*') part++;
            if (part < stop || stop == here) next = part > here ? step(text, node, here, part) : node;
            if (next < 0) {
                const Py_ssize_t last = letters_end(text, here, part);
                if (last > here && (next = step(text, node, here, last)) >= 0 && next & 1) end = last;
                break;
            }
            blank = after_blanks(text, part) - 1;
            stop = part;
        }
        node = next;
        if (stop > here && node & 1 && !lexicon_get(&names.joints, text, here, stop)) end = stop;
        if (blank < 0) break;
        here = blank + 1;
    }
    if (!end) return 0;
    while (!is_letter(at(text, end - 1))) end--;
    if (Py_UNICODE_ISLOWER(at(text, start))) {
        Py_ssize_t place = start;
        while (place < end && is_letter(at(text, place))) place++;
        if (place == end) return -1;
    }
    return end;
}

/* Whether a name whose marks a scan changed may begin at `place`: statute_names.worn_knnames. */
static int may_be_worn(const Text *text, Py_ssize_t place) {
    Py_UCS4 letters[2 * WORD_MOST + 1];
    Py_ssize_t size = 0, most = WORD_MOST;
    for (int count = 0; count < 2; count++) {
        if (!is_word_letter(at(text, place))) return Py_UNICODE_ISSPACE(at(text, place));
        for (Py_UCS4 c; is_word_letter(c = at(text, place)); place++) {
            if (size == most || c == 0x130 || c == 0x3a3) return 1;
            letters[size++] = c < 0x2000 && names.plain[c] ? names.plain[c] : Py_UNICODE_TOLOWER(c);
        }
        const Text words = {PyUnicode_4BYTE_KIND, letters, size};
        if (at(text, place) == '&' || at(text, place) == '-') return 1;
        if (!lexicon_get(count ? &names.pairs : &names.first_words, &words, 0, size)) return 0;
        if (count) return 1;
        place += at(text, place) == ',';
        /* No name is one word long, and behind another sign none goes on. */
        if (!is_gap(at(text, place))) return Py_UNICODE_ISSPACE(at(text, place));
        while (is_gap(at(text, place))) place++;
        letters[size++] = ' ';
        most = size + WORD_MOST;
    }
    return 1;
}

#endif
