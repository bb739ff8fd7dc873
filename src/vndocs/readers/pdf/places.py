"""Places in a PDF: the page, and the box of the stretch of each line; what stands higher in it has a box of its own."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final

from ...text.origin import Pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .glyphs import Glyph, View

#: The edges of a character are counted from the left of its line in so many steps to the right of it.
_STEPS: Final = 65535


class PdfPlaces:
    """Leads raw spans to boxes; four bytes are kept for a character and a few numbers for a line, so that books fit."""

    __slots__ = ("_edges", "_firsts", "_pages", "_sides", "_view", "_views", "_widths", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._edges = array("H")
        #: Of each line: where its edges begin, its page, its bottom, top and left side, and the width of a step.
        self._firsts, self._pages, self._sides, self._widths = array("Q"), array("L"), array("f"), array("d")
        #: Of each page how it is turned; most are turned alike.
        self._view: dict[View, int] = {}
        self._views = array("L")

    def begin(self, view: View) -> None:
        """Begin a page."""
        self._views.append(self._view.setdefault(view, len(self._view)))

    def number(self, glyphs: Sequence[Glyph], page: int) -> int:
        """Take the characters of a line of a page in, or of a part of it, and give their number."""
        left = min(glyph.left for glyph in glyphs)
        width = max(max(glyph.right for glyph in glyphs) - left, 0.0) / _STEPS
        seen = [glyph for glyph in glyphs if not glyph.char.isspace()] or glyphs
        bottom, top = min(glyph.bottom for glyph in seen), max(glyph.top for glyph in seen)
        scale = 1 / width if width else 0.0
        self._firsts.append(len(self._edges))
        self._pages.append(page)
        self._sides.extend((bottom, top, left))
        self._widths.append(width)
        for glyph in glyphs:
            # A glyph may be mirrored: its right edge lies left of the line.
            self._edges.append(min(max(int((glyph.left - left) * scale), 0), _STEPS))
            self._edges.append(min(max(int((glyph.right - left) * scale + 1), 0), _STEPS))
        return len(self._pages) - 1

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the page and the box of a raw span, one a line."""
        views = list(self._view)
        found = []
        for piece in self.pieces.within(start, end):
            line = piece.node
            page, width, first = self._pages[line], self._widths[line], self._firsts[line]
            bottom, top, left = self._sides[3 * line : 3 * line + 3]
            edges = self._edges[first + 2 * piece.offset : first + 2 * (piece.offset + piece.end - piece.start)]
            view = views[self._views[page - 1]]
            box = view.stored(left + min(edges[::2]) * width, bottom, left + max(edges[1::2]) * width, top)
            found.append({"page": page, "box": [round(side, 2) for side in box]})
        return found
