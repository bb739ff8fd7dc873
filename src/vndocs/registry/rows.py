"""A row of a table turned into an entry, or refused with the reason: `Số ký hiệu: 24-NQ/HU; Ngày ban hành: 05/01/2024`.

Columns may have the names that offices give them in their registers; dates may be written as people write them.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

from ..catalogue import find_issuers, find_types, type_abbreviations, types_of_code
from ..text.lexicon import load
from . import outline
from .entry import CONFIDENCES, Entry
from .errors import RegistryError
from .folding import words_key

_LISTS: Final = ("aliases", "amended_by", "replaced_by")
_DAYS: Final = ("issued", "effective", "ended", "dated")
_ISO: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SLASHED: Final = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})")
_CLOCK: Final = re.compile(r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$")
_CODE: Final = re.compile(
    r"\d+[^\W_]{0,2}(?:[.]\d+)?(?:\s?[/:-]\s?[^\W_][\w.&@]*)+|[A-ZĐ]{3,}[ ]?[\w ]{0,20}\d[\w.:/-]*"
)
_BETWEEN: Final = re.compile(r"\s*;\s*")

Cells = Mapping[str, Any]


def entry_of(cells: Cells) -> Entry:
    """Make the entry of a row whose keys are fields of an entry.

    Raises RegistryError with the reason when the row cannot be an entry.
    """
    values: dict[str, Any] = {key: _text(cells.get(key)) for key in Entry._fields if key not in (*_LISTS, "articles")}
    for key in _LISTS:
        values[key] = _several(cells.get(key))
    values["articles"] = _number("articles", cells.get("articles"))
    if values["outline"] and outline.read(values["outline"]) is None:
        raise RegistryError("row-bad-outline", given=values["outline"])
    for key in _DAYS:
        values[key] = _day(key, values[key])
    values["issued"] = values["issued"] or _day("year", _text(cells.get("year")))
    values["code"] = _code(values["code"])
    values["type"] = _type(values["type"], values["code"])
    values["status"] = _status(values["status"])
    for key in ("confidence", "dates_confidence"):
        values[key] = _confidence(key, values[key] or "verified")
    entry = Entry(**values)
    if not entry.code and not entry.title:
        raise RegistryError("row-no-name")
    for first, second in (("issued", "ended"), ("effective", "ended")):
        early, late = values[first], values[second]
        shorter = min(len(early), len(late))
        if shorter and early[:shorter] > late[:shorter]:
            raise RegistryError("row-backwards", first=first, first_day=early, second=second, second_day=late)
    return entry


@cache
def columns() -> dict[str, str]:
    """Give the field of every name that a column may have, by its folded name."""
    names = load(__package__, "columns.toml")["columns"]
    return {words_key(name): field for field, spelled in names.items() for name in spelled}


@cache
def passed_over() -> frozenset[str]:
    """Give the folded names of columns that say nothing of a document."""
    return frozenset(map(words_key, load(__package__, "columns.toml")["passed_over"]["names"]))


def _text(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    words = " ".join(str(value).split())
    return words if words.isascii() else unicodedata.normalize("NFC", words)


def _several(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list | tuple) else _BETWEEN.split(_text(value))
    return tuple(dict.fromkeys(part for part in map(_text, parts) if part))


def _number(column: str, value: Any) -> int | None:
    text = _text(value)
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 100_000:
        raise RegistryError("row-bad-number", column=column, given=text)
    return int(text)


@lru_cache(maxsize=1 << 14)
def _day(column: str, text: str) -> str:
    if not text:
        return ""
    given, text = text, _CLOCK.sub("", text)
    if match := _SLASHED.fullmatch(text):
        day, month, year = match.groups()
        text = "-".join(part.zfill(2) for part in (year, month, day) if part)
    try:
        if not _ISO.fullmatch(text) or not 1900 <= int(text[:4]) <= 2999:
            raise ValueError
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise RegistryError("row-bad-day", column=column, given=given) from None
    return text


def _code(text: str) -> str:
    if text and not _CODE.fullmatch(text):
        raise RegistryError("row-bad-code", given=text)
    return text if text[:1].isalpha() else text.replace(" ", "")


@lru_cache(maxsize=1 << 12)
def _named(text: str) -> str:
    if types_of_code(text):
        return text
    if text in type_abbreviations():
        return type_abbreviations()[text][0]
    kinds = find_types(text)
    return kinds[0].code if kinds else ""


def _type(text: str, code: str) -> str:
    if text:
        if not (named := _named(text)):
            raise RegistryError("row-bad-type", given=text)
        return named
    told = _told(_symbol(code))
    if not told:
        raise RegistryError("row-no-type", cited=code)
    return told


def _symbol(code: str) -> str:
    return re.split(r"[/-]", re.sub(r"^\d+\w?(?:[/-](?:19|20)\d\d(?=[/-]))?[/-]", "", code))[0] if code else ""


@lru_cache(maxsize=1 << 12)
def _told(sign: str) -> str:
    if types_of_code(sign) and not sign.isdigit():
        return sign
    # A symbol that begins with a body is that of a letter; a plenary (`45/2013/QH13`) passes laws and resolutions.
    bodies = find_issuers(sign)
    return "CV" if bodies and not sign.startswith(("QH", "UBTVQH")) else ""


@lru_cache(maxsize=256)
def _status(text: str) -> str:
    if not text:
        return "unknown"
    statuses: dict[str, list[str]] = load(__package__, "columns.toml")["statuses"]
    for status, spelled in statuses.items():
        if words_key(text) in map(words_key, spelled):
            return status
    # Each by its name and by the words that Vietnamese registers have for it.
    known = ", ".join(f"{spelled[-1]} ({status})" for status, spelled in statuses.items())
    raise RegistryError("row-bad-status", given=text, known=known)


def _confidence(column: str, text: str) -> str:
    if text not in CONFIDENCES:
        raise RegistryError("row-bad-confidence", column=column, given=text, known=", ".join(CONFIDENCES))
    return text
