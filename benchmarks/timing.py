"""Processor time of a call, best of several rounds; rounds of what is compared stand side by side."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def once(call: Callable[[], object]) -> float:
    """Give the processor time of one call in seconds."""
    begin = time.process_time()
    call()
    return time.process_time() - begin


def best(call: Callable[[], object], rounds: int = 3) -> float:
    """Give the best time of some calls."""
    return min(once(call) for _ in range(rounds))


def paired(
    calls: Sequence[Callable[[], object]], rounds: int, before: Callable[[], object] = lambda: None
) -> list[float]:
    """Time calls in turn, round by round, so that a slow moment of the machine meets all; give the best of each.

    `before` is called ahead of each, untimed.
    """
    times = []
    for _ in range(rounds):
        row = []
        for call in calls:
            before()
            row.append(once(call))
        times.append(row)
    return [min(column) for column in zip(*times, strict=True)]
