"""A reference calls its document by another type than the registry: a code (bộ luật) that is called a law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...entities.references.names import usual_name
from ..finding import Finding
from ..lookup import names_of

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("untyped",)
_RESOLUTION: Final = "NQ"


def wrong_type(subject: Subject) -> Iterator[Finding]:
    """Find codes without a sign of the type (`91/2015/QH13`) whose word names another type than the registry has.

    Laws and codes share one series of numbers, so that there the number cannot be of another document. Resolutions of
    the National Assembly have their own: 99/2015/QH13 is a law of 26/11/2015 and a resolution of 11/11/2015.
    """
    for citation in subject.lots.untyped:
        scope, reading = citation.scope, citation.reading
        if citation.entry is not None or not citation.others or scope is None or scope.type_sign:
            continue
        known = {entry.type for entry in citation.others}
        if reading.type is None or reading.type in known or _RESOLUTION in known | {reading.type}:
            continue
        entry = citation.others[0]
        is_one_series = known | {reading.type} <= {"L", "BL"}
        is_certain = is_one_series and reading.title is not None and all(other.is_verified for other in citation.others)
        start, end = reading.start, (reading.code_at or (0, reading.end))[0]
        yield subject.finding(
            (start, end) if end > start else (reading.start, reading.end),
            "wrong" if is_certain else "suspect",
            citation,
            said=reading.type_name or usual_name(reading.type) or reading.type,
            type=usual_name(entry.type) or entry.type,
            code=reading.code or "",
            meant=names_of(citation.others),
        )
