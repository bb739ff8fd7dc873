/* The chains of provisions of a text, read from the code points where they are of the common forms: `finding._read`.
 *
 * `điểm a khoản 2 Điều 5`, `khoản 1, 2 và 3 Điều 7`, `Điều 5 Luật này`: whatever is not surely one of them, or surely no
 * pointer, is left to the grammar in Python, which is called for it. What is read here is equal to what that gives; a
 * test holds the two together.
 */
#include "_named.h"
#include "_starts.h"
#include "_tail.h"

/* How far behind its chain `này` is looked for. */
#define LONGEST_NAME 30

/* Read the chain that begins at a place: 1 and the reading, 0 where there is none, UNSURE where the grammar must look, -2 with an exception. */
static int read_at(const Text *text, Py_ssize_t start, PyObject **reading) {
    Chain chain;
    Before before;
    Tail tail;
    if (at(text, start + 1) == '/') return UNSURE;
    const int known = before_at(text, start, &before);
    if (known < 1) return known;
    Py_ssize_t named = start;
    const int level = level_at(text, start, &named);
    const int is_compound = level >= 0 && before.word < before.word_end
        && lexicon_get(&compounds[level], text, before.word, before.word_end) != NULL;
    /* `thời điểm 5`, `cổ phần`: another word, save where marks are spoken of, and for what is known at once. */
    if (is_compound && level != CLAUSE && level != ARTICLE && (level != POINT || !small_get(&scoring, text, before.word, before.word_end)))
        return 0;
    const int units = read_units(text, start, level, named, &chain);
    if (units < 1) return units;
    PyObject *provisions;
    tail = (Tail){chain.end, chain.end, NULL, NULL, NULL, 0, 0};
    if (before.is_inside && is_simple(text, &chain, start, &tail.at)) {
        if (level == POINT && is_compound) return UNSURE;
        if (!(provisions = provisions_of(text, &chain))) return FAILED;
        return (*reading = reading_of(start, chain.end, provisions, &tail, 1, before.begin)) ? 1 : FAILED;
    }
    if (is_compound) return level == CLAUSE ? 0 : UNSURE;
    const Py_UCS4 behind = at(text, chain.end), next = at(text, chain.end + 1);
    if (behind == '%') return 0;
    if ((behind == ',' || behind == '.' || behind == '/') && Py_UNICODE_ISDIGIT(next)) return UNSURE;
    if (chain.is_broken && chain.size == 1 && (behind == 0 || behind == '.' || behind == ')')) return UNSURE;
    if (!tail_at(text, chain.end, &tail)) return UNSURE;
    if (!before.is_inside && !chain.is_listed && chain.label_count == 1) {
        /* What stands at the head of a line or behind a sign may be a heading, unless `này` is near. */
        if (tail.pointing) {
            const Py_ssize_t size = PyUnicode_GET_LENGTH(this_word);
            if (tail.end > start + WINDOW || tail.end - size - chain.end > LONGEST_NAME || !stands_at(text, tail.end - size, this_word)) return UNSURE;
        } else {
            const int heading = is_heading(text, start, &chain, tail.has_name && !lines_between(text, chain.end, tail.at));
            if (heading) return heading == UNSURE ? UNSURE : 0;
        }
    }
    if (before.is_inside && level < ARTICLE && may_head_capitals(text, chain.end)) return UNSURE;
    if (!(provisions = provisions_of(text, &chain))) return FAILED;
    int is_alone = 0;
    if (standing_of(text, &chain) == FORMAL && !(tail.type && tail.pointing)) {
        /* Forms and tables are counted in lists of their own; only their document makes a pointer of them. */
        tail = (Tail){chain.end, tail.at, NULL, NULL, NULL, tail.has_document || tail.type, 0};
    } else is_alone = tail.pointing || tail.type ? 1 : is_citation(text, start, &chain);
    if (is_alone == UNSURE || (!is_alone && !tail.has_document)) {
        Py_DECREF(provisions);
        return is_alone;
    }
    return (*reading = reading_of(start, chain.end, provisions, &tail, is_alone, before.begin)) ? 1 : FAILED;
}

static Py_ssize_t this_behind(const Text *text, Py_ssize_t start) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(this_word);
    const Py_UCS4 first = PyUnicode_READ_CHAR(this_word, 0);
    for (Py_ssize_t k = start; k + size <= Py_MIN(start + WINDOW, text->size); k++)
        if (at(text, k) == first && stands_at(text, k, this_word)) return k;
    return -1;
}

/* Have the grammar read the chain that begins at a place; a new reference. */
static PyObject *read_plainly(PyObject *read, PyObject *string, const Text *text, PyObject *start, Py_ssize_t begin, Py_ssize_t done) {
    PyObject *done_ = PyLong_FromSsize_t(done), *until = PyLong_FromSsize_t(this_behind(text, begin)), *reading = NULL;
    if (done_ && until) reading = PyObject_CallFunctionObjArgs(read, string, start, done_, until, NULL);
    Py_XDECREF(done_);
    Py_XDECREF(until);
    if (reading && reading != Py_None && (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) != FIELDS)) {
        PyErr_SetString(PyExc_TypeError, "expected a reading");
        Py_CLEAR(reading);
    }
    return reading;
}

static PyObject *chains(PyObject *self, PyObject *args) {
    PyObject *string, *starts, *read;
    if (!PyArg_ParseTuple(args, "UO!O", &string, &PyList_Type, &starts, &read)) return NULL;
    if (!reading_type) {
        PyErr_SetString(PyExc_RuntimeError, "expected to be taught the words first");
        return NULL;
    }
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Py_ssize_t done = 0;
    for (Py_ssize_t k = 0; found && k < PyList_GET_SIZE(starts); k++) {
        PyObject *place = PyList_GET_ITEM(starts, k), *reading = NULL;
        const Py_ssize_t start = PyLong_AsSsize_t(place);
        if (start == -1 && PyErr_Occurred()) { Py_CLEAR(found); break; }
        if (start < done) continue;
        const int known = start <= text.size ? read_at(&text, start, &reading) : 0;
        if (known == UNSURE) reading = read_plainly(read, string, &text, place, start, done);
        if (known == FAILED || (known == UNSURE && !reading)) { Py_CLEAR(found); break; }
        if (reading && reading != Py_None) {
            done = PyLong_AsSsize_t(PyTuple_GET_ITEM(reading, 1));
            if (PyList_Append(found, reading)) Py_CLEAR(found);
        }
        Py_XDECREF(reading);
    }
    return found;
}

/* Take the words of the grammar: a dictionary of dictionaries by name, and what is no dictionary. */
static PyObject *learn(PyObject *self, PyObject *args) {
    static const struct { const char *name; Lexicon *lexicon; } all[] = {
        {"levels", &level_words}, {"heads", &level_heads}, {"joints", &joints}, {"followers", &followers}, {"types", &types},
        {"documents", &documents}, {"openings", &openings}, {"pointings", &pointings}, {"units", &unit_words},
        {"simple types", &simple_types}, {"simple words", &simple_words}, {"short types", &short_types}, {"carriers", &carriers}, {"stops", &stops}, {"issuing", &issuing}, {"dating", &dating},
        {"plain ends", &plain_ends}, {"plurals", &plurals}, {"small ends", &small_ends}, {"small heads", &small_heads},
        {"measures", &measures}, {"places of", &places_of}, {"leading", &leading}, {"scoring", &scoring}, {"number words", &number_words}, {"ordinal words", &ordinal_words}, {"ordinals", &ordinals},
        {"ordinal units", &ordinal_units}, {"worded labels", &worded_labels},
        {"quick", &quick}, {"labelled", &labelled}, {"worded", &worded}, {"lettered", &letter_points}, {"opened", &opened},
        {"level lasts", &level_lasts}, {"level joints", &level_joints}, {"lone levels", &lone_levels}, {"smaller section", &smaller_section}, {"annexes", &annexes}, {"common names", &common_names},
        {"name ends", &name_ends}, {"last syllables", &last_syllables}, {"above", &above}, {"going on", &going_on}, {"several", &several},
    };
    static const struct { const char *name; PyObject **string; } strings[] = {
        {"letters", &letters}, {"number", &number_word}, {"this", &this_word}, {"says this", &this_meaning}, {"bullets", &bullets},
        {"sentence ends", &sentence_ends}, {"line ends", &line_ends}, {"from", &from_word}, {"ordinal", &ordinal_end},
        {"already", &already}, {"here", &here}, {"capitals", &capitals},
    };
    PyObject *words, *said, *order, *by_level, *most, *class, *verbs, *shorts;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!O!O!U", &PyType_Type, &class, &PyDict_Type, &words, &PyDict_Type, &said, &PyTuple_Type, &order,
            &PyTuple_Type, &by_level, &PyTuple_Type, &most, &PyTuple_Type, &verbs, &shorts))
        return NULL;
    if (PyTuple_GET_SIZE(order) != LEVELS || PyTuple_GET_SIZE(by_level) != LEVELS || PyTuple_GET_SIZE(most) != LEVELS
        || !PyType_IsSubtype((PyTypeObject *)class, &PyTuple_Type) || PyUnicode_GET_LENGTH(shorts) > 7) {
        PyErr_SetString(PyExc_ValueError, "expected a class of readings and what is said of each level");
        return NULL;
    }
    for (size_t k = 0; k < sizeof strings / sizeof *strings; k++) {
        PyObject *string = PyDict_GetItemString(said, strings[k].name);
        if (!string || !PyUnicode_Check(string) || !PyUnicode_GET_LENGTH(string)) return PyErr_Format(PyExc_KeyError, "expected the string '%s'", strings[k].name);
        Py_XSETREF(*strings[k].string, Py_NewRef(string));
    }
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        PyObject *named = PyDict_GetItemString(words, all[k].name);
        if (!named) return PyErr_Format(PyExc_KeyError, "expected the words '%s'", all[k].name);
        if (lexicon_fill(all[k].lexicon, named)) return NULL;
    }
    for (int k = 0; k < LEVELS; k++) {
        if (lexicon_fill(&compounds[k], PyTuple_GET_ITEM(by_level, k))) return NULL;
        limits[k] = PyLong_AsLong(PyTuple_GET_ITEM(most, k));
        if (PyErr_Occurred()) return NULL;
        Py_XSETREF(names[k], Py_NewRef(PyTuple_GET_ITEM(order, k)));
    }
    memset(shortened, 0, sizeof shortened);
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(shorts); k++) shortened[k] = PyUnicode_READ_CHAR(shorts, k);
    Py_XSETREF(article_verbs, Py_NewRef(verbs));
    Py_XSETREF(reading_type, Py_NewRef(class));
    Py_RETURN_NONE;
}

/* Read the pointers that stand outside the chains, and give both in text order. */
static PyObject *named_pointers(PyObject *self, PyObject *args) {
    PyObject *hits, *string, *this, *up, *that, *chains, *this_at, *above_at, *that_at;
    if (!PyArg_ParseTuple(args, "OUO!O!O!O!OOO", &hits, &string, &PyList_Type, &this, &PyList_Type, &up, &PyList_Type, &that, &PyList_Type, &chains,
            &this_at, &above_at, &that_at))
        return NULL;
    for (Py_ssize_t k = 0; k < PyList_GET_SIZE(chains); k++) {
        PyObject *chain = PyList_GET_ITEM(chains, k);
        if (!PyTuple_Check(chain) || PyTuple_GET_SIZE(chain) != FIELDS || !PyLong_Check(PyTuple_GET_ITEM(chain, 0)) || !PyLong_Check(PyTuple_GET_ITEM(chain, 1))) {
            PyErr_SetString(PyExc_TypeError, "expected readings");
            return NULL;
        }
    }
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    if (found && (!article_verbs || said_this(&text, hits, this, chains, this_at, found) || said_above(&text, string, up, chains, above_at, found)
                  || said_that(&text, string, that, chains, that_at, found)))
        Py_CLEAR(found);
    PyObject *all = found ? in_order(chains, found) : NULL;
    Py_XDECREF(found);
    return all;
}

static PyMethodDef methods[] = {
    {"starts", starts, METH_VARARGS, "Give the places where a chain may begin."},
    {"named", named_pointers, METH_VARARGS, "Read the pointers that stand outside some chains; give all in text order."},
    {"learn", learn, METH_VARARGS, "Take the class of readings and the words of the grammar."},
    {"chains", chains, METH_VARARGS, "Read the chains that begin at some places of a text; what is not of a common form is given to a function."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_pointers", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__pointers(void) { return PyModule_Create(&module); }
