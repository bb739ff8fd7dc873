"""Parquet: one row a document, compressed; pieces are files of one row group, made where the documents are read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from .columns import Arrow, arrow_library, arrow_schema, to_batch
from .formats import Format, Gathering, Record, Writer
from .row_groups import MAGIC, Joined

if TYPE_CHECKING:
    from ..pipeline.document import Document

#: Records that come one by one are gathered to groups of about so many bytes of columns.
_GROUP_BYTES: Final = 1 << 25
#: Columns whose least and greatest value are kept with each group of rows, for those who look for few documents.
_LOOKED_FOR: Final = (
    "source",
    "error.code",
    "references.list.element.code",
    "references.list.element.date",
    "layout.number",
    "layout.date",
)


class Parquet(Format):
    """Parquet: one row a document, compressed."""

    name = "parquet"
    #: A piece is a group of rows, which should not be small: each has a description of all columns.
    first_bytes = 1 << 20
    most_bytes = 1 << 22
    most_documents = 1 << 15

    def __init__(self) -> None:
        arrow_library("Parquet")

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode some records as an Arrow stream of one batch, which becomes a part of a group of rows."""
        arrow = arrow_library("Parquet")
        batch = to_batch(records)
        sink = arrow.BufferOutputStream()
        with arrow.ipc.new_stream(sink, batch.schema) as stream:
            stream.write_batch(batch)
        return bytes(sink.getvalue())

    def gather(self) -> Gathered:
        """Begin a group of rows."""
        return Gathered(self)

    def open(self, stream: BinaryIO) -> Writer:
        """Begin a file."""
        return _ParquetWriter(stream)


class Gathered(Gathering):
    """Documents as rows of columns, made of their readings without a record between."""

    def __init__(self, format: Format) -> None:
        from .gathering import rows

        super().__init__(format)
        self._rows = rows(arrow_library("Parquet"), arrow_schema())
        self._length = self._done = 0
        self._batches: list[Arrow] = []

    def __len__(self) -> int:
        """Count the documents."""
        return self._done + len(self._rows)

    def add(self, document: Document) -> None:
        """Add a document's readings."""
        if self._length >= self._rows.most_characters:
            self._shut()
        self._rows.add(document)
        self._length += len(document.source.raw)

    def fail(self, record: Record) -> None:
        """Add the error of a document."""
        self._rows.fail(record)

    def undo(self) -> None:
        """Take the last document back."""
        self._rows.undo()

    def batches(self) -> list[Arrow]:
        """Give the rows as some `pyarrow.RecordBatch`, one at least."""
        if len(self._rows) or not self._batches:
            self._shut()
        return self._batches

    def data(self) -> bytes:
        """Encode the rows as a file of one group."""
        return _file(self.batches())

    def _shut(self) -> None:
        self._done += len(self._rows)
        self._batches.append(self._rows.batch())
        self._length = 0


class _ParquetWriter(Writer):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._joined = Joined(stream)
        self._batches: list[Any] = []
        self._bytes = self._files = 0

    def write(self, data: bytes) -> None:
        if data.startswith(MAGIC):
            self._flush()
            self._add(data)
            return
        with arrow_library("Parquet").ipc.open_stream(data) as stream:
            self._batches += list(stream)
        self._bytes += len(data)
        if self._bytes >= _GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        self._flush()
        if not self._files:
            self._add(_file([]))
        self._joined.close()

    def _flush(self) -> None:
        if self._batches:
            self._add(_file(self._batches))
        self._batches, self._bytes = [], 0

    def _add(self, file: bytes) -> None:
        self._joined.add(file)
        self._files += 1


def _file(batches: list[Arrow]) -> bytes:
    """Encode some batches as a file of one group of rows."""
    arrow = arrow_library("Parquet")
    # In one piece it takes two thirds of the time.
    table = arrow.Table.from_batches(batches, schema=arrow_schema()).combine_chunks()
    sink = arrow.BufferOutputStream()
    with arrow.parquet.ParquetWriter(
        sink, table.schema, compression="zstd", write_statistics=list(_LOOKED_FOR)
    ) as writer:
        if table.num_rows:
            writer.write_table(table, row_group_size=table.num_rows)
    return bytes(sink.getvalue())
