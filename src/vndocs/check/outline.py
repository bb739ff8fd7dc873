"""The document's own articles, by the lists that were read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .subject import Subject

_HEADING: Final = re.compile(r"(?:^|\n)[ \t*_#>|]*(?:Điều|ĐIỀU)[ ](\d{1,4}[a-zđ]?\d?)[ ]?[.:]?(?=[ *\n])")


def articles_of(subject: Subject) -> dict[str, int]:
    """Give the articles of a document by number, with the place of their first heading."""
    found: dict[str, int] = {}
    for match in _HEADING.finditer(subject.text):
        found.setdefault(match[1], match.start(1))
    return found
