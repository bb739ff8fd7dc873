"""Python's collector of reference cycles, held off while many documents are read.

Readings are tuples in lists: they are freed when they are let go, and no cycle is among them. The collector looks
through them all the same each time some hundreds have been made, which costs a tenth of the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: In a worker, what other code leaves in cycles is collected after so many tasks.
_TASKS: Final = 32


@contextmanager
def held_off() -> Iterator[None]:
    """Hold the collector off in the block; where it was off before, it stays so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Between:
    """Collects between the tasks of a process that has nothing else to do."""

    def __init__(self) -> None:
        self._tasks = 0

    def begin(self) -> None:
        """Leave what is there already out of all looks to come, and the collector off."""
        gc.freeze()
        gc.disable()

    def collect(self) -> None:
        """Collect now and then."""
        self._tasks += 1
        if not self._tasks % _TASKS:
            gc.collect()
