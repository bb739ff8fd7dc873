"""Ruled tables: what stands between their rules is cut into cells, and written as tables of Word are.

A row whose cells have one line each is a line with tabs between them, a row with a longer one a block a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ..building import Draft, table_of
from .lines import as_line, rows

if TYPE_CHECKING:
    from .glyphs import Glyph
    from .lines import Line
    from .paragraphs import Paragraphs
    from .rules import Ruled

#: What a cell leaves free at its two sides together, at the least, in points.
_FREE: Final = 7.0


class PageTable(NamedTuple):
    """A ruled table of a page: its upper and lower side, and the lines in each of its cells, from the top."""

    top: float
    bottom: float
    cells: list[tuple[Ruled, list[Line]]]


def cut(stretches: list[list[Glyph]], grids: list[list[Ruled]]) -> tuple[list[list[Glyph]], list[PageTable]]:
    """Take what stands in tables out of the stretches of a page; where only one cell has text there is no table."""
    tables = []
    for cells in grids:
        left, right = min(cell.left for cell in cells), max(cell.right for cell in cells)
        bottom, top = min(cell.bottom for cell in cells), max(cell.top for cell in cells)
        inside: dict[Ruled, list[list[Glyph]]] = {}
        outside: list[list[Glyph]] = []
        for stretch in stretches:
            middle = (stretch[0].foot + stretch[0].head) / 2
            if not (bottom <= middle < top and stretch[0].left < right and stretch[-1].right > left):
                outside.append(stretch)
                continue
            for cell, part in _parts(stretch, cells, middle, right):
                (outside if cell is None else inside.setdefault(cell, [])).append(part)
        if len(inside) > 1:
            stretches = outside
            filled = [(cell, [as_line(row, " ") for row in rows(inside.get(cell, []))]) for cell in cells]
            tables.append(PageTable(top, bottom, filled))
    return stretches, tables


def _parts(
    stretch: list[Glyph], cells: list[Ruled], middle: float, right: float
) -> list[tuple[Ruled | None, list[Glyph]]]:
    """Cut a stretch where it goes from one cell into another; blanks there are left out."""
    parts: list[tuple[Ruled | None, list[Glyph]]] = []
    for glyph in stretch:
        if glyph.char.isspace():
            if parts:
                parts[-1][1].append(glyph)
            continue
        centre = (glyph.left + glyph.right) / 2
        last = parts[-1][0] if parts else None
        if last is None or not last.holds(centre, middle):
            found = next((cell for cell in cells if cell.holds(centre, middle)), None)
            # A table that is too wide for its page has its last cell cut there, and its words go on.
            last = last if found is None and last is not None and centre >= last.right == right else found
        if parts and parts[-1][0] is last:
            parts[-1][1].append(glyph)
        else:
            parts.append((last, [glyph]))
    for _, part in parts:
        while part[-1].char.isspace():
            part.pop()
    return parts


def write(table: PageTable, paragraphs: Paragraphs, page: int) -> None:
    """Write a table of a page into the text and note its cells."""
    builder = paragraphs.builder
    builder.separate("\n")
    watched = builder.watch()
    drafts: list[Draft] = []
    spans = {(cell.row, cell.column): cell.rows for cell, _ in table.cells if cell.rows > 1}
    count = 1 + max(cell.row for cell, _ in table.cells)
    for row in range(count):
        cells = [
            (cell, paragraphs.joined(lines, cell.right - cell.left - _FREE))
            for cell, lines in table.cells
            if cell.row == row
        ]
        is_line = all(len(joined) < 2 for _, joined in cells)
        is_filled = any(joined for _, joined in cells)
        if is_line and is_filled:
            builder.flush()
        for number, (cell, joined) in enumerate(cells):
            if number and not is_line:
                builder.separate("\n\n")
            elif number and is_filled:
                builder.fill("\t")
            within = builder.watch()
            paragraphs.put(joined, page)
            drafts.append(Draft(row, cell.column, cell.columns, builder.since(within)))
        builder.separate("\n")
    builder.tables.append(table_of(builder.since(watched), drafts, spans, 0, 0))
