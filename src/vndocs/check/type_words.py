"""The word for a type beside the sign of the type in a symbol: `Công văn số 01/BC-HHNM` says two things."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

from ..catalogue import type_names, types_of_code
from ..text.spelling import plain_tones

#: What decisions and their like bring with them under their number: `Quy chế số 31/QĐ-UBND` is the one that
#: decision 31 issued, while no report brings a charter.
_BROUGHT: Final = frozenset(("PL", "QC", "ĐA", "ĐL"))
_BRINGING: Final = frozenset(("QĐ", "NQ", "NĐ", "TT", "L", "SL", "PL"))
#: Joint circulars bore several signs before 1997 and after.
_JOINT: Final = frozenset(("TTLT", "TTLB", "TTLN"))
_ANY_PAPER: Final = "VB"


@lru_cache(maxsize=4096)
def type_contradiction(name: str, sign: str) -> Literal["wrong", "loose", "initials"] | None:
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
