/* The body and the verb before a reference, as issuer.py has them: `UBND tỉnh đã ban hành …`. */
#ifndef VNDOCS_BEFORE_H
#define VNDOCS_BEFORE_H

#include "_bodies.h"

/* As issuer.py has them: so far before a reference its verb is read, its last word, the body before the verb. */
#define VERB_WINDOW 60
#define LAST_WINDOW 24
#define PLACE_WINDOW 8
#define SAID_WINDOW 320
#define NAME_WINDOW 140
#define WIDEST_GAP 48
/* So many words has the name of the holder of an office, so long is a bracket at most, its signs included. */
#define NAME_WORDS 5
#define BRACKET_MOST 62
/* What is said where the verb has to be read in Python; -1 says that there is none. */
#define ASK_VERB (-2)
/* A last word of verbs, and the one that says a place as well. */
enum { LAST = 1, AT };

static Lexicon last_words, citing, auxiliaries, issuing, determiners;
/* Tuples: what a body stands behind that asks or reports, and a further one. */
static PyObject *said_of, *further_said;

/* The word before a place that blanks part from what is before it, none of it before `low`. */
static Py_ssize_t word_before(const Text *text, Py_ssize_t low, Py_ssize_t *end) {
    while (*end > low && Py_UNICODE_ISSPACE(at(text, *end - 1))) --*end;
    Py_ssize_t begin = *end;
    while (begin > low && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    return begin;
}

static long last_word(const Text *text, Py_ssize_t place) {
    const Py_ssize_t low = Py_MAX(0, place - LAST_WINDOW), begin = word_before(text, low, &place);
    PyObject *value = begin < place ? lexicon_get(&last_words, text, begin, place) : NULL;
    const long meaning = value ? PyLong_AsLong(value) : 0;
    if (meaning != AT) return meaning;
    Py_ssize_t end = begin;
    const Py_ssize_t before = word_before(text, low, &end);
    /* A place in a document: `quy định tại`. */
    return before < end && lexicon_get(&citing, text, before, end) ? 0 : AT;
}

/* Where the verb begins that issues the document mentioned at a place, with the blanks before it. */
static Py_ssize_t verb_start(const Text *text, Py_ssize_t place) {
    if (!last_word(text, place)) return -1;
    if (!is_gap(at(text, place - 1))) return -1;
    const Py_ssize_t low = Py_MAX(0, place - VERB_WINDOW);
    Py_UCS4 letters[2 * VERB_WINDOW];
    const Text told = {PyUnicode_4BYTE_KIND, letters, 2 * VERB_WINDOW};
    Py_ssize_t gaps[VERB_WINDOW], begins[VERB_WINDOW + 1], ends[VERB_WINDOW], size = 0, found = -1;
    int count = 0, reaches[VERB_WINDOW + 1] = {0}, parted[VERB_WINDOW + 1] = {0};
    for (Py_ssize_t k = low; k < place; ) {
        Py_ssize_t gap = k, line = -1;
        int is_parted = 0;
        for (; k < place && is_gap(at(text, k)); k++)
            if (at(text, k) == '\n') {
                /* Nothing runs over two breaks but a phrase: a verb begins behind the last but one. */
                if (line >= 0) {
                    gap = line + 1;
                    is_parted = 1;
                }
                line = k;
            }
        if (k - gap > WIDEST_GAP) return ASK_VERB;
        if (k >= place) {
            if (is_parted) return -1;
            break;
        }
        parted[count] = is_parted;
        gaps[count] = gap < k ? gap : -1;
        begins[count] = size;
        for (; k < place && !is_gap(at(text, k)); k++) letters[size++] = at(text, k);
        ends[count++] = size;
        letters[size++] = ' ';
    }
    for (int first = count - 1; first >= 0; first--) {
        for (int last = first; last < count && !reaches[first]; last++) {
            const Py_ssize_t begin = begins[first], end = ends[last];
            if (end - begin > Py_MAX(auxiliaries.longest, issuing.longest)) break;
            if (lexicon_get(&issuing, &told, begin, end))
                reaches[first] = last + 1 == count || (!parted[last + 1] && lexicon_get(&determiners, &told, begins[last + 1], ends[count - 1]));
            if (!reaches[first] && last + 1 < count && reaches[last + 1] && !parted[last + 1] && lexicon_get(&auxiliaries, &told, begin, end)) reaches[first] = 1;
        }
        if (reaches[first] && gaps[first] >= 0) found = gaps[first];
    }
    return found;
}

/* Where the last sentence begins between two places; ASK where an abbreviation may stand before a sign. */
static Py_ssize_t sentence_start(const Text *text, Py_ssize_t low, Py_ssize_t end) {
    for (Py_ssize_t k = end - 1; k >= low; k--)
        if (at(text, k) == '/') {
            low = k + 1;
            break;
        }
    for (Py_ssize_t k = low; k < end; ) {
        const Py_UCS4 c = at(text, k), next = k + 1 < end ? at(text, k + 1) : 0;
        Py_ssize_t behind = 0;
        if (c == '.' || c == ';' || c == ':' || c == '?' || c == '!' || c == '|') {
            if (next == ' ' || next == '\n' || next == '*') behind = k + 2;
            if (behind && Py_UNICODE_ISUPPER(at(text, k - 1))) return ASK;
        } else if (c == '\n') {
            Py_ssize_t on = k + 1;
            while (on < end && (at(text, on) == ' ' || at(text, on) == '\t' || at(text, on) == '*')) on++;
            if (on < end && at(text, on) == '\n') behind = on + 1;
            else {
                for (on = k + 1; on < end && (at(text, on) == ' ' || at(text, on) == '\t'); on++) ;
                const Py_UCS4 sign = at(text, on);
                if (on + 1 < end && (sign == '-' || sign == '+' || sign == 0x2022 || sign == '*' || sign == '#') && at(text, on + 1) == ' ') behind = on + 2;
            }
        }
        if (behind) low = behind;
        k = behind ? behind : k + 1;
    }
    return low;
}

/* Whether the last word before a place says a place too. */
static int says_place(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = word_before(text, Py_MAX(0, place - PLACE_WINDOW), &place);
    PyObject *value = begin < place ? lexicon_get(&last_words, text, begin, place) : NULL;
    return value && PyLong_AsLong(value) == AT;
}

/* Whether the body at a place is said to ask or to report, `đề nghị của …`; ASK where it may be a further one. */
static int is_asking(const Text *text, Py_ssize_t begin) {
    const Py_ssize_t low = Py_MAX(0, begin - SAID_WINDOW);
    while (begin > low && is_gap(at(text, begin - 1))) begin--;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(said_of) + PyTuple_GET_SIZE(further_said); k++) {
        const int is_further = k >= PyTuple_GET_SIZE(said_of);
        PyObject *words = PyTuple_GET_ITEM(is_further ? further_said : said_of, is_further ? k - PyTuple_GET_SIZE(said_of) : k);
        if (begin - PyUnicode_GET_LENGTH(words) >= low && stands_at(text, begin - PyUnicode_GET_LENGTH(words), words)) return is_further ? ASK : 1;
    }
    return 0;
}

/* Where the blanks end at a place, a line break among them; ASK where they are wider than the grammar takes. */
static Py_ssize_t gap_end(const Text *text, Py_ssize_t place) {
    for (int lines = 0; lines < 2; lines++) {
        const Py_ssize_t begin = place;
        while (is_gap(at(text, place)) && at(text, place) != '\n') place++;
        if (place - begin > WIDEST_GAP) return ASK;
        if (lines || at(text, place) != '\n') break;
        place++;
    }
    return place;
}

/* Whether the holder of an office, or a bracket, stands between a body and its verb: issuer._BETWEEN; ASK. */
static int may_stand_between(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t k = place;
    for (int words = 0; words < NAME_WORDS; words++) {
        const Py_ssize_t begin = gap_end(text, k);
        if (begin < 0) return ASK;
        const Py_UCS4 first = at(text, begin);
        if (begin == k || begin >= end || !(first - 'A' < 26u || first == 0x110 || (first >= 0xC0 && first <= 0x1EF8))) break;
        for (k = begin + 1; k < end && is_word_letter(at(text, k)); k++) ;
        if (k == end) return 1;
    }
    if ((k = gap_end(text, place)) < 0) return ASK;
    if (at(text, k) != '(' || at(text, end - 1) != ')' || end - k < 4 || end - k > BRACKET_MOST) return 0;
    for (k++; k < end - 1; k++)
        if (at(text, k) == '(' || at(text, k) == ')' || at(text, k) == '\n' || Py_UNICODE_ISDECIMAL(at(text, k))) return 0;
    return 1;
}

/* Find the body whose name ends where the verb or a day does, for a document at `place`: 1 for one, 0 for none, ASK. */
static int body_before(const Text *text, Py_ssize_t place, Py_ssize_t end, Py_ssize_t *begin, Py_ssize_t *reached) {
    Py_ssize_t k = sentence_start(text, Py_MAX(0, end - NAME_WINDOW), end);
    if (k < 0) return ASK;
    while (k < end) {
        if (!is_letter(at(text, k))) {
            if (is_alnum(at(text, k)) && !is_digit(at(text, k))) return ASK;
            k++;
            continue;
        }
        *begin = k;
        while (k < end && is_letter(at(text, k))) k++;
        const Py_UCS4 before = *begin ? at(text, *begin - 1) : 0;
        if (!Py_UNICODE_ISUPPER(at(text, *begin)) || before == '/' || before == '-') continue;
        *reached = body_end(text, *begin);
        if (*reached < 0) return ASK;
        if (!*reached || *reached > end) continue;
        const int is_near = *reached == end ? 1 : may_stand_between(text, *reached, end);
        if (is_near) return is_near < 0 ? ASK : says_place(text, place) ? is_asking(text, *begin) : 1;
    }
    return 0;
}

#endif
