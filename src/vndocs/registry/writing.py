"""A registry written out: CSV for people, JSON lines and Parquet for programs; what comes out can be taken in again."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from .entry import Entry
from .errors import RegistryError
from .registry import Registry

FORMS: Final = ("csv", "jsonl", "parquet")
_LISTS: Final = frozenset(("aliases", "amended_by", "replaced_by"))


def export(registry: Registry, target: str | os.PathLike[str] | BinaryIO, form: str | None = None) -> int:
    """Write all documents in the order of their keys, and give how many.

    The form is told by the name (`.csv`, `.jsonl`, `.parquet`) unless it is given. Declared coverage is written to JSON
    lines alone. Raises RegistryError when the file cannot be written or the form is not known.
    """
    if not isinstance(target, str | os.PathLike):
        return _write(registry, target, form or "csv")
    name = os.fspath(target)
    chosen = form or Path(name).suffix.lower().removeprefix(".")
    if chosen not in FORMS:
        raise RegistryError("no-rows-format", path=name)
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{Path(name).name}.", suffix=".part", dir=Path(name).parent)
        with os.fdopen(handle, "wb") as file:
            count = _write(registry, file, chosen)
        os.replace(draft, name)  # noqa: PTH105
    except OSError as error:
        raise RegistryError("not-written", path=name, reason=error.strerror or str(error)) from None
    finally:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
    return count


def _write(registry: Registry, file: BinaryIO, form: str) -> int:
    if form == "parquet":
        return _parquet(registry, file)
    count = 0
    lines = _csv(registry) if form == "csv" else _jsonl(registry)
    for count, line in enumerate(lines):  # noqa: B007
        file.write(line.encode("utf-8"))
    return count if form == "csv" else count + 1 - len(registry.coverage) if len(registry) else 0


def record(entry: Entry) -> dict[str, Any]:
    """Give the fields of an entry that say something, as JSON has them."""
    return {key: list(value) if key in _LISTS else value for key, value in entry._asdict().items() if value}


def _jsonl(registry: Registry) -> Iterator[str]:
    for claim in registry.coverage:
        yield json.dumps({"coverage": claim._asdict()}, ensure_ascii=False) + "\n"
    for entry in registry:
        yield json.dumps(record(entry), ensure_ascii=False) + "\n"


def _csv(registry: Registry) -> Iterator[str]:
    yield ",".join(Entry._fields) + "\n"
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for entry in registry:
        writer.writerow("; ".join(cell) if isinstance(cell, tuple) else cell for cell in entry)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _parquet(registry: Registry, file: BinaryIO) -> int:
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise RegistryError("needs-extra", what="Parquet", extra="arrow") from None
    types = {"articles": arrow.int32()} | {key: arrow.list_(arrow.string()) for key in _LISTS}
    schema = arrow.schema([(key, types.get(key, arrow.string())) for key in Entry._fields])
    count, entries = 0, iter(registry)
    with parquet.ParquetWriter(file, schema) as writer:
        while batch := list(islice(entries, 10_000)):
            writer.write_table(arrow.Table.from_pylist([entry._asdict() for entry in batch], schema=schema))
            count += len(batch)
    return count
