"""A tree while it grows: the items so far as columns, and the path of open levels as a stack.

Everything is a flat list that is shared with the loop over line starts, which takes the plain cases without a call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from .signs import ONE, RANKS, Sign

#: From this rank on a sign is a bullet.
BULLET: Final = RANKS["*"]
#: Up to this rank a sign is a heading of an act: part, chapter, section, article.
ARTICLE: Final = RANKS["article"]
#: No list goes deeper; a text that seems to is not a list.
DEEPEST: Final = 24
#: So many interrupted trees are kept in mind.
_MOST_KEPT: Final = 3
#: An item whose marker can be read again has not more items below it.
_FAR: Final = 60
_ORDER: Final = (1 << 32) - 1


def following(sign: Sign) -> int:
    """Give the key that goes on behind a sign: the next number, the same bullet."""
    return sign.key if sign.rank >= BULLET else (sign.key // ONE + 1) * ONE


def step_of(want: int) -> int:
    """Give how far the keys of a level lie apart: 0 for bullets, 1 for `a1)`, `a2)`."""
    return 0 if not want & _ORDER else 1 if want % ONE else ONE


def _waiting(wants: list[int], lasts: list[Sign], sign: Sign, base: int) -> int:
    key, prefix = sign.key, sign.prefix
    for depth in range(len(wants) - 1, base - 1, -1):
        if wants[depth] == key and (not prefix or lasts[depth].prefix == prefix):
            return depth
    return -1


class Kept(NamedTuple):
    """A tree that another list interrupted: its open levels, its items, and what is odd about them.

    Should a later marker go on with one of its levels, all that stood between hangs below its last item.
    """

    wants: list[int]
    ranks: list[int]
    lasts: list[Sign]
    begin: int
    end: int
    quoted: list[int]
    is_odd: bool


class Tree:
    """Items: `starts`, `signs`, `depths`, of all trees so far. Open levels: `wants`, `ranks`, `lasts`.

    A level wants a key, has the rank of its sign and came as far as its last sign; the last one of the deepest level is
    that of the last item and may be kept late. `lone` is the index of a bullet that opened a level though nothing led
    up to it: should it stay alone, it was none.
    """

    __slots__ = (
        "begin",
        "depths",
        "finished",
        "is_odd",
        "kept",
        "lasts",
        "lone",
        "quoted",
        "ranks",
        "signs",
        "starts",
        "wants",
    )

    def __init__(self, finished: Callable[[int, int, list[int], bool], None]) -> None:
        self.starts: list[int] = []
        self.signs: list[Sign] = []
        self.depths: list[int] = []
        self.wants: list[int] = []
        self.ranks: list[int] = []
        self.lasts: list[Sign] = []
        self.lone = -1
        #: Index of the tree's first item, and those of the items that open a quotation.
        self.begin = 0
        self.quoted: list[int] = []
        #: Some label did not follow the one before it.
        self.is_odd = False
        #: Trees that may go on.
        self.kept: list[Kept] = []
        #: Takes the indexes of a tree's first item and the one behind its last, those of its quotations, and `is_odd`.
        self.finished = finished

    def sync(self, want: int) -> None:
        """Take over what went on without a call."""
        if self.wants:
            self.wants[-1] = want
            self.lasts[-1] = self.signs[-1]

    def go_on(self, depth: int, sign: Sign, start: int) -> None:
        """Add the next item of an open level."""
        self.cut(depth + 1)
        # Behind `a2)`, where that was the next, comes `a3)`.
        self.wants[depth] = sign.key + 1 if sign.order % ONE and self.wants[depth] == sign.key else following(sign)
        self.lasts[depth] = sign
        self._add(sign, start, depth)

    def open(self, sign: Sign, start: int, led: bool) -> None:
        """Add the first item of a level below the last item."""
        if len(self.wants) >= DEEPEST:
            self.cut(DEEPEST - 1)
        depth = len(self.wants)
        self.wants.append(sign.key + 1 if sign.order % ONE and sign.kind == "letter" else following(sign))
        self.ranks.append(sign.rank)
        self.lasts.append(sign)
        if sign.rank >= BULLET and not led and depth and self.depths[-1] == depth - 1:
            self.lone = len(self.starts)
        self._add(sign, start, depth)

    def _add(self, sign: Sign, start: int, depth: int) -> None:
        self.starts.append(start)
        self.signs.append(sign)
        self.depths.append(depth)

    def cut(self, depth: int) -> None:
        """Close the levels from `depth` on; a bullet that stayed alone though nothing led up to it was no list."""
        if len(self.wants) > max(depth, 1) and self.lone == len(self.starts) - 1:
            self.drop_lone()
        del self.wants[depth:]
        del self.ranks[depth:]
        del self.lasts[depth:]

    def drop_lone(self) -> None:
        """Take back the last item."""
        for items in (self.starts, self.signs, self.depths):
            items.pop()
        self.lone = -1

    def close(self) -> None:
        """End the tree and those that were kept."""
        self.cut(0)
        for kept in self.kept:
            self._finish(kept.begin, kept.end, kept.quoted, kept.is_odd)
        self.kept.clear()
        self._finish(self.begin, len(self.starts), self.quoted, self.is_odd)
        self._begin()

    def keep(self) -> None:
        """Let another list begin beside the tree, which may go on behind it."""
        if self.lone == len(self.starts) - 1:
            self.cut(len(self.wants) - 1)
        if self.begin < len(self.starts):
            if len(self.kept) >= _MOST_KEPT:
                kept = self.kept.pop(0)
                self._finish(kept.begin, kept.end, kept.quoted, kept.is_odd)
            path = self.wants[:], self.ranks[:], self.lasts[:]
            self.kept.append(Kept(*path, self.begin, len(self.starts), self.quoted, self.is_odd))
        self.cut(0)
        self._begin()

    def resume(self, sign: Sign) -> int:
        """Give the level with which a sign goes on in a tree that was kept, which is the current one then, or -1.

        What stood between hangs below the last item; a marker that stayed alone there was none.
        """
        if sign.rank >= BULLET or not self.kept:
            return -1
        for place in range(len(self.kept) - 1, -1, -1):
            kept = self.kept[place]
            depth = _waiting(kept.wants, kept.lasts, sign, 0)
            if depth < 0:
                continue
            self.cut(0)
            if len(self.starts) - kept.end == 1:
                self.drop_lone()
            below = self.depths[kept.end - 1] + 1
            for index in range(kept.end, len(self.starts)):
                self.depths[index] = min(self.depths[index] + below, DEEPEST)
            for inner in self.kept[place + 1 :]:
                kept.quoted.extend(inner.quoted)
                self.is_odd |= inner.is_odd
            kept.quoted.extend(self.quoted)
            del self.kept[place:]
            self.wants[:], self.ranks[:], self.lasts[:] = kept.wants, kept.ranks, kept.lasts
            self.begin, self.quoted, self.lone = kept.begin, kept.quoted, -1
            self.is_odd |= kept.is_odd
            return depth
        return -1

    def _finish(self, begin: int, end: int, quoted: list[int], is_odd: bool) -> None:
        # One item alone is no list.
        if end - begin > 1:
            self.finished(begin, end, quoted, is_odd)

    def _begin(self) -> None:
        self.begin = len(self.starts)
        self.lone = -1
        self.quoted = []
        self.is_odd = False

    def waiting(self, sign: Sign, base: int = 0) -> int:
        """Give the deepest level from `base` on that waits for this sign, or -1."""
        return _waiting(self.wants, self.lasts, sign, base)

    def read_again(self, sign: Sign, base: int) -> bool:
        """Take the one item of a level for what it can be else, if a sign goes on with that: `i)` before `k)`."""
        for depth in range(len(self.wants) - 1, base - 1, -1):
            last = self.lasts[depth]
            if last.other is not None and following(last.other) == sign.key:
                index = self._last_of(depth, len(self.starts))
                before = self._last_of(depth, index)
                if index < 0 or (before >= 0 and self.depths[before] == depth):
                    return False
                level = depth
                if depth > base and self._goes_beyond(depth - 1, last.other):
                    # `g)`, `i)`, `k)`: the letter belongs to the level above, which leaves one out.
                    level, self.depths[index], self.is_odd = depth - 1, depth - 1, True
                    del self.wants[depth:], self.ranks[depth:], self.lasts[depth:]
                self.signs[index] = self.lasts[level] = last.other
                self.wants[level] = sign.key
                return True
        return False

    def _goes_beyond(self, depth: int, sign: Sign) -> bool:
        """Tell whether a sign is of the style of a level and a little further on than its last one."""
        last = self.lasts[depth]
        return last.style == sign.style and last.prefix == sign.prefix and 0 < sign.order - last.order <= 2 * ONE

    def _last_of(self, depth: int, end: int) -> int:
        """Give the last item in front of `end` that is no deeper than `depth`, or -1; it stands not far above."""
        for index in range(end - 1, max(self.begin, end - _FAR) - 1, -1):
            if self.depths[index] <= depth:
                return index
        return -1

    def akin(self, sign: Sign, base: int) -> int:
        """Give the level that waits for this number in other punctuation, `2)` behind `1.`, or -1."""
        if sign.rank >= BULLET or sign.order == ONE:
            return -1
        for depth in range(len(self.wants) - 1, base - 1, -1):
            last = self.lasts[depth]
            if last.kind == sign.kind and self.wants[depth] & _ORDER == sign.order and last.prefix == sign.prefix:
                return depth
        return -1

    def inserted(self, sign: Sign, base: int) -> int:
        """Give the level into which a sign was put later, `7a.` behind `7.`, or -1."""
        if sign.order % ONE:
            for depth in range(len(self.wants) - 1, base - 1, -1):
                last = self.lasts[depth]
                if last.style == sign.style and last.order // ONE == sign.order // ONE and last.order < sign.order:
                    return depth
        return -1

    def of_style(self, sign: Sign, base: int) -> int:
        """Give the deepest level from `base` on that has this style, or -1."""
        for depth in range(len(self.wants) - 1, base - 1, -1):
            if self.lasts[depth].style == sign.style:
                return depth
        return -1
