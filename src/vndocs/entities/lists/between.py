"""What stands between the last item and a marker: words that lead up to a list, a paragraph, another matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .lines import ENDS, above, short
from .plain import parted
from .tree import ARTICLE

if TYPE_CHECKING:
    from .tree import Tree

_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
#: A line that is no more than dots, or ends with three.
_DOTS: Final = re.compile(r"(?:\.\.\.|…)[\])”\"*_. \t]*(?=\n|\Z)")
_BREAK: Final = re.compile(r"\n[^\n]{1,50},[ \t*]*\n[ \t*]*[^\W\d_a-zđ][^\W\d_]*")
#: Words that lead up to a list are no longer than this.
LONGEST_LEAD: Final = 4000
#: So many lines are looked at for the end of an item.
_MOST_LINES: Final = 12
#: A line that turns to another matter takes more than this, and its first words no more than that.
_SHORTEST_TURN: Final = 6
_LONGEST_TURN: Final = 60


class Between:
    """The stretch between the last item of a tree and the line at which `look` looks.

    However many markers are passed over, each stretch is searched once.
    """

    __slots__ = ("_paragraphs", "_text", "_tree", "_turns", "char", "is_apart", "is_whole", "line")

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self.line = -1
        #: The last sign above, whether an empty line lies between, and whether it ends a whole paragraph.
        self.char = "."
        self.is_apart = self.is_whole = True
        # The last item, how far behind it was searched, and whether something was found.
        self._turns = self._paragraphs = (-1, -1, False)

    def look(self, line: int) -> None:
        """Look at the stretch up to the line break at `line`."""
        self.line = line
        self.char, self.is_apart = above(self._text, line)
        self.is_whole = self.is_apart or self.char in ENDS

    @property
    def is_empty(self) -> bool:
        """There is no item above."""
        return not self._tree.wants

    @property
    def is_item(self) -> bool:
        """The line above is the one on which the last item begins."""
        if self.is_empty:
            return False
        at = self._text.find("\n", self._tree.starts[-1], self.line)
        return at < 0 or (self.line - at < 8 and self._text[at : self.line].isspace())

    @property
    def leads(self) -> bool:
        """It leads up to a list: it ends with a colon, or is no more than the last item."""
        return self.char == ":" or self.is_empty or (self.char not in ".;,…" and self.is_item)

    @property
    def introduces(self) -> bool:
        """The last item is still open, its words leading up to a list: `… như sau:`."""
        if self.char != ":" or self.is_empty or self.line - self._tree.starts[-1] > LONGEST_LEAD:
            return False
        words = self._text[self._tree.starts[-1] : self.line]
        for match in _EMPTY_LINE.finditer(words.rstrip()):
            if words[: match.start()].rstrip(" \t*_")[-1:] not in (":", ","):
                return False
        return not any(end in words for end in (";\n", ".\n", "; \n", ". \n"))

    @property
    def leads_anew(self) -> bool:
        """A paragraph of its own leads up to a list: `…; c) ….`, then `Tại Điều 5 … quy định:`.

        It does not below a heading, which holds whatever follows.
        """
        if self.char != ":" or self._tree.ranks[-1] <= ARTICLE or self.is_item or not self.has_paragraph:
            return False
        end = self._text.find("\n", self._words(self._tree.starts[-1]), self.line)
        following = self._text[end : end + 40].lstrip(" \t*_\n")[:1]
        return above(self._text, end)[0] in ENDS or following.islower() or not short(self._text, end)

    @property
    def leaves_out(self) -> bool:
        """Dots say that items were left out."""
        return _DOTS.search(self._text, self._low, self.line) is not None

    @property
    def breaks_off(self) -> bool:
        """A line too short to have been broken by the margin stands above a capital: `… khóa XIII,`, then `Ban …`."""
        return _BREAK.search(self._text, self._low, self.line) is not None

    @property
    def begins_a_run(self) -> bool:
        """Bullets that stand in no other list were over before a paragraph that leads up to new ones."""
        first_line = self._text.find("\n", self._tree.starts[-1], self.line)
        if first_line < 0 or self.char != ":":
            return False
        return above(self._text, first_line)[0] in ".;" or self.has_paragraph

    @property
    def has_paragraph(self) -> bool:
        """A paragraph that is no item begins in it."""
        last = self._tree.starts[-1]
        _, reached, found = self._paragraphs if self._paragraphs[0] == last else (last, last, False)
        at = self._text.find("\n", reached, self.line)
        for _ in range(_MOST_LINES):
            if at < 0 or found:
                break
            char, empty = above(self._text, at)
            following = self._text[at + 1 : min(self.line, at + 40)].lstrip(" \t*_>|\n")[:1]
            found = (empty or char in '.;:!?…”"»') and at - last > 3 and bool(following) and not following.islower()
            at = self._text.find("\n", at + 1, self.line)
        self._paragraphs = (last, self.line, found)
        return found

    @property
    def _low(self) -> int:
        return max(self._tree.starts[-1], self.line - LONGEST_LEAD)

    def _words(self, start: int) -> int:
        """Give where the words of the item at `start` begin, which may be a line below its marker."""
        at = start + len(self._tree.signs[-1].marker)
        while at < self.line and self._text[at] in " \t*_\n":
            at += 1
        return at

    @property
    def is_annexed(self) -> bool:
        """An annex begins in it."""
        return parted(self._text, self._tree.starts[-1], self.line, only_by_annex=True)

    @property
    def turns(self) -> bool:
        """An annex or another matter begins in it."""
        tree = self._tree
        if self.is_empty or self.line - tree.starts[-1] < _SHORTEST_TURN:
            return False
        last = tree.starts[-1]
        _, reached, found = self._turns if self._turns[0] == last else (last, self._words(last), False)
        if not found and reached < self.line:
            found = parted(self._text, reached, self.line, only_by_annex=tree.ranks[0] <= ARTICLE)
            self._turns = (last, max(last, self.line - _LONGEST_TURN), found)
        return found
