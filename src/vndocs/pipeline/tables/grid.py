"""Tables as grids of cells: those that the reader of a file found, and in plain text those whose rows agree.

A plain table is proven by its rows: as many cells in each, parted by `|` or tabs, and three rows or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ...text.source import Source

_RULED: Final = frozenset(" \t|:+=_-*—\r\n")
#: Words that no table of money is without.
_MONEY: Final = re.compile(r"đồng|ĐỒNG|Đồng|VN[DĐ]|vnđ|USD|EUR|/đ\b")
_LEAST_ROWS: Final = 3
#: A row has at most so many cells, a cell of a number so many characters.
_MOST_CELLS: Final = 60


class Slot(NamedTuple):
    """A cell: where its words stand in the raw text, its row, and the columns it covers."""

    start: int
    end: int
    row: int
    column: int
    columns: int = 1


class Grid(NamedTuple):
    """A table: where it begins in the raw text, its rows of cells, and how many of them the file marks as heads."""

    start: int
    rows: Sequence[Sequence[Slot]]
    headers: int


def grids(source: Source) -> Iterator[Grid]:
    """Give the tables of a source in text order; a text without any word for money has none."""
    if _MONEY.search(source.raw) is None:
        return
    if source.tables:
        for table in source.tables:
            if table.depth == 0 or len(table.rows) >= _LEAST_ROWS:
                rows = [[Slot(*cell.span, cell.row, cell.column, cell.columns) for cell in row] for row in table.rows]
                yield Grid(table.span.start, rows, table.headers)
        return
    if "|" in source.raw or "\t" in source.raw:
        yield from _plain(source.raw)


def _plain(raw: str) -> Iterator[Grid]:
    """Give the tables of a plain text: runs of lines with as many cells each."""
    run: list[list[Slot]] = []
    width, sign, begin, at, least = 0, "", 0, 0, _LEAST_ROWS
    for line in raw.splitlines(keepends=True):
        mark = "|" if line.count("|") > 1 else "\t" if line.count("\t") > 0 and "|" not in line else ""
        cells = _cells(line, at, mark, len(run)) if mark else []
        if run and mark == sign and len(cells) == width:
            if _RULED.issuperset(line):
                # A rule below the heads proves a table by itself.
                least = _LEAST_ROWS - 1 if len(run) == 1 else least
            else:
                run.append(cells)
        else:
            if len(run) >= least:
                yield Grid(begin, run, 0)
            run = [_cells(line, at, mark, 0)] if 1 < len(cells) <= _MOST_CELLS and not _RULED.issuperset(line) else []
            width, sign, begin, least = len(cells), mark, at, _LEAST_ROWS
        at += len(line)
    if len(run) >= least:
        yield Grid(begin, run, 0)


def _cells(line: str, at: int, mark: str, row: int) -> list[Slot]:
    bare = line.rstrip("\r\n")
    pieces: list[tuple[int, int]] = []
    low = 0
    if mark == "|":
        lead = len(bare) - len(bare.lstrip(" \t"))
        low = lead + 1 if bare[lead : lead + 1] == "|" else lead
        bare = bare.rstrip(" \t")
        bare = bare[:-1] if bare.endswith("|") else bare
    while True:
        high = bare.find(mark, low)
        pieces.append((low, len(bare) if high < 0 else high))
        if high < 0:
            break
        low = high + 1
    slots = []
    for column, (start, end) in enumerate(pieces[: _MOST_CELLS + 1]):
        words = bare[start:end]
        lead = len(words) - len(words.lstrip(" \t*_"))
        stop = start + len(words.rstrip(" \t*_"))
        slots.append(Slot(at + min(start + lead, stop), at + stop, row, column))
    return slots
