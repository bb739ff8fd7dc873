"""Records as the rows of a database: `documents`, and a table for each kind that points to them."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from .schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Tables besides `documents` with the key of the record that fills them.
TABLES: Final = {
    "references": "references",
    "internal": "internal",
    "amounts": "amounts",
    "dates": "dates",
    "people": "people",
    "list_items": "lists",
}
_DOCUMENTS: Final = {"id": "INTEGER", "source": "TEXT", "error_code": "TEXT", "error_message": "TEXT"}
#: What the heading and the signature say of a document, as columns of `documents`.
_LAYOUT: Final = (
    "system", "superior", "issuer", "number", "place", "date", "type", "title", "authority", "position", "signer",
)  # fmt: skip
_ITEM: Final = {"list": "INTEGER", "start": "INTEGER", "end": "INTEGER", "text": "TEXT"}
_ITEM_KEYS: Final = ("marker", "label", "depth", "kind", "quoted")
#: Places of the parts and of the gaps of a list are in the record, not in tables.
_LEFT_OUT: Final = frozenset(("parts",))

Rows = dict[str, list[list[Any]]]


@cache
def columns() -> dict[str, dict[str, str]]:
    """Give the columns of every table with their SQL types.

    `document` leads to `documents.id`; what is a list or an object in the record is JSON in a text column.
    """
    schema = json_schema()
    found = {"documents": {**_DOCUMENTS, **dict.fromkeys(_LAYOUT, "TEXT")}}
    for table, key in TABLES.items():
        entity = schema["$defs"][schema["properties"][key]["items"]["$ref"].rpartition("/")[2]]["properties"]
        if key == "lists":
            items = entity["items"]["items"]
            item = schema["$defs"][items["$ref"].rpartition("/")[2]]["properties"] if "$ref" in items else {}
            named = {name: _type(item.get(name, {})) for name in _ITEM_KEYS}
            found[table] = {"document": "INTEGER", **_ITEM, **named}
        else:
            named = {name: _type(field) for name, field in entity.items() if name not in _LEFT_OUT}
            found[table] = {"document": "INTEGER", **named}
    return found


def rows(records: Iterable[Mapping[str, Any]]) -> Rows:
    """Give the rows of some records by table, in the order of `columns`; documents are numbered from 0."""
    tables = columns()
    made: Rows = {name: [] for name in tables}
    for number, record in enumerate(records):
        error = record.get("error", {})
        layout = record.get("layout", {})
        said = [layout.get(part) for part in _LAYOUT]
        made["documents"].append([number, record.get("source"), error.get("code"), error.get("message"), *said])
        for table, key in TABLES.items():
            if key == "lists":
                made[table] += _items(number, record.get(key, ()))
                continue
            names = list(tables[table])[1:]
            for entity in record.get(key, ()):
                made[table].append([number, *(_cell(entity.get(name)) for name in names)])
    return made


def _items(document: int, trees: Iterable[Mapping[str, Any]]) -> Iterable[list[Any]]:
    for number, tree in enumerate(trees, 1):
        for item in tree["items"]:
            start, end = item["start"], item["content"][1]
            text = tree["text"][start - tree["start"] : end - tree["start"]]
            yield [document, number, start, end, text, *(_cell(item.get(key)) for key in _ITEM_KEYS)]


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value


def _type(field: Mapping[str, Any]) -> str:
    sort = field.get("type", "string")
    return "INTEGER" if sort in ("integer", "boolean") else "TEXT"
