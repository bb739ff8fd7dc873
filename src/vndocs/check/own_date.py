"""The document's own date: of its heading, else of the formula by which it was passed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ..text.spelling import cased
from .sifting import PASSED, PASSED_REACH, TAIL, Dates

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE: Final = re.compile(cased(r"[^\n]{0,40}?[A-ZĐÀ-Ỹ][^\W\d_]*(?:[ .-]{1,2}[A-ZĐÀ-Ỹ][^\W\d_]*){0,4},\s{0,2}"))
_LINE_END: Final = re.compile(r"[ \t*_|]*(?:\n|$)")
#: `Luật này được Quốc hội … thông qua ngày`.
_OWN: Final = re.compile(r"(?:[Ll]uật|[Nn]ghị quyết|[Pp]háp lệnh)\s{1,2}này\s{1,2}(?:đã\s{1,2})?được\s[^;:]{5,290}$")
_SENTENCE: Final = 300


def own_date(text: str, dates: Sequence[Any], sorted_dates: Dates) -> str | None:
    """Give the whole day that the heading or the passing formula says, ISO 8601; None where neither does.

    In the heading it stands on a line of its own behind the place: `Hà Nội, ngày 05 tháng 01 năm 2024`.
    """
    for index in sorted_dates.placed:
        date = dates[index]
        value = date.value
        if value is None or len(value) != 10 or value[0] == "X" or value[4] != "-":
            continue
        low = max(0, date.start - 60)
        line = text.rfind("\n", low, date.start) + 1
        if (line or not low) and _PLACE.fullmatch(text, line, date.start) and _LINE_END.match(text, date.end):
            return str(value)
    return _passed(text, dates) if sorted_dates.passed else None


def _passed(text: str, dates: Sequence[Any]) -> str | None:
    low = max(0, len(text) - TAIL)
    at = max(text.rfind(words, low) for words in PASSED)
    if at < 0:
        return None
    # `Điều lệ đã được Đại hội thông qua ngày …` tells of another paper.
    if _OWN.search(text, max(low, at - _SENTENCE), at) is None:
        return None
    for date in reversed(dates):
        if date.start < at:
            return None
        if date.start - at < PASSED_REACH:
            return date.value if date.value and len(date.value) == 10 and date.value[0] != "X" else None
    return None
