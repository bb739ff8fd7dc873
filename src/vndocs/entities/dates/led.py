"""What the word before a number makes of it: `ngày 05`, `tháng 6`, `năm 2024`, `quý 1`, `từ 25`, `giai đoạn 2021`."""

from __future__ import annotations

import re
from typing import Final

from ...text.spelling import cases
from . import words
from .bare import read_bare, read_from
from .endings import DAY, FROM, LEADING, MONTH, MONTH_WORD, PERIOD, QUARTER, QUARTER_SIGN, ROMAN, UNREADABLE, YEAR
from .item import Item, month_number
from .items import read_item, read_months
from .periods import read_period
from .phrases import read_phrase
from .reading import Reading, reading_of
from .words import BLANKS, COUNTED, GAP, LEXICON, either, head_before

_I: Final = re.IGNORECASE
_CONTEXT: Final = LEXICON["context"]
_KEY: Final = {
    lead: re.compile(rf"(?:{pattern}){GAP}\Z", _I)
    for lead, pattern in (
        (DAY, words.DAY),
        (MONTH, words.MONTH),
        (YEAR, rf"(?<![^\W\d_])(?:{words.YEAR})"),
        (QUARTER, words.QUARTER),
    )
}
_IS_WEEK: Final = re.compile(rf"tuần{GAP}(?:thứ{GAP})?[0-9]{{1,2}}{GAP}\Z", _I).search
_T_BEFORE: Final = re.compile(r"(?<![^\W_])[TQ][0-9]{1,2} ?- ?\Z")
_ROMAN: Final = re.compile(r"(?<![^\W_])Q\.?(?:IV|I{1,3})/\Z")
_UNREADABLE: Final = re.compile(
    rf"(?:{words.DAY}){GAP}(?:[0-9]{{1,2}} ?/)?[.…_ ]{{1,24}}"
    rf"(?:/[.…_ ]{{1,24}}|/{GAP}[0-9]{{0,2}}[.…_ ]{{1,24}})?/{GAP}\Z",
    _I,
)
_TAIL: Final = re.compile(r"(?:([0-9]{1,2})/)?([0-9]{4})(?![\w/]|[.,][0-9])")
_COUNTING: Final = frozenset(_CONTEXT["counting"])
_NAMES: Final = frozenset(_CONTEXT["names"])
_LUNAR_MONTHS: Final = frozenset(month_number(name) for name in LEXICON["lunar"]["months"])
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
_SIGN: Final = re.compile(rf"[0-9]{{1,2}}{GAP}([/.-])")
_SHARED: Final = frozenset(_CONTEXT["shared"])
_LEAD: Final = re.compile(
    rf"(?<![^\W_])(?:(?:{words.QUARTER}){GAP}(?:một|hai|ba|tư|bốn)|(?:{words.MONTH_WORD}){GAP}(?:{words.MONTH}){GAP}(?:đầu|cuối)(?:{GAP}của)?|{either(LEXICON['halves']['half'])}{GAP}(?:đầu|cuối)){GAP}\Z",
    _I,
)
_DAY_BEFORE: Final = re.compile(rf"(?:{words.DAY}){GAP}(?:[^\W\d_]{{2,6}}{GAP}){{1,3}}\Z", _I)
_COUNT_BEFORE: Final = re.compile(rf"(?<![^\W_])(?:{words.MONTH_WORD}){GAP}\Z", _I)
_REACH: Final = 40


def read_led(text: str, start: int, end: int, word: int, lead: int | None, low: int) -> tuple[list[Reading], int]:
    """Read what the number at `start` and the word that ends at `word` are; no further back than `low`."""
    if lead is None:
        return _read_alone(text, start, end, low)
    if lead == FROM:
        return read_from(text, start, low) if _FROM_AHEAD.match(text, start) else ([], start)
    if lead == PERIOD:
        if end - start > 3 or text[end : end + 1] == "/":
            return read_period(text, start, low)
        # `nhiệm vụ 6 tháng đầu năm 2024`: the last word is that of a period, what follows is none.
        return _read_alone(text, start, end, low)
    if lead in (ROMAN, UNREADABLE):
        return _read_roman(text, start, low) if lead == ROMAN else _read_unreadable(text, start, low)
    at = _keyword(text, word, lead, low)
    if at is None:
        return _read_alone(text, start, end, low)
    counting = _last_word(text, at)
    if lead == YEAR:
        return _read_year(text, at, start, low, counting)
    item = read_item(text, at)
    if item is None:
        return ([], start) if lead != MONTH else _read_alone(text, start, end, low)
    if not item.year and "\n" in text[at:start] and text[item.end : item.end + 1] in (".", ")"):
        # A list item behind a line that ends with `quý`, `tháng`, `ngày`.
        return [], start
    is_count = counting in _COUNTING or (counting.isdigit() and lead != QUARTER)
    is_count = is_count and not _is_weekday(text, at) and not _IS_WEEK(text, max(low, at - 16), at)
    if is_count and not item.year and (item.unit != "D" or item.month):
        return [], start
    if lead == MONTH and item.unit == "M" and not item.year and text[at - 1 : at] == "/":
        return [], start
    if lead == DAY and item.unit == "D" and item.month and not item.year and _counts(text, start, item.end):
        return [], start
    if not item.year and item.month in _LUNAR_MONTHS and not text[start].isdigit():
        return [], start
    if (
        item.unit == "D"
        and item.month
        and not item.year
        and f"{item.day}/{item.month}" in _LUNAR_DAYS
        and not text.startswith(_DAY_WORDS, at)
    ):
        return [], start
    readings, end = read_phrase(text, item, low)
    return (
        ([], start) if is_count and readings and readings[0].value and readings[0].value[0] == "X" else (readings, end)
    )


def _counts(text: str, start: int, end: int) -> bool:
    """Say whether two numbers behind `ngày` count what follows: `mỗi ngày 3-4 lần`, `mỗi ngày 2/3 số hộ`."""
    counted = _COUNTED.match(text, end)
    if counted is None:
        return False
    # With a slash or a month word they are a day: `ngày 19/01 xã …`, `ngày 20 tháng 11 huyện …`.
    sign = _SIGN.match(text, start)
    return sign is not None and (sign[1] != "/" or counted[0].strip(BLANKS).lower() in _SHARED)


def read_worded(text: str, at: int, sort: int, low: int) -> tuple[list[Reading], int]:
    """Read what begins or ends with the word at `at`: a quarter in Roman signs, a month or year in words."""
    if at < low:
        return [], low
    if sort == QUARTER_SIGN:
        item = read_item(text, at)
        return read_phrase(text, item, low) if item and not text[at - 1 : at].isalpha() else ([], at)
    if sort == MONTH_WORD:
        return _read_month_word(text, at, low)
    lead = _lead(text, at, low)
    item = _led_item(text, lead) if lead is not None else read_item(text, at)
    if item is None or text[item.start - 1 : item.start].isalpha():
        return [], at
    return read_phrase(text, item, low)


def _read_alone(text: str, start: int, end: int, low: int) -> tuple[list[Reading], int]:
    before = text[start - 1 : start]
    if before in ("T", "Q", ".") and start > low:
        at = start - 1 if before != "." else start - 2
        if (
            text[at : at + 1] in ("T", "Q")
            and at >= low
            and not (at and (text[at - 1].isalnum() or text[at - 1] in "./"))
        ):
            first = _T_BEFORE.search(text, max(low, at - 6), at)
            item = read_item(text, first.start() if first else at) if first or text[at - 1 : at] != "-" else None
            if item:
                return read_phrase(text, item, low)
    if (
        text[end : end + 4].lstrip(BLANKS)[:1] in ("t", "T")
        and not before.isalnum()
        and (item := read_months(text, start))
    ):
        return read_phrase(text, item, low)
    return read_bare(text, start, low)


def _read_year(text: str, at: int, digits: int, low: int, before: str) -> tuple[list[Reading], int]:
    if before[-1:].isdigit():
        # "kế hoạch 5 năm 2021-2025": the word counts years.
        readings, end = read_bare(text, digits, low)
        if readings:
            return readings, end
    item = read_item(text, at)
    if item is None or (before in _COUNTING and before != "tháng" and _COUNTED.match(text, item.end)):
        return [], digits
    lead = _lead(text, at, low)
    if lead is not None and (longer := _led_item(text, lead)):
        item = longer
    return read_phrase(text, item, low)


def _lead(text: str, at: int, low: int) -> int | None:
    """Give where `quý một`, `sáu tháng đầu`, `nửa cuối` begin that end right before a `năm` at `at`."""
    if text[max(0, at - 8) : at].rstrip(BLANKS)[-3:].lower() not in _LEAD_ENDINGS:
        return None
    lead = _LEAD.search(text, max(low, at - _REACH), at)
    return lead.start() if lead else None


_LEAD_ENDINGS: Final = frozenset(
    word[-3:] if len(word) > 2 else f" {word}"
    for word in (*LEXICON["halves"]["first"], *LEXICON["halves"]["last"], "của", "một", "hai", "ba", "tư", "bốn")
)


def _led_item(text: str, at: int) -> Item | None:
    """Read months that are counted in words, or a quarter, before a year."""
    return read_months(text, at) or read_item(text, at)


def _read_month_word(text: str, at: int, low: int) -> tuple[list[Reading], int]:
    day = _DAY_BEFORE.search(text, max(low, at - _REACH), at)
    item = read_item(text, day.start()) if day else None
    if item is None or item.end <= at:
        count = _COUNT_BEFORE.search(text, max(low, at - 12), at)
        item = (read_months(text, count.start()) if count else None) or read_item(text, at)
    if item is None or item.start < low:
        return [], at
    before = _last_word(text, item.start)
    if not item.year and item.unit not in "FL":
        name = text[at + 5 : at + 9].lstrip(BLANKS)[:1]
        if (
            before in _NAMES
            or before in _COUNTING
            or before[-1:].isdigit()
            or before == "ngày"
            or (item.month in _LUNAR_MONTHS and name.lower() in "gc")
        ):
            return [], at
        if item.unit == "M" and (not name.isupper() or text[item.end - 1].isupper()):
            return [], at
    return read_phrase(text, item, low)


def _read_roman(text: str, start: int, low: int) -> tuple[list[Reading], int]:
    match = _ROMAN.search(text, max(low, start - 8), start)
    year = _TAIL.match(text, start)
    if match is None or year is None or year[1] or not 1800 <= int(year[2]) <= 2199:
        return [], start
    quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}[match[0].strip("Q./")]
    return reading_of(Item("Q", match.start(), year.end(), year[2], quarter)), year.end()


def _read_unreadable(text: str, start: int, low: int) -> tuple[list[Reading], int]:
    """Read the tail of a date whose day was left blank: `ngày …/01/2024`, `ngày .../.../2024`."""
    tail = _TAIL.match(text, start)
    if (
        tail is None
        or not _UNREADABLE.search(text, max(low, start - 2 * _REACH), start)
        or not 1800 <= int(tail[2]) <= 2199
    ):
        return [], start
    if tail[1] is None:
        return [Reading(start, tail.end(), tail[2])], tail.end()
    if not 1 <= int(tail[1]) <= 12:
        return [], start
    return reading_of(Item("M", start, tail.end(), tail[2], int(tail[1]))), tail.end()


def _keyword(text: str, word: int, lead: int, low: int) -> int | None:
    """Give where the keyword that ends at `word` begins; None where the letters belong to another word."""
    size = _SIZES[lead]
    whole = text[word - size : word].lower()
    at = word - size
    if whole in _WHOLE[lead]:
        if lead == DAY and whole not in LEXICON["day"]:
            key = _KEY[lead].search(text, max(low, at - 16), word)
            at = key.start() if key else at
    elif " " in whole or lead == DAY:
        key = _KEY[lead].search(text, max(low, word - 16), word)
        if key is None:
            return None
        at = key.start()
    else:
        return None
    if at < low or (lead in (MONTH, YEAR) and text[at - 1 : at].isalpha()):
        return None
    return at


_SIZES: Final = {DAY: 4, MONTH: 5, YEAR: 3, QUARTER: 3}
_WHOLE: Final = {lead: frozenset(LEADING[lead]) for lead in _SIZES}
_FROM_AHEAD: Final = re.compile(
    rf"[0-9]{{1,2}}(?: ?[/.-] ?[0-9]|{GAP}(?:-|đến|tới|tháng){GAP}[0-9]{{1,2}}(?: ?[/.-]|{GAP}tháng|{GAP}năm))"
    rf"|[0-9]{{4}}{GAP}(?:-|đến|tới)"
)


def _is_weekday(text: str, at: int) -> bool:
    """Say whether the number word before `ngày` names a day of the week: `thứ Hai ngày 8/4`."""
    words = head_before(text, at, 16).split()
    return len(words) > 1 and words[-2].lower().strip("*(") == "thứ"


_DAY_WORDS: Final = tuple(form for word in LEXICON["day"] for form in cases(word))
_LUNAR_DAYS: Final = frozenset(LEXICON["lunar"]["days"])


def _last_word(text: str, at: int) -> str:
    words = head_before(text, at, 16).split()
    return words[-1].lower().strip("*") if words and text[at - 1 : at] in BLANKS + "/" else ""
