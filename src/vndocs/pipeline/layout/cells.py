"""The cells of a stretch: its lines, parted at table signs, tabs and wide gaps, without rules and emphasis."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from .folding import plain

compiled: Any
heads: Any
try:
    from . import _cells as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None
try:
    from . import _heads as heads  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    heads = None

#: Signs that draw rules, cells and emphasis, and blanks.
RULE: Final = " \t\n\r\f\v*_|#>~=\u00a0—–-+•●·"
#: What parts the cells of a line: a table sign, a tab, three blanks; blanks left for a figure to be written in do not.
_BREAK: Final = re.compile(
    r"[ \t]*(?:\||\t)[ \t|]*|(?<![yg:ốoămnĐ]) {3,}| {12,}|(?<=[ghyăm:]) {3,}(?![tn\d/-])", re.IGNORECASE
)
_DASHED: Final = re.compile(r"[ \t*]{0,3}[-–](?![-–_])[ \t*]{0,4}(?=\n|$)")
_BEFORE_DASH: Final = frozenset(" \t*-–")
#: So many lines are cut at once; few look further.
_AT_ONCE: Final = 8

#: Where a cell begins and ends, its row, and whether it opens its line.
Place = tuple[int, int, int, bool]


class Cell:
    """A stretch of one line: where it stands, on which line of the stretch, its words as printed and in plain letters.

    `is_dashed` says that a lone dash stands behind it, as between the names of joint issuers; `is_first` that it opens
    its line; `judged` is what signs.py knows of it, if it is not below 0.
    """

    __slots__ = ("_line", "_plain", "end", "is_first", "judged", "row", "start", "text")

    def __init__(self, text: str, start: int, end: int, row: int, *, is_first: bool = False) -> None:
        self.start = start
        self.end = end
        self.row = row
        self.text = text[start:end]
        self._line = text
        self.is_first = is_first
        self._plain: str | None = None
        self.judged = -1

    @property
    def plain(self) -> str:
        """Its words in plain letters, character for character."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain

    @property
    def is_dashed(self) -> bool:
        """Whether a lone dash stands behind it."""
        # Most cells end with their line, or at a sign that no dash follows.
        if self._line[self.end : self.end + 1] not in _BEFORE_DASH:
            return False
        return _DASHED.match(self._line, self.end) is not None

    @property
    def is_upper(self) -> bool:
        """Whether it has letters and all of them are capitals."""
        return self.text.isupper()


def cell(text: str, start: int, end: int, row: int, *, is_first: bool = False) -> Cell | None:
    """Make a cell of a stretch without the rules around it; none where nothing is left."""
    bare = text[start:end].strip(RULE)
    if not bare:
        return None
    # None of the signs before it is its first character.
    start = text.index(bare[0], start)
    return Cell(text, start, start + len(bare), row, is_first=is_first)


def cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """Give the cells of a stretch in reading order; `row` counts the lines that are not empty."""
    at, row = start, -1
    found: list[Place]
    while at < end:
        found, at, row = cut(text, at, end, row, _AT_ONCE)
        for begin, stop, number, is_first in found:
            yield Cell(text, begin, stop, number, is_first=is_first)


def opening_plainly(text: str, start: int, end: int) -> Place | None:
    """Give where the first cell of a stretch stands, without the compiled part, which gives the same."""
    at, row = start, -1
    found: list[Place] = []
    while at < end and not found:
        found, at, row = cut_plainly(text, at, end, row, 1)
    return found[0] if found else None


opening: Final[Callable[[str, int, int], Place | None]] = opening_plainly if compiled is None else compiled.first


def first(text: str, start: int, end: int) -> Cell | None:
    """Give the first cell of a stretch."""
    place = opening(text, start, end)
    return None if place is None else cell_at(text, place)


def cell_at(text: str, place: Place) -> Cell:
    """Make the cell that stands at a place."""
    start, end, row, is_first = place
    return Cell(text, start, end, row, is_first=is_first)


def cut_plainly(text: str, at: int, end: int, row: int, most: int) -> tuple[list[Place], int, int]:
    """Give the cells of the next lines that are not empty, without the compiled part, which gives the same.

    Behind them where the next line begins, and how many rows there were.
    """
    found: list[Place] = []
    while at < end and most > 0:
        feed = text.find("\n", at, end)
        feed = end if feed < 0 else feed
        line = text[at:feed]
        if line and not (line[0] <= " " and line.isspace()):
            row, most = row + 1, most - 1
            gaps: Iterable[re.Match[str]] = ()
            if "   " in line or "|" in line or "\t" in line:
                gaps = _BREAK.finditer(text, at, feed)
            is_first = True
            for low, high in itertools.pairwise([at, *itertools.chain(*(gap.span() for gap in gaps)), feed]):
                # Every second stretch is a gap, in which nothing stands but rules.
                if made := cell(text, low, high, row):
                    found.append((made.start, made.end, row, is_first))
                    is_first = False
        at = feed + 1
    return found, at, row


cut = cut_plainly if compiled is None else compiled.cut


def is_mixed_plainly(words: str) -> bool:
    """Say whether capitals are meant that an old font lost: `SắC LệNH`. The compiled part says the same."""
    if not words[:1].isupper() or words[1:].islower():
        return False
    # Small letters are counted by the word first, which is quick.
    if 2 * sum([len(word) for word in words.split() if word.islower() and word.isalpha()]) >= len(words):
        return False
    capitals = sum(map(str.isupper, words))
    return capitals > 2 and 4 < sum(map(str.isalpha, words)) < capitals * 2


is_mixed = is_mixed_plainly if heads is None else heads.is_mixed


def bulleted(text: str, item: Cell) -> bool:
    """Say whether a dash or bullet stands in front of a cell."""
    at = item.start - 1
    while at >= 0 and text[at] in " \t*_":
        if text[at] == "*" and text[at + 1] in " \t" and (at == 0 or text[at - 1] in "\n \t"):
            return True
        at -= 1
    return at >= 0 and text[at] in "-–—~•●·+‐−="
