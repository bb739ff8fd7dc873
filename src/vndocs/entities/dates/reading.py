"""The light form of a date that was read."""

from __future__ import annotations

from typing import NamedTuple

from .item import Item, code
from .words import LEXICON


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
    return [Reading(item.start, item.end, None, None, (item.day if item.unit == "D" else None, item.month, year))]
