/* The title behind a reference, the common forms: title.py and title_end.py have the grammar, and read what is left to
 * them. Tests hold the two together.
 */
#include "_behind.h"
#include "_opening.h"

/* What is taught, by name. */
static const Taught taught[] = {
    {"going_on", &going_on, NULL}, {"connectors", &connectors, NULL}, {"dotted", &dotted, NULL},
    {"first_words", &first_words, NULL}, {"firm_ends", &firm_ends, NULL}, {"ends_behind_comma", &ends_behind_comma, NULL},
    {"asking", &asking, NULL}, {"documents", &documents, NULL}, {"further_names", &further_names, NULL}, {"head_words", &head_words, NULL},
    {"amending_words", &amending_words, NULL}, {"issued", &issued, NULL}, {"noun_behind", &noun_behind, NULL},
    {"noun_before", &noun_before, NULL}, {"predicates", &predicates, NULL}, {"laws", NULL, &laws}, {"amending", NULL, &amending},
    {"before_predicates", NULL, &before_predicates}, {"issuing", NULL, &issuing}, {"of_bodies", NULL, &of_bodies}, {"rules", NULL, &rules},
    {"decrees", NULL, &decrees}, {"guiding", NULL, &guiding}, {"guided", NULL, &guided}, {"kept", NULL, &kept},
    {"never_behind", NULL, &never_behind}, {"paragraphs", NULL, &paragraphs}, {"numbered", NULL, &numbered},
    {"bases", NULL, &bases}, {"brackets", NULL, &brackets}, {"further", NULL, &further}, {"related", NULL, &related},
    {"number_words", NULL, &number_words},
};
static const Taught taught_of_openings[] = {
    {"openings", &openings, NULL}, {"announcing", &announcing, NULL}, {"not_behind", &not_behind, NULL},
    {"not_behind_starts", &not_behind_starts, NULL}, {"plainly", NULL, &plainly}, {"matter", NULL, &matter},
    {"asides", NULL, &asides}, {"sayings", NULL, &sayings}, {"verbs_before", NULL, &verbs_before}, {"dangling", NULL, &dangling}, {"closing", NULL, &closing},
};
static const Taught taught_of_neighbours[] = {
    {"belonging", &belonging, NULL}, {"before_days", &before_days, NULL}, {"verb_ends", &verb_ends, NULL},
    {"type_ends", &type_ends, NULL}, {"issue", &issue, NULL}, {"amendment", &amendment, NULL}, {"lost", NULL, &lost},
};

static PyObject *learn_ends(PyObject *self, PyObject *args) {
    PyObject *letters, *words, *reader;
    if (!PyArg_ParseTuple(args, "O!O!O!", &PyDict_Type, &letters, &PyDict_Type, &words, &PyCapsule_Type, &reader)) return NULL;
    if (!(body_end = (Py_ssize_t (*)(const Text *, Py_ssize_t))PyCapsule_GetPointer(reader, "vndocs.bodies")) || learn_letters(letters)) return NULL;
    if (learn_all(taught, sizeof taught / sizeof *taught, words) || learn_beginnings()) return NULL;
    Py_RETURN_NONE;
}

static PyObject *learn_openings(PyObject *self, PyObject *args) {
    PyObject *words;
    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &words)) return NULL;
    if (learn_all(taught_of_openings, sizeof taught_of_openings / sizeof *taught_of_openings, words)) return NULL;
    Py_RETURN_NONE;
}

static PyObject *learn_neighbours(PyObject *self, PyObject *args) {
    PyObject *words;
    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &words)) return NULL;
    if (learn_all(taught_of_neighbours, sizeof taught_of_neighbours / sizeof *taught_of_neighbours, words)) return NULL;
    Py_RETURN_NONE;
}

/* Whether the words of a lesson are there; an exception where they are not. */
static int is_taught(PyObject *words) {
    if (!words) PyErr_SetString(PyExc_RuntimeError, "expected to have learned the words first");
    return words != NULL;
}

static PyObject *end_of_sentence(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(numbered)) return NULL;
    Text text;
    Py_ssize_t start;
    if (given(args, count, 2, &text, &start)) return NULL;
    return PyLong_FromSsize_t(sentence_end(&text, start));
}

static PyObject *end_of_title(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(laws)) return NULL;
    Text text;
    Py_ssize_t places[2];
    if (given(args, count, 3, &text, places)) return NULL;
    return PyLong_FromSsize_t(soft_end(&text, places[0], places[1]));
}

static PyObject *gap(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(laws)) return NULL;
    Text text;
    Py_ssize_t place;
    int answer;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyLong_FromSsize_t(next_gap(&text, 0, place, text.size, &answer));
}

static PyObject *told(int answer, const Title *title) {
    if (answer == SENTENCE) return Py_BuildValue("nnnl", title->start, title->end, title->behind, title->meaning);
    if (answer < 0) Py_RETURN_NOTIMPLEMENTED;
    if (!answer) Py_RETURN_NONE;
    return span_of(title->start, title->end);
}

static PyObject *read_title(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(closing)) return NULL;
    Text text;
    Title title;
    Py_ssize_t place;
    if (given(args, count - 1, 2, &text, &place)) return NULL;
    return told(title_at(&text, place, args[2] == Py_True, &title), &title);
}

static PyObject *finish_title(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(closing)) return NULL;
    Text text;
    Py_ssize_t places[3];
    if (given(args, count - 1, 4, &text, places)) return NULL;
    const long meaning = PyLong_AsLong(args[4]);
    if (meaning == -1 && PyErr_Occurred()) return NULL;
    Title title = {places[0], places[2], places[1], meaning};
    return told(finish(&text, &title), &title);
}

static PyObject *is_quiet(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(lost)) return NULL;
    Text text;
    Py_ssize_t place;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyBool_FromLong(is_quiet_at(&text, place));
}

static PyObject *day(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(lost)) return NULL;
    Text text;
    Py_ssize_t place;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyLong_FromSsize_t(day_at(&text, place));
}

static PyObject *may_issue(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!is_taught(lost)) return NULL;
    Text text;
    Py_ssize_t place;
    if (given(args, count, 2, &text, &place)) return NULL;
    return PyBool_FromLong(may_be_issued_at(&text, place));
}

/* A tuple of a class with the fields that are given: none of them can hold it, and the collector need not look. */
static PyObject *make(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!count || !PyType_Check(args[0]) || !PyType_IsSubtype((PyTypeObject *)args[0], &PyTuple_Type))
        return PyErr_SetString(PyExc_TypeError, "expected a class of tuples and what each field is"), NULL;
    PyTypeObject *class = (PyTypeObject *)args[0];
    PyObject *made = class->tp_alloc(class, count - 1);
    if (!made) return NULL;
    for (Py_ssize_t k = 1; k < count; k++) PyTuple_SET_ITEM(made, k - 1, Py_NewRef(args[k]));
    PyObject_GC_UnTrack(made);
    return made;
}

/* Whether a reading of a date says one whole day that is known: no period, and no year that is not. */
static int is_day(PyObject *reading) {
    PyObject *value = PyTuple_Check(reading) && PyTuple_GET_SIZE(reading) > 2 ? PyTuple_GET_ITEM(reading, 2) : Py_None;
    if (!PyUnicode_Check(value) || PyUnicode_GET_LENGTH(value) < DAY_LENGTH) return 0;
    return PyUnicode_READ_CHAR(value, 0) != 'X' && PyUnicode_FindChar(value, '/', 0, PyUnicode_GET_LENGTH(value), 1) < 0;
}

/* Those of some readings, which begin with their places, or of some places, for which a question holds; of dates, days alone. */
static PyObject *chosen(PyObject *args, int (*holds)(const Text *, Py_ssize_t), int of_days) {
    if (!is_taught(lost)) return NULL;
    PyObject *string, *asked, *found = NULL;
    if (!PyArg_ParseTuple(args, "UO", &string, &asked)) return NULL;
    const Text text = text_of(string);
    if (!(asked = PySequence_Fast(asked, "expected readings or places"))) return NULL;
    found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k < PySequence_Fast_GET_SIZE(asked); k++) {
        PyObject *each = PySequence_Fast_GET_ITEM(asked, k);
        if (of_days && !is_day(each)) continue;
        const int is_reading = PyTuple_Check(each) && PyTuple_GET_SIZE(each);
        const Py_ssize_t place = PyLong_AsSsize_t(is_reading ? PyTuple_GET_ITEM(each, 0) : each);
        if ((place == -1 && PyErr_Occurred()) || (holds(&text, place) && PyList_Append(found, each))) Py_CLEAR(found);
    }
    Py_DECREF(asked);
    return found;
}

/* Where the first of some words in plain letters stands under any marks, -1 for none; -2 where a letter is not one by one. */
static PyObject *worn(PyObject *self, PyObject *args) {
    PyObject *string, *words;
    Py_ssize_t found = -1;
    if (!PyArg_ParseTuple(args, "UO!", &string, &PyTuple_Type, &words)) return NULL;
    const Text text = text_of(string);
    uint64_t firsts = 0;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++) {
        if (!PyUnicode_Check(PyTuple_GET_ITEM(words, k)) || !PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(words, k)))
            return PyErr_SetString(PyExc_ValueError, "expected words"), NULL;
        firsts |= bit_of(PyUnicode_READ_CHAR(PyTuple_GET_ITEM(words, k), 0));
    }
    for (Py_ssize_t place = 0; place < text.size && found == -1; place++) {
        const Py_UCS4 c = at(&text, place), plain = taken(c, PLAIN);
        if (c == 0x130 || c == 0x131 || c == 0x17F || c == 0x3A3) found = -2;
        for (Py_ssize_t k = 0; firsts & bit_of(plain) && k < PyTuple_GET_SIZE(words) && found == -1; k++) {
            PyObject *each = PyTuple_GET_ITEM(words, k);
            const Py_ssize_t size = PyUnicode_GET_LENGTH(each);
            Py_ssize_t same = PyUnicode_READ_CHAR(each, 0) == plain && place + size <= text.size;
            while (same && same < size && taken(at(&text, place + same), PLAIN) == PyUnicode_READ_CHAR(each, same)) same++;
            if (same == size) found = place;
        }
    }
    return PyLong_FromSsize_t(found);
}

static PyObject *amended(PyObject *self, PyObject *args) { return chosen(args, may_be_amended, 0); }
static PyObject *named(PyObject *self, PyObject *args) { return chosen(args, may_be_named, 1); }

/* What is told of one reference by its own words: bit 0 that a verb may stand before it, bit 1 that nothing stands behind,
 * and from bit 2 on the day behind it as `day` gives it, one more.
 */
static PyObject *told_of(const Text *text, PyObject *core) {
    if (!PyTuple_Check(core) || PyTuple_GET_SIZE(core) < 2) return PyErr_SetString(PyExc_TypeError, "expected readings"), NULL;
    const Py_ssize_t start = PyLong_AsSsize_t(PyTuple_GET_ITEM(core, 0)), end = PyLong_AsSsize_t(PyTuple_GET_ITEM(core, 1));
    if (PyErr_Occurred()) return NULL;
    if (start < 0 || end < start || end > text->size)
        return PyErr_SetString(PyExc_ValueError, "expected places within the text"), NULL;
    return PyLong_FromSsize_t((day_at(text, end) + 1) * 4 + is_quiet_at(text, end) * 2 + is_behind_verb(text, start));
}

static PyObject *survey(PyObject *self, PyObject *args) {
    if (!is_taught(lost)) return NULL;
    PyObject *string, *cores;
    if (!PyArg_ParseTuple(args, "UO", &string, &cores)) return NULL;
    const Text text = text_of(string);
    if (!(cores = PySequence_Fast(cores, "expected readings"))) return NULL;
    const Py_ssize_t count = PySequence_Fast_GET_SIZE(cores);
    PyObject *found = PyList_New(count);
    for (Py_ssize_t k = 0; found && k < count; k++) {
        PyObject *number = told_of(&text, PySequence_Fast_GET_ITEM(cores, k));
        if (number) PyList_SET_ITEM(found, k, number);
        else Py_CLEAR(found);
    }
    Py_DECREF(cores);
    return found;
}

static PyMethodDef methods[] = {
    {"learn_ends", learn_ends, METH_VARARGS, "Learn the letters without marks, and the words that end titles."},
    {"learn_openings", learn_openings, METH_VARARGS, "Learn the words that open titles."},
    {"learn_neighbours", learn_neighbours, METH_VARARGS, "Learn the first words of all that stands behind references."},
    {"read_title", (PyCFunction)(void (*)(void))read_title, METH_FASTCALL, "Give the place of the title behind a reference, or None, or where its sentence ends; NotImplemented to read it in Python."},
    {"finish_title", (PyCFunction)(void (*)(void))finish_title, METH_FASTCALL, "Give the place of a title whose end was found, or None; NotImplemented as above."},
    {"is_quiet", (PyCFunction)(void (*)(void))is_quiet, METH_FASTCALL, "Tell whether surely nothing stands behind a reference that belongs to it."},
    {"day", (PyCFunction)(void (*)(void))day, METH_FASTCALL, "Give twice where a day would stand, one more where a year or a bracket may; -1 to read it in Python."},
    {"may_issue", (PyCFunction)(void (*)(void))may_issue, METH_FASTCALL, "Tell whether a day of issue may stand at a place."},
    {"make", (PyCFunction)(void (*)(void))make, METH_FASTCALL, "Make a tuple of a class, with its fields."},
    {"end_of_sentence", (PyCFunction)(void (*)(void))end_of_sentence, METH_FASTCALL, "Give where a sentence ends; -1 to read it in Python."},
    {"end_of_title", (PyCFunction)(void (*)(void))end_of_title, METH_FASTCALL, "Give where a title ends in its sentence; -1 to read it in Python."},
    {"gap", (PyCFunction)(void (*)(void))gap, METH_FASTCALL, "Give where an end may stand from a place on; -1 for nowhere."},
    {"amended", amended, METH_VARARGS, "Give those of some places behind which the words of an amendment may stand."},
    {"named", named, METH_VARARGS, "Give the whole days among some dates before which a type or a lost number may stand."},
    {"worn", worn, METH_VARARGS, "Give where the first of some words stands under any marks, -1 for none; -2 to look in Python."},
    {"survey", survey, METH_VARARGS, "Tell what stands beside each reference, in bits."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_titles", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__titles(void) { return PyModule_Create(&module); }
