/* The plain amounts, compiled: what the loop of parser.py passes over or reads at a glance, and what plain.py reads.
 *
 * One call takes all numbers of a text. `282.000.000 đồng` and its like are read here, a number that no unit stands
 * behind is passed over, and everything else is handed to the Python of parser.py; a test holds the two together. The
 * words are those of the lexicon: learn() is told them.
 */
#include "_forms.h"

/* plain.py, read_plain: what begins at a place if it is of a plain form and nothing else belongs to it. */
static int plain(const Text *text, Py_ssize_t start, Found *found) {
    /* `03 tỷ`, `0,35 tỷ`: only a scale can bear these. */
    const int is_padded = letter(text, start) == '0';
    Py_ssize_t place = is_padded && letter(text, start + 1) == ',' ? start + 1 : figures(text, start + is_padded, found->digits, &found->size), gap, unit, end;
    if (!place || (is_padded && found->size > 1)) return UNKNOWN;
    const Py_ssize_t figures_end = place;
    const int whole = found->size;
    PyObject *scale = NULL;
    if (letter(text, place) == ',') {
        if (!is_digit(letter(text, place + 1))) return UNKNOWN;
        for (place++; found->size < whole + 3 && is_digit(letter(text, place)); place++) found->digits[found->size++] = (char)letter(text, place);
    }
    const int decimals = found->size - whole;
    int is_letter_unit = 0, is_dollar = 0, is_dong = 0;
    if (!(gap = over_blank(text, place))) {
        if (!stands_at(text, place, words.letter)) return UNKNOWN;
        is_letter_unit = 1;
        place++;
        found->currency = dong_code;
    } else {
        end = letters_end(text, gap, 8);
        if ((scale = lexicon_get(&sets.scales, text, gap, end))) {
            if (!(gap = over_blank(text, end))) return UNKNOWN;
            end = letters_end(text, gap, 8);
        }
        unit = gap;
        if (!(found->currency = lexicon_get(&sets.currencies, text, unit, end))) return UNKNOWN;
        is_dong = stands_at(text, unit, words.dong);
        is_dollar = stands_at(text, unit, words.dollar);
        place = end;
        if ((gap = over_blank(text, place)) && stands_at(text, gap, words.joint) && (gap = over_blank(text, gap + PyUnicode_GET_LENGTH(words.joint)))) {
            end = figures(text, gap, found->high, &found->high_size);
            if (!end || end - gap == found->high_size || !(end = over_blank(text, end)) || !stands_at(text, end, words.dong) || !is_dong || scale) return UNKNOWN;
            place = end + PyUnicode_GET_LENGTH(words.dong);
        }
    }
    found->rate = 0;
    if (letter(text, place) == '/') {
        found->rate = place + 1;
        if (!(place = rate_end(text, place + 1)) || is_dollar) return UNKNOWN;
        if (lexicon_get_small(&sets.never, text, found->rate, letters_end(text, found->rate, 16))) return UNKNOWN;
    }
    const Py_UCS4 after = letter(text, place), blank = letter(text, start - 1), before = letter(text, start - 2);
    if (!after || after > 127 || !strchr(".,;:) \n", (int)after)) return UNKNOWN;
    gap = over_blank(text, place);
    if (gap && is_known(&sets.joined, text, gap, gap + 2) && is_joined_behind(text, gap)) return UNKNOWN;
    const int is_bracketed = blank == '(';
    if ((blank != ' ' && blank != '\n' && !is_bracketed) || (!is_bracketed && (before == ' ' || before == '\n' || Py_UNICODE_ISDIGIT(before)))) return UNKNOWN;
    if (is_bracketed) {
        if (is_mark_behind(text, place)) return UNKNOWN;
    } else if (is_known(&sets.joining, text, start - 3, start - 1)
               || (is_known(&sets.to, text, start - 3, start - 1) && !is_letter(letter(text, start - 6)))) {
        if (!is_letter(before) || is_joined_before(text, start) || is_mark_behind(text, place)) return UNKNOWN;
    } else if (stands_at(text, start - 3, words.pair)) {
        for (Py_ssize_t k = Py_MAX(0, start - NEAR); k < start; k++)
            if (stands_at(text, k, words.between)) return UNKNOWN;
    }
    if (is_letter_unit && after == '.') return UNKNOWN;
    if (scale) {
        const int exponent = (int)PyLong_AsLong(scale);
        if (decimals > exponent) return UNKNOWN;
        for (int k = decimals; k < exponent; k++) found->digits[found->size++] = '0';
        while (found->size > 1 && found->digits[0] == '0') memmove(found->digits, found->digits + 1, (size_t)--found->size);
    } else if (is_padded || decimals || ((figures_end - start == whole || figures_end - start < SHORTEST) && !is_dollar)) return UNKNOWN;
    if (is_known(&sets.ones, text, start, figures_end) && (is_bracketed || before == ':' || lexicon_get_small(&sets.unit_ends, text, start - 3, start - 1))) return UNKNOWN;
    if (found->high_size) {
        const int longer = found->high_size - found->size;
        if (longer < 0 || (!longer && memcmp(found->high, found->digits, (size_t)found->size) <= 0)) return UNKNOWN;
    }
    found->start = found->begin = start;
    found->end = place;
    if (!found->rate) found->rate = place;
    if (!is_bracketed && lexicon_get_small(&sets.endings, text, start - 3, start - 1)) found->said = said_before(text, start, &found->begin);
    if (found->said && !PyUnicode_Compare(found->said, words.from)) {
        found->said = NULL;
        if (!found->high_size) found->begin = start;
    }
    return FOUND;
}

/* money.py, sum_at: whether no unit begins behind a number, blanks and marks between. */
static int has_no_unit(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    if (!is_digit(letter(text, end - 1))) return end - start <= SHORTEST || !is_of(letter(text, end), UNIT);
    /* The letter is money behind three digits or none at all: `Điều 5đ`. */
    if (end - start < BORNE && letter(text, start) != '0' && is_digit(letter(text, start)) && stands_at(text, end, words.letter)
        && !is_letter(letter(text, end + 1))) return 1;
    Py_ssize_t place = end, next;
    for (int k = 0; k < MOST_MARKS; k++, place++) {
        const Py_UCS4 c = letter(text, place);
        if (c == '[') return 0;
        if (c == '\n') {
            for (next = place + 1; letter(text, next) == ' ' || letter(text, next) == '\t' || letter(text, next) == '*'; next++) {}
            if (letter(text, next) == '\n') break;
        } else if (c != ' ' && c != '\t' && c != '*' && !is_of(c, RAISED)) break;
    }
    if (!is_of(letter(text, place), UNIT_LETTER)) return 1;
    for (next = place; next < place + 3 && letter(text, next) >= 'A' && letter(text, next) <= 'Z'; next++) {}
    if (is_of(letter(text, next), PREFIX_SIGN)) return 0;
    next = letters_end(text, place, sets.units.longest + 1);
    return next == place || !lexicon_get_small(&sets.units, text, place, next);
}

/* parser.py, the loop: one number that does not stand at the beginning of the text. */
static int look(const Text *text, Py_ssize_t start, Py_ssize_t end, Found *found) {
    Py_ssize_t next = end + (letter(text, end) == ' ');
    if (letter(text, next) == '\n' && is_known(&sets.heads, text, next + 1, next + 5)) next++;
    if (is_known(&sets.heads, text, next, next + 4) || is_known(&sets.letter_heads, text, next, next + 2)) {
        *found = (Found){0};
        return plain(text, start, found);
    }
    const Py_UCS4 first = letter(text, next), second = letter(text, next + 1), third = letter(text, next + 2), fourth = letter(text, next + 3);
    if (is_of(first, BETWEEN) || (is_of(first, UNIT) && !is_letter(second)) || is_known(&sets.four, text, next, next + 4)
        || (!is_letter(third) && is_known(&sets.two, text, next, next + 2)) || (!is_letter(fourth) && is_known(&sets.three, text, next, next + 3))) {
        if (!has_no_unit(text, start, end)) return UNKNOWN;
    }
    const int is_led = is_of(letter(text, start - 1), PREFIX_SIGN) || is_known(&sets.prefix_ends, text, start - 2, start);
    return is_led || (letter(text, start - 1) == '\n' && letter(text, start - 2) == ' ') ? UNKNOWN : NOTHING;
}

/* Hand a number to Python; give how far that has read, -1 for an exception. */
static Py_ssize_t look_closer(PyObject *closer, PyObject *string, Py_ssize_t start, Py_ssize_t end, Py_ssize_t done, PyObject *sums) {
    PyObject *both = PyObject_CallFunction(closer, "O[(nn)]n", string, start, end, done), *more;
    if (!both) return -1;
    if (!PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2 || !PyList_Check(more = PyTuple_GET_ITEM(both, 0))) {
        PyErr_SetString(PyExc_TypeError, "expected sums and how far they go");
        Py_DECREF(both);
        return -1;
    }
    const Py_ssize_t count = PyList_GET_SIZE(sums), place = PyLong_AsSsize_t(PyTuple_GET_ITEM(both, 1));
    const int failed = (place == -1 && PyErr_Occurred()) || (PyList_GET_SIZE(more) && PyList_SetSlice(sums, count, count, more));
    Py_DECREF(both);
    return failed ? -1 : place;
}

static PyObject *read_sums(PyObject *self, PyObject *args) {
    PyObject *string, *closer;
    Py_buffer packed;
    if (!reading_class) {
        PyErr_SetString(PyExc_RuntimeError, "expected learn() to be called first");
        return NULL;
    }
    if (!PyArg_ParseTuple(args, "Uy*O", &string, &packed, &closer)) return NULL;
    const Text text = text_of(string);
    const int64_t *numbers = packed.buf;
    const Py_ssize_t count = packed.len / (Py_ssize_t)(2 * sizeof *numbers);
    PyObject *sums = PyList_New(0);
    Py_ssize_t done = 0;
    for (Py_ssize_t k = 0; sums && k < count; k++) {
        const Py_ssize_t start = (Py_ssize_t)numbers[2 * k], end = (Py_ssize_t)numbers[2 * k + 1];
        if (start < done) continue;
        Found found;
        const int what = start >= REACH_BACK && start < end && end <= text.size ? look(&text, start, end, &found) : UNKNOWN;
        int failed = 0;
        if (what == FOUND) {
            PyObject *reading = reading_of(string, &found);
            failed = !reading || PyList_Append(sums, reading);
            Py_XDECREF(reading);
            done = found.end;
        } else if (what == UNKNOWN) failed = (done = look_closer(closer, string, start, end, done, sums)) < 0;
        if (failed) Py_CLEAR(sums);
    }
    PyBuffer_Release(&packed);
    return sums;
}

/* Whether the last word before a place is one that numbers are written with, a bracket, or behind several blanks. */
static PyObject *worded(PyObject *self, PyObject *args) {
    PyObject *string, *places;
    if (!PyArg_ParseTuple(args, "UO!", &string, &PyList_Type, &places)) return NULL;
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k < PyList_GET_SIZE(places); k++) {
        const Py_ssize_t place = PyLong_AsSsize_t(PyList_GET_ITEM(places, k));
        const Py_UCS4 last = letter(&text, place - 2);
        int is_worded = 0;
        if (place == -1 && PyErr_Occurred()) Py_CLEAR(found);
        else if (place > 2 && is_of(letter(&text, place - 1), BLANK)) {
            if (last == ')' || is_of(last, BLANK)) is_worded = 1;
            else {
                Py_ssize_t begin = place - 1;
                while (begin > 0 && begin > place - 2 - sets.numbers.longest && is_letter(letter(&text, begin - 1))) begin--;
                is_worded = lexicon_get_small(&sets.numbers, &text, begin, place - 1) != NULL;
            }
        }
        if (found && is_worded && PyList_Append(found, PyList_GET_ITEM(places, k))) Py_CLEAR(found);
    }
    return found;
}

/* Take the class of readings and the words of amounts; called once, before anything is read. */
static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *readings, *known = NULL, *code, *by_letter, *by_ending, *by_word;
    if (!PyArg_ParseTuple(args, "OUO!O!O!", &readings, &code, &PyDict_Type, &by_letter, &PyDict_Type, &by_ending, &PyDict_Type, &by_word)) return NULL;
    if (tell_class(&known, readings)) return NULL;
    Py_CLEAR(reading_class);
    Py_XSETREF(dong_code, Py_NewRef(code));
    if (tell_letters(&letters, letter_names, LETTERS, by_letter) || tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, by_ending)
        || tell_words(told_words, sizeof told_words / sizeof *told_words, by_word)) {
        Py_DECREF(known);
        return NULL;
    }
    reading_class = known;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Take the class of readings and the words of amounts."},
    {"read", read_sums, METH_VARARGS, "Read the sums at packed numbers; what is not plain is handed to a function."},
    {"worded", worded, METH_VARARGS, "Give the places of a currency with a number in words before it, or a bracket."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_plain", "The plain amounts, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__plain(void) { return PyModule_Create(&module); }
