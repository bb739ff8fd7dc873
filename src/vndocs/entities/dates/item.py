"""One date before the words around it are asked, and how it is written in EDTF."""

from __future__ import annotations

from typing import NamedTuple

from . import edtf
from .words import MONTH_WORDS


class Item(NamedTuple):
    """A date before the words around it are asked.

    `unit` is D, M, Q, Y, or F and L for the first and last months of a year.
    """

    unit: str
    start: int
    end: int
    year: str | None = None
    month: int = 0
    day: int = 0
    is_keyed: bool = False
    clock: str = ""


def code(item: Item) -> str | None:
    """Write an item as EDTF; None for a day that no calendar has."""
    year, month = item.year or edtf.UNKNOWN_YEAR, item.month
    if item.unit == "D":
        is_possible = edtf.is_day(int(item.year) if item.year else None, month, item.day)
        return f"{year}-{month:02}-{item.day:02}{item.clock}" if is_possible else None
    if item.unit == "M":
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    if item.unit == "Q":
        return f"{year}-{month + 32}"
    if item.unit == "Y":
        return year
    if month == 1:
        return f"{year}-01" if item.unit == "F" else f"{year}-12"
    if month == 6:
        return f"{year}-{40 if item.unit == 'F' else 41}"
    return f"{year}-01/{year}-{month:02}" if item.unit == "F" else f"{year}-{13 - month:02}/{year}-12"


def month_number(word: str) -> int:
    """Give the number of a month's word."""
    return MONTH_WORDS[" ".join(word.lower().replace("*", " ").split())]
