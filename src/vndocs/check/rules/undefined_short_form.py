"""A short form without its full form, or before it: `Nghị định 30` in a text that never says which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ..finding import Finding
from ..sifting import DECLARING

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("bare", "declaring")
_NAMED: Final = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}\s+(?:số\s)?")
#: A short name that was made has an abbreviation of two letters or more; that of a standard is its number.
_STANDARDS: Final = "|".join(load("vndocs.entities.references", "code.toml")["symbols"]["standards"])
_MADE: Final = re.compile(rf"(?<!\w)(?!(?:{_STANDARDS})(?!\w))[A-ZĐ]{{2,}}(?!\w)")
_NAME: Final = re.compile(r"[\s:“\"*_]{0,4}([^\n)(;,.”\"*]{2,60})")
_ENDED: Final = re.compile(r"[.;]\s|\n")
_SENTENCE: Final = 1000


def undefined_short_form(subject: Subject) -> Iterator[Finding]:
    """Find numbers without symbol and date that no earlier citation and no row of the catalogue explains."""
    full: dict[tuple[str | None, str], int] = {}
    for citation in subject.citations if subject.lots.bare else ():
        if citation.scope is not None:
            full.setdefault((citation.reading.type, citation.scope.number.lstrip("0")), citation.reading.start)
    for citation in subject.lots.bare:
        reading = citation.reading
        number = (reading.code or "").partition("/")[0].lstrip("0")
        place = (reading.start, reading.end)
        # `KL5` is a column or a file; a document is called by its type.
        if not _NAMED.match(subject.text, *place) or subject.text[place[1] : place[1] + 1] in ("/", "-"):
            continue
        first = full.get((reading.type, number))
        if (first is not None and first < reading.start) or subject.target(citation) is not None:
            continue
        said = subject.words(place)
        yield subject.finding(place, "suspect", citation, variant="early" if first is not None else "", said=said)
    yield from _before_declared(subject)


def _before_declared(subject: Subject) -> Iterator[Finding]:
    """Find short names used in front of the place that declares them: `BCĐ 35` above `(sau đây gọi tắt là BCĐ 35)`.

    Only names that nobody would write without having declared them are judged: those with an abbreviation.
    """
    text = subject.text
    done: set[str] = set()
    for words, places in zip(DECLARING, subject.spots.declaring, strict=True):
        for at in places:
            match = _NAME.match(text, at + len(words))
            name = match[1].strip() if match else ""
            if match is not None and name not in done and "/" not in name and _MADE.search(name):
                done.add(name)
                early = next(_uses(text, name, at), None)
                if early is not None:
                    place = (early, early + len(name))
                    cited = subject.citations_at(place)
                    note = match.span(1)
                    yield subject.finding(place, "suspect", *cited, variant="alias", notes=[note], said=name)


def _uses(text: str, name: str, end: int) -> Iterator[int]:
    """Give the places of a name in front of its declaration; inside a symbol and in a heading it is another thing."""
    at = text.find(name)
    while 0 <= at < end - len(name):
        line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]
        around = text[max(0, at - 1) : at] + text[at + len(name) : at + len(name) + 1]
        is_apart = not any(char.isalnum() or char in "-/&" for char in around) and not line.isupper()
        # In the sentence that declares it the name may be a part of the full one: `Ban Chỉ đạo CCHC`.
        if is_apart and (end - at > _SENTENCE or _ENDED.search(text, at, end) is not None):
            yield at
        at = text.find(name, at + 1)
