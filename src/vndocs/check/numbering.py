"""Lists whose numbering is odd, as the rules of numbering look at them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..entities.lists.model import Gap, gaps, repeats


class OddList(NamedTuple):
    """A tree in which some label does not follow the one before it: its gaps, and the items that repeat or go back."""

    tree: Any
    gaps: list[Gap]
    repeats: list[int]


def odd_lists(lists: Iterable[Any]) -> list[OddList]:
    """Give the trees whose numbering is odd."""
    return [
        OddList(tree, gaps(tree.signs, tree.depths, tree.quoted), repeats(tree.signs, tree.depths, tree.quoted))
        for tree in lists
        if tree.is_odd
    ]


def marker(tree: Any, index: int) -> tuple[int, int]:
    """Give the place of the marker of an item."""
    start: int = tree.starts[index]
    return start, start + len(tree.signs[index].marker)


def before_it(tree: Any, index: int) -> int | None:
    """Give the item of the same level before an item, none where it is the first of its parent."""
    depth = tree.depths[index]
    for before in range(index - 1, -1, -1):
        if tree.depths[before] == depth:
            return before
        if tree.depths[before] < depth:
            return None
    return None
