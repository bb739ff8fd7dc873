/* What the reader of _plain.c is told by Python: letters by what they may be, words, and what words stand for. */
#include "../../text/_teaching.h"

/* Letters by what they may be; those beyond are none of it. */
enum { BLANK, QUIET, SOFT, SIGNS, INITIALS, LEADING, JOINING_SIGN, TURNING_LETTER, OPENING, DAY_GOES_ON, NUMBER_GOES_ON, JOINED, HOUR_SIGN, MINUTES, HOUR_END, CELL_END, LUNAR, WORD_END, YEAR_INITIAL, LETTERS };
static const char *const letter_names[LETTERS] = {
    "blank", "quiet", "soft", "signs", "initials", "leading", "joining_signs", "turning", "opening", "day_goes_on", "number_goes_on", "joined", "hour_signs", "minutes", "hour_end", "cell_end", "lunar", "word_end", "year_initials",
};
static Letters letters;
/* Words and endings that are looked up. */
static struct {
    Lexicon leads, openings, from, joining, joining_short, turning, ends_of_year, numbered, told, month_letters, quarter, month_next, month_initials, month_parts, month_last, month_first, joined_next, to_next, never, year, hours, between, periods, named;
} sets;
/* Words that are compared with what stands somewhere, and tuples of such. */
static struct {
    PyObject *month, *year, *day, *to, *until, *zone, *back, *counted_half, *more, *bracketed, *more_years, *and, *every, *each;
} words;
/* The days of each month that every clerk writes without a year. */
static uint32_t remembered[13];
static PyObject *reading_class, *with_name;

static const ToldSet told_sets[] = {
    {"leads", &sets.leads}, {"openings", &sets.openings}, {"from", &sets.from}, {"joining", &sets.joining},
    {"joining_short", &sets.joining_short}, {"turning", &sets.turning}, {"ends_of_year", &sets.ends_of_year},
    {"numbered", &sets.numbered}, {"told", &sets.told}, {"month_letters", &sets.month_letters}, {"quarter", &sets.quarter}, {"month_next", &sets.month_next},
    {"month_initials", &sets.month_initials}, {"joined_next", &sets.joined_next}, {"to_next", &sets.to_next},
    {"month_parts", &sets.month_parts}, {"month_last", &sets.month_last}, {"month_first", &sets.month_first}, {"never", &sets.never}, {"year", &sets.year},
    {"hours", &sets.hours}, {"between", &sets.between}, {"periods", &sets.periods}, {"named", &sets.named},
};
static const ToldWords told_words[] = {
    {"month", &words.month, 0}, {"year", &words.year, 0}, {"day", &words.day, 0}, {"to", &words.to, 0},
    {"until", &words.until, 0}, {"zone", &words.zone, 0}, {"back", &words.back, 1}, {"counted_half", &words.counted_half, 1},
    {"more", &words.more, 1}, {"bracketed", &words.bracketed, 1}, {"more_years", &words.more_years, 1}, {"and", &words.and, 1},
    {"every", &words.every, 1}, {"each", &words.each, 1},
};

/* Take the class of the readings, what names an interval, letters, words and days; called once, before anything is read. */
static PyObject *learn(PyObject *self, PyObject *args) {
    PyObject *readings, *known = NULL, *naming, *by_letter, *by_ending, *by_word, *days;
    if (!PyArg_ParseTuple(args, "OOO!O!O!O!", &readings, &naming, &PyDict_Type, &by_letter, &PyDict_Type, &by_ending, &PyDict_Type, &by_word, &PyList_Type, &days))
        return NULL;
    if (tell_class(&known, readings)) return NULL;
    Py_CLEAR(reading_class);
    if (tell_letters(&letters, letter_names, LETTERS, by_letter) || tell_sets(told_sets, sizeof told_sets / sizeof *told_sets, by_ending)
        || tell_words(told_words, sizeof told_words / sizeof *told_words, by_word))
        goto fail;
    memset(remembered, 0, sizeof remembered);
    for (Py_ssize_t k = 0; k < PyList_GET_SIZE(days); k++) {
        int day, month;
        if (!PyArg_ParseTuple(PyList_GET_ITEM(days, k), "ii", &day, &month)) goto fail;
        if (day < 1 || day > 31 || month < 1 || month > 12) {
            PyErr_SetString(PyExc_ValueError, "expected days and months");
            goto fail;
        }
        remembered[month] |= 1u << day;
    }
    Py_INCREF(naming);
    Py_XSETREF(with_name, naming);
    reading_class = known;
    Py_RETURN_NONE;
fail:
    Py_DECREF(known);
    return NULL;
}
