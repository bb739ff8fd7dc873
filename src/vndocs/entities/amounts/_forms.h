/* What the reader of _plain.c is told, the parts of an amount as they are written, and the readings that it makes. Each
 * function stands for the one of the same name in plain.py, qualifiers.py or reading.py.
 */
#include "../../text/_teaching.h"

enum { BLANK, BETWEEN, UNIT, UNIT_LETTER, PREFIX_SIGN, RAISED, OPENING, LETTERS };
static const char *const letter_names[LETTERS] = {"blank", "between", "units", "unit_letters", "prefix_signs", "raised", "opening"};
static Letters letters;
static struct {
    Lexicon heads, letter_heads, four, three, two, units, prefix_ends, scales, currencies, rate_two, follow, follow_two, joints, between, never, ones, unit_ends, joined, to, joining, endings, said, numbers;
} sets;
static const ToldSet told_sets[] = {
    {"heads", &sets.heads}, {"letter_heads", &sets.letter_heads}, {"four", &sets.four}, {"three", &sets.three}, {"two", &sets.two},
    {"units", &sets.units}, {"prefix_ends", &sets.prefix_ends}, {"scales", &sets.scales}, {"currencies", &sets.currencies},
    {"rate_two", &sets.rate_two}, {"follow", &sets.follow}, {"follow_two", &sets.follow_two}, {"joints", &sets.joints},
    {"between", &sets.between}, {"never", &sets.never}, {"ones", &sets.ones}, {"unit_ends", &sets.unit_ends}, {"joined", &sets.joined},
    {"to", &sets.to}, {"joining", &sets.joining}, {"endings", &sets.endings}, {"said", &sets.said}, {"numbers", &sets.numbers},
};
static struct { PyObject *joint, *dong, *dollar, *letter, *from, *pair, *between; } words;
static const ToldWords told_words[] = {
    {"joint", &words.joint, 0}, {"dong", &words.dong, 0}, {"dollar", &words.dollar, 0}, {"letter", &words.letter, 0}, 
    {"from", &words.from, 0}, {"and", &words.pair, 0}, {"between", &words.between, 0},
};
static PyObject *reading_class, *dong_code;

/* How far the numbers must be from the beginning, and how far `giữa` and a qualifier are looked for. */
enum { REACH_BACK = 8, NEAR = 32, SAID = 28, SHORTEST = 5, BORNE = 3, MOST_MARKS = 12, MOST_WORDS = 4, LONGEST_FIGURE = 64, LONGEST_PHRASE = 64, FIELDS = 11 };
enum { NOTHING, FOUND, UNKNOWN };
/* An amount that was found: its digits, those of the upper end of a range, its rate and what is said of it before. */
typedef struct {
    Py_ssize_t start, end, begin, rate;
    char digits[LONGEST_FIGURE], high[LONGEST_FIGURE];
    int size, high_size;
    PyObject *currency, *said;
} Found;

static inline Py_UCS4 letter(const Text *text, Py_ssize_t place) { return at(text, place); }
static inline int is_of(Py_UCS4 c, int set) { return is_in(&letters, c, set); }
static inline int is_known(const Lexicon *set, const Text *text, Py_ssize_t begin, Py_ssize_t end) {
    return lexicon_get(set, text, begin, Py_MIN(end, text->size)) != NULL;
}

/* `1.333.980.000` and the like: its digits without separators, how many there are, and where it ends; 0 for none. */
static Py_ssize_t figures(const Text *text, Py_ssize_t place, char *out, int *size) {
    *size = 0;
    if (letter(text, place) == '0') return 0;
    for (; *size < 3 && is_digit(letter(text, place)); place++) out[(*size)++] = (char)letter(text, place);
    if (!*size) return 0;
    for (int group = 0; group < 6 && letter(text, place) == '.'; group++, place += 4) {
        const Py_UCS4 hundreds = letter(text, place + 1), tens = letter(text, place + 2), ones = letter(text, place + 3);
        if (!is_digit(hundreds) || !is_digit(tens) || !is_digit(ones)) break;
        out[(*size)++] = (char)hundreds;
        out[(*size)++] = (char)tens;
        out[(*size)++] = (char)ones;
    }
    return place;
}

/* One blank, one line break or both: where they end, 0 for none. */
static Py_ssize_t over_blank(const Text *text, Py_ssize_t place) {
    const Py_UCS4 c = letter(text, place);
    return c == ' ' ? place + 1 + (letter(text, place + 1) == '\n') : c == '\n' ? place + 1 : 0;
}

static Py_ssize_t letters_end(const Text *text, Py_ssize_t place, Py_ssize_t most) {
    const Py_ssize_t end = place + most;
    for (Py_UCS4 c; place < end && (c = letter(text, place)) && is_alnum(c) && !Py_UNICODE_ISDECIMAL(c) && !is_of(c, RAISED); place++) {}
    return place;
}

/* The last words before a place, at most four and not far, none over an opening sign, the last one first: how many. */
static int words_before(const Text *text, Py_ssize_t start, Py_ssize_t *from, Py_ssize_t *to) {
    const Py_ssize_t low = Py_MAX(0, start - SAID);
    Py_ssize_t place = start;
    int count = 0;
    while (count < MOST_WORDS) {
        while (place > low && (letter(text, place - 1) == '*' || Py_UNICODE_ISSPACE(letter(text, place - 1)))) place--;
        if (place == low) break;
        to[count] = place;
        while (place > low && letter(text, place - 1) != '*' && !Py_UNICODE_ISSPACE(letter(text, place - 1)) && !is_of(letter(text, place - 1), OPENING)) place--;
        if (place == to[count]) break;
        from[count++] = place;
        if (place > low && is_of(letter(text, place - 1), OPENING)) break;
    }
    return count;
}

/* What some words mean together, in small letters and with one blank between, the last of them first. */
static PyObject *phrase(const Lexicon *set, const Text *text, const Py_ssize_t *from, const Py_ssize_t *to, int count) {
    Py_UCS4 small[LONGEST_PHRASE];
    Py_ssize_t size = 0;
    for (int word = count - 1; word >= 0; word--) {
        if (size + to[word] - from[word] >= LONGEST_PHRASE) return NULL;
        for (Py_ssize_t k = from[word]; k < to[word]; k++) small[size++] = small_letter(letter(text, k));
        if (word) small[size++] = ' ';
    }
    const Text words = {PyUnicode_4BYTE_KIND, small, size};
    return lexicon_get(set, &words, 0, size);
}

/* qualifiers.py: what is said right before an amount, borrowed, and where that begins; NULL for nothing. */
static PyObject *said_before(const Text *text, Py_ssize_t start, Py_ssize_t *begin) {
    Py_ssize_t from[MOST_WORDS], to[MOST_WORDS];
    for (Py_ssize_t k = Py_MAX(0, start - SAID); k + 1 < start; k++)
        if (letter(text, k) == '\n' && letter(text, k + 1) == '\n') return NULL;
    int count = words_before(text, start, from, to);
    if (!count || !lexicon_get_small(&sets.endings, text, Py_MAX(from[0], to[0] - 2), to[0])) return NULL;
    for (; count; count--) {
        PyObject *known = phrase(&sets.said, text, from, to, count);
        if (known && (from[count - 1] > start - SAID || !from[count - 1])) {
            *begin = from[count - 1];
            return known;
        }
    }
    return NULL;
}

/* joining.py: whether the words before an amount join it to a lower end. */
static int is_joined_before(const Text *text, Py_ssize_t start) {
    Py_ssize_t from[MOST_WORDS], to[MOST_WORDS];
    int count = words_before(text, start, from, to);
    if (!count || lexicon_get_small(&sets.between, text, from[0], to[0])) return 1;
    for (; count; count--)
        if (phrase(&sets.joints, text, from, to, count)) return 1;
    return 0;
}

/* Where the second of two words ends that stand at a place, a blank or a line break between; both in `from` and `to`. */
static int two_words(const Text *text, Py_ssize_t place, Py_ssize_t *from, Py_ssize_t *to) {
    from[1] = place;
    to[1] = letters_end(text, place, LONGEST_PHRASE / 3);
    for (place = to[1]; place < to[1] + 4 && (letter(text, place) == ' ' || letter(text, place) == '\n' || letter(text, place) == '*'); place++) {}
    from[0] = place;
    while (place < from[0] + LONGEST_PHRASE / 3 && is_alnum(letter(text, place))) place++;
    to[0] = place;
    return to[0] > from[0] && from[0] > to[1];
}

/* Whether the word behind an amount and a blank may belong to it: the other end of a range, a rate, `trở lên`, a longer name. */
static int is_joined_behind(const Text *text, Py_ssize_t place) {
    Py_ssize_t from[2], to[2];
    if (!is_letter(letter(text, place))) return 1;
    const int are_two = two_words(text, place, from, to);
    return lexicon_get_small(&sets.follow, text, from[1], to[1]) || (are_two && phrase(&sets.follow_two, text, from, to, 2));
}

/* Whether a sign behind an amount and a blank may lead to a rate or to the other end of a range. */
static int is_mark_behind(const Text *text, Py_ssize_t place) {
    const Py_UCS4 next = letter(text, place + 1);
    if (letter(text, place) != ' ' && letter(text, place) != '\n') return 0;
    return next == '/' || (!is_letter(next) && next != '(' && next != '"');
}

/* rates.py: the rate behind a slash at a place, where it ends; 0 for one that is not plain. */
static Py_ssize_t rate_end(const Text *text, Py_ssize_t place) {
    for (int unit = 0; unit < MOST_WORDS; unit++) {
        Py_ssize_t from[2], to[2], end = letters_end(text, place, LONGEST_PHRASE / 3);
        if (end == place) return 0;
        const int is_power = letter(text, end) == '2' || letter(text, end) == '3' || letter(text, end) == 0xb2 || letter(text, end) == 0xb3;
        if (is_power) end++;
        const Py_UCS4 sign = letter(text, end);
        if (sign == '/') {
            place = end + 1;
            continue;
        }
        if (sign != ' ' && sign != '\n') return sign && sign < 128 && strchr(".,;:)", (int)sign) ? end : 0;
        Py_ssize_t next = end + 1 + (letter(text, end + 1) == ' ' || letter(text, end + 1) == '\n');
        if (letter(text, next) == '/' || letter(text, next) == '*' || letter(text, next) == ' ' || letter(text, next) == '\n') return 0;
        if (!is_power && two_words(text, place, from, to) && phrase(&sets.rate_two, text, from, to, 2)) return 0;
        /* Several words before a second slash are one unit. */
        for (int word = 0; word < MOST_WORDS; word++) {
            const Py_ssize_t stop = letters_end(text, next, LONGEST_PHRASE / 3);
            if (stop == next) break;
            if (letter(text, stop) == '/') return 0;
            next = stop + (letter(text, stop) == ' ' || letter(text, stop) == '\n');
            next += letter(text, next) == ' ' || letter(text, next) == '\n';
            if (next == stop) break;
        }
        return end;
    }
    return 0;
}

static PyObject *string_of(const char *digits, Py_ssize_t size) {
    PyObject *string = PyUnicode_New(size, 127);
    if (string) memcpy(PyUnicode_1BYTE_DATA(string), digits, (size_t)size);
    return string;
}

/* The Reading of reading.py; one value, or the two ends of a range. */
static PyObject *reading_of(PyObject *string, const Found *found) {
    PyTypeObject *type = (PyTypeObject *)reading_class;
    PyObject *reading = type->tp_alloc(type, FIELDS);
    if (!reading) return NULL;
    const int is_range = found->high_size > 0;
    PyObject *fields[FIELDS] = {
        PyLong_FromSsize_t(found->start), PyLong_FromSsize_t(found->end),
        is_range ? Py_NewRef(Py_None) : string_of(found->digits, found->size),
        is_range ? string_of(found->digits, found->size) : Py_NewRef(Py_None),
        is_range ? string_of(found->high, found->high_size) : Py_NewRef(Py_None),
        Py_NewRef(found->currency),
        found->rate < found->end ? PyUnicode_Substring(string, found->rate, found->end) : Py_NewRef(Py_None),
        Py_NewRef(Py_False), Py_NewRef(found->said ? found->said : Py_None), span_of(found->begin, found->end),
        PyLong_FromSsize_t(found->rate),
    };
    int failed = 0;
    for (int field = 0; field < FIELDS; field++) {
        failed = failed || !fields[field];
        PyTuple_SET_ITEM(reading, field, fields[field]);
    }
    if (failed) Py_CLEAR(reading);
    /* It holds strings, numbers and a pair of those: the collector need not look. */
    else PyObject_GC_UnTrack(reading);
    return reading;
}
