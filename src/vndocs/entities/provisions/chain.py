"""Reads a chain of provisions exactly: labels to levels, levels to their containers, ranges written out.

`điểm a, b khoản 1, điểm c khoản 2 và khoản 3 Điều 5`: letters belong to the nearest khoản on the right, khoản to the
nearest Điều on the right; a level that stands behind a larger one with nothing between them belongs to that
(`Điều 5 khoản 2`). Nothing is multiplied: in `điểm a khoản 1, 2` the letter belongs to khoản 1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from .order import expand
from .simple import read_one
from .units import Unit, read_units

#: A provision in its light form: pairs of level and label from large to small, then `excluded` and `incomplete`.
Light = tuple[tuple[str, Any], ...]

#: The levels from large to small.
ORDER: Final = (
    "appendix", "form", "table", "part", "chapter", "section", "subsection",
    "article", "clause", "point", "subpoint", "paragraph", "sentence",
)  # fmt: skip
_ANNEXES: Final = frozenset(("appendix", "form", "table"))
_PLACE: Final = {level: place for place, level in enumerate(ORDER)}
#: The highest numbers of some levels. Budget items number by hundreds (`Chương 422, Mục 6000`); laws do not.
LIMITS: Final = {
    "clause": 199,
    "chapter": 99,
    "section": 199,
    "subsection": 99,
    "part": 40,
    "article": 1999,
    "point": 199,
}


class Chain(NamedTuple):
    """What a run of words says: how far it reaches, and what it means.

    `without` is the reach without the last bare label, `plain` that without what is taken out, 0 where there is none;
    `levels` are those named, in text order. `standing` says whether it is a pointer without a document: `plain`, unless
    it is `measured` (`khoản 5 triệu`), only when `led` by a preposition (`mục 2`), a `form`, or `never` (`điểm 5`).
    """

    length: int
    without: int
    plain: int
    provisions: tuple[Light, ...]
    levels: tuple[str, ...]
    is_listed: bool
    standing: str


@lru_cache(maxsize=8192)
def resolve(words: str) -> Chain | None:
    """Read the chain that `words` begin with; None where they begin with none."""
    one = read_one(words)
    if one is not None:
        length, provisions, levels, is_listed, standing = one
        return Chain(length, 0, 0, provisions, levels, is_listed, standing)
    return read_chain(words)


def read_chain(words: str) -> Chain | None:
    """Read a chain whatever it holds."""
    units, length, without, plain, is_short = read_units(words)
    if not units:
        return None
    kept = [unit for unit in units if not unit.is_excluded]
    _join_ranges(kept)
    _attach(kept)
    found = _provisions(units, kept)
    if not found:
        # What cannot be taken out, or leaves nothing, is no part of the chain.
        return resolve(words[:plain])
    levels = tuple(unit.level for unit in units)
    is_listed = len(units) > 1 or len(found) > 1
    standing = _standing(units, is_listed=is_listed, is_short=is_short)
    return Chain(length, without, plain, found, levels, is_listed, standing)


def _standing(units: list[Unit], *, is_listed: bool, is_short: bool) -> str:
    first = units[0]
    levels = {unit.level for unit in units}
    label = first.labels[0][-1][1]
    if label.isdigit() and (
        int(label) > LIMITS.get(first.level, 999) or (label[0] == "0" and len(label) > 2 and first.level != "appendix")
    ):
        return "never"
    if (is_short or label == "…") and len(levels) == 1:
        return "never"
    if levels <= {"form", "table"} or (levels <= {"form", "table", "appendix"} and not units[-1].labels[-1][-1][1]):
        # `Mẫu 2.1 Phụ lục`: an annex that has no number needs its document as a form does.
        return "form"
    if "article" in levels:
        return "plain" if first.is_capital or is_listed else "measured"
    if "clause" in levels:
        return "plain" if len(levels) > 1 else "measured"
    if "point" in levels and first.level in ("point", "subpoint", "paragraph"):
        return "plain" if len(levels) > 1 else "never" if label[:1].isdigit() else "measured"
    if "appendix" in levels:
        return "plain"
    if levels & {"section", "chapter", "part"}:
        if len(levels) > 1:
            return "plain"
        return "measured" if first.is_capital and not (first.level == "part" and first.sort == "number") else "led"
    return "plain" if "subsection" in levels else "never"


def _join_ranges(units: list[Unit]) -> None:
    """Write out `Điều 5 đến Điều 8`: two units of one level with `đến` between them become one."""
    place = len(units) - 1
    while place > 0:
        last, first = units[place], units[place - 1]
        if last.is_until and last.level == first.level and len(first.labels[-1]) == 1 == len(last.labels[0]):
            run = expand(first.labels[-1][0][1], last.labels[0][0][1])
            first.labels[-1:] = [((first.level, label),) for label in run]
            first.labels += last.labels[1:]
            del units[place]
            for unit in units:
                if unit.opener is last:
                    unit.opener = first
        place -= 1


def _rank(unit: Unit) -> int:
    return -_PLACE["subpoint" if unit.level == "dash" else unit.level]


def _attach(units: list[Unit]) -> None:
    ranks = [_rank(unit) for unit in units]
    tight_up = any(unit.is_tight and ranks[place - 1] < ranks[place] for place, unit in enumerate(units) if place)
    for unit in units:
        if unit.opener is not None and _rank(unit.opener) <= _rank(unit):
            # `khoản 2 (Điều 5)`: the bracket is what holds it.
            unit.opener = None
    falls = len(units) > 1 and ranks[0] == max(ranks) and ranks[-1] < ranks[0] and not tight_up
    for place, unit in enumerate(units):
        if unit.opener is not None:
            unit.parent = _in_bracket(units, ranks, place, unit.opener)
        elif place and unit.is_tight and ranks[place - 1] > ranks[place]:
            if (
                place + 1 < len(units)
                and units[place + 1].is_tight
                and ranks[place] < ranks[place + 1] < ranks[place - 1]
            ):
                # `mục 2 khoản 3 Điều 2`: a section of a clause, from small to large as it stands.
                units[place - 1].parent = unit
                unit.parent = units[place + 1]
            elif place > 1 and units[place - 1].is_tight and ranks[place - 2] < ranks[place - 1]:
                # `điểm a mục 1 Điều 8`: sections within an article, still from small to large.
                units[place - 1].parent = unit
                unit.parent = _larger(units, ranks, place, range(place + 1, len(units)))
            else:
                unit.parent = units[place - 1]
        elif falls:
            unit.parent = _larger(units, ranks, place, range(place - 1, -1, -1))
        else:
            unit.parent = _larger(units, ranks, place, range(place + 1, len(units)))


def _larger(units: list[Unit], ranks: list[int], place: int, others: range) -> Unit | None:
    """Give the nearest larger unit; one behind `và` begins a new place, and so does an annex behind an article."""
    for other in others:
        holder = units[other]
        if ranks[other] > ranks[place] and holder.opener is None:
            is_apart = holder.is_parted or (
                units[place].level == "article" and holder.level in _ANNEXES and not holder.is_tight
            )
            if other < place or not is_apart:
                return holder
            if holder.level not in ("clause", "point"):
                return None
    return None


def _in_bracket(units: list[Unit], ranks: list[int], place: int, opener: Unit) -> Unit:
    """Give what holds a unit within a bracket: `Điều 5 (khoản 2, điểm a)`, `Điều 8 (điểm a khoản 1 và khoản 2)`."""
    inside = [other for other, unit in enumerate(units) if unit.opener is opener]
    behind = [other for other in inside if other > place]
    before = [other for other in reversed(inside) if other < place]
    return _larger_inside(units, ranks, place, behind) or _larger_inside(units, ranks, place, before) or opener


def _larger_inside(units: list[Unit], ranks: list[int], place: int, others: list[int]) -> Unit | None:
    for other in others:
        if ranks[other] > ranks[place]:
            return None if other > place and units[other].is_parted else units[other]
    return None


def _chain(unit: Unit, units: list[Unit]) -> tuple[tuple[str, str], ...]:
    """Give the path of what holds a unit; of several labels the one that stands next to it."""
    out: list[tuple[str, str]] = []
    place, seen = unit, 0
    while place.parent is not None and seen < 13:
        parent = place.parent
        out += parent.labels[-1 if units.index(parent) < units.index(place) else 0]
        place, seen = parent, seen + 1
    return tuple(out)


def _provisions(all_units: list[Unit], units: list[Unit]) -> tuple[Light, ...] | None:
    """Give the paths of all labels that hold no other; None where what is taken out lies in none of them."""
    taken: set[tuple[int, int]] = set()
    for unit in units:
        if unit.parent is not None:
            place = len(unit.parent.labels) - 1 if units.index(unit.parent) < units.index(unit) else 0
            taken.add((id(unit.parent), place))
    found: list[tuple[Unit, dict[str, str], Light]] = []
    for unit in units:
        holders = _chain(unit, units)
        for place, label in enumerate(unit.labels):
            if (id(unit), place) not in taken:
                fields = dict((*holders, *label))
                found.append((unit, fields, light(fields)))
    for outs in _taken_out(all_units) if found else ():
        _attach(outs)
        for unit in outs:
            if any(other.parent is unit for other in outs):
                continue
            holders = _chain(unit, outs)
            before = all_units[: all_units.index(unit)]
            if not all(_exclude(found, before, dict((*holders, *label))) for label in unit.labels):
                return None
    return tuple(fields for _, _, fields in found)


def _taken_out(units: list[Unit]) -> list[list[Unit]]:
    """Give the units that are taken out, those of one exception together."""
    groups: list[list[Unit]] = []
    was_excluded = False
    for unit in units:
        if unit.is_excluded and was_excluded:
            groups[-1].append(unit)
        elif unit.is_excluded:
            groups.append([unit])
        was_excluded = unit.is_excluded
    return groups


def _exclude(found: list[tuple[Unit, dict[str, str], Light]], units: list[Unit], fields: dict[str, str]) -> bool:
    """Take a provision out of the last one before it that can hold it; tell whether there is one."""
    for place in range(len(found) - 1, -1, -1):
        unit, base, kept = found[place]
        if unit not in units or any(fields.get(level, label) != label for level, label in base.items()):
            continue
        whole = {**base, **fields}
        if whole == base:
            # `từ Điều 5 đến Điều 10, trừ Điều 7`
            del found[place]
        else:
            out = {level: whole[level] for level in ORDER if level in whole}
            found[place] = (unit, base, (*light(base), ("excluded", (*dict(kept).get("excluded", ()), out))))
        return True
    return False


def light(fields: dict[str, str]) -> Light:
    """Order the levels of a provision from large to small; a label that is blank in print makes it incomplete."""
    path = tuple((level, fields[level]) for level in ORDER if level in fields and fields[level] != "…")
    return (*path, ("incomplete", True)) if "…" in fields.values() else path
