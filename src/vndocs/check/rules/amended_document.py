"""A legal basis that had been amended, while no amendment is cited: the superseded wording may have been meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...registry.folding import code_key
from ..dating import shown
from ..finding import Finding

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("amended",)


def amended_document(subject: Subject) -> Iterator[Finding]:
    """Find legal bases with amendments known by the document's date of which the text names none."""
    day, registry = subject.day, subject.registry
    assert day is not None
    assert registry is not None
    amended = [
        citation
        for citation in _outermost(subject)
        if citation.entry is not None
        and citation.entry.amended_by
        and citation.is_sure
        and not citation.is_own
        and subject.is_basis(citation.reading.start)
        and not subject.is_amendment(citation)
    ]
    if not amended:
        return
    cited = {code_key(citation.reading.code) for citation in subject.citations if citation.reading.code}
    cited |= {code_key(other.entry.code) for other in subject.citations if other.entry is not None}
    wanted = {code for citation in amended if citation.entry for code in citation.entry.amended_by}
    found = registry.by_code(wanted)
    seen: set[str] = set()
    for citation in amended:
        entry = citation.entry
        assert entry is not None
        if entry.code in seen or any(code_key(code) in cited for code in entry.amended_by):
            continue
        seen.add(entry.code)
        begun = [code for code in entry.amended_by if any(other.had_begun(day) is True for other in found[code])]
        if begun:
            reading = citation.reading
            place = (reading.start, reading.end)
            amendments = ", ".join(begun)
            yield subject.finding(
                place, "suspect", citation, code=entry.code or entry.title, amendments=amendments, day=shown(day)
            )


def _outermost(subject: Subject) -> Iterator[Citation]:
    """Give the citations that stand in no other's title: the law in the title of a decree is not what is relied on."""
    end = -1
    for citation in subject.citations:
        reading = citation.reading
        if reading.start >= end:
            yield citation
        if reading.title is not None:
            end = max(end, reading.title[1])
