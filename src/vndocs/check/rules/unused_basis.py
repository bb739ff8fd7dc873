"""A legal basis that the text never comes back to, though it comes back to the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ..finding import Finding

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("bases",)
_NAMED_ONCE: Final = tuple(load("vndocs.check", "words.toml")["named_once"])
#: Behind a citation stand its issuer and title.
_TITLE: Final = 160
#: A text that names so many of its bases again is one that uses them by name.
_USED: Final = 3


def unused_basis(subject: Subject) -> Iterator[Finding]:
    """Find bases that are not named again, where all but one of three or more others are."""
    if len(subject.lots.bases) <= _USED or len(subject.bases) <= _USED:
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
    unused = [citation for key, citation in bases.items() if key not in used and not _stands_alone(subject, citation)]
    if sum(key in used for key in bases) < _USED or len(unused) != 1:
        return
    for citation in unused:
        place = (citation.reading.start, citation.reading.end)
        yield subject.finding(place, "suspect", citation, said=subject.words(place))


def _stands_alone(subject: Subject, citation: Citation) -> bool:
    """Tell whether a basis says who may issue such an act, or amends another: by right it is never named again."""
    reading, entry = citation.reading, citation.entry
    if subject.is_amendment(citation):
        return True
    end = min(len(subject.text), reading.end + _TITLE)
    words = subject.words((reading.start, end)).lower()
    title = entry.title.lower() if entry is not None else ""
    return any(each in words or each in title for each in _NAMED_ONCE)


def _key(subject: Subject, citation: Citation) -> tuple[str | None, str] | None:
    if citation.entry is not None:
        return (citation.entry.type, citation.entry.code or citation.entry.title)
    reading = citation.reading
    if reading.code:
        return (reading.type, reading.code)
    return (reading.type, subject.words(reading.title).lower()) if reading.title else None
