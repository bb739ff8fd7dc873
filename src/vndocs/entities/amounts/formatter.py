"""Writes amounts: `1.333.980.000 đồng`, `1.333,98 triệu đồng`, `một tỷ … đồng`, `1.333.980.000 VND`.

Figures are grouped by Babel as Vietnamese prints them (88/2015/QH13 Art. 10, 11). No style rounds: a value that a style
cannot carry is written in longer form or refused.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from ...errors import StyleError
from ...text.numerals import to_words
from .model import Amount, plain
from .units import LEXICON

if TYPE_CHECKING:
    from collections.abc import Callable

#: Words styles and the choices of spelling they stand for.
_SPELLINGS: Final[dict[str, dict[str, str]]] = {
    "words": {},
    "words-lẻ": {"zero": "lẻ"},
    "words-ngàn": {"thousand": "ngàn"},
    "words-lẻ-ngàn": {"zero": "lẻ", "thousand": "ngàn"},
}
STYLES: Final = ("official", "scaled", *_SPELLINGS, "figures-words", "code", "short")

_NAMES: Final[dict[str, str]] = {code: entry["name"] for code, entry in LEXICON["currencies"].items()}
#: Scales from the largest, and below what number each is in use.
_SCALES: Final = (
    (Decimal(10**9), "tỷ", Decimal("Infinity")),
    (Decimal(10**6), "triệu", Decimal(10**12)),
    (Decimal(10**3), "nghìn", Decimal(10**6)),
)
#: More decimals than this make a scaled figure harder to read than a plain one.
_MOST_DECIMALS: Final = 3
#: From this value on a lone đ is read behind a figure without separators.
_LEAST_SHORT: Final = 100
_PLACE: Final = "…"


def format(amount: Amount, style: str = "official") -> str:
    """Write an amount in one of the styles.

    `official` and `code` are plain figures, `scaled` figures with tỷ, triệu or nghìn where they are exact, `words` and
    its variants words, `figures-words` both (which reads as two amounts), `short` figures with đ. Raises StyleError for
    another style and for a value that has no words.
    """
    if style in _SPELLINGS:
        return _written(amount, lambda number: f"{_words(number, style)} {_name(amount.currency)}")
    if style == "figures-words":
        figures, words = format(amount), format(amount.model_copy(update={"qualifier": None}), "words")
        return f"{figures} (Bằng chữ: {words[0].upper()}{words[1:]})"
    unit = "đồng" if amount.currency == "VND" else amount.currency
    if style == "official":
        return _written(amount, lambda number: f"{_figures(number, amount.currency)} {unit}")
    if style == "code":
        return _written(amount, lambda number: f"{_figures(number, amount.currency)} {amount.currency}")
    if style == "scaled":
        return _written(amount, lambda number: f"{_scaled(number, amount.currency)} {unit}")
    if style == "short":
        return _written(amount, lambda number: _short(number, amount.currency))
    raise StyleError(f"expected a style of amounts ({', '.join(STYLES)}), got {style!r}")


def _written(amount: Amount, write: Callable[[Decimal], str]) -> str:
    """Write one or two numbers with the rate and the qualifier of the amount."""
    per = f"/{amount.per}" if amount.per else ""
    before, place, after = (amount.qualifier or "").partition(_PLACE)
    if amount.low is not None and amount.high is not None:
        joint = after.strip() if after.strip().startswith("đến ") else "đến"
        if not place and before.startswith("đến "):
            before, joint = "", before
        words = [before.strip() or "từ", write(amount.low), joint, write(amount.high) + per]
    elif amount.value is not None:
        words = [before.strip(), write(amount.value) + per, after.strip()]
    return " ".join(word for word in words if word)


def _figures(number: Decimal, currency: str) -> str:
    """Write all digits of a number, with the decimals its currency is printed with if it has any."""
    from babel.numbers import format_decimal, get_currency_precision

    decimals = _decimals(number)
    if decimals:
        decimals = max(decimals, get_currency_precision(currency))
        # Three digits behind a comma would be read as thousands.
        decimals += decimals == 3
    return _exactly(number, decimals, format_decimal)


def _decimals(number: Decimal) -> int:
    """Count the digits behind the point, without zeros at the end."""
    return len(plain(number).partition(".")[2])


def _exactly(number: Decimal, decimals: int, format_decimal: Callable[..., str]) -> str:
    """Group the integer part by Babel, which rounds, and keep the digits behind the point as they are."""
    whole, _, fraction = plain(number).partition(".")
    written: str = format_decimal(int(whole), "#,##0", locale="vi")
    return f"{written},{fraction:0<{decimals}}" if decimals else written


def _scaled(number: Decimal, currency: str) -> str:
    from babel.numbers import format_decimal

    for size, name, below in _SCALES:
        scaled = number / size
        decimals = _decimals(scaled)
        if size <= number < below and scaled * size == number and decimals <= _MOST_DECIMALS:
            return f"{_exactly(scaled, decimals, format_decimal)} {name}"
    return _figures(number, currency)


def _short(number: Decimal, currency: str) -> str:
    if currency != "VND":
        return f"{_figures(number, currency)} {currency}"
    return f"{_figures(number, currency)}{'đ' if number >= _LEAST_SHORT else ' đồng'}"


def _words(number: Decimal, style: str) -> str:
    try:
        return to_words(int(number) if number == number.to_integral_value() else number, **_SPELLINGS[style])
    except ValueError as error:
        raise StyleError(f"style {style!r} cannot carry {number}: {error}") from error


@cache
def _name(currency: str) -> str:
    return _NAMES.get(currency, currency)


Amount.writer = staticmethod(format)
