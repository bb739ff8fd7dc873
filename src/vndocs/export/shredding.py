"""Records cut into columns: each field of all entities at once, so that the library looks at no entity by itself.

`pyarrow.RecordBatch.from_pylist` asks every entity for every field of the schema, of which most entities have few. Here
a field that no entity has is a column of nulls, and the others are gathered by one comprehension each.
"""

from __future__ import annotations

from itertools import accumulate, chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What pyarrow gives; it has no types.
Arrow = Any

_EMPTY: Final[Mapping[str, Any]] = {}


def batch(arrow: Arrow, records: Sequence[Mapping[str, Any]], schema: Arrow) -> Arrow:
    """Give records as a `pyarrow.RecordBatch` of a schema, a row each."""
    there: set[str] = set().union(*records)
    columns = [
        column(arrow, [record.get(field.name) for record in records], field.type)
        if field.name in there
        else arrow.nulls(len(records), field.type)
        for field in schema
    ]
    return arrow.RecordBatch.from_arrays(columns, schema=schema)


def column(arrow: Arrow, values: Sequence[Any], kind: Arrow) -> Arrow:
    """Give the values of one field as an array of a type; None is null."""
    types = arrow.types
    if types.is_struct(kind):
        return _struct(arrow, values, kind)
    if types.is_map(kind):
        # Keys and values lie in the entries of all maps together.
        entries = list(chain.from_iterable(value.items() for value in values if value))
        keys = column(arrow, [key for key, _ in entries], kind.key_type)
        items = column(arrow, [item for _, item in entries], kind.item_type)
        return arrow.MapArray.from_arrays(_offsets(arrow, values), keys, items)
    if types.is_list(kind):
        flat = list(chain.from_iterable(value for value in values if value))
        return arrow.ListArray.from_arrays(_offsets(arrow, values), column(arrow, flat, kind.value_type))
    try:
        return arrow.array(values, kind)
    except UnicodeEncodeError:
        return arrow.array(list(map(_escaped, values)), kind)


def _struct(arrow: Arrow, values: Sequence[Any], kind: Arrow) -> Arrow:
    fields = list(kind)
    rows = [_EMPTY if value is None else value for value in values]
    there: set[str] = set().union(*rows)
    columns = [
        column(arrow, _of_all(rows, field.name), field.type)
        if field.name in there
        else arrow.nulls(len(rows), field.type)
        for field in fields
    ]
    mask = arrow.array([value is None for value in values], arrow.bool_()) if None in values else None
    return arrow.StructArray.from_arrays(columns, fields=fields, mask=mask)


def _of_all(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    try:
        # What all have, as nearly everything has a place, is gathered without a call an entity.
        return list(map(itemgetter(name), rows))
    except KeyError:
        return [row.get(name) for row in rows]


def _offsets(arrow: Arrow, values: Sequence[Any]) -> Arrow:
    ends = list(accumulate((len(value) if value else 0 for value in values), initial=0))
    if None not in values:
        return arrow.array(ends, arrow.int32())
    starts: list[int | None] = [None if value is None else at for value, at in zip(values, ends, strict=False)]
    return arrow.array([*starts, ends[-1]], arrow.int32())


def _escaped(value: Any) -> Any:
    """Write half a surrogate pair, as a file name may hold one, as an escape."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value
