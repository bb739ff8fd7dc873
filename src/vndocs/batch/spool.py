"""What a long run has finished, kept beside its output until the whole is there, so that a run that was ended goes on.

The file is a series of blocks, each with its length and check sum, written one after the other and forced to the disk
every few seconds. Whatever ended the run (a kill, a full disk, the power) can only spoil the last blocks: reading
stops at the first that is not whole, and the run goes on from there.
"""

from __future__ import annotations

import glob
import json
import os
import struct
import time
import zlib
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from .errors import BatchError
from .summary import Failure, Summary
from .work import Output

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .item import Item

_MAGIC: Final = b"vnd1"
_HEAD: Final = struct.Struct("<4sIQI")
#: Seconds of work that a loss of power may cost.
_SYNC: Final = 5.0
_BINARY: Final = getattr(os, "O_BINARY", 0)


def can_hold(output: str | os.PathLike[str]) -> bool:
    """Tell whether a spool can lie beside an output: a file or folder, not a device or a pipe."""
    path = Path(os.path.realpath(output))
    return path.parent.is_dir() and (not path.exists() or path.is_file() or path.is_dir())


class Spool:
    """The finished parts of one run to `output`.

    `settings` say how the run was asked for. With `resume`, the parts that lie there are kept, as far as they are
    whole; `finished` are their marks. `beside` is another file that the run writes.

    Raises BatchError when they are of a run that was asked for otherwise, when another run is at work on them, or when
    the place cannot be written.
    """

    def __init__(
        self,
        output: str | os.PathLike[str],
        settings: Mapping[str, Any],
        *,
        resume: bool,
        beside: str | os.PathLike[str] | None = None,
    ) -> None:
        path = Path(os.path.realpath(output))
        self.place = path.with_name(f".{path.name[:80]}.unfinished")
        self.finished: list[str] = []
        with self._explained():
            self._file: BinaryIO = os.fdopen(os.open(self.place, os.O_RDWR | os.O_CREAT | _BINARY, 0o666), "r+b")
        try:
            self._lock()
            for written in (path, *([] if beside is None else [Path(os.path.realpath(beside))])):
                # What a run that was killed has left of its outputs.
                for stray in written.parent.glob(f".{glob.escape(written.name[:80])}.????????.part*"):
                    stray.unlink(missing_ok=True)
            heading = json.dumps(settings, sort_keys=True, ensure_ascii=False, default=str).encode("utf-8", "replace")
            end = self._resume(heading) if resume else 0
            self._file.seek(end)
            self._file.truncate()
            if not end:
                self._put(heading, b"")
        except BaseException:
            self._file.close()
            raise
        self._synced = time.monotonic()

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the parts where they are, whole."""
        if not self._file.closed:
            with suppress(OSError):
                os.fsync(self._file.fileno())
            with suppress(OSError):
                self._file.close()

    def add(self, mark: str, part: Output) -> None:
        """Keep a finished part; `mark`, on the last part of a task, tells of which documents the task was."""
        summary = part.summary
        meta = {
            "mark": mark,
            "summary": [summary.read, summary.failed, summary.bytes, summary.entities],
            "failures": part.failures,
        }
        self._put(json.dumps(meta, ensure_ascii=True).encode(), part.data)
        if time.monotonic() - self._synced > _SYNC:
            os.fsync(self._file.fileno())
            self._synced = time.monotonic()

    def parts(self) -> Iterator[Output]:
        """Give all parts in order."""
        self._file.flush()
        with self.place.open("rb") as file:
            _block(file)
            while (block := _block(file)) is not None:
                yield _part(*block)

    def remove(self) -> None:
        """Take the parts away: the output is there."""
        self._file.close()
        self.place.unlink(missing_ok=True)

    def _lock(self) -> None:
        """Keep others away; the system lets go when this process ends, however it ends."""
        try:
            import fcntl
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BatchError("at-work", place=os.fspath(self.place)) from None

    def _resume(self, heading: bytes) -> int:
        """Read what is whole, and give where the last whole task ends."""
        first = _block(self._file)
        if first is None:
            return 0
        if first[0] != heading:
            raise BatchError("other-run", place=os.fspath(self.place))
        end = self._file.tell()
        while (block := _block(self._file)) is not None:
            mark = json.loads(block[0])["mark"]
            if mark:
                self.finished.append(mark)
                end = self._file.tell()
        return end

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BatchError("not-kept", place=os.fspath(self.place), reason=error.strerror or str(error)) from error

    def _put(self, meta: bytes, data: bytes) -> None:
        check = zlib.crc32(data, zlib.crc32(meta))
        with self._explained():
            self._file.write(_HEAD.pack(_MAGIC, len(meta), len(data), check) + meta + data)
            self._file.flush()


def mark_of(task: Sequence[Item]) -> str:
    """Give a mark of the documents of a task, by which a later run knows whether they are the same."""
    mark = blake2b(digest_size=12)
    for item in task:
        content = item.data if item.text is None else item.text.encode("utf-8", "surrogatepass")
        mark.update(f"{item.source}\0{item.size}\0{item.error}\0".encode("utf-8", "surrogatepass"))
        if content is not None:
            mark.update(blake2b(content, digest_size=12).digest())
    return mark.hexdigest()


def _block(file: BinaryIO) -> tuple[bytes, bytes] | None:
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    magic, meta_length, data_length, check = _HEAD.unpack(head)
    if magic != _MAGIC:
        return None
    meta, data = file.read(meta_length), file.read(data_length)
    if len(data) < data_length or zlib.crc32(data, zlib.crc32(meta)) != check:
        return None
    return meta, data


def _part(meta: bytes, data: bytes) -> Output:
    told = json.loads(meta)
    read, failed, size, entities = told["summary"]
    summary = Summary(read=read, failed=failed, bytes=size)
    summary.entities.update(entities)
    return Output(data, summary, [Failure(*failure) for failure in told["failures"]])
