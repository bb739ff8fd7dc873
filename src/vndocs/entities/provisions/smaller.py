"""Finds the units below a point, which have no trigger of their own: `tiết a.1 và tiết a.2 khoản này`, `câu 2 điểm a`.

Their words (`đoạn`, `câu`, `bảng`) are so common that they are looked for only in front of a larger unit.
"""

from __future__ import annotations

import re
from typing import Final

from .chain import Light, resolve
from .context import COMPOUNDS, word_before
from .grammar import CHAIN, LEXICON

#: How the units begin that have no trigger of their own.
SMALLER: Final = ("tiết", "đoạn", "gạch", "câu", "mẫu", "biểu", "bảng")
_SMALL: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(f'[{word[0].upper()}{word[0]}]{word[1:]}' for word in SMALLER)})(?![^\W_])"
)
#: The same words without their first letter, which may be a capital.
_SMALL_TAILS: Final = tuple(word[1:] for word in SMALLER)
_LABEL: Final = r"(?:(?:số |thứ )?(?:[(“\"]?\d{1,3}[)”\"]?|[^\W\d_]{2,5})|đầu tiên|cuối cùng|đầu|cuối)"
_UNREAD: Final = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(LEXICON['unread']['words'])})[ \n]{{1,3}}{_LABEL}"
    r"[ \n]{1,3}(?:(?:của|tại|thuộc)[ \n])?$"
)
#: A point in front of a clause, both shortened; alone it is no place.
_POINT: Final = re.compile(r"(?<![^\W_])đ\.?[ ]?[a-zđ][ ]$")
_LONGEST_POINT: Final = 6
#: How units end that may stand below a point.
SMALL_ENDS: Final = frozenset(LEXICON["joints"]["small_ends"])
_BLANK: Final = " \n\t*"
#: How far before a larger unit a smaller one may begin.
_WINDOW: Final = 48
_OF: Final = "của"


def may_end_small(word: str, text: str, start: int) -> bool:
    """Tell whether the word before `start` may end a smaller unit: `đầu`, `hai`, `a.2`, `(ii)`, a blank."""
    if word:
        return word in SMALL_ENDS or len(word) < 3 or word[-1].isdigit() or word == _OF
    return text[start - 2 : start] in (") ", "… ") or text[start - 3 : start] == ".. "


def smaller_before(text: str, start: int, done: int) -> int:
    """Find where a smaller unit begins that stands before: `đoạn mở đầu khoản 2`, `Mẫu số 01 Phụ lục II`."""
    begin = max(done, start - _WINDOW)
    window = text[begin:start]
    if not any(tail in window for tail in _SMALL_TAILS):
        return start
    for small in _SMALL.finditer(text, begin, start):
        place = small.start()
        match = CHAIN.match(text, place)
        if match is None or match.end() <= start:
            continue
        chain = resolve(match.group())
        if chain is None or place + chain.length <= start:
            continue
        if word_before(text, place) not in COMPOUNDS[chain.levels[0]]:
            return place
    return start


def point_before(text: str, start: int, done: int) -> int:
    """Find where a shortened point begins that stands before a shortened level: `đ.a K2`; `start` if none does."""
    point = _POINT.search(text, max(done, start - _LONGEST_POINT), start)
    return point.start() if point is not None else start


def unread_before(text: str, start: int) -> int:
    """Find where a unit begins that stands before and has no level here: `ý thứ hai`, `cột 3`; `start` if none does."""
    unread = _UNREAD.search(text, max(0, start - _WINDOW), start)
    return unread.start() if unread is not None else start


def smaller_of(text: str, start: int, done: int) -> tuple[int, int, tuple[Light, ...]] | None:
    """Find the smaller units that hang on a unit without a number: `đoạn 1 và đoạn 2` before `điểm này`.

    Gives their start and end, and what they say.
    """
    if not may_end_small(word_before(text, start), text, start):
        return None
    for small in _SMALL.finditer(text, max(done, start - _WINDOW), start):
        place = small.start()
        match = CHAIN.match(text, place, start)
        chain = resolve(match.group()) if match is not None else None
        if chain is None or word_before(text, place) in COMPOUNDS[chain.levels[0]]:
            continue
        end = place + chain.length
        if text[end:start].strip(_BLANK) in ("", _OF):
            return place, end, chain.provisions
    return None
