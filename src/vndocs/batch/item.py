"""One document of a run, before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..readers import ReadError


class Item(NamedTuple):
    """One document to come: a path to open, or its bytes (a stream that only this process can read), or why neither.

    `source` is its name as it was given. `size` in bytes is for sharing out the work and may be wrong. `text` is the
    document itself, where it came as a value (a row of a table).
    """

    source: str
    size: int = 0
    data: bytes | None = None
    error: ReadError | None = None
    text: str | None = None


class Skipped(NamedTuple):
    """A file that a folder walk met and did not take."""

    source: str
