/* Where a line opens with a marker: the patterns of lines.py one by one, read by code points.
 *
 * What they give is what the patterns give; for the few that are not written here ASKED says that the pattern must
 * decide. Each function is named after what it reads and gives the end of the marker, 0 where none stands. None of
 * them looks back, for what follows a number or a letter of a marker is never one itself.
 */
#ifndef VNDOCS_OPENINGS_H
#define VNDOCS_OPENINGS_H

#include "_heads.h"

enum { ASKED = -1, LONGEST_NAME = 11 };
/* A word of a heading that stands alone, and one that another word has to follow. */
enum { ALONE = 1, JOINED = 2 };
static Lexicon headings, ordinals;

/* 1 where a name and a sign of reckoning stand behind the point of a number: `3.ĐTB + 2.ĐCĐ` */
static int may_be_formula(const Text *text, Py_ssize_t place) {
    const Py_ssize_t name = place;
    while (place < name + LONGEST_NAME && is_alnum(at(text, place))) place++;
    if (place == name || is_digit(at(text, name))) return 0;
    place = past(text, place, BLANK | TAB);
    const Py_UCS4 sign = at(text, place);
    return is(sign, PLUS | DASH | STAR | SLASH) || sign == '=' || sign == 'x' || sign == 0xd7 || sign == 0xf7 || sign == 0x2013;
}

/* 1. 7a. 1) 1/ 1- 1.1. 1.1- 4.1.c. and 5.1 without a sign */
static Py_ssize_t numbered(const Text *text, Py_ssize_t place) {
    Py_ssize_t end = past_digits(text, place, 3), letter = 0, next;
    int is_dotted = 0;
    if (is_digit(at(text, end))) return 0;
    if (is_plain_small(at(text, end)) && is_alnum(at(text, ++end))) return 0;
    while (at(text, end) == '.') {
        const Py_UCS4 behind = at(text, end + 1);
        if (is_digit(behind)) {
            next = past_digits(text, end + 1, 2);
            if (is_digit(at(text, next))) break;
            is_dotted = !is_plain_small(at(text, next));
            end = next + !is_dotted;
        } else if (is_plain_small(behind)) {
            next = end + 2 + is_digit(at(text, end + 2));
            if (is_alnum(at(text, next))) break;
            /* Where no sign follows the letter, it is none of the marker. */
            letter = end + 1;
            is_dotted = 0;
            end = next;
        } else break;
    }
    if (at(text, end) == '*' && at(text, end + 1) == '*' && is(at(text, end + 2), DOT | CLOSE | SLASH | DASH)) {
        end += 2;
        is_dotted = 0;
    }
    const Py_UCS4 sign = at(text, end), behind = at(text, end + 1);
    if (sign == ')') return end + 1 + (behind == '.');
    if (sign == '.') {
        if (!is_digit(behind) && !is(behind, DOT | COMMA | CLOSE)) return may_be_formula(text, end + 1) ? ASKED : end + 1 + (behind == '-');
        next = past(text, end + 3, BLANK | TAB);
        if (behind == '.' && at(text, end + 2) == '.' && next > end + 3 && is_word_letter(at(text, next))) return end + 1;
    } else if (sign == '/' || sign == '-') {
        next = past(text, end + 1, BLANK | TAB | STAR);
        if (next > end + 1 && (sign == '/' ? is_alnum(at(text, next)) : is_word_letter(at(text, next)))) return end + 1;
        if (sign == '-' && is_word_head(text, end + 1)) return end + 1;
    } else if (is_dotted) {
        next = past(text, end, BLANK | TAB | STAR);
        const Py_UCS4 first = at(text, next);
        if (next > end && (is_word_letter(first) || first == '(' || first == 0x201c)) return end;
    }
    return letter && may_be_formula(text, letter) ? ASKED : letter;
}

/* a) a1) b.1.1) a. a/ a- */
static Py_ssize_t lettered(const Text *text, Py_ssize_t place) {
    const Py_ssize_t end = past_parts(text, past_digits(text, place + 1, 2));
    const Py_UCS4 sign = at(text, end), behind = at(text, end + 1);
    if (sign == ')') return end + 1 + (behind == '.');
    if (is(sign, DOT | SLASH | DASH) && is(behind, BLANK | TAB | STAR | FEED)) return end + 1;
    if (sign == ' ' && behind == '-' && at(text, end + 2) == ' ' && is_word_letter(at(text, end + 3))) return end + 2;
    return sign == '.' && is_word_head(text, end + 1) ? end + 1 : 0;
}

/* ii) iv. and dd) of translations; o as Word's second bullet */
static Py_ssize_t doubled(const Text *text, Py_ssize_t place) {
    Py_ssize_t end = place + 1;
    while (end < place + 5 && is_ivx(at(text, end))) end++;
    if (end > place + 1) {
        if (at(text, end) == ')') return end + 1 + (at(text, end + 1) == '.');
        return is(at(text, end), DOT | SLASH | DASH) && is(at(text, end + 1), BLANK | TAB) ? end + 1 : 0;
    }
    if (at(text, end) == 'd') {
        if (at(text, end + 1) == ')') return end + 2;
        return is(at(text, end + 1), DOT | SLASH) && is(at(text, end + 2), BLANK | TAB | STAR | FEED) ? end + 2 : 0;
    }
    if (at(text, place) != 'o' && at(text, place) != 'v') return 0;
    if (at(text, end) != '\t' && !(at(text, end) == ' ' && at(text, end + 1) == ' ')) return 0;
    return is_word_letter(at(text, past(text, end, BLANK | TAB))) ? end : 0;
}

/* I. IV- III.1- Va. */
static Py_ssize_t roman_numbered(const Text *text, Py_ssize_t place) {
    Py_ssize_t end = place + 1, next;
    while (end < place + 7 && is_roman(at(text, end))) end++;
    end = past_parts(text, end + is_plain_small(at(text, end)));
    const Py_UCS4 sign = at(text, end), behind = at(text, end + 1);
    if (sign == ')') return end + 1;
    if (sign == '.') {
        const int is_over = end + 1 >= text->size || is(behind, BLANK | TAB | FEED | STAR);
        return is_over || (is_word_letter(behind) && is_word_letter(at(text, end + 2))) ? end + 1 : 0;
    }
    if (sign == '-') {
        next = past(text, end + 1, BLANK | TAB | STAR);
        return is_word_letter(at(text, next)) && is_word_letter(at(text, next + 1)) ? end + 1 : 0;
    }
    if (sign == '/') return is(behind, BLANK | TAB) ? end + 1 : 0;
    next = past(text, end, BLANK | TAB);
    return next > end && at(text, next) == '-' && is(at(text, next + 1), BLANK | TAB) ? next + 1 : 0;
}

/* A. B) */
static Py_ssize_t capital_lettered(const Text *text, Py_ssize_t place) {
    const Py_ssize_t end = past_parts(text, place + 1);
    if (at(text, end) == ')') return is(at(text, end + 1), BLANK | TAB) ? end + 1 : 0;
    return is(at(text, end), DOT | SLASH | DASH) && is(at(text, end + 1), BLANK | TAB | STAR | FEED) ? end + 1 : 0;
}

/* (1) (a) (ii) (1). [1] and no row of the numbers of columns: (1) (2) (3) */
static Py_ssize_t bracketed(const Text *text, Py_ssize_t place) {
    Py_ssize_t end = past_digits(text, place + 1, 3), next;
    const Py_UCS4 first = at(text, place + 1);
    if (end == place + 1) {
        if (at(text, place) != '(' || !(is_plain_small(first) || is_plain_capital(first))) return 0;
        end = place + 2 + (is_plain_small(first) && is_digit(at(text, place + 2)));
        if (at(text, end) != ')' && at(text, end) != ']') {
            end = place + 1;
            if (is_ivx(first))
                while (end < place + 6 && is_ivx(at(text, end))) end++;
            else
                while (end < place + 6 && (at(text, end) == 'I' || at(text, end) == 'V' || at(text, end) == 'X')) end++;
        }
    }
    if (at(text, end) != ')' && at(text, end) != ']') return 0;
    end += 1 + (at(text, end + 1) == '.');
    next = past(text, end, BLANK | TAB | STAR);
    const Py_UCS4 behind = at(text, next);
    if (!is_word_letter(behind) && !is_digit(behind) && behind != 0x201c && behind != '"' && behind != '(') return 0;
    next = past(text, end, BLANK | TAB);
    if (next == end || at(text, next) != '(') return end;
    const Py_ssize_t figure = past_digits(text, next + 1, 2), after = past(text, figure + 1, BLANK | TAB);
    return figure > next + 1 && at(text, figure) == ')' && after > figure + 1 && at(text, after) == '(' ? 0 : end;
}

/* What stands behind the number of a heading: `Điều 1.`, `Chương I` and the end of the line, `Mục 2 - `, `Bước 1:` */
static Py_ssize_t closed(const Text *text, Py_ssize_t end) {
    const Py_ssize_t words = past(text, end, BLANK | TAB | STAR | RULE);
    Py_ssize_t next = past_digits(text, end + 1, 3);
    if (is(at(text, end), DOT | COLON) && next > end + 1) {
        const Py_ssize_t after = past(text, next, BLANK | TAB);
        return after > next && (is_word_letter(at(text, after)) || at(text, after) == '(') ? end + 1 : 0;
    }
    const Py_ssize_t blank = end + is(at(text, end), BLANK | TAB);
    next = blank;
    while (next < blank + 2 && is(at(text, next), STAR | RULE)) next++;
    if (is(at(text, next), DOT | COLON) && !is_digit(at(text, next + 1))) return next + 1;
    if (is(at(text, blank), CLOSE | SLASH) && is(at(text, blank + 1), BLANK | TAB)) return blank + 1;
    if (words >= text->size || at(text, words) == '\n') return end;
    next = past(text, end, BLANK | TAB);
    if (at(text, next) == '-' && is(at(text, next + 1), BLANK | TAB)) return next + 1;
    next = past(text, end, BLANK | TAB | STAR);
    return next > end && is_word_letter(at(text, next)) ? end : 0;
}

/* Điều 1. Chương I, Mục 2, Bước 1: */
static Py_ssize_t headed(const Text *text, Py_ssize_t place, int with_ordinals) {
    const Py_UCS4 before = at(text, place - 1);
    /* In `- Bước 1: …` the dash is the marker. */
    if (before == '-' || before == '+' || (is(before, BLANK | TAB) && is(at(text, place - 2), DASH | PLUS))) return 0;
    Py_ssize_t end = place + 1;
    const Py_ssize_t longest = Py_MAX(headings.longest, ordinals.longest);
    while (end <= place + longest && is_word_letter(at(text, end))) end++;
    if (end < text->size && !is(at(text, end), BLANK | TAB | STAR | RULE | FEED)) return 0;
    if (with_ordinals && lexicon_get(&ordinals, text, place, end)) return ASKED;
    PyObject *kind = lexicon_get(&headings, text, place, end);
    if (!kind) return 0;
    if (PyLong_AsLong(kind) & JOINED) return ASKED;
    Py_ssize_t number = past(text, end, BLANK | TAB | STAR | RULE);
    if (at(text, number) == '\n') number = past(text, number + 1, BLANK | TAB | STAR | RULE);
    if (number == end) return 0;
    end = number;
    if (is_digit(at(text, end))) {
        end = past_digits(text, end, 3);
        if (at(text, end) == '.' && is_digit(at(text, end + 1))) {
            const Py_ssize_t next = past_digits(text, end + 1, 2);
            if (at(text, next) == '.' && is_plain_capital(at(text, next + 1))) return ASKED;
        }
        if (at(text, end) == '.' && at(text, end + 1) == ' ' && is_plain_small(at(text, end + 2)) && at(text, end + 3) == '.') return ASKED;
        end += is_plain_small(at(text, end));
    } else if (is_plain_capital(at(text, end))) {
        while (end < number + 7 && is_roman(at(text, end))) end++;
        /* `thứ nhất` in capitals */
        if (end == number && at(text, end) == 'T' && (at(text, end + 1) | 32) == 'h') return ASKED;
        end += end == number ? 1 : is_plain_small(at(text, end));
    } else return at(text, end) == 't' && (at(text, end + 1) | 32) == 'h' ? ASKED : 0;
    return is_alnum(at(text, end)) ? 0 : closed(text, end);
}

/* Whether the words of an item, or a quotation, follow a dash. */
static int is_dash(const Text *text, Py_ssize_t end) {
    Py_ssize_t next = past(text, end, BLANK | TAB | STAR | RULE);
    Py_UCS4 first = at(text, next);
    if (is_word_letter(first) || is_quoting(first) || first == '[' || first == 0x2026) return 1;
    if (first == '\n') {
        do next++;
        while (Py_UNICODE_ISSPACE(at(text, next)) && next < text->size);
        while ((first = at(text, next)) == '*' || first == '_' || first == 0x201c || first == '"') next++;
        if (is_word_letter(first)) return 1;
    }
    next = past(text, end, BLANK | TAB);
    return next > end && (is_digit(at(text, next)) || at(text, next) == '.');
}

/* - + * of those that may stand in front of a marker as well */
static Py_ssize_t dashed(const Text *text, Py_ssize_t place) {
    const Py_UCS4 sign = at(text, place), before = at(text, place - 1);
    Py_ssize_t end = place + 1;
    if (sign == '*') {
        if (before == '*') return 0;
        if (at(text, end) == '\t') end++;
        else while (end < place + 4 && at(text, end) == ' ') end++;
        if (end == place + 1) return 0;
        if (at(text, end) == '_') end++;
        else if (at(text, end) == '*' && at(text, end + 1) == '*') end += 2;
        const Py_UCS4 first = at(text, end);
        return is_word_letter(first) || is_quoting(first) || first == '[' || is_digit(first) ? place + 1 : 0;
    }
    if (before == '-' || before == '+') return 0;
    if (at(text, end) == '-' && is_dash(text, end + 1)) return end + 1;
    if (at(text, end) == '+') {
        if (is_dash(text, end)) return end;
        if (at(text, end + 1) == '+' && is_dash(text, end + 2)) return end + 2;
        return is_dash(text, end + 1) ? end + 1 : 0;
    }
    return is_dash(text, end) ? end : 0;
}

/* The end of the marker of the line that the line break at `line` opens, whose start it sets; 0 for none. */
static Py_ssize_t opened(const Text *text, Py_ssize_t line, int with_ordinals, Py_ssize_t *start) {
    Py_ssize_t place = line + 1, end = 0;
    int is_bulleted = 0, class;
    Py_UCS4 first;
    while ((class = class_of(first = at(text, place))) & FRONT) {
        is_bulleted |= first == '-' || first == '+' || first == '*';
        place++;
    }
    *start = place;
    const Py_UCS4 second = at(text, place + 1);
    if (is_digit(first)) end = numbered(text, place);
    else if (is_plain_small(first)) {
        if (is_digit(second) || is(second, DOT | CLOSE | SLASH | BLANK | DASH)) end = lettered(text, place);
        const int is_ivxd = is_ivx(second) || second == 'd' || is(second, BLANK | TAB);
        if (!end && is_ivxd && (is_ivx(first) || first == 'd' || first == 'o')) end = doubled(text, place);
    } else if (is_plain_capital(first)) {
        if (is_roman(first) && (is_roman(second) || is_digit(second) || is_plain_small(second) || is(second, DOT | CLOSE | SLASH | BLANK | DASH))) end = roman_numbered(text, place);
        if (!end && is(second, DOT | CLOSE | SLASH | DASH)) end = capital_lettered(text, place);
    } else if (first == '(' || first == '[') end = bracketed(text, place);
    if (!end && class & (with_ordinals ? WORD | SAID : WORD)) end = headed(text, place, with_ordinals);
    if (!end && class & BULLET) {
        Py_ssize_t next = place + 1;
        while (next < text->size && Py_UNICODE_ISSPACE(at(text, next))) next++;
        if (is_alnum(at(text, next)) || is_quoting(at(text, next)) || at(text, next) == '*') end = place + 1;
    }
    while (!end && is_bulleted && --place > line)
        if (is(at(text, place), DASH | PLUS | STAR) && (end = dashed(text, place))) *start = place;
    return end;
}

#endif
