"""Bodies with a place in their name that ended with their kind: `Cục Thuế tỉnh Phú Yên`, `Công an huyện Trà Ôn`."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from ..catalogue.names import key
from ..text.lexicon import load
from .communes import is_district
from .gone import Gone

#: No kind of body is known to have ended before.
_FIRST: Final = "2025-03"


class _Kind(NamedTuple):
    begins: str
    is_of_districts: bool
    until: str
    successors: tuple[str, ...]
    is_verified: bool


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Give the kinds, those with the longest beginning first."""
    rows: list[dict[str, Any]] = load(__package__, "validity.toml")["ended_names"]
    kinds = [
        _Kind(key(name), "level" in row, row["until"], tuple(row["successors"]), row["confidence"] == "verified")
        for row in rows
        for name in row["begins"]
    ]
    return tuple(sorted(kinds, key=lambda kind: -len(kind.begins)))


@cache
def _heads() -> tuple[str, ...]:
    words: list[str] = load(__package__, "validity.toml")["heads"]["words"]
    return tuple(sorted((key(word) + " " for word in words), key=len, reverse=True))


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """Give the words of a body's name, as names are compared, without the office of who heads it."""
    words = key(name)
    return next((words[len(head) :] for head in _heads() if words.startswith(head)), words)


def ended_name(name: str, day: str) -> Gone | None:
    """Tell that bodies of this kind had ended by a day (a month or year will do)."""
    if day < _FIRST:
        return None
    words = bare_name(name)
    for kind in _kinds():
        if not words.startswith(kind.begins) or words[len(kind.begins) :][:1] not in ("", " "):
            continue
        if kind.is_of_districts and not is_district(name, day):
            continue
        if day[: len(kind.until)] > kind.until[: len(day)]:
            return Gone(name, "", kind.until, kind.successors, kind.is_verified)
    return None
