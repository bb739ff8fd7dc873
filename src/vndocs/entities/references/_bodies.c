/* The body behind a reference, the common forms: bodies.py and issuer.py have the grammar, and read what is left to them.
 * Tests hold the two together.
 */
#include "_before.h"

/* So far before a reference the words may stand that make it one of several bodies. */
#define JOINT 120
#define NAMED_ON 4
#define LONGEST_ON 8

/* What a word means behind a reference: it names the issuer, or does where a verb follows; `được` may follow it. */
enum { OF = 1, BY, PASSIVE, BEFORE_PASSIVE };

static Lexicon beginnings, leads, announcing, no_names, closing_verbs;
static PyObject *joint, *plainly, *done;

static const Taught taught[] = {
    {"phrases", &phrases, NULL}, {"kinds", &kinds_of_words, NULL}, {"cuts", &cuts, NULL}, {"before_signs", &before_signs, NULL},
    {"units", &units, NULL}, {"halved", &halved, NULL}, {"worn_heads", &worn_heads, NULL}, {"tone_pairs", &tone_pairs, NULL},
    {"cut_not_before", NULL, &cut_not_before}, {"behind_dash", NULL, &behind_dash},
};
static const Taught taught_of_issuers[] = {
    {"beginnings", &beginnings, NULL}, {"leads", &leads, NULL}, {"announcing", &announcing, NULL}, {"no_names", &no_names, NULL}, {"closing_verbs", &closing_verbs, NULL}, {"done", NULL, &done},
    {"last_words", &last_words, NULL}, {"citing", &citing, NULL}, {"auxiliaries", &auxiliaries, NULL},
    {"issuing", &issuing, NULL}, {"determiners", &determiners, NULL}, {"joint", NULL, &joint}, {"plainly", NULL, &plainly},
    {"said_of", NULL, &said_of}, {"further", NULL, &further_said},
};

static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *letters, *words;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &letters, &PyDict_Type, &words)) return NULL;
    if (learn_letters(letters) || learn_all(taught, sizeof taught / sizeof *taught, words)) return NULL;
    Py_RETURN_NONE;
}

static PyObject *learn_issuers(PyObject *self, PyObject *words) {
    if (!PyDict_Check(words)) return PyErr_SetString(PyExc_TypeError, "expected a dictionary"), NULL;
    if (learn_all(taught_of_issuers, sizeof taught_of_issuers / sizeof *taught_of_issuers, words)) return NULL;
    Py_RETURN_NONE;
}

/* Whether a name goes on with words of its own up to those that announce a title. */
static int may_go_on(const Text *text, Py_ssize_t place) {
    Py_ssize_t behind;
    int is_barred = 0;
    for (int words = 0; words <= NAMED_ON; words++) {
        const Py_ssize_t begin = gap_end(text, place);
        if (begin < 0) return 1;
        if (begin == place) return 0;
        if (words && phrase(&announcing, text, begin, text->size, PRINTED, &behind)) return !is_barred;
        is_barred |= word(&no_names, text, begin, text->size, SMALL, &place) != 0;
        if (place == begin || place - begin > LONGEST_ON) return 0;
    }
    return 0;
}

static int is_joint(const Text *text, Py_ssize_t place) {
    const Text before = {text->kind, text->data, place};
    for (Py_ssize_t k = Py_MAX(0, place - JOINT); k < place; k++)
        if (one_stands(&before, k, joint)) return 1;
    return 0;
}

static Py_ssize_t behind_comma(const Text *text, Py_ssize_t place) {
    while (at(text, place) == ' ' || at(text, place) == '\t') place++;
    if (at(text, place) != ',') return 0;
    for (place++; at(text, place) == ' ' || at(text, place) == '\t'; place++) ;
    place += at(text, place) == '\n';
    while (at(text, place) == ' ' || at(text, place) == '\t') place++;
    return place;
}

/* Where the names of further bodies end that issue a joint document; ASK. */
static Py_ssize_t joined_end(const Text *text, Py_ssize_t end) {
    for (Py_ssize_t further; (further = behind_comma(text, end)); end = further)
        if ((further = body_end(text, further)) <= 0) return further < 0 ? ASK : end;
    return end;
}

/* Whether the verb stands behind a body that says it is the issuer: `do Bộ Công Thương ban hành`; ASK where a name may part them. */
static int is_closed(const Text *text, Py_ssize_t place) {
    Py_ssize_t on = gap_end(text, place), behind;
    if (on <= place) return on < 0 ? ASK : 0;
    if (Py_UNICODE_ISUPPER(at(text, on))) return ASK;
    if (phrase(&closing_verbs, text, on, text->size, PRINTED, &behind)) return 1;
    if (!stands_at(text, on, PyTuple_GET_ITEM(done, 0))) return 0;
    place = on + PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(done, 0));
    on = gap_end(text, place);
    if (on <= place) return on < 0 ? ASK : 0;
    return phrase(&closing_verbs, text, on, text->size, PRINTED, &behind) != 0;
}

/* Where the name of the issuer begins behind a reference; 0 for none, and how it is said. */
static Py_ssize_t issuer_start(const Text *text, Py_ssize_t place, long *how) {
    const Py_ssize_t plain = place + PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(plainly, 0));
    *how = OF;
    if (stands_at(text, place, PyTuple_GET_ITEM(plainly, 0)) && !Py_UNICODE_ISSPACE(at(text, plain))) return plain;
    Py_ssize_t k = place + (at(text, place) == ' '), behind;
    if (at(text, k) == '(') {
        const Py_ssize_t most = k + 62;
        for (k++; k < most && at(text, k) && at(text, k) != '(' && at(text, k) != ')' && at(text, k) != '\n'; k++) ;
        if (k >= most || at(text, k) != ')') return at(text, k) || k >= text->size ? 0 : ASK;
        place = k + 1;
    }
    if (at(text, place) == ',') place++;
    else if (at(text, place) == ' ' && at(text, place + 1) == ',') place += 2;
    if ((place = gap_end(text, place)) < 0) return ASK;
    if (!lexicon_get(&beginnings, text, place, place + 3)) return 0;
    *how = word(&leads, text, place, text->size, PRINTED, &behind);
    for (int words = 0; *how == BEFORE_PASSIVE && words < 2; words++) {
        if ((place = gap_end(text, behind)) < 0) return ASK;
        *how = place > behind ? word(&leads, text, place, text->size, PRINTED, &behind) : 0;
        if (*how != BEFORE_PASSIVE && *how != PASSIVE) return 0;
    }
    if (!*how || *how == BEFORE_PASSIVE) return 0;
    if ((place = gap_end(text, behind)) <= behind) return place < 0 ? ASK : 0;
    return is_letter(at(text, place)) ? place : is_alnum(at(text, place)) && at(text, place) >= 128 ? ASK : 0;
}

static PyObject *read_issuer(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Text text;
    Py_ssize_t place;
    long how;
    if (given(args, count, 2, &text, &place)) return NULL;
    if (!plainly) return PyErr_SetString(PyExc_RuntimeError, "expected to have learned the words first"), NULL;
    const Py_ssize_t start = issuer_start(&text, place, &how);
    if (!start) Py_RETURN_NONE;
    Py_ssize_t end = start < 0 ? ASK : body_end(&text, start);
    if (!end) Py_RETURN_NONE;
    if (end > 0 && behind_comma(&text, end) && is_joint(&text, place)) end = joined_end(&text, end);
    const int answer = end < 0 ? ASK : how != OF ? is_closed(&text, end) : may_go_on(&text, end) ? ASK : 1;
    if (answer < 0) Py_RETURN_NOTIMPLEMENTED;
    if (!answer) Py_RETURN_NONE;
    return span_of(start, end);
}

static PyObject *end_of_body(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Text text;
    Py_ssize_t place;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyLong_FromSsize_t(body_end(&text, place));
}

static PyObject *verb_before(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Text text;
    Py_ssize_t place;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyLong_FromSsize_t(verb_start(&text, place));
}

static PyObject *issuer_before(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Text text;
    Py_ssize_t places[2], begin, reached;
    if (given(args, count, 3, &text, places)) return NULL;
    const int answer = body_before(&text, places[0], places[1], &begin, &reached);
    if (answer < 0) Py_RETURN_NOTIMPLEMENTED;
    if (!answer) Py_RETURN_NONE;
    return span_of(begin, reached);
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Learn the letters without marks, and the words by their use."},
    {"learn_issuers", learn_issuers, METH_O, "Learn the words between a reference and its issuer."},
    {"end_of_body", (PyCFunction)(void (*)(void))end_of_body, METH_FASTCALL, "Give where the name of a body ends, 0 for none; -1 to read it in Python."},
    {"read_issuer", (PyCFunction)(void (*)(void))read_issuer, METH_FASTCALL, "Give the place of the issuer behind a reference, or None; NotImplemented to read it in Python."},
    {"verb_before", (PyCFunction)(void (*)(void))verb_before, METH_FASTCALL, "Give where the verb begins that issues a document, -1 for none; -2 to read it in Python."},
    {"issuer_before", (PyCFunction)(void (*)(void))issuer_before, METH_FASTCALL, "Give the place of the body before a verb, or None; NotImplemented to read it in Python."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_bodies", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__bodies(void) {
    PyObject *made = PyModule_Create(&module);
    /* The reader of titles asks for bodies within them. */
    PyObject *reader = made ? PyCapsule_New((void *)body_end, "vndocs.bodies", NULL) : NULL;
    if (!reader || PyModule_AddObjectRef(made, "reader", reader)) Py_CLEAR(made);
    Py_XDECREF(reader);
    return made;
}
