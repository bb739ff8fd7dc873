"""Quotations: where the new wording that an amendment quotes, `“3. …”`, comes to its end.

What stands between its quotation marks has numbers of its own, which say nothing about those around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from ...text.seeking import Sought, places

_PAIRS: Final = (("“", "”"), ("«", "»"))
#: A text cut out of a longer one may begin inside a quotation, which is over within so much.
_LONGEST_CUT: Final = 8000
_MARKS: Final = ("“", "”", '"')
#: A quotation mark of two signs.
_DOUBLED: Final = "''"
_LINE_END: Final = Sought(re.compile(r"[”\"»’'](?:(?<!')|')[.;,:)]{0,3}[ \t*]*(?=\n|\Z)"), ('”"»’',), ("'", "'"))
#: Where no closing mark is found.
OPEN_END: Final = 1 << 62


class Frame(NamedTuple):
    """A quotation: how many levels stood open around it, and where it ends."""

    base: int
    end: int


class Quotes:
    """The quotation marks of one text, paired when first asked for, and those quotations that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        end = _cut(text)
        self.open: list[Frame] = [Frame(0, end)] if end else []
        # Made when first asked for; a cached property is made anew each time once it is compiled.
        self._partners: dict[int, int] | None = None
        self._line_ends: list[int] | None = None

    @property
    def base(self) -> int:
        """How many levels stand open around the innermost quotation."""
        return self.open[-1].base if self.open else 0

    def leave(self) -> None:
        """Leave the quotations that stood in an item; one that stands in none may hold several lists."""
        self.open[:] = [frame for frame in self.open if not frame.base and frame.end < OPEN_END]

    def end(self, opening: int) -> int:
        """Give where the quotation that opens at `opening` is closed."""
        if self._partners is None:
            self._partners = self._paired()
        partner = self._partners.get(opening)
        if partner is not None:
            return partner
        if self._line_ends is None:
            self._line_ends = [match.start() for match in _LINE_END.each(self._text)]
        index = bisect_right(self._line_ends, opening)
        return self._line_ends[index] if index < len(self._line_ends) else OPEN_END

    def _paired(self) -> dict[int, int]:
        partners: dict[int, int] = {}
        for opening, closing in _PAIRS:
            marks = [(at, True) for at in places(self._text, opening)]
            if marks:
                marks += [(at, False) for at in places(self._text, closing)]
            waiting: list[int] = []
            for at, opens in sorted(marks):
                if opens:
                    waiting.append(at)
                elif waiting:
                    partners[waiting.pop()] = at
        return partners


def _cut(text: str) -> int:
    """Give where a quotation ends in which the text begins, 0 if it begins in none."""
    first = _LONGEST_CUT
    for mark in _MARKS:
        at = text.find(mark, 0, first)
        if at >= 0:
            first = at
    # One sign is found many times as fast as two, and there are few.
    at = text.find(_DOUBLED[0], 0, first)
    if at >= 0:
        at = text.find(_DOUBLED, at, first)
        if at >= 0:
            first = at
    if first == _LONGEST_CUT or text[first] == "“" or (text[first] != "”" and text[first - 1 : first].strip() == ""):
        return 0
    return first if _LINE_END.pattern.match(text, first) else 0
