/* Quotations that hold lines of their own, or a provision: what quoting.py finds, in one pass over the marks. */
#ifndef VNDOCS_QUOTING_H
#define VNDOCS_QUOTING_H

#include "_lines.h"
#include "_naming.h"

enum { NEAR_END = 400, LONGEST_QUOTED = 1500, MOST_ENDS = 3, MOST_NUMBER = 2, OPENS = 0x201c, CLOSES = 0x201d };
static const Py_ssize_t NOWHERE = PY_SSIZE_T_MAX;

typedef struct { Py_ssize_t low, high; } Stretch;

/* What is quoted; the curly marks that open, each with the one that closes it, made when first asked for; where a line
 * ends in a mark, as was found last.
 */
typedef struct {
    Stretch *all, *pairs;
    Py_ssize_t count, room, pair_count, pair_room, at_pair, line_mark;
    int is_paired;
} Quoted;

/* How what is quoted may begin, in small letters: behind any mark, and behind a straight one. */
static PyObject *provisions, *provisions_straight;

static inline Py_ssize_t find(PyObject *string, Py_UCS4 c, Py_ssize_t from, Py_ssize_t end) {
    const Py_ssize_t found = from < end ? PyUnicode_FindChar(string, c, from, end, 1) : -1;
    return found < 0 ? NOWHERE : found;
}

/* Whether a letter is another as expressions that ignore case have it. */
static inline int is_alike(Py_UCS4 c, Py_UCS4 small) { return Py_UNICODE_TOLOWER(c) == small || (c == 0x131 && small == 'i'); }

/* Whether a provision begins at a place: with one of some names, `1a.` or `a)`. */
static int is_provision(const Text *text, Py_ssize_t place, PyObject *words) {
    const Py_ssize_t most = place + 3;
    while (place < most && (at(text, place) == ' ' || at(text, place) == '\t' || at(text, place) == '*')) place++;
    Py_ssize_t behind = place;
    while (behind < place + MOST_NUMBER && is_decimal(at(text, behind))) behind++;
    if (behind > place) return at(text, behind + is_plain_small(at(text, behind))) == '.';
    if (is_plain_small(at(text, place)) && at(text, place + 1) == ')') return 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++) {
        PyObject *word = PyTuple_GET_ITEM(words, k);
        Py_ssize_t n = 0;
        while (n < PyUnicode_GET_LENGTH(word) && is_alike(at(text, place + n), PyUnicode_READ_CHAR(word, n))) n++;
        if (n == PyUnicode_GET_LENGTH(word)) return 1;
    }
    return 0;
}

/* Pair the curly marks of the whole text. */
static int pair_marks(PyObject *string, const Text *text, Quoted *quoted) {
    Py_ssize_t open = -1, close = find(string, CLOSES, 0, text->size), inner = find(string, OPENS, 0, text->size);
    quoted->is_paired = 1;
    while (inner != NOWHERE) {
        if (inner < close) {
            Stretch *pair = one_more((void **)&quoted->pairs, &quoted->pair_count, &quoted->pair_room, sizeof(Stretch));
            if (!pair) return -1;
            /* Until it is closed, its end says which stands open around it. */
            *pair = (Stretch){inner, -2 - open};
            open = quoted->pair_count - 1;
            inner = find(string, OPENS, inner + 1, text->size);
            continue;
        }
        if (open >= 0) {
            const Py_ssize_t outer = -2 - quoted->pairs[open].high;
            quoted->pairs[open].high = close;
            open = outer;
        }
        close = find(string, CLOSES, close + 1, text->size);
    }
    while (open >= 0 && close != NOWHERE) {
        const Py_ssize_t outer = -2 - quoted->pairs[open].high;
        quoted->pairs[open].high = close;
        open = outer;
        close = find(string, CLOSES, close + 1, text->size);
    }
    return 0;
}

/* The mark that a line ends in, with a sign or two behind it, the first behind a place. */
static Py_ssize_t line_mark(PyObject *string, const Text *text, Py_ssize_t place) {
    for (Py_ssize_t feed = place; feed < text->size; place = feed + 1) {
        feed = Py_MIN(find(string, '\n', place, text->size), text->size);
        Py_ssize_t k = feed - 1;
        while (k >= place && (at(text, k) == ' ' || at(text, k) == '\t' || at(text, k) == '*')) k--;
        for (int signs = 0; signs < MOST_ENDS && k >= place; signs++, k--) {
            const Py_UCS4 c = at(text, k);
            if (c != '.' && c != ';' && c != ',' && c != ':' && c != ')') break;
        }
        const Py_UCS4 c = k >= place ? at(text, k) : 0;
        if (c == CLOSES || c == '"' || c == 0xbb || c == 0x2019) return k;
        if (c == '\'' && k > place && at(text, k - 1) == '\'') return k - 1;
    }
    return NOWHERE;
}

/* Where the quotation ends that opens at a place, as `Quotes` of the lists has it; -1 and an exception on error. */
static Py_ssize_t quotation_end(PyObject *string, const Text *text, Quoted *quoted, Py_ssize_t opening) {
    if (!quoted->is_paired && pair_marks(string, text, quoted)) return -1;
    while (quoted->at_pair < quoted->pair_count && quoted->pairs[quoted->at_pair].low < opening) quoted->at_pair++;
    if (quoted->at_pair < quoted->pair_count && quoted->pairs[quoted->at_pair].low == opening && quoted->pairs[quoted->at_pair].high >= 0)
        return quoted->pairs[quoted->at_pair].high;
    if (quoted->line_mark <= opening) quoted->line_mark = line_mark(string, text, opening + 1);
    return quoted->line_mark;
}

static int quote(Quoted *quoted, Py_ssize_t low, Py_ssize_t high) {
    Stretch *one = one_more((void **)&quoted->all, &quoted->count, &quoted->room, sizeof(Stretch));
    if (one) *one = (Stretch){low, high};
    return one ? 0 : -1;
}

/* Whether a straight mark opens a quotation: behind a blank or a sign, before a provision. */
static int opens_straight(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    const Text within = {text->kind, text->data, end};
    const Py_UCS4 before = at(text, place - 1);
    return place && (Py_UNICODE_ISSPACE(before) || before == '*' || before == '_' || before == '>' || before == '|')
        && is_provision(&within, place + 1, provisions_straight);
}

/* The near end of a quotation of a few words on its line, 0 for none. */
static Py_ssize_t near_end(const Text *text, Py_ssize_t opening, Py_ssize_t end) {
    const Py_ssize_t most = Py_MIN(end, opening + NEAR_END);
    Py_ssize_t close = opening + 1;
    while (close < most && at(text, close) != CLOSES && at(text, close) != OPENS && at(text, close) != '\n') close++;
    return close < most && at(text, close) == CLOSES ? close : 0;
}

/* Find what is quoted between two places; -1 and an exception on error. */
static int find_quotations(PyObject *string, const Text *text, Py_ssize_t start, Py_ssize_t end, Quoted *quoted) {
    Py_ssize_t curly = find(string, OPENS, start, end), straight = find(string, '"', start, end), last = start;
    quoted->line_mark = -1;
    while (curly != NOWHERE || straight != NOWHERE) {
        const int is_curly = curly < straight;
        const Py_ssize_t opening = is_curly ? curly : straight;
        if (opening >= last && (is_curly || opens_straight(text, opening, end))) {
            last = opening + 1;
            const Py_ssize_t close = is_curly ? near_end(text, opening, end) : 0;
            const Py_ssize_t stop = close ? close : quotation_end(string, text, quoted, opening);
            if (stop < 0) return -1;
            const int is_unit = is_provision(text, opening + 1, provisions);
            /* Most quote a few words; of one that is not closed where it should be nothing is known. */
            const int is_kept = stop <= end
                && (is_unit || (!close && stop - opening <= LONGEST_QUOTED && find(string, '\n', opening, stop) != NOWHERE));
            if (is_kept && quote(quoted, opening, stop + 1)) return -1;
            if (is_kept || close) last = stop + 1;
        }
        if (is_curly)
            curly = find(string, OPENS, Py_MAX(last, opening + 1), end);
        else
            straight = find(string, '"', Py_MAX(last, opening + 1), end);
    }
    return 0;
}

/* Part what the footnotes of a consolidated text quote, as `parted` of quoting.py does; 1 where anything was parted. */
static int part(const Text *text, const Quoted *quoted, const Lines *lines, Quoted *parted) {
    Py_ssize_t last = 0, index = 0;
    int is_other = 0;
    for (Py_ssize_t k = 0; k < quoted->count; k++) {
        Py_ssize_t low = quoted->all[k].low;
        const Py_ssize_t high = quoted->all[k].high;
        int is_own = 0;
        for (; index < lines->name_count && lines->names[index].start < high; index++) {
            const Name *name = &lines->names[index];
            Py_ssize_t number = 0, place = name->label;
            for (; place >= 0 && place < name->label_end && is_decimal(at(text, place)); place++)
                number = number * 10 + figure_of(at(text, place));
            if (!is_article(name) || place < 0 || place < name->label_end || mark_of(text, name) != '.') continue;
            if (name->start < low) {
                last = number;
                continue;
            }
            Py_ssize_t line, stop;
            above(text, name->start, &line, &stop);
            const int goes_on = number == last + 1 && (is_own || is_page(text, line, stop));
            if (goes_on) {
                last = number;
                is_other = 1;
                if (!is_own && quote(parted, low, name->start)) return -1;
            } else if (is_own)
                low = name->start;
            is_own = goes_on;
        }
        if (!is_own && quote(parted, low, high)) return -1;
    }
    return is_other;
}

/* Of places in text order, each time that it is asked, whether one stands outside of all quotations. */
typedef struct {
    const Quoted *quoted;
    Py_ssize_t index;
} Outside;

static int is_outside(Outside *outside, Py_ssize_t stop) {
    const Quoted *quoted = outside->quoted;
    while (outside->index < quoted->count && quoted->all[outside->index].high <= stop) outside->index++;
    return outside->index == quoted->count || quoted->all[outside->index].low >= stop;
}

#endif
