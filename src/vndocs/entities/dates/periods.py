"""Named periods of years: `giai đoạn 2021-2025`, `nhiệm kỳ 2020 - 2025`, `năm học 2023-2024`, `năm ngân sách 2024`.

A school year runs from one year into the next (Law 43/2019/QH14); a term of the Party and of elected bodies takes five
years (Article 14 of the Party Charter, Articles 71, 113 of the Constitution). The name goes into the value, for the
writer must not make a `nhiệm kỳ` out of a `giai đoạn`.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.spelling import cases
from . import edtf
from .bare import read_from
from .reading import Reading
from .words import BLANKS, FROM, GAP, LEXICON, PERIOD_WORDS, either

_I: Final = re.IGNORECASE
_NAME: Final = re.compile(rf"(?<![^\W_])({either(PERIOD_WORDS)}){GAP}(?::{GAP})?\Z", _I)
_FROM_NAME: Final = re.compile(rf"(?<![^\W_])({either(PERIOD_WORDS)}){GAP}(?::{GAP})?(?:(?:{FROM}|các){GAP})?\Z", _I)
_PAIR: Final = re.compile(
    rf"([0-9]{{4}})(?:([ \t*]{{0,3}}[-~/]{GAP}|{GAP}-{GAP}(?=(?:19|20)[0-9][0-9]))|[ ]{{1,2}})([0-9]{{4}}|[0-9]{{2}})"
    r"(?![\w/]|[.,][0-9]|-[0-9])"
)
_YEAR: Final = re.compile(r"([0-9]{4})(?![\w/-]|[.,][0-9])")
_NOW: Final = re.compile(
    rf"([0-9]{{4}})(?:[ \t*]{{0,3}}-{GAP}|{GAP}(?:{either(LEXICON['joined']['to'])}){GAP})"
    rf"(?:{either(LEXICON['joined']['now'])})(?![^\W_])",
    _I,
)
_OF_ONE_YEAR: Final = ("năm", "niên")
_LONGEST_NAME: Final = 32
#: Years between which a lost dash is still believed: `nhiệm kỳ 2026 2031`.
_LONGEST_TERM: Final = 10


def read_period(text: str, at: int, low: int) -> tuple[list[Reading], int]:
    """Read the period whose first year stands at `at`, its name before it."""
    match = _NAME.search(text, max(low, at - _LONGEST_NAME), at)
    if match is None:
        return read_from(text, at, low)
    name = PERIOD_WORDS[_plain(match[1])]
    if pair := _PAIR.match(text, at):
        first, second = int(pair[1]), int(pair[3])
        if len(pair[3]) == 2:
            second += first // 100 * 100
        if edtf.FIRST_YEAR <= first < second <= edtf.LAST_YEAR and (pair[2] or second - first <= _LONGEST_TERM):
            return [Reading(match.start(), pair.end(), f"{first}/{second}", name)], pair.end()
    if (now := _NOW.match(text, at)) and edtf.FIRST_YEAR <= int(now[1]) <= edtf.LAST_YEAR:
        return [Reading(match.start(), now.end(1), f"{now[1]}/..", name)], now.end()
    readings, end = read_from(text, at, low)
    if readings:
        return readings, end
    year = _YEAR.match(text, at)
    if year and name.startswith(_OF_ONE_YEAR) and edtf.FIRST_YEAR <= int(year[1]) <= edtf.LAST_YEAR:
        return [Reading(match.start(), year.end(), year[1], name)], year.end()
    return [], at


def read_plain_period(text: str, start: int, word: int, low: int) -> Reading | None:
    """Read two years behind the name of a period as most papers write them; None where a closer look is needed."""
    pair = _PLAIN_PAIR(text, start)
    if pair is None or not pair[1] < pair[2] or pair[1] < _OLDEST_PLAIN:
        return None
    for size in _SIZES:
        at = word - size
        name = PERIOD_WORDS.get(text[at:word].lower()) if at >= low else None
        if name and not text[at - 1 : at].isalnum():
            return Reading(at, pair.end(), f"{pair[1]}/{pair[2]}", name)
    return None


_PLAIN_PAIR: Final = re.compile(r"([0-9]{4}) ?- ?([0-9]{4})(?![\w/]|[.,][0-9]|-[0-9])").match
_OLDEST_PLAIN: Final = "1800"
_SIZES: Final = tuple(sorted({len(name) for name in PERIOD_WORDS}, reverse=True))


def with_name(text: str, reading: Reading, low: int) -> Reading:
    """Give an interval the name of a period that stands right before it."""
    at = reading.start
    if text[at - 1 : at] not in _BLANK or text[max(0, at - 8) : at].rstrip(_PARTED)[-3:] not in ENDINGS:
        return reading
    match = _FROM_NAME.search(text, max(low, reading.start - _LONGEST_NAME), reading.start)
    return reading._replace(start=match.start(), period=PERIOD_WORDS[_plain(match[1])]) if match else reading


ENDINGS: Final = frozenset(
    form[-3:] if len(form) > 2 else blank + form
    for word in (*PERIOD_WORDS, *LEXICON["from"], "các")
    for form in cases(word.split()[-1])
    for blank in BLANKS
)
_BLANK: Final = frozenset(BLANKS)
#: What may part the name from its years.
_PARTED: Final = f"{BLANKS}:"


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("*", " ").split())
