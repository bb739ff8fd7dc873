"""Documents that a citation of an unknown one could have meant: the same number with a slip in the year or the body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ..catalogue.statute import TYPE_WORDS
from ..registry.folding import tokens

if TYPE_CHECKING:
    from ..registry import Entry
    from .citation import Citation
    from .subject import Subject

#: Titles with so large a part of their words in common are taken for one.
_ALIKE: Final = 0.75


def near(subject: Subject, citation: Citation) -> tuple[Entry, ...]:
    """Give the documents of the registry that share number and type, and day or title, with a citation.

    Where the registry claims to know the whole, the number and year alone are enough.
    """
    registry, scope, reading = subject.registry, citation.scope, citation.reading
    if registry is None or scope is None:
        return ()
    if citation.others:
        found: Sequence[Entry] = citation.others
    elif scope.year and (citation.claim or reading.title or citation.whole_day):
        found = registry.by_number(scope.number, scope.year)
    else:
        found = ()
    likely = [entry for entry in found if entry.type == reading.type]
    if citation.claim is None:
        likely = [entry for entry in likely if _is_meant(subject, citation, entry)]
    likely = likely or _of_name(subject, citation)
    if likely:
        citation.others = tuple(likely)
    return tuple(likely)


def _of_name(subject: Subject, citation: Citation) -> list[Entry]:
    """Give the statutes of the cited name and day, or year where no day is said: then the number is a slip."""
    registry, scope, reading = subject.registry, citation.scope, citation.reading
    day = citation.whole_day or (scope.year if scope else "")
    if registry is None or reading.title is None or reading.type not in TYPE_WORDS or not day:
        return []
    title = subject.words(reading.title)
    named = f"{TYPE_WORDS[reading.type]} {title}"
    found = [entry for entries in registry.by_name({named, title}).values() for entry in entries]
    return [entry for entry in dict.fromkeys(found) if entry.type == reading.type and entry.issued[: len(day)] == day]


def _is_meant(subject: Subject, citation: Citation, entry: Entry) -> bool:
    if citation.whole_day and citation.whole_day == entry.issued:
        return True
    place = citation.reading.title
    return place is not None and bool(entry.title) and likeness(subject.words(place), entry.title) >= _ALIKE


@lru_cache(maxsize=1 << 12)
def likeness(one: str, other: str) -> float:
    """Give the part of the words that two titles have in common, 0 to 1, counted on the longer."""
    left, right = tokens(one), tokens(other)
    if not left or not right:
        return 0.0
    shared, rest = 0, list(right)
    for word in left:
        if word in rest:
            rest.remove(word)
            shared += 1
    return shared / max(len(left), len(right))
