"""A document relied on that was no longer in force: `Căn cứ Luật Đất đai số 45/2013/QH13` in 2025."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import shown
from ..finding import Finding

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("ended",)
#: What is done by a document that relies on the cited one; one that is repealed, replaced or told of is no fault.
_RELYING: Final = frozenset(("legal_basis", "implements", "details", "guides"))


def repealed_document(subject: Subject) -> Iterator[Finding]:
    """Find documents that the text relies on and that had ended by its date."""
    day = subject.day
    assert day is not None
    for citation in subject.lots.ended:
        entry = citation.entry
        if entry is None or citation.is_own or (entry.status == "in force" and not entry.ended):
            continue
        if not entry.had_ended(day) or not _relies(subject, citation):
            continue
        reading = citation.reading
        is_certain = subject.is_basis(reading.start) and citation.is_sure and entry.has_verified_dates
        yield subject.finding(
            (reading.start, reading.end),
            "wrong" if is_certain else "suspect",
            citation,
            variant="replaced" if entry.replaced_by else "",
            code=entry.code or entry.title,
            ended=shown(entry.ended),
            replaced=", ".join(entry.replaced_by),
            day=shown(day),
        )


def _relies(subject: Subject, citation: Citation) -> bool:
    relation = subject.relation(citation)
    return relation in _RELYING or (relation is None and subject.is_basis(citation.reading.start))
