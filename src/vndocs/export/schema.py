"""The form of the record as JSON Schema, made from the models of the kinds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from .._version import SCHEMA_VERSION
from ..pipeline.kinds import ALL_KINDS
from .link_schema import LINKED, alias_definition, link_properties, target_definition
from .part_schemas import layout_model, layout_schema, table_amounts_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OFFSET: Final = {"type": "integer", "minimum": 0}
_STRETCH: Final = {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2}
#: The keys of a place in a file, by format.
PLACES: Final[dict[str, Any]] = {
    "part": {"type": "string", "description": "Word: name of the part of the package"},
    "paragraph": {**_OFFSET, "description": "Word: number of the w:p in the part, from 0"},
    "run": {**_OFFSET, "description": "Word: number of the w:r in its paragraph, from 0"},
    "end_paragraph": {**_OFFSET, "description": "Word: paragraph of the last character"},
    "end_run": {**_OFFSET, "description": "Word: run of the last character"},
    "node": {"type": "string", "description": "Web page: path of the text node of the first character"},
    "end_node": {"type": "string", "description": "Web page: path of the text node of the last character"},
    "offset": {
        **_OFFSET,
        "description": "Offset of the first character in its run, node or cell, or in the bytes",
    },
    "end_offset": {
        **_OFFSET,
        "description": "Offset behind the last character, in its run, node or cell or in the bytes",
    },
    "sheet": {"type": "string", "description": "Workbook: name of the sheet"},
    "cell": {"type": "string", "description": "Workbook: the cell of the first character as programs show it"},
    "row": {**_OFFSET, "description": "Workbook: row of the first character, from 0"},
    "column": {**_OFFSET, "description": "Workbook: column of the first character, from 0"},
    "end_row": {**_OFFSET, "description": "Workbook: row of the last character"},
    "end_column": {**_OFFSET, "description": "Workbook: column of the last character"},
    "characters": {
        **_STRETCH,
        "description": "Web page: start and end among the characters of the page, tags included",
    },
    "converted": {
        "type": "string",
        "description": "Old Word document: the place is one in the file of this format that a program makes of it",
    },
    "page": {"type": "integer", "minimum": 1, "description": "PDF: page, from 1"},
    "box": {
        "type": "array",
        "description": "PDF: left, bottom, right, top in points from the lower left corner of the page",
        "items": {"type": "number"},
    },
}
_PLACE: Final[dict[str, Any]] = {
    "start": {**_OFFSET, "description": "First code point of the entity in the document, from 0"},
    "end": {**_OFFSET, "description": "Code point behind the entity"},
    "text": {"type": "string", "description": "The entity as it stands there: document[start:end]"},
    "parts": {
        "type": "object",
        "description": "Start and end of each component that was read",
        "additionalProperties": _STRETCH,
    },
    "places": {
        "type": "array",
        "description": "Where the entity stands in the file: a range of runs, nodes, cells or bytes, or boxes on pages",
        "items": {"type": "object", "properties": PLACES},
    },
    "generated": {
        "type": "array",
        "description": "Stretches of the entity that a person sees and the file does not hold: automatic numbers",
        "items": _STRETCH,
    },
}
_FILE: Final = {
    "type": "object",
    "description": "The file that the text was read from",
    "properties": {
        "format": {"type": "string", "description": "docx, pdf, html, rtf, doc, xlsx, xls or text"},
        "encoding": {"type": "string", "description": "Of text and web pages: the encoding of the bytes"},
        "fonts": {"type": "string", "description": "Encodings from before Unicode that parts of the text were in"},
        "through": {"type": "string", "description": "The program that made the text of an old Word document"},
        "left_out": {
            "type": "object",
            "description": "How often the file holds what is not in the text: deletions, hidden",
            "additionalProperties": {"type": "integer", "minimum": 1},
        },
    },
    "required": ["format"],
}
_ERROR: Final = {
    "type": "object",
    "description": "Why the document could not be read; then there are no entities",
    "properties": {
        "code": {"type": "string", "description": "Stable name of the fault"},
        "message": {"type": "string", "description": "What is wrong, where, and what was expected"},
    },
    "required": ["code", "message"],
}
_DESCRIPTIONS: Final = {
    "references": "Documents that the text cites, and its own number",
    "internal": "Pointers that need the document itself or earlier text",
    "amounts": "Amounts of money",
    "dates": "Dates, periods and points in time, also those inside references",
    "lists": "Numbered and bulleted lists, a tree each, its items in text order",
    "people": "People with office and body, in text order; only where they were asked for",
}
#: Of fields that their models describe in comments.
_FIELDS: Final = {
    "value": "The sum in whole units of the currency, a decimal number; absent for a range",
    "low": "Lower end of a range",
    "high": "Upper end of a range",
    "currency": "Code of ISO 4217",
    "per": "What the amount is for one of: `m2`, `người/tháng`",
    "words": "Whether it is spelled out",
    "qualifier": "What the text says of the amount outside its span: `gần`, `không quá`",
}


@cache
def json_schema(*, is_strict: bool = False) -> dict[str, Any]:
    """Give the JSON Schema of the record; keys may be added in later versions, so only a strict one forbids others."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {
        "schema_version": {"const": SCHEMA_VERSION, "description": "Version of this form"},
        "source": {
            "type": ["string", "null"],
            "description": "The document as it was named; null for a text without name",
        },
        "file": _FILE,
        "error": _ERROR,
    }
    for key, kind in ALL_KINDS.items():
        model = (
            kind.record_schema()
            if hasattr(kind, "record_schema")
            else kind.model.model_json_schema(mode="serialization")
        )
        definitions.update({name: _plain(part) for name, part in model.pop("$defs", {}).items()})
        entity = _plain(model)
        entity["properties"] = {**_PLACE, **entity["properties"]}
        if "provisions" in entity["properties"]:
            # Written without what is empty, which pydantic cannot tell the schema of.
            entity["properties"]["provisions"].update(items={"$ref": "#/$defs/Provision"})
        if key in LINKED:
            entity["properties"].update(link_properties(key))
        entity["required"] = ["start", "end", "text"]
        name = kind.model.__name__
        definitions[name] = entity
        properties[key] = {"type": "array", "description": _DESCRIPTIONS[key], "items": {"$ref": f"#/$defs/{name}"}}
    definitions["Target"], definitions["Alias"] = target_definition(), alias_definition()
    properties["aliases"] = {
        "type": "array",
        "description": "Short names that the text declares; there only where the text was resolved",
        "items": {"$ref": "#/$defs/Alias"},
    }
    model, parts = layout_model()
    definitions.update({name: _plain(part) for name, part in parts.items()})
    properties["layout"] = layout_schema(_plain(model), _STRETCH)
    properties["table_amounts"] = table_amounts_schema(_PLACE)
    schema = {
        "$schema": _DIALECT,
        "title": "Record",
        "description": "What vndocs found in one document; a key is left out where the text does not say it.",
        "type": "object",
        "properties": properties,
        "required": ["schema_version", "source"],
        "$defs": definitions,
    }
    return _closed(schema) if is_strict else schema


Json = Any


def _plain(model: Mapping[str, Any]) -> dict[str, Any]:
    """Give a model's schema for records, which leave out what is empty: no nulls, no defaults, nothing required."""
    out = {key: value for key, value in model.items() if key not in ("required", "additionalProperties", "title")}
    if "properties" in out:
        out["properties"] = {name: _field(field) for name, field in out["properties"].items()}
        for name, field in out["properties"].items():
            if name in _FIELDS:
                field.setdefault("description", _FIELDS[name])
    return out


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    out = {key: value for key, value in field.items() if key not in ("title", "default")}
    choices = [choice for choice in out.pop("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return {**choices[0], **out}
    return {**out, "anyOf": choices} if choices else out


def _closed(schema: Json) -> Json:
    if isinstance(schema, dict):
        closed = {key: _closed(value) for key, value in schema.items()}
        if "properties" in schema and isinstance(schema["properties"], dict) and schema.get("type") == "object":
            closed["additionalProperties"] = False
        return closed
    return [_closed(part) for part in schema] if isinstance(schema, list) else schema
