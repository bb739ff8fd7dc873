"""Legal bases out of their order: a circular before the law, a decree before the code.

Bases stand by the rank of their documents (78/2025/NĐ-CP for normative documents; 30/2020/NĐ-CP, Annex I, for others).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("bases",)
#: Bases of one row do not stand further apart.
_APART: Final = 500
#: The rank of a document by its type and the sign of its body; what is not here has none that all would agree on.
_RANKS: Final = {"HP": 0, "BL": 1, "L": 1, "PL": 2, "NĐ": 4, "TT": 6, "TTLT": 6}


def basis_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Find bases that stand behind one of lower rank."""
    if not subject.bases:
        return
    lowest: tuple[int, Citation] | None = None
    last = block = -1
    for citation in subject.citations:
        start = citation.reading.start
        if not subject.is_basis(start) or citation.is_own or start < last:
            continue
        reading = citation.reading
        # What stands in another's title is no basis of its own.
        last = max(reading.end, reading.title[1] if reading.title else 0)
        if block >= 0 and start - block > _APART:
            # Bases of an attached form or of a quoted act are a row of their own.
            lowest = None
        block = last
        rank = _RANKS.get(reading.type or "")
        if rank is None or reading.provisions or not _leads(subject, start):
            continue
        if lowest is not None and rank < lowest[0]:
            other = lowest[1].reading
            yield subject.finding(
                (reading.start, reading.end),
                "suspect",
                citation,
                notes=[(other.start, other.end)],
                said=subject.words((reading.start, reading.end)),
                other=subject.words((other.start, other.end)),
            )
        elif lowest is None or rank > lowest[0]:
            lowest = (rank, citation)


def _leads(subject: Subject, start: int) -> bool:
    """Tell whether a citation is the first of its paragraph: what follows there belongs to it."""
    line = subject.text.rfind("\n", 0, start) + 1
    lead = subject.text[line:start].lower().strip(" \t*_-")
    return lead.startswith("căn cứ") and len(lead) < 30
