"""Relative words, counted from a day that the caller gives: `hôm nay`, `tháng trước`, `năm ngoái`.

They are read only where such a day is given; `cùng ngày` points at another date of the text and is never read.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Final

from .reading import Reading
from .words import GAP, LEXICON, either

_WORDS: Final[dict[str, dict[str, int]]] = LEXICON["relative"]
_TABLES: Final = ("days", "weeks", "months", "quarters", "years")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the words once, and only where they are asked for."""
    tables = (rf"(?P<{table}>(?<![^\W_])(?:{either(_WORDS[table])})(?![^\W_]))" for table in _TABLES)
    return re.compile("|".join(tables), re.IGNORECASE)


_COUNT_BEFORE: Final = re.compile(rf"[0-9]{GAP}\Z")


def read_relative(text: str, readings: list[Reading], reference: datetime.date) -> list[Reading]:
    """Add to the readings those of relative words that stand apart from them."""
    found = list(readings)
    taken = [(reading.start, reading.end) for reading in readings]
    at = 0
    for match in _pattern().finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if (at < len(taken) and taken[at][0] < match.end()) or _COUNT_BEFORE.search(
            text, max(0, match.start() - 6), match.start()
        ):
            continue
        table = match.lastgroup or "days"
        words = " ".join(match[0].lower().replace("*", " ").split())
        value = _value(table, _WORDS[table][words], reference)
        if value:
            found.append(Reading(match.start(), match.end(), value))
    found.sort()
    return found


def _value(table: str, distance: int, day: datetime.date) -> str | None:
    """Count from a day; None where the calendar of the machine ends."""
    try:
        if table == "days":
            return (day + datetime.timedelta(days=distance)).isoformat()
        if table == "weeks":
            monday = day + datetime.timedelta(days=7 * distance - day.weekday())
            return f"{monday.isoformat()}/{(monday + datetime.timedelta(days=6)).isoformat()}"
    except OverflowError:
        return None
    if table == "years":
        return f"{day.year + distance:04}" if 1 <= day.year + distance < 9999 else None
    size = 12 if table == "months" else 4
    place = (day.month - 1) // (12 // size) + distance
    year, part = day.year + place // size, place % size + 1
    if not 1 <= year < 9999:
        return None
    return f"{year:04}-{part:02}" if table == "months" else f"{year:04}-{part + 32}"
