"""The columnar core: a batch of texts in, a batch of what they hold out, for every engine that speaks Arrow.

One row in, one row out, in order; what cannot be read has its reason in the column `error`. The columns are those of
the record and of the Parquet output (`vndocs.export.arrow_schema`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from ..export.columns import arrow_library
from ..export.parquet import Gathered, Parquet
from ..pipeline.kinds import ALL_KINDS
from ..readers import ReadError
from ..text.messages import Language
from .collector import held_off
from .errors import BatchError
from .item import Item, valued
from .reading import known
from .rows import TEXT
from .summary import Summary
from .work import Treatment

compiled: Any
try:
    from . import _texts as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: What pyarrow gives; it has no types.
Arrow = Any

#: The items of all lists, as a kind of their own.
LIST_ITEMS: Final = "list_items"
#: Text of more bytes is not read unless the caller says otherwise; it bounds the memory of a worker.
LIMIT: Final = 64 * 1024 * 1024


def extract_batch(
    batch: Arrow,
    column: str = TEXT,
    *,
    id: str | None = None,
    kinds: Collection[str] | None = None,
    limit: int = LIMIT,
    time_limit: float | None = None,
    lang: Language = "en",
) -> Arrow:
    """Extract the entities of a `pyarrow.RecordBatch` of texts into a `pyarrow.RecordBatch`, a row for each row.

    `column` holds the texts (null gives an error row), `id` the names that become the column `source`. Offsets are code
    points of the text of the row. `kinds`, `limit` in bytes of a text, `time_limit` in seconds and `lang` are as in
    `extract`. The same texts give the same rows as `parse(text).to_record()`.

    Raises MissingExtraError without pyarrow, BatchError for an unknown kind, KeyError for a column that is not there.
    """
    arrow = arrow_library("Arrow")
    treatment = Treatment(known(kinds), limit, lang, time_limit)
    names = batch.column(id).to_pylist() if id is not None else [None] * batch.num_rows
    # A text is taken out of Arrow when it is read, and let go then.
    items = (_item(text, name, limit) for text, name in zip(_texts(arrow, batch.column(column)), names, strict=True))
    gathered = Gathered(Parquet())
    with held_off():
        treatment.gather(items, gathered, Summary(), [])
    made = gathered.batches()
    return made[0] if len(made) == 1 else arrow.concat_batches(made)


def extract_batches(
    batches: Iterable[Arrow], column: str = TEXT, *, keep: Collection[str] = (), **options: Any
) -> Iterator[Arrow]:
    """Extract a stream of batches, as engines hand them to a worker; `keep` are columns that go out beside the results.

    The other options are those of `extract_batch`.
    """
    arrow = arrow_library("Arrow")
    for batch in batches:
        made = extract_batch(batch, column, **options)
        kept = [batch.schema.field(name) for name in keep]
        columns = [batch.column(name) for name in keep]
        yield arrow.RecordBatch.from_arrays([*columns, *made.columns], schema=arrow.schema([*kept, *made.schema]))


def explode(batch: Arrow, kind: str) -> Arrow:
    """Give the entities of a kind as a `pyarrow.Table`, a row each; `row` is the row of the batch that holds it.

    `kind` is a key of the record, or `list_items` for the items of all lists, with `list`, the place of their list in
    its document. Raises BatchError for another.
    """
    arrow = arrow_library("Arrow")
    key = "lists" if kind == LIST_ITEMS else kind
    if key not in ALL_KINDS:
        raise BatchError("unknown-kind", given=repr(kind), known=", ".join([*ALL_KINDS, LIST_ITEMS]))
    column = batch.column(key)
    rows, structs = arrow.compute.list_parent_indices(column), column.flatten()
    named = {"row": rows}
    if kind == LIST_ITEMS:
        items = structs.field("items")
        parents = arrow.compute.list_parent_indices(items)
        starts = column.offsets.take(rows.cast(arrow.int32()))
        places = arrow.compute.subtract(
            arrow.array(range(len(structs)), arrow.int64()), arrow.compute.subtract(starts, column.offsets[0])
        )
        named = {"row": rows.take(parents), "list": places.take(parents)}
        structs = items.flatten()
    fields = [field.name for field in structs.type]
    return arrow.Table.from_arrays([*named.values(), *structs.flatten()], names=[*named, *fields])


def _texts(arrow: Arrow, column: Arrow) -> Iterator[object]:
    """Give the values of a column, each made when it is asked for."""
    size: Any = {arrow.string(): "i", arrow.large_string(): "q"}.get(column.type)
    if compiled is None or size is None or not isinstance(column, arrow.Array) or column.null_count or not len(column):
        for text in column:
            yield text.as_py()
        return
    _, places, data = column.buffers()
    ends = memoryview(places).cast(size)
    for row in range(column.offset, column.offset + len(column)):
        yield compiled.decode(data, ends[row], ends[row + 1]) if ends[row] < ends[row + 1] else ""


def _item(text: object, name: object, limit: int) -> Item:
    source = "" if name is None else str(name)
    if not isinstance(text, str):
        found = "null" if text is None else type(text).__name__
        return Item(source, error=ReadError("bad-row", source, reason=f"{found}, not a string"))
    return valued(text, source, limit)
