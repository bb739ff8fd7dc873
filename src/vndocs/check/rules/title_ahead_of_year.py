"""A title that speaks of a year two or more after the document's own: a decision of 2022 on the targets of 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ..finding import Finding
from ..lots import AHEAD

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("ahead",)
_YEAR: Final = re.compile(r"năm[ \n]((?:19|20)\d\d)(?![\d-])")
#: Words of plans, which look far ahead by right.
_AHEAD: Final = tuple(load("vndocs.check", "words.toml")["looking_ahead"])


def title_ahead_of_year(subject: Subject) -> Iterator[Finding]:
    """Find titles whose one year lies two or more years behind the date; plans of several years are left alone."""
    for citation in subject.lots.ahead:
        place, day = citation.reading.title, citation.whole_day
        if place is None or day is None or citation.reading.code is None:
            continue
        title = subject.text[place[0] : place[1]]
        years = {match[1] for match in _YEAR.finditer(title)}
        if len(years) != 1 or int(year := years.pop()) - int(day[:4]) < AHEAD:
            continue
        # A title that goes on to cite another document has that one's years.
        if "/" in title:
            continue
        said = subject.words(place).lower()
        if any(word in said for word in _AHEAD):
            continue
        at = title.find(year) + place[0]
        yield subject.finding(
            (at, at + 4), "suspect", citation, year=year, issued=day[:4], code=citation.reading.code or ""
        )
