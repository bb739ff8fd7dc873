"""One document of a run, before it is read."""

from __future__ import annotations

from typing import NamedTuple

from ..readers import ReadError


class Item(NamedTuple):
    """One document to come: a path to open, or its bytes (a stream that only this process can read), or why neither.

    `source` is its name as it was given, empty where it has none. `size` in bytes is for sharing out the work and may
    be wrong. `text` is the document itself, where it came as a value (a row of a table).
    """

    source: str
    size: int = 0
    data: bytes | None = None
    error: ReadError | None = None
    text: str | None = None


def valued(text: str, name: str, limit: int) -> Item:
    """Give the item of a document that came as a value; one of more than `limit` bytes is refused."""
    # A letter takes at most four bytes: only a text that may be too large is measured.
    size = len(text) if len(text) * 4 <= limit else len(text.encode("utf-8", "surrogatepass"))
    if size > limit:
        return Item(name, error=ReadError("too-large", name, size=size, limit=limit))
    return Item(name, size, text=text)


class Skipped(NamedTuple):
    """A file that a folder walk met and did not take."""

    source: str
