/* The verb that governs a document, looked for backwards word by word: what `verb_plainly` of governing.py finds. Words
 * that a scan may have worn are left to that.
 */
#ifndef VNDOCS_PHRASES_H
#define VNDOCS_PHRASES_H

#include "../../text/_teaching.h"

enum { MOST_WORDS = 64, MOST_LETTERS = 24, MOST_SKIPPED = 14, MOST_IN_PHRASE = 12 };
enum { BETWEEN = 1, WORN = 2, PART = 4, BY = 8, LAST = 16 };
enum { CITES = 1, ENDING = 2, OBJECT = 4 };

/* A verb as the numbers of its words, its last word first. */
typedef struct {
    int size, what;
    int words[MOST_IN_PHRASE];
    PyObject *relation, *passive;
} Phrase;

/* `sorts` says of each word what it is, and `beside`, of one that a scan may have worn, between which letters it is then:
 * pairs of the last of the word before it and the first of the one behind it, a blank for any. The phrases stand behind one another, those with one last word together and the
 * longest first, and `firsts` says of a last word where its own begin.
 */
typedef struct {
    Lexicon numbers;
    PyObject *held, *beside;
    Py_ssize_t phrases, words;
    unsigned char *sorts;
    int *firsts;
    Phrase *phrase;
} Plan;

static void drop(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.verbs");
    lexicon_clear(&plan->numbers);
    Py_XDECREF(plan->held);
    Py_XDECREF(plan->beside);
    PyMem_Free(plan->sorts);
    PyMem_Free(plan->firsts);
    PyMem_Free(plan->phrase);
    PyMem_Free(plan);
}

static int fill(Plan *plan, PyObject *numbers, PyObject *sorts, PyObject *phrases) {
    if (lexicon_fill(&plan->numbers, numbers)) return -1;
    plan->words = PyTuple_GET_SIZE(sorts);
    for (Py_ssize_t k = 0; k < plan->words; k++)
        if (k >= PyTuple_GET_SIZE(plan->beside) || !PyUnicode_Check(PyTuple_GET_ITEM(plan->beside, k))) {
            PyErr_SetString(PyExc_ValueError, "expected letters beside each word");
            return -1;
        }
    plan->phrases = PyTuple_GET_SIZE(phrases);
    plan->sorts = PyMem_Calloc((size_t)plan->words + 1, 1);
    plan->firsts = PyMem_Calloc((size_t)plan->words + 1, sizeof(int));
    plan->phrase = PyMem_Calloc((size_t)plan->phrases + 1, sizeof(Phrase));
    if (!plan->sorts || !plan->firsts || !plan->phrase) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t k = 0; k < plan->words; k++) {
        plan->sorts[k] = (unsigned char)PyLong_AsLong(PyTuple_GET_ITEM(sorts, k));
        plan->firsts[k] = -1;
    }
    for (Py_ssize_t k = 0; k < plan->phrases && !PyErr_Occurred(); k++) {
        Phrase *phrase = &plan->phrase[k];
        PyObject *words;
        if (!PyArg_ParseTuple(PyTuple_GET_ITEM(phrases, k), "O!iOO", &PyTuple_Type, &words, &phrase->what, &phrase->relation, &phrase->passive)) return -1;
        phrase->size = (int)PyTuple_GET_SIZE(words);
        if (!phrase->size || phrase->size > MOST_IN_PHRASE) {
            PyErr_SetString(PyExc_ValueError, "expected verbs of one to twelve words");
            return -1;
        }
        for (int n = 0; n < phrase->size; n++) {
            const long number = PyLong_AsLong(PyTuple_GET_ITEM(words, n));
            if (number < 0 || number >= plan->words) {
                if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "expected the numbers of words");
                return -1;
            }
            phrase->words[n] = (int)number;
        }
        if (plan->firsts[phrase->words[0]] < 0) plan->firsts[phrase->words[0]] = (int)k;
    }
    return PyErr_Occurred() ? -1 : 0;
}

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *numbers, *sorts, *phrases, *beside;
    if (!PyArg_ParseTuple(args, "O!O!O!O!", &PyDict_Type, &numbers, &PyTuple_Type, &sorts, &PyTuple_Type, &phrases, &PyTuple_Type, &beside)) return NULL;
    Plan *plan = PyMem_Calloc(1, sizeof(Plan));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.verbs", drop);
    if (!capsule) {
        PyMem_Free(plan);
        return NULL;
    }
    plan->held = Py_NewRef(phrases);
    plan->beside = Py_NewRef(beside);
    if (fill(plan, numbers, sorts, phrases)) Py_CLEAR(capsule);
    return capsule;
}

/* The words before a place, the nearest first; they are read as far back as is asked for. */
typedef struct {
    const Plan *plan;
    const Text *text;
    Py_ssize_t low, at, end;
    int size, is_over, is_worn;
    struct { Py_ssize_t start, end; int number; } word[MOST_WORDS];
} Words;

/* Signs and white space of ASCII that part words, a bit for each. */
static const uint64_t parting[] = {
    0x1full << '\t' | 0xfull << 0x1c | 1ull << ' ' | 1ull << ',' | 1ull << '*' | 1ull << '"' | 1ull << '(', 1ull << ('_' - 64),
};
static inline int parts(Py_UCS4 c) {
    return c < 128 ? (int)(parting[c >> 6] >> (c & 63) & 1) : c == 0x201c || Py_UNICODE_ISSPACE(c);
}

/* The number of a word whatever its letter case, -1 for none that is known. */
static int number_of(Words *words, Py_ssize_t start, Py_ssize_t end) {
    Py_UCS4 letters[MOST_LETTERS];
    const Py_ssize_t size = end - start;
    if (size <= 0 || size > MOST_LETTERS) return -1;
    for (Py_ssize_t k = 0; k < size; k++) {
        const Py_UCS4 c = PyUnicode_READ(words->text->kind, words->text->data, start + k);
        letters[k] = small_form(c);
    }
    const Text lowered = {PyUnicode_4BYTE_KIND, letters, size};
    PyObject *number = lexicon_get(&words->plan->numbers, &lowered, 0, size);
    return number ? (int)PyLong_AsLong(number) : -1;
}

/* Whether a word is worn perhaps: whether the letters beside it are those of words that a scan leaves. */
static int may_be_worn(const Words *words, Py_ssize_t start, Py_ssize_t end, int number) {
    const Text *text = words->text;
    PyObject *beside = PyTuple_GET_ITEM(words->plan->beside, number);
    while (start > words->low && parts(at(text, start - 1))) start--;
    while (end < words->end && parts(at(text, end))) end++;
    const Py_UCS4 before = start > words->low ? small_form(at(text, start - 1)) : 0;
    const Py_UCS4 behind = end < words->end ? small_form(at(text, end)) : 0;
    for (Py_ssize_t k = 0; k + 1 < PyUnicode_GET_LENGTH(beside); k += 2) {
        const Py_UCS4 last = PyUnicode_READ_CHAR(beside, k), first = PyUnicode_READ_CHAR(beside, k + 1);
        if ((last == ' ' || last == before) && (first == ' ' || first == behind)) return 1;
    }
    return 0;
}

/* Whether there is a word so far back. */
static int has(Words *words, int number) {
    while (words->size <= number && !words->is_over) {
        const Text *text = words->text;
        Py_ssize_t end = words->at;
        while (end > words->low && parts(PyUnicode_READ(text->kind, text->data, end - 1))) end--;
        Py_ssize_t start = end;
        while (start > words->low && !parts(PyUnicode_READ(text->kind, text->data, start - 1))) start--;
        words->at = start;
        if (start == end || words->size == MOST_WORDS) {
            words->is_over = 1;
            break;
        }
        words->word[words->size].start = start;
        words->word[words->size].end = end;
        const int known = words->word[words->size].number = number_of(words, start, end);
        if (known >= 0 && words->plan->sorts[known] & WORN && may_be_worn(words, start, end, known)) words->is_worn = 1;
        words->size++;
    }
    return number < words->size;
}

/* The verb that ends in a word, NULL for none. */
static const Phrase *phrase_at(Words *words, int at) {
    const Plan *plan = words->plan;
    const int last = words->word[at].number;
    const Phrase *alone = NULL;
    for (Py_ssize_t k = plan->firsts[last]; k >= 0 && k < plan->phrases && plan->phrase[k].words[0] == last; k++) {
        const Phrase *phrase = &plan->phrase[k];
        int n = 1;
        while (n < phrase->size && has(words, at + n) && words->word[at + n].number == phrase->words[n]) n++;
        if (n < phrase->size) continue;
        if (phrase->size > 1) return phrase;
        if (!alone) alone = phrase;
    }
    return alone;
}

/* Whether any of the words from one to before another is of a sort. */
static int any(const Words *words, int from, int to, int sort) {
    for (int k = from; k < to; k++)
        if (words->word[k].number >= 0 && words->plan->sorts[words->word[k].number] & sort) return 1;
    return 0;
}

/* What a verb says, and where its words begin and end. */
typedef struct {
    PyObject *relation;
    Py_ssize_t begin, end;
} Verb;
enum { NO_VERB, A_VERB, NOT_MINE };

static int result(const Words *words, PyObject *relation, int begin, int last, Verb *verb) {
    *verb = (Verb){relation, words->word[begin].start, words->word[last].end};
    return words->is_worn ? NOT_MINE : A_VERB;
}

static int find(Words *words, const Py_ssize_t start, PyObject *amends, Verb *verb) {
    const Plan *plan = words->plan;
    const Text *text = words->text;
    /* The rest of a word at the end governs nothing. */
    int at = start > words->low && is_alnum(PyUnicode_READ(text->kind, text->data, start - 1));
    int weak_begin = 0, weak_last = 0;
    const Phrase *weak = NULL;
    for (int skipped = 0; skipped < MOST_SKIPPED && has(words, at); at++, skipped++) {
        int number = words->word[at].number;
        if (number < 0 || !(plan->sorts[number] & (LAST | BETWEEN))) {
            /* `Căn cứ:` above a list. */
            const Py_ssize_t end = words->word[at].end - 1;
            if (PyUnicode_READ(text->kind, text->data, end) != ':') break;
            number = number_of(words, words->word[at].start, end);
            if (number >= 0 && plan->sorts[number] & WORN) words->is_worn = 1;
            if (number < 0 || !(plan->sorts[number] & (LAST | BETWEEN))) break;
            words->word[at].end = end;
            words->word[at].number = number;
        }
        const Phrase *phrase = plan->sorts[number] & LAST ? phrase_at(words, at) : NULL;
        if (!phrase) continue;
        const int begin = at + phrase->size - 1, behind = weak ? weak_begin + 1 : 0;
        if (phrase->what & CITES) {
            if (!weak) weak = phrase, weak_begin = begin, weak_last = at;
            at = begin;
            continue;
        }
        if (weak && phrase->passive != Py_None) {
            /* `được sửa đổi, bổ sung một số điều theo Luật số …`, `đã điều chỉnh theo hướng dẫn tại …` */
            if (any(words, weak_last, weak_begin + 1, BY)) return result(words, phrase->passive, begin, weak_last, verb);
            if (any(words, behind, at, BY)) break;
        }
        if (weak && phrase->what & OBJECT) break;
        return result(words, phrase->what & ENDING && any(words, behind, at, PART) ? amends : phrase->relation, begin, at, verb);
    }
    if (weak) return result(words, weak->relation, weak_begin, weak_last, verb);
    return words->is_worn ? NOT_MINE : NO_VERB;
}

#endif
