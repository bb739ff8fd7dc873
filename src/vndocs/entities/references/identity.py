"""What identifies a document: type, code, date and issuer together, never the code alone.

`165/QĐ-UBND` exists in ten thousand communes and `24-NQ/HU` returns every term. A code that carries its year and the
sign of a body of the whole state (`30/2020/NĐ-CP`) is given once (30/2020/NĐ-CP, Phụ lục I: one series a year).
"""

from __future__ import annotations

import datetime
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ...catalogue import document_types, find_issuers, issuers
from ...text.spelling import plain_tones
from .code import split

if TYPE_CHECKING:
    from ..dates.model import DateValue

_MARKS: Final = re.compile(r"([-/])")
#: Bodies whose numbers with a year are given once in the state.
_NATIONAL: Final = frozenset(("central", "ministry", "government agency"))


class Identity(NamedTuple):
    """The parts by which a document is told from others, folded: lower case, one tone placement, single blanks.

    `name` is the name of the type, `title` that of a document without a code; what the mention does not say is None.
    """

    type: str | None
    name: str | None
    code: str | None
    date: str | None
    issuer: str | None
    title: str | None

    def agrees(self, other: Identity) -> bool | None:
        """Tell whether both are one document; None where they do not say enough."""
        if self.code is not None and other.code is not None:
            return _same_code(self, other)
        if self.code is not None or other.code is not None or self.type != other.type:
            return None if self.type == other.type else False
        if self.title is None or other.title is None:
            return None
        if self.title != other.title:
            return False
        return _same_date(self.date, other.date)


def identify(
    type_code: str | None,
    name: str | None,
    code: str | None,
    date: datetime.date | DateValue | None,
    issuer: str | None,
    title: str | None,
) -> Identity:
    """Fold what a mention says to an identity."""
    day = date.isoformat() if isinstance(date, datetime.date) else date.value if date is not None else None
    return Identity(
        type_code,
        fold(name),
        code.casefold() if code else None,
        day,
        fold(body_name(issuer)) if issuer else None,
        fold(title) if code is None else None,
    )


def fold(words: str | None) -> str | None:
    """Give words in lower case, with one tone placement and single blanks; None stays None."""
    return plain_tones(" ".join(words.lower().split())) if words else None


def usual_case(code: str) -> str:
    """Give a code in capitals, save the signs that are written otherwise: `749/QĐ-TTg`, `03/QyĐ-UBND`."""
    mixed = _mixed()
    return "".join(mixed.get(piece.casefold(), piece.upper()) for piece in _MARKS.split(code))


@cache
def _mixed() -> dict[str, str]:
    """Give the signs of bodies and types that have small letters, by their folded form."""
    signs = [sign for body in issuers() for sign in (body.abbreviation, *body.aliases)]
    signs += [sign for kind in document_types() for sign in (kind.code, kind.printed, *kind.aliases)]
    return {sign.casefold(): sign for sign in signs if " " not in sign and sign != sign.upper() and len(sign) > 1}


def issuers_of(code: str | None, type_code: str | None = None) -> tuple[str, ...]:
    """Give the bodies of the whole state that a code's symbol names beyond doubt: `15/2021/TT-BTC` Bộ Tài chính.

    Several for a joint paper; none where one of its signs could stand for two bodies or for one of many places.
    """
    parts = split(code, type_code)
    if parts.symbol is None or parts.system != "state":
        return ()
    first, *signs = parts.symbol.replace("/", "-").split("-")
    names: list[str] = []
    for sign in signs or [first]:
        found = {body.name.partition(" khóa ")[0]: body for body in find_issuers(sign, system="state")}
        if len(found) != 1 or next(iter(found.values())).level not in _NATIONAL:
            return ()
        names += found
    return tuple(names)


def _same_code(one: Identity, other: Identity) -> bool | None:
    if one.code != other.code or (one.type != other.type and None not in (one.type, other.type)):
        return False
    if None not in (one.name, other.name) and one.name != other.name:
        return False
    date = _same_date(one.date, other.date)
    if date is False:
        return False
    is_issuer = one.issuer == other.issuer if None not in (one.issuer, other.issuer) else None
    # Bodies are written in many ways: two that differ do not prove two documents.
    return True if (is_issuer and date) or _is_given_once(one, is_dated=bool(date)) else None


def _same_date(one: str | None, other: str | None) -> bool | None:
    """Compare two dates of which one may be coarser: a year agrees with a day in it, but proves nothing."""
    if one is None or other is None:
        return None
    short, long = sorted((one, other), key=len)
    if not long.startswith(short):
        return False
    return True if short == long else None


def _is_given_once(identity: Identity, *, is_dated: bool) -> bool:
    """Tell whether a code of the whole state has its year, in itself or by a day that both mentions give."""
    if identity.code is None:
        return False
    code = usual_case(identity.code)
    has_year = is_dated or split(code, identity.type).year is not None
    return has_year and bool(issuers_of(code, identity.type))


@lru_cache(maxsize=4096)
def body_name(words: str) -> str:
    """Give a body's name with a leading abbreviation written out: `UBND tỉnh Bình Định` is Ủy ban nhân dân there."""
    first, blank, rest = " ".join(words.split()).partition(" ")
    if len(first) < 2 or not first.isupper():
        return f"{first}{blank}{rest}"
    names = {body.name for body in find_issuers(first) if first in (body.abbreviation, *body.aliases)}
    return f"{names.pop() if len(names) == 1 else first}{blank}{rest}"
