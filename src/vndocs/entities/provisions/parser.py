"""Reads provisions and pointers: `khoản 2 Điều 7`, `điểm a khoản này`, `Điều 5 Nghị định này`, `Quyết định nêu trên`.

A chain in front of a document belongs to that document; the pipeline joins the two where a reference begins at
`Reading.tail`. The patterns are made at the first text, not at import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..base import Hits, Triggers
from .model import Pointer
from .order import LETTERS
from .starts import BROKEN, FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...text.source import Source

#: What stands before `Đ5` and `K2`.
_BEFORE_SHORTENED: Final = " \n\t([;:|“\"‘'«"
TRIGGERS: Final = Triggers(
    before=(
        "điều",
        "khoản",
        "điểm",
        "thứ",
        "Đ.",
        "K.",
        "Đ",
        "K",
        *(f"{sign}{letter}" for sign in _BEFORE_SHORTENED for letter in "ĐK"),
        *(f"{letter}/" for letter in LETTERS),
    ),
    literals=(
        "này",
        "trên",
        "đó",
        "Chương",
        "chương I",
        "chương V",
        "chương X",
        "ục",
        "hần",
        "iểm",
        "iều thứ",
        "u số",
        *FORMS,
        *BROKEN,
    ),
)

#: A provision in its light form: pairs of level and label from large to small, then `excluded` and `incomplete`.
Light = tuple[tuple[str, Any], ...]


class Reading(NamedTuple):
    """A pointer in its light form; offsets in the matched text.

    `begin` is `start`, or that of the `các` or `từ` before it. `chain_end` ends the provisions, `tail` is where a
    document is expected behind them. `alone` says that the chain is a pointer also where no document follows; the
    others count only in front of one.
    """

    start: int
    end: int
    chain_end: int
    tail: int
    type: str | None
    type_name: str | None
    provisions: tuple[Light, ...]
    pointing: str | None
    unit: str | None
    alone: bool
    begin: int


def read(hits: Hits) -> list[Reading]:
    """Read all pointers and chains of provisions of a text, in text order."""
    from .finding import find

    return find(hits)


def record(reading: Reading, source: Source) -> dict[str, Any]:
    """Give the fields of a record, absent ones left out."""
    _, _, _, _, sort, name, provisions, pointing, unit, _, _ = reading
    fields: dict[str, Any] = {}
    if sort:
        fields["type"] = sort
    if name:
        fields["type_name"] = name
    if provisions:
        fields["provisions"] = [dict(provision) for provision in provisions]
    if pointing:
        fields["pointing"] = pointing
    if unit:
        fields["unit"] = unit
    return fields


def value(reading: Reading, source: Source) -> Pointer:
    """Make the public value of a reading."""
    return from_record(record(reading, source))


def from_record(fields: Mapping[str, Any]) -> Pointer:
    """Make the value of a record's fields."""
    return Pointer.model_validate(dict(fields))


def parts(reading: Reading) -> dict[str, tuple[int, int]]:
    """Give the places of the provisions and of the document's name."""
    start, end, chain_end, tail, _, name, provisions, _, _, _, _ = reading
    places = {}
    if provisions:
        places["provisions"] = (start, chain_end)
    if name and tail < end:
        places["type"] = (tail, end)
    return places


def whole(reading: Reading) -> tuple[int, int]:
    """Give the stretch with `các` or `từ` before the chain."""
    return reading.begin, reading.end
