"""A period that ends before it begins: `từ ngày 15/6/2024 đến ngày 01/5/2024`, `giai đoạn 2025-2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load
from ..finding import Finding, Level
from ..sifting import BETWEEN

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("turned", "periods")
_WORDS: Final = load("vndocs.check", "words.toml")["intervals"]
_STARTS: Final = tuple(_WORDS["from"])
_TO: Final = re.compile(r"\s{0,2}(?:" + "|".join(_WORDS["to"]).replace(" ", r"\s") + r")\s{0,2}", re.IGNORECASE)
_FROM: Final = re.compile(r"(?:" + "|".join(_WORDS["from"]) + r")\s{1,2}(?:ngày\s{1,2})?$", re.IGNORECASE)
_YEARS: Final = re.compile(r"[^\W\d_]{1,6}\s[^\W\d_]{1,6}\s{1,2}((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d/-])")


def reversed_interval(subject: Subject) -> Iterator[Finding]:
    """Find intervals, `từ … đến …` and terms of years whose end lies before their beginning."""
    text = subject.text
    for index in subject.lots.turned:
        before: Any = subject.dates[index - 1] if index else None
        date = subject.dates[index]
        value = date.value
        if value is None:
            continue
        if "/" in value:
            start, _, end = value.partition("/")
            if start[0] not in ".X" and end[0] not in ".X" and _is_later(start, end):
                yield _finding(subject, (date.start, date.end), start, end)
        elif before is not None and before.value is not None and 0 < date.start - before.end < BETWEEN:
            if "/" in before.value or not _is_later(before.value, value):
                continue
            lead = text[max(0, before.start - 12) : before.start]
            is_led = _FROM.search(lead) is not None or text.startswith(_STARTS, before.start)
            if is_led and _TO.fullmatch(text, before.end, date.start):
                yield _finding(subject, (before.start, date.end), before.value, value)
            elif len(before.value) == 10 == len(value) and text[before.end : date.start].strip() in ("-", "đến"):
                # Two dates beside each other may also be of two columns.
                yield _finding(subject, (before.start, date.end), before.value, value, "suspect")
    for at in subject.lots.periods:
        match = _YEARS.match(text, at + 1)
        if match is not None and match[1] > match[2]:
            yield _finding(subject, (at, match.end()), match[1], match[2])


def _is_later(start: str, end: str) -> bool:
    """Tell whether a point in time lies behind another, as far as both are known; seasons and years alone are left."""
    size = min(len(start), len(end), 10)
    first, second = start[:size], end[:size]
    if "X" in first or "X" in second or size < 4:
        return False
    # Months, quarters (33 to 36) and half-years (40, 41) are each counted by themselves.
    if size == 7 and first[:4] == second[:4] and _sort(first) != _sort(second):
        return False
    return first > second


def _sort(value: str) -> str:
    """Tell what the last two figures of a value count: months, seasons, quarters or half-years."""
    number = value[5:7]
    return "month" if number < "13" else "season" if number < "33" else "quarter" if number < "40" else "half"


def _finding(subject: Subject, place: tuple[int, int], start: str, end: str, verdict: Level = "wrong") -> Finding:
    citations = subject.citations_at(place)
    return subject.finding(place, verdict, *citations, said=subject.words(place), start=start, end=end)
