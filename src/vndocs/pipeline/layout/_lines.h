/* The lines of a body that open as its parts do: with a number or a letter, `1.`, `a)`, `II.`, `a.1)`, or with the name of
 * a part (`Điều 5`, `Chương II`), of which the expression of lines.py decides a few. It gives the same alone.
 */
#ifndef VNDOCS_LINES_H
#define VNDOCS_LINES_H

#include "_names.h"

/* As lines.py has them. */
enum { NAME, FIGURE, SLASHED, ROMAN, SUB, LETTER };
enum { MOST_FRONT = 60, MOST_ROMAN = 6, MOST_BLANKS = 6 };

/* A line that opens with a number: its sort, what its figures come to, where its label and all that marks it end. */
typedef struct {
    int sort, value;
    Py_ssize_t at, label, stop;
} Mark;

typedef struct {
    Mark *marks;
    Name *names;
    Py_ssize_t mark_count, mark_room, name_count, name_room;
} Lines;

/* `name_at` of lines.py. */
static PyObject *asked_name;

#define AT(i) ((i) < end ? PyUnicode_READ(kind, data, i) : 0)

static inline int is_front(Py_UCS4 c) {
    if (c > '|') return c == 0xa0;
    return c > '*' ? c == '|' || c == '_' || c == '>' : c == ' ' || c == '*' || c == '\t' || c == '#';
}
/* `[A-ZĐÀ-Ỹ]`, whose last range holds small letters as well. */
static inline int is_capital(Py_UCS4 c) { return is_plain_capital(c) || (c >= 0xc0 && c <= 0x1ef8); }
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
    if (is_decimal(first)) {
        Py_ssize_t to = at + 1;
        while (to < at + 3 && is_decimal(AT(to))) to++;
        if (is_plain_small(AT(to))) to++;
        *label = to;
        const Py_ssize_t sign = to + (AT(to) == ' ');
        const Py_UCS4 c = AT(sign), behind = AT(sign + 1);
        if ((c == '.' || c == ')' || c == '/') && !is_decimal(behind) && is_parted(behind)) {
            *stop = sign + 1;
            return c == '/' ? SLASHED : FIGURE;
        }
        *stop = dash(kind, data, sign, end);
        return *stop ? FIGURE : -1;
    }
    if (is_plain_capital(first)) {
        if (is_name(first, second, AT(at + 2))) return NAME;
        /* Most are words. */
        if (second >= 'a' && second <= 'z') return -1;
        Py_ssize_t to = at + 1;
        if (first == 'I' || first == 'V' || first == 'X')
            while (to < at + MOST_ROMAN && (AT(to) == 'I' || AT(to) == 'V' || AT(to) == 'X')) to++;
        *label = to;
        const Py_ssize_t sign = to + (AT(to) == ' ');
        const Py_UCS4 c = AT(sign);
        Py_ssize_t behind = c == '.' || c == '/' || c == ')' ? sign + 1 : dash(kind, data, sign, end);
        if (!behind || is_decimal(AT(behind))) return -1;
        Py_ssize_t blanks = 0;
        while (blanks < MOST_BLANKS && is_blank(AT(behind + blanks))) blanks++;
        for (; blanks >= 0; blanks--)
            if (behind + blanks < end && (!Py_UNICODE_ISSPACE(AT(behind + blanks)) || is_over_title(kind, data, behind + blanks, end))) {
                *stop = behind + blanks;
                return ROMAN;
            }
        return -1;
    }
    if (is_plain_small(first)) {
        if (second == '.' && is_decimal(AT(at + 2))) {
            /* `a.1)` */
            const Py_ssize_t to = at + 3 + is_decimal(AT(at + 3));
            if ((AT(to) == '.' || AT(to) == ')') && is_blank(AT(to + 1))) {
                *label = to;
                *stop = to + 1;
                return SUB;
            }
        }
        Py_ssize_t to = at + 1 + is_plain_small(second);
        if (is_decimal(AT(to))) to++;
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

/* A place more at the end of an array; NULL and an exception where there is no room. */
static void *one_more(void **all, Py_ssize_t *count, Py_ssize_t *room, size_t size) {
    if (*count == *room) {
        void *grown = PyMem_Realloc(*all, (size_t)(2 * *room + 32) * size);
        if (!grown) return PyErr_NoMemory();
        *all = grown;
        *room = 2 * *room + 32;
    }
    return (char *)*all + (size_t)(*count)++ * size;
}

/* Ask the expression for a name whose number is written out or has a word before it; 1 where it stands, -1 on error. */
static int ask_name(PyObject *text, Py_ssize_t feed, Py_ssize_t end, Name *name) {
    PyObject *told = PyObject_CallFunction(asked_name, "Onn", text, feed, end);
    if (!told || told == Py_None) {
        Py_XDECREF(told);
        return told ? 0 : -1;
    }
    Py_ssize_t before;
    const int is_read = PyTuple_Check(told)
        ? PyArg_ParseTuple(told, "nnnnnnnn", &name->name, &before, &name->start, &name->label, &name->label_end, &name->is_marked, &name->rest, &name->end)
        : (PyErr_SetString(PyExc_TypeError, "expected a name"), 0);
    Py_DECREF(told);
    if (is_read && (name->name < 0 || name->name >= PyTuple_GET_SIZE(names_told))) PyErr_SetString(PyExc_ValueError, "expected a name that was told");
    return PyErr_Occurred() ? -1 : 1;
}

/* Find the lines between two places; -1 and an exception on error. */
static inline __attribute__((always_inline)) int pass(
    const int kind, PyObject *text, const Py_ssize_t from, const Py_ssize_t end, Lines *lines
) {
    const void *data = PyUnicode_DATA(text);
    /* The first line has no line feed before it. */
    Py_ssize_t feed = from ? next_sign(kind, data, '\n', from - 1, end) : -1;
    if (from && feed < 0) return 0;
    do {
        Py_ssize_t at = feed + 1, label = 0, stop = 0;
        const Py_ssize_t most = Py_MIN(at + MOST_FRONT, end);
        while (at < most && is_front(PyUnicode_READ(kind, data, at))) at++;
        const int sort = opening(kind, data, at, end, &label, &stop);
        if (sort == NAME) {
            Name name = {0};
            int what = read_name(kind, data, at, end, &name);
            if (what == NOT_MINE && (what = ask_name(text, feed, end, &name)) < 0) return -1;
            if (what == A_NAME) {
                Name *place = one_more((void **)&lines->names, &lines->name_count, &lines->name_room, sizeof(Name));
                if (!place) return -1;
                *place = name;
                place->feed = feed;
                /* Its number may stand on the next line. */
                if (feed >= 0 && name.end > feed) feed = name.end - 1;
            }
        } else if (sort > 0) {
            Mark *mark = one_more((void **)&lines->marks, &lines->mark_count, &lines->mark_room, sizeof(Mark));
            if (!mark) return -1;
            *mark = (Mark){sort, 0, at, label, stop};
            if (sort == FIGURE || sort == SLASHED)
                for (Py_ssize_t k = at; k < label && is_decimal(AT(k)); k++) mark->value = mark->value * 10 + figure_of(AT(k));
        }
        feed = next_sign(kind, data, '\n', feed + 1, end);
    } while (feed >= 0);
    return 0;
}

static int find_lines(PyObject *text, Py_ssize_t from, Py_ssize_t end, Lines *lines) {
    switch (PyUnicode_KIND(text)) {
        case PyUnicode_1BYTE_KIND: return pass(PyUnicode_1BYTE_KIND, text, from, end, lines);
        case PyUnicode_2BYTE_KIND: return pass(PyUnicode_2BYTE_KIND, text, from, end, lines);
        default: return pass(PyUnicode_4BYTE_KIND, text, from, end, lines);
    }
}

#undef AT
#endif
