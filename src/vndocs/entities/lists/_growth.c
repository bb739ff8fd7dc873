/* The markers of a text that go on plainly, as plain.py takes them: the next item of an open level, the first one
 * below the last, and what weighing.py would say at once. The first marker that is not plain is given back, for the
 * weigher. Tests hold the two together.
 */
#include "_below.h"
#include "_inside.h"
#include "_openings.h"

/* Whether the next bullet of the deepest level goes on behind paragraphs, unless something parts the two. */
static int goes_on_far(const Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t depth, Py_ssize_t base) {
    int is_apart;
    if (depth < base || has_opening(&growth->text, line, start)) return 0;
    return depth > 0 || sign_above(&growth->text, line, &is_apart) != ':';
}

/* Take a marker if it goes on plainly, pass it over, or have it weighed. */
static int take_one(Growth *growth, Py_ssize_t line, Py_ssize_t start, Py_ssize_t end, const Seen *sign, Py_ssize_t base, int in_quotation) {
    const Text *text = &growth->text;
    const Py_ssize_t depth = growth->depth - 1;
    if (depth < 0) return WEIGHED;
    Level *deepest = &growth->levels[depth];
    const int is_bullet = sign->rank >= bounds[LOWEST];
    const int64_t step = step_of(deepest->want);
    if (sign->key == deepest->want && step) {
        /* The next item of the deepest level. */
        const int is_broken = is_citing(text, line) ? ask(BROKEN, growth->string, line, 0) : 0;
        if (is_broken) return is_broken < 0 ? FAILED : PASSED;
        deepest->want += step;
        growth->kept = Py_MIN(growth->kept, depth);
        return add(growth, start, sign->sign, depth) ? FAILED : TAKEN;
    }
    Py_UCS4 before = at(text, line ? line - 1 : text->size - 1);
    if (before == ' ') before = last_sign(text, line);
    const Py_ssize_t last = PyLong_AsSsize_t(last_of(growth->starts));
    const long outermost = growth->levels[0].rank;
    if (sign->key == deepest->want) {
        const int is_compounded = is_sign(SURE, before) ? 0 : is_compound(growth->string, text, line, end, before);
        if (is_compounded) return is_compounded < 0 ? FAILED : WEIGHED;
        const Py_ssize_t feed = PyUnicode_FindChar(growth->string, '\n', last, line, 1);
        int is_apart = feed >= 0 && feed <= line - 3 && !(depth && outermost <= bounds[ARTICLE]);
        if (is_apart && (before == ':' || before == '\n') && !goes_on_far(growth, line, start, depth, base)) return WEIGHED;
        if (is_apart) is_apart = is_parted(growth->string, text, TURNS, last, line);
        if (is_apart) return is_apart < 0 ? FAILED : WEIGHED;
        return add(growth, start, sign->sign, depth) ? FAILED : TAKEN;
    }
    Py_ssize_t outer = 0;
    while (outer < depth && growth->levels[outer].want != sign->key) outer++;
    if (outer < depth) {
        PyObject *prefix = part(growth->levels[outer].last, SIGN_PREFIX);
        if (outer < base || (prefix != part(sign->sign, SIGN_PREFIX) && PyUnicode_Compare(prefix, part(sign->sign, SIGN_PREFIX)))) return WEIGHED;
        if (is_bullet ? !is_sign(SURE, before) || outermost > bounds[ARTICLE] : part(sign->sign, SIGN_OTHER) != Py_None || is_citing(text, line)) return WEIGHED;
        if (growth->lone == PyList_GET_SIZE(growth->starts) - 1 && drop(growth)) return FAILED;
        set_level(growth, outer, sign->key + (is_bullet ? 0 : sign->key % one ? 1 : one), growth->levels[outer].rank, sign->sign);
        return add(growth, start, sign->sign, outer) ? FAILED : TAKEN;
    }
    PyObject *other = part(sign->sign, SIGN_OTHER);
    if (other != Py_None) {
        if (!is_sign(SURE, before) || PyLong_AsLongLong(part(other, SIGN_KEY)) != deepest->want) return WEIGHED;
        deepest->want += step;
        growth->kept = Py_MIN(growth->kept, depth);
        return add(growth, start, other, depth) ? FAILED : TAKEN;
    }
    if (sign->rank <= deepest->rank || depth >= bounds[DEEPEST] - 2) return WEIGHED;
    /* The first item of a level below the last item. */
    const int is_sure = is_sign(SURE, before);
    Py_UCS4 behind = at(text, end + 1);
    if (behind == ' ' || behind == '*') behind = at(text, end + 2);
    if (!Py_UNICODE_ISUPPER(behind) && before != ':') return WEIGHED;
    if (sign->order > one && !(sign->rank == bounds[ARTICLE] && (is_sure || deepest->rank < bounds[ARTICLE]))) return WEIGHED;
    if (!is_sure && (is_bullet || is_citing(text, line))) return WEIGHED;
    const Py_ssize_t feed = PyUnicode_FindChar(growth->string, '\n', last, line, 1);
    const int is_below = feed < 0 || feed > line - 3;
    if (!is_below) {
        if (line - last >= bounds[NEAR] || in_quotation) return WEIGHED;
        const int is_apart = is_parted(growth->string, text, TURNS, last, line);
        if (is_apart) return is_apart < 0 ? FAILED : WEIGHED;
    }
    /* The last item is that of the level above from here on. */
    PyObject *above = last_of(growth->signs);
    set_level(growth, depth, deepest->want, deepest->rank, above);
    if (is_bullet && before != ':') {
        const Py_ssize_t from = (feed < 0 ? line : feed) - 3;
        Py_ssize_t k = line - 1;
        while (k >= from && is(at(text, k), BLANK | FEED | STAR | RULE)) k--;
        const int is_over = from < 0 || k < from || at(text, k) == '.' || at(text, k) == ';';
        if (!is_below || is_over) growth->lone = PyList_GET_SIZE(growth->starts);
    }
    set_level(growth, depth + 1, is_bullet ? sign->key : (sign->key / one + 1) * one, sign->rank, sign->sign);
    return add(growth, start, sign->sign, depth + 1) ? FAILED : TAKEN;
}

/* A quotation that is open: the levels around it, and where it ends. */
typedef struct {
    Py_ssize_t base, end;
} Frame;

/* The innermost of the open quotations; -1 and an exception where they are none. */
static int innermost(PyObject *frames, Frame *frame) {
    const Py_ssize_t count = PyList_GET_SIZE(frames);
    *frame = (Frame){0, PY_SSIZE_T_MAX};
    return count && !PyArg_ParseTuple(PyList_GET_ITEM(frames, count - 1), "nn", &frame->base, &frame->end) ? -1 : 0;
}

/* Leave the quotations that are over in front of a place; -1 and an exception where something failed. */
static int leave(Growth *growth, PyObject *frames, Py_ssize_t place, Frame *frame) {
    keep_last(growth);
    while (PyList_GET_SIZE(frames) && place > frame->end) {
        const Py_ssize_t count = PyList_GET_SIZE(frames);
        if (growth->depth > Py_MAX(frame->base, 1) && growth->lone == PyList_GET_SIZE(growth->starts) - 1 && drop(growth)) return -1;
        cut(growth, frame->base);
        if (PyList_SetSlice(frames, count - 1, count, NULL) || innermost(frames, frame)) return -1;
    }
    return 0;
}

/* Whether a level waits for a sign. */
static int is_waited_for(const Growth *growth, const Seen *sign) {
    for (Py_ssize_t k = 0; k < growth->depth; k++)
        if (growth->levels[k].want == sign->key) return 1;
    return 0;
}

/* Where the next marker stands, in `start` and `end`; gives the line break in front of it, -1 for none, -2 and an
 * exception. What it is searched from comes in `end`, and may be new wording in the line of the item that brings it. */
static Py_ssize_t next_marker(const Text *text, PyObject *string, int with_ordinals, Py_ssize_t *start, Py_ssize_t *end) {
    const Py_ssize_t from = *end, mark = from + (at(text, from) == ' ');
    PyObject *found = NULL;
    if (from && mark < text->size && is_sign(QUOTING, at(text, mark))) {
        const Py_UCS4 first = at(text, mark + 1);
        if (Py_UNICODE_ISDECIMAL(first) || is_plain_small(first) || stands_at(text, mark + 1, brought_word)) {
            if (!(found = PyObject_CallFunction(questions[BROUGHT], "On", string, from))) return -2;
            if (found != Py_None) {
                const int failed = !PyArg_ParseTuple(found, "nn", start, end);
                Py_DECREF(found);
                return failed ? -2 : *start - 2;
            }
            Py_DECREF(found);
        }
    }
    for (Py_ssize_t head = from; (head = next_head(text, head, with_ordinals)) >= 0;) {
        *end = opened(text, head - 1, with_ordinals, start);
        if (*end == ASKED) {
            if (!(found = PyObject_CallFunction(questions[MATCHED + with_ordinals], "On", string, head - 1))) return -2;
            const int is_none = found == Py_None, failed = !is_none && !PyArg_ParseTuple(found, "nn", start, end);
            Py_DECREF(found);
            if (failed) return -2;
            if (is_none) continue;
        }
        if (*end) return head - 1;
    }
    return -1;
}

/* What `take` is given; read one by one, as it is called for every marker that is weighed. */
enum { STRING, STARTS, SIGNS, DEPTHS, WANTS, RANKS, LASTS, KEPT, LONE, BEGIN, PASSED_BY, WITH_ORDINALS, PLACE, FENCE, FRAMES, ARGUMENTS };

static int are_arguments(PyObject *const *args, Py_ssize_t count) {
    int are = count == ARGUMENTS && PyUnicode_Check(args[STRING]) && PyList_Check(args[FRAMES]) && PySet_Check(args[PASSED_BY]);
    for (int k = STARTS; are && k <= KEPT; k++) are = PyList_Check(args[k]);
    if (!are) PyErr_SetString(PyExc_TypeError, "expected a text, the lists of a tree, markers to pass over, places and quotations");
    return are;
}

static PyObject *take(PyObject *self, PyObject *const *args, Py_ssize_t count) {
    if (!are_arguments(args, count)) return NULL;
    PyObject *wants = args[WANTS], *ranks = args[RANKS], *lasts = args[LASTS], *passed = args[PASSED_BY], *frames = args[FRAMES], *given = NULL;
    Growth growth = {.depth = 0, .string = args[STRING], .starts = args[STARTS], .signs = args[SIGNS], .depths = args[DEPTHS]};
    Py_ssize_t start = 0, end = PyLong_AsSsize_t(args[PLACE]), line = 0, fence = PyLong_AsSsize_t(args[FENCE]);
    const int with_ordinals = PyObject_IsTrue(args[WITH_ORDINALS]);
    int failed = 0, is_left = 0;
    Frame frame;
    Seen sign;
    growth.lone = PyLong_AsSsize_t(args[LONE]);
    growth.is_alone = !PyList_GET_SIZE(args[KEPT]);
    growth.begin = PyLong_AsSsize_t(args[BEGIN]);
    if (PyErr_Occurred()) return NULL;
    const Text *text = &growth.text;
    growth.text = text_of(growth.string);
    if (!known || end < 0 || end > text->size) {
        PyErr_SetString(PyExc_ValueError, "expected a place within the text");
        return NULL;
    }
    forget_as_known();
    failed = innermost(frames, &frame) || load(&growth, wants, ranks, lasts);
    while (!failed) {
        line = next_marker(text, growth.string, with_ordinals, &start, &end);
        failed = line == -2;
        is_left = 0;
        if (line < 0) break;
        const int found = sign_of(growth.string, text, start, end, &sign);
        failed = found < 0;
        if (found <= 0) continue;
        int outcome = WEIGHED, is_plain = 1;
        if (PySet_GET_SIZE(passed)) {
            PyObject *place = PyLong_FromSsize_t(start);
            const int is_passed = place ? PySet_Contains(passed, place) : -1;
            Py_XDECREF(place);
            outcome = is_passed < 0 ? FAILED : is_passed ? PASSED : WEIGHED;
        }
        if (outcome == WEIGHED && frame.end < start && start < fence) {
            if (leave(&growth, frames, start, &frame)) outcome = FAILED;
            /* Of what stands behind a quotation only that is plain which was waited for. */
            is_plain = sign.rank < bounds[LOWEST] && is_waited_for(&growth, &sign) && !(PyList_GET_SIZE(frames) && sign.order == one);
            is_left = 1;
        }
        if (outcome == WEIGHED && is_plain && start < Py_MIN(fence, frame.end) && (start - line == 1 || !is_sign(OPENING, at(text, start - 1)))) {
            outcome = take_one(&growth, line, start, end, &sign, frame.base, PyList_GET_SIZE(frames) > 0);
            if (outcome == WEIGHED && !is_left && !PyList_GET_SIZE(frames)) outcome = open_plainly(&growth, line, start, end, &sign);
        }
        if (outcome == WEIGHED) {
            given = sign.sign;
            break;
        }
        Py_DECREF(sign.sign);
        failed = outcome == FAILED;
    }
    /* Behind a quotation the last item is of a level that is closed. */
    if (!failed && !is_left) keep_last(&growth);
    failed = failed || store(&growth, wants, ranks, lasts);
    cut(&growth, 0);
    if (!given) {
        line = start = end = text->size;
        Py_INCREF(given = Py_None);
    }
    PyObject *parts[] = {PyLong_FromSsize_t(line), PyLong_FromSsize_t(start), PyLong_FromSsize_t(end), given, PyLong_FromSsize_t(growth.lone)};
    PyObject *answer = failed ? NULL : PyTuple_New(5);
    for (int k = 0; k < 5; k++) {
        failed |= !parts[k];
        if (answer) PyTuple_SET_ITEM(answer, k, parts[k]);
        else Py_XDECREF(parts[k]);
    }
    if (failed) Py_CLEAR(answer);
    return answer;
}

/* Keep what is to be known from here on. */
static void keep(PyObject **place, PyObject *value) {
    Py_INCREF(value);
    Py_XSETREF(*place, value);
}

/* The sets of signs, each a string; -1 and an exception for a sign that is in none. */
static int learn_sets(PyObject *const *signs) {
    for (int set = 0; set < SETS; set++)
        for (Py_ssize_t k = 0; k < PyUnicode_GET_LENGTH(signs[set]); k++) {
            const Py_UCS4 c = PyUnicode_READ_CHAR(signs[set], k);
            if (c >= WIDEST_LETTER) {
                PyErr_SetString(PyExc_ValueError, "expected letters and common signs");
                return -1;
            }
            sets.of[c] |= 1u << set;
        }
    return 0;
}

static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *words, *first_words, *ends, *cited, *fronts, *bullets, *brought, *read, *seen_before, *signs[SETS], *asked[QUESTIONS], *parts[PARTS][3];
    if (!PyArg_ParseTuple(
            args, "OOOOUU(UUUUU)(OOOOO)((O!UO)(O!UO))UOO!(llllllll)", &words, &first_words, &ends, &cited, &fronts, &bullets, &signs[0], &signs[1], &signs[2], &signs[3],
            &signs[4], &asked[0], &asked[1], &asked[2], &asked[3], &asked[4], &PyTuple_Type, &parts[0][0], &parts[0][1], &parts[0][2], &PyTuple_Type,
            &parts[1][0], &parts[1][1], &parts[1][2], &brought, &read, &PyDict_Type, &seen_before, &one, &bounds[SUBSECTION], &bounds[ARTICLE], &bounds[CLAUSE], &bounds[STEP],
            &bounds[LOWEST], &bounds[DEEPEST], &bounds[NEAR]))
        return NULL;
    if (one < 1 || bounds[DEEPEST] >= MOST_LEVELS) {
        PyErr_SetString(PyExc_ValueError, "expected fewer levels");
        return NULL;
    }
    if (lexicon_fill(&headings, words) || lexicon_fill(&ordinals, first_words) || lexicon_fill(&citing_ends, ends) || lexicon_fill(&citing, cited)) return NULL;
    if (learn_signs(fronts, FRONT) || learn_signs(bullets, BULLET) || learn_heads(words, WORD) || learn_heads(first_words, SAID)) return NULL;
    if (learn_sets(signs)) return NULL;
    for (int k = 0; k < QUESTIONS; k++) keep(&questions[k], asked[k]);
    for (int k = 0; k < PARTS; k++) {
        for (Py_ssize_t w = 0; w < PyTuple_GET_SIZE(parts[k][0]); w++)
            if (!PyUnicode_Check(PyTuple_GET_ITEM(parts[k][0], w))) return PyErr_Format(PyExc_TypeError, "expected words");
        for (Py_ssize_t w = 0; w < PyUnicode_GET_LENGTH(parts[k][1]); w++)
            if (PyUnicode_READ_CHAR(parts[k][1], w) < NEAR_SIGNS) near_signs[PyUnicode_READ_CHAR(parts[k][1], w)] |= k == ANNEXES ? ANNEX_HEAD : TURN_HEAD;
        keep(&parting_words[k], parts[k][0]);
        keep(&parting_heads[k], parts[k][1]);
        keep(&parting_patterns[k], parts[k][2]);
    }
    keep(&brought_word, brought);
    keep(&read_sign, read);
    keep(&known, seen_before);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Take over the words and signs of the grammar, and what is asked of it."},
    {"take", (PyCFunction)(void (*)(void))take, METH_FASTCALL, "Take the markers that go on plainly, and give the first one that does not."},
    {"parted", parted, METH_VARARGS, "Tell whether a line of a stretch parts what is above it from what is below."},
    {"inside", inside, METH_VARARGS, "Give the places of second items that may stand inside a paragraph."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_growth", NULL, -1, methods, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit__growth(void) { return PyModule_Create(&module); }
