"""Where a marker belongs that is not simply the next one of an open level.

It may begin a level (`1.`, `a)`, a bullet), follow with a gap, begin a list anew, or be none, where the margin broke a
line in front of a number. Quoted new wording is a frame on the path: nothing inside it goes on with what is outside.
"""

from __future__ import annotations

import re
from typing import Final

from .between import LONGEST_LEAD, Between
from .lines import OPENING, QUOTED, broken, capital, compound, in_cell, short
from .quotes import OPEN_END, Frame, Quotes
from .signs import ONE, RANKS, Sign, sign_of
from .tree import ARTICLE, BULLET, DEEPEST, Tree

#: More than so many items are not missing in one place; the marker is something else.
_WIDEST_GAP: Final = 8
#: A line below a lone bullet, with the next bullet at its end.
_HANGING: Final = re.compile(r"[ \t]*\n[^\n]{1,400}?[ \t]([-+•])(?=[ \t]*\n\s*[*_“\"]*[^\W\d_])")
_CLOSING: Final = frozenset('”"»')
_SENTENCE_ENDS: Final = frozenset(".;:")


class Weigher:
    """Finds the places of markers in the trees of one text."""

    __slots__ = ("_between", "_text", "_tree", "quotes")

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._between = Between(text, tree)
        self.quotes = Quotes(text)

    def close(self) -> None:
        """End the tree."""
        self.quotes.open.clear()
        self._tree.close()

    def place(self, line: int, start: int, end: int, sign: Sign) -> None:
        """Find the place of a marker that stands behind the line break at `line`, or pass it over."""
        text, tree, between, quoted = self._text, self._tree, self._between, self.quotes.open
        while quoted and start > quoted[-1].end:
            tree.cut(quoted.pop().base)
        between.look(line)
        if start - line > 1 and not OPENING.isdisjoint(text[line + 1 : start]):
            self._quote(line, start, sign)
            return
        if not tree.wants and tree.begin < len(tree.starts):
            # A quotation that stood in no item is over.
            self.close()
        base = self.quotes.base
        waits = tree.waiting(sign, base) >= 0
        if self._is_broken(line, end, sign, waits):
            return
        parted = (sign.rank >= BULLET or not waits) and not quoted and between.turns
        if not parted and (waits or sign.other) and self._goes_on(start, sign, base):
            return
        if quoted and sign.order > ONE and (quoted[-1].end == OPEN_END or between.char in _CLOSING):
            # The quotation is over, though its marks do not pair.
            depth = tree.waiting(sign)
            if depth >= 0:
                self._go_on(depth, sign, start)
                return
        first = sign.order <= ONE
        if self._is_plausible(line, end, sign, first):
            self._weigh(line, start, sign, base, parted, first)
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
                self._go_on(depth, reading, start)
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
        if not rest and sign.kind in ("number", "decimal") and in_cell(text, end):
            return False
        if sign.style == "[1]":
            # Footnotes are called by their number further up.
            return first and text.find("[1]", 0, line) < 0
        if bare and sign.rank <= RANKS["subsection"] and rest and not rest.split()[0].isupper():
            # A heading of one line is in capitals: `Chương I QUY ĐỊNH CHUNG`.
            return False
        if bare and sign.kind in ("article", "clause", "step") and rest:
            return False
        if first or (bare and sign.kind == "decimal" and sign.prefix == "1"):
            return whole or capital(text, end) or (not bare and self._between.is_item)
        below_heading = bool(self._tree.ranks) and self._tree.ranks[-1] <= RANKS["subsection"]
        if not whole and ((not rest and not below_heading) or not capital(text, end)):
            return False
        return whole or short(text, line) or sign.kind == "article"

    def _weigh(self, line: int, start: int, sign: Sign, base: int, parted: bool, first: bool) -> None:
        text, tree = self._text, self._tree
        if parted and sign.rank >= ARTICLE:
            self.close()
            base = 0
        if first and tree.wants and not self.quotes.open:
            quoted = QUOTED.search(text, max(tree.starts[-1], line - LONGEST_LEAD), line)
            closing = self.quotes.end(quoted.start(1)) if quoted else 0
            if start < closing < OPEN_END:
                base = len(tree.wants)
                self.quotes.open.append(Frame(base, closing))
        same = tree.of_style(sign, base)
        if same >= 0:
            self._again(start, sign, same, first)
        elif sign.kind != "decimal" or not self._decimal(start, sign, base):
            akin = tree.akin(sign, base)
            if akin >= 0:
                self._go_on(akin, sign, start)
            else:
                self._open(line, start, sign, base)

    def _again(self, start: int, sign: Sign, same: int, first: bool) -> None:
        """Place a marker whose style has an open level that did not wait for it."""
        tree, between = self._tree, self._between
        last = tree.lasts[same]
        if sign.rank >= BULLET:
            if self.quotes.open:
                self._go_on(same, sign, start)
            else:
                self._begin(start, sign)
        elif sign.prefix != last.prefix:
            self._go_on(same, sign, start)
        elif sign.rank >= ARTICLE and self._between.introduces:
            # New wording without quotation marks: `3. Sửa đổi khoản 2 như sau:` / `2. …`
            tree.open(sign, start, True)
        elif sign.order > last.order or first:
            missing = sign.order // ONE - last.order // ONE - 1
            is_heading = sign.rank in (RANKS["part"], RANKS["chapter"], ARTICLE)
            if first and tree.lasts[-1].kind in ("step", "ordinal"):
                tree.open(sign, start, True)
            elif first and not self.quotes.open and (same == 0 or is_heading):
                self._begin(start, sign)
            elif first or missing <= _WIDEST_GAP or sign.rank <= ARTICLE:
                tree.is_odd = True
                self._go_on(same, sign, start)
            elif between.is_whole and same == 0 and not self.quotes.open and self._between.has_paragraph:
                self._begin(start, sign)
        elif not self.quotes.open and (sign.rank <= ARTICLE or (same == 0 and self._between.has_paragraph)):
            self._begin(start, sign)
        elif between.is_whole or between.is_item:
            tree.is_odd = True
            self._go_on(same, sign, start)

    def _decimal(self, start: int, sign: Sign, base: int) -> bool:
        """Place `1.2.` below `1.` or `Điều 1`; `7.7 LS` is `7.` with a footnote's number at its heels."""
        tree = self._tree
        bare = sign.marker[-1].isdigit() and sign.marker.count(".") == 1
        head = sign_of(sign.prefix + ".") if bare else None
        if head and not (tree.wants and tree.lasts[-1].label == sign.prefix):
            depth = tree.waiting(head, base)
            depth = tree.inserted(head, base) if depth < 0 else depth
            if depth >= 0:
                self._go_on(depth, head, start)
                return True
            if head.order == ONE and sign.order > ONE:
                self._open(start, start, head, base)
                return True
        for depth in range(len(tree.wants) - 1, base - 1, -1):
            if tree.lasts[depth].label == sign.prefix:
                tree.cut(depth + 1)
                tree.open(sign, start, True)
                return True
        # A number of a tariff or a table.
        return bare and sign.order > ONE

    def _open(self, line: int, start: int, sign: Sign, base: int) -> None:
        """Open a level for a style that is not on the path."""
        tree = self._tree
        keep = len(tree.wants)
        if keep and tree.lasts[-1].kind in ("step", "ordinal") and self._between.is_item:
            tree.open(sign, start, True)
            return
        if keep > base and not (sign.rank > RANKS["subsection"] and self._between.introduces):
            # A star is a heading over dashes, or comes below dash and plus.
            rank = RANKS["++"] if sign.style == "*" and tree.lasts[-1].style == "+" else sign.rank
            while keep > base and tree.ranks[keep - 1] > rank:
                keep -= 1
            if sign.rank >= BULLET and keep > base and tree.ranks[keep - 1] == rank and self._outdented(line, start):
                keep -= 1
            if keep == 0:
                self.close()
            else:
                tree.cut(keep)
        self._first_beside(sign)
        tree.open(sign, start, self._between.leads)

    def _outdented(self, line: int, start: int) -> bool:
        """Say whether a bullet stands further to the left than the last item."""
        last = self._tree.starts[-1]
        return start - line < last - self._text.rfind("\n", max(0, last - 80), last)

    def _first_beside(self, sign: Sign) -> None:
        """Add the first item that stands on the line of the item above: `Điều 29. 1. …`, then `2. …`."""
        tree = self._tree
        if sign.order != 2 * ONE or sign.kind not in ("number", "letter") or not tree.wants:
            return
        first = sign_of(sign.marker.replace(sign.label, "1" if sign.kind == "number" else "a"))
        begin = tree.starts[-1] + len(tree.signs[-1].marker)
        while self._text[begin : begin + 1] in (" ", "\t", "*"):
            begin += 1
        if first and self._text.startswith(first.marker, begin) and self._text[begin + len(first.marker)].isspace():
            tree.open(first, begin, True)
            tree.cut(len(tree.wants) - 1)

    def _begin(self, start: int, sign: Sign) -> None:
        self.close()
        self._tree.open(sign, start, self._between.leads)

    def _go_on(self, depth: int, sign: Sign, start: int) -> None:
        self._tree.go_on(depth, sign, start)
        while self.quotes.open and self.quotes.open[-1].base > depth:
            self.quotes.open.pop()

    def _quote(self, line: int, start: int, sign: Sign) -> None:
        """Place a marker behind an opening quotation mark: a frame of its own below the item that quotes it."""
        text, tree = self._text, self._tree
        opening = next(place for place in range(line + 1, start) if text[place] in OPENING)
        if self.quotes.open and self.quotes.open[-1].end == OPEN_END:
            tree.cut(self.quotes.open.pop().base)
        if not self.quotes.open and self._between.turns:
            self.close()
        if len(tree.wants) < DEEPEST:
            self.quotes.open.append(Frame(len(tree.wants), self.quotes.end(opening)))
        tree.quoted.append(len(tree.starts))
        tree.open(sign, start, self._between.leads)
