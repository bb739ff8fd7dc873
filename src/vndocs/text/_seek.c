/* Searching for a pattern where it may begin alone: where characters of given sets stand one behind the other. What
 * seeking.py does with the pattern by itself; a test holds the two together.
 */
#include "_reading.h"

/* Code points from here on are in no set but that of the characters of words. */
#define LIMIT 0x2200
enum { MOST_SETS = 16, WINDOW = 4, ALL_ROWS = 0xffff };

/* Sets that stand one behind the other; those that `words` has a bit for hold every character of a word. */
typedef struct {
    int size;
    unsigned words;
    PyObject *sets;
} Row;

/* `may` says of a character in which rows it may stand first, second, third and fourth, sixteen bits each: row k has bit
 * k modulo 16. `words` and `others` say it of code points from LIMIT on. The first may stand behind a sign, with at most
 * so many others between. `is_thin` says that every row has WINDOW sets of few characters.
 */
typedef struct {
    Py_ssize_t rows, most;
    int is_thin;
    Py_UCS4 after;
    PyObject *held;
    uint64_t words, others, may[LIMIT];
    unsigned char over[LIMIT];
    Row row[];
} Plan;

static inline int is_word(Py_UCS4 c) { return is_alnum(c) || c == '_'; }

static void drop(PyObject *capsule) {
    Plan *plan = PyCapsule_GetPointer(capsule, "vndocs.seek");
    Py_XDECREF(plan->held);
    PyMem_Free(plan);
}

static int is_low(PyObject *chars) {
    if (PyUnicode_MAX_CHAR_VALUE(chars) < LIMIT) return 1;
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(chars); k++)
        if (PyUnicode_READ_CHAR(chars, k) >= LIMIT) {
            PyErr_SetString(PyExc_ValueError, "expected letters and signs below U+2200");
            return 0;
        }
    return 1;
}

static int fill(Plan *plan, Py_ssize_t number, PyObject *sets) {
    Row *row = &plan->row[number];
    if (!PyTuple_Check(sets) || !PyTuple_GET_SIZE(sets) || PyTuple_GET_SIZE(sets) > MOST_SETS) {
        PyErr_SetString(PyExc_ValueError, "expected rows of one to sixteen sets of characters");
        return -1;
    }
    row->sets = sets;
    row->size = (int)PyTuple_GET_SIZE(sets);
    for (int k = 0; k < row->size; k++) {
        PyObject *chars = PyTuple_GET_ITEM(sets, k);
        if (!PyUnicode_Check(chars)) {
            PyErr_SetString(PyExc_TypeError, "expected sets of characters");
            return -1;
        }
        if (!is_low(chars)) return -1;
        if (!PyUnicode_GET_LENGTH(chars)) row->words |= 1u << k;
    }
    for (int k = 0; k < WINDOW; k++) {
        const uint64_t bit = (uint64_t)1 << (number % 16 + 16 * k);
        PyObject *chars = k < row->size ? PyTuple_GET_ITEM(sets, k) : NULL;
        if (chars && PyUnicode_GET_LENGTH(chars)) {
            for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(chars); i++) plan->may[PyUnicode_READ_CHAR(chars, i)] |= bit;
            continue;
        }
        /* Behind a short row anything may stand. */
        for (Py_UCS4 c = 0; c < LIMIT; c++)
            if (!chars || is_word(c)) plan->may[c] |= bit;
        plan->words |= bit;
        if (!chars) plan->others |= bit;
    }
    plan->is_thin &= row->size >= WINDOW && !(row->words & ((1 << WINDOW) - 1));
    return 0;
}

static PyObject *plan_of(PyObject *self, PyObject *args) {
    PyObject *rows, *after, *over;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "O!UUn", &PyTuple_Type, &rows, &after, &over, &most)) return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(rows);
    Plan *plan = PyMem_Calloc(1, sizeof(Plan) + (size_t)count * sizeof(Row));
    if (!plan) return PyErr_NoMemory();
    PyObject *capsule = PyCapsule_New(plan, "vndocs.seek", drop);
    if (!capsule) {
        PyMem_Free(plan);
        return NULL;
    }
    Py_INCREF(rows);
    plan->held = rows;
    plan->rows = count;
    plan->most = most;
    plan->is_thin = 1;
    plan->after = PyUnicode_GET_LENGTH(after) ? PyUnicode_READ_CHAR(after, 0) : 0;
    int failed = !is_low(over);
    for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(over) && !failed; k++) plan->over[PyUnicode_READ_CHAR(over, k)] = 1;
    for (Py_ssize_t k = 0; k < count && !failed; k++) failed = fill(plan, k, PyTuple_GET_ITEM(rows, k));
    if (failed) Py_CLEAR(capsule);
    return capsule;
}

#define AT(i) PyUnicode_READ(kind, data, i)

/* Whether a character is in set k of a row. */
static inline int is_in(const Row *row, const int k, const Py_UCS4 c) {
    if (row->words >> k & 1) return is_word(c);
    PyObject *chars = PyTuple_GET_ITEM(row->sets, k);
    const int kind = PyUnicode_KIND(chars);
    const void *data = PyUnicode_DATA(chars);
    for (Py_ssize_t i = 0; i < PyUnicode_GET_LENGTH(chars); i++)
        if (AT(i) == c) return 1;
    return 0;
}

/* Whether the characters of any of some rows stand at a place. */
static int stands(const Plan *plan, const unsigned rows, const int kind, const void *data, const Py_ssize_t at, const Py_ssize_t end) {
    for (Py_ssize_t number = 0; number < plan->rows; number++) {
        const Row *row = &plan->row[number];
        int k = 0;
        if (!(rows >> number % 16 & 1) || row->size > end - at) continue;
        while (k < row->size && is_in(row, k, AT(at + k))) k++;
        if (k == row->size) return 1;
    }
    return 0;
}

static inline uint64_t allowed(const Plan *plan, Py_UCS4 c) {
    return c < LIMIT ? plan->may[c] : is_word(c) ? plan->words : plan->others;
}

/* The next place at or behind `at` where a row stands, -1 for none. */
static inline __attribute__((always_inline)) Py_ssize_t next(
    const Plan *plan, const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end
) {
    if (at + WINDOW <= end) {
        uint64_t first = allowed(plan, AT(at)), second = allowed(plan, AT(at + 1)), third = allowed(plan, AT(at + 2));
        for (; at + WINDOW <= end; at++) {
            const uint64_t fourth = allowed(plan, AT(at + 3));
            const unsigned rows = first & second >> 16 & third >> 32 & fourth >> 48 & ALL_ROWS;
            if (rows && stands(plan, rows, kind, data, at, end)) return at;
            first = second;
            second = third;
            third = fourth;
        }
    }
    for (; at < end; at++)
        if (stands(plan, ALL_ROWS, kind, data, at, end)) return at;
    return -1;
}

/* The same of thin rows, by every second character and the one two behind it: second and fourth of a row, or first and third. */
static inline __attribute__((always_inline)) Py_ssize_t next_thin(
    const Plan *plan, const int kind, const void *data, const Py_ssize_t low, const Py_ssize_t end
) {
    Py_ssize_t at = low;
    uint64_t here = at < end ? allowed(plan, AT(at)) : 0;
    for (; at + 2 < end; at += 2) {
        const uint64_t behind = allowed(plan, AT(at + 2)), both = here & behind >> 32;
        here = behind;
        if (!(both & 0xffffffff)) continue;
        const uint64_t between = allowed(plan, AT(at + 1));
        unsigned rows = at > low ? both >> 16 & between >> 32 & allowed(plan, AT(at - 1)) & ALL_ROWS : 0;
        if (rows && stands(plan, rows, kind, data, at - 1, end)) return at - 1;
        rows = both & between >> 16 & ALL_ROWS;
        if (rows && stands(plan, rows, kind, data, at, end)) return at;
    }
    return next(plan, kind, data, at - (at > low), end);
}

#define NEXT(kind) (plan->is_thin ? next_thin(plan, kind, data, at, end) : next(plan, kind, data, at, end))

/* The same behind a sign, with some other signs between; -2 and an exception where it fails. */
static Py_ssize_t next_behind(const Plan *plan, PyObject *text, Py_ssize_t at, const Py_ssize_t end) {
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (; at < end && (at = PyUnicode_FindChar(text, plan->after, at, end, 1)) >= 0; at++) {
        Py_ssize_t begin = at + 1;
        const Py_ssize_t most = plan->most < end - begin ? begin + plan->most : end;
        while (begin < most && AT(begin) < LIMIT && plan->over[AT(begin)]) begin++;
        uint64_t rows = begin < end ? allowed(plan, AT(begin)) & ALL_ROWS : 0;
        for (int k = 1; rows && k < WINDOW && begin + k < end; k++) rows &= allowed(plan, AT(begin + k)) >> 16 * k;
        if (rows && stands(plan, (unsigned)rows, kind, data, begin, end)) return at;
    }
    return at < end ? at : -1;
}

static Py_ssize_t next_of(const Plan *plan, PyObject *text, Py_ssize_t at, Py_ssize_t end) {
    const void *data = PyUnicode_DATA(text);
    if (plan->after) return next_behind(plan, text, at, end);
    switch (PyUnicode_KIND(text)) {
        case PyUnicode_1BYTE_KIND: return NEXT(PyUnicode_1BYTE_KIND);
        case PyUnicode_2BYTE_KIND: return NEXT(PyUnicode_2BYTE_KIND);
        default: return NEXT(PyUnicode_4BYTE_KIND);
    }
}

/* What is asked: the plan, what matches the pattern, the text, and the stretch of it. */
typedef struct {
    const Plan *plan;
    PyObject *match, *text, *stop;
    Py_ssize_t at, end;
} Search;

static int asked(Search *search, PyObject *const *args, Py_ssize_t count) {
    if (count < 3 || count > 5 || !PyUnicode_Check(args[2])) {
        PyErr_SetString(PyExc_TypeError, "expected a plan, what matches, a text and two places");
        return -1;
    }
    const Py_ssize_t size = PyUnicode_GET_LENGTH(args[2]);
    search->match = args[1];
    search->text = args[2];
    search->at = count > 3 ? PyLong_AsSsize_t(args[3]) : 0;
    search->end = count > 4 ? PyLong_AsSsize_t(args[4]) : size;
    if (PyErr_Occurred() || !(search->plan = PyCapsule_GetPointer(args[0], "vndocs.seek"))) return -1;
    search->at = Py_MAX(search->at, 0);
    search->end = Py_MIN(search->end, size);
    return (search->stop = PyLong_FromSsize_t(search->end)) ? 0 : -1;
}

/* The next match, and where to look for the one behind it; None where there is none. */
static PyObject *found_next(Search *search) {
    Py_ssize_t at = search->at;
    while (at < search->end && (at = next_of(search->plan, search->text, at, search->end)) >= 0) {
        PyObject *place = PyLong_FromSsize_t(at);
        if (!place) return NULL;
        PyObject *given[] = {search->text, place, search->stop};
        PyObject *match = PyObject_Vectorcall(search->match, given, 3, NULL);
        Py_DECREF(place);
        at++;
        search->at = at;
        if (match != Py_None) return match;
        Py_DECREF(match);
    }
    if (at == -2) return NULL;
    Py_RETURN_NONE;
}

static PyObject *search_for(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Search search;
    if (asked(&search, args, count)) return NULL;
    PyObject *match = found_next(&search);
    Py_DECREF(search.stop);
    return match;
}

static PyObject *each(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    Search search;
    if (asked(&search, args, count)) return NULL;
    PyObject *found = PyList_New(0), *match = NULL;
    while (found && (match = found_next(&search)) && match != Py_None) {
        PyObject *behind = PyObject_CallMethod(match, "end", NULL);
        const Py_ssize_t at = behind ? PyLong_AsSsize_t(behind) : -1;
        Py_XDECREF(behind);
        if (at < 0 || PyList_Append(found, match)) break;
        search.at = Py_MAX(search.at, at);
        Py_CLEAR(match);
    }
    if (match != Py_None) Py_CLEAR(found);
    Py_XDECREF(match);
    Py_DECREF(search.stop);
    return found;
}

/* All places of words in a stretch; those that are one sign are quick to find. */
static PyObject *places(PyObject *self, PyObject *args) {
    PyObject *text, *words;
    Py_ssize_t at = 0, end = PY_SSIZE_T_MAX;
    if (!PyArg_ParseTuple(args, "UU|nn", &text, &words, &at, &end)) return NULL;
    const int is_sign = PyUnicode_GET_LENGTH(words) == 1;
    const Py_UCS4 sign = is_sign ? PyUnicode_READ_CHAR(words, 0) : 0;
    PyObject *found = PyList_New(0);
    at = Py_MAX(at, 0);
    end = Py_MIN(end, PyUnicode_GET_LENGTH(text));
    while (found && at <= end) {
        at = is_sign ? PyUnicode_FindChar(text, sign, at, end, 1) : PyUnicode_Find(text, words, at, end, 1);
        if (at == -1) break;
        PyObject *place = at < 0 ? NULL : PyLong_FromSsize_t(at++);
        if (!place || PyList_Append(found, place)) Py_CLEAR(found);
        Py_XDECREF(place);
    }
    return found;
}

static PyMethodDef methods[] = {
    {"places", places, METH_VARARGS, "Give all places of words in a stretch."},
    {"plan", plan_of, METH_VARARGS, "Make a plan of rows of sets, the sign they stand behind, what may lie between, and how much of it."},
    {"search", (PyCFunction)(void (*)(void))search_for, METH_FASTCALL, "Give the first match of a pattern in a stretch, or None."},
    {"each", (PyCFunction)(void (*)(void))each, METH_FASTCALL, "Give all matches of a pattern in a stretch."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_seek", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__seek(void) { return PyModule_Create(&module); }
