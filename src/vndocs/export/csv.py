"""Entities as comma-separated values, RFC 4180: one row an entity, the columns of `rows.COLUMNS`."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, BinaryIO, Final

from .formats import Format, Record, Writer
from .rows import COLUMNS, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A cell that begins so would be run as a formula by a spreadsheet (OWASP, CSV Injection); it gets a `'` in front.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def guarded(cell: object) -> object:
    """Give a cell as it can be opened in a spreadsheet: text that looks like a formula is marked as text."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return "'" + cell
    return cell


class Csv(Format):
    """Comma-separated values in UTF-8; with `bom`, as Excel wants it, behind a byte-order mark."""

    name = "csv"

    def __init__(self, *, bom: bool = False) -> None:
        self.bom = bom

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode the rows of some records."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(COLUMNS))
        for record in records:
            writer.writerows({key: guarded(cell) for key, cell in row.items()} for row in rows(record))
        return text.getvalue().encode("utf-8", "backslashreplace")

    def open(self, stream: BinaryIO) -> Writer:
        """Begin with the heading."""
        stream.write((codecs.BOM_UTF8 if self.bom else b"") + ",".join(COLUMNS).encode() + b"\r\n")
        return Writer(stream)
