"""A period that ends before it begins: `từ ngày 15/6/2024 đến ngày 01/5/2024`, `giai đoạn 2025-2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

_WORDS: Final = load("vndocs.check", "words.toml")["intervals"]
_TO: Final = re.compile(r"\s{0,2}(?:" + "|".join(_WORDS["to"]).replace(" ", r"\s") + r")\s{0,2}", re.IGNORECASE)
_FROM: Final = re.compile(r"(?:" + "|".join(_WORDS["from"]) + r")\s{1,2}(?:ngày\s{1,2})?$", re.IGNORECASE)
_YEARS: Final = re.compile(
    r"(?:"
    + "|".join(_WORDS["periods"]).replace(" ", r"\s")
    + r")\s{1,2}((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d/-])",
    re.IGNORECASE,
)


def reversed_interval(subject: Subject) -> Iterator[Finding]:
    """Find intervals, `từ … đến …` and terms of years whose end lies before their beginning."""
    before: Any = None
    for date in subject.dates:
        first, before = before, date
        if date.value is None:
            continue
        start, mark, end = date.value.partition("/")
        if mark and start[:1] != "." and end[:1] not in ".X" and start[0] != "X" and _is_later(start, end):
            yield _finding(subject, (date.start, date.end), start, end)
        elif not mark and first is not None and first.value is not None and "/" not in first.value:
            between = subject.text[first.end : date.start]
            lead = subject.text[max(0, first.start - 12) : first.start]
            is_led = _FROM.search(lead) is not None or _starts_so(subject.text, first.start)
            if is_led and _TO.fullmatch(between) and _is_later(first.value, date.value):
                yield _finding(subject, (first.start, date.end), first.value, date.value)
    if any(word in subject.text for word in _WORDS["periods"]):
        for match in _YEARS.finditer(subject.text):
            if match[1] > match[2]:
                yield _finding(subject, match.span(), match[1], match[2])


def _starts_so(text: str, start: int) -> bool:
    return text.startswith(tuple(_WORDS["from"]), start)


def _is_later(start: str, end: str) -> bool:
    """Tell whether a point in time lies behind another, as far as both are known; seasons and years alone are left."""
    size = min(len(start), len(end), 10)
    first, second = start[:size], end[:size]
    if "X" in first or "X" in second or size < 4 or (size == 7 and (first[4:6] > "-2" or second[4:6] > "-2")):
        return False
    return first > second


def _finding(subject: Subject, place: tuple[int, int], start: str, end: str) -> Finding:
    return subject.finding(
        place, "wrong", *subject.citations_at(place), said=subject.words(place), start=start, end=end
    )
