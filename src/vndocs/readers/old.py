"""Text files in encodings from before Unicode: TCVN3, VNI, VISCII, VPS; a place is a range of their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..text.origin import Origin
from ..text.source import Source
from ..text.span import Span
from .finishing import converted

if TYPE_CHECKING:
    from ..text.legacy import Conversion


class OldPlaces:
    """Leads raw spans to the characters of the file; in encodings of one byte a character these are its bytes."""

    __slots__ = ("_conversion",)

    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the characters of a raw span."""
        offsets = self._conversion.map
        if offsets is not None:
            start, end = offsets.start(start), offsets.end(end) if end > start else offsets.start(start)
        return [{"offset": start, "end_offset": end}]


def old_text(conversion: Conversion, name: str) -> Source:
    """Make the source of a file in an old encoding."""
    details = {"encoding": ", ".join(conversion.encodings)}
    whole = (Span(0, len(conversion.text)),)
    return Source.of(conversion.text, name, Origin("text", OldPlaces(conversion), details=details, converted=whole))


def mixed_text(conversion: Conversion, name: str, encoding: str) -> Source:
    """Make the source of a file in Unicode that holds lines of old fonts."""
    details = {"encoding": encoding, "fonts": ", ".join(conversion.encodings)}
    spans = tuple(converted(conversion.stretches, conversion.map))
    return Source.of(conversion.text, name, Origin("text", OldPlaces(conversion), details=details, converted=spans))
