"""Places in a text, to be asked what touches a stretch: a search costs the same whatever the length of the text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, TypeVar

from ...text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Places(Generic[T]):
    """Spans, each with what stands there."""

    def __init__(self, places: Iterable[tuple[Span, T]]) -> None:
        self._places = sorted(places, key=lambda place: place[0])
        self._starts = [span.start for span, _ in self._places]
        self._longest = max((span.end - span.start for span, _ in self._places), default=0)

    def touching(self, stretch: Span) -> Iterator[tuple[Span, T]]:
        """Give the places that share a character with a stretch, in text order."""
        first = bisect_left(self._starts, stretch.start - self._longest)
        for number in range(first, len(self._places)):
            span, what = self._places[number]
            if span.start >= stretch.end:
                break
            if span.end > stretch.start:
                yield span, what

    def holding(self, stretch: Span) -> Iterator[tuple[Span, T]]:
        """Give the places that hold the whole of a stretch and more."""
        for span, what in self.touching(stretch):
            if span.start <= stretch.start and stretch.end <= span.end and span != stretch:
                yield span, what
