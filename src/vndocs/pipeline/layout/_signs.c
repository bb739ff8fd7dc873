/* Where a signature may stand, and what a cell of it is: what signs.py and ending.py ask of patterns, for words of common
 * letters; of all others, and where it comes to more than a look, the patterns are asked. Tests hold the two together.
 */
#include "_judging.h"

/* As signs.py has them. */
enum {
    KNOWN = 1, NO_SIGN = 2, OFFICE = 4, LOOSE_OFFICE = 8, NO_NAME = 16, STANDS_IN = 32, SIGNING = 64, NOT_SIGNING = 128, WHOLE = 256
};
enum { MOST_SIGNS = 90, MOST_SHORT = 5 };

static inline int is_office_edge(Py_UCS4 c) {
    return c == ' ' || c == 0xa0 || c == '.' || c == ',' || c == ':' || c == ';' || c == '(' || c == ')' || c == '_';
}

/* A blank, dash or bullet before an entry of a list. */
static inline int is_entry_edge(Py_UCS4 c) {
    return c == ' ' || c == 0xa0 || c == '-' || c == 0x2013 || c == 0x2014 || c == '~' || c == 0x2022 || c == '*' || c == '+' || c == '_';
}

static int judged(const Text *text) {
    const Py_ssize_t size = text->size;
    int sorts = 0, is_listed = 0, has_several = 0;
    if (!size || (sort(at(text, 0)) & BLANK)) return 0;
    for (Py_ssize_t k = 0; k < size; k++) {
        const Py_UCS4 c = at(text, k);
        const int what = sort(c);
        if (!what) return 0;
        is_listed |= c == '&' || c == ';' || (c == ':' && (sort(at(text, k + 1)) & BLANK)) || (what & FIGURE);
        has_several |= (sorts & BLANK) && !(what & BLANK);
        sorts |= what;
    }
    const int is_upper = (sorts & LETTER) == CAPITAL, is_begun = (sort(at(text, 0)) & CAPITAL) != 0;
    const int is_sign = may_sign(text, 0, size), is_named = may_name(text, 0, size, is_upper), stands_in = is_stand_in(text, 0, size);
    int found = KNOWN;
    if (!is_sign) found |= NO_SIGN;
    if (!is_named) found |= NO_NAME;
    if (stands_in) found |= STANDS_IN;
    if (!may_part(text, 0, size)) found |= WHOLE;
    Py_ssize_t begin = 0, end = size;
    while (begin < end && is_office_edge(at(text, begin))) begin++;
    while (end > begin && is_office_edge(at(text, end - 1))) end--;
    if (opens_office(text, begin, end)) {
        const int is_office = end - begin < LONGEST_OFFICE && (is_upper || is_begun) && office_end(text, begin, end);
        if (is_known(&inner_offices, text, begin, end)) found |= OFFICE | LOOSE_OFFICE;
        else if (is_office) found |= is_upper ? OFFICE | LOOSE_OFFICE : LOOSE_OFFICE;
    }
    if (is_sign) return found;
    const int opens = is_begun && office_end(text, 0, size);
    if (is_listed) found |= NOT_SIGNING;
    else if ((is_upper && size > 4 && (opens || has_several)) || stands_in) found |= SIGNING;
    else if (!is_named && !(opens && (sort(at(text, 1)) & CAPITAL))) found |= NOT_SIGNING;
    return found;
}

static PyObject *judge(PyObject *self, PyObject *words) {
    if (!PyUnicode_Check(words)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(words);
    return PyLong_FromLong(judged(&text));
}

/* Whether an entry is the last of a list; NotImplemented where the pattern must say it. */
static PyObject *is_filed(PyObject *self, PyObject *words) {
    if (!PyUnicode_Check(words)) return PyErr_Format(PyExc_TypeError, "expected words");
    const Text text = text_of(words);
    Py_UCS4 letters[LONGEST_WORDS];
    const Text bare = {PyUnicode_4BYTE_KIND, letters, LONGEST_WORDS};
    Py_ssize_t begin = 0, word = 0;
    while (is_entry_edge(at(&text, begin))) begin++;
    while (word <= MOST_SHORT && (is_word(at(&text, begin + word)) || at(&text, begin + word) == '_')) word++;
    for (Py_ssize_t size = 0; begin + size < text.size && size < Py_MAX(filed_words.longest, word + 1); size++) {
        if (!(letters[size] = plain(at(&text, begin + size)))) Py_RETURN_NOTIMPLEMENTED;
        if (lexicon_get(&filed_words, &bare, 0, size + 1)) Py_RETURN_TRUE;
    }
    /* A short word before a colon opens entries of another form. */
    const Py_ssize_t colon = begin + word + ((sort(at(&text, begin + word)) & BLANK) != 0);
    if (word > 1 && word <= MOST_SHORT && at(&text, colon) == ':') Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_FALSE;
}

/* Whether a line of capitals alone opens with an office, or with the first word of one that breaks off. */
static int is_office_line(const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    Py_ssize_t stop = begin, words = 1;
    while (sort(at(text, stop)) & CAPITAL) stop++;
    if (stop - begin < 2 || !opens_office(text, begin, stop)) return 0;
    for (;;) {
        Py_ssize_t next = stop + 1;
        if (at(text, stop) != ' ') break;
        if ((at(text, next) == '-' || at(text, next) == 0x2013) && at(text, next + 1) == ' ') next += 2;
        if (!(sort(at(text, next)) & CAPITAL)) break;
        for (stop = next; sort(at(text, stop)) & CAPITAL;) stop++;
        words++;
    }
    const Py_UCS4 behind = at(text, stop);
    if (behind != '\n' && behind != ' ' && behind != '\t' && behind != '*' && behind != '_' && behind != '|') return 0;
    return stop < end && (words == 1 || office_end(text, begin, stop));
}

/* Find the line feeds of a stretch behind which a sign or an office may stand. */
static inline __attribute__((always_inline)) int find_signed(const int kind, const Text *text, Py_ssize_t feed, const Py_ssize_t end, PyObject *found) {
    for (; (feed = next_sign(kind, text->data, '\n', feed, end)) >= 0; feed++) {
        Py_ssize_t begin = feed + 1;
        Py_UCS4 c = 0;
        for (const Py_ssize_t most = begin + MOST_SIGNS; begin < text->size; begin++) {
            c = PyUnicode_READ(kind, text->data, begin);
            if (begin == most || (c != ' ' && c != '\t' && c != '*' && c != '_' && c != '|')) break;
        }
        if (begin == text->size || !(sort(c) & CAPITAL)) continue;
        if ((may_stand(sign_rows, text, begin) || is_office_line(text, begin, end)) && append_new(found, PyLong_FromSsize_t(feed))) return -1;
    }
    return 0;
}

/* Find the places of a letter with which a label of recipients may begin. */
static inline __attribute__((always_inline)) int find_labels(const int kind, const Text *text, Py_UCS4 first, Py_ssize_t place, const Py_ssize_t end, PyObject *found) {
    for (; (place = next_sign(kind, text->data, first, place, end)) >= 0; place++)
        if (may_stand(label_rows, text, place) && append_new(found, PyLong_FromSsize_t(place))) return -1;
    return 0;
}

static PyObject *signed_lines(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t feed, end;
    if (!PyArg_ParseTuple(args, "Unn", &string, &feed, &end)) return NULL;
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    int failed = !found;
    end = Py_MIN(end, text.size);
    feed = Py_MAX(feed, 0);
    if (!failed)
        switch (text.kind) {
            case PyUnicode_1BYTE_KIND: failed = find_signed(PyUnicode_1BYTE_KIND, &text, feed, end, found); break;
            case PyUnicode_2BYTE_KIND: failed = find_signed(PyUnicode_2BYTE_KIND, &text, feed, end, found); break;
            default: failed = find_signed(PyUnicode_4BYTE_KIND, &text, feed, end, found);
        }
    if (failed) Py_CLEAR(found);
    return found;
}

/* The places at which a label of recipients may begin, whose first letter is one. */
static PyObject *labels(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t place, end;
    int first;
    if (!PyArg_ParseTuple(args, "UCnn", &string, &first, &place, &end)) return NULL;
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    int failed = !found;
    end = Py_MIN(end, text.size);
    place = Py_MAX(place, 0);
    if (!failed)
        switch (text.kind) {
            case PyUnicode_1BYTE_KIND: failed = find_labels(PyUnicode_1BYTE_KIND, &text, (Py_UCS4)first, place, end, found); break;
            case PyUnicode_2BYTE_KIND: failed = find_labels(PyUnicode_2BYTE_KIND, &text, (Py_UCS4)first, place, end, found); break;
            default: failed = find_labels(PyUnicode_4BYTE_KIND, &text, (Py_UCS4)first, place, end, found);
        }
    if (failed) Py_CLEAR(found);
    return found;
}

/* Rows of sets of letters; behind a short row all may stand. */
static int tell_rows(uint16_t rows[ROW_SETS][WIDEST_LETTER], const char *name, PyObject *told) {
    PyObject *given = PyDict_GetItemString(told, name);
    int is_right = given && PyTuple_Check(given) && PyTuple_GET_SIZE(given) <= MOST_ROWS;
    memset(rows, 0, sizeof(uint16_t[ROW_SETS][WIDEST_LETTER]));
    for (Py_ssize_t row = 0; is_right && row < PyTuple_GET_SIZE(given); row++) {
        PyObject *sets = PyTuple_GET_ITEM(given, row);
        is_right = PyTuple_Check(sets) && PyTuple_GET_SIZE(sets) <= ROW_SETS;
        for (Py_ssize_t k = 0; is_right && k < ROW_SETS; k++) {
            PyObject *letters = k < PyTuple_GET_SIZE(sets) ? PyTuple_GET_ITEM(sets, k) : NULL;
            for (Py_UCS4 c = 0; !letters && c < WIDEST_LETTER; c++) rows[k][c] |= (uint16_t)(1u << row);
            is_right = !letters || PyUnicode_Check(letters);
            for (Py_ssize_t n = 0; letters && is_right && n < PyUnicode_GET_LENGTH(letters); n++)
                if (PyUnicode_READ_CHAR(letters, n) < WIDEST_LETTER) rows[k][PyUnicode_READ_CHAR(letters, n)] |= (uint16_t)(1u << row);
        }
    }
    if (!is_right) PyErr_Format(PyExc_TypeError, "expected rows as %s", name);
    return is_right ? 0 : -1;
}

static const ToldSet sets[] = {
    {"offices", &offices}, {"office_firsts", &office_firsts}, {"inner_offices", &inner_offices}, {"inner_pairs", &inner_pairs}, {"parts", &parts},
    {"surnames", &surnames}, {"middle_names", &middle_names}, {"honours", &honours}, {"stand_ins", &stand_ins},
};
static const ToldSet recipient_sets[] = {{"filed", &filed_words}};

static PyObject *tell(PyObject *self, PyObject *told) {
    PyObject *letters = PyDict_Check(told) ? PyDict_GetItemString(told, "plain") : NULL;
    if (!letters) return PyErr_Format(PyExc_TypeError, "expected letters as plain");
    if (letters_fill(plain_of, WIDEST_LETTER, letters) || tell_sets(sets, sizeof sets / sizeof *sets, told)
        || tell_rows(sign_rows, "signs", told)) return NULL;
    for (Py_UCS4 c = 0; c < WIDEST_LETTER; c++)
        sort_of[c] = !plain_of[c] ? 0 : Py_UNICODE_ISUPPER(c) ? CAPITAL : Py_UNICODE_ISLOWER(c) ? SMALL
            : Py_UNICODE_ISDECIMAL(c) ? FIGURE : Py_UNICODE_ISSPACE(c) ? BLANK : SIGN;
    inner_letters = 0;
    for (uint32_t slot = 0; slot <= inner_pairs.mask; slot++) {
        PyObject *words = inner_pairs.entries[slot].word;
        const Py_UCS4 c = words && PyUnicode_GET_LENGTH(words) ? PyUnicode_READ_CHAR(words, 0) : 0;
        if (c >= 'a' && c <= 'z') inner_letters |= 1u << (c - 'a');
    }
    Py_RETURN_NONE;
}

static PyObject *tell_recipients(PyObject *self, PyObject *told) {
    if (!PyDict_Check(told)) return PyErr_Format(PyExc_TypeError, "expected rows and words");
    if (tell_rows(label_rows, "labels", told) || tell_sets(recipient_sets, 1, told)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_O, "Take letters with their plain ones, rows of letters that signs begin with, and the sets of words."},
    {"tell_recipients", tell_recipients, METH_O, "Take rows of letters that labels of recipients begin with, and words of the last entry."},
    {"judge", judge, METH_O, "Say what a cell is, a bit for each claim; none where its words are not known."},
    {"is_filed", is_filed, METH_O, "Say whether an entry is the last of a list; NotImplemented where the pattern must say it."},
    {"signed_lines", signed_lines, METH_VARARGS, "Give the line feeds behind which a sign or an office may stand."},
    {"labels", labels, METH_VARARGS, "Give the places of a letter with which a label of recipients may begin."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_signs", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__signs(void) { return PyModule_Create(&module); }
