/* The name of a body, as bodies.py reads it word by word; ASK where a scan changed it or signs stand that are rare. */
#ifndef VNDOCS_BODIES_H
#define VNDOCS_BODIES_H

#include "_phrases.h"

/* As bodies.py has them: the widest stretch in which a name is read, and the words behind its first. */
#define WINDOW 220
#define MOST_WORDS 40

/* The tables of phrases, each a bit of what a phrase means; BEGINS says that a longer one may follow. */
enum { HEADS, OFFICES, CLOSED, BEHIND_CLOSED, FREE, PARTS, FIELDS, ENDS, DOCUMENTS, PLACE_WORDS, PLACE_NAMES, ABOUT, BOARDS, ABOUT_BOARDS, UNITS_ABOVE, TABLES };
/* What single words are. */
enum { PLACE = 1, TERRITORY = 2, SURNAME = 4, MIDDLE = 8, DOTTED = 16, NUMBERED = 32, ALWAYS_DOCUMENT = 64, OPEN_ENDED = 128, IS_AND = 256, IS_ABOUT = 512, IS_NUMBER = 1024 };
/* What a word means that may cut a stretch: it does; it does not before some others. */
enum { CUTS = 1, CUTS_ALONE };

static Lexicon phrases, kinds_of_words, cuts, before_signs, units, halved, worn_heads, tone_pairs;
static PyObject *cut_not_before, *behind_dash;

/* A word of a stretch: where it stands, where its folded letters do, what it is, how long phrases are that begin with it. */
typedef struct { Py_ssize_t begin, end, low, high; long kind; int is_known; uint8_t longest[TABLES]; } Token;

typedef struct {
    Text text;
    Token tokens[WINDOW + 1];
    int count, capitals, is_board, is_closed, is_free, is_office;
    Py_UCS4 folded[2 * WINDOW + 2];
} Name;

static inline int parts_words(Py_UCS4 c) {
    if (c < 128 ? is_letter(c) : c < 0x2000) return c == 0x85 || c == 0xA0 || c == 0x1680;
    switch (c) {
        case ';': case ',': case '.': case '(': case ')': case '|': case 0x201C: case 0x201D: case '"': case '?': case '!':
        case 0x2026: case ':': case '[': case ']': case '#': return 1;
    }
    return Py_UNICODE_ISSPACE(c);
}

/* Whether a word stands at a place that ends a stretch. */
static int is_cut(const Text *text, Py_ssize_t place) {
    if (!(cuts.firsts & bit_of(at(text, place)))) return 0;
    for (Py_ssize_t end = place; end - place <= cuts.longest; end++) {
        while (is_alnum(at(text, end))) end++;
        PyObject *value = lexicon_get(&cuts, text, place, end);
        if (value && (PyLong_AsLong(value) == CUTS || (at(text, end) != ' ' && at(text, end) != '\n') || !one_stands(text, end + 1, cut_not_before)))
            return 1;
        if (at(text, end) != ' ') break;
    }
    return 0;
}

/* Where a stretch of words ends that begins at `place`, the text ending where the window does; 0 for none. */
static Py_ssize_t stretch(const Text *text, Py_ssize_t place) {
    Py_ssize_t end = 0;
    for (int words = 0; words <= MOST_WORDS; words++) {
        const Py_ssize_t begin = place;
        for (Py_UCS4 c; place < text->size && !parts_words(c = PyUnicode_READ(text->kind, text->data, place)); place++)
            if (c == '*') return ASK;
        if (place == begin) break;
        end = place;
        while (at(text, place) == ' ' || at(text, place) == '\t') place++;
        if (at(text, place) == '\n') {
            for (place++; at(text, place) == ' ' || at(text, place) == '\t'; place++) ;
            const Py_UCS4 c = at(text, place);
            if ((c == '-' || c == '+' || c == 0x2022) && at(text, place + 1) == ' ' && !(c == '-' && one_stands(text, place + 2, behind_dash))) break;
        }
        if (at(text, place) == '*') return ASK;
        if (place == end || place >= text->size || is_cut(text, place)) break;
    }
    return end;
}

/* Cut a stretch into words and fold their letters; ASK where a letter is not folded one by one. */
static int cut_into_words(Name *name, Py_ssize_t begin, Py_ssize_t end) {
    const Text *text = &name->text;
    Py_ssize_t low = 0;
    name->count = 0;
    while (begin < end) {
        Py_UCS4 c = at(text, begin);
        if (Py_UNICODE_ISSPACE(c)) {
            begin++;
            continue;
        }
        if (c == '_' || c == '*') return ASK;
        Token *token = &name->tokens[name->count++];
        *token = (Token){begin, begin, low, low, 0, 0, {0}};
        const int is_number = is_digit(c), is_word = is_letter(c);
        do {
            if (c >= 128 && (c >= 0x1F00 ? is_alnum(c) : is_alnum(c) && (!is_letter(c) || c == 0x130 || c == 0x131 || c == 0x17F || c == 0x3A3))) return ASK;
            name->folded[low++] = taken(c, SMALL);
            c = at(text, ++token->end);
        } while (token->end < end && (is_number ? is_digit(c) : is_word && is_letter(c)));
        if (is_word && low - token->low >= 2 && (low - token->low == 2 || name->folded[low - 3] != 'q')) {
            /* The tone as older spelling puts it: `ủy` for `uỷ`. */
            const Text told = {PyUnicode_4BYTE_KIND, name->folded, low};
            PyObject *old = lexicon_get(&tone_pairs, &told, low - 2, low);
            if (old)
                for (int k = 0; k < 2; k++) name->folded[low - 2 + k] = PyUnicode_READ_CHAR(old, k);
        }
        token->high = low;
        name->folded[low++] = ' ';
        begin = token->end;
    }
    const Text told = {PyUnicode_4BYTE_KIND, name->folded, low};
    for (int k = 0; k < name->count; k++) {
        PyObject *kind = lexicon_get(&kinds_of_words, &told, name->tokens[k].low, name->tokens[k].high);
        name->tokens[k].kind = kind ? PyLong_AsLong(kind) : 0;
    }
    return 0;
}

/* How many words the longest phrase of a table takes at a word; 0 for none. */
static int longest(Name *name, int table, int index) {
    if (index >= name->count) return 0;
    Token *token = &name->tokens[index];
    if (!token->is_known) {
        const Text told = {PyUnicode_4BYTE_KIND, name->folded, 2 * WINDOW + 2};
        token->is_known = 1;
        for (int k = index; k < name->count; k++) {
            PyObject *tables = lexicon_get(&phrases, &told, token->low, name->tokens[k].high);
            if (!tables) break;
            const long bits = PyLong_AsLong(tables);
            for (int each = 0; bits >> each; each++)
                if (bits >> each & 1) token->longest[each] = (uint8_t)(k - index + 1);
        }
    }
    return token->longest[table];
}

static inline Py_UCS4 first_letter(const Name *name, int index) { return name->folded[name->tokens[index].low]; }
static inline int has_kind(const Name *name, int index, long kind) { return index < name->count && (name->tokens[index].kind & kind) != 0; }
static inline int is_sign(const Name *name, int index, Py_UCS4 sign) { return index < name->count && first_letter(name, index) == sign; }
static inline int is_number(const Name *name, int index) { return index < name->count && is_digit(first_letter(name, index)); }
static inline int is_capital(const Name *name, int index) {
    return index < name->count && Py_UNICODE_ISUPPER(at(&name->text, name->tokens[index].begin));
}

static int is_upper(const Name *name, int index) {
    return index < name->count && are_capitals(&name->text, name->tokens[index].begin, name->tokens[index].end);
}

static int ends_name(Name *name, int index) {
    const int count = longest(name, ENDS, index);
    return count > 1 || (count == 1 && (!is_capital(name, index) || is_upper(name, index) || has_kind(name, index, IS_ABOUT)));
}

static int is_document(Name *name, int index, int is_strict) {
    const int count = longest(name, DOCUMENTS, index);
    if (!count) return 0;
    for (int k = index + count; k < index + count + 3; k++)
        if (has_kind(name, k, IS_NUMBER) || is_number(name, k)) return 1;
    return !is_strict && has_kind(name, index, ALWAYS_DOCUMENT);
}

static int begins_heading(const Name *name, int index) {
    const int following = is_sign(name, index + 1, '/') ? index + 2 : index + 1;
    return find(&name->text, '\n', name->tokens[index - 1].end, name->tokens[index].begin) >= 0
        && is_upper(name, index) && is_upper(name, following) && !is_upper(name, 0);
}

static int is_person(Name *name, int index) {
    if (!is_capital(name, index + 1) || has_kind(name, index - 1, OPEN_ENDED)) return 0;
    if (longest(name, PLACE_NAMES, index) || longest(name, FIELDS, index)) return 0;
    return !has_kind(name, index - 1, PLACE) || has_kind(name, index + 1, MIDDLE);
}

static int until_capital(Name *name, int index) {
    for (int ahead = index; ahead < Py_MIN(index + 5, name->count); ahead++) {
        if (is_capital(name, ahead)) return ahead - index;
        if (!is_letter(first_letter(name, ahead)) || ends_name(name, ahead)) return 0;
        if (ahead > index && longest(name, PLACE_WORDS, ahead)) return ahead - index;
    }
    return 0;
}

/* Signs and numbers inside a name. */
static int step_over_mark(Name *name, int index) {
    const Token *token = &name->tokens[index];
    const int following = index + 1;
    if (is_number(name, index)) {
        const int is_joined = token[-1].end == token->begin && is_upper(name, index - 1);
        return (has_kind(name, index - 1, NUMBERED) || is_joined) && token->end - token->begin < 4;
    }
    const Py_UCS4 sign = first_letter(name, index);
    int count = sign == ',' || sign == '-' ? longest(name, UNITS_ABOVE, following) : 0;
    if (sign == ',' && count) {
        int is_inside = 0;
        for (int k = 0; k < index; k++) is_inside |= has_kind(name, k, TERRITORY);
        if (is_inside) {
            count += is_sign(name, following + count, '.');
            return is_capital(name, following + count) || is_number(name, following + count) ? count + 1 : 0;
        }
    }
    if (!is_capital(name, following))
        return sign == '-' && count && is_capital(name, following + count) ? count + 1 : 0;
    if (sign == '.') return has_kind(name, index - 1, DOTTED);
    if ((sign != '-' && sign != '&' && sign != '/') || is_document(name, following, 0) || ends_name(name, following)) return 0;
    name->is_closed = 0;
    return 1;
}

/* How many words at `index` belong to the name; 0 where it ends. */
static int step(Name *name, int index) {
    if (!is_letter(first_letter(name, index))) return step_over_mark(name, index);
    int count;
    if (has_kind(name, index, IS_ABOUT) && (count = longest(name, name->is_board ? ABOUT_BOARDS : ABOUT, index + 1))) return count + 1;
    int part = longest(name, PARTS, index);
    const int field = longest(name, FIELDS, index);
    if ((ends_name(name, index) && part < 2 && field < 2) || (name->is_closed && !longest(name, BEHIND_CLOSED, index))) return 0;
    if (has_kind(name, index, IS_AND)) {
        const int following = index + 1;
        name->is_closed = 0;
        if (following >= name->count || ends_name(name, following) || is_document(name, following, 0)) return 0;
        if (is_capital(name, following) || longest(name, HEADS, following)) return 1;
        return !name->capitals && !has_kind(name, index - 1, TERRITORY) && longest(name, FIELDS, following);
    }
    const int has_capital = is_capital(name, index);
    if (has_capital && begins_heading(name, index)) return 0;
    if (name->is_office && has_capital && has_kind(name, index, SURNAME) && part < 2 && is_person(name, index)) return 0;
    if (field > part && (has_capital || (!name->capitals && !has_kind(name, index - 1, TERRITORY)))) part = field;
    if (part) {
        name->capitals = has_capital && part == 1;
        name->is_closed = longest(name, CLOSED, index) > 0;
        return part;
    }
    if (has_capital) {
        name->capitals++;
        return !is_document(name, index, 1);
    }
    if (name->capitals == 1 && !has_kind(name, index - 1, PLACE) && !is_upper(name, index - 1)) {
        name->capitals = 0;
        return 1;
    }
    return name->is_free ? until_capital(name, index) : 0;
}

/* Where the name ends that begins a stretch; 0 for none. */
static Py_ssize_t name_end(Name *name, Py_ssize_t begin, Py_ssize_t end) {
    if (cut_into_words(name, begin, end)) return ASK;
    if (!name->count) return 0;
    int index = longest(name, HEADS, 0);
    if (!index && !(is_upper(name, 0) && name->tokens[0].end > begin + 1 && !is_upper(name, 1))) {
        Py_ssize_t behind;
        return phrase(&worn_heads, &name->text, begin, end, PLAIN, &behind) ? ASK : 0;
    }
    index = index ? index : 1;
    name->is_office = longest(name, OFFICES, 0) > 0;
    name->is_board = longest(name, BOARDS, 0) > 0;
    name->is_free = longest(name, FREE, 0) > 0 && longest(name, FREE, 0) >= index - 1;
    name->is_closed = longest(name, CLOSED, 0) > 0;
    for (int k = 0; k < index; k++) name->is_closed |= longest(name, CLOSED, k) == index - k;
    name->capitals = 0;
    int last = index;
    for (int count; index < name->count && (count = step(name, index)); ) {
        index += count;
        if (!has_kind(name, index - 1, OPEN_ENDED)) last = index;
    }
    return name->tokens[last - 1].end;
}

/* Where the name of a body ends that begins at a place; 0 for none. */
static Py_ssize_t body_end(const Text *text, Py_ssize_t place) {
    Name name;
    name.text = (Text){text->kind, text->data, Py_MIN(text->size, place + WINDOW)};
    Py_ssize_t end = stretch(&name.text, place), further, behind;
    if (end <= 0) return end;
    while (at(text, end) == ',' || at(text, end) == '.') {
        int goes_on = 0;
        for (Py_ssize_t k = before_signs.lasts & bit_of(at(text, end - 1)) ? end - 1 : -1; !goes_on && k >= place && end - k <= before_signs.longest; k--)
            goes_on = lexicon_get(&before_signs, text, k, end) != NULL;
        if (!goes_on) {
            if (at(text, end) == ',' && word(&units, text, behind_blanks(text, end + 1, text->size), text->size, SMALL, &behind)) return ASK;
            break;
        }
        for (further = end + 1; is_gap(at(&name.text, further)); further++)
            if (at(text, further) == '*') return ASK;
        if ((further = stretch(&name.text, further)) < 0) return ASK;
        if (!further) break;
        end = further;
    }
    const Py_ssize_t found = name_end(&name, place, end);
    if (found > 0 && lexicon_get(&halved, text, place, found)) {
        /* A page ends inside a word. */
        Py_ssize_t k = found;
        while (k < found + 80 && (at(text, k) == ' ' || at(text, k) == '\t')) k++;
        if (at(text, k) == '\n') return 0;
    }
    return found;
}

#endif
