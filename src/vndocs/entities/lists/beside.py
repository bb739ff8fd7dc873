"""Markers that do not stand alone: `Hồ sơ gồm: 1. Đơn;`, then `2. …`; `7.7 LS`, a footnote's number at the heels."""

from __future__ import annotations

from .signs import ONE, Sign, sign_of
from .tree import BULLET

#: The first item stands no further above the second.
_REACH = 2000
#: A footnote is called by no higher number, an item of an act seldom is one.
_MOST = 99


def first_beside(text: str, begin: int, line: int, sign: Sign) -> tuple[Sign, int] | None:
    """Find the first item on the line of the words that lead up to it, where `sign` is the second.

    `begin` is where the words above begin, behind the marker of the last item.
    """
    if sign.rank >= BULLET:
        first = sign if sign.marker in ("-", "+") else None
    elif sign.order == 2 * ONE and sign.kind in ("number", "letter"):
        first = sign_of(sign.marker.replace(sign.label, "1" if sign.kind == "number" else "a"))
    else:
        first = None
    if first is None:
        return None
    at = begin
    while text[at : at + 1] in (" ", "\t", "*"):
        at += 1
    if sign.rank >= BULLET or not text.startswith(first.marker, at):
        at = text.rfind(f": {first.marker} ", max(begin, line - _REACH), line)
        if at < 0 or not text[at + len(first.marker) + 3].isalpha():
            return None
        at += 2
    return (first, at) if text[at + len(first.marker)].isspace() else None


def noted(text: str, start: int, sign: Sign) -> Sign | None:
    """Read `7.7` as `7.` with the number of a footnote, unless another `7.…` opens a line as well."""
    marker = sign.marker
    if not marker[-1].isdigit() or marker.count(".") != 1 or not sign.prefix.isdigit():
        return None
    end = start + len(marker)
    after = text[end : end + 2].lstrip()[:1]
    if not ONE < sign.order <= _MOST * ONE or marker[-2:-1] == "0" or not (after.isupper() or after == "("):
        return None
    at = text.find(f"\n{sign.prefix}.", max(0, start - _REACH), start + _REACH)
    while at >= 0:
        if abs(at + 1 - start) > 1 and text[at + len(sign.prefix) + 2 : at + len(sign.prefix) + 3].isdigit():
            return None
        at = text.find(f"\n{sign.prefix}.", at + 1, start + _REACH)
    return sign_of(sign.prefix + ".")
