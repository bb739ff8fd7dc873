/* Which mentions of a text are of one document: what `gather_plainly` of documents.py says. A test holds the
 * two together.
 */
#include "../../text/_teaching.h"

/* What a reading holds, by its places. */
enum { START = 0, TYPE = 2, CODE = 4, DATE = 5, TITLE = 7, READING = 10 };
enum { DAY = 10, YEAR = 4, MOST = 8, LONGEST_CODE = 64 };

/* What each letter of a code is where case is not looked at; types of standards, and of documents that go by name. */
static uint16_t smalls[WIDEST_LETTER];
static Lexicon standards, statutes;
static const ToldSet told_sets[] = {{"standards", &standards}, {"statutes", &statutes}};

/* What was gathered: the documents by their codes, by their names, and the dates of those that are first named without. */
typedef struct { PyObject *codes, *names, *dates, *name_of; } Index;

static inline PyObject *of(PyObject *reading, int field) { return PyTuple_GET_ITEM(reading, field); }
/* A string that is not empty; NULL for anything else. */
static inline PyObject *said(PyObject *value) { return PyUnicode_Check(value) && PyUnicode_GET_LENGTH(value) ? value : NULL; }

static int is_known(const Lexicon *words, PyObject *word) {
    if (!PyUnicode_Check(word)) return 0;
    const Text text = text_of(word);
    return lexicon_get(words, &text, 0, text.size) != NULL;
}

/* Whether a reading says a number without its symbol: `30`, `05a`, `30/2020`. */
static int is_short(PyObject *reading) {
    const Text code = text_of(of(reading, CODE));
    Py_ssize_t place = 0;
    while (Py_UNICODE_ISDECIMAL(at(&code, place))) place++;
    if (!place) return 0;
    if (is_plain_small(at(&code, place))) place++;
    if (at(&code, place) == '/') {
        for (int digit = 1; digit <= YEAR; digit++)
            if (!Py_UNICODE_ISDECIMAL(at(&code, place + digit))) return 0;
        place += 1 + YEAR;
    }
    return place == code.size && !is_known(&standards, of(reading, TYPE));
}

/* A code in the form in which codes are compared. */
static PyObject *folded(PyObject *string) {
    const Text code = text_of(string);
    Py_UCS4 letters[LONGEST_CODE];
    if (code.size > LONGEST_CODE) return PyObject_CallMethod(string, "casefold", NULL);
    for (Py_ssize_t place = 0; place < code.size; place++) {
        const Py_UCS4 c = at(&code, place), small = c < WIDEST_LETTER ? smalls[c] : 0;
        if (!small && c >= 128) return PyObject_CallMethod(string, "casefold", NULL);
        letters[place] = small ? small : c;
    }
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters, code.size);
}

/* Whether one string begins another, or the other one it. */
static int begin_alike(PyObject *one, PyObject *other) {
    const Text text = text_of(PyUnicode_GET_LENGTH(one) < PyUnicode_GET_LENGTH(other) ? other : one);
    return stands_at(&text, 0, PyUnicode_GET_LENGTH(one) < PyUnicode_GET_LENGTH(other) ? one : other);
}

/* Whether two codes are one whatever their case; -1 and an exception. */
static int are_one(PyObject *code, PyObject *other) {
    if (!PyUnicode_Compare(code, other)) return 1;
    PyObject *one = folded(code), *two = one ? folded(other) : NULL;
    const int found = two ? !PyUnicode_Compare(one, two) : -1;
    Py_XDECREF(one);
    Py_XDECREF(two);
    return found;
}

/* Whether nothing speaks against two mentions being of one document; -1 and an exception. */
static int agree(const Index *index, PyObject *known, PyObject *reading) {
    PyObject *code = said(of(known, CODE)), *other = said(of(reading, CODE));
    const int is_one = code && other ? are_one(code, other) : 1;
    if (is_one < 1) return is_one;
    PyObject *date = said(of(known, DATE)), *other_date = said(of(reading, DATE));
    if (!other_date) return 1;
    if (!date) {
        PyObject *which = PyLong_FromVoidPtr(known);
        date = which ? PyDict_GetItemWithError(index->dates, which) : NULL;
        Py_XDECREF(which);
        if (!date) return PyErr_Occurred() ? -1 : 1;
    }
    return begin_alike(date, other_date);
}

/* Remember the date of a document that was first named without, unless one is; -1 and an exception. */
static int date_of(const Index *index, PyObject *known, PyObject *date) {
    PyObject *which = PyLong_FromVoidPtr(known);
    const int failed = !which || !PyDict_SetDefault(index->dates, which, date);
    Py_XDECREF(which);
    return -failed;
}

/* Enter a mention under a key, which is given away; give its document's first one, None where it could be of several. */
static PyObject *enter(const Index *index, PyObject *by, PyObject *key, PyObject *reading) {
    PyObject *several = key ? PyDict_GetItemWithError(by, key) : NULL, *found = NULL;
    if (key && !several && !PyErr_Occurred()) {
        several = PyList_New(1);
        if (several) PyList_SET_ITEM(several, 0, Py_NewRef(reading));
        found = several && !PyDict_SetItem(by, key, several) ? reading : NULL;
        Py_XDECREF(several);
    } else if (several) {
        PyObject *agreeing = NULL;
        int does = 0, count = 0;
        for (Py_ssize_t k = 0; k < PyList_GET_SIZE(several) && does >= 0 && count < 2; k++)
            if ((does = agree(index, PyList_GET_ITEM(several, k), reading)) > 0) agreeing = PyList_GET_ITEM(several, k), count++;
        PyObject *date = said(of(reading, DATE));
        if (does >= 0 && count == 2) found = Py_None;
        else if (does >= 0 && count) found = date && !said(of(agreeing, DATE)) && date_of(index, agreeing, date) ? NULL : agreeing;
        else if (does >= 0) found = PyList_GET_SIZE(several) < MOST && PyList_Append(several, reading) ? NULL : reading;
    }
    Py_XDECREF(key);
    return Py_XNewRef(found);
}

/* A key of two, the first given away. */
static PyObject *pair_of(PyObject *first, PyObject *second) {
    PyObject *pair = first ? PyTuple_Pack(2, first, second) : NULL;
    Py_XDECREF(first);
    return pair;
}

/* Enter a mention under its type and its name as it is compared. */
static PyObject *enter_name(const Index *index, PyObject *reading) {
    PyObject *name = PyObject_CallOneArg(index->name_of, of(reading, TITLE));
    PyObject *key = name ? PyTuple_Pack(2, of(reading, TYPE), name) : NULL;
    Py_XDECREF(name);
    return enter(index, index->names, key, reading);
}

/* The first mention of a mention's document, None where it does not say one alone. */
static PyObject *document_of(const Index *index, PyObject *reading, int shortened) {
    PyObject *code = said(of(reading, CODE)), *date = said(of(reading, DATE)), *type = of(reading, TYPE);
    const int has_title = of(reading, TITLE) != Py_None;
    if (code && shortened) {
        if (!date || PyUnicode_GET_LENGTH(date) < DAY) Py_RETURN_NONE;
        return enter(index, index->codes, pair_of(PyUnicode_FromFormat("%U %U", code, date), type), reading);
    }
    if (code) {
        PyObject *first = enter(index, index->codes, pair_of(folded(code), type), reading);
        if (first != reading || !has_title || !is_known(&statutes, type)) return first;
        PyObject *named = enter_name(index, reading);
        Py_XDECREF(named);
        if (!named) Py_CLEAR(first);
        return first;
    }
    if (!date) Py_RETURN_NONE;
    if (has_title) return enter_name(index, reading);
    return enter(index, index->codes, pair_of(PyUnicode_FromFormat("%U %S", date, type), Py_None), reading);
}

static PyObject *gather(PyObject *self, PyObject *args) {
    Index index = {0};
    PyObject *given, *columns[3] = {NULL}, *found = NULL;
    if (!PyArg_ParseTuple(args, "OO", &given, &index.name_of)) return NULL;
    /* What is asked of Python cannot change a tuple. */
    PyObject *readings = PySequence_Tuple(given);
    if (!readings) return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(readings);
    int failed = !(index.codes = PyDict_New()) || !(index.names = PyDict_New()) || !(index.dates = PyDict_New());
    for (int k = 0; k < 3 && !failed; k++) failed = !(columns[k] = PyList_New(count));
    for (Py_ssize_t k = 0; k < count && !failed; k++) {
        PyObject *reading = PyTuple_GET_ITEM(readings, k);
        if (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) < READING) {
            PyErr_SetString(PyExc_TypeError, "expected readings of references");
            failed = 1;
            break;
        }
        const int shortened = said(of(reading, CODE)) && is_short(reading);
        PyObject *document = document_of(&index, reading, shortened);
        PyList_SET_ITEM(columns[0], k, Py_NewRef(of(reading, START)));
        PyList_SET_ITEM(columns[1], k, PyBool_FromLong(shortened));
        PyList_SET_ITEM(columns[2], k, document);
        failed = !document;
    }
    if (!failed) found = PyTuple_Pack(5, columns[0], columns[1], columns[2], index.codes, index.names);
    for (int k = 0; k < 3; k++) Py_XDECREF(columns[k]);
    Py_XDECREF(index.codes);
    Py_XDECREF(index.names);
    Py_XDECREF(index.dates);
    Py_DECREF(readings);
    return found;
}

static PyObject *tell(PyObject *self, PyObject *args) {
    PyObject *told, *small;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &told, &PyDict_Type, &small)) return NULL;
    if (letters_fill(smalls, WIDEST_LETTER, small) || tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, told)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"gather", gather, METH_VARARGS, "Give where mentions begin, which say no symbol, the first mention of each one's document, and documents by code and by name."},
    {"tell", tell, METH_VARARGS, "Be told types of standards and of statutes, and letters of either case by one."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_documents", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__documents(void) { return PyModule_Create(&module); }
