/* How the paragraphs over a body open: with what leads to a legal base, or with the name of a document. What the
 * expressions of bases.py say, in one look at the words.
 */
#include "../../text/_teaching.h"

/* As bases.py has them. */
enum { LEAD = 1, SURE = 2, DOCUMENT = 4, VERB = 8, SMALL = 16, CAPITALS = 32, PAGE = 64, NOTE = 128, PIVOT = 256, BODY = 512, BLANK = 1024 };
enum { MOST_FRONT = 30, AROUND_FEED = 30, LONG_LINE = 60 };

enum { MOST_WORDS = 64 };

/* Words of which any may stand somewhere, each with its first letter. */
typedef struct {
    PyObject *words;
    Py_UCS4 first[MOST_WORDS];
} Several;

static Several leads, sure, documents, before;
static PyObject *front, *verbs, *number, *rule, *ends, *pages, *body_letters, *body_seconds, *longest_pivot;
static const ToldWords told_words[] = {
    {"front", &front, 0}, {"leads", &leads.words, 1}, {"sure", &sure.words, 1}, {"documents", &documents.words, 1},
    {"before", &before.words, 1}, {"verbs", &verbs, 1}, {"number", &number, 0},
    {"rule", &rule, 0}, {"ends", &ends, 0}, {"pages", &pages, 1}, {"body", &body_letters, 0}, {"body_second", &body_seconds, 0}, {"pivot", &longest_pivot, 0},
};

/* Which of the told signs a common letter is. */
enum { OF_FRONT = 1, OF_RULE = 2, OF_ENDS = 4, OF_BODY = 8, OF_BODY_SECOND = 16 };
static unsigned char sorts[WIDEST_LETTER];

static void learn_sort(PyObject *signs, int sort) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(signs); k++)
        if (PyUnicode_READ_CHAR(signs, k) < WIDEST_LETTER) sorts[PyUnicode_READ_CHAR(signs, k)] |= (unsigned char)sort;
}

static inline int is_of(PyObject *signs, int sort, Py_UCS4 c) { return c < WIDEST_LETTER ? (sorts[c] & sort) != 0 : has_letter(signs, c); }

/* Whether a letter is another as expressions that ignore case have it. */
static inline int is_alike(Py_UCS4 c, Py_UCS4 small) {
    return Py_UNICODE_TOLOWER(c) == small || (c == 0x131 && small == 'i') || (c == 0x17f && small == 's');
}

static Py_ssize_t spaces_end(const Text *text, Py_ssize_t place) {
    while (place < text->size && Py_UNICODE_ISSPACE(at(text, place))) place++;
    return place;
}

/* The end of words in whatever case, a blank of which may be any white space; 0 where they do not stand there. */
static Py_ssize_t words_end(const Text *text, Py_ssize_t place, PyObject *words) {
    const Text all = text_of(words);
    for (Py_ssize_t k = 0; k < all.size; k++) {
        const Py_UCS4 c = at(&all, k);
        const Py_ssize_t behind = c == ' ' ? spaces_end(text, place) : place + (place < text->size && is_alike(at(text, place), c));
        if (behind == place) return 0;
        place = behind;
    }
    return place;
}

/* The end of one of some words at a place, and of the white space that has to stand behind it where `is_apart`, else no
 * letter may; 0 for none.
 */
static Py_ssize_t any_end(const Text *text, Py_ssize_t place, const Several *several, int is_apart) {
    const Py_UCS4 c = at(text, place), small = c == 0x131 ? 'i' : c == 0x17f ? 's' : Py_UNICODE_TOLOWER(c);
    const Py_ssize_t count = PyTuple_GET_SIZE(several->words);
    for (Py_ssize_t k = 0; k < count; k++) {
        if (several->first[k] != small) continue;
        const Py_ssize_t end = words_end(text, place, PyTuple_GET_ITEM(several->words, k));
        if (!end) continue;
        const Py_ssize_t behind = is_apart ? spaces_end(text, end) : end;
        if (is_apart ? behind > end : !is_alnum(at(text, end))) return behind;
    }
    return 0;
}

/* Whether a document is named: behind words that stand before such a name, or by its number. */
static int is_document(const Text *text, Py_ssize_t place) {
    const Py_ssize_t behind = words_end(text, place, number), figure = behind ? spaces_end(text, behind) : 0;
    if (figure > behind && Py_UNICODE_ISDECIMAL(at(text, figure))) return 1;
    do {
        if (any_end(text, place, &documents, 0)) return 1;
    } while ((place = any_end(text, place, &before, 1)));
    return 0;
}

/* Whether what looks like a document is a verb: written so, and no number behind it. */
static int is_verb(const Text *text, Py_ssize_t place) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(verbs); k++) {
        PyObject *verb = PyTuple_GET_ITEM(verbs, k);
        if (!stands_at(text, place, verb)) continue;
        const Py_ssize_t end = place + PyUnicode_GET_LENGTH(verb), next = spaces_end(text, end);
        const Py_ssize_t behind = next > end && stands_at(text, next, number) ? next + PyUnicode_GET_LENGTH(number) : 0;
        if (!behind || !Py_UNICODE_ISSPACE(at(text, behind))) return 1;
    }
    return 0;
}

/* What of all that is wanted opens a stretch. */
static int openings(Text text, Py_ssize_t place, Py_ssize_t end, int wanted) {
    text.size = Py_MAX(0, Py_MIN(end, text.size));
    place = Py_MAX(0, place);
    const Py_ssize_t most = place + MOST_FRONT;
    while (place < most && place < text.size && (Py_UNICODE_ISSPACE(at(&text, place)) || is_of(front, OF_FRONT, at(&text, place)))) place++;
    if (place >= text.size || !is_letter(at(&text, place))) return 0;
    return (wanted & LEAD && any_end(&text, place, &leads, 0) ? LEAD : 0) | (wanted & SURE && any_end(&text, place, &sure, 0) ? SURE : 0)
        | (wanted & DOCUMENT && is_document(&text, place) ? DOCUMENT : 0) | (wanted & VERB && is_verb(&text, place) ? VERB : 0);
}

static int is_told(void) {
    if (!number) PyErr_SetString(PyExc_RuntimeError, "expected to be told words first");
    return number != NULL;
}

static PyObject *opens(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyUnicode_Check(args[0])) return PyErr_Format(PyExc_TypeError, "expected a text, its stretch and what is wanted");
    const Py_ssize_t place = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]);
    const long wanted = PyLong_AsLong(args[3]);
    if (PyErr_Occurred() || !is_told()) return NULL;
    return PyLong_FromLong(openings(text_of(args[0]), place, end, (int)wanted));
}

/* What the words of a line say before any expression is asked. */
static int facts(const Text *text, Py_ssize_t low, Py_ssize_t high) {
    const Py_UCS4 first = at(text, low);
    int has_capital = 0, is_upper = 1, is_figure = 1, said = Py_UNICODE_ISLOWER(first) ? SMALL : 0;
    for (Py_ssize_t k = low; k < high && (is_upper || is_figure); k++) {
        const Py_UCS4 c = at(text, k);
        is_upper &= !Py_UNICODE_ISLOWER(c) && !Py_UNICODE_ISTITLE(c);
        has_capital |= Py_UNICODE_ISUPPER(c);
        is_figure &= Py_UNICODE_ISDIGIT(c);
    }
    said |= (is_upper && has_capital ? CAPITALS : 0) | (is_figure ? PAGE : 0);
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(pages); k++) {
        PyObject *page = PyTuple_GET_ITEM(pages, k);
        if (PyUnicode_READ_CHAR(page, 0) == first && PyUnicode_GET_LENGTH(page) <= high - low && stands_at(text, low, page)) said |= PAGE;
    }
    if (first == '[' || Py_UNICODE_ISDIGIT(first)) said |= NOTE;
    const Py_UCS4 second = at(text, low + 1);
    if (is_of(body_letters, OF_BODY, first)
        && (Py_UNICODE_ISSPACE(second) || Py_UNICODE_ISDECIMAL(second) || (second && is_of(body_seconds, OF_BODY_SECOND, second)))) said |= BODY;
    Py_ssize_t stop = high, colon = low;
    while (stop > low && Py_UNICODE_ISSPACE(at(text, stop - 1))) stop--;
    while (colon < high && colon < low + LONG_LINE && at(text, colon) != ':') colon++;
    /* What ends behind its words is no longer than they are. */
    if ((colon < high && colon < low + LONG_LINE) || stop - low <= PyUnicode_GET_LENGTH(longest_pivot)) said |= PIVOT;
    return said;
}

/* The next line: where it ends, where its words begin and end, and what they say. */
static PyObject *line(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0])) return PyErr_Format(PyExc_TypeError, "expected a text and its stretch");
    const Text text = text_of(args[0]);
    Py_ssize_t begin = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred() || !is_told()) return NULL;
    end = Py_MIN(end, text.size);
    begin = Py_MAX(0, Py_MIN(begin, end));
    Py_ssize_t feed = next_sign(text.kind, text.data, '\n', begin, end), low = begin, said = 0;
    if (feed < 0) feed = end;
    Py_ssize_t high = feed;
    while (high > low && is_of(rule, OF_RULE, at(&text, high - 1))) high--;
    while (low < high && is_of(rule, OF_RULE, at(&text, low))) low++;
    while (low < high && is_of(ends, OF_ENDS, at(&text, low))) low++;
    if (low < high) {
        said = facts(&text, low, high);
        if (!(said & SMALL)) said |= openings(text, begin, Py_MIN(end, feed + AROUND_FEED), LEAD);
        if (!(said & (SMALL | LEAD))) said |= openings(text, begin, feed, DOCUMENT);
    } else {
        Py_ssize_t blank = begin;
        while (blank < feed && Py_UNICODE_ISSPACE(at(&text, blank))) blank++;
        said = blank == feed ? BLANK : 0;
    }
    const Py_ssize_t numbers[] = {feed, low, high, said};
    PyObject *found = PyTuple_New(4);
    for (int k = 0; found && k < 4; k++) {
        PyObject *one = PyLong_FromSsize_t(numbers[k]);
        if (one) PyTuple_SET_ITEM(found, k, one);
        else Py_CLEAR(found);
    }
    return found;
}

/* Be told the words. */
static PyObject *tell(PyObject *self, PyObject *told) {
    if (!PyDict_Check(told)) return PyErr_Format(PyExc_TypeError, "expected a dictionary of words");
    Several *const all[] = {&leads, &sure, &documents, &before};
    if (tell_words(told_words, sizeof told_words / sizeof *told_words, told)) return NULL;
    memset(sorts, 0, sizeof sorts);
    learn_sort(front, OF_FRONT);
    learn_sort(rule, OF_RULE);
    learn_sort(ends, OF_ENDS);
    learn_sort(body_letters, OF_BODY);
    learn_sort(body_seconds, OF_BODY_SECOND);
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(pages); k++)
        if (!PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(pages, k))) {
            Py_CLEAR(number);
            return PyErr_Format(PyExc_ValueError, "expected the heads of pages");
        }
    for (int list = 0; list < 4; list++)
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(all[list]->words); k++) {
            PyObject *word = PyTuple_GET_ITEM(all[list]->words, k);
            if (k >= MOST_WORDS || !PyUnicode_GET_LENGTH(word)) {
                Py_CLEAR(number);
                return PyErr_Format(PyExc_ValueError, "expected a few words");
            }
            all[list]->first[k] = PyUnicode_READ_CHAR(word, 0);
        }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_O, "Be told the words that lead to a base."},
    {"line", (PyCFunction)(void (*)(void))line, METH_FASTCALL, "Give where a line and its words end, and what they say."},
    {"opens", (PyCFunction)(void (*)(void))opens, METH_FASTCALL, "Give what opens a stretch, of all that is wanted."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_bases", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__bases(void) { return PyModule_Create(&module); }
