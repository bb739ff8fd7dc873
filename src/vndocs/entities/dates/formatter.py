"""Writes dates: `ngày 05 tháng 01 năm 2024`, `05/01/2024`, `quý I năm 2024`, `giai đoạn 2021-2025`.

30/2020/NĐ-CP Annex I, part II.4 and 05-HD/VPTW of 2026 write a date in full words with Arabic figures; days below 10
and the months 1 and 2 get a leading zero, the months 3 to 9 none.

| style | written | carries |
|---|---|---|
| `official` | `ngày 05 tháng 01 năm 2024`, `từ ngày … đến ngày …`, `6 tháng đầu năm 2024` | all |
| `slash` | `05/01/2024`, `tháng 05/2024`, `quý I/2024` | all |
| `mixed` | `05/01/2024` but `27/5/2026`: the zero rule of `official` with slashes | all |
| `short` | `5/1/2024`, `T1/2024`, `Q1/2024`, `2021-2025` | all |
| `words` | `ngày mùng năm tháng một năm hai nghìn không trăm hai mươi tư` | all but a time zone |
| `iso` | EDTF: `2024-01-05`, `2024-33`, `2021/2025` | all but the word of a period |
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from ...errors import StyleError
from ...text.lexicon import load
from . import edtf, wording
from .model import DateValue

if TYPE_CHECKING:
    from .edtf import Point

#: The ways a date is written; the first is that of `str(value)`.
STYLES: Final = ("official", "slash", "mixed", "short", "words", "iso")

_WORDS: Final[dict[str, str]] = load(__package__)["wording"]
_ROMAN: Final = ("I", "II", "III", "IV")
#: 30/2020/NĐ-CP Annex I, II.4: months below this get a zero.
_PADDED_MONTHS: Final = 3
#: Years between which two bare years are read as a period.
_BARE_YEARS: Final = range(1800, 2200)


def format(value: DateValue, style: str = "official") -> str:
    """Write a date in one of `STYLES`.

    Raises StyleError for a style that there is not and for an impossible date in `iso` or `words`, which have no form
    for it, as `words` has none for a time zone.
    """
    if style not in STYLES:
        raise StyleError(f"expected a style of dates ({', '.join(STYLES)}), got {style!r}")
    if value.value is None:
        return _impossible(value, style)
    if style == "iso":
        return value.value
    start, end, is_open = edtf.split(value.value)
    if value.period in (_WORDS["first_months"], _WORDS["last_months"]) and end:
        return _months(start, end, value.period, style)
    if is_open:
        written = f"{_WORDS['from']} {_opening(start, style)}"
    elif end is None:
        if value.period:
            if style == "words":
                raise StyleError(f"style 'words' has no form for a {value.period} of one year")
            return f"{value.period} {start.year}"
        return _point(start, style)
    else:
        written = _interval(start, end, style, is_named=value.period is not None)
    return f"{value.period} {written}" if value.period else written


def _point(point: Point, style: str, *, is_led: bool = False) -> str:
    """Write one day, month, quarter, half-year or year; `is_led` where the word before it needs its keyword."""
    if style == "words":
        return wording.point(point, is_led=is_led)
    if point.clock:
        return _moment(point, style)
    if point.day:
        return _day(point, style, is_led=is_led)
    sort, year, part = point.sort, point.year, point.part or 0
    if sort == "year":
        return f"năm {year}" if style != "short" or is_led else str(year)
    if sort == "half-year":
        months = _WORDS["first_months"] if part == 40 else _WORDS["last_months"]
        return f"6 {months} {year}" if year else f"6 {months}"
    if sort == "quarter":
        if style == "short" and year:
            return f"Q{part - 32}/{year}"
        return _with_year(f"quý {_ROMAN[part - 33]}", year, style)
    if style == "short" and year:
        return f"T{part}/{year}"
    return _with_year(f"tháng {_month(part, style)}", year, style)


def _opening(point: Point, style: str) -> str:
    """Write the beginning of a period without end; its clock time stands behind the day, which `từ` needs beside it."""
    if point.clock is None or style == "words":
        return _point(point, style, is_led=True)
    return f"{_day(point, style, is_led=True)} {_WORDS['at']} {_time(point)}"


def _with_year(words: str, year: int | None, style: str) -> str:
    if year is None:
        return words
    return f"{words} năm {year}" if style == "official" else f"{words}/{year}"


def _month(month: int, style: str) -> str:
    if style == "short":
        return str(month)
    return f"{month:02}" if style == "slash" or month < _PADDED_MONTHS else str(month)


def _day(point: Point, style: str, *, is_led: bool = False) -> str:
    month, day = point.part or 0, point.day or 0
    if style == "official":
        if point.year is None:
            return f"ngày {day:02} tháng {_month(month, style)}"
        from babel.dates import format_date

        pattern = f"'ngày' dd 'tháng' {'MM' if month < _PADDED_MONTHS else 'M'} 'năm' y"
        return str(format_date(datetime.date(point.year, month, day), pattern, locale="vi"))
    written = f"{day if style == 'short' else f'{day:02}'}/{_month(month, style)}"
    if point.year is None:
        return f"ngày {written}"
    return f"{'ngày ' if is_led else ''}{written}/{point.year}"


def _moment(point: Point, style: str) -> str:
    hour, minute, second, zone = point.clock or (0, 0, None, None)
    day = point._replace(clock=None)
    if style == "official" and zone is None:
        return f"{_time(point)} {_day(day, style)}"
    time = f"{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    if point.year is None:
        return f"{time} {_day(day, style)}"
    # The block of a digital signature: `05/01/2024 08:30:11 +07:00`.
    return f"{_day(day, 'slash' if style == 'official' else style)} {time}{f' {zone}' if zone else ''}"


def _time(point: Point) -> str:
    hour, minute, second, _ = point.clock or (0, 0, None, None)
    return f"{hour:02} giờ {minute:02} phút" + (f" {second:02} giây" if second is not None else "")


def _interval(start: Point, end: Point, style: str, *, is_named: bool) -> str:
    sorts = start.sort, end.sort
    if style == "words":
        return wording.interval(start, end)
    if (
        sorts == ("year", "year")
        and (is_named or style == "short")
        and start.year in _BARE_YEARS
        and end.year in _BARE_YEARS
    ):
        return f"{start.year}-{end.year}"
    if start.clock and end.clock and start[:3] == end[:3]:
        return f"{_time(start)} {_WORDS['to']} {_time(end)} {_day(end._replace(clock=None), style, is_led=True)}"
    if style == "short" and start.year and end.year and sorts in (("day", "day"), ("month", "month")):
        return f"{_point(start, style)}-{_point(end, style)}"
    begin = start
    if start.sort == end.sort and start.sort in ("month", "quarter") and start.year == end.year and style != "short":
        # The year is said once: `từ tháng 01 đến tháng 6 năm 2024`.
        begin = start._replace(year=None)
    words = f"{_led(begin, style)} {_WORDS['to']} {_led(end, style)}"
    return words if start.clock else f"{_WORDS['from']} {words}"


def _led(point: Point, style: str) -> str:
    """Write an end of an interval, a clock time before its day."""
    if point.clock:
        return f"{_time(point)} {_day(point._replace(clock=None), style, is_led=True)}"
    return _point(point, style, is_led=True)


def _months(start: Point, end: Point, period: str, style: str) -> str:
    """Write months counted from the first or to the last of a year: `9 tháng đầu năm 2024`."""
    count = (end.part or 0) - (start.part or 0) + 1
    if style == "words":
        return wording.months(count, period, start.year)
    return f"{count} {period}" + (f" {start.year}" if start.year else "")


def _impossible(value: DateValue, style: str) -> str:
    if style in ("iso", "words"):
        raise StyleError(f"style {style!r} has no form for a date that no calendar has")
    month, year = value.month or 0, f"{value.year:04}" if value.year else ""
    if value.day is None:
        return f"tháng {_month(month, style)}" + (f" năm {year}" if style == "official" else f"/{year}")
    if style == "official":
        return f"ngày {value.day:02} tháng {_month(month, style)}" + (f" năm {year}" if year else "")
    written = f"{value.day if style == 'short' else f'{value.day:02}'}/{_month(month, style)}"
    return f"ngày {written}" + (f"/{year}" if year else "")


DateValue.writer = format
