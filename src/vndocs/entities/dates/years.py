"""Years: with or without `năm`, in figures, in words (`hai nghìn không trăm hai mươi tư`), in two digits, torn."""

from __future__ import annotations

import re
from typing import Final

from . import edtf
from .words import BLANKS, COUNTED, END, GAP, LOOSE, MISREAD_YEAR, number_at

#: Years of a bare date, which is more easily something else.
FIRST_PLAIN_YEAR, LAST_PLAIN_YEAR = 1800, 2199
# Two digits name a year of the last century from 45 on, of this one up to 30; what lies between is not guessed.
_LAST_SHORT_YEAR, _FIRST_SHORT_YEAR = 30, 45
_I: Final = re.IGNORECASE
YEAR_DIGITS: Final = re.compile(
    rf"{GAP}([0-9]{{4}}|[0-9] [0-9]{{3}}|[0-9][0-9] [0-9][0-9]|[0-9]{{3}} [0-9]|[0-9] [0-9] [0-9] [0-9])"
    r"(?![0-9]|[.,][0-9])"
)
KEYED_YEAR: Final = re.compile(rf"{LOOSE}(?:của{GAP})?({MISREAD_YEAR}){END}", _I)
_TORN_YEAR: Final = re.compile(rf"{LOOSE}(?:{MISREAD_YEAR})(?=[0-9])", _I)
_BARE_YEAR: Final = re.compile(
    rf"(?:({GAP}[/.-]{GAP})|,?[ ]{{1,2}}|\n)([0-9]{{4}})(?![0-9]|[.,][0-9]|/\w|-(?![TQ][0-9])[^\W\d_])"
)
FOLLOWED: Final = re.compile(rf"{GAP}{COUNTED}")


def year_behind(text: str, at: int) -> tuple[str | None, int]:
    """Read the year behind a month or quarter, with or without `năm`, in figures or words; and where it ends."""
    match = KEYED_YEAR.match(text, at) or _TORN_YEAR.match(text, at)
    if match:
        found = YEAR_DIGITS.match(text, match.end())
        if found and is_year(found[1].replace(" ", "")):
            return found[1].replace(" ", ""), found.end()
        return worded_year(text, match.end()) if not found else (None, at)
    match = _BARE_YEAR.match(text, at)
    if (
        match
        and (is_year(match[2]) if match[1] else "1900" <= match[2] <= "2100")
        and (match[1] or not FOLLOWED.match(text, match.end()))
    ):
        return match[2], match.end()
    return None, at


def worded_year(text: str, at: int) -> tuple[str | None, int]:
    """Read a year in words, blanks before it, and say where it ends."""
    while text[at : at + 1] and text[at] in BLANKS:
        at += 1
    found = number_at(text, at)
    if found and is_year(str(found[0])):
        return str(found[0]), found[1]
    return None, at


def is_year(digits: str) -> bool:
    """Say whether four digits can be a year behind `năm` or a month."""
    return edtf.FIRST_YEAR <= int(digits) <= edtf.LAST_YEAR


def is_plain(digits: str) -> bool:
    """Say whether four digits alone can be a year."""
    return FIRST_PLAIN_YEAR <= int(digits) <= LAST_PLAIN_YEAR


def long_year(digits: str) -> str | None:
    """Give the year of two digits: of this century up to 30, of the last from 45 on; between them none."""
    short = int(digits)
    return f"20{digits}" if short <= _LAST_SHORT_YEAR else f"19{digits}" if short >= _FIRST_SHORT_YEAR else None
