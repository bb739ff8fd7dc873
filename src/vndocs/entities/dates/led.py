"""What the word before a number makes of it: `ngày 05`, `tháng 6`, `năm 2024`, `quý 1`, `từ 25`, `giai đoạn 2021`.

The last three letters before the number decide which reader has a look; each then makes sure of the whole word.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.spelling import cases, tones
from .bare import read_bare, read_from
from .items import Item, full_day, month_number, read_item, read_months
from .periods import read_period
from .phrases import Reading, read_phrase, reading_of
from .words import BLANKS, COUNTED, DAY as DAY_WORD, GAP, LEXICON, MONTH as MONTH_PATTERN, MONTH_WORD as MONTH_NAME, PERIOD_WORDS, QUARTER as QUARTER_PATTERN, YEAR as YEAR_PATTERN, either

DAY, MONTH, YEAR, QUARTER, FROM, PERIOD, ROMAN, UNREADABLE = range(1, 9)
QUARTER_SIGN, MONTH_WORD, YEAR_WORD = 1, 2, 3

_I: Final = re.IGNORECASE
_CONTEXT: Final = LEXICON["context"]
_PERIOD_ENDS: Final = tuple(dict.fromkeys(word.split()[-1] for word in PERIOD_WORDS))
_LEADING: Final = {
    DAY: (*LEXICON["day"], *LEXICON["early_day"]),
    MONTH: LEXICON["month"],
    YEAR: LEXICON["year"],
    QUARTER: LEXICON["quarter"],
    FROM: LEXICON["from"],
    PERIOD: _PERIOD_ENDS,
}


def words() -> tuple[str, ...]:
    """Give the words before a number for which a closer look is worth it."""
    return tuple(word for group in _LEADING.values() for word in group)


def _endings(group: tuple[str, ...] | list[str]) -> list[str]:
    found = []
    for form in (form for word in group for spelled in tones(word) for form in cases(spelled)):
        found += [form[-3:]] if len(form) > 2 else [form, *(blank + form for blank in " \n\t*(“\"-,;:[")]
    return found


LEADS: Final[dict[str, int]] = {ending: lead for lead, group in reversed(_LEADING.items()) for ending in _endings(group)}
LEADS |= {" ày": DAY, " ăm": YEAR, "QI/": ROMAN, "II/": ROMAN, "IV/": ROMAN, "../": UNREADABLE, "…/": UNREADABLE, "……/": UNREADABLE, ".…/": UNREADABLE}
LEADS |= {f"{sign}…/": UNREADABLE for sign in " /.…"} | {f"{sign}./": UNREADABLE for sign in " /.…"}

_PARTS_OF_DAY: Final = [part for name in ("morning", "noon", "afternoon", "night") for part in LEXICON["clock"][name]]
_WEEKDAYS: Final = [name.split()[-1] for name in LEXICON["weekdays"]["names"]]
#: Endings of `từ` with the blank before it.
FROM_ENDINGS: Final = frozenset(_endings(LEXICON["from"]))
#: Endings of words before a day with which a clock time, a weekday or `từ` stands there.
JOINING: Final = frozenset(ending for ending in (*FROM_ENDINGS, *_endings(["giờ", "phút", "giây", *_PARTS_OF_DAY, *_WEEKDAYS, *LEXICON["early_day"]])) if not ending.isdigit())
#: Last characters before a day with which a clock time may stand there.
JOINING_SIGNS: Final = frozenset(",0123456789h'’|-)")
#: The same without a blank between (`từngày`).
JOINING_SHORT: Final = frozenset(form[-2:] for word in LEXICON["from"] for form in cases(word))
#: Endings of words before `năm` that make more or less of it than a year.
TURNING: Final = frozenset(_endings([*LEXICON["from"], *LEXICON["halves"]["first"], *LEXICON["halves"]["last"], *_CONTEXT["counting"]])) | frozenset("0123456789")
#: What stands right before a date that no keyword leads in.
OPENING: Final = frozenset(" \n\t*(|“\"[;:>")

_KEY: Final = {
    lead: re.compile(rf"(?:{pattern}){GAP}\Z", _I)
    for lead, pattern in ((DAY, DAY_WORD), (MONTH, MONTH_PATTERN), (YEAR, rf"(?<![^\W\d_])(?:{YEAR_PATTERN})"), (QUARTER, QUARTER_PATTERN))
}
_ROMAN: Final = re.compile(r"(?<![^\W_])Q\.?(?:IV|I{1,3})/\Z")
_UNREADABLE: Final = re.compile(rf"(?:{DAY_WORD}){GAP}[.…_ ]{{1,24}}(?:/[.…_ ]{{1,24}}|/{GAP}[0-9]{{0,2}}[.…_ ]{{1,24}})?/{GAP}\Z", _I)
_TAIL: Final = re.compile(r"(?:([0-9]{1,2})/)?([0-9]{4})(?![\w/]|[.,][0-9])")
_COUNTING: Final = frozenset(_CONTEXT["counting"])
_NAMES: Final = frozenset(_CONTEXT["names"])
_LUNAR_MONTHS: Final = frozenset(month_number(name) for name in LEXICON["lunar"]["months"])
_COUNTED: Final = re.compile(rf"{GAP}{COUNTED}")
_LEAD: Final = re.compile(
    rf"(?<![^\W_])(?:(?:{QUARTER_PATTERN}){GAP}(?:một|hai|ba|tư|bốn)|(?:{MONTH_NAME}){GAP}(?:{MONTH_PATTERN}){GAP}(?:đầu|cuối)(?:{GAP}của)?|{either(LEXICON['halves']['half'])}{GAP}(?:đầu|cuối)){GAP}\Z", _I
)
_DAY_BEFORE: Final = re.compile(rf"(?:{DAY_WORD}){GAP}(?:[^\W\d_]{{2,6}}{GAP}){{1,3}}\Z", _I)
_COUNT_BEFORE: Final = re.compile(rf"(?<![^\W_])(?:{MONTH_NAME}){GAP}\Z", _I)
_REACH: Final = 40


def is_timed(text: str, at: int) -> bool:
    """Say whether a clock time may stand before a day that begins at `at`, weekdays and parts of day between."""
    head = text[max(0, at - 40) : at].rstrip(" \n\t*,|(-)")
    for _ in range(4):
        if head[-1:] in _HOUR_SIGNS:
            rest = head.rstrip("0123456789'’")
            if len(rest) == len(head):
                return rest[-3:] in _HOUR_WORDS or (rest[-1:] in "hgH" and rest[-2:-1].isdigit())
            return rest[-1:] == ":" or (rest[-1:] in "hgH" and rest[-2:-1].isdigit()) or rest.rstrip(BLANKS)[-1:] in ("ờ", "h")
        words = head.rsplit(None, 1)
        if len(words) < 2 or words[1].lower() not in _BETWEEN:
            return False
        head = words[0].rstrip(" \n\t*,|(-)")
    return False


_HOUR_SIGNS: Final = frozenset("0123456789'’hgHờtỜT")
_HOUR_WORDS: Final = frozenset(("giờ", "hút", "HÚT", "GIỜ", "Giờ"))
_BETWEEN: Final = frozenset([*_PARTS_OF_DAY, *(word for name in LEXICON["weekdays"]["names"] for word in name.split())])


def over_blanks(text: str, at: int) -> int:
    """Give the place behind the last character before `at` that is no blank."""
    head = text[max(0, at - 24) : at]
    return at - len(head) + len(head.rstrip(BLANKS))


def read_led(text: str, start: int, end: int, word: int, lead: int | None, low: int) -> tuple[list[Reading], int]:
    """Read what the number at `start` and the word that ends at `word` are; no further back than `low`."""
    if lead is None:
        return _read_alone(text, start, end, low)
    if lead == FROM:
        return read_from(text, start, low) if _FROM_AHEAD.match(text, start) else ([], start)
    if lead == PERIOD:
        return read_period(text, start, low) if end - start > 3 or text[end : end + 1] == "/" else ([], start)
    if lead == ROMAN or lead == UNREADABLE:
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
    if not item.year and (counting in _COUNTING or (counting.isdigit() and lead != QUARTER)):
        return [], start
    if lead == MONTH and item.unit == "M" and not item.year and text[at - 1 : at] == "/":
        return [], start
    if lead == DAY and item.unit == "D" and item.month and not item.year and _COUNTED.match(text, item.end):
        return [], start
    if not item.year and item.month in _LUNAR_MONTHS and not text[start].isdigit():
        return [], start
    return read_phrase(text, item, low)


def read_worded(text: str, at: int, sort: int, low: int) -> tuple[list[Reading], int]:
    """Read what begins or ends with the word at `at`: a quarter in Roman signs, a month or year in words."""
    if at < low:
        return [], low
    if sort == QUARTER_SIGN:
        item = read_item(text, at)
        return read_phrase(text, item, low) if item and not text[at - 1 : at].isalpha() else ([], at)
    if sort == MONTH_WORD:
        return _read_month_word(text, at, low)
    lead = _LEAD.search(text, max(low, at - _REACH), at)
    item = _led_item(text, lead.start()) if lead else read_item(text, at)
    if item is None or text[item.start - 1 : item.start].isalpha():
        return [], at
    return read_phrase(text, item, low)


def _read_alone(text: str, start: int, end: int, low: int) -> tuple[list[Reading], int]:
    before = text[start - 1 : start]
    if before in ("T", "Q", ".") and start > low:
        at = start - 1 if before != "." else start - 2
        if text[at : at + 1] in ("T", "Q") and at >= low and not (at and (text[at - 1].isalnum() or text[at - 1] in "-./")):
            item = read_item(text, at)
            if item:
                return read_phrase(text, item, low)
    if text[end : end + 4].lstrip(BLANKS)[:1] == "t" and not before.isalnum() and (item := read_months(text, start)):
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
    lead = _LEAD.search(text, max(low, at - _REACH), at)
    if lead and (longer := _led_item(text, lead.start())):
        item = longer
    return read_phrase(text, item, low)


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
        name = text[at + 6 : at + 7]
        if before in _NAMES or before in _COUNTING or before[-1:].isdigit() or before == "ngày" or item.month in _LUNAR_MONTHS and name.lower() in "gc":
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
    if tail is None or not _UNREADABLE.search(text, max(low, start - 2 * _REACH), start) or not 1800 <= int(tail[2]) <= 2199:
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
_WHOLE: Final = {lead: frozenset(_LEADING[lead]) for lead in _SIZES}
_FROM_AHEAD: Final = re.compile(rf"[0-9]{{1,2}}(?: ?[/.-] ?[0-9]|{GAP}(?:-|đến|tới|tháng){GAP}[0-9]{{1,2}}(?: ?[/.-]|{GAP}tháng|{GAP}năm))|[0-9]{{4}}{GAP}(?:-|đến|tới)")


def _last_word(text: str, at: int) -> str:
    words = text[max(0, at - 16) : at].split()
    return words[-1].lower().strip("*") if words and text[at - 1 : at] in BLANKS + "/" else ""
