"""Documents that a date identifies: `Nghị quyết ngày 12/12/2020 của HĐND tỉnh`, `Tờ trình số     /TTr-SNV ngày …`.

Also the date said before a mention: `Ngày 25/11/2025, UBND tỉnh đã ban hành Quyết định 2750/QĐ-UBND`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from ..entities.references import naming
from ..entities.references.own_words import Core
from ..entities.references.title_forms import compiled
from ..text.lexicon import load
from .draft import Draft

_WORDS: Final = load("vndocs.entities.references")
_SMALL: Final = frozenset(_WORDS["dated_in_lower_case"])
_NEVER: Final = frozenset(_WORDS["never_by_date"])
_BLANK_NUMBER: Final = re.compile(r"số[ \t:.…_-]{0,40}/([A-ZĐ][A-Za-zĐđ]*(?:-[A-ZĐ][A-Za-zĐđ0-9]*)+)[ \n\t*,]*$")
_LEADS_IN: Final = re.compile(r"[ \n\t*]*(?:,|tại|,[ \n]*tại[ \n][^,.;:\n]{2,50},)?[ \n\t*]*$")
_FARTHEST: Final = 64


def read(text: str, drafts: Sequence[Draft], dates: Sequence[Any], date_at: dict[int, Any]) -> list[Draft]:
    """Find the documents that are named by type and day alone."""
    days = compiled.named(text, dates) if compiled is not None else dates
    if not days:
        return []
    used = {draft.date_at[0] for draft in drafts if draft.date_at}
    starts = [draft.start for draft in drafts]
    named = endings()
    found = []
    for date in days:
        value: str | None = date.value
        start: int = date.start
        if (
            value is None
            or len(value) < 10
            or "/" in value
            or start in used
            or text[start - 1 : start] not in _GAPS
            or value[0] == "X"
        ):
            continue
        # A line may end with a blank before the day.
        at = start - (text[start - 2 : start] == " \n")
        ending = text[at - 3 : at - 1]
        if ending in WORN_ENDINGS and _WORN_DAY.fullmatch(text, at - 5, at):
            # `Sắc lệnh ngay 17 tháng 10 năm 1945`
            at -= 5
            ending = text[at - 3 : at - 1]
        if ending in named:
            core = _named(text, at)
        elif ending[-1:].isupper() or ending[-1:].isdigit() or ending[-1:] == ",":
            core = _numbered_blank(text, at)
        elif ending[-1:] in LOST:
            core = _numbered_lost(text, at)
        else:
            continue
        if core is None:
            continue
        place = bisect_right(starts, core.start) - 1
        if place >= 0 and drafts[place].end > core.start:
            continue
        draft = Draft(core)
        draft.end, draft.date, draft.date_at = date.end, value[:10], (start, date.end)
        draft.read_behind(text, date_at)
        found.append(draft)
    return found


_GAPS: Final = frozenset(" \n\t*")
#: The word for a day as print or a scan spoils it.
_WORN_DAY: Final = re.compile(r"ng[aáảãạ]y[ \n]")
WORN_ENDINGS: Final = frozenset(("ay", "áy", "ảy", "ãy", "ạy"))
#: What stands right before the day where a number was never written, or lost: `số ngày`, `số: … ngày`, `số ..... ngày`.
LOST: Final = frozenset("ốỐ:.…_ ")
_LOST_NUMBER: Final = re.compile(r"(?i:số)[ \t:.…_-]{0,40}$")


@cache
def endings() -> frozenset[str]:
    """Give the last letters of the names of types."""
    return frozenset(word[-2:] for word in naming.last_words()) | frozenset(
        word[-2:].upper() for word in naming.last_words()
    )


def _named(text: str, at: int) -> Core | None:
    low = max(0, at - 60)
    found = naming.named(text, low, text[low:at].rstrip(" \n\t*"))
    if found is None:
        return None
    start, entry = found
    name = entry.name.lower()
    if name in _NEVER or entry.is_abbreviation or (text[start].islower() and name not in _SMALL):
        return None
    return Core(start, at, "dated", entry.code, entry.name, None, at, at, False)


def _numbered_lost(text: str, at: int) -> Core | None:
    """Read `Nghị định số ngày 01 tháng 11 năm 2013`: type and day without any of the number."""
    low = max(0, at - 50)
    if text.find("ố", low, at) < 0 and text.find("Ố", low, at) < 0:
        return None
    blank = _LOST_NUMBER.search(text, low, at)
    found = _named(text, blank.start()) if blank is not None else None
    return found and found._replace(end=at, code_start=at, type_end=at, has_number_word=True)


def _numbered_blank(text: str, at: int) -> Core | None:
    low = max(0, at - 70)
    blank = _BLANK_NUMBER.search(text, low, at)
    if blank is None:
        return None
    begin = low + (blank.start() - low)
    found = naming.named(text, max(0, begin - 60), text[max(0, begin - 60) : begin].rstrip(" \n\t*"))
    code = blank[1].split("-")[0]
    if found is None:
        return None
    return Core(
        found[0], at, "dated", code if code == found[1].code else found[1].code, found[1].name, None, at, at, True
    )


def ending_before(text: str, dates: Sequence[Any], at: int) -> Any | None:
    """Find the day that ends right before `at`, a comma between."""
    low, high = 0, len(dates)
    while low < high:
        middle = (low + high) // 2
        if dates[middle].start < at:
            low = middle + 1
        else:
            high = middle
    if not low:
        return None
    date = dates[low - 1]
    value = date.value
    if (
        value is None
        or len(value) < 10
        or "/" in value
        or value[0] == "X"
        or at - date.end > _FARTHEST
        or date.end > at
    ):
        return None
    return date if _LEADS_IN.match(text[date.end : at]) else None
