/* The heads of lines: those of a body that open with a number or a letter, `1.`, `a)`, `II.`, `a.1)`, and those that open
 * with the name of a part (`Điều 5`, `Chương II`), of which the expression of lines.py decides a few. What both give
 * together is equal to what that expression gives alone; a test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* As lines.py has them. */
enum { NAME, FIGURE, SLASHED, ROMAN, SUB, LETTER };
enum { MOST_SIGNS = 90, MOST_FRONT = 60, MOST_ROMAN = 6, MOST_BLANKS = 6 };

static inline int is_front(Py_UCS4 c) {
    return c == ' ' || c == '\t' || c == '*' || c == '_' || c == '#' || c == '>' || c == '|' || c == 0xa0;
}
static inline int is_digit(Py_UCS4 c) { return c < 128 ? c >= '0' && c <= '9' : Py_UNICODE_ISDECIMAL(c); }
static inline int is_lower(Py_UCS4 c) { return (c >= 'a' && c <= 'z') || c == 0x111; }
static inline int is_upper(Py_UCS4 c) { return (c >= 'A' && c <= 'Z') || c == 0x110; }
/* `[A-ZĐÀ-Ỹ]`, whose last range holds small letters as well. */
static inline int is_capital(Py_UCS4 c) { return is_upper(c) || (c >= 0xc0 && c <= 0x1ef8); }
static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '*' || c == '_'; }
#include "_names.h"
#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)
static inline int is_dash(Py_UCS4 c) { return c == '-' || c == 0x2013; }
static inline int is_low(Py_UCS4 c) { return c == 'i' || c == 'v' || c == 'x'; }

/* 1 where the letters at hand may be the name of a part: `Ph(ần|ụ lục)`, `Chư(ơng)`, `Tiể(u mục)`, `Mục`, `Điề(u)`. */
static inline int is_name(Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    switch (first) {
        case 'P': return (second == 'h' && (third == 0x1ea7 || third == 0x1ee5)) || (second == 'H' && (third == 0x1ea6 || third == 0x1ee4));
        case 'C': return (second == 'h' && third == 0x1b0) || (second == 'H' && third == 0x1af);
        case 'T': return (second == 'i' && third == 0x1ec3) || (second == 'I' && third == 0x1ec2);
        case 'M': return (second == 0x1ee5 && third == 'c') || (second == 0x1ee4 && third == 'C');
        case 0x110: return (second == 'i' && third == 0x1ec1) || (second == 'I' && third == 0x1ec0);
        default: return 0;
    }
}

/* The end of `[ \t]*[-–](?=[ \t*]|[A-ZĐÀ-Ỹ])`, 0 where none stands. */
static inline Py_ssize_t dash(const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end) {
    while (AT(at) == ' ' || AT(at) == '\t') at++;
    if (!is_dash(AT(at))) return 0;
    const Py_UCS4 behind = AT(at + 1);
    return behind == ' ' || behind == '\t' || behind == '*' || is_capital(behind) ? at + 1 : 0;
}

/* `\n[ \t*_]{0,6}[A-ZĐÀ-Ỹ]`: a title stands on the next line. */
static inline int is_over_title(const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end) {
    if (AT(at) != '\n') return 0;
    const Py_ssize_t most = ++at + MOST_BLANKS;
    while (at < most && is_blank(AT(at))) at++;
    return is_capital(AT(at));
}

static inline int is_parted(Py_UCS4 behind) { return is_blank(behind) || behind == '\n' || is_capital(behind); }

/* What stands at the head of a line: its sort, and where its label and all of it end; -1 for nothing. */
static inline __attribute__((always_inline)) int opening(
    const int kind, const void *data, const Py_ssize_t at, const Py_ssize_t end, Py_ssize_t *label, Py_ssize_t *stop
) {
    const Py_UCS4 first = AT(at), second = AT(at + 1);
    if (is_digit(first)) {
        Py_ssize_t to = at + 1;
        while (to < at + 3 && is_digit(AT(to))) to++;
        if (is_lower(AT(to))) to++;
        *label = to;
        const Py_ssize_t sign = to + (AT(to) == ' ');
        const Py_UCS4 c = AT(sign), behind = AT(sign + 1);
        if ((c == '.' || c == ')' || c == '/') && !is_digit(behind) && is_parted(behind)) {
            *stop = sign + 1;
            return c == '/' ? SLASHED : FIGURE;
        }
        *stop = dash(kind, data, sign, end);
        return *stop ? FIGURE : -1;
    }
    if (is_upper(first)) {
        if (is_name(first, second, AT(at + 2))) return NAME;
        Py_ssize_t to = at + 1;
        if (first == 'I' || first == 'V' || first == 'X')
            while (to < at + MOST_ROMAN && (AT(to) == 'I' || AT(to) == 'V' || AT(to) == 'X')) to++;
        *label = to;
        const Py_ssize_t sign = to + (AT(to) == ' ');
        const Py_UCS4 c = AT(sign);
        Py_ssize_t behind = c == '.' || c == '/' || c == ')' ? sign + 1 : dash(kind, data, sign, end);
        if (!behind || is_digit(AT(behind))) return -1;
        Py_ssize_t blanks = 0;
        while (blanks < MOST_BLANKS && is_blank(AT(behind + blanks))) blanks++;
        for (; blanks >= 0; blanks--)
            if (behind + blanks < end && (!Py_UNICODE_ISSPACE(AT(behind + blanks)) || is_over_title(kind, data, behind + blanks, end))) {
                *stop = behind + blanks;
                return ROMAN;
            }
        return -1;
    }
    if (is_lower(first)) {
        if (second == '.' && is_digit(AT(at + 2))) {
            /* `a.1)` */
            const Py_ssize_t to = at + 3 + is_digit(AT(at + 3));
            if ((AT(to) == '.' || AT(to) == ')') && is_blank(AT(to + 1))) {
                *label = to;
                *stop = to + 1;
                return SUB;
            }
        }
        Py_ssize_t to = at + 1 + is_lower(second);
        if (is_digit(AT(to))) to++;
        *label = to;
        const Py_ssize_t sign = to + (AT(to) == ' ');
        if ((AT(sign) != '.' && AT(sign) != ')') || !is_parted(AT(sign + 1))) return -1;
        *stop = sign + 1;
        return LETTER;
    }
    if (first != '(' || !is_low(second)) return -1;
    Py_ssize_t to = at + 2;
    while (to < at + 6 && is_low(AT(to))) to++;
    if (AT(to) != ')' || !is_blank(AT(to + 1))) return -1;
    *label = to;
    *stop = to + 1;
    return SUB;
}

/* Add a tuple of numbers to a list. */
static int add(PyObject *found, const Py_ssize_t *numbers, Py_ssize_t count) {
    PyObject *line = PyTuple_New(count);
    int failed = !line;
    for (Py_ssize_t k = 0; k < count && !failed; k++) {
        PyObject *number = PyLong_FromSsize_t(numbers[k]);
        failed = !number;
        PyTuple_SET_ITEM(line, k, number);
    }
    failed = failed || PyList_Append(found, line);
    Py_XDECREF(line);
    return failed;
}

static inline __attribute__((always_inline)) int pass(
    const int kind, PyObject *text, const Py_ssize_t from, const Py_ssize_t end, PyObject *names, PyObject *found, PyObject *named
) {
    const void *data = PyUnicode_DATA(text);
    /* The first line has no line feed before it. */
    Py_ssize_t feed = from ? PyUnicode_FindChar(text, '\n', from - 1, end, 1) : -1;
    if (from && feed < 0) return feed == -1 ? 0 : -1;
    for (;;) {
        Py_ssize_t at = feed + 1, label = 0, stop = 0;
        const Py_ssize_t most = at + MOST_FRONT;
        while (at < most && at < end && is_front(AT(at))) at++;
        const int sort = opening(kind, data, at, end, &label, &stop);
        if (sort == NAME) {
            Name name;
            const int what = read_name(kind, data, at, end, names, &name);
            if (what == NOT_MINE) {
                /* A number of it may stand on the next line: the pattern says where to go on. */
                if (add(named, &feed, 1)) return -1;
            } else if (what == A_NAME) {
                const Py_ssize_t numbers[] = {
                    name.name, feed, name.start, name.label, name.label_end, name.is_marked, name.rest, name.end
                };
                if (add(named, numbers, 8)) return -1;
                /* Its number may stand on the next line. */
                if (feed >= 0 && name.end > feed) feed = name.end - 1;
            }
        } else if (sort > 0) {
            Py_ssize_t value = 0;
            if (sort == FIGURE || sort == SLASHED)
                for (Py_ssize_t k = at; k < label && is_digit(AT(k)); k++) value = value * 10 + Py_UNICODE_TODECIMAL(AT(k));
            const Py_ssize_t numbers[] = {sort, at, label, stop, value};
            if (add(found, numbers, 5)) return -1;
        }
        feed = PyUnicode_FindChar(text, '\n', feed + 1, end, 1);
        if (feed < 0) return feed == -1 ? 0 : -1;
    }
}

/* A capital, those with marks among `letters`. */
static inline int is_capital_letter(Py_UCS4 c, PyObject *letters) {
    if (c < 128) return c >= 'A' && c <= 'Z';
    return c == 0x110 || PyUnicode_FindChar(letters, c, 0, PyUnicode_GET_LENGTH(letters), 1) >= 0;
}

static PyObject *capitals(PyObject *self, PyObject *args) {
    PyObject *text, *letters;
    Py_ssize_t from, end;
    if (!PyArg_ParseTuple(args, "UnnU", &text, &from, &end, &letters)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    PyObject *found = PyList_New(0);
    Py_ssize_t feed = from < 0 ? 0 : from;
    while (found && feed < end && (feed = PyUnicode_FindChar(text, '\n', feed, end, 1)) >= 0) {
        Py_ssize_t at = feed + 1;
        const Py_ssize_t most = at + MOST_SIGNS;
        for (; at < most; at++) {
            const Py_UCS4 c = AT(at);
            if (c != ' ' && c != '\t' && c != '*' && c != '_' && c != '|') break;
        }
        const Py_UCS4 second = AT(at + 1);
        if (is_capital_letter(AT(at), letters) && (second == '.' || second == '/' || is_capital_letter(second, letters))) {
            PyObject *place = PyLong_FromSsize_t(feed);
            if (!place || PyList_Append(found, place)) Py_CLEAR(found);
            Py_XDECREF(place);
        }
        feed++;
    }
    if (feed == -2) Py_CLEAR(found);
    return found;
}

#undef AT
#include "_quoting.h"
#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

static PyObject *lines(PyObject *self, PyObject *args) {
    PyObject *text, *names;
    Py_ssize_t from, end;
    if (!PyArg_ParseTuple(args, "UnnO!", &text, &from, &end, &PyTuple_Type, &names)) return NULL;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(names); k++)
        if (!PyUnicode_Check(PyTuple_GET_ITEM(names, k))) return PyErr_Format(PyExc_TypeError, "expected names");
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    if (from < 0) from = 0;
    PyObject *found = PyList_New(0), *named = PyList_New(0);
    int failed = !found || !named;
    if (!failed && from <= end)
        switch (PyUnicode_KIND(text)) {
            case PyUnicode_1BYTE_KIND: failed = pass(PyUnicode_1BYTE_KIND, text, from, end, names, found, named); break;
            case PyUnicode_2BYTE_KIND: failed = pass(PyUnicode_2BYTE_KIND, text, from, end, names, found, named); break;
            default: failed = pass(PyUnicode_4BYTE_KIND, text, from, end, names, found, named);
        }
    PyObject *both = failed ? NULL : PyTuple_Pack(2, found, named);
    Py_XDECREF(found);
    Py_XDECREF(named);
    return both;
}

/* As `is_mixed_plainly` has it: the first letter is a capital, more than half of the letters are, and more than two. */
static PyObject *is_mixed(PyObject *self, PyObject *text) {
    if (!PyUnicode_Check(text)) return PyErr_Format(PyExc_TypeError, "expected words");
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    /* Of the word at hand: whether it has a small letter, and whether all of it are small letters or others. */
    Py_ssize_t start = 0, small = 0, letters = 0, capitals = 0;
    int is_small = 1, has_small = 0, lowered = 1, has_lowered = 0;
    if (!size || !Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, 0))) Py_RETURN_FALSE;
    for (Py_ssize_t k = 0; k <= size; k++) {
        const Py_UCS4 c = k < size ? PyUnicode_READ(kind, data, k) : ' ';
        if (Py_UNICODE_ISSPACE(c)) {
            if (is_small && has_small) small += k - start;
            start = k + 1;
            is_small = 1;
            has_small = 0;
            continue;
        }
        const int is_capital = Py_UNICODE_ISUPPER(c), is_letter = Py_UNICODE_ISALPHA(c), is_lower = Py_UNICODE_ISLOWER(c);
        const int is_large = is_capital || Py_UNICODE_ISTITLE(c);
        capitals += is_capital;
        letters += is_letter;
        is_small &= is_letter && !is_large;
        has_small |= is_lower;
        lowered &= !k || !is_large;
        has_lowered |= k && is_lower && !is_large;
    }
    return PyBool_FromLong(!(lowered && has_lowered) && 2 * small < size && capitals > 2 && letters > 4 && letters < 2 * capitals);
}

static PyMethodDef methods[] = {
    {"is_mixed", is_mixed, METH_O, "Say whether words are capitals of which an old font lost some."},
    {"lines", lines, METH_VARARGS, "Give the sort, start, end of label and end of the lines that open with a number; the end is -1 for a name."},
    {"openings", openings, METH_VARARGS, "Give the marks that may open a quotation of more than a few words."},
    {"capitals", capitals, METH_VARARGS, "Give the line feeds behind which two capitals stand, or one and a dot or slash."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_heads", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__heads(void) { return PyModule_Create(&module); }
