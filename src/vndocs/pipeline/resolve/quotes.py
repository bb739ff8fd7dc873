"""Quoted new wording of an amendment, such as `Sửa đổi khoản 2 Điều 5 như sau: “2. …”`.

Inside the quotation the numbering is that of the amended document (Luật 64/2025/QH15, Điều 8), so nothing is resolved
across its marks.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.spelling import cased
from .changing import says_change

_WORDS: Final = load(__package__)["amending"]
#: New wording begins with the marker of what it renews, or its lead says that wording follows.
_MARKER: Final = re.compile(
    cased(
        r"[\s*_]*(?:(?P<number>(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục)\s|\d{1,3}[a-zđ]?[.)]|[a-zđ]\d{0,2}[.)])"
        r"|[-+(]|[A-ZĐÀ-Ỹ])"
    )
)
_LINE_END: Final = re.compile(r"[\s*_]*[.;,]?[ \t*_]*(?:\n|\Z)")
_NOWHERE: Final = 1 << 62
_LEAD: Final = 400
_new: Final = tuple.__new__
_QUOTED_WORDS: Final = re.compile(r"(?i)cụm\s+từ\Z")
_QUOTED_END: Final = ("ừ", "Ừ")
_THUS: Final = "sau"


class Quote(NamedTuple):
    """A quoted stretch with a numbering of its own: its inner stretch, where the words that lead to it begin.

    `is_amending` tells new wording from a provision that is only quoted (`Điều 10 quy định: “1. …”`).
    """

    start: int
    end: int
    lead: int
    is_amending: bool


def find_quotes(text: str) -> list[Quote]:
    """Find the quoted wording of provisions, in text order; none within another."""
    found = _curly(text) if "“" in text else []
    return found if found or '"' not in text else _straight(text)


def _curly(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int, bool] | None = None
    depth, last = 0, -1
    # The next of each mark; one that was passed is looked for anew.
    curly = closing = straight = -1
    at = text.find("“")
    while at >= 0:
        sign = text[at]
        if sign == "“":
            lead = _lead(text, at)
            if opened is None:
                if lead is not None:
                    opened, depth, last = (at + 1, lead[0], lead[1]), 1, -1
            elif lead is not None and last > 0 and _LINE_END.match(text, last + 1):
                # The one before was never closed, or closed too often: a new instruction stands outside of it.
                found.append(_new(Quote, (opened[0], last, opened[1], opened[2])))
                opened, depth, last = (at + 1, lead[0], lead[1]), 1, -1
            else:
                depth += 1
        elif opened is not None and (sign != '"' or _LINE_END.match(text, at + 1)):
            depth, last = depth - 1 if sign == "”" else 0, at
            if depth == 0:
                found.append(_new(Quote, (opened[0], at, opened[1], opened[2])))
                opened = None
        # Outside of a quotation only what opens one matters.
        if opened is None:
            at = text.find("“", at + 1)
        else:
            curly = curly if curly > at else _next(text, "“", at)
            closing = closing if closing > at else _next(text, "”", at)
            straight = straight if straight > at else _next(text, '"', at)
            at = min(curly, closing, straight)
            at = at if at < _NOWHERE else -1
    if opened is not None and last > 0:
        found.append(_new(Quote, (opened[0], last, opened[1], opened[2])))
    return found


def _next(text: str, mark: str, at: int) -> int:
    found = text.find(mark, at + 1)
    return found if found >= 0 else _NOWHERE


def _straight(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int, bool] | None = None
    at = text.find('"')
    while at >= 0:
        if opened is None:
            lead = _lead(text, at)
            if lead is not None:
                opened = (at + 1, lead[0], lead[1])
        elif _LINE_END.match(text, at + 1):
            found.append(_new(Quote, (opened[0], at, opened[1], opened[2])))
            opened = None
        at = text.find('"', at + 1)
    return found


def _lead(text: str, at: int) -> tuple[int, bool] | None:
    """Give where the words begin that lead to a quotation, and whether they change what it stands in for.

    None where it quotes no provision.
    """
    low = at
    while low and text[low - 1] in " \t*_":
        low -= 1
    last = text[low - 1] if low else "\n"
    if last not in ":\n" and (last != _THUS[-1] or not text.startswith(_THUS, max(0, low - len(_THUS)))):
        # Words in the middle of a sentence are a quotation like any other.
        return None
    marker = _MARKER.match(text, at + 1)
    if marker is None:
        return None
    low = max(0, at - _LEAD)
    before = text[low:at].rstrip(" \t\n*_")
    if before[-1:] in _QUOTED_END and _QUOTED_WORDS.search(before[-20:]):
        return None
    line = before.rfind("\n") + 1
    is_changing = says_change(before, line, len(before))
    while not is_changing and line > 1 and len(before) - line < 60:
        # The instruction may stand a line higher: `… được sửa đổi` / `như sau:`.
        line = before.rfind("\n", 0, line - 1) + 1
        is_changing = says_change(before, line, len(before))
    if is_changing:
        return low + line, True
    return (low + line, False) if before.endswith(":") and marker["number"] else None
