"""Reads the units of a chain from left to right: a level word with its labels, and what joins it to the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ...errors import ParseError
from ...text.numerals import parse_ordinal
from .grammar import APPENDIX_LABEL, FORM_LABEL, HEAD, LABEL, LABEL_JOINT, LEVEL_OF, LEXICON, UNIT_JOINT
from .order import expand

if TYPE_CHECKING:
    import re

_PLACES: Final[dict[str, str]] = LEXICON["places"]
_SHORTENED: Final[dict[str, str]] = LEXICON["shortened"]
_COUNTED: Final[dict[str, str]] = LEXICON["shortened_numbers"]
_CLOSING: Final = {"(": ")", "“": "”", '"': '"'}
_BLANK: Final = " \n\t*"
#: Levels that no Roman figure with a letter counts.
_LETTERED: Final = frozenset(("clause", "point"))
_PARTING: Final = frozenset(LEXICON["joints"]["and"])

#: The levels that a label names, from large to small: `36.1.a` of an article is article, clause and point.
Path = tuple[tuple[str, str], ...]


class Unit:
    """One level with its labels."""

    __slots__ = (
        "is_capital", "is_excluded", "is_parted", "is_tight", "is_until", "labels", "level", "opener", "parent", "sort",
    )  # fmt: skip

    def __init__(
        self, level: str, *, is_capital: bool, is_tight: bool, is_until: bool, is_excluded: bool, is_parted: bool
    ) -> None:
        self.level = level
        self.is_capital = is_capital
        #: Nothing but a blank or `của` stands before it.
        self.is_tight = is_tight
        #: `đến` stands before it.
        self.is_until = is_until
        #: It is taken out of what stands before it.
        self.is_excluded = is_excluded
        #: `và`, `hoặc` or a semicolon stands before it.
        self.is_parted = is_parted
        #: The unit before the bracket that it stands in.
        self.opener: Unit | None = None
        self.labels: list[Path] = []
        self.sort = ""
        self.parent: Unit | None = None


class Units(NamedTuple):
    """The units of a chain and its reach; `without` is that without the last bare label, `plain` without exceptions."""

    units: list[Unit]
    length: int
    without: int
    plain: int
    is_short: bool


def read_units(words: str) -> Units:
    """Read the units that `words` begin with."""
    units: list[Unit] = []
    at = length = without = plain = before = 0
    bracket = -1
    is_short = is_tight = is_until = is_excluded = is_parted = False
    while (head := HEAD.match(words, at)) is not None:
        level = _level(head, words)
        if units and is_tight and level == units[-1].level:
            # Two of one level with nothing between them: the outline goes on, not the chain.
            break
        unit = Unit(
            level,
            is_capital=words[at].isupper(),
            is_tight=is_tight,
            is_until=is_until,
            is_excluded=is_excluded,
            is_parted=is_parted,
        )
        if bracket > 0 and not is_excluded:
            unit.opener = units[bracket - 1]
        end, bare = _read_labels(unit, words, head.end(), is_bracketed=bracket >= 0)
        if not unit.labels:
            if level == "appendix" and units and head.end() >= len(words.rstrip(_BLANK)):
                unit.labels.append(((level, ""),))
                units.append(unit)
                length, without = head.end(1), 0
            break
        is_short = is_short or head[1] is None
        units.append(unit)
        length, without = end, bare
        if bracket >= 0 and words[end : end + 1] == ")":
            length = end = end + 1
            bracket, is_excluded, without = -1, False, 0
        joint = UNIT_JOINT.match(words, end)
        if joint is None:
            break
        sign, joining, at = joint["sign"] or "", joint["words"].split(), joint.end()
        if sign == "(":
            if bracket >= 0:
                break
            bracket, before = len(units), length
        if joint["except"]:
            is_excluded = True
            plain = plain or length
        is_tight = (sign in ("", "/", "(") and not joining) or (not sign and joining[-1:] == ["của"])
        is_until = bool(joint["until"]) or sign == "-"
        is_parted = sign == ";" or any(word in _PARTING for word in joining)
    if bracket >= 0:
        # The bracket never closed: what stands in it is no part of the chain.
        del units[bracket:]
        length, without = before, 0
    return Units(units, length, without, plain if plain < length else 0, is_short)


def _level(head: re.Match[str], words: str) -> str:
    name = " ".join((head[1] or "").replace("*", " ").lower().split())
    if name:
        return LEVEL_OF[name]
    letter = head[2][0]
    # `k2 đ5`, but `đ2 K3 Đ4`.
    is_counted = words[head.end() : head.end() + 1].isdigit() and letter.upper() not in words
    return _COUNTED.get(letter, _SHORTENED[letter]) if is_counted else _SHORTENED[letter]


def _read_labels(unit: Unit, words: str, at: int, *, is_bracketed: bool) -> tuple[int, int]:
    """Read the labels of a unit; give where they end, and where they would without the last bare one."""
    pattern = APPENDIX_LABEL if unit.level == "appendix" else FORM_LABEL if unit.level in ("form", "table") else LABEL
    end = position = at
    without = 0
    until = False
    while (label := pattern.match(words, position)) is not None:
        kind = label.lastgroup or ""
        if unit.sort and not _alike(unit.sort, kind, label[kind]):
            break
        stop = label.end()
        closing = _CLOSING.get(words[label.start()])
        if closing is not None:
            if words[stop : stop + 1] != closing:
                break
            stop += 1
        elif words[stop : stop + 1] == ")" and not is_bracketed and _goes_on(words, stop + 1, kind):
            # `điểm a) khoản 2`: the bracket is the letter's where the chain goes on behind it.
            stop += 1
        path = _path(unit.level, kind, label[kind])
        if path is None:
            break
        if until and unit.labels:
            first = unit.labels[-1]
            ends = first[-1][1], path[-1][1]
            run = expand(*ends) if first[:-1] == path[:-1] else ends
            unit.labels[-1:] = [(*first[:-1], (first[-1][0], each)) for each in run]
        else:
            unit.labels.append(path)
        without = end if unit.sort else 0
        end, unit.sort = stop, unit.sort or kind
        joint = LABEL_JOINT.match(words, end)
        if joint is None or kind == "blank":
            break
        until = bool(joint["until"] or joint["to"]) or joint["sign"] == "-"
        position = joint.end()
    return end, without


def _goes_on(words: str, at: int, kind: str) -> bool:
    """Tell whether a level follows, or behind a letter another letter with a bracket: `a), b) khoản 1`."""
    if kind != "letter":
        return HEAD.match(words, _skip(words, at, _BLANK)) is not None
    joint = LABEL_JOINT.match(words, at)
    following = LABEL.match(words, joint.end()) if joint else None
    if following and following.lastgroup == "letter" and words[following.end() : following.end() + 1] == ")":
        return True
    return HEAD.match(words, _skip(words, at, _BLANK + ",")) is not None


def _skip(words: str, at: int, blanks: str) -> int:
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


def _path(level: str, kind: str, label: str) -> Path | None:
    """Give the levels that a label names: `36.1.a` of an article is article, clause and point."""
    if kind == "ordinal":
        number = _ordinal(label.replace("*", " "))
        if number is None:
            return None
        label = number
    elif kind == "place":
        if level not in ("paragraph", "sentence", "dash"):
            return None
        label = _PLACES[" ".join(label.replace("*", " ").split())]
    elif kind == "scanned":
        if level != "article":
            return None
        label = "1"
    elif (kind == "small" and level != "subpoint") or (kind == "roman" and level in _LETTERED and label[-1].islower()):
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


def _lettered(level: str, label: str) -> Path | None:
    letter, _, inner = label.partition("(")
    letter = letter.strip()
    if level == "point":
        letter = letter.lower()
    elif level != "subpoint" and (level not in ("part", "section", "chapter") or not letter[0].isupper()):
        return None
    return ((level, letter), ("subpoint", inner.rstrip(")"))) if inner else ((level, letter),)


def _ordinal(words: str) -> str | None:
    last = words.split()[-1]
    try:
        return last if last.isdigit() else str(parse_ordinal(words))
    except ParseError:
        return None
