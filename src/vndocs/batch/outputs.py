"""Where the parts of a run go: one file or stream, or a folder of numbered files."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..export import ExportError, Format, opened
from .errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from ..export import Writer
    from .work import Output


class Sink:
    """Takes encoded parts; what it makes appears under its name when the block ends well, or not at all.

    With `split`, `output` is a folder of files that are each closed once they hold so many documents. `is_kept` says
    that the run can go on where it ended.

    Raises ExportError when the place cannot be written, BatchError where the run can go on.
    """

    def __init__(
        self, format: Format, output: str | os.PathLike[str] | BinaryIO, split: int | None, *, is_kept: bool = False
    ) -> None:
        self._format, self._split, self._is_kept = format, split, is_kept
        self._file = ExitStack()
        self._count = self._number = 0
        self._writer: Writer | None = None
        self._output: str | os.PathLike[str] | BinaryIO = output
        if split is None:
            return
        if not isinstance(output, (str, os.PathLike)):
            raise ExportError("not-a-folder", path="-")
        self._final = Path(os.path.realpath(output))
        if self._final.exists() and (not self._final.is_dir() or any(self._final.iterdir())):
            raise ExportError("not-empty", path=os.fspath(output))
        if not self._final.parent.is_dir():
            raise ExportError("no-folder", path=os.fspath(output), folder=os.fspath(self._final.parent))
        self._folder = self._final.with_name(f".{self._final.name[:80]}.parts")

    def __enter__(self) -> Sink:
        if self._split is None:
            self._begin(self._output)
        else:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the output, or leave no trace of it."""
        if kind is not None:
            if self._writer is not None:
                self._writer.abandon()
            self._file.__exit__(kind, error, trace)
            if self._split is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
            return
        try:
            if self._split is not None and not self._number:
                self._next()
            self._end()
            if self._split is not None:
                if self._final.exists():
                    self._final.rmdir()
                self._folder.rename(self._final)
        except BaseException:
            if self._split is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def write(self, part: Output) -> None:
        """Put one part."""
        if self._writer is None or (self._split is not None and self._count >= self._split):
            self._end()
            self._next()
        if self._writer is not None:
            with self._explained():
                self._writer.write(part.data)
        self._count += part.summary.documents

    def _next(self) -> None:
        self._count = 0
        self._begin(self._folder / f"part-{self._number:05}.{self._format.name}")
        self._number += 1

    def _begin(self, output: str | os.PathLike[str] | BinaryIO) -> None:
        self._file = ExitStack()
        self._writer = self._format.open(self._file.enter_context(opened(output)))

    def _end(self) -> None:
        if self._writer is not None:
            try:
                with self._explained():
                    self._writer.close()
            except BaseException as error:
                self._writer.abandon()
                self._file.__exit__(type(error), error, error.__traceback__)
                raise
            self._writer = None
            self._file.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Name the output that could not be written; a stream is named by who opened it."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            if not isinstance(self._output, (str, os.PathLike)):
                raise
            place, reason = os.fspath(self._output), error.strerror or str(error)
            if self._is_kept:
                raise BatchError("not-kept", place=place, reason=reason) from error
            raise ExportError("not-writable", path=place, reason=reason) from error
