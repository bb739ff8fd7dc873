/* The plain forms of dates, compiled: what the loop of parser.py, plain.py, unled.py and periods.py read at a glance.
 *
 * One call takes all numbers of a text. A date in one of the common forms is read here, a number that is surely none is
 * passed over, and everything else is handed to the Python of parser.py; a test holds the two together. The words are
 * those of the lexicon: learn() is told them. Each function stands for the one of the same name in Python.
 */
#include "_months.h"

/* What the last letters before a number lead in; as in endings.py. */
enum { DAY = 1, MONTH, YEAR, QUARTER, FROM, PERIOD };
/* How far the numbers must be from both ends of the text, the largest gap of blanks that is stepped over, and how much of
 * the word before a keyword is looked at: at the very beginning of a text Python looks. */
enum { REACH_BACK = 8, ROOM = 40, BLANKS_BACK = 24, SHORTEST_WORD = 3 };

/* plain.py, _word_end: where the word before a keyword ends, over the blanks that part them. */
static Py_ssize_t word_end(const Text *text, Py_ssize_t at) {
    Py_ssize_t end = at - 1;
    while (end > 0 && end > at - 1 - BLANKS_BACK && is_of(letter(text, end - 1), BLANK)) end--;
    return end;
}

/* plain.py: an interval without an end yet, or one that has its end, with the `từ` before it. */
static int opened(const Text *text, Found *found, Py_ssize_t low) {
    const Py_UCS4 first = letter(text, found->start - 3);
    if (found->start - 3 < low || (first != 't' && first != 'T') || is_of(letter(text, found->start - 2), BLANK) || one_stands(text, found->end, words.back))
        return UNKNOWN;
    found->start -= 3;
    found->is_open = found->sort != DAYS && found->sort != MONTHS;
    return FOUND;
}

/* A day has so many figures; a longer number has its month and year in it. */
enum { LONE_DAY = 2 };

static int plain_day(const Text *text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t at, Py_ssize_t low, Found *found) {
    if (at < low || at < 4 || (letter(text, at) != 'n' && letter(text, at) != 'N')) return UNKNOWN;
    *found = (Found){.start = at, .sort = ONE_DAY};
    if ((found->end = full_day(text, start, &found->first)) || (found->end = wrapped_day(text, start, &found->first))) {
        if (!is_possible(&found->first)) return UNKNOWN;
    } else if (!(found->end = yearly_day(text, start, &found->first))) {
        const Py_ssize_t behind = end + (letter(text, end) == ' ');
        if (end - start > LONE_DAY) return UNKNOWN;
        if (is_of(letter(text, behind), DAY_GOES_ON)) return behind > end && one_stands(text, behind, words.each) ? NOTHING : UNKNOWN;
        return NOTHING;
    }
    if (!plain_end(text, found)) return UNKNOWN;
    if (is_of(letter(text, at - 1), BLANK)) {
        const Py_ssize_t word = word_end(text, at);
        if (word < SHORTEST_WORD) return UNKNOWN;
        if (!is_of(letter(text, word - 1), LEADING)) return FOUND;
        if (is_known(&sets.from, text, word - 3, word)) return opened(text, found, low);
        if ((is_of(letter(text, word - 1), JOINING_SIGN) || is_known(&sets.joining, text, word - 3, word)) && is_timed(text, at))
            return UNKNOWN;
    } else if (is_known(&sets.joining_short, text, at - 2, at)) return UNKNOWN;
    return FOUND;
}

/* led.py, _read_year: a short number behind `năm` is no year unless scanning tore it. */
static int no_year(const Text *text, Py_ssize_t start, Py_ssize_t at) {
    const Py_ssize_t size = digits(text, start, 4);
    Py_ssize_t before = at;
    if (size > 3 || (letter(text, start + size) == ' ' && is_digit(letter(text, start + size + 1)))) return UNKNOWN;
    if (!is_known(&sets.year, text, at, at + 3) || is_letter(letter(text, at - 1))) return UNKNOWN;
    while (before > 0 && before > at - 16 && is_of(letter(text, before - 1), BLANK)) before--;
    return Py_UNICODE_ISDIGIT(letter(text, before - 1)) ? UNKNOWN : NOTHING;
}

static int plain_year(const Text *text, Py_ssize_t start, Py_ssize_t at, Py_ssize_t low, Found *found) {
    if (at < low || at < 4 || (letter(text, at) != 'n' && letter(text, at) != 'N') || letter(text, at - 1) == '/') return UNKNOWN;
    if (!is_late_year(text, start)) return no_year(text, start, at);
    *found = (Found){at, start + 4, .sort = ONE_YEAR, .first = {number(text, start, 4), 0, 0}};
    if (!is_quiet(text, start + 4) && year_goes_on(text, start + 4)) return UNKNOWN;
    const Py_ssize_t word = word_end(text, at);
    if (word < SHORTEST_WORD) return UNKNOWN;
    if (!is_of(letter(text, word - 1), TURNING_LETTER)) return FOUND;
    if (is_known(&sets.from, text, word - 3, word)) return opened(text, found, low);
    if (is_known(&sets.turning, text, word - 3, word)
        && (!is_known(&sets.ends_of_year, text, word - 3, word) || stands_within(text, Py_MAX(0, at - 14), at, words.counted_half)))
        return UNKNOWN;
    return FOUND;
}

static int plain_month(const Text *text, Py_ssize_t start, Py_ssize_t at, Py_ssize_t low, Found *found) {
    Py_ssize_t gap;
    if (at < low || at < 4 || (letter(text, at) != 't' && letter(text, at) != 'T')) return UNKNOWN;
    *found = (Found){.start = at, .sort = ONE_MONTH};
    if (!(found->end = month_of(text, start, &found->first))) return UNKNOWN;
    if (year_goes_on(text, found->end)) {
        Py_ssize_t place = joint(text, found->end);
        if (!place || !stands_at(text, place, words.month) || !(gap = blank(text, place + PyUnicode_GET_LENGTH(words.month)))) return UNKNOWN;
        place += PyUnicode_GET_LENGTH(words.month) + gap;
        if (!(found->end = month_of(text, place, &found->last)) || compared(&found->last, &found->first) <= 0 || year_goes_on(text, found->end)) return UNKNOWN;
        found->sort = MONTHS;
    }
    const Py_ssize_t word = word_end(text, at);
    if (word < SHORTEST_WORD) return UNKNOWN;
    if (is_known(&sets.from, text, word - 3, word)) return opened(text, found, low);
    return is_letter(letter(text, at - 1)) ? UNKNOWN : FOUND;
}

/* periods.py: two years behind the name of a period, its words perhaps on two lines. */
static int plain_period(const Text *text, Py_ssize_t start, Py_ssize_t word, Py_ssize_t low, Found *found) {
    if (digits(text, start, 5) != 4 || over_gap(text, word) != start) return UNKNOWN;
    Py_ssize_t at = over(text, start + 4, " \t*", 3);
    if (letter(text, at) != '-') return UNKNOWN;
    at = over_gap(text, at + 1);
    if (digits(text, at, 5) != 4) return UNKNOWN;
    const Py_ssize_t end = at + 4;
    const Py_UCS4 next = letter(text, end);
    if (is_alnum(next) || next == '_' || next == '/' || ((next == '.' || next == ',' || next == '-') && is_digit(letter(text, end + 1))))
        return UNKNOWN;
    *found = (Found){.end = end, .sort = YEARS, .first = {number(text, start, 4), 0, 0}, .last = {number(text, at, 4), 0, 0}};
    if (found->first.year >= found->last.year || found->first.year < 1800 || found->last.year > 2999) return UNKNOWN;
    return (found->name = period_before(text, word, low, &found->start)) ? FOUND : UNKNOWN;
}

/* parser.py, the loop: one number that stands well within the text. */
static int look(const Text *text, Py_ssize_t start, Py_ssize_t end, Py_ssize_t low, Found *found) {
    if (letter(text, end) == '/'
        && ((!is_of(letter(text, end + 1), NUMBER_GOES_ON) && !is_known(&sets.month_letters, text, end + 1, end + 4)) || (letter(text, end + 5) == '/' && end - start < 3 && Py_UNICODE_ISDIGIT(letter(text, end + 2)) && Py_UNICODE_ISDIGIT(letter(text, end + 3)) && Py_UNICODE_ISDIGIT(letter(text, end + 4)))))
        return NOTHING;
    Py_ssize_t word = start;
    while (word > start - 1 - BLANKS_BACK && word > 0 && is_of(letter(text, word - 1), BLANK)) word--;
    if (word < 4) return UNKNOWN;
    const int lead = lead_before(text, word);
    if (lead == 0 || lead == FROM || (lead == PERIOD && end - start < 4 && letter(text, end) != '/')) return unled(text, start, end, lead, found);
    if (lead == DAY) return plain_day(text, start, end, word - 4, low, found);
    if (lead == YEAR) return plain_year(text, start, word - 3, low, found);
    if (lead == MONTH) return plain_month(text, start, word - 5, low, found);
    return lead == PERIOD ? plain_period(text, start, word, low, found) : UNKNOWN;
}


static char *write_number(char *out, int value, int size) {
    for (int k = size - 1; k >= 0; k--, value /= 10) out[k] = (char)('0' + value % 10);
    return out + size;
}

static char *write_day(char *out, const Day *day, int parts) {
    if (day->year) out = write_number(out, day->year, 4);
    else {
        memcpy(out, "XXXX", 4);
        out += 4;
    }
    if (parts > 1) { *out++ = '-'; out = write_number(out, day->month, 2); }
    if (parts > 2) { *out++ = '-'; out = write_number(out, day->day, 2); }
    return out;
}

static PyObject *value_of(const Found *found) {
    static const int parts[] = {[ONE_DAY] = 3, [ONE_MONTH] = 2, [ONE_YEAR] = 1, [DAYS] = 3, [MONTHS] = 2, [YEARS] = 1, [STAMP] = 3};
    char value[32], *end = write_day(value, &found->first, parts[found->sort]);
    if (found->sort == STAMP) {
        const size_t size = strlen(found->clock);
        memcpy(end, found->clock, size);
        end += size;
    } else if (found->sort >= DAYS) {
        *end++ = '/';
        end = write_day(end, &found->last, parts[found->sort]);
    } else if (found->is_open) {
        memcpy(end, "/..", 3);
        end += 3;
    }
    PyObject *string = PyUnicode_New(end - value, 127);
    if (string) memcpy(PyUnicode_1BYTE_DATA(string), value, (size_t)(end - value));
    return string;
}

/* The Reading of what was found: a tuple of its place, its value, the name of its period, and what was written. */
static PyObject *reading_of(const Found *found) {
    PyTypeObject *type = (PyTypeObject *)reading_class;
    PyObject *start = PyLong_FromSsize_t(found->start), *end = PyLong_FromSsize_t(found->end), *value = value_of(found), *reading = NULL;
    if (!start || !end || !value || !(reading = type->tp_alloc(type, 5))) {
        Py_XDECREF(start);
        Py_XDECREF(end);
        Py_XDECREF(value);
        return NULL;
    }
    PyObject *name = found->name ? found->name : Py_None;
    Py_INCREF(name);
    Py_INCREF(Py_None);
    PyTuple_SET_ITEM(reading, 0, start);
    PyTuple_SET_ITEM(reading, 1, end);
    PyTuple_SET_ITEM(reading, 2, value);
    PyTuple_SET_ITEM(reading, 3, name);
    PyTuple_SET_ITEM(reading, 4, Py_None);
    /* It holds strings and numbers: the collector need not look. */
    PyObject_GC_UnTrack(reading);
    return reading;
}

static int put(PyObject *readings, const Text *text, PyObject *string, const Found *found, Py_ssize_t low) {
    PyObject *reading = reading_of(found);
    if (reading && !found->name && (found->is_open || found->sort == DAYS || found->sort == MONTHS || found->sort == YEARS) && may_be_named(text, found->start)) {
        PyObject *named = PyObject_CallFunction(with_name, "OOn", string, reading, low);
        Py_DECREF(reading);
        reading = named;
    }
    const int failed = !reading || PyList_Append(readings, reading);
    Py_XDECREF(reading);
    return failed;
}

/* Hand a number to Python; give how far that has read, -1 for an exception. */
static Py_ssize_t look_closer(PyObject *closer, PyObject *string, Py_ssize_t start, Py_ssize_t end, Py_ssize_t done, PyObject *readings) {
    PyObject *both = PyObject_CallFunction(closer, "O[(nn)]n", string, start, end, done), *more;
    if (!both) return -1;
    if (!PyTuple_Check(both) || PyTuple_GET_SIZE(both) != 2 || !PyList_Check(more = PyTuple_GET_ITEM(both, 0))) {
        PyErr_SetString(PyExc_TypeError, "expected readings and how far they go");
        Py_DECREF(both);
        return -1;
    }
    const Py_ssize_t count = PyList_GET_SIZE(readings), place = PyLong_AsSsize_t(PyTuple_GET_ITEM(both, 1));
    const int failed = (place == -1 && PyErr_Occurred()) || (PyList_GET_SIZE(more) && PyList_SetSlice(readings, count, count, more));
    Py_DECREF(both);
    return failed ? -1 : place;
}

static PyObject *read_dates(PyObject *self, PyObject *args) {
    PyObject *string, *worded, *closer;
    Py_buffer packed;
    if (!reading_class) {
        PyErr_SetString(PyExc_RuntimeError, "expected learn() to be called first");
        return NULL;
    }
    if (!PyArg_ParseTuple(args, "Uy*O!O", &string, &packed, &PyList_Type, &worded, &closer)) return NULL;
    const Text text = text_of(string);
    const int64_t *numbers = packed.buf;
    const Py_ssize_t count = packed.len / (Py_ssize_t)(2 * sizeof *numbers);
    PyObject *readings = PyList_New(0);
    Py_ssize_t done = 0, word = 0, from = 0, to = 0;
    /* The next place that a word points out is read once, however many numbers stand in front of it. */
    int is_known_place = 0;
    for (Py_ssize_t k = 0; readings && (k < count || word < PyList_GET_SIZE(worded));) {
        Py_ssize_t start = k < count ? (Py_ssize_t)numbers[2 * k] : PY_SSIZE_T_MAX, end = k < count ? (Py_ssize_t)numbers[2 * k + 1] : 0;
        if (!is_known_place && word < PyList_GET_SIZE(worded)) {
            if (!PyArg_ParseTuple(PyList_GET_ITEM(worded, word), "nn", &from, &to)) {
                Py_CLEAR(readings);
                break;
            }
            is_known_place = 1;
        }
        if (is_known_place && (from < start || (from == start && to <= end))) {
            start = from;
            end = to;
            is_known_place = 0;
            word++;
        } else k++;
        if (start < done) continue;
        Found found;
        const int what = end > 0 && end < text.size - ROOM && start >= REACH_BACK && start < end ? look(&text, start, end, done, &found)
            : end == QUARTER_SIGN && start >= REACH_BACK && start < text.size - ROOM ? quarter(&text, start, &found) : UNKNOWN;
        int failed = 0;
        if (what == FOUND) {
            failed = put(readings, &text, string, &found, done);
            done = found.end;
        } else if (what == UNKNOWN) failed = (done = look_closer(closer, string, start, end, done, readings)) < 0;
        if (failed) Py_CLEAR(readings);
    }
    PyBuffer_Release(&packed);
    return readings;
}

static PyMethodDef methods[] = {
    {"learn", learn, METH_VARARGS, "Take the class of readings and the words of dates."},
    {"at_months", at_months, METH_VARARGS, "Give the numbers and words at a month's word that may begin a date which no number points out."},
    {"read", read_dates, METH_VARARGS, "Read the dates at packed numbers and at words; what is not plain is handed to a function."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_plain", "The plain forms of dates, compiled.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__plain(void) { return PyModule_Create(&module); }
