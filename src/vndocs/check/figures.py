"""Figures in words: whether a count can stand in a stretch (`gồm 03 nội dung`), and whether a late year.

Both only tell what is worth a closer look. They are written twice, here and in C, which runs where it was built.
"""

from __future__ import annotations

import re
from typing import Any, Final

from ..text.lexicon import load

compiled: Any
try:
    from . import _figures as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: A count has so many figures at most.
_FIGURES: Final = 2
#: The first words of numbers.
NUMBERS: Final = tuple(
    dict.fromkeys(words.partition(" ")[0] for words in load(__package__, "words.toml")["counts"]["numbers"])
)
_YEAR: Final = "năm"
#: Two years stand so near behind the beginning of the word for a period.
_NEAR: Final = 24
_PAIR: Final = re.compile(r"(\d{4})\s?[-–]\s?(\d{4})")


def has_count(text: str, start: int, end: int) -> bool:
    """Tell whether a count can stand in a stretch: one or two figures, or a word of a number, before a blank."""
    if compiled is not None:
        return compiled.has_count(text, start, end, NUMBERS, _FIGURES)  # type: ignore[no-any-return]
    return has_count_plainly(text, start, end)


def has_count_plainly(text: str, start: int, end: int) -> bool:
    """Do what `has_count` does."""
    stretch = text[max(0, start) : max(0, end)]
    words = stretch.split()
    if words and not stretch[-1].isspace():
        words.pop()
    for word in words:
        at = len(word)
        is_figure = word[-1].isdigit()
        while at and (word[at - 1].isdigit() if is_figure else word[at - 1].isalpha()):
            at -= 1
        if (len(word) - at <= _FIGURES if is_figure else word[at:].lower() in NUMBERS) and (
            not at or not (word[at - 1].isalnum() or word[at - 1] in "_.,/-")
        ):
            return True
    return False


def has_year(text: str, start: int, end: int, least: int) -> bool:
    """Tell whether `năm` and a year not before `least` stand in a stretch."""
    if compiled is not None:
        return compiled.has_year(text, start, end, _YEAR, least)  # type: ignore[no-any-return]
    return has_year_plainly(text, start, end, least)


def has_year_plainly(text: str, start: int, end: int, least: int) -> bool:
    """Do what `has_year` does."""
    at = text.find(_YEAR, start, end)
    while at >= 0:
        begin = at + len(_YEAR) + 1
        year = text[begin : min(begin + 4, end)]
        if text[begin - 1 : begin] in (" ", "\n") and len(year) == 4 and year.isdecimal() and int(year) >= least:
            return True
        at = text.find(_YEAR, at + 1, end)
    return False


def falls(text: str, place: int) -> bool:
    """Tell whether two years with a dash between stand near behind a place, the first greater than the second."""
    if compiled is not None:
        return compiled.falls(text, place, _NEAR)  # type: ignore[no-any-return]
    return falls_plainly(text, place)


def falls_plainly(text: str, place: int) -> bool:
    """Do what `falls` does."""
    for at in range(place, min(place + _NEAR, len(text))):
        if text[at].isdecimal():
            match = _PAIR.match(text, at)
            return match is not None and int(match[1]) > int(match[2])
    return False
