"""Blanks inside a số ký hiệu: `24 - NQ/HU`, `06/2024/QĐ- UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..form import without_blanks

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("written",)


def spaced_code(subject: Subject) -> Iterator[Finding]:
    """Find blanks inside codes; a line that was broken there is no fault of the writer."""
    for code in subject.lots.written:
        if code.is_wrapped or without_blanks(code.raw) == code.raw:
            continue
        yield subject.finding(
            code.place,
            "suspect",
            code.citation,
            fix=(code.place, code.official, True),
            written=" ".join(code.raw.split()),
            official=code.official,
        )
