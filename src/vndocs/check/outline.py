"""The document's own articles by their headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .subject import Subject

_WORDS: Final = ("Điều ", "ĐIỀU ")
_LABEL: Final = re.compile(r"(\d{1,4}[a-zđ]?\d?)[ ]?(?:[.:]|(?=[ *]?\n)|\*)")
#: What may stand before a heading on its line.
_FRONT: Final = " \t*_#>|"


def articles_of(subject: Subject) -> dict[str, int]:
    """Give the articles of a document by number, in text order, with the place of their first heading."""
    text = subject.text
    found: dict[str, int] = {}
    for word in _WORDS:
        at = text.find(word)
        while at >= 0:
            line = text.rfind("\n", max(0, at - 40), at) + 1
            if (line or at < 40) and not text[line:at].strip(_FRONT):
                match = _LABEL.match(text, at + len(word))
                if match is not None:
                    found.setdefault(match[1], at)
            at = text.find(word, at + 1)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
