"""Intervals: `từ ngày 01 đến ngày 05/01/2024`, `10-18/9`, `từ tháng 7/1954 đến ngày 30/4/1975`.

What the first day lacks it takes from the second: parts are said once, at the end. An interval runs from its first day
to its last, both included (Articles 147, 148 of the Civil Code 91/2015/QH13).
"""

from __future__ import annotations

import re
from typing import Final

from . import clock, edtf
from .beside import from_before, is_lunar, next_sign
from .item import Item, code
from .items import read_item
from .reading import Reading
from .words import COUNTED, GAP, LEXICON, TO, either

_JOINED: Final = LEXICON["joined"]
_I: Final = re.IGNORECASE
_MARK: Final = rf"(?:{GAP}\((?:{either(LEXICON['weekdays']['names'])})\))?"
TO_NEXT: Final = re.compile(
    rf"{_MARK}(?:[ \t*]{{0,3}}[-~]{GAP}|{GAP},?{GAP}{TO}(?![^\W\d_]){GAP})(?:{either(LEXICON['from'])}{GAP})?", _I
)
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
TO_INITIALS: Final = frozenset("-~,(") | {form for word in _JOINED["to"] for form in (word[0], word[0].upper())}


def interval(text: str, first: Item, low: int) -> tuple[list[Reading], int] | None:
    """Read the interval that `first` begins, with the `từ` before it, and say where it ends; None where none does."""
    if first.unit not in "DMQY":
        return None
    joined = TO_NEXT.match(text, first.end) if next_sign(text, first.end) in TO_INITIALS else None
    if joined is None:
        return None
    at = joined.end()
    until = clock.standing(text, at)
    second = read_item(text, until.end if until else at, first.unit)
    if second is None and until:
        until, second = None, read_item(text, at, first.unit)
    if second is None or is_lunar(text, second.end):
        return None
    if second.unit != first.unit and not first.clock and from_before(text, first.start, low) is None:
        return None
    if second.unit == "D" and not second.month and not second.is_keyed:
        return None
    if (
        second.unit in "DM"
        and not second.year
        and not second.is_keyed
        and (second.month > 12 or _COUNTED.match(text, second.end))
    ):
        return None
    if until and second.unit == "D":
        second = second._replace(clock=until.time)
    elif second.unit == "D" and second.month and (late := clock.behind(text, second.end)):
        second = second._replace(clock=late.time, end=late.end)
    value = join(first, second)
    if value is None:
        return None
    begin = (
        from_before(text, first.start, low)
        if first.is_keyed and not (first.clock and text[first.start].isdigit())
        else None
    )
    return [Reading(first.start if begin is None else begin, second.end, value)], second.end


def has_end(text: str, first: Item) -> bool:
    """Say whether an end is said after all, though no interval could be made of it: it lies before the beginning."""
    joined = TO_NEXT.match(text, first.end) if next_sign(text, first.end) in TO_INITIALS else None
    return joined is not None and read_item(text, joined.end(), first.unit) is not None


def join(first: Item, second: Item) -> str | None:
    """Give the interval of two items: one takes from the other what it lacks; None where it would run backwards."""
    if first.unit not in "DMQY" or second.unit not in "DMQY":
        return None
    if first.unit == "D" and not first.month:
        if second.unit != "D" or not second.month:
            return None
        first = first._replace(month=second.month, year=second.year)
    if second.unit == "D" and not second.month:
        if first.unit != "D":
            return None
        second = second._replace(month=first.month, year=first.year)
    if first.unit == second.unit == "Y":
        pass
    elif not first.year and second.year:
        first = _year_before(first, second)
    elif not second.year and first.year:
        second = second._replace(year=first.year)
    start, end = code(first), code(second)
    if start is None or end is None or start == end or "/" in start + end:
        return None
    value = f"{start}/{end}"
    if first.unit == second.unit and first.year and second.year and not first.clock and not second.clock:
        return value if start < end else None
    try:
        edtf.split(value)
    except ValueError:
        return None
    return value


def _year_before(first: Item, second: Item) -> Item:
    """Give the year of the second to the first, or the year before where the two run over New Year."""
    year = int(second.year or 0)
    if first.unit == second.unit and (first.month, first.day) > (second.month, second.day):
        year -= 1
    return first._replace(year=str(year))
