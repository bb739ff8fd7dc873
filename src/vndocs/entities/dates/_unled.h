/* Numbers that no word of dates leads in, as unled.py reads them, for _plain.c. */
#include "_forms.h"

/* What joins the ends of an interval, ` - ` or `đến hết`: where it ends, 0 for none. */
static Py_ssize_t joint(const Text *text, Py_ssize_t place) {
    const Py_ssize_t bare = place + (letter(text, place) == ' ');
    if (letter(text, bare) == '-') return bare + 1 + (letter(text, bare + 1) == ' ');
    Py_ssize_t gap = blank(text, place);
    if (!gap || !stands_at(text, place + gap, words.to)) return 0;
    place += gap + PyUnicode_GET_LENGTH(words.to);
    if ((gap = blank(text, place)) && stands_at(text, place + gap, words.until)) {
        place += gap + PyUnicode_GET_LENGTH(words.until);
        gap = blank(text, place);
    }
    return gap ? place + gap : 0;
}

/* plain.py: a day, or the interval that it plainly begins; 0 where more has to be looked at. */
static int plain_end(const Text *text, Found *found) {
    if (is_quiet(text, found->end) || !goes_on(text, found->end)) return 1;
    Py_ssize_t place = joint(text, found->end), gap;
    if (!place || !found->first.year) return 0;
    if (stands_at(text, place, words.day)) {
        place += PyUnicode_GET_LENGTH(words.day);
        if (!(gap = blank(text, place))) return 0;
        place += gap;
    }
    const Py_ssize_t end = full_day(text, place, &found->last);
    if (!end || end > text->size - 5 || !is_possible(&found->last) || compared(&found->last, &found->first) <= 0) return 0;
    if (!is_quiet(text, end) && goes_on(text, end)) return 0;
    found->end = end;
    found->sort = DAYS;
    return 1;
}

/* A day that no keyword leads in. */
static int alone(const Text *text, Found *found) {
    const Py_ssize_t at = found->start;
    const Py_UCS4 before = letter(text, at - 1);
    if ((!is_of(before, OPENING) && !Py_UNICODE_ISLOWER(before)) || is_known(&sets.numbered, text, at - 3, at - 1)) return UNKNOWN;
    if ((is_of(letter(text, at - 2), JOINING_SIGN) || is_known(&sets.joining, text, at - 4, at - 1)) && is_timed(text, at))
        return UNKNOWN;
    return FOUND;
}

static Py_ssize_t over_blanks(const Text *text, Py_ssize_t place) {
    while (is_of(letter(text, place), BLANK)) place++;
    return place;
}

/* The GAP of words.py: what may lie between two parts, one line break at most. */
static Py_ssize_t over_gap(const Text *text, Py_ssize_t place) {
    place = over(text, place, " \t*", 9);
    return letter(text, place) == '\n' ? over(text, place + 1, " \t*", 9) : place;
}

/* _SHORT: `16/16 chỉ tiêu`, `1/2 số`; NOTHING where it is surely no day. */
static int fraction(const Text *text, Py_ssize_t start, Py_ssize_t end, Found *found) {
    const Py_ssize_t size = digits(text, end + 1, 3), behind = end + 1 + size;
    if (digits(text, start, 3) != end - start) return UNKNOWN;
    if (!size) return is_digit(letter(text, over_blanks(text, end + 1))) ? UNKNOWN : NOTHING;
    if (size > 2) return digits(text, end + 1, 5) == 4 ? UNKNOWN : NOTHING;
    if (letter(text, behind) == '/') return digits(text, over_gap(text, behind + 1), 4) == 4 ? UNKNOWN : NOTHING;
    const int day = number(text, start, end - start), month = number(text, end + 1, size);
    if (!is_day(0, month, day)) return NOTHING;
    if (is_of(letter(text, behind), BLANK) && is_of(letter(text, start - 1), BLANK) && (found->end = yearly_day(text, start, &found->first)))
        return is_known(&sets.joining, text, start - 4, start - 1) ? UNKNOWN : FOUND;
    if (day > month || letter(text, start) == '0' || letter(text, end + 1) == '0' || (remembered[month] >> day & 1)) return UNKNOWN;
    Py_ssize_t next = behind;
    while (next < behind + 3 && Py_UNICODE_ISSPACE(letter(text, next))) next++;
    if (next < behind + 3 && is_of(letter(text, next), JOINED)) {
        /* Another word begins like one that joins: nothing, where the word before it is wholly known. */
        int is_led = letter(text, start - 1) == ' ' && is_letter(letter(text, next)) && !is_known(&sets.joined_next, text, next, next + 2);
        for (Py_ssize_t k = start - 4; k < start - 1; k++) is_led = is_led && Py_UNICODE_ISLOWER(letter(text, k));
        if (!is_led) return UNKNOWN;
    }
    if (letter(text, start - 1) == '(' || is_known(&sets.told, text, start - 4, start - 1) || is_known(&sets.told, text, start - 5, start - 2))
        return UNKNOWN;
    return NOTHING;
}

/* `24 tháng kể từ`, `11 thành viên`: the SHAPE of bare.py wants a month word, and a month or a year behind it. */
static int months(const Text *text, Py_ssize_t place) {
    if (!stands_at(text, place, words.month)) {
        /* A letter of it that scanning tore off may stand behind a blank. */
        const Py_UCS4 third = letter(text, place + 2) | 32, fourth = letter(text, place + 3) | 32, fifth = letter(text, place + 4) | 32;
        if ((letter(text, place + 1) | 32) != 'h' || !is_letter(third) || third == 'g' || !is_letter(fourth)) return UNKNOWN;
        return fourth != 'n' || (is_letter(fifth) && fifth != 'g') ? NOTHING : UNKNOWN;
    }
    place = over_blanks(text, place + PyUnicode_GET_LENGTH(words.month));
    if (letter(text, place) == '/' || is_digit(letter(text, place)) || is_known(&sets.month_next, text, place, place + 3)) return UNKNOWN;
    /* `đầu`, `cuối` and `của` want a year behind them. */
    for (int word = 0; word < 3; word++) {
        Py_ssize_t end = place;
        while (end < place + 5 && is_letter(letter(text, end))) end++;
        if (!is_known(&sets.month_parts, text, place, end)) return word || !is_known(&sets.month_next, text, place, place + 2) ? NOTHING : UNKNOWN;
        place = over_blanks(text, end);
        if (is_digit(letter(text, place)) || letter(text, place) == 'n' || letter(text, place) == 'N') return UNKNOWN;
    }
    return UNKNOWN;
}

/* `20 - 25 mm`, `2 - Phụ lục`: what stands behind the dash is no day. */
static int spaced(const Text *text, Py_ssize_t start, Py_ssize_t end) {
    const Py_ssize_t size = end - start, next = over_blanks(text, end + 2);
    if (size < 4 && !is_digit(letter(text, next))) return NOTHING;
    if (size > 3 || digits(text, start, 4) != size) return UNKNOWN;
    if (size == 3 || next > end + 3 || (next == end + 3 && letter(text, end + 2) != ' ')) return NOTHING;
    const Py_ssize_t second = digits(text, next, 3);
    const Py_UCS4 sign = letter(text, next + second), behind = letter(text, next + second + 1);
    if (second > 2) return NOTHING;
    const Py_ssize_t month = next + second + blank(text, next + second);
    if (sign == '/' || sign == '.' || sign == '-' || stands_at(text, month, words.month)) return UNKNOWN;
    return sign == ' ' && (behind == '/' || behind == '.' || behind == '-') ? UNKNOWN : NOTHING;
}

/* bare.py, _years: `2020-2025`, `2021 - 2030` that no word makes something else. */
static int years(const Text *text, Py_ssize_t start, Found *found) {
    const Py_UCS4 before = letter(text, start - 1);
    Py_ssize_t place = over(text, start + 4, " \t*", 3);
    if ((!is_of(before, BLANK) && before != '(' && before != '|') || (letter(text, place) != '-' && letter(text, place) != '~')) return UNKNOWN;
    place = over_gap(text, place + 1);
    if (digits(text, start, 5) != 4 || digits(text, place, 5) != 4) return UNKNOWN;
    const Py_ssize_t end = place + 4;
    const Py_UCS4 next = letter(text, end);
    if (is_alnum(next) || next == '_' || next == '/' || next == '-' || ((next == '.' || next == ',') && is_digit(letter(text, end + 1)))) return UNKNOWN;
    *found = (Found){.start = start, .end = end, .sort = YEARS, .first = {number(text, start, 4), 0, 0}, .last = {number(text, place, 4), 0, 0}};
    if (found->first.year < 1800 || found->first.year >= found->last.year || found->last.year > 2199) return UNKNOWN;
    for (place = end; place < end + 12 && (is_of(letter(text, place), BLANK) || letter(text, place) == '('); place++) {}
    if (place < end + 12 && is_of(letter(text, place), LUNAR)) return UNKNOWN;
    /* The last word before, brackets and commas apart. */
    const Py_ssize_t low = Py_MAX(0, start - 24);
    Py_ssize_t last = start, breaks = 0;
    for (; last > low && is_of(letter(text, last - 1), WORD_END); last--) breaks += letter(text, last - 1) == '\n';
    if (breaks > 1 || last == low) return FOUND;
    if (!is_alnum(letter(text, last - 1))) return letter(text, last - 1) == '.' || letter(text, last - 1) == ';' ? UNKNOWN : FOUND;
    for (place = last; place > low && is_alnum(letter(text, place - 1)); place--) {}
    return place == low || lexicon_get_small(&sets.never, text, place, last) || !is_of(letter(text, place - 1), WORD_END) ? UNKNOWN : FOUND;
}

/* `15-20 giây`, `03-3A`, `7440-36-0`: bare.py reads a day and a month that the calendar has, or two years. */
static int dashed(const Text *text, Py_ssize_t start, Py_ssize_t end, Found *found) {
    const Py_UCS4 before = letter(text, start - 1);
    const Py_ssize_t size = end - start, second = digits(text, end + 1, 5), behind = end + 1 + second;
    if (size < 4 && !second && !is_digit(letter(text, over_blanks(text, end + 1)))) return NOTHING;
    if (digits(text, start, 4) != size) return UNKNOWN;
    if (size == 3) return NOTHING;
    if (before == 'T' || before == 'Q' || (before == '.' && (letter(text, start - 2) == 'T' || letter(text, start - 2) == 'Q'))) return UNKNOWN;
    const Py_UCS4 sign = letter(text, behind), next = letter(text, over_blanks(text, behind));
    if (size == 4) {
        if (second == 2 && sign == '-' && digits(text, behind + 1, 2) == 2) return UNKNOWN;
        return digits(text, over_blanks(text, end + 1), 5) == 4 ? years(text, start, found) : NOTHING;
    }
    if (!second) return UNKNOWN;
    if (second > 2) return second == 4 && sign != '/' && sign != '_' && !is_alnum(sign) ? UNKNOWN : NOTHING;
    if (sign == '/' && !is_digit(letter(text, over_blanks(text, behind + 1)))) return NOTHING;
    if (sign == ',' || next == '/' || next == '.' || next == '-' || next == 'n' || next == 'N') return UNKNOWN;
    if (sign == '_' || is_alnum(sign)) return NOTHING;
    return is_day(0, number(text, end + 1, second), number(text, start, size)) ? UNKNOWN : NOTHING;
}

/* unled.py, _DAYS: `11-15/5/2024`, from the second day on. */
static int is_days(const Text *text, Py_ssize_t place) {
    const Py_ssize_t day = digits(text, place, 3), month = digits(text, place + day + 1, 3);
    const Py_UCS4 sign = letter(text, place + day);
    return day && day < 3 && month && month < 3 && (sign == '/' || sign == '.') && letter(text, place + day + 1 + month) == sign
        && digits(text, place + day + month + 2, 5) == 4;
}

static int is_two(const Text *text, Py_ssize_t place) { return digits(text, place, 2) == 2; }

/* _STAMP: `20.04.2022 10:31:52 +07:00`, with nothing behind it in its line or cell. */
static int stamp(const Text *text, Py_ssize_t start, Found *found) {
    Py_ssize_t place = start + 10;
    const Py_UCS4 between = letter(text, place);
    char *clock = found->clock;
    if (digits(text, start, 5) == 4) found->first = (Day){number(text, start, 4), number(text, start + 5, 2), number(text, start + 8, 2)};
    else found->first = (Day){number(text, start + 6, 4), number(text, start + 3, 2), number(text, start, 2)};
    if ((between != ' ' && between != 'T') || !is_two(text, place + 1) || letter(text, place + 3) != ':' || !is_two(text, place + 4)) return UNKNOWN;
    *clock++ = 'T';
    for (place++; place < start + 16; place++) *clock++ = (char)letter(text, place);
    if (letter(text, place) == ':' && is_two(text, place + 1) && letter(text, place + 1) < '6') {
        for (const Py_ssize_t end = place + 3; place < end; place++) *clock++ = (char)letter(text, place);
    }
    const Py_ssize_t zone = place + (letter(text, place) == ' ');
    if (stands_at(text, zone, words.zone)) {
        for (place = zone; place < zone + 6; place++) *clock++ = (char)letter(text, place);
    }
    *clock = 0;
    Py_ssize_t behind = place;
    int is_ended = is_of(letter(text, behind), CELL_END);
    for (; !is_ended && behind < text->size && Py_UNICODE_ISSPACE(letter(text, behind)); behind++) is_ended = letter(text, behind) == '\n';
    if (!is_ended && behind < text->size && !is_of(letter(text, behind), CELL_END)) return UNKNOWN;
    if (!is_possible(&found->first) || number(text, start + 11, 2) > 23 || letter(text, start + 14) > '5' || !is_of(letter(text, start - 1), OPENING))
        return UNKNOWN;
    found->end = place;
    found->sort = STAMP;
    return FOUND;
}

static int unled(const Text *text, Py_ssize_t start, Py_ssize_t end, int lead, Found *found) {
    const Py_UCS4 sign = letter(text, end), before = letter(text, start - 1);
    /* A line may end with a blank. */
    const Py_ssize_t size = end - start, behind = end + 1 + (is_of(sign, BLANK) && sign != '\n' && letter(text, end + 1) == '\n');
    const Py_UCS4 next = letter(text, behind);
    if ((before == '/' || before == '-') && is_alnum(letter(text, start - 2))) return NOTHING;
    if (sign == '/' || sign == '-') {
        if ((size > 2 && (sign == '/' || size > 4)) || !is_of(next, NUMBER_GOES_ON)) return NOTHING;
    } else if (is_of(sign, BLANK)) {
        if (size < 6 && next != '/' && next != '-' && next != '.' && !is_known(&sets.month_letters, text, behind, behind + 3))
            return is_known(&sets.to_next, text, behind, behind + 2)
                && (size == 4 || is_known(&sets.from, text, start - 4, start - 1)) ? UNKNOWN : NOTHING;
    } else if (size < 8 && sign != 't' && sign != 'T') return NOTHING;
    *found = (Found){.start = start, .sort = ONE_DAY};
    if ((found->end = full_day(text, start, &found->first)) && is_possible(&found->first))
        return plain_end(text, found) ? alone(text, found) : UNKNOWN;
    const Py_ssize_t first = digits(text, start, 5), second = digits(text, start + first + 1, 3);
    const Py_UCS4 point = letter(text, start + first), other = letter(text, start + first + 1 + second);
    if (first == 4 && size == 4 && sign == '-' && second == 2 && other == '-' && is_two(text, start + 8)) return stamp(text, start, found);
    if (size > 5 || (size > 2 && sign != '-' && !is_of(sign, BLANK))) {
        /* Of a long token only `20.04.2022` may still be a day. */
        if (first == 2 && second == 2 && point == '.' && other == '.' && digits(text, start + 6, 4) == 4) return stamp(text, start, found);
        return (first < 3 && second && second < 3 && point == '.' && other == '.') || (first == 4 && size == 4) ? UNKNOWN : NOTHING;
    }
    if (sign == '/') return fraction(text, start, end, found);
    if (sign == '-') {
        if (size < 3 && before != '(' && before != 'T' && before != 'Q' && before != '.' && !is_letter(letter(text, start - 2))
            && !is_known(&sets.joining, text, start - 4, start - 1) && !is_days(text, end + 1))
            return NOTHING;
        return lead ? UNKNOWN : dashed(text, start, end, found);
    }
    if (!is_of(sign, BLANK)) return UNKNOWN;
    if (next != '/' && next != '-' && next != '.') return size > 2 ? NOTHING : months(text, behind);
    if (size < 3 && !is_digit(letter(text, end - 1))) return NOTHING;
    /* The number of a page above a list's dash. */
    if (size < 4 && next == '-' && !is_digit(letter(text, over_gap(text, end + 2)))) return NOTHING;
    if (size == 4 && next == '-' && before != 'T' && before != 'Q' && before != '.' && !lead) return years(text, start, found);
    return sign == ' ' && next == '-' && behind == end + 1 ? spaced(text, start, end) : UNKNOWN;
}

/* led.py, read_worded: `Quý IV/2024`, `quý I năm 2024` that nothing beside it makes more of. */
static int quarter(const Text *text, Py_ssize_t start, Found *found) {
    Py_ssize_t place = start + 4, gap, ones = 0;
    if (is_letter(letter(text, start - 1))) return NOTHING;
    if (start < 4 || !is_known(&sets.quarter, text, start, start + 3) || letter(text, start + 3) != ' ') return UNKNOWN;
    while (ones < 3 && letter(text, place) == 'I') ones++, place++;
    if (ones == 1 && letter(text, place) == 'V') ones = 4, place++;
    if (!ones || is_alnum(letter(text, place))) return UNKNOWN;
    if (letter(text, place) == '/') place++;
    else {
        if (!(gap = blank(text, place)) || !stands_at(text, place + gap, words.year)) return UNKNOWN;
        place += gap + PyUnicode_GET_LENGTH(words.year);
        if (!(gap = blank(text, place))) return UNKNOWN;
        place += gap;
    }
    if (!is_late_year(text, place) || year_goes_on(text, place + 4)) return UNKNOWN;
    *found = (Found){start, place + 4, .sort = ONE_MONTH, .first = {number(text, place, 4), 32 + (int)ones, 0}};
    /* An interval, a mark of the lunar calendar, or `từ` before it. */
    place = over(text, found->end, " \n\t*(", 12);
    if (is_of(letter(text, place), LUNAR) || letter(text, place) == ',') return UNKNOWN;
    for (place = start; place > start - 8 && is_of(letter(text, place - 1), BLANK); place--) {}
    return lexicon_get_small(&sets.from, text, place - 2, place) ? UNKNOWN : FOUND;
}
