"""Runs tasks on all cores, gives their results in order, and loses none when a worker is killed.

`multiprocessing.Pool` waits for ever on a task whose worker died; `ProcessPoolExecutor` reports it, but for every task
in flight. So after a death each of those is run again in a worker of its own, and in halves where that dies too: only
an item that takes its worker with it twice is given up, and by name.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .collector import Between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Given = TypeVar("Given")
Made = TypeVar("Made")

_TRIES: Final = 2
#: Seconds that a broken pool has to tidy up.
_PATIENCE: Final = 5
_HELD: Final = frozenset((signal.SIGINT, signal.SIGTERM))
_BETWEEN: Final = Between()


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def run(
    work: Callable[[Sequence[Given]], Made],
    tasks: Iterable[Sequence[Given]],
    lost: Callable[[Given], Made],
    *,
    workers: int,
    is_apart: bool = False,
    ahead: int = 4,
) -> Iterator[Made]:
    """Give the results of `work` over the tasks, in the order of the tasks; for each worker, `ahead` are in flight.

    `lost` makes the result of an item that kills its worker. With one worker, everything happens in this process,
    unless the work `is_apart`: able to end the process that it runs in.
    """
    if workers <= 1 and not is_apart:
        yield from map(work, tasks)
        return
    runner = _Runner(work, lost, workers, ahead)
    try:
        yield from runner.results(iter(tasks))
    finally:
        runner.stop()


class _Runner(Generic[Given, Made]):
    """A pool that is made anew when it breaks."""

    def __init__(
        self, work: Callable[[Sequence[Given]], Made], lost: Callable[[Given], Made], workers: int, ahead: int = 1
    ) -> None:
        self.work, self.lost, self.workers, self.ahead = work, lost, workers, ahead
        self.pool: ProcessPoolExecutor | None = None

    def results(self, tasks: Iterator[Sequence[Given]]) -> Iterator[Made]:
        """Give the results in order; a task in flight without a future is one that broke with its pool."""
        flight: deque[tuple[Sequence[Given], Future[Made] | None]] = deque()
        while True:
            for task in islice(tasks, self.workers * self.ahead - len(flight)):
                flight.append((task, self.submit(task)))
            if not flight:
                return
            task, future = flight.popleft()
            try:
                result = None if future is None else (future.result(),)
            except BrokenProcessPool:
                self.stop()
                flight = deque((other, place if _is_done(place) else None) for other, place in flight)
                result = None
            yield from result or self._alone(task)

    def submit(self, task: Sequence[Given]) -> Future[Made] | None:
        """Send a task to the pool; None where that pool is broken."""
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.workers, initializer=_begin)
        try:
            with _undisturbed():
                return self.pool.submit(_do, self.work, task)
        except BrokenProcessPool:
            return None

    def stop(self) -> None:
        """End the workers at once; they hold nothing that could be half-written."""
        if self.pool is None:
            return
        processes = list((getattr(self.pool, "_processes", None) or {}).values())
        manager = getattr(self.pool, "_executor_manager_thread", None)
        self.pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.kill()
        for process in processes:
            process.join()
        if manager is not None:
            # Else it and the end of the interpreter would close the same pipe; a hanging one is not waited for.
            manager.join(_PATIENCE)
        self.pool = None

    def _alone(self, task: Sequence[Given]) -> Iterator[Made]:
        """Run a task in a worker that dies with nobody else: whole, and where that fails, its halves."""
        alone = _Runner(self.work, self.lost, workers=1)
        try:
            yield from alone._halved(task)
        finally:
            alone.stop()

    def _halved(self, task: Sequence[Given]) -> Iterator[Made]:
        for _ in range(_TRIES if len(task) == 1 else 1):
            future = self.submit(task)
            if future is not None:
                with suppress(BrokenProcessPool):
                    made = future.result()
                    yield made
                    return
            self.stop()
        if len(task) == 1:
            yield self.lost(task[0])
            return
        middle = len(task) // 2
        yield from self._halved(task[:middle])
        yield from self._halved(task[middle:])


def _is_done(future: Future[Made] | None) -> bool:
    return future is not None and future.done() and not future.cancelled() and future.exception() is None


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold signals back while workers are forked: what a handler raises inside the fork is swallowed, the wish lost."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _do(work: Callable[[Sequence[Given]], Made], task: Sequence[Given]) -> Made:
    made = work(task)
    _BETWEEN.collect()
    return made


def _begin() -> None:
    """Leave Ctrl-C to the parent, go when the parent is gone, and collect reference cycles between tasks alone."""
    _BETWEEN.begin()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.join,), daemon=True).start()


def _follow(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)
