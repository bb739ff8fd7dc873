/* The forms of dates and what stands beside them, as _plain.c reads them, and the readings that it makes. Each function
 * stands for the one of the same name in plain.py, endings.py or periods.py.
 */
#include "_told.h"

static inline Py_UCS4 letter(const Text *text, Py_ssize_t place) { return at(text, place); }
static inline int is_of(Py_UCS4 c, int set) { return is_in(&letters, c, set); }
static inline int is_known(const Lexicon *set, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    return lexicon_get(set, text, begin, end) != NULL;
}

typedef struct { int year, month, day; } Day;
/* A date that was found: one, an open or a closed interval, or the years of a period with its name. */
typedef struct {
    Py_ssize_t start, end;
    enum { ONE_DAY, ONE_MONTH, ONE_YEAR, DAYS, MONTHS, YEARS, STAMP } sort;
    Day first, last;
    int is_open;
    PyObject *name;
    /* The clock time of a stamp. */
    char clock[16];
} Found;
/* What is known of a number once it was looked at. */
enum { NOTHING, FOUND, UNKNOWN };

static Py_ssize_t digits(const Text *text, Py_ssize_t place, Py_ssize_t most) {
    Py_ssize_t size = 0;
    while (size < most && is_digit(letter(text, place + size))) size++;
    return size;
}

static int number(const Text *text, Py_ssize_t place, Py_ssize_t size) {
    int value = 0;
    while (size-- > 0) value = 10 * value + (int)(letter(text, place++) - '0');
    return value;
}

/* One blank or line break, or both: the B of plain.py, 0 where there is none. */
static inline Py_ssize_t blank(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = letter(text, place);
    return c == ' ' ? 1 + (letter(text, place + 1) == '\n') : c == '\n';
}

static int stands_within(const Text *text, Py_ssize_t begin, Py_ssize_t end, PyObject *tuple) {
    for (; begin < end; begin++)
        for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(tuple); k++)
            if (begin + PyUnicode_GET_LENGTH(PyTuple_GET_ITEM(tuple, k)) <= end && stands_at(text, begin, PyTuple_GET_ITEM(tuple, k))) return 1;
    return 0;
}

/* edtf.py: whether the calendar has a day; without a year 29 February counts as one. */
static int is_day(int year, int month, int day) {
    static const int lengths[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return 0;
    const int is_leap = month == 2 && (!year || (year % 4 == 0 && (year % 100 || year % 400 == 0)));
    return day <= lengths[month] + is_leap;
}

static inline int is_possible(const Day *day) { return day->year >= 1000 && day->year <= 2999 && is_day(day->year, day->month, day->day); }
static inline int compared(const Day *one, const Day *two) {
    return one->year != two->year ? one->year - two->year : one->month != two->month ? one->month - two->month : one->day - two->day;
}

/* `05/01/2024`, `05-01-2024`, `05 tháng 01 năm 2024`: where it ends, 0 for none. */
static Py_ssize_t full_day(const Text *text, Py_ssize_t place, Day *day) {
    Py_ssize_t size = digits(text, place, 3);
    if (!size || size > 2) return 0;
    day->day = number(text, place, size);
    const Py_UCS4 sign = letter(text, place += size);
    const int is_short = sign == '/' || sign == '-';
    if (is_short) place++;
    else if (sign == ' ' && stands_at(text, place + 1, words.month) && letter(text, place += PyUnicode_GET_LENGTH(words.month) + 1) == ' ') place++;
    else return 0;
    if (!(size = digits(text, place, 3)) || size > 2) return 0;
    day->month = number(text, place, size);
    place += size;
    if (is_short && letter(text, place) == sign) place++;
    else if (!is_short && letter(text, place) == ' ' && stands_at(text, place + 1, words.year) && letter(text, place += PyUnicode_GET_LENGTH(words.year) + 1) == ' ') place++;
    else return 0;
    if (digits(text, place, 4) != 4) return 0;
    day->year = number(text, place, 4);
    return place + 4;
}

/* The same in words, over the ends of lines. */
static Py_ssize_t wrapped_day(const Text *text, Py_ssize_t place, Day *day) {
    Py_ssize_t size = digits(text, place, 3), gap;
    if (!size || size > 2) return 0;
    day->day = number(text, place, size);
    for (int part = 0; part < 2; part++) {
        PyObject *word = part ? words.year : words.month;
        place += size;
        if (!(gap = blank(text, place)) || !stands_at(text, place + gap, word)) return 0;
        place += gap + PyUnicode_GET_LENGTH(word);
        if (!(gap = blank(text, place))) return 0;
        place += gap;
        if (!(size = digits(text, place, part ? 4 : 3)) || (part ? size != 4 : size > 2)) return 0;
        if (part) day->year = number(text, place, 4);
        else day->month = number(text, place, size);
    }
    return place + 4;
}

/* A day of every year, `15/01 năm sau`, `31 tháng 12 hằng năm`: where its month ends, 0 for none. */
static Py_ssize_t yearly_day(const Text *text, Py_ssize_t place, Day *day) {
    Py_ssize_t size = digits(text, place, 3), gap;
    if (!size || size > 2) return 0;
    *day = (Day){0, 0, number(text, place, size)};
    if (letter(text, place += size) == '/') place++;
    else {
        if (!(gap = blank(text, place)) || !stands_at(text, place + gap, words.month)) return 0;
        place += gap + PyUnicode_GET_LENGTH(words.month);
        if (!(gap = blank(text, place))) return 0;
        place += gap;
    }
    if (!(size = digits(text, place, 3)) || size > 2) return 0;
    day->month = number(text, place, size);
    if (!is_day(0, day->month, day->day)) return 0;
    place += size;
    if (letter(text, place) == ';' || letter(text, place) == ')') return place;
    if (!(gap = blank(text, place))) return 0;
    Py_ssize_t year = place + gap;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words.every); k++) {
        PyObject *word = PyTuple_GET_ITEM(words.every, k);
        if (!stands_at(text, year, word)) continue;
        year += PyUnicode_GET_LENGTH(word);
        if (!(gap = blank(text, year))) return 0;
        year += gap;
        break;
    }
    if (!stands_at(text, year, words.year)) return 0;
    year += PyUnicode_GET_LENGTH(words.year);
    return is_alnum(letter(text, year)) || is_digit(letter(text, year + blank(text, year))) ? 0 : place;
}

static inline int is_late_year(const Text *text, Py_ssize_t place) {
    const Py_UCS4 first = letter(text, place), second = letter(text, place + 1);
    return ((first == '1' && second == '9') || (first == '2' && second == '0')) && digits(text, place, 4) == 4;
}

/* _MONTH: `5/2024`, `5 năm 2024`: where it ends, 0 for none. */
static Py_ssize_t month_of(const Text *text, Py_ssize_t place, Day *month) {
    const Py_ssize_t size = digits(text, place, 3);
    Py_ssize_t gap;
    if (!size || size > 2) return 0;
    *month = (Day){0, number(text, place, size), 0};
    if (letter(text, place += size) == '/') place++;
    else {
        if (!(gap = blank(text, place)) || !is_known(&sets.year, text, place + gap, place + gap + 3)) return 0;
        place += gap + 3;
        if (!(gap = blank(text, place))) return 0;
        place += gap;
    }
    if (!is_late_year(text, place) || month->month < 1 || month->month > 12) return 0;
    month->year = number(text, place, 4);
    return place + 4;
}

/* Whether what stands behind a date is plainly of something else. */
static int is_quiet(const Text *text, Py_ssize_t place) {
    if (is_of(letter(text, place), QUIET)) return 1;
    if (!is_of(letter(text, place), SOFT)) return 0;
    Py_UCS4 next = letter(text, ++place);
    if (next == ' ' || next == '\n') next = letter(text, ++place);
    if (is_of(next, SIGNS)) return 0;
    return !is_of(next, INITIALS) || (next != 'T' && !is_known(&sets.openings, text, place, place + 3));
}

static Py_ssize_t over(const Text *text, Py_ssize_t place, const char *signs, Py_ssize_t most) {
    const Py_ssize_t end = place + most;
    for (Py_UCS4 c; place < end && (c = letter(text, place)) && c < 128 && strchr(signs, (int)c); place++) {}
    return place;
}

static int is_dash(const Text *text, Py_ssize_t place, int also) {
    const Py_UCS4 c = letter(text, over(text, place, " \t*", 3));
    return c == '-' || c == '~' || (also && c == (Py_UCS4)also);
}

/* The _MORE of plain.py: an interval, a clock time, a mark of the lunar calendar may follow a day. */
static int goes_on(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = letter(text, place);
    if (is_digit(c) || c == '/' || is_dash(text, place, '|') || (c == 'T' && is_digit(letter(text, place + 1)))) return 1;
    place = over(text, place, " \n\t*,", 5);
    if (letter(text, place) == '(') return one_stands(text, place + 1, words.bracketed);
    const Py_ssize_t size = digits(text, place, 2);
    if (!size) return one_stands(text, place, words.more);
    place += size + (letter(text, place + size) == ' ');
    return letter(text, place) == ':' || letter(text, place) == 'h' || letter(text, place) == 'g';
}

/* The _MORE_YEARS of plain.py: the same behind a month or a year. */
static int year_goes_on(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = letter(text, place);
    if (c == '/' || (c < 128 && is_alnum(c)) || ((c == '.' || c == ',') && is_digit(letter(text, place + 1))) || is_dash(text, place, 0)) return 1;
    place = over(text, place, " \n\t*", 5);
    if (one_stands(text, place, words.more_years)) return 1;
    for (Py_ssize_t k = 0; k < PyTuple_GET_SIZE(words.and); k++) {
        PyObject *word = PyTuple_GET_ITEM(words.and, k);
        if (stands_at(text, place, word) && is_late_year(text, over(text, place + PyUnicode_GET_LENGTH(word), " \n\t*", 3))) return 1;
    }
    return 0;
}

/* Whether a clock time may stand before a day. */
static int is_timed(const Text *text, Py_ssize_t place) {
    const Py_ssize_t low = Py_MAX(0, place - 40);
    Py_ssize_t end = place, breaks = 0;
    for (Py_UCS4 c; end > low && (c = letter(text, end - 1)) < 128 && strchr(" \n\t*,|(-)", (int)c) && c; end--) breaks += c == '\n';
    if (breaks > 1) return 0;
    for (int round = 0; round < 4; round++) {
        if (end > low && is_of(letter(text, end - 1), HOUR_SIGN)) {
            Py_ssize_t rest = end;
            while (rest > low && is_of(letter(text, rest - 1), MINUTES)) rest--;
            const Py_UCS4 last = rest > low ? letter(text, rest - 1) : 0;
            if ((last == 'h' || last == 'g' || last == 'H') && rest - 1 > low && Py_UNICODE_ISDIGIT(letter(text, rest - 2))) return 1;
            if (rest < end) {
                while (rest > low && is_of(letter(text, rest - 1), BLANK)) rest--;
                return last == ':' || (rest > low && is_of(letter(text, rest - 1), HOUR_END));
            }
            if (is_known(&sets.hours, text, Py_MAX(low, rest - 3), rest)) return 1;
        }
        while (end > low && Py_UNICODE_ISSPACE(letter(text, end - 1))) end--;
        Py_ssize_t begin = end;
        while (begin > low && !Py_UNICODE_ISSPACE(letter(text, begin - 1))) begin--;
        if (end == begin) return 0;
        const int is_between = lexicon_get_small(&sets.between, text, begin, end) != NULL;
        for (end = begin; end > low && Py_UNICODE_ISSPACE(letter(text, end - 1)); end--) {}
        if (end == low || !is_between) return 0;
        for (Py_UCS4 c; end > low && (c = letter(text, end - 1)) < 128 && c && strchr(" \n\t*,|(-)", (int)c); end--) {}
    }
    return 0;
}

static int lead_before(const Text *text, Py_ssize_t word) {
    PyObject *lead = lexicon_get(&sets.leads, text, word - 3, word);
    return lead ? (int)PyLong_AsLong(lead) : 0;
}

/* The name of a period that ends before a place, borrowed, and where it begins; NULL for none. Between its words a line may break. */
static PyObject *period_before(const Text *text, Py_ssize_t word, Py_ssize_t low, Py_ssize_t *start) {
    Py_UCS4 small[LONGEST_WORDS];
    Py_ssize_t places[LONGEST_WORDS], count = 0;
    for (Py_ssize_t place = word; place > low && count < sets.periods.longest;) {
        Py_UCS4 c = small_letter(letter(text, --place));
        if (c == '\n') c = ' ';
        /* A gap of one blank or break, or of both, is one blank of the name. */
        if (c == ' ' && letter(text, place) == '\n' && place > low && letter(text, place - 1) == ' ') place--;
        places[count] = place;
        small[LONGEST_WORDS - ++count] = c;
    }
    const Text name = {PyUnicode_4BYTE_KIND, small, LONGEST_WORDS};
    for (; count; count--) {
        PyObject *found = lexicon_get(&sets.periods, &name, LONGEST_WORDS - count, LONGEST_WORDS);
        if (!found || is_alnum(letter(text, places[count - 1] - 1))) continue;
        *start = places[count - 1];
        return found;
    }
    return NULL;
}

/* Whether the name of a period may stand before an interval, as with_name() asks first. */
static int may_be_named(const Text *text, Py_ssize_t place) {
    if (!is_of(letter(text, place - 1), BLANK)) return 0;
    const Py_ssize_t low = Py_MAX(0, place - 8);
    Py_ssize_t end = place;
    while (end > low && (is_of(letter(text, end - 1), BLANK) || letter(text, end - 1) == ':')) end--;
    return is_known(&sets.named, text, Py_MAX(low, end - 3), end);
}
