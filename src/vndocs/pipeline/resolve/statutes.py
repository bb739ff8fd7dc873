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
from ...catalogue.choosing import Choice, choose
from ...catalogue.names import key
from ...entities.references.reading import ReferenceReading
from .cited import MOST, Cited, candidates_of
from .light import Target

#: What a link says: target, candidates, basis, why it is open.
Found = tuple[Target | None, tuple[Target, ...], str | None, str | None]
_DAY: Final = len("2024-01-18")
_new: Final = tuple.__new__
NONE: Final[Found] = (None, (), None, None)
_BASES: Final = {"date": "catalogue-year", "year": "catalogue-year", "day": "catalogue-date", "name": "catalogue-name"}


def find_statute(reading: ReferenceReading, cited: Cited, own_date: str | None, by: ReferenceReading | None) -> Found:
    """Find the statute that a name means; in the title of another document, `by`, it was named on that one's day."""
    sort, start, date = reading[2], reading[0], reading[5]
    name, compared = cited.name(reading)
    versions = cited.of_name(sort, compared)
    if reading[7] is None:
        name = reading[3] or ""
        compared = key(name)
    if versions:
        versions = [known for known in versions if known is not reading and known[0] < start]
    if date:
        if versions:
            same = [known for known in versions if _agrees(known, reading)]
            if len(same) == 1:
                return cited.target(same[0]), (), "name", None
        chosen, found = _of_date(name, compared, sort, date)
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
        return _by_catalogue(name, compared, sort, own_date, year)
    if len(versions) > 1:
        return None, candidates_of(versions), None, "several"
    version = versions[0]
    known = cited.known.get(id(version))
    if known is not None:
        _, chosen, basis, _ = _choice(name, compared, sort, own_date, year)
        if basis == "day" and chosen is not None and known is not chosen:
            # The text cites an older law of the name, and another one was in force when it was written.
            return None, (cited.target(version), _target(chosen)), None, "several"
    return cited.target(version), (), "name", None


@lru_cache(maxsize=4096)
def _of_date(name: str, compared: str, type_code: str | None, date: str) -> tuple[KnownDocument | None, Found]:
    """Give the statute that a name and its date choose, and what a link says of it."""
    choice = choose(name, compared, type_code, date, None)
    return choice[1], _found(choice, None)


@lru_cache(maxsize=4096)
def _by_catalogue(name: str, compared: str, type_code: str | None, day: str | None, year: str | None) -> Found:
    """Find a statute of which the text says no more than the name, on the day or in the year that it is named."""
    choice = _choice(name, compared, type_code, day, year)
    if day is None and year is None and choice[1] is not None and choice[2] == "name":
        return None, (_target(choice[1]),), None, "undated"
    return _found(choice, "unknown-name")


def _choice(name: str, compared: str, type_code: str | None, day: str | None, year: str | None) -> Choice:
    return _on_day(name, compared, type_code, day) if year is None else _of_year(name, compared, type_code, year)


def _year(reading: ReferenceReading) -> str | None:
    """Give the year of a document, of its date or in its code."""
    if reading.date:
        return reading.date[:4]
    parts = (reading.code or "").split("/")
    return next((part for part in parts if len(part) == 4 and part.isdigit()), None)


def _of_year(name: str, compared: str, type_code: str | None, year: str) -> Choice:
    """Give the statute that a name meant all through a year; both where it changed."""
    first = _on_day(name, compared, type_code, f"{year}-01-01")
    last = _on_day(name, compared, type_code, f"{year}-12-31")
    if first[1] is last[1]:
        return last
    return tuple(dict.fromkeys((*first[0], *last[0]))), None, "", ()


def _found(choice: Choice, why: str | None) -> Found:
    documents, chosen, basis, _ = choice
    if chosen is not None:
        return _target(chosen), (), _BASES[basis], None
    if documents:
        return None, _targets(documents), None, "several" if len(documents) > 1 else "undated"
    return None, (), None, why


def _targets(rows: tuple[KnownDocument, ...]) -> tuple[Target, ...]:
    return tuple([_target(row) for row in rows[:MOST]])


def _target(row: KnownDocument) -> Target:
    return _new(Target, ("catalogue", None, row, ()))


def _agrees(known: ReferenceReading, reading: ReferenceReading) -> bool:
    # `45/2013/QH13` says its year.
    date, said = known.date or _year(known) or "", reading.date or ""
    return bool(date) and (date.startswith(said) or said.startswith(date))


@lru_cache(maxsize=4096)
def _on_day(name: str, compared: str, type_code: str | None, day: str | None) -> Choice:
    """Give the statute that a name meant on a day, None for a day that is not known."""
    if day is None or not _is_day(day):
        return choose(name, compared, type_code, None, None)
    choice = choose(name, compared, type_code, None, day)
    if choice[1] is not None:
        return choice
    # What was not yet passed is none of its candidates.
    return tuple([known for known in choice[0] if (known.issued or known.year) <= day]), None, "", ()


def _is_day(day: str) -> bool:
    if len(day) != _DAY:
        return False
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True
