"""Writes a person: `đồng chí Nguyễn Văn A, Bí thư Huyện ủy B`.

| style | written |
|---|---|
| `official` | `đồng chí Thượng tá Nguyễn Văn A, Trưởng Công an huyện B` |
| `office-first` | `Trưởng Công an huyện B Nguyễn Văn A`, for those with an office |
| `name` | `Nguyễn Văn A` |
"""

from __future__ import annotations

from typing import Final

from ...errors import StyleError
from .model import Person

#: The ways a person is written; the first is that of `str(value)`.
STYLES: Final = ("official", "office-first", "name")


def format(value: Person, style: str = "official") -> str:
    """Write a person in one of `STYLES`.

    Raises StyleError for a style that there is not, and for `office-first` without an office.
    """
    if style not in STYLES:
        raise StyleError(f"expected a style of people ({', '.join(STYLES)}), not {style!r}")
    office = " ".join(part for part in (value.office, value.body) if part)
    if style == "name":
        return value.name
    if style == "office-first" and not office:
        raise StyleError(f"expected a person with an office, not {value.name}")
    named = " ".join(part for part in (value.rank, value.name) if part)
    if style == "office-first" or value.address is None:
        return f"{office} {named}"
    return f"{value.address} {named}" + (f", {office}" if office else "")


Person.writer = format
