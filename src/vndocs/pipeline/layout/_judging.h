/* What a cell of a signature is, by its words alone: what signs.py does with patterns, for words of common letters. */
#include "../../text/_teaching.h"

/* What letters and signs may be; those that are neither are not judged. */
enum { SMALL = 1, CAPITAL = 2, FIGURE = 4, BLANK = 8, SIGN = 16, LETTER = SMALL | CAPITAL };
enum { ROW_SETS = 5, MOST_ROWS = 16, LONGEST_OFFICE = 90 };

static uint16_t plain_of[WIDEST_LETTER];
static unsigned char sort_of[WIDEST_LETTER];
static uint32_t inner_letters;
/* In which rows a letter may stand first, second and so on. */
static uint16_t sign_rows[ROW_SETS][WIDEST_LETTER], label_rows[ROW_SETS][WIDEST_LETTER];
static Lexicon offices, office_firsts, inner_offices, inner_pairs, parts, surnames, middle_names, honours, stand_ins, filed_words;

static inline int sort(Py_UCS4 c) { return c < WIDEST_LETTER ? sort_of[c] : 0; }
static inline Py_UCS4 plain(Py_UCS4 c) { return c < WIDEST_LETTER ? plain_of[c] : 0; }
static inline int is_word(Py_UCS4 c) { return (sort(c) & (LETTER | FIGURE)) != 0; }

/* Whether one of the rows stands at a place, by its first letters; of letters beyond the tables it may. */
static inline int may_stand(uint16_t rows[ROW_SETS][WIDEST_LETTER], const Text *text, Py_ssize_t place) {
    unsigned left = 0xffff;
    for (int k = 0; k < ROW_SETS && left; k++) {
        const Py_UCS4 c = at(text, place + k);
        if (c < WIDEST_LETTER) left &= rows[k][c];
    }
    return left != 0;
}

/* Whether a sign of authority may stand there, behind blanks and brackets. */
static int may_sign(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    while (begin < end && (at(text, begin) == '(' || (sort(at(text, begin)) & BLANK))) begin++;
    return may_stand(sign_rows, text, begin);
}

/* Whether words open with the first word of an office. */
static int opens_office(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[LONGEST_WORDS];
    const Text words = {PyUnicode_4BYTE_KIND, letters, LONGEST_WORDS};
    Py_ssize_t size = 0;
    for (; begin + size < end && is_word(at(text, begin + size)); size++) {
        if (size == office_firsts.longest) return 0;
        letters[size] = plain(at(text, begin + size));
    }
    return size && lexicon_get(&office_firsts, &words, 0, size) != NULL;
}

/* The end of the office that words open with, 0 for none. */
static Py_ssize_t office_end(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[LONGEST_WORDS];
    const Text words = {PyUnicode_4BYTE_KIND, letters, LONGEST_WORDS};
    Py_ssize_t found = 0;
    if (!opens_office(text, begin, end)) return 0;
    for (Py_ssize_t size = 0;; size++) {
        const Py_UCS4 c = begin + size < end ? at(text, begin + size) : 0;
        if (size && !is_word(c) && is_word(at(text, begin + size - 1)) && lexicon_get(&offices, &words, 0, size)) found = begin + size;
        if (size == offices.longest || begin + size >= end) return found;
        letters[size] = plain(c);
    }
}

/* Words in plain letters with one blank between them; their size, 0 where they are longer than any that is known. */
static Py_ssize_t spaced(const Text *text, Py_ssize_t begin, Py_ssize_t end, Py_UCS4 *letters) {
    Py_ssize_t size = 0;
    for (Py_ssize_t k = begin; k < end; k++) {
        const int is_blank = sort(at(text, k)) & BLANK;
        if (is_blank && (!size || letters[size - 1] == ' ')) continue;
        if (size == LONGEST_WORDS) return 0;
        letters[size++] = is_blank ? ' ' : plain(at(text, k));
    }
    return size && letters[size - 1] == ' ' ? size - 1 : size;
}

static int is_known(const Lexicon *lexicon, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[LONGEST_WORDS];
    const Text words = {PyUnicode_4BYTE_KIND, letters, LONGEST_WORDS};
    const Py_ssize_t size = spaced(text, begin, end, letters);
    return size && lexicon_get(lexicon, &words, 0, size) != NULL;
}

/* Whether words are what stands for a signature, perhaps in brackets. */
static int is_stand_in(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    while (begin < end && (at(text, begin) == '[' || at(text, begin) == '(')) begin++;
    while (begin < end && (sort(at(text, begin)) & BLANK)) begin++;
    while (begin < end && (at(text, end - 1) == ']' || at(text, end - 1) == ')')) end--;
    while (begin < end && (sort(at(text, end - 1)) & BLANK)) end--;
    Py_UCS4 letters[LONGEST_WORDS];
    if (begin == end || end - begin > stand_ins.longest) return 0;
    for (Py_ssize_t k = begin; k < end; k++) letters[k - begin] = plain(at(text, k));
    const Text words = {PyUnicode_4BYTE_KIND, letters, end - begin};
    return lexicon_get(&stand_ins, &words, 0, words.size) != NULL;
}

/* Whether a word is a family name, as printed or with small letters behind the first. */
static int is_surname(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_UCS4 letters[LONGEST_WORDS];
    int is_cased = 0;
    if (end - begin > surnames.longest) return 0;
    if (lexicon_get(&surnames, text, begin, end)) return 1;
    for (Py_ssize_t k = begin; k < end; k++) {
        const Py_UCS4 c = at(text, k);
        letters[k - begin] = is_cased ? Py_UNICODE_TOLOWER(c) : Py_UNICODE_TOUPPER(c);
        is_cased = sort(c) & LETTER;
    }
    const Text words = {PyUnicode_4BYTE_KIND, letters, end - begin};
    return lexicon_get(&surnames, &words, 0, words.size) != NULL;
}

static inline int is_name_edge(Py_UCS4 c) { return c == ' ' || c == '.' || c == ',' || c == '\'' || c == 0x2019; }

/* Whether words may be the name of a person; what they are is for the pattern to say. */
static int may_name(const Text *text, Py_ssize_t begin, Py_ssize_t end, int is_upper) {
    for (Py_ssize_t size = 2; size <= honours.longest && (sort(at(text, begin)) & CAPITAL); size++)
        if (lexicon_get(&honours, text, begin, Py_MIN(begin + size, end))) return 1;
    while (begin < end && (is_name_edge(at(text, begin)) || (sort(at(text, begin)) & BLANK))) begin++;
    if (!(sort(at(text, begin)) & CAPITAL)) return 0;
    Py_ssize_t first = begin, second, stop;
    while (first < end && !(sort(at(text, first)) & BLANK)) first++;
    for (second = first; second < end && (sort(at(text, second)) & BLANK);) second++;
    if (second == end) return 0;
    for (stop = second; stop < end && !(sort(at(text, stop)) & BLANK);) stop++;
    if (lexicon_get(&middle_names, text, second, stop)) return 1;
    /* An office in capitals is none, though it begins as a name does. */
    return is_surname(text, begin, first) && !(is_upper && office_end(text, begin, end));
}

/* Whether an office that may stand behind words begins with a plain letter. */
static inline int is_inner_letter(Py_UCS4 c) { return c >= 'a' && c <= 'z' && (inner_letters >> (c - 'a') & 1); }

/* Whether a cell may hold lines that ran together: a name behind capitals, or an office behind words. */
static int may_part(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    if (sort(at(text, end - 1)) & SMALL) {
        Py_ssize_t k = begin;
        while (!(sort(at(text, k)) & (BLANK | SMALL))) k++;
        if (sort(at(text, k)) & BLANK) return 1;
    }
    for (Py_ssize_t k = begin + 2; k < end; k++) {
        if (!(sort(at(text, k)) & CAPITAL) || plain(at(text, k - 1)) != ' ' || !is_inner_letter(plain(at(text, k)))) continue;
        if (!is_word(at(text, k - 2)) && (plain(at(text, k - 2)) != ' ' || k - begin < 3 || !is_word(at(text, k - 3)))) continue;
        Py_ssize_t first = k, second, stop, before = k - 1;
        while (first < end && is_word(at(text, first))) first++;
        for (second = first; second < end && (sort(at(text, second)) & BLANK);) second++;
        for (stop = second; stop < end && is_word(at(text, stop));) stop++;
        if (second == first || stop == second || !is_known(&inner_pairs, text, k, stop)) continue;
        while (before > begin && is_word(at(text, before - 1))) before--;
        if (!is_known(&parts, text, before, k - 1)) return 1;
    }
    return 0;
}
