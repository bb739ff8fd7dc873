"""Files to sources."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Final

from ..text.source import Source
from .detecting import detect
from .errors import ReadError

#: Largest file in bytes that is read unless the caller says otherwise; it bounds the memory of a run.
LIMIT: Final = 256 * 1024 * 1024
_PIECE: Final = 1 << 16


def read(path: str | os.PathLike[str], *, limit: int = LIMIT) -> Source:
    """Read a file into a source that carries the path as its name; what it is its content tells.

    Raises ReadError when there is no such file, it is no document, damaged, or larger than `limit` bytes.
    """
    name = os.fspath(path)
    return source(load(name, limit=limit), name)


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
    try:
        if stream is not None:
            return _drain(stream, path, limit)
        if not path or "\0" in path:
            raise FileNotFoundError
        with Path(path).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                raise ReadError("too-large", path, size=size, limit=limit)
            return _drain(file, path, limit, size)
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
