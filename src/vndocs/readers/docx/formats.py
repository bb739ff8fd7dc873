"""Numbers as automatic numbering prints them: `1`, `01`, `IV`, `C`, `bb`; ECMA-376 Part 1, 17.18.59."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ...text.numerals import to_roman

if TYPE_CHECKING:
    from collections.abc import Callable

_LETTERS: Final = 26
_LONGEST_LETTERS: Final = 780
_LARGEST_ROMAN: Final = 3999
_PRIVATE: Final = range(0xF000, 0xF100)


def _decimal(number: int) -> str:
    return str(number)


def _zeroed(width: int) -> Callable[[int], str]:
    return lambda number: str(number).zfill(width)


def _roman(number: int) -> str:
    return to_roman(number) if 0 < number <= _LARGEST_ROMAN else str(number)


def _letters(number: int) -> str:
    """Write `A` to `Z`, then `AA`, `BB`: Word repeats the letter."""
    if not 0 < number <= _LONGEST_LETTERS:
        return ""
    times, letter = divmod(number - 1, _LETTERS)
    return chr(ord("A") + letter) * (times + 1)


_WRITERS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": _decimal,
    "decimalHalfWidth": _decimal,
    "decimalZero": _zeroed(2),
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def is_known(form: str) -> bool:
    """Tell whether numbers can be written in a format of Word's."""
    return form in _WRITERS


def written(number: int, form: str) -> str:
    """Write a number in a format of Word's that is known."""
    return _WRITERS[form](number)


def bullet(text: str) -> str:
    """Give a bullet as a character of Unicode; symbol fonts place theirs in the private area (U+F0B7 is `•`)."""
    return "".join(_bullet(char) if ord(char) in _PRIVATE else char for char in text)


def _bullet(char: str) -> str:
    found: str = load(__package__, "bullets.toml")["bullets"].get(f"{ord(char):04X}", "•")
    return found
