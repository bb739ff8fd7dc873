"""A số ký hiệu as it stands in the text beside its official form, taken apart once for the rules of form."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from .citation import Citation

if TYPE_CHECKING:
    from ..text.source import Source

_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


class Written(NamedTuple):
    """The code of a citation: its place in the matched text, the raw characters there, and the official form."""

    citation: Citation
    place: tuple[int, int]
    raw: str
    official: str

    @property
    def is_wrapped(self) -> bool:
        """Whether a line break or a sign of emphasis stands inside: that is the layout's doing, not the writer's."""
        return "\n" in self.raw or "*" in self.raw or "\r" in self.raw


def written(source: Source, citation: Citation, place: tuple[int, int], printed: str) -> Written | None:
    """Give the code of a citation with a scope that stands otherwise than in its official form; None where it does not.

    `printed` is the matched text at its place.
    """
    official, scope = citation.reading.code, citation.scope
    if official is None or scope is None or scope.system == "standard":
        return None
    raw = printed
    if source.map is not None or source.raw[place[0] : place[1]] != printed:
        raw = source.cut(*place)
        if not raw.isascii():
            raw = unicodedata.normalize("NFC", raw)
    return Written(citation, place, raw, official) if raw != official else None


def without_blanks(raw: str) -> str:
    """Give a code without the blanks inside."""
    return _BLANKS.sub("", raw)
