"""Offsets told as lines and columns, and the piece of a line that a terminal can show."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import Final, NamedTuple

#: What a terminal would obey is shown as a space.
_CONTROLS: Final = dict.fromkeys((*range(32), 127, *range(128, 160)), " ")


class Excerpt(NamedTuple):
    """A piece of a line, and where in it, in columns of a terminal, the place begins and how long it is."""

    text: str
    start: int
    size: int


class Lines:
    """The lines of a raw text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._starts = [0]
        while (end := raw.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def excerpt(self, start: int, end: int, width: int = 100) -> Excerpt:
        """Give the line around a place, cut to a width; a place on several lines is shown on its first."""
        line = bisect_right(self._starts, start)
        first = self._starts[line - 1]
        last = self._starts[line] - 1 if line < len(self._starts) else len(self.raw)
        end = min(end, last)
        size = min(end - start, width)
        room = max(0, width - size)
        low = max(first, start - room // 2)
        high = min(last, low + width)
        low = max(first, min(low, high - width))
        before = ("…" if low > first else "") + _plain(self.raw[low:start])
        within, behind = _plain(self.raw[start : min(end, high)]), _plain(self.raw[min(end, high) : high])
        text = before + within + behind + ("…" if high < last else "")
        return Excerpt(text.rstrip(), len(before), max(1, len(within)))


def _plain(text: str) -> str:
    """Give a text whose length is its width: composed, without what cannot be seen or would steer a terminal."""
    composed = unicodedata.normalize("NFC", text).translate(_CONTROLS)
    return "".join(sign for sign in composed if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf")
