"""A registry that claims to know all documents of the kind does not know the cited one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..lookup import names_of
from ..near import near

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("unknown",)


def unknown_document(subject: Subject) -> Iterator[Finding]:
    """Find references outside a declared coverage, and those a slip away from a document that is known."""
    for citation in subject.lots.unknown:
        likely = near(subject, citation)
        if citation.claim is None and not likely:
            continue
        reading = citation.reading
        place = reading.code_at or (reading.start, reading.end)
        meant = names_of(likely)
        if citation.claim is not None:
            claim = citation.claim
            years = f"{claim.first_year or ''}-{claim.last_year}" if claim.last_year < 9999 or claim.first_year else ""
            claimed = ", ".join(filter(None, (claim.type, claim.issuer, years)))
            variant = "near" if likely else ""
            yield subject.finding(
                place, "wrong", citation, variant=variant, cited=subject.words(place), meant=meant, claimed=claimed
            )
        else:
            yield subject.finding(
                place, "suspect", citation, variant="slip", cited=subject.words(place), meant=meant, claimed=""
            )
