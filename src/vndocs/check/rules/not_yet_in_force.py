"""A document that is relied on before it takes effect: a plan of May that is based on a law in force from July."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import shown
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("known",)
#: Normative documents prepare a law before it takes effect, and are in force with it.
_PREPARING: Final = frozenset(("L", "BL", "PL", "NĐ", "TT", "TTLT", "NQ", "VBHN"))


def not_yet_in_force(subject: Subject) -> Iterator[Finding]:
    """Find legal bases whose effect begins after the date of the document."""
    day = subject.day
    assert day is not None
    own = subject.own.reading.type if subject.own else None
    if own in _PREPARING or (subject.own and subject.own.scope and subject.own.scope.year):
        return
    for citation in subject.lots.known:
        entry = citation.entry
        if entry is None or citation.is_own or entry.had_begun(day) is not False:
            continue
        reading = citation.reading
        if not subject.is_basis(reading.start) or not citation.is_sure:
            continue
        yield subject.finding(
            (reading.start, reading.end),
            "suspect",
            citation,
            code=entry.code or entry.title,
            effective=shown(entry.effective),
            day=shown(day),
        )
