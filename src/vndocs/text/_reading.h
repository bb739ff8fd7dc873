/* What the readers written in C share: a text by its code points, and words looked up without making strings of them.
 *
 * A reader in C takes the common forms of a kind and leaves everything else to the grammar in Python, by saying that it
 * does not know. What it does take it must read as the grammar does; tests hold the two together.
 */
#ifndef VNDOCS_READING_H
#define VNDOCS_READING_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define MAYBE_UNUSED __attribute__((unused))
#else
#define MAYBE_UNUSED
#endif

/* A text that is read; it holds no reference, the caller does. */
typedef struct {
    int kind;
    const void *data;
    Py_ssize_t size;
} Text;

static MAYBE_UNUSED inline Text text_of(PyObject *string) {
    return (Text){PyUnicode_KIND(string), PyUnicode_DATA(string), PyUnicode_GET_LENGTH(string)};
}

/* The code point at a place, 0 where the text has none. */
static MAYBE_UNUSED inline Py_UCS4 at(const Text *text, Py_ssize_t place) {
    return place >= 0 && place < text->size ? PyUnicode_READ(text->kind, text->data, place) : 0;
}

/* The next place of a sign from one on, -1 for none; what is asked for once a line is not asked of the interpreter. */
static MAYBE_UNUSED inline Py_ssize_t next_sign(const int kind, const void *data, const Py_UCS4 sign, Py_ssize_t place, const Py_ssize_t end) {
    if (kind == PyUnicode_4BYTE_KIND || sign >= 128) {
        for (; place < end; place++)
            if (PyUnicode_READ(kind, data, place) == sign) return place;
        return -1;
    }
    const char *const all = data;
    for (Py_ssize_t byte = place * kind; byte < end * kind;) {
        const char *found = memchr(all + byte, (int)sign, (size_t)(end * kind - byte));
        if (!found) break;
        place = (found - all) / kind;
        if (PyUnicode_READ(kind, data, place) == sign) return place;
        byte = found - all + 1;
    }
    return -1;
}

static MAYBE_UNUSED inline int is_digit(Py_UCS4 c) { return c >= '0' && c <= '9'; }
static MAYBE_UNUSED inline int is_space(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '\n'; }
/* The blocks of Latin letters with marks, which hold nothing else but two signs; the interpreter is asked of other signs. */
static MAYBE_UNUSED inline int is_marked_letter(Py_UCS4 c) {
    return (c - 0x1e00 < 0x100u || c - 0xc0 < 0x190u) && c != 0xd7 && c != 0xf7;
}
/* As `str.isalpha` and `str.isalnum` have it. */
static MAYBE_UNUSED inline int is_letter(Py_UCS4 c) {
    return c < 128 ? (c | 32) - 'a' < 26u : is_marked_letter(c) || Py_UNICODE_ISALPHA(c);
}
static MAYBE_UNUSED inline int is_alnum(Py_UCS4 c) {
    return c < 128 ? is_digit(c) || is_letter(c) : is_marked_letter(c) || Py_UNICODE_ISALNUM(c);
}
/* The small form of a letter, of those that have one of their own size. */
static MAYBE_UNUSED inline Py_UCS4 small_form(Py_UCS4 c) {
    if (c < 128) return c - 'A' < 26u ? c + 32 : c;
    if (c - 0x1ea0 < 0x60u) return c | 1;
    return c - 0xe0 < 0x20u ? c : Py_UNICODE_TOLOWER(c);
}

/* As expressions have them: white space, `\s`, and what words are made of, `\w`. */
static MAYBE_UNUSED inline int is_white(Py_UCS4 c) {
    return c < 128 ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f) : Py_UNICODE_ISSPACE(c);
}
static MAYBE_UNUSED inline int is_word_sign(Py_UCS4 c) { return c == '_' || is_alnum(c); }

/* What stands between words where emphasis may: `[ \t\n*]`. */
static MAYBE_UNUSED inline int is_gap(Py_UCS4 c) { return is_space(c) || c == '*'; }
/* A letter as expressions have it, `[^\W\d_]`; the letters of markers and signs, which bear no marks. */
static MAYBE_UNUSED inline int is_word_letter(Py_UCS4 c) {
    return c < 128 ? is_letter(c) : is_marked_letter(c) || (Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c));
}
static MAYBE_UNUSED inline int is_plain_small(Py_UCS4 c) { return (c >= 'a' && c <= 'z') || c == 0x111; }
static MAYBE_UNUSED inline int is_plain_capital(Py_UCS4 c) { return (c >= 'A' && c <= 'Z') || c == 0x110; }
static MAYBE_UNUSED inline int is_roman(Py_UCS4 c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

/* Whether a letter is one of a string. */
static MAYBE_UNUSED inline int has_letter(PyObject *letters, Py_UCS4 c) {
    return PyUnicode_FindChar(letters, c, 0, PyUnicode_GET_LENGTH(letters), 1) >= 0;
}

/* A pair of places. */
static MAYBE_UNUSED PyObject *span_of(Py_ssize_t begin, Py_ssize_t end) {
    PyObject *span = PyTuple_New(2), *low = PyLong_FromSsize_t(begin), *high = PyLong_FromSsize_t(end);
    if (!span || !low || !high) {
        Py_XDECREF(span);
        Py_XDECREF(low);
        Py_XDECREF(high);
        return NULL;
    }
    PyTuple_SET_ITEM(span, 0, low);
    PyTuple_SET_ITEM(span, 1, high);
    /* Two numbers hold nothing that could hold them: the collector need not look. */
    PyObject_GC_UnTrack(span);
    return span;
}

/* Append a value, which is given away; -1 and an exception where there is none. */
static MAYBE_UNUSED int append_new(PyObject *list, PyObject *value) {
    const int failed = !value || PyList_Append(list, value);
    Py_XDECREF(value);
    return failed ? -1 : 0;
}

/* Whether ASCII or other words, given as code points, stand at a place. */
static MAYBE_UNUSED int stands_at(const Text *text, Py_ssize_t place, PyObject *words) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(words);
    if (place < 0 || place + size > text->size) return 0;
    const int kind = PyUnicode_KIND(words);
    const void *data = PyUnicode_DATA(words);
    if (kind == text->kind)
        return !memcmp((const char *)text->data + place * kind, data, (size_t)size * (size_t)kind);
    for (Py_ssize_t k = 0; k < size; k++)
        if (PyUnicode_READ(text->kind, text->data, place + k) != PyUnicode_READ(kind, data, k)) return 0;
    return 1;
}

/* Whether one of some words, each a string of a tuple, stands at a place. */
static MAYBE_UNUSED int one_stands(const Text *text, Py_ssize_t place, PyObject *words) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++)
        if (stands_at(text, place, PyTuple_GET_ITEM(words, k))) return 1;
    return 0;
}

/* Whether a stretch has capitals and no small letters, as `str.isupper` has it. */
static MAYBE_UNUSED int are_capitals(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    int has_capital = 0;
    for (; begin < end; begin++) {
        const Py_UCS4 c = at(text, begin);
        if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c)) return 0;
        has_capital |= Py_UNICODE_ISUPPER(c);
    }
    return has_capital;
}

/* Fill a table of what each letter below its size becomes, 0 for the others, from a dictionary of single letters; -1 and
 * an exception where it holds anything else. */
static MAYBE_UNUSED int letters_fill(uint16_t *table, Py_ssize_t size, PyObject *letters) {
    PyObject *letter, *other;
    if (!PyDict_Check(letters)) {
        PyErr_SetString(PyExc_TypeError, "expected a dictionary of letters");
        return -1;
    }
    memset(table, 0, (size_t)size * sizeof *table);
    for (Py_ssize_t place = 0; PyDict_Next(letters, &place, &letter, &other);) {
        if (!PyUnicode_Check(letter) || !PyUnicode_Check(other) || PyUnicode_GET_LENGTH(letter) != 1 || PyUnicode_GET_LENGTH(other) != 1
            || PyUnicode_READ_CHAR(letter, 0) >= (Py_UCS4)size || PyUnicode_READ_CHAR(other, 0) > 0xffff) {
            PyErr_SetString(PyExc_ValueError, "expected letters of the basic alphabets");
            return -1;
        }
        table[PyUnicode_READ_CHAR(letter, 0)] = (uint16_t)PyUnicode_READ_CHAR(other, 0);
    }
    return 0;
}

/* Words and what they mean, found by the code points of a text: open addressing, at most half full. */
typedef struct {
    uint32_t hash;
    PyObject *word, *value;
} Entry;

typedef struct {
    Entry *entries;
    uint32_t mask;
    Py_ssize_t longest;
    /* The letters that begin and that end a word, a bit for each by its lowest six: most of what is asked is refused by them. */
    uint64_t firsts, lasts;
    PyObject *held;
} Lexicon;

static MAYBE_UNUSED inline uint64_t bit_of(Py_UCS4 c) { return (uint64_t)1 << (c & 63); }

#define HASH_BEGIN 2166136261u
static MAYBE_UNUSED inline uint32_t hashed(uint32_t hash, Py_UCS4 c) { return (hash ^ c) * 16777619u; }

static MAYBE_UNUSED void lexicon_clear(Lexicon *lexicon) {
    PyMem_Free(lexicon->entries);
    Py_CLEAR(lexicon->held);
    memset(lexicon, 0, sizeof *lexicon);
}

/* Fill a lexicon from a dictionary whose keys are strings; -1 and an exception where it is none. */
static MAYBE_UNUSED int lexicon_fill(Lexicon *lexicon, PyObject *words) {
    PyObject *word, *value;
    Py_ssize_t place = 0;
    uint32_t size = 8;
    if (!PyDict_Check(words)) {
        PyErr_SetString(PyExc_TypeError, "expected a dictionary of words");
        return -1;
    }
    lexicon_clear(lexicon);
    while (size < 2 * (size_t)PyDict_GET_SIZE(words)) size *= 2;
    if (!(lexicon->entries = PyMem_Calloc(size, sizeof(Entry)))) {
        PyErr_NoMemory();
        return -1;
    }
    lexicon->mask = size - 1;
    /* A copy, so that words and values live as long as this does whatever becomes of the dictionary. */
    if (!(lexicon->held = PyDict_Copy(words))) return -1;
    while (PyDict_Next(lexicon->held, &place, &word, &value)) {
        if (!PyUnicode_Check(word)) {
            PyErr_SetString(PyExc_TypeError, "expected words as keys");
            return -1;
        }
        const Text letters = text_of(word);
        uint32_t hash = HASH_BEGIN;
        for (Py_ssize_t k = 0; k < letters.size; k++) hash = hashed(hash, at(&letters, k));
        uint32_t slot = hash & lexicon->mask;
        while (lexicon->entries[slot].word) slot = (slot + 1) & lexicon->mask;
        lexicon->entries[slot] = (Entry){hash, word, value};
        lexicon->longest = Py_MAX(lexicon->longest, letters.size);
        lexicon->firsts |= bit_of(at(&letters, 0));
        lexicon->lasts |= bit_of(at(&letters, letters.size - 1));
    }
    return 0;
}

/* What words of a known hash mean, borrowed; NULL, without an exception, where they are not known. */
static MAYBE_UNUSED PyObject *lexicon_find(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end, uint32_t hash) {
    for (uint32_t slot = hash & lexicon->mask; lexicon->entries[slot].word; slot = (slot + 1) & lexicon->mask) {
        const Entry *entry = &lexicon->entries[slot];
        if (entry->hash == hash && PyUnicode_GET_LENGTH(entry->word) == end - begin && stands_at(text, begin, entry->word))
            return entry->value;
    }
    return NULL;
}

/* What the words between two places mean, as above. */
static MAYBE_UNUSED PyObject *lexicon_get(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    if (!lexicon->entries || begin < 0 || end > text->size || end - begin > lexicon->longest) return NULL;
    if (!(lexicon->firsts & bit_of(at(text, begin))) || !(lexicon->lasts & bit_of(at(text, end - 1)))) return NULL;
    uint32_t hash = HASH_BEGIN;
    for (Py_ssize_t k = begin; k < end; k++) hash = hashed(hash, PyUnicode_READ(text->kind, text->data, k));
    return lexicon_find(lexicon, text, begin, end, hash);
}

#endif
