"""Where a marker belongs that is not simply the next one: does it begin a level, follow with a gap, or start a list anew?

Or did the margin only break a line in front of it? Quoted new wording is a frame on the path: nothing inside it goes on
with what is outside.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .around import LONGEST_LEAD, begins_a_run, in_cell, introduces, is_below, paragraph_between
from .lines import ANNEX, ENDS, OPENING, PARTED, QUOTED, above, broken, capital, compound, short
from .quotes import OPEN_END, Quotes
from .signs import ONE, RANKS, Sign, sign_of
from .tree import ARTICLE, BULLET, DEEPEST, Tree

#: More than so many items are not missing in one place; the marker is something else.
_WIDEST_GAP: Final = 8
_SHORTEST_TURN: Final = 6
_LONGEST_HEADING: Final = 60
#: A line below a lone bullet, with the next bullet at its end.
_HANGING: Final = re.compile(r"[ \t]*\n[^\n]{1,400}?[ \t]([-+•])(?=[ \t]*\n\s*[*_“\"]*[^\W\d_])")
_CLOSING: Final = frozenset('”"»')


class Frame(NamedTuple):
    """A quotation: how many levels stood open around it, and where it ends."""

    base: int
    end: int


class Weigher:
    """Finds the places of markers in the trees of one text."""

    __slots__ = ("_between", "_char", "_frames", "_looked", "_quotes", "_text", "_tree")

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._quotes = Quotes(text)
        self._frames: list[Frame] = []
        #: The last sign above the marker that is being placed.
        self._char = "."
        #: The last item, how far behind it was looked for another matter, and whether one was found.
        self._looked = (-1, -1, False)
        #: The same for a paragraph of its own.
        self._between = (-1, -1, False)

    @property
    def fence(self) -> int:
        """How far the innermost quotation reaches; 0 outside of any."""
        return self._frames[-1].end if self._frames else 0

    @property
    def base(self) -> int:
        """How many levels stand open around the innermost quotation."""
        return self._frames[-1].base if self._frames else 0

    def close(self) -> None:
        """End the tree."""
        self._frames.clear()
        self._tree.close()

    def place(self, line: int, start: int, end: int, sign: Sign) -> None:
        """Find the place of a marker that stands behind the line break at `line`, or pass it over."""
        text, tree = self._text, self._tree
        while self._frames and start > self._frames[-1].end:
            tree.cut(self._frames.pop().base)
        if start - line > 1 and not OPENING.isdisjoint(text[line + 1 : start]):
            self._quote(line, start, sign)
            return
        if not tree.wants and tree.begin < len(tree.starts):
            # A quotation that stood in no item is over.
            self.close()
        base = self._frames[-1].base if self._frames else 0
        bullet = sign.rank >= BULLET
        self._char, empty = char, empty = above(text, line)
        whole = empty or char in ENDS
        waits = tree.waiting(sign, base) >= 0
        if bullet:
            if not empty and char not in ".;:" and compound(text, line, end, char):
                return
        elif (
            (char == "," or not whole)
            and sign.rank > RANKS["clause"]
            and not (sign.order == ONE and self._is_below(line))
        ):
            if broken(text, line, surely=waits):
                return
        parted = (bullet or not waits) and self._parted(line)
        if not parted and (waits or sign.other) and self._goes_on(line, start, sign, base):
            return
        if self._frames and not bullet and sign.order != ONE and (self._frames[-1].end == OPEN_END or char in _CLOSING):
            # The quotation is over, though its marks do not pair.
            depth = tree.waiting(sign)
            if depth >= 0:
                self._go_on(depth, sign, start)
                return
        first = bullet or sign.order == ONE
        if self._plausible(line, end, sign, whole, first):
            self._weigh(line, start, sign, base, parted, whole, first)
            if bullet:
                self._hanging(start, end, sign)

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

    def _goes_on(self, line: int, start: int, sign: Sign, base: int) -> bool:
        for reading in (sign, sign.other) if sign.other else (sign,):
            depth = self._tree.waiting(reading, base)
            if depth > 0 or (depth == 0 and not (sign.rank >= BULLET and self._begins_a_run(line))):
                self._go_on(depth, reading, start)
                return True
        return False

    def _begins_a_run(self, line: int) -> bool:
        return self._char == ":" and begins_a_run(self._text, self._tree.starts[-1], line)

    def _parted(self, line: int) -> bool:
        """Say whether an annex or another matter begins between the last item and here."""
        tree = self._tree
        if not tree.wants or self._frames:
            return False
        last = tree.starts[-1]
        if line - last < _SHORTEST_TURN:
            return False
        pattern = ANNEX if tree.ranks[0] <= ARTICLE else PARTED
        if self._looked[0] != last:
            self._looked = (last, last, False)
        _, reached, found = self._looked
        if not found and reached < line:
            # Each stretch is looked through once, however many markers are passed over.
            found = pattern.search(self._text, reached, line) is not None
            self._looked = (last, max(last, line - _LONGEST_HEADING), found)
        return found

    def _plausible(self, line: int, end: int, sign: Sign, whole: bool, first: bool) -> bool:
        """Say whether what stands around a marker that nothing waited for is that of an item."""
        text = self._text
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
            return whole or capital(text, end) or (not bare and self._is_below(line))
        below_heading = bool(self._tree.ranks) and self._tree.ranks[-1] <= RANKS["subsection"]
        if not whole and ((not rest and not below_heading) or not capital(text, end)):
            return False
        return whole or short(text, line) or sign.kind == "article"

    def _weigh(self, line: int, start: int, sign: Sign, base: int, parted: bool, whole: bool, first: bool) -> None:
        text, tree = self._text, self._tree
        if parted and sign.rank >= ARTICLE:
            self.close()
            base = 0
        if first and tree.wants and not self._frames and line - tree.starts[-1] > _SHORTEST_TURN:
            quoted = QUOTED.search(text, max(tree.starts[-1], line - LONGEST_LEAD), line)
            closing = self._quotes.end(quoted.start(1)) if quoted else 0
            if start < closing < OPEN_END:
                base = len(tree.wants)
                self._frames.append(Frame(base, closing))
        same = tree.of_style(sign, base)
        if same >= 0:
            self._again(line, start, sign, same, first, whole)
        elif sign.kind != "decimal" or not self._decimal(start, sign, base):
            akin = tree.akin(sign, base)
            if akin >= 0:
                self._go_on(akin, sign, start)
            else:
                self._open(line, start, sign, base)

    def _again(self, line: int, start: int, sign: Sign, same: int, first: bool, whole: bool) -> None:
        """Place a marker whose style has an open level that did not wait for it."""
        tree = self._tree
        last = tree.lasts[same]
        if sign.rank >= BULLET:
            if self._frames:
                self._go_on(same, sign, start)
            else:
                self._begin(line, start, sign)
        elif sign.prefix != last.prefix:
            self._go_on(same, sign, start)
        elif sign.rank >= ARTICLE and self._is_introduced(line):
            # New wording without quotation marks: `3. Sửa đổi khoản 2 như sau:` / `2. …`
            tree.open(sign, start, True)
        elif sign.order > last.order or first:
            missing = sign.order // ONE - last.order // ONE - 1
            is_heading = sign.rank in (RANKS["part"], RANKS["chapter"], ARTICLE)
            if first and tree.lasts[-1].kind in ("step", "ordinal"):
                tree.open(sign, start, True)
            elif first and not self._frames and (same == 0 or is_heading):
                self._begin(line, start, sign)
            elif first or missing <= _WIDEST_GAP or sign.rank <= ARTICLE:
                tree.is_odd = True
                self._go_on(same, sign, start)
            elif whole and same == 0 and not self._frames and self._paragraph_between(line):
                self._begin(line, start, sign)
        elif not self._frames and (sign.rank <= ARTICLE or (same == 0 and self._paragraph_between(line))):
            self._begin(line, start, sign)
        elif whole or self._is_below(line):
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
        if keep and tree.lasts[-1].kind in ("step", "ordinal") and self._is_below(line):
            tree.open(sign, start, True)
            return
        if keep > base and not (sign.rank > RANKS["subsection"] and self._is_introduced(line)):
            # A star is a heading over dashes, or comes below dash and plus.
            rank = RANKS["++"] if sign.style == "*" and tree.lasts[-1].style == "+" else sign.rank
            while keep > base and tree.ranks[keep - 1] > rank:
                keep -= 1
            if keep == 0:
                self.close()
            else:
                tree.cut(keep)
        self._first_beside(sign)
        tree.open(sign, start, self._is_led(line))

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

    def _begin(self, line: int, start: int, sign: Sign) -> None:
        self.close()
        self._tree.open(sign, start, self._is_led(line))

    def _go_on(self, depth: int, sign: Sign, start: int) -> None:
        self._tree.go_on(depth, sign, start)
        while self._frames and self._frames[-1].base > depth:
            self._frames.pop()

    def _quote(self, line: int, start: int, sign: Sign) -> None:
        """Place a marker behind an opening quotation mark: a frame of its own below the item that quotes it."""
        text, tree = self._text, self._tree
        self._char = above(text, line)[0]
        opening = next(place for place in range(line + 1, start) if text[place] in OPENING)
        if self._frames and self._frames[-1].end == OPEN_END:
            tree.cut(self._frames.pop().base)
        if self._parted(line):
            self.close()
        if len(tree.wants) < DEEPEST:
            self._frames.append(Frame(len(tree.wants), self._quotes.end(opening)))
        tree.quoted.append(len(tree.starts))
        tree.open(sign, start, self._is_led(line))

    def _paragraph_between(self, line: int) -> bool:
        last = self._tree.starts[-1]
        if self._between[0] != last:
            self._between = (last, last, False)
        _, reached, found = self._between
        found = found or paragraph_between(self._text, last, reached, line)
        self._between = (last, line, found)
        return found

    def _is_introduced(self, line: int) -> bool:
        return self._char == ":" and bool(self._tree.wants) and introduces(self._text, self._tree.starts[-1], line)

    def _is_below(self, line: int) -> bool:
        return bool(self._tree.wants) and is_below(self._text, self._tree.starts[-1], line)

    def _is_led(self, line: int) -> bool:
        """Say whether the line above leads up to a list: it ends with a colon, or is itself the last item."""
        return self._char == ":" or not self._tree.wants or (self._char not in ".;,…" and self._is_below(line))
