/* The first item of a level below the last item, `- …` below words, `1. …` below a heading, where nothing above it leads
 * up to a list: what weighing.py and growing.py make of it, as long as no quotation, no other list and no second item on
 * a line has a say.
 */
#ifndef VNDOCS_BELOW_H
#define VNDOCS_BELOW_H

#include "_asking.h"
#include "_levels.h"
#include "_parting.h"

/* Taken, passed over, left to the weigher, or an exception. */
enum { TAKEN = 1, PASSED = 0, WEIGHED = -1, FAILED = -2 };
/* How far is looked, as lines.py, between.py and beside.py do. */
enum { LOOKED = 60, SHORTEST_TURN = 6, LONGEST_LEAD = 4000, LONGEST_LINE = 60, FIRST_WORD = 12, FIRST_WORDS = 80, REACH = 2000 };

static int has_sign(PyObject *string, Py_UCS4 c, Py_ssize_t begin, Py_ssize_t end) { return PyUnicode_FindChar(string, c, begin, end, 1) >= 0; }

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

/* Whether the first item of a dash stands on the line of the words above: `gồm: - Một;` */
static int has_item_beside(const Growth *growth, Py_ssize_t line, Py_UCS4 dash) {
    const Text *text = &growth->text;
    const Py_ssize_t last = PyLong_AsSsize_t(last_of(growth->starts));
    Py_ssize_t place = Py_MAX(last, line - REACH);
    while ((place = PyUnicode_FindChar(growth->string, ':', place, line, 1)) >= 0) {
        if (at(text, place + 1) == ' ' && at(text, place + 2) == dash && at(text, place + 3) == ' ') return 1;
        place++;
    }
    return 0;
}

static int open_below(Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign) {
    const Text *text = &growth->text;
    const Py_ssize_t depth = growth->depth;
    const int is_bullet = sign->rank >= bounds[LOWEST];
    if (!depth || depth >= bounds[DEEPEST] || sign->rank <= growth->levels[depth - 1].rank || line < 1) return WEIGHED;
    if (part(sign->sign, SIGN_OTHER) != Py_None || PyUnicode_GET_LENGTH(part(sign->sign, SIGN_PREFIX))) return WEIGHED;
    if (!is_bullet && (sign->rank <= bounds[CLAUSE] || sign->rank == bounds[STEP] || sign->order != one)) return WEIGHED;
    if (!is_bullet && (is_alnum(at(text, end - 1)) || at(text, start) == '[' || !has_words(text, end))) return WEIGHED;
    PyObject *above = last_of(growth->signs);
    for (Py_ssize_t k = 0; k < depth; k++)
        if (style_of(k + 1 < depth ? growth->levels[k].last : above) == sign->key >> 32 || growth->levels[k].want >> 32 == sign->key >> 32) return WEIGHED;
    if (PyLong_AsLong(part(above, SIGN_RANK)) == bounds[STEP]) return WEIGHED;
    const Py_ssize_t last = PyLong_AsSsize_t(last_of(growth->starts));
    if (has_sign(growth->string, 0x201c, Py_MAX(last, line - LONGEST_LEAD), line) || has_sign(growth->string, '"', Py_MAX(last, line - LONGEST_LEAD), line)) return WEIGHED;
    for (Py_ssize_t k = line + 1; k < start; k++)
        if (is_in(OPENING, at(text, k))) return WEIGHED;
    /* What ends the line above. */
    Py_ssize_t place = line;
    int is_apart = 0;
    while (place > 0 && place > line - LOOKED && is(at(text, place - 1), BLANK | TAB | STAR | RULE | FEED)) is_apart |= at(text, --place) == '\n';
    const int is_bare = place <= 0 || place <= line - LOOKED;
    const Py_UCS4 before = is_bare ? '.' : at(text, place - 1);
    is_apart |= is_bare;
    const int is_whole = is_apart || is_in(ENDS, before);
    if (is_bullet) {
        if (!is_apart && before != '.' && before != ';' && before != ':') {
            const int is_compounded = is_compound(growth->string, text, line, end, before);
            if (is_compounded) return is_compounded < 0 ? FAILED : WEIGHED;
        }
        const Py_ssize_t feed = PyUnicode_FindChar(growth->string, '\n', Py_MAX(0, line - LONGEST_LINE), line, -1);
        if (!is_whole && line - feed >= LONGEST_LINE && !is_capital_behind(text, end)) return WEIGHED;
        if (at(text, past(text, end, BLANK | TAB)) == '\n') return WEIGHED;
        if (end == start + 1 && (at(text, start) == '-' || at(text, start) == '+') && has_item_beside(growth, line, at(text, start))) return WEIGHED;
    } else if (!is_whole || before == ',') return WEIGHED;
    if (line - last >= SHORTEST_TURN) {
        const int is_turned = is_parted(growth->string, text, growth->levels[0].rank <= bounds[ARTICLE] ? ANNEXES : TURNS, last, line);
        if (is_turned) return is_turned < 0 ? FAILED : WEIGHED;
    }
    const Py_ssize_t feed = PyUnicode_FindChar(growth->string, '\n', last, line, 1);
    int is_item = feed < 0 || line - feed < 8;
    for (Py_ssize_t k = feed; feed >= 0 && is_item && k < line; k++) is_item &= Py_UNICODE_ISSPACE(at(text, k)) != 0;
    const int is_led = before == ':' || (is_item && before != '.' && before != ';' && before != ',' && before != 0x2026);
    const Py_ssize_t last_depth = PyLong_AsSsize_t(last_of(growth->depths));
    keep_last(growth);
    if (is_bullet && !is_led && last_depth == depth - 1) growth->lone = PyList_GET_SIZE(growth->starts);
    set_level(growth, depth, is_bullet ? sign->key : (sign->key / one + 1) * one, sign->rank, sign->sign);
    return add(growth, start, sign->sign, depth) ? FAILED : TAKEN;
}

#endif
