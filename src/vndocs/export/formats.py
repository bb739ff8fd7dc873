"""Forms of output: records become bytes where they were made, and the bytes go where the output is open."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar, Final

from .errors import ExportError

if TYPE_CHECKING:
    from ..pipeline.document import Document

Record = Mapping[str, Any]


class Gathering:
    """What one piece of output will hold, as its documents are read: each is added whole or not at all."""

    def __init__(self, format: Format) -> None:
        self._format = format
        self._held: list[Any] = []

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._held)

    def add(self, document: Document) -> None:
        """Add a document; all that is left to be read of it is read now, and may raise."""
        self.fail(document.to_record())

    def fail(self, record: Record) -> None:
        """Add the record of a document that could not be read."""
        self._held.append(record)

    def undo(self) -> None:
        """Take the last document back."""
        self._held.pop()

    def data(self) -> bytes:
        """Encode the whole."""
        return self._format.encode(self._held)


class Writer:
    """Puts encoded records into an open output, one piece after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream

    def write(self, data: bytes) -> None:
        """Write one piece that `Format.encode` made."""
        self.stream.write(data)

    def close(self) -> None:
        """Write what ends the output; the stream stays open."""

    def abandon(self) -> None:
        """Leave nothing behind of an output that will not be."""


class Format(ABC):
    """A form of output. It travels to worker processes, so it holds nothing that is open."""

    name: ClassVar[str]
    #: A piece is of documents of so many bytes; where the two differ, pieces grow with what is done, and at most of so
    #: many documents.
    first_bytes: ClassVar[int] = 1 << 18
    most_bytes: ClassVar[int] = 1 << 18
    most_documents: ClassVar[int] = 256

    @abstractmethod
    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode some records."""

    def gather(self) -> Gathering:
        """Begin a piece that documents are added to one by one."""
        return Gathering(self)

    def open(self, stream: BinaryIO) -> Writer:
        """Begin an output."""
        return Writer(stream)


#: The names of the formats with the module and class that write them, imported when used.
FORMATS: Final = {
    "jsonl": (".json", "Lines"),
    "json": (".json", "Array"),
    "csv": (".csv", "Csv"),
    "parquet": (".parquet", "Parquet"),
    "sqlite": (".databases", "Sqlite"),
    "duckdb": (".databases", "Duckdb"),
}
_SUFFIXES: Final = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
}


def format_of(name: str | None, output: object = None, *, bom: bool = False) -> Format:
    """Give the format of a name, or else of the suffix of `output`, or else JSON lines.

    `bom` puts a byte-order mark before CSV, which Excel wants. Raises ExportError for an unknown name, and
    MissingExtraError for one whose library is not installed.
    """
    if name is None:
        suffix = PurePath(output).suffix.lower() if isinstance(output, (str, os.PathLike)) else ""
        name = _SUFFIXES.get(suffix, "jsonl")
    if name not in FORMATS:
        raise ExportError("unknown-format", given=name, known=", ".join(FORMATS))
    module, made = FORMATS[name]
    kind = getattr(import_module(module, __package__), made)
    chosen: Format = kind(bom=bom) if name == "csv" else kind()
    return chosen
