"""Statutes by name: `Luật Đất đai` is 45/2013/QH13 or 31/2024/QH15.

The year or day that the mention gives decides, else the version that the text cites in full, else the day of the citing
document; where none does, all candidates are kept and none is chosen. The catalogue is not complete, so that a name of
which it has one law is no evidence where nothing is known of the time.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final

from ...catalogue import KnownDocument
from ...catalogue.candidates import Candidates, candidates
from ...entities.references.reading import ReferenceReading
from .cited import MOST, Cited, candidates_of
from .light import Target

#: What a link says: target, candidates, basis, why it is open.
Found = tuple[Target | None, tuple[Target, ...], str | None, str | None]
_DAY: Final = len("2024-01-18")
NONE: Final[Found] = (None, (), None, None)
_BASES: Final = {"date": "catalogue-year", "year": "catalogue-year", "day": "catalogue-date", "name": "catalogue-name"}


def find_statute(reading: ReferenceReading, cited: Cited, own_date: str | None, by: ReferenceReading | None) -> Found:
    """Find the statute that a name means; in the title of another document, `by`, it was named on that one's day."""
    sort, start, date = reading[2], reading[0], reading[5]
    name, compared = cited.name(reading)
    if reading[7] is None:
        name = reading[3] or ""
    versions = cited.of_name(sort, compared)
    if versions:
        versions = [known for known in versions if known is not reading and known[0] < start]
    if date:
        if versions:
            same = [known for known in versions if _agrees(known, reading)]
            if len(same) == 1:
                return cited.target(same[0]), (), "name", None
        chosen, found = _of_date(name, sort, date)
        if chosen is not None:
            cited.known[id(reading)] = chosen
        return found
    year: str | None = None
    if by is not None:
        day = by[5]
        own_date = day if day and len(day) == _DAY else None
        if own_date is None:
            year = _year(by)
    if not versions:
        return _by_catalogue(name, sort, own_date, year)
    if len(versions) > 1:
        return None, candidates_of(versions), None, "several"
    version = versions[0]
    known = cited.known.get(id(version))
    if known is not None:
        rows = _rows(name, sort, own_date, year)
        if rows.basis == "day" and known != rows.chosen:
            # The text cites an older law of the name, and another one was in force when it was written.
            return None, (cited.target(version), *_targets(rows.chosen)), None, "several"
    return cited.target(version), (), "name", None


@lru_cache(maxsize=4096)
def _of_date(name: str, type_code: str | None, date: str) -> tuple[KnownDocument | None, Found]:
    """Give the statute that a name and its date choose, and what a link says of it."""
    rows = _look_up(name, type_code, date, None)
    return rows.chosen, _found(rows, None)


@lru_cache(maxsize=4096)
def _by_catalogue(name: str, type_code: str | None, day: str | None, year: str | None) -> Found:
    """Find a statute of which the text says no more than the name, on the day or in the year that it is named."""
    rows = _rows(name, type_code, day, year)
    if day is None and year is None and rows.basis == "name":
        return None, _targets(rows.chosen), None, "undated"
    return _found(rows, "unknown-name")


def _rows(name: str, type_code: str | None, day: str | None, year: str | None) -> Candidates:
    return _look_up(name, type_code, None, day) if year is None else _of_year(name, type_code, year)


def _year(reading: ReferenceReading) -> str | None:
    """Give the year of a document, of its date or in its code."""
    if reading.date:
        return reading.date[:4]
    parts = (reading.code or "").split("/")
    return next((part for part in parts if len(part) == 4 and part.isdigit()), None)


def _of_year(name: str, type_code: str | None, year: str) -> Candidates:
    """Give the statute that a name meant all through a year; both where it changed."""
    first, last = (_look_up(name, type_code, None, f"{year}-{day}") for day in ("01-01", "12-31"))
    if first.chosen == last.chosen:
        return last
    return Candidates(tuple(dict.fromkeys((*first.documents, *last.documents))))


def _found(rows: Candidates, why: str | None) -> Found:
    if rows.chosen is not None:
        return _targets(rows.chosen)[0], (), _BASES[rows.basis], None
    if rows.documents:
        return None, _targets(*rows.documents), None, "several" if len(rows.documents) > 1 else "undated"
    return None, (), None, why


def _targets(*rows: object) -> tuple[Target, ...]:
    return tuple(Target("catalogue", None, row) for row in rows[:MOST])  # type: ignore[arg-type]


def _agrees(known: ReferenceReading, reading: ReferenceReading) -> bool:
    # `45/2013/QH13` says its year.
    date, said = known.date or _year(known) or "", reading.date or ""
    return bool(date) and (date.startswith(said) or said.startswith(date))


@lru_cache(maxsize=4096)
def _look_up(name: str, type_code: str | None, date: str | None, day: str | None) -> Candidates:
    on = None
    if day is not None and len(day) == 10:
        try:
            on = datetime.date.fromisoformat(day)
        except ValueError:
            on = None
    found = candidates(name, type_code=type_code, date=date, on=on)
    if on is not None and found.chosen is None:
        # What was not yet passed is none of its candidates.
        then = tuple(row for row in found.documents if (row.issued or row.year) <= on.isoformat())
        return Candidates(then)
    return found
