"""One pass over the text for all kinds: number tokens with what stands beside them, literal words, line starts.

This is the only module that knows about speed. Number tokens are found by one expression that begins with a bare
range (a fast path of the engine); what stands before and behind decides by dictionary which kinds want the token. Words
that come without a number are found by plain searches, one each, which beat any alternation. Where the package was
installed with its compiled part, that does the same in one pass over the code points; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import regex

from ..entities.base import Hits, Triggers
from ..text.source import Source
from ..text.spelling import cases, tones

compiled: Any
try:
    from . import _scan as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_NUMBER: Final = regex.compile(r"[0-9][0-9.,]*")
_BLANK: Final = " \n\t*"
_NO_WORD: Final = frozenset(first + second for first in _BLANK for second in _BLANK)
#: How far before a number, beyond several blanks, its word may end.
_WINDOW: Final = 12

#: The numbers and the literals of each kind, and line starts.
Seen = tuple[list[list[tuple[int, int]]] | list[bytes], list[dict[str, list[int]]], list[int]]


class Scanner:
    """The union of some kinds' triggers, compiled once; a scan gives the hits of each, in the order of the kinds."""

    def __init__(self, triggers: Sequence[Triggers]) -> None:
        self._kinds = triggers
        before: dict[str, int] = {}
        one: dict[str, int] = {}
        two: dict[str, int] = {}
        for index, kind in enumerate(triggers):
            bit = 1 << index
            for word in kind.before:
                for spelled in {case for tone in tones(word) for case in cases(tone)}:
                    key = spelled[-2:]
                    for blank in ("", *_BLANK):
                        before[key + blank] = before.get(key + blank, 0) | bit
            for word in kind.after:
                table = one if len(word) == 1 else two
                table[word[:2]] = table.get(word[:2], 0) | bit
        self._before, self._one, self._two = before, one, two
        self._words = sorted({word for kind in triggers for word in kind.literals})
        self._openers = frozenset("".join(kind.openers for kind in triggers))
        fronts = "".join(kind.fronts for kind in triggers)
        self._line = re.compile(f"\n[{re.escape(fronts)}]*") if fronts else re.compile("\n")
        order = {word: place for place, word in enumerate(self._words)}
        literals = [{word: order[word] for word in kind.literals} for kind in triggers]
        self._plan = compiled and compiled.plan(
            len(triggers), before, one, two, self._words, literals, "".join(sorted(self._openers)), fronts
        )

    def scan(self, source: Source) -> list[Hits]:
        """Pass once over the matched text."""
        numbers, literals, lines = self.compiled(source.text) if self._plan else self.plain(source.text)
        unpack = compiled.unpack if self._plan else None
        return [
            Hits(source, numbers[index], literals[index], lines if kind.openers else [], unpack)
            for index, kind in enumerate(self._kinds)
        ]

    def compiled(self, text: str) -> Seen:
        """Scan with the compiled part: number tokens, packed, and the places of words for each kind; line starts."""
        return compiled.scan(self._plan, text)  # type: ignore[no-any-return]

    def plain(self, text: str) -> Seen:
        """Scan without the compiled part; gives the same, the numbers as pairs."""
        marked = self._numbers(text)
        numbers = [
            [(start, end) for flags, start, end in marked if flags & 1 << index] for index in range(len(self._kinds))
        ]
        places = {word: _places(text, word) for word in self._words}
        literals = [{word: places[word] for word in kind.literals} for kind in self._kinds]
        return numbers, literals, self._lines(text) if self._openers else []

    def _numbers(self, text: str) -> list[tuple[int, int, int]]:
        before, one, two = self._before.get, self._one.get, self._two.get
        marked: list[tuple[int, int, int]] = []
        add = marked.append
        for match in _NUMBER.finditer(text):
            start, end = match.span()
            last = text[start - 3 : start] if start > 2 else text[:start]
            flags = before(last, 0)
            if not flags:
                pair = last[-2:]
                # Beyond several blanks, or with none at all (`NĐ30`).
                flags = before(
                    text[max(0, start - _WINDOW) : start].rstrip(_BLANK)[-2:] if pair in _NO_WORD else pair, 0
                )
            behind = text[end : end + 4]
            if behind[:1] in _BLANK:
                # A line may end with a blank.
                behind = behind[2:] if behind[:1] != "\n" and behind[1:2] == "\n" else behind[1:]
            flags |= one(behind[:1], 0) | two(behind[:2], 0)
            if flags:
                add((flags, start, end))
        return marked

    def _lines(self, text: str) -> list[int]:
        openers, length, lines = self._openers, len(text), []
        for match in self._line.finditer(text):
            start, end = match.span()
            if (end > start + 1 and text[end - 1] in openers) or (end < length and text[end] in openers):
                lines.append(start)
        return lines


@cache
def scanner(triggers: tuple[Triggers, ...]) -> Scanner:
    """Give the scanner of these triggers, made once."""
    return Scanner(triggers)


def _places(text: str, word: str) -> list[int]:
    places = []
    find, length = text.find, len(word)
    at = find(word)
    while at >= 0:
        places.append(at)
        at = find(word, at + length)
    return places
