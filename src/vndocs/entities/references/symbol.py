"""The số, ký hiệu after its first digit: `30/2020/NĐ-CP`, `24-NQ/HU`, `5282/CT-CS`, `219 / 2013 / TT - BTC`.

30/2020/NĐ-CP Annex I puts number, type and issuer in this order with a slash first; Party papers put a hyphen first
(399-QĐ/TW). Lost and extra blanks, line breaks behind a hyphen, lower case and a lost hyphen are repaired in the
canonical form; errors of content are kept as written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ... import catalogue
from ...text.lexicon import load

_WORDS: Final = load(__package__)

_LOOSE: Final = r"[ \t\n*]{0,2}[/-][ \t\n*]{0,3}"
_TIGHT: Final = r"[/-][ \n]{0,2}"
_PART: Final = r"[A-ZĐ][A-Za-zĐđ]*(?:[&.@][A-ZĐ][A-Za-zĐđ]*)*(?:\.?\d{1,3}(?![\d.,]\d))?(?:[A-ZĐ]{1,3}(?![a-zà-ỹ]))?"
_LATER: Final = rf"(?:{_PART}|(?:19|20)\d\d(?!\d)|\d{{1,4}}(?![\d/-]))"

_SYMBOL: Final = re.compile(
    r"(?P<number>\d{1,6}(?:\.\d{1,2}(?=/))?[A-ZĐa-eđ]{0,2})"
    rf"(?:{_LOOSE}(?P<year>(?:19|20)\d\d|\d\d(?=/[A-Z]))(?={_LOOSE}[A-ZĐ]))?"
    rf"{_LOOSE}(?P<first>{_PART})(?P<rest>(?:{_LOOSE}{_PART}(?!\w))?(?:{_TIGHT}{_LATER})*)(?![^\W\d_])"
)
_JOINED: Final = re.compile(rf"(?P<number>\d{{1,5}})(?P<year>)(?P<first>[A-ZĐ][A-Za-zĐ]+)(?P<rest>(?:{_TIGHT}{_PART})+)(?![^\W\d_])")
_SMALL: Final = re.compile(
    r"(?P<number>\d{1,6}[a-z]?)(?:/(?P<year>(?:19|20)\d\d))?[/-]"
    r"(?P<first>(?:nđ|qđ|nq|tt|ttlt|nqlt|ct|kh|tb|bc|cv|hd|kl|ttr|ctr|cđ|vbhn|qh\d\d|ubtvqh\d\d|Nđ|Qđ|Nq|Tt|Nd|nd|qd|Qd))"
    r"(?P<rest>(?:[/-][A-Za-zĐđ]{2,12}\d{0,2})*)(?![^\W_])"
)
_GLUED: Final = re.compile(r"ng(?=[àa]y\b)|n(?=ăm\b)|v(?=ề\b)|c(?=ủa\b)|th(?=áng\b)")
_BLANK: Final = re.compile(r"[ \t\n*]+")
_PLENARY: Final = re.compile(r"(QH|UBTVQH|HĐNN|QHK)[0-9IVX]{1,5}$")


class Symbol(NamedTuple):
    """A symbol as read: where it ends, its canonical code, its parts."""

    end: int
    code: str
    year: str
    first: str
    rest: str


@cache
def type_codes() -> frozenset[str]:
    """Give the codes of document types that may stand in a symbol."""
    return frozenset(row.code for row in catalogue.document_types() if row.code)


@cache
def body_signs() -> frozenset[str]:
    """Give the abbreviations of bodies that may stand in a symbol."""
    return frozenset(row.abbreviation for row in catalogue.issuers() if row.abbreviation)


@cache
def _official_case() -> dict[str, str]:
    return {sign.casefold(): sign for sign in (*_WORDS["mixed_case"], "TW", "TƯ")}


@cache
def is_known(part: str) -> bool:
    """Tell whether a part of a symbol is a known type, body or plenary sign."""
    return part in type_codes() or part in body_signs() or _PLENARY.match(part) is not None


@cache
def _is_sign(part: str) -> bool:
    """Tell whether a part can be an abbreviation: capitals, or one of the mixed-case signs."""
    return sum(map(str.isupper, part)) >= 2 or part in {"L", "SL", "P", "V"} or part.casefold() in _official_case()


def read(text: str, start: int, type_code: str | None) -> Symbol | None:
    """Read the symbol that begins with the digits at `start`; `type_code` is that of the type's name before it, if any."""
    match = _SYMBOL.match(text, start) or _SMALL.match(text, start)
    if match is None:
        if type_code is None or (match := _JOINED.match(text, start)) is None or not match["first"].startswith(type_code):
            return None
    elif match.lastgroup is None:
        return None
    end = match.end()
    number, year, first, rest = match["number"], match["year"] or "", match["first"], match["rest"]
    if text[end : end + 1] in "àăềủá" and text[end : end + 1]:
        # The next word is glued to the symbol (`QĐ-UBNDngày`): give it back its letters.
        glued = _GLUED.search(text, end - 2, end + 4)
        if glued is None:
            return None
        rest = rest[: len(rest) - (end - glued.start())]
        end = glued.start()
    if match.re is _SMALL:
        first, rest = first.upper(), rest.upper()
    elif not _is_sign(first):
        return None
    if rest:
        rest = _BLANK.sub("", rest)
    code = _canonical(number, year, first, rest, text[start : match.start("first")], type_code)
    return Symbol(end, code, year, first, rest)


@cache
def _canonical(number: str, year: str, first: str, rest: str, head: str, type_code: str | None) -> str:
    before = _BLANK.sub("", head)[len(number) :]
    if not before:
        before = "-" if "/" in rest else "/"
    if type_code and not rest and first.startswith(type_code) and (body := first[len(type_code) :]) and (body in body_signs() or len(body) > 1):
        # A hyphen lost in print; the type's name proves the split (`92/2017/NĐCP`).
        first, rest = type_code, f"{'/' if before == '-' else '-'}{body}"
    return number + before + _cased(first) + re.sub(r"[A-Za-zĐđ]+", lambda part: _cased(part.group()), rest)


def _cased(part: str) -> str:
    return _official_case().get(part.casefold(), part)
