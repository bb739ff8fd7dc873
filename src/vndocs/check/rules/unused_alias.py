"""A short name that is declared and never used: `(sau đây gọi tắt là Nghị định 30)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..sifting import DECLARING

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("declaring",)
#: Without one of these words no short name is declared: `sau đây gọi tắt là`, `viết tắt là`.
_NAME: Final = re.compile(r"[\s:“\"*_]{0,4}([^\n)(;,.”\"*]{2,90})")
#: The words that declare a name stand so near behind the bracket that opens: `(sau đây gọi tắt là`.
_LEAD: Final = 40


def unused_alias(subject: Subject) -> Iterator[Finding]:
    """Find declared short names that the text behind the declaration does not have."""
    text = subject.text
    if not _is_likely(subject) or (resolved := subject.document.resolved) is None:
        return
    places = []
    for alias in resolved.aliases:
        places.append((alias.start, alias.end))
        if alias.name and not _is_used(text, alias.name, alias.end, alias.until):
            yield subject.finding((alias.start, alias.end), "suspect", name=alias.name)
    # Short names of what is neither a document nor a body: `(sau đây gọi tắt là Chương trình NTM)`.
    for start, end, name in _declared(subject):
        if any(first < end and start < last for first, last in places) or _is_used(text, name, end, len(text)):
            continue
        yield subject.finding((start, end), "suspect", name=name)


def _is_used(text: str, name: str, start: int, end: int) -> bool:
    """Tell whether a name stands in a stretch; a line break or another case may be in it."""
    if text.find(name, start, end) >= 0:
        return True
    return _loose(name).search(text, start, end) is not None


def _declared(subject: Subject) -> Iterator[tuple[int, int, str]]:
    """Give the brackets that declare a short name: the place of the words in them, and the name."""
    text = subject.text
    for words, places in zip(DECLARING, subject.spots.declaring, strict=True):
        for at in places:
            name = _NAME.match(text, at + len(words))
            opened = text.rfind("(", max(0, at - _LEAD), at)
            if (
                name is not None
                and opened >= 0
                and ")" not in text[opened:at]
                and text[name.end() : name.end() + 2].lstrip('”"*')[:1] == ")"
            ):
                yield opened + 1, name.end(), name[1].strip()


def _is_likely(subject: Subject) -> bool:
    """Tell whether words that declare a short name stand before one that the text does not have again.

    It spares the resolution of texts whose short names are all used.
    """
    text = subject.text
    for words, places in zip(DECLARING, subject.spots.declaring, strict=True):
        for at in places:
            name = _NAME.match(text, at + len(words))
            if name is None or text.find(name[1].strip(), name.end()) < 0:
                return True
    return False


@lru_cache(maxsize=512)
def _loose(name: str) -> re.Pattern[str]:
    """Give the pattern of a name with any blanks between its words and, or none, beside hyphens: `31/2018/NĐ- CP`."""
    parts = re.split(r"\s*([-/])\s*|\s+", name)
    pieces = [
        r"\s{1,3}" if part is None else rf"\s{{0,3}}{part}\s{{0,3}}" if part in "-/" and part else re.escape(part)
        for part in parts
    ]
    return re.compile("".join(pieces), re.IGNORECASE)
