"""Dates of any fineness: `ngày 05/01/2024`, `tháng Tám`, `quý I năm 2024`, `6 tháng đầu năm`, `năm 2024`.

An item may lack its month or year; the phrase around it gives them (`từ ngày 01 đến ngày 05/01/2024`).
"""

from __future__ import annotations

import re
from typing import Final

from .days import IS_CODE, NUMERIC, full_day, is_blank_month, numeric_day, read_day
from .item import Item, month_number
from .words import DAY, END, GAP, LEXICON, MONTH, MONTH_WORD, QUARTER, YEAR, either
from .years import FOLLOWED, YEAR_DIGITS, is_plain, is_year, long_year, worded_year, year_behind

_I: Final = re.IGNORECASE
_KEYWORD: Final = re.compile(rf"(?:({DAY})|({MONTH})|({QUARTER})|({YEAR})|(?-i:([TQ]))\.?(?=[0-9])){GAP}", _I)
_LONE_MONTH: Final = re.compile(rf"([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END}", _I)
_QUARTER: Final = re.compile(rf"(?-i:(IV|I{{1,3}})|([1-4]))(?![^\W_])|(một|hai|ba|tư|bốn){END}", _I)
_MONTHS: Final = re.compile(
    rf"(?:([0-9]{{1,2}})|({MONTH_WORD})){GAP}(?:{MONTH})(?:{GAP}(?:({either(LEXICON['halves']['first'])})|({either(LEXICON['halves']['last'])})))?"
    rf"(?:{GAP}của)?(?:({GAP}(?:{YEAR})){END}|(/)|{END})",
    _I,
)
_HALF: Final = re.compile(
    rf"{either(LEXICON['halves']['half'])}{GAP}(?:({either(LEXICON['halves']['first'])})|({either(LEXICON['halves']['last'])})){GAP}(?:{YEAR})",
    _I,
)
_OTHER_YEAR: Final = re.compile(
    rf"{GAP}(?:học|tài chính|ngân sách|kế hoạch|{either(LEXICON['relative']['year_words'])}|[0-9]){END}", _I
)
_PLAIN_YEAR: Final = re.compile(r"([0-9]{4})(?![\w/]|[.,][0-9]|-[^\W\d_])")
_SHORT_RANGE: Final = re.compile(r" ?- ?[TQ][0-9]")
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}


def read_item(text: str, at: int, like: str = "") -> Item | None:
    """Read the item that begins at `at`; without a keyword it is of the fineness `like`, or a full date."""
    match = _KEYWORD.match(text, at)
    if match:
        begin, unit = match.end(), match.lastindex
        if unit == 1:
            return read_day(text, at, begin, is_keyed=True)
        if unit == 2:
            return _month(text, at, begin)
        if unit == 3:
            return _quarter(text, at, begin)
        if unit == 4:
            return _year(text, at, begin)
        item = _month(text, at, begin) if match[5] == "T" else _quarter(text, at, begin)
        return item if item and (item.year or _SHORT_RANGE.match(text, item.end)) else None
    if like == "Y":
        return _plain_year(text, at) or full_day(text, at)
    if like == "Q":
        return read_months(text, at) or _quarter(text, at, at)
    if like == "M":
        return full_day(text, at) or read_months(text, at) or _month(text, at, at)
    if like == "D":
        return read_months(text, at) or read_day(text, at, at, is_keyed=False)
    return full_day(text, at) or read_months(text, at)


def _month(text: str, start: int, at: int) -> Item | None:
    if (full := NUMERIC.match(text, at)) and full[5] and len(full[5]) == 4 and full[2] == full[4]:
        # "tháng 31/8/2017": a day after all, which begins behind the wrong word.
        return numeric_day(text, at, full, False)
    match = _LONE_MONTH.match(text, at)
    if match is None:
        return None
    month = int(match[1]) if match[1] else month_number(match[2])
    year, end = year_behind(text, match.end())
    if match[2] and is_blank_month(text, match[2], match.end(), year):
        return None
    if year is None:
        end = match.end()
        if text[end : end + 1] == "/" and (short := re.compile(r"/([0-9]{2})(?![0-9/])").match(text, end)):
            if int(short[1]) <= 12 or (year := long_year(short[1])) is None:
                return None
            end = short.end()
        elif IS_CODE.match(text, end) or (
            text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit() and month > 12
        ):
            return None
    if (month > 12 or month < 1) and year is None:
        return None
    return Item("M", start, end, year, month, 0, start != at)


def _quarter(text: str, start: int, at: int) -> Item | None:
    match = _QUARTER.match(text, at)
    if match is None:
        return None
    number = _ROMAN[match[1]] if match[1] else int(match[2]) if match[2] else month_number(match[3])
    year, end = year_behind(text, match.end())
    if year is None and text[match.end() : match.end() + 1] == "/":
        return None
    return Item("Q", start, end if year else match.end(), year, number, 0, start != at)


def read_months(text: str, at: int) -> Item | None:
    """Read `6 tháng đầu năm 2024`, `9 tháng năm 2020`, `nửa đầu năm 2024`."""
    if half := _HALF.match(text, at):
        found = YEAR_DIGITS.match(text, half.end())
        return (
            Item("F" if half[1] else "L", at, found.end(), found[1].replace(" ", ""), 6, 0, True)
            if found and is_year(found[1].replace(" ", ""))
            else None
        )
    match = _MONTHS.match(text, at)
    if match is None:
        return None
    count = int(match[1]) if match[1] else month_number(match[2])
    found = YEAR_DIGITS.match(text, match.end()) if match[3] or match[4] or match[5] or match[6] else None
    year = found[1].replace(" ", "") if found and is_year(found[1].replace(" ", "")) else None
    end = found.end() if year and found else match.end()
    if year is None and match[5]:
        year, end = worded_year(text, match.end())
        end = end if year else match.end()
    if not 1 <= count <= 12 or (
        year is None and (not (match[3] or match[4]) or not match[5] or _names_year(text, end))
    ):
        return None
    return Item("L" if match[4] else "F", at, end, year, count, 0, True)


def _names_year(text: str, at: int) -> bool:
    """Say whether a word behind `6 tháng đầu năm` makes it another or a relative year."""
    return _OTHER_YEAR.match(text, at) is not None


def _year(text: str, start: int, at: int) -> Item | None:
    match = YEAR_DIGITS.match(text, at)
    if match is None:
        year, end = worded_year(text, at)
        return Item("Y", start, end, year, 0, 0, True) if year else None
    year = match[1].replace(" ", "")
    if (
        not is_year(year)
        or IS_CODE.match(text, match.end())
        or (year[:2] not in ("19", "20") and FOLLOWED.match(text, match.end()))
    ):
        return None
    if " " in match[1] and (match[1][:2] not in ("19", "20", "1 ", "2 ") or FOLLOWED.match(text, match.end())):
        return None
    return Item("Y", start, match.end(), year, 0, 0, True)


def _plain_year(text: str, at: int) -> Item | None:
    match = _PLAIN_YEAR.match(text, at)
    if match is None or not is_plain(match[1]) or FOLLOWED.match(text, match.end()):
        return None
    return Item("Y", at, match.end(), match[1])
