/* The markers of all lists of a text in text order, a column for each thing that is asked of them: what `gather_plainly`
 * of markers.py gives. A test holds the two together.
 */
#include "../../text/_reading.h"

/* Where a list's reading has what is asked of it, and a sign. */
enum { INLINE = 2, STARTS, SIGNS, DEPTHS, READING };
enum { KIND = 1, STYLE, SIGN };
enum { START, SIGN_OF, RANK, DEPTH, TREE, HEADS, COLUMNS };

typedef struct { Py_ssize_t start, tree, item; long rank; } Marker;
typedef struct { Marker *each; Py_ssize_t size, room; } Markers;

static int compare(const void *one, const void *other) {
    const Marker *a = one, *b = other;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    if (a->tree != b->tree) return a->tree < b->tree ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static int fail(const char *what) {
    PyErr_SetString(PyExc_TypeError, what);
    return -1;
}

/* What kinds head, told by Python, and the kinds that were looked up last, as a text has few. */
enum { LOOKED_UP = 4 };
typedef struct {
    PyObject *each;
    long article, clause, other;
    int at;
    struct { PyObject *kind; long rank; } last[LOOKED_UP];
} Ranks;

/* The rank of a kind, -1 for one that heads nothing, -2 and an exception where it fails. */
static long rank_of_kind(PyObject *kind, Ranks *ranks) {
    for (int k = 0; k < LOOKED_UP; k++)
        if (ranks->last[k].kind == kind) return ranks->last[k].rank;
    PyObject *rank = PyDict_GetItemWithError(ranks->each, kind);
    const long found = rank ? PyLong_AsLong(rank) : -1;
    if (PyErr_Occurred()) return -2;
    ranks->last[ranks->at].kind = kind;
    ranks->last[ranks->at].rank = Py_MAX(found, -1);
    ranks->at = (ranks->at + 1) % LOOKED_UP;
    return Py_MAX(found, -1);
}

/* The rank of a sign, -1 for one that heads nothing, -2 and an exception where it fails. */
static long rank_of(PyObject *sign, Ranks *ranks) {
    if (!PyTuple_Check(sign) || PyTuple_GET_SIZE(sign) < SIGN || !PyUnicode_Check(PyTuple_GET_ITEM(sign, STYLE)))
        return fail("expected signs") - 1;
    const long rank = rank_of_kind(PyTuple_GET_ITEM(sign, KIND), ranks);
    if (rank != ranks->clause) return rank;
    /* `(1)` and `1)` are no clauses, `1.` is one. */
    PyObject *style = PyTuple_GET_ITEM(sign, STYLE);
    const Py_UCS4 first = PyUnicode_GET_LENGTH(style) ? PyUnicode_READ_CHAR(style, 0) : 0;
    return first == '1' || first == 'c' ? rank : ranks->other;
}

static int add(Markers *markers, Marker marker) {
    if (markers->size == markers->room) {
        const Py_ssize_t room = markers->room ? 2 * markers->room : 64;
        Marker *each = PyMem_Realloc(markers->each, (size_t)room * sizeof *each);
        if (!each) {
            PyErr_NoMemory();
            return -1;
        }
        markers->each = each;
        markers->room = room;
    }
    markers->each[markers->size++] = marker;
    return 0;
}

static int read_tree(Markers *markers, PyObject *reading, Py_ssize_t tree, Ranks *ranks) {
    if (!PyTuple_Check(reading) || PyTuple_GET_SIZE(reading) < READING) return fail("expected readings of lists");
    PyObject *starts = PyTuple_GET_ITEM(reading, STARTS), *signs = PyTuple_GET_ITEM(reading, SIGNS), *depths = PyTuple_GET_ITEM(reading, DEPTHS);
    if (PyTuple_GET_ITEM(reading, INLINE) == Py_True) return 0;
    if (!PyTuple_Check(starts) || !PyTuple_Check(signs) || !PyTuple_Check(depths)) return fail("expected readings of lists");
    const Py_ssize_t size = Py_MIN(PyTuple_GET_SIZE(starts), Py_MIN(PyTuple_GET_SIZE(signs), PyTuple_GET_SIZE(depths)));
    for (Py_ssize_t item = 0; item < size; item++) {
        const long rank = rank_of(PyTuple_GET_ITEM(signs, item), ranks);
        if (rank == -1) continue;
        const Py_ssize_t start = rank < 0 ? -1 : PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, item));
        if (rank < 0 || (start == -1 && PyErr_Occurred()) || add(markers, (Marker){start, tree, item, rank})) return -1;
    }
    return 0;
}

/* A column, of what stands in one place of the readings or of a number of each marker. */
static PyObject *column(const Markers *markers, PyObject *lists, int what) {
    static const int places[] = {[START] = STARTS, [SIGN_OF] = SIGNS, [DEPTH] = DEPTHS};
    PyObject *found = PyList_New(markers->size);
    for (Py_ssize_t k = 0; found && k < markers->size; k++) {
        const Marker *marker = &markers->each[k];
        PyObject *value = what == RANK ? PyLong_FromLong(marker->rank) : what == TREE ? PyLong_FromSsize_t(marker->tree)
            : Py_NewRef(PyTuple_GET_ITEM(PyTuple_GET_ITEM(PyList_GET_ITEM(lists, marker->tree), places[what]), marker->item));
        if (value) PyList_SET_ITEM(found, k, value);
        else Py_CLEAR(found);
    }
    return found;
}

/* The numbers of the markers that are headings. */
static PyObject *heads(const Markers *markers, long article) {
    PyObject *found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k < markers->size; k++)
        if (markers->each[k].rank <= article && append_new(found, PyLong_FromSsize_t(k))) Py_CLEAR(found);
    return found;
}

static PyObject *gather(PyObject *self, PyObject *args) {
    PyObject *given;
    Ranks ranks = {0};
    if (!PyArg_ParseTuple(args, "OO!lll", &given, &PyDict_Type, &ranks.each, &ranks.article, &ranks.clause, &ranks.other)) return NULL;
    /* A list of its own, which nothing changes meanwhile. */
    PyObject *lists = PySequence_List(given);
    if (!lists) return NULL;
    Markers markers = {0};
    int failed = 0, is_sorted = 1;
    for (Py_ssize_t tree = 0; !failed && tree < PyList_GET_SIZE(lists); tree++)
        failed = read_tree(&markers, PyList_GET_ITEM(lists, tree), tree, &ranks);
    for (Py_ssize_t k = 1; is_sorted && k < markers.size; k++) is_sorted = compare(&markers.each[k - 1], &markers.each[k]) <= 0;
    if (!is_sorted) qsort(markers.each, (size_t)markers.size, sizeof *markers.each, compare);
    PyObject *columns = failed ? NULL : PyTuple_New(COLUMNS);
    for (int what = 0; columns && what < COLUMNS; what++) {
        PyObject *found = what == HEADS ? heads(&markers, ranks.article) : column(&markers, lists, what);
        if (found) PyTuple_SET_ITEM(columns, what, found);
        else Py_CLEAR(columns);
    }
    PyMem_Free(markers.each);
    Py_DECREF(lists);
    return columns;
}

enum { MOST_LETTERS = 16 };
typedef struct { int size; Py_UCS4 each[MOST_LETTERS]; } Few;

static int few_of(Few *few, PyObject *letters) {
    few->size = (int)Py_MIN(PyUnicode_GET_LENGTH(letters), MOST_LETTERS);
    for (int k = 0; k < few->size; k++) few->each[k] = PyUnicode_READ_CHAR(letters, k);
    return PyUnicode_GET_LENGTH(letters) <= MOST_LETTERS ? 0 : fail("expected at most sixteen letters");
}

/* The letters with which words begin, a bit for each. */
static int firsts_of(uint64_t *firsts, PyObject *words) {
    *firsts = 0;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words); k++) {
        PyObject *each = PyTuple_GET_ITEM(words, k);
        if (!PyUnicode_Check(each) || !PyUnicode_GET_LENGTH(each)) return fail("expected words");
        *firsts |= bit_of(PyUnicode_READ_CHAR(each, 0));
    }
    return 0;
}

static inline int is_one(const Few *few, Py_UCS4 c) {
    for (int k = 0; k < few->size; k++)
        if (few->each[k] == c) return 1;
    return 0;
}

/* The line feeds behind which, past blanks and signs, one of some words stands where no marker does. */
static PyObject *lone(PyObject *self, PyObject *args) {
    PyObject *string, *starts, *signs, *words;
    Few over;
    uint64_t firsts, overs = 0;
    if (!PyArg_ParseTuple(args, "UO!UO!", &string, &PyList_Type, &starts, &signs, &PyTuple_Type, &words)) return NULL;
    if (few_of(&over, signs) || firsts_of(&firsts, words)) return NULL;
    for (int k = 0; k < over.size; k++) overs |= bit_of(over.each[k]);
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    Py_ssize_t known = 0, start = -1, feed = 0;
    for (; found && (feed = next_sign(text.kind, text.data, '\n', feed, text.size)) >= 0; feed++) {
        Py_ssize_t place = feed + 1;
        while (place < text.size && overs & bit_of(at(&text, place)) && is_one(&over, at(&text, place))) place++;
        if (place == text.size || !(firsts & bit_of(at(&text, place))) || !one_stands(&text, place, words)) continue;
        while (start < place && known < PyList_GET_SIZE(starts)) {
            start = PyLong_AsSsize_t(PyList_GET_ITEM(starts, known++));
            if (start == -1 && PyErr_Occurred()) break;
        }
        if (PyErr_Occurred() || (start != place && append_new(found, PyLong_FromSsize_t(feed)))) Py_CLEAR(found);
    }
    return found;
}

static PyMethodDef methods[] = {
    {"gather", gather, METH_VARARGS, "Give where the markers of lists stand, their signs, ranks, depths and trees, and which are headings; by the ranks of kinds, of articles, of clauses and of what counts none."},
    {"lone", lone, METH_VARARGS, "Give the line feeds behind which one of some words stands, past some signs, where none of the markers does."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_markers", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__markers(void) { return PyModule_Create(&module); }
