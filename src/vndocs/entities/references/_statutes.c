/* Laws cited by their known names, `Luật Đất đai năm 2013`, and the words `luật` that are surely no name: what statutes.py
 * does with the places of `L` and `luật`. All else is asked of the grammar; a test holds the two together.
 */
#include "_known_names.h"

/* Nothing, a law, or what statutes._law or statutes._capital is asked for. */
enum { NOTHING, FOUND, UNSURE, OTHER };
enum { START, END, KIND, TYPE, TYPE_NAME, CODE, CODE_START, TYPE_END, HAS_NUMBER_WORD, TITLE, INNER, CORE_PARTS };
/* What a name that goes on may reach, and an abbreviation. */
enum { LONGER = 60, ABBREVIATION_MOST = 6, NAME_MOST = 140 };

static struct {
    PyObject *held; /* what was learned */
    PyTypeObject *core;
    /* The kind, no inner laws; codes and names of the types. */
    PyObject *kind, *nothing, *law, *law_name, *book, *book_name;
    /* `ật `, `LUẬT`, what stands behind `Luật` where it makes no name and before it, `Bộ`; what ends with `Luật` as a name
     * of its own; words that end a name, by their first letters. */
    Lexicon law_ends, law_in_capitals, seldom, no_law_before, book_words, book_words_wrapped, institution_ends, institutions, usual, abbreviations;
    PyObject *capitals, *before_abbreviation, *revised;
} own;

/* Whether more of a name may follow the known one that ends at `end`: statute_names.longer and to_number. */
static int may_be_longer(const Text *text, Py_ssize_t end) {
    Py_ssize_t place = end;
    for (int words = 0; words <= 10; words++) {
        Py_ssize_t blanks = place + (at(text, place) == ',');
        for (place = blanks; place < blanks + 2 && (at(text, place) == ' ' || at(text, place) == '\n'); place++) {}
        if (place == blanks) break;
        if (words && at(text, place) == 's' && is_letter(at(text, place + 1)) && is_gap(at(text, place + 2))) {
            Py_ssize_t number = place + 2;
            while (number < place + 4 && is_gap(at(text, number))) number++;
            if (Py_UNICODE_ISDECIMAL(at(text, number))) return 1;
        }
        const Py_ssize_t word = place;
        while (place < word + LONGER && is_letter(at(text, place))) place++;
        if (place == word) break;
        if (place == word + LONGER) return 1;
    }
    if (!is_gap(at(text, end)) || lexicon_get(&own.usual, text, end + 1, end + 3)) return 0;
    place = is_letter(at(text, end + 1)) ? end + 1 : after_blanks(text, end);
    if (!is_letter(at(text, place)) || lexicon_get(&own.usual, text, place, place + 2)) return 0;
    /* A number, a day or a year must stand behind the last word. */
    for (int blanks = 0; place < end + LONGER && place < text->size; place++) {
        const Py_UCS4 c = at(text, place);
        blanks = is_gap(c) || c == ',' || c == ':' ? blanks + 1 : 0;
        if (blanks > 1 || Py_UNICODE_ISDECIMAL(c)) return 1;
    }
    return 0;
}

static int add(PyObject *found, Py_ssize_t start, Py_ssize_t type_end, Py_ssize_t title, Py_ssize_t end, int is_book) {
    PyObject *core = own.core->tp_alloc(own.core, CORE_PARTS), *place = PyLong_FromSsize_t(start), *both = PyTuple_New(2);
    int failed = !core || !place || !both;
    if (!failed) {
        const Py_ssize_t places[] = {start, end, end, type_end};
        const int fields[] = {START, END, CODE_START, TYPE_END};
        for (int k = 0; k < 4; k++) PyTuple_SET_ITEM(core, fields[k], PyLong_FromSsize_t(places[k]));
        PyTuple_SET_ITEM(both, 0, PyLong_FromSsize_t(title));
        PyTuple_SET_ITEM(both, 1, PyLong_FromSsize_t(end));
        failed = !PyTuple_GET_ITEM(both, 0) || !PyTuple_GET_ITEM(both, 1);
        PyTuple_SET_ITEM(core, KIND, Py_NewRef(own.kind));
        PyTuple_SET_ITEM(core, TYPE, Py_NewRef(is_book ? own.book : own.law));
        PyTuple_SET_ITEM(core, TYPE_NAME, Py_NewRef(is_book ? own.book_name : own.law_name));
        PyTuple_SET_ITEM(core, CODE, Py_NewRef(Py_None));
        PyTuple_SET_ITEM(core, HAS_NUMBER_WORD, Py_NewRef(Py_False));
        PyTuple_SET_ITEM(core, INNER, Py_NewRef(own.nothing));
        for (int k = 0; k < 4; k++) failed |= !PyTuple_GET_ITEM(core, fields[k]);
        /* Numbers and words hold nothing that could hold them: the collector need not look. */
        PyObject_GC_UnTrack(both);
        PyObject_GC_UnTrack(core);
        PyTuple_SET_ITEM(core, TITLE, Py_NewRef(both));
        failed = failed || PyDict_SetItem(found, place, core);
    }
    Py_XDECREF(core);
    Py_XDECREF(place);
    Py_XDECREF(both);
    return failed ? -1 : FOUND;
}

/* Whether the words before make something else of it, as in `Công ty Luật`: statutes._is_other. */
static int is_other(const Text *text, Py_ssize_t start) {
    const Py_ssize_t low = start > 16 ? start - 16 : 0;
    Py_UCS4 words[20];
    Py_ssize_t size = 0;
    for (int count = 0; count < 2; count++) {
        while (start > low && Py_UNICODE_ISSPACE(at(text, start - 1))) start--;
        if (start == low) break;
        if (count) words[19 - size++] = ' ';
        while (start > low && !Py_UNICODE_ISSPACE(at(text, start - 1))) words[19 - size++] = at(text, --start);
        const Text both = {PyUnicode_4BYTE_KIND, words + 20 - size, size};
        if (lexicon_get(&own.institutions, &both, 0, size)) return 1;
    }
    return 0;
}

/* Whether words in small letters may be the name of a law that is not known: statute_names.unknown, where a number, a day or
 * a year stands behind them, or of one that amends others. */
static int may_be_unknown(const Text *text, Py_ssize_t place) {
    const Py_UCS4 first = at(text, place);
    if (Py_UNICODE_ISUPPER(first) || first == 's' || first == 'b') return 1;
    for (Py_ssize_t k = place; k < place + NAME_MOST || is_gap(at(text, k)); k++) {
        const Py_UCS4 c = at(text, k), next = at(text, k + 1);
        /* Behind a sign that ends a word no name goes on. */
        const int is_stop = c == '.' || c == ';' || c == ')' || c == '"' || c == 0x201c || c == 0x201d;
        if (k >= text->size || (is_stop && Py_UNICODE_ISSPACE(next))) return 0;
        if (!Py_UNICODE_ISDECIMAL(c)) continue;
        if ((c == '1' && next == '9') || (c == '2' && next == '0')) return 1;
        /* The words for a year, a day and a number end with these. */
        while (k > place && (is_gap(at(text, k - 1)) || at(text, k - 1) == ':')) k--;
        const Py_UCS4 last = at(text, k - 1);
        return last == 'm' || last == 'y' || last >= 128;
    }
    return 0;
}

/* Read the law whose `luật`, in any case, stands at `place`: statutes._law and statutes._statute. -1 with an exception. */
static int law(const Text *text, Py_ssize_t place, PyObject *found) {
    Py_ssize_t start = place, type_end = place + 4;
    if (is_gap(at(text, place - 1)) && lexicon_get(&own.book_words, text, place - 3, place - 1)) start = place - 3;
    else if (lexicon_get(&own.book_words_wrapped, text, place - 4, place)) start = place - 4;
    PyObject *key = PyLong_FromSsize_t(start);
    const int is_read = key ? PyDict_Contains(found, key) : -1;
    Py_XDECREF(key);
    if (is_read < 0) return -1;
    if (is_read || is_alnum(at(text, start - 1)) || type_end + 1 >= text->size) return NOTHING;
    Py_ssize_t title = type_end + 1;
    if (is_gap(at(text, title)) || at(text, type_end) == '\n') {
        title = after_blanks(text, type_end);
        if (title < 0) return NOTHING;
        /* In capitals on a line of its own. */
        for (Py_ssize_t k = type_end; k < title; k++)
            if (at(text, k) == '\n' && Py_UNICODE_ISUPPER(at(text, type_end - 1))) return UNSURE;
    }
    if (lexicon_get(&own.institution_ends, text, start - 3, start - 1) && is_other(text, start)) return NOTHING;
    const Py_ssize_t end = known(text, title);
    if (end < 0 || (!end && may_be_worn(text, title))) return UNSURE;
    const int is_small = Py_UNICODE_ISLOWER(at(text, start));
    if (!end) return !is_small && may_be_unknown(text, title) ? UNSURE : NOTHING;
    if (is_small && start == place && Py_UNICODE_ISLOWER(at(text, title))) return UNSURE;
    /* `(sửa đổi)`, `(thay thế)` belong to the name of a draft. */
    for (Py_ssize_t k = end + 1; k < end + 4; k++) {
        const Py_UCS4 first = at(text, k + 1), second = at(text, k + 2);
        if (at(text, k) != '(') continue;
        if (first == 't' || first == 'T' || ((first == 's' || first == 'S') && second >= 128)) return UNSURE;
    }
    if (stands_at(text, end + 1 + (at(text, end + 1) == '\n'), own.revised) || may_be_longer(text, end)) return UNSURE;
    return add(found, start, type_end, title, end, start < place);
}

/* Read what an `L` at `place` begins or is part of: statutes.read and statutes._capital. */
static int capital(const Text *text, Py_ssize_t place, PyObject *found) {
    const Py_UCS4 next = at(text, place + 1), before = at(text, place - 1);
    if (next == 'u') {
        if (!lexicon_get(&own.law_ends, text, place + 2, place + 5) || lexicon_get(&own.seldom, text, place + 5, place + 7)) return NOTHING;
        return law(text, place, found);
    }
    if (!has_letter(own.capitals, next)) return NOTHING;
    if (next == 'U') {
        if (!lexicon_get(&own.law_in_capitals, text, place, place + 4) || !is_gap(at(text, place + 4))) return NOTHING;
        if (lexicon_get(&own.no_law_before, text, place - 2, place)) return NOTHING;
        return law(text, place, found);
    }
    if (next >= 128 && !is_plain_capital(next)) return before == ' ' ? OTHER : NOTHING;
    if (place && !has_letter(own.before_abbreviation, before)) return NOTHING;
    const Py_ssize_t start = before == 'B' ? place - 1 : place;
    Py_ssize_t end = place + 1;
    while (end < place + ABBREVIATION_MOST && is_plain_capital(at(text, end))) end++;
    return lexicon_get(&own.abbreviations, text, start, end) ? OTHER : NOTHING;
}

static int small(const Text *text, Py_ssize_t place, PyObject *found) {
    if (lexicon_get(&own.no_law_before, text, place - 2, place) || !is_gap(at(text, place + 4))) return NOTHING;
    if (lexicon_get(&own.seldom, text, place + 5, place + 7)) return NOTHING;
    return law(text, place, found);
}

typedef int Reader(const Text *, Py_ssize_t, PyObject *);

static int read_places(PyObject *string, PyObject *places, PyObject *found, Reader *reader, PyObject *ask_law, PyObject *ask_capital) {
    const Text text = text_of(string);
    for (Py_ssize_t k = 0; k < PyList_GET_SIZE(places); k++) {
        PyObject *place = PyList_GET_ITEM(places, k);
        const Py_ssize_t start = PyLong_AsSsize_t(place);
        if (start < 0) {
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "expected places within the text");
            return -1;
        }
        int seen = reader(&text, start, found);
        if (seen >= UNSURE) {
            PyObject *asked[] = {string, place, found};
            PyObject *told = PyObject_Vectorcall(seen == OTHER ? ask_capital : ask_law, asked, 3, NULL);
            if (!told) seen = -1;
            Py_XDECREF(told);
        }
        if (seen < 0) return -1;
    }
    return 0;
}

static PyObject *read_all(PyObject *self, PyObject *arguments) {
    PyObject *string, *capitals, *smalls, *found, *laws, *others;
    if (!PyArg_ParseTuple(arguments, "UO!O!O!OO", &string, &PyList_Type, &capitals, &PyList_Type, &smalls, &PyDict_Type, &found, &laws, &others))
        return NULL;
    if (!own.held) return PyErr_Format(PyExc_TypeError, "nothing was learned");
    if (read_places(string, capitals, found, capital, laws, others) || read_places(string, smalls, found, small, laws, others)) return NULL;
    Py_RETURN_NONE;
}

static PyObject *learn(PyObject *self, PyObject *arguments) {
    PyObject *core, *branches, *sets[13], *plain, *words[7];
    if (!PyArg_ParseTuple(arguments, "O!O!(OOOOOOOOOOOOO)O!(UUUUUUU)", &PyType_Type, &core, &PyDict_Type, &branches, &sets[0], &sets[1], &sets[2],
            &sets[3], &sets[4], &sets[5], &sets[6], &sets[7], &sets[8], &sets[9], &sets[10], &sets[11], &sets[12], &PyDict_Type, &plain, &words[0],
            &words[1], &words[2], &words[3], &words[4], &words[5], &words[6]))
        return NULL;
    Lexicon *const lexicons[13] = {&own.law_ends, &own.law_in_capitals, &own.seldom, &own.no_law_before, &own.book_words, &own.book_words_wrapped,
        &own.institution_ends, &own.institutions, &own.usual, &names.joints, &own.abbreviations, &names.first_words, &names.pairs};
    PyObject **const kept[7] = {&own.law, &own.law_name, &own.book, &own.book_name, &own.capitals, &own.before_abbreviation, &own.revised};
    if (!PyType_IsSubtype((PyTypeObject *)core, &PyTuple_Type)) return PyErr_Format(PyExc_TypeError, "expected a kind of tuple");
    Py_CLEAR(own.held);
    for (int k = 0; k < 13; k++)
        if (lexicon_fill(lexicons[k], sets[k])) return NULL;
    if (lexicon_fill(&names.branches, branches) || letters_fill(names.plain, 0x2000, plain)) return NULL;
    for (int k = 0; k < 7; k++) *kept[k] = words[k];
    own.core = (PyTypeObject *)core;
    if (!own.kind && !(own.kind = PyUnicode_InternFromString("name"))) return NULL;
    if (!own.nothing && !(own.nothing = PyTuple_New(0))) return NULL;
    own.held = Py_NewRef(arguments);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Learn the names of laws, the words around them, and what to make of a reference."},
    {"read", read_all, METH_VARARGS, "Read the laws at places of `L` and `luật`; what is not plain is asked of the last two arguments."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_statutes", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__statutes(void) { return PyModule_Create(&module); }
