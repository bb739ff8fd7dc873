"""The word for the type is not that of the symbol: `Công văn số 01/BC-HHNM`, `Quyết định số 45/KH-UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ...catalogue import type_names, types_of_code
from ...entities.references.names import usual_name
from ...text.spelling import plain_tones
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: A word for any paper, and what papers bring with them under their number.
_GENERAL: Final = frozenset(("VB", "PL", "QC", "ĐA", "ĐL"))
#: Joint circulars bore several signs before 1997 and after.
_JOINT: Final = frozenset(("TTLT", "TTLB", "TTLN"))
_ANY: Final = ("văn bản", "tài liệu")
_SINCE: Final = "1998"


def type_against_symbol(subject: Subject) -> Iterator[Finding]:
    """Find citations whose word for the type contradicts the sign of the type in the symbol."""
    for citation in subject.citations:
        scope, reading = citation.scope, citation.reading
        if scope is None or not scope.type_sign or not reading.type_name or citation.is_own:
            continue
        if reading.type != scope.type_sign or scope.system not in ("state", "party", "mass"):
            continue
        if not contradicts(reading.type_name, scope.type_sign):
            continue
        day = citation.day or scope.year or subject.day or ""
        place = (reading.start, (reading.code_at or (0, reading.end))[0])
        printed = subject.text[place[0] : place[1]]
        start = printed.lower().find(reading.type_name.split()[0].lower())
        # The word may be that of a citation before (`các Quyết định số …; số …`) or stand for any paper; and signs of
        # departments stood where that of the type does now.
        if start < 0 or day[:4] < _SINCE or any(word in printed.lower() for word in _ANY):
            continue
        start += place[0]
        yield subject.finding(
            (start, place[1]),
            "wrong" if subject.text[start].isupper() else "suspect",
            citation,
            said=reading.type_name,
            sign=scope.type_sign,
            type=usual_name(scope.type_sign, scope.system) or scope.type_sign,
            code=reading.code or "",
        )


@lru_cache(maxsize=4096)
def contradicts(name: str, sign: str) -> bool:
    """Tell whether the name of a type is known and is none that a sign stands for."""
    code, canonical = type_names().get(plain_tones(name.lower()), ("", ""))
    if not code or code == sign or code in _GENERAL or {code, sign} <= _JOINT:
        return False
    kinds = types_of_code(sign)
    names = {kind.name.lower() for kind in kinds} | {code for kind in kinds for code in (kind.code, kind.printed)}
    return bool(kinds) and canonical.lower() not in names and code not in names
