"""What a marker is that is not simply the next one of the deepest level: an item, or none.

It may go on with an outer level or with a list that was interrupted, begin a list, or be none, where the margin broke a
line in front of a number. Quoted new wording is a frame on the path: nothing inside it goes on with what is outside.
"""

from __future__ import annotations

import re
from typing import Final

from .growing import Grower
from .lines import OPENING, RECEIVERS, broken, capital, compound, in_cell, short
from .quotes import OPEN_END
from .signs import ONE, RANKS, Sign
from .tree import ARTICLE, BULLET, Tree

#: A line below a lone bullet, with the next bullet at its end.
_HANGING: Final = re.compile(r"[ \t]*\n[^\n]{1,400}?[ \t]([-+•])(?=[ \t]*\n\s*[*_“\"]*[^\W\d_])")
_CLOSING: Final = frozenset('”"»')
_SENTENCE_ENDS: Final = frozenset(".;:")


class Weigher:
    """Says which markers are items, and which items go on with an open level; the others are left to the grower."""

    __slots__ = ("_between", "_grower", "_text", "_tree", "quotes")

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._grower = Grower(text, tree)
        self._between = self._grower.between
        self.quotes = self._grower.quotes

    def close(self) -> None:
        """End all trees."""
        self.quotes.open.clear()
        self._tree.close()

    def place(self, line: int, start: int, end: int, sign: Sign) -> None:
        """Find the place of a marker that stands behind the line break at `line`, or pass it over."""
        text, tree, between, quoted = self._text, self._tree, self._between, self.quotes.open
        while quoted and start > quoted[-1].end:
            tree.cut(quoted.pop().base)
        between.look(line)
        if start - line > 1 and not OPENING.isdisjoint(text[line + 1 : start]):
            self._grower.quote(line, start, sign)
            return
        if not tree.wants and tree.begin < len(tree.starts):
            # A quotation that stood in no item is over.
            self._grower.keep()
        if quoted and sign.rank <= ARTICLE and sign.order == ONE and quoted[0].base == 0 and not tree.quoted:
            # The text does not begin inside a quotation; a mark was lost.
            quoted.clear()
        base = self.quotes.base
        waits = tree.waiting(sign, base) >= 0
        if self._is_broken(line, end, sign, waits):
            return
        parted = (sign.rank >= BULLET or not waits) and not quoted and between.turns
        if not parted and (waits or sign.other) and self._goes_on(start, sign, base):
            return
        if sign.kind == "letter" and not waits and tree.read_again(sign, base) and self._goes_on(start, sign, base):
            return
        if quoted and sign.order > ONE and (quoted[-1].end == OPEN_END or between.char in _CLOSING):
            # The quotation is over, though its marks do not pair.
            depth = tree.waiting(sign)
            if depth >= 0:
                self._grower.go_on(depth, sign, start)
                return
        first = sign.order <= ONE
        if not first and not quoted:
            depth = tree.resume(sign)
            if depth >= 0:
                self._grower.go_on(depth, sign, start)
                return
        if self._is_plausible(line, end, sign, first):
            self._grower.hang(line, start, sign, base, parted, first)
            if sign.rank >= BULLET:
                self._hanging(start, end, sign)

    def _is_broken(self, line: int, end: int, sign: Sign, waits: bool) -> bool:
        """Say whether the margin broke a line in front of the marker."""
        between = self._between
        if sign.rank >= BULLET:
            whole = between.is_apart or between.char in _SENTENCE_ENDS
            return not whole and compound(self._text, line, end, between.char)
        if sign.rank <= RANKS["clause"] or (between.is_whole and between.char != ","):
            return False
        return not (sign.order == ONE and between.is_item) and broken(self._text, line, surely=waits)

    def _hanging(self, start: int, end: int, sign: Sign) -> None:
        """Add the bullets that hang at the ends of lines, where the one before it stands alone on its line."""
        tree = self._tree
        match = _HANGING.match(self._text, end)
        while match and tree.starts[-1] == start:
            start, end = match.span(1)
            if self._text[start:end] != sign.marker:
                break
            tree.go_on(len(tree.wants) - 1, sign, start)
            match = _HANGING.match(self._text, end)

    def _goes_on(self, start: int, sign: Sign, base: int) -> bool:
        for reading in (sign, sign.other) if sign.other else (sign,):
            depth = self._tree.waiting(reading, base)
            if depth > 0 or (depth == 0 and not (sign.rank >= BULLET and self._between.begins_a_run)):
                self._grower.go_on(depth, reading, start)
                return True
        return False

    def _is_plausible(self, line: int, end: int, sign: Sign, first: bool) -> bool:
        """Say whether what stands around a marker that nothing waited for is that of an item."""
        text, whole = self._text, self._between.is_whole
        if sign.rank >= BULLET:
            return whole or short(text, line) or capital(text, end)
        bare = sign.marker[-1].isalnum()
        if first and whole and not bare and sign.kind != "number" and sign.kind != "decimal":
            return True
        rest = text[end : end + 80].split("\n", 1)[0].strip(" \t*_|")
        is_bold = text[end - len(sign.marker) - 1] == "*"
        if not rest and not is_bold and sign.kind in ("number", "decimal") and in_cell(text, end):
            return False
        if sign.style == "[1]":
            # Footnotes are called by their number further up, and stand below the signature.
            return first and text.find("[1]", 0, line) < 0 and text.find(RECEIVERS[0], 0, line) < 0
        if bare and sign.rank <= RANKS["subsection"] and rest and not rest.split()[0].isupper():
            # A heading of one line is in capitals: `Chương I QUY ĐỊNH CHUNG`.
            return False
        if sign.rank <= RANKS["subsection"] and not rest:
            return True
        if bare and sign.kind in ("article", "clause", "step") and rest:
            return False
        if first or (bare and sign.kind == "decimal" and sign.prefix == "1"):
            return whole or capital(text, end) or (not bare and self._between.is_item)
        below_heading = bool(self._tree.ranks) and self._tree.ranks[-1] <= RANKS["subsection"]
        if not whole and ((not rest and not below_heading) or not capital(text, end)):
            return False
        if whole or sign.kind == "article" or short(text, line):
            return True
        # No other list would have to give way to it.
        return not bare and sign.kind in ("number", "decimal") and self._tree.of_style(sign, 0) < 0
