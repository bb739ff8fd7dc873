"""Edits put back into a web page: into its very characters, so that nothing else of it changes.

Where the two parsers of a page find other letters, nothing is written.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ..readers.finishing import Converted
from ..readers.html import HtmlPlaces, Letters, decoded
from .changes import changes, is_old
from .errors import RewriteError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..text.source import Source
    from .edits import Edit


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
    found, nodes = places.letters()
    if found.whole != nodes.whole:
        raise RewriteError("unplaceable", name)
    locate = _Locator(source.raw, places, found)
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


class _Locator:
    """Leads raw offsets to those in the page."""

    def __init__(self, raw: str, places: HtmlPlaces, found: Letters) -> None:
        self.raw, self.places, self.found = raw, places, found

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the stretch of the page for a raw span; blanks go with the letters around them."""
        if start == end:
            at = self._side(start - 1, 1)
            at = self._side(start, 0) if at is None else at
            return None if at is None else (at, at)
        begin, stop = self._side(start, 0), self._side(end - 1, 1)
        begin = self._side(start - 1, 1) if begin is None else begin
        stop = self._side(end, 0) if stop is None else stop
        return None if begin is None or stop is None or begin > stop else (begin, stop)

    def _side(self, at: int, side: int) -> int | None:
        """Give where the letter at a raw offset begins in the page, or ends; None where a blank stands, or nothing."""
        if not 0 <= at < len(self.raw) or self.raw[at].isspace():
            return None
        letter = self.places.letter(at)
        return None if letter is None else self.found.span(letter, letter)[side]
