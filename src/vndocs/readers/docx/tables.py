"""Tables by rows: a row of short cells is one line with tabs, a row with a cell of several lines a block a cell.

A merged cell is read once and covers all its places of the grid. The two columns at the head of an official document
are a row of blocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..building import Draft, table_of
from .names import CELL, ROW, TABLE, VALUE, P, T, is_on, w
from .runs import character

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .body import Body

_WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_WIDEST: Final = 10_000


def read_table(table: Any, body: Body, depth: int) -> None:
    """Read a table into the text of a body and note its cells."""
    builder = body.builder
    watched = builder.watch()
    index = len(builder.tables)
    builder.tables.append(None)  # type: ignore[arg-type]  # inner tables come behind the one that holds them
    drafts: list[Draft] = []
    spans: dict[tuple[int, int], int] = {}
    above: dict[int, tuple[int, int]] = {}
    headers = number = 0
    for row in _members(table, ROW):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            builder.left_out["deletions"] += 1
            builder.skip()
            continue
        headers += headers == number and properties is not None and is_on(properties.find(w("tblHeader")))
        above = _read_row(row, body, number, drafts, spans, above)
        number += 1
        builder.separate("\n")
    builder.tables[index] = table_of(builder.since(watched), drafts, spans, headers, depth)


def _read_row(
    row: Any,
    body: Body,
    number: int,
    drafts: list[Draft],
    spans: dict[tuple[int, int], int],
    above: dict[int, tuple[int, int]],
) -> dict[int, tuple[int, int]]:
    """Read a row; gives by column the cell above that a merged cell of the next row belongs to."""
    builder = body.builder
    cells = list(_members(row, CELL))
    is_line = not any(_is_block(cell) for cell in cells)
    is_filled = any((text.text or "").strip() for text in row.iter(T))
    if is_line and is_filled:
        builder.flush()
    column = _grid(row.find(w("trPr")), "gridBefore", 0)
    merged: dict[int, tuple[int, int]] = {}
    is_first = True
    for cell in cells:
        properties = cell.find(w("tcPr"))
        columns = _grid(properties, "gridSpan", 1)
        merge = None if properties is None else properties.find(w("vMerge"))
        is_continued = merge is not None and merge.get(VALUE) != "restart" and column in above
        if not is_first and not is_line:
            builder.separate("\n\n")
        elif not is_first and is_filled:
            builder.fill("\t")
        is_first = False
        if is_continued:
            head = above[column]
            spans[head] = spans.get(head, 1) + 1
            merged[column] = head
        else:
            watched = builder.watch()
            body.read(cell, is_line=is_line)
            drafts.append(Draft(number, column, columns, builder.since(watched)))
            if is_line and watched:
                builder.drop()
            if merge is not None:
                merged[column] = (number, column)
        column += columns
    return merged


def _is_block(cell: Any) -> bool:
    """Tell whether a cell has more than one line."""
    if cell.find(f".//{TABLE}") is not None:
        return True
    lines = 0
    for paragraph in cell.iter(P):
        is_filled = False
        for child in paragraph.iter():
            text = character(child)
            if text == "\n":
                return True
            is_filled = is_filled or (child.tag == T and bool(text.strip()))
        lines += is_filled
    return lines > 1


def _members(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, tag)


def _grid(properties: Any, name: str, default: int) -> int:
    found = None if properties is None else properties.find(w(name))
    try:
        return default if found is None else min(max(int(found.get(VALUE, default)), default), _WIDEST)
    except ValueError:
        return default
