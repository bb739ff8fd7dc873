"""Days as they stand in a text: read for people, and written again in the way of what they replace."""

from __future__ import annotations

import datetime
import re
from typing import Final

_SLASHED: Final = re.compile(r"(\d{1,2})(\s*[/.-]\s*)(\d{1,2})(\s*[/.-]\s*)(\d{4})")
_SPELLED: Final = re.compile(r"(\d{1,2})(\s+tháng\s+)(\d{1,2})(\s+năm\s+)(\d{4})")


def shown(day: str) -> str:
    """Give an ISO day, month or year as people write it: `05/01/2024`."""
    return "/".join(reversed(day.split("-")))


def day_of(text: str) -> datetime.date | None:
    """Give the day of an ISO 8601 text; None for a month, a year or another value of EDTF."""
    if len(text) < 10 or text[4] != "-" or text[0] == "X" or "/" in text:
        return None
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def rewritten(text: str, day: str) -> str | None:
    """Write a text that holds one day with another in its place, in the same style; None where it holds none."""
    date = day_of(day)
    match = _SLASHED.search(text) or _SPELLED.search(text)
    if date is None or match is None:
        return None
    month = f"{date.month:02}" if match[3].startswith("0") or date.month < 3 or date.month > 9 else str(date.month)
    written = f"{date.day:02}{match[2]}{month}{match[4]}{date.year}"
    return text[: match.start()] + written + text[match.end() :]
