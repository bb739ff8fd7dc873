"""Places in an RTF file: the bytes of the first character, and behind those of the last."""

from __future__ import annotations

from array import array
from typing import Any

from ...text.origin import Piece, Pieces


class RtfPlaces:
    """Leads raw spans to bytes; a node is a stretch of plain letters, or one character that is written as several."""

    __slots__ = ("_ends", "_starts", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._starts, self._ends = array("q"), array("q")

    def number(self, start: int, end: int) -> int:
        """Take a stretch of bytes in and give its number."""
        self._starts.append(start)
        self._ends.append(end)
        return len(self._starts) - 1

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the bytes of a raw span, one range where nothing within it was left out; empty where none holds it."""
        return [self._place(first, last) for first, last in self.pieces.ranges(start, end)]

    def _place(self, first: Piece, last: Piece) -> dict[str, Any]:
        begin = self._starts[first.node] + first.offset
        # A character that is written as several bytes is taken whole.
        stop = max(self._starts[last.node] + last.offset + last.end - last.start, self._ends[last.node])
        return {"offset": begin, "end_offset": stop}
