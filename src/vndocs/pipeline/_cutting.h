/* The words of a stretch as values have them: `Source.words` in C, for letters that no composition changes. */
#ifndef VNDOCS_CUTTING_H
#define VNDOCS_CUTTING_H

#include "_light.h"

/* Letters of other languages that stand for those of Vietnamese: `LETTERS` of normalize.py. */
static inline int is_mistaken(Py_UCS4 c) { return c == 0xd0 || c == 0xf0 || c == 0x189 || c == 0x256 || c == 0x1a2 || c == 0x1a3; }

/* Letters that no composition changes whatever stands beside them; all others are left to Python. */
static inline int is_settled(Py_UCS4 c) { return (c < 0x300 && !is_mistaken(c)) || (c >= 0x1e00 && c < 0x1f00) || (c >= 0x2010 && c < 0x2060); }

/* What a letter is in a stretch that is its own value: a letter that stays, a blank between two, or one of neither. */
enum { STAYS = 1, BLANK = 2, SETTLED = 0x2060 };
static unsigned char manners[SETTLED];

static void learn_manners(void) {
    for (Py_UCS4 c = 0; c < SETTLED; c++) manners[c] = c == ' ' ? BLANK : is_settled(c) && c != '*' && !Py_UNICODE_ISSPACE(c) ? STAYS : 0;
}

#define WEIGHER(name, type)                                         \
    static int name(const type *letter, const type *end) {          \
        int last = BLANK, is_other = 0;                             \
        for (; letter < end; letter++) {                            \
            const int is = *letter < SETTLED ? manners[*letter] : 0; \
            is_other |= (is == 0) | (is & last & BLANK);            \
            last = is;                                              \
        }                                                           \
        return !is_other && last == STAYS;                          \
    }
WEIGHER(stays_1, Py_UCS1)
WEIGHER(stays_2, Py_UCS2)
WEIGHER(stays_4, Py_UCS4)

/* Whether `Source.words` cuts a stretch of the raw text as it stands there, which most are. */
static int stays(const View *view, Py_ssize_t start, Py_ssize_t end) {
    const void *data = view->letters.data;
    if (start < 0 || end > view->letters.size || start >= end) return 0;
    if (view->letters.kind == PyUnicode_1BYTE_KIND) return stays_1((const Py_UCS1 *)data + start, (const Py_UCS1 *)data + end);
    if (view->letters.kind == PyUnicode_2BYTE_KIND) return stays_2((const Py_UCS2 *)data + start, (const Py_UCS2 *)data + end);
    return stays_4((const Py_UCS4 *)data + start, (const Py_UCS4 *)data + end);
}

/* Make room for so many more words. */
static int make_room(View *view, Py_ssize_t more) {
    if (view->size + more <= view->room) return 0;
    const Py_ssize_t room = view->size + more + 64;
    Py_UCS4 *grown = PyMem_Realloc(view->words, (size_t)room * sizeof(Py_UCS4));
    if (!grown) {
        PyErr_NoMemory();
        return -1;
    }
    view->words = grown;
    view->room = room;
    return 0;
}

/* Add the words that Python has cut, whose letters may need composing; takes them over. */
static int add_words(View *view, PyObject *words) {
    if (words && !PyUnicode_Check(words)) PyErr_SetString(PyExc_TypeError, "expected words");
    if (PyErr_Occurred() || make_room(view, PyUnicode_GET_LENGTH(words))) {
        Py_XDECREF(words);
        return -1;
    }
    const Text text = text_of(words);
    for (Py_ssize_t k = 0; k < text.size; k++) view->words[view->size++] = PyUnicode_READ(text.kind, text.data, k);
    Py_DECREF(words);
    return 0;
}

/* Add a stretch as a value to the words, as `Source.words` cuts it: 0, -1 and an exception, or 1 where that needs Python.
 *
 * Of a title the rules of tables are blanks too, and a star in brackets points to a footnote.
 */
static int cut_stretch(View *view, Py_ssize_t start, Py_ssize_t end, int is_title) {
    lead(view, &start, &end);
    start = within(view, start);
    end = within(view, end);
    const Py_ssize_t before = view->size;
    if (end > start && make_room(view, end - start)) return -1;
    int is_apart = 0;
    for (Py_ssize_t k = start; k < end; k++) {
        const Py_UCS4 c = PyUnicode_READ(view->letters.kind, view->letters.data, k);
        if (c == '*' || Py_UNICODE_ISSPACE(c) || (is_title && c == '|')) {
            is_apart = view->size > before;
            if (!is_title || c != '*' || k == start || PyUnicode_READ(view->letters.kind, view->letters.data, k - 1) != '(') continue;
        } else if (is_settled(c)) {
            if (is_apart) view->words[view->size++] = ' ';
            is_apart = 0;
            view->words[view->size++] = c;
            continue;
        }
        view->size = before;
        return 1;
    }
    return 0;
}

/* Add the words of a place. */
static int cut_words(View *view, PyObject *place) {
    Py_ssize_t start, end;
    int done = place_of(place, &start, &end);
    if (done < 1) return done;
    done = cut_stretch(view, start, end, 0);
    return done < 1 ? done : add_words(view, PyObject_CallMethod(view->source, "words", "nn", start, end));
}

#endif
