"""A sheet as both readers of workbooks give it: rows of filled cells, and what of the grid is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from ...text.legacy import font_encoding

#: So many filled cells are read of one workbook; the books of a province's budget have some ten thousand.
MOST_CELLS: Final = 1_000_000


class Run(NamedTuple):
    """A stretch of a cell's text under one font."""

    start: int
    end: int
    font: str | None


class SheetCell(NamedTuple):
    """A filled cell: what it shows, the fonts of its text, and its number where it shows one."""

    column: int
    text: str
    runs: tuple[Run, ...]
    number: str | None = None


class Row(NamedTuple):
    """A row that shows something, with the columns from the first to the last that have lines at their sides.

    `framed` counts those; `follows` tells that no empty row without lines stands between this one and the row before.
    """

    number: int
    cells: list[SheetCell]
    first: int
    last: int
    framed: int
    follows: bool


@dataclass(slots=True)
class Sheet:
    """A sheet that is shown: its rows in order, and the merged cells by the place where they begin."""

    name: str
    rows: list[Row] = field(default_factory=list)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _gap: bool = field(default=False, init=False)
    _next: int = field(default=0, init=False)

    def add(self, number: int, cells: list[SheetCell], framed: list[int]) -> None:
        """Add the next row; an empty one only parts those around it."""
        drawn = len(framed) > 1
        self._gap = self._gap or (number > self._next and not drawn)
        self._next = number + 1
        if cells:
            first, last = (min(framed), max(framed)) if framed else (0, 0)
            self.rows.append(Row(number, cells, first, last, len(framed), not self._gap))
            self._gap = False
        elif not drawn:
            self._gap = True

    def skip(self, number: int) -> None:
        """Take notice of a row that is hidden: what stands around it follows."""
        self._gap = self._gap or number > self._next
        self._next = number + 1


@cache
def old_font(name: str) -> str | None:
    """Give the name of a font where it is one from before Unicode."""
    return name if font_encoding(name) is not None else None
