"""Dates and times as a sheet shows them: a workbook keeps a count of days and says how it is written.

A date of numbers alone that puts the month first is written day first: the cell holds a date, and in Vietnamese the
first number is the day.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load

if TYPE_CHECKING:
    from .formats import Section, Token

#: Sorts of tokens that make a section one of dates.
DATED: Final = frozenset(("date", "elapsed", "half"))
_EPOCH: Final = datetime(1899, 12, 31, tzinfo=UTC)
_EPOCH_1904: Final = datetime(1904, 1, 1, tzinfo=UTC)
#: Day 60 is the 29th of February 1900 to workbooks, which was none.
_LEAP: Final = 60
_LAST: Final = 2_958_466
_DAY: Final = 86400


def date(value: float, section: Section, *, is_from_1904: bool) -> str | None:
    """Give a number as a date or time; None where it is none that a sheet can show."""
    if not 0 <= value < _LAST:
        return None
    seconds = round((value % 1) * _DAY)
    days = int(value) + seconds // _DAY
    passed = timedelta(days=days if is_from_1904 else days - (days > _LEAP), seconds=seconds % _DAY)
    moment = (_EPOCH_1904 if is_from_1904 else _EPOCH) + passed
    tokens = _day_first(section.tokens)
    words: dict[str, Any] = load(__package__, "words.toml")["en" if section.is_english else "vi"]
    has_half = any(token.sort == "half" for token in tokens)
    written = []
    for at, token in enumerate(tokens):
        if token.sort == "date":
            written.append(
                _part(moment, token.text.lower(), words, has_half=has_half, is_minute=_is_minute(tokens, at))
            )
        elif token.sort == "half":
            written.append(words["halves"][moment.hour >= 12])
        elif token.sort == "elapsed":
            total = days * _DAY + seconds % _DAY
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            written.append(f"{total // unit:0{len(token.text)}}")
        elif token.sort in ("literal", "slash", "point", "comma"):
            is_fraction = token.sort == "point" and at + 1 < len(tokens) and tokens[at + 1].sort == "digit"
            written.append("," if is_fraction else token.text)
        elif token.sort == "digit":
            written.append("0")
    return "".join(written)


def _part(moment: datetime, code: str, words: dict[str, Any], *, has_half: bool, is_minute: bool) -> str:
    kind, width = code[0], len(code)
    if kind == "y":
        return f"{moment.year % 100:02}" if width < 3 else f"{moment.year:04}"
    if kind == "e":
        return f"{moment.year}"
    if kind == "m" and (not is_minute or width > 2):
        return _named(moment.month, width, words["short_months"], words["months"])
    if kind == "d" and width > 2:
        return str(words["short_days" if width == 3 else "days"][moment.weekday()])
    number = {"m": moment.minute, "d": moment.day, "h": moment.hour, "s": moment.second}.get(kind)
    if number is None:
        return ""
    if kind == "h" and has_half:
        number = number % 12 or 12
    return f"{number:0{min(width, 2)}}"


def _named(month: int, width: int, short: list[str], full: list[str]) -> str:
    if width < 3:
        return f"{month:0{width}}"
    return short[month - 1] if width == 3 else full[month - 1]


def _is_minute(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell minutes from months: behind hours or before seconds."""
    before = next((token for token in reversed(tokens[:at]) if token.sort in DATED), None)
    after = next((token for token in tokens[at + 1 :] if token.sort in DATED), None)
    return (before is not None and before.text[0] in "hH") or (after is not None and after.text[0] in "sS")


def _day_first(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Change `m/d/yyyy` to `d/m/yyyy`."""
    places = [at for at, token in enumerate(tokens) if token.sort == "date"]
    for one, other in pairwise(places):
        first, second = tokens[one].text.lower(), tokens[other].text.lower()
        if first[0] == "y":
            # `yyyy-mm-dd` cannot be misread.
            break
        if first in ("m", "mm") and second in ("d", "dd") and not _is_minute(tokens, one):
            swapped = list(tokens)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            return tuple(swapped)
    return tokens
