"""Who signs: `BTC` is Bộ Tài chính in a state symbol, Ban Tổ chức in a Party one; `BTTTT` ended on 28 February 2025."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from .names import key
from .rows import CONFIDENCES, Row, covers, load

if TYPE_CHECKING:
    import datetime

LEVELS: Final = (
    "central",
    "ministry",
    "government agency",
    "province",
    "district",
    "commune",
    "grassroots",
    "local",
    "any",
)
_TERM: Final = re.compile(r"^(.*\D)\d+$")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body, its abbreviation in symbols and the time in which it existed (ends empty where not known)."""

    abbreviation: str
    name: str
    qualifier: str
    system: str
    level: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]
    aliases: tuple[str, ...]
    english: str
    confidence: str
    note: str

    def existed(self, day: datetime.date) -> bool:
        """Tell whether the body existed on a day, as far as its dates are known."""
        return covers(self.valid_from, self.valid_to, day)


@cache
def issuers() -> tuple[Issuer, ...]:
    """Give all bodies; one abbreviation can stand for several."""
    return load("issuers.csv", _issuer, lambda value: (value.abbreviation, value.name, value.qualifier, value.system))


def _issuer(row: Row) -> Issuer:
    return Issuer(
        abbreviation=row.word("abbreviation"),
        name=row.word("name"),
        qualifier=row.real("qualifier"),
        system=row.word("system"),
        level=row.choice("level", LEVELS),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        successors=row.several("successors"),
        aliases=row.several("aliases"),
        english=row.text("english"),
        confidence=row.choice("confidence", CONFIDENCES),
        note=row.text("note"),
    )


def _plain(abbreviation: str) -> str:
    """Drop what is put between the letters: `BLĐ-TBXH`, `BGD&ĐT`."""
    return re.sub(r"[\s&.-]", "", abbreviation)


@cache
def _by_abbreviation() -> dict[str, list[Issuer]]:
    index: dict[str, list[Issuer]] = {}
    for issuer in issuers():
        for spelled in dict.fromkeys(_plain(word) for word in (issuer.abbreviation, *issuer.aliases)):
            index.setdefault(spelled, []).append(issuer)
    return index


@cache
def _by_name() -> dict[str, list[Issuer]]:
    index: dict[str, list[Issuer]] = {}
    for issuer in issuers():
        index.setdefault(key(issuer.name), []).append(issuer)
    return index


def find_issuers(word: str, *, on: datetime.date | None = None, system: str | None = None) -> tuple[Issuer, ...]:
    """Give the bodies of an abbreviation (`BGD&ĐT`, `QH15`) or a name, of a day and a system if these are given."""
    spelled = _plain(word)
    found = _by_abbreviation().get(spelled) or _by_name().get(key(word), [])
    if not found and (term := _TERM.match(spelled)):
        # `UBTVQH15`, `QK7`: the number is of the term or the region.
        found = _by_abbreviation().get(term[1], [])
    return tuple(body for body in found if system in (None, body.system) and (on is None or body.existed(on)))
