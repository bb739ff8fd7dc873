"""The markers of all lists of a text, as columns: what may be headings, clauses and points, and how deep they stand.

Texts have them by the thousand: a column is read several times as fast as an object for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final

from ...entities.lists.signs import Sign

compiled: Any
try:
    from . import _markers as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: Kinds of items that are headings of an act, from large to small.
HEADINGS: Final = ("part", "chapter", "section", "subsection", "article")
LEVELS: Final = (*HEADINGS, "clause", "point")
ARTICLE: Final = 4
CLAUSE: Final = 5
#: What counts, but no clauses or points: `(1)`.
OTHER: Final = 7
#: What each kind of marker may head.
RANKS: Final = {level: rank for rank, level in enumerate(LEVELS)} | {"number": CLAUSE, "letter": 6}
#: What may stand before a heading on its line, and how it begins.
_SIGNS: Final = " \t*_#"
_NAMES: Final = tuple(
    f"{form} " for name in ("Phần", "Chương", "Mục", "Tiểu mục", "Điều") for form in (name, name.upper())
)


#: The markers of a text in text order: where they stand, their signs, what they may head, how deep, and in which tree;
#: then the numbers of those that are headings.
Columns = tuple[list[int], list[Sign], list[int], list[int], list[int], list[int]]


def gather(lists: Sequence[Any]) -> Columns:
    """Gather the markers of lists in text order."""
    if compiled is None:
        return gather_plainly(lists)
    return compiled.gather(lists, RANKS, ARTICLE, CLAUSE, OTHER)  # type: ignore[no-any-return]


def lone_headings(text: str, starts: list[int], heading: re.Pattern[str]) -> list[re.Match[str]]:
    """Give the headings that stand on lines of their own where there is no marker."""
    if compiled is None:
        known = set(starts)
        return [found for found in heading.finditer(text) if found.start(1) not in known]
    lines = compiled.lone(text, starts, _SIGNS, _NAMES)
    return [found for line in lines if (found := heading.match(text, line)) is not None]


def gather_plainly(lists: Sequence[Any]) -> Columns:
    """Gather the markers of lists without the compiled part, which gives the same."""
    markers: list[tuple[int, Sign, int, int, int]] = []
    for number, tree in enumerate(lists):
        if not tree.inline:
            for start, sign, depth in zip(tree.starts, tree.signs, tree.depths, strict=False):
                rank = RANKS.get(sign.kind)
                if rank is not None:
                    if rank == CLAUSE and sign.style[:1] not in ("1", "c"):
                        rank = OTHER
                    markers.append((start, sign, rank, depth, number))
    markers.sort(key=itemgetter(0))
    starts, signs, ranks, depths, trees = [list(column) for column in zip(*markers, strict=True)] or (
        [],
        [],
        [],
        [],
        [],
    )
    return starts, signs, ranks, depths, trees, headings(ranks)


def headings(ranks: Sequence[int]) -> list[int]:
    """Give the numbers of the markers that are headings."""
    return [number for number, rank in enumerate(ranks) if rank <= ARTICLE]
