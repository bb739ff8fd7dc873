"""Items of lists that may be at fault, found in one pass over their signs, and labels that open lines.

Written twice, here and in C, which runs where it was built; what comes out is looked at again by the rules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..entities.lists.signs import ONE

compiled: Any
try:
    from . import _slips as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: Letters that no list of points has, in either case, and the one whose Roman reading leads astray.
_FOREIGN: Final = "fjwzFJWZ"
_LATE: Final = "i"
_LETTER: Final = "letter"
#: The last item in line ends with its paragraph, or after so many characters.
LONGEST_ITEM: Final = 2000
#: So far before a list the number of its first item may stand once more.
BEFORE: Final = 1200
#: What may stand before the label of a clause or point on its line, so many signs at most, and behind it.
_ITEM_FRONT: Final = " \t*_>#-"
_MOST_FRONT: Final = 12
_BEHIND: Final = ".)/"


class Items(NamedTuple):
    """Indexes of items of one list that may be at fault.

    Its first or once more a first, an `i)` that may stand out of its row, letters that the alphabet of points has not;
    and, in turn, an item in line and the place where its marker stands again.
    """

    tree: int
    firsts: list[int]
    late: list[int]
    foreign: list[int]
    again: list[int]


def items(text: str, lists: Sequence[Any]) -> list[Items]:
    """Sort the items of lists by what may be at fault; lists without such items are left out."""
    if compiled is not None:
        return [Items(*found) for found in compiled.items(text, lists, ONE, _LETTER, _LATE, _FOREIGN)]
    return items_plainly(text, lists)


def items_plainly(text: str, lists: Sequence[Any]) -> list[Items]:
    """Do what `items` does."""
    found = []
    for number, tree in enumerate(lists):
        signs, depths = tree.signs, tree.depths
        these = Items(number, [], [], [], [])
        for index, sign in enumerate(signs):
            if sign.order == ONE and (
                (len(signs) > 1 and signs[1].order == 2 * ONE and _stands_before(text, tree, sign.marker))
                if not index
                else (depths[index - 1] == depths[index] and signs[index - 1].marker == sign.marker)
            ):
                these.firsts.append(index)
            other = sign.other
            if index and other is not None and other.label == _LATE and other.kind == _LETTER:
                these.late.append(index)
            if sign.kind == _LETTER and sign.label[:1] in tuple(_FOREIGN):
                these.foreign.append(index)
            if tree.inline and (at := _again(text, tree.starts, index, sign.marker)) >= 0:
                these.again.extend((index, at))
        if any(these[1:]):
            found.append(these)
    return found


def _stands_before(text: str, tree: Any, marker: str) -> bool:
    start = tree.starts[0]
    low = max(0, start - BEFORE)
    if tree.inline:
        # In line it is an item of the same line.
        low = max(low, text.rfind("\n", low, start) + 1)
    return text.rfind(marker, low, start) >= 0


def _again(text: str, starts: Sequence[int], index: int, marker: str) -> int:
    """Give the place where an item in line has its marker again, -1 for none."""
    start = starts[index]
    if not marker:
        return -1
    last = starts[index + 1] if index + 1 < len(starts) else text.find("\n", start, start + LONGEST_ITEM)
    return text.find(marker, start + len(marker), last if last >= 0 else start + LONGEST_ITEM)


def opens_line(text: str, label: str, start: int, end: int) -> bool:
    """Tell whether the label of a clause or point opens a line of a stretch, but the first: `2.`, `a)`."""
    if compiled is not None:
        return compiled.opens_line(text, label, start, end, _ITEM_FRONT, _MOST_FRONT, _BEHIND)  # type: ignore[no-any-return]
    return _labelled(label).search(text, start, end) is not None


@lru_cache(maxsize=512)
def _labelled(label: str) -> re.Pattern[str]:
    front, behind = re.escape(_ITEM_FRONT), re.escape(_BEHIND)
    return re.compile(rf"\n[{front}]{{0,{_MOST_FRONT}}}{re.escape(label)}[ ]?[{behind}]")
