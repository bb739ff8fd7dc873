"""An amount of money: `1.333.980.000 đồng`, `từ 5 đến 10 triệu đồng/người/tháng`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from ..base import Value


def _exact(number: object) -> object:
    if isinstance(number, float):
        raise ValueError("a float is not exact; give a string, an int or a Decimal")
    return number


def plain(number: Decimal) -> str:
    """Write a number in digits, without an exponent and without zeros at the end of its fraction."""
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


Number = Annotated[
    Decimal,
    BeforeValidator(_exact),
    Field(ge=0, allow_inf_nan=False, max_digits=60),
    PlainSerializer(plain, return_type=str, when_used="json"),
]


class Amount(Value):
    """A sum of money, or a range of sums from `low` to `high`, in whole units of a currency.

    The unit is the one of the currency's name (đồng, US dollar), whatever the scale of the text: `1,5 tỷ đồng` is
    1500000000. `words` tells how the amount was written and not what it is: two that differ in it alone are equal.
    """

    #: The sum; None for a range.
    value: Number | None = None
    #: The ends of a range; both or none.
    low: Number | None = None
    high: Number | None = None
    #: Code of ISO 4217.
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "VND"
    #: What the amount is for one of: `m2`, `người/tháng`.
    per: Annotated[str, Field(min_length=1)] | None = None
    #: Whether it was spelled out.
    words: bool = False
    #: What the text says of the amount, outside its span: `gần`, `không quá`; `…` marks the place of an amount that it
    #: stands on both sides of or behind (`từ … trở lên`).
    qualifier: Annotated[str, Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _has_one_form(self) -> Amount:
        if self.value is None:
            if self.low is None or self.high is None:
                raise ValueError("expected a value, or low and high")
            if self.low > self.high:
                raise ValueError("expected low to be no more than high")
        elif self.low is not None or self.high is not None:
            raise ValueError("expected either a value or low and high")
        return self

    @property
    def is_range(self) -> bool:
        """Whether the amount has a lower and an upper end."""
        return self.value is None

    def _key(self) -> tuple[Any, ...]:
        return (self.value, self.low, self.high, self.currency, self.per, self.qualifier)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Amount) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())
