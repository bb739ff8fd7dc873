"""Where a text came from: the format of its file, its places there, its tables, and what the file holds besides.

A reader of files gives a source an origin; a text without a file has none.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol

from .span import Span

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Cell(NamedTuple):
    """A cell of a table: the raw span of its text, and the grid places it covers, counted from 0.

    `number` is what a cell of a workbook shows as a number (`1234.5`), whatever parts its digits in the text.
    """

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    number: str | None = None


class Table(NamedTuple):
    """A table: its raw span and the cells that begin in each row, a merged cell once.

    The first `headers` rows are marked as heads in the file, 0 where none is; `depth` is 0 outside of other tables.
    """

    span: Span
    rows: tuple[tuple[Cell, ...], ...]
    headers: int = 0
    depth: int = 0

    def cell(self, row: int, column: int) -> Cell | None:
        """Give the cell that covers a place of the grid."""
        for cells in self.rows[: row + 1]:
            for cell in cells:
                if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                    return cell
        return None


class Section(NamedTuple):
    """A stretch of the raw text that stands apart from the body: `header`, `footer`, `footnote`, `endnote`.

    `anchor` is the raw offset that a note belongs to.
    """

    kind: str
    span: Span
    anchor: int | None = None


class Places(Protocol):
    """What leads a raw span back into the file."""

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the places of a raw span in the file, ready for JSON; empty where the file does not hold it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a reader knows about a text beyond its characters.

    `generated` are stretches that a person sees and the file does not hold as text: automatic numbers. `left_out`
    counts what the file holds and a person does not see (`deletions`, `hidden`), or what could not be shown.
    `converted` are stretches whose font or encoding is older than Unicode: the file has other characters there.
    """

    format: str
    places: Places | None = None
    tables: tuple[Table, ...] = ()
    sections: tuple[Section, ...] = ()
    generated: tuple[Span, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=lambda: _NOTHING)
    details: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    converted: tuple[Span, ...] = ()

    def generated_within(self, start: int, end: int) -> list[Span]:
        """Give the generated stretches of a raw span, cut to it."""
        first = bisect_right(self.generated, (start, start))
        first -= bool(first and self.generated[first - 1].end > start)
        last = bisect_left(self.generated, (end, end))
        return [Span(max(start, stretch.start), min(end, stretch.end)) for stretch in self.generated[first:last]]

    def to_record(self) -> dict[str, Any]:
        """Give what a record says of the file."""
        record: dict[str, Any] = {"format": self.format, **self.details}
        if self.left_out:
            record["left_out"] = dict(self.left_out)
        return record


class Piece(NamedTuple):
    """A stretch of the raw text that stands whole in one node of the file, from an offset in that node's text on."""

    start: int
    end: int
    node: int
    offset: int


class Pieces:
    """The pieces of a text in order; what lies between them (line ends, automatic numbers) is in no node.

    A gap is where the file has more text, which was left out: a range of the file must not run over it.
    """

    __slots__ = ("_ends", "_gaps", "_nodes", "_offsets", "_starts")

    def __init__(self) -> None:
        self._gaps = array("q")
        self._starts, self._ends, self._nodes, self._offsets = array("q"), array("q"), array("q"), array("q")

    def add(self, piece: Piece) -> None:
        """Add the piece that follows."""
        self._starts.append(piece.start)
        self._ends.append(piece.end)
        self._nodes.append(piece.node)
        self._offsets.append(piece.offset)

    def skip(self, at: int) -> None:
        """Say that the file has more text at a raw offset, behind all that was added."""
        if not self._gaps or self._gaps[-1] != at:
            self._gaps.append(at)

    def ranges(self, start: int, end: int) -> Iterator[tuple[Piece, Piece]]:
        """Give the first and the last piece of each range of a raw span that runs over no gap, cut to the span."""
        at = bisect_right(self._gaps, start)
        while start < end:
            stop = min(end, self._gaps[at]) if at < len(self._gaps) else end
            ends = self.ends(start, stop)
            if ends is not None:
                yield ends
            start, at = stop, at + 1

    def within(self, start: int, end: int) -> Iterator[Piece]:
        """Give the pieces of a raw span, cut to it."""
        at = bisect_right(self._ends, start)
        while at < len(self._starts) and self._starts[at] < end:
            yield self._cut(at, start, end)
            at += 1

    def ends(self, start: int, end: int) -> tuple[Piece, Piece] | None:
        """Give the first and the last piece of a raw span, cut to it; None where it has none."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end) - 1
        return (self._cut(first, start, end), self._cut(last, start, end)) if first <= last else None

    def _cut(self, at: int, start: int, end: int) -> Piece:
        begin = max(start, self._starts[at])
        stop = min(end, self._ends[at])
        return Piece(begin, stop, self._nodes[at], self._offsets[at] + begin - self._starts[at])
