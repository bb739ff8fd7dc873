"""Documents within an archive (zip, tar): member by member, in the order of the archive, never unpacked to disk."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from ..readers import ReadError
from .item import Item, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ZIP: Final = (".zip",)
_TAR: Final = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
#: What a damaged archive raises besides the errors of its own module.
_BROKEN: Final = (OSError, EOFError, ValueError, NotImplementedError)
_ENCRYPTED: Final = 0x1


def is_archive(path: str) -> bool:
    """Tell by its name whether a file is an archive of documents."""
    return path.lower().endswith(_ZIP + _TAR)


def items(path: str, *, limit: int, is_taken: Callable[[str], bool]) -> Iterator[Item | Skipped]:
    """Give the members of an archive that `is_taken` takes by name; the others are skipped.

    Never raises: what cannot be read is an item with its error. No member of more than `limit` bytes is unpacked, so
    that an archive made to burst is refused member by member.
    """
    try:
        yield from (_zip if path.lower().endswith(_ZIP) else _tar)(path, limit, is_taken)
    except FileNotFoundError:
        yield Item(path, error=ReadError("not-found", path))
    except PermissionError:
        yield Item(path, error=ReadError("no-permission", path))
    except (*_BROKEN, zipfile.BadZipFile, tarfile.TarError) as error:
        yield Item(path, error=ReadError("unreadable", path, reason=str(error) or type(error).__name__))


def _zip(path: str, limit: int, is_taken: Callable[[str], bool]) -> Iterator[Item | Skipped]:
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            name = f"{path}/{member.filename}"
            if not is_taken(PurePosixPath(member.filename).name):
                yield Skipped(name)
            elif member.flag_bits & _ENCRYPTED:
                yield Item(name, error=ReadError("encrypted", name))
            else:
                yield _member(name, partial(archive.open, member), limit)


def _tar(path: str, limit: int, is_taken: Callable[[str], bool]) -> Iterator[Item | Skipped]:
    with tarfile.open(path, "r|*") as archive:
        for member in archive:
            if member.isdir():
                continue
            name = f"{path}/{member.name}"
            if not member.isfile() or not is_taken(PurePosixPath(member.name).name):
                yield Skipped(name)
            else:
                yield _member(name, partial(archive.extractfile, member), limit)


def _member(name: str, opened: Callable[[], Any], limit: int) -> Item:
    try:
        with opened() as file:
            data = file.read(limit + 1)
    except (*_BROKEN, RuntimeError, zipfile.BadZipFile, tarfile.TarError, zlib.error) as error:
        return Item(name, error=ReadError("unreadable", name, reason=str(error) or type(error).__name__))
    if len(data) > limit:
        return Item(name, error=ReadError("too-large", name, size=f"> {limit}", limit=limit))
    return Item(name, len(data), data)
