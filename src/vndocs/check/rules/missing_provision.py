"""A provision that the cited document does not have: `Điều 45 Nghị định 30/2020/NĐ-CP`, which ends with Điều 38."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject


def missing_provision(subject: Subject) -> Iterator[Finding]:
    """Find articles beyond the last one that the registry knows of a document."""
    for citation in subject.citations:
        entry, provisions = citation.entry, citation.reading.provisions
        if entry is None or not provisions or entry.articles is None:
            continue
        numbers = [
            int(label)
            for provision in provisions
            for level, label in provision
            if level == "article" and label.isascii() and label.isdigit()
        ]
        beyond = max(numbers, default=0)
        if beyond <= entry.articles:
            continue
        reading = citation.reading
        is_certain = citation.is_sure and entry.is_verified and not entry.amended_by
        yield subject.finding(
            (reading.start, reading.end),
            "wrong" if is_certain else "suspect",
            citation,
            article=str(beyond),
            last=str(entry.articles),
            code=entry.code or entry.title,
        )
