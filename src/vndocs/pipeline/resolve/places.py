"""What provisions without a document mean: `khoản này`, `điểm a khoản 2 Điều này`, bare `Điều 7`.

The numbering is that of the stretch in which they stand: the document, a regulation that it carries, or the document
whose new wording is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ...entities.provisions import LEVELS
from ...entities.references.reading import ReferenceReading
from .amended import Amended, zone_documents
from .cited import Cited, candidates_of
from .light import Path, Target, target_of
from .markers import HEADINGS
from .ordered import first_from
from .outline import Outline, Zone
from .own import Own
from .sentences import SENTENCE_WINDOW, Limits
from .statutes import Found

_RANK: Final = {level: rank for rank, level in enumerate(LEVELS)}
#: The rank of what is no level.
_NONE: Final = 99
#: Levels that are counted through a document.
_COUNTED: Final = ("article", "chapter", "part", "section", "appendix")
_NAMED: Final = ("Tên", "tên")
#: `24 Khoản này được sửa đổi …` in a consolidated text: a note begins with its number alone.
_FOOTNOTE: Final = re.compile(r"(?:\n|\A)[ \t]*[\[(]?\d{1,3}[\])]?\s+(?:[Tt]ên\s+)?\Z")
_MARGIN: Final = 40
_PUT_IN: Final = re.compile(
    r"\s+vào(?:\s+(?:sau|trước))?(?:\s+(?:các\s+)?(?:điểm|khoản)\s+\w{1,4}(?:,?\s+(?:và\s+)?(?:\w{1,4}\s+)?)?){0,3}"
    r"\s*Điều\s+(\d{1,4}[a-zđ]?)"
)
#: So far behind an article another document of the sentence may be the one that it is of.
_AHEAD: Final = 160
#: What a place is told by: an article is counted through the document, so its chapter adds nothing.
_WITHIN: Final = ("article", "clause", "point")


class Places:
    """Resolves provisions of one text, in text order."""

    def __init__(self, cited: Cited, own: Own, amended: Amended, limits: Limits) -> None:
        self._cited = cited
        self._own = own
        self._outline: Outline = cited.outline
        self._amended = amended
        self._limits = limits
        self._text = cited.source.text
        self._bases: dict[int, Path] = {}

    def unit(self, pointer: Any, zone: Zone) -> tuple[Sequence[Path], Found]:
        """Resolve what is said of the unit it stands in: `khoản 2 Điều này`, `điểm này`."""
        unit = pointer.unit
        start = pointer.start
        provisions: Sequence[Path] = pointer.provisions
        if self._is_footnote(start):
            # At the foot of a page it is said of the place that bears the note's number.
            return provisions, (None, (), None, "footnote")
        if unit == "article" and zone.quote is None:
            article = self._outline.article_at(start, zone)
            if article is not None:
                return _all_below((("article", article),), provisions), self._of_zone(zone, "own-heading")
            levels: dict[str, str] = {}
        else:
            levels = self._levels(start, zone)
        if unit not in levels and unit in HEADINGS and self._outline.complete(self._text):
            levels = self._levels(start, zone)
        if unit not in levels:
            if unit == "appendix" and zone.part.kind == "appendix" and zone.quote is None:
                appendix = (("appendix", zone.part.label),)
                return _all_below(appendix, provisions), (self._own.target, (), "enclosure", None)
            return provisions, (None, (), None, "no-such-heading")
        return _all_below(self._above(levels, unit), provisions), self._of_zone(zone, "own-heading")

    def _is_footnote(self, at: int) -> bool:
        """Tell whether a note's number stands in front."""
        text = self._text
        low = max(0, at - _MARGIN)
        end = at
        while end > low and text[end - 1].isspace():
            end -= 1
        if end == low:
            return False
        # The number's last digit or its bracket, or `Tên` behind it.
        last = text[end - 1]
        if not last.isdigit() and last not in ")]" and not (last == "n" and text.startswith(_NAMED, max(0, end - 3))):
            return False
        return _FOOTNOTE.search(text, low, at) is not None

    def bare(self, pointer: Any, zone: Zone) -> tuple[Sequence[Path], Found]:
        """Resolve provisions that stand alone: `Điều 7`, `khoản 2`."""
        paths: Sequence[Path] = pointer.provisions
        at = pointer.start
        cited, amended = self._cited, self._amended
        low = max(zone.start, at - SENTENCE_WINDOW)
        last = first_from(cited.starts, at)
        is_alone = (not last or cited.starts[last - 1] < low) and not amended.has_any
        sentence = at if is_alone else max(self._limits.sentence(at), zone.start)
        if zone.quote is None and amended.has_any and self._is_changed(pointer, sentence):
            return self._changed(pointer, sentence)
        largest = _NONE
        for path in paths:
            rank = _largest(path)
            if rank < largest:
                largest = rank
        level = LEVELS[largest] if largest < len(LEVELS) else None
        if level in _COUNTED and (others := self._others(sentence, at, last)):
            return paths, self._beside(pointer, zone, others)
        if level in HEADINGS:
            labels = self._outline.labels(zone, str(level))
            if not labels and self._outline.complete(self._text):
                labels = self._outline.labels(zone, str(level))
            if zone.quote is not None and level == "article":
                # New wording points at articles of the amended document that it does not quote.
                return paths, self._of_zone(zone, "own-provisions")
            said = [label for path in paths for other, label in path if other == level]
            if said and all(label in labels for label in said):
                return paths, self._of_zone(zone, "own-provisions")
            return paths, (None, (), None, "no-such-heading" if zone.part.kind == "document" else "another-numbering")
        if level in ("clause", "point"):
            levels = self._levels(at, zone)
            if "article" in levels and (level == "clause" or "clause" in levels):
                above = self._above(levels, "article" if level == "clause" else "clause")
                return _all_below(above, paths), self._of_zone(zone, "own-provisions")
        return paths, (None, (), None, "no-such-heading")

    def _others(self, sentence: int, at: int, last: int) -> list[ReferenceReading]:
        """Give the documents that the sentence names before a place."""
        cited = self._cited
        found = []
        for number in range(first_from(cited.starts, sentence), last):
            reading = cited.references[number]
            if reading.role != "own" and reading.end <= at:
                found.append(cited.document[number] or reading)
        return found

    def _levels(self, offset: int, zone: Zone) -> dict[str, str]:
        base: Path = ()
        if zone.quote is not None:
            if zone.start not in self._bases:
                self._bases[zone.start] = self._amended.base(zone.quote.lead, zone.quote.start)
            base = self._bases[zone.start]
        return self._outline.levels_at(offset, zone, base)

    def _above(self, levels: dict[str, str], unit: str) -> Path:
        """Give the path down to a unit, as short as it is told apart."""
        kept: Sequence[str] = _WITHIN if unit in _WITHIN else tuple(levels)
        smallest = _RANK[unit]
        return tuple([(level, levels[level]) for level in kept if level in levels and _RANK[level] <= smallest])

    def _of_zone(self, zone: Zone, basis: str) -> Found:
        """Give the document whose numbering a stretch has."""
        if zone.quote is not None:
            documents = zone_documents(self._amended, zone)
            if len(documents) == 1:
                return quoted_target(documents[0], zone)
            return None, candidates_of(documents), None, "several" if documents else "none-before"
        if zone.part.kind == "enclosed" and zone.part.target is not None:
            return zone.part.target, (), "enclosure", None
        return self._own.target, (), basis, None

    def _is_changed(self, pointer: Any, sentence: int) -> bool:
        # The article is told of once for all that stands in it.
        amended = self._amended
        return amended.in_changing_article(pointer.start) or amended.is_changing(pointer.start, pointer.end, sentence)

    def _changed(self, pointer: Any, sentence: int) -> tuple[Sequence[Path], Found]:
        """Resolve a place that the document changes: `Bãi bỏ khoản 2 Điều 7`."""
        documents = self._amended.documents(pointer.start, sentence)
        paths: Sequence[Path] = pointer.provisions
        if not all(any(level == "article" for level, _ in path) for path in paths):
            base = self._behind(pointer) or self._amended.base(sentence, pointer.start)
            if any(level == "article" for level, _ in base):
                paths = _all_below(base, paths)
        if len(documents) == 1:
            return paths, (target_of("amended", documents[0]), (), "amending-article", None)
        return paths, (None, candidates_of(documents), None, "several" if documents else "none-before")

    def _behind(self, pointer: Any) -> Path:
        """Give the article that stands behind a new unit: `Bổ sung khoản 3a vào sau khoản 3 Điều 4`."""
        behind = _PUT_IN.match(self._text, pointer.end)
        return (("article", behind[1]),) if behind is not None else ()

    def _beside(self, pointer: Any, zone: Zone, others: list[Any]) -> Found:
        """Resolve an article that stands behind another document in its sentence."""
        documents = list({id(reading): reading for reading in others}.values())
        self._outline.complete(self._text)
        labels = self._outline.labels(zone, "article")
        said = {label for path in pointer.provisions for level, label in path if level == "article"}
        behind = self._cited.within(pointer.end, pointer.end + _AHEAD)
        largest = min([_largest(path) for path in pointer.provisions], default=-1)
        is_article = largest == _RANK["article"]
        if zone.quote is None and not labels and len(documents) == 1 and not behind and is_article:
            # A text without articles of its own speaks of those of the only document in the sentence.
            return target_of("mention", documents[0]), (), "same-sentence", None
        own: tuple[Target, ...] = (self._own.target,) if said and said <= labels else ()
        return None, (*own, *candidates_of(documents)), None, "several"


def quoted_target(reading: ReferenceReading, zone: Zone) -> Found:
    """Give the document whose wording a zone quotes, new or as it is."""
    if zone.quote is not None and zone.quote.is_amending:
        return target_of("amended", reading), (), "quoted-amendment", None
    return target_of("mention", reading), (), "quotation", None


def _largest(path: Path) -> int:
    """Give the rank of the largest unit of a path."""
    found = _NONE
    for level, _ in path:
        rank = _RANK.get(level, _NONE)
        if rank < found:
            found = rank
    return found


def _all_below(above: Path, paths: Sequence[Path]) -> Sequence[Path]:
    """Put paths below what they stand in; that itself where there are none."""
    return [_merged(above, path) for path in paths] or [above]


def _merged(above: Path, path: Path) -> Path:
    """Put a path below what it stands in; what it says itself wins, no smaller unit of what is above goes with it."""
    largest = _largest(path)
    found = [pair for pair in above if _RANK[pair[0]] < largest]
    found += path
    before = -1
    for level, _ in found:
        rank = _RANK.get(level, _NONE)
        if rank <= before:
            return tuple(sorted(dict(found).items(), key=lambda pair: _RANK.get(pair[0], _NONE)))
        before = rank
    return tuple(found)
