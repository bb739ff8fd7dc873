"""Where an item hangs that no open level waited for: below the last one, in a level that it begins or begins anew.

A list that another one interrupts is kept in mind, for what comes later says whether it was over.
"""

from __future__ import annotations

from typing import Final

from .beside import first_beside, noted
from .between import LONGEST_LEAD, Between
from .lines import OPENING, opened_line, over_dashes
from .quotes import OPEN_END, Frame, Quotes
from .signs import ONE, RANKS, Sign, sign_of
from .tree import ARTICLE, BULLET, DEEPEST, Tree

#: More than so many items are not missing in one place; the marker is something else.
_WIDEST_GAP: Final = 8


class Grower:
    """Lets the trees of one text grow."""

    __slots__ = ("between", "quotes", "text", "tree")

    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.between = Between(text, tree)
        self.quotes = Quotes(text)

    def keep(self) -> None:
        """Begin another list; the tree may go on behind it."""
        self.quotes.leave()
        self.tree.keep()

    def end(self) -> None:
        """Begin another list; the tree is over."""
        self.quotes.leave()
        self.tree.close()

    def hang(self, line: int, start: int, sign: Sign, base: int, parted: bool, first: bool) -> None:
        """Hang a marker that no open level waited for; `parted` from what is above it, the `first` of its list."""
        text, tree, between = self.text, self.tree, self.between
        if parted and sign.rank >= ARTICLE:
            if between.is_annexed or (sign.rank < BULLET and tree.of_style(sign, 0) >= 0):
                self.end()
            else:
                self.keep()
            base = 0
        if first and not self.quotes.open and (tree.wants or sign.rank > ARTICLE):
            quoted = opened_line(text, max(tree.starts[-1] if tree.starts else 0, line - LONGEST_LEAD), line)
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
                self.go_on(akin, sign, start)
            else:
                self._open(line, start, sign, base)

    def _again(self, start: int, sign: Sign, same: int, first: bool) -> None:
        """Place a marker whose style has an open level that did not wait for it."""
        tree, between = self.tree, self.between
        last = tree.lasts[same]
        if sign.rank >= BULLET:
            if self.quotes.open:
                self.go_on(same, sign, start)
            else:
                self._begin(start, sign)
        elif sign.prefix != last.prefix:
            self.go_on(same, sign, start)
        elif sign.rank >= ARTICLE and self.between.introduces:
            # New wording without quotation marks: `3. Sửa đổi khoản 2 như sau:` / `2. …`
            tree.open(sign, start, True)
        elif sign.order > last.order or first:
            missing = sign.order // ONE - last.order // ONE - 1
            is_heading = sign.rank in (RANKS["part"], RANKS["chapter"], ARTICLE)
            if first and tree.lasts[-1].kind in ("step", "ordinal"):
                tree.open(sign, start, True)
            elif first and not self.quotes.open and (same == 0 or is_heading):
                self._begin(start, sign)
            elif first or missing <= _WIDEST_GAP or sign.rank <= ARTICLE or sign.prefix or between.leaves_out:
                tree.is_odd = True
                self.go_on(same, sign, start)
            elif between.is_whole and not self.quotes.open and tree.ranks[0] > ARTICLE and between.has_paragraph:
                self.keep()
                tree.open(sign, start, False)
        elif not self.quotes.open and (
            sign.rank <= ARTICLE
            or (same == 0 and sign.order < last.order and (between.has_paragraph or self._beside(sign)))
        ):
            self._begin(start, sign)
        elif between.is_whole or between.is_item:
            tree.is_odd = True
            self.go_on(same, sign, start)

    def _decimal(self, start: int, sign: Sign, base: int) -> bool:
        """Place `1.2.` below `1.` or `Điều 1`; `7.7 LS` is `7.` with a footnote's number at its heels."""
        tree = self.tree
        bare = sign.marker[-1].isdigit() and sign.marker.count(".") == 1
        head = sign_of(sign.prefix + ".") if bare else None
        if head and not (tree.wants and tree.lasts[-1].label == sign.prefix):
            depth = tree.waiting(head, base)
            depth = tree.inserted(head, base) if depth < 0 else depth
            if depth >= 0:
                self.go_on(depth, head, start)
                return True
            if head.order == ONE < sign.order and tree.ranks and tree.ranks[-1] <= ARTICLE:
                tree.open(head, start, True)
                return True
        for depth in range(len(tree.wants) - 1, base - 1, -1):
            if tree.lasts[depth].label == sign.prefix:
                tree.cut(depth + 1)
                tree.open(sign, start, True)
                return True
        if bare and sign.order > ONE:
            head = noted(self.text, start, sign)
            if head and tree.of_style(head, 0) < 0:
                self._open(start, start, head, base)
            # Else a number of a tariff or a table.
            return True
        return False

    def _open(self, line: int, start: int, sign: Sign, base: int) -> None:
        """Open a level for a style that is not on the path."""
        tree = self.tree
        keep = len(tree.wants)
        if keep and tree.lasts[-1].kind in ("step", "ordinal") and self.between.is_item and sign.order <= ONE:
            tree.open(sign, start, True)
            return
        if keep > base and not (
            sign.rank > RANKS["subsection"]
            and self.between.introduces
            and (sign.rank >= tree.ranks[-1] or not self.between.breaks_off)
        ):
            # A star is a heading over dashes, or comes below dash and plus.
            is_lowest = sign.style == "*" and tree.lasts[-1].style == "+" and not over_dashes(self.text, start)
            rank = RANKS["++"] if is_lowest else sign.rank
            if sign.kind in ("step", "ordinal") and sign.order > ONE:
                # Its list began before the text did, above all that stands in it.
                rank = 0
            while keep > base and tree.ranks[keep - 1] > rank:
                keep -= 1
            if keep > base and sign.order > ONE and sign.kind == "number" and tree.lasts[keep - 1].kind == "clause":
                # A clause has points, and numbers only where they begin below it.
                keep -= 1
            if sign.rank >= BULLET and keep > base and tree.ranks[keep - 1] == rank and self._outdented(line, start):
                keep -= 1
            if keep == 0:
                self._above(sign)
            else:
                tree.cut(keep)
        self._first_beside(sign)
        tree.open(sign, start, self.between.leads)

    def _above(self, sign: Sign) -> None:
        """End the tree for a sign that stands higher; what a list of its own height interrupted may go on."""
        kept = self.tree.kept
        if kept and any(tree.ranks and tree.ranks[0] < sign.rank for tree in kept):
            self.keep()
        else:
            self.end()

    def _outdented(self, line: int, start: int) -> bool:
        """Say whether a bullet stands further to the left than the last item."""
        last = self.tree.starts[-1]
        return start - line < last - self.text.rfind("\n", max(0, last - 80), last)

    def _beside(self, sign: Sign) -> tuple[Sign, int] | None:
        tree = self.tree
        begin = tree.starts[-1] + len(tree.signs[-1].marker) if tree.starts else 0
        return first_beside(self.text, begin, self.between.line, sign)

    def _first_beside(self, sign: Sign) -> None:
        """Add the first item that stands on the line of the words above: `Điều 29. 1. …`, then `2. …`."""
        first = self._beside(sign)
        if first:
            self.tree.open(*first, True)
            self.tree.cut(len(self.tree.wants) - 1)

    def _begin(self, start: int, sign: Sign) -> None:
        if sign.rank > ARTICLE and (self.between.introduces or self.between.is_item):
            self.keep()
        else:
            self.end()
        self._first_beside(sign)
        self.tree.open(sign, start, self.between.leads)

    def go_on(self, depth: int, sign: Sign, start: int) -> None:
        """Add the next item of an open level, which ends the quotations below it."""
        self.tree.go_on(depth, sign, start)
        while self.quotes.open and self.quotes.open[-1].base > depth:
            self.quotes.open.pop()

    def quote(self, line: int, start: int, sign: Sign) -> None:
        """Place a marker behind an opening quotation mark: a frame of its own below the item that quotes it."""
        text, tree = self.text, self.tree
        opening = line + 1
        while text[opening] not in OPENING:
            opening += 1
        if self.quotes.open and self.quotes.open[-1].end == OPEN_END and not self.between.is_item:
            tree.cut(self.quotes.open.pop().base)
        is_over = not tree.wants and tree.begin < len(tree.starts) and self.between.char == ":"
        if is_over or (tree.wants and not self.quotes.base and (self.between.turns or self.between.leads_anew)):
            # Another document is quoted.
            self.quotes.open.clear()
            tree.keep()
        if len(tree.wants) < DEEPEST:
            self.quotes.open.append(Frame(len(tree.wants), self.quotes.end(opening)))
        tree.quoted.append(len(tree.starts))
        tree.open(sign, start, self.between.leads)
