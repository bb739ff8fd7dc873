"""Statutes by name: `Luật Đất đai` is 45/2013/QH13 or 31/2024/QH15.

The year or day that the mention gives decides, else the version that the text cites in full, else the day of the citing
document; where none does, all candidates are kept and none is chosen. The catalogue is not complete, so that a name of
which it has one law is no evidence where nothing is known of the time.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import Final

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
    name = _name(reading, cited)
    versions = [known for known in cited.of_name(reading) if known is not reading and known.start < reading.start]
    if reading.date:
        same = [known for known in versions if _agrees(known, reading)]
        if len(same) == 1:
            return cited.target(same[0]), (), "name", None
        rows = _look_up(name, reading.type, reading.date, None)
        if rows.chosen is not None:
            cited.known[id(reading)] = rows.chosen
        return _found(rows, None)
    if by is not None:
        own_date = by.date if by.date and len(by.date) == _DAY else None
        rows = _look_up(name, reading.type, None, own_date)
        if own_date is None and (year := _year(by)):
            rows = _of_year(name, reading.type, year)
            own_date = year
    else:
        rows = _look_up(name, reading.type, None, own_date)
    if len(versions) == 1:
        known = cited.known.get(id(versions[0]))
        if rows.basis == "day" and known is not None and known != rows.chosen:
            # The text cites an older law of the name, and another one was in force when it was written.
            return None, (cited.target(versions[0]), *_targets(rows.chosen)), None, "several"
        return cited.target(versions[0]), (), "name", None
    if versions:
        return None, candidates_of(versions), None, "several"
    if own_date is None and rows.basis == "name":
        return None, _targets(rows.chosen), None, "undated"
    return _found(rows, "unknown-name")


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


def _name(reading: ReferenceReading, cited: Cited) -> str:
    if reading.title is None:
        return reading.type_name or ""
    return cited.source.words(*reading.title)


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
