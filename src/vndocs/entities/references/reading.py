"""A reference in its light form, with the place of each component, and its way into values and records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from ...text.source import Source
from .model import Reference

Place = tuple[int, int]


class ReferenceReading(NamedTuple):
    """What a mention says, offsets in the matched text; `provisions` are pairs of level and number, a tuple each."""

    start: int
    end: int
    type: str | None
    type_name: str | None
    code: str | None
    date: str | None
    issuer: Place | None
    title: Place | None
    provisions: tuple[tuple[tuple[str, str], ...], ...]
    role: str
    code_at: Place | None
    date_at: Place | None
    #: The second half of an issuer that the motto beside it cuts in two.
    issuer_rest: Place | None = None
    #: What amended the document, as the text says behind it, in order.
    amended_by: tuple[ReferenceReading, ...] = ()
    #: Where the words about that end, their bracket included; 0 where nothing is said.
    amended_end: int = 0


def value(reading: ReferenceReading, source: Source) -> Reference:
    """Make the public value of a reading."""
    return from_record(record(reading, source))


def from_record(record: Mapping[str, Any]) -> Reference:
    """Make the value of a record's fields."""
    return Reference(**record)


def record(reading: ReferenceReading, source: Source) -> dict[str, Any]:
    """Give the fields of a record, absent ones left out."""
    _, _, sort, name, code, date, issuer, title, provisions, role, _, _, rest, amended_by, _ = reading
    out: dict[str, Any] = {}
    if sort:
        out["type"] = sort
    if name:
        out["type_name"] = name
    if code:
        out["code"] = code
    if date:
        out["date"] = date
    if issuer:
        out["issuer"] = source.words(*issuer)
        if rest:
            out["issuer"] += " " + source.words(*rest)
    if title:
        out["title"] = source.words(*title)
    if provisions:
        out["provisions"] = [dict(provision) for provision in provisions]
    if role != "cited":
        out["role"] = role
    if amended_by:
        out["amended_by"] = amendments(amended_by, source)
    return out


def amendments(amended_by: tuple[ReferenceReading, ...], source: Source) -> list[dict[str, Any]]:
    """Give what a record says of the documents that amended another."""
    return [_amendment(amender, source) for amender in amended_by]


def _amendment(amender: ReferenceReading, source: Source) -> dict[str, Any]:
    fields = record(amender, source)
    return {key: fields[key] for key in _AMENDMENT if key in fields}


_AMENDMENT: Final = ("type", "type_name", "code", "date", "title", "provisions")


def parts(reading: ReferenceReading) -> dict[str, Place]:
    """Give the place of each component that was read."""
    _, _, _, _, _, _, issuer, title, _, _, code_at, date_at, _, amended_by, _ = reading
    out: dict[str, Place] = {}
    if code_at:
        out["code"] = code_at
    if date_at:
        out["date"] = date_at
    if issuer:
        out["issuer"] = issuer
    if title:
        out["title"] = title
    for number, amender in enumerate(amended_by):
        out[f"amended_by.{number}"] = amender.start, amender.end
    return out


def whole(reading: ReferenceReading) -> Place:
    """Give the stretch from the first component to the last, issuer, title and amendments included."""
    start, end, _, _, _, _, issuer, title, _, _, _, date_at, _, _, amended_end = reading
    end = max(end, amended_end)
    for place in (issuer, title, date_at):
        if place:
            start, end = min(start, place[0]), max(end, place[1])
    return start, end
