"""One document that the text dates twice: `24-NQ/HU ngày 05/01/2024` here, `24-NQ/HU ngày 06/01/2024` there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..bodies import agree
from ..dating import shown
from ..finding import Finding
from ..same import can_be_one

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("redated",)


def conflicting_date(subject: Subject) -> Iterator[Finding]:
    """Find citations whose day differs from the day with which the text cites the same document elsewhere.

    The day that stands more often is taken for the right one, the first one of two.
    """
    for group in subject.lots.redated:
        dated = [citation for citation in group if citation.whole_day]
        if len({citation.whole_day for citation in dated}) < 2:
            continue
        usual = Counter(citation.whole_day for citation in dated).most_common(1)[0][0]
        first = next(citation for citation in dated if citation.whole_day == usual)
        for citation in dated:
            if (
                citation.whole_day == usual
                or not can_be_one(first, citation)
                or not _one_issuer(subject, first, citation)
            ):
                continue
            scope = citation.scope
            place = citation.reading.date_at or (citation.reading.start, citation.reading.end)
            other = first.reading.date_at or (first.reading.start, first.reading.end)
            yield subject.finding(
                place,
                "wrong" if scope is not None and scope.reach == "once" else "suspect",
                citation,
                notes=[other],
                code=citation.reading.code or "",
                cited=shown(citation.whole_day or ""),
                other=shown(usual or ""),
            )


def _one_issuer(subject: Subject, one: Citation, other: Citation) -> bool:
    first, second = one.reading.issuer, other.reading.issuer
    return not first or not second or agree(subject.words(first), subject.words(second)) is not False
