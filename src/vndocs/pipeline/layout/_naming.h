/* Which lines that open with a name are headings, and what their titles are: what naming.py says, whose order this keeps. */
#ifndef VNDOCS_NAMING_H
#define VNDOCS_NAMING_H

#include "_names.h"

/* As counting.py has them. */
enum { PART, CHAPTER, SECTION, SUBSECTION, ARTICLE, APPENDIX, CLAUSE, POINT, SUBPOINT, HEADING, UNITS };
enum { MOST_NAMES = 64, ABOVE = 100, LONG_TITLE = 8, GAP_ABOVE = 4, MOST_TORN = 3, MOST_BLANKS_BELOW = 40, MOST_STARS = 3, LONG_LEADER = 5, MOST_PAGE = 4 };

/* What ends a line above a heading; what may stand before it; capitals. */
enum { ENDS, FRONT, CAPITALS, LETTER_SETS };
static const char *const letter_names[LETTER_SETS] = {"ends", "front", "capitals"};
static Letters letters;

/* The unit of each name, and whether it is spelled in capitals; the heads of pages. */
static struct { int unit, is_upper; } spelled[MOST_NAMES];
static PyObject *pages;
/* `torn_at` and `label_of` of naming.py, and what an article counts that is not counted in figures. */
static PyObject *asked_torn, *asked_label, *asked_number;

static inline int is_article(const Name *name) { return spelled[name->name].unit == ARTICLE; }

/* The sign behind a name and its label, 0 for none. */
static inline Py_UCS4 mark_of(const Text *text, const Name *name) { return name->is_marked ? at(text, name->rest - 1) : 0; }

/* `isupper` of a stretch. */
static int is_in_capitals(const Text *text, Py_ssize_t low, Py_ssize_t high) {
    int found = 0;
    for (Py_ssize_t k = low; k < high; k++) {
        const Py_UCS4 c = at(text, k);
        if (Py_UNICODE_ISLOWER(c) || Py_UNICODE_ISTITLE(c)) return 0;
        found |= Py_UNICODE_ISUPPER(c);
    }
    return found;
}

/* The stretch of what follows a name, without blanks and emphasis. */
static void bare(const Text *text, const Name *name, Py_ssize_t *low, Py_ssize_t *high) {
    *low = name->rest;
    *high = name->end;
    while (*low < *high && is_blank(at(text, *low))) ++*low;
    while (*high > *low && is_blank(at(text, *high - 1))) --*high;
}

/* The line above a place, within a few letters: where it begins and ends without blanks and signs; equal for none. */
static void above(const Text *text, Py_ssize_t begin, Py_ssize_t *low, Py_ssize_t *high) {
    const Py_ssize_t floor = Py_MAX(0, begin - ABOVE);
    *high = begin;
    while (*high > floor && is_in(&letters, at(text, *high - 1), FRONT)) --*high;
    *low = *high;
    while (*low > floor && at(text, *low - 1) != '\n') --*low;
}

/* Whether the line above is the head of a page, as `is_page` of quoting.py has it. */
static int is_page(const Text *text, Py_ssize_t low, Py_ssize_t high) {
    while (low < high && Py_UNICODE_ISSPACE(at(text, low))) low++;
    while (high > low && Py_UNICODE_ISSPACE(at(text, high - 1))) high--;
    if (high - low >= PyUnicode_GET_LENGTH(pages) && stands_at(text, low, pages)) return 1;
    for (Py_ssize_t k = low; k < high; k++)
        if (!Py_UNICODE_ISDIGIT(at(text, k))) return 0;
    return high > low;
}

/* Whether an empty line stands above a name. */
static int is_below_gap(const Text *text, const Name *name) {
    int feeds = 0;
    for (Py_ssize_t k = Py_MAX(0, name->feed - GAP_ABOVE); k < name->start; k++) feeds += at(text, k) == '\n';
    return feeds > 1;
}

static Py_ssize_t capitals_end(const Text *text, Py_ssize_t place) {
    while (is_in(&letters, at(text, place), CAPITALS)) place++;
    return place;
}

/* Whether a title in capitals stands below: `\s{1,40}[*_]{0,3}[A-Z]{2,}[ ,]+[A-Z]{2,}`. */
static int is_over_capitals(const Text *text, Py_ssize_t place) {
    const Py_ssize_t begin = place;
    while (place < text->size && Py_UNICODE_ISSPACE(at(text, place))) place++;
    if (place == begin || place > begin + MOST_BLANKS_BELOW) return 0;
    for (int stars = 0; stars < MOST_STARS && (at(text, place) == '*' || at(text, place) == '_'); stars++) place++;
    Py_ssize_t stop = capitals_end(text, place);
    if (stop < place + 2) return 0;
    place = stop;
    while (at(text, place) == ' ' || at(text, place) == ',') place++;
    return place > stop && capitals_end(text, place) >= place + 2;
}

/* Whether a name at the head of a line is a heading there, and no reference that the margin broke. */
static int heads(const Text *text, const Name *name, Py_ssize_t low, Py_ssize_t high) {
    const int unit = spelled[name->name].unit, is_upper = spelled[name->name].is_upper;
    const Py_UCS4 sign = mark_of(text, name), first = low < high ? at(text, low) : 0;
    const int is_bare = low == high, is_begun = Py_UNICODE_ISUPPER(first), is_dotted = sign == '.' || sign == ':';
    if (unit == ARTICLE && (is_dotted || is_bare)) {
        const Py_ssize_t floor = Py_MAX(0, name->start - ABOVE);
        Py_ssize_t place = name->start - 1;
        while (place >= floor && is_in(&letters, at(text, place), FRONT)) place--;
        return place < floor || (at(text, place) != ',' && at(text, place) != '(') || is_below_gap(text, name);
    }
    const int is_dashed = sign == '-' || sign == 0x2013;
    if (unit == ARTICLE && !is_dashed && sign != ')' && !is_begun) return 0;
    Py_ssize_t line, stop;
    above(text, name->start, &line, &stop);
    int is_apart = stop == Py_MAX(0, name->start - ABOVE) || is_in(&letters, at(text, stop - 1), ENDS) || is_below_gap(text, name)
        || is_in_capitals(text, line, stop) || is_page(text, line, stop);
    const int is_titled = !is_bare && is_in_capitals(text, low, high);
    /* `Chương I` alone over a title in capitals; `Chương I QUY ĐỊNH CHUNG` below a sentence that lost its end. */
    is_apart = is_apart || (is_bare && unit != ARTICLE && is_over_capitals(text, name->end))
        || ((unit == PART || unit == CHAPTER) && high - low > LONG_TITLE && is_titled);
    if (unit == ARTICLE) return is_apart;
    if (unit == APPENDIX && name->label < 0) return is_apart && is_bare && is_upper;
    if (!is_bare && !is_dotted && !is_dashed && !is_titled && !(unit == APPENDIX && first == '('))
        return is_apart && is_begun && is_upper;
    return is_apart;
}

/* Whether a row of contents ends so: `Quy định chung ........ 3`. */
static int is_in_contents(const Text *text, Py_ssize_t low, Py_ssize_t high) {
    Py_ssize_t place = high, leader = 0;
    while (place > low && is_decimal(at(text, place - 1))) place--;
    if (place == high || high - place > MOST_PAGE) return 0;
    for (; place > low; place--, leader++) {
        const Py_UCS4 c = at(text, place - 1);
        if (c == 0x2026 || c == '\t') return 1;
        if (c != '.' && c != '_' && c != ' ') break;
    }
    return leader >= LONG_LEADER;
}

/* Take the end of a numeral from the line below, where the PDF parted it: `Chương I` over `I`. */
static int mend(PyObject *string, const Text *text, Name *name) {
    Py_ssize_t place = name->end;
    while (at(text, place) == ' ' || at(text, place) == '\t') place++;
    if (at(text, place) != '\n') return 0;
    for (place++; at(text, place) == ' ' || at(text, place) == '\t';) place++;
    if (at(text, place) != 'I' && at(text, place) != 'V') return 0;
    PyObject *told = PyObject_CallFunction(asked_torn, "Onnn", string, name->label, name->label_end, name->end);
    if (told && told != Py_None && (!PyTuple_Check(told) || !PyArg_ParseTuple(told, "Un", &name->spelled, &name->line_end)) && !PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "expected a label and where it ends");
    if (PyErr_Occurred()) name->spelled = NULL;
    Py_XINCREF(name->spelled);
    Py_XDECREF(told);
    return PyErr_Occurred() ? -1 : 0;
}

/* What an article counts, with its letters. */
static int count_article(PyObject *string, const Text *text, Name *name) {
    Py_ssize_t place = name->label;
    for (name->number = 0; place < name->label_end && is_decimal(at(text, place)); place++)
        name->number = name->number * 10 + figure_of(at(text, place));
    if (place > name->label) {
        if (place < name->label_end) name->suffix = (uint64_t)at(text, place) << 32;
        if (place + 1 < name->label_end) name->suffix |= at(text, place + 1);
        return 0;
    }
    PyObject *label = name->spelled ? Py_NewRef(name->spelled) : PyUnicode_Substring(string, name->label, name->label_end);
    PyObject *told = label ? PyObject_CallOneArg(asked_number, label) : NULL;
    if (told) name->number = PyLong_AsSsize_t(told);
    Py_XDECREF(told);
    Py_XDECREF(label);
    return PyErr_Occurred() ? -1 : 0;
}

/* Have the label of a name spelled in one way, whose number is written out: `thứ nhất`. */
static int spell(PyObject *string, Name *name) {
    PyObject *label = PyUnicode_Substring(string, name->label, name->label_end);
    if (label) name->spelled = PyObject_CallOneArg(asked_label, label);
    Py_XDECREF(label);
    if (name->spelled && !PyUnicode_Check(name->spelled)) PyErr_SetString(PyExc_TypeError, "expected a label");
    return PyErr_Occurred() ? -1 : 0;
}

/* The title of a heading: what follows it without the signs around. */
static void entitle(const Text *text, Name *name) {
    Py_ssize_t title = name->rest, stop = name->end;
    for (; stop > title; stop--) {
        const Py_UCS4 c = at(text, stop - 1);
        if (!is_blank(c) && c != '.' && c != ':') break;
    }
    for (; title < name->end; title++) {
        const Py_UCS4 c = at(text, title);
        if (!is_blank(c) && c != '.' && c != ':' && c != '-' && c != 0x2013) break;
    }
    name->title = stop > title ? title : 0;
    name->title_end = stop > title ? stop : 0;
}

/* Say of a line that opens with a name whether it is a heading, and make it one; -1 and an exception on error. */
static int read_heading(PyObject *string, const Text *text, Name *name) {
    const int unit = spelled[name->name].unit;
    Py_ssize_t low, high;
    bare(text, name, &low, &high);
    name->line_end = name->end;
    name->is_heading = (name->label >= 0 || unit == APPENDIX) && heads(text, name, low, high) && !is_in_contents(text, low, high);
    if (!name->is_heading) return 0;
    entitle(text, name);
    if (name->label >= 0) {
        const Py_UCS4 first = at(text, name->label);
        if (low == high && is_roman(first) && mend(string, text, name)) return -1;
        if ((first == 't' || first == 'T') && spell(string, name)) return -1;
    }
    return unit == ARTICLE ? count_article(string, text, name) : 0;
}

#endif
