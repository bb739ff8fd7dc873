"""A reference on its way through the check: what it says, and what the registry knows of it; light, one for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .facts import Facts, facts_of

if TYPE_CHECKING:
    from ..entities.references.reading import ReferenceReading
    from ..registry import Coverage, Entry
    from .scope import Scope


class Citation:
    """One reference of the document.

    `day` is its date as EDTF, its own or, where it has none, that with which the document cites the same code
    elsewhere (`is_day_own` tells). `facts` is what its code says. `entry` is the document it means, `is_sure` whether
    it can be no other; `reason` why there is none; `others` what else the code or name stands for; `claim` the coverage
    by which the registry would have to know it.
    """

    __slots__ = (
        "claim",
        "day",
        "entry",
        "facts",
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
        code = reading.code
        self.facts: Facts | None = facts_of(code, reading.type) if code else None
        self.scope: Scope | None = self.facts.scope if self.facts is not None else None
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

    @property
    def is_of_year(self) -> bool:
        """Whether number and year stand in the code, and a day or title beside it by which another can be meant."""
        scope = self.scope
        return scope is not None and scope.year != "" and (self.whole_day is not None or self.reading.title is not None)
