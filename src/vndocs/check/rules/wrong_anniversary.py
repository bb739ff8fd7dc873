"""An anniversary that does not compute: `kỷ niệm 93 năm Ngày thành lập Đảng (03/02/1930 – 03/02/2024)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

_DAY: Final = r"(?:\d{1,2}[/.-]){0,2}"
_COUNTED: Final = re.compile(
    rf"(?<![\w.,/-])(\d{{1,4}})\s{{1,2}}năm\s[^.;()\n]{{2,120}}?\(\s?{_DAY}(\d{{4}})\s{{0,2}}[-–—]\s{{0,2}}{_DAY}(\d{{4}})\s?\)"
)


def wrong_anniversary(subject: Subject) -> Iterator[Finding]:
    """Find counts of years before two dates in brackets that are not the years between them."""
    text = subject.text
    if "năm" not in text:
        return
    for match in _COUNTED.finditer(text):
        count, first, last = int(match[1]), int(match[2]), int(match[3])
        if first < last and count != last - first and abs(count - (last - first)) <= 30:
            yield _finding(subject, match, last - first)


def _finding(subject: Subject, match: re.Match[str], years: int) -> Finding:
    place = match.span(1)
    return subject.finding(
        place, "suspect", said=match[1], first=match[2], last=match[3], years=str(years), fix=(place, str(years), False)
    )
