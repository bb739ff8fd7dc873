/* The chains of provisions of a text, read from the code points where they are of the common forms: `finding._read`.
 *
 * `điểm a khoản 2 Điều 5`, `khoản 1, 2 và 3 Điều 7`, `Điều 5 Luật này`: whatever is not surely one of them, or surely no
 * pointer, is left to the grammar in Python, which is called for it. What is read here is equal to what that gives; a
 * test holds the two together.
 */
#include "_holding.h"
#include "_tail.h"

/* What stands before a chain, as in finding.py, context.py and smaller.py. */
static Lexicon plain_ends, plurals, small_ends, small_heads, measures, places_of, leading, scoring, compounds[LEVELS];
static PyObject *reading_type, *bullets, *sentence_ends;
#define FIELDS 11
/* How far behind its chain `này` is looked for. */
#define LONGEST_NAME 30

typedef struct {
    Py_ssize_t begin, word, word_end;
    int is_inside;
} Before;

static int is_one_of(Py_UCS4 c, const char *signs, Py_UCS4 other) {
    return c && ((c < 128 && strchr(signs, (int)c)) || (other && c == other));
}
static int is_edge(Py_UCS4 c) { return is_one_of(c, " \t*_#>|\"'", 0x201c) || c == 0x201d; }
static int bullet(Py_UCS4 c) { return c && PyUnicode_FindChar(bullets, c, 0, PyUnicode_GET_LENGTH(bullets), 1) >= 0; }
static int is_sentence_end(Py_UCS4 c) { return c && PyUnicode_FindChar(sentence_ends, c, 0, PyUnicode_GET_LENGTH(sentence_ends), 1) >= 0; }

/* The word that ends before a place with blanks between, as `word_before`. */
static void word_before(const Text *text, Py_ssize_t start, Before *before) {
    const Py_ssize_t low = start > 9 ? start - 10 : 0;
    Py_ssize_t end = start;
    before->word = before->word_end = start;
    if (start == 0 || !is_blank(at(text, start - 1))) return;
    while (end > low && (Py_UNICODE_ISSPACE(at(text, end - 1)) || at(text, end - 1) == '*')) end--;
    Py_ssize_t word = end;
    while (word > low && !Py_UNICODE_ISSPACE(at(text, word - 1)) && at(text, word - 1) != '*') word--;
    if (word < end && is_alnum(at(text, end - 1))) before->word = word, before->word_end = end;
}

/* Whether a unit below a point, or one for which there is no level, may stand before. */
static int may_follow_small(const Text *text, Py_ssize_t start, const Before *before) {
    const Py_ssize_t size = before->word_end - before->word;
    if (size) {
        if (size > 2 && !Py_UNICODE_ISDIGIT(at(text, before->word_end - 1)) && !lexicon_get(&small_ends, text, before->word, before->word_end))
            return 0;
    } else {
        const Py_UCS4 c = at(text, start - 2);
        if (at(text, start - 1) != ' ' || (c != ')' && c != 0x2026 && (c != '.' || at(text, start - 3) != '.'))) return 0;
    }
    for (Py_ssize_t k = start > 48 ? start - 48 : 0; k < start; k++) {
        const Py_ssize_t end = beyond_letters(text, k);
        if (end > k && small_get(&small_heads, text, k, end)) return 1;
        if (end > k) k = end;
    }
    return 0;
}

/* What stands before a chain; 0 where it is the rest of a word, UNSURE where the grammar must look. */
static int before_at(const Text *text, Py_ssize_t start, Before *before) {
    *before = (Before){start, start, start, 0};
    if (start < 10) return UNSURE;
    if (lexicon_get(&plain_ends, text, start - 4, start)) return before->is_inside = 1;
    if (at(text, start - 1) == ' ') {
        Py_ssize_t word = start - 1;
        int is_broken = 0;
        while (word > start - 10 && at(text, word - 1) != ' ') is_broken |= at(text, --word) == '\n';
        const Py_UCS4 last = word < start - 1 ? at(text, start - 2) : 0;
        before->is_inside = (last == ',' || is_alnum(last)) && last && !is_broken;
        before->word = word;
        before->word_end = start - 1 - (last == ',');
    }
    if (!before->is_inside) {
        if (is_alnum(at(text, start - 1))) return 0;
        word_before(text, start, before);
    }
    if (before->word < before->word_end && lexicon_get(&plurals, text, before->word, before->word_end))
        before->begin = start - (before->word_end - before->word) - 1;
    else if (may_follow_small(text, start, before)) return UNSURE;
    return 1;
}

/* Whether the line before runs on, as `_continues`. */
static int continues(const Text *text, Py_ssize_t start, int is_titled) {
    const Py_ssize_t low = start > 120 ? start - 120 : 0;
    Py_ssize_t end = start;
    while (end > low && is_one_of(at(text, end - 1), " \t*_\"", 0x201c)) end--;
    if (end == low || at(text, end - 1) != '\n') return 0;
    Py_ssize_t place = end - 1;
    while (place > low && (at(text, place - 1) == ' ' || at(text, place - 1) == '\t')) place--;
    if (place > low && at(text, place - 1) == '\n') return 0;
    const Py_ssize_t first = end > 16 ? end - 16 : 0;
    while (end > first && Py_UNICODE_ISSPACE(at(text, end - 1))) end--;
    Py_ssize_t word = end;
    while (word > first && !Py_UNICODE_ISSPACE(at(text, word - 1))) word--;
    if (word < low) return UNSURE;
    PyObject *leads = small_get(&leading, text, word, end);
    if (!leads) return 0;
    if (Py_UNICODE_ISUPPER(at(text, word)) || leads == Py_None) return UNSURE;
    return leads == Py_True || !is_titled;
}

/* Whether a lone place is a heading of an outline or the label of an item, as `is_heading`. */
static int is_heading(const Text *text, Py_ssize_t start, const Chain *chain, int has_document) {
    const Py_ssize_t end = chain->end, low = start > 24 ? start - 24 : 0;
    const int level = chain->units[0].level, is_outline = level < ARTICLE;
    if (end - start > text->size - 8) return UNSURE;
    Py_ssize_t kept = start;
    while (kept > low && is_edge(at(text, kept - 1))) kept--;
    int is_bullet = kept > low && bullet(at(text, kept - 1));
    if (is_bullet)
        for (kept--; kept > low && is_edge(at(text, kept - 1)); kept--) ;
    int is_line = kept > low ? at(text, kept - 1) == '\n' : start <= 24;
    int is_quoted = 0;
    for (Py_ssize_t k = kept; k < start; k++) {
        is_line |= at(text, k) == '|';
        is_quoted |= !is_one_of(at(text, k), " \t*_#>|", 0);
    }
    is_bullet &= is_line;
    const Py_UCS4 last = kept > low ? at(text, kept - 1) : 0, at_end = at(text, end);
    Py_ssize_t behind = end;
    while (behind < end + 12 && (is_one_of(at(text, behind), "*_ \t", 0) || (level > ARTICLE && at(text, behind) == ')'))) behind++;
    const Py_UCS4 following = behind < end + 12 ? at(text, behind) : 0;
    if (following == '.' || following == ':') {
        if (!is_line) {
            if (level == ARTICLE && chain->sort == CODIFIED) return 0;
            if (following == ':') {
                Py_ssize_t item = start;
                while (item > low && is_one_of(at(text, item - 1), " \t*", 0)) item--;
                if (item > low + 1 && at(text, item - 1) == '.' && Py_UNICODE_ISDECIMAL(at(text, item - 2))) return UNSURE;
            }
            if (level == ARTICLE && last == ';') return 0;
            return is_quoted || (is_sentence_end(last) && (at_end == '.' || at_end == ':' || at_end == '*' || at_end == '_'));
        }
        if (is_bullet && following == ':') return 0;
        Py_ssize_t title = behind + 1;
        while (title < end + 12 && is_one_of(at(text, title), " \t*_", 0)) title++;
        const int runs_on = continues(text, start, title < end + 12 && is_letter(at(text, title)));
        return runs_on == UNSURE ? UNSURE : !runs_on;
    }
    int is_upper = 0;
    if (is_outline) {
        for (Py_ssize_t k = start; k < start + 4; k++) {
            if (Py_UNICODE_ISLOWER(at(text, k)) || Py_UNICODE_ISTITLE(at(text, k))) { is_upper = 0; break; }
            is_upper |= Py_UNICODE_ISUPPER(at(text, k));
        }
    }
    if (!is_line) {
        if (!is_outline || has_document) return 0;
        return is_upper || (at_end == '\n' && is_sentence_end(last));
    }
    if (has_document) return 0;
    int is_open = 1;
    if (following && following != '\n') {
        if (is_outline) {
            if (is_upper) return 1;
            is_open = !(Py_UNICODE_ISLOWER(following) || following == ',' || following == ';' || following == ')');
        } else {
            is_open = following == '-' || following == '(' || following == '|' || following == '[';
            if (level != ARTICLE) return is_open;
            is_open |= Py_UNICODE_ISUPPER(following);
        }
    }
    if (!is_open) return 0;
    const int runs_on = continues(text, start, 0);
    return runs_on == UNSURE ? UNSURE : !runs_on;
}

/* Whether a title in capitals may follow, as where lines were run together. */
static int may_head_capitals(const Text *text, Py_ssize_t end) {
    Py_ssize_t place = end;
    while (place < end + 2 && (at(text, place) == ' ' || at(text, place) == '\n')) place++;
    return Py_UNICODE_ISUPPER(at(text, place)) && Py_UNICODE_ISUPPER(at(text, place + 1));
}

/* Whether a unit of measure stands behind: `khoản 5 triệu`. */
static int is_measured(const Text *text, Py_ssize_t end) {
    const Py_ssize_t place = beyond_blanks(text, end), stop = beyond_letters(text, place);
    if (at(text, place) == '%') return 1;
    PyObject *measure = stop > place ? small_get(&measures, text, place, stop) : NULL;
    if (!measure) return 0;
    return measure == Py_True && !is_alnum(at(text, stop)) ? 1 : UNSURE;
}

/* Whether a chain without a document is a pointer by itself, as `is_citation`. */
static int is_citation(const Text *text, Py_ssize_t start, const Chain *chain) {
    const int standing = standing_of(text, chain);
    if (standing == PLAIN) return 1;
    if (standing == NEVER) return 0;
    const int measured = is_measured(text, chain->end);
    if (measured) return measured == UNSURE ? UNSURE : 0;
    Py_ssize_t place = start;
    while (place > start - 5 && (is_blank(at(text, place - 1)) || at(text, place - 1) == ',' || at(text, place - 1) == '-')) place--;
    /* `loại 130 khoản 133`, `gồm 08 Chương`: budget codes and counts. */
    if (chain->units[0].level != POINT && Py_UNICODE_ISDIGIT(at(text, place - 1))) return UNSURE;
    if (standing == MEASURED) return 1;
    Before before;
    word_before(text, start, &before);
    if (before.word == before.word_end) return 0;
    if (Py_UNICODE_ISUPPER(at(text, before.word))) return UNSURE;
    return small_get(&places_of, text, before.word, before.word_end) != NULL;
}

static int add_number(PyObject *reading, Py_ssize_t place, Py_ssize_t value, Py_ssize_t same) {
    /* Several of the places of a reading are one. */
    if (same >= 0 && PyLong_AsSsize_t(PyTuple_GET_ITEM(reading, same)) == value) {
        PyTuple_SET_ITEM(reading, place, Py_NewRef(PyTuple_GET_ITEM(reading, same)));
        return 0;
    }
    PyObject *number = PyLong_FromSsize_t(value);
    PyTuple_SET_ITEM(reading, place, number);
    return number ? 0 : -1;
}

static PyObject *reading_of(
    const Text *text, Py_ssize_t start, Chain *chain, PyObject *provisions, const Tail *tail, int is_alone, Py_ssize_t begin
) {
    PyObject *reading = ((PyTypeObject *)reading_type)->tp_alloc((PyTypeObject *)reading_type, FIELDS);
    if (!reading) {
        Py_DECREF(provisions);
        return NULL;
    }
    PyTuple_SET_ITEM(reading, 6, provisions);
    PyTuple_SET_ITEM(reading, 4, Py_NewRef(tail->type ? PyTuple_GET_ITEM(tail->type, 0) : Py_None));
    PyTuple_SET_ITEM(reading, 5, Py_NewRef(tail->type ? PyTuple_GET_ITEM(tail->type, 1) : Py_None));
    PyTuple_SET_ITEM(reading, 7, Py_NewRef(tail->pointing ? tail->pointing : Py_None));
    PyTuple_SET_ITEM(reading, 8, Py_NewRef(tail->unit ? tail->unit : Py_None));
    PyTuple_SET_ITEM(reading, 9, Py_NewRef(is_alone ? Py_True : Py_False));
    if (add_number(reading, 0, start, -1) || add_number(reading, 1, tail->end, -1) || add_number(reading, 2, chain->end, 1)
        || add_number(reading, 3, tail->at, 2) || add_number(reading, 10, begin, 0)) {
        Py_DECREF(reading);
        return NULL;
    }
    /* It holds strings, numbers and tuples of those: the collector need not look. */
    PyObject_GC_UnTrack(reading);
    return reading;
}

/* Read the chain that begins at a place: 1 and the reading, 0 where there is none, UNSURE where the grammar must look, -2 with an exception. */
#define FAILED (-2)
static int read_at(const Text *text, Py_ssize_t start, PyObject **reading) {
    Chain chain;
    Before before;
    Tail tail;
    if (at(text, start + 1) == '/') return UNSURE;
    const int known = before_at(text, start, &before);
    if (known < 1) return known;
    Py_ssize_t named;
    const int level = level_at(text, start, &named);
    const int is_compound = level >= 0 && before.word < before.word_end
        && lexicon_get(&compounds[level], text, before.word, before.word_end) != NULL;
    /* `thời điểm 5`, `cổ phần`: another word, save where marks are spoken of, and for what is known at once. */
    if (is_compound && level != CLAUSE && level != ARTICLE && (level != POINT || !small_get(&scoring, text, before.word, before.word_end)))
        return 0;
    const int units = read_units(text, start, &chain);
    if (units < 1) return units;
    PyObject *provisions;
    tail = (Tail){chain.end, chain.end, NULL, NULL, NULL, 0, 0};
    if (before.is_inside && is_simple(text, &chain, start, &tail.at)) {
        if (level == POINT && is_compound) return UNSURE;
        if (!(provisions = provisions_of(text, &chain))) return FAILED;
        return (*reading = reading_of(text, start, &chain, provisions, &tail, 1, before.begin)) ? 1 : FAILED;
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
    return (*reading = reading_of(text, start, &chain, provisions, &tail, is_alone, before.begin)) ? 1 : FAILED;
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
        {"simple types", &simple_types}, {"simple words", &simple_words}, {"short types", &short_types}, {"carriers", &carriers}, {"stops", &stops}, {"issuing", &issuing},
        {"plain ends", &plain_ends}, {"plurals", &plurals}, {"small ends", &small_ends}, {"small heads", &small_heads},
        {"measures", &measures}, {"places of", &places_of}, {"leading", &leading}, {"scoring", &scoring}, {"number words", &number_words},
    };
    PyObject *words, *order, *by_level, *most, *class, *order_of_letters, *shorts, *number, *this, *bulleting, *ending;
    if (!PyArg_ParseTuple(args, "O!O!O!O!O!UUUUUU", &PyType_Type, &class, &PyDict_Type, &words, &PyTuple_Type, &order, &PyTuple_Type, &by_level,
            &PyTuple_Type, &most, &order_of_letters, &shorts, &number, &this, &bulleting, &ending))
        return NULL;
    if (PyTuple_GET_SIZE(order) != LEVELS || PyTuple_GET_SIZE(by_level) != LEVELS || PyTuple_GET_SIZE(most) != LEVELS
        || !PyType_IsSubtype((PyTypeObject *)class, &PyTuple_Type) || PyUnicode_GET_LENGTH(shorts) > 7 || !PyUnicode_GET_LENGTH(this)) {
        PyErr_SetString(PyExc_ValueError, "expected a class of readings and what is said of each level");
        return NULL;
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
    Py_XSETREF(letters, Py_NewRef(order_of_letters));
    Py_XSETREF(number_word, Py_NewRef(number));
    Py_XSETREF(bullets, Py_NewRef(bulleting));
    Py_XSETREF(sentence_ends, Py_NewRef(ending));
    Py_XSETREF(this_word, Py_NewRef(this));
    Py_XSETREF(reading_type, Py_NewRef(class));
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Take the class of readings and the words of the grammar."},
    {"chains", chains, METH_VARARGS, "Read the chains that begin at some places of a text; what is not of a common form is given to a function."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_chains", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__chains(void) { return PyModule_Create(&module); }
