"""Numbers that no word of dates leads in: most are no dates, and the rest are full days, years joined, or stamps.

`73/2019/NĐ-CP`, `16/16 chỉ tiêu`, `05 thành viên` are passed over at a glance; `23/01/2024 10:05:30`, `20/11/2025`,
`2020-2025` are read at once; what may be a date needs the closer look of its surroundings.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.spelling import cases
from . import edtf
from .bare import IS_TOLD, REMEMBERED, SHAPE
from .endings import FROM_ENDINGS, JOINING, JOINING_SIGNS, OPENING, is_timed
from .plain import EVERY, EVERY_YEAR, NOTHING, B, day_at, plain_end, valued
from .reading import Reading
from .words import BLANKS, LEXICON, MONTH_WORDS, any_case

_SHORT: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])").match
_SPACED: Final = re.compile(rf"[0-9]{{1,2}} - ?[0-9]{{1,2}}(?: ?[/.]|{B}tháng| ?- ?[0-9]{{4}})|[0-9]{{4}} ?-").match
#: The time of Vietnam as machines write it, and the signs that end a cell.
ZONE, CELL_ENDS = "+07:00", ")|*"
# A stamp as machines write it: `20.04.2022 10:31:52 +07:00`, `2026-05-27T07:55:25+07:00`.
_STAMP: Final = re.compile(
    r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{2})[./]([0-9]{2})[./]([0-9]{4}))"
    r"[ T]([0-9]{2}):([0-5][0-9])(?::([0-5][0-9]))?"
    rf"(?: ?({re.escape(ZONE)}))?(?=[)|*]?\s*(?:[\n|*)]|\Z))"
).match
_DAYS: Final = re.compile(r"[0-9]{1,2}-[0-9]{1,2}([/.])[0-9]{1,2}\1[0-9]{4}(?![0-9])").match
#: The bracket, and the letters of months and quarters in short: `T1-2024`, `Q.1-2024`.
_BEFORE_DASHED: Final = frozenset("(TQ.")
_BLANK: Final = frozenset(BLANKS)
GOES_ON: Final = frozenset("0123456789 \n*")
JOINED: Final = frozenset("-,;&vđtn")
#: The first two letters of the words that begin so.
JOINED_NEXT: Final = frozenset(("và", "đế", "tớ", "nă", "n "))
#: The first two letters of what joins two dates, and how many figures a year has.
TO_NEXT: Final = frozenset(word[:2] for word in LEXICON["joined"]["to"])
_YEAR: Final = 4
_LINKS: Final = frozenset("/-")
# What `tháng` begins with behind a number, also as scanning spoils it.
MONTH_LETTERS: Final = frozenset(
    {word[:3] for word in (*LEXICON["month"], *LEXICON["misread_month"])} | {"t h", "th ", "Thá", "THÁ"}
)
#: How what makes a date of a number of months begins, and what only a year behind it makes a part of one.
MONTH_NEXT: Final = frozenset(
    form for word in (*MONTH_WORDS, *LEXICON["year"], "nă ", "n ă", "nă", "n ") for form in any_case(word[:3])
)
MONTH_PARTS: Final = frozenset((*LEXICON["halves"]["first"], *LEXICON["halves"]["last"], EVERY[-1]))
# Last letters of the words behind which a number is none of a day (`tuần 05 tháng 6 năm 2026`).
NUMBERED: Final = frozenset(form[-2:] for word in LEXICON["context"]["numbered"] for form in cases(word))
_new: Final = tuple.__new__


def read_unled(text: str, start: int, end: int) -> Reading | None:
    """Read a number without a keyword before it; NOTHING where it is no date, None where a closer look is needed."""
    if start > 1 and text[start - 1] in _LINKS and text[start - 2].isalnum():
        # Inside a longer number or sign.
        return NOTHING
    sign = text[end]
    size = end - start
    if sign == "/" or sign == "-":
        if (size > 2 and (sign == "/" or size > 4)) or text[end + 1] not in GOES_ON:
            return NOTHING
    elif sign in _BLANK:
        # A line may end with a blank.
        behind = end + 2 if sign != "\n" and text[end + 1] == "\n" else end + 1
        if size < 6 and text[behind] not in "/-." and text[behind : behind + 3] not in MONTH_LETTERS:
            # `từ 25 đến 27/3`, `2021 đến 2025`
            may_begin = text[behind : behind + 2] in TO_NEXT and (
                size == _YEAR or text[max(0, start - 4) : start - 1] in FROM_ENDINGS
            )
            return None if may_begin else NOTHING
    elif size < 8 and sign not in "tT":
        return NOTHING
    value, stop = day_at(text, start, end)
    if value:
        value, stop = plain_end(text, stop, value)
        return _alone(text, start, stop, value) if value else _stamp(text, start)
    if size > 3 and (stamp := _stamp(text, start)):
        return stamp
    if (
        sign == "/"
        and (yearly := EVERY_YEAR(text, start))
        and text[start - 1] in _BLANK
        and text[yearly.end()] in _BLANK
    ):
        # "15/01 năm sau": a day of every year.
        day, month = int(yearly[1]), int(yearly[2])
        if edtf.is_day(None, month, day) and text[start - 4 : start - 1] not in JOINING:
            return _new(Reading, (start, yearly.end(), f"{edtf.UNKNOWN_YEAR}-{month:02}-{day:02}", None, None))
    return NOTHING if _is_none(text, start, end, sign, size) else None


def _is_none(text: str, start: int, end: int, sign: str, size: int) -> bool:
    """Say whether a short form is plainly no date: a ratio, a fraction, a number of a form, a list's dash."""
    if sign == "/" and size < 3 and (short := _SHORT(text, start)):
        day, month = int(short[1]), int(short[2])
        if not edtf.is_day(None, month, day):
            return True
        if day <= month and short[1][0] != "0" and short[2][0] != "0" and (day, month) not in REMEMBERED:
            behind = text[short.end() : short.end() + 3].lstrip()[:1]
            return behind not in JOINED and text[start - 1] != "(" and not _is_told(text, start)
        return False
    if not SHAPE(text, start) or (sign == "-" and size < 3 and not _may_be_day(text, start)):
        return True
    return sign == " " and text[end + 1] == "-" and size < 5 and not _SPACED(text, start)


def _is_told(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start - 1] in IS_TOLD or text[max(0, start - 5) : start - 2] in IS_TOLD


def _may_be_day(text: str, start: int) -> bool:
    """Say whether `11-5` may be a day here: what stands before it allows it, or `11-15/5/2024` needs nothing there."""
    return (
        text[start - 1 : start] in _BEFORE_DASHED
        or text[max(0, start - 4) : start - 1] in JOINING
        or text[max(0, start - 2) : start - 1].isalpha()
        or _DAYS(text, start) is not None
    )


def _alone(text: str, at: int, stop: int, value: str) -> Reading | None:
    """Make the reading of a day without a keyword."""
    if at:
        if (text[at - 1] not in OPENING and not text[at - 1].islower()) or text[at - 3 : at - 1] in NUMBERED:
            return None
        before = text[max(0, at - 4) : at - 1]
        if (before in JOINING or before[-1:] in JOINING_SIGNS) and is_timed(text, at):
            return None
    return _new(Reading, (at, stop, value, None, None))


def _stamp(text: str, start: int) -> Reading | None:
    """Read a day with its clock time as machines write them."""
    match = _STAMP(text, start)
    if match is None or not (start == 0 or text[start - 1] in OPENING):
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    value = valued(int(year), int(month), int(day))
    if not value or int(match[7]) > 23:
        return None
    stop = match.end(10) if match[10] else match.end(9) if match[9] else match.end(8)
    time = f"{value}T{match[7]}:{match[8]}{':' + match[9] if match[9] else ''}{match[10] or ''}"
    return _new(Reading, (start, stop, time, None, None))
