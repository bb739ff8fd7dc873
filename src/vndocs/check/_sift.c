/* What a check has to look at: words that rules ask for, dates, items of lists and headings that may be at fault.
 *
 * Each pass stands for the Python of sifting.py beside it and gives the same; tests hold the two together. What has to
 * be known of the language comes as an argument.
 */
#include "../text/_reading.h"

enum { MOST_WORDS = 32, SHORTEST = 4, LONGEST = 255, PAIRS = 4096, PARTS = 4, MOST_HEADS = 4 };

static inline unsigned pair(Py_UCS4 first, Py_UCS4 second) { return (first * 37 ^ second) & (PAIRS - 1); }

/* A list for each word, in a tuple. */
static PyObject *lists_for(PyObject *words) {
    PyObject *out = PyTuple_New(PyTuple_GET_SIZE(words));
    for (Py_ssize_t k = 0; out && k < PyTuple_GET_SIZE(words); k++) {
        PyObject *found = PyUnicode_Check(PyTuple_GET_ITEM(words, k)) ? PyList_New(0) : NULL;
        if (found) {
            PyTuple_SET_ITEM(out, k, found);
        } else {
            if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "expected words");
            Py_CLEAR(out);
        }
    }
    return out;
}

/* words(text, words): for each word the places where it stands, as `str.find` from place to place gives them. The text
 * is stepped over by pairs of letters (Wu and Manber): most stand at no end of the last letters of any word.
 */
static PyObject *words(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 2 || !PyUnicode_Check(args[0]) || !PyTuple_Check(args[1]) || PyTuple_GET_SIZE(args[1]) > MOST_WORDS) {
        PyErr_SetString(PyExc_TypeError, "expected a text and a tuple of words");
        return NULL;
    }
    const Text text = text_of(args[0]);
    const Py_ssize_t many = PyTuple_GET_SIZE(args[1]);
    PyObject *out = lists_for(args[1]);
    if (!out) return NULL;
    Py_ssize_t size = LONGEST, lengths[MOST_WORDS];
    Py_UCS4 lasts[MOST_WORDS];
    for (Py_ssize_t k = 0; k < many; k++) {
        const Text word = text_of(PyTuple_GET_ITEM(args[1], k));
        lengths[k] = word.size;
        lasts[k] = at(&word, word.size - 1);
        size = Py_MIN(size, word.size);
    }
    if (size < SHORTEST) {
        PyErr_Format(PyExc_ValueError, "expected words of %d letters or more", SHORTEST);
        Py_DECREF(out);
        return NULL;
    }
    unsigned char steps[PAIRS];
    memset(steps, (int)size - 1, sizeof steps);
    for (Py_ssize_t k = 0; k < many; k++) {
        const Text word = text_of(PyTuple_GET_ITEM(args[1], k));
        for (Py_ssize_t back = 0; back < size - 1; back++) {
            const Py_ssize_t end = word.size - 1 - back;
            unsigned char *step = &steps[pair(at(&word, end - 1), at(&word, end))];
            *step = (unsigned char)Py_MIN(*step, back);
        }
    }
    int failed = 0;
#define CHECK(end)                                                                                                  \
    for (Py_ssize_t k = 0; k < many; k++)                                                                           \
        if (lasts[k] == PyUnicode_READ(text.kind, text.data, end) &&                                                \
            stands_at(&text, (end) + 1 - lengths[k], PyTuple_GET_ITEM(args[1], k)))                                 \
            failed |= append_new(PyTuple_GET_ITEM(out, k), PyLong_FromSsize_t((end) + 1 - lengths[k]));
#define STEP(type, end) (steps[pair(((const type *)text.data)[(end) - 1], ((const type *)text.data)[end])])
    /* Four parts side by side: each step has to wait for the one before it, but not for those of other parts. */
#define SEARCH(type)                                                                                                \
    for (int any = is_long; any;) {                                                                                       \
        unsigned char step[PARTS];                                                                                  \
        for (int part = 0; part < PARTS; part++) step[part] = STEP(type, ends[part]);                               \
        for (int part = 0; part < PARTS; part++) {                                                                  \
            if (!step[part]) {                                                                                      \
                CHECK(ends[part])                                                                                   \
                step[part] = 1;                                                                                     \
            }                                                                                                       \
            ends[part] += step[part];                                                                               \
            any &= ends[part] < stops[part];                                                                        \
        }                                                                                                           \
    }                                                                                                               \
    for (int part = 0; part < PARTS; part++)                                                                        \
        while (ends[part] < stops[part]) {                                                                          \
            const unsigned char step = STEP(type, ends[part]);                                                      \
            if (!step) {                                                                                            \
                CHECK(ends[part])                                                                                   \
            }                                                                                                       \
            ends[part] += step ? step : 1;                                                                          \
        }
    const int is_long = text.size >= PARTS * LONGEST;
    Py_ssize_t ends[PARTS], stops[PARTS];
    for (int part = 0; part < PARTS; part++) {
        ends[part] = part ? text.size / PARTS * part : size - 1;
        stops[part] = is_long && part + 1 < PARTS ? text.size / PARTS * (part + 1) : part && !is_long ? 0 : text.size;
    }
    if (text.kind == PyUnicode_1BYTE_KIND) {
        SEARCH(Py_UCS1)
    } else if (text.kind == PyUnicode_2BYTE_KIND) {
        SEARCH(Py_UCS2)
    } else {
        SEARCH(Py_UCS4)
    }
    for (Py_ssize_t k = 0; !failed && k < many; k++)
        if (PyList_GET_SIZE(PyTuple_GET_ITEM(out, k)) > 1) failed |= PyList_Sort(PyTuple_GET_ITEM(out, k));
    if (failed) Py_CLEAR(out);
    return out;
}

static inline int is_among(Py_UCS4 c, PyObject *letters) {
    return c && PyUnicode_FindChar(letters, c, 0, PyUnicode_GET_LENGTH(letters), 1) >= 0;
}

/* headings(text, words, front, reach): for each word the places where it opens a line, behind signs of `front`. */
static PyObject *headings(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 4 || !PyUnicode_Check(args[0]) || !PyTuple_Check(args[1]) || !PyUnicode_Check(args[2]) || !PyUnicode_IS_ASCII(args[2])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, words, signs of ASCII and a number");
        return NULL;
    }
    const Text text = text_of(args[0]), front = text_of(args[2]);
    const Py_ssize_t reach = PyLong_AsSsize_t(args[3]), many = PyTuple_GET_SIZE(args[1]);
    if (reach == -1 && PyErr_Occurred()) return NULL;
    char is_front[128] = {0};
    for (Py_ssize_t k = 0; k < front.size; k++) is_front[at(&front, k)] = 1;
    PyObject *out = lists_for(args[1]);
    for (Py_ssize_t line = 0; out && line >= 0 && line < text.size;) {
        Py_ssize_t place = line;
        Py_UCS4 c = at(&text, place);
        while (c < 128 && is_front[c] && place - line < reach) c = at(&text, ++place);
        for (Py_ssize_t k = 0; k < many; k++) {
            PyObject *word = PyTuple_GET_ITEM(args[1], k);
            if (PyUnicode_READ_CHAR(word, 0) == c && stands_at(&text, place, word) &&
                append_new(PyTuple_GET_ITEM(out, k), PyLong_FromSsize_t(place))) {
                Py_DECREF(out);
                return NULL;
            }
        }
        line = PyUnicode_FindChar(args[0], '\n', place, text.size, 1);
        line = line < 0 ? line : line + 1;
    }
    return out;
}


/* Words that are looked for near a date, with the letters that they begin with. */
typedef struct {
    PyObject *words;
    int size;
    Py_UCS4 heads[MOST_HEADS];
} Near;

static int near_of(Near *near, PyObject *words, PyObject *heads) {
    const Text letters = text_of(heads);
    if (!PyTuple_Check(words) || letters.size > MOST_HEADS) {
        PyErr_SetString(PyExc_ValueError, "expected words that begin with few letters");
        return -1;
    }
    near->words = words;
    near->size = (int)letters.size;
    for (int k = 0; k < MOST_HEADS; k++) near->heads[k] = k < near->size ? at(&letters, k) : at(&letters, 0);
    return 0;
}

/* Whether one of some words stands between two places. */
static int holds(const Text *text, Py_ssize_t low, Py_ssize_t high, const Near *near) {
    const Py_UCS4 one = near->heads[0], two = near->heads[1], three = near->heads[2], four = near->heads[3];
    for (Py_ssize_t place = Py_MAX(low, 0); place < high; place++) {
        const Py_UCS4 c = PyUnicode_READ(text->kind, text->data, place);
        if (c != one && c != two && c != three && c != four) continue;
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(near->words); k++) {
            PyObject *word = PyTuple_GET_ITEM(near->words, k);
            if (place + PyUnicode_GET_LENGTH(word) <= high && stands_at(text, place, word)) return 1;
        }
    }
    return 0;
}

/* Whether `\s{0,3}[(,]\s{0,2}` and the first letter of a weekday stand behind a date. */
static int is_followed(const Text *text, Py_ssize_t place, PyObject *letters) {
    for (int k = 0; k < 3 && is_white(at(text, place)); k++) place++;
    if (at(text, place) != '(' && at(text, place) != ',') return 0;
    place++;
    for (int k = 0; k < 2 && is_white(at(text, place)); k++) place++;
    return is_among(at(text, place), letters);
}

/* Whether one ISO 8601 value is greater than another, as far as both go, ten signs at most. */
static int is_later(const Text *one, Py_ssize_t one_size, const Text *other, Py_ssize_t from, Py_ssize_t other_size) {
    const Py_ssize_t size = Py_MIN(Py_MIN(one_size, other_size), 10);
    for (Py_ssize_t k = 0; k < size; k++) {
        const Py_UCS4 a = at(one, k), b = at(other, from + k);
        if (a != b) return a > b;
    }
    return 0;
}

/* What dates are asked for, as sifting.py has it. */
enum { MARKS, MARK_HEADS, LED, LED_HEADS, PASSED, PASSED_HEADS, LETTERS, JOINING, NUMBERS };
enum { BETWEEN, REACH, LONG, FAR, HEAD, TAIL, BEHIND, WORD, ASKED };
enum { IMPOSSIBLE, TURNED, WEEKDAYS, BRACKETED, PLACED, PASSING, SORTS };

/* Whether `,\s{0,2}` stands before a date. */
static int is_placed(const Text *text, Py_ssize_t place) {
    for (int k = 0; k < 2 && is_white(at(text, place - 1)); k++) place--;
    return at(text, place - 1) == ',';
}

/* dates(text, dates, asked): indexes of those without a value, of those that may end an interval turned round, have a
 * weekday beside them, stand in the bracket of an anniversary, be the document's day in its heading or at its end.
 */
static PyObject *dates(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 3 || !PyUnicode_Check(args[0]) || !PyTuple_Check(args[2]) || PyTuple_GET_SIZE(args[2]) != NUMBERS + ASKED) {
        PyErr_SetString(PyExc_TypeError, "expected a text, dates and what is asked of them");
        return NULL;
    }
    const Text text = text_of(args[0]);
    PyObject *said[NUMBERS], *rows = PySequence_Fast(args[1], "expected dates"), *found[SORTS] = {NULL}, *out = NULL;
    Py_ssize_t asked[ASKED], behind = -1;
    PyObject *before = NULL;
    for (int k = 0; k < NUMBERS; k++) said[k] = PyTuple_GET_ITEM(args[2], k);
    for (int k = 0; k < ASKED; k++) asked[k] = PyLong_AsSsize_t(PyTuple_GET_ITEM(args[2], NUMBERS + k));
    for (int k = 0; k < SORTS; k++)
        if (!rows || PyErr_Occurred() || !(found[k] = PyList_New(0))) goto done;
    Near marks, led, passed;
    if (near_of(&marks, said[MARKS], said[MARK_HEADS]) || near_of(&led, said[LED], said[LED_HEADS]) ||
        near_of(&passed, said[PASSED], said[PASSED_HEADS]))
        goto done;
#define FOUND(sort) \
    if (append_new(found[sort], PyLong_FromSsize_t(k))) goto done
    for (Py_ssize_t k = 0; k < PySequence_Fast_GET_SIZE(rows); k++) {
        PyObject *row = PySequence_Fast_GET_ITEM(rows, k);
        if (!PyTuple_Check(row) || PyTuple_GET_SIZE(row) < 3) {
            PyErr_SetString(PyExc_TypeError, "expected dates that begin with start, end and value");
            goto done;
        }
        const Py_ssize_t start = PyLong_AsSsize_t(PyTuple_GET_ITEM(row, 0)), end = PyLong_AsSsize_t(PyTuple_GET_ITEM(row, 1));
        if (PyErr_Occurred()) goto done;
        PyObject *value = PyTuple_GET_ITEM(row, 2);
        const Py_ssize_t stop = Py_MIN(start, text.size);
        if ((at(&text, start - 1) == '(' || at(&text, start - 2) == '(') &&
            holds(&text, start - asked[FAR], stop, &led))
            FOUND(BRACKETED);
        if (start <= asked[HEAD] && is_placed(&text, start)) FOUND(PLACED);
        if (start >= text.size - asked[TAIL] &&
            holds(&text, start - asked[BEHIND], Py_MIN(start + asked[WORD], text.size), &passed))
            FOUND(PASSING);
        if (!PyUnicode_Check(value)) {
            FOUND(IMPOSSIBLE);
        } else {
            const Text iso = text_of(value);
            const Py_ssize_t slash = PyUnicode_FindChar(value, '/', 0, iso.size, 1);
            if (slash >= 0) {
                if (is_later(&iso, slash, &iso, slash + 1, iso.size - slash - 1)) FOUND(TURNED);
            } else if (before && start > behind && start - behind < asked[BETWEEN]) {
                const Text earlier = text_of(before);
                Py_ssize_t place = behind;
                while (is_white(at(&text, place))) place++;
                if (is_among(at(&text, place), said[JOINING]) && is_later(&earlier, earlier.size, &iso, 0, iso.size) &&
                    PyUnicode_FindChar(before, '/', 0, earlier.size, 1) < 0)
                    FOUND(TURNED);
            }
            if (iso.size >= 10 && (end - start > asked[LONG] || is_followed(&text, end, said[LETTERS]) ||
                                   holds(&text, start - asked[REACH], stop, &marks)))
                FOUND(WEEKDAYS);
        }
        before = PyUnicode_Check(value) ? value : NULL;
        behind = end;
    }
    out = PyTuple_Pack(SORTS, found[0], found[1], found[2], found[3], found[4], found[5]);
done:
    for (int k = 0; k < SORTS; k++) Py_XDECREF(found[k]);
    Py_XDECREF(rows);
    return out;
}

static PyMethodDef methods[] = {
    {"words", (PyCFunction)(void (*)(void))words, METH_FASTCALL, "Where each of some words stands."},
    {"headings", (PyCFunction)(void (*)(void))headings, METH_FASTCALL, "Where each of some words opens a line."},
    {"dates", (PyCFunction)(void (*)(void))dates, METH_FASTCALL, "Which dates may be at fault, by rule."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_sift", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__sift(void) { return PyModule_Create(&module); }
