"""Roman numerals as chapters, quarters, terms and congresses carry them: `XIII`."""

from __future__ import annotations

import re
from typing import Final

from ...errors import ParseError

_SIGNS: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STRICT: Final = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def to_roman(number: int) -> str:
    """Write 1 to 3999 in Roman signs; raises ValueError for others."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    out = []
    for value, sign in _SIGNS:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def from_roman(text: str) -> int:
    """Read a Roman numeral of one letter case in its only correct form; `IIII` or `IC` raise ParseError."""
    signs = text.upper() if text.islower() else text
    match = _STRICT.match(signs)
    if not match or match.end() != len(signs):
        raise ParseError(text, match.end() if match else 0, "a Roman numeral from I to MMMCMXCIX")
    values = [_VALUES[sign] for sign in signs]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
