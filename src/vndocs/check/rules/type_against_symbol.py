"""The word for the type is not that of the symbol: `Công văn số 01/BC-HHNM`, `Quyết định số 45/KH-UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ...catalogue import type_names, types_of_code
from ...entities.references.names import usual_name
from ...text.spelling import plain_tones
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: What decisions and their like bring with them under their number: `Quy chế số 31/QĐ-UBND` is the one that
#: decision 31 issued, while no report brings a charter.
_BROUGHT: Final = frozenset(("PL", "QC", "ĐA", "ĐL"))
_BRINGING: Final = frozenset(("QĐ", "NQ", "NĐ", "TT", "L", "SL", "PL"))
#: A letter has no sign of its type in the State's symbols, and `CV` in those of the Party and by mistake.
_LETTER: Final = "CV"
#: Joint circulars bore several signs before 1997 and after.
_JOINT: Final = frozenset(("TTLT", "TTLB", "TTLN"))
_ANY: Final = ("văn bản", "tài liệu")
_ANY_PAPER: Final = "VB"
_SINCE: Final = "1998"


def type_against_symbol(subject: Subject) -> Iterator[Finding]:
    """Find citations whose word for the type contradicts the sign of the type in the symbol."""
    for citation in subject.citations:
        scope, reading = citation.scope, citation.reading
        if scope is None or not scope.type_sign or not reading.type_name or citation.is_own:
            continue
        if scope.system not in ("state", "party", "mass"):
            continue
        # Everywhere else the sign has decided on the type already.
        if reading.type != scope.type_sign and scope.type_sign != _LETTER:
            continue
        verdict = contradiction(reading.type_name, scope.type_sign)
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


@lru_cache(maxsize=4096)
def contradiction(name: str, sign: str) -> Literal["wrong", "loose", "initials"] | None:
    """Tell how surely a name is of another type than a sign; None where it can be of the same or is not known.

    `loose` where the name is the beginning of the right one (`Thông tư` for `Thông tư liên tịch`), `initials` where the
    sign is made of its first letters though another stands for it (`TT` for `Tờ trình`, whose sign is `TTr`).
    """
    code, canonical = type_names().get(plain_tones(name.lower()), ("", ""))
    kinds = types_of_code(sign)
    if not code or not kinds or code == sign or {code, sign} <= _JOINT:
        return None
    if code == _ANY_PAPER or (code in _BROUGHT and sign in _BRINGING):
        return None
    named = canonical.lower()
    names = {kind.name.lower() for kind in kinds} | {code for kind in kinds for code in (kind.code, kind.printed)}
    if named in names or code in names:
        return None
    if any(each.startswith(f"{named} ") for each in names):
        return "loose"
    return "initials" if "".join(word[0] for word in named.split()).upper() == sign.upper() else "wrong"
