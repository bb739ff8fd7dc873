"""The forms that nearly all dates of official papers have, read at once where nothing beside them matters.

`ngày 05 tháng 01 năm 2024`, `ngày 05/01/2024`, `từ ngày … đến ngày …`, `năm 2024`, `tháng 01/2024` (30/2020/NĐ-CP
Annex I, part II.4, and its short forms). Single characters are looked at before any pattern is tried: the hot path.
"""

from __future__ import annotations

import re
from typing import Final

from . import edtf
from .endings import FROM_ENDINGS, JOINING, JOINING_SHORT, JOINING_SIGNS, TURNING, is_timed, over_blanks
from .reading import Reading
from .words import BLANKS, LEXICON

#: Characters that must follow a number for these forms to be tried.
ROOM: Final = 40
#: The answer where there is surely no date.
NOTHING: Final = Reading(0, 0, None)
#: One blank or line break, as a form has it that was not typed with care for its own sake.
B: Final = r"(?: |\n| \n)"

_TO: Final = tuple(form for word in LEXICON["joined"]["to"] for form in (word, word[0].upper() + word[1:]))
_LUNAR: Final = ("AL", "al", "â", "Â")
#: What begins behind a full day, in a bracket behind it, and behind a month or year where more has to be looked at.
MORE: Final = (*_TO, *_LUNAR, "lúc", "vào", "hồi")
BRACKETED: Final = ("â", "Â", "a", "A", "thứ", "Thứ", "chủ", "Chủ", "CN", *(f"T{day}" for day in range(2, 8)))
MORE_YEARS: Final = (*_TO, *_LUNAR)
#: What joins a year to the next.
AND: Final = (",", ";", "&", "+", "và", "hoặc", "hay")
#: What an interval begins its second day with, and what may follow the first of these.
TO, UNTIL = "đến", "hết"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


_DAY: Final = re.compile(r"([0-9]{1,2})(?:([/-])([0-9]{1,2})\2| tháng ([0-9]{1,2}) năm )([0-9]{4})").fullmatch
_WRAPPED_DAY: Final = re.compile(rf"([0-9]{{1,2}}){B}tháng{B}([0-9]{{1,2}}){B}năm{B}([0-9]{{4}})").match
#: What stands before the `năm` of a day that comes every year; the first two also before `tháng`.
EVERY: Final = ("hằng", "hàng", "của")
EVERY_YEAR: Final = re.compile(
    rf"([0-9]{{1,2}})(?:{B}tháng{B}|/)([0-9]{{1,2}})(?={B}(?:(?:{_any(EVERY)}){B})?năm(?!{B}?[0-9]|[^\W_])|[;)])"
).match
_MONTH: Final = re.compile(rf"([0-9]{{1,2}})(?:/|{B}[nN][ăĂ][mM]{B})((?:19|20)[0-9]{{2}})").match
_FULL: Final = r"(?:[0-9]{1,2}([/-])[0-9]{1,2}\2|[0-9]{1,2} tháng [0-9]{1,2} năm )[0-9]{4}"
_UP_TO: Final = re.compile(rf"(?: ?- ?|{B}{TO}(?:{B}{UNTIL})?{B})(?:ngày{B})?({_FULL})").match
_MONTHS_UP_TO: Final = re.compile(rf"(?: ?- ?|{B}{TO}(?:{B}{UNTIL})?{B})tháng{B}").match
# What follows a full day where more has to be looked at: an interval, a clock time, a mark of the lunar calendar.
_MORE: Final = re.compile(
    r"[0-9/]|[ \t*]{0,3}[-~|]|[ \n\t*,]{0,5}(?:[0-9]{1,2} ?(?:[:hg]|giờ)|"
    rf"{_any(MORE)}|\((?:{_any(BRACKETED)}))|T[0-9]"
).match
# What follows a month or year where more has to be looked at.
_MORE_YEARS: Final = re.compile(
    r"[0-9A-Za-z/]|[.,][0-9]|[ \t*]{0,3}[-~]|[ \n\t*]{0,5}"
    rf"(?:(?:{_any(AND)})[ \n\t*]{{0,3}}(?:19|20)[0-9]{{2}}|{_any(MORE_YEARS)})"
).match
#: `từ năm 2000 trở về trước` is not the years from then on.
BACK: Final = (" trở về", " trở lại", "\ntrở về", " trở\nvề", " về trước")
# Signs behind a date after which nothing belongs to it, and those after which the next letter decides.
QUIET: Final = frozenset('.;):”"?!]}')
SOFT: Final = frozenset(" ,\n")
SIGNS: Final = frozenset(" \n\t*-~|(,0123456789&+")
_WORDS: Final = (
    *LEXICON["joined"]["to"],
    *LEXICON["joined"]["and"],
    *LEXICON["clock"]["at"],
    *LEXICON["lunar"]["behind"],
)
INITIALS: Final = frozenset(form for word in _WORDS for form in (word[0], word[0].upper())) | {"T"}
OPENINGS: Final = frozenset(form for word in _WORDS if len(word) > 2 for form in (word[:3], word[:3].capitalize())) | {
    sign + blank for sign in ("AL", "ÂL", "al", "âl", "và", "âm", "Âm") for blank in " \n.,;)"
}
# Last letters of the words before a day or a year that may belong to it.
LEADING: Final = frozenset(ending[-1] for ending in JOINING) | JOINING_SIGNS
TURNING_LETTERS: Final = frozenset(ending[-1] for ending in TURNING)
_BLANK: Final = frozenset(BLANKS)
_YEARS: Final = frozenset(str(year) for year in range(1900, 2100))
#: A day has so many figures.
_LONE_DAY: Final = 2
# What may stand behind the number of a day whose month is still to come.
DAY_GOES_ON: Final = SIGNS | frozenset("./;~tTvVhHđĐcCkKâÂaA&+")
#: Words between `đầu`, `cuối` and the beginning of their sentence with which they are no part of a year alone.
COUNTED_HALF: Final = ("háng", *LEXICON["halves"]["half"])
_COUNTED_HALF: Final = re.compile(_any(COUNTED_HALF)).search
ENDS_OF_YEAR: Final = frozenset(
    form[-3:] for side in ("first", "last") for word in LEXICON["halves"][side] for form in (word, word.capitalize())
)
#: Letters before and behind the figures of a year that decide of nearly every one; those seen to be plain years.
REACH_BACK, REACH_AHEAD = 8, 9
PLAIN_YEARS: Final[set[str]] = set()
_MOST_CACHED: Final = 20_000
_days: dict[str, str] = {}
_known: Final = _days.get
_new: Final = tuple.__new__


def read_plain_day(text: str, start: int, end: int, at: int, low: int) -> Reading | None:
    """Read the day at `start` behind a `ngày` at `at`; None where a closer look is needed."""
    if at < low or text[at] not in "nN":
        return None
    value, stop = day_at(text, start, end)
    if not value:
        value, stop = _rarer_day(text, start)
        if not value:
            next_sign = text[end + 1] if text[end] == " " else text[end]
            # A longer number is no lone day: `05.01.2024` has its month and year in it.
            return None if next_sign in DAY_GOES_ON or end - start > _LONE_DAY else NOTHING
    if not is_quiet(text, stop) and _MORE(text, stop):
        value, stop = _up_to(text, stop, value)
        if not value:
            return None
    if at and text[at - 1] in _BLANK:
        word = _word_end(text, at)
        if text[max(0, word - 1) : word] not in LEADING:
            return _new(Reading, (at, stop, value, None, None))
        before = text[max(0, word - 3) : word]
        if before in FROM_ENDINGS:
            return _opened(text, at, stop, value, low)
        if (before in JOINING or before[-1:] in JOINING_SIGNS) and is_timed(text, at):
            return None
    elif text[max(0, at - 2) : at] in JOINING_SHORT:
        return None
    return _new(Reading, (at, stop, value, None, None))


def read_plain_year(text: str, start: int, at: int, low: int) -> Reading | None:
    """Read the year at `start` behind a `năm` at `at`; None where a closer look is needed."""
    value = text[start : start + 4]
    # `05/tháng 01/năm 2024`
    if value not in _YEARS or at < low or text[at] not in "nN" or text[at - 1] == "/":
        return None
    stop = start + 4
    is_alone = is_quiet(text, stop)
    if not is_alone and _MORE_YEARS(text, stop):
        return None
    word = _word_end(text, at)
    before = text[max(0, word - 3) : word] if text[word - 1] in TURNING_LETTERS else ""
    if before in FROM_ENDINGS:
        return _opened(text, at, stop, value, low)
    if before in TURNING:
        if before not in ENDS_OF_YEAR or _COUNTED_HALF(text, max(0, at - 14), at):
            return None
    elif is_alone and at == start - 4:
        if len(PLAIN_YEARS) >= _MOST_CACHED:
            PLAIN_YEARS.clear()
        PLAIN_YEARS.add(text[start - REACH_BACK : start + REACH_AHEAD])
    return _new(Reading, (at, stop, value, None, None))


def read_plain_month(text: str, start: int, at: int, low: int) -> Reading | None:
    """Read the month with its year at `start` behind a `tháng` at `at`; None where a closer look is needed."""
    match = _MONTH(text, start)
    if match is None or at < low or text[at] not in "tT" or not 1 <= int(match[1]) <= 12:
        return None
    value, stop = f"{match[2]}-{match[1]:0>2}", match.end()
    if _MORE_YEARS(text, stop):
        second = _MONTHS_UP_TO(text, stop)
        until = _MONTH(text, second.end()) if second else None
        if until is None or not 1 <= int(until[1]) <= 12 or _MORE_YEARS(text, until.end()):
            return None
        last = f"{until[2]}-{until[1]:0>2}"
        if last <= value:
            return None
        value, stop = f"{value}/{last}", until.end()
    word = _word_end(text, at)
    if text[max(0, word - 3) : word] in FROM_ENDINGS:
        return _opened(text, at, stop, value, low)
    if at and text[at - 1].isalpha():
        return None
    return _new(Reading, (at, stop, value, None, None))


def day_at(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Give the value of a full day in the forms that most papers have, and its end; empty or None for all else."""
    sign = text[end]
    if sign in ("/", "-"):
        stop = end + 7 if text[end + 2] == sign else end + 8
    else:
        stop = end + 17 if text[end + 8] == " " else end + 18
    written = text[start:stop]
    value = _known(written)
    return (value, stop) if value is not None else (_day(written), stop)


def plain_end(text: str, stop: int, value: str) -> tuple[str, int]:
    """Give a day, or the interval that it plainly begins, and its end; an empty value where more is to be read."""
    return (value, stop) if is_quiet(text, stop) or not _MORE(text, stop) else _up_to(text, stop, value)


def is_quiet(text: str, stop: int) -> bool:
    """Say whether the signs and letters behind a date are plainly of something else; most are."""
    sign = text[stop]
    if sign in QUIET:
        return True
    if sign not in SOFT:
        return False
    stop += 1
    letter = text[stop]
    if letter == " " or letter == "\n":
        stop += 1
        letter = text[stop]
    if letter in SIGNS:
        return False
    return letter not in INITIALS or (text[stop : stop + 3] not in OPENINGS and letter != "T")


def valued(year: int, month: int, day: int) -> str:
    """Write a day that the calendar has; an empty string for all others."""
    is_possible = edtf.FIRST_YEAR <= year <= edtf.LAST_YEAR and edtf.is_day(year, month, day)
    return f"{year:04}-{month:02}-{day:02}" if is_possible else ""


def _up_to(text: str, stop: int, value: str) -> tuple[str, int]:
    """Read the second day of an interval: `đến ngày 05/01/2024`, `- 05/01/2024`."""
    second = _UP_TO(text, stop)
    if second is None or second.end() > len(text) - 5:
        return "", stop
    stop = second.end()
    until = _known(second[1]) or _day(second[1])
    if not until or until <= value or (not is_quiet(text, stop) and _MORE(text, stop)):
        return "", stop
    return f"{value}/{until}", stop


def _opened(text: str, at: int, stop: int, value: str, low: int) -> Reading | None:
    """Make the reading of a date with `từ` before its keyword: an interval, without an end if it has none yet."""
    if at - 3 < low or text.startswith(BACK, stop) or text[at - 3] not in "tT" or text[at - 2] in _BLANK:
        return None
    return _new(Reading, (at - 3, stop, value if "/" in value else value + "/..", None, None))


def _word_end(text: str, at: int) -> int:
    """Say where the word before a keyword ends, over the blank or two, one a line's end, that part them."""
    return over_blanks(text, at - 1) if at > 1 and text[at - 2] in _BLANK else max(0, at - 1)


def _rarer_day(text: str, start: int) -> tuple[str, int]:
    """Read a day over a line's end, or one that comes every year."""
    if match := _WRAPPED_DAY(text, start):
        return valued(int(match[3]), int(match[2]), int(match[1])), match.end()
    if match := EVERY_YEAR(text, start):
        day, month = int(match[1]), int(match[2])
        return (f"{edtf.UNKNOWN_YEAR}-{month:02}-{day:02}" if edtf.is_day(None, month, day) else ""), match.end()
    return "", start


def _day(written: str) -> str | None:
    """Work out a day that was not seen before; empty for a day that there is not, None for what is no full day."""
    match = _DAY(written)
    if match is None:
        return None
    if len(_days) >= _MOST_CACHED:
        _days.clear()
    _days[written] = value = valued(int(match[5]), int(match[3] or match[4]), int(match[1]))
    return value
