"""A short form without its full form, or before it: `Nghị định 30` in a text that never says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: Types that are cited by number in short; programmes and schemes have numbers for names (`Chương trình 135`).
_CITED: Final = frozenset(("NQ", "QĐ", "CT", "KH", "NĐ", "TT", "TTLT", "KL", "TB", "HD", "BC", "L"))
_NAMED: Final = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}\s+(?:số\s)?")
#: A number, with or without a year.
_LONGEST: Final = 9


def undefined_short_form(subject: Subject) -> Iterator[Finding]:
    """Find numbers without symbol and date that no earlier citation and no row of the catalogue explains."""
    full: dict[tuple[str | None, str], int] = {}
    for citation in subject.citations:
        if citation.scope is not None:
            full.setdefault((citation.reading.type, citation.scope.number.lstrip("0")), citation.reading.start)
    for citation in subject.citations:
        reading = citation.reading
        if (
            reading.type not in _CITED
            or reading.code is None
            or len(reading.code) > _LONGEST
            or citation.scope is not None
            or citation.day
            or citation.is_own
        ):
            continue
        if citation.entry is not None:
            continue
        number = reading.code.partition("/")[0].lstrip("0")
        place = (reading.start, reading.end)
        # `KL5` is a column or a file; a document is called by its type.
        if not _NAMED.match(subject.text, *place) or subject.text[place[1] : place[1] + 1] in ("/", "-"):
            continue
        first = full.get((reading.type, number))
        if (first is not None and first < reading.start) or subject.target(citation) is not None:
            continue
        said = subject.words(place)
        yield subject.finding(place, "suspect", citation, variant="early" if first is not None else "", said=said)
