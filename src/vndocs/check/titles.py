"""Titles compared as people read them: without the words before them, with abbreviations for their own words.

`Luật thuế GTGT` is `Luật Thuế giá trị gia tăng`; `về công tác văn thư` is `Công tác văn thư`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..registry.folding import tokens

#: Words before a title that are none of it.
_LEADS: Final = ("ve", "viec", "quy", "dinh", "ban", "hanh", "luat", "bo", "phap", "lenh")
#: An amending act is often called by the law it amends.
_AMENDING: Final = ("sua", "doi")


@lru_cache(maxsize=1 << 12)
def title_words(words: str) -> tuple[str, ...]:
    """Give the folded words of a title, without those that lead to it."""
    found = tokens(words)
    start = 0
    while start < len(found) - 1 and found[start] in _LEADS:
        start += 1
    # `Luật A, Luật B và Luật C`: a comma does as well.
    return tuple(word for word in found[start:] if word != "va")


def agrees(said: str, known: str, *, is_open: bool = False) -> bool:
    """Tell whether a title is the known one, or has it whole in it; with `is_open` the words may run on."""
    left, right = title_words(said), title_words(known)
    if not left or not right or left == right:
        return True
    if right[:2] == _AMENDING and not is_open and _holds(right, left):
        return True
    return _holds(left, right) or _is_begun(left, right)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    size = len(short)
    return size > 1 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def _is_begun(said: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Tell whether words begin with a title, in which abbreviations may stand for words or behind them."""
    at, place = 0, 0
    while place < len(known):
        if at >= len(said):
            return False
        word = said[at]
        if word == known[place]:
            at, place = at + 1, place + 1
        elif len(word) > 1 and _initials(known[place : place + len(word)]) == word:
            at, place = at + 1, place + len(word)
        elif len(word) > 1 and place >= len(word) and _initials(known[place - len(word) : place]) == word:
            at += 1
        else:
            return False
    return True


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)
