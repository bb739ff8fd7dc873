/* The words and signs of which chains of provisions are made, and the labels of their levels: `LABEL` of grammar.py, its
 * plain forms. Of all else it is said that it is not known here.
 */
#ifndef VNDOCS_LABELS_H
#define VNDOCS_LABELS_H

#include "../../text/_reading.h"

#define LEVELS 13
#define MOST_UNITS 60
#define MOST_LABELS 128
#define MOST_READ 60
/* How far behind its start `này` is looked for, and how many labels are seen at first. */
#define WINDOW 64
#define SEEN 4
#define WIDEST_GAP 24

/* The order of the levels is that of chain.py; the smaller the number, the larger the level. */
enum { APPENDIX, FORM, TABLE, PART, CHAPTER, SECTION, SUBSECTION, ARTICLE, CLAUSE, POINT };
/* What is left to the grammar, and where an exception was raised. */
enum { FAILED = -2, UNSURE = -1, NONE, NUMBER, LETTER, ROMAN, CODIFIED, ORDINAL };
enum { AND = 1, UNTIL, OF, OTHER, EXCEPT };
enum { END, LABEL, UNIT, ANNEX };

/* The words of grammar.py: levels and the first syllables of their names, in small letters; what joins; what may follow. */
static Lexicon level_words, level_heads, number_words, ordinal_words, ordinals, ordinal_units, worded_labels, joints, followers;
static PyObject *letters, *this_word, *ordinal_end;
static Py_UCS4 shortened[8];
static long limits[LEVELS];

static inline int is_stuck(Py_UCS4 c) { return c == 'K' || c == 'k' || c == 0x110 || c == 0x111; }

static inline Py_ssize_t beyond_blanks(const Text *text, Py_ssize_t at_) {
    while (is_gap(at(text, at_))) at_++;
    return at_;
}

static inline Py_ssize_t beyond_letters(const Text *text, Py_ssize_t at_) {
    while (is_word_letter(at(text, at_))) at_++;
    return at_;
}

static int lines_between(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    int lines = 0;
    for (; begin < end; begin++) lines += at(text, begin) == '\n';
    return lines;
}

/* What a word means in small letters; NULL where it is not known. */
static PyObject *small_get(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 small[48];
    if (end - begin > 48 || end - begin > lexicon->longest) return NULL;
    for (Py_ssize_t k = begin; k < end; k++) {
        const Py_UCS4 c = at(text, k);
        /* The one letter whose small form is two. */
        small[k - begin] = c == 0x130 ? c : small_form(c);
    }
    const Text word = {PyUnicode_4BYTE_KIND, small, end - begin};
    return lexicon_get(lexicon, &word, 0, word.size);
}

/* Whether an empty line stands between two places. */
static int is_emptied(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    for (int lines = 0; begin < end; begin++) {
        if (!is_gap(at(text, begin))) lines = 0;
        else if (at(text, begin) == '\n' && ++lines > 1) return 1;
    }
    return 0;
}

/* Whether a level may stand here that a label is stuck to: `khoản 2Điều 5`, `K2Đ5`. */
static int is_stuck_at(const Text *text, Py_ssize_t place) {
    return is_stuck(at(text, place)) && (at(text, place + 1) == 'i' || at(text, place + 1) == 'h' || is_digit(at(text, place + 1)));
}

/* What two words mean, with whatever blanks between. */
static PyObject *pair_get(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end, Py_ssize_t next, Py_ssize_t stop) {
    Py_UCS4 signs[32];
    Py_ssize_t size = 0;
    if (end - begin + stop - next > 31) return NULL;
    for (Py_ssize_t k = begin; k < end; k++) signs[size++] = at(text, k);
    signs[size++] = ' ';
    for (Py_ssize_t k = next; k < stop; k++) signs[size++] = at(text, k);
    const Text words = {PyUnicode_4BYTE_KIND, signs, size};
    return lexicon_get(lexicon, &words, 0, size);
}

static int is_shortened(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    if (end - begin > 2 || (end - begin == 2 && !is_plain_small(at(text, begin + 1)))) return 0;
    for (int k = 0; shortened[k]; k++)
        if (at(text, begin) == shortened[k]) return 1;
    return 0;
}

/* The end of the shortest head of a level, in whatever case, that the letters between two places begin with; 0 for none. */
static Py_ssize_t level_head(const Text *text, Py_ssize_t begin, Py_ssize_t stop) {
    enum { SHORTEST_HEAD = 3, LONGEST_HEAD = 16 };
    Py_UCS4 small[LONGEST_HEAD];
    const Text head = {PyUnicode_4BYTE_KIND, small, LONGEST_HEAD};
    const Py_ssize_t most = Py_MIN(Py_MIN(stop - begin, level_heads.longest), LONGEST_HEAD);
    uint32_t hash = HASH_BEGIN;
    for (Py_ssize_t size = 0; size < most;) {
        const Py_UCS4 c = at(text, begin + size);
        small[size] = c == 0x130 ? c : small_form(c);
        if (!size && !(level_heads.firsts & bit_of(small[0]))) return 0;
        hash = hashed(hash, small[size++]);
        if (size >= SHORTEST_HEAD && level_heads.lasts & bit_of(small[size - 1]) && lexicon_find(&level_heads, &head, 0, size, hash)) return begin + size;
    }
    return 0;
}

/* The level whose name stands here, and the end of the name; NONE - 1 for a name that is left to the grammar, -2. */
enum { NO_LEVEL = -1, OTHER_LEVEL = -2 };
static int level_at(const Text *text, Py_ssize_t begin, Py_ssize_t *end) {
    Py_ssize_t stop = beyond_letters(text, begin);
    if (stop == begin) return NO_LEVEL;
    if (is_shortened(text, begin, stop)) return OTHER_LEVEL;
    PyObject *level = lexicon_get(&level_words, text, begin, stop);
    if (!level) {
        /* The grammar asks for no end of the word: `khoảnthu` begins with a level. */
        const Py_ssize_t known = level_head(text, begin, stop);
        if (!known) return NO_LEVEL;
        if (known <= stop - 1 || !is_gap(at(text, stop))) return OTHER_LEVEL;
        const Py_ssize_t next = beyond_blanks(text, stop), end_of_next = beyond_letters(text, next);
        if (next - stop > WIDEST_GAP || is_emptied(text, stop, next) || !(level = pair_get(&level_words, text, begin, stop, next, end_of_next))) return OTHER_LEVEL;
        stop = end_of_next;
    }
    if (PyLong_AsLong(level) == TABLE) {
        /* `biểu mẫu` */
        const Py_ssize_t next = beyond_blanks(text, stop);
        if (lexicon_get(&level_words, text, next, beyond_letters(text, next))) return OTHER_LEVEL;
    }
    *end = stop;
    return (int)PyLong_AsLong(level);
}

/* The end of a label of a form, `01/ĐK`, `03-1A`; 0 where the grammar must look. */
static Py_ssize_t form_end(const Text *text, Py_ssize_t begin) {
    Py_ssize_t stop = begin;
    while (is_digit(at(text, stop))) stop++;
    if (stop > begin + 3) return 0;
    if (at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
        for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
        if (stop > begin + 2) return 0;
    }
    for (begin = stop; is_plain_small(at(text, stop)) || is_plain_capital(at(text, stop)); stop++) ;
    if (stop > begin + 2) return 0;
    for (int groups = 0; groups < 4; groups++) {
        const Py_UCS4 sign = at(text, stop);
        if (sign != '-' && sign != '.' && (sign != '/' || groups)) break;
        for (begin = stop + 1; is_digit(at(text, begin)) || is_plain_capital(at(text, begin)); begin++) ;
        if (begin == stop + 1 || is_alnum(at(text, begin))) break;
        if (begin > stop + 7) return 0;
        stop = begin;
    }
    return stop;
}

/* The end of a number of the codified law, `33.2.PL.58`: topics, kind, numbers; 0 where the grammar must look. */
static Py_ssize_t codified_end(const Text *text, Py_ssize_t begin) {
    Py_ssize_t stop = begin;
    while (is_digit(at(text, stop))) stop++;
    if (stop > begin + 3 || at(text, stop) != '.') return 0;
    for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
    if (stop == begin || stop > begin + 3 || at(text, stop) != '.') return 0;
    for (begin = ++stop; is_plain_capital(at(text, stop)); stop++) ;
    if (stop == begin || stop > begin + 4) return 0;
    int groups = 0;
    while (at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
        for (begin = ++stop; is_digit(at(text, stop)); stop++) ;
        if (stop > begin + 5) return 0;
        groups++;
    }
    return groups > 0 && groups < 4 ? stop : 0;
}

/* A label as it stands in the text, or what a range or a word counts: a number or a letter. */
typedef struct {
    Py_ssize_t begin, end;
    Py_UCS4 letter;
    long number;
} Label;

/* A number behind `thứ`, in figures or in one word: `Điều thứ 3`, `Phần thứ hai`. */
static int ordinal_at(const Text *text, Py_ssize_t begin, Label *label, Py_ssize_t *end) {
    const Py_ssize_t place = beyond_blanks(text, begin), word = beyond_letters(text, place);
    Py_ssize_t stop = place;
    if (place == begin || place - begin > WIDEST_GAP) return UNSURE;
    *label = (Label){-1, -1, 0, 0};
    if (word == place) {
        while (is_digit(at(text, stop))) stop++;
        if (stop == place || stop > place + 2) return UNSURE;
        *label = (Label){place, stop, 0, 0};
    } else {
        PyObject *number = lexicon_get(&ordinals, text, place, stop = word);
        if (!number) return UNSURE;
        label->number = PyLong_AsLong(number);
    }
    const Py_UCS4 behind = at(text, stop);
    const Py_ssize_t next = beyond_blanks(text, stop);
    if (is_alnum(behind) || behind == '_' || ((behind == '.' || behind == '/' || behind == '-') && is_alnum(at(text, stop + 1)))) return UNSURE;
    for (Py_ssize_t unit = next + 1; unit <= next + ordinal_units.longest; unit++)
        if (lexicon_get(&ordinal_units, text, next, unit)) return UNSURE;
    *end = stop;
    return ORDINAL;
}

/* Whether a number in words or a place may stand here: `từ 5`, `mở đầu`, `cuối`. */
static int may_be_worded(const Text *text, Py_ssize_t place) {
    const Py_ssize_t stop = beyond_letters(text, place);
    return is_shortened(text, place, stop) || small_get(&worded_labels, text, place, stop);
}

/* The sort of a plain label, the label and its end; NONE where none stands, UNSURE where the grammar must look. */
static int label_at(const Text *text, int level, Py_ssize_t begin, Label *label, Py_ssize_t *end) {
    const Py_UCS4 first = at(text, begin);
    Py_ssize_t stop = begin;
    int sort = NUMBER;
    if (is_digit(first)) {
        while (is_digit(at(text, stop))) stop++;
        if (stop > begin + 4) return UNSURE;
        if (level == FORM || level == TABLE) stop = form_end(text, begin);
        else if (level == ARTICLE && at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
            sort = CODIFIED;
            stop = codified_end(text, begin);
        } else if (level != APPENDIX && at(text, stop) == '.' && is_digit(at(text, stop + 1))) {
            /* `mục 3.2.1` */
            for (int groups = 0; at(text, stop) == '.' && is_digit(at(text, stop + 1)); groups++) {
                const Py_ssize_t number = stop + 1;
                for (stop = number; is_digit(at(text, stop)); stop++) ;
                if (stop > number + 2 || groups == 4) return UNSURE;
            }
        } else if (is_plain_small(at(text, stop))) stop++;
        if (!stop) return UNSURE;
    } else {
        if (first == '(' || first == '"' || first == 0x201c) {
            /* A label may stand in brackets or quotes. */
            const int inside = at(text, begin + 1) == first ? UNSURE : label_at(text, level, begin + 1, label, end);
            return inside == NONE && !may_be_worded(text, begin + 1) ? NONE : UNSURE;
        }
        if (!is_word_letter(first)) return first == '|' || first == '.' || first == 0x2026 || Py_UNICODE_ISALNUM(first) ? UNSURE : NONE;
        Py_ssize_t figures = begin;
        const Py_ssize_t word = beyond_letters(text, begin);
        while (is_roman(at(text, figures))) figures++;
        if (word - figures > 1) {
            if (lexicon_get(&ordinal_words, text, begin, word)) return level == APPENDIX || level == FORM || level == TABLE ? UNSURE : ordinal_at(text, word, label, end);
            if (level == APPENDIX && word == begin + 2 && is_plain_capital(first)) return UNSURE;
            if ((figures > begin && is_stuck_at(text, figures)) || is_stuck_at(text, figures + 1)) return UNSURE;
            for (Py_ssize_t k = begin; k < word; k++)
                if (at(text, k) != 'i' && at(text, k) != 'v' && at(text, k) != 'x') return NONE;
            return word > begin + 4 ? NONE : UNSURE;
        }
        if (figures > begin) {
            sort = ROMAN;
            stop = figures;
            if (stop > begin + 7) return UNSURE;
        } else {
            sort = LETTER;
            if (!is_plain_small(first) && !is_plain_capital(first)) return is_digit(at(text, begin + 1)) ? UNSURE : NONE;
            for (stop++; is_digit(at(text, stop)); stop++) ;
            if (stop > begin + 3 || at(text, stop) == '(' || (at(text, stop) == ' ' && at(text, stop + 1) == '(')) return UNSURE;
        }
    }
    const Py_UCS4 behind = at(text, stop);
    if (is_alnum(behind) || behind == '_') return UNSURE;
    /* `mẫu 01-1/KHBS` is read up to its slash. */
    if ((behind == '/' || behind == '-') && (level == FORM || level == TABLE) && is_plain_capital(at(text, stop + 1))) *end = stop;
    else if ((behind == '.' || behind == '/' || behind == '-') && is_alnum(at(text, stop + 1))) return UNSURE;
    *label = (Label){begin, stop, 0, 0};
    *end = stop;
    return sort;
}

/* Where the label of a level stands, beyond blanks and `số`. */
static Py_ssize_t beyond_number_word(const Text *text, Py_ssize_t place) {
    place = beyond_blanks(text, place);
    const Py_ssize_t stop = beyond_letters(text, place);
    if (stop > place && is_gap(at(text, stop)) && lexicon_get(&number_words, text, place, stop)) return beyond_blanks(text, stop);
    return place;
}
#endif
