"""Figures with their separators: `1.333.980.000`, `1,5`, `1,234,567.89`, `1 250 000`.

Thousands are parted by a dot, decimals by a comma (88/2015/QH13 Art. 10); habit also swaps the two or writes blanks.
One separator with three digits behind it parts thousands (`2,500 đồng` is 2500), save a comma before a scale, which
is a decimal comma (`1,603 tỷ đồng`), and behind a lone zero. Groups must be of three; what is grouped otherwise is
not read.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: More digits than any sum has.
MOST_DIGITS: Final = 30
_SIGNS: Final = frozenset("0123456789.,")

_BLANKS: Final = re.compile(r"(?<![\d.,/])\d{1,3}(?: \d{3}| ?\n0\d\d)+\Z")
_BROKEN: Final = re.compile(r"(?<![\d.,/])\d{1,3}(?:\.\d{3})*(?:\. | \.)\d{3}(?:\.\d{3})*\Z")
_LONGEST: Final = 40


class Figure(NamedTuple):
    """The number `digits` · 10^-`decimals`; `grouped` where separators part its thousands."""

    digits: int
    decimals: int
    grouped: bool


def read(token: str, *, scaled: bool, whole_units: bool, english: bool = False) -> Figure | None:
    """Read a figure; None where its separators allow no reading, or two.

    `scaled`: a scale stands behind it. `whole_units`: its currency has no fractions, which settles a lone dot.
    """
    if not token or len(token) > MOST_DIGITS or not _SIGNS.issuperset(token):
        return None
    if token.isdigit():
        return Figure(int(token), 0, False)
    dots, commas = token.count("."), token.count(",")
    if dots and commas:
        point = max(token.rfind("."), token.rfind(","))
        thousands = "," if token[point] == "." else "."
        whole, fraction = token[:point], token[point + 1 :]
        if min(dots, commas) > 1 or token[point] in whole or not _is_grouped(whole.split(thousands)):
            return None
        if not fraction or (len(fraction) == 3 and whole_units and not scaled):
            # "1.250,000 đồng" may be a slip for 1.250.000.
            return None
        return Figure(int(whole.replace(thousands, "") + fraction), len(fraction), True)
    sign = "." if dots else ","
    parts = token.split(sign)
    if len(parts) > 2:
        return Figure(int("".join(parts)), 0, True) if _is_grouped(parts) else None
    whole, fraction = parts
    if not whole or not fraction:
        return None
    if len(fraction) == 3 and len(whole) <= 3 and int(whole) and (sign == "." or not scaled or english):
        return Figure(int(whole + fraction), 0, True)
    if sign == "." and not scaled and whole_units:
        # "12.50 đồng": a decimal dot, or a lost digit.
        return None
    return Figure(int(whole + fraction), len(fraction), False)


def _is_grouped(parts: list[str]) -> bool:
    return 0 < len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])


def begin(text: str, start: int, end: int) -> int:
    """Give where a figure begins whose last token is `text[start:end]`.

    Blanks may part its thousands (`1 250 000`), or follow a dot that does (`1.333. 980.000`, where a line was scanned).
    """
    before, second = text[start - 1], text[start - 2 : start - 1]
    if before in " \n" and end - start == 3 and (second.isdigit() or text[start] == "0"):
        match = _BLANKS.search(text, max(0, start - _LONGEST), end)
        if match:
            return match.start()
    if (before == " " and second == ".") or (before == "." and second == " "):
        match = _BROKEN.search(text, max(0, start - _LONGEST), end)
        # A number that ends a sentence, or an item's, is none of it: "khoản 2. 500 đồng".
        if match and (text[start] == "0" or "." in text[match.start() : start - 2]):
            return match.start()
    return start
