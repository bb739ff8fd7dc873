"""A reference names another issuer than the registry: `30/2020/NĐ-CP của Thủ tướng Chính phủ` is of the Government."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..bodies import agree
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("known",)


def wrong_issuer(subject: Subject) -> Iterator[Finding]:
    """Find issuers that the registry contradicts; what a name leaves open contradicts nothing."""
    for citation in subject.lots.known:
        entry, place = citation.entry, citation.reading.issuer
        if entry is None or place is None or not entry.issuer or citation.is_own:
            continue
        said = subject.words(place)
        if agree(said, entry.issuer) is not False:
            continue
        is_certain = citation.is_sure and entry.is_verified
        yield subject.finding(
            place, "wrong" if is_certain else "suspect", citation, said=said, issuer=entry.issuer, code=entry.code
        )
