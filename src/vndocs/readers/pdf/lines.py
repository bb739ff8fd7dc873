"""Lines of a page from the top: stretches at one height, put beside one another from the left."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING, Final

from .glyphs import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Stretches on one line share so much of the height of the lower one.
_SHARED: Final = 0.5
#: A gap of less than so many heights parts words, a wider one columns, between stretches that the file has apart.
_COLUMN_GAP: Final = 0.8
_WORD_GAP: Final = 0.12
#: Markers of items, and how many heights their words may stand away from them.
_MARKER: Final = re.compile(
    r"[-+*•–○◦▪■□●➢✓❖§]|\(?(?:\d{1,3}|[a-zđ]{1,2})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}\.?|[IVX]{1,5}\."
)
_TAB: Final = 4.0


class Line:
    """Characters that stand beside one another without a wide gap."""

    __slots__ = ("bottom", "glyphs", "left", "right", "size", "top")

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        seen = [glyph for glyph in glyphs if not glyph.char.isspace()] or glyphs
        self.left, self.right = min(glyph.left for glyph in seen), max(glyph.right for glyph in seen)
        self.bottom, self.top = median(glyph.foot for glyph in seen), median(glyph.head for glyph in seen)
        self.size = max(self.top - self.bottom, 1.0)

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(glyph.char for glyph in self.glyphs)

    def first_word(self) -> float:
        """Give how wide the first word is."""
        end = next((at for at, glyph in enumerate(self.glyphs) if glyph.char.isspace()), len(self.glyphs))
        return self.glyphs[end - 1].right - self.left if end else 0.0


#: The lines at one height, from the left.
Row = list[Line]


def _is_marked(row: Row) -> bool:
    """Tell whether a row is the marker of an item and its words, which a tab parts as a column would."""
    if len(row) != 2 or row[1].left - row[0].right > _TAB * row[0].size:
        return False
    return _MARKER.fullmatch(row[0].text) is not None


def rows(stretches: Iterable[list[Glyph]]) -> list[Row]:
    """Put the stretches of a page into rows, from the top."""
    lines = sorted(map(Line, stretches), key=lambda line: (-line.top - line.bottom, line.left))
    found: list[Row] = []
    top = bottom = 0.0
    for line in lines:
        shared = min(top, line.top) - max(bottom, line.bottom)
        if found and shared > _SHARED * min(top - bottom, line.size):
            found[-1].append(line)
        else:
            found.append([line])
            top, bottom = line.top, line.bottom
    return [_with_marker(_joined(sorted(row, key=lambda line: line.left))) for row in found]


def _with_marker(row: Row) -> Row:
    if not _is_marked(row):
        return row
    marker, words = row
    return [Line([*marker.glyphs, _blank(" ", marker.glyphs[-1], words.left), *words.glyphs])]


def _joined(row: Row) -> Row:
    joined: Row = []
    for line in row:
        last = joined[-1] if joined else None
        gap = line.left - last.right if last else 0.0
        if last is None or gap > _COLUMN_GAP * max(last.size, line.size):
            joined.append(line)
            continue
        blank = [_blank(" ", last.glyphs[-1], max(last.right, line.left))]
        between = blank if gap > _WORD_GAP * max(last.size, line.size) else []
        joined[-1] = Line([*last.glyphs, *between, *line.glyphs])
    return joined


def as_line(row: Row, between: str = "\t") -> Line:
    """Put a row of a table into one line, parted by tabs."""
    glyphs = list(row[0].glyphs)
    for line in row[1:]:
        last = glyphs[-1]
        glyphs.append(_blank(between, last, last.right))
        glyphs += line.glyphs
    return Line(glyphs)


def _blank(char: str, last: Glyph, right: float) -> Glyph:
    return last._replace(char=char, left=last.right, right=right, font=None)
