"""Which document an amendment changes: the one that its own words name, else those of the items above, else the title.

`Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số …` says it for all that stands below (Nghị định 78/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .cited import Cited
from .light import Path
from .outline import Zone

_LEXICON: Final = load(__package__)
_AMENDING: Final = frozenset(_LEXICON["between"]["amending"])
_VERBS: Final = tuple(_LEXICON["amending"]["verbs"])
_PASSIVE: Final = re.compile(r"(?:[\s*_]|và|,|được|bị){1,6}(?:sửa đổi|bổ sung|thay thế|bãi bỏ|bỏ)".replace(" ", r"\s+"))
_ITEMS: Final = 120
_HEAD: Final = 700
_TITLE: Final = 4000


def says_change(text: str, low: int, high: int) -> bool:
    """Tell whether a stretch has a verb by which a document changes another."""
    words = " ".join(text[low:high].lower().split())
    return any(verb in words for verb in _VERBS)


class Amended:
    """The documents that the text changes, and where."""

    def __init__(self, cited: Cited, pointers: Sequence[Any]) -> None:
        self._cited = cited
        self._outline = cited.outline
        self._text = cited.source.text
        self._pointers = pointers
        self._pointer_starts: list[int] = []
        #: Numbers of the mentions that the document in hand changes.
        self._changed = [
            number
            for number, use in enumerate(cited.uses)
            if use.relation in _AMENDING and use.subject is None and cited.references[number].role != "own"
        ]
        self._starts = [cited.references[number].start for number in self._changed]
        self._articles: list[int] | None = None
        self._article_starts: list[int] = []
        self._changing: dict[int, bool] = {}
        self._title: list[ReferenceReading] | None = None
        self._markers = -1
        self._heads: dict[int, list[ReferenceReading]] = {}
        #: Number of the next marker → the documents that the items above name.
        self._instructed: dict[int, list[ReferenceReading]] = {}

    def __bool__(self) -> bool:
        return bool(self._changed)

    def documents(self, offset: int, low: int) -> list[ReferenceReading]:
        """Give the documents that an instruction changes; it begins at `low` and `offset` is behind its lead."""
        found = self._between(low, offset)
        if found:
            return found
        # The items above are the same from one marker to the next, until headings are added to the outline.
        starts = self._outline.starts
        if len(starts) != self._markers:
            self._markers = len(starts)
            self._instructed.clear()
        index = bisect_right(starts, low)
        known = self._instructed.get(index)
        if known is None:
            known = self._instructed[index] = self._above_names(low)
        return known

    def _above_names(self, low: int) -> list[ReferenceReading]:
        for number in self._above(low):
            found = self._head(number)
            if found:
                return found
        return self._of_title()

    def quoted(self, offset: int, low: int) -> list[ReferenceReading]:
        """Give the documents that the words in front of a quotation name: `Điều 10 Nghị định … quy định: “1. …”`."""
        found: list[ReferenceReading] = []
        for number in self._cited.within(low, offset):
            document = self._cited.document[number] or self._cited.references[number]
            if document not in found:
                found.append(document)
        return found

    def base(self, low: int, offset: int) -> Path:
        """Give the place that new wording will have, as its instruction and the items above name it."""
        levels: dict[str, str] = {}
        self._place(low, offset, levels)
        items, starts = self._outline.items, self._outline.starts
        at = bisect_right(starts, low) - 1
        for number in self._above(low):
            if "article" in levels:
                break
            is_article = items[number][1].kind == "article"
            if number == at or (is_article and not says_change(self._text, *self._extent(number))):
                continue
            self._place(*self._extent(number), levels)
        return tuple(levels.items())

    def _above(self, low: int) -> Iterator[int]:
        """Give the items that a place stands in, from the nearest to its article, quoted ones left out."""
        items, starts = self._outline.items, self._outline.starts
        index = bisect_right(starts, low) - 1
        depth, tree, steps = 1 << 20, -1, 0
        has_quotes = bool(self._outline.quotes)
        while index >= 0 and steps < _ITEMS:
            start, sign, inner, other = items[index]
            quote = self._outline.quote_at(start) if has_quotes else None
            if quote is not None:
                index = bisect_left(starts, quote.start) - 1
                steps += 1
                continue
            if inner < depth or other != tree or sign.kind == "article":
                depth, tree = inner, other
                yield index
                if sign.kind == "article":
                    return
            index -= 1
            steps += 1
        article = self._article(low)
        if index >= 0 and article is not None:
            yield article

    def _article(self, offset: int) -> int | None:
        """Give the article that an offset stands in, quoted ones left out."""
        if self._articles is None:
            items = self._outline.items
            self._articles = [
                number
                for number, item in enumerate(items)
                if item[1].kind == "article" and self._outline.quote_at(item[0]) is None
            ]
            self._article_starts = [items[number][0] for number in self._articles]
        index = bisect_right(self._article_starts, offset) - 1
        return self._articles[index] if index >= 0 else None

    def is_changing(self, start: int, end: int, sentence: int) -> bool:
        """Tell whether a place is named as one that is changed: `Bãi bỏ khoản 2 Điều 7`, `Điều 22 được sửa đổi`."""
        text = self._text
        return _PASSIVE.match(text, end, end + 60) is not None or says_change(text, sentence, start)

    def in_changing_article(self, offset: int) -> bool:
        """Tell whether the article that an offset stands in is one that changes another document."""
        article = self._article(offset)
        if article is None:
            return False
        if article not in self._changing:
            self._changing[article] = says_change(self._text, *self._extent(article))
        return self._changing[article]

    def _place(self, low: int, high: int, levels: dict[str, str]) -> None:
        """Add what the only pointer of a stretch names to what finer ones named."""
        if not self._pointer_starts:
            self._pointer_starts = [pointer.start for pointer in self._pointers]
        first, last = bisect_left(self._pointer_starts, low), bisect_left(self._pointer_starts, high)
        paths = [path for pointer in self._pointers[first:last] for path in pointer.provisions]
        cited = self._cited
        paths += [path for number in cited.within(low, high) for path in cited.references[number].provisions]
        if not paths:
            return
        for level, label in paths[0]:
            if isinstance(label, str) and all((level, label) in path for path in paths):
                levels.setdefault(level, label)

    def _extent(self, number: int) -> tuple[int, int]:
        """Give the stretch of an item's own words."""
        starts = self._outline.starts
        start = starts[number]
        end = starts[number + 1] if number + 1 < len(starts) else len(self._text)
        return start, min(end, start + _HEAD)

    def _head(self, number: int) -> list[ReferenceReading]:
        if number not in self._heads:
            self._heads[number] = self._between(*self._extent(number))
        return self._heads[number]

    def _between(self, low: int, high: int) -> list[ReferenceReading]:
        """Give the documents that a stretch names as changed, each once."""
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, high)
        found: list[ReferenceReading] = []
        for number in self._changed[first:last]:
            reading = self._cited.references[number]
            if self._outline.quote_at(reading.start) is None:
                document = self._cited.document[number] or reading
                if document not in found:
                    found.append(document)
        return found

    def _of_title(self) -> list[ReferenceReading]:
        if self._title is None:
            first = next((item[0] for item in self._outline.items if item[1].kind == "article"), _TITLE)
            self._title = self._between(0, min(first, _TITLE))
        return self._title


def zone_documents(amended: Amended, zone: Zone) -> list[ReferenceReading]:
    """Give the documents whose new wording a zone quotes."""
    assert zone.quote is not None
    read = amended.documents if zone.quote.is_amending else amended.quoted
    return read(zone.quote.start, zone.quote.lead)
