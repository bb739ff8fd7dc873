"""Where in the document something stands: `khoản này` is said in khoản 2 of Điều 5.

The headings come from the lists that were read. Quoted new wording and what the document carries (appendices, a
regulation) have a numbering of their own, so nothing is carried across their bounds.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple

from ...entities.lists.signs import Sign, sign_of
from ...text.seeking import Sought
from ...text.spelling import cased
from .light import Path
from .parts import Part
from .quotes import Quote

#: Kinds of items that are headings of an act, from large to small.
HEADINGS: Final = ("part", "chapter", "section", "subsection", "article")
_RANK: Final = {level: rank for rank, level in enumerate((*HEADINGS, "clause", "point"))}
#: The levels below each.
_BELOW: Final = {level: tuple(_RANK)[rank + 1 :] for level, rank in _RANK.items()}
_NEEDED: Final = frozenset((*HEADINGS, "number", "letter", "clause"))


#: A heading on a line of its own, or with its title behind it.
_HEADING: Final = Sought(
    re.compile(
        cased(
            r"\n[ \t*_#]*((?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu[ ]mục|TIỂU[ ]MỤC)[ ]+"
            r"(?:thứ[ ][^\W\d_]{2,5}|[IVXLC]{1,7}[a-zđ]?|\d{1,3}[a-zđ]?)(?=[ \t*_]*(?:\n|\Z|[.:-])|[ \t*_]+[A-ZĐÀ-Ỹ])"
            r"|(?:Điều|ĐIỀU)[ ]+\d{1,4}[a-zđ]?[.:](?=\s))"
        )
    ),
    ("PCTĐ", "hHiI", "ầẦưƯểỂềỀ"),
    ("M", "ụỤ", "cC"),
    after="\n",
    over=" \t*_#",
    most=sys.maxsize,
)


#: So much of a text has its first heading, where it begins with one.
_FIRST_LINE: Final = 400


#: A line's marker: where it stands, what it counts, how deep it is, and in which tree. Texts have them by the
#: thousand, and plain tuples are made several times as fast as named ones.
Item = tuple[int, Sign, int, int]


class Zone(NamedTuple):
    """A stretch with a numbering of its own; `quote` is that of new wording, `part` what it stands in."""

    start: int
    end: int
    part: Part
    quote: Quote | None


class _Cursor:
    """How far the headings of a zone were read, and what stands open there."""

    __slots__ = ("item", "levels", "open")

    def __init__(self, item: int) -> None:
        self.item = item
        self.levels: dict[str, str] = {}
        #: Depth and tree of the article, clause and point that stand open.
        self.open: dict[str, tuple[int, int]] = {}


class Outline:
    """The headings of a text and its zones."""

    def __init__(self, lists: Sequence[Any], parts: Sequence[Part], quotes: Sequence[Quote]) -> None:
        self.parts = parts
        self.quotes = quotes
        self._lists = lists
        self._items: list[Item] | None = None
        self._starts: list[int] = []
        self._is_complete = False
        self._articles: tuple[list[int], list[str]] | None = None
        self._zones = [Zone(part.start, part.end, part, None) for part in parts]
        self._only = self._zones[0] if len(parts) == 1 and not quotes else None
        self._part_starts = [part.start for part in parts]
        self._quote_starts = [quote.start for quote in quotes]
        self._cursors: dict[int, _Cursor] = {}
        self._labels: dict[int, dict[str, set[str]]] = {}

    @property
    def items(self) -> list[Item]:
        """The markers in text order, gathered when first asked for: many texts never need them."""
        items = self._items
        if items is None:
            items = [
                item
                for number, tree in enumerate(self._lists)
                if not tree.inline
                for item in zip(tree.starts, tree.signs, tree.depths, repeat(number), strict=False)
                if item[1].kind in _NEEDED
            ]
            items.sort()
            self._items = items
            self._starts = [item[0] for item in items]
        return items

    @property
    def starts(self) -> list[int]:
        """Where the markers stand."""
        if self._items is None:
            return [] if not self.items else self._starts
        return self._starts

    def complete(self, text: str) -> bool:
        """Add the headings that stand in no list, as a lone Chương does; tell whether there were any."""
        if self._is_complete:
            return False
        self._is_complete = True
        known = set(self.starts)
        added: list[Item] = []
        # The pattern begins with a line feed, which the first line has none of.
        first = _HEADING.pattern.match("\n" + text[:_FIRST_LINE])
        if first is not None and first.start(1) - 1 not in known and (sign := sign_of(_plain(first[1]))) is not None:
            added.append((first.start(1) - 1, sign, 0, -1))
        for heading in _HEADING.each(text):
            if heading.start(1) not in known and (sign := sign_of(_plain(heading[1]))) is not None:
                added.append((heading.start(1), sign, 0, -1))
        if added:
            self._items = items = sorted([*self.items, *added])
            self._starts = [item[0] for item in items]
            self._articles = None
            self._cursors.clear()
            self._labels.clear()
        return bool(added)

    def quote_at(self, offset: int) -> Quote | None:
        """Give the quoted amendment that an offset stands in."""
        if not self.quotes:
            return None
        index = bisect_right(self._quote_starts, offset) - 1
        return self.quotes[index] if index >= 0 and offset < self.quotes[index].end else None

    def zone_at(self, offset: int) -> Zone:
        """Give the stretch of one numbering that an offset stands in."""
        if self._only is not None:
            return self._only
        index = bisect_right(self._part_starts, offset) - 1
        quote = self.quote_at(offset)
        if quote is None:
            return self._zones[index]
        return Zone(quote.start, quote.end, self.parts[index], quote)

    def levels_at(self, offset: int, zone: Zone, base: Path = ()) -> dict[str, str]:
        """Give the headings that an offset stands under; `base` is where new wording will stand.

        Offsets are asked for in text order: each heading is looked at once for its zone.
        """
        cursor = self._cursors.get(zone.start)
        items, starts = self.items, self.starts
        if cursor is None or (cursor.item and starts[cursor.item - 1] > offset):
            cursor = self._cursors[zone.start] = _Cursor(bisect_right(starts, zone.start - 1))
            cursor.levels.update((level, label) for level, label in base if level in _RANK)
            for level in cursor.levels:
                cursor.open[level] = (-1, -1)
        number, high = cursor.item, bisect_right(starts, offset)
        is_bare = zone.quote is not None or not self.quotes
        while number < high:
            if not is_bare and (quote := self.quote_at(starts[number])) is not None:
                number = bisect_right(starts, quote.end, number)
                continue
            _enter(cursor, items[number])
            number += 1
        cursor.item = number
        return cursor.levels

    def article_at(self, offset: int, zone: Zone) -> str | None:
        """Give the article of a zone that an offset stands in, outside of quotations."""
        index = bisect_right(self.articles[0], offset) - 1
        return self.articles[1][index] if index >= 0 and self.articles[0][index] >= zone.start else None

    @property
    def articles(self) -> tuple[list[int], list[str]]:
        """The starts and labels of the articles that are not quoted."""
        if self._articles is None:
            found = [item for item in self.items if item[1].kind == "article"]
            if self.quotes:
                found = [item for item in found if self.quote_at(item[0]) is None]
            self._articles = [item[0] for item in found], [item[1].label for item in found]
        return self._articles

    def labels(self, zone: Zone) -> dict[str, set[str]]:
        """Give the labels of a zone's own headings, a set a level; quoted ones are not among them."""
        known = self._labels.get(zone.start)
        if known is None:
            known = self._labels[zone.start] = {}
            low, high = bisect_right(self.starts, zone.start - 1), bisect_right(self.starts, zone.end)
            for start, sign, _, _ in self.items[low:high]:
                if sign.kind in HEADINGS and (zone.quote is not None or self.quote_at(start) is None):
                    known.setdefault(sign.kind, set()).add(sign.label)
        return known


def _plain(heading: str) -> str:
    return " ".join(heading.split())


def _enter(cursor: _Cursor, item: Item) -> None:
    """Open what an item heads, and close what it ends."""
    _, sign, depth, tree = item
    kind, levels = sign.kind, cursor.levels
    if kind in HEADINGS:
        level: str = kind
    elif "article" not in levels:
        return
    elif kind in ("number", "clause"):
        if sign.style[:1] not in ("1", "c") or not _is_below(cursor, item, ("article",)):
            return
        level = "clause"
    elif _is_below(cursor, item, ("clause", "article")):
        level = "point"
    else:
        return
    for other in _BELOW[level]:
        if other in levels:
            del levels[other]
            cursor.open.pop(other, None)
    levels[level] = sign.label
    cursor.open[level] = (depth, tree)


def _is_below(cursor: _Cursor, item: Item, above: tuple[str, ...]) -> bool:
    """Tell whether an item hangs directly below what stands open."""
    for level in above:
        place = cursor.open.get(level)
        if place is None:
            continue
        depth, tree = place
        if tree == item[3]:
            return item[2] == depth + 1
        return item[2] == 0 or tree < 0
    return False
