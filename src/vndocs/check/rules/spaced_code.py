"""Blanks inside a số ký hiệu: `24 - NQ/HU`, `06/2024/QĐ- UBND`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..finding import Finding
from ..form import without_blanks, written

if TYPE_CHECKING:
    from ..subject import Subject


def spaced_code(subject: Subject) -> Iterator[Finding]:
    """Find blanks inside codes; a line that was broken there is no fault of the writer."""
    for code in written(subject):
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
