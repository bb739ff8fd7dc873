"""Places in a page: the path of a text node as XPath writes it, and the offset in it."""

from __future__ import annotations

from typing import Any

from ...text.origin import Piece, Pieces


class HtmlPlaces:
    """Leads raw spans to text nodes; a node is an element and whether its text or its tail."""

    __slots__ = ("_nodes", "_tree", "pieces")

    def __init__(self, pieces: Pieces, tree: Any) -> None:
        self.pieces = pieces
        self._tree = tree
        self._nodes: list[tuple[Any, bool]] = []

    @property
    def root(self) -> Any:
        """The root element of the page."""
        return self._tree.getroot()

    def number(self, element: Any, *, is_tail: bool) -> int:
        """Take a text node in and give its number."""
        self._nodes.append((element, is_tail))
        return len(self._nodes) - 1

    def node(self, number: int) -> tuple[Any, bool]:
        """Give the element of a text node, and whether the node is its tail."""
        return self._nodes[number]

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the range from the first character of a raw span to behind its last; empty where no node holds it."""
        ends = self.pieces.ends(start, end)
        if ends is None:
            return []
        first, last = ends
        stop = last.offset + last.end - last.start
        return [{"node": self._path(first), "offset": first.offset, "end_node": self._path(last), "end_offset": stop}]

    def _path(self, piece: Piece) -> str:
        element, is_tail = self._nodes[piece.node]
        if not is_tail:
            return f"{self._tree.getpath(element)}/text()[1]"
        parent = element.getparent()
        before = sum(1 for _ in (each for each in element.itersiblings(preceding=True) if each.tail))
        return f"{self._tree.getpath(parent)}/text()[{1 + bool(parent.text) + before}]"
