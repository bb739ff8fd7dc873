/* The lines of a body that open with a number or a letter, `1.`, `a)`, `II.`, `a.1)`, and those that may open with the
 * name of a part (`Điều 5`, `Chương II`), which the expression of lines.py decides. What both give together is equal to
 * what that expression gives alone; a test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* As lines.py has them. */
enum { NAME, FIGURE, SLASHED, ROMAN, SUB, LETTER };
enum { MOST_SIGNS = 90, MOST_FRONT = 60, MOST_ROMAN = 6, MOST_BLANKS = 6 };

#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

static inline int is_front(Py_UCS4 c) {
    return c == ' ' || c == '\t' || c == '*' || c == '_' || c == '#' || c == '>' || c == '|' || c == 0xa0;
}
static inline int is_digit(Py_UCS4 c) { return c < 128 ? c >= '0' && c <= '9' : Py_UNICODE_ISDECIMAL(c); }
static inline int is_lower(Py_UCS4 c) { return (c >= 'a' && c <= 'z') || c == 0x111; }
static inline int is_upper(Py_UCS4 c) { return (c >= 'A' && c <= 'Z') || c == 0x110; }
/* `[A-ZĐÀ-Ỹ]`, whose last range holds small letters as well. */
static inline int is_capital(Py_UCS4 c) { return is_upper(c) || (c >= 0xc0 && c <= 0x1ef8); }
static inline int is_blank(Py_UCS4 c) { return c == ' ' || c == '\t' || c == '*' || c == '_'; }
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

enum { PARTS = 5 };
static int add(PyObject *found, int sort, Py_ssize_t start, Py_ssize_t label, Py_ssize_t stop, int value) {
    PyObject *line = PyTuple_New(PARTS);
    PyObject *parts[PARTS] = {
        PyLong_FromLong(sort), PyLong_FromSsize_t(start), PyLong_FromSsize_t(label), PyLong_FromSsize_t(stop), PyLong_FromLong(value)
    };
    int failed = !line;
    for (int k = 0; k < PARTS; k++) {
        failed |= !parts[k];
        if (line) PyTuple_SET_ITEM(line, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    failed = failed || PyList_Append(found, line);
    Py_XDECREF(line);
    return failed;
}

static inline __attribute__((always_inline)) int pass(
    const int kind, PyObject *text, const Py_ssize_t from, const Py_ssize_t end, PyObject *found
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
        int value = 0;
        if (sort == FIGURE || sort == SLASHED)
            for (Py_ssize_t k = at; k < label && is_digit(AT(k)); k++) value = value * 10 + Py_UNICODE_TODECIMAL(AT(k));
        if (sort == NAME ? add(found, NAME, feed, feed, -1, 0) : sort > 0 && add(found, sort, at, label, stop, value)) return -1;
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

static PyObject *lines(PyObject *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t from, end;
    if (!PyArg_ParseTuple(args, "Unn", &text, &from, &end)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    if (from < 0) from = 0;
    PyObject *found = PyList_New(0);
    if (!found || from > end) return found;
    int failed;
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) failed = pass(PyUnicode_1BYTE_KIND, text, from, end, found);
    else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) failed = pass(PyUnicode_2BYTE_KIND, text, from, end, found);
    else failed = pass(PyUnicode_4BYTE_KIND, text, from, end, found);
    if (!failed) return found;
    Py_DECREF(found);
    return NULL;
}

static PyMethodDef methods[] = {
    {"lines", lines, METH_VARARGS, "Give the sort, start, end of label and end of the lines that open with a number; the end is -1 for a name."},
    {"capitals", capitals, METH_VARARGS, "Give the line feeds behind which two capitals stand, or one and a dot or slash."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_lines", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__lines(void) { return PyModule_Create(&module); }
