"""Finds dates and periods: `ngày 05/01/2024`, `quý I năm 2024`, `từ ngày 01 đến ngày 05/01/2024`, `nhiệm kỳ 2020-2025`.

Most dates of official papers have one of three forms (30/2020/NĐ-CP Annex I, part II.4, and its short forms), read here
at once where the words beside them cannot matter; all others go the long way through items and phrases. Nothing
relative is read unless a day to count from is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ..base import Hits, Triggers
from . import endings
from .compiled import compiled
from .endings import DAY, FROM, LEADS, MONTH, PERIOD, YEAR, over_blanks
from .led import read_led, read_worded
from .model import DateValue
from .periods import read_plain_period, with_name
from .plain import (
    NOTHING,
    PLAIN_YEARS,
    REACH_AHEAD,
    REACH_BACK,
    ROOM,
    read_plain_day,
    read_plain_month,
    read_plain_year,
)
from .reading import Reading
from .relative import read_relative
from .unled import MONTH_LETTERS, read_unled
from .whole import read_edtf, read_whole
from .words import BLANKS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from ...text.source import Source

#: Literals of quarters in Roman signs, of months in words and of years in words.
#: On one line, and broken over two.
_GAPS: Final = (" ", "\n", " \n")
_QUARTERS: Final = tuple(f"{word}{gap}I" for word in ("uý", "uí", "UÝ", "úy") for gap in _GAPS)
_MONTHS: Final = ("háng", "HÁNG")
_YEARS: Final = tuple(f"ăm{gap}{count}{more}ng" for count in ("hai", "một") for gap in _GAPS for more in _GAPS)
_DOTTED: Final = (".19", ".20")

TRIGGERS: Final[Triggers] = Triggers(
    before=(*endings.words(), "QI/", "QIV/", "./", "…/"),
    after=(*(sign + next for sign in "/-" for next in "0123456789 \n*"), "th"),
    literals=(*_QUARTERS, *_MONTHS, *_YEARS, *_DOTTED),
)

_BLANK: Final = frozenset(BLANKS)
#: A text shorter than this may be one date and nothing else.
_SHORT_TEXT: Final = 64
# No reader looks further back than the first of these, nor, for a short phrase, further ahead than the second.
_BEHIND, _AHEAD = 96, 160
_MOST_CACHED: Final = 2_000
_phrases: dict[tuple[str, int], list[Reading]] = {}
_GOES_ON: Final = frozenset("0123456789 \n*")
_new: Final = tuple.__new__


def read(hits: Hits, reference: datetime.date | None = None) -> list[Reading]:
    """Read the dates at the hits; words such as `hôm nay` only where `reference` gives the day to count from."""
    text = hits.text
    if len(text) < _SHORT_TEXT and (whole := read_edtf(text)):
        return [whole]
    worded = sorted(_worded(text, hits.literals))
    if compiled is not None:
        readings: list[Reading] = compiled.read(text, hits.packed, worded, _read)
    else:
        readings, _ = _read(text, sorted(hits.numbers + worded) if worded else hits.numbers, 0)
    if not readings and len(text) < _SHORT_TEXT and (whole := read_whole(text)):
        readings = [whole]
    if reference is not None:
        return read_relative(text, readings, reference)
    return readings


def _read(text: str, numbers: list[tuple[int, int]], done: int) -> tuple[list[Reading], int]:
    """Read the dates at some numbers, none before `done`, and say how far they go."""
    readings: list[Reading] = []
    add, leads = readings.append, LEADS.get
    last = len(text) - ROOM
    for start, end in numbers:
        if start < done:
            continue
        if end <= 0:
            more, stop = read_worded(text, start, -end, done)
        elif end < last and start >= REACH_BACK:
            if text[end] == "/" and (
                (text[end + 1] not in _GOES_ON and text[end + 1 : end + 4] not in MONTH_LETTERS)
                or (text[end + 5] == "/" and end - start < 3 and text[end + 2 : end + 5].isdigit())
            ):
                # `2024/QĐ-UBND`, `06/2024/QĐ-UBND`; but `05/tháng 01/năm 2024`
                continue
            if end - start > 3 and text[start - REACH_BACK : start + REACH_AHEAD] in PLAIN_YEARS and start - 4 >= done:
                done = start + 4
                add(_new(Reading, (start - 4, done, text[start:done], None, None)))
                continue
            word = start
            if start and text[start - 1] in _BLANK:
                word = start - 1
                if text[word - 1] in _BLANK:
                    word = over_blanks(text, word)
            lead = leads(text[word - 3 : word] if word > 2 else text[:word])
            if lead is None or lead == FROM or (lead == PERIOD and end - start < 4 and text[end] != "/"):
                reading = read_unled(text, start, end)
            elif lead == DAY:
                reading = read_plain_day(text, start, end, word - 4, done)
            elif lead == YEAR:
                reading = read_plain_year(text, start, word - 3, done)
            elif lead == MONTH:
                reading = read_plain_month(text, start, word - 5, done)
            else:
                reading = read_plain_period(text, start, word, done) if lead == PERIOD else None
            if reading is not None:
                if reading is not NOTHING:
                    if reading[3] is None and "/" in (reading[2] or ""):
                        reading = with_name(text, reading, done)
                    add(reading)
                    done = reading[1]
                continue
            if lead is None or lead < FROM:
                more, stop = _closely(text, start, end, word, lead, done)
            else:
                more, stop = read_led(text, start, end, word, lead, done)
        else:
            word = over_blanks(text, start)
            more, stop = read_led(text, start, end, word, leads(text[max(0, word - 3) : word]), done)
        for reading in more:
            if reading.value and "/" in reading.value and reading.period is None:
                reading = with_name(text, reading, done)
            add(reading)
            done = reading.end
        if stop > start and stop > done:
            done = stop
    return readings, done


def _closely(text: str, start: int, end: int, word: int, lead: int | None, low: int) -> tuple[list[Reading], int]:
    """Read what needs a closer look; what the same words came to before is not worked out again."""
    first = max(low, start - _BEHIND)
    key = (text[first : start + _AHEAD], start - first)
    known = _phrases.get(key)
    if known is not None:
        return [_new(Reading, (a + start, b + start, *rest)) for a, b, *rest in known], start
    readings, stop = read_led(text, start, end, word, lead, low)
    if readings and stop == readings[-1].end and stop < start + _AHEAD // 2 and start + _AHEAD <= len(text):
        if len(_phrases) >= _MOST_CACHED:
            _phrases.clear()
        _phrases[key] = [_new(Reading, (a - start, b - start, *rest)) for a, b, *rest in readings]
    return readings, stop


def value(reading: Reading, source: Source) -> DateValue:
    """Give the public value of a reading."""
    if reading.value is None and reading.written:
        day, month, year = reading.written
        return DateValue(invalid=True, day=day, month=month, year=year)
    return DateValue(value=reading.value, period=reading.period)


def record(reading: Reading, source: Source) -> dict[str, Any]:
    """Give the fields of a reading for JSON."""
    if reading.value is None and reading.written:
        day, month, year = reading.written
        written: dict[str, Any] = {"invalid": True, "day": day, "month": month, "year": year}
        return {key: part for key, part in written.items() if part is not None}
    if reading.period:
        return {"value": reading.value, "period": reading.period}
    return {"value": reading.value}


def from_record(record: Mapping[str, Any]) -> DateValue:
    """Take a value back from its fields."""
    return DateValue(**{key: record[key] for key in DateValue.model_fields if key in record})


def _token_end(text: str, at: int) -> int:
    token = _TOKEN(text, at)
    return token.end() if token else at


def _worded(text: str, literals: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """Give the starts of words that may begin a date without digits, with what they are as a negative number."""
    places = [(at - 1, -endings.QUARTER_SIGN) for word in _QUARTERS for at in literals[word] if at]
    places += [(at - 1, -endings.YEAR_WORD) for word in _YEARS for at in literals[word] if at]
    at_months = compiled.at_months if compiled is not None else _at_months
    for word in _MONTHS:
        places += at_months(text, literals[word])
    for word in _DOTTED:
        for at in literals[word]:
            # `05.01.2024` is one number token, which nothing beside it need point out.
            if (dotted := _DOTTED_DAY.search(text, max(0, at - 6), at)) and text[at + 3 : at + 5].isdigit():
                places.append((dotted.start(), at + 5))
    return places


def _at_months(text: str, months: list[int]) -> list[tuple[int, int]]:
    """Give what the words of months point out, by the places of their second letters."""
    places: list[tuple[int, int]] = []
    for at in months:
        # A line may end with a blank behind `tháng`.
        behind = at + 5 + (text[at + 4 : at + 6] == " \n")
        after = text[behind : behind + 2]
        if after[:1] in _DIGITS:
            # `05 tháng 01` belongs to its day; the month of a day left blank has none before it.
            if at < 3 or text[at - 3] not in _DIGITS or text[at - 2] not in _BLANK:
                places.append((behind, _token_end(text, behind)))
            elif text[at - 1] == "T" and (day := _DAY_BEFORE(text, max(0, at - 6), at - 1)):
                places.append((day.start(), day.end(1)))
        elif after in endings.MONTH_INITIALS:
            # `kháng chiến`, `ngày/tháng/năm`
            if at and text[at - 1] in "tT" and text[at + 4] in _BLANK:
                places.append((at - 1, -endings.MONTH_WORD))
        elif after[:1] in _BLANK and (number := _NUMBER_BEHIND(text, behind)):
            places.append((number.end() - 1, _token_end(text, number.end() - 1)))
    return places


_TOKEN: Final = re.compile(r"[0-9][0-9.,]*").match
_DAY_BEFORE: Final = re.compile(r"(?<![0-9.,/])([0-9]{1,2})[ \n]{1,2}\Z").search
_NUMBER_BEHIND: Final = re.compile(r"[ \n\t*]{1,12}[0-9]").match
_DIGITS: Final = frozenset("0123456789")
_DOTTED_DAY: Final = re.compile(r"(?<![0-9.,])[0-9]{1,2}\.[0-9]{1,2}\Z")
