/* What the signs of a symbol say, `NĐ` and `CP` in `30/2020/NĐ-CP`: symbol.py and numbered.type_of, where that is sure. */
#ifndef VNDOCS_SIGNS_H
#define VNDOCS_SIGNS_H

#include "_symbol.h"

/* What a sign says that stands first in a symbol: the code of its type, or None; the type that a number without a name has
 * by it, with another sign behind it and without; the damaged names it would prove. */
enum { TYPE, WITH_REST, ALONE, PROVED, FLAGS, SIGN_PARTS };
/* A plenary's sign (`QH15`); one that is a type's as well as a body's (`CT`); one that lost its stroke (`ND`); one that
 * stands alone in old documents (`CP`); one of forms, no document (`GTGT`). */
enum { IS_PLENARY = 1, IS_OF_BOTH = 2, IS_FOR_UNNAMED = 4, IS_ALONE = 8, IS_FORM = 16 };

static struct {
    Lexicon all, cased; /* what each says; those that are not written in capitals */
} signs;

/* Whether the code of a symbol is as printed, no sign of it in another case than its own. */
static int is_as_printed(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    while (place < end) {
        const Py_ssize_t begin = place;
        while (is_sign_letter(at(text, place))) place++;
        PyObject *official = small(&signs.cased, text, begin, place);
        if (official && !(PyUnicode_GET_LENGTH(official) == place - begin && stands_at(text, begin, official))) return 0;
        while (place < end && !is_sign_letter(at(text, place))) place++;
    }
    return 1;
}

/* Whether a sign that is a type's and a body's is a body's, by the sign behind it: 1, 0, or -1 where that is to be asked. */
static int is_body(const Text *text, const Symbol *symbol) {
    const Py_ssize_t mark = gaps(text, symbol->first_end, 2), unit = gaps(text, mark + 1, 3);
    if (!symbol->has_rest || at(text, mark) != '-') return 0;
    const Py_ssize_t end = sign_end(text, unit);
    PyObject *sign = lexicon_get(&signs.all, text, unit, end);
    if (sign) return sign != Py_None && PyLong_AS_LONG(PyTuple_GET_ITEM(sign, FLAGS)) & IS_FORM ? -1 : 0;
    /* Longer ones may be two signs in one, and these two letters those of the National Assembly with its term. */
    return end - unit > 3 || is_digit(at(text, end - 1)) || at(text, unit) == 'Q' ? -1 : 1;
}

/* Whether a first sign that is not in the lexicon is surely no sign at all, or none that is known: symbol.read, is_known. */
static int is_unknown(const Text *text, Py_ssize_t begin, Py_ssize_t end, int has_number_word) {
    Py_UCS4 letters[32];
    const Py_ssize_t size = end - begin;
    const Text sign = {PyUnicode_4BYTE_KIND, letters, size};
    int capitals = 0;
    for (Py_ssize_t k = 0; k < size; k++) {
        const Py_UCS4 c = at(text, begin + k);
        if (size > 31 || !is_sign_letter(c)) return 0;
        capitals += is_plain_capital(c);
        letters[k] = is_plain_capital(c) ? c : c == 0x111 ? 0x110 : c - 32;
    }
    /* One capital alone may be a sign, and small letters one of those that are written so. */
    if (capitals < 2) return size > 1 && !small(&signs.cased, text, begin, end) && !lexicon_get(&signs.all, &sign, 0, size);
    /* Terms are counted in Roman figures too, and two signs run together. */
    if (has_number_word || capitals < size || strchr("IVX", (int)Py_MIN(letters[size - 1], 127))) return 0;
    for (Py_ssize_t cut = 1; cut < size; cut++)
        if (lexicon_get(&signs.all, &sign, 0, cut) && lexicon_get(&signs.all, &sign, cut, size)) return 0;
    return 1;
}

#endif
