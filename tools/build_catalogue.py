"""Makes the catalogue's data files from a folder of reference tables.

    python tools/build_catalogue.py FOLDER [--date 2026-11-01]

FOLDER holds `document-types.csv`, `issuers.csv`, `laws.csv` and `provinces.csv`; `catalogue.toml` beside this script settles
what they leave open. Dates become ISO 8601 (`2025-03` where the day is not known), remarks inside names go into columns
of their own, what is not known stays empty.
"""

from __future__ import annotations

import argparse
import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

Row = dict[str, str]

HERE: Final = Path(__file__).parent
TARGET: Final = HERE.parent / "src" / "vndocs" / "catalogue"
SOURCE: Final = "public texts of laws, decrees, judgments and registers of documents, read up to October 2026; every row keeps its confidence"
_IN_BRACKETS: Final = re.compile(r"^(.*?)\s*\(([^()]*)\)$")
_DATE: Final = re.compile(r"^(?:(?:(\d{2})/)?(\d{2})/)?(\d{4})$")
_YEAR_AT_END: Final = re.compile(r"^(.*\D)\s(?:năm\s)?((?:19|20)\d{2})$")
_CODE: Final = re.compile(r"\d[\w.]*(?:[/-][\w.]+)*[/-](?=[\d.]*[A-ZĐ])[\w.]+(?:[/-][\w.]+)*")
_NO_CODE: Final = re.compile(r"không số", re.IGNORECASE)
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
LAW_TYPES: Final = {"Luật": "L", "Bộ luật": "BL", "Pháp lệnh": "PL", "Hiến pháp": "HP"}
KNOWN_FROM_PROVINCES: Final = "2025-07-01"
LAST_DAY_OF_OLD_PROVINCES: Final = "2025-06-30"


def iso(text: str) -> str:
    """Turn `01/07/2025`, `07/2025` or `2025` round; anything else is not a date."""
    match = _DATE.match(text.strip())
    return "-".join(part for part in (match[3], match[2], match[1]) if part) if match else ""


def confidence(text: str) -> str:
    return next((word for word in ("unsure", "verified", "well known") if text.startswith(word)), "unsure")


def read(folder: Path, name: str) -> list[Row]:
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return [{key: " ".join(value.split()).replace(" ,", ",") for key, value in row.items()} for row in csv.DictReader(lines)]


def write(name: str, date: str, rows: Iterable[Mapping[str, str]]) -> None:
    rows = list(rows)
    with (TARGET / name).open("w", encoding="utf-8", newline="") as lines:
        lines.write(f"# source: {SOURCE}\n# date: {date}\n# made by: tools/build_catalogue.py\n")
        writer = csv.DictWriter(lines, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def split_name(name: str, by_hand: Mapping[str, list[str]]) -> tuple[str, str]:
    if name in by_hand:
        return by_hand[name][0], by_hand[name][1]
    match = _IN_BRACKETS.match(name)
    return (match[1], match[2]) if match else (name, "")


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


def law(row: Row, hand: Mapping[str, Any], kinds: Mapping[str, str]) -> Row:
    """Clean one row of the table of laws: title without type and year, code without remarks, status and its date apart."""
    number = row["number"]
    code = found[0] if (found := _CODE.search(number)) else ""
    name, note = row["short_name"], row["notes"]
    if _NO_CODE.search(number):
        note = joined([note, "listed without a number on vbpl.vn" if code else "has no number"])
    if name.startswith("("):
        name, note = "", joined([name.strip("()"), note])
    kind, year = row["kind"], ""
    if name and (match := _YEAR_AT_END.match(name)) and kind in LAW_TYPES:
        name, year = match[1], match[2]
    if (match := _IN_BRACKETS.match(name)) and "HIV" not in name:
        name, note = match[1], joined([note, match[2]])
    if kind in LAW_TYPES:
        name = name.removeprefix(kind).strip()
    name = hand["statutes"]["names"].get(code, name) if kind in LAW_TYPES else name
    issued, trusted = iso(row["date_passed"]), row["confidence"]
    parts = number.split("/")
    year = issued[:4] or year or (parts[1] if len(parts) > 2 and parts[1].isdigit() else "")
    status, ended = row["status_2026_10"], ""
    if match := re.search(r"(?:repealed|replaced)(?: by \S+)?(?: from)? (\d{2}/\d{2}/\d{4})", status):
        ended = iso(match[1])
    word = next((word for word in ("not yet", "repealed", "replaced", "amending", "in force", "amended") if status.startswith(word)), "")
    state = {"not yet": "not yet in force", "amending": "in force", "replaced": "repealed", "amended": "in force"}.get(word, word) or "unknown"
    if "repealed from" in status:
        state = "in force"
    dates_known = {True: "well known", False: confidence(trusted)}["dates well known" in trusted or "2025-2026" in trusted]
    if "date verified" in trusted:
        dates_known = "verified"
    return {
        "type": kinds.get(kind) or re.findall(r"[A-ZĐ][A-Za-zĐđ]*", code)[0],
        "title": name,
        "year": year,
        "code": code,
        "issued": issued,
        "effective": iso(row["date_effective"]),
        "ended": ended,
        "status": state,
        "amended_by": joined(_CODE.findall(row["amended_by"])),
        "replaced_by": joined(_CODE.findall(row["replaced_by"])),
        "aliases": "",
        "confidence": confidence(trusted.replace("passed date verified; symbol ", "").replace("passed date ", "")),
        "dates_confidence": dates_known if issued or row["date_effective"] else "",
        "note": joined([note, "" if status in ("in force", "repealed", "amending law", "amended") or status.startswith("in force (as far") else status]),
    }


def statutes(rows: list[Row], hand: Mapping[str, Any]) -> list[Row]:
    made = [law(row, hand, LAW_TYPES) for row in rows if row["kind"] in LAW_TYPES]
    read_whole = {row["number"] for row in rows if "text read" in row["source"]}
    by_code = {row["code"]: row for row in made if row["code"]}
    for row in made:
        row["aliases"] = joined(hand["statutes"]["aliases"].get(f"{row['type']} {row['title']}", []))
        if row["status"] != "repealed" or row["ended"]:
            continue
        heirs = [by_code[code] for code in row["replaced_by"].split("; ") if code in by_code]
        inner = row["title"].rpartition("Luật ")[2] if row["title"].startswith("sửa đổi") else row["title"]
        whole = [heir for heir in heirs if heir["title"] == inner or row["code"] not in read_whole]
        if whole:
            row["ended"] = whole[0]["effective"]
        elif heirs:
            # Where the laws' own pages were read, a later law on another matter was found to end some articles only.
            row.update(status="in force", amended_by=joined([*row["amended_by"].split("; "), *row["replaced_by"].split("; ")]), replaced_by="")
            row["note"] = joined([row["note"], "partly repealed"])
    return made


def documents(rows: list[Row], hand: Mapping[str, Any]) -> list[Row]:
    return [law(row, hand, hand["documents"]["type"]) for row in rows if row["kind"] not in LAW_TYPES]


def places(rows: list[Row]) -> list[Row]:
    """Give each province a row for every span of time in which its extent, code and kind stayed the same."""
    made: list[Row] = []
    new: dict[str, Row] = {}

    def add(name: str, kind: str, code: str, since: str, until: str, row: Row, **more: str) -> Row:
        trust = confidence(row["confidence"])
        made.append(
            {"name": name, "kind": kind, "code": code, "valid_from": since, "valid_to": until}
            | {key: more.get(key, "") for key in ("predecessors", "successors", "centre", "basis", "aliases")}
            | {"confidence": trust, "note": more.get("note", "")}
        )
        return made[-1]

    for row in rows:
        name, kind = row["old_name"], row["old_kind"].removesuffix(" (historic)")
        aliases, later = joined(re.split(r";\s*", row["aliases"].replace(" (ambiguous)", ""))), row["new_kind_2026_10"]
        basis = joined(re.findall(r"\d+/20\d\d/[A-ZĐa-z\d-]+", row["legal_basis"]))
        if "historic" in row["old_kind"]:
            title, remark = split_name(name, {})
            last = {10: f"{int(row['effective'][-4:]) - 1}-12-31", 4: row["effective"]}[len(row["effective"])]
            heirs = joined(heir.replace(" (thành phố)", "") for heir in row["new_name"].split("; "))
            add(title, kind, "", "", "2008-07-31" if title == "Hà Tây" else last, row, successors=heirs, note=joined([remark, row["change"]]))
            continue
        if row["change"] == "kept" and name == row["new_name"] and kind == row["new_kind_2025_07"] == later:
            add(name, kind, row["old_code"], "", "", row, aliases=aliases)
            continue
        if row["change"] == "kept" and name == row["new_name"]:
            since = "2026-09-01"
            add(name, kind, row["old_code"], "", "2026-08-31", row, aliases=aliases)
            add(name, later, row["old_code"], since, "", row, aliases=aliases, note=row["notes"])
            continue
        if row["change"] == "kept":
            # Thừa Thiên Huế became the city of Huế half a year before the mergers.
            add(name, kind, row["old_code"], "", "2024-12-31", row, successors=row["new_name"], aliases=aliases, basis="175/2024/QH15")
            add(row["new_name"], later, row["new_code_2025"], "2025-01-01", "", row, predecessors=name, basis="175/2024/QH15")
            continue
        old_kind = "thành phố trực thuộc trung ương" if name in ("Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh", "Hà Nội") else "tỉnh"
        add(name, old_kind, row["old_code"], "", LAST_DAY_OF_OLD_PROVINCES, row, successors=row["new_name"], aliases=aliases)
        if row["new_name"] not in new:
            parents = joined(row["merged_from"].split(", "))
            now = row["new_kind_2025_07"]
            unit = add(row["new_name"], now, row["new_code_2025"], KNOWN_FROM_PROVINCES, "", row, predecessors=parents, centre=row["admin_centre_2025"], basis=basis)
            new[row["new_name"]] = unit
            if later != now:
                since, until = ("2026-04-30", "2026-04-29") if "30/04/2026" in row["notes"] else ("2026-09", "2026-08-31")
                unit["valid_to"] = until
                add(row["new_name"], later, row["new_code_2025"], since, "", row, predecessors=row["new_name"], centre=row["admin_centre_2025"], note=row["notes"])
    own = {row["old_name"]: joined(re.split(r";\s*", row["aliases"].replace(" (ambiguous)", ""))) for row in rows}
    for unit in made:
        unit["aliases"] = unit["aliases"] or own.get(unit["name"], "")
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
