"""A body that there was not, and how its time is compared with a day that may be known to the month or year only."""

from __future__ import annotations

from typing import NamedTuple


class Gone(NamedTuple):
    """A body that there was not: its name, its first and last day (ISO 8601, empty where open), what came after it."""

    name: str
    since: str
    until: str
    successors: tuple[str, ...]
    is_verified: bool


def was(since: str, until: str, day: str) -> bool:
    """Tell whether a time that may be known to the year or month only can have held a day, month or year."""
    early, late = min(len(since), len(day)), min(len(until), len(day))
    return (not since or day[:early] >= since[:early]) and (not until or day[:late] <= until[:late])
