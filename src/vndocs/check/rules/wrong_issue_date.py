"""A reference is dated otherwise than the registry dates it: `30/2020/NĐ-CP ngày 15/3/2020` is of 05/03/2020."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import rewritten, shown
from ..finding import Finding
from ..lookup import agrees, names_of

if TYPE_CHECKING:
    from ...registry import Entry
    from ..subject import Subject

LOTS: Final = ("dated",)


def wrong_issue_date(subject: Subject) -> Iterator[Finding]:
    """Find dates that the registry contradicts. One that is left out is no fault."""
    for citation in subject.lots.dated:
        reading, entry = citation.reading, citation.entry
        if reading.date is None:
            continue
        place = reading.date_at or (reading.start, reading.end)
        cited = shown(reading.date)
        if entry is not None:
            if agrees(reading.date, entry.issued):
                continue
            is_certain = citation.is_sure and entry.has_verified_dates
            replaced = rewritten(subject.source.cut(*place), entry.issued) if len(entry.issued) == 10 else None
            yield subject.finding(
                place,
                "wrong" if is_certain else "suspect",
                citation,
                variant="" if is_certain else "likely",
                fix=(place, replaced, False) if replaced else None,
                cited=cited,
                issued=shown(entry.issued),
                code=entry.code or entry.title,
            )
        elif reading.code is None and citation.others:
            # A statute of this name is known, but none of this day: often that of taking effect was cited. Of another
            # year and day it may be an older one that the registry has not.
            twin = [other for other in citation.others if _is_near(reading.date, other)]
            if not twin and citation.claim is None:
                continue
            certain = [other for other in twin if other.year == reading.date[:4] and other.has_verified_dates]
            is_certain = len(certain) == 1 and citation.whole_day is not None and len(certain[0].issued) == 10
            yield subject.finding(
                place,
                "wrong" if is_certain else "suspect",
                citation,
                variant="year" if len(reading.date) == 4 else "named",
                cited=cited,
                issued=names_of(twin or citation.others),
                code="",
            )


def _is_near(cited: str, entry: Entry) -> bool:
    """Tell whether a date can be a slip for another: of its year, the same day in another, that of taking effect."""
    if cited[:4] == entry.issued[:4] or (entry.effective and cited == entry.effective[: len(cited)]):
        return True
    return len(cited) == 10 == len(entry.issued) and cited[4:] == entry.issued[4:]
