"""One document that the text gives to two bodies: `103-KH/HU … của Huyện ủy` here, `… của Đảng ủy xã` there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..bodies import agree
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("reissued",)


def conflicting_issuer(subject: Subject) -> Iterator[Finding]:
    """Find citations whose issuer contradicts the first one with which the same code and day are cited."""
    for group in subject.lots.reissued:
        first: dict[str, tuple[int, int]] = {}
        for citation in group:
            place, day = citation.reading.issuer, citation.whole_day or ""
            if place is None or (not day and (citation.scope is None or citation.scope.reach == "local")):
                continue
            before = first.setdefault(day, place)
            if before == place or subject.text[place[0] : place[1]] == subject.text[before[0] : before[1]]:
                continue
            said, other = subject.words(place), subject.words(before)
            if agree(said, other) is not False:
                continue
            code = citation.reading.code or ""
            yield subject.finding(place, "suspect", citation, notes=[before], said=said, other=other, code=code)
