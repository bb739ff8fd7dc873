"""The marker that goes on with another: `b)` behind `a)`, `1.3.` behind `1.2.`, a dash behind a dash."""

from __future__ import annotations

import re
from typing import Final

from ...entities.provisions.order import LETTERS
from ...errors import ParseError
from ...text.numerals import from_roman, to_roman

_LAST: Final = re.compile(r"(?P<number>[0-9]{1,3})[^\w]*\Z|(?P<roman>[IVXLC]{1,7})[^\w]*\Z|(?P<letter>[a-zđ])[^\w]*\Z")
_SIGNS: Final = re.compile(r"[^\w\s]{1,2}")


def following(marker: str) -> str | None:
    """Give the marker that goes on with one; None where none can be told."""
    last = _LAST.search(marker)
    if last is None:
        return marker if _SIGNS.fullmatch(marker) else None
    label = last[last.lastgroup or 0]
    begin, end = last.span(last.lastgroup or 0)
    if last["number"]:
        further = str(int(label) + 1)
    elif last["roman"]:
        try:
            further = to_roman(from_roman(label) + 1)
        except ParseError:
            return None
    elif label in LETTERS[:-1]:
        further = LETTERS[LETTERS.index(label) + 1]
    else:
        return None
    return marker[:begin] + further + marker[end:]
