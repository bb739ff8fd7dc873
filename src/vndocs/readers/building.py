"""A raw text while a reader puts it together: what the file holds, what only a person sees, what separates them."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from ..text.origin import Cell, Piece, Pieces, Section, Table
from ..text.span import Span


class Draft(NamedTuple):
    """A cell while its table is being read."""

    row: int
    column: int
    columns: int
    span: Span
    number: str | None = None


#: So many parts are put together at a time: a string for each line would need more than its letters.
_MANY: Final = 4096


class Builder:
    """Gathers a raw text with its pieces; a separator is written when something follows that it can separate."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces = Pieces()
        self.generated: list[Span] = []
        self.fonts: list[tuple[int, int, str]] = []
        self.tables: list[Table] = []
        self.sections: list[Section] = []
        self.left_out: Counter[str] = Counter()
        self._parts: list[str] = []
        self._whole = 0
        self._pending = ""
        self._watched: list[list[int]] = []

    def add(self, text: str, node: int, offset: int = 0, font: str | None = None) -> None:
        """Add characters that stand in a node of the file, one for one; `font` is named where it may be an old one."""
        if text:
            start = self._write(text)
            self.pieces.add(Piece(start, self.length, node, offset))
            if font is not None:
                self._in_font(start, font)

    def insert(self, text: str, font: str) -> None:
        """Add a letter of an old font that the file holds as a mark, not as text."""
        self._in_font(self._write(text), font)

    def generate(self, text: str) -> None:
        """Add characters that a person sees and no node holds."""
        if text:
            start = self._write(text)
            self.generated.append(Span(start, self.length))

    def skip(self) -> None:
        """Say that the file has more text here, which is left out."""
        self.pieces.skip(self.length)

    def separate(self, separator: str) -> None:
        """Keep what comes next apart from what was written; the stronger of two separators stays."""
        if self.length and _strength(separator) > _strength(self._pending):
            self._pending = separator

    def fill(self, text: str) -> None:
        """Add a separator at once, also where nothing follows: the limit of an empty cell."""
        self._write(text)

    def flush(self) -> None:
        """Write the separator that waits: an empty cell comes next, whose limits count."""
        self._write("")

    def drop(self) -> None:
        """Forget the separator that waits."""
        self._pending = ""

    def watch(self) -> list[int]:
        """Give a list that gets the offset of the next characters that are written."""
        watched: list[int] = []
        self._watched.append(watched)
        return watched

    def since(self, watched: list[int]) -> Span:
        """Give the span of what was written since a watch began, without the separator in front."""
        return Span(watched[0], self.length) if watched else Span(self.length, self.length)

    def text(self) -> str:
        """Give the raw text."""
        self._parts = ["".join(self._parts)]
        return self._parts[0]

    def begins_line(self) -> bool:
        """Tell whether what comes next begins a line."""
        return not self.length or self._pending.endswith("\n") or self._parts[-1].endswith("\n")

    def _in_font(self, start: int, font: str) -> None:
        last = self.fonts[-1] if self.fonts else (0, -1, "")
        if last[1:] == (start, font):
            # Words are judged whole, however many pieces they are in.
            start = last[0]
            self.fonts.pop()
        self.fonts.append((start, self.length, font))

    def _write(self, text: str) -> int:
        if self._pending:
            self._parts.append(self._pending)
            self.length += len(self._pending)
            self._pending = ""
        start = self.length
        if text:
            self._parts.append(text)
            self.length += len(text)
            if len(self._parts) - self._whole > _MANY:
                self._parts[self._whole :] = ["".join(self._parts[self._whole :])]
                self._whole += 1
            if self._watched and not text.isspace():
                for watched in self._watched:
                    watched.append(start)
                self._watched.clear()
        return start


def _strength(separator: str) -> tuple[int, int]:
    return separator.count("\n"), len(separator)


def table_of(span: Span, drafts: list[Draft], spans: dict[tuple[int, int], int], headers: int, depth: int) -> Table:
    """Make a table of its cells; `spans` gives for some (row, column) how many rows the cell covers."""
    rows: dict[int, list[Cell]] = {}
    for row, column, columns, place, number in drafts:
        rows.setdefault(row, []).append(Cell(place, row, column, spans.get((row, column), 1), columns, number))
    count = max(rows, default=-1) + 1
    return Table(span, tuple(tuple(rows.get(row, ())) for row in range(count)), headers, depth)
