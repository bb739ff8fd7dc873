"""The grammar of number words, over tokens: which may follow which, and what they come to.

`hai trăm linh năm triệu rưỡi` is a group (`hai trăm linh năm`), its scale and half of that scale. Scales descend from
left to right (`triệu` before `nghìn`), but a smaller one may multiply a larger (`nghìn tỷ`). What can be meant in two
ways is refused: `một trăm hai` (102 or 120), `hai ba` (23, or two to three), `một triệu hai mươi`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from ..lexicon import load

if TYPE_CHECKING:
    from collections.abc import Sequence


class Token(NamedTuple):
    """The part a word plays in the grammar, and its value."""

    part: int
    value: int


#: Parts: a digit; a unit said behind tens only; `hăm`; a scale; then one word each.
DIGIT, UNIT, SHORT, SCALE, TEN, TENS, DOZEN, HUNDRED, ZERO_TENS, HALF, POINT, MINUS = range(12)

_LEXICON: Final = load(__package__, "words.toml")
_PARTICLES: Final = {
    "ten": TEN, "tens": TENS, "dozen": DOZEN, "hundred": HUNDRED,
    "zero_tens": ZERO_TENS, "half": HALF, "point": POINT, "minus": MINUS,
}  # fmt: skip


def _tokens() -> dict[str, Token]:
    tokens = {word: Token(_PARTICLES[part], 0) for part, words in _LEXICON["particles"].items() for word in words}
    for table, part in (("digits", DIGIT), ("units", UNIT), ("short_tens", SHORT), ("scales", SCALE)):
        for word, entry in _LEXICON[table].items():
            value = 10 ** entry["exponent"] if part == SCALE else entry["value"]
            for spelled in (word, *entry.get("also", ())):
                tokens[spelled] = Token(part, value)
    return tokens


#: Every number word in lower case and its token.
TOKENS: Final = _tokens()

_THOUSAND: Final = 10**3
_MILLION: Final = 10**6
_BILLION: Final = 10**9
_END: Final = Token(-1, 0)
#: The word for 5 that is also the word for a year, and the word for 0 that is also `not`: a number may end before them.
_YEAR: Final = Token(DIGIT, 5)
_NOT: Final = Token(DIGIT, 0)


class _Term(NamedTuple):
    """A group with its scale; `scale` is the last place it reaches, `plain` false where scales were multiplied."""

    value: int
    scale: int
    plain: bool


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """These words are no number, or more than one; carries the index of the word that does not fit."""


def evaluate(tokens: Sequence[Token], *, whole: bool) -> tuple[int | Decimal | None, int]:
    """Give the number that the tokens begin with and how many of them it takes.

    With `whole` all tokens must belong to it, and `năm` is 5 wherever a digit can stand. Without, the number may end
    before a `năm` or `không` that has to be the word for a year or for `not`. The number is None where the tokens
    are refused, and the count then tells which token does not fit.
    """
    try:
        value, end = _Reader(tokens, whole).number()
    except _Refused as refused:
        return None, int(str(refused))
    if end < len(tokens) and (whole or tokens[end] not in (_YEAR, _NOT)):
        return None, end
    return value, end


class _Reader:
    """One left-to-right reading of a token list."""

    def __init__(self, tokens: Sequence[Token], whole: bool) -> None:
        self.tokens = tokens
        self.whole = whole

    def at(self, index: int) -> Token:
        return self.tokens[index] if index < len(self.tokens) else _END

    def number(self) -> tuple[int | Decimal, int]:
        if self.at(0).part == MINUS:
            value, end = self.positive(1)
            return -value, end
        return self.positive(0)

    def positive(self, index: int) -> tuple[int | Decimal, int]:
        """Read groups and scales from the left until no further group can follow."""
        terms: list[_Term] = []
        full = True
        if self.at(index).part in (SCALE, HUNDRED):
            # "tỷ rưỡi", "trăm rưởi": one and a half of it.
            size = self.at(index).value if self.at(index).part == SCALE else 100
            if self.at(index + 1).part != HALF:
                raise _Refused(index)
            return self.scaled(size + size // 2, index + 2)
        while True:
            start, before = index, terms[-1] if terms else None
            group, index, kind = self.group(index, before)
            if group is None:
                if before is None:
                    raise _Refused(start)
                return sum(term.value for term in terms), start
            if self.at(index).part == POINT:
                return self.decimal(sum(term.value for term in terms) + group, index)
            full = full or kind == "hundreds"
            if self.at(index).part != SCALE:
                return self.last(terms, group, start, index, kind)
            while self.at(index).part == SCALE:
                self.scale(terms, group, self.at(index).value, full, index)
                group = None
                index += 1
            full = False
            if self.at(index).part == POINT:
                return self.decimal(sum(term.value for term in terms), index)
            if self.at(index).part == HALF:
                if not terms[-1].plain:
                    raise _Refused(index)
                half = terms[-1].scale // 2
                return self.scaled(sum(term.value for term in terms) + half, index + 1)

    def last(self, terms: list[_Term], group: int, start: int, index: int, kind: str) -> tuple[int | Decimal, int]:
        """Add a group without a scale to what stands before it."""
        before = terms[-1] if terms else None
        total = sum(term.value for term in terms)
        if before is None or kind == "hundreds" or (before.scale <= 10**4 and kind != "digit"):
            if kind == "half":
                return self.scaled(total + group, index) if before is None else (total + group, index)
            return total + group, index
        if kind == "zero tens":
            # "một nghìn lẻ năm", without its "không trăm".
            return total + group, index
        if kind == "digit" and group and before.plain and self.whole:
            # "một tỷ hai": a single digit is the next place.
            return total + group * before.scale // 10, index
        if kind == "digit" and self.tokens[start] in (_YEAR, _NOT) and not self.whole:
            return total, start
        raise _Refused(start)

    def scale(self, terms: list[_Term], group: int | None, scale: int, full: bool, index: int) -> None:
        """Multiply the last group, with the smaller terms before it, by a scale."""
        inner, value = 1, group or 0
        if group is None:
            inner = terms[-1].scale
            if scale == _BILLION and terms[-1].scale == _BILLION and len(terms) == 1:
                # "một tỷ tỷ"
                terms[-1] = _Term(terms[-1].value * scale, scale * scale, False)
                return
        elif group == 0 and scale == _BILLION:
            raise _Refused(index)
        popped = False
        while terms and terms[-1].scale < scale:
            value += terms.pop().value
            popped = True
        if group is None and not popped:
            raise _Refused(index)
        term = _Term(value * scale, scale * inner, inner == 1)
        if terms and term.value >= terms[-1].scale:
            above = terms[-1]
            if len(terms) == 1 and scale == _BILLION == above.scale and full and above.value < _THOUSAND * _BILLION:
                # "một tỷ không trăm linh hai tỷ": the second one scales all before it.
                terms[-1] = _Term((above.value + value) * scale, scale, False)
                return
            raise _Refused(index)
        terms.append(term)

    def scaled(self, value: int | Decimal, index: int) -> tuple[int | Decimal, int]:
        """Multiply a finished number by the scales behind it: `hai trăm rưởi nghìn`, `một phẩy năm nghìn tỷ`."""
        size = 1
        while self.at(index).part == SCALE:
            scale = self.at(index).value
            if scale <= size or (value >= scale and scale < _BILLION):
                raise _Refused(index)
            size *= scale
            index += 1
        value = value * size
        return (int(value) if value == int(value) else value), index

    def decimal(self, whole: int, index: int) -> tuple[int | Decimal, int]:
        """Read the digits behind `phẩy`: one by one, or as one number (`ba phẩy mười bốn`)."""
        index += 1
        digits, stop = "", index
        while self.at(stop).part == DIGIT:
            digits += str(self.at(stop).value)
            stop += 1
        if not digits or self.at(stop).part in (TENS, DOZEN, HUNDRED, UNIT, TEN, SHORT):
            start, digits = index, ""
            while self.at(start) == _NOT and self.at(start + 1).part in (DIGIT, TEN, SHORT):
                digits += "0"
                start += 1
            group, stop, _ = self.group(start, None)
            if group is None:
                raise _Refused(index)
            digits += str(group)
        return self.scaled(Decimal(f"{whole}.{digits}"), stop)

    def group(self, index: int, before: _Term | None) -> tuple[int | None, int, str]:
        """Read a number below 1000: its value, the index behind it and how it was said; None where none begins."""
        token, after = self.at(index), self.at(index + 1)
        if token.part == DIGIT:
            if after.part == HUNDRED:
                return self.hundreds(token.value * 100, index + 2)
            if before and not self.whole and token in (_YEAR, _NOT) and after.part not in (TENS, SCALE, UNIT, DOZEN):
                return None, index, ""
            value, end = self.below_hundred(index)
            return value, end, "digit" if end == index + 1 else "tens"
        if token.part in (TEN, SHORT):
            value, end = self.below_hundred(index)
            return value, end, "tens"
        if token.part == ZERO_TENS and before is not None and after.part in (DIGIT, UNIT) and after.value:
            return after.value, index + 2, "zero tens"
        if token.part == UNIT and before is not None:
            return token.value, index + 1, "digit"
        if token.part == _END.part or before is not None:
            return None, index, ""
        raise _Refused(index)

    def hundreds(self, value: int, index: int) -> tuple[int | None, int, str]:
        """Read what may stand behind `trăm`."""
        token, after = self.at(index), self.at(index + 1)
        if token.part == ZERO_TENS:
            if after.part not in (DIGIT, UNIT) or not after.value:
                raise _Refused(index)
            return value + after.value, index + 2, "hundreds"
        if token.part == HALF:
            return value + 50, index + 1, "half"
        if token.part in (TEN, SHORT):
            rest, end = self.below_hundred(index)
            return value + rest, end, "hundreds"
        if token.part == DIGIT:
            rest, end = self.below_hundred(index)
            if end > index + 1:
                return value + rest, end, "hundreds"
            if token.value > 1 and after.part == DIGIT and after.value and (self.whole or after != _YEAR):
                # "sáu trăm bảy tám": the tens without their "mươi".
                return value + token.value * 10 + after.value, index + 2, "hundreds"
            if self.whole or token not in (_YEAR, _NOT):
                raise _Refused(index)
        return value, index, "hundreds"

    def below_hundred(self, index: int) -> tuple[int, int]:
        """Read a digit, ten to ninety-nine, or a short form such as `hai mốt`, `hăm ba`."""
        token, after = self.at(index), self.at(index + 1)
        if token.part == TEN:
            return self.with_unit(10, index + 1)
        if token.part == SHORT:
            value, end = self.with_unit(token.value, index + 1)
            if value == token.value:
                raise _Refused(index)
            return value, end
        if after.part == DOZEN and token.value:
            return token.value * 10, index + 2
        if after.part in (TENS, TEN) and token.value > (after.part == TENS):
            if token.value < 2:
                raise _Refused(index + 1)
            return self.with_unit(token.value * 10, index + 2)
        if after.part == UNIT and token.value >= 2:
            return token.value * 10 + after.value, index + 2
        return token.value, index + 1

    def with_unit(self, tens: int, index: int) -> tuple[int, int]:
        token = self.at(index)
        if token.part == UNIT:
            return tens + token.value, index + 1
        if token.part == DIGIT and token.value:
            # "hai mươi năm" may be twenty years; "hai mươi năm triệu" is a slip for "lăm".
            if token == _YEAR and not self.whole and self.at(index + 1).part not in (SCALE, POINT):
                return tens, index
            return tens + token.value, index + 1
        return tens, index
