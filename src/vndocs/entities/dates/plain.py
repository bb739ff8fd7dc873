"""The forms that nearly all dates of official papers have, read at once where nothing beside them matters.

`ngày 05 tháng 01 năm 2024`, `ngày 05/01/2024`, `05-01-2024`, `năm 2024`, `tháng 01/2024` (30/2020/NĐ-CP Annex I, part
II.4, and its short forms). Single characters are looked at before any pattern is tried: this is the hot path.
"""

from __future__ import annotations

import re
from typing import Final

from . import edtf
from .bare import SHAPE
from .endings import DAY, FROM, FROM_ENDINGS, JOINING, JOINING_SHORT, JOINING_SIGNS, MONTH, OPENING, TURNING, is_timed
from .reading import Reading
from .words import BLANKS, LEXICON, either

#: Characters that must follow a number for these forms to be tried.
ROOM: Final = 40

_TO: Final = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in LEXICON["joined"]["to"])
_B: Final = r"(?: |\n| \n)"
_DAY: Final = re.compile(r"([0-9]{1,2})(?:([/-])([0-9]{1,2})\2| tháng ([0-9]{1,2}) năm )([0-9]{4})").fullmatch
_WRAPPED_DAY: Final = re.compile(rf"([0-9]{{1,2}}){_B}tháng{_B}([0-9]{{1,2}}){_B}năm{_B}([0-9]{{4}})").match
_MONTH: Final = re.compile(rf"([0-9]{{1,2}})(?:/|{_B}[nN][ăĂ][mM]{_B})((?:19|20)[0-9]{{2}})").match
_FULL: Final = r"(?:[0-9]{1,2}([/-])[0-9]{1,2}\2|[0-9]{1,2} tháng [0-9]{1,2} năm )[0-9]{4}"
_UP_TO: Final = re.compile(rf"(?: ?- ?|{_B}đến(?:{_B}hết)?{_B})(?:ngày{_B})?({_FULL})").match
_SHORT: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])").match
_SPACED: Final = re.compile(rf"[0-9]{{1,2}} - ?[0-9]{{1,2}}(?: ?[/.]|{_B}tháng| ?- ?[0-9]{{4}})|[0-9]{{4}} ?-").match
_MONTHS_UP_TO: Final = re.compile(rf"(?: ?- ?|{_B}đến(?:{_B}hết)?{_B})tháng{_B}").match
_EVERY_YEAR: Final = re.compile(
    rf"([0-9]{{1,2}})(?:{_B}tháng{_B}|/)([0-9]{{1,2}})(?={_B}(?:hằng|hàng){_B}năm|\)|\.\s)"
).match
# A stamp as machines write it: `20.04.2022 10:31:52 +07:00`, `2026-05-27T07:55:25+07:00`.
_STAMP: Final = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{2})[./]([0-9]{2})[./]([0-9]{4}))"
    r"[ T]([0-9]{2}):([0-5][0-9])(?::([0-5][0-9]))?"
    r"(?: ?(\+07:00))?(?=[)|*]?\s*(?:[\n|*)]|\Z))"
).match
# What follows a full day where more has to be looked at: an interval, a clock time, a mark of the lunar calendar.
_MORE: Final = re.compile(
    r"[0-9/]|[ \t*]{0,3}[-~|]|[ \n\t*,]{0,5}(?:[0-9]{1,2} ?(?:[:hg]|giờ)|"
    rf"{_TO}|lúc|vào|hồi|AL|al|[âÂ]|\((?:[âÂaA]|[tT]hứ|[cC]hủ|CN|T[2-7]))|T[0-9]"
).match
# What follows a month or year where more has to be looked at.
_MORE_YEARS: Final = re.compile(
    r"[0-9A-Za-z/]|[.,][0-9]|[ \t*]{0,3}[-~]|[ \n\t*]{0,5}"
    rf"(?:(?:[,;&+]|và|hoặc|hay)[ \n\t*]{{0,3}}(?:19|20)[0-9]{{2}}|{_TO}|AL|al|[âÂ])"
).match
#: `từ năm 2000 trở về trước` is not the years from then on.
_BACK: Final = (" trở", "\ntrở", " về trước")
# Signs behind a date after which nothing belongs to it, and those after which the next letter decides.
_QUIET: Final = frozenset('.;):”"?!]}')
_SOFT: Final = frozenset(" ,\n")
_SIGNS: Final = frozenset(" \n\t*-~|(,0123456789&+")
_WORDS: Final = (
    *LEXICON["joined"]["to"],
    *LEXICON["joined"]["and"],
    *LEXICON["clock"]["at"],
    *LEXICON["lunar"]["behind"],
)
_INITIALS: Final = frozenset(form for word in _WORDS for form in (word[0], word[0].upper())) | {"T"}
_OPENINGS: Final = frozenset(form for word in _WORDS if len(word) > 2 for form in (word[:3], word[:3].capitalize())) | {
    sign + blank for sign in ("AL", "ÂL", "al", "âl", "và", "âm", "Âm") for blank in " \n.,;)"
}
# Last letters of the words before a day or a year that may belong to it.
_LEADING: Final = frozenset(ending[-1] for ending in JOINING) | JOINING_SIGNS
_TURNING: Final = frozenset(ending[-1] for ending in TURNING)
_BLANK: Final = frozenset(BLANKS)
_GOES_ON: Final = frozenset("0123456789 \n*")
_LINKS: Final = frozenset("/-")
_YEARS: Final = frozenset(str(year) for year in range(1900, 2100))
# What `tháng` begins with behind a number, also as scanning spoils it.
_MONTH_LETTERS: Final = frozenset(
    {word[:3] for word in (*LEXICON["month"], *LEXICON["misread_month"])} | {"t h", "th ", "Thá", "THÁ"}
)
_MOST_CACHED: Final = 20_000
_days: dict[str, str] = {}
_known: Final = _days.get
_new: Final = tuple.__new__
#: The answer where there is surely no date.
NOTHING: Final = Reading(0, 0, None)


def read_plain(text: str, start: int, end: int, word: int, lead: int | None, low: int) -> Reading | None:
    """Read the number at `start` behind a word that ends at `word`; None where a closer look is needed."""
    if lead == MONTH:
        return _month(text, start, word - 5, low)
    if lead is not None and lead != DAY:
        if lead != FROM:
            return None
        lead = None
    sign = text[end]
    if lead is None and start > 1 and text[start - 1] in _LINKS and text[start - 2].isalnum():
        # Inside a longer number or sign.
        return NOTHING
    if sign == "/" or sign == "-":
        if (end - start > 2 and (sign == "/" or end - start > 4)) or text[end + 1] not in _GOES_ON:
            return NOTHING
        stop = end + 7 if text[end + 2] == sign else end + 8
    elif sign == " ":
        if (
            lead is None
            and end - start < 6
            and text[end + 1] not in "/-."
            and text[end + 1 : end + 4] not in _MONTH_LETTERS
        ):
            return NOTHING
        stop = end + 17 if text[end + 8] == " " else end + 18
    elif (
        lead is None
        and end - start < 8
        and sign not in "tT"
        and (sign not in _BLANK or text[end + 1 : end + 4] not in _MONTH_LETTERS)
    ):
        return NOTHING
    else:
        stop = end
    value = _known(text[start:stop])
    if value is None:
        value = _day(text[start:stop])
        if value is None and lead:
            value, stop = _rarer_day(text, start, stop)
    if value:
        if not _is_quiet(text, stop) and _MORE(text, stop):
            second = _UP_TO(text, stop)
            if (
                second is None
                or second.end() > len(text) - 5
                or (not _is_quiet(text, second.end()) and _MORE(text, second.end()))
            ):
                return _stamp(text, start) if lead is None else None
            until = _known(second[1]) or _day(second[1])
            if not until or until <= value:
                return None
            value, stop = f"{value}/{until}", second.end()
        return _led(text, word - 4, stop, value, low) if lead else _alone(text, start, stop, value)
    if lead is None:
        if end - start > 3 and (stamp := _stamp(text, start)):
            return stamp
        if (
            sign == "/"
            and end - start < 3
            and (short := _SHORT(text, start))
            and not edtf.is_day(None, int(short[2]), int(short[1]))
        ):
            return NOTHING
        if not SHAPE(text, start) or (
            sign == "-" and value is None and end - start < 3 and not _may_be_day(text, start)
        ):
            return NOTHING
        if sign == " " and text[end + 1] == "-" and end - start < 5 and not _SPACED(text, start):
            return NOTHING
    return None


def read_year(text: str, start: int, at: int, low: int) -> Reading | None:
    """Read the year at `start` behind a `năm` at `at`; None where a closer look is needed."""
    value = text[start : start + 4]
    if value not in _YEARS or at < low:
        return None
    if not _is_quiet(text, start + 4) and _MORE_YEARS(text, start + 4):
        return None
    if text[at - 2] in _TURNING:
        before = text[max(0, at - 4) : max(0, at - 1)]
        if before in FROM_ENDINGS:
            if at - 3 < low or text.startswith(_BACK, start + 4) or text[at - 3] not in "tT":
                return None
            return _new(Reading, (at - 3, start + 4, value + "/..", None, None))
        if before in TURNING and (before not in _ENDS_OF_YEAR or _COUNTED_HALF(text, max(0, at - 14), at)):
            return None
    return _new(Reading, (at, start + 4, value, None, None))


_COUNTED_HALF: Final = re.compile(rf"háng|{either(LEXICON['halves']['half'])}").search
_ENDS_OF_YEAR: Final = frozenset(
    form[-3:] for side in ("first", "last") for word in LEXICON["halves"][side] for form in (word, word.capitalize())
)


def _rarer_day(text: str, start: int, stop: int) -> tuple[str | None, int]:
    """Read a day over a line's end, or one that comes every year."""
    if match := _WRAPPED_DAY(text, start):
        return _valued(int(match[3]), int(match[2]), int(match[1])), match.end()
    if match := _EVERY_YEAR(text, start):
        day, month = int(match[1]), int(match[2])
        return (f"XXXX-{month:02}-{day:02}" if edtf.is_day(None, month, day) else ""), match.end()
    return None, stop


def _stamp(text: str, start: int) -> Reading | None:
    match = _STAMP(text, start)
    if match is None or not (start == 0 or text[start - 1] in OPENING):
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    value = _valued(int(year), int(month), int(day))
    if not value or int(match[7]) > 23:
        return None
    stop = match.end(10) if match[10] else match.end(9) if match[9] else match.end(8)
    time = f"{value}T{match[7]}:{match[8]}{':' + match[9] if match[9] else ''}{match[10] or ''}"
    return _new(Reading, (start, stop, time, None, None))


def _may_be_day(text: str, start: int) -> bool:
    """Say whether `11-5` may be a day here: a part of day, a weekday or a preposition stands before it."""
    return (
        text[max(0, start - 4) : start - 1] in JOINING
        or text[max(0, start - 2) : start - 1].isalpha()
        or text[start - 1 : start] == "("
    )


def _is_quiet(text: str, stop: int) -> bool:
    """Say whether the signs and letters behind a date are plainly of something else; most are."""
    sign = text[stop]
    if sign in _QUIET:
        return True
    if sign not in _SOFT:
        return False
    stop += 1
    letter = text[stop]
    if letter == " " or letter == "\n":
        stop += 1
        letter = text[stop]
    if letter in _SIGNS:
        return False
    return letter not in _INITIALS or (text[stop : stop + 3] not in _OPENINGS and letter != "T")


def _led(text: str, at: int, stop: int, value: str, low: int) -> Reading | None:
    """Make the reading of a day behind `ngày` at `at`, with `từ` before it where that stands there."""
    if at < low or text[at] not in "nN":
        return None
    if at and text[at - 1] in _BLANK:
        if at < 2 or text[at - 2] not in _LEADING:
            return _new(Reading, (at, stop, value, None, None))
        before = text[max(0, at - 4) : at - 1]
        if before in FROM_ENDINGS:
            if at - 3 < low or text.startswith(_BACK, stop) or text[at - 3] not in "tT":
                return None
            return _new(Reading, (at - 3, stop, value if "/" in value else value + "/..", None, None))
        if (before in JOINING or before[-1:] in JOINING_SIGNS) and is_timed(text, at):
            return None
    elif text[max(0, at - 2) : at] in JOINING_SHORT:
        return None
    return _new(Reading, (at, stop, value, None, None))


def _alone(text: str, at: int, stop: int, value: str) -> Reading | None:
    """Make the reading of a day without a keyword."""
    if at:
        if text[at - 1] not in OPENING or text[at - 2] == "ố":
            return None
        before = text[max(0, at - 4) : at - 1]
        if (before in JOINING or before[-1:] in JOINING_SIGNS) and is_timed(text, at):
            return None
    return _new(Reading, (at, stop, value, None, None))


def _month(text: str, start: int, at: int, low: int) -> Reading | None:
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
    if text[max(0, at - 4) : max(0, at - 1)] in FROM_ENDINGS:
        if at - 3 < low or text.startswith(_BACK, stop) or text[at - 3] not in "tT":
            return None
        return _new(Reading, (at - 3, stop, value if "/" in value else value + "/..", None, None))
    if at and text[at - 1].isalpha():
        return None
    return _new(Reading, (at, stop, value, None, None))


def _day(written: str) -> str | None:
    """Give the value of a full day as most papers write it; empty for a day that there is not, None for all else."""
    match = _DAY(written)
    if match is None:
        return None
    if len(_days) >= _MOST_CACHED:
        _days.clear()
    _days[written] = value = _valued(int(match[5]), int(match[3] or match[4]), int(match[1]))
    return value


def _valued(year: int, month: int, day: int) -> str:
    return (
        f"{year:04}-{month:02}-{day:02}"
        if edtf.FIRST_YEAR <= year <= edtf.LAST_YEAR and edtf.is_day(year, month, day)
        else ""
    )
