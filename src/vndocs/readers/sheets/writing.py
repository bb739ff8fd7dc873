"""Sheets into text: titles as lines, framed rows as tables, as those of Word: short cells in a line, parted by tabs.

Where the lines at the sides of cells are drawn a table is seen; a sheet without any has one table, from the first row
with three filled cells to the last with two. Columns that show nothing in a table are none of it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from ..building import Draft, table_of
from ..errors import ReadError
from .places import SheetPlaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..building import Builder
    from .model import Row, Sheet, SheetCell

_LEAST_FRAMED: Final = 2
#: A table has at most so many places, filled or not: cells far apart would make a text of nothing but tabs.
_MOST_PLACES: Final = 4_000_000


class _Grid:
    """The rows and columns of a table, and which places its merged cells cover."""

    def __init__(self, rows: Sequence[Row], sheet: Sheet, path: str) -> None:
        self.columns = sorted({cell.column for row in rows for cell in row.cells})
        if len(rows) * len(self.columns) > _MOST_PLACES:
            raise _too_large(path)
        #: How many rows and columns a merged cell has, by the place where it begins.
        self.sizes: dict[tuple[int, int], tuple[int, int]] = {}
        #: Places that a merged cell covers, but for the one where it begins: whether they are in its first column.
        self.covered: dict[tuple[int, int], bool] = {}
        numbers = [row.number for row in rows]
        left_over = _MOST_PLACES
        for (top, left), (height, width) in sheet.merged.items():
            up, down = bisect_left(numbers, top), bisect_left(numbers, top + height)
            begin, end = bisect_left(self.columns, left), bisect_left(self.columns, left + width)
            left_over -= (down - up) * (end - begin)
            if left_over < 0:
                raise _too_large(path)
            if up < down and begin < end:
                self.sizes[up, begin] = (down - up, end - begin)
                for row in range(up, down):
                    for column in range(begin, end):
                        if (row, column) != (up, begin):
                            self.covered[row, column] = column == begin


class Writer:
    """Writes sheets one behind the other."""

    def __init__(self, builder: Builder, path: str) -> None:
        self.builder = builder
        self.places = SheetPlaces(builder.pieces)
        self._path = path

    def write(self, sheet: Sheet) -> None:
        """Write a sheet: its rows in order, an empty line where empty rows part them.

        Raises ReadError (`too-large-inside`) for a table with too many places.
        """
        self.places.begin(sheet.name)
        self.builder.separate("\n\n")
        run: list[Row] = []
        tables = _tables(sheet)
        for row in sheet.rows:
            if run and tables.get(row.number) != tables[run[-1].number]:
                self._table(run, sheet)
                run = []
            if not row.follows and not run:
                self.builder.separate("\n\n")
            if row.number in tables:
                run.append(row)
            else:
                self._line(row)
        if run:
            self._table(run, sheet)

    def _line(self, row: Row) -> None:
        separator = _separator(row.cells)
        for number, cell in enumerate(row.cells):
            if number:
                self.builder.separate(separator)
            self._cell(cell, row.number)
        self.builder.separate("\n")

    def _table(self, rows: Sequence[Row], sheet: Sheet) -> None:
        builder = self.builder
        grid = _Grid(rows, sheet, self._path)
        watched = builder.watch()
        drafts: list[Draft] = []
        for place, row in enumerate(rows):
            self._row(row, place, grid, drafts)
        heights = {place: height for place, (height, _) in grid.sizes.items()}
        builder.tables.append(table_of(builder.since(watched), drafts, heights, 0, 0))

    def _row(self, row: Row, place: int, grid: _Grid, drafts: list[Draft]) -> None:
        builder = self.builder
        separator = _separator(row.cells)
        is_line = separator == "\t"
        if is_line:
            builder.flush()
        filled = {cell.column: cell for cell in row.cells}
        for number, column in enumerate(grid.columns):
            begins_covered = grid.covered.get((place, number))
            cell = filled.get(column)
            if begins_covered is False and cell is None:
                continue
            if number and is_line:
                builder.fill(separator)
            elif number:
                builder.separate(separator)
            if begins_covered and cell is None:
                continue
            watched = builder.watch()
            if cell is not None:
                self._cell(cell, row.number)
            width = grid.sizes.get((place, number), (1, 1))[1]
            drafts.append(Draft(place, number, width, builder.since(watched), cell.number if cell else None))
        builder.separate("\n")

    def _cell(self, cell: SheetCell, row: int) -> None:
        node = self.places.number(row, cell.column)
        begin = len(cell.text) - len(cell.text.lstrip())
        stop = len(cell.text.rstrip())
        for run in cell.runs:
            start, end = max(run.start, begin), min(run.end, stop)
            if start < end:
                self.builder.add(cell.text[start:end], node, start, run.font)


def _separator(cells: Sequence[SheetCell]) -> str:
    return "\n\n" if any("\n" in cell.text.strip() for cell in cells) else "\t"


def _tables(sheet: Sheet) -> dict[int, int]:
    """Give the numbers of the rows that are of tables, each with that of its table."""
    found: dict[int, int] = {}
    before: int | None = None
    for row in sheet.rows:
        if row.framed < _LEAST_FRAMED:
            before = None
            continue
        before = row.number if before is None or not row.follows else before
        found[row.number] = before
    if found:
        return found
    for least in (3, 2):
        begins = next((row.number for row in sheet.rows if len(row.cells) >= least), None)
        if begins is not None:
            stops = max(row.number for row in sheet.rows if len(row.cells) > 1)
            return {row.number: begins for row in sheet.rows if begins <= row.number <= stops}
    return {}


def _too_large(path: str) -> ReadError:
    return ReadError("too-large-inside", path, limit=f"{_MOST_PLACES} places of a table")
