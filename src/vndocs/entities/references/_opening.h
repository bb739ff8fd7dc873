/* What opens a title behind a reference, as title.py has it: `về việc …`, `quy định …`, a verb that stays in the title. */
#ifndef VNDOCS_OPENING_H
#define VNDOCS_OPENING_H

#include "_sentence.h"
#include "_title_ends.h"

/* What the words mean that may open a title; others are left to the grammar. */
enum { KEPT = 1, LATE, ABOUT, RULE };
/* What is said of a title whose end the grammar has to find. */
#define SENTENCE 2
#define WIDEST_GAP 40
#define LONGEST_ASIDE 240
#define WIDEST_ISSUER 160
/* No word that dangles is longer, its blank included. */
#define DANGLING 4

static Lexicon openings, announcing, not_behind, not_behind_starts;
/* Tuples: ` về `, `việc `, asides, what says that words follow, verbs before a colon, words that a title does not end with. */
static PyObject *plainly, *matter, *asides, *sayings, *verbs_before, *dangling, *closing;

/* Letters of which small ones are made that are not theirs. */
static inline int is_odd(Py_UCS4 c) { return c == 0x130 || c == 0x131 || c == 0x17F || c == 0x212A; }

/* What stands before an opening. */
typedef struct {
    Py_ssize_t begin, end, line;
    Py_UCS4 mark;
    int bracket, quote;
} Lead;

static inline int is_quote(Py_UCS4 c) { return c == 0x201C || c == '"' || c == 0x2018 || c == 0xAB; }
static inline int is_edge(Py_UCS4 c) { return is_gap(c) || c == ',' || c == ':' || c == '-' || c == '_' || c == '/'; }

/* Pass over blanks with no more than one line break; ASK where they are wider than the grammar takes. */
static int pass_gap(const Text *text, Py_ssize_t *place, Py_ssize_t *line) {
    for (int lines = 0; lines < 2; lines++) {
        const Py_ssize_t begin = *place;
        while (is_gap(at(text, *place)) && at(text, *place) != '\n') ++*place;
        if (*place - begin > WIDEST_GAP) return ASK;
        if (lines || at(text, *place) != '\n') break;
        if (*line < 0) *line = *place;
        ++*place;
    }
    return 0;
}

static int read_lead(const Text *text, Py_ssize_t place, Lead *lead) {
    *lead = (Lead){place, place, -1, 0, 0, 0};
    if (pass_gap(text, &lead->end, &lead->line)) return ASK;
    const Py_UCS4 c = at(text, lead->end);
    if (c == ',' || c == ':' || c == '-') {
        lead->mark = c;
        lead->end++;
    }
    if (pass_gap(text, &lead->end, &lead->line)) return ASK;
    if ((lead->bracket = at(text, lead->end) == '(')) lead->end++;
    if ((lead->quote = is_quote(at(text, lead->end)))) lead->end++;
    return pass_gap(text, &lead->end, &lead->line);
}

/* Whether an aside may stand where no title opens, or a title in quotation marks. */
static int may_go_on(const Text *text, const Lead *lead) {
    if (one_stands(text, lead->end, asides)) return 1;
    if (!lead->bracket) return lead->quote && !lead->mark && lead->line < 0 && Py_UNICODE_ISALNUM(at(text, lead->end));
    if (lead->mark) return 0;
    Py_ssize_t k = lead->begin, line = -1;
    while (at(text, k) != '(') k++;
    for (const Py_ssize_t begin = ++k; at(text, k) != ')'; k++) {
        const Py_UCS4 c = at(text, k);
        if (k >= text->size || k - begin >= LONGEST_ASIDE || c == '(') return 0;
        if (c != '\n') continue;
        Py_ssize_t next = k + 1;
        while (at(text, next) == ' ' || at(text, next) == '\t') next++;
        if (at(text, next) == '\n') return 0;
    }
    k++;
    if (pass_gap(text, &k, &line)) return 1;
    if (at(text, k) && at(text, k) < 128 && strchr("hHbBpP", (int)at(text, k))) return 1;
    k += at(text, k) == ',';
    if (pass_gap(text, &k, &line)) return 1;
    return at(text, k) == 0x201C || (at(text, k) && at(text, k) < 128 && strchr("vVqQsS\"", (int)at(text, k)));
}

/* Cut signs off a title, dots that go on, and words behind which a line broke off; 0 where nothing is left of it. */
static int trim(const Text *text, Py_ssize_t *start, Py_ssize_t *end) {
    while (*start < *end && is_edge(at(text, *start))) ++*start;
    while (*start < *end && is_edge(at(text, *end - 1))) --*end;
    if (at(text, *end - 1) == 0x2026 || (at(text, *end - 1) == '.' && at(text, *end - 2) == '.'))
        while (*start < *end && (is_edge(at(text, *end - 1)) || at(text, *end - 1) == '.' || at(text, *end - 1) == 0x2026)) --*end;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(dangling); k++) {
        PyObject *words = PyTuple_GET_ITEM(dangling, k);
        if (*end <= *start || !stands_at(text, *end - PyUnicode_GET_LENGTH(words), words)) continue;
        *end = Py_MAX(*start, *end - DANGLING + 1);
        while (*start < *end && is_edge(at(text, *end - 1))) --*end;
        k = -1;
    }
    return *end - *start > 2;
}

/* A title: where it begins, where its opening ends, what that is; where it ends, or where its sentence does. */
typedef struct {
    Py_ssize_t start, behind, end;
    long meaning;
} Title;

/* What is left of a title that ends where it is said to: 1 for one, 0 for none, ASK. */
static int finish(const Text *text, Title *title) {
    if (title->meaning == RULE) {
        Py_ssize_t said = behind_blanks(text, title->end, text->size);
        if (one_stands(text, said, sayings)) return 0;
        if (at(text, said) == ':') {
            for (said++; at(text, said) == ' ' || at(text, said) == '*'; said++) ;
            if (said >= text->size || at(text, said) == '\n' || at(text, said) == 0x201C || at(text, said) == '"') return 0;
        }
    }
    if (title->meaning == KEPT) {
        while (title->behind < title->end && is_edge(at(text, title->behind))) title->behind++;
        if (title->behind >= title->end) return 0;
    }
    if (title->meaning && at(text, title->end) == ':') {
        const Py_ssize_t last = title->end - (at(text, title->end - 1) == ' ');
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(verbs_before); k++)
            if (stands_at(text, last - PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(verbs_before, k)), PyTuple_GET_ITEM(verbs_before, k))) return ASK;
    }
    return trim(text, &title->start, &title->end);
}

/* Find where a title ends; SENTENCE where only that of its sentence is known. */
static int end_title(const Text *text, Title *title) {
    const Py_ssize_t sentence = sentence_end(text, title->start);
    if (sentence < 0) return ASK;
    title->end = soft_end(text, title->start, sentence);
    if (title->end >= 0) return finish(text, title);
    title->end = sentence;
    return SENTENCE;
}

/* Where a title begins behind the plainest words that announce one; 0 where more is to be asked. */
static Py_ssize_t plain_start(const Text *text, Py_ssize_t place) {
    PyObject *about = PyTuple_GET_ITEM(plainly, 0), *of = PyTuple_GET_ITEM(matter, 0);
    if (!stands_at(text, place, about)) return 0;
    place += PyUnicode_GET_LENGTH(about);
    if (stands_at(text, place, of)) place += PyUnicode_GET_LENGTH(of);
    return Py_UNICODE_ISALPHA(at(text, place)) && !lexicon_get(&not_behind_starts, text, place, place + 3) ? place : 0;
}

/* Whether words that name an issuer by what it does may stand before a place: `do UBND tỉnh`, `được Bộ Tài chính`. */
static int may_close(const Text *text, Py_ssize_t place) {
    const Py_ssize_t low = Py_MAX(0, place - WIDEST_ISSUER);
    for (Py_ssize_t k = place - 1; k >= low; k--) {
        const Py_UCS4 c = at(text, k);
        if (c == ',' || c == ';' || c == '.') return 0;
        if (one_stands(text, k, closing)) return 1;
    }
    return 0;
}

/* Find the title behind the words that end at `place`: 1 for one, 0 for none, SENTENCE or ASK. */
static int title_at(const Text *text, Py_ssize_t place, int is_pinpoint, Title *title) {
    Lead lead;
    Py_ssize_t behind = 0, exact = 0;
    const Py_UCS4 sign = at(text, place);
    if (!is_gap(sign) && sign != ',' && sign != ':' && sign != '-' && sign != '(' && !is_quote(sign)) return 0;
    *title = (Title){0, 0, 0, 0};
    if (!is_pinpoint && (title->start = plain_start(text, place))) return end_title(text, title);
    if (read_lead(text, place, &lead)) return ASK;
    const long meaning = phrase(&openings, text, lead.end, text->size, PLAIN, &behind);
    const Py_UCS4 first = at(text, lead.end), second = at(text, lead.end + 1);
    if (meaning > RULE || (meaning && (is_odd(first) || is_odd(second) || (Py_UNICODE_ISLOWER(first) && Py_UNICODE_ISUPPER(second))))) return ASK;
    /* Under other marks it is left to the grammar. */
    if ((meaning == ABOUT || meaning == RULE) && (!phrase(&announcing, text, lead.end, text->size, SMALL, &exact) || exact != behind)) return ASK;
    const Py_ssize_t next = behind_blanks(text, behind, text->size);
    const Py_UCS4 c = meaning ? at(text, next) : 0;
    if (!meaning || c == ';' || c == '.' || c == ')' || phrase(&not_behind, text, next, text->size, SMALL, &exact))
        return may_go_on(text, &lead) ? ASK : 0;
    if (lead.bracket || lead.quote || c == ':') return ASK;
    /* `ban hành` may close the words about the issuer. */
    if (meaning == KEPT && (first == 'b' || first == 'B') && taken(second, SMALL) == 'a' && may_close(text, lead.begin)) return ASK;
    if (lead.line >= 0) {
        const int wrapped = is_wrapped(text, lead.line);
        if (wrapped <= 0) return wrapped;
    }
    *title = (Title){next, behind, 0, meaning};
    switch (meaning) {
        case KEPT:
            if (lead.mark == ':') return ASK;
            if (lead.mark && lead.mark != ',') return 0;
            title->start = lead.end;
            break;
        case LATE: {
            const Py_UCS4 last = at(text, place - 1);
            return (!lead.mark && Py_UNICODE_ISALPHA(last)) || Py_UNICODE_ISDECIMAL(last) ? ASK : 0;
        }
        case ABOUT:
        case RULE:
            if (is_pinpoint && meaning == ABOUT) return ASK;
            if (is_pinpoint && !Py_UNICODE_ISUPPER(first)) return 0;
            break;
    }
    return is_quote(at(text, title->start)) ? ASK : end_title(text, title);
}

#endif
