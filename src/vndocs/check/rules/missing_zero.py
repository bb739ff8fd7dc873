"""A number below 10 without its zero: `5/QĐ-UBND` for `05/QĐ-UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("short",)
#: Numbers of before the rule stand as they were printed (01/2011/TT-BNV, Article 7; 36-HD/VPTW for Party papers).
_SINCE: Final = "2011-04-06"


def missing_zero(subject: Subject) -> Iterator[Finding]:
    """Find numbers of one digit in codes of state and Party papers that were issued since the rule is in force."""
    for citation in subject.lots.short:
        scope, reading = citation.scope, citation.reading
        if scope is None or len(scope.number) != 1 or scope.system not in ("state", "party") or reading.code is None:
            continue
        # A law and an act of another body keep their own print.
        issued = (citation.entry.issued if citation.entry else "") or citation.day or scope.year or subject.day or ""
        if not issued or issued[:4] < _SINCE[:4] or (len(issued) == 10 and issued < _SINCE):
            continue
        place = reading.code_at or (reading.start, reading.end)
        yield subject.finding(
            place,
            "suspect",
            citation,
            fix=((place[0], place[0]), "0", True),
            code=reading.code,
            official=f"0{reading.code}",
        )
