"""Which document an amendment changes: the one that its own words name, else those of the items above, else the title.

`Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số …` says it for all that stands below (Nghị định 78/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .changing import says_change
from .cited import Cited
from .light import Path
from .markers import ARTICLE
from .ordered import first_behind, first_from
from .outline import Zone

_LEXICON: Final = load(__package__)
_AMENDING: Final = frozenset(_LEXICON["between"]["amending"])
_PASSIVE: Final = re.compile(r"(?:[\s*_]|và|,|được|bị){1,6}(?:sửa đổi|bổ sung|thay thế|bãi bỏ|bỏ)".replace(" ", r"\s+"))
_ITEMS: Final = 120
_HEAD: Final = 700
_TITLE: Final = 4000


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
        #: Whether there are any.
        self.has_any = bool(self._changed)
        self._starts = [cited.references[number].start for number in self._changed]
        self._changing: dict[int, bool] = {}
        self._title: list[ReferenceReading] | None = None
        self._markers = -1
        self._heads: dict[int, list[ReferenceReading]] = {}
        #: Number of a marker → those above it.
        self._stands: dict[int, list[int]] = {}
        #: Number of the next marker → the documents that the items above name.
        self._instructed: dict[int, list[ReferenceReading]] = {}

    def documents(self, offset: int, low: int) -> list[ReferenceReading]:
        """Give the documents that an instruction changes; it begins at `low` and `offset` is behind its lead."""
        found = self._between(low, offset)
        if found:
            return found
        self._look()
        index = first_behind(self._outline.starts, low)
        known = self._instructed.get(index)
        if known is None:
            known = self._instructed[index] = self._above_names(low)
        return known

    def _look(self) -> None:
        """Forget what was found among the markers, where some came in between."""
        outline = self._outline
        outline.gather()
        if len(outline.starts) != self._markers:
            self._markers = len(outline.starts)
            self._instructed.clear()
            self._stands.clear()
            self._heads.clear()
            self._changing.clear()

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
        self._look()
        outline = self._outline
        at = first_behind(outline.starts, low) - 1
        for number in self._above(low):
            if "article" in levels:
                break
            if number == at:
                continue
            first, end = self._extent(number)
            if outline.ranks[number] != ARTICLE or says_change(self._text, first, end):
                self._place(first, end, levels)
        return tuple(levels.items())

    def _above(self, low: int) -> list[int]:
        """Give the items that a place stands in, from the nearest to its article, quoted ones left out."""
        index = first_behind(self._outline.starts, low) - 1
        found = self._stands.get(index)
        if found is None:
            found = self._stands[index] = self._read_above(index, low)
        return found

    def _read_above(self, index: int, low: int) -> list[int]:
        outline = self._outline
        ranks, depths, trees, unquoted = outline.ranks, outline.depths, outline.trees, outline.unquoted
        found: list[int] = []
        depth, tree, steps = 1 << 20, -1, 0
        while index >= 0 and steps < _ITEMS:
            if unquoted and unquoted[index] != index:
                index = unquoted[index]
            else:
                if depths[index] < depth or trees[index] != tree or ranks[index] == ARTICLE:
                    depth, tree = depths[index], trees[index]
                    found.append(index)
                    if ranks[index] == ARTICLE:
                        return found
                index -= 1
            steps += 1
        article = outline.article_before(low) if index >= 0 else -1
        if article >= 0:
            found.append(article)
        return found

    def is_changing(self, start: int, end: int, sentence: int) -> bool:
        """Tell whether a place is named as one that is changed: `Bãi bỏ khoản 2 Điều 7`, `Điều 22 được sửa đổi`."""
        text = self._text
        return _PASSIVE.match(text, end, end + 60) is not None or says_change(text, sentence, start)

    def in_changing_article(self, offset: int) -> bool:
        """Tell whether the article that an offset stands in is one that changes another document."""
        self._look()
        article = self._outline.article_before(offset)
        if article < 0:
            return False
        known = self._changing.get(article)
        if known is None:
            low, high = self._extent(article)
            known = self._changing[article] = says_change(self._text, low, high)
        return known

    def _place(self, low: int, high: int, levels: dict[str, str]) -> None:
        """Add what the only pointer of a stretch names to what finer ones named."""
        if not self._pointer_starts:
            self._pointer_starts = [pointer.start for pointer in self._pointers]
        first, last = first_from(self._pointer_starts, low), first_from(self._pointer_starts, high)
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
        found = self._heads.get(number)
        if found is None:
            low, high = self._extent(number)
            found = self._heads[number] = self._between(low, high)
        return found

    def _between(self, low: int, high: int) -> list[ReferenceReading]:
        """Give the documents that a stretch names as changed, each once."""
        first, last = first_from(self._starts, low), first_from(self._starts, high)
        found: list[ReferenceReading] = []
        for place in range(first, last):
            number = self._changed[place]
            reading = self._cited.references[number]
            if self._outline.quote_at(reading[0]) is None:
                document = self._cited.document[number] or reading
                if document not in found:
                    found.append(document)
        return found

    def _of_title(self) -> list[ReferenceReading]:
        if self._title is None:
            outline = self._outline
            first = next(
                (outline.starts[number] for number in outline.heads if outline.ranks[number] == ARTICLE), _TITLE
            )
            self._title = self._between(0, min(first, _TITLE))
        return self._title


def zone_documents(amended: Amended, zone: Zone) -> list[ReferenceReading]:
    """Give the documents whose new wording a zone quotes."""
    assert zone.quote is not None
    read = amended.documents if zone.quote.is_amending else amended.quoted
    return read(zone.quote.start, zone.quote.lead)
