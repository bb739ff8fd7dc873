"""Codes, laws, ordinances, constitutions and much-cited documents: `Luật Đất đai` is 45/2013/QH13 or 31/2024/QH15.

Several laws bear one name. The year that a citation gives chooses between them, else the day on which it cites, else
nothing does: all candidates are given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from .names import key
from .rows import CONFIDENCES, Row, load

if TYPE_CHECKING:
    import datetime

STATUSES: Final = ("in force", "not yet in force", "repealed", "unknown")
TYPE_WORDS: Final = {"L": "Luật", "BL": "Bộ luật", "PL": "Pháp lệnh", "HP": "Hiến pháp"}
_YEAR: Final = re.compile(r"^(.*?)[\s,]*(?:\bnăm\s+)?\b((?:19|20)\d\d)$")
_CODE: Final = re.compile(r"\d+[\w.]*(?:[/-][\w.]+)+")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that is known beforehand; `title` is without the word of its type and without a year.

    `confidence` speaks of name and code, `dates_confidence` of the dates; days are `2024`, `2024-01` or `2024-01-18`.
    `source` says where it was read.
    """

    type: str
    title: str
    year: str
    code: str
    issued: str
    effective: str
    ended: str
    status: str
    amended_by: tuple[str, ...]
    replaced_by: tuple[str, ...]
    aliases: tuple[str, ...]
    confidence: str
    dates_confidence: str
    source: str
    note: str

    @property
    def name(self) -> str:
        """Give the name with the word of its type."""
        return f"{TYPE_WORDS.get(self.type, '')} {self.title}".strip()

    def standing(self, day: str) -> bool | None:
        """Tell whether it was in force on an ISO day: None before it took effect, as far as its dates are known.

        False where it was repealed, on a day that is known or not.
        """
        since = self.effective or self.issued or self.year
        if since and day[: len(since)] < since:
            return None
        if self.ended:
            return day[: len(self.ended)] <= self.ended and day != self.ended
        return self.status != "repealed"

    def had_begun(self, day: datetime.date) -> bool:
        """Tell whether it had taken effect by a day, as far as its dates are known."""
        return self.standing(day.isoformat()) is not None

    def was_in_force(self, day: datetime.date) -> bool:
        """Tell whether it was in force on a day; False where it was repealed on a day that is not known."""
        return self.standing(day.isoformat()) is True


@cache
def statutes() -> tuple[KnownDocument, ...]:
    """Give codes, laws, ordinances and constitutions; two of one type, code, name and date are refused."""
    return load("statutes.csv", _known, lambda value: (value.type, value.code, value.title, value.issued, value.year))


@cache
def documents() -> tuple[KnownDocument, ...]:
    """Give the much-cited documents beside the statutes: decrees, circulars, resolutions, papers of the Party."""
    return load("documents.csv", _known, lambda value: (value.type, value.code, value.issued))


def _known(row: Row) -> KnownDocument:
    code = row.real("code")
    if code and not _CODE.fullmatch(code):
        raise row.fault(f"'code' is {code!r}, expected a number and a symbol")
    return KnownDocument(
        type=row.word("type"),
        title=row.real("title"),
        year=row.day("year"),
        code=code,
        issued=row.day("issued"),
        effective=row.day("effective"),
        ended=row.day("ended"),
        status=row.choice("status", STATUSES),
        amended_by=row.several("amended_by"),
        replaced_by=row.several("replaced_by"),
        aliases=row.several("aliases"),
        confidence=row.choice("confidence", CONFIDENCES),
        dates_confidence=row.choice("dates_confidence", (*CONFIDENCES, "")),
        source=row.text("source"),
        note=row.text("note"),
    )


@cache
def by_name() -> dict[str, list[KnownDocument]]:
    """Give the statutes by the key of each of their names."""
    index: dict[str, list[KnownDocument]] = {}
    for statute in statutes():
        if statute.title or statute.type == "HP":
            for name in dict.fromkeys(map(key, (statute.name, *statute.aliases))):
                index.setdefault(name, []).append(statute)
    return index


@cache
def _by_code() -> dict[str, list[KnownDocument]]:
    index: dict[str, list[KnownDocument]] = {}
    for known in (*statutes(), *documents()):
        if known.code:
            index.setdefault(known.code.casefold(), []).append(known)
    return index


def find_by_code(code: str, type_code: str | None = None) -> tuple[KnownDocument, ...]:
    """Give the known documents of a code; one code can stand for several (`18-NQ/TW`)."""
    return tuple(known for known in _by_code().get(code.casefold(), []) if type_code in (None, known.type))


def find_statutes(
    name: str, *, year: str | int | None = None, on: datetime.date | None = None
) -> tuple[KnownDocument, ...]:
    """Give the statutes that a name can mean: one where name, year or day settle it, else every candidate.

    The name has the word of its type or is an abbreviation (`Luật Đất đai`, `BLHS 2015`, `Luật PPP`), in any case, tone
    placement and punctuation. `year` (also at the end of the name) wins over `on`, the day on which it was cited.
    """
    found = by_name().get(key(name))
    if found is None and (match := _YEAR.match(name.strip())):
        found, year = by_name().get(key(match[1])), year or match[2]
    if not found:
        return ()
    if year is not None:
        return tuple(statute for statute in found if statute.year == str(year))
    if on is not None and len(found) > 1:
        in_force = tuple(statute for statute in found if statute.was_in_force(on))
        return in_force or tuple(statute for statute in found if statute.had_begun(on)) or tuple(found)
    return tuple(found)
