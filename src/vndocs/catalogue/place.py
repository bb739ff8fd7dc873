"""Provinces and cities under the centre: 63 until 30 June 2025, 34 since (Nghị quyết 202/2025/QH15), and older ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .names import key
from .rows import CONFIDENCES, Row, covers, load

if TYPE_CHECKING:
    import datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in a span of time in which its extent, kind and code stayed the same."""

    name: str
    kind: str
    code: str
    valid_from: str
    valid_to: str
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    centre: str
    basis: tuple[str, ...]
    aliases: tuple[str, ...]
    confidence: str
    note: str

    def existed(self, day: datetime.date) -> bool:
        """Tell whether the unit existed in this form on a day, as far as its dates are known."""
        return covers(self.valid_from, self.valid_to, day)


@cache
def places() -> tuple[Place, ...]:
    """Give all units, each in every form it had."""
    return load("places.csv", _place, lambda value: (value.name, value.kind, value.valid_from, value.valid_to))


def _place(row: Row) -> Place:
    return Place(
        name=row.word("name"),
        kind=row.word("kind"),
        code=row.real("code"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        predecessors=row.several("predecessors"),
        successors=row.several("successors"),
        centre=row.text("centre"),
        basis=row.several("basis"),
        aliases=row.several("aliases"),
        confidence=row.choice("confidence", CONFIDENCES),
        note=row.text("note"),
    )


@cache
def _by_name() -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = {}
    for place in places():
        for name in dict.fromkeys(map(key, (place.name, *place.aliases))):
            index.setdefault(name, []).append(place)
    return index


def find_places(name: str, *, on: datetime.date | None = None) -> tuple[Place, ...]:
    """Give the units of a name, with or without `tỉnh`, `thành phố`, `TP.`, that existed on a day if one is given."""
    wanted = key(name)
    found = _by_name().get(wanted, [])
    for head in ("tỉnh ", "thành phố ", "tp "):
        found = found or _by_name().get(wanted.removeprefix(head), [])
    return tuple(place for place in found if on is None or place.existed(on))
