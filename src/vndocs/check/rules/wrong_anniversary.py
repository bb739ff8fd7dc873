"""An anniversary that does not compute: `kỷ niệm 93 năm Ngày thành lập Đảng (03/02/1930 – 03/02/2024)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..sifting import ANNIVERSARIES, ANNIVERSARY_REACH

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("bracketed",)
_DAY: Final = r"(?:\d{1,2}[/.-]){0,2}"
_COUNTED: Final = re.compile(
    rf"[^\d.;()\n]{{0,40}}?(?<![\w.,/-])(?:lần\sthứ\s{{1,2}})?(\d{{1,4}})\s{{1,2}}(?:năm\s|(?=[Nn]gày))[^.;()\n]{{2,120}}?"
    rf"\(\s?{_DAY}(\d{{4}})\s{{0,2}}[-–—]\s{{0,2}}{_DAY}(\d{{4}})\s?\)"
)


def wrong_anniversary(subject: Subject) -> Iterator[Finding]:
    """Find counts of years behind `kỷ niệm` and before two dates in brackets that are not the years between them."""
    text = subject.text
    done = 0
    for index in subject.lots.bracketed:
        date = subject.dates[index]
        low, done = max(done, date.start - ANNIVERSARY_REACH), date.start
        for word in ANNIVERSARIES:
            at = text.find(word, low, done)
            while at >= 0:
                match = _COUNTED.match(text, at + len(word))
                if match is not None and match.start(2) < date.end:
                    count, years = int(match[1]), int(match[3]) - int(match[2])
                    if 0 < years != count:
                        yield _finding(subject, match, years)
                at = text.find(word, at + 1, done)


def _finding(subject: Subject, match: re.Match[str], years: int) -> Finding:
    place = match.span(1)
    return subject.finding(
        place, "suspect", said=match[1], first=match[2], last=match[3], years=str(years), fix=(place, str(years), False)
    )
