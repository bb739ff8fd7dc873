"""Makes the catalogue's table of communes from the unpacked wheels of public packages.

    python tools/build_communes.py FOLDER [--date 2026-11-29]

FOLDER holds, unpacked side by side, `vietnamadminunits` 1.0.4 (MIT: the names and what became of which unit),
`vietnam_provinces` 2026.9.0 (the conversion table of the National Statistics Office, by its codes) and
`vietnam_address_converter` 1.0.5 (Apache-2.0); the last two are compared with, nothing else is taken from them. A unit
is `verified` where a second table leads every one of its predecessors to the same units.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import sqlite3
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src" / "vndocs" / "catalogue" / "communes.csv"
SOURCE: Final = (
    "resolutions 1654 to 1687/NQ-UBTVQH15 of 16 June 2025, 237 and 388/NQ-UBTVQH16, as tabled by vietnamadminunits "
    "1.0.4 (MIT License, Copyright (c) 2025 Tran Ngoc Minh Hieu, LICENSES/vietnamadminunits.txt); "
    "compared with the conversion table of the National Statistics Office"
)
COLUMNS: Final = ("name", "kind", "province", "valid_from", "valid_to", "basis", "confidence", "predecessors")
KINDS: Final = ("đặc khu", "phường", "thị trấn", "xã")
DISTRICTS: Final = ("huyện", "quận", "thị xã", "thành phố")


class Unit(NamedTuple):
    """A commune before or after 1 July 2025; one of before has its district, and may be a district without communes."""

    province: str
    district: str
    name: str
    code: str


def without_kind(name: str) -> str:
    for kind in ("Tỉnh ", "Thành phố ", "Thủ đô "):
        name = name.removeprefix(kind)
    return name


def units(folder: Path) -> tuple[dict[str, Unit], dict[tuple[str, str], Unit]]:
    """Give the units of before and after by the keys of the conversion table."""
    database = sqlite3.connect(folder / "vietnamadminunits" / "data" / "dataset.db")
    before = {}
    columns = "province, district, ward, wardCode, provinceKey, districtKey, wardKey"
    for province, district, ward, code, *keys in database.execute(f"select {columns} from admin_units_legacy"):
        before["_".join(key or "" for key in keys)] = Unit(without_kind(province), district, ward or "", code or "")
    after = {}
    for province, ward, code, *keys in database.execute(
        "select province, ward, wardCode, provinceKey, wardKey from admin_units"
    ):
        after[keys[0], keys[1]] = Unit(without_kind(province), "", ward, code)
    return before, after


def conversion(folder: Path, before: dict[str, Unit], after: dict[tuple[str, str], Unit]) -> dict[Unit, set[Unit]]:
    """Give what became of each unit."""
    data = json.loads((folder / "vietnamadminunits" / "data" / "converter_2025.json").read_text("utf-8"))
    heirs: dict[Unit, set[Unit]] = defaultdict(set)
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, parts in wards.items():
            for part in parts:
                heirs[before[part]].add(after[province, ward])
    for province, parts in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, wards in parts.items():
            heirs[before[part]] |= {after[province, ward["newWardKey"]] for ward in wards}
    return heirs


def official(folder: Path, after: Iterable[Unit]) -> dict[str, set[Unit]]:
    """Give what became of each unit by its code, after the table of the statistics office."""
    sys.path.insert(0, str(folder))
    table: Any = importlib.import_module("vietnam_provinces._ward_conversion_2025").OLD_TO_NEW
    named = {int(unit.code): unit for unit in after}
    return {
        f"{code:05}": {named[new.code] for new in entry.new_wards if new.code in named} for code, entry in table.items()
    }


def third(folder: Path) -> dict[tuple[str, str, str], set[tuple[str, str]]]:
    """Give what became of each unit by its names, after the third table."""
    sys.path.insert(0, str(folder))
    rows: Any = importlib.import_module("vietnam_address_converter.data").mapping["rows"]
    found: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        old, new = row["old"], row["new"]
        named = (without_kind(old["province_name"].title()), old["district_name"], old["ward_name"])
        found[named].add((without_kind(new["province_name"].title()), new["ward_name"]))
    return found


def settled(heirs: set[Unit], second: set[Unit] | None, more: set[tuple[str, str]] | None) -> tuple[set[Unit], bool]:
    """Give the heirs of a unit that the tables agree on, and whether two do.

    Two units of one name that both became part of a new province can each be led to the heirs of both: where the second
    table knows fewer of the same, it is right. Where it knows others, all are kept, and the unit is not verified.
    """
    if second is not None and second <= heirs:
        return (second, True) if second else (heirs, False)
    if second is not None:
        return heirs | second, False
    return heirs, more == {(unit.province, unit.name) for unit in heirs}


def split(name: str) -> tuple[str, str]:
    """Part a name into kind and proper name."""
    for kind in KINDS:
        if name.lower().startswith(kind + " "):
            # `Xã Đại áng` stands so in the tables.
            return kind, " ".join(word[:1].upper() + word[1:] for word in name[len(kind) + 1 :].split(" "))
    raise ValueError(name)


def district_split(name: str) -> tuple[str, str]:
    """Part the name of a district into kind and proper name; the tables write `Thành Phố` now and then."""
    return next((kind, name[len(kind) + 1 :]) for kind in DISTRICTS if name.lower().startswith(kind + " "))


def predecessors(parts: list[Unit]) -> str:
    """Write the units that one was made of, by province and district: `Vĩnh Long, huyện Trà Ôn: xã Phú Thành, …`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for unit in sorted(parts):
        kind, name = district_split(unit.district)
        district = f"{kind} {name}"
        named = " ".join(split(unit.name)) if unit.name else district
        groups[f"{unit.province}, {district}" if unit.name else unit.province].append(named)
    return "; ".join(f"{where}: {', '.join(names)}" for where, names in groups.items())


def rows(folder: Path) -> Iterable[dict[str, str]]:
    hand = tomllib.loads((HERE / "communes.toml").read_text("utf-8"))
    before, after = units(folder)
    second, more = official(folder, after.values()), third(folder)
    parts: dict[Unit, list[Unit]] = defaultdict(list)
    doubtful: set[Unit] = set()
    for unit, heirs in conversion(folder, before, after).items():
        new, agreed = settled(heirs, second.get(unit.code), more.get((unit.province, unit.district, unit.name)))
        for heir in new:
            parts[heir].append(unit)
        # An island district without communes became one special zone: there is nothing to confuse.
        if not agreed and unit.name:
            doubtful |= new
            print("not verified:", unit, "->", *(heir.name for heir in new), file=sys.stderr)
    for unit in sorted(parts):
        kind, name = split(unit.name)
        change = hand["changed"].get(unit.province, {"names": []})
        row = dict(zip(COLUMNS, (name, kind, unit.province, "2025-07-01", "", "", "", ""), strict=True))
        row["basis"] = f"{hand['resolutions'][unit.province]}/NQ-UBTVQH15"
        row["confidence"] = "well known" if unit in doubtful else "verified"
        row["predecessors"] = predecessors(parts[unit])
        if name in change["names"] and kind == "xã":
            yield row | {"valid_to": change["until"]}
            now = {
                "kind": "phường",
                "valid_from": change["since"],
                "basis": change["basis"],
                "confidence": "well known",
            }
            yield row | now | {"predecessors": f"{unit.province}: xã {name}"}
        else:
            yield row


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--date", default="2026-11-29", help="the day on which the tables were read")
    given = arguments.parse_args()
    made = list(rows(given.folder))
    with TARGET.open("w", encoding="utf-8", newline="") as lines:
        lines.write(f"# source: {SOURCE}\n# date: {given.date}\n# made by: tools/build_communes.py\n")
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(made)
    print(f"{TARGET.name}: {len(made)} rows")


if __name__ == "__main__":
    main()
