"""Quoted new wording of an amendment, such as `Sửa đổi khoản 2 Điều 5 như sau: “2. …”`.

Inside the quotation the numbering is that of the amended document (Luật 64/2025/QH15, Điều 8), so nothing is resolved
across its marks.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...text.lexicon import load

_WORDS: Final = load(__package__)["amending"]
_VERB: Final = re.compile(rf"(?i)(?:{'|'.join(_WORDS['verbs'])})".replace(" ", r"\s+"))
_LEADING: Final = re.compile(rf"(?:(?:{'|'.join(_WORDS['quoting'])})[\s*_]*)?:?[\s*_]*\Z".replace(" ", r"\s+"))
#: New wording begins with the marker of what it renews, or its lead says that wording follows.
_MARKER: Final = re.compile(
    r"[\s*_]*(?:(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục)\s|\d{1,3}[a-zđ]?[.)]|[a-zđ]\d{0,2}[.)]|[-+(]|[A-ZĐÀ-Ỹ])"
)
_LINE_END: Final = re.compile(r"[\s*_]*[.;,]?[ \t*_]*(?:\n|\Z)")
_LEAD: Final = 400
_QUOTED_WORDS: Final = re.compile(r"(?i)cụm\s+từ[\s*_]*\Z")


class Quote(NamedTuple):
    """A quoted amendment: its inner stretch, and where the words that lead to it begin."""

    start: int
    end: int
    lead: int


def find_quotes(text: str) -> list[Quote]:
    """Find the quoted amendments of a text, in text order; none within another."""
    found = _curly(text) if "“" in text else []
    return found if found or '"' not in text else _straight(text)


def _curly(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int] | None = None
    depth, last = 0, -1
    for mark in re.finditer("[“”]", text):
        at = mark.start()
        if mark.group() == "“":
            lead = _lead(text, at)
            if opened is None:
                if lead >= 0:
                    opened, depth, last = (at + 1, lead), 1, -1
            elif lead >= 0 and last > 0 and _LINE_END.match(text, last + 1):
                # The one before was never closed, or closed too often: a new instruction stands outside of it.
                found.append(Quote(opened[0], last, opened[1]))
                opened, depth, last = (at + 1, lead), 1, -1
            else:
                depth += 1
        elif opened is not None:
            depth, last = depth - 1, at
            if depth == 0:
                found.append(Quote(opened[0], at, opened[1]))
                opened = None
    if opened is not None and last > 0:
        found.append(Quote(opened[0], last, opened[1]))
    return found


def _straight(text: str) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[int, int] | None = None
    for mark in re.finditer('"', text):
        at = mark.start()
        if opened is None:
            lead = _lead(text, at)
            if lead >= 0:
                opened = (at + 1, lead)
        elif _LINE_END.match(text, at + 1):
            found.append(Quote(opened[0], at, opened[1]))
            opened = None
    return found


def _lead(text: str, at: int) -> int:
    """Give where the instruction begins that a quotation mark follows, -1 where it quotes something else."""
    low = max(0, at - _LEAD)
    before = text[low:at].rstrip(" \t\n*_")
    is_led = before.endswith((":", "như sau"))
    if not is_led and text[at - 40 if at > 40 else 0 : at].rstrip(" \t*_")[-1:] not in ("", "\n"):
        # Words in the middle of a sentence are a quotation like any other.
        return -1
    if not _MARKER.match(text, at + 1) or _QUOTED_WORDS.search(before[-20:]):
        return -1
    line = before.rfind("\n") + 1
    while line > 1 and len(before) - line < 60 and not _VERB.search(before, line):
        # The instruction may stand a line higher: `… được sửa đổi` / `như sau:`.
        line = before.rfind("\n", 0, line - 1) + 1
    return low + line if _VERB.search(before, line) else -1
