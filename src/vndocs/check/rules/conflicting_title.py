"""One document that the text gives two titles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ...registry.folding import tokens
from ..finding import Finding
from ..near import likeness

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("retitled",)
#: Less in common than this are two titles.
_ALIKE: Final = 0.5
#: Two titles with so many words in common from the first on are one.
_BEGUN: Final = 6
_PAIR: Final = 2


def conflicting_title(subject: Subject) -> Iterator[Finding]:
    """Find citations whose title has little in common with the first one of the same code and day."""
    for group in subject.lots.retitled:
        first: dict[str, tuple[int, int]] = {}
        told: set[str] = set()
        # Behind `Điều 16 Thông tư …` the words may tell what the article is about.
        titled = [
            citation
            for citation in group
            if citation.reading.title is not None
            and not citation.reading.provisions
            and (citation.whole_day or (citation.scope is not None and citation.scope.reach != "local"))
        ]
        if len(titled) < _PAIR:
            continue
        for citation in titled:
            place, day = citation.reading.title, citation.whole_day or ""
            if place is None or subject.is_amendment(citation):
                continue
            before = first.setdefault(day, place)
            if before == place or subject.text[place[0] : place[1]] == subject.text[before[0] : before[1]]:
                continue
            said, other = subject.words(place), subject.words(before)
            # The same other title is told once.
            if _agree(said, other) or said.lower() in told:
                continue
            told.add(said.lower())
            code = citation.reading.code or ""
            yield subject.finding(place, "suspect", citation, notes=[before], said=said, other=other, code=code)


@lru_cache(maxsize=1 << 12)
def _agree(one: str, other: str) -> bool:
    """Tell whether one title is the other, or a part or a shorter wording of it."""
    left, right = tokens(one), tokens(other)
    if not left or not right:
        return True
    # Two that begin alike are one, of which a sentence was read on.
    if left[:_BEGUN] == right[:_BEGUN] and min(len(left), len(right)) >= _BEGUN:
        return True
    shorter, longer = sorted((left, right), key=len)
    shared = sum(word in longer for word in shorter) / len(shorter)
    return shared >= _ALIKE or likeness(one, other) >= _ALIKE
