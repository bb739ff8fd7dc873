/* The place before a day, walked back word by word: what anchors._place finds. */
#ifndef VNDOCS_PLACES_H
#define VNDOCS_PLACES_H

#include "_heading.h"

enum { MOST_WORDS = 6, LONGEST_WORD = 15, SMALL_BACK = 24, LONGEST_SMALL = 6, TORN_BACK = 30, MOST_TORN = 4 };

/* As `str.istitle` has it; of each part that a hyphen parts where `is_parted`. */
static int is_title(const Text *text, Py_ssize_t begin, Py_ssize_t end, int is_parted) {
    int is_cased = 0, is_behind = 0;
    for (; begin < end; begin++) {
        const Py_UCS4 c = at(text, begin);
        if (c == '-' && is_parted) {
            if (!is_cased) return 0;
            is_cased = is_behind = 0;
        } else if (Py_UNICODE_ISUPPER(c) || Py_UNICODE_ISTITLE(c)) {
            if (is_behind) return 0;
            is_cased = is_behind = 1;
        } else if (Py_UNICODE_ISLOWER(c)) {
            if (!is_behind) return 0;
        } else is_behind = 0;
    }
    return is_cased;
}

/* Whether a word belongs to the names of places and is no name. */
static int is_of_place(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 plain[LONGEST_WORD];
    const Text word = {PyUnicode_4BYTE_KIND, plain, LONGEST_WORD};
    if (end - begin > LONGEST_WORD) return 0;
    for (Py_ssize_t k = begin; k < end; k++) plain[k - begin] = folded(&folding, at(text, k));
    return lexicon_get(&sets.places, &word, 0, end - begin) != NULL;
}

static Py_ssize_t word_begin(const Text *text, Py_ssize_t floor, Py_ssize_t end) {
    const Py_ssize_t least = Py_MAX(floor, end - LONGEST_WORD);
    Py_ssize_t place = end;
    while (place > least && !is_in(&letters, at(text, place - 1), PLACE_END)) place--;
    while (place < end && (!Py_UNICODE_ISALNUM(at(text, place)) || Py_UNICODE_ISDECIMAL(at(text, place)))) place++;
    return place;
}

/* The place before small letters, `most` of them at most, the last of which ends at `place`. */
static Py_ssize_t before_small(const Text *text, Py_ssize_t low, Py_ssize_t place, int most) {
    while (most-- > 0 && place > low && is_in(&letters, at(text, place - 1), SMALL)) place--;
    return place;
}

/* Whether two words stand alone at the head of a cell, the second in small letters: `Hà nội`, as many type it. */
static int is_small_name(const Text *text, Py_ssize_t floor, Py_ssize_t end) {
    const Py_ssize_t low = Py_MAX(floor, end - SMALL_BACK), second = before_small(text, low, end, LONGEST_SMALL);
    if (end - second < 2 || second == low || at(text, second - 1) != ' ') return 0;
    Py_ssize_t place = before_small(text, low, second - 1, LONGEST_SMALL);
    if (place == second - 1 || place == low || !is_in(&letters, at(text, place - 1), CAPITAL)) return 0;
    int blanks = 0;
    for (place--; place > low; place--) {
        const Py_UCS4 c = at(text, place - 1);
        blanks = c == ' ' ? blanks + 1 : 0;
        if (blanks == 3 || c == '\n' || c == '|' || c == '\t') return 1;
        if (c != ' ' && c != '*' && c != '_') return 0;
    }
    return !place;
}

/* Whether the line above, which ends at `end`, holds the first words of a place: `Hà` before `Nội, ngày …`. */
static int is_torn(const Text *text, Py_ssize_t end) {
    const Py_ssize_t least = Py_MAX(0, end + 1 - TORN_BACK);
    Py_ssize_t low = end;
    int count = 0;
    while (low > least && at(text, low - 1) != '\n') low--;
    while (low < end && is_one_of(at(text, low), " \t*_|")) low++;
    while (end > low && is_one_of(at(text, end - 1), " \t*_|")) end--;
    if (low == end || !Py_UNICODE_ISUPPER(at(text, low))) return 0;
    for (Py_ssize_t stop; low < end; low = stop) {
        for (stop = low; stop < end && !Py_UNICODE_ISSPACE(at(text, stop)); stop++) {}
        if (stop == low) stop++;
        else if (++count > MOST_TORN || (!is_title(text, low, stop, 0) && !is_of_place(text, low, stop))) return 0;
    }
    return 1;
}

static inline int is_beside_word(Py_UCS4 c) { return is_one_of(c, " \t*_-") || c == 0x2013; }

/* Where the place begins and ends that stands before a day, no further back than `floor`; 0 where none does. */
static int place_before(const Text *text, Py_ssize_t floor, Py_ssize_t day, Py_ssize_t *start, Py_ssize_t *end) {
    *end = day;
    while (*end > floor && is_one_of(at(text, *end - 1), " \t*_\n,.")) (*end)--;
    *start = *end;
    Py_ssize_t low = *end;
    for (int count = 0; count < MOST_WORDS;) {
        const Py_ssize_t begin = word_begin(text, floor, low);
        if (begin == low) break;
        Py_ssize_t bare = low;
        while (bare > begin && at(text, bare - 1) == '.') bare--;
        if (!(low - begin > 1 && is_title(text, begin, bare, 1)) && !(!count && is_small_name(text, floor, low)) && !is_of_place(text, begin, bare)) break;
        *start = low = begin;
        count++;
        int gap = 0;
        while (low > floor && is_beside_word(at(text, low - 1)) && gap < 3) low--, gap++;
        if (low > floor && at(text, low - 1) == '\n') {
            if (count != 1 || !is_torn(text, low - 1)) break;
            low--;
            while (low > floor && is_one_of(at(text, low - 1), " \t*_")) low--;
        } else if (gap >= 3 || gap == 0) break;
    }
    return *start < *end && Py_UNICODE_ISUPPER(at(text, *start));
}

#endif
