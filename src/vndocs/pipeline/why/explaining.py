"""`vndocs why`: the kinds run one by one again, and what they say at a place is set beside what was kept.

Nothing is traced while documents are parsed; all of this happens when it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from ...entities.lists.lines import pattern
from ...entities.provisions.refusal import refusals
from ...text.source import Source, Span
from ..kinds import ALL_KINDS, KINDS
from ..scan import scanner
from .errors import PlaceError
from .explanation import Explanation, Lost, Read, Refused
from .places import Places
from .probing import NO_FORM, refusal
from .rules import rule_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...entities.base import Hits
    from ..document import Document

#: Beyond this many characters a line is cut around the place that is asked for.
_LONGEST: Final = 2000
#: What of a word stands before a trigger.
_START: Final = re.compile(r"[^\W\d_]{0,20}$")
#: The rest of a word that begins with a trigger.
_REST: Final = re.compile(r"[^\W\d_]{0,20}")

#: The trigger is a letter or two that many words share.
_SIGN: Final = "sign"
#: What is asked of the readers again.
_TRIED: Final = frozenset(("no-form", _SIGN))

#: A reading with its raw span.
Placed = tuple[Span, Any]


def why(document: Document, at: int | None = None, *, line: int | None = None) -> Explanation:
    """Explain a place of a document: the code point `at` of its raw text, or a whole line, counted from 1.

    Given a code point, what covers it is explained, and where nothing does, its line. Raises PlaceError when neither or
    both are given, when the place is outside the text, and for a document without its text (made from a record).
    """
    source = document.source
    if (at is None) == (line is None):
        raise PlaceError("one-place")
    if not source.raw:
        raise PlaceError("no-text")
    span = _line(source.raw, line) if line is not None else _around(source.raw, at or 0)
    seen = Seen(document, span)
    if at is not None and (covering := [part for part in seen.kept() if part.span.start <= at < part.span.end]):
        lost = tuple(part for part in seen.lost() if part.span.start <= at < part.span.end)
        whole = Span(min(part.span.start for part in covering), max(part.span.end for part in covering))
        return Explanation(span=whole, read=tuple(covering), lost=lost)
    return Explanation(span=span, read=tuple(seen.kept()), lost=tuple(seen.lost()), refused=tuple(seen.refused()))


class Seen:
    """What the kinds see in a stretch: hits, readings before they are joined, and what was kept."""

    def __init__(self, document: Document, span: Span) -> None:
        self._document = document
        self._source: Source = document.source
        self._span = span
        #: Where refused triggers stand in the matched text.
        self._places: dict[tuple[str, Span], tuple[int, int]] = {}
        # People are looked for only where the document was read with them.
        kinds = {key: kind for key, kind in ALL_KINDS.items() if key in KINDS or key in document.kinds}
        scanned = scanner(tuple(kind.triggers for kind in kinds.values())).scan(self._source)
        self._hits: dict[str, Hits] = dict(zip(kinds, scanned, strict=True))
        self._raw: dict[str, list[Any]] = {key: kind.read(self._hits[key]) for key, kind in kinds.items()}

    def kept(self) -> list[Read]:
        """Give the entities that touch the stretch, in text order."""
        found = []
        for key in self._document.kinds:
            readings = self._document._readings[key]
            for reading, mention in zip(readings, self._document._of(key), strict=True):
                for place in self.markers(reading) if key == "lists" else (mention.span,):
                    if not _touch(place, self._span):
                        continue
                    text = self._cut(place)
                    found.append(
                        Read(
                            kind=key,
                            span=place,
                            text=text,
                            rule=rule_of(key, reading, self._raw[key]),
                            written=text if key == "lists" else str(mention.value),
                            basis=mention.link.basis if mention.link else None,
                            unresolved=mention.link.unresolved if mention.link else None,
                        )
                    )
        return sorted(found, key=lambda part: (part.span.start, -part.span.end))

    def markers(self, reading: Any) -> list[Span]:
        """Give the places of the markers of a list: of it nothing else is read."""
        items = KINDS["lists"].record(reading, self._source)["items"]
        return [Span(item["start"], item["start"] + len(item["marker"])) for item in items]

    def lost(self) -> list[Lost]:
        """Give what kinds read in the stretch and the join did not keep as it was."""
        found = []
        everything = self._everything()
        for key in ("references", "internal"):
            kept = {(place.start, place.end) for place, _ in self._placed(self._document._readings.get(key, ()))}
            for place, _ in self._placed(self._raw[key]):
                if not _touch(place, self._span) or (place.start, place.end) in kept:
                    continue
                winner = next((other for other, _ in everything.holding(place)), None)
                if winner is not None and winner.start == place.start and key == "references":
                    continue
                reason = "joined" if winner is not None else "needs-document" if key == "internal" else "not-kept"
                words = self._cut(winner) if winner is not None else None
                found.append(Lost(kind=key, span=place, text=self._cut(place), reason=reason, winner=words))
        return found

    def refused(self) -> list[Refused]:
        """Give the triggers in the stretch that no entity of their kind covers, each with what its reader lacks there.

        A letter or two that many words share, and of which nothing makes an entity, is no trigger to tell of.
        """
        return [told for part in self.passed() if (told := self.tried(part)) is not None]

    def tried(self, part: Refused) -> Refused | None:
        """Let the reader of a refused trigger try again with one thing changed; None where there is nothing to tell."""
        if part.reason not in _TRIED:
            return part
        start, end = self._places[part.kind, part.span]
        text = self._hits[part.kind].text
        said = refusal(part.kind, text, start, end)
        if said is not NO_FORM:
            return part.model_copy(update={"reason": said.reason, "words": said.words})
        if part.reason != _SIGN:
            return part
        return part.model_copy(update={"reason": "no-form"}) if text[start].isdigit() else None

    def passed(self) -> list[Refused]:
        """Give the triggers in the stretch that no entity of their kind covers, as their kinds passed them over."""
        found = []
        everything = self._everything()
        for key, hits in self._hits.items():
            readings = (*self._document._readings.get(key, ()), *self._raw[key])
            read = Places(
                [(place, key) for reading in readings for place in self.markers(reading)]
                if key == "lists"
                else [(place, key) for place, _ in self._placed(readings)]
            )
            for start, end, reason in self._triggers(key, hits):
                place = self._source.span(start, end)
                if any(True for _ in read.touching(place)):
                    continue
                inside = next((other for other, kind in everything.holding(place) if kind != key), None)
                self._places[key, place] = start, end
                found.append(
                    Refused(
                        kind=key,
                        span=place,
                        text=self._cut(place),
                        reason="inside" if inside is not None else reason,
                        inside=self._cut(inside) if inside is not None else None,
                    )
                )
        return sorted(found, key=lambda part: (part.span.start, part.span.end, part.kind))

    def _triggers(self, key: str, hits: Hits) -> Iterator[tuple[int, int, str]]:
        """Give the places in the stretch at which a kind looked, in the matched text."""
        begin, end = self._matched()
        if key == "internal":
            yield from refusals(hits, begin, end)
            return
        for start, stop in hits.numbers:
            if begin <= start < end:
                bracket = key == "lists" and hits.text[start - 1 : start] == "("
                after = hits.text[stop : stop + 1] if key == "lists" else ""
                yield (
                    start - bracket,
                    stop + (after == ")") if after else start + len(hits.text[start:stop].rstrip(".,")),
                    "no-form",
                )
        for word, places in hits.literals.items():
            for start in places:
                if begin <= start < end:
                    before = _START.search(hits.text, max(0, start - 20), start)
                    behind = _REST.match(hits.text, start + len(word))
                    stop = behind.end() if behind is not None else start + len(word)
                    yield before.start() if before is not None else start, stop, _SIGN
        if key == "lists":
            # What heads a line is looked for by the kind itself; one line more in front, which the text may lack.
            text = "\n" + hits.text
            for match in pattern(with_ordinals=True).finditer(text, text.rfind("\n", 0, begin + 1), end + 1):
                yield match.start(2) - 1, match.end(2) - 1, "no-form"

    def _matched(self) -> tuple[int, int]:
        """Give the stretch in the matched text."""
        if self._source.map is None:
            return self._span
        starts = _Starts(self._source)
        return bisect_right(starts, self._span.start - 1), bisect_right(starts, self._span.end - 1)

    def _everything(self) -> Places[str]:
        return Places(
            (place, key)
            for key in self._document.kinds
            if key != "lists"
            for place, _ in self._placed(self._document._readings[key])
        )

    def _placed(self, readings: Sequence[Any]) -> list[Placed]:
        return [(self._source.span(reading.start, reading.end), reading) for reading in readings]

    def _cut(self, place: Span) -> str:
        return self._source.raw[place.start : place.end]


class _Starts:
    """Where each matched character begins in the raw text, as a sequence to search in."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __len__(self) -> int:
        return len(self._source.text)

    def __getitem__(self, offset: int) -> int:
        return self._source.span(offset, offset).start


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _line(raw: str, line: int) -> Span:
    start = 0
    for _ in range(line - 1):
        start = raw.find("\n", start) + 1
        if start == 0:
            break
    if line < 1 or (line > 1 and start == 0):
        raise PlaceError("no-such-line", last=raw.count("\n") + 1, given=line)
    end = raw.find("\n", start)
    return Span(start, len(raw) if end < 0 else end)


def _around(raw: str, at: int) -> Span:
    if not 0 <= at < len(raw):
        raise PlaceError("no-such-offset", last=len(raw) - 1, given=at)
    start = max(raw.rfind("\n", 0, at) + 1, at - _LONGEST)
    end = raw.find("\n", at)
    return Span(start, min(len(raw) if end < 0 else end, at + _LONGEST))
