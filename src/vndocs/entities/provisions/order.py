"""The order of provision labels: 25 < 25a < 25b < 26, a < a1 < b, and đ behind d.

The legislator counts points by 23 letters, without f, j, w, z and without the letters that bear a hook or a hat
(30/2020/NĐ-CP, Phụ lục I: a, b, c, d, đ …; confirmed by the successors of all points in 255 laws).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ...errors import ParseError
from ...text.numerals import from_roman, to_roman

if TYPE_CHECKING:
    from collections.abc import Callable

#: The letters of points in their order.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
#: A range longer than this is kept as its two ends.
LONGEST: Final = 500

_PLACE: Final = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_PIECE: Final = re.compile(r"(\d+)|([^\W\d_])|.", re.DOTALL)
_TAILED: Final = re.compile(r"(.*?)(\d+)", re.DOTALL)

Key = tuple[tuple[int, int], ...]


def label_key(label: str) -> Key:
    """Give the place of a label among others of its level, by which it sorts."""
    roman = _roman(label)
    if roman is not None:
        return ((1, roman),)
    return tuple(
        (1, int(piece[1])) if piece[1] else (2, _PLACE.get(piece[2].lower(), 40)) if piece[2] else (0, ord(piece[0]))
        for piece in _PIECE.finditer(label)
    )


def expand(first: str, last: str) -> list[str]:
    """Give all labels from the first to the last: `a` to `g` is a b c d đ e g; only the ends where none can be told."""
    if len(first) == len(last) == 1 and first in LETTERS and last in LETTERS:
        low, high = LETTERS.index(first), LETTERS.index(last)
        return list(LETTERS[low : high + 1]) if low < high else [first, last]
    low_roman, high_roman = _roman(first), _roman(last)
    if low_roman is not None and high_roman is not None:
        return _counted(low_roman, high_roman, to_roman) or [first, last]
    low_match, high_match = _TAILED.fullmatch(first), _TAILED.fullmatch(last)
    if low_match and high_match and low_match[1] == high_match[1]:
        head, width = low_match[1], len(low_match[2]) if low_match[2][0] == "0" else 0
        numbers = _counted(int(low_match[2]), int(high_match[2]), lambda number: f"{head}{number:0{width}d}")
        return numbers or [first, last]
    return [first, last]


def adjoins(first: str, last: str) -> bool:
    """Tell whether the second label follows the first at once: `d` and `đ`, `9` and `10`, `II` and `III`."""
    if len(first) == len(last) == 1 and first in LETTERS and last in LETTERS:
        return LETTERS.index(last) == LETTERS.index(first) + 1
    one, other = label_key(first), label_key(last)
    if len(one) != len(other) or one[:-1] != other[:-1]:
        return False
    (kind, number), (other_kind, other_number) = one[-1], other[-1]
    return kind == other_kind == 1 and other_number == number + 1


def _counted(low: int, high: int, write: Callable[[int], str]) -> list[str]:
    return [write(number) for number in range(low, high + 1)] if low < high <= low + LONGEST else []


def _roman(label: str) -> int | None:
    if not label or label.strip("IVXLC"):
        return None
    try:
        return from_roman(label)
    except ParseError:
        return None
