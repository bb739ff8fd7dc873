"""A day that no calendar has: `31/02/2024`, `ngày 29 tháng 02 năm 2023`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("impossible",)


def impossible_date(subject: Subject) -> Iterator[Finding]:
    """Find dates that there are not, in citations and elsewhere."""
    for index in subject.lots.impossible:
        date = subject.dates[index]
        place = (date.start, date.end)
        yield subject.finding(place, "wrong", *subject.citations_at(place), cited=subject.words(place))
