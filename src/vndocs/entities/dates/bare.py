"""Dates without a keyword: `05/01/2024` anywhere, `30/4`, `01/2024`, `2020-2025` only where nothing else can be meant.

`16/16 chỉ tiêu` is a ratio, `3/4 diện tích` a fraction, `24/7` a way of working, `05/2024/QĐ-UBND` a document, `Luật số
31/2024` too. What stands before decides, then what stands behind.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.spelling import cases
from . import edtf
from .beside import from_before, is_lunar
from .days import full_day
from .intervals import interval
from .item import Item
from .items import read_item
from .phrases import read_phrase
from .reading import Reading, reading_of
from .words import BLANKS, COUNTED, END, GAP, LEXICON, MISREAD_MONTH, MONTH, MONTH_WORD, TO, YEAR, head_before

_CONTEXT: Final = LEXICON["context"]
_BEFORE_DAY: Final = frozenset(_CONTEXT["before_day"])
_BEFORE_REMEMBERED: Final = frozenset(_CONTEXT["before_remembered"])
_BEFORE_EITHER: Final = frozenset(_CONTEXT["before_either"])
_BEFORE_MONTH: Final = frozenset(_CONTEXT["before_month"])
NEVER: Final = frozenset(_CONTEXT["never_after"])
_NUMBERED: Final = frozenset(_CONTEXT["numbered"])
_NUMBER: Final = "số"
#: A week of a month needs no year to be told from a number of months: `tuần 04 tháng 6`.
_WEEK: Final = "tuần"
_WEEKDAY: Final = frozenset(_CONTEXT["weekday_tails"])
#: Days and months that every clerk writes without a year.
REMEMBERED: Final = frozenset(tuple(int(part) for part in day.split("/")) for day in _CONTEXT["remembered"])

#: Endings of words behind which a bare day and month may be a date.
IS_TOLD: Final = frozenset(
    form[-3:] if len(form) > 2 else blank + form
    for word in {
        *_BEFORE_DAY,
        *_BEFORE_EITHER,
        *_WEEKDAY,
        *_BEFORE_REMEMBERED,
        *LEXICON["joined"]["to"],
        *LEXICON["joined"]["and"],
    }
    for form in cases(word.split()[-1])
    for blank in " \n\t*(,;-"
)

_I: Final = re.IGNORECASE
#: What a date without a keyword looks like; all else is passed over at once.
SHAPE: Final = re.compile(
    rf"(?P<full>[0-9]{{1,2}}{GAP}[/.-]{GAP}[0-9]{{1,2}}{GAP}[/.-]{GAP}[0-9]{{4}}(?![0-9]|\.[0-9])"
    rf"|[0-9]{{1,2}}{GAP}(?i:{MISREAD_MONTH})(?:/|{GAP}(?:[0-9]|(?:đầu|cuối){GAP}(?:của{GAP})?(?:{YEAR}|[0-9]{{4}})|(?:của{GAP})?(?:{YEAR})|(?i:{MONTH_WORD}){END}))"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])"
    rf"|[0-9]{{1,2}} ?[/-] ?[0-9]{{1,2}},? ?(?:{YEAR}) ?[0-9])"
    rf"|(?P<years>[0-9]{{4}}(?:[ \t*]{{0,3}}[-~]|{GAP}(?:đến|tới)))"
    rf"|(?P<short>[0-9]{{1,2}} ?(?:/ ?(?:[0-9]{{4}}|[0-9]{{1,2}})(?![0-9/])|- ?(?:[0-9]{{4}}|[0-9]{{1,2}})(?![0-9])))"
).match
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2}) ?([/-]) ?([0-9]{1,2})(?![\w/]|[.,][0-9]|-[^\W\d_]|-[0-9]{3})")
_DAYS_MONTH: Final = re.compile(r"([0-9]{1,2}) ?- ?([0-9]{1,2})([/.])([0-9]{1,2})(?:\3([0-9]{4}))?(?![\w/]|[.,][0-9])")
_MONTH_YEAR: Final = re.compile(r"([0-9]{1,2}) ?([/-]) ?([0-9]{4})(?![\w/]|[.,][0-9]|-[^\W\d_])")
_YEARS: Final = re.compile(
    rf"([0-9]{{4}})(?:[ \t*]{{0,3}}[-~]{GAP}|{GAP}(?:{TO}){GAP})([0-9]{{4}})(?![\w/-]|[.,][0-9])", _I
)
_DAYS_TO: Final = re.compile(rf"([0-9]{{1,2}})(?={GAP}(?:-|{TO}){GAP}[0-9]{{1,2}}(?:[/.-][0-9]|{GAP}(?:{MONTH})))", _I)
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
_LETTER_AHEAD: Final = re.compile(r"[ \t*]{1,3}[^\W\d_]")
_NO_NUMBER_GOES_ON: Final = frozenset("/.-:,+_#=")
#: Signs between a bare number and the word before it.
WORD_ENDS: Final = ' \n\t*(,:“"'
#: Longest word that is looked at before a bare number.
_REACH: Final = 24
_OLDEST, _LATEST = 1800, 2199


def read_bare(text: str, start: int, low: int) -> tuple[list[Reading], int]:
    """Read a date that begins with the number at `start`; no readings where it is something else."""
    shape = SHAPE(text, start)
    if shape is None:
        return [], start
    sort = shape.lastgroup
    if not _begins(text, start) and not (sort == "full" and text[start - 1].islower()):
        return [], start
    if sort == "full":
        return _full(text, start, low)
    if sort == "years":
        return _years(text, start) or ([], start)
    if match := _DAYS_MONTH.match(text, start):
        return _days(text, start, match, low)
    if match := _MONTH_YEAR.match(text, start):
        return _month(text, start, match, low)
    if match := _DAY_MONTH.match(text, start):
        return _day(text, start, match, low)
    return [], start


def _full(text: str, start: int, low: int) -> tuple[list[Reading], int]:
    """Read a day with its month in words or its year; behind `tuần 05` and its like only the month."""
    word = _word_before(text, start)
    if word in _NUMBERED and (month := _MONTH_BEHIND.match(text, start)):
        item = read_item(text, month.end())
        if item is None or (not item.year and (word != _WEEK or _COUNTED.match(text, item.end))):
            return [], start
        return read_phrase(text, item, low)
    if word == _NUMBER:
        return [], start
    item = full_day(text, start)
    if item is None and _YEARLY_MONTH.match(text, start):
        item = read_item(text, start, "D")
    if item and 1 <= item.day <= 31 and 1 <= item.month <= 12:
        return read_phrase(text, item, low)
    return [], start


def read_from(text: str, start: int, low: int) -> tuple[list[Reading], int]:
    """Read what stands behind a lone `từ`: `từ 25 đến 27/3`, `từ 2021 đến 2025`, `từ 01/2024 đến 6/2024`."""
    readings, end = read_bare(text, start, low)
    if readings:
        return readings, end
    if match := _DAYS_TO.match(text, start):
        first = Item("D", start, match.end(), None, 0, int(match[1]))
        found = interval(text, first, low)
        if found and not _COUNTED.match(text, found[1]) and _is_sure_span(found[0][0].value or ""):
            return found
    return [], start


def _begins(text: str, start: int) -> bool:
    """Say whether a number begins here that is no part of a longer sign."""
    if not start:
        return True
    before = text[start - 1]
    if before in BLANKS or before in "(“\"'[|;>":
        return True
    if before.isalnum() or before == "_":
        return False
    if before in _NO_NUMBER_GOES_ON:
        return start < 2 or not text[start - 2].isalnum() or (before in ",:" and not text[start - 2].isdigit())
    return True


def _word_before(text: str, start: int) -> str:
    """Give the last word before a place, brackets and commas apart, in lower case."""
    words = head_before(text, start, _REACH, WORD_ENDS).split()
    return words[-1].lower().strip('(*,;:.“"') if words else ""


def _years(text: str, start: int) -> tuple[list[Reading], int] | None:
    match = _YEARS.match(text, start)
    if match is None:
        return None
    first, second = match[1], match[2]
    if (
        not _OLDEST <= int(first) < int(second) <= _LATEST
        or _word_before(text, start) in NEVER
        or is_lunar(text, match.end())
    ):
        return [], start
    return [Reading(start, match.end(), f"{first}/{second}")], match.end()


def _month(text: str, start: int, match: re.Match[str], low: int) -> tuple[list[Reading], int]:
    month, year = int(match[1]), int(match[3])
    if not 1 <= month <= 12 or not _OLDEST <= year <= _LATEST:
        return [], start
    item = Item("M", start, match.end(), match[3], month)
    word = _word_before(text, start)
    if word in NEVER:
        return [], start
    if found := interval(text, item, low):
        return found
    is_bracketed = text[start - 1 : start] == "(" and text[item.end : item.end + 1] == ")"
    is_all = len(text) < 64 and text.strip() == text[start : item.end]
    if match[2] == "/" and (is_bracketed or is_all or (word in _BEFORE_MONTH and text[start - 1] in BLANKS)):
        return reading_of(item), item.end
    return [], start


def _days(text: str, start: int, match: re.Match[str], low: int) -> tuple[list[Reading], int]:
    """Read `10-18/9`: days of one month."""
    first, second, month = int(match[1]), int(match[2]), int(match[4])
    year = int(match[5]) if match[5] else None
    if not (first < second and edtf.is_day(year, month, first) and edtf.is_day(year, month, second)):
        return [], start
    word = _word_before(text, start)
    if not year and (
        word in NEVER or _COUNTED.match(text, match.end()) or not _is_told(text, start, word, match.end())
    ):
        return [], start
    prefix = match[5] or edtf.UNKNOWN_YEAR
    value = f"{prefix}-{month:02}-{first:02}/{prefix}-{month:02}-{second:02}"
    return ([], match.end()) if is_lunar(text, match.end()) else ([Reading(start, match.end(), value)], match.end())


def _is_told(text: str, start: int, word: str, end: int) -> bool:
    if len(text) < 64 and text.strip() == text[start:end]:
        return True
    return (
        word in _BEFORE_DAY
        or word in _BEFORE_EITHER
        or word in _BEFORE_MONTH
        or text[start - 1 : start] == "("
        or _is_weekday(text, start, word)
    )


def _day(text: str, start: int, match: re.Match[str], low: int) -> tuple[list[Reading], int]:
    """Read `30/4`, `Sáng 11-5`, where the words around leave no other reading."""
    day, month, end = int(match[1]), int(match[3]), match.end()
    if not edtf.is_day(None, month, day):
        return [], start
    word = _word_before(text, start)
    if word in NEVER or not (_is_sure(text, start, end, match, word) or _goes_on(text, start, end, match)):
        return [], start
    item = read_item(text, start, "D")
    if item is None or not item.month or item.unit != "D":
        return [], start
    return read_phrase(text, item, low)


def _is_sure(text: str, start: int, end: int, match: re.Match[str], word: str) -> bool:
    day, month = int(match[1]), int(match[3])
    is_followed = _LETTER_AHEAD.match(text, end) is not None
    if _COUNTED.match(text, end):
        return False
    if match[2] == "/" and _YEARLY_DAY.match(text, end):
        return True
    if word in _BEFORE_DAY or _is_weekday(text, start, word):
        return text[start - 1 : start] != "(" or not is_followed
    is_no_fraction = day > month or match[1][0] == "0" or match[3][0] == "0"
    if match[2] == "-":
        return word in _BEFORE_EITHER and is_no_fraction and from_before(text, start, max(0, start - 8)) is not None
    if word in _BEFORE_EITHER:
        return is_no_fraction or (not is_followed and day != month)
    if (day, month) in REMEMBERED:
        if word in _BEFORE_REMEMBERED and match[2] == "/":
            return True
        is_led = text[start - 1 : start] in ("(", " ", "\n") and bool(word) and not word[-1].isdigit()
        return (
            is_led
            and not is_followed
            and (day > month or text[start - 1 : start] == "(")
            and "phần" not in text[max(0, start - 16) : start]
        )
    return False


# What follows a day that comes every year: `31 tháng 01 của năm`, `15/01 năm sau`, `31 tháng 12 hằng năm`.
_YEARLY: Final = rf"{GAP}(?:(?:hằng|hàng|của){GAP})?(?:{YEAR})(?!{GAP}[0-9]){END}"
_YEARLY_DAY: Final = re.compile(_YEARLY)
_YEARLY_MONTH: Final = re.compile(
    rf"(?:1[3-9]|2[0-9]|3[01]|[0-9]{{1,2}}(?={GAP}(?:{MONTH}){GAP}0)){GAP}(?:{MONTH}){GAP}[0-9]{{1,2}}(?:{_YEARLY}|[.,;)])"
)
_MONTH_BEHIND: Final = re.compile(rf"[0-9]{{1,2}}{GAP}(?={MONTH})", _I)
_NEXT: Final = re.compile(
    rf"{GAP}(?:[-,;&]|và|{TO}){GAP}(?:ngày{GAP})?([0-9]{{1,2}})/([0-9]{{1,2}})(?:/[0-9]{{4}})?(?![\w/])"
)


def _goes_on(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Say whether a second day follows and both are plainly days: `30/4 và 1/5`, `01/01 đến 31/12`."""
    following = _NEXT.match(text, end)
    if following is None or match[2] != "/" or _COUNTED.match(text, following.end()):
        return False
    pairs = [(int(match[1]), int(match[3])), (int(following[1]), int(following[2]))]
    if not all(edtf.is_day(None, month, day) for day, month in pairs):
        return False
    if all(pair in REMEMBERED for pair in pairs):
        return True
    return all(day > month for day, month in pairs) or _is_padded(
        "".join(f"-{part}" for part in (match[1], match[3], following[1], following[2]))
    )


def _is_padded(value: str) -> bool:
    """Say whether one of the numbers begins with a zero, as no fraction does."""
    return any(part.startswith("0") for part in value.split("-"))


def _is_sure_span(value: str) -> bool:
    """Say whether an interval of days is no pair of fractions: it has a year, or a day later than its month."""
    days = re.findall(r"-([0-9]{2})-([0-9]{2})", value)
    return value[:1].isdigit() or any(int(day) > int(month) for month, day in days)


def _is_weekday(text: str, start: int, word: str) -> bool:
    if word in ("cn", "nhật"):
        return True
    if len(word) == 2 and word[0] == "t" and word[1] in "234567":
        return True
    return word in _WEEKDAY and head_before(text, start, _REACH, " \n\t*(,").lower().endswith(f"thứ {word}")
