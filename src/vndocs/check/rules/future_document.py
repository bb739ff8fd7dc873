"""A document dated after the one that cites it: a report of January 2024 that relies on a plan of March 2024."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import shown
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("later",)


def future_document(subject: Subject) -> Iterator[Finding]:
    """Find citations dated after the document's own date."""
    day = subject.day
    assert day is not None
    for citation in subject.lots.later:
        cited = citation.whole_day
        if cited is None or cited <= day or citation.is_own:
            continue
        reading = citation.reading
        place = reading.date_at or (reading.start, reading.end)
        yield subject.finding(place, "wrong", citation, cited=shown(cited), day=shown(day))
