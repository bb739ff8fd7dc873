"""Quotations: where the new wording that an amendment quotes, `“3. …”`, comes to its end.

What stands between its quotation marks has numbers of its own, which say nothing about those around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

_PAIRS: Final = (("“", "”"), ("«", "»"))
_LINE_END: Final = re.compile(r"[”\"»’][.;,:)]{0,3}[ \t*]*(?=\n|\Z)")
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
        self.open: list[Frame] = []
        # Made when first asked for; a cached property is made anew each time once it is compiled.
        self._partners: dict[int, int] | None = None
        self._line_ends: list[int] | None = None

    @property
    def fence(self) -> int:
        """How far the innermost open quotation reaches; 0 outside of any."""
        return self.open[-1].end if self.open else 0

    @property
    def base(self) -> int:
        """How many levels stand open around the innermost quotation."""
        return self.open[-1].base if self.open else 0

    def end(self, opening: int) -> int:
        """Give where the quotation that opens at `opening` is closed."""
        if self._partners is None:
            self._partners = self._paired()
        partner = self._partners.get(opening)
        if partner is not None:
            return partner
        if self._line_ends is None:
            self._line_ends = [match.start() for match in _LINE_END.finditer(self._text)]
        index = bisect_right(self._line_ends, opening)
        return self._line_ends[index] if index < len(self._line_ends) else OPEN_END

    def _paired(self) -> dict[int, int]:
        partners = {}
        for opening, closing in _PAIRS:
            marks = [(at, True) for at in _places(self._text, opening)]
            marks += [(at, False) for at in _places(self._text, closing)]
            waiting = []
            for at, opens in sorted(marks):
                if opens:
                    waiting.append(at)
                elif waiting:
                    partners[waiting.pop()] = at
        return partners


def _places(text: str, char: str) -> list[int]:
    places = []
    at = text.find(char)
    while at >= 0:
        places.append(at)
        at = text.find(char, at + 1)
    return places
