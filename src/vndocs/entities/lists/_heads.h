/* What the signs of a line's head may be: the front of a marker, a bullet, the first letter of a heading's word; the
 * classes of signs of which the patterns of lines.py are made; and the lines at whose head a marker may stand.
 */
#ifndef VNDOCS_HEADS_H
#define VNDOCS_HEADS_H

#include "../../text/_reading.h"

/* What a sign may be at the head of a line; the last two begin the words of annexes and of turns to another matter. */
enum { FRONT = 1, BULLET = 2, WORD = 4, SAID = 8, ANNEX_HEAD = 16, TURN_HEAD = 32 };
enum { NEAR_SIGNS = 512, FAR_SIGNS = 64 };

/* Signs by which a marker goes on or ends. */
enum { BLANK = 1, TAB = 2, STAR = 4, RULE = 8, FEED = 16, DOT = 32, CLOSE = 64, SLASH = 128, DASH = 256, PLUS = 512, COLON = 1024, COMMA = 2048 };
static const unsigned short marks[128] = {
    [' '] = BLANK, ['\t'] = TAB, ['*'] = STAR, ['_'] = RULE, ['\n'] = FEED, ['.'] = DOT, [')'] = CLOSE,
    ['/'] = SLASH, ['-'] = DASH, ['+'] = PLUS, [':'] = COLON, [','] = COMMA,
};
static inline int is(Py_UCS4 c, int some) { return c < 128 && marks[c] & some; }

static unsigned char near_signs[NEAR_SIGNS];
static struct { Py_UCS4 sign; int class; } far_signs[FAR_SIGNS];
static int far_count;
static uint64_t far_mask;
/* The second and the third letters of the words that begin with a letter, a bit for each by its lowest six. */
static uint64_t seconds[NEAR_SIGNS], thirds[NEAR_SIGNS];

static inline int class_of(Py_UCS4 c) {
    if (c < NEAR_SIGNS) return near_signs[c];
    /* The private use area, where Word's bullet fonts leave theirs. */
    if (c >= 0xf020 && c <= 0xf0ff) return BULLET;
    if (far_mask >> (c & 63) & 1)
        for (int k = 0; k < far_count; k++)
            if (far_signs[k].sign == c) return far_signs[k].class;
    return 0;
}

/* Learn what each of some signs may be at the head of a line; -1 and an exception where that are too many. */
static int learn_signs(PyObject *signs, int class) {
    const Text all = text_of(signs);
    for (Py_ssize_t k = 0; k < all.size; k++) {
        const Py_UCS4 c = at(&all, k);
        if (c < NEAR_SIGNS) {
            /* A dash among bullets stands between the ends of a range. */
            if (class != BULLET || c >= 128) near_signs[c] |= class;
        } else if (class_of(c) != class) {
            if (far_count == FAR_SIGNS || class_of(c)) {
                PyErr_SetString(PyExc_ValueError, "expected fewer signs at the heads of lines");
                return -1;
            }
            far_signs[far_count].sign = c;
            far_signs[far_count++].class = class;
            far_mask |= 1ull << (c & 63);
        }
    }
    return 0;
}

/* Whether a word may begin with three letters, the first of which begins one. */
static inline int may_begin(Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    return first >= NEAR_SIGNS || (seconds[first] >> (second & 63) & thirds[first] >> (third & 63) & 1);
}

/* Learn the first letters of words, and the two behind them. */
static int learn_heads(PyObject *words, int class) {
    PyObject *word;
    Py_ssize_t place = 0;
    while (PyDict_Next(words, &place, &word, NULL)) {
        PyObject *head = PyUnicode_Substring(word, 0, 1);
        const int failed = !head || learn_signs(head, class);
        Py_XDECREF(head);
        if (failed) return -1;
        const Text letters = text_of(word);
        const Py_UCS4 first = at(&letters, 0);
        if (first >= NEAR_SIGNS) continue;
        seconds[first] |= letters.size > 1 ? bit_of(at(&letters, 1)) : ~0ull;
        thirds[first] |= letters.size > 2 ? bit_of(at(&letters, 2)) : ~0ull;
    }
    return 0;
}

/* The next line break in a stretch of the text, -1 for none. */
static Py_ssize_t next_feed(const Text *text, Py_ssize_t place, Py_ssize_t end) { return next_sign(text->kind, text->data, '\n', place, end); }

static inline int is_ivx(Py_UCS4 c) { return c == 'i' || c == 'v' || c == 'x'; }
static inline int is_quoting(Py_UCS4 c) { return c == 0x201c || c == '"' || c == 0x2018 || c == '\'' || c == '('; }

static inline Py_ssize_t past(const Text *text, Py_ssize_t place, int some) {
    while (is(at(text, place), some)) place++;
    return place;
}
/* Behind a run of digits, at most so many of them. */
static inline Py_ssize_t past_digits(const Text *text, Py_ssize_t place, int most) {
    while (most-- && is_digit(at(text, place))) place++;
    return place;
}
/* Behind `.1.12` */
static inline Py_ssize_t past_parts(const Text *text, Py_ssize_t place) {
    while (at(text, place) == '.' && is_digit(at(text, place + 1))) place = past_digits(text, place + 1, 2);
    return place;
}
/* `Vi`, the head of a word that is written like one. */
static inline int is_word_head(const Text *text, Py_ssize_t place) {
    const Py_UCS4 first = at(text, place), second = at(text, place + 1);
    return is_word_letter(first) && !is_plain_small(first) && is_word_letter(second) && !is_plain_capital(second);
}

/* Behind the next line break, in a text of one width, at which a marker may stand: what surely is none is passed over. */
static inline __attribute__((always_inline)) Py_ssize_t next_head_of(const int kind, const Text *text, Py_ssize_t place, int with_ordinals) {
    const int words = with_ordinals ? WORD | SAID : WORD;
    const char *data = text->data;
#define AT(i) ((i) < text->size ? PyUnicode_READ(kind, text->data, i) : 0)
    while (place < text->size) {
        const char *feed = memchr(data + place * kind, '\n', (size_t)(text->size - place) * (size_t)kind);
        if (!feed) break;
        place = (feed - data) / kind;
        if (PyUnicode_READ(kind, text->data, place++) != '\n') continue;
        Py_ssize_t head;
        int class, is_bulleted;
        /* Of lines that are empty the last is looked at. */
        for (head = place;; place = ++head) {
            for (is_bulleted = 0; (class = class_of(AT(head))) & FRONT; head++) is_bulleted |= is(AT(head), DASH | PLUS | STAR);
            if (is_bulleted || AT(head) != '\n') break;
        }
        const Py_UCS4 first = AT(head), second = AT(head + 1);
        /* Nearly all lines begin with a word that is none of a heading. */
        if (!class && !is_bulleted && first >= 'A' && first != '[' && !is_roman(first) && second >= 'a' && second != 'd' && !is_ivx(second)) continue;
        if (is_bulleted || is_digit(first) || class & BULLET || first == '(' || first == '[') return place;
        if (class & words && may_begin(first, second, AT(head + 2))) return place;
        if (is_plain_small(first)) {
            if (is(second, CLOSE | DOT | SLASH | DASH) || is_digit(second)) return place;
            if (is(second, BLANK | TAB) ? is(AT(head + 2), DASH | BLANK | TAB) || second == '\t' : (is_ivx(second) || second == 'd') && (is_ivx(first) || first == 'd' || first == 'o')) return place;
        } else if (is_plain_capital(first)) {
            if (is(second, CLOSE | DOT | SLASH | DASH)) return place;
            if (is_roman(first) && (is_roman(second) || second == ' ' || (is_plain_small(second) && !is_word_letter(AT(head + 2))))) return place;
        }
    }
#undef AT
    return -1;
}

static Py_ssize_t next_head(const Text *text, Py_ssize_t place, int with_ordinals) {
    if (text->kind == PyUnicode_1BYTE_KIND) return next_head_of(PyUnicode_1BYTE_KIND, text, place, with_ordinals);
    if (text->kind == PyUnicode_2BYTE_KIND) return next_head_of(PyUnicode_2BYTE_KIND, text, place, with_ordinals);
    return next_head_of(PyUnicode_4BYTE_KIND, text, place, with_ordinals);
}

#endif
