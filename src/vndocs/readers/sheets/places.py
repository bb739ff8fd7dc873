"""Places in a workbook: sheet, cell and the offset in what the cell shows."""

from __future__ import annotations

from array import array
from typing import Any

from ...text.origin import Pieces


class SheetPlaces:
    """Leads raw spans to cells."""

    __slots__ = ("_cells", "_sheets", "pieces")

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._sheets: list[str] = []
        self._cells = array("q")

    def begin(self, sheet: str) -> None:
        """Begin the sheet that the following cells are in."""
        self._sheets.append(sheet)

    def number(self, row: int, column: int) -> int:
        """Take a cell in and give its number among all."""
        self._cells.extend((len(self._sheets) - 1, row, column))
        return len(self._cells) // 3 - 1

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the range from the first character of a raw span to behind its last; empty where no cell holds it."""
        ends = self.pieces.ends(start, end)
        if ends is None:
            return []
        first, last = ends
        sheet, row, column = self._cells[3 * first.node : 3 * first.node + 3]
        _, end_row, end_column = self._cells[3 * last.node : 3 * last.node + 3]
        return [
            {
                "sheet": self._sheets[sheet],
                "cell": f"{letters(column)}{row + 1}",
                "row": row,
                "column": column,
                "offset": first.offset,
                "end_row": end_row,
                "end_column": end_column,
                "end_offset": last.offset + last.end - last.start,
            }
        ]


def letters(column: int) -> str:
    """Give the letters of a column as programs show them: `A`, `Z`, `AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
