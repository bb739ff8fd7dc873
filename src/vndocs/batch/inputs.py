"""What was named becomes a stream of items: files as named, folders walked in order, standard input."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from ..readers import ReadError, is_document, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The name of standard input.
STANDARD_INPUT: Final = "-"


class Item(NamedTuple):
    """One document to come: a path to open, or its bytes (a stream that only this process can read), or why neither.

    `source` is its name as it was given. `size` in bytes is for sharing out the work and may be wrong.
    """

    source: str
    size: int = 0
    data: bytes | None = None
    error: ReadError | None = None


class Skipped(NamedTuple):
    """A file that a folder walk met and did not take."""

    source: str


def items(
    paths: Iterable[str | os.PathLike[str] | Item], *, limit: int, standard_input: BinaryIO | None = None
) -> Iterator[Item | Skipped]:
    """Give the items of files, folders and standard input (`-`) in the order in which they were named.

    A folder gives its documents of every format that is read, its sub-folders' too, sorted by name level by level;
    symbolic links to folders are not followed. Never raises: what cannot be read is an item with its error.
    """
    for path in paths:
        if isinstance(path, Item):
            yield path
            continue
        name = os.fspath(path)
        if name != STANDARD_INPUT and Path(name).is_dir():
            yield from _walk(name)
        else:
            yield named(name, limit, standard_input)


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
