"""A text with its places: the raw characters, the text that is matched, and the way back between them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from .normalize import LETTERS, Segments, fold
from .span import Span

if TYPE_CHECKING:
    from .origin import Origin, Section, Table

__all__ = ["OffsetMap", "Source", "Span"]


class OffsetMap:
    """Leads offsets of the matched text back to the raw text, through the few segments whose length changed."""

    __slots__ = ("_ends", "_raw_ends", "_raw_starts", "_starts")

    def __init__(self, segments: Segments) -> None:
        self._starts, self._ends, self._raw_starts, self._raw_ends = segments

    def start(self, offset: int) -> int:
        """Give where the matched character at `offset` begins in the raw text."""
        index = bisect_right(self._ends, offset)
        if index < len(self._ends) and self._starts[index] <= offset:
            return self._raw_starts[index]
        return self._after(index, offset)

    def end(self, offset: int) -> int:
        """Give where the matched character before `offset` ends in the raw text."""
        if offset <= 0:
            return 0
        index = bisect_right(self._ends, offset - 1)
        if index < len(self._ends) and self._starts[index] <= offset - 1:
            return self._raw_ends[index]
        return self._after(index, offset - 1) + 1

    @property
    def segments(self) -> Segments:
        """The segments themselves."""
        return Segments(self._starts, self._ends, self._raw_starts, self._raw_ends)

    def moved(self) -> tuple[list[int], list[int]]:
        """Give where the segments end in the matched text and in the raw text."""
        return self._ends, self._raw_ends

    def _after(self, index: int, offset: int) -> int:
        if not index:
            return offset
        return self._raw_ends[index - 1] + offset - self._ends[index - 1]


def composed(words: str) -> str:
    """Give raw words as a value: composed, letters as they are meant, white space and emphasis signs as one space."""
    if "*" in words:
        words = words.replace("*", " ")
    words = " ".join(words.split())
    if words.isascii():
        return words
    words = unicodedata.normalize("NFC", words)
    for letter, meant in LETTERS.items():
        if letter in words:
            words = words.replace(letter, meant)
    return words


class Source:
    """A raw text and its matched form; `map` is None where the two have the same offsets.

    `name` says where the text came from (a file name); it goes into records and messages. `origin` is what a reader
    knows of the file, None for a text without one; its places lead from the raw text on into the file.
    """

    __slots__ = ("map", "name", "origin", "raw", "text")

    def __init__(
        self, raw: str, text: str, offsets: OffsetMap | None, name: str | None = None, origin: Origin | None = None
    ) -> None:
        self.raw = raw
        self.text = text
        self.map = offsets
        self.name = name
        self.origin = origin

    @classmethod
    def of(cls, raw: str, name: str | None = None, origin: Origin | None = None) -> Source:
        """Fold a raw text into a source."""
        text, segments = fold(raw)
        return cls(raw, text, OffsetMap(segments) if segments else None, name, origin)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the file, in text order, an inner one behind the one that holds it; none for plain text."""
        return self.origin.tables if self.origin else ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """What stands apart from the body, behind it in the raw text: notes, page headers and footers."""
        return self.origin.sections if self.origin else ()

    def span(self, start: int, end: int) -> Span:
        """Give the raw span of a stretch of the matched text."""
        if self.map is None:
            return Span(start, end)
        first = self.map.start(start)
        return Span(first, self.map.end(end) if end > start else first)

    def cut(self, start: int, end: int) -> str:
        """Cut the raw characters of a stretch of the matched text."""
        if self.map is None:
            return self.raw[start:end]
        first, last = self.span(start, end)
        return self.raw[first:last]

    def words(self, start: int, end: int) -> str:
        """Cut a stretch as a value: composed, with runs of white space and emphasis signs as one space."""
        return composed(self.raw[start:end] if self.map is None else self.cut(start, end))

    def __repr__(self) -> str:
        return f"Source(name={self.name!r}, {len(self.raw)} characters)"
