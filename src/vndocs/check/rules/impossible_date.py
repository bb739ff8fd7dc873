"""A day that no calendar has: `31/02/2024`, `ngày 29 tháng 02 năm 2023`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject


def impossible_date(subject: Subject) -> Iterator[Finding]:
    """Find dates that there are not, in citations and elsewhere."""
    for date in subject.dates:
        if date.value is not None:
            continue
        place = (date.start, date.end)
        yield subject.finding(place, "wrong", *subject.citations_at(place), cited=subject.words(place))
