"""How far a run is, on standard error: a bar where a person looks on, nothing elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ..batch import Summary, weigh
from ..text.messages import Language, say

if TYPE_CHECKING:
    from collections.abc import Sequence


class Progress:
    """A bar that follows a run's summary, and lines that do not break it."""

    def __init__(self, paths: Sequence[Any], lang: Language, *, is_hidden: bool) -> None:
        self._bar: Any = None
        if is_hidden or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
        )
        # No thread of its own: worker processes are forked beside it.
        self._bar = Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._bar.add_task(say(__package__, "working", lang), total=weigh(paths))

    def __enter__(self) -> Progress:
        """Begin to show."""
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def update(self, summary: Summary) -> None:
        """Move on."""
        if self._bar is not None:
            self._bar.update(self._task, completed=summary.bytes, refresh=True)

    def line(self, text: str) -> None:
        """Print one line above the bar."""
        if self._bar is None:
            print(text, file=sys.stderr, flush=True)
        else:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
