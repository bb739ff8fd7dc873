"""`vndocs words`: figures read, numbers or amounts written in words."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Final

from ..text.numerals import LIMIT, to_words
from .errors import CommandError

_ZERO: Final = ("linh", "lẻ")
_THOUSAND: Final = ("nghìn", "ngàn")
_SIGNS: Final = frozenset("0123456789.,")


def in_words(given: str, *, zero: str = _ZERO[0], thousand: str = _THOUSAND[0], currency: str | None = None) -> str:
    """Write a number that is given in figures in words; with a currency, as an amount.

    Raises CommandError for what is no number and for a word or currency that there is not.
    """
    zero, thousand = _chosen("--zero", zero, _ZERO), _chosen("--thousand", thousand, _THOUSAND)
    number = _number(given)
    if currency is None:
        return to_words(number, zero=zero, thousand=thousand)
    from ..entities.amounts import Amount
    from ..entities.amounts.units import LEXICON

    code = _chosen("--currency", currency.upper(), tuple(LEXICON["currencies"]))
    if number < 0:
        raise CommandError("bad-number", given=given)
    choices = [word for word, usual in ((zero, _ZERO[0]), (thousand, _THOUSAND[0])) if word != usual]
    return format(Amount(value=Decimal(number), currency=code), "-".join(["words", *choices]))


def _chosen(option: str, given: str, known: tuple[str, ...]) -> str:
    composed = unicodedata.normalize("NFC", given)
    if composed not in known:
        raise CommandError("bad-choice", option=option, given=given, known=", ".join(known))
    return composed


def _number(given: str) -> int | Decimal:
    from ..entities.amounts.figures import read

    token = "".join(given.split())
    digits = token.removeprefix("-")
    figure = None
    if digits[:1].isdigit() and set(digits) <= _SIGNS:
        figure = read(digits, scaled=False, whole_units=False)
    if figure is None:
        raise CommandError("bad-number", given=given)
    number = Decimal(figure.digits).scaleb(-figure.decimals)
    if number >= LIMIT:
        raise CommandError("large-number", given=given)
    signed = -number if token.startswith("-") else number
    return int(signed) if signed == signed.to_integral_value() else signed
