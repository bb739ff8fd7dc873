"""Places in a .docx: part, paragraph, run and offset, of the first character and behind the last."""

from __future__ import annotations

from array import array
from typing import Any, NamedTuple

from ...text.origin import Piece, Pieces


class Node(NamedTuple):
    """A run by its part, the number of its paragraph there, and its number in the paragraph."""

    part: str
    paragraph: int
    run: int


class WordPlaces:
    """Leads raw spans to runs."""

    __slots__ = ("_nodes", "_parts", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._parts: list[str] = []
        self._nodes = array("q")

    def begin(self, part: str) -> None:
        """Begin the part that the following nodes are in."""
        self._parts.append(part)

    def number(self, paragraph: int, run: int) -> int:
        """Take a run in and give its number among all nodes."""
        self._nodes.extend((len(self._parts) - 1, paragraph, run))
        return len(self._nodes) // 3 - 1

    def node(self, number: int) -> Node:
        """Give a node by its number."""
        part, paragraph, run = self._nodes[3 * number : 3 * number + 3]
        return Node(self._parts[part], paragraph, run)

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the ranges of a raw span, one where nothing within it was left out; empty where no run holds it."""
        return [self._place(first, last) for first, last in self.pieces.ranges(start, end)]

    def _place(self, first: Piece, last: Piece) -> dict[str, Any]:
        begin, stop = self.node(first.node), self.node(last.node)
        return {
            **begin._asdict(),
            "offset": first.offset,
            "end_paragraph": stop.paragraph,
            "end_run": stop.run,
            "end_offset": last.offset + last.end - last.start,
        }
