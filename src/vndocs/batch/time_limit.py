"""A bound on the time that one document may take.

A timer raises in the middle of the work. Work inside a compiled part cannot be raised into: in a worker process a
second timer, of processor time, ends the process, and the runner goes on without that document.
"""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The second timer runs so many times as long as the first.
_HARD: Final = 2


class OverTimeError(Exception):
    """A document took too long."""


@contextmanager
def bounded(seconds: float | None) -> Iterator[None]:
    """Raise OverTimeError in the block after so many seconds; where there are no timers, the block runs freely."""
    if seconds is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    is_worker = parent_process() is not None
    if is_worker:
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds * _HARD)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if is_worker:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(*_: object) -> None:
    raise OverTimeError
