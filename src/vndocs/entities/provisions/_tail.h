/* What stands behind a chain: a document by its number or name, a pointing word, or nothing. Stands for `read_tail` of
 * pointing.py and `SIMPLE` of grammar.py.
 */
#ifndef VNDOCS_TAIL_H
#define VNDOCS_TAIL_H

#include "_holding.h"

#define MOST_WORDS 8
#define LONGEST_WORDS 96
/* What opens a name, and marks of the types of documents. */
enum { OPENS = 1, NAMED = 1, STATUTE = 2, ENCLOSED = 4, PLAIN_NAME = 8 };

/* Words with a blank between them, as they stand and in small letters, and where each ends. */
typedef struct {
    Py_UCS4 raw[LONGEST_WORDS], small[LONGEST_WORDS];
    Py_ssize_t begins[MOST_WORDS], ends[MOST_WORDS], sizes[MOST_WORDS];
    int count;
} Words;

/* Types by name, in small letters and as they are written; words that open a name, a level or a carrier; pointing words;
 * plain types, and words behind which a chain surely ends; short names of types; carriers; what parts a statute's name
 * from other words; how `ban hành kèm theo` begins. */
static Lexicon types, documents, openings, pointings, unit_words, simple_types, simple_words, short_types, carriers, stops, issuing, dating;
static PyObject *number_word, *capitals;

/* Words in a row from a place on, as many as are asked for. */
static void words_at(const Text *text, Py_ssize_t place, Words *words, int most) {
    Py_ssize_t size = 0;
    words->count = 0;
    while (words->count < most) {
        const Py_ssize_t end = beyond_letters(text, place);
        /* `này` is looked for as letters, not as a word. */
        if (end - place > PyUnicode_GET_LENGTH(this_word) && stands_at(text, place, this_word)) words->count = 0, most = 0;
        if (!most || end == place || size + (end - place) + 1 > LONGEST_WORDS) return;
        if (words->count) words->raw[size] = words->small[size] = ' ', size++;
        words->begins[words->count] = place;
        for (; place < end; place++, size++) {
            const Py_UCS4 c = words->raw[size] = at(text, place);
            words->small[size] = c == 0x130 ? c : small_form(c);
        }
        words->ends[words->count] = end;
        words->sizes[words->count++] = size;
        place = beyond_blanks(text, end);
        if (place == end) return;
        if (place - end > WIDEST_GAP) words->count = 0, most = 0;
    }
}

/* What the most of the words from one of them on mean, at most so many; sets how many they are. */
static PyObject *meaning(const Lexicon *lexicon, const Words *words, const Py_UCS4 *signs, int first, int most, int *count) {
    const Text text = {PyUnicode_4BYTE_KIND, signs, words->count ? words->sizes[words->count - 1] : 0};
    const Py_ssize_t begin = first ? words->sizes[first - 1] + 1 : 0;
    uint32_t hash = HASH_BEGIN;
    PyObject *longest = NULL;
    if (first >= words->count || !(lexicon->firsts & bit_of(signs[begin]))) return NULL;
    Py_ssize_t place = begin;
    for (int k = 0; k < most && first + k < words->count; k++) {
        const Py_ssize_t end = words->sizes[first + k];
        if (end - begin > lexicon->longest) break;
        while (place < end) hash = hashed(hash, signs[place++]);
        PyObject *found = lexicon->lasts & bit_of(signs[end - 1]) ? lexicon_find(lexicon, &text, begin, end, hash) : NULL;
        if (!found) continue;
        *count = k + 1;
        longest = found;
    }
    return longest;
}

/* Whether a number or a name in capitals stands behind a type: `số`, a figure, a capital. */
static int is_numbered(const Text *text, Py_ssize_t end) {
    const Py_ssize_t place = beyond_blanks(text, end);
    const Py_UCS4 c = at(text, place);
    return place > end && place - end <= WIDEST_GAP && (Py_UNICODE_ISDECIMAL(c) || is_plain_capital(c) || stands_at(text, place, number_word));
}

/* Whether the chain is one of the commonest, of which its end shows what it is; sets where its document is expected. */
static int is_simple(const Text *text, const Chain *chain, Py_ssize_t start, Py_ssize_t *document) {
    const Unit *units = chain->units;
    const Py_ssize_t end = chain->end;
    if (chain->label_count != chain->size || units[chain->size - 1].level != ARTICLE || chain->size > 3) return 0;
    for (int k = 0; k + 1 < chain->size; k++)
        if (units[k].level <= ARTICLE || (k && units[k].level >= units[k - 1].level)) return 0;
    Py_ssize_t place = start;
    for (int k = 0; k < chain->size; k++) {
        const Label *label = &chain->labels[k];
        const Py_ssize_t word = beyond_letters(text, place);
        /* `Điểm`, `điểm`: the first letter of either case, the others small; the article with a capital. */
        if (!Py_UNICODE_ISLOWER(at(text, place + 1)) || (units[k].level == ARTICLE && !is_plain_capital(at(text, place)))) return 0;
        if (label->begin != word + 1 || (at(text, word) != ' ' && at(text, word) != '\n')) return 0;
        if (units[k].level == POINT ? label->end != label->begin + 1 || !is_plain_small(at(text, label->begin)) : !is_digit(at(text, label->begin))) return 0;
        if (units[k].level == CLAUSE && is_digit(at(text, label->begin + 3))) return 0;
        for (Py_ssize_t sign = label->begin; sign < label->end; sign++)
            if (at(text, sign) == '.') return 0;
        if (at(text, label->end) != ' ' && at(text, label->end) != '\n' && k + 1 < chain->size) return 0;
        place = label->end + 1;
    }
    const Py_UCS4 behind = at(text, end), next = at(text, end + 1);
    *document = end;
    if (behind == ')' || behind == 0x201d || (behind == '.' && (next == ' ' || next == '\n')) || (behind == '\n' && next == '\n')) return 1;
    if (behind != ' ' && behind != '\n') return 0;
    for (place = end + 1;;) {
        const Py_ssize_t stop = beyond_letters(text, place);
        Py_ssize_t second = stop;
        if (stop == place || (at(text, stop) != ' ' && at(text, stop) != '\n')) return 0;
        PyObject *of = lexicon_get(&joints, text, place, stop);
        if (of && place == end + 1 && PyLong_AsLong(of) == OF) {
            place = stop + 1;
            continue;
        }
        if (lexicon_get(&simple_words, text, place, stop)) return 1;
        if (at(text, stop) == ' ') {
            second = beyond_letters(text, stop + 1);
            if (second > stop + 1 && (at(text, second) == ' ' || at(text, second) == '\n') && lexicon_get(&simple_words, text, place, second)) return 1;
        }
        /* Names of types have up to five words; a blank parts them. */
        for (int words = 0; words < 5; words++) {
            if (lexicon_get(&simple_types, text, place, second = words ? second : stop) && (at(text, second) == ' ' || at(text, second) == '\n')
                && (Py_UNICODE_ISDECIMAL(at(text, second + 1)) || is_plain_capital(at(text, second + 1)) || stands_at(text, second + 1, number_word))) {
                *document = place;
                return 1;
            }
            if (at(text, second) != ' ') break;
            second = beyond_letters(text, second + 1);
        }
        return 0;
    }
}

/* The pointing words from one of them on; UNSURE where more belong to them than may be meant. */
static int pointing_at(const Words *words, int first, PyObject **pointing, int *count) {
    int one;
    *pointing = NULL;
    if (first >= words->count || !(*pointing = meaning(&pointings, words, words->small, first, 4, count))) return NONE;
    return *count > 1 && meaning(&pointings, words, words->small, first, 1, &one) ? UNSURE : 1;
}

/* Read what belongs to a chain; 0 where the grammar must. */
static int tail_at(const Text *text, Py_ssize_t end, Tail *tail) {
    const Py_UCS4 behind = at(text, end);
    Words words;
    int count = 0, more = 0;
    *tail = (Tail){end, end, NULL, NULL, NULL, 0, 0};
    if (behind != ',' && behind != '(' && !is_gap(behind)) return 1;
    if (at(text, end + 1) == '-' && at(text, end + 2) == ' ') {
        /* `Điều 51 - Bộ luật Hình sự` */
        const Py_UCS4 next = at(text, end + 3);
        Tail named;
        if (next == ',' || next == '(' || next == '-' || is_gap(next)) return 1;
        if (!tail_at(text, end + 2, &named)) return 0;
        if (named.has_document && named.has_name && !named.pointing) {
            tail->at = named.at;
            tail->has_document = tail->has_name = 1;
        }
        return 1;
    }
    Py_ssize_t place = beyond_blanks(text, end);
    if (place - end > WIDEST_GAP) return 0;
    int is_loose = 0;
    if (at(text, place) == ',') {
        const Py_ssize_t comma = place;
        is_loose = 1;
        place = beyond_blanks(text, place + 1);
        /* `Điều 5,Luật`: without a blank the word is looked at otherwise. */
        if (place - comma > WIDEST_GAP || (place == comma + 1 && is_word_letter(at(text, place)))) return 0;
    }
    const int is_open = at(text, place) == '(';
    if (is_open) {
        is_loose = 1;
        place = beyond_blanks(text, place + 1);
    }
    const Py_UCS4 sign = at(text, place);
    if (!is_word_letter(sign)) {
        if (sign == 0x201c || sign == '"' || sign == 0x2018 || sign == '\'') place++;
        tail->at = place;
        return !is_word_letter(at(text, place));
    }
    /* Most words are no name: two tell. */
    words_at(text, place, &words, 2);
    if (!words.count) return 0;
    int first = 0, one = 0;
    PyObject *of = lexicon_get(&joints, text, words.begins[0], words.ends[0]);
    if (!is_open && of && PyLong_AsLong(of) == OF && words.count > 1) first = 1;
    place = words.begins[first];
    PyObject *opening = meaning(&openings, &words, words.small, first, 1, &one);
    if (opening) {
        words_at(text, words.begins[0], &words, MOST_WORDS);
        if (!words.count) return 0;
    }
    if (opening && !is_loose && meaning(&documents, &words, words.raw, first, MOST_WORDS, &count)
        && is_numbered(text, words.ends[first + count - 1])) {
        tail->at = place;
        tail->has_document = tail->has_name = 1;
        return 1;
    }
    if (!is_open && (!opening || (PyUnicode_Check(opening) && !stands_at(text, words.ends[first], opening)))) {
        tail->at = place;
        tail->has_document = Py_UNICODE_ISUPPER(at(text, place));
        tail->has_name = (at(text, place) == 'B' && at(text, place + 1) == 'L')
            || lexicon_get(&short_types, text, place, words.ends[first]) != NULL;
        return 1;
    }
    int is_carried = 0;
    const int may_carry = first || !opening || PyUnicode_Check(opening) || PyLong_AsLong(opening) != OPENS;
    if (may_carry && meaning(&carriers, &words, words.raw, 0, MOST_WORDS, &count)) {
        /* `ban hành kèm theo Thông tư này`, `của Luật này` */
        if (count == words.count) return 0;
        place = words.begins[count];
        words_at(text, place, &words, MOST_WORDS);
        if (!words.count) return 0;
        is_carried = 1;
    }
    first = 0;
    if (is_emptied(text, end, place)) return 1;
    if (!is_loose && !is_carried) {
        const int found = pointing_at(&words, 0, &tail->pointing, &count);
        if (found == UNSURE) return 0;
        if (found) {
            tail->at = place;
            tail->end = words.ends[count - 1];
            return tail->has_name = 1;
        }
    }
    for (int size = 1; !is_open && size < 3 && size < words.count; size++) {
        const Text small = {PyUnicode_4BYTE_KIND, words.small, words.sizes[words.count - 1]};
        PyObject *level = lexicon_get(&unit_words, &small, 0, words.sizes[size - 1]);
        if (!level) continue;
        const int found = pointing_at(&words, size, &tail->pointing, &count);
        if (found == UNSURE) return 0;
        if (!found) continue;
        tail->at = place;
        tail->end = words.ends[size + count - 1];
        tail->unit = level;
        return tail->has_name = 1;
    }
    PyObject *type = meaning(&types, &words, words.small, 0, MOST_WORDS, &count);
    tail->at = place;
    const int is_capital = Py_UNICODE_ISUPPER(at(text, place));
    if (!type) {
        tail->has_document = is_capital;
        return 1;
    }
    const int found = pointing_at(&words, count, &tail->pointing, &more);
    if (found == UNSURE) return 0;
    tail->has_name = 1;
    if (found) {
        tail->type = PyTuple_GET_ITEM(type, 0);
        tail->end = words.ends[count + more - 1];
        return 1;
    }
    /* A name without a number or a pointing word. */
    const long marks = PyLong_AsLong(PyTuple_GET_ITEM(type, 1));
    const Py_ssize_t stop = words.ends[count - 1], next = beyond_blanks(text, stop);
    const Py_UCS4 c = next > stop ? at(text, next) : 0;
    const int is_marked = c >= 128 && c != 0x110 && has_letter(capitals, c);
    if (next - stop > WIDEST_GAP || c == 'S' || (c >= 128 && c != 0x110 && !is_marked && Py_UNICODE_ISUPPER(c))) return 0;
    if (marks & NAMED || is_marked || c == '"' || c == 0x201c || is_numbered(text, stop)) {
        tail->has_document = 1;
        return 1;
    }
    if (is_word_letter(c)) {
        const Py_ssize_t word = beyond_letters(text, next);
        /* `Luật năm 2013` */
        if (lexicon_get(&dating, text, next, word)) return 0;
        if (marks & STATUTE && !small_get(&stops, text, next, word)) {
            tail->has_document = 1;
            return 1;
        }
        /* `Quy chế ban hành kèm theo …`, `Quy trình kiểm định này` */
        if ((marks & ENCLOSED && lexicon_get(&issuing, text, next, word)) || (is_capital && !is_loose && !(marks & PLAIN_NAME))) return 0;
    }
    if (c == '(' && marks & ENCLOSED) return 0;
    if (!is_loose && (is_capital || (marks & PLAIN_NAME && is_carried))) {
        tail->type = PyTuple_GET_ITEM(type, 0);
        tail->end = stop;
    } else tail->has_name = 0;
    return 1;
}
#endif
