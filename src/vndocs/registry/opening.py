"""A registry opened by its path or URL, or made anew under one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .database import PostgresDatabase, SqliteDatabase
from .errors import RegistryError
from .registry import Registry
from .store import Store


def open_registry(path: str | os.PathLike[str], *, is_writable: bool = False) -> Registry:
    """Open a registry: a file that was built before, or `postgresql://USER@HOST/NAME`.

    Raises RegistryError when there is none, it is none, or it is of another version.
    """
    name = os.fspath(path)
    store = _postgres(name) if _is_url(name) else _file(name, is_writable)
    store.check_form()
    return Registry(store, store.path)


@contextmanager
def create(path: str | os.PathLike[str], *, is_replacing: bool = False) -> Iterator[Store]:
    """Make a registry under a path or URL; it is there when the block ends well, and not at all when it does not.

    Raises RegistryError when one is there already, unless it is to be replaced.
    """
    name = os.fspath(path)
    with _new_database(name, is_replacing) if _is_url(name) else _new_file(name, is_replacing) as store:
        yield store


def _is_url(name: str) -> bool:
    return "://" in name


def _file(name: str, is_writable: bool) -> Store:
    import sqlite3

    if not Path(name).is_file():
        raise RegistryError("not-found", path=name)
    try:
        store = Store(SqliteDatabase(name, is_writable=is_writable), name)
        store.about()
    except sqlite3.Error as error:
        raise RegistryError("not-registry", path=name, reason=str(error)) from None
    return store


def _postgres(name: str) -> Store:
    database = _server(name)
    store = Store(database, database.shown)
    if not database.has_tables():
        database.close()
        raise RegistryError("not-found", path=database.shown) from None
    return store


def _server(name: str) -> PostgresDatabase:
    if not name.startswith(("postgresql://", "postgres://", "postgresql+pg8000://")):
        raise RegistryError("bad-url", path=name)
    return PostgresDatabase(name)


@contextmanager
def _new_file(name: str, is_replacing: bool) -> Iterator[Store]:
    target = Path(name)
    if target.exists() and not is_replacing:
        raise RegistryError("exists", path=name)
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise RegistryError("not-written", path=name, reason=error.strerror or str(error)) from None
    os.close(handle)
    try:
        store = Store(SqliteDatabase(draft, is_new=True), name)
        try:
            store.create()
            yield store
            store.index()
            store.database.commit()
        finally:
            store.database.close()
        os.chmod(draft, 0o666 & ~_umask())  # noqa: PTH101
        os.replace(draft, target)  # noqa: PTH105
    finally:
        Path(draft).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _new_database(name: str, is_replacing: bool) -> Iterator[Store]:
    database = _server(name)
    store = Store(database, database.shown)
    try:
        if database.has_tables() and not is_replacing:
            raise RegistryError("exists", path=database.shown)
        for table in ("about", "entries", "names", "coverage"):
            database.run(f"DROP TABLE IF EXISTS {table}")
        store.create()
        yield store
        store.index()
        database.commit()
    except BaseException:
        database.rollback()
        raise
    finally:
        database.close()
