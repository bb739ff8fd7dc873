/* Where the sentence and the paragraph of a place begin: what `sentence_plainly` and `paragraph_plainly` of sentences.py
 * find, in one pass over the stretch before the place. A test holds the two together.
 */
#include "../../text/_teaching.h"

/* How far items are numbered, `1.2.3.4.5.`, and how long the words are behind which a full stop ends nothing. */
enum { MOST_DIGITS = 3, MOST_DEEPER = 4, MOST_ROMAN = 5, ARTICLE_DIGITS = 4, LOOKED_BACK = 16, LONGEST_COUNT = 6, LONGEST_MARKER = 4, BLOCK = 80 };
/* What gives the end of the last break of a stretch. */
typedef Py_ssize_t (*Last)(const Text *, Py_ssize_t, Py_ssize_t, Py_ssize_t);

enum { BREAKING, STOP, LINE_STOP, CLOSING, OPENING, CAPITAL, BULLET, SHORT_CAPITAL, ENDING };
static const char *const letter_names[] = {"breaking", "stops", "line_stops", "closing", "opening", "capitals", "bullets", "short_capitals", "endings"};
static Letters letters;
/* Words behind which a full stop ends nothing, those that count behind themselves, and what opens a line. */
static PyObject *shortened, *counted, *article, *basis;

static inline int is_number(Py_UCS4 c) { return c < 128 ? is_digit(c) : Py_UNICODE_ISDECIMAL(c); }

static Py_ssize_t blanks(const Text *text, Py_ssize_t place) {
    while (place < text->size && is_white(at(text, place))) place++;
    return place;
}

static Py_ssize_t indent(const Text *text, Py_ssize_t place) {
    for (Py_UCS4 c; (c = at(text, place)) == ' ' || c == '\t' || c == '*'; place++) {}
    return place;
}

/* Behind the last line feed of the white space at a place; 0 for none. */
static Py_ssize_t last_feed(const Text *text, Py_ssize_t place) {
    Py_ssize_t found = 0;
    for (; place < text->size && is_white(at(text, place)); place++)
        if (at(text, place) == '\n') found = place + 1;
    return found;
}

static Py_ssize_t digits(const Text *text, Py_ssize_t place, int most) {
    for (; most && is_number(at(text, place)); most--) place++;
    return place;
}

/* Whether a marker opens the line at a place: `1.2.`, `a)`, `-`, `IV.`, `Điều 5.`; the text is cut where it is looked no further. */
static int opens_item(const Text *text, const Py_ssize_t line) {
    const Py_ssize_t begin = indent(text, line);
    const Py_UCS4 first = at(text, begin);
    Py_ssize_t end;
    if (is_in(&letters, first, BULLET) && is_white(at(text, begin + 1))) return 1;
    /* Emphasis may be a bullet as well. */
    for (Py_ssize_t k = line; k < begin; k++)
        if (at(text, k) == '*' && is_in(&letters, '*', BULLET) && is_white(at(text, k + 1))) return 1;
    if (is_number(first)) {
        end = digits(text, begin, MOST_DIGITS);
        for (int deeper = 0; deeper < MOST_DEEPER && at(text, end) == '.' && is_number(at(text, end + 1)); deeper++)
            for (end++; is_number(at(text, end));) end++;
        return (at(text, end) == '.' || at(text, end) == ')') && is_white(at(text, end + 1));
    }
    if (is_plain_small(first)) {
        end = digits(text, begin + 1, 1);
        return (at(text, end) == '.' || at(text, end) == ')') && is_white(at(text, end + 1));
    }
    for (end = begin; end < begin + MOST_ROMAN && (at(text, end) == 'I' || at(text, end) == 'V' || at(text, end) == 'X');) end++;
    if (end > begin) return (at(text, end) == '.' || at(text, end) == '-') && is_white(at(text, end + 1));
    if (stands_at(text, begin, article)) {
        const Py_ssize_t number = begin + PyUnicode_GET_LENGTH(article) + 1;
        if (!is_white(at(text, number - 1)) || (end = digits(text, number, ARTICLE_DIGITS)) == number) return 0;
        if (is_plain_small(at(text, end))) end++;
        return at(text, end) == '.' || at(text, end) == ':';
    }
    if (!stands_at(text, begin, PyTuple_GET_ITEM(basis, 0))) return 0;
    end = begin + PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(basis, 0));
    return is_white(at(text, end)) && stands_at(text, end + 1, PyTuple_GET_ITEM(basis, 1));
}

/* Whether words end at a place that begin no further back than `low`, none of whose letters is the rest of a word where
 * they stand alone. */
static int ends_one_of(const Text *text, Py_ssize_t low, Py_ssize_t end, PyObject *words, int stand_alone) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++) {
        PyObject *word = PyTuple_GET_ITEM(words, k);
        const Py_ssize_t begin = end - PyUnicode_GET_LENGTH(word);
        if (begin >= low && stands_at(text, begin, word) && !(stand_alone && is_alnum(at(text, begin - 1)))) return 1;
    }
    return 0;
}

/* Whether the full stop at a place ends nothing. */
static int is_shortened(const Text *text, const Py_ssize_t stop) {
    const Py_ssize_t low = Py_MAX(0, stop - LOOKED_BACK);
    const Py_UCS4 last = at(text, stop - 1);
    if (stop == low || !is_word_sign(last)) return 0;
    if (is_in(&letters, last, SHORT_CAPITAL) && !is_alnum(at(text, stop - 2))) return 1;
    if (is_in(&letters, last, ENDING) && ends_one_of(text, low, stop, shortened, 1)) return 1;
    Py_ssize_t begin = stop - 1;
    while (begin > low && stop - begin <= LONGEST_COUNT && is_word_sign(at(text, begin - 1))) begin--;
    if (stop - begin <= LONGEST_MARKER) {
        Py_ssize_t edge = begin;
        for (Py_UCS4 c; edge > low && ((c = at(text, edge - 1)) == ' ' || c == '\t' || c == '*'); edge--) {}
        if (!edge || (edge > low && at(text, edge - 1) == '\n')) {
            /* A word alone on its line is no marker of an item. */
            for (Py_ssize_t k = begin + 1; k < stop; k++)
                if (Py_UNICODE_ISLOWER(at(text, k))) return 0;
            return 1;
        }
    }
    if (stop - begin > LONGEST_COUNT || begin == low || !is_white(at(text, begin - 1))) return 0;
    while (begin > low && is_white(at(text, begin - 1))) begin--;
    return ends_one_of(text, low, begin, counted, 0);
}

/* The place behind the break that begins here, 0 for none: the end of a sentence, a line that opens something. */
static Py_ssize_t break_at(const Text *text, const Py_ssize_t place) {
    const Py_UCS4 c = at(text, place);
    if (c == '\n') {
        const Py_ssize_t feed = last_feed(text, place + 1);
        return feed ? feed : opens_item(text, place + 1) ? place + 1 : 0;
    }
    if (c == ';') return last_feed(text, place + 1);
    Py_ssize_t end = place + 1;
    while (is_in(&letters, at(text, end), STOP)) end++;
    while (is_in(&letters, at(text, end), CLOSING)) end++;
    const Py_ssize_t next = blanks(text, end);
    return next > end && next < text->size && is_in(&letters, at(text, next), OPENING) ? next : 0;
}

/* Whether a break may go on over a character, so that what stands behind it is not read by itself. */
static inline int spans(Py_UCS4 c) {
    return is_white(c) || is_in(&letters, c, BREAKING) || is_in(&letters, c, LINE_STOP) || is_in(&letters, c, CLOSING);
}

/* The end of the last break that begins from `low` to before `stop` and ends at most at a place, -1 for none. */
static Py_ssize_t last_break(const Text *text, const Py_ssize_t low, const Py_ssize_t stop, const Py_ssize_t place) {
    Py_ssize_t found = -1;
    for (Py_ssize_t k = low; k < stop;) {
        const Py_UCS4 c = at(text, k);
        if (!is_in(&letters, c, BREAKING)) {
            k++;
            continue;
        }
        const Py_ssize_t end = break_at(text, k);
        if (end > place) break;
        if (end) {
            if (c != '.' || !is_shortened(text, k)) found = end;
            k = end;
        } else if (is_in(&letters, c, STOP))
            /* What does not end behind several stops ends behind none of them. */
            for (k++; is_in(&letters, at(text, k), STOP);) k++;
        else k++;
    }
    return found;
}

/* The same of the breaks between paragraphs, each of which ends with a line. */
static Py_ssize_t last_line(const Text *text, const Py_ssize_t low, const Py_ssize_t stop, const Py_ssize_t place) {
    Py_ssize_t found = -1, end;
    for (Py_ssize_t k = low; k < stop; k = end ? end : k + 1) {
        const Py_UCS4 c = at(text, k);
        end = 0;
        if (c == '\n') end = break_at(text, k);
        else if (is_in(&letters, c, LINE_STOP)) {
            for (end = k + 1; at(text, end) == ' ' || at(text, end) == '\t';) end++;
            end = at(text, end) == '\n' && is_in(&letters, at(text, indent(text, end + 1)), CAPITAL) ? end + 1 : 0;
        }
        if (end > place) break;
        if (end) found = end;
    }
    return found;
}

static PyObject *learn(PyObject *self, PyObject *told) {
    const ToldWords words[] = {{"shortened", &shortened, 1}, {"counted", &counted, 1}, {"article", &article, 0}, {"basis", &basis, 1}};
    if (!PyDict_Check(told)) {
        PyErr_SetString(PyExc_TypeError, "expected a dictionary of words");
        return NULL;
    }
    Letters fresh;
    if (tell_letters(&fresh, letter_names, sizeof letter_names / sizeof *letter_names, told)) return NULL;
    if (tell_words(words, sizeof words / sizeof *words, told)) return NULL;
    if (PyTuple_GET_SIZE(basis) != 2) {
        PyErr_SetString(PyExc_ValueError, "expected two words as basis");
        return NULL;
    }
    letters = fresh;
    Py_RETURN_NONE;
}

/* The end of the last break in the stretch before a place, which is looked through from its end, `low` for none. No break
 * goes over `*edge`, behind which none was found; it is moved as far as is looked.
 */
static Py_ssize_t look_back(const Text *text, Py_ssize_t low, Py_ssize_t place, Py_ssize_t *edge, Last last) {
    while (*edge > low) {
        Py_ssize_t begin = *edge - low > BLOCK ? *edge - BLOCK : low;
        while (begin > low && spans(at(text, begin - 1))) begin--;
        const Py_ssize_t found = last(text, begin, *edge, place);
        if (found >= 0 || begin == low) return found < 0 ? low : found;
        *edge = begin;
    }
    return low;
}

/* Look the near stretch through first, and the wide one where nothing ends there. */
static PyObject *look(PyObject *const *args, Py_ssize_t count, Last last) {
    if (count != 5 || !PyUnicode_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, a place and three widths");
        return NULL;
    }
    const Py_ssize_t place = PyLong_AsSsize_t(args[1]), near = PyLong_AsSsize_t(args[2]);
    const Py_ssize_t wide = PyLong_AsSsize_t(args[3]), ahead = PyLong_AsSsize_t(args[4]);
    if (PyErr_Occurred()) return NULL;
    Text text = text_of(args[0]);
    if (!basis || place < 0 || place > text.size || near < 0 || wide < 0 || ahead < 0) {
        PyErr_SetString(PyExc_ValueError, "expected words to be learned, a place within the text, and widths");
        return NULL;
    }
    text.size = ahead < text.size - place ? place + ahead : text.size;
    const Py_ssize_t low = Py_MAX(0, place - near);
    Py_ssize_t edge = place, begin = look_back(&text, low, place, &edge, last);
    if (begin == low && low) begin = look_back(&text, Py_MAX(0, place - wide), place, &edge, last);
    return PyLong_FromSsize_t(begin);
}

static PyObject *sentence(PyObject *self, PyObject *const *args, Py_ssize_t count) { return look(args, count, last_break); }
static PyObject *paragraph(PyObject *self, PyObject *const *args, Py_ssize_t count) { return look(args, count, last_line); }

static PyMethodDef methods[] = {
    {"learn", learn, METH_O, "Take the letters and words that limits go by."},
    {"sentence", (PyCFunction)(void (*)(void))sentence, METH_FASTCALL, "Give where the sentence of a place begins, by how far is looked back first, then, and ahead."},
    {"paragraph", (PyCFunction)(void (*)(void))paragraph, METH_FASTCALL, "Give where the paragraph of a place begins, by the same."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_sentences", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__sentences(void) { return PyModule_Create(&module); }
