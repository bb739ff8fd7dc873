"""Plain letters for comparing: a scan loses diacritics (`BO TÀI CHÍNH`), old papers mix letter case (`SắC LệNH`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Final

from ...text.normalize import replacer

_SHORT: Final = 200
_MORE: Final = {"đ": "d", "Đ": "d", "\u00a0": " "}


class _Table(dict[int, str]):
    """Maps each character to its plain letter, one for one, when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _MORE.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        plain = base if len(base) == 1 else char
        self[code] = plain
        return plain


@cache
def _table() -> _Table:
    return _Table()


def any_of(words: Iterable[str]) -> str:
    """Write a pattern of any of some words, the longest first; their blanks may be any white space."""
    spelled = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in spelled) + ")"


def opening(words: Iterable[str]) -> str:
    """Write the same to stand behind blanks: the two letters ahead tell nearly all that is none of the words."""
    every = [word.strip() for word in words]
    return f"{ahead(every)}{any_of(every)}"


def ahead(words: Iterable[str]) -> str:
    """Write a pattern of what the first two letters of some words may be, which it looks at and leaves."""
    every = list(words)
    longer = [word[:2] for word in every if word[1:2].strip()]
    letters = ["".join(f"[{re.escape(''.join(sorted({word[at] for word in longer})))}]" for at in (0, 1))]
    letters += [re.escape(word[0]) for word in every if not word[1:2].strip()]
    return f"(?={'|'.join(letters)})"


#: What is looked up at once, in one pass: Latin, Greek and Cyrillic letters, marks and signs; and shapes and bullets,
#: which are no letter's. All else is rare.
_COMMON: Final = (range(0x530), range(0x1E00, 0x2300))
_SHAPES: Final = (range(0x2500, 0x2600), range(0x2700, 0x27C0), range(0xE000, 0xF900))


@cache
def _at_once() -> Callable[[str], str | None]:
    common = {chr(code) for codes in _COMMON for code in codes}
    table = {char: letter for char in common if (letter := by_table(char)) != char or char == "\r"}
    common.update(chr(code) for codes in _SHAPES for code in codes)
    return replacer(table, "".join(chr(code) for code in range(0x10000) if chr(code) not in common))


def plain(words: str) -> str:
    """Give `words` in lower case without diacritics, character for character."""
    if words.isascii():
        return words.lower()
    return _folded(words) if len(words) < _SHORT else _at_once()(words) or by_table(words)


@lru_cache(maxsize=512)
def _folded(words: str) -> str:
    # The lines of a heading are asked for again and again.
    return _at_once()(words) or by_table(words)


def by_table(words: str) -> str:
    """Give the same one character after the other."""
    return words.translate(_table())
