"""Days: `ngày 05 tháng 01 năm 2024`, `5/1/24`, `mồng năm tháng Giêng`, the `15` of `15 và 16/01`, torn digits.

30/2020/NĐ-CP Annex I, part II.4 has dates in full words; papers write them in a dozen ways. The order is always day,
month, year.
"""

from __future__ import annotations

import re
from typing import Final

from . import edtf
from .item import Item, month_number
from .words import END, GAP, LEXICON, LOOSE, MISREAD_MONTH, MISREAD_YEAR, MONTH, MONTH_WORD, YEAR_WORD, number_at
from .years import KEYED_YEAR, YEAR_DIGITS, is_year, long_year, year_behind

_I: Final = re.IGNORECASE
_DAY_AND_MONTH: Final = re.compile(
    rf"([0-9]{{1,2}}){LOOSE}({MISREAD_MONTH}){LOOSE}(?:([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END})", _I
)
_MONTH_OF_DAY: Final = re.compile(
    rf"{LOOSE}({MISREAD_MONTH}){LOOSE}(?:([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END})", _I
)
_DAYS_OF_MONTH: Final = re.compile(
    rf"([0-9]{{1,2}})(?={GAP}-{GAP}[0-9]{{1,2}}(?:{GAP}[/.]{GAP}[0-9]{{1,2}}(?![0-9])|{GAP}(?:{MONTH}){GAP}[0-9]))", _I
)
NUMERIC: Final = re.compile(
    rf"([0-9]{{1,2}}){GAP}([/.-]){GAP}([0-9]{{1,2}})(?![0-9])(?:{GAP}([/.-]){GAP}([0-9]{{4}}|[0-9]{{2}})(?![0-9]|\.[0-9]))?"
)
_TORN: Final = re.compile(
    rf"([0-9] [0-9]|[0-9]{{1,2}}){GAP}(?:{MISREAD_MONTH}|[/.-]){GAP}([0-9] [0-9]|[0-9]{{1,2}})"
    rf"{GAP}(?:{MISREAD_YEAR}|[/.-]){GAP}([0-9] ?[0-9] ?[0-9] ?[0-9])(?![0-9])",
    _I,
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_LONE_DAY: Final = re.compile(r"([0-9]{1,2})(?![0-9])")
IS_CODE: Final = re.compile(r"/(?![0-9]{4}(?![0-9/]))[^\W_]|-(?![TQ][0-9])[^\W\d_]")


#: A larger number is no slip in a day or month but something else.
_MOST: Final = 39


def full_day(text: str, at: int) -> Item | None:
    """Read a day with its year, no keyword before it: `05/01/2024`, `2024-01-05`, `6 tháng 1 năm 1946`."""
    match = _ISO.match(text, at)
    if match:
        return Item("D", at, match.end(), match[1], int(match[2]), int(match[3])) if is_year(match[1]) else None
    item = read_day(text, at, at, is_keyed=False)
    return item if item and item.year else None


def read_day(text: str, start: int, at: int, *, is_keyed: bool) -> Item | None:
    """Read a day that begins at `at`, its keyword at `start` if it has one; its month and year may be missing."""
    if not text[at : at + 1].isdigit():
        return _worded_day(text, start, at) if is_keyed else None
    if (match := _DAY_AND_MONTH.match(text, at)) and (is_keyed or "," not in text[match.end(1) : match.start(2)]):
        item = _with_month(text, start, match, int(match[1]), match[2], match[3], match[4], is_keyed)
        if item and (item.year or not is_keyed):
            return item
        return _torn_day(text, start, at) or item
    if match := _DAYS_OF_MONTH.match(text, at):
        return Item("D", start, match.end(), None, 0, int(match[1]), is_keyed)
    if match := NUMERIC.match(text, at):
        return numeric_day(text, start, match, is_keyed)
    if is_keyed and (item := _torn_day(text, start, at)):
        return item
    match = _LONE_DAY.match(text, at)
    return (
        Item("D", start, match.end(), None, 0, int(match[1]), is_keyed)
        if match and not IS_CODE.match(text, match.end())
        else None
    )


def _with_month(
    text: str,
    start: int,
    match: re.Match[str],
    day: int,
    word: str,
    digits: str | None,
    name: str | None,
    is_keyed: bool,
) -> Item | None:
    """Join a day with the month word behind it, and the year behind that."""
    if day > _MOST:
        return None
    month = int(digits) if digits else month_number(name or "")
    year, end = year_behind(text, match.end())
    if name and is_blank_month(text, name, match.end(), year):
        return None
    if year is None and (day > 31 or month > 12):
        return None
    if year is None and word.lower().replace(" ", "") not in LEXICON["month"]:
        return None
    return Item("D", start, end if year else match.end(), year, month, day, is_keyed)


def is_blank_month(text: str, name: str, end: int, year: str | None) -> bool:
    """Say whether `tháng năm` is no May but a month left blank before its year: `ngày 26 tháng năm 2014`."""
    if name.lower() != YEAR_WORD or (name[0].isupper() and name[1:].islower()):
        return False
    return year is None or not KEYED_YEAR.match(text, end)


def numeric_day(text: str, start: int, match: re.Match[str], is_keyed: bool) -> Item | None:
    """Read a day in figures; `25/12` of `25/12-31/12/2024` ends before the next day begins."""
    day, month, year, end = int(match[1]), int(match[3]), match[5], match.end()
    if year and len(year) == 4 and IS_CODE.match(text, end):
        return None
    if year and len(year) == 2:
        year = long_year(year) if is_keyed and match[2] == match[4] and text[end : end + 1] not in ("/", "-") else None
        if year is None:
            if match[4] != match[2]:
                # "25/12-31/12/2024": the third number belongs to the next day.
                end = match.end(3)
            else:
                return None
    elif year and ((match[2] != match[4] and not is_keyed) or not is_year(year)):
        return None
    if year is None:
        goes_on = text[end : end + 1] == match[2] and text[end + 1 : end + 2].isalnum()
        if goes_on or (match[2] == "." and not is_keyed):
            return None
        if keyed := KEYED_YEAR.match(text, end):
            found = YEAR_DIGITS.match(text, keyed.end())
            if found and is_year(found[1].replace(" ", "")):
                year, end = found[1].replace(" ", ""), found.end()
        if day > 31 or month > 12 or IS_CODE.match(text, end):
            return None
    if day > _MOST or month > _MOST:
        return None
    return Item("D", start, end, year, month, day, is_keyed)


def _torn_day(text: str, start: int, at: int) -> Item | None:
    """Read a full date whose digits scanning tore apart: `ngày 0 5 tháng 0 1 năm 2 024`."""
    match = _TORN.match(text, at)
    if match is None:
        return None
    day, month, year = (match[index].replace(" ", "") for index in (1, 2, 3))
    if not is_year(year) or not edtf.is_day(int(year), int(month), int(day)):
        return None
    return Item("D", start, match.end(), year, int(month), int(day), True)


def _worded_day(text: str, start: int, at: int) -> Item | None:
    """Read `ngày mồng năm tháng Giêng năm hai nghìn không trăm hai mươi tư`."""
    found = number_at(text, at)
    if found is None or not 1 <= found[0] <= _MOST:
        return None
    match = _MONTH_OF_DAY.match(text, found[1])
    return _with_month(text, start, match, found[0], match[1], match[2], match[3], True) if match else None
