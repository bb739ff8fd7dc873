"""What is said of an amount right before it: `gần`, `không quá`, `ít nhất`."""

from __future__ import annotations

import re
from typing import Final

from .units import LEXICON

_QUALIFIERS: Final = LEXICON["qualifiers"]
BEFORE: Final = frozenset(_QUALIFIERS["before"]) | {_QUALIFIERS["from"]}
#: The last two letters of every qualifier.
ENDINGS: Final = frozenset(word[-2:] for word in BEFORE)
_NEAR: Final = 28
#: A bracket or quotation opens right before it: `(không quá 5 triệu đồng)`.
OPENING: Final = "([{“\"‘'«"
_OPENED: Final = re.compile(f"[{re.escape(OPENING)}]").split


def said_before(text: str, start: int) -> tuple[int, str | None]:
    """Give where the qualifier before an amount begins, and the qualifier."""
    near = text[max(0, start - _NEAR) : start]
    words = _OPENED(near)[-1].replace("*", " ").split()
    if not words or words[-1][-2:].lower() not in ENDINGS or "\n\n" in near:
        return start, None
    for count in (4, 3, 2, 1):
        said = " ".join(words[-count:]).lower()
        if len(words) >= count and said in BEFORE:
            place = start
            for word in reversed(words[-count:]):
                place = text.rfind(word, 0, place)
            if place > start - _NEAR or place == 0:
                return place, said
    return start, None
