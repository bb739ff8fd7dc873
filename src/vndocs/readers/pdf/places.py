"""Places in a PDF: the page, and the box of the stretch of each line."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from ...text.origin import Pieces

if TYPE_CHECKING:
    from .glyphs import View
    from .lines import Line


class _Placed(NamedTuple):
    page: int
    bottom: float
    top: float
    first: int


class PdfPlaces:
    """Leads raw spans to boxes; two numbers are kept for a character, so that books fit into memory."""

    __slots__ = ("_edges", "_lines", "_views", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._edges = array("f")
        self._lines: list[_Placed] = []
        self._views: list[View] = []

    def begin(self, view: View) -> None:
        """Begin a page."""
        self._views.append(view)

    def number(self, line: Line, page: int) -> int:
        """Take a line of a page in and give its number."""
        self._lines.append(_Placed(page, line.bottom, line.top, len(self._edges)))
        for glyph in line.glyphs:
            self._edges.append(glyph.left)
            self._edges.append(glyph.right)
        return len(self._lines) - 1

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the page and the box of a raw span, one a line."""
        found = []
        for piece in self.pieces.within(start, end):
            page, bottom, top, first = self._lines[piece.node]
            edges = self._edges[first + 2 * piece.offset : first + 2 * (piece.offset + piece.end - piece.start)]
            box = self._views[page - 1].stored(min(edges[::2]), bottom, max(edges[1::2]), top)
            found.append({"page": page, "box": [round(side, 2) for side in box]})
        return found
