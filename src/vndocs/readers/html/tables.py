"""Tables of a page by rows: short cells in a line, parted by tabs; with a cell of several lines a block a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..building import Draft, table_of

if TYPE_CHECKING:
    from ..building import Builder

_CELLS: Final = frozenset(("td", "th"))
_PARTS: Final = frozenset(("table", "tbody", "thead", "tfoot", "tr", "colgroup", "col"))
_LINES: Final = frozenset(("p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "pre", "blockquote"))
_WIDEST: Final = 1000
_LONGEST: Final = 65534


class _Open:
    """A table that is being read."""

    def __init__(self, builder: Builder, depth: int) -> None:
        self.watched = builder.watch()
        self.index = len(builder.tables)
        self.depth = depth
        self.drafts: list[Draft] = []
        self.spans: dict[tuple[int, int], int] = {}
        self.taken: dict[int, int] = {}
        self.row = -1
        self.column = 0
        self.headers = 0
        self.is_line = self.is_filled = False
        self.is_first = True
        self.cell: list[int] = []
        self.columns = 1
        self.has_data = False
        self.in_cell = False


class Grid:
    """The tables that are open where reading has got to."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self._open: list[_Open] = []

    @property
    def line(self) -> str:
        """What ends a line here: in a cell of a row that is a line there is only one, and blanks part the rest."""
        return " " if self._open and self._open[-1].is_line and self._open[-1].in_cell else "\n"

    @property
    def is_between(self) -> bool:
        """Whether reading is in a table and in no cell; text there is in no place."""
        return bool(self._open) and not self._open[-1].in_cell

    def start(self, element: Any, tag: str) -> bool:
        """Take notice of an element that begins; tells whether it is of a table."""
        builder = self.builder
        if tag == "table":
            builder.separate("\n")
            table = _Open(builder, len(self._open))
            builder.tables.append(None)  # type: ignore[arg-type]  # inner tables come behind the one that holds them
            self._open.append(table)
        elif not self._open:
            return tag in _PARTS
        elif tag == "tr":
            self._row(element)
        elif tag in _CELLS:
            self._cell(element, tag)
        elif tag == "caption":
            self._open[-1].in_cell = True
        return tag in _PARTS or tag in _CELLS

    def end(self, element: Any, tag: str) -> bool:
        """Take notice of an element that ends; tells whether it is of a table."""
        if not self._open:
            return tag in _PARTS
        builder, table = self.builder, self._open[-1]
        if tag == "table":
            span = builder.since(table.watched)
            builder.tables[table.index] = table_of(span, table.drafts, table.spans, table.headers, table.depth)
            self._open.pop()
            builder.separate("\n")
        elif tag in _CELLS and table.in_cell:
            table.drafts.append(Draft(max(table.row, 0), table.column, table.columns, builder.since(table.cell)))
            table.column += table.columns
            table.in_cell = False
            if table.is_line and table.cell:
                builder.drop()
        elif tag == "tr":
            is_head = element.getparent().tag == "thead" or not table.has_data
            table.headers += is_head and table.headers == table.row and not table.is_first
            builder.separate("\n")
        elif tag == "caption":
            table.in_cell = False
            builder.separate("\n")
        return tag in _PARTS or tag in _CELLS

    def _row(self, element: Any) -> None:
        table = self._open[-1]
        table.row += 1
        table.column = 0
        table.is_first, table.has_data, table.in_cell = True, False, False
        cells = [cell for cell in element.iterchildren() if cell.tag in _CELLS]
        table.is_line = not any(_is_block(cell) for cell in cells)
        table.is_filled = any(next(_words(cell), "") for cell in cells)
        if table.is_line and table.is_filled:
            self.builder.flush()

    def _cell(self, element: Any, tag: str) -> None:
        table, builder = self._open[-1], self.builder
        while table.taken.get(table.column, 0) > table.row:
            table.column += 1
        table.columns = _count(element.get("colspan"), _WIDEST)
        rows = _count(element.get("rowspan"), _LONGEST)
        if rows > 1:
            table.spans[max(table.row, 0), table.column] = rows
            for column in range(table.column, table.column + table.columns):
                table.taken[column] = table.row + rows
        table.has_data = table.has_data or tag == "td"
        if not table.is_first and not table.is_line:
            builder.separate("\n\n")
        elif not table.is_first and table.is_filled:
            builder.fill("\t")
        table.is_first = False
        table.in_cell = True
        table.cell = builder.watch()


def _is_block(cell: Any) -> bool:
    """Tell whether a cell has more than one line: text on both sides of a limit."""
    from lxml import etree

    is_filled = is_limited = False
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is not cell and element.tag in _LINES:
            is_limited = is_filled
        text = element.text if event == "start" else None if element is cell else element.tail
        if text and text.strip():
            if is_limited:
                return True
            is_filled = True
    return False


def _words(cell: Any) -> Any:
    return (text for text in cell.itertext() if text.strip())


def _count(text: str | None, most: int) -> int:
    try:
        return max(1, min(int(text or 1), most))
    except ValueError:
        return 1
