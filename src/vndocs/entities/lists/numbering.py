"""What the numbering of a tree leaves out or says twice: 3 between `2.` and `4.`, the second of two `2.`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .signs import ONE, Sign, between


class Gap(NamedTuple):
    """Labels that are missing in front of the item at `before`, as 3 is between `2.` and `4.`."""

    before: int
    missing: tuple[str, ...]


def oddities(signs: Sequence[Sign], depths: Sequence[int], quoted: Sequence[int]) -> tuple[list[Gap], list[int]]:
    """Find the labels that are missing in a tree, and the items whose level had come as far before.

    An item is compared with the one before it on its level; a quotation begins a level anew, and a level that starts
    anew repeats nothing.
    """
    opening = frozenset(quoted)
    levels: list[Sign] = []
    missing: list[Gap] = []
    again: list[int] = []
    for index in range(len(signs)):
        sign, depth = signs[index], depths[index]
        if depth < len(levels) and index not in opening:
            before = levels[depth]
            if before.style == sign.style and before.prefix == sign.prefix and sign.kind != "bullet":
                if sign.order <= before.order:
                    if sign.order != ONE:
                        again.append(index)
                elif sign.order // ONE > before.order // ONE + 1 and (labels := between(before, sign)):
                    missing.append(Gap(index, labels))
        del levels[depth:]
        levels.append(sign)
    return missing, again


def gaps(signs: Sequence[Sign], depths: Sequence[int], quoted: Sequence[int]) -> list[Gap]:
    """Find the labels that are missing in a tree."""
    return oddities(signs, depths, quoted)[0]


def repeats(signs: Sequence[Sign], depths: Sequence[int], quoted: Sequence[int]) -> list[int]:
    """Find the items of a tree whose level had come as far before."""
    return oddities(signs, depths, quoted)[1]
