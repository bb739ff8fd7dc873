"""One document of a run: its bytes, and what they parse to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from ..pipeline.kinds import ALL_KINDS
from ..pipeline.parse import parse
from ..readers import LIMIT, source
from ..readers import read as read_file
from ..text.source import Source
from .errors import BatchError
from .inputs import named
from .item import Item

if TYPE_CHECKING:
    from collections.abc import Collection

    from ..pipeline.document import Document


def read(
    path: str | os.PathLike[str] | Item,
    *,
    kinds: Collection[str] | None = None,
    limit: int = LIMIT,
    standard_input: BinaryIO | None = None,
) -> Document:
    """Read one document from a file, standard input (`-`) or memory.

    Raises ReadError when it cannot be read, BatchError for an unknown kind.
    """
    wanted = known(kinds)
    item = path if isinstance(path, Item) else named(os.fspath(path), limit, standard_input)
    return parsed(item, limit, wanted)[0]


def parsed(item: Item, limit: int, kinds: tuple[str, ...] | None) -> tuple[Document, int]:
    """Parse an item, and give its size in bytes; raises the ReadError that it came with."""
    if item.text is not None:
        return parse(Source.of(item.text, item.source or None), kinds), item.size
    if item.error is not None:
        raise item.error
    if item.data is None:
        return parse(read_file(item.source, limit=limit), kinds), item.size
    return document(item.source, item.data, kinds), item.size


def document(name: str, data: bytes, kinds: tuple[str, ...] | None) -> Document:
    """Parse the bytes of a file of any format that is read."""
    return parse(source(data, name), kinds)


def known(kinds: Collection[str] | None) -> tuple[str, ...] | None:
    """Check the kinds that were asked for."""
    if kinds is None:
        return None
    wanted = (kinds,) if isinstance(kinds, str) else tuple(kinds)
    unknown = [kind for kind in wanted if kind not in ALL_KINDS]
    if unknown or not wanted:
        raise BatchError("unknown-kind", given=", ".join(map(repr, unknown)), known=", ".join(ALL_KINDS))
    return wanted
