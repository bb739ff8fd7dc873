"""The light form of an amount."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """An amount as it was read: numbers as plain strings, places in the matched text, nothing validated."""

    start: int
    end: int
    value: str | None
    low: str | None
    high: str | None
    currency: str
    per: str | None
    words: bool
    qualifier: str | None
    #: From the qualifier before to the one behind.
    whole: tuple[int, int]
    per_start: int


def plain(digits: int, exponent: int) -> str:
    """Write digits · 10^exponent without an exponent."""
    if exponent >= 0:
        return str(digits) + "0" * exponent if digits else "0"
    written = str(digits).rjust(1 - exponent, "0")
    return f"{written[:exponent]}.{written[exponent:]}".rstrip("0").rstrip(".")
