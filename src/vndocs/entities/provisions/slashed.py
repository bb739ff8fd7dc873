"""Reads the slashed form `a/2/5 Luật Đất đai 2024`: point, clause and article, from small to large.

It is shorthand of notes and tables. Fractions, dates and codes have the same shape, so a document must follow by name.
"""

from __future__ import annotations

import re
from typing import Final

from .parser import Reading
from .pointing import read_tail

_SLASHED: Final = re.compile(r"([a-zđ])/(\d{1,2}[a-zđ]?)/(\d{1,3}[a-zđ]?)(?![^\W_]|[/.,-]\d)")


def read_slashed(text: str, start: int) -> Reading | None:
    """Read point, clause and article with slashes between; None where no named document follows."""
    match = _SLASHED.match(text, start)
    if match is None or text[start - 1 : start].isalnum() or text[start - 1 : start] in ("/", "-"):
        return None
    end = match.end()
    tail = read_tail(text, end)
    found = tail.type
    is_said = tail.pointing is not None and found is not None
    if not is_said and not (tail.has_document and tail.has_name):
        return None
    point, clause, article = match.groups()
    path = (("article", article), ("clause", clause), ("point", point))
    code, name = (found.code, found.name) if is_said and found is not None else (None, None)
    pointing = tail.pointing if is_said else None
    stop = tail.end if is_said else end
    return Reading(start, stop, end, tail.at, code, name, (path,), pointing, None, is_said, start)
