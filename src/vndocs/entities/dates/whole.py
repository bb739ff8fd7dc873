"""Texts that are one date and nothing else: `7/3`, `3/9/91`, `tháng sáu`, `2024-33`.

Where nothing stands around it, what would be too little in a sentence is plainly meant as a date.
"""

from __future__ import annotations

import re
from typing import Final

from . import edtf
from .days import read_day
from .item import Item, code
from .items import read_item
from .reading import Reading
from .words import LEXICON

_EDTF: Final = re.compile(r"\s*([0-9X]{4}[0-9XT:+Z./-]*)\s*")
_LEAD: Final[str] = LEXICON["day"][0] + " "


def read_edtf(text: str) -> Reading | None:
    """Read a text that is one EDTF value, as the style `iso` writes it."""
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    try:
        edtf.split(match[1])
    except ValueError:
        return None
    return Reading(match.start(1), match.end(1), match[1])


def read_whole(text: str) -> Reading | None:
    """Read a text that is one day, month or quarter with too few words to be found in a sentence."""
    words = text.strip()
    start = len(text) - len(text.lstrip())
    if not words:
        return None
    if words[0].isdigit():
        # As if `ngày` stood before it.
        item = read_day(_LEAD + words, 0, len(_LEAD), is_keyed=True)
        size = len(_LEAD) + len(words)
    else:
        item, size = read_item(words, 0), len(words)
    value = code(item) if item and item.end == size and _says_enough(item) else None
    return Reading(start, start + len(words), value) if value else None


def _says_enough(item: Item) -> bool:
    return item.month > 0 and item.unit in "DMQ"
