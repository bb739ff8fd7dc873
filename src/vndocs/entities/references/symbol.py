"""The số, ký hiệu after its first digit: `30/2020/NĐ-CP`, `24-NQ/HU`, `5282/CT-CS`, `219 / 2013 / TT - BTC`.

30/2020/NĐ-CP Annex I puts number, type and issuer in this order with a slash first; Party papers put a hyphen first
(399-QĐ/TW). Lost and extra blanks, line breaks behind a hyphen, lower case and a lost hyphen are repaired in the
canonical form; errors of content are kept as written.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ... import catalogue
from ...text.lexicon import load
from ...text.spelling import cased

_WORDS: Final = load(__package__)

_ALONE: Final = frozenset(_WORDS["alone"])
_LOOSE: Final = r"[ \t\n*]{0,2}[/-][ \t\n*]{0,3}"
_TIGHT: Final = r"[/-][ \n]{0,2}"
_PART: Final = (
    r"[A-ZĐ][A-Za-zĐđ]{0,30}(?:[&.@][A-ZĐ][A-Za-zĐđ]{0,30}){0,4}"
    r"(?:\.?\d{1,3}(?![\d.,]\d))?(?:[A-ZĐ]{1,3}(?![a-zà-ỹ]))?"
)
_LATER: Final = rf"(?:{_PART}|(?:19|20)\d\d(?!\d)|\d{{1,4}}(?:-\d{{1,4}})?(?![\d/-])|(?<=/)nb(?!\w))"

_SYMBOL: Final = re.compile(
    cased(
        cased(
            r"(?P<number>\d{1,8}(?:\.\d{1,2}(?=/)|-(?!(?:19|20)\d\d/)\d{2,5}(?=/[A-ZĐ]))?(?:[A-EĐa-eđ]|VN(?=/))?)"
            rf"(?:{_LOOSE}(?P<year>(?:19|20)\d\d|\d\d(?=/[A-Z]))(?={_LOOSE}[A-ZĐ]))?"
            rf"{_LOOSE}(?P<first>{_PART})(?P<rest>(?:{_LOOSE}{_PART}(?!\w))?(?:{_TIGHT}{_LATER}){{0,12}})"
            r"(?:(?![^\W_])|(?<=\d)(?=[a-zà-ỹđ])|(?<=ng)(?=ày)|(?<=n)(?=ăm)|(?<=v)(?=ề)|(?<=c)(?=ủa))"
        )
    )
)
#: The mark before the type was lost, with or without a year: `15NQ/TW`, `49/2025TT-BCT`, `144/2025QH15`.
_JOINED: Final = re.compile(
    rf"(?P<number>\d{{1,5}})(?:/(?P<year>(?:19|20)\d\d))?(?P<first>[A-ZĐ][A-Za-zĐ]+(?:\d\d)?)"
    rf"(?P<rest>(?:{_TIGHT}{_PART}){{0,12}})(?![^\W_])"
)
#: Letters before the nineties ran number and sign apart: `45 QĐ/UB`, `90 TC/TCT`, `43 CP`, `406 TTg`.
_SPACED: Final = re.compile(
    rf"(?P<number>\d{{1,5}})(?P<year>)[ ]?(?P<first>TTg|[A-ZĐ]{{2,5}})(?P<rest>(?:[/-]{_PART}){{0,12}})(?![^\W_])"
)
_SMALL: Final = re.compile(
    r"(?P<number>\d{1,6}[a-z]?)(?:/(?P<year>(?:19|20)\d\d))?[/-]"
    r"(?P<first>(?:nđ|qđ|nq|tt|ttlt|nqlt|ct|kh|tb|bc|cv|hd|kl|ttr|ctr|cđ|vbhn|qh\d\d|ubtvqh\d\d|Nđ|Qđ|Nq|Tt|Nd|nd|qd|Qd))"
    r"(?P<rest>(?:[/-][A-Za-zĐđ]{2,12}\d{0,2}){0,12})(?![^\W_])"
)
#: A slash lost between number and year, where a sign of the type follows: `số 09 2006/QĐ-UBND`.
_PARTED: Final = re.compile(
    rf"(?P<number>\d{{1,4}})[ ](?P<year>(?:19|20)\d\d)[ ]?/[ ]?(?P<first>{_PART})"
    rf"(?P<rest>(?:-{_PART}){{1,12}})(?![^\W_])"
)
_FORMS: Final = (_SYMBOL, _SMALL, _JOINED, _SPACED, _PARTED)
_GLUED: Final = re.compile(r"ng(?=ày)|n(?=ăm)|v(?=ề)|c(?=ủa)")
_GLUE: Final = frozenset("àăềủ")
_LETTERS: Final = re.compile(r"[A-Za-zĐđ]+")
_BLANK: Final = re.compile(r"[ \t\n*]+")
_COURT: Final = re.compile(rf"(?:{'|'.join(_WORDS['court_matters'])})$")
#: Departments of the police bear a letter and two figures: `534/C09-P6`, `112/PC09-Đ4`.
_POLICE: Final = re.compile(r"[ACVKXP]\d\d$")
_PLENARY: Final = re.compile(r"(QH|UBTVQH|HĐNN|QHK)[0-9IVX]{1,5}$")


class Symbol(NamedTuple):
    """A symbol as read: how long it is, its canonical code, its parts."""

    size: int
    code: str
    year: str
    first: str
    rest: str


@cache
def type_codes() -> dict[str, str]:
    """Give the type codes that a symbol may print, with the code to give (`QD` is an `QĐ` that lost its stroke)."""
    codes = {row.printed: row.printed for row in catalogue.document_types() if row.printed}
    codes.update((code, code) for code in _WORDS["symbol_types"])
    for row in catalogue.document_types():
        for alias in row.aliases if row.printed else ():
            codes.setdefault(
                alias, row.printed if alias.casefold() == row.printed.replace("Đ", "D").casefold() else alias
            )
    return codes


@cache
def body_signs() -> frozenset[str]:
    """Give the abbreviations of bodies that may stand in a symbol."""
    return frozenset(sign for row in catalogue.issuers() for sign in (row.abbreviation, *row.aliases) if sign.isalnum())


@cache
def official_case() -> dict[str, str]:
    """Give the signs that are not written in capitals, by themselves casefolded."""
    return {sign.casefold(): sign for sign in (*_WORDS["mixed_case"], "TW", "TƯ")}


@lru_cache(maxsize=4096)
def is_known(part: str) -> bool:
    """Tell whether a part of a symbol is a known type, body, plenary sign or court matter."""
    if part in type_codes() or part in body_signs() or part in _ALONE or _PLENARY.match(part) or _COURT.match(part):
        return True
    return split_glued(part) is not None


@lru_cache(maxsize=4096)
def is_court(part: str) -> bool:
    """Tell whether a part names the matter of a judgment (`HS`, `HNGĐ`)."""
    return _COURT.match(part) is not None


@lru_cache(maxsize=4096)
def split_glued(part: str) -> tuple[str, str] | None:
    """Take apart type and body between which the hyphen was lost (`NĐCP`), where there is one way to do so."""
    ways = [
        (part[:cut], part[cut:])
        for cut in range(1, len(part))
        if part[:cut] in type_codes() and part[cut:] in body_signs()
    ]
    return (
        ways[0] if len(ways) == 1 and part not in body_signs() and part not in type_codes() and len(part) > 3 else None
    )


def is_plain(sign: str) -> bool:
    """Tell whether a sign is known and written as it is printed, in one way."""
    return is_known(sign) and _is_sign(sign) and _cased(sign) == sign and split_glued(sign) is None


@lru_cache(maxsize=4096)
def _is_sign(part: str) -> bool:
    """Tell whether a part can be an abbreviation: capitals, or one of the mixed-case signs."""
    return (
        sum(map(str.isupper, part)) >= 2
        or part in {"L", "SL", "P", "V"}
        or part.casefold() in official_case()
        or _POLICE.match(part) is not None
    )


def match(text: str, start: int) -> re.Match[str] | None:
    """Match what may be a symbol that begins with the digits at `start`."""
    return (
        _SYMBOL.match(text, start)
        or _SMALL.match(text, start)
        or _JOINED.match(text, start)
        or _SPACED.match(text, start)
        or _PARTED.match(text, start)
    )


def read(match: re.Match[str], type_code: str | None) -> Symbol | None:
    """Read a matched symbol; `type_code` is that of the type's name before it, if any."""
    text, end = match.string, match.end()
    glued = text[end - 2 : end + 3] if text[end : end + 1] in _GLUE else ""
    # By its place: what a pattern is remembered by takes longer than to read with it.
    return _read(match.group(), _FORMS.index(match.re), glued, type_code)


@lru_cache(maxsize=1 << 15)
def _read(matched: str, form: int, glued: str, type_code: str | None) -> Symbol | None:
    pattern = _FORMS[form]
    match = pattern.match(matched)
    if match is None:
        return None
    if pattern is _JOINED and not _is_joined(match, type_code):
        pattern = _SPACED
        match = pattern.match(matched)
        if match is None or match.end() < len(matched):
            return None
    if pattern is _SPACED and not _is_spaced(match, type_code):
        return None
    if pattern is _PARTED and not (type_code and type_codes().get(match["first"]) == type_code):
        return None
    number, year, first, rest = match["number"], match["year"] or "", match["first"], match["rest"]
    size = len(matched)
    if glued and (next_word := _GLUED.search(glued)) is not None:
        # The next word is glued to the symbol (`QĐ-UBNDngày`): give it back its letters.
        lost = 2 - next_word.start()
        rest, size = rest[: len(rest) - lost], size - lost
    if pattern is _SMALL:
        first, rest = first.upper(), rest.upper()
    elif not _is_sign(first):
        if first.upper() not in type_codes():
            return None
        first = first.upper()
    rest = _BLANK.sub("", rest)
    between = _BLANK.sub("", matched[: match.start("first")])[len(number) :]
    if pattern is _PARTED or (year and between == f"-{year}-" and type_codes().get(first) == type_code):
        # `12-2020-NĐ-CP`: hyphens for slashes, as in the names of files.
        between = f"/{year}/"
    elif pattern is _JOINED or (pattern is _SPACED and rest and first == type_code):
        between = f"{between}/" if between or "/" not in rest else "-"
    return Symbol(size, _canonical(number + between, first, rest, type_code), year, first, rest)


def _is_joined(match: re.Match[str], type_code: str | None) -> bool:
    """Tell whether the type's name proves that a mark was lost before the symbol."""
    if type_code is None:
        return False
    if match["first"].startswith(type_code):
        return bool(match["rest"])
    return bool(match["year"]) and _PLENARY.match(match["first"]) is not None


def _is_spaced(match: re.Match[str], type_code: str | None) -> bool:
    """Tell whether number and sign that stand apart are one symbol: a type's name and a known sign say so."""
    first = match["first"]
    if type_code is None:
        return False
    return is_known(first) if match["rest"] else first in _ALONE


def _canonical(head: str, first: str, rest: str, type_code: str | None) -> str:
    if not rest:
        # A hyphen lost in print (`92/2017/NĐCP`): the type's name, or the only way to part the letters, proves it.
        glued = split_glued(first)
        if (
            glued is None
            and type_code
            and first not in type_codes()
            and first.startswith(type_code)
            and first[len(type_code) :] in body_signs()
        ):
            glued = type_code, first[len(type_code) :]
        if glued is not None:
            first, rest = glued[0], f"{'/' if head[-1] == '-' else '-'}{glued[1]}"
    if type_code and first != type_code and type_codes().get(first) == type_code:
        # A lost stroke; the type's name proves it (`ND-CP` behind Nghị định).
        first = type_code
    return head + _cased(first) + _LETTERS.sub(lambda part: _cased(part.group()), rest)


def _cased(part: str) -> str:
    return official_case().get(part.casefold(), part)
