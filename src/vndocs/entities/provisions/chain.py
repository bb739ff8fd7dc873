"""Reads a chain of provisions exactly: labels to levels, levels to their containers, ranges written out.

`điểm a, b khoản 1, điểm c khoản 2 và khoản 3 Điều 5`: letters belong to the nearest khoản on the right, khoản to the nearest
Điều on the right; a level that stands behind a larger one with nothing between them belongs to that (`Điều 5 khoản 2`).
Nothing is multiplied: in `điểm a khoản 1, 2` the letter belongs to khoản 1.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final, NamedTuple

from ...text.numerals import parse_ordinal
from ...errors import ParseError
from .grammar import APPENDIX_LABEL, FORM_LABEL, HEAD, LABEL, LABEL_JOINT, LEVEL_OF, LEXICON, UNIT_JOINT
from .order import expand

#: A provision in its light form: pairs of level and label from large to small, then `excluded` and `incomplete`.
Light = tuple[tuple[str, Any], ...]

_ORDER: Final = (
    "appendix", "form", "table", "part", "chapter", "section", "subsection",
    "article", "clause", "point", "subpoint", "paragraph", "sentence",
)  # fmt: skip
_PLACE: Final = {level: place for place, level in enumerate(_ORDER)}
_PLACES: Final[dict[str, str]] = LEXICON["places"]
_SHORTENED: Final[dict[str, str]] = LEXICON["shortened"]
_LETTERED: Final = frozenset(("part", "section", "chapter", "article", "clause", "subsection"))


#: Budget items number by hundreds (`Chương 422, Mục 6000`); laws do not.
_LIMITS: Final = {"clause": 199, "chapter": 99, "section": 199, "subsection": 99, "part": 40, "article": 1999, "point": 199}


class Unit:
    """One level with its labels, and how it hangs on what stands before it."""

    __slots__ = ("children", "excluded", "exceptions", "is_capital", "is_tight", "is_until", "labels", "level", "parent", "sorts")

    def __init__(self, level: str, *, is_capital: bool, is_tight: bool, is_until: bool, excluded: bool) -> None:
        self.level = level
        self.is_capital = is_capital
        self.is_tight = is_tight
        self.is_until = is_until
        self.excluded = excluded
        self.labels: list[tuple[tuple[str, str], ...]] = []
        self.sorts: list[str] = []
        self.parent: Unit | None = None
        self.children = 0
        self.exceptions: list[Unit] = []


class Chain(NamedTuple):
    """What a run of words says: how far it reaches, and what it means.

    `without` is the reach without the last bare label, 0 where there is none; `levels` are those named, in text order.
    `standing` says whether it is a pointer without a document: `plain`, unless it is `measured` (`khoản 5 triệu`), only when
    `led` by a preposition (`mục 2`), a `form`, or `never` (`điểm 5`).
    """

    length: int
    without: int
    provisions: tuple[Light, ...]
    levels: tuple[str, ...]
    is_listed: bool
    standing: str


@lru_cache(maxsize=8192)
def resolve(words: str) -> Chain | None:
    """Read the chain that `words` begin with; None where they begin with none."""
    units, length, without, is_short = _units(words)
    if not units:
        return None
    kept = [unit for unit in units if not unit.excluded]
    _join_ranges(kept)
    _attach(kept)
    provisions = _provisions(units, kept)
    is_listed = len(units) > 1 or len(provisions) > 1
    standing = _standing(units, is_listed=is_listed, is_short=is_short)
    return Chain(length, without, provisions, tuple(unit.level for unit in units), is_listed, standing)


def _standing(units: list[Unit], *, is_listed: bool, is_short: bool) -> str:
    first = units[0]
    levels = {unit.level for unit in units}
    label = first.labels[0][-1][1]
    if (label.isdigit() and int(label) > _LIMITS.get(first.level, 999)) or (is_short and len(levels) == 1):
        return "never"
    if levels <= {"form", "table"}:
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
        return "measured" if first.is_capital and not (first.level == "part" and first.sorts[0] == "number") else "led"
    return "plain" if "subsection" in levels else "never"


def _units(words: str) -> tuple[list[Unit], int, int, bool]:
    units: list[Unit] = []
    at = length = without = 0
    bracket = -1
    excluded = is_short = False
    is_tight = is_until = False
    while (head := HEAD.match(words, at)) is not None:
        name = " ".join((head[1] or "").replace("*", " ").lower().split())
        level = LEVEL_OF[name] if name else _SHORTENED[head[2][0]]
        unit = Unit(level, is_capital=words[at].isupper(), is_tight=is_tight, is_until=is_until, excluded=excluded)
        end, bare = _labels(unit, words, head.end(), is_bracketed=bracket >= 0)
        if not unit.labels:
            if level == "appendix" and units and head.end() >= len(words.rstrip(" \n\t*")):
                unit.labels.append(((level, ""),))
                units.append(unit)
                length, without = head.start() + len(head[1]), 0
            break
        is_short = is_short or not name
        units.append(unit)
        length, without = end, bare
        if bracket >= 0 and words[end : end + 1] == ")":
            length = end = end + 1
            bracket, excluded, without = -1, False, 0
        joint = UNIT_JOINT.match(words, end)
        assert joint is not None
        sign, at = joint["sign"] or "", joint.end()
        if sign == "(":
            if bracket >= 0:
                break
            bracket = len(units)
            before = length
        if joint["except"]:
            if sign not in ("(", ",", ""):
                break
            excluded = True
        is_tight = not sign.strip("/(") and not joint["words"].strip(" \n\t*") or joint["words"].split()[-1:] == ["của"] and not sign
        is_until = bool(joint["until"]) or sign == "-"
        if level == units[-1].level and is_tight and (following := HEAD.match(words, at)) and not sign and _level(following) == level:
            break
    if bracket >= 0:
        # The bracket never closed: what stands in it is no part of the chain.
        del units[bracket:]
        length, without = before, 0
    return units, length, without, is_short


def _level(head: Any) -> str:
    name = " ".join((head[1] or "").replace("*", " ").lower().split())
    return LEVEL_OF[name] if name else _SHORTENED[head[2][0]]


def _labels(unit: Unit, words: str, at: int, *, is_bracketed: bool) -> tuple[int, int]:
    """Read the labels of a unit; give where they end, and where they would without the last bare one."""
    pattern = APPENDIX_LABEL if unit.level == "appendix" else FORM_LABEL if unit.level in ("form", "table") else LABEL
    end, without, sort = at, 0, ""
    until = False
    position = at
    while (label := pattern.match(words, position)) is not None:
        kind = label.lastgroup or ""
        if sort and not _alike(sort, kind, label[kind]):
            break
        stop = label.end()
        opened = words[label.start()]
        if opened in "(“\"":
            if words[stop : stop + 1] != {"(": ")", "“": "”", '"': '"'}[opened]:
                break
            stop += 1
        elif words[stop : stop + 1] == ")" and not is_bracketed and HEAD.match(words, _skip(words, stop + 1, kind)):
            # `điểm a) khoản 2`: the bracket is the letter's where the chain goes on behind it.
            stop += 1
        paths = _paths(unit.level, kind, label[kind])
        if paths is None:
            break
        if until and unit.labels:
            first = unit.labels[-1]
            run = expand(first[-1][1], paths[-1][1]) if first[:-1] == paths[:-1] else [first[-1][1], paths[-1][1]]
            unit.labels[-1:] = [(*first[:-1], (first[-1][0], each)) for each in run]
        else:
            unit.labels.append(paths)
        without = end if sort else 0
        end, sort = stop, sort or kind
        unit.sorts.append(kind)
        joint = LABEL_JOINT.match(words, end)
        if joint is None or kind == "blank":
            break
        until = bool(joint["until"] or joint["to"]) or joint["sign"] == "-"
        position = joint.end()
    return end, without


def _skip(words: str, at: int, kind: str) -> int:
    """Go over blanks, and over a comma behind a letter."""
    blanks = " \n\t*," if kind == "letter" else " \n\t*"
    while at < len(words) and words[at] in blanks:
        at += 1
    return at


def _alike(first: str, kind: str, label: str) -> bool:
    if first == kind:
        return True
    single = len(label) == 1 and label.isalpha()
    if {first, kind} == {"ordinal", "number"}:
        return True
    return {first, kind} == {"roman", "letter"} and (single or first == "letter")


def _paths(level: str, kind: str, label: str) -> tuple[tuple[str, str], ...] | None:
    """Give the levels that a label names: `36.1.a` of an article is article, clause and point."""
    if kind == "ordinal":
        try:
            label = str(parse_ordinal(label.replace("*", " "))) if not label.split()[-1].isdigit() else label.split()[-1]
        except ParseError:
            return None
    elif kind == "place":
        if level not in ("paragraph", "sentence", "dash"):
            return None
        label = _PLACES[" ".join(label.replace("*", " ").split())]
    elif kind == "scanned":
        if level != "article":
            return None
        label = "1"
    elif kind == "small" and level != "subpoint":
        return None
    elif kind == "blank":
        return ((level, "…"),)
    if level == "dash":
        return (("subpoint", f"-{label}"),) if kind in ("ordinal", "place", "number") else None
    if kind == "letter":
        return _lettered(level, label)
    if kind == "number" and level == "article":
        number, *rest = label.split(".")
        if len(rest) > 2:
            return None
        names = ("clause", "point") if not rest or rest[0][0].isdigit() else ("point",)
        return (("article", number.lower()), *zip(names, rest, strict=False))
    if level in ("clause", "point") and kind == "number":
        label = label.lower()
    return ((level, label),)


def _lettered(level: str, label: str) -> tuple[tuple[str, str], ...] | None:
    letter, _, inner = label.partition("(")
    letter = letter.strip()
    if level == "point":
        letter = letter.lower()
    elif level == "subpoint":
        pass
    elif level not in ("part", "section", "chapter") or len(letter) > 1 and not letter[0].isupper():
        return None
    return ((level, letter), ("subpoint", inner.rstrip(")"))) if inner else ((level, letter),)


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
        place -= 1


def _rank(unit: Unit) -> int:
    return -_PLACE["subpoint" if unit.level == "dash" else unit.level]


def _attach(units: list[Unit]) -> None:
    ranks = [_rank(unit) for unit in units]
    tight_up = any(unit.is_tight and ranks[place - 1] < ranks[place] for place, unit in enumerate(units) if place)
    falls = len(units) > 1 and ranks[0] == max(ranks) and ranks[-1] < ranks[0] and not tight_up
    for place, unit in enumerate(units):
        if place and unit.is_tight and ranks[place - 1] > ranks[place]:
            if place > 1 and units[place - 1].is_tight and ranks[place - 2] < ranks[place - 1]:
                # `điểm a mục 1 Điều 8`: sections within an article, still from small to large.
                units[place - 1].parent = unit
                parent = next((units[other] for other in range(place + 1, len(units)) if ranks[other] > ranks[place]), None)
            else:
                parent = units[place - 1]
        elif falls:
            parent = next((units[other] for other in range(place - 1, -1, -1) if ranks[other] > ranks[place]), None)
        else:
            parent = next((units[other] for other in range(place + 1, len(units)) if ranks[other] > ranks[place]), None)
        unit.parent = parent


def _chain(unit: Unit, units: list[Unit]) -> tuple[tuple[str, str], ...]:
    """Give the path of what holds a unit; of several labels the one that stands next to it."""
    out: list[tuple[str, str]] = []
    place, seen = unit, 0
    while place.parent is not None and seen < 13:
        parent = place.parent
        out += parent.labels[-1 if units.index(parent) < units.index(place) else 0]
        place, seen = parent, seen + 1
    return tuple(out)


def _provisions(all_units: list[Unit], units: list[Unit]) -> tuple[Light, ...]:
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
    outs = [unit for unit in all_units if unit.excluded]
    if outs and found:
        _attach(outs)
        for unit in outs:
            if any(other.parent is unit for other in outs):
                continue
            holders = _chain(unit, outs)
            before = all_units[: all_units.index(unit)]
            for label in unit.labels:
                _exclude(found, before, dict((*holders, *label)))
    return tuple(fields for _, _, fields in found)


def _exclude(found: list[tuple[Unit, dict[str, str], Light]], units: list[Unit], fields: dict[str, str]) -> None:
    """Take a provision out of the last one before it that can hold it."""
    for place in range(len(found) - 1, -1, -1):
        unit, base, kept = found[place]
        if unit in units and all(fields.get(level, label) == label for level, label in base.items()):
            whole = {**base, **fields}
            out = {level: whole[level] for level in _ORDER if level in whole}
            before = dict(kept).get("excluded", ())
            found[place] = (unit, base, (*light(base), ("excluded", (*before, out))))
            return


def light(fields: dict[str, str]) -> Light:
    """Order the levels of a provision from large to small; a label that is blank in print makes it incomplete."""
    path = tuple((level, fields[level]) for level in _ORDER if level in fields and fields[level] != "…")
    return (*path, ("incomplete", True)) if "…" in fields.values() else path
