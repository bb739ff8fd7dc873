"""A reference gives its document another title than the registry, or a part of it: `Luật Nhà ở số 45/2013/QH13`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...catalogue.statute import TYPE_WORDS
from ..finding import Finding, Level
from ..near import likeness
from ..titles import agrees, title_words

if TYPE_CHECKING:
    from ...registry import Entry
    from ..citation import Citation
    from ..subject import Subject

LOTS: Final = ("known",)
#: Less in common than this is another title, not a slip in one.
_SLIP: Final = 0.5


def wrong_title(subject: Subject) -> Iterator[Finding]:
    """Find titles that are not those of the registry, however far the words in the text are read on."""
    for citation in subject.lots.known:
        entry, place = citation.entry, citation.reading.title
        if entry is None or place is None or not entry.title or citation.is_own or citation.reading.code is None:
            continue
        said = subject.words(place)
        if _is_said(subject, place, said, entry):
            continue
        yield _finding(subject, citation, entry, place, said)


def _is_said(subject: Subject, place: tuple[int, int], said: str, entry: Entry) -> bool:
    for name in (entry.title, *entry.aliases):
        if agrees(said, name):
            return True
        # The reader of titles may stop early or late: what counts is what the text goes on to say.
        end = min(len(subject.text), place[0] + len(name) * 3 // 2 + 40)
        if agrees(subject.words((place[0], end)), name, is_open=True):
            return True
    return False


def _finding(subject: Subject, citation: Citation, entry: Entry, place: tuple[int, int], said: str) -> Finding:
    words, known = title_words(said), title_words(entry.title)
    if words and known[: len(words)] == words:
        return subject.finding(place, "suspect", citation, variant="cut", said=said, title=entry.title, code=entry.code)
    is_other = likeness(said, entry.title) < _SLIP
    is_certain = is_other and entry.type in TYPE_WORDS and citation.is_sure and entry.is_verified
    variant = "" if is_other else "slip"
    verdict: Level = "wrong" if is_certain else "suspect"
    return subject.finding(place, verdict, citation, variant=variant, said=said, title=entry.title, code=entry.code)
