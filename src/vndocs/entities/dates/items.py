"""One date of any fineness, as far as its own words say it: `ngày 05/01/2024`, `tháng Tám`, `quý I năm 2024`, the `15` of `15 và 16/01`.

30/2020/NĐ-CP Annex I, part II.4 has dates in full words; papers write them in a dozen ways. An item may lack its month or
year; the phrase around it gives them (`từ ngày 01 đến ngày 05/01/2024`).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...text.numerals import read_words
from . import edtf
from .words import BLANKS, COUNTED, DAY, END, GAP, LEXICON, LOOSE, MISREAD_MONTH, MISREAD_YEAR, MONTH, MONTH_WORD, MONTH_WORDS, QUARTER, YEAR, either


class Item(NamedTuple):
    """A date before the words around it are asked; `unit` is D, M, Q, Y, or F and L for the first and last months of a year."""

    unit: str
    start: int
    end: int
    year: str | None = None
    month: int = 0
    day: int = 0
    is_keyed: bool = False
    clock: str = ""


#: Years of a bare date, which is more easily something else.
FIRST_PLAIN_YEAR, LAST_PLAIN_YEAR = 1800, 2199
# Two digits name a year of the last century from 45 on, of this one up to 30; what lies between is not guessed.
_LAST_SHORT_YEAR, _FIRST_SHORT_YEAR = 30, 45

_I: Final = re.IGNORECASE
_KEYWORD: Final = re.compile(rf"(?:({DAY})|({MONTH})|({QUARTER})|({YEAR})|(?-i:([TQ]))\.?(?=[0-9])){GAP}", _I)
_DAY_AND_MONTH: Final = re.compile(rf"([0-9]{{1,2}}){LOOSE}({MISREAD_MONTH}){LOOSE}(?:([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END})", _I)
_MONTH_OF_DAY: Final = re.compile(rf"{LOOSE}({MISREAD_MONTH}){LOOSE}(?:([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END})", _I)
_DAYS_OF_MONTH: Final = re.compile(rf"([0-9]{{1,2}})(?={GAP}-{GAP}[0-9]{{1,2}}(?:{GAP}[/.]{GAP}[0-9]{{1,2}}(?![0-9])|{GAP}(?:{MONTH}){GAP}[0-9]))", _I)
_NUMERIC: Final = re.compile(rf"([0-9]{{1,2}}){GAP}([/.-]){GAP}([0-9]{{1,2}})(?![0-9])(?:{GAP}([/.-]){GAP}([0-9]{{4}}|[0-9]{{2}})(?![0-9]|\.[0-9]))?")
_TORN: Final = re.compile(
    rf"([0-9] [0-9]|[0-9]{{1,2}}){GAP}(?:{MISREAD_MONTH}|[/.-]){GAP}([0-9] [0-9]|[0-9]{{1,2}}){GAP}(?:{MISREAD_YEAR}|[/.-]){GAP}([0-9] ?[0-9] ?[0-9] ?[0-9])(?![0-9])", _I
)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_LONE_DAY: Final = re.compile(r"([0-9]{1,2})(?![0-9])")
_LONE_MONTH: Final = re.compile(rf"([0-9]{{1,2}})(?![0-9])|({MONTH_WORD}){END}", _I)
_QUARTER: Final = re.compile(rf"(?-i:(IV|I{{1,3}})|([1-4]))(?![^\W_])|(một|hai|ba|tư|bốn){END}", _I)
_MONTHS: Final = re.compile(
    rf"(?:([0-9]{{1,2}})|({MONTH_WORD})){GAP}(?:{MONTH})(?:{GAP}(?:({either(LEXICON['halves']['first'])})|({either(LEXICON['halves']['last'])})))?"
    rf"(?:{GAP}của)?(?:({GAP}(?:{YEAR})){END}|(/)|{END})",
    _I,
)
_HALF: Final = re.compile(
    rf"{either(LEXICON['halves']['half'])}{GAP}(?:({either(LEXICON['halves']['first'])})|({either(LEXICON['halves']['last'])})){GAP}(?:{YEAR})", _I
)
_YEAR_DIGITS: Final = re.compile(rf"{GAP}([0-9]{{4}}|[0-9] [0-9]{{3}}|[0-9][0-9] [0-9][0-9]|[0-9]{{3}} [0-9]|[0-9] [0-9] [0-9] [0-9])(?![0-9]|[.,][0-9])")
_KEYED_YEAR: Final = re.compile(rf"{LOOSE}(?:của{GAP})?({MISREAD_YEAR}){END}", _I)
_TORN_YEAR: Final = re.compile(rf"{LOOSE}(?:{MISREAD_YEAR})(?=[0-9])", _I)
_BARE_YEAR: Final = re.compile(rf"(?:({GAP}[/.-]{GAP})|,?[ ]{{1,2}}|\n)([0-9]{{4}})(?![0-9]|[.,][0-9]|/\w|-(?![TQ][0-9])[^\W\d_])")
_FOLLOWED: Final = re.compile(rf"{GAP}{COUNTED}")
_IS_CODE: Final = re.compile(r"/[^\W_]|-[^\W\d_]")
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}


def code(item: Item) -> str | None:
    """Write an item as EDTF; None for a day that no calendar has."""
    year, month = item.year or edtf.UNKNOWN_YEAR, item.month
    if item.unit == "D":
        is_possible = edtf.is_day(int(item.year) if item.year else None, month, item.day)
        return f"{year}-{month:02}-{item.day:02}{item.clock}" if is_possible else None
    if item.unit == "M":
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    if item.unit == "Q":
        return f"{year}-{month + 32}"
    if item.unit == "Y":
        return year
    if month == 6:
        return f"{year}-{40 if item.unit == 'F' else 41}"
    return f"{year}-01/{year}-{month:02}" if item.unit == "F" else f"{year}-{13 - month:02}/{year}-12"


def read_item(text: str, at: int, like: str = "") -> Item | None:
    """Read the item that begins at `at`; without a keyword it is of the fineness `like`, or a full date."""
    match = _KEYWORD.match(text, at)
    if match:
        begin, unit = match.end(), match.lastindex
        if unit == 1:
            return _day(text, at, begin, is_keyed=True)
        if unit == 2:
            return _month(text, at, begin)
        if unit == 3:
            return _quarter(text, at, begin)
        if unit == 4:
            return _year(text, at, begin)
        item = _month(text, at, begin) if match[5] == "T" else _quarter(text, at, begin)
        return item if item and item.year else None
    if like == "Y":
        return _plain_year(text, at) or full_day(text, at)
    if like == "Q":
        return read_months(text, at) or _quarter(text, at, at)
    if like == "M":
        return full_day(text, at) or read_months(text, at) or _month(text, at, at)
    if like == "D":
        return read_months(text, at) or _day(text, at, at, is_keyed=False)
    return full_day(text, at) or read_months(text, at)


def full_day(text: str, at: int) -> Item | None:
    """Read a day with its year, no keyword before it: `05/01/2024`, `2024-01-05`, `6 tháng 1 năm 1946`."""
    match = _ISO.match(text, at)
    if match:
        return Item("D", at, match.end(), match[1], int(match[2]), int(match[3])) if _is_year(match[1]) else None
    item = _day(text, at, at, is_keyed=False)
    return item if item and item.year else None


def _day(text: str, start: int, at: int, *, is_keyed: bool) -> Item | None:
    if not text[at : at + 1].isdigit():
        return _worded_day(text, start, at) if is_keyed else None
    if match := _DAY_AND_MONTH.match(text, at):
        item = _with_month(text, start, match, int(match[1]), match[2], match[3], match[4], is_keyed)
        if item and (item.year or not is_keyed):
            return item
        return _torn_day(text, start, at) or item
    if match := _DAYS_OF_MONTH.match(text, at):
        return Item("D", start, match.end(), None, 0, int(match[1]), is_keyed)
    if match := _NUMERIC.match(text, at):
        item = _numeric_day(text, start, match, is_keyed)
        return item
    if is_keyed and (item := _torn_day(text, start, at)):
        return item
    match = _LONE_DAY.match(text, at)
    return Item("D", start, match.end(), None, 0, int(match[1]), is_keyed) if match and not _IS_CODE.match(text, match.end()) else None


def _with_month(
    text: str, start: int, match: re.Match[str], day: int, word: str, digits: str | None, name: str | None, is_keyed: bool
) -> Item | None:
    """Join a day with the month word behind it, and the year behind that."""
    if day > 39:
        return None
    month = int(digits) if digits else month_number(name or "")
    year, end = year_behind(text, match.end())
    if name and name.lower() == "năm" and (year is None or not _KEYED_YEAR.match(text, match.end())) and not name[0].isupper():
        # "ngày 26 tháng năm 2014": a month left blank, not May.
        return None
    if year is None and word.lower().replace(" ", "") not in LEXICON["month"]:
        return None
    return Item("D", start, end if year else match.end(), year, month, day, is_keyed)


def _numeric_day(text: str, start: int, match: re.Match[str], is_keyed: bool) -> Item | None:
    day, month, year, end = int(match[1]), int(match[3]), match[5], match.end()
    if year and len(year) == 4 and _IS_CODE.match(text, end):
        return None
    if year and len(year) == 2:
        year = _long_year(year) if is_keyed and match[2] == match[4] and not text[end : end + 1] in ("/", "-") else None
        if year is None:
            if match[4] != match[2]:
                # "25/12-31/12/2024": the third number belongs to the next day.
                end = match.end(3)
            else:
                return None
    elif year and ((match[2] != match[4] and not is_keyed) or not _is_year(year)):
        return None
    if year is None:
        if match[2] == "." and len(match[3]) == 1 or text[end : end + 1] == match[2] and text[end + 1 : end + 2].isalnum():
            return None
        if keyed := _KEYED_YEAR.match(text, end):
            found = _YEAR_DIGITS.match(text, keyed.end())
            if found and _is_year(found[1].replace(" ", "")):
                year, end = found[1].replace(" ", ""), found.end()
        if day > 31 or month > 12 or _IS_CODE.match(text, end):
            return None
    if day > 39 or month > 39:
        return None
    return Item("D", start, end, year, month, day, is_keyed)


def _torn_day(text: str, start: int, at: int) -> Item | None:
    """Read a full date whose digits scanning tore apart: `ngày 0 5 tháng 0 1 năm 2 024`."""
    match = _TORN.match(text, at)
    if match is None:
        return None
    day, month, year = (match[index].replace(" ", "") for index in (1, 2, 3))
    if not _is_year(year) or not edtf.is_day(int(year), int(month), int(day)):
        return None
    return Item("D", start, match.end(), year, int(month), int(day), True)


def _worded_day(text: str, start: int, at: int) -> Item | None:
    """Read `ngày mồng năm tháng Giêng năm hai nghìn không trăm hai mươi tư`."""
    found = read_words(text, at)
    if found is None or not isinstance(found[0], int) or not 1 <= found[0] <= 39:
        return None
    match = _MONTH_OF_DAY.match(text, found[1])
    return _with_month(text, start, match, found[0], match[1], match[2], match[3], True) if match else None


def _month(text: str, start: int, at: int) -> Item | None:
    if text[at : at + 1].isdigit() and (full := full_day(text, at)) and full.month:
        # "tháng 31/8/2017": a day after all, which begins behind the wrong word.
        return full
    match = _LONE_MONTH.match(text, at)
    if match is None:
        return None
    month = int(match[1]) if match[1] else month_number(match[2])
    year, end = year_behind(text, match.end())
    if match[2] and match[2].lower() == "năm" and not match[2][0].isupper() and year is None:
        return None
    if year is None:
        end = match.end()
        if text[end : end + 1] == "/" and (short := re.compile(r"/([0-9]{2})(?![0-9/])").match(text, end)):
            if int(short[1]) <= 12 or (year := _long_year(short[1])) is None:
                return None
            end = short.end()
        elif _IS_CODE.match(text, end) or (text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit() and month > 12):
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
        found = _YEAR_DIGITS.match(text, half.end())
        return Item("F" if half[1] else "L", at, found.end(), found[1].replace(" ", ""), 6, 0, True) if found and _is_year(found[1].replace(" ", "")) else None
    match = _MONTHS.match(text, at)
    if match is None:
        return None
    count = int(match[1]) if match[1] else month_number(match[2])
    found = _YEAR_DIGITS.match(text, match.end()) if match[3] or match[4] or match[5] or match[6] else None
    year = found[1].replace(" ", "") if found and _is_year(found[1].replace(" ", "")) else None
    end = found.end() if year and found else match.end()
    if year is None and match[5]:
        year, end = _worded_year(text, match.end())
        end = end or match.end()
    if not 1 <= count <= 12 or (year is None and (not (match[3] or match[4]) or not match[5] or _names_year(text, end))):
        return None
    return Item("L" if match[4] else "F", at, end, year, count, 0, True)


def _names_year(text: str, at: int) -> bool:
    """Say whether a word behind `6 tháng đầu năm` makes it another or a relative year."""
    return _OTHER_YEAR.match(text, at) is not None


_OTHER_YEAR: Final = re.compile(rf"{GAP}(?:học|tài chính|ngân sách|kế hoạch|{either(LEXICON['relative']['year_words'])}|[0-9]){END}", _I)


def _year(text: str, start: int, at: int) -> Item | None:
    match = _YEAR_DIGITS.match(text, at)
    if match is None:
        year, end = _worded_year(text, at)
        return Item("Y", start, end, year, 0, 0, True) if year else None
    year = match[1].replace(" ", "")
    if not _is_year(year) or _IS_CODE.match(text, match.end()) or (year[:2] not in ("19", "20") and _FOLLOWED.match(text, match.end())):
        return None
    if " " in match[1] and (match[1][:2] not in ("19", "20", "1 ", "2 ") or _FOLLOWED.match(text, match.end())):
        return None
    return Item("Y", start, match.end(), year, 0, 0, True)


_PLAIN_YEAR: Final = re.compile(r"([0-9]{4})(?![\w/]|[.,][0-9]|-[^\W\d_])")


def _plain_year(text: str, at: int) -> Item | None:
    match = _PLAIN_YEAR.match(text, at)
    if match is None or not _is_plain(match[1]) or _FOLLOWED.match(text, match.end()):
        return None
    return Item("Y", at, match.end(), match[1])


def year_behind(text: str, at: int) -> tuple[str | None, int]:
    """Read the year behind a month or quarter, with or without `năm`, in figures or words; and where it ends."""
    match = _KEYED_YEAR.match(text, at) or _TORN_YEAR.match(text, at)
    if match:
        found = _YEAR_DIGITS.match(text, match.end())
        if found and _is_year(found[1].replace(" ", "")):
            return found[1].replace(" ", ""), found.end()
        return _worded_year(text, match.end()) if not found else (None, at)
    match = _BARE_YEAR.match(text, at)
    if match and (_is_year(match[2]) if match[1] else "1900" <= match[2] <= "2100") and (match[1] or not _FOLLOWED.match(text, match.end())):
        return match[2], match.end()
    return None, at


def _worded_year(text: str, at: int) -> tuple[str | None, int]:
    while text[at : at + 1] and text[at] in BLANKS:
        at += 1
    found = read_words(text, at)
    if found and isinstance(found[0], int) and _is_year(str(found[0])):
        return str(found[0]), found[1]
    return None, at


def month_number(word: str) -> int:
    """Give the number of a month's word."""
    return MONTH_WORDS[" ".join(word.lower().replace("*", " ").split())]


def _is_year(digits: str) -> bool:
    return edtf.FIRST_YEAR <= int(digits) <= edtf.LAST_YEAR


def _is_plain(digits: str) -> bool:
    return FIRST_PLAIN_YEAR <= int(digits) <= LAST_PLAIN_YEAR


def _long_year(digits: str) -> str | None:
    short = int(digits)
    return f"20{digits}" if short <= _LAST_SHORT_YEAR else f"19{digits}" if short >= _FIRST_SHORT_YEAR else None
