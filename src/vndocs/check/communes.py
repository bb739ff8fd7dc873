"""Which commune the name of a body speaks of, and whether there was one: `UBND xã Phú Thành, huyện Trà Ôn` in 2026.

Units of one name stand all over the country: nothing is said of a name while one may be meant that did exist.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from ..catalogue import find_places
from ..catalogue.commune import (
    KINDS,
    KNOWN_SINCE,
    LAST_DAY_OF_DISTRICTS,
    TWO_LEVELS_SINCE,
    Commune,
    bare,
    communes,
    communes_of,
    find_communes,
    name_key,
)
from ..registry.folding import plain
from ..text.lexicon import load
from .gone import Gone, was

_WORD: Final = re.compile(r"[^\s,;().]+\.?")
_DASHES: Final = ("-", "–")
#: More units than these are not all named.
_NAMED: Final = 4


class Named(NamedTuple):
    """The commune that the name of a body names, and the units behind it (empty where none is named)."""

    kind: str
    name: str
    district: str
    city: str
    province: str


@cache
def _units() -> dict[str, str]:
    """Give the words for units, with their kind."""
    words: dict[str, Any] = load(__package__, "communes.toml")
    return {word: kind for kind, named in words["units"].items() for word in named}


def named(body: str) -> Named | None:
    """Take the commune, district and province out of the name of a body; None where no commune is named first."""
    parts = _parts(body)
    if not parts or parts[0][0] not in KINDS or not parts[0][1]:
        return None
    rest = dict(reversed(parts[1:]))
    return Named(*parts[0], rest.get("huyện", ""), rest.get("thành phố", ""), rest.get("tỉnh", ""))


def _parts(body: str) -> list[tuple[str, str]]:
    """Give the units that a text names, each with its kind."""
    words = list(_WORD.finditer(body))
    parts: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        kind, size = _unit(words, at)
        if not kind:
            at += 1
            continue
        begin = end = at + size
        while end < len(words) and _goes_on(body, words, begin, end):
            end += 1
        at = max(_end_of_name(kind, words, begin, end), at + 1)
        parts.append((kind, " ".join(word.group() for word in words[begin:at])))
    return parts


def _unit(words: list[re.Match[str]], at: int) -> tuple[str, int]:
    """Give the kind that the words at a place name, and how many they are."""
    for size in (2, 1):
        said = " ".join(word.group() for word in words[at : at + size]).lower()
        if kind := _units().get(said, ""):
            return kind, size
    return "", 0


def _goes_on(body: str, words: list[re.Match[str]], begin: int, at: int) -> bool:
    """Tell whether a word belongs to the name before it: a capital, a number or a dash, and only blanks between."""
    word = words[at].group()
    if at > begin and not body[words[at - 1].end() : words[at].start()].isspace():
        return False
    return word[0].isupper() or word[0].isdigit() or (at > begin and word in _DASHES)


def _end_of_name(kind: str, words: list[re.Match[str]], begin: int, end: int) -> int:
    """Give where a name ends that may run on into the next unit: `XÃ PHÚ THÀNH HUYỆN TRÀ ÔN`, but `xã Tân Xã`."""
    name = " ".join(word.group() for word in words[begin:end])
    is_whole = find_communes(kind, name) if kind in KINDS else _is_city(name) or find_places(name)
    if is_whole:
        return end
    for at in range(begin + 1, end):
        if words[at].group() in _DASHES or _unit(words, at)[0]:
            return at
    return end


def commune_gone(body: str, day: str) -> Gone | None:
    """Tell that the commune of a body did not exist on a day; None where one did, or nothing is known."""
    if day < KNOWN_SINCE or (said := named(body)) is None:
        return None
    district, province = _above(said, day)
    units = [unit for unit in find_communes(said.kind, said.name) if _can_be(unit, district, province)]
    if day < TWO_LEVELS_SINCE:
        return _not_yet(body, units, day)
    former = [unit for unit in units if unit.valid_to and not was(unit.valid_from, unit.valid_to, day)]
    if district or said.kind == "thị trấn":
        # Districts and towns ended whole (72/2025/QH15); who took over is named where it is sure. That a city was one
        # of them only the commune in it can tell.
        if not former and district == said.city:
            return None
        return Gone(body, "", _last(former) or LAST_DAY_OF_DISTRICTS, _heirs(former), True)
    if not former or len(former) < len(units):
        return None
    return Gone(body, "", _last(former), _heirs(former), len(former) == 1 and former[0].confidence == "verified")


def is_district(body: str, day: str) -> bool:
    """Tell whether the first unit that a body names is a district, or a city that was one."""
    parts = _parts(body)
    if not parts or parts[0][0] != "thành phố":
        return bool(parts) and parts[0][0] == "huyện"
    return _is_city(parts[0][1]) and not _is_central(parts[0][1], day)


def _is_city(name: str) -> bool:
    """Tell whether a city within a province had a name."""
    return " ".join(_WORD.findall(plain(name))) in cities()


def _is_central(city: str, day: str) -> bool:
    """Tell whether there was a city of the name under the centre on a day."""
    found = find_places(city)
    return any(each.kind.startswith("thành phố") and was(each.valid_from, each.valid_to, day) for each in found)


def _not_yet(body: str, units: list[Commune], day: str) -> Gone | None:
    """Tell that the only unit of a name was made on 1 July 2025: the units of the months before it are known whole."""
    if len(units) != 1 or was(units[0].valid_from, units[0].valid_to, day):
        return None
    [unit] = units
    made_of = tuple(str(other) for other in communes() if unit in other.heirs)
    return Gone(body, unit.valid_from, "", made_of if len(made_of) <= _NAMED else (), unit.confidence == "verified")


def _above(said: Named, day: str) -> tuple[str, str]:
    """Give the district and the province that are named; a city is either, by what stands beside it or by its name."""
    if not said.city:
        return said.district, said.province
    if said.province or (not said.district and not _is_central(said.city, day)):
        return said.district or said.city, said.province
    return said.district, said.city


def _can_be(unit: Commune, district: str, province: str) -> bool:
    """Tell whether a unit lies in the district and province that are named, if any."""
    if district and name_key(bare(unit.district)) != name_key(district):
        return False
    if not province:
        return True
    places = find_places(province)
    names = {place.name for place in places} or {province}
    if unit.district:
        return unit.province in names or any(heir.province in names for heir in unit.heirs)
    return unit.province in names or any(unit.province in place.successors for place in places)


@cache
def cities() -> frozenset[str]:
    """Give the cities within provinces that were districts until 30 June 2025, by their names in plain letters."""
    found = {unit.district for unit in communes() if unit.district.startswith("thành phố ")}
    return frozenset(" ".join(_WORD.findall(plain(bare(district)))) for district in found)


def _heirs(former: list[Commune]) -> tuple[str, ...]:
    """Give what came after the units that may be meant, where it is the same for all."""
    heirs = {unit.heirs for unit in former}
    [only] = heirs if len(heirs) == 1 else [()]
    return tuple(map(str, only)) if len(only) <= _NAMED else ()


def heirs_of_district(body: str) -> tuple[str, ...]:
    """Give the units that a district was made into, if there was one district of the name and they are few."""
    parts = _parts(body)
    kind, name = parts[0] if parts else ("", "")
    if kind not in ("huyện", "thành phố"):
        return ()
    province = dict(reversed(parts[1:])).get("tỉnh", "")
    units = [unit for unit in communes_of(name) if not province or unit.province == province]
    if len({(unit.district, unit.province) for unit in units}) != 1:
        return ()
    heirs = {str(heir) for unit in units for heir in unit.heirs}
    return tuple(sorted(heirs)) if len(heirs) <= _NAMED else ()


def _last(former: list[Commune]) -> str:
    return max((unit.valid_to for unit in former), default="")
