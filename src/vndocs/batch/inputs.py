"""What was named becomes a stream of items: files as named, folders walked in order, standard input."""

from __future__ import annotations

import glob
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ..readers import ReadError, is_document, is_named_as_document, load
from . import archives, rows
from .item import Item, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The name of standard input.
STANDARD_INPUT: Final = "-"


def items(
    paths: Iterable[str | os.PathLike[str] | Item],
    *,
    limit: int,
    standard_input: BinaryIO | None = None,
    columns: rows.Columns | None = None,
    sort: str | None = None,
) -> Iterator[Item | Skipped]:
    """Give the items of files, folders, patterns and standard input (`-`) in the order in which they were named.

    A folder gives its documents of every format that is read, its sub-folders' too, sorted by name level by level;
    symbolic links to folders are not followed. A named file of rows (JSON lines, CSV, Parquet) gives an item a row, an
    archive one a member; `sort` says what the named files are where their names do not. Never raises: what cannot be
    read is an item with its error.
    """
    for path in paths:
        if isinstance(path, Item):
            yield path
            continue
        for name in _expanded(os.fspath(path)):
            if name != STANDARD_INPUT and Path(name).is_dir():
                yield from _walk(name)
            elif sort in rows.ROWS.values() or (sort is None and rows.sort_of(name)):
                stream = (standard_input or sys.stdin.buffer) if name == STANDARD_INPUT else None
                chosen = sort or rows.sort_of(name) or ""
                yield from rows.items(name, chosen, columns or rows.Columns(), limit=limit, stream=stream)
            elif sort is None and archives.is_archive(name):
                yield from archives.items(name, limit=limit, is_taken=is_named_as_document)
            else:
                yield named(name, limit, standard_input)


def _expanded(name: str) -> list[str]:
    """Give the files of a pattern (`reports/**/*.txt`), sorted; what is there under its name is no pattern."""
    if not glob.has_magic(name) or Path(name).exists():
        return [name]
    return sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - the pattern may be absolute


def named(name: str, limit: int, standard_input: BinaryIO | None = None) -> Item:
    """Give the item of a file that was named outright, or of standard input."""
    if name == STANDARD_INPUT:
        return _streamed(name, standard_input or sys.stdin.buffer, limit)
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        # The reader says what is wrong with it.
        return Item(name)
    if stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode):
        return Item(name, status.st_size)
    # A pipe such as /dev/fd/63 is open in this process only.
    return _streamed(name, None, limit)


def weigh(paths: Iterable[str | os.PathLike[str] | Item]) -> int | None:
    """Give the bytes that a run will read; None where a stream is among them, which only reading can tell."""
    total = 0
    for path in paths:
        if isinstance(path, Item):
            total += path.size
        elif os.fspath(path) == STANDARD_INPUT:
            return None
        elif Path(path).is_dir():
            total += sum(item.size for item in _walk(os.fspath(path)) if isinstance(item, Item))
        elif Path(path).is_file():
            total += Path(path).stat().st_size
    return total


def _streamed(name: str, stream: BinaryIO | None, limit: int) -> Item:
    try:
        data = load(name, limit=limit, stream=stream)
    except ReadError as error:
        return Item(name, error=error)
    return Item(name, len(data), data)


def _walk(folder: str) -> Iterator[Item | Skipped]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield Item(folder, error=ReadError("unreadable", folder, reason=error.strerror or str(error)))
        return
    for entry in ordered:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif _is_file(entry) and is_document(entry.path):
            yield Item(entry.path, _size(entry))
        else:
            yield Skipped(entry.path)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Take a link that leads nowhere for a file: that it cannot be read is to be said."""
    return entry.is_file() or (entry.is_symlink() and not entry.is_dir() and not Path(entry.path).exists())


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:
        return 0
