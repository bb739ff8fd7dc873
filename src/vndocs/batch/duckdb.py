"""DuckDB: functions over columns of text, for use within SQL.

`register(connection)` adds a function for each kind (`vndocs_references(text)`, `vndocs_amounts(text)` …) that gives a
list of structs, to be unnested: `SELECT id, unnest(vndocs_references(text), recursive := true) FROM docs`.
"""

from __future__ import annotations

from typing import Any

from ..export.columns import arrow_library, arrow_schema
from ..export.errors import MissingExtraError
from ..pipeline.kinds import ALL_KINDS
from .columnar import extract_batch
from .rows import TEXT

#: A `duckdb.DuckDBPyConnection`; duckdb is imported only when used.
Connection = Any

_PREFIX = "vndocs_"


def register(connection: Connection) -> tuple[str, ...]:
    """Add the functions to a connection and give their names; null and bad texts give null.

    Raises MissingExtraError without duckdb or pyarrow.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(extra="duckdb", purpose="DuckDB") from error
    arrow_library("DuckDB")
    names = []
    for kind in ALL_KINDS:
        name = f"{_PREFIX}{kind}"
        returned = _type(duckdb, arrow_schema().field(kind).type)
        connection.create_function(name, _function(kind), ["VARCHAR"], returned, type="arrow", null_handling="special")
        names.append(name)
    return tuple(names)


def _function(kind: str) -> Any:
    arrow = arrow_library("DuckDB")

    def work(texts: Any) -> Any:
        whole = texts.combine_chunks() if isinstance(texts, arrow.ChunkedArray) else texts
        batch = arrow.RecordBatch.from_arrays([whole.cast(arrow.string())], names=[TEXT])
        return extract_batch(batch, kinds=[kind]).column(kind)

    return work


def _type(duckdb: Any, kind: Any) -> Any:
    """Give the type of DuckDB for one of Arrow."""
    types = arrow_library("DuckDB").types
    if types.is_struct(kind):
        return duckdb.struct_type({field.name: _type(duckdb, field.type) for field in kind})
    if types.is_map(kind):
        return duckdb.map_type(_type(duckdb, kind.key_type), _type(duckdb, kind.item_type))
    if types.is_list(kind):
        return duckdb.list_type(_type(duckdb, kind.value_type))
    if types.is_boolean(kind):
        return duckdb.type("BOOLEAN")
    if types.is_integer(kind):
        return duckdb.type("BIGINT")
    return duckdb.type("DOUBLE") if types.is_floating(kind) else duckdb.type("VARCHAR")
