"""One pass over the text for all kinds: number tokens with what stands beside them, and literal words.

This is the only module that knows about speed. Number tokens are found by one expression that begins with a bare
range (a fast path of the engine); what stands before and behind decides by dictionary which kinds want the token. Words that come without
a number are found by plain searches, one each, which beat any alternation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import regex

from ..entities.base import Hits, Triggers
from ..text.source import Source
from ..text.spelling import cases, tones

_NUMBER: Final = regex.compile(r"[0-9][0-9.,]*")
_BLANK: Final = " \n\t*"
_NO_WORD: Final = frozenset(first + second for first in _BLANK for second in _BLANK)


class Scanner:
    """The union of some kinds' triggers, compiled once; a scan gives the hits of each, in the order of the kinds."""

    def __init__(self, triggers: Sequence[Triggers]) -> None:
        self._kinds = triggers
        before: dict[str, int] = {}
        behind_one: dict[str, int] = {}
        behind_two: dict[str, int] = {}
        for index, kind in enumerate(triggers):
            bit = 1 << index
            for word in kind.before:
                for spelled in {c for t in tones(word) for c in cases(t)}:
                    key = spelled[-2:]
                    for blank in ("", *_BLANK):
                        before[key + blank] = before.get(key + blank, 0) | bit
            for word in kind.after:
                table = behind_one if len(word) == 1 else behind_two
                table[word[:2]] = table.get(word[:2], 0) | bit
        self._before, self._one, self._two = before, behind_one, behind_two
        self._words = sorted({word for kind in triggers for word in kind.literals})

    def scan(self, source: Source) -> list[Hits]:
        """Pass once over the matched text."""
        text = source.text
        marked = self._numbers(text)
        found = {word: _places(text, word) for word in self._words}
        hits = []
        for index, kind in enumerate(self._kinds):
            bit = 1 << index
            numbers = [(start, end) for flags, start, end in marked if flags & bit]
            hits.append(Hits(source, numbers, {word: found[word] for word in kind.literals}))
        return hits

    def _numbers(self, text: str) -> list[tuple[int, int, int]]:
        before, one, two = self._before.get, self._one.get, self._two.get
        marked = []
        add = marked.append
        for match in _NUMBER.finditer(text):
            start, end = match.span()
            key = text[start - 3 : start] if start > 2 else text[:start]
            flags = before(key, 0)
            if not flags:
                if key[1:] in _NO_WORD:
                    # Two blanks between the word and the number.
                    flags = before(text[max(0, start - 12) : start].rstrip(_BLANK)[-2:], 0)
                else:
                    # None at all (`NĐ30`).
                    flags = before(key[1:], 0)
            behind = text[end : end + 3]
            if behind[:1] in _BLANK:
                flags |= two(behind[1:], 0)
                behind = behind[1:]
            flags |= one(behind[:1], 0) | two(behind[:2], 0)
            if flags:
                add((flags, start, end))
        return marked


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
