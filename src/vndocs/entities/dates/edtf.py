"""The part of EDTF (ISO 8601-2:2019) that official papers need: `2024-01-05`, `2024-33`, `2021/2025`, `2024-01-05/..`.

A point is a year, month, day or minute, or a season code: 33 to 36 are the quarters, 40 and 41 the halves of a year. A
year that the text leaves open is `XXXX`. An interval joins two points; one without an end is open (`..`).
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final, Literal, NamedTuple

Sort = Literal["day", "month", "quarter", "half-year", "year", "time"]

#: Season codes of ISO 8601-2, 4.8, with the first month of each: quarters and halves of a year.
QUARTERS: Final = {33: 1, 34: 4, 35: 7, 36: 10}
HALVES: Final = {40: 1, 41: 7}
#: Years that papers speak of; a figure beyond them is a misprint.
FIRST_YEAR, LAST_YEAR = 1000, 2999
OPEN: Final = ".."
UNKNOWN_YEAR: Final = "XXXX"
_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_POINT: Final = re.compile(
    r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
)


class Point(NamedTuple):
    """One side of a value; `part` is a month or a season code, `clock` hour, minute, second, time zone."""

    year: int | None
    part: int | None = None
    day: int | None = None
    clock: tuple[int, int, int | None, str | None] | None = None

    @property
    def sort(self) -> Sort:
        """Say how fine the point is."""
        if self.clock:
            return "time"
        if self.day:
            return "day"
        if self.part is None:
            return "year"
        return "quarter" if self.part in QUARTERS else "half-year" if self.part in HALVES else "month"

    def first(self) -> datetime.date | datetime.datetime | None:
        """Give its first day, or its moment where it has a clock time; None without a year."""
        if self.year is None:
            return None
        if self.clock and self.part and self.day:
            hour, minute, second, zone = self.clock
            moment = datetime.datetime(self.year, self.part, self.day, tzinfo=_zone(zone))
            return moment + datetime.timedelta(hours=hour, minutes=minute, seconds=second or 0)
        return datetime.date(self.year, self._months()[0], self.day or 1)

    def last(self) -> datetime.date | datetime.datetime | None:
        """Give its last day, or its moment where it has a clock time; None without a year."""
        if self.year is None or self.clock:
            return self.first()
        month = self._months()[1]
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def _months(self) -> tuple[int, int]:
        if self.part is None:
            return 1, 12
        if self.part in QUARTERS:
            return QUARTERS[self.part], QUARTERS[self.part] + 2
        if self.part in HALVES:
            return HALVES[self.part], HALVES[self.part] + 5
        return self.part, self.part


def split(value: str) -> tuple[Point, Point | None, bool]:
    """Take a value apart: its point, or the two ends of an interval, and whether it is open.

    Raises ValueError for what is not of the profile above, for a day that no calendar has and for an interval that ends
    before it begins.
    """
    first, slash, second = value.partition("/")
    start = _point(first)
    if not slash:
        return start, None, False
    if start.sort == "half-year" or (start.clock and start.clock[3]):
        raise ValueError(f"half-years and time zones have no interval, got {value!r}")
    if second == OPEN:
        return start, None, True
    end = _point(second)
    if end.sort == "half-year" or (end.clock and end.clock[3]):
        raise ValueError(f"half-years and time zones have no interval, got {value!r}")
    try:
        is_turned = _later(start, end)
    except OverflowError as error:
        raise ValueError(f"{value!r} lies outside the calendar") from error
    if is_turned or start == end:
        raise ValueError(f"the interval {value!r} does not end later than it begins")
    return start, end, False


def is_day(year: int | None, month: int, day: int) -> bool:
    """Say whether the calendar has this day; without a year 29 February counts as one."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    return day <= 28 or day <= _DAYS[month] or (month == 2 and day == 29 and (year is None or calendar.isleap(year)))


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None or (match["year"] != UNKNOWN_YEAR and not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR):
        raise ValueError(f"expected an EDTF value such as '2024-01-05', '2024-33' or '2021/2025', got {text!r}")
    year = None if match["year"] == UNKNOWN_YEAR else int(match["year"])
    part = int(match["part"]) if match["part"] else None
    day = int(match["day"]) if match["day"] else None
    if year is None and part is None:
        raise ValueError(f"{text!r} says nothing")
    if day is not None and part is not None and not is_day(year, part, day):
        raise ValueError(f"the calendar has no day {text!r}")
    if part is not None and not (1 <= part <= 12 or (day is None and (part in QUARTERS or part in HALVES))):
        raise ValueError(f"{text!r} has no such month, quarter or half-year")
    clock = None
    if match["hour"]:
        clock = (
            int(match["hour"]),
            int(match["minute"]),
            int(match["second"]) if match["second"] else None,
            match["zone"],
        )
        _zone(clock[3])
        if clock[3] and year is None:
            raise ValueError(f"a time zone without a year says nothing, got {text!r}")
        if clock[1] > 59 or (clock[2] or 0) > 59 or clock[0] * 3600 + clock[1] * 60 + (clock[2] or 0) > 86400:
            raise ValueError(f"{text!r} has no such hour, minute or second")
    return Point(year, part, day, clock)


def _zone(zone: str | None) -> datetime.timezone | None:
    if zone is None:
        return None
    if zone == "Z":
        return datetime.UTC
    hours, minutes = int(zone[1:3]), int(zone[4:])
    if hours > 14 or minutes > 59:
        raise ValueError(f"there is no time zone {zone!r}")
    return datetime.timezone((-1 if zone[0] == "-" else 1) * datetime.timedelta(hours=hours, minutes=minutes))


def _later(start: Point, end: Point) -> bool:
    """Say whether an interval is turned round; ends that cannot be compared are taken as they are."""
    if start.year is None or end.year is None:
        # Without years `15/12 - 15/01` goes over New Year.
        return (start.year is None) != (end.year is None)
    first, last = start.first(), end.last()
    if isinstance(first, datetime.datetime) and isinstance(last, datetime.datetime):
        return (first.tzinfo is None) == (last.tzinfo is None) and first > last
    return _day(first) > _day(last)


def _day(moment: datetime.date | datetime.datetime | None) -> datetime.date:
    if isinstance(moment, datetime.datetime):
        return moment.date()
    return moment or datetime.date.min
