/* What stands before a number, read backwards as naming.py does: the name of the type, `số`, or neither.
 *
 * Only what is printed on one line is read here; what may be broken over lines, spoilt by a scan or parted from its number
 * by other words is recognised as possible and left to the grammar.
 */
#ifndef VNDOCS_NAMING_H
#define VNDOCS_NAMING_H

#include "../../text/_reading.h"

enum { NOTHING, FOUND, UNSURE };
/* A name of a type: its form as printed or its words in small letters, the code, the official name, and flags: it is left
 * to the grammar, is an abbreviation, is no document by a bare number, is one even in small letters, or glued to it. */
enum { FORM, CODE, NAME, ABOUT, NAME_PARTS };
enum { IS_ODD = 1, IS_ABBREVIATION = 2, IS_NEVER_SHORT = 4, IS_SHORT_IF_SMALL = 8, IS_GLUED = 16 };
enum { WORDS = FORM, MOST_WORDS = 9 };

static struct {
    /* Forms of names by their last characters, names by their last word, what is numbered but no document, `số`; letters as
     * worn.skeleton gives them. */
    Lexicon printed, by_last, not_documents, number_words;
    /* `L`, the end of `pháp luật`, `của`, and what the second letter of `số` comes out as. */
    PyObject *law, *of_law, *of, *worn;
    uint16_t skeletons[0x2000];
    /* Two small letters, hashed: whether a name, `số` or what it comes out as may end with them. */
    unsigned char ends[0x2000];
} known;
#define PAIR(before, c) ((((before) << 5) ^ ((before) >> 3) ^ (c)) & 0x1fff)

typedef struct {
    Py_ssize_t start, name_end;
    int has_number_word;
    PyObject *name; /* borrowed, NULL where none was found */
} Naming;

static inline long about(PyObject *name) { return PyLong_AS_LONG(PyTuple_GET_ITEM(name, ABOUT)); }
static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\n' || c == '\t' || c == '*' || c == '_' || c == ':'; }
static inline int is_break(Py_UCS4 c) { return c == '*' || is_white(c); }
static inline int is_opening(Py_UCS4 c) {
    return c == 0x201c || c == '"' || c == '\'' || c == 0x2018 || c == '(' || c == '.' || c == ',' || c == ';' || c == ':' || c == '>'
        || c == '|' || c == '[' || c == '-' || c == '_';
}
/* The dotted capital is the one letter that becomes two: it is in no word of ours. */
static inline Py_UCS4 lowered(Py_UCS4 c) { return c == 0x130 ? c : small_form(c); }

/* What a stretch in small letters means; the longest word of the lexicon bounds it. */
static PyObject *small(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[64];
    const Py_ssize_t size = end - begin;
    if (size <= 0 || size > lexicon->longest || size > 64) return NULL;
    for (Py_ssize_t k = 0; k < size; k++) letters[k] = lowered(at(text, begin + k));
    const Text word = {PyUnicode_4BYTE_KIND, letters, size};
    return lexicon_get(lexicon, &word, 0, size);
}

/* Whether a word, given in small letters, stands between two places. */
static int is_small(const Text *text, Py_ssize_t begin, Py_ssize_t end, PyObject *word) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(word);
    if (end - begin != size) return 0;
    for (Py_ssize_t k = 0; k < size; k++)
        if (lowered(at(text, begin + k)) != PyUnicode_READ_CHAR(word, k)) return 0;
    return 1;
}

/* The name of a type that ends at `end`, word by word, over breaks and emphasis: naming.named. */
static int named(const Text *text, Py_ssize_t low, Py_ssize_t end, Py_ssize_t *start, PyObject **name) {
    Py_ssize_t begins[MOST_WORDS], ends[MOST_WORDS], place = end, count = 0;
    PyObject *entries = NULL;
    for (; count < MOST_WORDS; count++) {
        while (place > low && is_break(at(text, place - 1))) place--;
        if (place == low) break;
        ends[count] = place;
        while (place > low && !is_break(at(text, place - 1))) place--;
        begins[count] = place;
        if (count) continue;
        Py_ssize_t begin = place, stop = ends[0];
        while (begin < stop && is_opening(at(text, begin))) begin++;
        while (stop > begin && is_opening(at(text, stop - 1))) stop--;
        if (!(entries = small(&known.by_last, text, begin, stop))) return NOTHING;
    }
    for (Py_ssize_t k = 0; entries && k < PyTuple_GET_SIZE(entries); k++) {
        PyObject *entry = PyTuple_GET_ITEM(entries, k), *words = PyTuple_GET_ITEM(entry, WORDS);
        const Py_ssize_t size = PyTuple_GET_SIZE(words);
        Py_ssize_t same = 0, begin = 0;
        if (size > count) continue;
        for (; same < size; same++) {
            begin = begins[same];
            if (same == size - 1)
                while (begin < ends[same] && is_opening(at(text, begin))) begin++;
            if (!is_small(text, begin, ends[same], PyTuple_GET_ITEM(words, size - 1 - same))) break;
        }
        if (same < size) continue;
        if (about(entry) & IS_ABBREVIATION
            && !(Py_UNICODE_ISUPPER(at(text, begin)) && (begin + 1 == ends[0] || Py_UNICODE_ISUPPER(at(text, begin + 1)))))
            continue;
        *start = begin;
        *name = entry;
        return FOUND;
    }
    return NOTHING;
}

/* Whether any word between two places ends the name of a type. */
static int holds_name(const Text *text, Py_ssize_t low, Py_ssize_t end) {
    Py_ssize_t start;
    PyObject *name;
    for (Py_ssize_t k = end; k > low;) {
        if (is_break(at(text, k - 1))) {
            k--;
            continue;
        }
        if (named(text, low, k, &start, &name)) return 1;
        while (k > low && !is_break(at(text, k - 1))) k--;
    }
    return 0;
}

/* Whether `luật` at `start` is the end of `pháp luật`; 2 where that word stands whole. */
static int is_of_law(const Text *text, Py_ssize_t start) {
    const Py_ssize_t low = start > 8 ? start - 8 : 0, size = PyUnicode_GET_LENGTH(known.of_law);
    while (start > low && is_blank(at(text, start - 1))) start--;
    if (start - size < low || !is_small(text, start - size, start, known.of_law)) return 0;
    return is_alnum(at(text, start - size - 1)) ? 1 : 2;
}

/* The name of a type that ends at `end`: naming._named_before. */
static int named_before(const Text *text, Py_ssize_t end, Py_ssize_t *start, PyObject **name) {
    const Py_UCS4 last = at(text, end - 1);
    if (!is_opening(last) && !is_break(last) && !known.ends[PAIR(lowered(at(text, end - 2)), lowered(last))]) return NOTHING;
    for (int round = 0; round < 2; round++) {
        if (round && end < 2) break;
        PyObject *forms = lexicon_get(&known.printed, text, round ? end - 2 : end > 5 ? end - 6 : 0, end);
        const Py_ssize_t count = forms ? PyTuple_GET_SIZE(forms) : 0;
        for (Py_ssize_t k = 0; k < count; k++) {
            PyObject *entry = PyTuple_GET_ITEM(forms, k), *form = PyTuple_GET_ITEM(entry, FORM);
            const Py_ssize_t begin = end - PyUnicode_GET_LENGTH(form);
            if (!stands_at(text, begin, form) || (begin && is_letter(at(text, begin - 1)))) continue;
            /* The longer name may begin on the line above. */
            if (begin && at(text, begin - 1) == '\n' && named(text, end > 32 ? end - 32 : 0, end, start, name) && *start < begin) return FOUND;
            *name = NULL;
            if (PyTuple_GET_ITEM(entry, CODE) == known.law && is_of_law(text, begin)) return NOTHING;
            *start = begin;
            *name = entry;
            return FOUND;
        }
    }
    const Py_ssize_t low = end > 32 ? end - 32 : 0;
    for (Py_ssize_t k = low; k < end; k++) {
        const Py_UCS4 c = at(text, k);
        if (c == '\n' || c == '*' || c == '\t' || (c == ' ' && k + 1 < end && at(text, k + 1) == ' ')) {
            if (!named(text, low, end, start, name)) return NOTHING;
            if (PyTuple_GET_ITEM(*name, CODE) != known.law || !is_of_law(text, *start)) return FOUND;
            *name = NULL;
            return NOTHING;
        }
    }
    return NOTHING;
}

static int is_number_word(const Text *text, Py_ssize_t end) {
    return end > 1 && lexicon_get(&known.number_words, text, end - 2, end) && !is_letter(at(text, end - 3));
}

/* A damaged `số` may end at `end`. */
static int may_be_worn(const Text *text, Py_ssize_t end) {
    const Py_UCS4 first = at(text, end - 2);
    return end > 1 && (first == 's' || first == 'S' || first == '$') && !is_alnum(at(text, end - 3))
        && PyUnicode_FindChar(known.worn, at(text, end - 1), 0, PyUnicode_GET_LENGTH(known.worn), 1) >= 0;
}

/* Whether anything of that may stand before the number at `place`. */
static inline int may_be_named(const Text *text, Py_ssize_t place) {
    while (place && is_blank(at(text, place - 1))) place--;
    const Py_UCS4 last = lowered(at(text, place - 1));
    return known.ends[PAIR(lowered(at(text, place - 2)), last)] || is_break(last);
}

/* Read what stands before the number at `place`: naming.before. NOTHING says that what is numbered there is no document. */
static int naming_before(const Text *text, Py_ssize_t place, Naming *naming, int is_symbol) {
    Py_ssize_t end = place;
    *naming = (Naming){place, place, 0, NULL};
    while (end && is_blank(at(text, end - 1))) end--;
    if (is_number_word(text, end)) {
        naming->has_number_word = 1;
        naming->start = naming->name_end = end = end - 2;
        while (end && is_blank(at(text, end - 1))) end--;
    }
    Py_ssize_t start;
    if (named_before(text, end, &start, &naming->name)) {
        naming->start = start;
        naming->name_end = end;
        return FOUND;
    }
    if (!naming->has_number_word && may_be_worn(text, end)) return UNSURE;
    if (is_symbol && (naming->has_number_word || is_letter(at(text, end - 1))))
        for (Py_ssize_t k = end - 1; k >= 0 && end - k <= known.not_documents.longest; k--)
            if (!is_letter(at(text, k - 1)) && small(&known.not_documents, text, k, end)) {
                /* The last word of an issuer in capitals above `Số:` is no such word. */
                if (!Py_UNICODE_ISUPPER(at(text, end - 1)) || at(text, naming->start + 2) != ':') return NOTHING;
                while (end < naming->start && at(text, end) != '\n') end++;
                return end < naming->start ? UNSURE : NOTHING;
            }
    return FOUND;
}

/* Whether words are others but for one letter that was changed, lost or added; short ones must be the same. */
static int is_near(const Py_UCS4 *words, Py_ssize_t size, PyObject *wanted) {
    const Py_ssize_t other = PyUnicode_GET_LENGTH(wanted);
    Py_ssize_t from = 0, left = 0;
    if (size > other + 1 || other > size + 1) return 0;
    while (from < size && from < other && words[from] == PyUnicode_READ_CHAR(wanted, from)) from++;
    while (left < size - from && left < other - from && words[size - 1 - left] == PyUnicode_READ_CHAR(wanted, other - 1 - left)) left++;
    const Py_ssize_t most = other > 4;
    return size - from - left <= most && other - from - left <= most;
}

/* Whether a damaged name of those given may stand before an unnamed number: parser._worn and worn.name_before, which looks
 * at what parts the words as well. */
static int may_be_spoilt(const Text *text, const Naming *naming, PyObject *names) {
    Py_ssize_t end = naming->name_end;
    Py_UCS4 letters[64], *first = letters + 64;
    for (Py_UCS4 c; end && (is_blank(c = at(text, end - 1)) || c == '.' || c == ',' || c == ';' || c == '\'' || c == '`');) end--;
    if (!end || !is_alnum(at(text, end - 1))) return 0;
    if (!naming->has_number_word && may_be_worn(text, end)) return 1;
    const Py_ssize_t low = end > 48 ? end - 48 : 0;
    for (Py_ssize_t place = end, count = 1; count <= 4 && place > low; count++) {
        for (; place > low && is_alnum(at(text, place - 1)); place--) {
            const Py_UCS4 c = at(text, place - 1);
            if (c >= 0x2000 || !known.skeletons[c]) return 1;
            *--first = known.skeletons[c];
        }
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); k++)
            if (is_near(first, letters + 64 - first, PyTuple_GET_ITEM(names, k)) && !(count == 1 && is_of_law(text, place) == 2)) return 1;
        *--first = ' ';
        while (place > low && !is_alnum(at(text, place - 1))) place--;
    }
    return 0;
}

/* Whether the name may stand above, before the issuer: naming.heading. */
static int may_be_heading(const Text *text, const Naming *naming) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(known.of), far = naming->start > 200 ? naming->start - 200 : 0;
    PyObject *name;
    Py_ssize_t start;
    for (Py_ssize_t k = far; k + size <= naming->start; k++) {
        if (!is_small(text, k, k + size, known.of)) continue;
        Py_ssize_t stop = k;
        while (stop > far && (is_blank(at(text, stop - 1)) || is_break(at(text, stop - 1)))) stop--;
        if (named(text, far, stop, &start, &name)) return 1;
    }
    return 0;
}

/* Whether the name may stand further off: also naming.distant and naming.distant_small. */
static int may_be_distant(const Text *text, const Naming *naming) {
    const Py_ssize_t end = naming->name_end;
    Py_ssize_t low = end > 90 ? end - 90 : 0;
    for (Py_ssize_t k = end; k > low; k--) {
        const Py_UCS4 c = at(text, k - 1);
        if (c == '.' || c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '|' || c == '"' || c == 0x201c || c == 0x201d) {
            low = k;
            break;
        }
    }
    return holds_name(text, low, end) || may_be_heading(text, naming);
}

#endif
