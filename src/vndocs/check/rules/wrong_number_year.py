"""The year in the number is not that of the date: `06/2024/QĐ-UBND ngày 05/01/2023`.

Numbers of normative documents run by the calendar year of their issue (Article 10 of Law 80/2015/QH13).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..dating import shown
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("misdated",)
#: Contracts and judgments are numbered by the year of the case, standards by that of their announcement.
_OTHERS: Final = frozenset(("HĐ", "HĐTD", "BA", "TCVN", "QCVN", "QCĐP", "TCCS"))


def wrong_number_year(subject: Subject) -> Iterator[Finding]:
    """Find numbers whose year and date contradict each other."""
    for citation in subject.lots.misdated:
        scope, day = citation.scope, citation.whole_day
        if scope is None or day is None or not scope.year or scope.year == day[:4] or scope.system != "state":
            continue
        reading = citation.reading
        if reading.type in _OTHERS or reading.date_at is None:
            continue
        start, end = reading.code_at or (reading.start, reading.end)
        place = (min(start, reading.date_at[0]), max(end, reading.date_at[1]))
        yield subject.finding(place, "wrong", citation, code=reading.code or "", year=scope.year, cited=shown(day))
