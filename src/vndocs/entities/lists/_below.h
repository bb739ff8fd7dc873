/* The first item of a list or of a level, `- …` below words, `1. …` below a heading, where nothing above it leads up to a
 * list: what weighing.py and growing.py make of it, as long as no quotation, no other list and no second item on a line
 * has a say.
 */
#ifndef VNDOCS_BELOW_H
#define VNDOCS_BELOW_H

#include "_asking.h"
#include "_levels.h"
#include "_parting.h"

/* Taken, passed over, left to the weigher, or an exception. */
enum { TAKEN = 1, PASSED = 0, WEIGHED = -1, FAILED = -2 };
/* How far is looked, as lines.py, between.py and beside.py do. */
enum { SHORTEST_TURN = 6, LONGEST_LEAD = 4000, LONGEST_LINE = 60, FIRST_WORD = 12, FIRST_WORDS = 80, REACH = 2000 };

static int64_t style_of(PyObject *sign) { return PyLong_AsLongLong(part(sign, SIGN_KEY)) >> 32; }

/* Whether what follows a marker begins like an item. */
static int is_capital_behind(const Text *text, Py_ssize_t end) {
    for (Py_ssize_t k = end; k < end + FIRST_WORD && k < text->size; k++)
        if (!is(at(text, k), BLANK | TAB | STAR | RULE)) return !Py_UNICODE_ISLOWER(at(text, k));
    return 1;
}

/* Whether words stand on the line behind a marker. */
static int has_words(const Text *text, Py_ssize_t end) {
    for (Py_ssize_t k = end; k < end + FIRST_WORDS && k < text->size && at(text, k) != '\n'; k++)
        if (!is(at(text, k), BLANK | TAB | STAR | RULE) && at(text, k) != '|') return 1;
    return 0;
}

/* Whether a quotation mark may stand in front of a marker on its line. */
static int has_opening(const Text *text, Py_ssize_t line, Py_ssize_t start) {
    for (Py_ssize_t k = line + 1; k < start; k++)
        if (is_sign(OPENING, at(text, k))) return 1;
    return 0;
}

/* Whether new wording may open a line between two places. */
static int has_quoted_line(const Growth *growth, Py_ssize_t begin, Py_ssize_t end) {
    static const Py_UCS4 marks_of_quotations[] = {0x201c, '"'};
    for (int k = 0; k < 2; k++)
        for (Py_ssize_t mark = begin; (mark = PyUnicode_FindChar(growth->string, marks_of_quotations[k], mark, end, 1)) >= 0; mark++) {
            Py_ssize_t place = mark - 1;
            while (place >= begin && (is(at(&growth->text, place), BLANK | TAB | STAR | RULE) || at(&growth->text, place) == '>')) place--;
            if (place >= begin && at(&growth->text, place) == '\n') return 1;
        }
    return 0;
}

/* Whether new wording may open a line behind the last item. */
static int has_quotation(const Growth *growth, Py_ssize_t last, Py_ssize_t line) {
    return has_quoted_line(growth, Py_MAX(last, line - LONGEST_LEAD), line);
}

/* Where the last item of all stands, 0 before the first. */
static Py_ssize_t last_start(const Growth *growth) { return PyList_GET_SIZE(growth->starts) ? PyLong_AsSsize_t(last_of(growth->starts)) : 0; }

/* Whether the first item of a dash stands on the line of the words above: `gồm: - Một;` */
static int has_item_beside(const Growth *growth, Py_ssize_t line, Py_UCS4 dash) {
    const Text *text = &growth->text;
    Py_ssize_t place = Py_MAX(last_start(growth), line - REACH);
    while ((place = PyUnicode_FindChar(growth->string, ':', place, line, 1)) >= 0) {
        if (at(text, place + 1) == ' ' && at(text, place + 2) == dash && at(text, place + 3) == ' ') return 1;
        place++;
    }
    return 0;
}

/* What the line above a marker ends with. */
typedef struct {
    Py_UCS4 sign;
    int is_apart, is_whole;
} Above;

static Above look_above(const Text *text, Py_ssize_t line) {
    Above above;
    above.sign = sign_above(text, line, &above.is_apart);
    above.is_whole = above.is_apart || is_sign(ENDS, above.sign);
    return above;
}

/* TAKEN where a bullet that no level waits for opens one. */
static int opens_level(const Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, Above above) {
    const Text *text = &growth->text;
    if (!above.is_apart && above.sign != '.' && above.sign != ';' && above.sign != ':') {
        const int is_compounded = is_compound(growth->string, text, line, end, above.sign);
        if (is_compounded) return is_compounded < 0 ? FAILED : WEIGHED;
    }
    const Py_ssize_t feed = above.is_whole ? line : PyUnicode_FindChar(growth->string, '\n', Py_MAX(0, line - LONGEST_LINE), line, -1);
    if (line - feed >= LONGEST_LINE && !is_capital_behind(text, end)) return WEIGHED;
    if (at(text, past(text, end, BLANK | TAB)) == '\n') return WEIGHED;
    const int is_dash = end == start + 1 && (at(text, start) == '-' || at(text, start) == '+');
    return is_dash && has_item_beside(growth, line, at(text, start)) ? WEIGHED : TAKEN;
}

/* Open a level with a sign. */
static int open_level(Growth *growth, Py_ssize_t start, const Seen *sign, Py_ssize_t depth) {
    set_level(growth, depth, sign->rank >= bounds[LOWEST] ? sign->key : (sign->key / one + 1) * one, sign->rank, sign->sign);
    return add(growth, start, sign->sign, depth) ? FAILED : TAKEN;
}

/* The first item of a list, where no other is open. */
static int open_first(Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign) {
    const Text *text = &growth->text;
    const int is_bullet = sign->rank >= bounds[LOWEST], is_bare = is_alnum(at(text, end - 1)), is_heading = sign->rank <= bounds[ARTICLE];
    if (growth->begin != PyList_GET_SIZE(growth->starts) || line < 1 || has_opening(text, line, start)) return WEIGHED;
    if (PyUnicode_GET_LENGTH(part(sign->sign, SIGN_PREFIX))) return WEIGHED;
    if (!is_heading && has_quotation(growth, last_start(growth), line)) return WEIGHED;
    const Above above = look_above(text, line);
    if (is_bullet) {
        const int outcome = opens_level(growth, line, start, end, above);
        return outcome == TAKEN ? open_level(growth, start, sign, 0) : outcome;
    }
    if (sign->order != one || at(text, start) == '[') return WEIGHED;
    /* A heading without a sign behind its number has its words on the next line. */
    if (is_bare ? sign->rank > bounds[SUBSECTION] || has_words(text, end) : !has_words(text, end)) return WEIGHED;
    if (sign->rank > bounds[CLAUSE] && (!above.is_whole || above.sign == ',')) return WEIGHED;
    if (!is_bare && !above.is_whole && !is_capital_behind(text, end)) return WEIGHED;
    return open_level(growth, start, sign, 0);
}

/* Whether a heading without a sign behind its number, `Điều 5 Luật này`, is none, where the margin broke a line. */
static int is_none(const Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign) {
    const Text *text = &growth->text;
    if (sign->rank != bounds[ARTICLE] && sign->rank != bounds[CLAUSE]) return 0;
    if (!growth->depth || !growth->is_alone || !is_alnum(at(text, end - 1)) || part(sign->sign, SIGN_OTHER) != Py_None) return 0;
    for (Py_ssize_t k = 0; k < growth->depth; k++)
        if (growth->levels[k].want == sign->key) return 0;
    return has_words(text, end) && !has_opening(text, line, start);
}

/* Whether a level waits for the second reading of a sign, `i)` behind `h)`. */
static int is_read_otherwise(const Growth *growth, const Seen *sign) {
    PyObject *other = part(sign->sign, SIGN_OTHER);
    const int64_t key = other != Py_None ? PyLong_AsLongLong(part(other, SIGN_KEY)) : -1;
    for (Py_ssize_t k = 0; other != Py_None && k < growth->depth; k++)
        if (growth->levels[k].want == key) return 1;
    return 0;
}

/* The first item of a level below the last item or, where its sign stands higher, below one further out. */
static int open_below(Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign) {
    const Text *text = &growth->text;
    const Py_ssize_t depth = growth->depth;
    const int is_bullet = sign->rank >= bounds[LOWEST];
    if (!depth || depth >= bounds[DEEPEST] || line < 1) return WEIGHED;
    if (is_read_otherwise(growth, sign) || PyUnicode_GET_LENGTH(part(sign->sign, SIGN_PREFIX))) return WEIGHED;
    if (!is_bullet && (sign->rank <= bounds[CLAUSE] || sign->rank == bounds[STEP] || sign->order != one)) return WEIGHED;
    if (!is_bullet && (is_alnum(at(text, end - 1)) || at(text, start) == '[' || !has_words(text, end))) return WEIGHED;
    Py_ssize_t outer = depth;
    while (outer && growth->levels[outer - 1].rank > sign->rank) outer--;
    if (!outer || (is_bullet && growth->levels[outer - 1].rank == sign->rank)) return WEIGHED;
    /* A star is no lower than a plus, and a lone bullet was none. */
    if (outer < depth && (at(text, start) == '*' || growth->lone == PyList_GET_SIZE(growth->starts) - 1)) return WEIGHED;
    PyObject *latest = last_of(growth->signs);
    for (Py_ssize_t k = 0; k < depth; k++)
        if (style_of(k + 1 < depth ? growth->levels[k].last : latest) == sign->key >> 32 || growth->levels[k].want >> 32 == sign->key >> 32) return WEIGHED;
    if (PyLong_AsLong(part(latest, SIGN_RANK)) == bounds[STEP]) return WEIGHED;
    const Py_ssize_t last = last_start(growth);
    if (has_quotation(growth, last, line) || has_opening(text, line, start)) return WEIGHED;
    const Above above = look_above(text, line);
    /* Words that lead up to it hold it below them. */
    if (outer < depth && above.sign == ':') return WEIGHED;
    if (is_bullet) {
        const int outcome = opens_level(growth, line, start, end, above);
        if (outcome != TAKEN) return outcome;
    } else if (!above.is_whole || above.sign == ',') return WEIGHED;
    if (line - last >= SHORTEST_TURN) {
        const int is_turned = is_parted(growth->string, text, growth->levels[0].rank <= bounds[ARTICLE] ? ANNEXES : TURNS, last, line);
        if (is_turned) return is_turned < 0 ? FAILED : WEIGHED;
    }
    const Py_ssize_t feed = next_feed(text, last, line);
    int is_item = feed < 0 || line - feed < 8;
    for (Py_ssize_t k = feed; feed >= 0 && is_item && k < line; k++) is_item &= Py_UNICODE_ISSPACE(at(text, k)) != 0;
    const int is_led = above.sign == ':' || (is_item && above.sign != '.' && above.sign != ';' && above.sign != ',' && above.sign != 0x2026);
    const Py_ssize_t last_depth = PyLong_AsSsize_t(last_of(growth->depths));
    keep_last(growth);
    cut(growth, outer);
    if (is_bullet && !is_led && last_depth == outer - 1) growth->lone = PyList_GET_SIZE(growth->starts);
    return open_level(growth, start, sign, outer);
}

/* Place a marker that goes on with nothing, as long as no quotation is open. */
static int open_plainly(Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign) {
    if (!growth->depth) return open_first(growth, line, start, end, sign);
    return is_none(growth, line, start, end, sign) ? PASSED : open_below(growth, line, start, end, sign);
}

#endif
