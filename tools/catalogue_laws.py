"""Makes the rows of statutes and of other much-cited documents from the table of laws."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final

from reference_tables import IN_BRACKETS, Row, confidence, iso, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

LAW_TYPES: Final = {"Luật": "L", "Bộ luật": "BL", "Pháp lệnh": "PL", "Hiến pháp": "HP"}
STATES: Final = {
    "not yet": "not yet in force",
    "repealed": "repealed",
    "replaced": "repealed",
    "amending": "in force",
    "in force": "in force",
    "amended": "in force",
}
_YEAR_AT_END: Final = re.compile(r"^(.*\D)\s(?:năm\s)?((?:19|20)\d{2})$")
_CODE: Final = re.compile(r"\d[\w.]*(?:[/-][\w.]+)*[/-](?=[\d.]*[A-ZĐ])[\w.]+(?:[/-][\w.]+)*")
_ENDED: Final = re.compile(r"(?:repealed|replaced)(?: by \S+)?(?: from)? (\d{2}/\d{2}/\d{4})")
_NO_CODE: Final = re.compile(r"không số", re.IGNORECASE)


def law(row: Row, hand: Mapping[str, Any], kinds: Mapping[str, str]) -> Row:
    """Clean one row of the table of laws: title without type and year, code without remarks, status and date apart."""
    kind, number, trusted = row["kind"], row["number"], row["confidence"]
    code = found[0] if (found := _CODE.search(number)) else ""
    name, note, year = row["short_name"], [row["notes"]], ""
    if _NO_CODE.search(number):
        note.append("listed without a number on vbpl.vn" if code else "has no number")
    if name.startswith("("):
        name, note = "", [name.strip("()"), *note]
    if kind in LAW_TYPES and (match := _YEAR_AT_END.match(name)):
        name, year = match[1], match[2]
    if (match := IN_BRACKETS.match(name)) and "HIV" not in name:
        name, note = match[1], [*note, match[2]]
    if kind in LAW_TYPES:
        name = hand["statutes"]["names"].get(code, name.removeprefix(kind).strip())
    issued, effective = iso(row["date_passed"]), iso(row["date_effective"])
    state, ended, remark = status(row["status_2026_10"])
    dates = "well known" if "dates well known" in trusted or "2025-2026" in trusted else confidence(trusted)
    parts = number.split("/")
    return {
        "type": kinds.get(kind) or re.findall(r"[A-ZĐ][A-Za-zĐđ]*", code)[0],
        "title": name,
        "year": issued[:4] or year or (parts[1] if len(parts) > 2 and parts[1].isdigit() else ""),
        "code": code,
        "issued": issued,
        "effective": effective,
        "ended": ended,
        "status": state,
        "amended_by": joined(_CODE.findall(row["amended_by"])),
        "replaced_by": joined(_CODE.findall(row["replaced_by"])),
        "aliases": "",
        "confidence": confidence(trusted.replace("passed date verified; symbol ", "").replace("passed date ", "")),
        "dates_confidence": ("verified" if "date verified" in trusted else dates) if issued or effective else "",
        "source": hand["sources"].get(row["source"], row["source"]),
        "note": joined([*note, remark]),
    }


def status(text: str) -> tuple[str, str, str]:
    """Give the state in one word, the day it ended if the table says so, and what else it says."""
    ended = iso(match[1]) if (match := _ENDED.search(text)) else ""
    state = next((state for start, state in STATES.items() if text.startswith(start)), "unknown")
    if "repealed from" in text:
        state = "in force"
    said = text in ("in force", "repealed", "amending law", "amended") or text.startswith("in force (as far")
    return state, ended, "" if said else text


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
            row.update(
                status="in force",
                amended_by=joined([*row["amended_by"].split("; "), *row["replaced_by"].split("; ")]),
                replaced_by="",
            )
            row["note"] = joined([row["note"], "partly repealed"])
    constitutions = sorted((row for row in made if row["type"] == "HP"), key=lambda row: row["year"])
    for old, new in itertools.pairwise(constitutions):
        old["ended"] = new["effective"] or new["issued"]
    return made


def documents(rows: list[Row], hand: Mapping[str, Any]) -> list[Row]:
    return [law(row, hand, hand["documents"]["type"]) for row in rows if row["kind"] not in LAW_TYPES]
