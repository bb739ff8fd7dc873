"""The marks of the other system: `24/NQ-HU` for the Party's `24-NQ/HU`, `45-QĐ/UBND` for the State's `45/QĐ-UBND`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("marked",)
#: Before the State's form of 2004 hyphens stood in its codes as well.
_SINCE: Final = "2005"
#: A hyphen in the place of the slashes: `30-2020-NĐ-CP`, as names of files have it.
_HYPHENS: Final = re.compile(r"\d+[a-zđ]?-(?:(?:19|20)\d\d-)?[A-ZĐ]")


def wrong_separator(subject: Subject) -> Iterator[Finding]:
    """Find codes whose body belongs to one system and whose marks to the other."""
    for citation in subject.lots.marked:
        code, facts = citation.reading.code, citation.facts
        if code is None or facts is None or facts.scope.system not in ("unknown", "state", "party"):
            continue
        official, variant = facts.official, facts.whose
        if (
            not official
            and (place := citation.reading.code_at)
            and "/" in code
            and "/" not in subject.text[slice(*place)]
        ):
            official, variant = (code, "state") if _HYPHENS.match(subject.words(place)) else ("", "")
        if not official:
            continue
        day = citation.day or facts.scope.year or subject.day or ""
        if variant == "state" and day[:4] < _SINCE and day:
            continue
        place = citation.reading.code_at or (citation.reading.start, citation.reading.end)
        yield subject.finding(
            place, "wrong", citation, variant=variant, fix=(place, official, True), code=code, official=official
        )
