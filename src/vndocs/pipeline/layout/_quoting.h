/* The marks of a body that may open a quotation of more than a few words: what `openings_plainly` of quoting.py gives, less
 * those that quoting.py would pass over.
 */
#ifndef VNDOCS_QUOTING_H
#define VNDOCS_QUOTING_H

enum { MOST_QUOTED = 400 };

#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

static inline int is_part_letter(Py_UCS4 c, Py_UCS4 behind) {
    return behind == ')' || c == 'c' || c == 'm' || c == 'p' || c == 0x111;
}

/* Whether the words behind an opening mark may begin as a part does: `Điều`, `Chương`, `Mục`, `Phụ lục`, `1.`, `a)`. */
static inline int may_be_part(const int kind, const void *data, Py_ssize_t at, const Py_ssize_t end) {
    const Py_ssize_t most = at + 3;
    while (at < most && (AT(at) == ' ' || AT(at) == '\t' || AT(at) == '*')) at++;
    const Py_UCS4 c = AT(at);
    return c == 0x110 || c == 'C' || c == 'M' || c == 'P' || is_digit(c) || (is_lower(c) && is_part_letter(c, AT(at + 1)));
}

/* The marks that may open a quotation. One of a few words on its line is left out with all within it. */
static PyObject *openings(PyObject *self, PyObject *args) {
    PyObject *text;
    Py_ssize_t at, end;
    if (!PyArg_ParseTuple(args, "Unn", &text, &at, &end)) return NULL;
    if (end > PyUnicode_GET_LENGTH(text)) end = PyUnicode_GET_LENGTH(text);
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    PyObject *found = PyList_New(0);
    /* The next of either mark; one that was passed is looked for anew. */
    Py_ssize_t curly = -3, straight = -3;
    for (at = at < 0 ? 0 : at; found && at < end; at++) {
        if (curly != -1 && curly < at) curly = PyUnicode_FindChar(text, 0x201c, at, end, 1);
        if (straight != -1 && straight < at) straight = PyUnicode_FindChar(text, '"', at, end, 1);
        if (curly == -2 || straight == -2) Py_CLEAR(found);
        if (!found || (curly < 0 && straight < 0)) break;
        at = straight < 0 || (curly >= 0 && curly < straight) ? curly : straight;
        if (at == curly) {
            Py_ssize_t close = at + 1;
            const Py_ssize_t most = end < at + MOST_QUOTED ? end : at + MOST_QUOTED;
            while (close < most && AT(close) != 0x201d && AT(close) != 0x201c && AT(close) != '\n') close++;
            if (close < most && AT(close) == 0x201d && !may_be_part(kind, data, at + 1, PyUnicode_GET_LENGTH(text))) {
                at = close;
                continue;
            }
        }
        PyObject *place = PyLong_FromSsize_t(at);
        if (!place || PyList_Append(found, place)) Py_CLEAR(found);
        Py_XDECREF(place);
    }
    return found;
}

#undef AT
#endif
