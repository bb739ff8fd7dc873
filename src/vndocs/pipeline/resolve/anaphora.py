"""`Nghị quyết nêu trên`, `Nghị định đó`, `Điều 5 của Pháp lệnh`: a document of the type that was cited before.

The sentence decides, else the paragraph, else the whole text before, each only where it has one document of the type.
A citation of the type that could not be read leaves the pointer open: it may be the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from ...text.lexicon import load
from .cited import Cited, candidates_of
from .light import target_of
from .ordered import first_from
from .outline import Zone
from .sentences import Limits
from .statutes import Found

_PLURALS: Final = frozenset(load(__package__)["plurals"]["words"])
_BLANK: Final = " \n\t*"
#: What follows the name of a type that is no citation: `Nghị định này`, `Nghị định của Chính phủ`.
_GENERIC: Final = re.compile(r"[\s*]+(?:này|nêu|nói|trên|đó|ấy|khác|mới|trước)(?![^\W_])")


@cache
def _spelled(name: str) -> re.Pattern[str]:
    """Give the name of a type as it may be broken over lines."""
    return re.compile(r"[\s*]+".join(map(re.escape, name.split())))


#: Nothing that is further back is meant by a pointing word.
_FAR: Final = 200_000


class Anaphora:
    """Finds what pointing words mean among the documents that were cited."""

    def __init__(self, cited: Cited, pointers: Sequence[Any], limits: Limits) -> None:
        self._cited = cited
        self._text = cited.source.text
        self._limits = limits
        self._pointers = pointers
        self._pointer_starts: list[int] = []

    def find(self, pointer: Any, zone: Zone) -> Found:
        """Find the document that a pointer by the name of a type means."""
        at = pointer.start
        code, name = pointer.type, pointer.type_name
        every = self._cited.of_type(max(zone.start, at - _FAR), at, code, name, zone)
        paragraph = max(self._limits.paragraph(at), zone.start)
        if not every:
            is_unread = self._has_unread(paragraph, at, name)
            return None, (), None, "unread-citation" if is_unread else "none-before"
        if self._is_plural(pointer):
            several = self._cited.of_type(paragraph, at, code, name, zone)
            if len(several) != 1:
                return None, candidates_of(several), None, "several-meant"
        scopes = [("same-sentence", max(self._limits.sentence(at), zone.start)), ("same-paragraph", paragraph)]
        if pointer.pointing not in ("that", "this"):
            scopes.append(("only-one", zone.start))
        for basis, low in scopes:
            found = every if basis == "only-one" else self._cited.of_type(low, at, code, name, zone)
            if self._has_unread(max(low, paragraph), at, name):
                every = self._cited.of_type(paragraph, at, code, name, zone)
                return None, candidates_of(every), None, "unread-citation"
            if len(found) == 1 and pointer.pointing == "this" and self._cited.is_changed(found[0], low, at):
                # `Thông tư số … hết hiệu lực kể từ ngày Thông tư này có hiệu lực`
                return None, candidates_of(found), None, "several"
            if len(found) == 1:
                return target_of("mention", found[0]), (), basis, None
            if found:
                return None, candidates_of(found), None, "several"
        if pointer.pointing == "this":
            # One of another paragraph, or the text itself.
            return None, candidates_of(every), None, "several"
        return None, (), None, "none-before"

    def _is_plural(self, pointer: Any) -> bool:
        """Tell whether several are meant: `các Luật trên`, `03 Thông tư nêu trên`."""
        if pointer.provisions:
            # `Điều 2 Hợp đồng`: the number is that of the article.
            return False
        before = self._text[max(0, pointer.tail - 10) : pointer.tail].split()
        return bool(before) and before[-1].lower() in _PLURALS

    def _has_unread(self, low: int, high: int, name: str) -> bool:
        """Tell whether the name of the type stands in a stretch with something behind it that was not read."""
        text = self._text
        first = name.split()[0]
        at = text.find(first, low, high)
        while at >= 0:
            word = _spelled(name).match(text, at, high)
            if word is not None and self._is_unread(at, word.end()):
                return True
            at = text.find(first, at + 1, high)
        return False

    def _is_unread(self, at: int, behind: int) -> bool:
        """Tell whether a number that was not read stands behind the name of a type."""
        rest = self._text[behind : behind + 8].lstrip(_BLANK)
        return (
            (rest[:1].isdigit() or rest[:2].lower() == "số" or rest[:1] in "….")
            and not _GENERIC.match(self._text, behind, behind + 12)
            and not self._is_read(self._cited.starts, at)
        )

    def _is_read(self, starts: list[int], at: int) -> bool:
        """Tell whether a mention or a pointer covers an offset."""
        number = first_from(starts, at + 1) - 1
        for reading in self._cited.references[max(0, number - 3) : number + 1]:
            if reading.start <= at < reading.end:
                return True
        if not self._pointer_starts:
            self._pointer_starts = [pointer.start for pointer in self._pointers]
        number = first_from(self._pointer_starts, at + 1) - 1
        return number >= 0 and at < self._pointers[number].end
