/* Figures in words: whether a count can stand in a stretch (`gồm 03 nội dung`), and whether a year behind a word.
 *
 * It stands for the Python of figures.py beside it and gives the same; a test holds the two together. The words of
 * numbers and the word before a year come as arguments.
 */
#include "../text/_reading.h"

enum { LONGEST_WORD = 16 };


/* Whether the letters between two places are one of some words, in small letters or capitals. */
static int is_number(const Text *text, Py_ssize_t begin, Py_ssize_t end, PyObject *words) {
    Py_UCS4 letters[LONGEST_WORD];
    if (end - begin > LONGEST_WORD) return 0;
    for (Py_ssize_t k = begin; k < end; k++) letters[k - begin] = Py_UNICODE_TOLOWER(at(text, k));
    for (Py_ssize_t word = 0; word < PyTuple_GET_SIZE(words); word++) {
        const Text said = text_of(PyTuple_GET_ITEM(words, word));
        Py_ssize_t k = 0;
        if (said.size != end - begin) continue;
        while (k < said.size && at(&said, k) == letters[k]) k++;
        if (k == said.size) return 1;
    }
    return 0;
}

/* has_count(text, start, end, words, most): whether a word before a blank is a number in words or in few figures. */
static PyObject *has_count(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 5 || !PyUnicode_Check(args[0]) || !PyTuple_Check(args[3])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, two places, words and a number");
        return NULL;
    }
    const Text text = text_of(args[0]);
    const Py_ssize_t most = PyLong_AsSsize_t(args[4]);
    Py_ssize_t place = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred()) return NULL;
    place = Py_MAX(place, 0);
    end = Py_MIN(end, text.size);
    const Py_ssize_t start = place;
    for (; place < end; place++) {
        const Py_UCS4 c = at(&text, place);
        /* The last sign before a blank. */
        if (is_white(c) || place + 1 >= end || !is_white(at(&text, place + 1))) continue;
        Py_ssize_t begin = place + 1;
        const int is_figure = Py_UNICODE_ISDIGIT(c);
        while (begin > start && (is_figure ? Py_UNICODE_ISDIGIT(at(&text, begin - 1)) : is_letter(at(&text, begin - 1)))) begin--;
        if (is_figure ? place + 1 - begin > most : !is_number(&text, begin, place + 1, args[3])) continue;
        const Py_UCS4 before = begin > start ? at(&text, begin - 1) : ' ';
        if (is_white(before) || !(is_alnum(before) || before == '_' || before == '.' || before == ',' || before == '/' || before == '-'))
            Py_RETURN_TRUE;
    }
    Py_RETURN_FALSE;
}

static Py_ssize_t year_at(const Text *text, Py_ssize_t place) {
    Py_ssize_t year = 0;
    for (int k = 0; k < 4; k++) {
        const int figure = Py_UNICODE_TODECIMAL(at(text, place + k));
        if (figure < 0) return -1;
        year = 10 * year + figure;
    }
    return year;
}

/* has_year(text, start, end, word, least): whether `word[ \n]` and a year not before `least` stand in a stretch. */
static PyObject *has_year(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 5 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[3])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, two places, a word and a year");
        return NULL;
    }
    const Text text = text_of(args[0]);
    const Py_ssize_t least = PyLong_AsSsize_t(args[4]), size = PyUnicode_GET_LENGTH(args[3]);
    Py_ssize_t place = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]);
    if (PyErr_Occurred()) return NULL;
    end = Py_MIN(end, text.size);
    const Py_UCS4 first = size ? PyUnicode_READ_CHAR(args[3], 0) : 0;
    for (place = Py_MAX(place, 0); place + size + 5 <= end; place++) {
        if (PyUnicode_READ(text.kind, text.data, place) != first || !stands_at(&text, place, args[3])) continue;
        const Py_UCS4 blank = at(&text, place + size);
        if ((blank == ' ' || blank == '\n') && year_at(&text, place + size + 1) >= least) Py_RETURN_TRUE;
    }
    Py_RETURN_FALSE;
}

/* falls(text, place, reach): whether the first figure behind a place begins two years, the first greater. */
static PyObject *falls(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0])) {
        PyErr_SetString(PyExc_TypeError, "expected a text and two numbers");
        return NULL;
    }
    const Text text = text_of(args[0]);
    Py_ssize_t place = PyLong_AsSsize_t(args[1]);
    const Py_ssize_t end = Py_MIN(place + PyLong_AsSsize_t(args[2]), text.size);
    if (PyErr_Occurred()) return NULL;
    while (place < end && Py_UNICODE_TODECIMAL(at(&text, place)) < 0) place++;
    const Py_ssize_t first = place < end ? year_at(&text, place) : -1;
    if (first < 0) Py_RETURN_FALSE;
    place += 4;
    if (is_white(at(&text, place))) place++;
    if (at(&text, place) != '-' && at(&text, place) != 0x2013) Py_RETURN_FALSE;
    place++;
    if (is_white(at(&text, place))) place++;
    return PyBool_FromLong(first > year_at(&text, place) && year_at(&text, place) >= 0);
}

static PyMethodDef methods[] = {
    {"has_count", (PyCFunction)(void (*)(void))has_count, METH_FASTCALL, "Whether a count can stand in a stretch."},
    {"has_year", (PyCFunction)(void (*)(void))has_year, METH_FASTCALL, "Whether a year stands behind a word."},
    {"falls", (PyCFunction)(void (*)(void))falls, METH_FASTCALL, "Whether two years fall."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_figures", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__figures(void) { return PyModule_Create(&module); }
