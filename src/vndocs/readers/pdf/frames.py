"""Page headers, footers and numbers: the first or last row of a page that its neighbours have as well."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .lines import Row, as_line
from .tables import PageTable

#: So many rows from the edge may belong to the frame.
_DEEP: Final = 2
#: The frame lies in the outer part of the page.
_MARGIN: Final = 0.13
_NUMBER: Final = re.compile(r"\W{0,3}(?:\w{1,6} )?(\d{1,4})(?: ?(?:/|of|trên) ?\d{1,4})?\W{0,3}")
_DIGITS: Final = re.compile(r"\d+")
#: Rows of a frame stand at the same height, within so many points.
_NEAR: Final = 6.0


class Page(NamedTuple):
    """The rows of a page from the top, with its number from 1 and its height, and the ruled tables between them."""

    number: int
    height: float
    rows: list[Row]
    tables: list[PageTable]


class Edge(NamedTuple):
    """A row at an edge of a page: what it says without its numbers, where, and the number if it is nothing else."""

    row: int
    pattern: str
    height: float
    number: int | None


def framed(page: Page, neighbours: list[Page]) -> tuple[set[int], set[int], int]:
    """Give the rows of a page that are header and footer, and how many of them are only a number."""
    headers: set[int] = set()
    footers: set[int] = set()
    numbers = 0
    for rows, is_top in ((headers, True), (footers, False)):
        others = [edge for other in neighbours for edge in _edges(other, is_top=is_top)]
        for edge in _edges(page, is_top=is_top):
            is_number = edge.number is not None and _counts(edge, page, neighbours, is_top=is_top)
            is_repeated = any(
                edge.pattern == other.pattern and abs(edge.height - other.height) < _NEAR for other in others
            )
            if not is_number and not (is_repeated and edge.number is None):
                break
            rows.add(edge.row)
            numbers += is_number
    return headers, footers, numbers


def _edges(page: Page, *, is_top: bool) -> list[Edge]:
    """Give the rows in the margin, from the edge inwards."""
    count = len(page.rows)
    order = range(min(_DEEP, count)) if is_top else range(count - 1, max(-1, count - 1 - _DEEP), -1)
    found = []
    for index in order:
        row = page.rows[index]
        top, bottom = max(line.top for line in row), min(line.bottom for line in row)
        if (is_top and bottom < (1 - _MARGIN) * page.height) or (not is_top and top > _MARGIN * page.height):
            break
        text = " ".join(as_line(row).text.split())
        match = _NUMBER.fullmatch(text)
        height = page.height - top if is_top else bottom
        found.append(Edge(index, _DIGITS.sub("#", text), height, int(match[1]) if match else None))
    return found


def _counts(edge: Edge, page: Page, neighbours: list[Page], *, is_top: bool) -> bool:
    """Tell whether a number is that of the page: its place in the file, or one that goes on from a neighbour's."""
    if edge.number == page.number:
        return True
    return any(
        other.number is not None and edge.number is not None and other.number - edge.number == near.number - page.number
        for near in neighbours
        for other in _edges(near, is_top=is_top)
    )
