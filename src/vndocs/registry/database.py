"""The two databases that hold a registry: SQLite in one file, PostgreSQL behind a URL; the same SQL runs on both."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from .errors import RegistryError

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.engine import Connection

Row = Sequence[Any]
#: PostgreSQL sends at most 32,767 parameters with one statement.
_MOST_PARAMETERS: Final = 30_000


class Database(Protocol):
    """What the store asks of a database; `?` marks a parameter."""

    @property
    def plain_text(self) -> str:
        """How a column is declared whose values are compared by code point."""
        ...

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run a query and give all its rows."""
        ...

    def stream(self, statement: str) -> Iterator[Row]:
        """Run a query and give its rows one after the other."""
        ...

    def run(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement inside the open transaction."""
        ...

    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        """Insert many rows inside the open transaction."""
        ...

    def commit(self) -> None:
        """Make everything since the last commit lasting."""
        ...

    def rollback(self) -> None:
        """Undo everything since the last commit."""
        ...

    def close(self) -> None:
        """Let the database go."""
        ...


class SqliteDatabase:
    """One file, or memory; a lock lets threads of a service share it."""

    plain_text: Final = "TEXT"

    def __init__(self, path: str | None, *, is_new: bool = False, is_writable: bool = False) -> None:
        import sqlite3

        self._lock = threading.RLock()
        if path is None:
            self._connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        else:
            mode = "rwc" if is_new else "rw" if is_writable else "ro"
            place = Path(path).resolve().as_uri()
            self._connection = sqlite3.connect(
                f"{place}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None
            )
        self._connection.execute("PRAGMA cache_size = -16000")
        if is_new:
            # The file is renamed into its place when it is whole: a crash leaves nothing to repair.
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("PRAGMA journal_mode = MEMORY")

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run a query and give all its rows."""
        with self._lock:
            return self._connection.execute(statement, parameters).fetchall()

    def stream(self, statement: str) -> Iterator[Row]:
        """Run a query and give its rows one after the other."""
        yield from self._connection.execute(statement)

    def _begin(self) -> sqlite3.Connection:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
        return self._connection

    def run(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement inside the open transaction."""
        with self._lock:
            self._begin().execute(statement, parameters)

    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        """Insert many rows inside the open transaction."""
        with self._lock:
            self._begin().executemany(f"INSERT INTO {table} VALUES ({','.join('?' * width)})", rows)

    def commit(self) -> None:
        """Make everything since the last commit lasting."""
        with self._lock:
            self._connection.commit()

    def rollback(self) -> None:
        """Undo everything since the last commit."""
        with self._lock:
            self._connection.rollback()

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


class PostgresDatabase:
    """A schema of a PostgreSQL server, through SQLAlchemy and pg8000."""

    plain_text: Final = 'TEXT COLLATE "C"'

    def __init__(self, url: str) -> None:
        try:
            import pg8000  # noqa: F401
            import sqlalchemy
        except ImportError:
            raise RegistryError("needs-extra", what="a postgresql:// registry", extra="postgres") from None
        try:
            address = sqlalchemy.make_url(url).set(drivername="postgresql+pg8000")
            # A question that waits for an answer holds no transaction open between the calls of a service.
            self._is_writing = False
        except sqlalchemy.exc.ArgumentError:
            raise RegistryError("bad-url", path=url) from None
        self.shown = address.render_as_string(hide_password=True).replace("+pg8000", "")
        self._lock = threading.RLock()
        try:
            self._engine = sqlalchemy.create_engine(address)
            self._connection: Connection = self._engine.connect()
        except sqlalchemy.exc.SQLAlchemyError as error:
            reason = " ".join(str(getattr(error, "orig", None) or error).split())[:200]
            raise RegistryError("no-database", path=self.shown, reason=reason) from None
        except (OSError, TypeError, ValueError) as error:
            # The driver speaks so of an address that lacks a part.
            raise RegistryError("no-database", path=self.shown, reason=" ".join(str(error).split())) from None

    def _execute(self, statement: str, parameters: Sequence[Any] = ()) -> Any:
        return self._connection.exec_driver_sql(statement.replace("?", "%s"), tuple(parameters) or None)

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Run a query and give all its rows."""
        with self._lock:
            found: list[Row] = [tuple(row) for row in self._execute(statement, parameters).fetchall()]
            if not self._is_writing:
                self._connection.rollback()
            return found

    def has_tables(self) -> bool:
        """Tell whether there is a registry in the schema."""
        return bool(self.rows("SELECT to_regclass('about') IS NOT NULL AND to_regclass('entries') IS NOT NULL")[0][0])

    def stream(self, statement: str) -> Iterator[Row]:
        """Run a query and give its rows one after the other, fetched by the thousand through a cursor of the server."""
        with self._lock:
            self._execute(f"DECLARE running CURSOR FOR {statement}")
            while rows := self._execute("FETCH 2000 FROM running").fetchall():
                yield from map(tuple, rows)
            self._execute("CLOSE running")
            if not self._is_writing:
                self._connection.rollback()

    def run(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement inside the open transaction."""
        with self._lock:
            self._is_writing = True
            self._execute(statement, parameters)

    def insert(self, table: str, width: int, rows: Iterable[Row]) -> None:
        """Insert many rows inside the open transaction, as many with one statement as may be."""
        most = min(1000, _MOST_PARAMETERS // width)
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == most:
                self._insert(table, width, batch)
                batch = []
        if batch:
            self._insert(table, width, batch)

    def _insert(self, table: str, width: int, batch: list[Row]) -> None:
        values = ",".join([f"({','.join('?' * width)})"] * len(batch))
        self.run(f"INSERT INTO {table} VALUES {values}", [value for row in batch for value in row])

    def commit(self) -> None:
        """Make everything since the last commit lasting."""
        with self._lock:
            self._connection.commit()
            self._is_writing = False

    def rollback(self) -> None:
        """Undo everything since the last commit."""
        with self._lock:
            self._connection.rollback()
            self._is_writing = False

    def close(self) -> None:
        """Let the connection go."""
        self._connection.close()
        self._engine.dispose()
