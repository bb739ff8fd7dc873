"""A body that there was not on the date: `12/2025/TT-BTTTT`, a district committee after 30/06/2025, `45/2013/QH14`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import shown
from ..finding import Finding
from ..gone import Gone
from ..lots import FIRST_ENDED
from ..validity import name_gone, sign_gone

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("passing",)


def body_out_of_time(subject: Subject) -> Iterator[Finding]:
    """Find citations whose number or date lies outside the time of the body that is said to have issued them."""
    for citation in subject.lots.passing:
        scope, reading = citation.scope, citation.reading
        gone = None
        place = (reading.start, reading.end)
        if scope is not None and scope.system in ("state", "party") and scope.signs:
            # The year of the number and the day of issue can each be wrong, and either may be left out.
            system = "party" if scope.system == "party" else "state"
            for day in dict.fromkeys((citation.whole_day or "", scope.year)):
                if day and gone is None:
                    gone = sign_gone(scope.signs[0], system, reading.type or "", day)
                    when = day
            place = reading.code_at or place
        day = citation.whole_day or (scope.year if scope is not None else "")
        if gone is None and reading.issuer is not None and day >= FIRST_ENDED:
            when = day
            gone = name_gone(subject.words(reading.issuer), when)
            place = reading.issuer
        if gone is not None:
            yield _finding(subject, citation, place, gone, when)


def _finding(subject: Subject, citation: Citation, place: tuple[int, int], gone: Gone, when: str) -> Finding:
    later = bool(gone.until) and when[: len(gone.until)] > gone.until[: len(when)]
    variant = ("ended" if later else "later") + ("-successor" if gone.successors else "")
    limit = shown(gone.until) if later else shown(gone.since)
    return subject.finding(
        place,
        "wrong" if gone.is_verified else "suspect",
        citation,
        variant=variant,
        body=gone.name,
        limit=limit,
        when=shown(when),
        successors=", ".join(gone.successors),
    )
