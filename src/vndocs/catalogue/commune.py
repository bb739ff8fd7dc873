"""Communes, wards, towns and special zones: the 10,040 units of 30 June 2025, and those of two levels since.

What became of which is set out province by province in the resolutions 1654 to 1687/NQ-UBTVQH15 of 16 June 2025;
the units of before worked until those of after did (their Article 2). Units that ended earlier are not known here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from .names import key
from .rows import CONFIDENCES, Row, load

#: The day on which local government of two levels began to work (72/2025/QH15).
TWO_LEVELS_SINCE: Final = "2025-07-01"
LAST_DAY_OF_DISTRICTS: Final = "2025-06-30"
#: The units of before are known as they were from this day on, after the last merger of the older kind.
KNOWN_SINCE: Final = "2025-03-01"
KINDS: Final = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICT_KINDS: Final = ("huyện", "quận", "thị xã", "thành phố")
#: Five island districts had no communes and became special zones.
_ISLAND: Final = "huyện"

_ROMAN: Final = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
#: `Phú Quí` and `Phú Quý`, `Qui Đức` and `Quy Đức`.
_QU_Y: Final = re.compile(r"\bqu([yýỳỷỹỵ])\b")
_TO_I: Final = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit of the lowest level; `district` is empty since 1 July 2025, `heirs` where it has not ended."""

    name: str
    kind: str
    district: str
    province: str
    valid_from: str
    valid_to: str
    heirs: tuple[Commune, ...]
    basis: str
    confidence: str

    def __str__(self) -> str:
        """Give the unit as it is named among others: `xã Phú Thành (huyện Trà Ôn, Vĩnh Long)`."""
        return f"{self.kind} {self.name} ({', '.join(filter(None, (self.district, self.province)))})"


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Give a name of a unit as names are compared: `05` as `5`, `II` as `2`, y as i, tones in one place."""
    words = _QU_Y.sub(lambda match: "qu" + _TO_I[match[1]], key(name)).split()
    return " ".join(_ROMAN.get(word) or word.lstrip("0") or word for word in words)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the table: a unit of after, and those that it was made of as (province, district, kind, name)."""

    unit: Commune
    predecessors: tuple[tuple[str, str, str, str], ...]


def _line(row: Row) -> _Line:
    unit = Commune(
        name=row.word("name"),
        kind=row.choice("kind", KINDS),
        district="",
        province=row.word("province"),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        heirs=(),
        basis=row.word("basis"),
        confidence=row.choice("confidence", CONFIDENCES),
    )
    parts = []
    for group in row.several("predecessors"):
        where, _, names = group.partition(": ")
        province, _, district = where.partition(", ")
        for name in names.split(", "):
            kind = next(kind for kind in (*KINDS, _ISLAND) if name.startswith(kind + " "))
            parts.append((province, district, kind, name[len(kind) + 1 :]))
    return _Line(unit, tuple(parts))


@cache
def _lines() -> tuple[_Line, ...]:
    return load("communes.csv", _line, lambda line: (line.unit.name, line.unit.kind, line.unit.province))


@cache
def communes() -> tuple[Commune, ...]:
    """Give all units, those of before 1 July 2025 after those since."""
    heirs: dict[tuple[str, str, str, str], list[Commune]] = {}
    for line in _lines():
        for part in line.predecessors:
            heirs.setdefault(part, []).append(line.unit)
    made: dict[Commune, Commune] = {}
    for line in _lines():
        unit = line.unit
        after = tuple(heirs.pop((unit.province, "", unit.kind, unit.name), ()))
        worst = max((one.confidence for one in (unit, *after)), key=CONFIDENCES.index)
        made[unit] = replace(unit, heirs=after, confidence=worst)
    before: list[Commune] = []
    for (province, district, kind, name), units in heirs.items():
        worst = max((unit.confidence for unit in units), key=CONFIDENCES.index)
        after, basis = tuple(made[unit] for unit in units), units[0].basis
        before.append(Commune(name, kind, district, province, "", LAST_DAY_OF_DISTRICTS, after, basis, worst))
    return (*made.values(), *before)


@cache
def _by_district() -> dict[str, list[Commune]]:
    index: dict[str, list[Commune]] = {}
    for unit in communes():
        if unit.kind == _ISLAND:
            index.setdefault(name_key(unit.name), []).append(unit)
        elif unit.district:
            index.setdefault(name_key(bare(unit.district)), []).append(unit)
    return index


def bare(district: str) -> str:
    """Give the name of a district without its kind."""
    return next((district[len(kind) + 1 :] for kind in DISTRICT_KINDS if district.startswith(kind + " ")), district)


def communes_of(district: str) -> tuple[Commune, ...]:
    """Give the units that lay in the districts of a name, wherever they were; of an island district, itself."""
    return tuple(_by_district().get(name_key(district), ()))


@cache
def _by_name() -> dict[tuple[str, str], tuple[Commune, ...]]:
    index: dict[tuple[str, str], list[Commune]] = {}
    for unit in communes():
        index.setdefault((unit.kind, name_key(unit.name)), []).append(unit)
    return {named: tuple(units) for named, units in index.items()}


def find_communes(kind: str, name: str) -> tuple[Commune, ...]:
    """Give the units of a kind and name in the whole country, of all times known."""
    return _by_name().get((kind, name_key(name)), ())
