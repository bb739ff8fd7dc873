"""What the compiled reader of numbers is told: the words and signs of the lexicons, and what each says by itself.

It reads symbols of the plain form (`Nghị định số 30/2020/NĐ-CP`, `1234/BTC-CST`) and knows which numbers are surely
none. A sign that says more than one thing is told as odd, and left to the grammar.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from ...text.lexicon import load
from ...text.spelling import LETTERS
from ..base import Hits
from . import naming, standards, symbol, worn
from .numbered import (
    ALSO_BODIES,
    BODY_FIRST,
    CONTRACTS,
    FORM_SIGNS,
    STANDARD_CODES,
    STANDARD_ENDS,
    is_plenary,
    number_at,
    numbered_plainly,
    proved_by,
    type_of,
)
from .own_words import Core
from .short import GLUED_TO_NUMBERS, NEVER_SHORT, NUMBERED_SMALL

compiled: Any
try:
    from . import _numbered as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)
#: What a name is: left to the grammar, an abbreviation, no document by a bare number, one if small, glued to it.
_IS_ODD: Final = 1
_IS_ABBREVIATION: Final = 2
_IS_NEVER_SHORT: Final = 4
_IS_SHORT_IF_SMALL: Final = 8
_IS_GLUED: Final = 16
#: What a sign is: a plenary's, a type's and a body's, one that lost its stroke, one that stands alone, a form's.
_IS_PLENARY: Final = 1
_IS_OF_BOTH: Final = 2
_IS_FOR_UNNAMED: Final = 4
_IS_ALONE: Final = 8
_IS_FORM: Final = 16
#: The signs of the National Assembly and of its standing committee, by their terms.
_PLENARY_SIGNS: Final = tuple(f"{sign}{term}" for sign in ("QH", "UBTVQH") for term in range(1, 31))
_MOST_WORDS: Final = 9
_ODD_TYPES: Final = CONTRACTS | STANDARD_CODES
_ODD_SIGNS: Final = BODY_FIRST | frozenset(("L", "LCT"))

#: A form of a name or its words, its code, the official name, flags.
Form = tuple[str, str, str, int]
Words = tuple[tuple[str, ...], str, str, int]
#: The code of a sign's type; that of an unnamed number with a further sign and without; damaged names it proves; flags.
Sign = tuple[str | None, str | None, str | None, tuple[str, ...], int]


def numbered(hits: Hits) -> list[Core]:
    """Read every document that is cited by number, in text order."""
    if compiled is None:
        return numbered_plainly(hits.text, hits.numbers)
    _taught()
    return compiled.read(hits.text, hits.packed, number_at)  # type: ignore[no-any-return]


@cache
def _taught() -> None:
    """Tell the compiled reader, once, what it must know."""
    compiled.learn(
        Core,
        _forms(),
        {sign: _sign(sign) for sign in _signs()},
        _by_last(),
        dict.fromkeys(naming.not_documents()),
        dict.fromkeys(naming.NUMBER_WORDS),
        symbol.official_case(),
        {letter: plain for letter in LETTERS if len(plain := worn.skeleton(letter)) == 1},
        dict.fromkeys(standards.LAST_LETTERS),
        dict.fromkeys(_last_letters()),
        (
            sys.intern("L"),
            "pháp",
            "của",
            worn.SPOILT,
            sys.intern("CV"),
            "".join(sorted(STANDARD_ENDS)),
            standards.BLANK,
        ),
    )


def _forms() -> dict[str, tuple[Form, ...]]:
    return {
        key: tuple((form, *_name(entry)) for form, entry in entries) for key, entries in naming.printed_forms().items()
    }


def _by_last() -> dict[str, tuple[Words, ...]]:
    # A name is looked for in nine words, the first of which may be more than one.
    return {
        last: tuple((tuple(entry.words), *_name(entry)) for entry in entries if len(entry.words) <= _MOST_WORDS)
        for last, entries in naming.names_by_last().items()
    }


def _last_letters() -> Iterator[str]:
    """Give the last two letters of all that is read before a number, in small letters."""
    words = (*naming.spellings(), *naming.NUMBER_WORDS, *(first + letter for first in "s$" for letter in worn.SPOILT))
    return (word[-2:].lower() for word in words)


def _name(entry: naming.Name) -> tuple[str, str, int]:
    about = _IS_ODD if entry.code in _ODD_TYPES or len(entry.words) == _MOST_WORDS else 0
    about |= _IS_ABBREVIATION if entry.is_abbreviation else 0
    about |= _IS_NEVER_SHORT if entry.name.lower() in NEVER_SHORT else 0
    about |= _IS_SHORT_IF_SMALL if entry.name.lower() in NUMBERED_SMALL else 0
    about |= _IS_GLUED if entry.code in GLUED_TO_NUMBERS else 0
    return sys.intern(entry.code), entry.name, about


def _signs() -> list[str]:
    known = {*symbol.type_codes(), *symbol.body_signs(), *_WORDS["alone"], *_WORDS["court_matters"], *FORM_SIGNS}
    return [*_PLENARY_SIGNS, *(sign for sign in known if sign.isalpha())]


def _sign(sign: str) -> Sign | None:
    """Give what a sign says where it stands first in a symbol, None where that is left to the grammar."""
    code = symbol.type_codes().get(sign)
    if sign in _ODD_SIGNS or not (sign in FORM_SIGNS or symbol.is_plain(sign)):
        return None
    unnamed = naming.Naming(0, 0, True, None, None, "")
    with_rest, alone = type_of(sign, "-", unnamed), type_of(sign, "", unnamed)
    if not _ODD_TYPES.isdisjoint((code, with_rest, alone)):
        return None
    flags = (_IS_PLENARY if is_plenary(sign) else 0) | (_IS_OF_BOTH if sign in ALSO_BODIES else 0)
    if code is not None and code != sign:
        flags |= _IS_FOR_UNNAMED
    flags |= (_IS_ALONE if sign in _WORDS["alone"] else 0) | (_IS_FORM if sign in FORM_SIGNS else 0)
    return None if code in ("QH", "CV") else code, with_rest, alone, worn.skeletons(proved_by(sign, "-")), flags
