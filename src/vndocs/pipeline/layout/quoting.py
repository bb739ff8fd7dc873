"""Quoted new wording of an amendment: `“Điều 5. …”`, `“1. …”` over lines of their own."""

from __future__ import annotations

import re
from typing import Final

from ...entities.lists.quotes import OPEN_END, Quotes

_OPENING: Final = re.compile(
    r"[“\"](?:(?<=“)|(?<=[\s*_>|]\")(?=[ \t*]{0,3}(?:Điều|Chương|Mục|Phụ|\d{1,2}[a-zđ]?\.|[a-zđ]\))))"
)
#: A quotation that begins with no provision is no longer than this.
_LONGEST: Final = 1_500
_UNIT: Final = re.compile(r"[ \t*]{0,3}(?:Điều|Chương|Mục|Phụ lục|\d{1,2}[a-zđ]?\.|[a-zđ]\))")


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations that hold lines of their own, or a provision."""
    quotes = Quotes(text)
    found: list[tuple[int, int]] = []
    last = start
    for match in _OPENING.finditer(text, start, end):
        at = match.start()
        if at < last:
            continue
        close = text.find("”", at, min(end, at + 400)) if text[at] == "“" else -1
        if close > 0 and "\n" not in text[at:close] and "“" not in text[at + 1 : close]:
            # Most quote a few words.
            if _UNIT.match(text, at + 1):
                found.append((at, close + 1))
            last = close + 1
            continue
        stop = quotes.end(at)
        if stop == OPEN_END or stop > end:
            continue
        is_provision = _UNIT.match(text, at + 1) is not None
        if not is_provision and stop - at > _LONGEST:
            # A mark that was not closed where it should be.
            continue
        if is_provision or "\n" in text[at:stop]:
            found.append((at, stop + 1))
            last = stop + 1
    return found
