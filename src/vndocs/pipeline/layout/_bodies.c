/* The lines of a heading that may name bodies, and with which words they begin: what bodies.py says of every line. A test
 * holds the two together.
 */
#include "../../text/_teaching.h"
#include "_cells.h"

/* Words with which the name of a body begins, or goes on; of lines that name nobody. */
static struct { Lexicon beginnings, joined, noise, below; } sets;
/* Words that look like a beginning, what a motto left, and words behind which a name goes on; those that do not count so. */
static struct { PyObject *nameless, *left, *open, *closed, *draft; } words;
static const ToldSet told_sets[] = {
    {"beginnings", &sets.beginnings}, {"joined", &sets.joined}, {"noise", &sets.noise}, {"below", &sets.below},
};
static const ToldWords told_words[] = {
    {"nameless", &words.nameless, 1}, {"left", &words.left, 1}, {"open", &words.open, 1}, {"closed", &words.closed, 1}, {"draft", &words.draft, 1},
};

static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *by_word, *named;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &by_word, &PyDict_Type, &named)) return NULL;
    if (tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, by_word) || tell_words(told_words, sizeof told_words / sizeof *told_words, named)) return NULL;
    Py_RETURN_NONE;
}

/* The end of the longest words of a set that stand at a place and end there, 0 where none do. */
static Py_ssize_t starting(const Lexicon *set, const Text *text, Py_ssize_t place) {
    Py_ssize_t found = 0;
    const Py_ssize_t most = Py_MIN(text->size, place + set->longest);
    for (Py_ssize_t end = place + 1; end <= most; end++)
        if (!is_alnum(at(text, end)) && lexicon_get(set, text, place, end)) found = end;
    return found;
}

/* The end of words at a place, whose blanks may be any white space; 0 where they do not stand there. */
static Py_ssize_t spaced_end(const Text *text, Py_ssize_t place, PyObject *spaced) {
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(spaced); k++) {
        const Py_UCS4 c = PyUnicode_READ_CHAR(spaced, k);
        if (c != ' ') {
            if (at(text, place) != c || place >= text->size) return 0;
            place++;
            continue;
        }
        const Py_ssize_t begin = place;
        while (Py_UNICODE_ISSPACE(at(text, place))) place++;
        if (place == begin) return 0;
    }
    return place;
}

static int is_nameless(const Text *text, Py_ssize_t place) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words.nameless); k++) {
        const Py_ssize_t end = spaced_end(text, place, PyTuple_GET_ITEM(words.nameless, k));
        if (end && !is_alnum(at(text, end))) return 1;
    }
    return 0;
}

/* Whether a line is letters and little else, and no number that lost its label. */
static int is_spelled(const Text *text) {
    int has_letter = text->size == 1, has_digit = 0;
    if (!is_word_letter(at(text, 0))) return 0;
    for (Py_ssize_t k = 1; k < text->size; k++) {
        const Py_UCS4 c = at(text, k);
        if (c == '\n') return has_letter || text->size == 2;
        if (c == '/' && has_digit) return 0;
        has_letter |= is_word_letter(c);
        has_digit |= c < 128 ? is_digit(c) : Py_UNICODE_ISDECIMAL(c);
    }
    return has_letter;
}

/* What a line in plain letters is: -1 where it names nobody, else whether it goes on with the line above (1), and twice how
 * long the words are with which a body's name begins in it. */
static PyObject *sort(PyObject *self, PyObject *string) {
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(string);
    if (!is_spelled(&text) || starting(&sets.noise, &text, 0) || one_stands(&text, 0, words.draft) || one_stands(&text, 0, words.left)) return PyLong_FromLong(-1);
    const Py_ssize_t begun = is_nameless(&text, 0) ? 0 : starting(&sets.beginnings, &text, 0);
    return PyLong_FromSsize_t(2 * begun + (starting(&sets.joined, &text, 0) != 0));
}

/* How long the words are with which a name begins, those that look like it as well. */
static PyObject *begun(PyObject *self, PyObject *string) {
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(string);
    return PyLong_FromSsize_t(starting(&sets.beginnings, &text, 0));
}

/* How long the words are that a line ends with, behind which a name goes on. */
static PyObject *open_end(PyObject *self, PyObject *string) {
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(string);
    Py_ssize_t longest = 0;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words.closed); k++) {
        PyObject *closed = PyTuple_GET_ITEM(words.closed, k);
        if (stands_at(&text, text.size - PyUnicode_GET_LENGTH(closed), closed)) return PyLong_FromLong(0);
    }
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words.open); k++) {
        PyObject *open = PyTuple_GET_ITEM(words.open, k);
        const Py_ssize_t size = PyUnicode_GET_LENGTH(open), begin = text.size - size;
        if (size > longest && stands_at(&text, begin, open) && (!begin || Py_UNICODE_ISSPACE(at(&text, begin - 1)))) longest = size;
    }
    return PyLong_FromSsize_t(longest);
}

/* Where in a name another may begin: where the gap before it begins and ends, and where its first words do. */
static PyObject *below(PyObject *self, PyObject *string) {
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t place = 1; found && place < text.size; place++) {
        const Py_ssize_t begin = place;
        for (; place < text.size; place++) {
            const Py_UCS4 c = at(&text, place);
            if (!Py_UNICODE_ISSPACE(c) && c != '.' && c != 0x2026) break;
        }
        if (place == begin || !is_alnum(at(&text, begin - 1))) continue;
        const Py_ssize_t stop = is_nameless(&text, place) ? 0 : starting(&sets.below, &text, place);
        if (stop && append_new(found, Py_BuildValue("(nnn)", begin, place, stop))) Py_CLEAR(found);
    }
    return found;
}

typedef struct { Py_ssize_t begin, end; } Stretch;

/* Signs that stand around a name and are none of it. */
static inline int is_beside(Py_UCS4 c) { return c == ' ' || c == '-' || c == 0x2013 || c == '.' || c == ',' || c == ';' || c == ':'; }

/* Put a piece of a cell among those found, parted at two blanks. */
static int put_pieces(const Text *text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t row, int is_upper, PyObject *found) {
    while (start < end) {
        Py_ssize_t stop = start, next;
        while (stop < end && !(at(text, stop) == ' ' && stop + 1 < end && at(text, stop + 1) == ' ')) stop++;
        for (next = stop; next < end && at(text, next) == ' ';) next++;
        Py_ssize_t low = start, high = stop;
        while (low < high && is_rule(at(text, low))) low++;
        while (high > low && is_rule(at(text, high - 1))) high--;
        int has_capital = 0, has_small = 0;
        for (Py_ssize_t k = low; is_upper && k < high && !has_small; k++) {
            has_small = Py_UNICODE_ISLOWER(at(text, k)) || Py_UNICODE_ISTITLE(at(text, k));
            has_capital |= Py_UNICODE_ISUPPER(at(text, k));
        }
        if (low < high && (!is_upper || (has_capital && !has_small && high - low > 1)) && append_new(found, Py_BuildValue("(nnn)", low, high, row))) return -1;
        start = next;
    }
    return 0;
}

/* The stretches of a list, which whoever asks frees; NULL and an exception where it holds anything else. */
static Stretch *stretches_of(PyObject *list) {
    const Py_ssize_t count = PyList_GET_SIZE(list);
    Stretch *stretches = PyMem_Calloc((size_t)count + 1, sizeof(Stretch));
    if (!stretches) PyErr_NoMemory();
    for (Py_ssize_t k = 0; stretches && k < count; k++) {
        PyObject *pair = PyList_GET_ITEM(list, k);
        const int is_pair = PyTuple_Check(pair) && PyTuple_GET_SIZE(pair) == 2;
        if (is_pair) stretches[k] = (Stretch){PyLong_AsSsize_t(PyTuple_GET_ITEM(pair, 0)), PyLong_AsSsize_t(PyTuple_GET_ITEM(pair, 1))};
        else PyErr_SetString(PyExc_TypeError, "expected pairs of places");
        if (PyErr_Occurred()) {
            PyMem_Free(stretches);
            return NULL;
        }
    }
    return stretches;
}

/* Put what is free of a cell among those found. */
static int put_free(const Text *text, const Place *cell, const Stretch *taken, Py_ssize_t count, int is_upper, PyObject *found) {
    Py_ssize_t low = cell->start;
    for (Py_ssize_t k = 0; k < count; k++) {
        if (taken[k].begin >= cell->end || taken[k].end <= cell->start) continue;
        if (put_pieces(text, low, Py_MIN(taken[k].begin, cell->end), cell->row, is_upper, found)) return -1;
        low = Py_MAX(low, Py_MIN(taken[k].end, cell->end));
    }
    return put_pieces(text, low, cell->end, cell->row, is_upper, found);
}

/* The cells of a stretch without what is taken, in text order as that is; those in capitals alone where `is_upper`. */
static PyObject *free_cells(PyObject *self, PyObject *args) {
    PyObject *string, *list;
    Py_ssize_t start, end, row = -1;
    int is_upper;
    Places places;
    if (!PyArg_ParseTuple(args, "UnnO!p", &string, &start, &end, &PyList_Type, &list, &is_upper)) return NULL;
    const Text text = text_of(string);
    Stretch *taken = stretches_of(list);
    if (!taken) return NULL;
    start = Py_MAX(start, 0);
    end = Py_MIN(end, text.size);
    PyObject *found = cells_of(string, &start, end, &row, PY_SSIZE_T_MAX, &places) ? NULL : PyList_New(0);
    for (Py_ssize_t k = 0; found && k < places.count; k++)
        if (put_free(&text, &places.all[k], taken, PyList_GET_SIZE(list), is_upper, found)) Py_CLEAR(found);
    places_clear(&places);
    PyMem_Free(taken);
    return found;
}

/* The name of a body by the words of its lines: without signs of tables and emphasis, with single blanks. None where dots
 * leave room for a name. */
static PyObject *name_of(PyObject *self, PyObject *string) {
    enum { MOST = 256 };
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(string);
    Py_UCS4 name[MOST];
    Py_ssize_t size = 0, begin = 0;
    if (text.size > MOST) Py_RETURN_NONE;
    for (Py_ssize_t k = 0; k < text.size; k++) {
        const Py_UCS4 c = at(&text, k);
        if (c == 0x2026 || (c == '.' && at(&text, k + 1) == '.')) Py_RETURN_NONE;
        if (c != '*' && c != '|' && !Py_UNICODE_ISSPACE(c)) name[size++] = c;
        else if (size && name[size - 1] != ' ') name[size++] = ' ';
    }
    while (begin < size && is_beside(name[begin])) begin++;
    while (size > begin && is_beside(name[size - 1])) size--;
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, name + begin, size - begin);
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Learn the words of bodies, by what they say of a line."},
    {"free", free_cells, METH_VARARGS, "Give start, end and row of the cells of a stretch without what is taken, parted at two blanks."},
    {"name_of", name_of, METH_O, "Give the name of a body by the words of its lines; None where dots leave room for one."},
    {"sort", sort, METH_O, "Say whether a line names nobody (-1), or goes on and with how long words a name begins in it."},
    {"begun", begun, METH_O, "Give how long the words are with which a name begins."},
    {"open_end", open_end, METH_O, "Give how long the last words are, behind which a name goes on."},
    {"below", below, METH_O, "Give where in a name another may begin: the gap before it, and the end of its first words."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_bodies", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__bodies(void) { return PyModule_Create(&module); }
