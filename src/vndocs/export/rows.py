"""A record as rows, one an entity: what CSV holds and tables show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The columns and what stands in them; a cell is empty where the entity does not say it.
COLUMNS: Final = {
    "source": "the document as it was named",
    "kind": "`references`, `internal`, `amounts`, `dates`, `people`, `lists` (a row an item), or `error`",
    "start": "first code point of the entity in the document",
    "end": "code point behind the entity",
    "text": "the entity as it stands there; of a list item its marker and words; the message of an error",
    "type": "references, internal: code of the document type",
    "type_name": "references, internal: name of the type",
    "code": "references: số ký hiệu; errors: the code of the fault",
    "date": "references: issue date, EDTF",
    "issuer": "references: issuing body",
    "title": "references: title",
    "provisions": "references, internal: `article 5, clause 2, point a; article 7`",
    "role": "references: `own` for the document's own number",
    "value": "amounts: number in whole currency units; dates: EDTF",
    "low": "amounts: lower end of a range",
    "high": "amounts: upper end of a range",
    "currency": "amounts: ISO 4217",
    "per": "amounts: what the amount is for one of",
    "words": "amounts: `true` where spelled out",
    "qualifier": "amounts: bound or hedge (`gần`, `không quá`)",
    "period": "dates: the word that names a period (`nhiệm kỳ`)",
    "invalid": "dates: `true` where no calendar has the day",
    "pointing": "internal: `this`, `aforesaid` or `that`",
    "unit": "internal: the level of which it is said",
    "list": "list items: number of the list in the document, from 1",
    "marker": "list items: the marker as it stands there",
    "label": "list items: the marker's number or letter",
    "depth": "list items: depth in the tree, from 0",
    "relation": "references: how the text uses the document (`legal_basis`, `replaces`, `cites`)",
    "target": "references, internal: what is meant, by type, code or title and date, and the place in it",
    "target_start": "references, internal: first code point of the mention that names what is meant",
    "basis": "references, internal: what the target rests on",
    "unresolved": "references, internal: why nothing is chosen",
    "name": "people: the name",
    "address": "people: the word of address (`đồng chí`)",
    "rank": "people: military rank or degree",
    "office": "people: office held",
    "body": "people: body in which it is held",
}
_KINDS: Final = ("references", "internal", "amounts", "dates", "people")


def rows(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the rows of a record: a document's own order within each kind, the kinds in the order of records.

    A record of an error gives one row. Cells are strings, whole numbers or booleans; missing ones are left out.
    """
    source = record.get("source")
    if "error" in record:
        error = record["error"]
        yield {"source": source, "kind": "error", "code": error["code"], "text": error["message"]}
        return
    for kind in _KINDS:
        for entity in record.get(kind, ()):
            row = {"source": source, "kind": kind, **{key: entity[key] for key in COLUMNS if key in entity}}
            if "provisions" in row:
                row["provisions"] = _provisions(row["provisions"])
            if "target" in row:
                target = row["target"]
                row["target"] = _target(target)
                if "start" in target:
                    row["target_start"] = target["start"]
            yield row
    for number, tree in enumerate(record.get("lists", ()), 1):
        for item in tree["items"]:
            start, end = item["start"], item["content"][1]
            text = tree["text"][start - tree["start"] : end - tree["start"]]
            row = {"source": source, "kind": "lists", "start": start, "end": end, "text": text, "list": number}
            yield {**row, **{key: item[key] for key in ("marker", "label", "depth")}}


def _target(target: Mapping[str, Any]) -> str:
    """Write a target in words: `self: NĐ 30/2020/NĐ-CP (2020-03-05): article 5, clause 2`."""
    name = " ".join(target[key] for key in ("type", "code" if "code" in target else "title") if key in target)
    date = f" ({target['date']})" if "date" in target else ""
    place = f": {_provisions(target['provisions'])}" if "provisions" in target else ""
    return f"{target['kind']}{': ' if name else ''}{name}{date}{place}"


def _provisions(provisions: list[Mapping[str, Any]]) -> str:
    return "; ".join(", ".join(_levels(path)) for path in provisions)


def _levels(path: Mapping[str, Any]) -> Iterator[str]:
    for level, number in path.items():
        if level == "excluded":
            yield f"except {' and '.join(', '.join(_levels(part)) for part in number)}"
        else:
            yield level if number is True else f"{level} {number}".strip()
