"""Tables as grids of cells: those that the reader of a file found, and in plain text those whose rows agree.

A plain table is proven by its rows: as many cells in each, parted by `|` or tabs, and three rows or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from ...text.seeking import Sought
from ...text.source import Source
from .units import may_name

compiled: Any
try:
    from . import _runs as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_RULED: Final = frozenset(" \t|:+=_-*—\r\n")
#: Words that no table of money is without.
_MONEY: Final = Sought(
    re.compile(r"đồng|ĐỒNG|Đồng|VN[DĐ]|vnđ|USD|EUR|/đ\b"),
    ("đĐ", "ồỒ", "nN", "gG"),
    ("vV", "nN", "DđĐ"),
    ("UE", "SU", "DR"),
    ("/", "đ"),
)
_LEAST_ROWS: Final = 3
#: The unit of a table stands at most so many characters above it, behind no sentence.
ABOVE: Final = 400
#: A row has at most so many cells, a cell of a number so many characters.
_MOST_CELLS: Final = 60
_new: Final = tuple.__new__


class Slot(NamedTuple):
    """A cell: where its words stand in the raw text, its row, the columns it covers, its number where that is known."""

    start: int
    end: int
    row: int
    column: int
    columns: int = 1
    number: str | None = None


class Grid(NamedTuple):
    """A table: where it begins in the raw text, its rows of cells, and how many of them the file marks as heads."""

    start: int
    rows: Sequence[Sequence[Slot]]
    headers: int


#: The sign that parts the cells of some lines, and where each of these begins and ends.
Run = tuple[str, list[tuple[int, int]]]


def grids(source: Source) -> Iterator[Grid]:
    """Give the tables of a source in text order; a text without any word for money has none."""
    if source.tables:
        if _MONEY.search(source.raw) is None:
            return
        for table in source.tables:
            if table.depth == 0 or len(table.rows) >= _LEAST_ROWS:
                rows = [
                    [Slot(*cell.span, cell.row, cell.column, cell.columns, cell.number) for cell in row]
                    for row in table.rows
                ]
                yield Grid(table.span.start, rows, table.headers)
        return
    raw = source.raw
    # Few texts have a table, and fewer one of money.
    runs = [run for run in runs_of(raw) if may_name(raw, run[1][0][0] - ABOVE, run[1][-1][1])]
    if runs and _MONEY.search(raw) is not None:
        for sign, run in runs:
            yield Grid(run[0][0], rows_of(raw, sign, run), 0)


def runs_of(raw: str) -> list[Run]:
    """Give the tables of a plain text: runs of lines with as many cells each."""
    if compiled is None:
        return runs_plainly(raw)
    found: list[Run] = compiled.runs(raw, _LEAST_ROWS, _MOST_CELLS)
    return found


def runs_plainly(raw: str) -> list[Run]:
    """Give the same without the compiled part."""
    found: list[Run] = []
    run: list[tuple[int, int]] = []
    width, sign, behind, least = 0, "", 0, _LEAST_ROWS
    for at, line in _marked(raw):
        bars = line.count("|")
        mark, size = ("", 0) if bars == 1 else ("|", _width(line, bars)) if bars else ("\t", line.count("\t") + 1)
        size = min(size, _MOST_CELLS + 1)
        if run and at == behind and mark == sign and size == width:
            if _RULED.issuperset(line):
                # A rule below the heads proves a table by itself.
                least = _LEAST_ROWS - 1 if len(run) == 1 else least
            else:
                run.append((at, at + len(line)))
        else:
            if len(run) >= least:
                found.append((sign, run))
            run = [(at, at + len(line))] if 1 < size <= _MOST_CELLS and not _RULED.issuperset(line) else []
            width, sign, least = size, mark, _LEAST_ROWS
        behind = at + len(line)
    if len(run) >= least:
        found.append((sign, run))
    return found


def _marked(raw: str) -> Iterator[tuple[int, str]]:
    """Give the lines that hold a bar or a tab, with the place of each; all others are passed over."""
    low, bar, tab = 0, raw.find("|"), raw.find("\t")
    while bar >= 0 or tab >= 0:
        mark = bar if tab < 0 or 0 <= bar < tab else tab
        feed = raw.rfind("\n", low, mark)
        start, stop = low if feed < 0 else feed + 1, raw.find("\n", mark) + 1 or len(raw)
        for line in raw[start:stop].splitlines(keepends=True):
            if "|" in line or "\t" in line:
                yield start, line
            start += len(line)
        low = stop
        if 0 <= bar < low:
            bar = raw.find("|", low)
        if 0 <= tab < low:
            tab = raw.find("\t", low)


def _width(line: str, bars: int) -> int:
    """Count the cells of a line with some bars; those at its ends part none."""
    bare = line.strip(" \t\r\n")
    # A lone bar opens the line, and closes none.
    return bars - bare.startswith("|") - (len(bare) > 1 and bare.endswith("|")) + 1


def rows_of(raw: str, sign: str, run: list[tuple[int, int]]) -> list[list[Slot]]:
    """Give the cells of the lines of a table, which a sign parts."""
    if compiled is None:
        return rows_plainly(raw, sign, run)
    found: list[list[Slot]] = compiled.rows(raw, sign, run, _MOST_CELLS + 1, Slot)
    return found


def rows_plainly(raw: str, sign: str, run: list[tuple[int, int]]) -> list[list[Slot]]:
    """Give the same without the compiled part."""
    return [_cells(raw, start, end, sign, row) for row, (start, end) in enumerate(run)]


def _cells(raw: str, at: int, end: int, mark: str, row: int) -> list[Slot]:
    bare = raw[at:end].rstrip("\r\n")
    low = 0
    if mark == "|":
        lead = len(bare) - len(bare.lstrip(" \t"))
        low = lead + 1 if bare[lead : lead + 1] == "|" else lead
        bare = bare.rstrip(" \t")
        bare = bare[:-1] if bare.endswith("|") else bare
    slots = []
    begin = at + low
    for column, words in enumerate(bare[low:].split(mark)[: _MOST_CELLS + 1]):
        stop = begin + len(words.rstrip(" \t*_"))
        start = begin + len(words) - len(words.lstrip(" \t*_"))
        slots.append(_new(Slot, (start if start < stop else stop, stop, row, column, 1, None)))
        begin += len(words) + 1
    return slots
