"""Where in the document something stands: `khoản này` is said in khoản 2 of Điều 5.

The headings come from the lists that were read. Quoted new wording and what the document carries (appendices, a
regulation) have a numbering of their own, so nothing is carried across their bounds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ...entities.lists.signs import Sign, sign_of
from ...text.spelling import cased
from .light import Path
from .markers import ARTICLE, CLAUSE, HEADINGS, LEVELS, OTHER, RANKS, gather, headings, lone_headings
from .ordered import first_behind, first_from
from .parts import Part
from .quotes import Quote

#: The tree of what does not stand open.
_CLOSED: Final = -9


#: A heading on a line of its own, or with its title behind it.
_HEADING: Final = re.compile(
    cased(
        r"\n[ \t*_#]*((?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu[ ]mục|TIỂU[ ]MỤC)[ ]+"
        r"(?:thứ[ ][^\W\d_]{2,5}|[IVXLC]{1,7}[a-zđ]?|\d{1,3}[a-zđ]?)(?=[ \t*_]*(?:\n|\Z|[.:-])|[ \t*_]+[A-ZĐÀ-Ỹ])"
        r"|(?:Điều|ĐIỀU)[ ]+\d{1,4}[a-zđ]?[.:](?=\s))"
    )
)
#: So much of a text has its first heading, where it begins with one.
_FIRST_LINE: Final = 400


class Zone:
    """A stretch with a numbering of its own; `quote` is that of new wording, `part` what it stands in."""

    __slots__ = ("end", "part", "quote", "start")

    def __init__(self, start: int, end: int, part: Part, quote: Quote | None) -> None:
        self.start = start
        self.end = end
        self.part = part
        self.quote = quote


class _Cursor:
    """How far the headings of a zone were read, and what stands open there: depth and tree of article and clause."""

    __slots__ = ("article_depth", "article_tree", "clause_depth", "clause_tree", "item", "levels")

    def __init__(self, item: int, base: Path) -> None:
        self.item = item
        self.levels: dict[str, str] = {level: label for level, label in base if level in LEVELS}
        self.article_depth = self.clause_depth = -1
        self.article_tree = -1 if "article" in self.levels else _CLOSED
        self.clause_tree = -1 if "clause" in self.levels else _CLOSED

    def enter(self, sign: Sign, rank: int, depth: int, tree: int) -> None:
        """Open what a marker heads, and close what it ends."""
        levels = self.levels
        if rank <= ARTICLE:
            self.clause_tree = _CLOSED
            self.article_tree = _CLOSED
            if rank == ARTICLE:
                self.article_depth, self.article_tree = depth, tree
        elif rank == OTHER or self.article_tree == _CLOSED:
            return
        elif rank == CLAUSE:
            if not _is_below(self.article_depth, self.article_tree, depth, tree):
                return
            self.clause_depth, self.clause_tree = depth, tree
        elif self.clause_tree != _CLOSED:
            if not _is_below(self.clause_depth, self.clause_tree, depth, tree):
                return
        elif not _is_below(self.article_depth, self.article_tree, depth, tree):
            return
        for below in range(rank + 1, len(LEVELS)):
            if LEVELS[below] in levels:
                del levels[LEVELS[below]]
        levels[LEVELS[rank]] = sign.label


def _is_below(depth: int, tree: int, of_marker: int, its_tree: int) -> bool:
    """Tell whether a marker hangs directly below what stands open."""
    return of_marker == depth + 1 if tree == its_tree else of_marker == 0 or tree < 0


class Outline:
    """The headings of a text and its zones."""

    def __init__(self, lists: Sequence[Any], parts: Sequence[Part], quotes: Sequence[Quote]) -> None:
        self.parts = parts
        self.quotes = quotes
        self._lists = lists
        #: The columns of the markers, filled when they are first asked for: many texts never need them.
        self.starts: list[int] = []
        self.signs: list[Sign] = []
        self.ranks: list[int] = []
        self.depths: list[int] = []
        self.trees: list[int] = []
        #: Numbers of the markers that are headings.
        self.heads: list[int] = []
        #: Each marker's number, or that of the last one before the quotation it stands in; empty without quotations.
        self.unquoted: list[int] = []
        self.articles: list[int] = []
        self._article_starts: list[int] = []
        self._is_gathered = False
        self._is_complete = False
        self._zones = [Zone(part.start, part.end, part, None) for part in parts]
        self._only = self._zones[0] if len(parts) == 1 and not quotes else None
        self._part_starts = [part.start for part in parts]
        self._quote_starts = [quote.start for quote in quotes]
        self._quoted: dict[tuple[int, int], Zone] = {}
        self._cursors: dict[int, _Cursor] = {}
        self._labels: dict[int, dict[str, set[str]]] = {}

    def gather(self) -> None:
        """Gather the markers, where they are not yet."""
        if not self._is_gathered:
            self._is_gathered = True
            self.starts, self.signs, self.ranks, self.depths, self.trees, self.heads = gather(self._lists)
            self._index()

    def _index(self) -> None:
        """Find the articles and what is quoted among the markers."""
        self.unquoted = list(range(len(self.starts))) if self.quotes else []
        for quote in self.quotes:
            low, high = first_from(self.starts, quote.start), first_from(self.starts, quote.end)
            for number in range(low, high):
                self.unquoted[number] = low - 1
        self.articles = [
            number for number in self.heads if self.ranks[number] == ARTICLE and not self.is_quoted(number)
        ]
        self._article_starts = [self.starts[number] for number in self.articles]

    def is_quoted(self, number: int) -> bool:
        """Tell whether a marker stands in a quotation."""
        return bool(self.unquoted) and self.unquoted[number] != number

    def complete(self, text: str) -> bool:
        """Add the headings that stand in no list, as a lone Chương does; tell whether there were any."""
        if self._is_complete:
            return False
        self._is_complete = True
        self.gather()
        count = len(self.starts)
        # The pattern begins with a line feed, which the first line has none of.
        first = _HEADING.match("\n" + text[:_FIRST_LINE])
        lone = lone_headings(text, self.starts, _HEADING)
        if first is not None and first.start(1) - 1 not in self.starts:
            self._add(first[1], first.start(1) - 1)
        for heading in lone:
            self._add(heading[1], heading.start(1))
        if len(self.starts) == count:
            return False
        order = sorted(range(len(self.starts)), key=self.starts.__getitem__)
        self.starts = [self.starts[number] for number in order]
        self.signs = [self.signs[number] for number in order]
        self.ranks = [self.ranks[number] for number in order]
        self.depths = [self.depths[number] for number in order]
        self.trees = [self.trees[number] for number in order]
        self.heads = headings(self.ranks)
        self._index()
        self._cursors.clear()
        self._labels.clear()
        return True

    def _add(self, heading: str, start: int) -> None:
        if (sign := sign_of(" ".join(heading.split()))) is not None:
            self.starts.append(start)
            self.signs.append(sign)
            self.ranks.append(RANKS.get(sign.kind, OTHER))
            self.depths.append(0)
            self.trees.append(-1)

    def quote_at(self, offset: int) -> Quote | None:
        """Give the quoted amendment that an offset stands in."""
        if not self.quotes:
            return None
        index = first_behind(self._quote_starts, offset) - 1
        return self.quotes[index] if index >= 0 and offset < self.quotes[index].end else None

    def zone_at(self, offset: int) -> Zone:
        """Give the stretch of one numbering that an offset stands in."""
        if self._only is not None:
            return self._only
        index = first_behind(self._part_starts, offset) - 1
        quote = self.quote_at(offset)
        if quote is None:
            return self._zones[index]
        zone = self._quoted.get((quote.start, index))
        if zone is None:
            zone = self._quoted[quote.start, index] = Zone(quote.start, quote.end, self.parts[index], quote)
        return zone

    def levels_at(self, offset: int, zone: Zone, base: Path = ()) -> dict[str, str]:
        """Give the headings that an offset stands under; `base` is where new wording will stand.

        Offsets are asked for in text order: each heading is looked at once for its zone.
        """
        self.gather()
        starts = self.starts
        cursor = self._cursors.get(zone.start)
        if cursor is None or (cursor.item and starts[cursor.item - 1] > offset):
            cursor = self._cursors[zone.start] = _Cursor(first_from(starts, zone.start), base)
        high = first_behind(starts, offset)
        if cursor.item < high:
            self._advance(cursor, high, has_quotes=zone.quote is None and bool(self.quotes))
        return cursor.levels

    def _advance(self, cursor: _Cursor, high: int, *, has_quotes: bool) -> None:
        """Read on to a marker; what is quoted is passed over."""
        number = cursor.item
        # Whatever stands open above a heading does not below it: the headings are read first.
        for place in range(first_from(self.heads, number), first_from(self.heads, high)):
            head = self.heads[place]
            if not (has_quotes and self.is_quoted(head)):
                cursor.enter(self.signs[head], self.ranks[head], self.depths[head], self.trees[head])
                number = head + 1
        while number < high:
            if not (has_quotes and self.is_quoted(number)):
                cursor.enter(self.signs[number], self.ranks[number], self.depths[number], self.trees[number])
            number += 1
        cursor.item = high

    def article_before(self, offset: int) -> int:
        """Give the marker of the article that an offset stands in, quoted ones left out; -1 for none."""
        self.gather()
        index = first_behind(self._article_starts, offset) - 1
        return self.articles[index] if index >= 0 else -1

    def article_at(self, offset: int, zone: Zone) -> str | None:
        """Give the article of a zone that an offset stands in, outside of quotations."""
        number = self.article_before(offset)
        return self.signs[number].label if number >= 0 and self.starts[number] >= zone.start else None

    def labels(self, zone: Zone, level: str) -> set[str]:
        """Give the labels of a zone's own headings of a level; quoted ones are not among them."""
        known = self._labels.get(zone.start)
        if known is None:
            self.gather()
            known = self._labels[zone.start] = {}
            low, high = first_from(self.starts, zone.start), first_behind(self.starts, zone.end)
            for place in range(first_from(self.heads, low), first_from(self.heads, high)):
                head = self.heads[place]
                if zone.quote is not None or not self.is_quoted(head):
                    known.setdefault(HEADINGS[self.ranks[head]], set()).add(self.signs[head].label)
        return known.get(level, _NO_LABELS)


_NO_LABELS: Final[set[str]] = set()
