"""Blocks of a page: what runs over its width, columns that are read one after the other, and rows of tables.

The head of an official document is two columns (issuer and number, national heading and date; Nghị định 30/2020/NĐ-CP,
Annex I), and so are its recipients and signature.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from .lines import Line, Row, as_line

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The head stands in the upper part of the first page.
_HEAD: Final = 0.55
_WIDE: Final = 0.7
#: Columns of running text have so many rows, and their lines fill so much of the width.
_FEWEST: Final = 6
_FILLED: Final = 0.75
#: Columns whose letters differ by so many points, or where so many rows have only one side, are no table.
_OTHER_SIZE: Final = 0.8
_ONE_SIDED: Final = 0.45


class Block(NamedTuple):
    """Lines that follow one another, and whether they may be joined to paragraphs."""

    lines: list[Line]
    is_flowing: bool


def blocks(page: list[Row], height: float, *, is_first: bool) -> Iterator[Block]:
    """Give the blocks of a page in reading order."""
    at = 0
    flow: list[Line] = []
    # The head ends where a line runs over the width.
    width = max((row[-1].right for row in page), default=0.0) - min((row[0].left for row in page), default=0.0)
    while at < len(page):
        end, gutter = _region(page, at, is_head=is_first) if len(page[at]) > 1 else (at, 0.0)
        if end > at and _are_columns(page[at:end], gutter, height, is_first=is_first):
            if flow:
                yield Block(flow, True)
                flow = []
            for side in _sides(page[at:end], gutter):
                yield Block(side, len(side) >= _FEWEST and _fills(side))
            at = end
            continue
        row = page[at]
        if len(row) > 1:
            if flow:
                yield Block(flow, True)
                flow = []
            yield Block([as_line(row)], False)
        else:
            flow.append(row[0])
            is_first = is_first and row[0].right - row[0].left < _WIDE * width
        at += 1
    if flow:
        yield Block(flow, True)


def _region(page: list[Row], start: int, *, is_head: bool) -> tuple[int, float]:
    """Give where the rows end that leave a gutter free, and where it is; no end where they have more columns.

    In the head of a document blanks are left open for what is written in by hand (`Số:      /QĐ-UBND`).
    """
    first = page[start]
    if len(first) != 2:
        return start, 0.0
    low, high = first[0].right, first[1].left
    end = start + 1
    both = 1
    last_both = end
    while end < len(page):
        row = page[end] if not is_head else _two(page[end], (low + high) / 2)
        if len(row) > 2:
            break
        if len(row) == 2:
            narrow_low, narrow_high = max(low, row[0].right), min(high, row[1].left)
            if narrow_low >= narrow_high:
                break
            low, high = narrow_low, narrow_high
            both += 1
            end += 1
            last_both = end
            continue
        line = row[0]
        middle = (low + high) / 2
        if line.left < middle < line.right and not (line.right <= high or line.left >= low):
            break
        if line.left < middle < line.right:
            low, high = (max(low, line.right), high) if line.right <= high else (low, min(high, line.left))
            if low >= high:
                break
        if page[end - 1][0].bottom - line.top > 3 * line.size:
            break
        end += 1
    # What stands on one side alone behind the last common row belongs to the columns where it is aligned with them.
    return (end if both > 1 or end > last_both else start + 1), (low + high) / 2


def _are_columns(region: list[Row], gutter: float, height: float, *, is_first: bool) -> bool:
    left, right = _sides(region, gutter)
    if not left or not right:
        return False
    if is_first and region[0][0].top > _HEAD * height:
        return True
    if abs(median(line.size for line in left) - median(line.size for line in right)) > _OTHER_SIZE:
        return True
    single = sum(1 for row in region if len(row) == 1) / len(region)
    if single > _ONE_SIDED and len(region) >= 4:
        return True
    return len(region) >= _FEWEST and _fills(left) and _fills(right)


def _fills(side: list[Line]) -> bool:
    width = max(line.right for line in side) - min(line.left for line in side)
    return median(line.right - line.left for line in side) > _FILLED * width


def _two(row: Row, middle: float) -> Row:
    """Put what stands on one side of the middle together."""
    sides = [line for line in row if line.right <= middle], [line for line in row if line.left >= middle]
    if len(row) < 3 or not all(sides) or sum(map(len, sides)) < len(row):
        return row
    return [as_line(side, " ") for side in sides]


def _sides(region: list[Row], gutter: float) -> tuple[list[Line], list[Line]]:
    lines = [line for row in region for line in _two(row, gutter)]
    return (
        [line for line in lines if (line.left + line.right) / 2 <= gutter],
        [line for line in lines if (line.left + line.right) / 2 > gutter],
    )
