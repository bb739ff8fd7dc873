r"""A pattern that is searched for at the places alone at which its first letters stand.

`Sought(re.compile(r"[Ss][ốỐ](?=\s*:)"), ("Ss", "ốỐ"))` finds what the pattern finds. An expression that begins with a
choice of letters is slow to search for; what is compiled passes over the text and asks it where the letters stand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Final

compiled: Any
try:
    from . import _seek as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: The set of all characters that words are made of, `\w`; and that of white space, `\s`.
WORD: Final = ""
SPACE: Final = "".join(char for char in map(chr, range(0x2200)) if char.isspace())
#: Letters that a pattern which ignores case takes for others besides their capitals.
_ALIKE: Final = {"i": "ıİ", "k": "\u212a", "s": "ſ"}
#: A row has at most so many sets.
_MOST: Final = 16


class Sought:
    """A pattern with rows of sets of characters, one of which stands wherever it matches.

    With `after` the pattern begins with that sign; the row stands behind it and at most `most` signs of `over`, of
    which none begins a row.
    """

    __slots__ = ("each", "pattern", "search")

    #: As those of a pattern: the first match in a stretch, and all of them.
    search: Callable[..., re.Match[str] | None]
    each: Callable[..., list[re.Match[str]]]

    def __init__(
        self, pattern: re.Pattern[str], *rows: tuple[str, ...], after: str = "", over: str = "", most: int = 0
    ) -> None:
        self.pattern = pattern
        if compiled is None:
            self.search, self.each = pattern.search, self.each_plainly
            return
        plan = compiled.plan(tuple(dict.fromkeys(row[:_MOST] for row in rows)), after, over, most)
        self.search = partial(compiled.search, plan, pattern.match)
        self.each = partial(compiled.each, plan, pattern.match)

    def each_plainly(self, text: str, *stretch: int) -> list[re.Match[str]]:
        """Give all matches by the pattern alone."""
        return list(self.pattern.finditer(text, *stretch))


def either(word: str, most: int = _MOST) -> tuple[str, ...]:
    """Give the row of the first letters of a word whose case is not looked at."""
    return tuple(f"{char.lower()}{char.upper()}{_ALIKE.get(char.lower(), '')}" for char in word[:most])


def places_plainly(text: str, words: str, start: int = 0, end: int = sys.maxsize, rarest: int = 0) -> list[int]:
    """Give all places of words in a stretch, those that overlap as well.

    They are sought by one letter, which is found ten times as fast as a word: `rarest` is its index.
    """
    found = []
    at = text.find(words[rarest], max(0, start) + rarest, end)
    while at >= 0:
        if text.startswith(words, at - rarest, end):
            found.append(at - rarest)
        at = text.find(words[rarest], at + 1, end)
    return found


places = places_plainly if compiled is None else compiled.places
