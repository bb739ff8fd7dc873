/* What stands around a chain: the word before, a heading, a measure. Stands for context.py and smaller.py. */
#ifndef VNDOCS_CONTEXT_H
#define VNDOCS_CONTEXT_H

#include "_holding.h"

/* What stands before a chain, as in finding.py, context.py and smaller.py. */
static Lexicon plain_ends, plurals, small_ends, small_heads, measures, places_of, leading, scoring, compounds[LEVELS];
static PyObject *bullets, *sentence_ends;

typedef struct {
    Py_ssize_t begin, word, word_end;
    int is_inside;
} Before;

static int is_one_of(Py_UCS4 c, const char *signs, Py_UCS4 other) {
    return c && ((c < 128 && strchr(signs, (int)c)) || (other && c == other));
}
static int is_edge(Py_UCS4 c) { return is_one_of(c, " \t*_#>|\"'", 0x201c) || c == 0x201d; }
static int bullet(Py_UCS4 c) { return c && PyUnicode_FindChar(bullets, c, 0, PyUnicode_GET_LENGTH(bullets), 1) >= 0; }
static int is_sentence_end(Py_UCS4 c) { return c && PyUnicode_FindChar(sentence_ends, c, 0, PyUnicode_GET_LENGTH(sentence_ends), 1) >= 0; }

/* The word that ends before a place with blanks between, as `word_before`. */
static void word_before(const Text *text, Py_ssize_t start, Before *before) {
    const Py_ssize_t low = start > 9 ? start - 10 : 0;
    Py_ssize_t end = start;
    before->word = before->word_end = start;
    if (start == 0 || !is_gap(at(text, start - 1))) return;
    while (end > low && (Py_UNICODE_ISSPACE(at(text, end - 1)) || at(text, end - 1) == '*')) end--;
    Py_ssize_t word = end;
    while (word > low && !Py_UNICODE_ISSPACE(at(text, word - 1)) && at(text, word - 1) != '*') word--;
    if (word < end && is_alnum(at(text, end - 1))) before->word = word, before->word_end = end;
}

/* So many words stand behind the head of a unit for which there is no level: `mệnh đề thứ hai của`. */
#define MOST_UNREAD 5

/* Whether a unit below a point, or one for which there is no level, may stand before. */
static int may_follow_small(const Text *text, Py_ssize_t start, const Before *before, int is_chain) {
    const Py_ssize_t size = before->word_end - before->word;
    if (size) {
        if (size > 2 && !Py_UNICODE_ISDIGIT(at(text, before->word_end - 1)) && !lexicon_get(&small_ends, text, before->word, before->word_end))
            return 0;
    } else {
        const Py_UCS4 c = at(text, start - 2);
        if (at(text, start - 1) != ' ' || (c != ')' && c != 0x2026 && (c != '.' || at(text, start - 3) != '.'))) return 0;
    }
    /* Words behind the head of a unit, and signs that are in none. */
    int words = 0;
    for (Py_ssize_t k = start - 1; k >= 0 && k > start - 49; k--) {
        const Py_UCS4 c = at(text, k);
        if (c == ':' || c == '!' || c == '?' || (c == '.' && is_gap(at(text, k + 1)) && at(text, k - 1) != '.' && !is_stuck(at(text, k - 1)))) return 0;
        if (c == ',' || c == ';') words = MOST_UNREAD;
        if (!is_word_letter(c)) continue;
        const Py_ssize_t end = k + 1;
        while (k > 0 && is_word_letter(at(text, k - 1))) k--;
        PyObject *head = small_get(&small_heads, text, k, end);
        if (head == Py_True || (head && is_chain && words < MOST_UNREAD)) {
            /* A form or table is read as any chain is, and must reach what stands behind it. */
            Chain chain;
            Py_ssize_t behind = k;
            const int is_read = head == Py_True && is_chain && !is_emptied(text, k, start), level = is_read ? level_at(text, k, &behind) : NO_LEVEL;
            const int units = is_read ? read_units(text, k, level, behind, &chain) : UNSURE;
            if (units == UNSURE || (units && chain.end > start)) return 1;
        }
        words++;
    }
    return 0;
}

/* What stands before a chain; 0 where it is the rest of a word, UNSURE where the grammar must look. */
static int before_at(const Text *text, Py_ssize_t start, Before *before) {
    *before = (Before){start, start, start, 0};
    if (start < 10) return UNSURE;
    if (lexicon_get(&plain_ends, text, start - 4, start)) return before->is_inside = 1;
    if (at(text, start - 1) == ' ') {
        Py_ssize_t word = start - 1;
        int is_broken = 0;
        while (word > start - 10 && at(text, word - 1) != ' ') is_broken |= at(text, --word) == '\n';
        const Py_UCS4 last = word < start - 1 ? at(text, start - 2) : 0;
        before->is_inside = (last == ',' || is_alnum(last)) && last && !is_broken;
        before->word = word;
        before->word_end = start - 1 - (last == ',');
    }
    if (!before->is_inside) {
        if (is_alnum(at(text, start - 1))) return 0;
        word_before(text, start, before);
    }
    if (before->word < before->word_end && lexicon_get(&plurals, text, before->word, before->word_end))
        before->begin = start - (before->word_end - before->word) - 1;
    else if (may_follow_small(text, start, before, 1)) return UNSURE;
    return 1;
}

/* Whether the line before runs on, as `_continues`. */
static int continues(const Text *text, Py_ssize_t start, int is_titled) {
    const Py_ssize_t low = start > 120 ? start - 120 : 0;
    Py_ssize_t end = start;
    while (end > low && is_one_of(at(text, end - 1), " \t*_\"", 0x201c)) end--;
    if (end == low || at(text, end - 1) != '\n') return 0;
    Py_ssize_t place = end - 1;
    while (place > low && (at(text, place - 1) == ' ' || at(text, place - 1) == '\t')) place--;
    if (place > low && at(text, place - 1) == '\n') return 0;
    const Py_ssize_t first = end > 16 ? end - 16 : 0;
    while (end > first && Py_UNICODE_ISSPACE(at(text, end - 1))) end--;
    Py_ssize_t word = end;
    while (word > first && !Py_UNICODE_ISSPACE(at(text, word - 1))) word--;
    if (word < low) return UNSURE;
    PyObject *leads = small_get(&leading, text, word, end);
    if (!leads) return 0;
    if (Py_UNICODE_ISUPPER(at(text, word)) || leads == Py_None) return UNSURE;
    return leads == Py_True || !is_titled;
}

/* Whether the number of an item stands before: `20. Điều 21: Việc lập chi bộ`. */
static int is_item(const Text *text, Py_ssize_t low, Py_ssize_t start) {
    Py_ssize_t place = start, end;
    while (place > low && is_one_of(at(text, place - 1), " \t*", 0)) place--;
    if (start - place > 8 || place == low || at(text, place - 1) != '.') return 0;
    for (int groups = 0; groups < 4; groups++) {
        for (end = --place; place > low && is_digit(at(text, place - 1)); place--) ;
        if (place > low && Py_UNICODE_ISDECIMAL(at(text, place - 1))) return UNSURE;
        if (place == end) return 0;
        if (place > low && at(text, place - 1) == '.' && end - place < 3 && groups < 3) continue;
        if (end - place > 3) return 0;
        for (end = place; place > low && is_one_of(at(text, place - 1), " \t*", 0); place--) ;
        return end - place <= 20 && (place == low || at(text, place - 1) == '\n');
    }
    return 0;
}

/* Whether a lone place is a heading of an outline or the label of an item, as `is_heading`. */
static int is_heading(const Text *text, Py_ssize_t start, const Chain *chain, int has_document) {
    const Py_ssize_t end = chain->end, low = start > 24 ? start - 24 : 0;
    const int level = chain->units[0].level, is_outline = level < ARTICLE;
    if (end - start > text->size - 8) return UNSURE;
    Py_ssize_t kept = start;
    while (kept > low && is_edge(at(text, kept - 1))) kept--;
    int is_bullet = kept > low && bullet(at(text, kept - 1));
    if (is_bullet)
        for (kept--; kept > low && is_edge(at(text, kept - 1)); kept--) ;
    int is_line = kept > low ? at(text, kept - 1) == '\n' : start <= 24;
    int is_quoted = 0;
    for (Py_ssize_t k = kept; k < start; k++) {
        is_line |= at(text, k) == '|';
        is_quoted |= !is_one_of(at(text, k), " \t*_#>|", 0);
    }
    is_bullet &= is_line;
    const Py_UCS4 last = kept > low ? at(text, kept - 1) : 0, at_end = at(text, end);
    Py_ssize_t behind = end;
    while (behind < end + 12 && (is_one_of(at(text, behind), "*_ \t", 0) || (level > ARTICLE && at(text, behind) == ')'))) behind++;
    const Py_UCS4 following = behind < end + 12 ? at(text, behind) : 0;
    if (following == '.' || following == ':') {
        if (!is_line) {
            for (Py_ssize_t k = start + 5; level == ARTICLE && k < end - 1; k++)
                if (is_letter(at(text, k))) return 0;
            if (following == ':') {
                const int item = is_item(text, low, start);
                if (item) return item == UNSURE ? UNSURE : 0;
            }
            if (level == ARTICLE && last == ';') return 0;
            return is_quoted || (is_sentence_end(last) && (at_end == '.' || at_end == ':' || at_end == '*' || at_end == '_'));
        }
        if (is_bullet && following == ':') return 0;
        Py_ssize_t title = behind + 1;
        while (title < end + 12 && is_one_of(at(text, title), " \t*_", 0)) title++;
        const int runs_on = continues(text, start, title < end + 12 && is_letter(at(text, title)));
        return runs_on == UNSURE ? UNSURE : !runs_on;
    }
    int is_upper = 0;
    if (is_outline) {
        for (Py_ssize_t k = start; k < start + 4; k++) {
            if (Py_UNICODE_ISLOWER(at(text, k)) || Py_UNICODE_ISTITLE(at(text, k))) { is_upper = 0; break; }
            is_upper |= Py_UNICODE_ISUPPER(at(text, k));
        }
    }
    if (!is_line) {
        if (!is_outline || has_document) return 0;
        return is_upper || (at_end == '\n' && is_sentence_end(last));
    }
    if (has_document) return 0;
    int is_open = 1;
    if (following && following != '\n') {
        if (is_outline) {
            if (is_upper) return 1;
            is_open = !(Py_UNICODE_ISLOWER(following) || following == ',' || following == ';' || following == ')');
        } else {
            is_open = following == '-' || following == '(' || following == '|' || following == '[';
            if (level != ARTICLE) return is_open;
            is_open |= Py_UNICODE_ISUPPER(following);
        }
    }
    if (!is_open) return 0;
    const int runs_on = continues(text, start, 0);
    return runs_on == UNSURE ? UNSURE : !runs_on;
}

/* Whether a title in capitals may follow, as where lines were run together. */
static int may_head_capitals(const Text *text, Py_ssize_t end) {
    Py_ssize_t place = end;
    while (place < end + 2 && (at(text, place) == ' ' || at(text, place) == '\n')) place++;
    return Py_UNICODE_ISUPPER(at(text, place)) && Py_UNICODE_ISUPPER(at(text, place + 1));
}

/* Whether a unit of measure stands behind: `khoản 5 triệu`. */
static int is_measured(const Text *text, Py_ssize_t end) {
    const Py_ssize_t place = beyond_blanks(text, end), stop = beyond_letters(text, place);
    if (at(text, place) == '%') return 1;
    PyObject *measure = stop > place ? small_get(&measures, text, place, stop) : NULL;
    if (!measure) return 0;
    return measure == Py_True && !is_alnum(at(text, stop)) ? 1 : UNSURE;
}

/* Whether a chain without a document is a pointer by itself, as `is_citation`. */
static int is_citation(const Text *text, Py_ssize_t start, const Chain *chain) {
    const int standing = standing_of(text, chain);
    if (standing == PLAIN) return 1;
    if (standing == NEVER) return 0;
    const int measured = is_measured(text, chain->end);
    if (measured) return measured == UNSURE ? UNSURE : 0;
    Before before;
    Py_ssize_t place = start;
    word_before(text, start, &before);
    if (chain->units[0].level == CHAPTER && before.word < before.word_end && Py_UNICODE_ISDIGIT(at(text, before.word_end - 1))) return UNSURE;
    while (place > start - 5 && (is_gap(at(text, place - 1)) || at(text, place - 1) == ',' || at(text, place - 1) == '-')) place--;
    /* `loại 130 khoản 133`, `gồm 08 Chương`: budget codes and counts. */
    if (chain->units[0].level == CLAUSE && Py_UNICODE_ISDIGIT(at(text, place - 1))) return UNSURE;
    if (standing == MEASURED) return 1;
    if (before.word == before.word_end) return 0;
    if (Py_UNICODE_ISUPPER(at(text, before.word))) return UNSURE;
    return small_get(&places_of, text, before.word, before.word_end) != NULL;
}
#endif
