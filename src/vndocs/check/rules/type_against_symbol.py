"""The word for the type is not that of the symbol: `Công văn số 01/BC-HHNM`, `Quyết định số 45/KH-UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...entities.references.names import usual_name
from ..finding import Finding
from ..type_words import type_contradiction

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("typed",)
_ANY: Final = ("văn bản", "tài liệu")
_SINCE: Final = "1998"


def type_against_symbol(subject: Subject) -> Iterator[Finding]:
    """Find citations whose word for the type contradicts the sign of the type in the symbol."""
    for citation in subject.lots.typed:
        scope, reading = citation.scope, citation.reading
        if scope is None or not scope.type_sign or not reading.type_name or citation.is_own:
            continue
        verdict = type_contradiction(reading.type_name, scope.type_sign)
        if verdict is None:
            continue
        day = citation.day or scope.year or subject.day or ""
        place = (reading.start, (reading.code_at or (0, reading.end))[0])
        printed = subject.text[place[0] : place[1]]
        start = printed.lower().find(reading.type_name.split()[0].lower())
        # The word may be that of a citation before (`các Quyết định số …; số …`) or stand for any paper; and signs of
        # departments stood where that of the type does now.
        if start < 0 or day[:4] < _SINCE or any(word in printed.lower() for word in _ANY):
            continue
        # `Thông tư` / `Liên tịch Bộ … số 120/2000/TTLT-…`: the word goes on behind the line.
        if " ".join(printed.lower().split()).startswith(f"{reading.type_name.lower()} liên tịch"):
            continue
        start += place[0]
        yield subject.finding(
            (start, place[1]),
            "wrong" if verdict == "wrong" and subject.text[start].isupper() else "suspect",
            citation,
            variant="" if verdict == "wrong" else verdict,
            said=reading.type_name,
            sign=scope.type_sign,
            type=usual_name(scope.type_sign, scope.system) or scope.type_sign,
            code=reading.code or "",
        )
