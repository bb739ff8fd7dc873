"""Lists whose numbering is odd, as the rules of numbering look at them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .subject import Subject


def odd_lists(subject: Subject) -> Iterator[Any]:
    """Give the trees in which some label does not follow the one before it."""
    return (tree for tree in subject.lists if tree.is_odd)


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
