"""Places in a page: the path of a text node as XPath writes it, the offset in it, and the characters of the page."""

from __future__ import annotations

from typing import Any

from ...text.origin import Piece, Pieces
from .letters import Letters, Nodes


class HtmlPlaces:
    """Leads raw spans to text nodes; a node is an element and whether its text or its tail."""

    __slots__ = ("_found", "_nodes", "_page", "_tree", "pieces")

    def __init__(self, pieces: Pieces, tree: Any, page: str) -> None:
        self.pieces = pieces
        self._tree = tree
        self._page = page
        self._nodes: list[tuple[Any, bool]] = []
        self._found: tuple[Letters, Nodes] | None = None

    def number(self, element: Any, *, is_tail: bool) -> int:
        """Take a text node in and give its number."""
        self._nodes.append((element, is_tail))
        return len(self._nodes) - 1

    def node(self, number: int) -> tuple[Any, bool]:
        """Give the element of a text node, and whether the node is its tail."""
        return self._nodes[number]

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the ranges of a raw span, one where nothing within it was left out; empty where no node holds it."""
        return [self._place(first, last) for first, last in self.pieces.ranges(start, end)]

    def letter(self, at: int) -> int | None:
        """Give the number of the letter of the page that stands at a raw offset; None where none does."""
        for piece in self.pieces.within(at, at + 1):
            return self.letters()[1].before(self._nodes[piece.node], piece.offset)
        return None

    def letters(self) -> tuple[Letters, Nodes]:
        """Give the letters of the page, and those of its tree."""
        if self._found is None:
            self._found = Letters(self._page), Nodes(self._tree.getroot())
        return self._found

    def _place(self, first: Piece, last: Piece) -> dict[str, Any]:
        stop = last.offset + last.end - last.start
        place = {"node": self._path(first), "offset": first.offset, "end_node": self._path(last), "end_offset": stop}
        characters = self._characters(first, last)
        return place if characters is None else {**place, "characters": list(characters)}

    def _characters(self, first: Piece, last: Piece) -> tuple[int, int] | None:
        """Give where a stretch begins and ends among the characters of the page; None where the parsers differ."""
        letters, nodes = self.letters()
        if letters.whole != nodes.whole:
            return None
        begin = nodes.before(self._nodes[first.node], first.offset)
        end = nodes.before(self._nodes[last.node], last.offset + last.end - last.start)
        return letters.span(begin, end - 1) if begin is not None and end is not None and begin < end else None

    def _path(self, piece: Piece) -> str:
        element, is_tail = self._nodes[piece.node]
        if not is_tail:
            return f"{self._tree.getpath(element)}/text()[1]"
        parent = element.getparent()
        before = sum(1 for _ in (each for each in element.itersiblings(preceding=True) if each.tail))
        return f"{self._tree.getpath(parent)}/text()[{1 + bool(parent.text) + before}]"
