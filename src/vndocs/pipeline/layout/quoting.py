"""Quoted new wording of an amendment: `“Điều 5. …”`, `“1. …”` over lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...entities.lists.quotes import OPEN_END, Quotes
from ...text.seeking import places

#: What is quoted begins with a provision; behind a straight mark a shorter name will do.
PROVISIONS: Final = ("điều", "chương", "mục", "phụ lục")
PROVISIONS_STRAIGHT: Final = ("điều", "chương", "mục", "phụ")
#: A straight mark before a provision.
_OPENING: Final = re.compile(
    rf"\"(?<=[\s*_>|]\")(?=[ \t*]{{0,3}}(?:(?i:{'|'.join(PROVISIONS_STRAIGHT)})|\d{{1,2}}[a-zđ]?\.|[a-zđ]\)))"
)
#: A quotation that begins with no provision is no longer than this.
_LONGEST: Final = 1_500
#: A few words are closed so near.
_NEAR: Final = 400
_UNIT: Final = re.compile(rf"[ \t*]{{0,3}}(?:(?i:{'|'.join(PROVISIONS)})|\d{{1,2}}[a-zđ]?\.|[a-zđ]\))")
#: What the number of a consolidated text says.
CONSOLIDATED: Final = "VBHN"
#: How the head of a page of the Gazette begins.
PAGE: Final = "CÔNG BÁO/"


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the quotations that hold lines of their own, or a provision."""
    quotes: Quotes | None = None
    found: list[tuple[int, int]] = []
    last = start
    for at in sorted([*places(text, "“", start, end), *places(text, '"', start, end)]):
        if at < last or (text[at] == '"' and _OPENING.match(text, at, end) is None):
            continue
        last = at + 1
        close = text.find("”", at, min(end, at + _NEAR)) if text[at] == "“" else -1
        if close > 0 and "\n" not in text[at:close] and "“" not in text[at + 1 : close]:
            # Most quote a few words.
            if _UNIT.match(text, at + 1):
                found.append((at, close + 1))
            last = close + 1
            continue
        quotes = quotes or Quotes(text)
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


def is_page(line: str) -> bool:
    """Say whether a line is the head of a page: of the Gazette, or a page number."""
    return line.startswith(PAGE) or line.isdigit()


def parted(text: str, quoted: Sequence[tuple[int, int]], articles: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Part what the footnotes of a consolidated text quote: at the head of a page its own articles may stand between.

    The articles are given by where they begin and their number.
    """
    found: list[tuple[int, int]] = []
    last = index = 0
    for opening, high in quoted:
        low, is_own = opening, False
        while index < len(articles) and articles[index][0] < high:
            begin, number = articles[index]
            index += 1
            if begin < low:
                last = number
                continue
            goes_on = number == last + 1 and (is_own or is_page(_above(text, begin)))
            if goes_on:
                last = number
            if goes_on and not is_own:
                found.append((low, begin))
            elif is_own and not goes_on:
                low = begin
            is_own = goes_on
        if not is_own:
            found.append((low, high))
    return found


def _above(text: str, begin: int) -> str:
    return text[max(0, begin - 100) : begin].rstrip(" \t\n*_#>|\u00a0").rpartition("\n")[2].strip()
