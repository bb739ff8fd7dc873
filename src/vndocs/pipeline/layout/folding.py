"""Plain letters for comparing: a scan loses diacritics (`BO TÀI CHÍNH`), old papers mix letter case (`SắC LệNH`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

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


def plain(words: str) -> str:
    """Give `words` in lower case without diacritics, character for character."""
    return words.translate(_table())
