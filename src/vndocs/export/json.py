"""Records as JSON: one object a line, or one array of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from .formats import Format, Gathering, Record, Writer

if TYPE_CHECKING:
    from collections.abc import Iterable

compiled: Any
try:
    from . import _json as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_GLUE = b",\n"


def _dump(record: Record) -> bytes:
    written: bytes | None = compiled.dump(record) if compiled is not None else None
    return plainly(record) if written is None else written


def plainly(record: Record) -> bytes:
    """Write a record without the compiled part, which gives the same."""
    # Half a surrogate pair, as a file name may hold one, is written as JSON's own escape.
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


class _Encoded(Gathering):
    """Documents that are written when they are added: no record is held until the piece is whole."""

    def fail(self, record: Record) -> None:
        """Add a record."""
        self._held.append(self._format.encode([record]))

    def data(self) -> bytes:
        """Give the whole."""
        return b"".join(self._held)


class _Json(Format):
    def gather(self) -> Gathering:
        """Begin a piece."""
        return _Encoded(self)


class Lines(_Json):
    """JSON lines: one record a line, UTF-8, ready for streaming."""

    name = "jsonl"

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode some records, a line each."""
        return b"".join(_dump(record) + b"\n" for record in records)


class Array(_Json):
    """One JSON array of records, written as it grows."""

    name = "json"

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode some records, each with the comma that parts it from the one before."""
        return b"".join(_GLUE + _dump(record) for record in records)

    def open(self, stream: BinaryIO) -> Writer:
        """Begin an array."""
        return _ArrayWriter(stream)


class _ArrayWriter(Writer):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._begun = False

    def write(self, data: bytes) -> None:
        if data and not self._begun:
            self._begun = True
            data = b"[\n" + data.removeprefix(_GLUE)
        self.stream.write(data)

    def close(self) -> None:
        self.stream.write(b"\n]\n" if self._begun else b"[]\n")
