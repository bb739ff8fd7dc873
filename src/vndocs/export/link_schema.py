"""The form of links in records: what resolution adds to references and pointers, and the short names of a document."""

from __future__ import annotations

from typing import Any, Final

from ..entities.link import Alias, Link, Target

_OFFSET: Final = {"type": "integer", "minimum": 0}
_STRETCH: Final = {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2}
_TARGET: Final = {"$ref": "#/$defs/Target"}
#: The kinds of entity that are linked.
LINKED: Final = ("references", "internal")
#: Keys whose values are stretches of the text, and those that are said of documents alone.
_STRETCHES: Final = ("evidence", "subject", "alias")
_OF_REFERENCES: Final = ("relation", "evidence", "subject", "issuer_in_full")


def link_properties(kind: str) -> dict[str, Any]:
    """Give the properties that links add to the records of a kind."""
    properties = _properties(Link)
    for key in _STRETCHES:
        properties[key] = {**_STRETCH, "description": properties[key]["description"]}
    properties["target"] = {**_TARGET, "description": properties["target"]["description"]}
    properties["candidates"] = {
        "type": "array", "items": _TARGET, "description": properties["candidates"]["description"]
    }  # fmt: skip
    return {key: field for key, field in properties.items() if kind == "references" or key not in _OF_REFERENCES}


def target_definition() -> dict[str, Any]:
    """Give the definition of a target."""
    properties = _properties(Target)
    del properties["span"]
    properties["provisions"] = {
        "type": "array", "items": {"$ref": "#/$defs/Provision"}, "description": properties["provisions"]["description"]
    }  # fmt: skip
    place = {
        "start": {**_OFFSET, "description": "First code point of the mention that names it, where there is one"},
        "end": {**_OFFSET, "description": "Code point behind that mention"},
    }
    kind = properties.pop("kind")
    return {"type": "object", "description": _first(Target), "properties": {"kind": kind, **place, **properties}}


def alias_definition() -> dict[str, Any]:
    """Give the definition of a declared short name."""
    properties = _properties(Alias)
    del properties["span"], properties["text"]
    properties["target"] = {**_TARGET, "description": properties["target"]["description"]}
    properties["until"] = {**_OFFSET, "description": "Code point up to which it holds"}
    place = {
        "start": {**_OFFSET, "description": "First code point of the declaration"},
        "end": {**_OFFSET, "description": "Code point behind the declaration"},
        "text": {"type": "string", "description": "The declaration as it stands there"},
    }
    return {"type": "object", "description": _first(Alias), "properties": {**place, **properties}}


def _first(model: type[Alias] | type[Target]) -> str:
    return (model.__doc__ or "").partition("\n")[0].rstrip(".")


def _properties(model: type[Alias] | type[Link] | type[Target]) -> dict[str, Any]:
    """Give a model's fields, which records leave out where they are empty."""
    out = {}
    for name, field in model.model_json_schema(mode="serialization")["properties"].items():
        plain = {key: value for key, value in field.items() if key not in ("title", "default")}
        choices = [choice for choice in plain.pop("anyOf", ()) if choice != {"type": "null"}]
        out[name] = {**(choices[0] if choices else {}), **plain}
        out[name].setdefault("description", "")
    return out
