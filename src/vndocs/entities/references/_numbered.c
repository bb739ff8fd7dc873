/* The documents that are cited by number and symbol, in the forms that nearly all have: `Nghị định số 30/2020/NĐ-CP`,
 * `số 24-NQ/HU`, `1234/BTC-CST`; and the numbers that are surely none. What numbered.py does for one number after
 * another is done here for a whole text; every other number is asked of numbered.number_at. A test holds the two together.
 */
#include "_signs.h"

enum { START, END, KIND, CORE_TYPE, TYPE_NAME, CORE_CODE, CODE_START, TYPE_END, HAS_NUMBER_WORD, TITLE, INNER, CORE_PARTS };

static struct {
    PyObject *held; /* what was learned */
    PyTypeObject *core;
    PyObject *symbol, *nothing; /* the kind, and no inner laws */
    Lexicon standard_ends;
    PyObject *letter, *number_signs, *standard_blanks;
} own;

/* The code of a symbol, without the blanks in it. */
static PyObject *code_of(PyObject *string, const Text *text, Py_ssize_t start, const Symbol *symbol) {
    if (!symbol->has_gaps) return PyUnicode_Substring(string, start, symbol->end);
    /* Thirteen signs at most, none of them longer than it may be. */
    Py_UCS4 code[13 * 36 + 32];
    Py_ssize_t size = 0;
    for (Py_ssize_t k = start; k < symbol->end && size < (Py_ssize_t)(sizeof code / sizeof *code); k++)
        if (!is_gap(at(text, k))) code[size++] = at(text, k);
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, code, size);
}

static PyObject *core_of(PyObject *string, const Text *text, Py_ssize_t start, const Naming *naming, const Symbol *symbol, PyObject *type) {
    PyObject *core = own.core->tp_alloc(own.core, CORE_PARTS);
    if (!core) return NULL;
    const Py_ssize_t places[] = {naming->start, symbol->end, start, naming->name_end};
    const int fields[] = {START, END, CODE_START, TYPE_END};
    for (int k = 0; k < 4; k++) PyTuple_SET_ITEM(core, fields[k], PyLong_FromSsize_t(places[k]));
    PyTuple_SET_ITEM(core, KIND, Py_NewRef(own.symbol));
    PyTuple_SET_ITEM(core, CORE_TYPE, Py_NewRef(type));
    PyTuple_SET_ITEM(core, TYPE_NAME, Py_NewRef(naming->name ? PyTuple_GET_ITEM(naming->name, NAME) : Py_None));
    PyTuple_SET_ITEM(core, CORE_CODE, code_of(string, text, start, symbol));
    PyTuple_SET_ITEM(core, HAS_NUMBER_WORD, PyBool_FromLong(naming->has_number_word));
    PyTuple_SET_ITEM(core, TITLE, Py_NewRef(Py_None));
    PyTuple_SET_ITEM(core, INNER, Py_NewRef(own.nothing));
    for (int k = 0; k < CORE_PARTS; k++)
        if (!PyTuple_GET_ITEM(core, k)) {
            Py_DECREF(core);
            return NULL;
        }
    /* Numbers and words hold nothing that could hold them: the collector need not look. */
    PyObject_GC_UnTrack(core);
    return core;
}

/* Whether a unit whose mark was lost may stand behind a symbol: numbered._UNIT_BEHIND. */
static int may_have_unit(const Text *text, Py_ssize_t place) {
    if (at(text, place++) != ' ' || !is_plain_capital(at(text, place))) return 0;
    while (is_plain_capital(at(text, place))) place++;
    if (at(text, place) >= 'a' && at(text, place) <= 'z') place++;
    return at(text, place) == ',' || at(text, place) == ' ' || at(text, place) == '\n';
}

/* Whether what follows the number is a day, not one left blank: numbered._BLANK_DAY. */
static int is_day_behind(const Text *text, Py_ssize_t place) {
    for (int k = 0; k < 3 && (at(text, place) == ' ' || at(text, place) == ','); k++) place++;
    if (at(text, place) != 'n') return 1;
    while (is_letter(at(text, place))) place++;
    for (int k = 0; k < 40; k++, place++) {
        const Py_UCS4 c = at(text, place);
        if (c != ' ' && c != '.' && c != 0x2026 && c != '_') return is_digit(c);
    }
    return 0;
}

/* The type of a symbol by its signs and the name before it, borrowed: numbered._symbol; NULL where that is to be
 * asked, an empty tuple where it is no document. */
static PyObject *type_of(const Text *text, Py_ssize_t start, const Naming *naming, const Symbol *symbol) {
    PyObject *sign = lexicon_get(&signs.all, text, symbol->first, symbol->first_end);
    const Py_UCS4 behind = at(text, symbol->end);
    if (sign == Py_None || !is_as_printed(text, symbol->first, symbol->end)) return NULL;
    /* The term may stand apart: `QH 13`. */
    if (behind == ' ' && at(text, symbol->end - 1) == 'H' && at(text, symbol->end - 2) == 'Q') return NULL;
    const long flags = sign ? PyLong_AS_LONG(PyTuple_GET_ITEM(sign, FLAGS)) : 0;
    if (!symbol->has_year && is_century(text, start) && digits(text, start) == 4 && !is_day_behind(text, symbol->end)) return NULL;
    const int body = flags & IS_OF_BOTH ? is_body(text, symbol) : 0;
    if (naming->name) {
        PyObject *code = PyTuple_GET_ITEM(naming->name, CODE);
        if (about(naming->name) & IS_ODD) return NULL;
        if (may_have_unit(text, symbol->end)) return NULL;
        if (flags & (IS_FOR_UNNAMED | IS_FORM)) return NULL;
        if (flags & IS_ALONE && !symbol->has_rest)
            return PyUnicode_READ_CHAR(code, 0) == at(text, symbol->first) ? NULL : code;
        if (sign && PyTuple_GET_ITEM(sign, TYPE) != Py_None)
            return code == own.letter && body ? body < 0 ? NULL : code : PyTuple_GET_ITEM(sign, TYPE);
        if (!symbol->has_rest && !(flags & IS_PLENARY)) return NULL;
        if (!sign) {
            int capitals = 0;
            for (Py_ssize_t k = symbol->first; k < symbol->first_end; k++) capitals += is_plain_capital(at(text, k));
            if (capitals < 2) return NULL;
        }
        return code;
    }
    if (!sign && is_unknown(text, symbol->first, symbol->first_end, naming->has_number_word)) return own.nothing;
    if (!sign || body < 0) return NULL;
    if (!symbol->has_rest && !symbol->has_year && !naming->has_number_word && !(flags & (IS_ALONE | IS_FORM))) return NULL;
    if (may_be_spoilt(text, naming, PyTuple_GET_ITEM(sign, PROVED))) return NULL;
    if (naming->has_number_word && !(flags & IS_PLENARY) && may_be_distant(text, naming)) return NULL;
    if (flags & IS_FORM) return own.nothing;
    return PyTuple_GET_ITEM(sign, flags & IS_OF_BOTH ? body ? WITH_REST : TYPE : symbol->has_rest ? WITH_REST : ALONE);
}

/* Whether a standard's number may begin at `start`: standards.read. */
static int may_be_standard(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    if (at(text, end) != ':' && !has_letter(own.number_signs, at(text, start - 2)) && !Py_UNICODE_ISSPACE(at(text, start - 2))) return 0;
    const Py_ssize_t low = start > 24 ? start - 24 : 0;
    while (start > low && has_letter(own.standard_blanks, at(text, start - 1))) start--;
    return start > low + 1 && lexicon_get(&own.standard_ends, text, start - 2, start);
}

static inline int is_refused_before(Py_UCS4 c) { return c && c < 128 && strchr("/-.,@#%=+_&\\", (int)c); }

/* Whether a bare number behind the name of a type is surely no document: short.read, where no `số` stands between them. */
static int is_never_short(const Text *text, Py_ssize_t start, const Naming *naming) {
    const Py_ssize_t end = start + digits(text, start);
    const Py_UCS4 c = at(text, end), next = at(text, end + 1);
    if (naming->has_number_word || c >= 128) return 0;
    for (int k = 0; k < 5; k++)
        if (at(text, end + k) == '/') return 0;
    if (start - naming->name_end > 3 || about(naming->name) & IS_NEVER_SHORT) return 1;
    /* `KL1-KL16`: an abbreviation that is numbered itself. */
    if (start == naming->name_end && (is_mark(at(text, naming->start - 1)) || !(about(naming->name) & IS_GLUED))) return 1;
    if (Py_UNICODE_ISLOWER(at(text, naming->start)) && !(about(naming->name) & IS_SHORT_IF_SMALL)) return 1;
    for (Py_ssize_t k = naming->name_end; k < start; k++)
        /* The heading above an item; a bracket may close, and a sentence end with its line. */
        if (at(text, k) == '\n' && ((c == '.' && next == ' ') || c == ':' || c == '\n' || (c == ' ' && (next == '.' || next == ')')))) return 1;
    return 0;
}

/* How far from the beginning of a text a heading may part the type from a bare number. */
enum { TOP = 800 };

/* Read the number between two places: NOTHING, FOUND with a core, UNSURE, or -1 with an exception. */
static int read_one(PyObject *string, const Text *text, Py_ssize_t start, Py_ssize_t end, PyObject **core, Py_ssize_t *behind) {
    Naming naming;
    Symbol symbol;
    const int is_probed = !is_refused_before(at(text, start - 1)) && probes(text, end);
    const int seen = is_probed ? symbol_at(text, start, &symbol) : NOTHING;
    if (seen == UNSURE || (seen == FOUND && is_letter(at(text, start - 1)))) return UNSURE;
    if (seen == NOTHING && !may_be_named(text, start)) return may_be_standard(text, start, end) ? UNSURE : NOTHING;
    const int named = naming_before(text, start, &naming, seen);
    if (named == UNSURE) return UNSURE;
    if (seen && named == NOTHING && symbol.has_year) return UNSURE;
    if (seen && named == FOUND) {
        PyObject *type = type_of(text, start, &naming, &symbol);
        if (!type) return UNSURE;
        if (type != own.nothing) {
            *behind = symbol.end;
            return (*core = core_of(string, text, start, &naming, &symbol, type)) ? FOUND : -1;
        }
    }
    if (may_be_standard(text, start, end)) return UNSURE;
    if (naming.name) return is_never_short(text, start, &naming) ? NOTHING : UNSURE;
    return named && naming.has_number_word && start < TOP && may_be_heading(text, &naming) ? UNSURE : NOTHING;
}

static PyObject *read_all(PyObject *self, PyObject *const *arguments, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(arguments[0]) || !PyBytes_Check(arguments[1]) || !own.held) {
        PyErr_SetString(PyExc_TypeError, "expected a text, numbers as they are packed and who reads the others, once all is learned");
        return NULL;
    }
    PyObject *string = arguments[0], *cores = PyList_New(0);
    const Text text = text_of(string);
    const int64_t *packed = (const int64_t *)PyBytes_AS_STRING(arguments[1]);
    const Py_ssize_t size = PyBytes_GET_SIZE(arguments[1]) / (Py_ssize_t)(2 * sizeof *packed);
    Py_ssize_t behind = 0;
    for (Py_ssize_t k = 0; cores && k < size; k++) {
        PyObject *core = NULL;
        const Py_ssize_t start = (Py_ssize_t)packed[2 * k], end = (Py_ssize_t)packed[2 * k + 1];
        if (start < behind || end < start || end > text.size) continue;
        const int seen = read_one(string, &text, start, end, &core, &behind);
        int failed = seen < 0;
        if (seen == FOUND) {
            failed = PyList_Append(cores, core);
            Py_DECREF(core);
        } else if (seen == UNSURE) {
            PyObject *asked[] = {string, PyLong_FromSsize_t(start), PyLong_FromSsize_t(end), cores};
            PyObject *reached = asked[1] && asked[2] ? PyObject_Vectorcall(arguments[2], asked, 4, NULL) : NULL;
            const Py_ssize_t to = reached ? PyLong_AsSsize_t(reached) : -1;
            Py_XDECREF(reached);
            Py_XDECREF(asked[1]);
            Py_XDECREF(asked[2]);
            failed = to < 0;
            behind = Py_MAX(behind, to);
        }
        if (failed) Py_CLEAR(cores);
    }
    return cores;
}

static int is_tuple_of(PyObject *tuple, Py_ssize_t size) { return PyTuple_Check(tuple) && PyTuple_GET_SIZE(tuple) == size; }

static int learn_pairs(PyObject *pairs) {
    PyObject *pair, *value;
    memset(known.ends, 0, sizeof known.ends);
    for (Py_ssize_t place = 0; PyDict_Next(pairs, &place, &pair, &value);) {
        if (!PyUnicode_Check(pair) || PyUnicode_GET_LENGTH(pair) != 2) {
            PyErr_SetString(PyExc_ValueError, "expected pairs of letters");
            return -1;
        }
        known.ends[PAIR(PyUnicode_READ_CHAR(pair, 0), PyUnicode_READ_CHAR(pair, 1))] = 1;
    }
    return 0;
}

/* Whether every value has the parts that are read of it. */
static int are_names(PyObject *names, PyTypeObject *form) {
    PyObject *word, *value;
    for (Py_ssize_t place = 0; PyDict_Next(names, &place, &word, &value);) {
        if (!PyTuple_Check(value)) return 0;
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(value); k++) {
            PyObject *name = PyTuple_GET_ITEM(value, k);
            if (!is_tuple_of(name, NAME_PARTS) || !PyObject_TypeCheck(PyTuple_GET_ITEM(name, FORM), form)) return 0;
            if (!PyLong_Check(PyTuple_GET_ITEM(name, ABOUT))) return 0;
        }
    }
    return 1;
}

static int are_signs(PyObject *signs) {
    PyObject *word, *value;
    for (Py_ssize_t place = 0; PyDict_Next(signs, &place, &word, &value);) {
        if (value == Py_None) continue;
        if (!is_tuple_of(value, SIGN_PARTS) || !PyTuple_Check(PyTuple_GET_ITEM(value, PROVED))) return 0;
        if (!PyLong_Check(PyTuple_GET_ITEM(value, FLAGS))) return 0;
    }
    return 1;
}

static PyObject *learn(PyObject *self, PyObject *arguments) {
    PyObject *core, *printed, *told, *by_last, *not_documents, *number_words, *cased, *skeletons, *ends, *pairs, *words[7];
    if (!PyArg_ParseTuple(arguments, "O!O!O!O!O!O!O!O!O!O!(UUUUUUU)", &PyType_Type, &core, &PyDict_Type, &printed, &PyDict_Type, &told,
            &PyDict_Type, &by_last, &PyDict_Type, &not_documents, &PyDict_Type, &number_words, &PyDict_Type, &cased,
            &PyDict_Type, &skeletons, &PyDict_Type, &ends, &PyDict_Type, &pairs, &words[0], &words[1], &words[2], &words[3], &words[4], &words[5], &words[6]))
        return NULL;
    if (!PyType_IsSubtype((PyTypeObject *)core, &PyTuple_Type) || !are_names(printed, &PyUnicode_Type) || !are_names(by_last, &PyTuple_Type) || !are_signs(told)) {
        PyErr_SetString(PyExc_TypeError, "expected names and signs with all their parts");
        return NULL;
    }
    Py_CLEAR(own.held);
    if (lexicon_fill(&known.printed, printed) || lexicon_fill(&signs.all, told) || lexicon_fill(&known.by_last, by_last)
        || lexicon_fill(&known.not_documents, not_documents) || lexicon_fill(&known.number_words, number_words)
        || lexicon_fill(&signs.cased, cased) || lexicon_fill(&own.standard_ends, ends) || letters_fill(known.skeletons, 0x2000, skeletons)
        || learn_pairs(pairs))
        return NULL;
    PyObject **const kept[7] = {&known.law, &known.of_law, &known.of, &known.worn, &own.letter, &own.number_signs, &own.standard_blanks};
    for (int k = 0; k < 7; k++) *kept[k] = words[k];
    own.core = (PyTypeObject *)core;
    if (!own.symbol && !(own.symbol = PyUnicode_InternFromString("symbol"))) return NULL;
    if (!own.nothing && !(own.nothing = PyTuple_New(0))) return NULL;
    own.held = Py_NewRef(arguments);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Learn the words: names of types, signs, letters, and what to make of a reference."},
    {"read", (PyCFunction)(void (*)(void))read_all, METH_FASTCALL, "Read the documents cited by number; what is not plain is asked of the last argument."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_numbered", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__numbered(void) { return PyModule_Create(&module); }
