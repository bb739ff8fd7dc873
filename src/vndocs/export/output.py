"""Output that appears whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from .errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The end of the name of an output that is not whole yet.
PART: Final = ".part"
Target = str | os.PathLike[str] | BinaryIO


@contextmanager
def opened(target: Target) -> Iterator[BinaryIO]:
    """Open an output for bytes; a stream is used as it is and stays open.

    A file is written beside its name and renamed when the block ends well; an exception leaves no trace of it and what
    stood there before. Raises ExportError when the place cannot be written.
    """
    if not isinstance(target, (str, os.PathLike)):
        yield target
        target.flush()
        return
    name = os.fspath(target)
    path = Path(os.path.realpath(name))
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        if stat.S_ISDIR(mode):
            raise ExportError("is-folder", path=name)
        # A device or a pipe cannot be renamed over.
        with _explained(name), path.open("wb") as stream:
            yield stream
        return
    if not path.parent.is_dir():
        raise ExportError("no-folder", path=name, folder=os.fspath(path.parent))
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}{PART}")
    with _explained(name):
        opened_part = part.open("xb")
    try:
        with opened_part as stream:
            yield stream
            with _explained(name):
                stream.flush()
                os.fsync(stream.fileno())
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        with _explained(name):
            part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except OSError:
        return None


@contextmanager
def _explained(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError("not-writable", path=name, reason=error.strerror or str(error)) from error
