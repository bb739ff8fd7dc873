/* Where the sentence or paragraph of a title ends, as title_end.py has it; ASK where that has to be read in Python. */
#ifndef VNDOCS_SENTENCE_H
#define VNDOCS_SENTENCE_H

#include "_title_clause.h"

/* As title_end.py has them: no title is longer, no brackets are deeper, so long are lines that were wrapped. */
#define LIMIT 1000
#define DEEPEST 3
#define NARROWEST 45
#define WIDEST 131
#define SHORT_LINE 20
#define EMPHASIS 600

static Lexicon going_on, connectors, dotted;
/* Words that stand behind no phrase that goes on, that open paragraphs, that open them before a number, the bases. */
static PyObject *never_behind, *paragraphs, *numbered, *bases;

static inline int is_small_figure(Py_UCS4 c) { return is_digit(c) || c - 'a' < 26u || c == 0x111; }

/* Whether a new paragraph begins behind the line break at `place`. */
static int is_paragraph(const Text *text, Py_ssize_t place) {
    for (place++; at(text, place) == ' ' || at(text, place) == '\t' || at(text, place) == '*'; place++) ;
    if (place >= text->size) return 1;
    const Py_UCS4 c = at(text, place);
    switch (c) {
        case '\n': case '-': case '+': case 0x2022: case '|': case '#': case '>': case '_': case 0x2013: return 1;
    }
    Py_ssize_t k = place + (c == '(');
    for (int count = 0; count < 2 && is_small_figure(at(text, k)); count++) {
        k++;
        if ((at(text, k) == '.' || at(text, k) == ')') && (at(text, k + 1) == ' ' || at(text, k + 1) == '\n')) return 1;
    }
    for (k = place; at(text, k) - 'a' < 26u; k++) ;
    /* `so_hieu:` */
    if (k > place && at(text, k) == '_') {
        const Py_ssize_t begin = ++k;
        while (at(text, k) - 'a' < 26u || at(text, k) == '_') k++;
        if (k > begin && at(text, k) == ':') return 1;
    }
    for (k = place; is_roman(at(text, k)); k++) ;
    if (k > place && (at(text, k) == '.' || at(text, k) == '-') && at(text, k + 1) == ' ') return 1;
    return one_stands(text, place, paragraphs) ? 1 : one_stands(text, place, numbered) ? ASK : 0;
}

/* Whether the line behind the break at `place` goes on in small letters. */
static int begins_small(const Text *text, Py_ssize_t place) {
    const Py_ssize_t end = Py_MIN(place + 60, text->size);
    for (Py_ssize_t k = place + 1; k < end; k++) {
        const Py_UCS4 c = at(text, k);
        if (is_gap(c) && c != '\n') continue;
        if (c == 0x201C || c == '"' || c == '(') continue;
        if (!Py_UNICODE_ISLOWER(c)) return 0;
        const int paragraph = is_paragraph(text, place);
        return paragraph < 0 ? ASK : !paragraph;
    }
    return 0;
}

/* Whether the word that ends before `end`, of which no more than twelve signs are looked at, ends no line of a title. */
static int is_connected(const Text *text, Py_ssize_t end) {
    const Py_ssize_t low = Py_MAX(0, end - 12);
    while (end > low && Py_UNICODE_ISSPACE(at(text, end - 1))) end--;
    Py_ssize_t begin = end;
    while (begin > low && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    return begin < end && lexicon_get(&connectors, text, begin, end) != NULL;
}

/* Whether a dash within a compound begins the line behind a break: `kinh tế`, `- xã hội`. */
static int is_dashed(const Text *text, Py_ssize_t place) {
    Py_ssize_t k = place + 1;
    while (k < place + 4 && (at(text, k) == ' ' || at(text, k) == '\t')) k++;
    if (at(text, k) != '-' || at(text, k + 1) != ' ' || !Py_UNICODE_ISLOWER(at(text, k + 2)) || !Py_UNICODE_ISLOWER(at(text, k + 3))) return 0;
    return Py_UNICODE_ISALPHA(at(text, place - 1 - (at(text, place - 1) == ' ')));
}

static int is_wrapped(const Text *text, Py_ssize_t place) {
    const int paragraph = is_paragraph(text, place);
    if (paragraph) return paragraph < 0 ? ASK : is_dashed(text, place);
    const Py_ssize_t further = find(text, '\n', place + 1, place + WIDEST);
    if (further > 0) {
        /* A body's name on a line of its own before the legal bases. */
        const Py_ssize_t end = Py_MIN(further + 10, text->size);
        Py_ssize_t k = further + 1;
        while (k < end && Py_UNICODE_ISSPACE(at(text, k))) k++;
        Py_ssize_t line = place + 1, stop = further;
        while (line < stop && is_gap(at(text, line))) line++;
        while (stop > line && is_gap(at(text, stop - 1))) stop--;
        if (one_stands(text, k, bases) && Py_UNICODE_ISUPPER(at(text, line))) {
            const Text name = until(text, stop);
            const Py_ssize_t reached = body_end(&name, line);
            if (reached < 0) return ASK;
            if (reached == stop) return 0;
        }
    }
    int small = begins_small(text, place);
    if (small) return small;
    if (at(text, place - 1) == ',' || is_connected(text, place)) return 1;
    Py_ssize_t before = place - 1;
    const Py_ssize_t low = Py_MAX(0, place - WIDEST);
    while (before >= low && at(text, before) != '\n') before--;
    if (before < low || place - before <= SHORT_LINE) return 0;
    if (place - before - 1 >= NARROWEST && place - before - 1 < WIDEST) return 1;
    if ((small = begins_small(text, before))) return small;
    return further > place + SHORT_LINE ? begins_small(text, further) : 0;
}

/* Whether what stands behind a semicolon goes on with the title. */
static int goes_on(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = behind_blanks(text, place, text->size);
    Py_ssize_t behind;
    if (begin == place || begin > place + 3 || !phrase(&going_on, text, begin, text->size, PRINTED, &behind)) return 0;
    const Py_ssize_t further = behind_blanks(text, behind, text->size);
    /* A shorter phrase may go on where the longest does not. */
    return further > behind && one_stands(text, further, never_behind) ? ASK : 1;
}

static int is_full_stop(const Text *text, Py_ssize_t place) {
    const Py_UCS4 behind = at(text, place + 1), before = at(text, place - 1);
    if (is_digit(behind) && Py_UNICODE_ISALPHA(before)) {
        /* The figure of a footnote. */
        Py_ssize_t k = place + 2;
        if (is_digit(at(text, k))) k++;
        while (at(text, k) == ' ' || at(text, k) == '\t') k++;
        if (k >= text->size || at(text, k) == '\n') return 1;
    }
    if (place + 1 < text->size && !Py_UNICODE_ISSPACE(behind))
        switch (behind) {
            case '*': case '"': case 0x201D: case ')': case '/': case '[': break;
            default: return 0;
        }
    if (before == '\n') return ASK;
    const Py_ssize_t low = Py_MAX(0, place - 4);
    Py_ssize_t begin = place;
    while (begin > low && (is_alnum(at(text, begin - 1)) || at(text, begin - 1) == '_')) begin--;
    return lexicon_get(&dotted, text, begin, place) == NULL;
}

static inline int ends_at_colon(const Text *text, Py_ssize_t place) {
    if (at(text, place + 1) == '\n' || at(text, place + 2) == '\n') return 1;
    const Py_ssize_t end = Py_MIN(place + 4, text->size);
    Py_ssize_t k = place + 1;
    while (k < end && (at(text, k) == ' ' || at(text, k) == '*')) k++;
    if (k >= end) return 1;
    const Py_UCS4 c = at(text, k);
    return !Py_UNICODE_ISUPPER(c) && c != 0x201C && c != '"' && c != 0x2018 && c != 0xAB;
}

/* Whether bold print that began before a place goes on there. */
static int is_emphasised(const Text *text, Py_ssize_t place) {
    Py_ssize_t low = Py_MAX(0, place - EMPHASIS);
    int count = 0;
    for (Py_ssize_t k = place - 2; k > low; k--)
        if (at(text, k) == '\n' && at(text, k + 1) == '\n') low = k;
    for (; low + 1 < place; low++)
        if (at(text, low) == '*' && at(text, low + 1) == '*') {
            count++;
            low++;
        }
    return count % 2;
}

/* What a sentence is read over at once: letters, figures, most blanks. */
static inline int is_plain(Py_UCS4 c) { return c < 128 ? is_letter(c) || c == ' ' || c == ',' || is_digit(c) : c < 0x2000 && c != 0xAB && c != 0xBB; }

/* Where the sentence ends that begins at `start`. */
static Py_ssize_t sentence_end(const Text *text, Py_ssize_t start) {
    const Py_ssize_t limit = Py_MIN(text->size, start + LIMIT);
    Py_ssize_t fallback = 0;
    int depth = 0, quotes = 0, answer;
    for (Py_ssize_t k = start; k < limit; k++) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, k);
        if (is_plain(c)) continue;
        switch (c) {
            case ';':
            case '.':
                if (c == '.' && (answer = is_full_stop(text, k)) <= 0) {
                    if (answer < 0) return ASK;
                    continue;
                }
                if (quotes || depth) {
                    if (!fallback) fallback = k;
                    continue;
                }
                if (c == '.') return k;
                if ((answer = goes_on(text, k + 1)) < 0) return ASK;
                if (!answer) return k;
                continue;
            case '\n':
                if ((answer = is_wrapped(text, k)) < 0) return ASK;
                if (!answer) break;
                continue;
            case '(':
                if (++depth > DEEPEST) break;
                continue;
            case ')':
                if (!depth) return k;
                depth--;
                continue;
            case 0x201C: case 0xAB: case 0x201D: case 0xBB: case '"': {
                const int opens = c == 0x201C || c == 0xAB || (c == '"' && !quotes && k > 0 && Py_UNICODE_ISSPACE(at(text, k - 1)));
                if (!opens && !quotes) return k;
                quotes += opens ? 1 : -1;
                if (quotes > DEEPEST) break;
                continue;
            }
            case '*':
                if (at(text, k + 1) == '*' && is_emphasised(text, start)) break;
                continue;
            case ':':
                if (ends_at_colon(text, k)) break;
                continue;
            case '|': case '?': case 0x2026: case '[': case ']': break;
            default: continue;
        }
        return fallback ? fallback : k;
    }
    return fallback ? fallback : limit;
}

#endif
