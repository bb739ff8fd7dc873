"""A number that a list leaves out: `1.`, `2.`, `4.`; a letter: `a)`, `b)`, `d)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..numbering import marker

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("odd",)


def list_number_missing(subject: Subject) -> Iterator[Finding]:
    """Find items in front of which labels are missing; `đ` alone is a fault of letter order."""
    for odd in subject.odd_lists:
        for before, missing in odd.gaps:
            if missing == ("đ",):
                continue
            place = marker(odd.tree, before)
            said = ", ".join(missing[:5]) + ("…" if len(missing) > 5 else "")
            yield subject.finding(place, "suspect", said=subject.words(place), missing=said)
