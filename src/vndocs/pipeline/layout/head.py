"""Finds the heading of a document: around its motto, or its number where the motto is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...entities.references import symbol
from ...text.seeking import Sought
from . import addressing, anchors, mottoes
from .anchors import Dated, Number
from .cells import cells, opening
from .issuing import Body, names
from .mottoes import Motto
from .type_lines import type_line

#: A heading is looked for in the first so many characters, and its parts in so many around the motto.
REACH: Final = 12_000
_ABOVE: Final = 900
_MARGIN: Final = 5_000
_BELOW: Final = 1_600
#: A type that stands so far above a motto has another above itself, or none.
_FAR: Final = 250
#: A heading so near to the end has no paper below it.
_LAST: Final = 200
#: What opens a part of a paper is told within so many characters.
_SLACK: Final = 250
_START: Final = (
    r"[ \t*_#>|]{0,30}(?:Điều\s+1[.:]|Chương\s+I\b|CHƯƠNG\s+I\b|Căn\s+cứ|PHỤ LỤC|Phụ lục|Kính gửi|NHÂN DANH\s)"
)
#: `Điều`, `Chương`, `Căn cứ`, `Phụ lục`, `Kính gửi`, `NHÂN DANH`, by their first letters.
_STARTS: Final = Sought(
    re.compile("\n" + _START),
    ("ĐCPKN", "ihHăí", "ềưƯnụỤÂ"),
    after="\n",
    over=" \t*_#>|",
    most=30,
)
_STARTS_FIRST: Final = re.compile(_START)
_BLANK_DAY: Final = re.compile(r"[\W_]{0,40}ngay\W")
_AUTHENTIC: Final = "XÁC THỰC VĂN BẢN HỢP NHẤT"


class Head(NamedTuple):
    """What the heading says, as stretches of the matched text, and where it ends; `type` is that below it."""

    motto: Motto | None
    bodies: Sequence[Body]
    number: Number | None
    dated: Dated | None
    start: int
    end: int
    is_behind: bool
    type: tuple[int, int] | None = None


def find(text: str) -> Head:
    """Find the heading: around its motto, or its number where the motto is lost."""
    zone = min(len(text), REACH)
    motto = mottoes.first(text, zone)
    # Beside a motto only what stands over it counts.
    started = _STARTS_FIRST.match(text) or _STARTS.search(text, 0, min(zone, motto.start + 1) if motto else zone)
    is_behind = False
    is_started = motto is not None and started is not None and started.start() < motto.start
    # A motto at the top has no type so far above it.
    is_top = motto is not None and motto.start <= _FAR and not is_started
    kind = None if is_top else type_line(text, 0, min(zone, 300))
    if motto is not None and is_started:
        # The Gazette prints a heading in the margin of the first page; it comes down behind the bases.
        is_behind = kind is not None and motto.start < _MARGIN and _is_numbered(text, motto)
        motto = motto if is_behind else None
    if kind is not None and not is_behind and (motto is None or kind[0] + _FAR < motto.start):
        # Text boxes of Word may come behind the body.
        at = max(text.find("ĐẢNG CỘNG SẢN VIỆT NAM"), text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        if at >= 0 and (started is None or motto is not None or at > len(text) - _LAST):
            found = mottoes.within(text, at, at + 60)
            motto = found[0] if found else None
            is_behind = motto is not None
    if motto is None:
        return _headless(text, started.start() if started else min(zone, 2500), kind)
    low, high = max(0, motto.start - _ABOVE), min(len(text), motto.end + _BELOW)
    if is_behind:
        high = min(high, motto.end + 500)
    title = type_line(text, motto.end, high)
    # What begins behind the title bounds nothing more.
    stop = min(high, title[0] + _SLACK) if title else high
    letter = addressing.opening(text, motto.end, stop)
    ends = [title[0]] if title else []
    ends += [letter] if letter >= 0 else []
    body_start = _STARTS.search(text, motto.end, stop)
    ends += [body_start.start()] if body_start else []
    high = min(ends) if ends and not is_behind else high
    head = _around(text, motto, low, high, is_behind=is_behind)
    if title is not None and title[0] >= head.end and not is_behind:
        head = head._replace(type=title)
    if head.number is None and title is not None:
        head = head._replace(number=_below(text, title[1]))
    if (head.number is None or head.number.code is None) and _AUTHENTIC in text:
        behind = _authentic(text)
        return head._replace(number=behind.number, dated=behind.dated, bodies=behind.bodies)
    return head


def _is_numbered(text: str, motto: Motto) -> bool:
    """Say whether a number and a day stand at a motto, as in the heading of a paper and in no form."""
    low, high = max(0, motto.start - 200), min(len(text), motto.end + 300)
    if _coded(anchors.numbers(text, low, high)) is None:
        return False
    return any(line.date and line.place for line in anchors.dated(text, low, high))


def _around(text: str, motto: Motto, low: int, high: int, *, is_behind: bool) -> Head:
    numbers = anchors.numbers(text, low, high)
    number = _coded(numbers) or (numbers[0] if numbers else None)
    dates = anchors.dated(text, low, high)
    others = mottoes.within(text, low, high)
    if motto.system == "mass" and others[1:] and others[1].system == "mass":
        # The Youth Union's name stands over the issuer's as well.
        motto = others[1]
        others = others[1:]
    date = _complete(dates, low) or (dates[0] if dates else None)
    second, subjects = mottoes.beside(text, low, high)
    taken = [(motto.start, motto.end), *second]
    taken += [(found.label, found.end) for found in numbers]
    taken += [(found.start, found.end) for found in dates]
    taken += [(other.start, other.end) for other in others]
    taken += subjects
    stop = high
    if is_behind:
        stop = _boxes(text, max([motto.start, *[found.end for found in numbers]]), taken)
    bodies = names(text, low, stop, sorted(set(taken)), motto.start)
    end = motto.end if len(taken) == 1 else max(motto.end, taken[1][1])
    if number is not None:
        end = max(end, number.end)
    if date is not None:
        end = max(end, date.end)
    return Head(motto, bodies, number, date, low, min(end, high) if not is_behind else end, is_behind)


def _coded(numbers: list[Number]) -> Number | None:
    """Give the first number that can be read."""
    for found in numbers:
        if found.code:
            return found
    return None


def _complete(dates: list[Dated], floor: int) -> Dated | None:
    """Give the first day that can be read and does not stand at the very `floor`."""
    for found in dates:
        if found.date and found.start > floor:
            return found
    return None


def _below(text: str, at: int) -> Number | None:
    """Find the number that stands below the type instead of above: `HỢP ĐỒNG` over `Số: 05/2024/HĐKT`."""
    numbers = anchors.numbers(text, at, min(len(text), at + 160))
    return numbers[0] if numbers and not text[at : numbers[0].label].strip(" \t\n*_|(") else None


def _boxes(text: str, stop: int, taken: Sequence[tuple[int, int]]) -> int:
    """Give where the text boxes of a heading end: below motto and day the name of the issuer itself may stand."""
    for line in cells(text, stop, min(len(text), stop + 300)):
        if line.is_upper and names(text, line.start, line.end, [], line.start):
            stop = line.end
            continue
        is_taken = any(begin < line.end and line.start < end for begin, end in taken)
        if not is_taken and not _BLANK_DAY.match(line.plain):
            break
    return stop


def _headless(text: str, high: int, kind: tuple[int, int] | None) -> Head:
    """Read a heading without motto by its number."""
    first = opening(text, 0, min(len(text), 400))
    if first is not None and text[first[0]].isdecimal():
        match = symbol.match(text, first[0])
        read = symbol.read(match, None) if match is not None else None
        if read is not None and first[0] + read.size == first[1] and len(text.strip()) > first[1] + 200:
            return Head(None, (), Number(first[0], first[0], first[1], read.code), None, 0, first[1], False)
    numbers = anchors.numbers(text, 0, high)
    # A day without any number says nothing.
    dates = [found for found in anchors.dated(text, 0, high) if found.place] if numbers else []
    number = _coded(numbers)
    at = number.label if number else dates[0].start if dates and numbers else -1
    if kind is not None and at > kind[1]:
        # Old papers begin with the type: `Sắc lệnh của Chủ tịch … số 67 ngày …`
        return Head(None, (), number, _complete(dates, -1), 0, 0, False)
    if at < 0 and _AUTHENTIC in text:
        return _authentic(text)
    if at < 0:
        return Head(None, (), None, None, 0, 0, False)
    low = max(0, at - 700)
    taken = [(found.label, found.end) for found in numbers] + [(found.start, found.end) for found in dates]
    bodies = names(text, low, at, sorted([*taken, *mottoes.beside(text, low, at)[0]]), -1_000)
    date = _complete(dates, -1)
    end = max(stop for _, stop in taken) if taken else at
    return Head(None, bodies, number, date, low, end, False)


def _authentic(text: str) -> Head:
    """Read number, issuer and date of a consolidated text, which stand at its end."""
    at = text.rfind(_AUTHENTIC)
    low, high = max(0, at - 500), min(len(text), at + 300)
    numbers, dates = anchors.numbers(text, low, high), anchors.dated(text, low, high)
    taken = [(found.label, found.end) for found in numbers] + [(found.start, found.end) for found in dates]
    bodies = names(text, low, at, sorted(taken), -1_000)
    return Head(
        None,
        bodies,
        _coded(numbers),
        _complete(dates, -1),
        low,
        0,
        True,
    )
