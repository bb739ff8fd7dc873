"""A số ký hiệu as it stands in the text beside its official form, taken apart once for the rules of form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from .citation import Citation
    from .subject import Subject

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


def written(subject: Subject) -> Iterator[Written]:
    """Give the codes that stand in the text otherwise than in their official form."""
    text, source = subject.text, subject.source
    for citation in subject.citations:
        place, official = citation.reading.code_at, citation.reading.code
        if place is None or official is None or citation.scope is None or citation.scope.system == "standard":
            continue
        if source.map is None and source.raw is text:
            raw = text[place[0] : place[1]]
        else:
            raw = source.cut(*place)
            if not raw.isascii():
                raw = unicodedata.normalize("NFC", raw)
        if raw != official:
            yield Written(citation, place, raw, official)


def without_blanks(raw: str) -> str:
    """Give a code without the blanks inside."""
    return _BLANKS.sub("", raw)
