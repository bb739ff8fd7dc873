"""A weekday that the date does not fall on: `thứ Hai, ngày 23/01/2024` was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ..dating import day_of
from ..finding import Finding
from ..sifting import LONG_DATE, WEEKDAY_REACH

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("weekdays",)
_NAMES: Final[list[list[str]]] = load("vndocs.check", "words.toml")["weekdays"]
_MARKS: Final = tuple(load("vndocs.check", "words.toml")["weekday_marks"])
_BY_NAME: Final = {name: number for number, names in enumerate(_NAMES) for name in names}
_NAMED: Final = "|".join(sorted((name.replace(" ", r"\s{1,3}") for name in _BY_NAME), key=len, reverse=True))
_INITIALS: Final = "".join(sorted({name[0] for name in _BY_NAME}))
_BEFORE: Final = re.compile(
    rf"(?=[{_INITIALS}])(?<!\w)(?<!lần\s)(?<!phiên\s)(?<!phiên\shọp\s)(?<!kỳ\shọp\s)(?<!đợt\s)(?<!kỳ\s)(?<!bậc\s)({_NAMED})\s{{0,3}}[,(–-]?\s{{0,3}}(?:ngày\s{{1,3}})?\(?$",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(rf"\s{{0,3}}[(,]\s{{0,2}}({_NAMED})(?:\)|[,.;]|\s|$)", re.IGNORECASE)
_WITHIN: Final = re.compile(rf"(?<!\w)({_NAMED})(?!\w)", re.IGNORECASE)


def wrong_weekday(subject: Subject) -> Iterator[Finding]:
    """Find weekdays beside full dates that the calendar contradicts."""
    text = subject.text
    for index in subject.lots.weekdays:
        date = subject.dates[index]
        value = date.value
        if value is None or len(value) < 10:
            continue
        before = text[max(0, date.start - WEEKDAY_REACH) : date.start].lower()
        # Most dates have no weekday beside them.
        is_near = any(mark in before for mark in _MARKS)
        if (
            not is_near
            and date.end - date.start <= LONG_DATE
            and text[date.end : date.end + 2] not in (" (", ", ", "(t", "(T", "(C", "(c")
        ):
            continue
        if (day := day_of(value)) is None:
            continue
        match, shift = _BEFORE.search(before) if is_near else None, date.start - len(before)
        if match is None and date.end - date.start > LONG_DATE:
            # A clock time before it makes the weekday a part of the date: `8 giờ thứ Năm, ngày 23/01/2024`.
            match, shift = _WITHIN.search(text, date.start, date.end), 0
        if match is None:
            match, shift = _BEHIND.match(text, date.end, date.end + WEEKDAY_REACH), 0
        if match is None:
            continue
        number = _BY_NAME[" ".join(match[1].lower().split())]
        if number == day.weekday():
            continue
        place = (match.start(1) + shift, match.end(1) + shift)
        right = _NAMES[day.weekday()][0]
        yield subject.finding(
            place,
            "wrong",
            cited=subject.words(place),
            date=f"{day:%d/%m/%Y}",
            right=right,
            fix=None,
            notes=[(date.start, date.end)],
        )
