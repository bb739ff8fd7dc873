"""`Nghị quyết nêu trên`, `Nghị định đó`, `Điều 5 của Pháp lệnh`: a document of the type that was cited before.

The sentence decides, else the paragraph, else the whole text before, each only where it has one document of the type.
A citation of the type that could not be read leaves the pointer open: it may be the one that is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any, Final

from ...text.lexicon import load
from .cited import Cited, candidates_of, target_of
from .outline import Zone
from .sentences import Limits
from .statutes import Found

_PLURALS: Final = frozenset(load(__package__)["plurals"]["words"])
_BLANK: Final = " \n\t*"
#: What follows the name of a type that is no citation: `Nghị định này`, `Nghị định của Chính phủ`.
_GENERIC: Final = re.compile(r"[\s*]+(?:này|nêu|nói|trên|đó|ấy|khác|mới|trước)(?![^\W_])")


class Anaphora:
    """Finds what pointing words mean among the documents that were cited."""

    def __init__(self, cited: Cited, pointers: Sequence[Any], limits: Limits) -> None:
        self._cited = cited
        self._text = cited.source.text
        self._limits = limits
        self._pointers = pointers
        self._pointer_starts = [pointer.start for pointer in pointers]

    def find(self, pointer: Any, zone: Zone) -> Found:
        """Find the document that a pointer by the name of a type means."""
        at = pointer.start
        code, name = pointer.type, pointer.type_name
        paragraph = max(self._limits.paragraph(at), zone.start)
        if self._is_plural(pointer):
            several = self._cited.of_type(paragraph, at, code, name, zone)
            if len(several) != 1:
                return None, candidates_of(several), None, "several-meant"
        scopes = [("same-sentence", max(self._limits.sentence(at), zone.start)), ("same-paragraph", paragraph)]
        if pointer.pointing != "that":
            scopes.append(("only-one", zone.start))
        for basis, low in scopes:
            found = self._cited.of_type(low, at, code, name, zone)
            if self._has_unread(max(low, paragraph), at, name):
                return None, candidates_of(found), None, "unread-citation"
            if len(found) == 1:
                return target_of(found[0]), (), basis, None
            if found:
                return None, candidates_of(found), None, "several"
        return None, (), None, "none-before"

    def _is_plural(self, pointer: Any) -> bool:
        """Tell whether several are meant: `các Luật trên`, `03 Thông tư nêu trên`."""
        before = self._text[max(0, pointer.tail - 10) : pointer.tail].split()
        return bool(before) and before[-1].lower() in _PLURALS

    def _has_unread(self, low: int, high: int, name: str) -> bool:
        """Tell whether the name of the type stands in a stretch with something behind it that was not read."""
        text = self._text
        starts = self._cited.starts
        at = text.find(name, low, high)
        while at >= 0:
            behind = at + len(name)
            if not self._is_read(starts, at) and not _GENERIC.match(text, behind, behind + 12):
                rest = text[behind : behind + 8].lstrip(_BLANK)
                if rest[:1].isdigit() or rest[:2].lower() == "số" or rest[:1] in "….":
                    return True
            at = text.find(name, behind, high)
        return False

    def _is_read(self, starts: Sequence[int], at: int) -> bool:
        """Tell whether a mention or a pointer covers an offset."""
        number = bisect_left(starts, at + 1) - 1
        for reading in self._cited.references[max(0, number - 3) : number + 1]:
            if reading.start <= at < reading.end:
                return True
        number = bisect_left(self._pointer_starts, at + 1) - 1
        return number >= 0 and at < self._pointers[number].end
