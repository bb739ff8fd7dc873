"""Where rows come from: CSV as offices save it, JSON lines, Parquet; each row with its place, a fault in its stead."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from .errors import RegistryError
from .folding import words_key
from .rows import Cells, columns, passed_over

#: The place of a row as it is told, and its cells or what is wrong with it.
Placed = tuple[str, Cells | RegistryError]

FORMS: Final = (".csv", ".tsv", ".jsonl", ".parquet")


def rows(path: str, *, is_lenient: bool = False) -> Iterator[Placed]:
    """Give the rows of a file one after the other, keys as fields of an entry.

    `is_lenient` passes over columns that are not known. Raises RegistryError when the file cannot be read at all.
    """
    form = Path(path).suffix.lower()
    if form not in FORMS:
        raise RegistryError("no-rows-format", path=path)
    try:
        yield from {".csv": _csv, ".tsv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}[form](path, is_lenient)
    except UnicodeDecodeError as error:
        raise RegistryError("not-utf8", path=path, place=error.start) from None
    except OSError as error:
        raise RegistryError("file-not-read", path=path, reason=error.strerror or str(error)) from None


def _csv(path: str, is_lenient: bool) -> Iterator[Placed]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        heading, number = "", 0
        for heading in file:
            number += 1
            if heading.strip() and not heading.startswith("#"):
                break
        # Spreadsheets set to Vietnamese write semicolons.
        mark = max(",;\t", key=heading.count)
        fields = _fields(path, next(csv.reader(io.StringIO(heading), delimiter=mark), []), is_lenient)
        reader = csv.reader(file, delimiter=mark)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise RegistryError("file-not-read", path=path, reason=str(error)) from None
            if not any(cells) or cells[0].startswith("#"):
                continue
            place = f"{path}:{number + reader.line_num}"
            if len(cells) != len(fields):
                yield place, RegistryError("row-cells", count=len(cells), expected=len(fields))
            else:
                yield place, {field: cell for field, cell in zip(fields, cells, strict=True) if field}


def _fields(path: str, names: list[str], is_lenient: bool) -> list[str]:
    fields = []
    for name in names:
        folded = words_key(name)
        field = columns().get(folded, "")
        if not field and folded not in passed_over() and folded and not is_lenient:
            raise RegistryError("unknown-column", path=path, column=name.strip(), known=_known())
        fields.append(field)
    if not {"code", "title"} & set(fields):
        raise RegistryError("no-columns", path=path, columns=", ".join(names), known=_known())
    return fields


def _known() -> str:
    return ", ".join(dict.fromkeys(columns().values()))


def _jsonl(path: str, is_lenient: bool) -> Iterator[Placed]:
    with Path(path).open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                row = json.loads(line)
            except ValueError:
                begin = line.strip()
                yield place, RegistryError("row-not-json", reason=begin[:40] + ("…" if len(begin) > 40 else ""))
                continue
            if not isinstance(row, dict):
                yield place, RegistryError("row-not-json", reason=type(row).__name__)
            else:
                yield place, _renamed(row, is_lenient)


def _renamed(row: dict[str, Any], is_lenient: bool) -> Cells | RegistryError:
    cells: dict[str, Any] = {}
    for name, value in row.items():
        field = "coverage" if name == "coverage" else columns().get(words_key(name), "")
        if field:
            cells[field] = value
        elif words_key(name) not in passed_over() and not is_lenient:
            return RegistryError("row-unknown-column", column=name)
    return cells


def _parquet(path: str, is_lenient: bool) -> Iterator[Placed]:
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise RegistryError("needs-extra", what="Parquet", extra="arrow") from None
    try:
        with parquet.ParquetFile(path) as file:
            fields = _fields(path, file.schema_arrow.names, is_lenient)
            number = 0
            for batch in file.iter_batches(batch_size=10_000):
                for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield f"{path}:{number}", {field: cell for field, cell in zip(fields, cells, strict=True) if field}
    except (ValueError, OSError) as error:
        if isinstance(error, RegistryError):
            raise
        raise RegistryError("file-not-read", path=path, reason=" ".join(str(error).split())[:200]) from None
