"""Documents that lie as rows in one file: JSON lines, CSV and Parquet, read piece by piece in flat memory."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from ..readers import ReadError
from .item import Item, valued

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import BinaryIO

#: What a suffix says of the rows in a file.
ROWS: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet"}
#: The column of the text, unless another is named.
TEXT: Final = "text"
#: Rows of a Parquet file that are held at a time.
_BATCH: Final = 128


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the text and, where there is one, the name of each document."""

    text: str = TEXT
    name: str | None = None


def sort_of(path: str) -> str | None:
    """Name the sort of rows that a file holds by its suffix; None for a file that is one document."""
    return ROWS.get(PurePath(path).suffix.lower())


def items(path: str, sort: str, columns: Columns, *, limit: int, stream: BinaryIO | None = None) -> Iterator[Item]:
    """Give an item for each row of a file, in order; never raises: what cannot be read is an item with its error.

    A row without its name is called by the file and the number of the row, from 1 (of a line in JSON lines).
    """
    try:
        if stream is not None:
            yield from _READERS[sort](path, stream, columns, limit)
            return
        with Path(path).open("rb") as file:
            yield from _READERS[sort](path, file, columns, limit)
    except ReadError as error:
        yield Item(path, error=error)
    except FileNotFoundError:
        yield Item(path, error=ReadError("not-found", path))
    except PermissionError:
        yield Item(path, error=ReadError("no-permission", path))
    except OSError as error:
        yield Item(path, error=ReadError("unreadable", path, reason=error.strerror or str(error)))


def _lines(path: str, file: BinaryIO, columns: Columns, limit: int) -> Iterator[Item]:
    number = 0
    # A line may hold its text in escapes of six bytes a letter, and other columns beside it.
    longest = limit * 8
    while line := file.readline(longest):
        number += 1
        place = f"{path}:{number}"
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := file.readline(longest)) and not rest.endswith(b"\n"):
                pass
            yield Item(place, error=ReadError("too-large", place, size=f"> {longest}", limit=limit))
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Item(place, error=ReadError("bad-row", place, reason=str(error)))
            continue
        if isinstance(row, dict):
            yield _item(row, place, columns, limit)
        else:
            yield Item(place, error=ReadError("bad-row", place, reason=f"{type(row).__name__}, not an object"))


def _separated(path: str, file: BinaryIO, columns: Columns, limit: int) -> Iterator[Item]:
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    before = csv.field_size_limit(min(limit, 2**31 - 1))
    try:
        reader = csv.DictReader(text)
        if reader.fieldnames is None:
            return
        _expect(path, columns, reader.fieldnames)
        number = 0
        while True:
            number += 1
            place = f"{path}:{number}"
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # Behind a broken row nobody knows where the next one begins.
                yield Item(place, error=ReadError("bad-row", place, reason=str(error)))
                return
            yield _item(row, place, columns, limit)
    except UnicodeDecodeError as error:
        byte, offset = error.object[error.start], error.start
        raise ReadError("not-decodable", path, encoding="UTF-8", byte=byte, offset=offset) from None
    finally:
        csv.field_size_limit(before)
        text.detach()


def _columnar(path: str, file: BinaryIO, columns: Columns, limit: int) -> Iterator[Item]:
    from ..export.columns import arrow_library

    pyarrow = arrow_library("Parquet")
    try:
        source = pyarrow.parquet.ParquetFile(file)
        _expect(path, columns, source.schema_arrow.names)
        number = 0
        wanted = [columns.text, *([columns.name] if columns.name else [])]
        for batch in source.iter_batches(_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _item(row, f"{path}:{number}", columns, limit)
    except pyarrow.ArrowException as error:
        raise ReadError("unreadable", path, reason=str(error).splitlines()[0]) from None


_READERS: Final[dict[str, Callable[[str, Any, Columns, int], Iterator[Item]]]] = {
    "jsonl": _lines,
    "csv": _separated,
    "parquet": _columnar,
}


def _expect(path: str, columns: Columns, there: Any) -> None:
    for column in (columns.text, columns.name):
        if column is not None and column not in there:
            raise ReadError("no-column", path, column=column, columns=", ".join(map(str, there)))


def _item(row: Mapping[str, Any], place: str, columns: Columns, limit: int) -> Item:
    name = place
    if columns.name is not None and row.get(columns.name) is not None:
        name = str(row[columns.name])
    text = row.get(columns.text)
    if not isinstance(text, str):
        if columns.text not in row:
            return Item(
                name, error=ReadError("no-column", place, column=columns.text, columns=", ".join(map(str, row)))
            )
        found = "null" if text is None else type(text).__name__
        return Item(name, error=ReadError("bad-row", place, reason=f"{columns.text!r}: {found}, not a string"))
    return valued(text, name, limit)
