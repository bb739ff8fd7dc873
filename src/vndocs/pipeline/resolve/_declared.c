/* Where a text declares a short name, `(sau đây gọi tắt là Nghị định 30)`: what `declarations_plainly` of aliases.py finds.
 * A test holds the two together.
 */
#include "../../text/_teaching.h"

/* How far before its word a declaration begins, how far it goes on behind, and how long the lines of its name are. */
enum { BEFORE = 26, BEHIND = 260, LEAST = 2, MOST = 120, MOST_BELOW = 80, NEAR_HERE = 4 };

static PyObject *leads, *called, *written, *shortened, *here;
static const ToldWords told_words[] = {
    {"leads", &leads, 1}, {"called", &called, 0}, {"written", &written, 0}, {"shortened", &shortened, 0}, {"here", &here, 0},
};

static inline int is_rule(Py_UCS4 c) { return c == '*' || c == '_' || is_white(c); }
/* What a name holds. */
static inline int is_named(Py_UCS4 c) {
    return c != '(' && c != ')' && c != '[' && c != ']' && c != 0x201c && c != 0x201d && c != '"' && c != '\n' && c != ';';
}
/* A letter whose case is not looked at, as expressions have it. */
static inline Py_UCS4 small(Py_UCS4 c) { return c == 0x131 ? 'i' : c == 0x17f ? 's' : small_form(c); }

/* Whether what may stand behind a name stands at a place. */
static int is_closed(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    if (place == end) return 1;
    switch (at(text, place)) {
        case ')': case ']': case ';': return 1;
        case '.': case ',': return place + 1 < end && is_white(at(text, place + 1));
        case '\n':
            while (++place < end && is_white(at(text, place)))
                if (at(text, place) == '\n') return 1;
    }
    return 0;
}

/* The last place in a stretch, both ends included, at which a name may be closed; -1 for none. */
static Py_ssize_t last_closed(const Text *text, Py_ssize_t from, Py_ssize_t to, Py_ssize_t end) {
    for (; to >= from; to--)
        if (is_closed(text, to, end)) return to;
    return -1;
}

/* The end of what stands behind a name that ends at a place; -1 where it goes on. */
static Py_ssize_t tail(const Text *text, Py_ssize_t place, Py_ssize_t end) {
    Py_ssize_t stop = place;
    while (stop < end && is_rule(at(text, stop))) stop++;
    const Py_UCS4 mark = stop < end ? at(text, stop) : 0;
    if (mark == 0x201d || mark == '"' || mark == '\'' || mark == 0x2019) {
        Py_ssize_t behind = stop + 1;
        while (behind < end && is_rule(at(text, behind))) behind++;
        const Py_ssize_t found = last_closed(text, stop + 1, behind, end);
        if (found >= 0) return found;
    }
    return last_closed(text, place, stop, end);
}

/* Read a name from a place on: where it ends, and where its declaration does; 0 where none stands. */
static int named(const Text *text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t *name_end, Py_ssize_t *stop) {
    Py_ssize_t place = start;
    for (; place < end && place - start <= MOST; place++) {
        if (place - start >= LEAST) {
            if (at(text, place) == '\n')
                for (Py_ssize_t below = place + 2; below <= place + 1 + MOST_BELOW && below <= end && is_named(at(text, below - 1)); below++)
                    if ((*stop = tail(text, below, end)) >= 0) {
                        *name_end = below;
                        return 1;
                    }
            if ((*stop = tail(text, place, end)) >= 0) {
                *name_end = place;
                return 1;
            }
        }
        if (!is_named(at(text, place))) return 0;
    }
    *name_end = place;
    return place == end && place - start >= LEAST && place - start <= MOST && (*stop = tail(text, place, end)) >= 0;
}

/* Where a lead ends that stands at a place, whatever the case of its letters; 0 where it does not. */
static Py_ssize_t over(const Text *text, Py_ssize_t place, Py_ssize_t end, PyObject *lead) {
    const Text words = text_of(lead);
    for (Py_ssize_t k = 0; k < words.size; k++) {
        const Py_UCS4 letter = at(&words, k);
        if (place >= end) return 0;
        if (letter != ' ') {
            if (small(at(text, place++)) != letter) return 0;
            continue;
        }
        if (!is_white(at(text, place))) return 0;
        while (place < end && is_white(at(text, place))) place++;
    }
    return place;
}

/* Read the name behind a lead, which may stand in quotation marks, or begin with what stands before it. */
static int behind_lead(const Text *text, Py_ssize_t from, Py_ssize_t end, Py_ssize_t *name, Py_ssize_t *name_end, Py_ssize_t *stop) {
    Py_ssize_t place = from;
    while (place < end && (is_rule(at(text, place)) || at(text, place) == ':')) place++;
    const Py_UCS4 mark = place < end ? at(text, place) : 0;
    if (mark == 0x201c || mark == '"' || mark == '\'' || mark == 0x2018) {
        *name = place + 1;
        while (*name < end && is_rule(at(text, *name))) ++*name;
        for (; *name > place; --*name)
            if (named(text, *name, end, name_end, stop)) return 1;
    }
    for (*name = place; *name >= from; --*name)
        if (named(text, *name, end, name_end, stop)) return 1;
    return 0;
}

/* Whether a declaration stands at a place, and where its name and all of it end. */
static int declares(const Text *text, Py_ssize_t place, Py_ssize_t end, Py_ssize_t *name, Py_ssize_t *name_end, Py_ssize_t *stop) {
    const Py_UCS4 first = at(text, place++);
    if (first != '(' && first != '[' && first != ',' && first != ';' && !is_white(first)) return 0;
    while (place < end && is_rule(at(text, place))) place++;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(leads); k++) {
        const Py_ssize_t behind = over(text, place, end, PyTuple_GET_ITEM(leads, k));
        if (behind && behind_lead(text, behind, end, name, name_end, stop)) return 1;
    }
    return 0;
}

/* The last place of a sign before another, not further back than a lower one; -1 for none. */
static Py_ssize_t last_sign(const Text *text, Py_ssize_t low, Py_ssize_t place, const char *signs) {
    while (--place >= low)
        if (at(text, place) < 128 && at(text, place) && strchr(signs, (int)at(text, place))) return place;
    return -1;
}

/* What opens a declaration: a bracket, or what stands before `sau đây`; -1 for nothing. */
static Py_ssize_t opener(const Text *text, Py_ssize_t low, Py_ssize_t place) {
    const Py_ssize_t bracket = last_sign(text, low, place, "([");
    if (bracket >= 0) return bracket;
    for (Py_ssize_t k = place - PyUnicode_GET_LENGTH(here); k >= low; k--)
        if (stands_at(text, k, here)) {
            /* Counted as slices count: from the end where it would be before the beginning. */
            Py_ssize_t to = k - NEAR_HERE;
            if (to < low) to = Py_MAX(low, to + place - low);
            return last_sign(text, low, to, ",;\n ");
        }
    return -1;
}

/* The next place of a word, by its second letter; the size of the text where there is none, -1 and an exception. */
static Py_ssize_t next_word(PyObject *string, const Text *text, PyObject *word, Py_ssize_t from) {
    const Py_UCS4 letter = PyUnicode_READ_CHAR(word, 1);
    Py_ssize_t place = from + 1;
    while ((place = PyUnicode_FindChar(string, letter, place, text->size, 1)) >= 0) {
        if (stands_at(text, place - 1, word)) return place - 1;
        place++;
    }
    return place == -1 ? text->size : -1;
}

/* The next place of `viết` before `tắt`; `from` is where the last `tắt` stood and is set to the next. */
static Py_ssize_t next_written(PyObject *string, const Text *text, Py_ssize_t *from) {
    const Py_ssize_t size = PyUnicode_GET_LENGTH(written);
    while ((*from = next_word(string, text, shortened, *from + 1)) >= 0 && *from < text->size) {
        const Py_ssize_t low = Py_MAX(0, *from - BEFORE);
        Py_ssize_t place = *from;
        while (place > low && is_white(at(text, place - 1))) place--;
        if (place - size >= low && stands_at(text, place - size, written)) return place - size;
    }
    return *from;
}

static PyObject *declarations(PyObject *self, PyObject *string) {
    if (!PyUnicode_Check(string)) return PyErr_Format(PyExc_TypeError, "expected a text");
    if (!leads) return PyErr_Format(PyExc_RuntimeError, "expected to have been told the words first");
    const Text text = text_of(string);
    Py_ssize_t last = -1, one = next_word(string, &text, called, 0), other = next_written(string, &text, &last), done = 0;
    PyObject *found = one < 0 || other < 0 ? NULL : PyList_New(0);
    while (found && (one < text.size || other < text.size)) {
        const Py_ssize_t place = Py_MIN(one, other);
        if (place == one)
            one = next_word(string, &text, called, one + 1);
        else
            other = next_written(string, &text, &last);
        if (one < 0 || other < 0) Py_CLEAR(found);
        if (!found || place < done) continue;
        const Py_ssize_t begin = opener(&text, Py_MAX(done, place - BEFORE), place);
        Py_ssize_t name, name_end, stop;
        if (begin < 0 || !declares(&text, begin, Py_MIN(text.size, place + BEHIND), &name, &name_end, &stop)) continue;
        done = stop;
        PyObject *declared = Py_BuildValue("(nnnn)", begin, stop, name, name_end);
        if (append_new(found, declared)) Py_CLEAR(found);
    }
    return found;
}

static PyObject *tell(PyObject *self, PyObject *told) {
    if (!PyDict_Check(told)) return PyErr_Format(PyExc_TypeError, "expected a dictionary of words");
    if (tell_words(told_words, sizeof told_words / sizeof *told_words, told)) return NULL;
    for (Py_ssize_t k = 0; k < 2; k++)
        if (PyUnicode_GET_LENGTH(k ? shortened : called) < 2) return PyErr_Format(PyExc_ValueError, "expected words of two letters");
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_O, "Be told the words of declarations."},
    {"declarations", declarations, METH_O, "Give where declarations and the names in them begin and end."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_declared", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__declared(void) { return PyModule_Create(&module); }
