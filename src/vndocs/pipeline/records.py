"""Readings as records, straight from the light form: no model is made on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..entities.base import Kind, Reading
from ..text.source import Source
from .plans import plans
from .resolve import Link, Writer

compiled: Any
try:
    from . import _records as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None


def parts_of(kind: Kind[Any, Any], reading: Reading) -> Mapping[str, tuple[int, int]]:
    """Give the parts of a reading and, where it is wider than its span, the whole."""
    return {**kind.parts(reading), **whole_of(kind, reading)}


def whole_of(kind: Kind[Any, Any], reading: Reading) -> Mapping[str, tuple[int, int]]:
    """Give the whole of a reading where it is wider than its span."""
    whole = kind.whole(reading)
    return {} if whole == (reading.start, reading.end) else {"whole": whole}


def records(
    kind: Kind[Any, Any], readings: Sequence[Any], source: Source, links: Sequence[Link] | None = None
) -> list[dict[str, Any]]:
    """Give the records of some readings, each with what its link says."""
    if compiled is None or not readings:
        return plainly(kind, readings, source, links)
    told = plans(compiled)
    plan = told.kinds.get(kind.name)
    if plan is None:
        return plainly(kind, readings, source, links)
    moved = None if source.map is None else source.map.segments
    placed = places_of if is_in_file(source) else None
    found: list[dict[str, Any]] = compiled.records(plan, readings, source, source.raw, moved, told.link, links, placed)
    return found


def plainly(
    kind: Kind[Any, Any], readings: Sequence[Any], source: Source, links: Sequence[Link] | None = None
) -> list[dict[str, Any]]:
    """Give the records without the compiled part, which gives the same."""
    raw, record, whole = source.raw, kind.record, kind.whole
    # The places of a list's items stand in its items.
    parts = None if kind.name == "lists" else kind.parts
    place = None if source.map is None else source.span
    in_file = is_in_file(source)
    write = Writer(source).add
    out = []
    for number, reading in enumerate(readings):
        start, end = reading.start, reading.end
        named = parts(reading) if parts is not None else {}
        widest = whole(reading)
        if widest[0] != start or widest[1] != end:
            named = {**named, "whole": widest}
        if place is not None:
            start, end = place(start, end)
        entity = {"start": start, "end": end, "text": raw[start:end]}
        entity.update(record(reading, source))
        if links is not None:
            write(entity, links[number])
        if named:
            entity["parts"] = (
                {name: [low, high] for name, (low, high) in named.items()}
                if place is None
                else {name: list(place(low, high)) for name, (low, high) in named.items()}
            )
        if in_file:
            entity.update(places_of(source, start, end))
        out.append(entity)
    return out


def is_in_file(source: Source) -> bool:
    """Say whether records of a source give places in its file."""
    origin = source.origin
    return origin is not None and (origin.places is not None or bool(origin.generated))


def places_of(source: Source, start: int, end: int) -> dict[str, Any]:
    """Give where a raw span stands in the file, and which stretches of it a person sees that the file does not hold."""
    origin = source.origin
    if origin is None:
        return {}
    found: dict[str, Any] = {}
    places = origin.places.find(start, end) if origin.places is not None else []
    if places:
        found["places"] = places
    generated = origin.generated_within(start, end)
    if generated:
        found["generated"] = [list(stretch) for stretch in generated]
    return found
