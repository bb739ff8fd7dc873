"""Records as a database that is ready to be asked: SQLite, and DuckDB where its extra is installed."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, Final

from .errors import MissingExtraError
from .formats import Format, Record, Writer
from .output import PART
from .tables import columns, rows

#: Rows are written in pieces of about so many.
_PIECE: Final = 20_000
#: What is looked up most: the entities of a document, the citations of a code.
_INDEXES: Final = (
    ("references", "code"),
    ("references", "document"),
    ("internal", "document"),
    ("amounts", "document"),
    ("dates", "document"),
    ("people", "document"),
    ("list_items", "document"),
)


class Sqlite(Format):
    """One SQLite file with the tables of `tables.columns`."""

    name = "sqlite"

    def encode(self, records: Iterable[Record]) -> bytes:
        """Encode the rows of some records, their documents numbered from 0."""
        return json.dumps(rows(records), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")

    def open(self, stream: BinaryIO) -> Writer:
        """Begin a database."""
        return _SqliteWriter(stream)


class Duckdb(Sqlite):
    """One DuckDB file with the same tables."""

    name = "duckdb"

    def __init__(self) -> None:
        _duckdb()

    def open(self, stream: BinaryIO) -> Writer:
        """Begin a database."""
        return _DuckdbWriter(stream)


class _DatabaseWriter(Writer):
    """Gathers rows in a file of its own, which becomes the output when it is closed.

    Raises OSError where there is no room for it.
    """

    #: What the library raises.
    faults: tuple[type[Exception], ...] = ()

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        # Beside the output, where there is room for it, and where a later run finds what a killed one has left.
        name = str(getattr(stream, "name", ""))
        self._folder = None if name.endswith(PART) else tempfile.TemporaryDirectory(prefix="vndocs-")
        self.place = Path(f"{name}.database") if self._folder is None else Path(self._folder.name) / "database"
        self._documents = 0
        self._rows: dict[str, list[list[Any]]] = {name: [] for name in columns()}
        self._held = 0

    def write(self, data: bytes) -> None:
        """Take the rows of a piece, and number its documents on."""
        told: dict[str, list[list[Any]]] = json.loads(data)
        for name, found in told.items():
            for row in found:
                row[0] += self._documents
            self._rows[name] += found
            self._held += len(found)
        self._documents += len(told["documents"])
        if self._held >= _PIECE:
            self._flush()

    def close(self) -> None:
        """Write what is left, and put the database where the output is."""
        self._flush()
        try:
            self.finish()
        except self.faults as error:
            raise OSError(errno.EIO, str(error)) from error
        if self._folder is None and os.name == "posix":
            # No second copy: the output that nothing was written to gives way.
            descriptor = os.open(self.place, os.O_RDONLY)
            os.fsync(descriptor)
            os.close(descriptor)
            self.place.replace(self.place.with_suffix(""))
        else:
            with self.place.open("rb") as database:
                shutil.copyfileobj(database, self.stream)
        self._remove()

    def abandon(self) -> None:
        """Close the database and remove it."""
        self.leave()
        self._remove()

    def _remove(self) -> None:
        for file in (self.place, self.place.with_name(f"{self.place.name}.wal")):
            file.unlink(missing_ok=True)
        if self._folder is not None:
            self._folder.cleanup()

    def _flush(self) -> None:
        try:
            self.insert(self._rows)
        except self.faults as error:
            # A full disk, as the library says it.
            raise OSError(errno.EIO, str(error)) from error
        self._rows = {name: [] for name in self._rows}
        self._held = 0

    def insert(self, tables: dict[str, list[list[Any]]]) -> None:
        """Insert rows."""
        raise NotImplementedError

    def finish(self) -> None:
        """Index and close the database."""
        raise NotImplementedError

    def leave(self) -> None:
        """Close the database as it is."""
        raise NotImplementedError


class _SqliteWriter(_DatabaseWriter):
    faults = (sqlite3.Error,)

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self._database = sqlite3.connect(self.place, isolation_level=None)
        # The file appears only when it is whole: no journal is needed.
        self._database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        self._database.executescript(";".join(_created()))

    def insert(self, tables: dict[str, list[list[Any]]]) -> None:
        self._database.execute("BEGIN")
        for name, found in tables.items():
            marks = ", ".join("?" * len(columns()[name]))
            self._database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', found)
        self._database.execute("COMMIT")

    def finish(self) -> None:
        with closing(self._database):
            self._database.executescript(";".join(_indexed()))

    def leave(self) -> None:
        self._database.close()


class _DuckdbWriter(_DatabaseWriter):
    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        library = _duckdb()
        self.faults = (library.Error,)
        self._database = library.connect(str(self.place))
        for statement in _created():
            self._database.execute(statement)

    def insert(self, tables: dict[str, list[list[Any]]]) -> None:
        from .columns import arrow_library

        arrow = arrow_library("DuckDB")
        for name, found in tables.items():
            if not found:
                continue
            types = {"INTEGER": arrow.int64(), "TEXT": arrow.string()}
            fields = columns()[name]
            made = [
                arrow.array(values, types[sort])
                for values, sort in zip(zip(*found, strict=True), fields.values(), strict=True)
            ]
            self._database.register("piece", arrow.Table.from_arrays(made, names=list(fields)))
            self._database.execute(f'INSERT INTO "{name}" SELECT * FROM piece')
            self._database.unregister("piece")

    def finish(self) -> None:
        self._database.close()

    def leave(self) -> None:
        self._database.close()


def _created() -> list[str]:
    return [
        f'CREATE TABLE "{name}" ({", ".join(_column(column, sort) for column, sort in fields.items())})'
        for name, fields in columns().items()
    ]


def _column(name: str, sort: str) -> str:
    return f'"{name}" {sort} PRIMARY KEY' if name == "id" else f'"{name}" {sort}'


def _indexed() -> list[str]:
    return [f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")' for table, column in _INDEXES]


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(extra="duckdb", purpose="DuckDB") from error
    return duckdb
