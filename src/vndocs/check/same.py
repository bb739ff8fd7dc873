"""Citations of one document in a text, brought together by code and type, as far as the code tells the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scope import is_same_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .citation import Citation


def same_documents(citations: Sequence[Citation]) -> list[list[Citation]]:
    """Give the groups of two or more citations with one code and type; the document's own number is in none."""
    groups: dict[tuple[str, str | None], list[Citation]] = {}
    for citation in citations:
        if citation.scope is not None and citation.reading.code and not citation.is_own:
            groups.setdefault((citation.reading.code, citation.reading.type), []).append(citation)
    return [group for group in groups.values() if len(group) > 1]


def can_be_one(one: Citation, other: Citation) -> bool:
    """Tell whether two citations with one code must be of one document if their days lie in one run of numbers."""
    scope, day, other_day = one.scope, one.whole_day, other.whole_day
    if scope is None or day is None or other_day is None:
        return False
    return is_same_period(scope, day, other_day)
