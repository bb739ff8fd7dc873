"""Records as columns: the Arrow schema, one row a document, entities as lists of structs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from . import shredding
from .errors import MissingExtraError
from .formats import Record
from .schema import json_schema

#: What pyarrow gives; it is imported only when used and has no types.
Arrow = Any

_EXTRA: Final = "arrow"
#: Keys whose members are named by the document; columns hold them as maps.
_MAPS: Final = frozenset(("parts", "left_out"))


def arrow_library(purpose: str) -> Arrow:
    """Give pyarrow; raises MissingExtraError, which says for what it is needed, when it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError(extra=_EXTRA, purpose=purpose) from error
    return pyarrow


def _arrow() -> Arrow:
    return arrow_library("Parquet")


@cache
def arrow_schema() -> Arrow:
    """Give the Arrow schema of the record, a `pyarrow.Schema`: the JSON Schema's keys, types and order.

    Raises MissingExtraError when pyarrow is not installed.
    """
    schema = json_schema()
    return _arrow().schema([(name, _type(field, schema["$defs"], ())) for name, field in schema["properties"].items()])


def _type(field: Mapping[str, Any], definitions: Mapping[str, Any], above: tuple[str, ...]) -> Arrow:
    arrow = _arrow()
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        # A provision excludes others, which exclude none.
        return None if above.count(name) > 1 else _type(definitions[name], definitions, (*above, name))
    sort = field.get("type", "string")
    sort = sort[0] if isinstance(sort, list) else sort
    if ("const" in field and isinstance(field["const"], int)) or sort == "integer":
        return arrow.int64()
    if sort == "number":
        return arrow.float64()
    if sort == "boolean":
        return arrow.bool_()
    if sort == "array":
        item = _type(field["items"], definitions, above)
        return None if item is None else arrow.list_(item)
    if sort == "object" and "properties" in field:
        members = [(name, _type(part, definitions, above)) for name, part in field["properties"].items()]
        return arrow.struct([(name, kind) for name, kind in members if kind is not None])
    if sort == "object":
        return arrow.map_(arrow.string(), _type(field["additionalProperties"], definitions, above))
    return arrow.string()


def to_batch(records: Iterable[Record]) -> Arrow:
    """Give records as a `pyarrow.RecordBatch`, a row each; raises MissingExtraError when pyarrow is not installed."""
    return shredding.batch(_arrow(), list(records), arrow_schema())


def from_batch(batch: Arrow) -> list[dict[str, Any]]:
    """Give the records of a batch or table back, as `to_record` wrote them."""
    return [_record(row) for row in batch.to_pylist()]


def _record(value: Arrow, name: str = "") -> Arrow:
    if name in _MAPS:
        return dict(value)
    if isinstance(value, dict):
        return {key: _record(part, key) for key, part in value.items() if part is not None}
    return [_record(part) for part in value] if isinstance(value, list) else value
