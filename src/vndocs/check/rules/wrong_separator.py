"""The marks of the other system: `24/NQ-HU` for the Party's `24-NQ/HU`, `45-QĐ/UBND` for the State's `45/QĐ-UBND`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...entities.references.symbol import type_codes
from ...text.lexicon import load
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

_WORDS: Final = load("vndocs.entities.references", "code.toml")["symbols"]
_PARTY: Final = frozenset(_WORDS["party"])
_STATE: Final = frozenset(_WORDS["state"])
#: Before the State's form of 2004 hyphens stood in its codes as well.
_SINCE: Final = "2005"
_SHAPE: Final = re.compile(r"(\d+[a-zđ]?)([-/])([A-ZĐ][A-Za-zĐđ]*)([-/])([A-ZĐ][A-Za-zĐđ]*\d*)((?:[-/][\w]+)*)")


def wrong_separator(subject: Subject) -> Iterator[Finding]:
    """Find codes whose body belongs to one system and whose marks to the other."""
    for citation in subject.citations:
        code = citation.reading.code
        if code is None or citation.scope is None or citation.scope.system not in ("unknown", "state", "party"):
            continue
        match = _SHAPE.fullmatch(code)
        if match is None:
            continue
        number, first, kind, second, body, rest = match.groups()
        if kind not in type_codes():
            continue
        if body in _PARTY and (first, second) != ("-", "/"):
            official, variant = f"{number}-{kind}/{body}{rest}", "party"
        elif body in _STATE and (first, second) != ("/", "-"):
            official, variant = f"{number}/{kind}-{body}{rest}", "state"
        else:
            continue
        day = citation.day or subject.day or ""
        if variant == "state" and day[:4] < _SINCE and day:
            continue
        place = citation.reading.code_at or (citation.reading.start, citation.reading.end)
        yield subject.finding(
            place, "wrong", citation, variant=variant, fix=(place, official, True), code=code, official=official
        )
