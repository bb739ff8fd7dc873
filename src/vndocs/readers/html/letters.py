"""Where the letters of a page stand among its characters, tags and references included.

The tree that a page is read from does not know that; the parser of the standard library does. Both find the same
letters (blanks apart), or the characters of the page are not known.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from html import unescape
from html.parser import HTMLParser
from typing import Any, Final

#: Text is kept in pieces of so many characters, so that finding a letter takes no longer in a page of one paragraph.
_PIECE: Final = 256


class Letters(HTMLParser):
    """The letters of a page that are no blanks, with the stretch of characters that each is written as."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        while (end := page.find("\n", self._lines[-1])) >= 0:
            self._lines.append(end + 1)
        self._parts: list[str] = []
        self._pieces: list[str] = []
        #: Of each piece: the letters before it, where it begins, and its length where it is a reference.
        self._counts, self._starts, self._widths = array("q"), array("q"), array("q")
        self._count = 0
        self.feed(page)
        self.close()
        self.whole = "".join(self._parts)

    def handle_data(self, data: str) -> None:
        """Take characters in that stand for themselves."""
        start = self._place()
        for at in range(0, len(data), _PIECE):
            self._add(data[at : at + _PIECE], start + at, 0)

    def handle_entityref(self, name: str) -> None:
        """Take a letter in that is written by its name."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Take a letter in that is written by its number."""
        self._reference(f"&#{name}")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters of the page from one letter to another."""
        return self._one(first)[0], self._one(last)[1]

    def _one(self, letter: int) -> tuple[int, int]:
        at = bisect_right(self._counts, letter) - 1
        start, width = self._starts[at], self._widths[at]
        if width:
            return start, start + width
        left = letter - self._counts[at]
        for offset, char in enumerate(self._pieces[at]):
            if not char.isspace():
                if not left:
                    return start + offset, start + offset + 1
                left -= 1
        raise IndexError(letter)

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _reference(self, written: str) -> None:
        start, end = self._place(), self._place() + len(written)
        self._add(unescape(f"{written};"), start, len(written) + (self.rawdata[end : end + 1] == ";"))

    def _add(self, text: str, start: int, width: int) -> None:
        if not start and text.startswith("\ufeff"):
            # A byte-order mark is no letter of the page.
            text, start = text[1:], 1
        plain = "".join(text.split())
        if plain:
            self._parts.append(plain)
            self._pieces.append(text)
            self._counts.append(self._count)
            self._starts.append(start)
            self._widths.append(width)
            self._count += len(plain)


class Nodes:
    """How many letters of a tree stand before each offset of its text nodes, an element's text or its tail."""

    def __init__(self, root: Any) -> None:
        from lxml import etree

        self._bases: dict[tuple[Any, bool], int] = {}
        self._steps: dict[tuple[Any, bool], array[int]] = {}
        letters: list[str] = []
        count = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            is_tail = event != "start"
            if event == "end" and not isinstance(element.tag, str):
                continue
            text = element.tail if is_tail else element.text
            if text and not (is_tail and element is root):
                self._bases[element, is_tail] = count
                plain = "".join(text.split())
                letters.append(plain)
                count += len(plain)
        self.whole = "".join(letters)

    def before(self, node: tuple[Any, bool], offset: int) -> int | None:
        """Give how many letters stand before an offset in a node; None for a node that has none."""
        base = self._bases.get(node)
        if base is None:
            return None
        element, is_tail = node
        text = element.tail if is_tail else element.text
        steps = self._steps.get(node)
        if steps is None:
            steps = array("q", [0])
            for at in range(_PIECE, len(text) + 1, _PIECE):
                steps.append(steps[-1] + len("".join(text[at - _PIECE : at].split())))
            self._steps[node] = steps
        step = offset // _PIECE
        return base + steps[step] + len("".join(text[step * _PIECE : offset].split()))
