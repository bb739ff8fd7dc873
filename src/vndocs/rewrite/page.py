"""Edits put back into a web page: into its very characters, so that nothing else of it changes.

The tree that the page was read from does not know where its texts stand; the parser of the standard library does. Both
must find the same letters, else nothing is written.
"""

from __future__ import annotations

from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from ..readers.finishing import Converted
from ..readers.html import HtmlPlaces, decoded
from .changes import changes, is_old
from .errors import RewriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..text.source import Source
    from .edits import Edit


class _Letters(HTMLParser):
    """Gathers the letters of a page that are no blanks, with where each stands in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0]
        while (end := page.find("\n", self._lines[-1])) >= 0:
            self._lines.append(end + 1)
        self.letters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        for at, char in enumerate(data):
            self._add(char, start + at, start + at + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        is_closed = self.rawdata[start + len(written) : start + len(written) + 1] == ";"
        for char in unescape(f"{written};"):
            self._add(char, start, start + len(written) + is_closed)

    def _add(self, char: str, start: int, end: int) -> None:
        # A byte-order mark is no letter of the page.
        if not char.isspace() and char != "\ufeff":
            self.letters.append(char)
            self.starts.append(start)
            self.ends.append(end)


def write_page(data: bytes, source: Source, edits: Iterable[Edit], name: str) -> tuple[bytes, list[Edit]]:
    """Make edits in a page; gives its new bytes and the edits that could not be made.

    An edit is not made where a tag stands within the characters that change, or its font is older than Unicode. Raises
    RewriteError (`unplaceable`) where the two parsers differ or the bytes cannot be written back.
    """
    page, encoding = decoded(data, name)
    places = source.origin.places if source.origin is not None else None
    places = places.inner if isinstance(places, Converted) else places
    if not isinstance(places, HtmlPlaces) or page.encode(encoding, "replace") != data:
        raise RewriteError("unplaceable", name)
    found = _Letters(page)
    bases, whole = _bases(places.root)
    if whole != "".join(found.letters):
        raise RewriteError("unplaceable", name)
    locate = _Locator(source.raw, places, bases, found)
    pieces: list[str] = []
    unmade: list[Edit] = []
    done = 0
    for edit in edits:
        spans = [(locate.span(change.start, change.end), change.new) for change in changes(edit)]
        is_crossed = any(span is None or "<" in page[slice(*span)] for span, _ in spans)
        if is_crossed or is_old(source, edit.start, edit.end):
            unmade.append(edit)
            continue
        for span, new in spans:
            if span is not None:
                pieces += (page[done : span[0]], escape(new, quote=False))
                done = span[1]
    return "".join((*pieces, page[done:])).encode(encoding, "xmlcharrefreplace"), unmade


def _bases(root: Any) -> tuple[dict[tuple[Any, bool], int], str]:
    """Give how many letters stand before each text node of the tree, and all letters."""
    from lxml import etree

    bases: dict[tuple[Any, bool], int] = {}
    letters: list[str] = []
    count = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_tail = event != "start"
        if event == "end" and not isinstance(element.tag, str):
            continue
        text = element.tail if is_tail else element.text
        if text and not (is_tail and element is root):
            bases[element, is_tail] = count
            plain = "".join(text.split())
            letters.append(plain)
            count += len(plain)
    return bases, "".join(letters)


class _Locator:
    """Leads raw offsets to those in the page."""

    def __init__(self, raw: str, places: HtmlPlaces, bases: dict[tuple[Any, bool], int], found: _Letters) -> None:
        self.raw, self.places, self.bases, self.found = raw, places, bases, found

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the stretch of the page for a raw span; blanks go with the letters around them."""
        if start == end:
            before = self._letter(start - 1)
            behind = self._letter(start)
            at = self.found.ends[before] if before is not None else None
            at = self.found.starts[behind] if at is None and behind is not None else at
            return None if at is None else (at, at)
        first, last = self._letter(start), self._letter(end - 1)
        if first is None:
            before = self._letter(start - 1)
            begin = None if before is None else self.found.ends[before]
        else:
            begin = self.found.starts[first]
        if last is None:
            behind = self._letter(end)
            stop = None if behind is None else self.found.starts[behind]
        else:
            stop = self.found.ends[last]
        return None if begin is None or stop is None or begin > stop else (begin, stop)

    def _letter(self, at: int) -> int | None:
        """Give the number of the letter at a raw offset; None where it is a blank or not in the page."""
        if not 0 <= at < len(self.raw) or self.raw[at].isspace():
            return None
        for piece in self.places.pieces.within(at, at + 1):
            element, is_tail = self.places.node(piece.node)
            base = self.bases.get((element, is_tail))
            text = element.tail if is_tail else element.text
            return None if base is None else base + len("".join(text[: piece.offset].split()))
        return None
