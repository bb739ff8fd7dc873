/* The line that is, or begins with, the name of a type: what type_lines.py does in Python. Names in small letters, capitals
 * that an old font lost and figures of footnotes are left to it.
 */
#include "../../text/_teaching.h"
#include "_cells.h"
#include "_words.h"

/* As type_lines.py has them. */
enum { MOST_LINES = 30, AT_ONCE = 4, MOST_LATE = 8, LONG = 200, MOST_OF_NAME = 5, MOST_ROMAN = 5, NEAR = 40, FIRST_LINES = 3 };
enum { NOTHING, FOUND, NOT_MINE };

static Folding folding;
/* The names of types and what each begins with; those whose name goes straight over into a title. */
static Lexicon names, firsts, open_names;
static PyObject *stops, *leads, *units, *ordinals, *of;

static int is_stop(const Words *words) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(stops); k++)
        if (begins_with(words, 0, PyTuple_GET_ITEM(stops, k))) return 1;
    return 0;
}

/* Whether words open a title: one of the leads with no letter behind it. */
static int is_lead(const Words *words, Py_ssize_t from) {
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(leads); k++) {
        PyObject *lead = PyTuple_GET_ITEM(leads, k);
        if (!begins_with(words, from, lead)) continue;
        const Py_ssize_t behind = from + PyUnicode_GET_LENGTH(lead);
        if (behind >= words->size || !is_alnum(words->of[behind])) return 1;
    }
    return 0;
}

/* Whether words begin as the name of a type does, which ends before a blank, a figure or a bracket. */
static int is_begun(const Words *words) {
    Py_ssize_t size = 0;
    while (size < words->size && words->of[size] != ' ' && words->of[size] != '[' && !Py_UNICODE_ISDECIMAL(words->of[size])) size++;
    return known(&firsts, words, size) != NULL;
}

/* Whether the name of a type stands before the figure of a footnote: `THÔNG TƯ1`. */
static int is_noted(const Words *words) {
    Py_ssize_t size = words->size;
    if (!words->is_whole || (words->last != ']' && !Py_UNICODE_ISDIGIT(words->last))) return 0;
    size -= words->last == ']';
    for (int k = 0; k < 2 && size && Py_UNICODE_ISDECIMAL(words->of[size - 1]); k++) size--;
    size -= size && words->of[size - 1] == '[';
    size -= size && words->of[size - 1] == ' ';
    return known(&names, words, size) != NULL;
}

/* Whether the name of a type has its issuer behind it. */
static int is_issued(const Words *words) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(of);
    for (Py_ssize_t k = 1; k + size <= Py_MIN(words->size, NEAR); k++)
        if (begins_with(words, k, of)) return known(&names, words, k) != NULL;
    return 0;
}

/* Whether a line is the marker of an item, or the heading of a part. */
static int is_item(const Text *text, const Py_ssize_t start, const Py_ssize_t end) {
    const Py_UCS4 first = at(text, start);
    Py_ssize_t place = start + 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(units); k++) {
        PyObject *unit = PyTuple_GET_ITEM(units, k);
        if (first != PyUnicode_READ_CHAR(unit, 0) || !stands_at(text, start, unit)) continue;
        const Py_ssize_t behind = start + PyUnicode_GET_LENGTH(unit);
        place = behind;
        while (place < end && Py_UNICODE_ISSPACE(at(text, place))) place++;
        const Py_UCS4 c = place < end ? at(text, place) : 0;
        if (place == behind) return 0;
        if (c == 'I' || c == 'V' || c == 'X' || Py_UNICODE_ISDECIMAL(c)) return 1;
        for (Py_ssize_t n = 0; n < PyTuple_GET_SIZE(ordinals); n++) {
            PyObject *ordinal = PyTuple_GET_ITEM(ordinals, n);
            if (place + PyUnicode_GET_LENGTH(ordinal) <= end && stands_at(text, place, ordinal)) return 1;
        }
        return 0;
    }
    if (first == '-' || first == '+') return place < end && Py_UNICODE_ISSPACE(at(text, place));
    if (first == 'I' || first == 'V' || first == 'X')
        while (place < start + MOST_ROMAN && place < end && (at(text, place) == 'I' || at(text, place) == 'V' || at(text, place) == 'X')) place++;
    else if (!(first >= '1' && first <= '9') && !(first >= 'A' && first <= 'D')) return 0;
    if (place < end && Py_UNICODE_ISSPACE(at(text, place))) place++;
    const Py_ssize_t sign = place;
    while (place < end && (at(text, place) == '.' || at(text, place) == '/' || at(text, place) == ')' || at(text, place) == '-')) place++;
    return place > sign && place < end && (at(text, place) == ' ' || at(text, place) == '\t');
}

/* Whether a dash or bullet stands in front of a cell, as cells.py has it. */
static int is_bulleted(const Text *text, const Py_ssize_t start) {
    Py_ssize_t place = start - 1;
    for (; place >= 0; place--) {
        const Py_UCS4 c = at(text, place), behind = at(text, place + 1), before = at(text, place - 1);
        if (c != ' ' && c != '\t' && c != '*' && c != '_') break;
        if (c == '*' && (behind == ' ' || behind == '\t') && (!place || before == '\n' || before == ' ' || before == '\t')) return 1;
    }
    switch (at(text, place)) {
        case '-': case 0x2013: case 0x2014: case '~': case 0x2022: case 0x25cf: case 0xb7: case '+': case 0x2010: case 0x2212: case '=':
            return 1;
        default: return 0;
    }
}

/* Whether capitals may be meant of which an old font lost some: what is needed for it. */
static int may_be_mixed(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    Py_ssize_t capitals = 0, letters = 0;
    if (!is_upper(at(text, start))) return 0;
    for (; start < end; start++) {
        capitals += is_upper(at(text, start));
        letters += Py_UNICODE_ISALPHA(at(text, start));
    }
    return capitals > 2 && letters < 2 * capitals;
}

/* Where the name of the type ends that a line in capitals is, or begins with; 0 for none. */
static Py_ssize_t name_end(const Text *text, const Words *words, const Place *line, const Place *below, int *done) {
    Py_ssize_t ends[MOST_OF_NAME + 1], count = 0;
    for (Py_ssize_t k = 0; k <= words->size && count < MOST_OF_NAME; k++)
        if (k == words->size ? words->is_whole : words->of[k] == ' ') ends[count++] = k;
    while (count > 0 && !known(&names, words, ends[count - 1])) count--;
    if (!count) return 0;
    const Py_ssize_t size = ends[count - 1];
    if (size == words->size) return line->end;
    if (is_lead(words, size + 1) || known(&open_names, words, size)) return words->places[size - 1] + 1;
    if (!words->is_whole) {
        *done = NOT_MINE;
        return 0;
    }
    int is_last = !below;
    for (Py_ssize_t k = 0; below && k < PyTuple_GET_SIZE(stops); k++) {
        PyObject *stop = PyTuple_GET_ITEM(stops, k);
        Py_ssize_t n = 0;
        while (n < PyUnicode_GET_LENGTH(stop) && below->start + n < below->end
               && folded(&folding, at(text, below->start + n)) == PyUnicode_READ_CHAR(stop, n)) n++;
        is_last |= n == PyUnicode_GET_LENGTH(stop);
    }
    return words->count - count <= 2 || (words->count <= 6 && !is_last) ? line->end : words->places[size - 1] + 1;
}

/* Whether the line below in capitals goes on with the name of a type. */
static int is_continued(const Text *text, const Words *words, const Place *below, int *done) {
    Words both = *words;
    if (!words->is_whole || below->end - below->start + words->size >= MOST_WORDS || !are_capitals(text, below->start, below->end)) return 0;
    both.of[both.size++] = ' ';
    for (Py_ssize_t k = below->start; k < below->end; k++)
        if (!(both.of[both.size++] = folded(&folding, at(text, k)))) *done = NOT_MINE;
    return known(&names, &both, both.size) != NULL;
}

/* What a line says: FOUND with where the name ends, NOTHING, or NOT_MINE. */
static int look_at(const Text *text, const Words *words, const Place *line, const Place *below, const Py_ssize_t number, Py_ssize_t *end) {
    const int is_long = line->end - line->start > LONG, are_upper = are_capitals(text, line->start, line->end);
    int done = NOTHING;
    if (!are_upper && may_be_mixed(text, line->start, line->end)) return NOT_MINE;
    if (is_long && !are_upper) return NOTHING;
    if (is_noted(words)) return NOT_MINE;
    if (words->is_whole && known(&names, words, words->size) && (number < 2 || is_upper(at(text, line->start)))) {
        *end = line->end;
        return are_upper ? FOUND : NOT_MINE;
    }
    if (number < FIRST_LINES && is_issued(words)) return NOT_MINE;
    if (!are_upper) return NOTHING;
    if (below && is_continued(text, words, below, &done)) *end = below->end;
    else *end = name_end(text, words, line, below, &done);
    return done ? done : *end ? FOUND : NOTHING;
}

/* Two words in capitals at the end of a line, behind what a stamp left: FOUND with where the name of a type begins. */
static int look_behind(const Text *text, const Place *line, Py_ssize_t *start) {
    Py_ssize_t ends[3], starts[3], place = line->end;
    if (Py_UNICODE_ISLOWER(at(text, place - 1))) return NOTHING;
    for (int k = 0; k < 3; k++) {
        while (place > line->start && Py_UNICODE_ISSPACE(at(text, place - 1))) place--;
        ends[k] = place;
        while (place > line->start && !Py_UNICODE_ISSPACE(at(text, place - 1))) place--;
        starts[k] = place;
        if (place == ends[k]) return NOTHING;
    }
    Words both = {.size = 0};
    if (ends[0] - starts[1] >= MOST_WORDS) return NOTHING;
    int has_upper = 0;
    for (int k = 1; k >= 0; k--) {
        if (both.size) both.of[both.size++] = ' ';
        for (place = starts[k]; place < ends[k]; place++) {
            const Py_UCS4 c = at(text, place);
            if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c)) return NOTHING;
            has_upper |= is_upper(c);
            if (!(both.of[both.size++] = folded(&folding, c))) return NOT_MINE;
        }
    }
    if (!has_upper || !known(&names, &both, both.size)) return NOTHING;
    for (*start = ends[0] - (ends[1] - starts[1]); *start > starts[1]; --*start) {
        Py_ssize_t k = starts[1];
        while (k < ends[1] && at(text, *start + k - starts[1]) == at(text, k)) k++;
        if (k == ends[1]) break;
    }
    return FOUND;
}

/* The cells that come, a few lines at a time. */
typedef struct {
    PyObject *text;
    Py_ssize_t at, end, row, next;
    Places places;
} Coming;

/* The next cell; 0 where there is none, -1 and an exception where it fails. */
static int next_cell(Coming *coming, Place *cell) {
    while (coming->next == coming->places.count) {
        if (coming->at >= coming->end) return 0;
        places_clear(&coming->places);
        coming->next = 0;
        if (cells_of(coming->text, &coming->at, coming->end, &coming->row, AT_ONCE, &coming->places)) return -1;
    }
    *cell = coming->places.all[coming->next++];
    return 1;
}

static PyObject *name_of(const Text *text, Coming *coming) {
    Py_ssize_t count = 0, found = 0;
    Place lines[MOST_LATE], below;
    Words words;
    int has_more = next_cell(coming, &below), is_stopped = 0;
    while (has_more > 0 && !is_stopped) {
        const Place line = below;
        const Py_ssize_t number = count++;
        if (number < MOST_LATE) lines[number] = line;
        has_more = count < MOST_LINES ? next_cell(coming, &below) : 0;
        if (has_more < 0) return NULL;
        /* Of a long line of a sentence the first words say enough. */
        const int is_sentence = line.end - line.start > LONG && !are_capitals(text, line.start, line.end);
        if (!read_words(&folding, &words, text, line.start, is_sentence ? line.start + LONG : line.end)) Py_RETURN_NOTIMPLEMENTED;
        is_stopped = is_stop(&words) || is_item(text, line.start, line.end);
        if (is_stopped || !is_begun(&words) || at(text, line.end - 1) == ':' || is_bulleted(text, line.start)) continue;
        const int done = look_at(text, &words, &line, has_more ? &below : NULL, number, &found);
        if (done == NOT_MINE) Py_RETURN_NOTIMPLEMENTED;
        if (done == FOUND) return span_of(line.start, found);
    }
    if (has_more < 0) return NULL;
    for (Py_ssize_t k = 0; k < Py_MIN(count, MOST_LATE); k++) {
        const int done = look_behind(text, &lines[k], &found);
        if (done == NOT_MINE) Py_RETURN_NOTIMPLEMENTED;
        if (done == FOUND) return span_of(found, lines[k].end);
    }
    Py_RETURN_NONE;
}

static PyObject *type_line(PyObject *self, PyObject *args) {
    PyObject *string;
    Py_ssize_t start, end;
    if (!PyArg_ParseTuple(args, "Unn", &string, &start, &end)) return NULL;
    if (!of) return PyErr_Format(PyExc_RuntimeError, "no words are told");
    Text text = text_of(string);
    text.size = Py_MAX(0, Py_MIN(end, text.size));
    Coming coming = {.text = string, .at = Py_MAX(0, start), .end = text.size, .row = -1};
    coming.places.all = coming.places.few;
    PyObject *name = name_of(&text, &coming);
    places_clear(&coming.places);
    return name;
}

static PyObject *tell(PyObject *self, PyObject *told) {
    static const ToldSet sets[] = {{"names", &names}, {"firsts", &firsts}, {"open_names", &open_names}};
    static const ToldWords several[] = {{"stops", &stops, 1}, {"leads", &leads, 1}, {"units", &units, 1}, {"ordinals", &ordinals, 1}, {"of", &of, 0}};
    if (!PyDict_Check(told)) return PyErr_Format(PyExc_TypeError, "expected words by their names");
    PyObject *letters = PyDict_GetItemString(told, "letters");
    if (!letters) return PyErr_Format(PyExc_TypeError, "expected letters");
    if (letters_fill(folding.of, WIDEST_FOLDED, letters) || tell_sets(sets, sizeof sets / sizeof *sets, told) || tell_words(several, sizeof several / sizeof *several, told)) return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_O, "Take the words by their names."},
    {"type_line", type_line, METH_VARARGS, "Give where the name of a type stands; None for nowhere, NotImplemented where Python must say it."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_type_lines", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__type_lines(void) { return PyModule_Create(&module); }
