"""How far a code tells its document: `45/2013/QH13` for good, `19/NQ-CP` within a year, `18-NQ/TW` within a term.

Normative documents have the year in their code and one series a body; others begin anew each year (30/2020/NĐ-CP,
Annex I), Party papers each term of their committee (05-HD/VPTW). `165/QĐ-UBND` exists in every commune of every year.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ..catalogue import find_issuers
from ..entities.references.code import split
from ..entities.references.symbol import type_codes

Reach = Literal["once", "yearly", "termly", "local"]
_MARKS: Final = re.compile(r"[-/]")
_PLENARY: Final = re.compile(r"(?:QH|UBTVQH|HĐNN)[0-9IVX]{1,5}$")
_CENTRAL: Final = frozenset(("central", "ministry", "government agency"))
_JOINT: Final = frozenset(("TTLT", "NQLT", "TTLN"))


class Scope(NamedTuple):
    """The parts of a code that tell its document, and how far they do."""

    reach: Reach
    number: str
    year: str
    system: str
    #: The sign of the type in the symbol; empty where it has none.
    type_sign: str
    #: The signs of the bodies, the issuing one first.
    signs: tuple[str, ...]
    is_party: bool


def scope_of(code: str, type_code: str | None) -> Scope | None:
    """Give the scope of a full code; None for a number alone."""
    parts = split(code, type_code)
    if parts.symbol is None or parts.number is None:
        return None
    reach, type_sign, signs = _of_symbol(parts.symbol, parts.system, parts.year is not None)
    return Scope(reach, parts.number, parts.year or "", parts.system, type_sign, signs, parts.system == "party")


@lru_cache(maxsize=4096)
def _of_symbol(symbol: str, system: str, has_year: bool) -> tuple[Reach, str, tuple[str, ...]]:
    """Give what the symbol alone says; symbols are far fewer than codes."""
    groups = [group for group in _MARKS.split(symbol) if group]
    has_type = len(groups) > 1 and (groups[0] in type_codes() or groups[0] in _JOINT)
    type_sign, signs = (groups[0], tuple(groups[1:])) if has_type else ("", tuple(groups))
    return _reach(system, has_year, type_sign, signs), type_sign, signs


def _reach(system: str, has_year: bool, type_sign: str, signs: tuple[str, ...]) -> Reach:
    if system == "standard":
        return "once"
    if any(_PLENARY.match(sign) for sign in signs[:1]):
        return "once"
    if system == "party":
        return "termly" if signs and is_central(signs[0], "party") else "local"
    if system in ("state", "historic") and signs and (type_sign in _JOINT or is_central(signs[0], "state")):
        return "once" if has_year else "yearly"
    return "local"


@lru_cache(maxsize=4096)
def is_central(sign: str, system: str) -> bool:
    """Tell whether a sign names a body of the centre and nothing else."""
    bodies = find_issuers(sign, system=system)
    return bool(bodies) and all(body.level in _CENTRAL for body in bodies)


def is_same_period(scope: Scope, one: str, other: str) -> bool:
    """Tell whether two days lie in one run of numbers, so that a number stands in it once."""
    if scope.reach == "once":
        return True
    if scope.is_party:
        return _term(scope, one) == _term(scope, other)
    return one[:4] == other[:4]


def _term(scope: Scope, day: str) -> int:
    """Count the terms of five years; congresses end in January 2016, 2021 … at the centre, half a year before below."""
    year, month = int(day[:4]), int(day[5:7] or 12)
    if scope.reach == "termly":
        return (year - 1 - (month < 2) * 1) // 5
    return (year - (month < 7)) // 5
