"""Dates in words: `ngày mùng năm tháng một năm hai nghìn không trăm hai mươi tư`, as in deeds, oaths and speeches.

The days 1 to 10 are `mùng`, the fourth month is `tháng tư`; quarters keep their Roman sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...errors import StyleError
from ...text.lexicon import load
from ...text.numerals import to_words

if TYPE_CHECKING:
    from .edtf import Point

_WORDS: Final[dict[str, str]] = load(__package__)["wording"]
_ROMAN: Final = ("I", "II", "III", "IV")
_EARLY_DAYS: Final = 10
_FOURTH: Final = 4


def point(value: Point, *, is_led: bool = False) -> str:
    """Write one day, month, quarter, half-year or year in words; `is_led` where `từ` stands before it."""
    sort, part = value.sort, value.part or 0
    if value.clock and is_led:
        return f"{point(value._replace(clock=None))} {_WORDS['at']} {_time(value)}"
    if value.clock:
        return f"{_time(value)} {point(value._replace(clock=None))}"
    if value.day:
        day = f"{_WORDS['early_day']} {to_words(value.day)}" if value.day <= _EARLY_DAYS else to_words(value.day)
        return f"ngày {day} tháng {_alone(part, value.year)}"
    if sort == "year":
        return f"năm {year(value.year or 0)}"
    if sort == "half-year":
        return months(6, _WORDS["first_months"] if part == 40 else _WORDS["last_months"], value.year)
    if sort == "quarter":
        return f"quý {_ROMAN[part - 33]}{_year_behind(value.year)}"
    return f"tháng {_alone(part, value.year)}"


def interval(start: Point, end: Point) -> str:
    """Write an interval in words."""
    if start.clock and end.clock and start[:3] == end[:3]:
        return f"{_time(start)} {_WORDS['to']} {point(end)}"
    words = f"{point(start)} {_WORDS['to']} {point(end)}"
    return words if start.clock else f"{_WORDS['from']} {words}"


def months(count: int, period: str, of_year: int | None) -> str:
    """Write months counted from the first or to the last of a year."""
    return f"{_month(count) if count != _FOURTH else to_words(count)} {period}{f' {year(of_year)}' if of_year else ''}"


def year(number: int) -> str:
    """Write a year in words."""
    return to_words(number)


def _year_behind(number: int | None) -> str:
    return f" năm {year(number)}" if number else ""


def _alone(month: int, of_year: int | None) -> str:
    """Write a month with its year; without one it has a capital, by which it is known from a number of months."""
    return f"{_month(month)}{_year_behind(of_year)}" if of_year else _month(month).capitalize()


def _month(month: int) -> str:
    return _WORDS["fourth_month"] if month == _FOURTH else to_words(month)


def _time(value: Point) -> str:
    hour, minute, second, zone = value.clock or (0, 0, None, None)
    if zone:
        raise StyleError("style 'words' cannot carry a time zone")
    seconds = f" {to_words(second)} giây" if second is not None else ""
    return f"{to_words(hour)} giờ {to_words(minute)} phút{seconds}"
