"""Which document an amendment changes: the one that its own words name, else those of the items above, else the title.

`Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số …` says it for all that stands below (Nghị định 78/2025/NĐ-CP).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any, Final

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .cited import Cited
from .light import Path
from .outline import Zone

_LEXICON: Final = load(__package__)
_AMENDING: Final = frozenset(_LEXICON["between"]["amending"])
_VERB: Final = re.compile(rf"(?i)(?:{'|'.join(_LEXICON['amending']['verbs'])})".replace(" ", r"\s+"))
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
        self._starts = [cited.references[number].start for number in self._changed]
        self._title: list[ReferenceReading] | None = None
        self._heads: dict[int, list[ReferenceReading]] = {}

    def __bool__(self) -> bool:
        return bool(self._changed)

    def documents(self, offset: int, low: int) -> list[ReferenceReading]:
        """Give the documents that an instruction changes; it begins at `low` and `offset` is behind its lead."""
        found = self._between(low, offset)
        if found:
            return found
        items, starts = self._outline.items, self._outline.starts
        index = bisect_right(starts, low) - 1
        depth = items[index].depth + 1 if index >= 0 else 0
        tree = items[index].tree if index >= 0 else -1
        for number in range(index, max(-1, index - _ITEMS), -1):
            item = items[number]
            if self._outline.quote_at(item.start) is not None:
                continue
            if item.tree == tree and item.depth >= depth and item.sign.kind != "article":
                continue
            depth, tree = item.depth, item.tree
            found = self._head(number)
            if found:
                return found
            if item.sign.kind == "article":
                break
        return self._of_title()

    def base(self, low: int, offset: int) -> Path:
        """Give the place that new wording will have, as its instruction and the items above name it."""
        levels: dict[str, str] = {}
        self._place(low, offset, levels)
        items, starts = self._outline.items, self._outline.starts
        index = bisect_right(starts, low) - 1
        depth = items[index].depth + 1 if index >= 0 else 0
        for number in range(index, max(-1, index - _ITEMS), -1):
            if "article" in levels:
                break
            item = items[number]
            if item.depth >= depth or self._outline.quote_at(item.start) is not None:
                continue
            depth = item.depth
            if item.sign.kind == "article" and number != index and not _VERB.search(self._text, *self._extent(number)):
                break
            self._place(*self._extent(number), levels)
            if item.sign.kind == "article":
                break
        return tuple(levels.items())

    def is_changing(self, start: int, end: int, sentence: int) -> bool:
        """Tell whether a place is named as one that is changed: `Bãi bỏ khoản 2 Điều 7`, `Điều 22 được sửa đổi`."""
        text = self._text
        return _PASSIVE.match(text, end, end + 60) is not None or _VERB.search(text, sentence, start) is not None

    def in_changing_article(self, offset: int) -> bool:
        """Tell whether the article that an offset stands in is one that changes another document."""
        items, starts = self._outline.items, self._outline.starts
        index = bisect_right(starts, offset) - 1
        for number in range(index, max(-1, index - _ITEMS), -1):
            if items[number].sign.kind == "article" and self._outline.quote_at(items[number].start) is None:
                return _VERB.search(self._text, *self._extent(number)) is not None
        return False

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
            first = next((item.start for item in self._outline.items if item.sign.kind == "article"), _TITLE)
            self._title = self._between(0, min(first, _TITLE))
        return self._title


def zone_documents(amended: Amended, zone: Zone) -> list[ReferenceReading]:
    """Give the documents whose new wording a zone quotes."""
    assert zone.quote is not None
    return amended.documents(zone.quote.start, zone.quote.lead)
