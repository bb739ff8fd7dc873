"""The document's own date: of its heading, else of the formula by which it was passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..pipeline.layout import read
from ..text.lexicon import load
from ..text.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The heading stands in so many characters, the formula in as many of the end.
_HEAD: Final = 3000
_TAIL: Final = 4000
_PASSED: Final = tuple(load(__package__, "words.toml")["passed"])


def own_date(source: Source, dates: Sequence[Any]) -> str | None:
    """Give the whole day that the heading or the passing formula says, ISO 8601; None where neither does."""
    head = source.raw[:_HEAD]
    said = read(Source.of(head)).record().get("date") if "ngày" in head or "NGÀY" in head else None
    if isinstance(said, str) and len(said) == 10 and said[0] != "X":
        return said
    return _passed(source.text, dates)


def _passed(text: str, dates: Sequence[Any]) -> str | None:
    low = max(0, len(text) - _TAIL)
    at = max(text.rfind(words, low) for words in _PASSED)
    if at < 0:
        return None
    for date in reversed(dates):
        if date.start < at:
            return None
        if date.start - at < 40:
            return date.value if date.value and len(date.value) == 10 and date.value[0] != "X" else None
    return None
