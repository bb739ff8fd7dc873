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
        # The line ends behind a place, as far as they were asked for.
        self._line_ends: list[int] = []
        self._begun = -1

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
        return self._line_end(opening)

    def _line_end(self, opening: int) -> int:
        """Give where the first line behind `opening` ends with a closing mark."""
        ends = self._line_ends
        if self._begun < 0 or opening < self._begun:
            # Openings are asked for in text order but for a few, for which all is looked through anew.
            self._begun = opening if self._begun < 0 else 0
            ends.clear()
        while not ends or ends[-1] <= opening:
            match = _LINE_END.search(self._text, ends[-1] + 1 if ends else self._begun)
            ends.append(match.start() if match is not None else OPEN_END)
        return ends[bisect_right(ends, opening)]

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
