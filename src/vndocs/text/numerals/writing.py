"""Numbers to words: `1.001` as `một nghìn không trăm linh một`.

The norm is the one taught in the textbooks of grades 2 to 4 (programme of Thông tư 32/2018/TT-BGDĐT) and printed behind
sums in official papers. Groups of three are read from the left. A group that is not the first is read with its hundreds
(`không trăm`), below ten with `không trăm linh`; groups of zero are skipped: 1.005 is `một nghìn không trăm linh năm`,
10.000.005 `mười triệu không trăm linh năm`. Every nine places the scale begins anew on `tỷ`: 10¹² is `một nghìn tỷ`,
10¹⁵ `một triệu tỷ`, 10¹⁸ `một tỷ tỷ`. A unit is `mốt`, `tư`, `lăm` behind tens (21, 24, 25) and `lăm` behind ten (15).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..lexicon import load

#: Every integer whose absolute value is below this has words that read back to it.
LIMIT: Final = 10**21

_LEXICON: Final = load(__package__, "words.toml")
_DIGITS: Final = tuple(_LEXICON["digits"])
_UNIT_ONE, _UNIT_FOUR, _UNIT_FIVE, _ = _LEXICON["units"]
_TEN, _TENS, _HUNDRED, _POINT, _MINUS = (
    _LEXICON["particles"][part][0] for part in ("ten", "tens", "hundred", "point", "minus")
)
_ORDINAL: Final = _LEXICON["ordinals"]["prefix"]
_BILLION: Final = 10**9


def to_words(
    number: int | Decimal,
    *,
    zero: str = "linh",
    thousand: str = "nghìn",
    billion: str = "tỷ",
    four: str = "tư",
) -> str:
    """Write a number in words, exactly.

    `zero` stands for empty tens (`linh`, in the south `lẻ`), `thousand` is `nghìn` or `ngàn`, `billion` `tỷ` or `tỉ`,
    `four` the unit of 24, 34 … (`tư` or `bốn`). Raises ValueError for a number
    of 10²¹ or more and for one that is not finite.
    """
    if isinstance(number, Decimal):
        if not number.is_finite() or number.adjusted() > 20:
            raise ValueError(f"no words for {number}")
        whole, fraction = _split(number)
    else:
        whole, fraction = abs(number), ""
    if whole >= LIMIT:
        raise ValueError(f"no words for numbers of 10^21 and more: {number}")
    words = _Words(zero, thousand, billion, four)
    out = words.integer(whole)
    if fraction:
        out.append(_POINT)
        out += words.fraction(fraction)
    if number < 0:
        out.insert(0, _MINUS)
    return " ".join(out)


def to_ordinal(number: int) -> str:
    """Write an ordinal: `thứ nhất`, `thứ hai`, `thứ tư`, `thứ mười một`."""
    if number < 1:
        raise ValueError(f"no ordinal for {number}")
    special = {value: word for word, value in _LEXICON["ordinals"].items() if word in ("nhất", "tư")}
    return f"{_ORDINAL} {special.get(number) or to_words(number)}"


def _split(number: Decimal) -> tuple[int, str]:
    """Give the integer part and the digits behind the point, without zeros at the end."""
    whole, _, fraction = format(abs(number), "f").partition(".")
    return int(whole), fraction.rstrip("0")


class _Words:
    """Words of integers in one choice of spellings."""

    def __init__(self, zero: str, thousand: str, billion: str, four: str) -> None:
        self.zero, self.thousand, self.billion, self.four = zero, thousand, billion, four

    def integer(self, number: int) -> list[str]:
        return self._section(number, first=True) if number else [_DIGITS[0]]

    def fraction(self, digits: str) -> list[str]:
        """Read up to three digits as one number where no zero leads, else digit by digit."""
        if len(digits) <= 3 and digits[0] != "0":
            return self._group(int(digits), first=True)
        return [_DIGITS[int(digit)] for digit in digits]

    def _section(self, number: int, *, first: bool) -> list[str]:
        above, below = divmod(number, _BILLION)
        out = [*self._section(above, first=first), self.billion] if above else []
        for scale, size in (("triệu", 10**6), (self.thousand, 1000), ("", 1)):
            group, below = divmod(below, size)
            if group:
                out += self._group(group, first=first and not out)
                if scale:
                    out.append(scale)
        return out

    def _group(self, number: int, *, first: bool) -> list[str]:
        hundreds, rest = divmod(number, 100)
        tens, unit = divmod(rest, 10)
        out = [_DIGITS[hundreds], _HUNDRED] if hundreds or not first else []
        if tens == 0:
            if unit and out:
                out.append(self.zero)
            if unit:
                out.append(_DIGITS[unit])
            return out
        out += [_TEN] if tens == 1 else [_DIGITS[tens], _TENS]
        if unit == 5:
            out.append(_UNIT_FIVE)
        elif unit == 1 and tens > 1:
            out.append(_UNIT_ONE)
        elif unit == 4 and tens > 1:
            out.append(self.four)
        elif unit:
            out.append(_DIGITS[unit])
        return out
