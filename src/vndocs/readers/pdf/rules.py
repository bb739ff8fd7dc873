"""Ruled tables of a page: lines drawn across one another, and the cells between them."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .glyphs import View

#: In points: a rule is thinner than this, a piece of one longer than that; rules that end so near one another meet.
_THIN: Final = 3.0
_LONG: Final = 2.0
_NEAR: Final = 3.0
#: Rules that run on so far are the sides of a table without an outer border.
_OPEN: Final = 12.0
#: A page with more drawn objects is a map or a picture.
_MOST: Final = 20_000
#: An outline has so many corners; a shape of more parts than that is a drawing.
_OUTLINE: Final = (4, 5)
_PARTS: Final = 2_000
#: Tables with more places in their grid are drawings.
_LARGEST: Final = 5_000


class Ruled(NamedTuple):
    """A cell between rules: its place in the grid, how many places it covers, and its sides."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the cell."""
        return self.left <= x < self.right and self.bottom <= y < self.top


class _Rule(NamedTuple):
    """A rule at a height (or at a place across), from one end to the other."""

    at: float
    start: float
    end: float


def grids(page: Any, view: View) -> list[list[Ruled]]:
    """Give the cells of each ruled table of a page, tables from the top; one column, or one cell, is no table."""
    across: list[_Rule] = []
    down: list[_Rule] = []
    for left, bottom, right, top in _drawn(page, view):
        if top - bottom < _THIN and right - left > _LONG:
            across.append(_Rule((bottom + top) / 2, left, right))
        elif right - left < _THIN and top - bottom > _LONG:
            down.append(_Rule((left + right) / 2, bottom, top))
    across, down = _merged(across), _merged(down)
    found = []
    for lines, posts in _crossing(across, down):
        cells = _cells(lines, posts)
        if cells:
            found.append(cells)
    return sorted(found, key=lambda cells: -max(cell.top for cell in cells))


def _drawn(page: Any, view: View) -> Iterator[tuple[float, float, float, float]]:
    """Give the boxes of the thin shapes of a page, and the four sides of outlined ones, as it is looked at."""
    import pypdfium2.raw as raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST)):
        shape = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(shape) != raw.FPDF_PAGEOBJ_PATH:
            continue
        is_outlined = bool(raw.FPDFPath_GetDrawMode(shape, fill, stroke) and stroke.value)
        for box, corners in _boxes(raw, shape):
            left, bottom, right, top = view.seen(*box)
            if right - left < _THIN or top - bottom < _THIN:
                yield left, bottom, right, top
            elif is_outlined and corners in _OUTLINE:
                yield left, top, right, top
                yield left, bottom, right, bottom
                yield left, bottom, left, top
                yield right, bottom, right, top


def _boxes(raw: Any, shape: Any) -> Iterator[tuple[tuple[float, float, float, float], int]]:
    """Give the box of each part of a shape, with its corners: programs draw the borders of a row as one shape."""
    count = raw.FPDFPath_CountSegments(shape)
    sides = [ctypes.c_float() for _ in range(4)]
    if count <= max(_OUTLINE) or count > _PARTS:
        if raw.FPDFPageObj_GetBounds(shape, *sides):
            left, bottom, right, top = (side.value for side in sides)
            yield (left, bottom, right, top), count
        return
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(shape, matrix):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[tuple[float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and corners:
            yield _around(corners), len(corners)
            corners = []
        if raw.FPDFPathSegment_GetPoint(segment, x, y):
            corners.append(
                (
                    matrix.a * x.value + matrix.c * y.value + matrix.e,
                    matrix.b * x.value + matrix.d * y.value + matrix.f,
                )
            )
    if corners:
        yield _around(corners), len(corners)


def _around(corners: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, high = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(high), max(across), max(high)


def _merged(rules: list[_Rule]) -> list[_Rule]:
    """Put rules together that are pieces of one."""
    found: list[_Rule] = []
    by_height: list[list[_Rule]] = []
    for rule in sorted(rules):
        if by_height and rule.at - by_height[-1][0].at < _NEAR:
            by_height[-1].append(rule)
        else:
            by_height.append([rule])
    for group in by_height:
        at = sum(rule.at for rule in group) / len(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is not None and rule.start <= end + _NEAR:
                end = max(end, rule.end)
                continue
            if start is not None:
                found.append(_Rule(at, start, end))
            start, end = rule.start, rule.end
        if start is not None:
            found.append(_Rule(at, start, end))
    return found


def _crossing(across: list[_Rule], down: list[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Give the rules that hang together, those across and those down."""
    left = set(range(len(down)))
    free = set(range(len(across)))
    if len(across) * len(down) > _LARGEST * 4:
        return
    while free:
        lines, posts = {free.pop()}, set()
        new_lines = set(lines)
        while new_lines:
            new_posts = {at for at in left if any(_meet(across[line], down[at]) for line in new_lines)}
            left -= new_posts
            posts |= new_posts
            new_lines = {at for at in free if any(_meet(across[at], down[post]) for post in new_posts)}
            free -= new_lines
            lines |= new_lines
        yield [across[at] for at in lines], [down[at] for at in posts]


def _meet(line: _Rule, post: _Rule) -> bool:
    return line.start - _NEAR <= post.at <= line.end + _NEAR and post.start - _NEAR <= line.at <= post.end + _NEAR


def _cells(lines: list[_Rule], posts: list[_Rule]) -> list[Ruled]:
    """Give the cells between the rules of a table, merged where the rule between two places is missing."""
    if not posts:
        return []
    # A table may be open at its sides, or go on beyond the page.
    heights = _places([line.at for line in lines], min(post.start for post in posts), max(post.end for post in posts))
    widths = _places([post.at for post in posts], min(line.start for line in lines), max(line.end for line in lines))
    heights.reverse()
    rows, columns = len(heights) - 1, len(widths) - 1
    if rows < 1 or columns < 2 or rows * columns > _LARGEST:
        return []
    cells: list[Ruled] = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = 1
            middle = (heights[row] + heights[row + 1]) / 2
            while column + across < columns and not _is_ruled(posts, widths[column + across], middle):
                across += 1
            deep = 1
            centre = (widths[column] + widths[column + 1]) / 2
            while row + deep < rows and not _is_ruled(lines, heights[row + deep], centre):
                deep += 1
            taken.update((row + down, column + right) for down in range(deep) for right in range(across))
            sides = widths[column], heights[row + deep], widths[column + across], heights[row]
            cells.append(Ruled(row, column, deep, across, *sides))
    return cells


def _places(found: list[float], least: float, most: float) -> list[float]:
    """Give the places of rules in order, and where those that cross them end if that is further out."""
    places: list[float] = []
    for at in sorted(found):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    if least < places[0] - _OPEN:
        places.insert(0, least)
    if most > places[-1] + _OPEN:
        places.append(most)
    return places


def _is_ruled(rules: list[_Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in rules)
