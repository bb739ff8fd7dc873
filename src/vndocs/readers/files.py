"""Files to sources."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ..text.source import Source
from .detecting import SIGNATURE, detect
from .errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

#: Largest file in bytes that is read unless the caller says otherwise; it bounds the memory of a run.
LIMIT: Final = 256 * 1024 * 1024
_PIECE: Final = 1 << 16


def read(path: str | os.PathLike[str], *, limit: int = LIMIT) -> Source:
    """Read a file into a source that carries the path as its name; what it is its content tells.

    Raises ReadError when there is no such file, it is no document, damaged, or larger than `limit` bytes.
    """
    name = os.fspath(path)
    with _opened(name, limit) as (file, size, is_regular):
        if is_regular and file.peek(len(SIGNATURE)).startswith(SIGNATURE):
            # A book is read from the disk page by page.
            pdf: Source = import_module(".pdf", __package__).read(file, name)
            return pdf
        data = _drain(file, name, limit, size)
    return source(data, name)


def source(data: bytes, name: str = "-") -> Source:
    """Read the bytes of a file of any format that is read; `name` is its name in messages and records.

    Raises ReadError when they are no document, damaged, encrypted, or need an extra that is not installed.
    """
    reader = import_module(f".{detect(data, name)}", __package__)
    found: Source = reader.read(data, name)
    return found


def load(path: str, *, limit: int = LIMIT, stream: BinaryIO | None = None) -> bytes:
    """Load the bytes of a file, or of an open stream that `path` only names; never more than `limit`.

    Raises ReadError when that cannot be done.
    """
    if stream is not None:
        with _explained(path):
            return _drain(stream, path, limit)
    with _opened(path, limit) as (file, size, _):
        return _drain(file, path, limit, size)


@contextmanager
def _opened(path: str, limit: int) -> Iterator[tuple[BufferedReader, int, bool]]:
    """Open a file; give its size and whether it is a file on a disk, not a pipe."""
    with _explained(path):
        if not path or "\0" in path:
            raise FileNotFoundError
        with Path(path).open("rb") as file:
            status = os.fstat(file.fileno())
            if status.st_size > limit:
                raise ReadError("too-large", path, size=status.st_size, limit=limit)
            yield file, status.st_size, stat.S_ISREG(status.st_mode)


@contextmanager
def _explained(path: str) -> Iterator[None]:
    """Say of a file that cannot be opened or read why."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise ReadError("not-found", path) from None
    except IsADirectoryError:
        raise ReadError("is-folder", path) from None
    except PermissionError:
        # Windows refuses to open a folder, too.
        raise ReadError("is-folder" if Path(path).is_dir() else "no-permission", path) from None
    except OSError as error:
        raise ReadError("unreadable", path, reason=error.strerror or str(error)) from None


def _drain(file: BinaryIO, path: str, limit: int, expected: int = 0) -> bytes:
    """Read to the end, in one piece where the size is known, and never further than the limit."""
    pieces = []
    length = 0
    while piece := file.read(max(expected + 1 - length, _PIECE)):
        pieces.append(piece)
        length += len(piece)
        if length > limit:
            raise ReadError("too-large", path, size=f"> {limit}", limit=limit)
    return b"".join(pieces)
