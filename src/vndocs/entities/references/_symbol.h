/* A số, ký hiệu of the plain form, without blanks and breaks: what symbol.py matches, where that is sure. */
#ifndef VNDOCS_SYMBOL_H
#define VNDOCS_SYMBOL_H

#include "_naming.h"

/* A symbol: where it ends, its first sign, whether another follows, whether it has a year,
 * whether blanks stand in it. */
typedef struct {
    Py_ssize_t end, first, first_end;
    int has_rest, has_year, has_gaps;
} Symbol;

static inline int is_sign_letter(Py_UCS4 c) { return (c < 128 && is_letter(c)) || c == 0x110 || c == 0x111; }
/* The letters that an inserted number bears. */
static inline int is_number_letter(Py_UCS4 c) { return (c >= 'A' && c <= 'E') || (c >= 'a' && c <= 'e') || c == 0x110 || c == 0x111; }
static inline int is_mark(Py_UCS4 c) { return c == '/' || c == '-'; }
static inline Py_ssize_t digits(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = place;
    while (is_digit(at(text, place))) place++;
    return place - begin;
}
static inline Py_ssize_t gaps(const Text *text, Py_ssize_t place, int most) {
    while (most-- > 0 && is_gap(at(text, place))) place++;
    return place;
}
static inline int is_century(const Text *text, Py_ssize_t place) {
    const Py_UCS4 first = at(text, place), second = at(text, place + 1);
    return (first == '1' && second == '9') || (first == '2' && second == '0');
}

/* Whether the grammar looks for a symbol before `place`, the end of the number: parser._PROBE, or a little more. */
static int probes(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = at(text, place), next = at(text, place + 1);
    if (c >= 128 && Py_UNICODE_ISDECIMAL(c)) return 1;
    if (is_number_letter(c) && (is_mark(next) || (is_number_letter(next) && is_mark(at(text, place + 2))))) return 1;
    if (is_plain_capital(c == ' ' ? next : c) && is_plain_capital(at(text, place + 1 + (c == ' ')))) return 1;
    if (c == ' ' && is_century(text, place + 1) && (is_digit(at(text, place + 3)) || at(text, place + 3) >= 128)) return 1;
    Py_ssize_t mark = gaps(text, place, 2);
    if (!is_mark(at(text, mark))) return 0;
    for (int round = 0; round < 2; round++) {
        const Py_ssize_t behind = gaps(text, mark + 1, 3), count = digits(text, behind);
        const Py_UCS4 first = at(text, behind);
        if (is_plain_capital(first) || (first >= 'a' && first <= 'v' && memchr("nqtckbhvu", (int)first, 9))) return 1;
        const Py_UCS4 last = at(text, behind + count);
        if (last >= 128 && Py_UNICODE_ISDECIMAL(last)) return 1;
        if (round || !count) return 0;
        if (is_plain_capital(last)) return 1;
        if (behind == mark + 1 && mark == place && c == '-' && count >= 2 && count <= 5 && last == '/') return 1;
        if (count != 2 && count != 4) return 0;
        mark = gaps(text, behind + count, 2);
        if (!is_mark(at(text, mark))) return 0;
    }
    return 0;
}

/* The end of one sign of a symbol at `place`; -1 where it is of no plain form. */
static Py_ssize_t sign_end(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = place;
    while (is_sign_letter(at(text, place))) place++;
    if (place == begin || place - begin > 31) return -1;
    const Py_ssize_t figures = digits(text, place);
    place += figures;
    const Py_UCS4 c = at(text, place), next = at(text, place + 1);
    if (figures > 3 || is_word_sign(c) || c == '&' || c == '@') return -1;
    if (c == '.' || c == ',')
        if (Py_UNICODE_ISDECIMAL(next) || (c == '.' && is_plain_capital(next))) return -1;
    return place;
}

/* Whether capitals at `place` run into a letter that no sign has, as the first letters of a word do: no symbol. */
static int is_word_begun(const Text *text, Py_ssize_t place) {
    const Py_UCS4 second = at(text, place + 1);
    if (!is_plain_capital(at(text, place)) || second == 0x111 || second == 'q' || second == 't' || second == 'd') return 0;
    while (is_sign_letter(at(text, place))) place++;
    const Py_UCS4 c = at(text, place), last = at(text, place - 1);
    /* `UBNDngày`, `HUnăm`, `CPvề`, `CPcủa`: the next word is glued to the symbol. */
    const int is_glued = (c == 0xe0 && last == 'g') || (c == 0x103 && last == 'n') || (c == 0x1ec1 && last == 'v') || (c == 0x1ee7 && last == 'c');
    return c >= 128 && is_letter(c) && !(is_glued && !(last == 'g' && at(text, place - 2) != 'n'));
}

/* The place behind a mark with blanks around it, at most two before and three behind; -1 where there is none. */
static inline Py_ssize_t behind_mark(const Text *text, Py_ssize_t place) {
    place = gaps(text, place, 2);
    return is_mark(at(text, place)) ? gaps(text, place + 1, 3) : -1;
}

/* Read a symbol of the plain form whose number begins at `start`: symbol.match. NOTHING where surely none is there. */
static int symbol_at(const Text *text, Py_ssize_t start, Symbol *symbol) {
    Py_ssize_t place = start + digits(text, start);
    if (place - start > 8) return UNSURE;
    Py_UCS4 c = at(text, place);
    if (c == ',') return NOTHING;
    if (c == '.') {
        /* A number with a part of its own: `66.25/2026/NQ-CP`. */
        const Py_ssize_t count = digits(text, place + 1);
        place += 1 + count;
        c = at(text, place);
        if (c != '/') return c >= 128 ? UNSURE : NOTHING;
        if (count != 1 && count != 2) return NOTHING;
    }
    if (is_number_letter(c) && behind_mark(text, place + 1) > 0) c = at(text, ++place);
    const Py_ssize_t year = behind_mark(text, place);
    if (year < 0) {
        if (c != ' ' || !is_plain_capital(at(text, place + 1)) || !is_plain_capital(at(text, place + 2))) return UNSURE;
        Py_ssize_t stop = place + 1;
        while (is_plain_capital(at(text, stop))) stop++;
        return at(text, stop) != 'g' && (is_alnum(at(text, stop)) || stop - place - 1 > 5) ? NOTHING : UNSURE;
    }
    const Py_ssize_t count = digits(text, year);
    const Py_UCS4 mark = at(text, gaps(text, place, 2));
    *symbol = (Symbol){.first = year, .has_gaps = year > place + 1};
    if (count) {
        place = year + count;
        symbol->has_year = 1;
        symbol->first = behind_mark(text, place);
        if (symbol->first < 0 || mark == '-') return UNSURE;
        symbol->has_gaps |= symbol->first > place + 1;
        if (!(count == 4 && is_century(text, year)) && !(count == 2 && at(text, place) == '/' && at(text, place + 1) < 128 && is_plain_capital(at(text, place + 1))))
            return UNSURE;
    }
    place = symbol->first;
    for (int parts = 0; parts <= 12; parts++) {
        const Py_ssize_t end = is_plain_capital(at(text, place)) ? sign_end(text, place) : -1;
        /* A word behind a mark, `116/LĐVL-Sở`, is no part of the symbol before it. */
        if (end < 0) return !is_word_begun(text, place) ? UNSURE : parts ? FOUND : NOTHING;
        symbol->end = end;
        symbol->has_rest = parts > 0;
        if (!parts) symbol->first_end = end;
        /* Behind the first sign blanks may stand around the mark, behind a later one only after it. */
        if (!parts && (place = behind_mark(text, end)) > 0 && is_plain_capital(at(text, place))) {
            symbol->has_gaps |= place > end + 1;
            continue;
        }
        if (!is_mark(at(text, end))) return FOUND;
        place = end + 1;
        while (place < end + 3 && (at(text, place) == ' ' || at(text, place) == '\n')) place++;
        c = at(text, place);
        if (c == 'n' || Py_UNICODE_ISDECIMAL(c)) return UNSURE;
        if (!is_plain_capital(c)) return FOUND;
        symbol->has_gaps |= place > end + 1;
    }
    return UNSURE;
}

#endif
