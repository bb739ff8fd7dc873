/* Where lines open with a marker: the plain markers themselves, `1.`, `12)`, `a)`, `- Words`, and the lines that may open
 * with another one, for the expression of lines.py to decide. What both give together is equal to what that expression
 * gives alone; a test holds the two together.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#define AT(i) PyUnicode_READ(kind, data, i)

static inline int is_digit(Py_UCS4 c) { return c >= '0' && c <= '9'; }
static inline int is_lower(Py_UCS4 c) { return (c >= 'a' && c <= 'z') || c == 0x111; }
static inline int is_upper(Py_UCS4 c) { return (c >= 'A' && c <= 'Z') || c == 0x110; }
static inline int is_roman(Py_UCS4 c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }
static inline int is_low(Py_UCS4 c) { return c == 'i' || c == 'v' || c == 'x' || c == 'd' || c == 'o'; }
/* A letter as the expression has it: a character of a word that is neither digit nor underscore. */
static inline int is_letter(Py_UCS4 c) {
    if (c < 128) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return Py_UNICODE_ISALNUM(c) && !Py_UNICODE_ISDECIMAL(c);
}

/* Bullets of one character, and what Word's bullet fonts leave in the private use area. */
static inline int is_bullet(Py_UCS4 c, PyObject *bullets) {
    return c >= 128 && ((c >= 0xf020 && c <= 0xf0ff) || PyUnicode_FindChar(bullets, c, 0, PyUnicode_GET_LENGTH(bullets), 1) >= 0);
}

/* 1 where letters that stand at the head of a word may be a number: `II`, `xv`, `Va.` */
static inline int is_numeral(Py_UCS4 first, Py_UCS4 second, Py_UCS4 third) {
    if (is_roman(first)) return is_roman(second) || (is_lower(second) && !is_letter(third));
    return is_low(first) && (second == 'i' || second == 'v' || second == 'x' || second == 'd')
        && (!is_letter(third) || third == 'i' || third == 'v' || third == 'x');
}

/* The length of the word of `words` that stands at `at`, 0 if none does. */
static Py_ssize_t word_at(PyObject *words, const int kind, const void *data, Py_ssize_t at, Py_ssize_t length) {
    const Py_UCS4 first = AT(at);
    for (Py_ssize_t w = 0; w < PyTuple_GET_SIZE(words); w++) {
        PyObject *word = PyTuple_GET_ITEM(words, w);
        const Py_ssize_t size = PyUnicode_GET_LENGTH(word);
        if (PyUnicode_READ_CHAR(word, 0) != first || at + size > length) continue;
        Py_ssize_t k = 1;
        while (k < size && AT(at + k) == PyUnicode_READ_CHAR(word, k)) k++;
        if (k == size) return size;
    }
    return 0;
}

/* The end of the plain marker of the line break at `line`, whose start it sets; -1 to ask the expression, 0 for none. */
static inline __attribute__((always_inline)) Py_ssize_t marker(
    const int kind, const void *data, const Py_ssize_t line, const Py_ssize_t length, PyObject *words, PyObject *fronts, PyObject *bullets, Py_ssize_t *start
) {
    Py_ssize_t at = line + 1;
    int is_dashed = 0;
    for (; at < length; at++) {
        const Py_UCS4 c = AT(at);
        if (c == '-' || c == '+' || c == '*') is_dashed = 1;
        else if (c != ' ' && (is_letter(c) || is_digit(c) || PyUnicode_FindChar(fronts, c, 0, PyUnicode_GET_LENGTH(fronts), 1) < 0)) break;
    }
    const Py_UCS4 first = at < length ? AT(at) : 0, second = at + 1 < length ? AT(at + 1) : 0;
    const Py_UCS4 third = at + 2 < length ? AT(at + 2) : 0;
    if (is_dashed) {
        *start = line + 1;
        if (at == line + 3 && AT(line + 2) == ' ' && AT(line + 1) != '*' && is_letter(first) && is_letter(second)
            && !is_numeral(first, second, third) && !is_bullet(first, bullets))
            return line + 2;
        return -1;
    }
    if (at >= length) return 0;
    *start = at;
    if (is_digit(first)) {
        Py_ssize_t end = at + 1;
        while (end < length && end < at + 4 && is_digit(AT(end))) end++;
        if (end > at + 3) return 0;
        const Py_UCS4 sign = end < length ? AT(end) : 0, behind = end + 1 < length ? AT(end + 1) : 0;
        if (sign == '.' && (behind == ' ' || behind == '\t')) return end + 1;
        if (sign == ')' && behind != '.') return end + 1;
        if (sign == ' ' || sign == '\t' || sign == '\n' || sign == ',' || sign == 0) return 0;
        return sign == '/' && behind != ' ' && behind != '\t' && behind != '*' ? 0 : -1;
    }
    if (is_bullet(first, bullets)) return -1;
    if (is_letter(first)) {
        if (is_letter(second)) {
            if (is_numeral(first, second, third)) return -1;
            const Py_ssize_t size = word_at(words, kind, data, at, length);
            if (!size) return 0;
            /* `Điều 5. Words` */
            Py_ssize_t end = at + size;
            if (end + 4 >= length || AT(end) != ' ' || !is_digit(AT(end + 1))) return -1;
            for (end++; end < length && is_digit(AT(end)); end++) ;
            if (end > at + size + 4 || end + 3 >= length || AT(end) != '.' || AT(end + 1) != ' ') return -1;
            return is_lower(AT(end + 2)) && AT(end + 3) == '.' ? -1 : end + 1;
        }
        if (is_lower(first) && second == ')' && (at + 2 >= length || AT(at + 2) != '.')) return at + 2;
        if (second == ' ' && third != '-' && third != ' ' && third != '\t') return 0;
        return is_lower(first) || is_upper(first) ? -1 : 0;
    }
    if (first != '(' && first != '[') return 0;
    for (Py_ssize_t end = at + 2; end < length && end < at + 8; end++)
        if (AT(end) == ')' || AT(end) == ']') return -1;
    return 0;
}

static int add(PyObject *found, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end) {
    PyObject *hit = PyTuple_New(3);
    PyObject *parts[3] = {PyLong_FromSsize_t(line), PyLong_FromSsize_t(start), PyLong_FromSsize_t(end)};
    int failed = !hit;
    for (int k = 0; k < 3; k++) {
        failed |= !parts[k];
        if (hit) PyTuple_SET_ITEM(hit, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    failed = failed || PyList_Append(found, hit);
    Py_XDECREF(hit);
    return failed ? -1 : 0;
}

static inline __attribute__((always_inline)) int pass(
    const int kind, PyObject *text, Py_ssize_t line, PyObject *words, PyObject *fronts, PyObject *bullets, PyObject *found
) {
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    while ((line = PyUnicode_FindChar(text, '\n', line, length, 1)) >= 0) {
        Py_ssize_t start = line + 1;
        const Py_ssize_t end = marker(kind, data, line, length, words, fronts, bullets, &start);
        if (end && add(found, line, start, end)) return -1;
        line++;
    }
    return line == -1 ? 0 : -1;
}

static PyObject *openings(PyObject *self, PyObject *args) {
    PyObject *text, *words, *fronts, *bullets;
    Py_ssize_t from;
    if (!PyArg_ParseTuple(args, "UnO!UU", &text, &from, &PyTuple_Type, &words, &fronts, &bullets)) return NULL;
    for (Py_ssize_t w = 0; w < PyTuple_GET_SIZE(words); w++) {
        PyObject *word = PyTuple_GET_ITEM(words, w);
        if (!PyUnicode_Check(word) || !PyUnicode_GET_LENGTH(word)) {
            PyErr_SetString(PyExc_ValueError, "expected words");
            return NULL;
        }
    }
    PyObject *found = PyList_New(0);
    if (!found) return NULL;
    int failed;
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) failed = pass(PyUnicode_1BYTE_KIND, text, from, words, fronts, bullets, found);
    else if (PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) failed = pass(PyUnicode_2BYTE_KIND, text, from, words, fronts, bullets, found);
    else failed = pass(PyUnicode_4BYTE_KIND, text, from, words, fronts, bullets, found);
    if (!failed) return found;
    Py_DECREF(found);
    return NULL;
}

static PyMethodDef methods[] = {
    {"openings", openings, METH_VARARGS, "Give the line break, start and end of plain markers; the end is -1 where another marker may stand."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_openings", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__openings(void) { return PyModule_Create(&module); }
