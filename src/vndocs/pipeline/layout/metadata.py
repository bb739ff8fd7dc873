"""Metadata printed with a document by the site it comes from: `Số hiệu:`, `Ngày ban hành:`, `Nơi ban hành:`.

It counts only where the heading itself says nothing.
"""

from __future__ import annotations

import re
import sys
from typing import Final

from ...text.lexicon import load
from ...text.seeking import SPACE, Sought, either
from ...text.spelling import cased
from .folding import opening

_WORDS: Final = load(__package__)["metadata"]
_FIELDS: Final = {
    word: field
    for field in ("number", "type", "issuer", "date", "signer", "position", "title")
    for word in _WORDS[field]
}
_CITED: Final = frozenset(_WORDS["cited"])
_ALL: Final = {*_FIELDS, *_WORDS["others"], *_CITED}
_NAMED: Final = cased(
    rf"[ \t*_#>-]*(?P<name>{opening(_ALL)})"
    # A colon, a cell or a line before the value, or nothing at all: `Số hiệu148/2020/NĐ-CP`
    r"(?:[ \t*_]*[:|\n\t][\s*_|:]{0,40}|(?-i:(?=[A-ZĐÀ-Ỹ0-9])))(?P<value>[^\n|\t]{0,300})"
)
#: A row at the head of the text, and one behind the sign before it, which is quick to find.
_TOP: Final = re.compile(_NAMED, re.IGNORECASE)
_ROW: Final = re.compile(rf"[\n|\t]{_NAMED}", re.IGNORECASE)


def _row(word: str) -> tuple[str, ...]:
    """Give the first letters of a word: those before its blank and the one behind, if one blank stands there."""
    first, _, rest = word.partition(" ")
    return (*either(first), SPACE, f"{either(rest[0])[0]}{SPACE}") if rest else either(first)


def _behind(sign: str) -> Sought:
    """Give what seeks a sign that a row stands behind; the last of several tabs is itself such a sign."""
    pattern = re.compile(rf"{re.escape(sign)}(?=[ *_#>-]*{opening(_ALL)})", re.IGNORECASE)
    return Sought(pattern, *map(_row, _ALL), after=sign, over=" *_#>-", most=sys.maxsize)


_SIGNS: Final = tuple(map(_behind, "\n|\t"))
_SIGNED: Final = Sought(re.compile("|".join(map(re.escape, _WORDS["signs"]))), *map(tuple, _WORDS["signs"]))
_EMPTY: Final = frozenset(_WORDS["empty"])
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)|((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")


def rows(text: str, end: int) -> dict[str, tuple[int, int]]:
    """Give the stretch of each value that rows of metadata name, the first of each; two rows make metadata."""
    found: dict[str, tuple[int, int]] = {}
    count = 0
    for match in _matches(text, end):
        name = " ".join(match["name"].lower().split())
        if name in _CITED:
            # Rows of the documents that this one rests on
            break
        count += 1
        field = _FIELDS.get(name)
        words = match["value"].strip(" \t*_:")
        if field == "number" and "number" in found and text[slice(*found["number"])] != words:
            # A list of documents, and no document's own
            return {}
        if field is None or field in found or not words or words.lower() in _EMPTY or _ROW.match("\n" + words):
            continue
        start = match.start("value") + match["value"].index(words[0])
        found[field] = (start, start + len(words.rstrip(" *_|")))
    return found if count > 1 and ("number" in found or "date" in found) else {}


def _matches(text: str, end: int) -> list[re.Match[str]]:
    """Give the rows, in text order, where there may be two and a word that metadata is not without."""
    top = _TOP.match(text, 0, end)
    signs = [match.start() for sign in _SIGNS for match in sign.each(text, 0, end)]
    if len(signs) + (top is not None) < 2 or _SIGNED.search(text, 0, end) is None:
        return []
    found = [] if top is None else [top]
    reached = 0 if top is None else top.end()
    for sign in sorted(signs):
        match = _ROW.match(text, sign, end) if sign >= reached else None
        if match is not None:
            found.append(match)
            reached = match.end()
    return found


def day(words: str) -> str | None:
    """Read a day as metadata prints it, `22/11/2025`, as EDTF."""
    match = _DAY.search(words)
    if match is None:
        return None
    if match[4]:
        return match[0]
    number, month = int(match[1]), int(match[2])
    return f"{match[3]}-{month:02}-{number:02}" if 0 < number <= 31 and 0 < month <= 12 else None
