"""The marks of the other system: `24/NQ-HU` for the Party's `24-NQ/HU`, `45-QĐ/UBND` for the State's `45/QĐ-UBND`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ...catalogue import find_issuers
from ...entities.references.symbol import type_codes
from ...text.lexicon import load
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

_WORDS: Final = load("vndocs.entities.references", "code.toml")["symbols"]
_PARTY: Final = frozenset(_WORDS["party"])
_STATE: Final = frozenset(_WORDS["state"])
#: Before the State's form of 2004 hyphens stood in its codes as well.
_SINCE: Final = "2005"
_SHAPE: Final = re.compile(r"(\d+[a-zđ]?)([-/])([A-ZĐ][A-Za-zĐđ]*)([-/])([A-ZĐ][A-Za-zĐđ]*\d*)((?:[-/][\w]+)*)")
#: A letter of the State in the marks of the Party: `66-UBND/VP` for `66/UBND-VP`.
_LETTER: Final = re.compile(r"(\d+[a-zđ]?)-([A-ZĐ][A-Za-zĐđ]*)/([A-ZĐ][\w&]*)")
#: A number with its year, which the State alone has: `70-2019-TT/BTC`, `12/2019/QĐ/UBND`.
_DATED: Final = re.compile(r"(\d+[a-zđ]?)([-/])((?:19|20)\d\d)([-/])([A-ZĐ][A-Za-zĐđ]*)([-/])([A-ZĐ][\w/-]*)")
#: Joint acts had slashes by right until about 2004.
_JOINT: Final = frozenset(("TTLT", "TTLB", "NQLT"))
#: A hyphen in the place of the slashes: `30-2020-NĐ-CP`, as names of files have it.
_HYPHENS: Final = re.compile(r"\d+[a-zđ]?-(?:(?:19|20)\d\d-)?[A-ZĐ]")


def wrong_separator(subject: Subject) -> Iterator[Finding]:
    """Find codes whose body belongs to one system and whose marks to the other."""
    for citation in subject.citations:
        code = citation.reading.code
        if code is None or citation.scope is None or citation.scope.system not in ("unknown", "state", "party"):
            continue
        official, variant = _right(code)
        if (
            not official
            and (place := citation.reading.code_at)
            and "/" in code
            and "/" not in subject.text[slice(*place)]
        ):
            official, variant = (code, "state") if _HYPHENS.match(subject.words(place)) else ("", "")
        if not official:
            continue
        day = citation.day or citation.scope.year or subject.day or ""
        if variant == "state" and day[:4] < _SINCE and day:
            continue
        place = citation.reading.code_at or (citation.reading.start, citation.reading.end)
        yield subject.finding(
            place, "wrong", citation, variant=variant, fix=(place, official, True), code=code, official=official
        )


@lru_cache(maxsize=4096)
def _right(code: str) -> tuple[str, str]:
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
