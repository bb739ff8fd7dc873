"""The light form of a list: a tuple of tuples, no object an item."""

from __future__ import annotations

from typing import NamedTuple

from .signs import Sign


class Reading(NamedTuple):
    """One tree: where it stands, and for its items in text order where each begins, its sign and its depth.

    `quoted` are the indexes of items that open a quotation; `is_odd` says that some label did not follow the one before
    it; `text` is the whole matched text, which the places are in.
    """

    start: int
    end: int
    inline: bool
    starts: tuple[int, ...]
    signs: tuple[Sign, ...]
    depths: tuple[int, ...]
    quoted: tuple[int, ...]
    is_odd: bool
    text: str
