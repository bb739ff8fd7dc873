/* What the word of a month points out besides the numbers of a text: `_at_months` of parser.py. */
#include "_unled.h"

/* What a place of a word has in place of its end, as in endings.py, turned round; how far its number may stand. */
enum { QUARTER_SIGN = -1, MONTH_WORD = -2, FURTHEST_NUMBER = 12 };

/* What stands behind a month's word whose second letter stands at a place; a line may end with a blank behind it. */
static Py_ssize_t behind_month(const Text *text, Py_ssize_t at) {
    return at + 5 + (letter(text, at + 4) == ' ' && letter(text, at + 5) == '\n');
}

/* led.py, _read_month_word: whether words may make a month of a `tháng` at `at - 1`, or it counts with the word before it. */
static int may_be_month(const Text *text, Py_ssize_t at) {
    const Py_ssize_t next = behind_month(text, at);
    if (!is_known(&sets.month_initials, text, next, next + 2)) return 0;
    if (at < 24 || letter(text, at + 4) != ' ') return 1;
    Py_ssize_t last = at - 1, begin, end = next;
    while (last > at - 12 && is_of(letter(text, last - 1), BLANK)) last--;
    for (begin = last; begin > last - 8 && is_letter(letter(text, begin - 1)); begin--) {}
    if (begin == last - 8 || lexicon_get_small(&sets.month_last, text, begin, last)) return 1;
    while (end < next + 8 && is_letter(letter(text, end))) end++;
    if (is_known(&sets.month_parts, text, next, end)) return 0;
    if (!is_known(&sets.year, text, next, end) || !stands_at(text, next, words.year)) return lexicon_get_small(&sets.month_first, text, next, end) != NULL;
    /* `ngày tháng năm sinh`: no May without a year behind it. */
    while (is_of(letter(text, end), BLANK) || letter(text, end) == ',' || letter(text, end) == '/' || letter(text, end) == '.' || letter(text, end) == '-') end++;
    return is_of(letter(text, end), YEAR_INITIAL);
}

/* The end of a number token. */
static Py_ssize_t token_end(const Text *text, Py_ssize_t place) {
    while (is_digit(letter(text, place)) || letter(text, place) == '.' || letter(text, place) == ',') place++;
    return place;
}

/* Where the day begins that stands in front of a month's word, `05 Tháng 01`; -1 for none. */
static Py_ssize_t day_before(const Text *text, Py_ssize_t month, Py_ssize_t *end) {
    Py_ssize_t place = month;
    while (place > 0 && place > month - 3 && (letter(text, place - 1) == ' ' || letter(text, place - 1) == '\n')) place--;
    if (place == month || place < month - 2) return -1;
    for (*end = place; place > 0 && place > *end - 3 && is_digit(letter(text, place - 1));) place--;
    const Py_UCS4 before = letter(text, place - 1);
    return place == *end || place < *end - 2 || before == '.' || before == ',' || before == '/' ? -1 : place;
}

/* What the word of a month points out whose second letter stands at a place: 1 where it does, from where, and to where or a word. */
static int month_at(const Text *text, Py_ssize_t at, Py_ssize_t *from, Py_ssize_t *to) {
    const Py_ssize_t behind = behind_month(text, at);
    const Py_UCS4 next = letter(text, behind);
    *from = behind;
    if (is_digit(next)) {
        *to = token_end(text, *from);
        if (at < 3 || !is_digit(letter(text, at - 3)) || !is_of(letter(text, at - 2), BLANK)) return 1;
        return letter(text, at - 1) == 'T' && (*from = day_before(text, at - 1, to)) >= 0;
    }
    if (is_known(&sets.month_initials, text, behind, behind + 2)) {
        *from = at - 1;
        *to = MONTH_WORD;
        const Py_UCS4 first = letter(text, at - 1);
        return (first == 't' || first == 'T') && is_of(letter(text, at + 4), BLANK) && may_be_month(text, at);
    }
    while (*from <= behind + FURTHEST_NUMBER && is_of(letter(text, *from), BLANK)) ++*from;
    if (*from == behind || *from > behind + FURTHEST_NUMBER || !is_digit(letter(text, *from))) return 0;
    *to = token_end(text, *from);
    return 1;
}

static PyObject *at_months(PyObject *self, PyObject *args) {
    PyObject *string, *places;
    if (!PyArg_ParseTuple(args, "UO!", &string, &PyList_Type, &places)) return NULL;
    const Text text = text_of(string);
    PyObject *found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k < PyList_GET_SIZE(places); k++) {
        const Py_ssize_t at = PyLong_AsSsize_t(PyList_GET_ITEM(places, k));
        Py_ssize_t from, to;
        if ((at == -1 && PyErr_Occurred()) || (month_at(&text, at, &from, &to) && append_new(found, span_of(from, to)))) Py_CLEAR(found);
    }
    return found;
}
