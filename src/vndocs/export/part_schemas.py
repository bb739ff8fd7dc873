"""The form of those parts of a record that are no entities: the layout, and amounts of tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..pipeline.layout import Layout

Schema = dict[str, Any]


def layout_model() -> tuple[Schema, Schema]:
    """Give the schema of the layout's model and the definitions that it refers to."""
    model = Layout.model_json_schema(mode="serialization")
    return model, {name: part for name, part in model.pop("$defs", {}).items() if name != "Span"}


def layout_schema(model: Schema, stretch: Mapping[str, Any]) -> Schema:
    """Give the schema of the layout in records; places in it are pairs of offsets."""
    model["description"] = "The official layout: what heading and end of the document say, and its body as a tree"
    for name in ("quoted", "boilerplate"):
        model["properties"][name]["items"] = stretch
    model["properties"]["parts"]["additionalProperties"] = stretch
    return model


def table_amounts_schema(place: Mapping[str, Any]) -> Schema:
    """Give the schema of amounts of tables: a place, a value and the words that say what it is."""
    words = {
        "value": "The sum in whole units of the currency, a decimal number",
        "currency": "Code of ISO 4217",
        "per": "What the amount is for one of",
        "unit": "The words that give the unit of the cell: `triệu đồng`",
        "row": "The words at the head of the row",
        "column": "The words at the head of the column, those of several rows parted by ` / `",
    }
    properties = {**place, **{name: {"type": "string", "description": text} for name, text in words.items()}}
    return {
        "type": "array",
        "description": "Cells of tables whose unit stands elsewhere: over the table, in a head, beside the row",
        "items": {
            "type": "object",
            "properties": properties,
            "required": ["start", "end", "text", "value", "currency", "unit"],
        },
    }
