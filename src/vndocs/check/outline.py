"""The document's own articles by their headings."""

from __future__ import annotations

import re
from typing import Final

from .sifting import articles

_WORD: Final = len("Điều ")
_LABEL: Final = re.compile(r"(\d{1,4}[a-zđ]?\d?)[ ]?(?:[.:]|(?=[ *]?\n)|\*)")


def articles_of(text: str) -> dict[str, int]:
    """Give the articles of a document by number, in text order, with the place of their first heading."""
    found: dict[str, int] = {}
    for places in articles(text):
        for at in places:
            match = _LABEL.match(text, at + _WORD)
            if match is not None:
                found.setdefault(match[1], at)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
