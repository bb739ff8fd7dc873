"""Parquet files put together from others: their row groups one behind the other under one footer.

Workers encode and compress row groups, each as a file of its own; no library puts such files together without doing
that work again. Only the footer says where in the file a page begins: its numbers are moved here, and nothing else is
touched. The footer is a Thrift structure in the compact protocol, as `parquet.thrift` of Apache Parquet defines it.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final, NamedTuple

MAGIC: Final = b"PAR1"
_TAIL: Final = struct.Struct("<I4s")
#: Types of the compact protocol.
_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
#: FileMetaData: number of rows, row groups.
_ROWS, _GROUPS = 3, 4
#: RowGroup: its columns, where it begins in the file, its number.
_COLUMNS, _GROUP_OFFSET, _ORDINAL = 1, 5, 7
#: ColumnChunk: where it begins, its metadata, where its indexes begin.
_CHUNK_OFFSETS, _META = frozenset((2, 4, 6)), 3
#: ColumnMetaData: where its data, index and dictionary pages and its bloom filter begin.
_PAGE_OFFSETS: Final = frozenset((9, 10, 11, 14))


class Footer(NamedTuple):
    """The footer of a file in pieces: what stands before the number of rows, the rows, the groups, what is behind.

    `groups` is how many groups there are, `described` their bytes, `places` where in them the offsets stand, each with
    the end of its number and its value.
    """

    head: bytes
    rows: int
    groups: int
    described: bytes
    places: list[tuple[int, int, int]]
    tail: bytes

    def moved(self, distance: int) -> bytes:
        """Give the bytes of the groups with all offsets so much further on."""
        out: list[bytes] = []
        done = 0
        for start, end, value in self.places:
            out += (self.described[done:start], _number(value + distance))
            done = end
        out.append(self.described[done:])
        return b"".join(out)


class Joined:
    """Puts files together in a stream; all are of one schema, written by one version of one library."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length = 0
        self._first: Footer | None = None
        self._rows = self._groups = 0
        self._described: list[bytes] = []

    def add(self, file: bytes) -> None:
        """Add the row groups of a file.

        Raises ValueError where it is no Parquet file, or of another schema.
        """
        end, footer = _read(file)
        if self._first is None:
            self._first = footer
            self._write(MAGIC)
        elif footer.head != self._first.head:
            raise ValueError("expected files of one schema")
        if footer.groups:
            self._described.append(footer.moved(self._length - len(MAGIC)))
            self._write(file[len(MAGIC) : end])
        self._rows += footer.rows
        self._groups += footer.groups

    def close(self) -> None:
        """Write the footer; at least one file was added, and may have been empty."""
        if self._first is None:
            raise ValueError("expected a file to take the schema from")
        size = bytes(((self._groups << 4) | _STRUCT,)) if self._groups < 15 else b"\xfc" + _varint(self._groups)
        # Rows and groups follow one another, each a field further.
        rows = bytes((0x10 | _I64,)) + _number(self._rows)
        groups = bytes((0x10 | _LIST,)) + size + b"".join(self._described)
        footer = self._first.head + rows + groups + self._first.tail
        self._write(footer + _TAIL.pack(len(footer), MAGIC))

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._length += len(data)


def _read(file: bytes) -> tuple[int, Footer]:
    """Give where the pages of a file end, and its footer."""
    if len(file) < len(MAGIC) + _TAIL.size:
        raise ValueError("expected a Parquet file")
    length, magic = _TAIL.unpack_from(file, len(file) - _TAIL.size)
    start = len(file) - _TAIL.size - length
    if magic != MAGIC or file[: len(MAGIC)] != MAGIC or start < len(MAGIC):
        raise ValueError("expected a Parquet file")
    walk = _Walk(file[start : start + length])
    field, rows, before = 0, 0, 0
    while True:
        here = walk.at
        kind, number = walk.field(field)
        if number == _ROWS:
            before = here
            rows = walk.number()
        elif number == _GROUPS:
            break
        elif not kind:
            raise ValueError("expected row groups in the footer")
        else:
            walk.skip(kind)
        field = number
    count = walk.size()
    begin = walk.at
    for _ in range(count):
        walk.group()
    places = [(low - begin, high - begin, value) for low, high, value in walk.places]
    described = walk.data[begin : walk.at]
    for low, high in reversed(walk.cuts):
        # The number of a group in its file: optional, and another one here.
        described = described[: low - begin] + described[high - begin :]
    if walk.cuts and count > 1:
        raise ValueError("expected a file of one row group")
    return start, Footer(walk.data[:before], rows, count, described, places, walk.data[walk.at :])


class _Walk:
    """Goes through a footer and notes where offsets stand."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.places: list[tuple[int, int, int]] = []
        self.cuts: list[tuple[int, int]] = []

    def group(self) -> None:
        """Go through a RowGroup."""
        field = 0
        while True:
            here = self.at
            kind, number = self.field(field)
            if not kind:
                return
            if number == _COLUMNS:
                for _ in range(self.size()):
                    self.chunk()
            elif number == _GROUP_OFFSET:
                self.offset()
            else:
                self.skip(kind)
                if number == _ORDINAL and self.data[self.at] == 0:
                    self.cuts.append((here, self.at))
            field = number

    def chunk(self) -> None:
        """Go through a ColumnChunk."""
        field = 0
        while True:
            kind, number = self.field(field)
            if not kind:
                return
            if number == _META:
                self.meta()
            elif number in _CHUNK_OFFSETS:
                self.offset()
            else:
                self.skip(kind)
            field = number

    def meta(self) -> None:
        """Go through a ColumnMetaData."""
        field = 0
        while True:
            kind, number = self.field(field)
            if not kind:
                return
            if number in _PAGE_OFFSETS:
                self.offset()
            else:
                self.skip(kind)
            field = number

    def offset(self) -> None:
        """Note an offset; 0 is none."""
        start = self.at
        value = self.number()
        if value:
            self.places.append((start, self.at, value))

    def field(self, before: int) -> tuple[int, int]:
        """Read the head of a field: its type, 0 at the end of the structure, and its number."""
        head = self.data[self.at]
        self.at += 1
        if not head:
            return 0, 0
        step = head >> 4
        return head & 15, before + step if step else self.number()

    def size(self) -> int:
        """Read the head of a list and give its length."""
        head = self.data[self.at]
        self.at += 1
        return head >> 4 if head >> 4 < 15 else self.varint()

    def varint(self) -> int:
        """Read a number of seven bits a byte."""
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                return value
            shift += 7

    def number(self) -> int:
        """Read a signed number."""
        value = self.varint()
        return (value >> 1) ^ -(value & 1)

    def skip(self, kind: int) -> None:
        """Go over a value."""
        if kind in (_I16, _I32, _I64):
            self.varint()
        elif kind == _BINARY:
            length = self.varint()
            self.at += length
        elif kind == _STRUCT:
            field = 0
            while True:
                inner, field = self.field(field)
                if not inner:
                    return
                self.skip(inner)
        elif kind in (_LIST, _SET):
            inner = self.data[self.at] & 15
            for _ in range(self.size()):
                self.element(inner)
        elif kind == _MAP:
            count = self.varint()
            kinds = self.data[self.at] if count else 0
            self.at += bool(count)
            for _ in range(count):
                self.element(kinds >> 4)
                self.element(kinds & 15)
        elif kind == _BYTE:
            self.at += 1
        elif kind == _DOUBLE:
            self.at += 8
        elif kind not in (_TRUE, _FALSE):
            raise ValueError(f"expected a type of the compact protocol, got {kind}")

    def element(self, kind: int) -> None:
        """Go over an element of a list, where truth values take a byte."""
        if kind in (_TRUE, _FALSE):
            self.at += 1
        else:
            self.skip(kind)


def _number(value: int) -> bytes:
    """Write a signed number."""
    return _varint(value << 1 if value >= 0 else (-value << 1) - 1)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)
