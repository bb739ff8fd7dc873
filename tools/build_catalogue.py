"""Makes the catalogue's data files from a folder of reference tables.

    python tools/build_catalogue.py FOLDER [--date 2026-11-01]

FOLDER holds `document-types.csv`, `issuers.csv`, `laws.csv`, `provinces.csv`; `catalogue.toml` beside this script
settles what they leave open. Dates become ISO 8601 (`2025-03` where the day is not known), remarks inside names go into
columns of their own, what is not known stays empty.
"""

from __future__ import annotations

import argparse
import csv
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from catalogue_laws import documents, statutes
from reference_tables import Row, confidence, day_before, iso, joined, read, split_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src" / "vndocs" / "catalogue"
SOURCE: Final = (
    "public texts of laws, decrees and judgments and public registers, read up to October 2026, with confidence"
)
_BASIS: Final = re.compile(r"\d+/20\d\d/[A-ZĐa-z\d-]+")
#: Systems of signs and where each is set out, by how the table names them.
SYSTEMS: Final = {
    "state administrative (30": "administrative",
    "state administrative (sector": "sector",
    "state normative": "normative",
    "courts": "judicial",
    "Party": "party",
    "mass": "organisation",
    "standards": "standard",
    "treaties": "other",
}
#: What the table puts where the symbol prints no code of its own.
_NOT_PRINTED: Final = ("(none)", "QĐ-XPVPHC", "SL-LPQT", "NQ-TVQH", "ĐKKD")
CITY: Final = "thành phố trực thuộc trung ương"
OLD_CITIES: Final = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
FIRST_DAY_OF_NEW_PROVINCES: Final = "2025-07-01"
LAST_DAY_OF_OLD_PROVINCES: Final = "2025-06-30"


def write(name: str, date: str, rows: Iterable[Mapping[str, str]]) -> None:
    rows = list(rows)
    with (TARGET / name).open("w", encoding="utf-8", newline="") as lines:
        lines.write(f"# source: {SOURCE}\n# date: {date}\n# made by: tools/build_catalogue.py\n")
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def document_types(rows: list[Row], hand: Mapping[str, Any]) -> list[Row]:
    made = []
    for row in rows:
        if row["name_vi"] in hand["omit"]:
            continue
        name, qualifier = split_name(row["name_vi"], hand["split"])
        printed = "" if row["code"] in _NOT_PRINTED else row["code"]
        code = hand["code"].get(name) or printed or row["code"]
        shape = "" if row["number_pattern"].startswith(("none", "(", "free")) else row["number_pattern"]
        made.append(
            {
                "name": name,
                "qualifier": qualifier,
                "code": code,
                "printed": printed,
                "system": next(short for start, short in SYSTEMS.items() if row["system"].startswith(start)),
                "shape": shape,
                "example": row["example"],
                "aliases": joined(alias for alias in hand["aliases"].get(name, []) if alias != name),
                "english": row["name_en"],
                "basis": row["source"].split(";")[0],
                "confidence": confidence(row["confidence"]),
                "note": row["notes"],
            }
        )
    return made


def type_names(types: list[Row], subtypes: Mapping[str, list[str]]) -> list[Row]:
    """List every name once: of a type, with a qualifier of its own, or short for one."""
    made: dict[str, Row] = {}

    def add(name: str, code: str, canonical: str, sort: str) -> None:
        made.setdefault(name, {"name": name, "code": code, "canonical": canonical, "sort": sort})

    for row in types:
        add(row["name"], row["code"], row["name"], "name")
    for row in types:
        for alias in filter(None, row["aliases"].split("; ")):
            add(alias, row["code"], row["name"], "abbreviation" if " " not in alias else "name")
    for row in types:
        if row["printed"] and len(row["printed"]) > 1 and row["printed"] == row["code"]:
            add(row["printed"], row["code"], row["name"], "abbreviation")
    for code, names in subtypes.items():
        for name in names:
            add(name, code, name, "subtype")
    return list(made.values())


def issuers(rows: list[Row], hand: Mapping[str, Any]) -> list[Row]:
    made = []
    for row in rows:
        if row["abbr"] in hand["omit"]:
            continue
        name, qualifier = split_name(row["name_vi"], {})
        abbreviation = row["abbr"]
        # One abbreviation can stand for two bodies: only the row of the Party's small units is not split by hand.
        if abbreviation in hand["split"] and not (abbreviation == "ĐH" and row["system"] == "school"):
            abbreviation, name, qualifier = hand["split"][abbreviation]
        made.append(
            {
                "abbreviation": abbreviation,
                "name": name,
                "qualifier": qualifier,
                "system": row["system"].replace("soe", "enterprise"),
                "level": row["level"],
                "valid_from": iso(row["valid_from"]),
                "valid_to": iso(row["valid_to"]),
                "successors": joined(hand["successors"].get(abbreviation, []) if row["valid_to"] else []),
                "aliases": joined(hand["aliases"].get(abbreviation, [])),
                "english": "" if row["name_en"] == "idem" else row["name_en"],
                "confidence": confidence(row["confidence"]),
                "note": row["notes"],
            }
        )
    return made


def places(rows: list[Row]) -> list[Row]:
    """Give each province a row for every span of time in which its extent, code and kind stayed the same."""
    own_aliases = {
        row["old_name"]: joined(re.split(r";\s*", row["aliases"].replace(" (ambiguous)", ""))) for row in rows
    }
    made: list[Row] = []

    def add(row: Row, name: str, kind: str, code: str, since: str = "", until: str = "", **more: str) -> None:
        unit = {"name": name, "kind": kind, "code": code, "valid_from": since, "valid_to": until}
        unit |= {key: more.get(key, "") for key in ("predecessors", "successors", "centre", "basis")}
        unit |= {"aliases": own_aliases.get(name, ""), "confidence": confidence(row["confidence"])}
        made.append(unit | {"note": more.get("note", "")})

    for row in rows:
        name, kind, code = row["old_name"], row["old_kind"].removesuffix(" (historic)"), row["old_code"]
        new, now, later, new_code = (
            row["new_name"],
            row["new_kind_2025_07"],
            row["new_kind_2026_10"],
            row["new_code_2025"],
        )
        if "historic" in row["old_kind"]:
            title, remark = split_name(name, {})
            heirs = joined(heir.replace(" (thành phố)", "") for heir in new.split("; "))
            add(
                row,
                title,
                kind,
                "",
                "",
                day_before(row["effective"]),
                successors=heirs,
                note=joined([remark, row["change"]]),
            )
        elif row["change"] == "kept" and name != new:
            # Thừa Thiên Huế became the city of Huế half a year before the mergers.
            add(row, name, kind, code, "", "2024-12-31", successors=new, basis="175/2024/QH15")
            add(row, new, later, new_code, "2025-01-01", predecessors=name, basis="175/2024/QH15")
        elif row["change"] == "kept" and kind != later:
            add(row, name, kind, code, "", "2026-08-31")
            add(row, name, later, code, "2026-09-01", note=row["notes"])
        elif row["change"] == "kept":
            add(row, name, kind, code)
        else:
            add(row, name, CITY if name in OLD_CITIES else "tỉnh", code, "", LAST_DAY_OF_OLD_PROVINCES, successors=new)
            if any(unit["name"] == new and unit["valid_from"] for unit in made):
                continue
            since, last = ("2026-04-30", "2026-04-29") if "30/04/2026" in row["notes"] else ("2026-09", "2026-08-31")
            more = {"centre": row["admin_centre_2025"], "basis": joined(_BASIS.findall(row["legal_basis"]))}
            parents, until = joined(row["merged_from"].split(", ")), "" if now == later else last
            add(row, new, now, new_code, FIRST_DAY_OF_NEW_PROVINCES, until, predecessors=parents, **more)
            if now != later:
                add(row, new, later, new_code, since, centre=more["centre"], predecessors=new, note=row["notes"])
    return sorted(made, key=lambda unit: (unit["name"], unit["valid_to"] or "9999"))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--date", default="2026-11-01", help="the state that the tables describe")
    given = arguments.parse_args()
    hand = tomllib.loads((HERE / "catalogue.toml").read_text("utf-8"))
    types = document_types(read(given.folder, "document-types.csv"), hand["types"])
    laws = read(given.folder, "laws.csv")
    write("document_types.csv", given.date, types)
    write("type_names.csv", given.date, type_names(types, hand["types"]["subtypes"]))
    write("issuers.csv", given.date, issuers(read(given.folder, "issuers.csv"), hand["issuers"]))
    write("statutes.csv", given.date, statutes(laws, hand))
    write("documents.csv", given.date, documents(laws, hand))
    write("places.csv", given.date, places(read(given.folder, "provinces.csv")))


if __name__ == "__main__":
    main()
