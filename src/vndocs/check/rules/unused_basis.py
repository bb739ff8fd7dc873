"""A legal basis that the text never comes back to, though it comes back to the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

#: A text that names so many of its bases again is one that uses them by name.
_USED: Final = 3


def unused_basis(subject: Subject) -> Iterator[Finding]:
    """Find bases that are not named again, where all but one of three or more others are."""
    if len(subject.bases) <= _USED:
        return
    bases: dict[tuple[str | None, str], Citation] = {}
    used: set[tuple[str | None, str]] = set()
    for citation in subject.citations:
        key = _key(subject, citation)
        if key is None or citation.is_own:
            continue
        if subject.is_basis(citation.reading.start):
            bases.setdefault(key, citation)
        else:
            used.add(key)
    unused = [citation for key, citation in bases.items() if key not in used]
    if len(bases) - len(unused) < _USED or len(unused) != 1:
        return
    for citation in unused:
        place = (citation.reading.start, citation.reading.end)
        yield subject.finding(place, "suspect", citation, said=subject.words(place))


def _key(subject: Subject, citation: Citation) -> tuple[str | None, str] | None:
    if citation.entry is not None:
        return (citation.entry.type, citation.entry.code or citation.entry.title)
    reading = citation.reading
    if reading.code:
        return (reading.type, reading.code)
    return (reading.type, subject.words(reading.title).lower()) if reading.title else None
