"""The marks in a số ký hiệu: the Party writes `24-NQ/HU`, the State `45/QĐ-UBND`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from ..catalogue import find_issuers
from ..entities.references.symbol import type_codes
from ..text.lexicon import load

_WORDS: Final = load("vndocs.entities.references", "code.toml")["symbols"]
_PARTY: Final = frozenset(_WORDS["party"])
_STATE: Final = frozenset(_WORDS["state"])
_SHAPE: Final = re.compile(r"(\d+[a-zđ]?)([-/])([A-ZĐ][A-Za-zĐđ]*)([-/])([A-ZĐ][A-Za-zĐđ]*\d*)((?:[-/][\w]+)*)")
#: A letter of the State in the marks of the Party: `66-UBND/VP` for `66/UBND-VP`.
_LETTER: Final = re.compile(r"(\d+[a-zđ]?)-([A-ZĐ][A-Za-zĐđ]*)/([A-ZĐ][\w&]*)")
#: A number with its year, which the State alone has: `70-2019-TT/BTC`, `12/2019/QĐ/UBND`.
_DATED: Final = re.compile(r"(\d+[a-zđ]?)([-/])((?:19|20)\d\d)([-/])([A-ZĐ][A-Za-zĐđ]*)([-/])([A-ZĐ][\w/-]*)")
#: Joint acts had slashes by right until about 2004.
_JOINT: Final = frozenset(("TTLT", "TTLB", "NQLT"))


def right_marks(code: str) -> tuple[str, str]:
    """Give the right form of a code and whose it is, the Party's or the State's; nothing where its marks are right."""
    match = _SHAPE.fullmatch(code)
    if match is not None and match[3] in type_codes():
        number, first, kind, second, body, rest = match.groups()
        whose = _system(body)
        if whose == "party" and (first, second) != ("-", "/"):
            return f"{number}-{kind}/{body}{rest}", "party"
        if whose == "state" and (first, second) != ("/", "-"):
            return f"{number}/{kind}-{body}{rest}", "state"
    dated = _DATED.fullmatch(code)
    if dated is not None and dated[5] in type_codes() and dated[5] not in _JOINT:
        number, first, year, second, kind, third, body = dated.groups()
        # Firms and associations number as they like.
        is_state = any(found.system == "state" for found in find_issuers(re.split(r"[-/]", body)[0]))
        if is_state and (first, second, third) != ("/", "/", "-"):
            return f"{number}/{year}/{kind}-{body.replace('/', '-')}", "state"
    letter = _LETTER.fullmatch(code)
    if letter is not None and letter[2] not in type_codes() and _system(letter[2]) == "state":
        return f"{letter[1]}/{letter[2]}-{letter[3]}", "state"
    return "", ""


@lru_cache(maxsize=2048)
def _system(body: str) -> Literal["party", "state"] | None:
    """Tell whose body a sign names; None for one that both have, as BTC is a ministry and a board of the Party."""
    if body in _PARTY or body in _STATE:
        return "party" if body in _PARTY else "state"
    systems = {found.system for found in find_issuers(body)}
    return "party" if systems == {"party"} else "state" if systems == {"state"} else None
