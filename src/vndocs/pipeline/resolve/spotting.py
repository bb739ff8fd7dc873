"""Where a word stands in a whole text, such as `kèm theo`, sought by its rarest letter.

One letter is found ten times as fast as a word, and `è` stands in few Vietnamese words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

compiled: Any
try:
    from . import _spotting as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None


def spot_plainly(text: str, word: str, letter: int) -> list[int]:
    """Give where a word begins, in text order; `letter` is the index of its rarest letter."""
    found: list[int] = []
    sought = word[letter]
    at = text.find(sought)
    while at >= 0:
        if at >= letter and text.startswith(word, at - letter):
            found.append(at - letter)
        at = text.find(sought, at + 1)
    return found


spot: Final[Callable[[str, str, int], list[int]]] = spot_plainly if compiled is None else compiled.spot
