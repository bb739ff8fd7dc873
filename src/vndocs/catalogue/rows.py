"""Reads the catalogue's tables row by row into checked values; a fault names the file and the row."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, TypeVar

from ..errors import DataError
from ..text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

CONFIDENCES: Final = ("verified", "well known", "unsure")
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
#: What a table writes where there is no value; it must never be taken for one.
_PSEUDO: Final = re.compile(r"\(none\)|không số|không rõ|n/a|[?{}]|^\(|^-$", re.IGNORECASE)


class Row:
    """One row of a table: `row.text`, `row.day` … give cells, refuse what they may not hold and say where."""

    def __init__(self, name: str, number: int, cells: dict[str, str]) -> None:
        self._name, self._number, self._cells = name, number, cells

    def fault(self, what: str) -> DataError:
        """Make the error that names this file and row."""
        return DataError(f"{__package__}/{self._name}: row {self._number}: {what}")

    def text(self, column: str) -> str:
        """Give a cell as it is; the column must be there."""
        if column not in self._cells:
            raise self.fault(f"no column {column!r}")
        return self._cells[column]

    def word(self, column: str) -> str:
        """Give a cell that must say something, and something real."""
        value = self.text(column)
        if not value or value != value.strip():
            raise self.fault(f"{column!r} is empty or has blanks around it")
        return self.real(column)

    def real(self, column: str) -> str:
        """Give a cell that may be empty but not hold a stand-in such as `(none)`."""
        value = self.text(column)
        if _PSEUDO.search(value):
            raise self.fault(f"{column!r} holds {value!r}, which stands for no value")
        return value

    def choice(self, column: str, choices: tuple[str, ...]) -> str:
        """Give a cell that is one of a few words."""
        value = self.text(column)
        if value not in choices:
            raise self.fault(f"{column!r} is {value!r}, expected one of {', '.join(choices)}")
        return value

    def day(self, column: str) -> str:
        """Give a date as `2025`, `2025-07` or `2025-07-01`, empty where it is not known."""
        value = self.text(column)
        if value:
            try:
                if not _DATE.fullmatch(value):
                    raise ValueError
                datetime.date.fromisoformat((value + "-01-01")[:10])
            except ValueError:
                raise self.fault(f"{column!r} is {value!r}, expected an ISO 8601 date") from None
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """Give a cell's parts, parted by `; `."""
        parts = tuple(self.real(column).split("; ")) if self.text(column) else ()
        if len(set(parts)) < len(parts) or "" in parts:
            raise self.fault(f"{column!r} says something twice or nothing")
        return parts


def load(name: str, make: Callable[[Row], T], identity: Callable[[T], object]) -> tuple[T, ...]:
    """Load a table whole; two rows of one identity are refused."""
    seen: dict[object, int] = {}
    made = []
    for number, cells in enumerate(table(__package__, name), 2):
        row = Row(name, number, cells)
        value = make(row)
        first = seen.setdefault(identity(value), number)
        if first != number:
            raise row.fault(f"says again what row {first} says")
        made.append(value)
    return tuple(made)


def covers(since: str, until: str, day: datetime.date) -> bool:
    """Tell whether a day lies in a span of time whose ends may be known to the month or year only, or not at all."""
    text = day.isoformat()
    return (not since or text[: len(since)] >= since) and (not until or text[: len(until)] <= until)
