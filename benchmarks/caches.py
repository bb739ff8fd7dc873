"""What vndocs remembers of the texts it has read, and how to make it forget.

Readings of short stretches are kept in caches of bounded size. A text that is timed round after round would find its
own words there, which a text that is read once does not: every round begins with what was remembered forgotten.
"""

from __future__ import annotations

import functools
import sys
from typing import Any

#: What is remembered in plain dictionaries, and where.
_KEPT = (
    ("vndocs.entities.lists.signs", "known"),
    ("vndocs.entities.provisions.finding", "_KNOWN"),
    ("vndocs.entities.dates.parser", "_phrases"),
    ("vndocs.entities.dates.plain", "_days"),
)


def caches() -> list[Any]:
    """Give the caches that forget on their own: those of bounded size, as tables of words are kept for good."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("vndocs.")]
    found = {id(each): each for module in modules for each in vars(module).values() if _is_bounded(each)}
    return list(found.values())


def _is_bounded(value: object) -> bool:
    return isinstance(value, functools._lru_cache_wrapper) and value.cache_parameters()["maxsize"] is not None


def forget() -> None:
    """Forget all that was remembered of texts."""
    for cache in caches():
        cache.cache_clear()
    for module, name in _KEPT:
        # A cache that moved must be named anew, not go on unseen.
        getattr(sys.modules[module], name).clear()


def remembered() -> int:
    """Give how many stretches are remembered."""
    kept = sum(len(getattr(sys.modules[module], name)) for module, name in _KEPT)
    return kept + sum(int(cache.cache_info().currsize) for cache in caches())
