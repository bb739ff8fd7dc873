"""Records as columns: the Arrow schema and Parquet, one row a document, entities as lists of structs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from . import shredding
from .errors import MissingExtraError
from .formats import Format, Gathering, Record, Writer
from .schema import json_schema

if TYPE_CHECKING:
    from ..pipeline.document import Document

#: What pyarrow gives; it is imported only when used and has no types.
Arrow = Any

_EXTRA: Final = "arrow"
#: Keys whose members are named by the document; columns hold them as maps.
_MAPS: Final = frozenset(("parts", "left_out"))
#: Rows are gathered to groups of about so many bytes before they are written.
_GROUP_BYTES: Final = 1 << 25


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


class Parquet(Format):
    """Parquet: one row a document, compressed."""

    name = "parquet"

    def __init__(self) -> None:
        _arrow()

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode some records as an Arrow stream of one batch."""
        return _streamed(to_batch(records))

    def gather(self) -> Gathering:
        """Begin a batch."""
        return Gathered(self)

    def open(self, stream: BinaryIO) -> Writer:
        """Begin a file."""
        return _ParquetWriter(stream)


class Gathered(Gathering):
    """Documents as the rows of one batch, made of their readings without a record between."""

    def __init__(self, format: Format) -> None:
        from .gathering import Rows

        super().__init__(format)
        self._rows = Rows()

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._rows)

    def add(self, document: Document) -> None:
        """Add a document's readings."""
        self._rows.add(document)

    def fail(self, record: Record) -> None:
        """Add the error of a document."""
        self._rows.fail(record)

    def undo(self) -> None:
        """Take the last document back."""
        self._rows.undo()

    def batch(self) -> Arrow:
        """Give the rows as a `pyarrow.RecordBatch`."""
        return self._rows.batch(_arrow(), arrow_schema())

    def data(self) -> bytes:
        """Encode the rows as an Arrow stream."""
        return _streamed(self.batch())


def _streamed(batch: Arrow) -> bytes:
    arrow = _arrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return bytes(sink.getvalue())


class _ParquetWriter(Writer):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        arrow = _arrow()
        self._file = arrow.parquet.ParquetWriter(
            arrow.PythonFile(_Kept(stream), mode="w"), arrow_schema(), compression="zstd"
        )
        self._batches: list[Any] = []
        self._bytes = 0

    def write(self, data: bytes) -> None:
        with _arrow().ipc.open_stream(data) as stream:
            self._batches += list(stream)
        self._bytes += len(data)
        if self._bytes >= _GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._batches:
            # In one piece it takes two thirds of the time.
            table = _arrow().Table.from_batches(self._batches).combine_chunks()
            self._file.write_table(table, row_group_size=table.num_rows)
        self._batches, self._bytes = [], 0


class _Kept:
    """A stream that its user cannot close."""

    closed = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length = 0

    def write(self, data: bytes) -> int:
        self._stream.write(data)
        self._length += len(data)
        return len(data)

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        self._stream.flush()

    def close(self) -> None:
        self._stream.flush()

    def writable(self) -> bool:
        return True
