"""Writes a reference: `Nghị quyết số 24-NQ/HU ngày 05 tháng 01 năm 2024 của … về …`.

30/2020/NĐ-CP Annex I, part II.5 lists what a first citation says: type, number and symbol, date, issuer, subject; for a
law its type and name. 05-HD/VPTW of 2026 puts a comma before `ngày` in Party papers and no colon behind `Số`.

| style | written | carries |
|---|---|---|
| `official` | `Nghị quyết số 24-NQ/HU ngày 05 tháng 01 năm 2024 của … về …` | all of a cited reference |
| `party` | the same with a comma before `ngày` | all |
| `official-slash`, `party-slash` | the same with `ngày 05/01/2024` | all |
| `short` | `Nghị quyết 24-NQ/HU`, `Luật Đất đai 2024` | provisions, type, and code (of a statute: name and year) |
| `code` | `24-NQ/HU` | the code, and the type where the symbol says it |
| `header` | `Số: 06/2024/QĐ-UBND`, Party `Số 05-NQ/ĐU` | the code; it is the `official` form of role `own` |
"""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Final

from ...errors import StyleError
from ...text.lexicon import load
from ..provisions.model import Provision
from .model import IssueDate, Reference

#: The ways a reference is written; the first is that of `str(value)`.
STYLES: Final = ("official", "party", "official-slash", "party-slash", "short", "code", "header")

_WORDS: Final = load(__package__, "title.toml")["titles"]
_BARE: Final = tuple(_WORDS["openings"])
_OWN_RULES: Final = tuple(_WORDS["rules"])
_STATUTES: Final = frozenset(("L", "BL", "PL", "HP", "ĐL"))
_STANDARDS: Final = frozenset(("TCVN", "QCVN", "QCĐP", "TCCS"))
# 30/2020/NĐ-CP Annex I, II.4: days below 10 and the months 1 and 2 get a zero.
_PADDED_MONTHS: Final = 3


def format(value: Reference, style: str = "official") -> str:
    """Write a reference in one of `STYLES`.

    Raises StyleError for a style that there is not, and for `code` and `header` of a reference without code.
    """
    if style not in STYLES:
        raise StyleError(f"expected a style of references ({', '.join(STYLES)}), not {style!r}")
    if style in ("code", "header") and value.code is None:
        raise StyleError(f"a reference without code has no form {style!r}")
    if style == "code":
        return value.code or ""
    if style == "header" or (style == "official" and value.role == "own" and value.code):
        return _header(value)
    front = f"{_provisions(value)} " if value.provisions else ""
    if style == "short":
        return front + _short(value)
    date = _date(value.date, is_slashed=style.endswith("-slash"))
    if date and style.startswith("party") and value.code:
        date = f", {date}"
    elif date:
        date = f" {date}"
    issuer = f" của {value.issuer}" if value.issuer else ""
    title = _subject(value.title) if value.title and not _is_named(value) else ""
    return f"{front}{_named(value)}{date}{issuer}{title}{_amendments(value, style)}"


def _header(value: Reference) -> str:
    label = "Số"
    if value.name and (value.symbol or "").startswith(("QH", "UBTVQH")):
        label = f"{value.name} số"
    mark = "" if value.system == "party" else ":"
    return f"{label}{mark} {value.code}"


def _named(value: Reference) -> str:
    """Write the type with the code, and a statute's name between them."""
    if value.type in _STANDARDS and value.code:
        return value.code
    name = value.name or ""
    if _is_named(value):
        # An abbreviated name is printed alone: `BLHS`, not `Bộ luật BLHS`.
        is_abbreviation = value.type == "BL" and (value.title or "").startswith("BL")
        name = value.title or "" if is_abbreviation else " ".join(filter(None, (name, value.title)))
    code = f"số {value.code}" if value.code else ""
    return " ".join(filter(None, (name, code)))


def _short(value: Reference) -> str:
    if _is_named(value):
        year = value.year or (value.date and _edtf(value.date)[:4])
        name = _named(value.model_copy(update={"code": None}))
        return f"{name} {year}" if year else name
    if value.code is None:
        return f"{_named(value)} {_date(value.date, is_slashed=True)}".strip()
    if value.type in _STANDARDS:
        return value.code
    return f"{value.name} {value.code}" if value.name else value.code


def _amendments(value: Reference, style: str) -> str:
    """Write what amended the document in brackets: years or documents, a bracket for each run of them."""
    written = ""
    for is_year, run in groupby(value.amended_by, key=lambda amendment: amendment.type is amendment.code is None):
        if is_year:
            years = [_date(amendment.date, is_slashed=False).removeprefix("năm ") for amendment in run]
            written += f" (sửa đổi, bổ sung {'các ' if len(years) > 1 else ''}năm {_row(years)})"
        else:
            members = [Reference(**dict(amendment)) for amendment in run]
            documents = [format(member, style) for member in members]
            # The title of what amends may go on with `và` and a document that it amends as well.
            is_plain = not any(member.title for member in members)
            written += f" (được sửa đổi, bổ sung bởi {_row(documents) if is_plain else '; '.join(documents)})"
    return written


def _row(members: list[str]) -> str:
    *first, last = members
    return f"{', '.join(first)} và {last}" if first else last


def _is_named(value: Reference) -> bool:
    return value.type in _STATUTES and (value.title is not None or value.code is None)


def _provisions(value: Reference) -> str:
    return Provision.phrase(value.provisions)


def _subject(title: str) -> str:
    if title.casefold().startswith(_OWN_RULES) and not title.startswith(_BARE):
        return f" về việc {title}"
    return f" {title}" if title.startswith(_BARE) else f" về {title}"


def _edtf(date: IssueDate) -> str:
    return date.isoformat() if isinstance(date, datetime.date) else date.value or ""


def _date(date: IssueDate | None, *, is_slashed: bool) -> str:
    if date is None:
        return ""
    if isinstance(date, datetime.date):
        if is_slashed:
            return f"ngày {date:%d/%m/%Y}"
        return f"ngày {date.day:02} tháng {_month(date.month)} năm {date.year}"
    year, _, month = (date.value or "").partition("-")
    if year.isdigit() and not month:
        return f"năm {year}"
    # Of an issue date that is less than a day only year and month are in use.
    return f"tháng {_month(int(month))} năm {year}" if year.isdigit() and month.isdigit() else str(date)


def _month(month: int) -> str:
    return f"{month:02}" if month < _PADDED_MONTHS else str(month)


Reference.writer = staticmethod(format)
