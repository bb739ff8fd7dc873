"""A date or period: `ngày 05/01/2024` is `2024-01-05`, `quý I/2024` is `2024-33`, `nhiệm kỳ 2020-2025` is `2020/2025`.

Dates are those of the Gregorian calendar (*dương lịch*, Article 146 of the Civil Code 91/2015/QH13). A day that no
calendar has (`31/02/2024`) is kept as it is written and marked, never mended.
"""

from __future__ import annotations

import datetime as times
from typing import Final, Literal

from pydantic import Field, model_validator

from ...text.lexicon import load
from ..base import Value
from . import edtf

Sort = Literal["day", "month", "quarter", "half-year", "year", "time", "interval", "open", "invalid"]

#: The words that name a period of years; the writer needs them, for `giai đoạn` is not `nhiệm kỳ`.
PERIODS: Final = frozenset(load(__package__)["periods"])


_FIRST_MONTHS, _LAST_MONTHS = (load(__package__)["wording"][key] for key in ("first_months", "last_months"))
#: A period whose name begins so may be a single year: `năm học 2024`.
_OF_ONE_YEAR: Final = ("năm", "niên")
_COUNTED: Final = (_FIRST_MONTHS, _LAST_MONTHS)


def _is_count(period: str, start: edtf.Point, end: edtf.Point | None) -> bool:
    """Say whether an interval is the first or the last months of a year, two at least, and not its half."""
    if end is None or start.sort != "month" or end.sort != "month" or start.year != end.year:
        return False
    first, last = start.part or 0, end.part or 0
    return last - first not in (0, 5) and (first == 1 if period == _FIRST_MONTHS else last == 12)


class DateValue(Value):
    """A point in time or a period, as EDTF; no value where the calendar has no such day.

    An impossible date keeps its own numbers in `day`, `month` and `year`; these are empty otherwise.
    """

    value: str | None = Field(None, description="EDTF: `2024-01-05`, `2024-33`, `2021/2025`", examples=["2024-01-05"])
    period: str | None = Field(None, description="The word that names the period", examples=["nhiệm kỳ", "năm học"])
    invalid: bool = Field(False, description="Whether this is a date that no calendar has")
    day: int | None = Field(None, description="Day of an impossible date, as written")
    month: int | None = Field(None, description="Month of an impossible date, as written")
    year: int | None = Field(None, description="Year of an impossible date, as written")

    @model_validator(mode="after")
    def _is_sound(self) -> DateValue:
        written = (self.day, self.month, self.year)
        if self.invalid:
            if self.value is not None or self.period is not None or self.month is None:
                raise ValueError("an impossible date has the numbers that were written, and no value")
            if edtf.is_day(self.year, self.month, 1 if self.day is None else self.day):
                raise ValueError("this date is possible")
            return self
        if self.value is None or written != (None, None, None):
            raise ValueError("a date has a value; day, month and year are for impossible ones")
        if self.period is not None and self.period not in PERIODS:
            raise ValueError(f"expected a period among {', '.join(sorted(PERIODS))}, got {self.period!r}")
        start, end, _ = edtf.split(self.value)
        if self.period and self.period in _COUNTED and not _is_count(self.period, start, end):
            raise ValueError(f"{self.value!r} is not a number of months from the first or to the last of a year")
        if (
            self.period
            and "/" not in self.value
            and not (start.sort == "year" and self.period.startswith(_OF_ONE_YEAR))
        ):
            raise ValueError(f"a {self.period!r} is not {self.value!r}")
        return self

    @property
    def kind(self) -> Sort:
        """What sort of time this is: a day, a quarter, an interval with or without an end, a date that there is not."""
        if self.value is None:
            return "invalid"
        start, end, is_open = edtf.split(self.value)
        return "open" if is_open else "interval" if end else start.sort

    @property
    def date(self) -> times.date | None:
        """The day, where the value is a single day of a known year (a clock time may stand with it)."""
        if self.kind not in ("day", "time"):
            return None
        point = edtf.split(self.value or "")[0]
        return times.date(point.year, point.part, point.day) if point.year and point.part and point.day else None

    @property
    def datetime(self) -> times.datetime | None:
        """The moment, where a clock time stands with the day; 24:00 is the first moment of the next day."""
        start = self.start
        return start if self.kind == "time" and isinstance(start, times.datetime) else None

    @property
    def start(self) -> times.date | times.datetime | None:
        """The first day of the period or its moment; None where the text leaves the year open."""
        return edtf.split(self.value)[0].first() if self.value else None

    @property
    def end(self) -> times.date | times.datetime | None:
        """The last day of the period or its moment, itself included; None where it is open or has no year."""
        if self.value is None:
            return None
        start, end, is_open = edtf.split(self.value)
        return None if is_open else (end or start).last()
