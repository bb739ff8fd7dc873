/* How a text uses each document that it cites: what `read_uses_plainly` of relations.py reads. Of Python is asked what is
 * rare, where a cheap look says that it may be: words that a scan has worn, bases whose document stands further on, lists
 * under a heading, verbs behind a document. Tests hold the two together.
 */
#include "_joining.h"
#include "_phrases.h"

/* What a reading holds, by its places, and how far is looked, as in relations.py and headed.py. */
enum { START = 0, END = 1, TYPE = 2, ISSUER = 6, TITLE = 7, ROLE = 9, READING = 10 };
enum { WINDOW = 110, JOINS = 40, PREAMBLE = 12000, LINE = 250, MOST_LINES = 3, NEAR = 24, MOST_BACK = 12, ITEM = 48, HEADING = 300 };

static PyObject *expiring, *expiring_letters, *leads, *own, *cites, *basis, *amends;
static Lexicon alone, ended;
static PyObject *use_class, *cited, *ask_verb, *ask_block, *ask_ended, *ask_expiry;
static const ToldWords told_words[] = {
    {"signs", &signs, 1}, {"seconds", &seconds, 1}, {"plural", &plural, 0}, {"number", &number, 0}, {"expiring", &expiring, 1},
    {"expiring_letters", &expiring_letters, 0}, {"leads", &leads, 1}, {"own", &own, 0}, {"cites", &cites, 0}, {"basis", &basis, 0},
    {"amends", &amends, 0},
};
static const ToldSet told_sets[] = {{"alone", &alone}, {"ended", &ended}};

/* The documents of a text and how far they were read: `open` are those whose span or title is still open, the outermost
 * first; `edge` is where the one before ends. `is_led` says that a line further up leads up to a list.
 */
typedef struct { Py_ssize_t end, at; } Open;
typedef struct {
    const Plan *plan;
    PyObject *string, *readings, *uses, *headed;
    Text text;
    Open *open;
    Py_ssize_t opened, at, edge, start;
    int is_led;
} Reader;

static inline PyObject *reading_at(const Reader *reader, Py_ssize_t which) { return PyTuple_GET_ITEM(reader->readings, which); }
static inline PyObject *of(PyObject *reading, int field) { return PyTuple_GET_ITEM(reading, field); }
static inline int is_own(PyObject *reading) { return !PyUnicode_Compare(of(reading, ROLE), own); }

/* The use that a member of a coordination shares with the one before it, or with the document whose title that stands in. */
static PyObject *shared(const Reader *reader, int is_apart) {
    PyObject *use = PyList_GET_ITEM(reader->uses, reader->at - 1), *subject = PyTuple_GET_ITEM(use, 2);
    if (subject == Py_None) return Py_NewRef(use);
    if (!is_apart) {
        PyObject *type = of(reading_at(reader, reader->at), TYPE);
        const int is_alike = PyObject_RichCompareBool(type, of(subject, TYPE), Py_EQ);
        const int is_other = PyObject_RichCompareBool(type, of(reading_at(reader, reader->at - 1), TYPE), Py_NE);
        if (is_alike < 0 || is_other < 0) return NULL;
        if (!is_alike || !is_other) return Py_NewRef(use);
    }
    for (Py_ssize_t k = reader->at - 1; k >= 0 && k > reader->at - MOST_BACK; k--)
        if (reading_at(reader, k) == subject) return Py_NewRef(PyList_GET_ITEM(reader->uses, k));
    return Py_NewRef(use);
}

static inline int is_edge(Py_UCS4 c) { return c == ' ' || c == '*' || c == ',' || c == '('; }

/* Whether no more than `đã được` stands between a document and what is said of it. */
static int is_said_of(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_UCS4 words[NEAR];
    Py_ssize_t size = 0, first = 0;
    for (; place < end; place++) {
        const Py_UCS4 c = at(text, place);
        if (!is_white(c))
            words[size++] = c;
        else if (size && words[size - 1] != ' ')
            words[size++] = ' ';
    }
    while (size && is_edge(words[size - 1])) size--;
    while (first < size && is_edge(words[first])) first++;
    const Text said = {PyUnicode_4BYTE_KIND, words, size};
    return lexicon_get(&alone, &said, first, size) != NULL;
}

/* The document of which a verb is said: in whose title it stands, or right behind which; borrowed. */
static PyObject *subject_of(const Reader *reader, Py_ssize_t verb) {
    PyObject *found = NULL;
    if (reader->opened && reader->open[reader->opened - 1].end > verb)
        found = reading_at(reader, reader->open[reader->opened - 1].at);
    else if (reader->at && reader->edge <= verb && verb <= reader->edge + NEAR && is_said_of(&reader->text, reader->edge, verb))
        found = reading_at(reader, reader->at - 1);
    return !found || is_own(found) ? Py_None : found;
}

/* The line feed before a place, not further back than a lower one; -1 for none. */
static inline Py_ssize_t feed_before(const Text *text, Py_ssize_t place, Py_ssize_t low) {
    while (--place >= low && place >= 0)
        if (at(text, place) == '\n') return place;
    return -1;
}

/* Whether a line not far above may open with the words of a legal basis. */
static int may_be_block(const Text *text, Py_ssize_t start) {
    Py_ssize_t place = start;
    for (int k = 0; k < MOST_LINES; k++) {
        place = feed_before(text, place, place - LINE);
        Py_ssize_t line = place + 1;
        while (line < start && (at(text, line) == ' ' || at(text, line) == '\t' || at(text, line) == '*' || at(text, line) == '_'
                                || at(text, line) == '+' || at(text, line) == '-'))
            line++;
        for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(leads); n++)
            if (over(text, line, start, PyTuple_GET_ITEM(leads, n))) return 1;
        if (place < 0 || at(text, place - 1) == ';' || at(text, place - 1) == '.') return 0;
    }
    return 0;
}

/* Whether what stands before a place, and behind an edge, ends with a colon. */
static int is_led(const Text *text, Py_ssize_t place, Py_ssize_t edge) {
    const Py_ssize_t low = Py_MAX(Py_MAX(edge, place - HEADING), 0);
    place = Py_MIN(place, text->size);
    while (place > low && (is_space(at(text, place - 1)) || at(text, place - 1) == '*' || at(text, place - 1) == '_')) place--;
    return place > low && at(text, place - 1) == ':';
}

/* Whether a document may stand first in an item, or behind a colon, of a list that goes on or that a line leads up to. */
static int may_be_headed(Reader *reader) {
    const Text *text = &reader->text;
    const Py_ssize_t start = reader->start, low = Py_MAX(Py_MAX(reader->edge, start - ITEM - HEADING), 0);
    if (!reader->is_led && next_sign(text->kind, text->data, ':', low, Py_MIN(start, text->size)) < 0) return 0;
    Py_ssize_t line = feed_before(text, start, start - ITEM);
    if (!reader->is_led && !is_led(text, start, reader->edge) && !is_led(text, line, reader->edge)) return 0;
    reader->is_led = 1;
    for (int k = 1; k <= 3; k++)
        if (k > start || at(text, start - k) == ':') return 1;
    if (line++ < 0) return 0;
    while (line < start && (at(text, line) == ' ' || at(text, line) == '\t' || at(text, line) == '*' || at(text, line) == '_')) line++;
    const Py_UCS4 first = at(text, line++);
    if (first == '-' || first == '+' || first == 0x2022 || first == 0x2013) return 1;
    if (Py_UNICODE_ISDECIMAL(at(text, line))) line++;
    return at(text, line) == ')' || at(text, line) == '.';
}

/* Whether words stand at a place, with any white space between them. */
static int words_stand(const Text *text, Py_ssize_t place, PyObject *string) {
    const Text words = text_of(string);
    for (Py_ssize_t k = 0; k < words.size; k++) {
        const Py_UCS4 c = at(text, place);
        if (at(&words, k) == ' ' ? !is_white(c) : c != at(&words, k)) return 0;
        place = at(&words, k) == ' ' ? over_white(text, place, text->size) : place + 1;
    }
    return 1;
}

/* Whether what stands behind a document may say that it ends. */
static int may_end(const Text *text, Py_ssize_t edge) {
    /* A line may end with a blank. */
    const Py_ssize_t behind = edge + 1 + (at(text, edge) == ' ' && at(text, edge + 1) == '\n');
    if (behind >= text->size || !has_letter(expiring_letters, at(text, behind))) return 0;
    if (!is_white(at(text, edge))) return 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(expiring); k++)
        if (words_stand(text, behind, PyTuple_GET_ITEM(expiring, k))) return 1;
    return 0;
}

/* Make a use; all but the subject are given away. */
static PyObject *use_of(PyObject *relation, PyObject *evidence, PyObject *subject) {
    PyTypeObject *type = (PyTypeObject *)use_class;
    PyObject *use = relation && evidence ? type->tp_alloc(type, 3) : NULL;
    if (!use) {
        Py_XDECREF(relation);
        Py_XDECREF(evidence);
        return NULL;
    }
    PyTuple_SET_ITEM(use, 0, relation);
    PyTuple_SET_ITEM(use, 1, evidence);
    PyTuple_SET_ITEM(use, 2, Py_NewRef(subject));
    return use;
}

/* The use that a line above a list says; NULL where it says none, or, with an exception, where it fails. */
static PyObject *read_headed(const Reader *reader) {
    PyObject *said = PyObject_CallFunction(reader->headed, "nn", reader->start, reader->edge), *relation, *evidence, *use = NULL;
    if (said && said != Py_None && PyArg_ParseTuple(said, "UO!", &relation, &PyTuple_Type, &evidence))
        use = use_of(Py_NewRef(relation), Py_NewRef(evidence), Py_None);
    Py_XDECREF(said);
    return use;
}

/* The use that the words before a document say; they are read no further back than a lower place. */
static PyObject *read_use(Reader *reader, Py_ssize_t low) {
    const Text *text = &reader->text;
    const Py_ssize_t start = reader->start;
    const Py_ssize_t end = Py_MIN(start, text->size);
    Words words = {.plan = reader->plan, .text = text, .low = low, .at = end, .end = end};
    Verb verb;
    PyObject *evidence = NULL, *plainly = NULL, *relation = NULL, *use = NULL;
    int what = find(&words, end, amends, &verb);
    if (what == NOT_MINE) {
        if (!(plainly = PyObject_CallFunction(ask_verb, "Onn", reader->string, low, start))) return NULL;
        what = plainly == Py_None ? NO_VERB : A_VERB;
        if (what == A_VERB && !PyArg_ParseTuple(plainly, "Unn", &verb.relation, &verb.begin, &verb.end)) goto done;
    }
    int is_cited = what == NO_VERB || !PyUnicode_Compare(verb.relation, cites);
    if (what == A_VERB && is_cited && start < PREAMBLE && may_be_block(text, start)) {
        if (!(evidence = PyObject_CallFunction(ask_block, "On", reader->string, start))) goto done;
        if (evidence != Py_None && !PyArg_ParseTuple(evidence, "nn", &verb.begin, &verb.end)) goto done;
        if (evidence != Py_None) is_cited = 0, verb.relation = basis;
    }
    PyObject *subject = what == A_VERB ? subject_of(reader, verb.begin) : Py_None;
    if (what == A_VERB && subject == Py_None) {
        const Text letters = text_of(verb.relation);
        if (lexicon_get(&ended, &letters, 0, letters.size)) {
            if (!(relation = PyObject_CallFunction(ask_ended, "On", reader->string, verb.begin))) goto done;
            is_cited = PyUnicode_Check(relation) && !PyUnicode_Compare(relation, cites);
        }
    }
    if (is_cited && !is_own(reading_at(reader, reader->at)) && may_be_headed(reader)) use = read_headed(reader);
    if (!use && !PyErr_Occurred())
        use = what == NO_VERB ? Py_NewRef(cited) : use_of(Py_NewRef(relation ? relation : verb.relation), span_of(verb.begin, verb.end), subject);
done:
    Py_XDECREF(plainly);
    Py_XDECREF(evidence);
    Py_XDECREF(relation);
    return use;
}

/* Read on to the next document: 0, or -1 and an exception. */
static int read_next(Reader *reader, Py_ssize_t *previous_end, Py_ssize_t *first) {
    const Text *text = &reader->text;
    PyObject *reading = reading_at(reader, reader->at), *use = NULL, *sign;
    if (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) < READING || !PyUnicode_Check(of(reading, ROLE))) {
        PyErr_SetString(PyExc_TypeError, "expected readings of references");
        return -1;
    }
    const Py_ssize_t start = reader->start = PyLong_AsSsize_t(of(reading, START)), end = PyLong_AsSsize_t(of(reading, END));
    if (PyErr_Occurred()) return -1;
    Py_ssize_t low = Py_MAX(0, start - WINDOW);
    while (reader->opened && reader->open[reader->opened - 1].end <= start) reader->opened--;
    if (reader->at) {
        /* A title that was read on over the next member ends before it. */
        const Py_ssize_t gap = reader->edge <= start ? reader->edge : *previous_end;
        if (gap <= start && start - gap <= JOINS && start <= text->size && (sign = joined(text, gap, start))
            && !(use = shared(reader, PyUnicode_READ_CHAR(sign, 0) == ';')))
            return -1;
        if (low < *previous_end && *previous_end <= start) low = *previous_end;
    }
    if (!use) {
        *first = reader->at;
        use = read_use(reader, low);
    }
    if (append_new(reader->uses, use)) return -1;
    *previous_end = reader->edge = end;
    for (int field = ISSUER; field <= TITLE; field++) {
        PyObject *place = of(reading, field);
        if (!PyTuple_Check(place) || PyTuple_GET_SIZE(place) != 2) continue;
        reader->edge = Py_MAX(reader->edge, PyLong_AsSsize_t(PyTuple_GET_ITEM(place, 1)));
    }
    if (PyErr_Occurred()) return -1;
    reader->open[reader->opened++] = (Open){reader->edge, reader->at};
    if (may_end(text, reader->edge)) {
        PyObject *done = PyObject_CallFunction(ask_expiry, "OOOnn", reader->string, reader->readings, reader->uses, *first, reader->edge);
        if (!done) return -1;
        Py_DECREF(done);
    }
    return 0;
}

static PyObject *uses(PyObject *self, PyObject *args) {
    PyObject *capsule, *given;
    Reader reader = {.edge = -1};
    if (!PyArg_ParseTuple(args, "OUOO", &capsule, &reader.string, &given, &reader.headed)) return NULL;
    if (!(reader.plan = PyCapsule_GetPointer(capsule, "vndocs.verbs"))) return NULL;
    if (!use_class) return PyErr_Format(PyExc_RuntimeError, "expected to have been told the words first");
    reader.text = text_of(reader.string);
    /* What is asked of Python cannot change a tuple. */
    if (!(reader.readings = PySequence_Tuple(given))) return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(reader.readings);
    reader.open = PyMem_New(Open, (size_t)count + 1);
    reader.uses = PyList_New(0);
    if (!reader.open) PyErr_NoMemory();
    int failed = !reader.open || !reader.uses;
    Py_ssize_t previous_end = -1, first = -1;
    for (; reader.at < count && !failed; reader.at++) failed = read_next(&reader, &previous_end, &first);
    PyMem_Free(reader.open);
    Py_DECREF(reader.readings);
    if (failed) Py_CLEAR(reader.uses);
    return reader.uses;
}

/* Be told the words, the class of uses, that of a document that is only cited, and whom to ask of what is rare. */
static PyObject *tell(PyObject *self, PyObject *args) {
    PyObject *told, *class, *asked[5];
    if (!PyArg_ParseTuple(args, "O!OOOOOO", &PyDict_Type, &told, &class, &asked[0], &asked[1], &asked[2], &asked[3], &asked[4])) return NULL;
    if (tell_words(told_words, sizeof told_words / sizeof *told_words, told) || tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, told)) return NULL;
    PyObject **const places[] = {&cited, &ask_verb, &ask_block, &ask_ended, &ask_expiry};
    for (int k = 0; k < 5; k++) {
        Py_INCREF(asked[k]);
        Py_XSETREF(*places[k], asked[k]);
    }
    if (!PyTuple_Check(cited) || PyTuple_GET_SIZE(cited) != 3) return PyErr_Format(PyExc_TypeError, "expected a use");
    if (tell_class(&use_class, class)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"plan", plan_of, METH_VARARGS, "Make a plan of the numbers of words, of what sorts they are, and of verbs as numbers of words, the last first."},
    {"tell", tell, METH_VARARGS, "Be told the words, the class of uses, the use of what is only cited, and whom to ask of what is rare."},
    {"uses", uses, METH_VARARGS, "Give how a text uses each document."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_verbs", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__verbs(void) { return PyModule_Create(&module); }
