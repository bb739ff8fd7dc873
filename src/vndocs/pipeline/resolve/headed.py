"""The documents that a line above a list says something of: `Bãi bỏ các văn bản sau đây:`, then `a) Thông tư số …`.

Only the end of a document is said so. Every item shares the verb of that line, as far as the markers go on.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.seeking import Sought, either
from .light import Place

_LEXICON: Final = load(__package__)
_WORDS: Final = _LEXICON["headed"]
_RELATIONS: Final[dict[str, str]] = {
    words: relation for relation in ("replaces", "repeals") for words in _LEXICON["relations"][relation]
} | {words: "replaces" if "thay" in words else "repeals" for words in _LEXICON["expiry"]["words"]}


def _either(words: list[str]) -> str:
    return "|".join(sorted((word.replace(" ", r"\s+") for word in words), key=len, reverse=True))


_NOUNS: Final = (
    rf"(?:(?:toàn\s+bộ\s+)?(?:{_either(_WORDS['several'])})\s+[^:;.]{{0,90}}?)?(?:{_either(_WORDS['documents'])})"
)
_AFTER: Final = rf"(?:{_either(_WORDS['after'])})"
_ACTIVE: Final = _either([*_LEXICON["relations"]["replaces"], *_LEXICON["relations"]["repeals"]])
_PASSIVE: Final = _either(_LEXICON["expiry"]["words"])
_ACTIVES: Final = (*_LEXICON["relations"]["replaces"], *_LEXICON["relations"]["repeals"])
#: `bãi bỏ:`, `bãi bỏ các Quyết định:`, `thay thế các quy định sau đây kể từ ngày …:`
_VERB_FIRST: Final = Sought(
    re.compile(rf"(?<!\w)({_ACTIVE})(?:\s+{_NOUNS}[^:;]{{0,110}}?)?(?:\s+{_AFTER}[^:;]{{0,60}})?\s*:\Z", re.IGNORECASE),
    *(either(words.split()[0]) for words in _ACTIVES),
)
#: What most lines lack.
_ENDED: Final = Sought(
    re.compile(_PASSIVE, re.IGNORECASE), *(either(words.split()[0]) for words in _LEXICON["expiry"]["words"])
)
#: `Các quy định sau đây hết hiệu lực thi hành kể từ ngày …:`
_VERB_LAST: Final = re.compile(
    rf"(?<!\w){_NOUNS}[^:;]{{0,90}}?\s{_AFTER}[^:;]{{0,60}}?\s({_PASSIVE})(?!\s+(?:{_either(_WORDS['by'])}))[^:;]{{0,80}}:\Z",
    re.IGNORECASE,
)
#: Words that say that something else is ended, or that the documents below are what takes the place.
_OTHER: Final = re.compile(rf"\s(?:{_either(_WORDS['other'])})(?!\w)", re.IGNORECASE)
#: What opens an item, up to the document.
_ITEM: Final = re.compile(
    rf"[ \t*_]*(?:([a-zđ])\d?\)|(\d{{1,2}})[.)]|[-+•–])[ \t*_]*(?:(?:{_either(_WORDS['item'])})\s+)?(?:số\s+)?",
    re.IGNORECASE,
)
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
#: What opens a line that no item of letters, and none of numbers, is above.
_OUTER: Final = (re.compile(r"\n[ \t*_]*(?:Điều\s|\d{1,2}\.\s)"), re.compile(r"\n[ \t*_]*Điều\s"))
_HEADING: Final = 300
_BEFORE: Final = 48
_MOST_APART: Final = 2500
#: Items between two that are documents.
_MOST_OTHERS: Final = 4
_NO_ITEM: Final = (-1, 0, 0)


class Headed:
    """Goes along the documents of a text and remembers the list that it is in."""

    __slots__ = ("_last", "_said", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._said: tuple[str, Place] | None = None
        #: The last item: its style, its number and where its document begins.
        self._last = _NO_ITEM

    def read(self, start: int, edge: int) -> tuple[str, Place] | None:
        """Give what the line above says of the document at `start`; the one before it ends at `edge`."""
        text = self._text
        line = text.rfind("\n", max(0, start - _BEFORE), start)
        item = _ITEM.fullmatch(text, line + 1, start) if line >= 0 else None
        if item is None:
            if ":" not in text[start - 3 : start]:
                return None
            self._last = _NO_ITEM
            line = start
        else:
            style, order = _style(item)
            if self._goes_on(style, order, start):
                self._last = style, order, start
                return self._said
            self._last = style, order, start
        self._said = None
        above = text[max(edge, line - _HEADING, 0) : line]
        heading = above.rstrip(" \t\n*_")
        if heading[-1:] == ":":
            self._said = _said(heading, line - len(above))
        return self._said

    def _goes_on(self, style: int, order: int, start: int) -> bool:
        before, last, at = self._last
        if self._said is None or style != before or start - at > _MOST_APART:
            return False
        if style < 0:
            return "\n\n" not in self._text[at:start] and _OUTER[0].search(self._text, at, start) is None
        return last < order <= last + _MOST_OTHERS and _OUTER[style].search(self._text, at, start) is None


def _style(item: re.Match[str]) -> tuple[int, int]:
    """Give whether an item has a letter (0), a number (1) or neither (-1), and which."""
    letter, number = item[1], item[2]
    if letter:
        return 0, _LETTERS.find(letter.lower())
    return (1, int(number)) if number else (-1, 0)


def _said(heading: str, offset: int) -> tuple[str, Place] | None:
    """Read the verb of a line that leads up to a list."""
    # Neither goes on over another colon, or a semicolon.
    begin = max(heading.rfind(":", 0, len(heading) - 1), heading.rfind(";")) + 1
    found = _VERB_LAST.search(heading, begin) if _ENDED.search(heading, begin) is not None else None
    if found is None or _OTHER.search(heading, found.start()) is not None:
        found = _VERB_FIRST.search(heading, begin)
        if found is None or _OTHER.search(heading, found.start()) is not None:
            return None
    relation = _RELATIONS.get(" ".join(found[1].lower().split()))
    return None if relation is None else (relation, (offset + found.start(1), offset + found.end(1)))
