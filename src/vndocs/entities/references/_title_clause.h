/* Whether words inside a title go on with it or begin the clause around it, as title_clause.py and `_soft_end` of
 * title_end.py have it; ASK where Python has to read on.
 */
#ifndef VNDOCS_TITLE_CLAUSE_H
#define VNDOCS_TITLE_CLAUSE_H

#include "_phrases.h"

/* So far is looked back for a law, for the body that `quy định` stands behind, for the word before it, for a code, for rules. */
#define LAW_BEFORE 120
#define WORD_BEFORE 24
#define RULES_BEFORE 160
/* So far may the name of a type stand from its number, a body from its verb, a law from what guides it. */
#define NAMED 40
#define ISSUED 240
#define GUIDED 60
#define LONGEST_LAW 160
#define LONGEST_START 48

/* Where the name of a body ends; the reader of bodies gives it. */
static Py_ssize_t (*body_end)(const Text *, Py_ssize_t);

static Lexicon predicates, issued, noun_behind, noun_before;
/* Tuples: words that may stand before a predicate, all that is done to issue, what goes on with a title, `luật`, `của`,
 * what a title that amends begins with, rules, a decree and what guides it, and the beginnings of number words. */
static PyObject *before_predicates, *issuing, *related, *laws, *of_bodies, *amending, *rules, *decrees, *guiding, *number_words;

static inline Text until(const Text *text, Py_ssize_t end) { return (Text){text->kind, text->data, end}; }

static int is_number_at(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text title = until(text, end);
    return Py_UNICODE_ISDECIMAL(at(&title, place)) || one_stands(&title, place, number_words);
}

/* Whether words in small letters stand at a place, in any case. */
static int stands_small(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(words);
    for (Py_ssize_t k = 0; k < size; k++)
        if (place + k >= end || taken(at(text, place + k), SMALL) != PyUnicode_READ_CHAR(words, k)) return 0;
    return 1;
}

static int one_stands_small(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *words) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++)
        if (stands_small(text, place, end, PyTuple_GET_ITEM(words, k))) return 1;
    return 0;
}

static inline int is_line_blank(Py_UCS4 c) { return c == ' ' || c == '\n'; }

/* Where words end that are parted by one blank each, or by some; 0 where they do not stand at a place. */
static Py_ssize_t behind_words(const Text *text, Py_ssize_t place, PyObject *words, int has_more) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(words); k++, place++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(words, k);
        if (c == ' ' ? !is_line_blank(at(text, place)) : at(text, place) != c) return 0;
        while (has_more && c == ' ' && is_line_blank(at(text, place + 1))) place++;
    }
    return place;
}

/* `… liên quan …`, or `… một số nội dung liên quan …`: the title goes on. */
static int is_related(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text title = until(text, end);
    Py_ssize_t begins[] = {place, is_line_blank(at(&title, place)) ? behind_words(&title, place + 1, PyTuple_GET_ITEM(related, 0), 0) : 0};
    for (int k = 0; k < 2; k++) {
        if (!begins[k] || !is_line_blank(at(&title, begins[k]))) continue;
        while (is_line_blank(at(&title, begins[k]))) begins[k]++;
        const Py_ssize_t behind = behind_words(&title, begins[k], PyTuple_GET_ITEM(related, 1), 1);
        if (behind && is_line_blank(at(&title, behind))) return 1;
    }
    return 0;
}

/* Whether a title amends or carries out the documents that it names. */
static int is_amending(const Text *text, Py_ssize_t start, Py_ssize_t end) { return one_stands_small(text, start, end, amending); }

/* Letters whose small form is two, or depends on where they stand. */
static int has_odd_letter(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    for (; place < end; place++)
        if (at(text, place) == 0x130 || at(text, place) == 0x3A3) return 1;
    return 0;
}

/* Whether a title that amends documents lists the next one too, which stands between two places; ASK. */
static int lists_next(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t next, Py_ssize_t end) {
    Py_UCS4 sought[LONGEST_START];
    Py_ssize_t size = 0;
    int words = 0;
    if (has_odd_letter(text, start, end)) return ASK;
    for (; next < end; next++) {
        const Py_UCS4 c = at(text, next);
        if (size == LONGEST_START) return ASK;
        if (!Py_UNICODE_ISSPACE(c)) sought[size++] = Py_UNICODE_TOLOWER(c);
        else if (sought[size - 1] != ' ') {
            if (++words == 2) break;
            sought[size++] = ' ';
        }
    }
    for (; start < gap; start++) {
        Py_ssize_t k = start, same = 0;
        while (same < size && k < gap) {
            if (sought[same] == ' ') {
                const Py_ssize_t begin = k;
                while (k < gap && Py_UNICODE_ISSPACE(at(text, k))) k++;
                if (k == begin) break;
            } else if ((Py_UCS4)Py_UNICODE_TOLOWER(at(text, k)) != sought[same]) break;
            else k++;
            same++;
        }
        if (same == size) return 1;
    }
    return 0;
}

/* Whether a circular guides a law and its decree: `hướng dẫn thi hành Luật Kế toán và Nghị định số …`. */
static int guides_next(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t next, Py_ssize_t end) {
    if (!stands_small(text, next, end, PyTuple_GET_ITEM(decrees, 0)) || !stands_small(text, start, gap, PyTuple_GET_ITEM(guiding, 0))) return 0;
    const Py_ssize_t law = PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(laws, 0));
    Py_ssize_t k = start + PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(guiding, 0)), clear = gap;
    /* Behind the law no sign stands that parts sentences, nor a bracket. */
    for (const Py_ssize_t low = Py_MAX(k, gap - LONGEST_LAW - 1); clear > low; clear--) {
        const Py_UCS4 c = at(text, clear - 1);
        if (c == ';' || c == '.' || c == ':' || c == '(' || c == ')') break;
    }
    for (const Py_ssize_t high = Py_MIN(gap, k + GUIDED); k <= high; k++) {
        const Py_ssize_t name = k + law + 1;
        if (name >= clear && gap - name >= 2 && gap - name <= LONGEST_LAW && is_line_blank(at(text, name - 1))
            && stands_small(text, k, gap, PyTuple_GET_ITEM(laws, 0)))
            return 1;
        const Py_UCS4 c = at(text, k);
        if (c == ';' || c == '.' || c == ':') return 0;
    }
    return 0;
}

/* Whether a body that begins at a place has a predicate, with which the clause around the title begins. */
static int is_subject(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text title = until(text, end);
    const Py_ssize_t name = body_end(&title, place);
    if (name <= 0) return (int)name;
    const Py_ssize_t on = behind_blanks(text, name, end);
    Py_ssize_t behind;
    if (on == name) return 0;
    if (phrase(&predicates, text, on, end, PRINTED, &behind)) return 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(before_predicates); k++) {
        PyObject *words = PyTuple_GET_ITEM(before_predicates, k);
        if (stands_at(&title, on, words) && phrase(&predicates, text, on + PyUnicode_GET_LENGTH(words), end, PRINTED, &behind)) return 1;
    }
    return 0;
}

/* Whether a body that begins at a place issues the document: `do Bộ Công Thương ban hành`. */
static int is_issuer(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text title = until(text, end);
    Py_ssize_t k = place, behind;
    for (const Py_ssize_t high = Py_MIN(end, place + ISSUED); k < high; k++)
        if (is_gap(at(text, k)) && word(&issued, text, k + 1, end, PRINTED, &behind)) break;
    if (k >= end || k >= place + ISSUED) return 0;
    const Py_ssize_t name = body_end(&title, place);
    if (name <= 0) return (int)name;
    const Py_ssize_t on = behind_blanks(text, name, end);
    for (k = 0; on > name && k < PyTuple_GET_SIZE(issuing); k++) {
        PyObject *words = PyTuple_GET_ITEM(issuing, k);
        if (stands_at(&title, on, words) && !is_alnum(at(&title, on + PyUnicode_GET_LENGTH(words)))) return 1;
    }
    return 0;
}

/* Whether the token between two places is no word, or a word of a lexicon. */
static int is_no_word_or(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t behind;
    for (Py_ssize_t k = begin; k < end; k++)
        if (!Py_UNICODE_ISALPHA(at(text, k))) return 1;
    return begin >= end || word(lexicon, text, begin, end, SMALL, &behind);
}

/* Whether a law may stand at the end of a title that is cut at a place: behind its name no sign and no figure do. */
static int may_end_with_law(const Text *text, Py_ssize_t start, Py_ssize_t gap) {
    for (Py_ssize_t k = gap - 1; k >= Py_MAX(start, gap - LAW_BEFORE); k--) {
        const Py_UCS4 c = at(text, k);
        if (c == 0x130 || stands_small(text, k, gap, PyTuple_GET_ITEM(laws, 0))) return 1;
        if (Py_UNICODE_ISDECIMAL(c) || (c < 128 && c && strchr(",;.:()/", (int)c))) return 0;
    }
    return 0;
}

/* Whether the `quy định` between two places says what the document lays down; ASK. */
static int is_verb(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t behind, Py_ssize_t end) {
    if (may_end_with_law(text, start, gap)) return ASK;
    const Py_ssize_t low = Py_MAX(start, gap - WORD_BEFORE), high = Py_MIN(end, behind + WORD_BEFORE);
    if (!Py_UNICODE_ISSPACE(at(text, gap))) return 0;
    Py_ssize_t last = gap, next = behind;
    while (last > low && Py_UNICODE_ISSPACE(at(text, last - 1))) last--;
    Py_ssize_t begin = last;
    while (begin > low && !Py_UNICODE_ISSPACE(at(text, begin - 1))) begin--;
    if (is_no_word_or(&noun_behind, text, begin, last)) return 0;
    while (next < high && Py_UNICODE_ISSPACE(at(text, next))) next++;
    for (begin = next; next < high && !Py_UNICODE_ISSPACE(at(text, next)); next++) ;
    if (is_no_word_or(&noun_before, text, begin, next)) return 0;
    /* Behind the issuer of a document inside the title it announces that one's own title. */
    PyObject *of = PyTuple_GET_ITEM(of_bodies, 0);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(of);
    const Text before = until(text, gap), title = until(text, end);
    Py_ssize_t body = gap - size;
    while (body >= Py_MAX(start, gap - LAW_BEFORE) && !stands_at(&before, body, of)) body--;
    body = body < Py_MAX(start, gap - LAW_BEFORE) ? start + size - 1 : body + size;
    while (Py_UNICODE_ISSPACE(at(&title, body))) body++;
    if (body <= start + size) return 1;
    const Py_ssize_t name = body_end(&title, body);
    return name < 0 ? ASK : name != gap;
}

/* Whether the day of a document's own stands between two places, with its code right before: `…/TT-BTP ngày 7/2/2014 của`. */
static int is_day_of(const Text *text, Py_ssize_t start, Py_ssize_t gap, Py_ssize_t place, Py_ssize_t end, Py_ssize_t *passed) {
    static const int most[] = {2, 2, 4};
    const Text title = until(text, end);
    if (at(&title, place) != ' ') return 0;
    for (int part = 0; part < 3; part++) {
        const Py_ssize_t begin = ++place;
        while (place - begin < most[part] && Py_UNICODE_ISDECIMAL(at(&title, place))) place++;
        if (place == begin || (part == 2 && place - begin < 4) || (part < 2 && at(&title, place) != '/')) return 0;
    }
    PyObject *of = PyTuple_GET_ITEM(of_bodies, 0);
    const Py_ssize_t behind = place + 1 + PyUnicode_GET_LENGTH(of);
    if (at(&title, place) != ' ' || !stands_at(&title, place + 1, of) || at(&title, behind) != ' ') return 0;
    *passed = behind + 1;
    for (Py_ssize_t k = gap - 1; k >= Py_MAX(start, gap - WORD_BEFORE) && !Py_UNICODE_ISSPACE(at(text, k)); k--)
        if (k + 1 < gap && is_plain_capital(at(text, k + 1)) && (at(text, k) == '/' || at(text, k) == '-')) return 0;
    return 1;
}

/* Whether words that are kept with the rules that a title amends stand behind their name. */
static int is_kept(const Text *text, Py_ssize_t start, Py_ssize_t gap) {
    for (Py_ssize_t k = Py_MAX(start, gap - RULES_BEFORE); k < gap; k++)
        if (one_stands_small(text, k, gap, rules)) return 1;
    return 0;
}

#endif
