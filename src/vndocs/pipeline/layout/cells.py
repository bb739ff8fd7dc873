"""The cells of a stretch: its lines, parted at table signs, tabs and wide gaps, without rules and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .folding import plain

#: Signs that draw rules, cells and emphasis, and blanks.
RULE: Final = " \t\n\r\f\v*_|#>~=\u00a0—–-+•●·"
#: What parts the cells of a line: a table sign, a tab, three blanks; blanks left for a figure to be written in do not.
_BREAK: Final = re.compile(
    r"[ \t]*(?:\||\t)[ \t|]*|(?<![yg:ốoămnĐ]) {3,}| {12,}|(?<=[ghyăm:]) {3,}(?![tn\d/-])", re.IGNORECASE
)
_DASHED: Final = re.compile(r"[ \t*]{0,3}[-–](?![-–_])[ \t*]{0,4}(?=\n|$)")


class Cell:
    """A stretch of one line: where it stands, on which line of the stretch, its words as printed and in plain letters.

    `is_dashed` says that a lone dash stands behind it, as between the names of joint issuers; `is_first` that it opens
    its line.
    """

    __slots__ = ("_line", "_plain", "end", "is_first", "row", "start", "text")

    def __init__(self, text: str, start: int, end: int, row: int, *, is_first: bool = False) -> None:
        self.start = start
        self.end = end
        self.row = row
        self.text = text[start:end]
        self._line = text
        self.is_first = is_first
        self._plain: str | None = None

    @property
    def plain(self) -> str:
        """Its words in plain letters, character for character."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain

    @property
    def is_dashed(self) -> bool:
        """Whether a lone dash stands behind it."""
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


def _next(sign: str, text: str, at: int, end: int) -> int:
    found = text.find(sign, at, end)
    return found if found >= 0 else end


def cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """Give the cells of a stretch in reading order; `row` counts the lines that are not empty."""
    row, at = -1, start
    # Where the next sign stands that parts cells, of each sort; most stretches have none.
    wide = bar = tab = start - 1
    while at < end:
        feed = text.find("\n", at, end)
        if feed < 0:
            feed = end
        if feed > at and not (text[at] <= " " and text[at:feed].isspace()):
            row += 1
            if wide < at:
                wide = _next("   ", text, at, end)
            if bar < at:
                bar = _next("|", text, at, end)
            if tab < at:
                tab = _next("\t", text, at, end)
            if wide >= feed and bar >= feed and tab >= feed:
                made = cell(text, at, feed, row, is_first=True)
                if made is not None:
                    yield made
            else:
                is_first = True
                for gap in _BREAK.finditer(text, at, feed):
                    made = cell(text, at, gap.start(), row, is_first=is_first)
                    if made is not None:
                        yield made
                        is_first = False
                    at = gap.end()
                made = cell(text, at, feed, row, is_first=is_first)
                if made is not None:
                    yield made
        at = feed + 1


def bulleted(text: str, item: Cell) -> bool:
    """Say whether a dash or bullet stands in front of a cell."""
    at = item.start - 1
    while at >= 0 and text[at] in " \t*_":
        if text[at] == "*" and text[at + 1] in " \t" and (at == 0 or text[at - 1] in "\n \t"):
            return True
        at -= 1
    return at >= 0 and text[at] in "-–—~•●·+‐−="
