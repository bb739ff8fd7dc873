/* The body as a tree, in one pass over its lines: what body.py gives, which asks the expressions of lines.py alone. */
#include "_appendices.h"
#include "_counting.h"
#include "_numbering.h"

/* Unit, where a heading, its line and what belongs to it begin and end, depth, title: as body.py has the rows. */
enum { ROW_UNIT, ROW_START, ROW_LINE_END, ROW_END, ROW_DEPTH, ROW_TITLE, ROW_TITLE_END, ROW };

/* Small is high. */
static const int ranks[UNITS] = {0, 1, 2, 3, 4, 0, 5, 6, 7, 0};
enum { RANKS = 8 };

/* How the label of each unit that has a name begins; letters in the order of points; what tells a consolidated text. */
static PyObject *called, *ordered_letters, *consolidated;

/* A tree that grows: its rows, and the labels of all and of the outline. */
typedef struct {
    int64_t *rows;
    Py_ssize_t count, room, open[RANKS];
    int depth;
    PyObject *labels, *outline;
} Tree;

/* Put a heading, whose label is given away. */
static int grow(Tree *tree, int unit, Py_ssize_t start, Py_ssize_t line_end, Py_ssize_t title, Py_ssize_t title_end, PyObject *label) {
    const int rank = ranks[unit], is_outline = rank <= ranks[ARTICLE];
    if (!label || PyList_Append(tree->labels, label) || (is_outline && PyList_Append(tree->outline, label))) {
        Py_XDECREF(label);
        return -1;
    }
    Py_DECREF(label);
    int64_t *row = one_more((void **)&tree->rows, &tree->count, &tree->room, ROW * sizeof(int64_t));
    if (!row) return -1;
    while (tree->depth && ranks[tree->rows[tree->open[tree->depth - 1] * ROW + ROW_UNIT]] >= rank)
        tree->rows[tree->open[--tree->depth] * ROW + ROW_END] = start;
    const int64_t numbers[ROW] = {unit, start, line_end, 0, tree->depth, title, title_end};
    memcpy(row, numbers, sizeof numbers);
    tree->open[tree->depth++] = tree->count - 1;
    return 0;
}

/* Put a heading that opens with a name. */
static int grow_named(Tree *tree, PyObject *string, const Name *name) {
    const int unit = spelled[name->name].unit;
    PyObject *start = PyTuple_GET_ITEM(called, unit), *label = NULL;
    if (name->label < 0)
        label = PyUnicode_Substring(start, 0, PyUnicode_GET_LENGTH(start) - 1);
    else {
        PyObject *number = name->spelled ? Py_NewRef(name->spelled) : PyUnicode_Substring(string, name->label, name->label_end);
        label = number ? PyUnicode_Concat(start, number) : NULL;
        Py_XDECREF(number);
    }
    return grow(tree, unit, name->start, name->line_end, name->title, name->title_end, label);
}

/* Put a heading that opens with a number of its own. */
static int grow_mark(Tree *tree, PyObject *string, const Mark *mark, int unit, Py_ssize_t begin, Py_ssize_t end) {
    return grow(tree, unit, mark->at, mark->stop, 0, 0, PyUnicode_Substring(string, begin, end));
}

/* Whether the label of a point may follow that of another: the next letter, one further, or the same with a figure. */
static int may_follow(const Text *text, const Mark *mark, const Mark *before) {
    const Py_ssize_t size = mark->label - mark->at;
    const Py_UCS4 letter = at(text, mark->at);
    if (!before) return size == 1 && letter == PyUnicode_READ_CHAR(ordered_letters, 0);
    const Py_UCS4 other = at(text, before->at);
    if (size == 1) {
        const Py_ssize_t count = PyUnicode_GET_LENGTH(ordered_letters), place = PyUnicode_FindChar(ordered_letters, other, 0, count, 1);
        return place >= 0 && ((place + 1 < count && PyUnicode_READ_CHAR(ordered_letters, place + 1) == letter)
                              || (place + 2 < count && PyUnicode_READ_CHAR(ordered_letters, place + 2) == letter));
    }
    const Py_UCS4 figure = at(text, before->at + 1);
    const int is_counted = before->label == before->at + 2 && is_decimal(figure);
    return size == 2 && letter == other && at(text, mark->at + 1) == (is_counted ? '1' + (Py_UCS4)figure_of(figure) : '1');
}

/* The next of the names that is a heading. */
static const Name *next_heading(const Lines *lines, const Name *name) {
    const Name *behind = lines->names + lines->name_count;
    while (name < behind && !(name->is_heading && (name->is_kept || !is_article(name)))) name++;
    return name < behind ? name : NULL;
}

/* Put clauses, points and subpoints below the articles that hold them: each level counts on from one. */
static int grow_articles(Tree *tree, PyObject *string, const Text *text, const Lines *lines) {
    const Name *due = next_heading(lines, lines->names);
    const Mark *point = NULL;
    int clause = 1, is_below = 0;
    for (const Mark *mark = lines->marks; mark < lines->marks + lines->mark_count; mark++) {
        for (; due && due->start < mark->at; due = next_heading(lines, due + 1)) {
            if (grow_named(tree, string, due)) return -1;
            is_below = is_article(due);
            clause = 1;
            point = NULL;
        }
        if (!is_below) continue;
        /* `2a` stands behind `2`. */
        if (mark->sort == FIGURE && (mark->value == clause || (mark->value == clause - 1 && !is_decimal(at(text, mark->label - 1))))) {
            if (grow_mark(tree, string, mark, CLAUSE, mark->at, mark->label)) return -1;
            clause = mark->value + 1;
            point = NULL;
        } else if (mark->sort == LETTER && may_follow(text, mark, point)) {
            if (grow_mark(tree, string, mark, POINT, mark->at, mark->label)) return -1;
            point = mark;
        } else if (mark->sort == SUB && grow_mark(tree, string, mark, SUBPOINT, mark->at + (at(text, mark->at) == '('), mark->label))
            return -1;
    }
    for (; due; due = next_heading(lines, due + 1))
        if (grow_named(tree, string, due)) return -1;
    return 0;
}

/* Put the names alone, or the appendices among the highest numbering, which stands above the chapters of a draft. */
static int grow_numbers(Tree *tree, PyObject *string, const Text *text, const Lines *lines, Py_ssize_t end) {
    Py_ssize_t first = end;
    Numbering top = {0};
    const Name *name = next_heading(lines, lines->names);
    for (const Name *other = name; other && first == end; other = next_heading(lines, other + 1))
        if (spelled[other->name].unit <= CHAPTER) first = other->start;
    int failed = first && find_top(text, lines, &top);
    const int is_named = first < (top.count ? top.all->mark->at : end);
    for (Py_ssize_t k = 0; !failed && k <= (is_named ? 0 : top.count); k++) {
        const Mark *mark = k < top.count && !is_named ? top.all[k].mark : NULL;
        for (; !failed && name && (!mark || name->start < mark->at); name = next_heading(lines, name + 1))
            if (is_named || spelled[name->name].unit == APPENDIX) failed = grow_named(tree, string, name);
        if (failed || !mark) continue;
        const Py_ssize_t feed = Py_MIN(find(string, '\n', mark->stop, end), end);
        Py_ssize_t stop = feed;
        for (; stop > mark->stop; stop--) {
            const Py_UCS4 c = at(text, stop - 1);
            if (!is_blank(c) && c != '.' && c != ':' && c != '|') break;
        }
        const int is_titled = stop > mark->stop;
        failed = grow(tree, HEADING, mark->at, feed, is_titled ? mark->stop : 0, is_titled ? stop : 0, PyUnicode_Substring(string, mark->at, mark->label));
    }
    PyMem_Free(top.all);
    return failed ? -1 : 0;
}

/* Leave out the lines that are quoted. */
static void leave_quoted(Lines *lines, const Quoted *quoted) {
    Outside marks = {quoted, 0}, names = {quoted, 0};
    Py_ssize_t kept = 0;
    for (Py_ssize_t k = 0; k < lines->mark_count; k++)
        if (is_outside(&marks, lines->marks[k].stop)) lines->marks[kept++] = lines->marks[k];
    lines->mark_count = kept;
    kept = 0;
    for (Py_ssize_t k = 0; k < lines->name_count; k++)
        if (is_outside(&names, lines->names[k].end)) lines->names[kept++] = lines->names[k];
    lines->name_count = kept;
}

/* Find what is quoted, and the lines around it. */
static int find_all(PyObject *string, const Text *text, Py_ssize_t start, Py_ssize_t end, Lines *lines, Quoted *quoted) {
    if (find_quotations(string, text, start, end, quoted) || find_lines(string, start, end, lines)) return -1;
    if (!quoted->count) return 0;
    Quoted parted = {0};
    const int is_other = part(text, quoted, lines, &parted);
    const Py_ssize_t told = is_other > 0 ? PyUnicode_Find(string, consolidated, 0, text->size, 1) : -1;
    if (told >= 0) {
        Stretch *all = quoted->all;
        quoted->all = parted.all;
        quoted->count = parted.count;
        parted.all = all;
    }
    PyMem_Free(parted.all);
    leave_quoted(lines, quoted);
    return is_other < 0 || told == -2 ? -1 : 0;
}

/* Make what was read of rows, labels, outline and quotations; NULL and an exception on error. */
static PyObject *made(Tree *tree, Py_ssize_t end, const Quoted *quoted) {
    while (tree->depth) tree->rows[tree->open[--tree->depth] * ROW + ROW_END] = end;
    PyObject *stretches = PyTuple_New(quoted->count);
    for (Py_ssize_t k = 0; stretches && k < quoted->count; k++) {
        PyObject *stretch = span_of(quoted->all[k].low, quoted->all[k].high);
        if (stretch)
            PyTuple_SET_ITEM(stretches, k, stretch);
        else
            Py_CLEAR(stretches);
    }
    if (!stretches) return NULL;
    return Py_BuildValue("NNNN", PyBytes_FromStringAndSize((const char *)tree->rows, tree->count * ROW * (Py_ssize_t)sizeof(int64_t)),
                         PyList_AsTuple(tree->labels), PyList_AsTuple(tree->outline), stretches);
}

/* Read the body between two places: as `body_plainly` of body.py, less the appendices behind it. */
static PyObject *body(PyObject *self, PyObject *args) {
    PyObject *string, *found = NULL;
    Py_ssize_t start, end, kept = 0;
    int is_letter, is_official;
    if (!PyArg_ParseTuple(args, "Unnpp", &string, &start, &end, &is_letter, &is_official)) return NULL;
    if (!names_told) return PyErr_Format(PyExc_RuntimeError, "expected to be told words first");
    const Text text = text_of(string);
    end = Py_MIN(end, text.size);
    start = Py_MAX(0, Py_MIN(start, end));
    Lines lines = {0};
    Quoted quoted = {0};
    Tree tree = {.labels = PyList_New(0), .outline = PyList_New(0)};
    int failed = !tree.labels || !tree.outline || find_all(string, &text, start, end, &lines, &quoted);
    for (Py_ssize_t k = 0; !failed && k < lines.name_count; k++) {
        failed = read_heading(string, &text, &lines.names[k]);
        if (is_letter && is_article(&lines.names[k])) lines.names[k].is_heading = 0;
    }
    failed = failed || (kept = keep_consecutive(&lines)) < 0;
    if (!failed && kept)
        failed = fill(&text, &lines, kept) || grow_articles(&tree, string, &text, &lines);
    else if (!failed && is_official)
        failed = grow_numbers(&tree, string, &text, &lines, end);
    if (!failed) found = kept || is_official ? made(&tree, end, &quoted) : Py_NewRef(Py_None);
    for (Py_ssize_t k = 0; k < lines.name_count; k++) Py_XDECREF(lines.names[k].spelled);
    PyMem_Free(lines.marks);
    PyMem_Free(lines.names);
    PyMem_Free(quoted.all);
    PyMem_Free(quoted.pairs);
    PyMem_Free(tree.rows);
    Py_XDECREF(tree.labels);
    Py_XDECREF(tree.outline);
    return found;
}

static const ToldWords told_words[] = {
    {"names", &names_told, 1}, {"called", &called, 1}, {"provisions", &provisions, 1},
    {"provisions_straight", &provisions_straight, 1}, {"page", &pages, 0}, {"consolidated", &consolidated, 0},
    {"suffixes", &suffixes, 0}, {"letters", &ordered_letters, 0}, {"capitals_in_order", &ordered_capitals, 0},
    {"left_out", &left_out, 0},
};

/* Be told the words, letters and units of a body, and whom to ask about what is written out. */
static PyObject *tell(PyObject *self, PyObject *args) {
    PyObject *told, *units, *asked[4];
    if (!PyArg_ParseTuple(args, "O!O!OOOO", &PyDict_Type, &told, &PyTuple_Type, &units, &asked[0], &asked[1], &asked[2], &asked[3])) return NULL;
    if (tell_letters(&letters, letter_names, LETTER_SETS, told) || tell_words(told_words, sizeof told_words / sizeof *told_words, told)) return NULL;
    const Py_ssize_t count = PyTuple_GET_SIZE(names_told);
    int is_right = count <= MOST_NAMES && PyTuple_GET_SIZE(units) == count && PyTuple_GET_SIZE(called) > APPENDIX && PyUnicode_GET_LENGTH(ordered_letters)
        && PyUnicode_GET_LENGTH(left_out);
    for (Py_ssize_t k = 0; is_right && k < count; k++)
        is_right = PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(names_told, k)) > 1 && PyArg_ParseTuple(PyTuple_GET_ITEM(units, k), "ii", &spelled[k].unit, &spelled[k].is_upper)
            && spelled[k].unit >= PART && spelled[k].unit <= APPENDIX;
    if (!is_right) {
        Py_CLEAR(names_told);
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "expected a unit for each name");
    }
    PyObject **const places[] = {&asked_name, &asked_torn, &asked_label, &asked_number};
    for (int k = 0; k < 4; k++) {
        Py_INCREF(asked[k]);
        Py_XSETREF(*places[k], asked[k]);
    }
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"tell", tell, METH_VARARGS, "Be told the words of a body, and whom to ask about what is written out."},
    {"body", body, METH_VARARGS, "Give the rows, labels, outline and quotations of a body; None where there is none."},
    {"appendix_places", appendix_places, METH_VARARGS, "Give the places where the name of an appendix opens a line."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_body", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__body(void) { return PyModule_Create(&module); }
