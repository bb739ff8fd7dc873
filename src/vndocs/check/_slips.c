/* Items of lists that may be at fault: counted twice, out of their row, with a letter that no list of points has; and
 * whether a label opens a line.
 *
 * It stands for the Python of slips.py beside it and gives the same; a test holds the two together. Lists and
 * signs are the tuples that the reader of lists gives; what has to be known of letters comes as an argument.
 */
#include "../text/_reading.h"

static inline int is_among(Py_UCS4 c, PyObject *letters) {
    return c && PyUnicode_FindChar(letters, c, 0, PyUnicode_GET_LENGTH(letters), 1) >= 0;
}

/* A field of a tuple, borrowed; NULL and an exception where it is no tuple or too short. */
static PyObject *field(PyObject *row, Py_ssize_t place) {
    if (PyTuple_Check(row) && PyTuple_GET_SIZE(row) > place) return PyTuple_GET_ITEM(row, place);
    PyErr_SetString(PyExc_TypeError, "expected lists and signs as readers give them");
    return NULL;
}

static int are_tuples(PyObject *one, PyObject *two, PyObject *three) {
    if (PyTuple_Check(one) && PyTuple_Check(two) && PyTuple_Check(three)) return 1;
    PyErr_SetString(PyExc_TypeError, "expected lists as readers give them");
    return 0;
}

static inline int is_word(PyObject *given, PyObject *word) { return given == word || PyUnicode_Compare(given, word) == 0; }

/* Where the fields of a list and of a sign stand, as slips.py names them. */
enum { INLINE = 2, STARTS, SIGNS, DEPTHS, SIGN_MARKER = 0, SIGN_KIND, SIGN_ORDER = 4, SIGN_LABEL, SIGN_OTHER = 8 };
enum { LONGEST_ITEM = 2000, BEFORE = 1200 };

/* A marker that stands again in its own item, behind the first; -1 for none. */
static Py_ssize_t again(PyObject *string, PyObject *starts, Py_ssize_t k, PyObject *marker) {
    const Text text = text_of(string);
    const Py_ssize_t start = PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, k)), size = PyUnicode_GET_LENGTH(marker);
    if (!size) return -1;
    Py_ssize_t to = start + LONGEST_ITEM;
    if (k + 1 < PyTuple_GET_SIZE(starts)) {
        to = PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, k + 1));
    } else {
        const Py_ssize_t line = PyUnicode_FindChar(string, '\n', start, Py_MIN(to, PyUnicode_GET_LENGTH(string)), 1);
        if (line >= 0) to = line;
    }
    /* Its first sign is rare: to look for it alone is quicker than to look for all of it. */
    const Py_UCS4 first = PyUnicode_READ_CHAR(marker, 0);
    to = Py_MIN(to, text.size) - size + 1;
    for (Py_ssize_t place = start + size; place < to; place++) {
        place = PyUnicode_FindChar(string, first, place, to, 1);
        if (place < 0) return place;
        if (stands_at(&text, place, marker)) return place;
    }
    return -1;
}

/* Whether the marker of the first item stands before it already, where it may open another item. */
static int stands_before(PyObject *string, PyObject *starts, PyObject *marker, int is_inline) {
    const Py_ssize_t start = PyLong_AsSsize_t(PyTuple_GET_ITEM(starts, 0));
    Py_ssize_t low = Py_MAX(0, start - BEFORE);
    /* In line it is an item of the same line. */
    if (is_inline) low = Py_MAX(low, PyUnicode_FindChar(string, '\n', low, start, -1) + 1);
    return PyUnicode_Find(string, marker, low, start, -1) >= 0;
}

/* items(text, lists, one, letter, late, foreign): for each list that has some, its index and its items that count 1
 * once more or open it, that may be an `i)` out of its row, that are letters foreign to the alphabet, and the places
 * where an item in line has its marker again.
 */
static PyObject *items(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 6 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[3]) || !PyUnicode_Check(args[4]) || !PyUnicode_Check(args[5])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, lists, a number and letters");
        return NULL;
    }
    const long one = PyLong_AsLong(args[2]);
    PyObject *rows = PySequence_Fast(args[1], "expected lists"), *out = rows ? PyList_New(0) : NULL;
    for (Py_ssize_t row = 0; out && row < PySequence_Fast_GET_SIZE(rows); row++) {
        PyObject *tree = PySequence_Fast_GET_ITEM(rows, row), *found[4] = {NULL};
        PyObject *signs = field(tree, SIGNS), *depths = field(tree, DEPTHS), *starts = field(tree, STARTS);
        if (!signs || !depths || !starts || !are_tuples(signs, depths, starts)) goto failed;
        const int is_inline = PyTuple_GET_ITEM(tree, INLINE) == Py_True;
        const Py_ssize_t size = Py_MIN(Py_MIN(PyTuple_GET_SIZE(signs), PyTuple_GET_SIZE(depths)), PyTuple_GET_SIZE(starts));
        int any = 0;
        for (Py_ssize_t k = 0; k < size; k++) {
            PyObject *sign = PyTuple_GET_ITEM(signs, k), *other = field(sign, SIGN_OTHER);
            if (!other) goto failed;
            PyObject *marker = PyTuple_GET_ITEM(sign, SIGN_MARKER), *label = PyTuple_GET_ITEM(sign, SIGN_LABEL);
            int hits = 0;
            Py_ssize_t place = -1;
            if (PyLong_AsLong(PyTuple_GET_ITEM(sign, SIGN_ORDER)) == one) {
                if (!k) {
                    PyObject *next = size > 1 ? field(PyTuple_GET_ITEM(signs, 1), SIGN_ORDER) : NULL;
                    hits |= next && PyLong_AsLong(next) == 2 * one && stands_before(args[0], starts, marker, is_inline);
                } else {
                    PyObject *last = PyTuple_GET_ITEM(PyTuple_GET_ITEM(signs, k - 1), SIGN_MARKER);
                    hits |= is_word(last, marker) && PyObject_RichCompareBool(PyTuple_GET_ITEM(depths, k - 1), PyTuple_GET_ITEM(depths, k), Py_EQ) == 1;
                }
            }
            if (k && other != Py_None && field(other, SIGN_LABEL) && is_word(PyTuple_GET_ITEM(other, SIGN_LABEL), args[4]) &&
                is_word(PyTuple_GET_ITEM(other, SIGN_KIND), args[3]))
                hits |= 2;
            if (PyUnicode_GET_LENGTH(label) && is_word(PyTuple_GET_ITEM(sign, SIGN_KIND), args[3]) &&
                is_among(PyUnicode_READ_CHAR(label, 0), args[5]))
                hits |= 4;
            if (is_inline && (place = again(args[0], starts, k, marker)) >= 0) hits |= 8;
            if (PyErr_Occurred()) goto failed;
            any |= hits;
            for (int rule = 0; rule < 4; rule++)
                if (hits >> rule & 1) {
                    if (!found[rule] && !(found[rule] = PyList_New(0))) goto failed;
                    if (append_new(found[rule], PyLong_FromSsize_t(k)) || (rule == 3 && append_new(found[3], PyLong_FromSsize_t(place)))) goto failed;
                }
        }
        if (any) {
            for (int rule = 0; rule < 4; rule++)
                if (!found[rule] && !(found[rule] = PyList_New(0))) goto failed;
            PyObject *all = Py_BuildValue("nOOOO", row, found[0], found[1], found[2], found[3]);
            const int failed = !all || PyList_Append(out, all);
            Py_XDECREF(all);
            if (failed) goto failed;
        }
        for (int rule = 0; rule < 4; rule++) Py_XDECREF(found[rule]);
        continue;
    failed:
        for (int rule = 0; rule < 4; rule++) Py_XDECREF(found[rule]);
        Py_CLEAR(out);
    }
    Py_XDECREF(rows);
    return out;
}

/* opens_line(text, label, start, end, front, most, behind): whether a label opens a line of a stretch but the first,
 * behind so many signs of `front` at most, with a blank or none and a sign of `behind` after it.
 */
static PyObject *opens_line(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (count != 7 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]) || !PyUnicode_Check(args[4]) || !PyUnicode_Check(args[6])) {
        PyErr_SetString(PyExc_TypeError, "expected a text, a label, two places, signs, a number and signs");
        return NULL;
    }
    const Text text = text_of(args[0]);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(args[1]), most = PyLong_AsSsize_t(args[5]);
    Py_ssize_t place = PyLong_AsSsize_t(args[2]), end = PyLong_AsSsize_t(args[3]);
    if (PyErr_Occurred()) return NULL;
    end = Py_MIN(end, text.size);
    while (place < end && (place = PyUnicode_FindChar(args[0], '\n', place, end, 1)) >= 0) {
        Py_ssize_t head = ++place;
        while (head < end && head - place < most && is_among(at(&text, head), args[4])) head++;
        if (head + size >= end || !stands_at(&text, head, args[1])) continue;
        head += size;
        if (at(&text, head) == ' ') head++;
        if (head < end && is_among(at(&text, head), args[6])) Py_RETURN_TRUE;
    }
    if (place < -1) return NULL;
    Py_RETURN_FALSE;
}

static PyMethodDef methods[] = {
    {"opens_line", (PyCFunction)(void (*)(void))opens_line, METH_FASTCALL, "Whether a label opens a line."},
    {"items", (PyCFunction)(void (*)(void))items, METH_FASTCALL, "Which items of lists may be at fault, by rule."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_slips", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__slips(void) { return PyModule_Create(&module); }
