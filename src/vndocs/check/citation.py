"""A reference on its way through the check: what it says, and what the registry knows of it; light, one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scope import Scope, scope_of

if TYPE_CHECKING:
    from ..entities.references.reading import ReferenceReading
    from ..registry import Coverage, Entry


class Citation:
    """One reference of the document.

    `day` is its date as EDTF, its own or, where it has none, that with which the document cites the same code
    elsewhere (`is_day_own` tells). `entry` is the document it means, `is_sure` whether it can be no other; `reason`
    why there is none; `others` what else the code or name stands for; `claim` the coverage by which the registry would
    have to know it.
    """

    __slots__ = (
        "claim",
        "day",
        "entry",
        "index",
        "is_day_own",
        "is_own",
        "is_sure",
        "others",
        "reading",
        "reason",
        "scope",
        "whole_day",
    )

    def __init__(self, index: int, reading: ReferenceReading) -> None:
        self.index = index
        self.reading = reading
        self.scope: Scope | None = scope_of(reading.code, reading.type) if reading.code else None
        #: Whether this is the document's own number.
        self.is_own = reading.role == "own"
        day = reading.date
        self.day: str | None = day
        #: The day of issue that this mention itself says, where it says a whole day.
        self.whole_day = day if day and len(day) == 10 and day[4] == "-" and day[0] != "X" else None
        self.is_day_own = True
        self.entry: Entry | None = None
        self.is_sure = False
        self.reason: str | None = None
        self.others: tuple[Entry, ...] = ()
        self.claim: Coverage | None = None
