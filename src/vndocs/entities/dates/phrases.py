"""Dates that stand together: `từ ngày 01 đến ngày 05/01/2024`, `các ngày 15 và 16/01`, `tháng 5 và 5 tháng đầu năm 2024`.

What a member lacks it takes from the one behind it: parts are said once, at the end. An interval runs from its first day
to its last, both included (Articles 147, 148 of the Civil Code 91/2015/QH13).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from . import clock, edtf
from .items import Item, code, read_item
from .words import BLANKS, COUNTED, GAP, LEXICON, TO, either

_JOINED: Final = LEXICON["joined"]
_I: Final = re.IGNORECASE
_MARK: Final = rf"(?:{GAP}\((?:{either(LEXICON['weekdays']['names'])})\))?"
_TO: Final = re.compile(rf"{_MARK}(?:[ \t*]{{0,3}}[-~]{GAP}|{GAP},?{GAP}{TO}(?![^\W\d_]){GAP})(?:{either(LEXICON['from'])}{GAP})?", _I)
_AND: Final = re.compile(rf"{_MARK}{GAP}(?:[,;+&]{GAP}(?:(?:{either(_JOINED['and'])})(?![^\W\d_]){GAP})?|(?:{either(_JOINED['and'])})(?![^\W\d_]){GAP})(?:cả{GAP}(?=năm))?", _I)
_BACKWARDS: Final = re.compile(rf"{GAP}(?:{either(_JOINED['backwards'])})(?![^\W\d_])", _I)
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
_LUNAR: Final = re.compile(
    rf"{GAP}\(?{GAP}(?:(?:{either(LEXICON['lunar']['behind'])})(?![^\W\d_])|(?:năm{GAP})?(?:{either(LEXICON['lunar']['stems'])}){GAP}(?:{either(LEXICON['lunar']['branches'])})(?![^\W\d_]))", _I
)
_FROM: Final = re.compile(rf"(?:{either(LEXICON['from'])}){GAP}\Z", _I)
#: More members than a list of dates has.
_MOST: Final = 16


class Reading(NamedTuple):
    """A date as read: EDTF, the word of its period; of an impossible one the numbers as written and no value."""

    start: int
    end: int
    value: str | None
    period: str | None = None
    written: tuple[int | None, int, int | None] | None = None

    @property
    def is_invalid(self) -> bool:
        """Whether no calendar has this date."""
        return self.value is None


def read_phrase(text: str, first: Item, low: int) -> tuple[list[Reading], int]:
    """Read the dates joined to `first`, and say where the last of them ends; look back no further than `low`.

    No readings where the item says too little even with what stands around it; the end is then that of the item.
    """
    if is_lunar(text, first.end):
        return [], first.end
    first = _with_clock(text, first, low)
    if found := interval(text, first, low):
        return found
    if not first.year or first.unit == "Y":
        members, end = _members(text, first)
        if len(members) > 1:
            return [reading for item in members for reading in reading_of(item)], end
    if not stands_alone(text, first):
        return [], first.end
    if first.is_keyed and first.unit != "F" and (begin := from_before(text, first.start, low)) is not None and not _BACKWARDS.match(text, first.end):
        value = code(first)
        if value is not None and not (first.clock and text[first.start].isdigit()):
            return [Reading(begin, first.end, f"{value}/..")], first.end
    return reading_of(first), first.end


def stands_alone(text: str, item: Item) -> bool:
    """Say whether an item is a date without more words: a lone day is none, a lone month may count months."""
    if item.year or item.unit in "FLQ":
        return True
    if item.unit == "M":
        return item.is_keyed and not _COUNTED.match(text, item.end)
    return item.unit == "D" and item.month > 0


def reading_of(item: Item) -> list[Reading]:
    """Make the reading of an item; none of an impossible one that may be no date at all."""
    if "|" in item.clock:
        times = item.clock.split("|")
        ends = [code(item._replace(clock=time)) for time in times]
        return [Reading(item.start, item.end, f"{ends[0]}/{ends[1]}")] if ends[0] else []
    value = code(item)
    if value is not None:
        period = None
        if item.unit in "FL" and "/" in value:
            period = LEXICON["wording"]["first_months" if item.unit == "F" else "last_months"]
        return [Reading(item.start, item.end, value, period)]
    year = int(item.year) if item.year else None
    if not item.month:
        return []
    return [Reading(item.start, item.end, None, None, (item.day or None, item.month, year))]


def is_lunar(text: str, at: int) -> bool:
    """Say whether the words behind a date make it one of the lunar calendar."""
    ahead = text[at : at + 12].lstrip(" \n\t*(")[:1]
    return ahead in _LUNAR_LETTERS and _LUNAR.match(text, at) is not None


_LUNAR_LETTERS: Final = frozenset("âÂaAnNgGấẤbBđĐmMkKcCtTqQ")


def join(first: Item, second: Item) -> str | None:
    """Give the interval of two items; the first takes what it lacks from the second, the second its year from the first."""
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


def interval(text: str, first: Item, low: int) -> tuple[list[Reading], int] | None:
    if first.unit not in "DMQY":
        return None
    joined = _TO.match(text, first.end) if _next_sign(text, first.end) in _TO_INITIALS else None
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
    if second.unit in "DM" and not second.year and not second.is_keyed and (second.month > 12 or _COUNTED.match(text, second.end)):
        return None
    if until and second.unit == "D":
        second = second._replace(clock=until.time)
    elif second.unit == "D" and second.month and (late := clock.behind(text, second.end)):
        second = second._replace(clock=late.time, end=late.end)
    value = join(first, second)
    if value is None:
        return None
    begin = from_before(text, first.start, low) if first.is_keyed and not (first.clock and text[first.start].isdigit()) else None
    return [Reading(first.start if begin is None else begin, second.end, value)], second.end


def _members(text: str, first: Item) -> tuple[list[Item], int]:
    """Read a list of items up to the one that has a year; give the earlier ones what it says."""
    items = [first]
    while len(items) < _MOST:
        last = items[-1]
        joined = _AND.match(text, last.end) if _next_sign(text, last.end) in _AND_INITIALS else None
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
        return items, first.end
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
    lead = text[max(0, items[0].start - 5) : items[0].start].rstrip(BLANKS)
    return lead[-3:].lower() == "các" and all(1 <= item.month <= 12 for item in items)


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


def _with_clock(text: str, item: Item, low: int) -> Item:
    """Join the clock time that stands before or behind a day."""
    if item.unit != "D" or not item.month:
        return item
    if _may_be_timed(text, item.start) and (found := clock.before(text, low, item.start)):
        return item._replace(start=found.start, clock=found.time + (f"|{found.until}" if found.until else ""))
    if _next_sign(text, item.end) in _CLOCK_INITIALS and (found := clock.behind(text, item.end)):
        return item._replace(end=found.end, clock=found.time)
    return item


def _next_sign(text: str, at: int) -> str:
    """Give the next character that is no blank, an empty string where none is near."""
    sign = text[at : at + 1]
    return text[at : at + 12].lstrip(BLANKS)[:1] if sign in _BLANK else sign


def _may_be_timed(text: str, at: int) -> bool:
    """Say whether the last letters before a day are of a clock time, of a part of day or of a weekday."""
    head = text[max(0, at - 12) : at].rstrip(" \n\t*,|(-")
    return head[-1:].isdigit() or head[-3:].lower() in _TIME_ENDINGS or (head[-1:] in "hHgG'’)" and len(head) < 12 + len(head) and any(sign.isdigit() for sign in head[-4:]))


_BLANK: Final = frozenset(BLANKS)
_TO_INITIALS: Final = frozenset("-~,(") | {form for word in _JOINED["to"] for form in (word[0], word[0].upper())}
_AND_INITIALS: Final = frozenset(",;+&(") | {form for word in _JOINED["and"] for form in (word[0], word[0].upper())}
_CLOCK_INITIALS: Final = frozenset(",|-T0123456789") | {form for word in LEXICON["clock"]["at"] for form in (word[0], word[0].upper())}
_TIME_ENDINGS: Final = frozenset(
    word[-3:] if len(word) > 2 else word
    for word in (
        "giờ", "phút", "giây", *(part for name in ("morning", "noon", "afternoon", "night") for part in LEXICON["clock"][name]),
        *(name.split()[-1] if len(name.split()[-1]) > 2 else " " + name.split()[-1] for name in LEXICON["weekdays"]["names"]),
    )
)


def from_before(text: str, at: int, low: int) -> int | None:
    """Give where the `từ` right before `at` begins."""
    head = text[max(0, at - 8) : at].rstrip(BLANKS)[-2:].lower()
    match = _FROM.search(text, max(low, at - 8), at) if head in LEXICON["from"] else None
    return match.start() if match else None
