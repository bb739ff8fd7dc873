"""Dates that stand together: `các ngày 15 và 16/01`, `năm 2023, 2024`, `tháng 5 và 5 tháng đầu năm 2024`.

What a member lacks it takes from the one behind it.
"""

from __future__ import annotations

import re
from typing import Final

from .beside import from_before, is_lunar, next_sign, with_clock
from .intervals import has_end, interval
from .item import Item, code
from .items import read_item
from .reading import Reading, reading_of
from .words import COUNTED, GAP, LEXICON, either, head_before

_JOINED: Final = LEXICON["joined"]
_I: Final = re.IGNORECASE
_MARK: Final = rf"(?:{GAP}\((?:{either(LEXICON['weekdays']['names'])})\))?"
_AND: Final = re.compile(
    rf"{_MARK}{GAP}(?:[,;+&]{GAP}(?:(?:{either(_JOINED['and'])})(?![^\W\d_]){GAP})?|(?:{either(_JOINED['and'])})(?![^\W\d_]){GAP})(?:cả{GAP}(?=năm))?",
    _I,
)
_BACKWARDS: Final = re.compile(rf"{GAP}(?:{either(_JOINED['backwards'])})(?![^\W\d_])", _I)
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
#: More members than a list of dates has.
_MOST: Final = 16
_AND_INITIALS: Final = frozenset(",;+&(") | {form for word in _JOINED["and"] for form in (word[0], word[0].upper())}


def read_phrase(text: str, first: Item, low: int) -> tuple[list[Reading], int]:
    """Read the dates joined to `first`, and say where the last of them ends; look back no further than `low`.

    No readings where the item says too little even with what stands around it; the end is then that of the item.
    """
    if is_lunar(text, first.end):
        return [], first.end
    first = with_clock(text, first, low)
    if found := interval(text, first, low):
        return found
    if not first.year or first.unit == "Y":
        members, end = _members(text, first)
        if len(members) > 1:
            return [reading for item in members for reading in reading_of(item)], end
    else:
        end = first.end
    if not stands_alone(text, first):
        return [], end if end > first.end else first.start
    if (
        first.is_keyed
        and first.unit != "F"
        and (begin := from_before(text, first.start, low)) is not None
        and not _BACKWARDS.match(text, first.end)
    ):
        value = code(first)
        if value is not None and not has_end(text, first) and not (first.clock and text[first.start].isdigit()):
            return [Reading(begin, first.end, f"{value}/..")], first.end
    return reading_of(first), first.end


def stands_alone(text: str, item: Item) -> bool:
    """Say whether an item is a date without more words: a lone day is none, a lone month may count months."""
    if item.year or item.unit in "FLQ":
        return True
    if item.unit == "M":
        return item.is_keyed and not _COUNTED.match(text, item.end)
    return item.unit == "D" and item.month > 0


def _members(text: str, first: Item) -> tuple[list[Item], int]:
    """Read a list of items up to the one that has a year; give the earlier ones what it says."""
    items = [first]
    while len(items) < _MOST:
        last = items[-1]
        joined = _AND.match(text, last.end) if next_sign(text, last.end) in _AND_INITIALS else None
        if joined is None:
            break
        item = read_item(text, joined.end(), last.unit)
        if item is None or not _may_follow(text, last, item):
            break
        items.append(item)
        if item.year and item.unit != "Y":
            break
    while len(items) > 1 and not _anchors(text, items):
        items.pop()
    if len(items) < 2:
        # Days without a month on and on: none of them is one either.
        return items, last.start if last.unit == "D" and not last.month else first.end
    return _shared(items), items[-1].end


def _may_follow(text: str, last: Item, item: Item) -> bool:
    if item.unit == "Y":
        return last.unit in "MQFL" or (last.unit == "Y" and not _COUNTED.match(text, item.end))
    if last.unit == "Y":
        return False
    if item.unit == last.unit == "D":
        return True
    return item.unit in "MQFL" and last.unit in "MQFL" and (item.is_keyed or not _COUNTED.match(text, item.end))


def _anchors(text: str, items: list[Item]) -> bool:
    """Say whether the last of some items is sure enough to be one: it has a year, or its keyword or month."""
    last = items[-1]
    if last.unit == "Y" and items[-2].unit != "Y" and not last.is_keyed:
        return False
    if last.year:
        return True
    if last.unit == "D":
        return last.month > 0 and (last.is_keyed or code(last) is not None)
    return last.is_keyed or _is_series(text, items)


def _is_series(text: str, items: list[Item]) -> bool:
    """Say whether bare months are plainly listed: `các tháng 1, 4, 7 và 10`."""
    lead = head_before(text, items[0].start, 5)
    is_led = lead[-3:].lower() == "các" or (lead[-1:] == "(" and text[items[-1].end : items[-1].end + 1] == ")")
    return is_led and all(1 <= item.month <= 12 for item in items)


def _shared(items: list[Item]) -> list[Item]:
    year, month = items[-1].year, items[-1].month
    out = []
    for item in reversed(items):
        if item.unit == "Y":
            year = item.year
        elif item.year:
            year, month = item.year, item.month
        else:
            item = item._replace(year=year)
        if item.unit == "D":
            item = item if item.month else item._replace(month=month)
            month = item.month
        out.append(item)
    return out[::-1]
