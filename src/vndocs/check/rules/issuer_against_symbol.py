"""The issuer that is named is not the one of the symbol: `24-NQ/HU của Đảng ủy xã`, `06/2024/QĐ-UBND của HĐND tỉnh`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...catalogue import find_issuers
from ..finding import Finding
from ..issuing import contradiction

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("issued",)


def issuer_against_symbol(subject: Subject) -> Iterator[Finding]:
    """Find issuers that contradict the body's sign in the symbol."""
    for citation in subject.lots.issued:
        scope, place = citation.scope, citation.reading.issuer
        if scope is None or place is None:
            continue
        said = subject.words(place)
        verdict = contradiction(said, scope.signs[0], scope.system)
        if verdict:
            yield subject.finding(
                place, "wrong" if verdict == "wrong" else "suspect", citation, said=said, sign=scope.signs[0],
                code=citation.reading.code or "", expected=_expected(scope.signs[0], scope.system),
            )  # fmt: skip


def _expected(sign: str, system: str) -> str:
    bodies = find_issuers(sign, system="party" if system == "party" else "state") or find_issuers(sign)
    return bodies[0].name if bodies else sign
