"""Takes a số ký hiệu apart: `66.25/2026/NQ-CP` is number 66.25, year 2026, symbol NQ-CP, of a state body.

State papers put a slash behind the number (30/2020/NĐ-CP Annex I), Party papers a hyphen (05-HD/VPTW of 2026). The code
alone is never the key of a document: Party numbers return every term, `165/QĐ-UBND` exists in ten thousand communes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from ...text.lexicon import load

System = Literal["state", "party", "mass", "court", "standard", "historic", "unknown"]


class Code(NamedTuple):
    """The parts of a số ký hiệu as strings, and the system of numbering that its shape belongs to."""

    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    system: System = "unknown"


_WORDS: Final = load(__package__, "code.toml")["symbols"]
_STANDARDS: Final = tuple(_WORDS["standards"])
_MASS: Final = frozenset(_WORDS["mass"])
_MASS_BEGINNINGS: Final = tuple(_WORDS["mass_beginnings"])
_PARTY: Final = frozenset(_WORDS["party"])
_STATE: Final = frozenset(_WORDS["state"])
_JOINT: Final = frozenset(_WORDS["joint"])
_PARTY_ENDINGS: Final = tuple(_WORDS["party_endings"])
_OLD_ALONE: Final = frozenset(_WORDS["historic_alone"])
_OLD_HEADS: Final = frozenset(_WORDS["historic_heads"])
_OLD_BODIES: Final = frozenset(_WORDS["historic_bodies"])
_MATTERS: Final = frozenset(_WORDS["court_matters"])
_INSTANCES: Final = tuple(_WORDS["court_instances"])

_MARKS: Final = re.compile(r"[-/]")
_ORDINAL: Final = r"[0-9]+(?:\.[0-9]+)?[A-Za-zĐđ]?"
_YEAR: Final = r"(?:19|20)[0-9]{2}"
# The groups are number, year, symbol; a year behind the symbol is a habit of data bases (`385/QĐ-CTN-2025`).
_LATE_YEAR: Final = re.compile(rf"({_ORDINAL})([/-])(.*[^\W\d_])[-/]({_YEAR})")
_SLASH: Final = re.compile(rf"({_ORDINAL})/(?:({_YEAR})(?=/|$))?/?(.*)")
_HYPHEN: Final = re.compile(rf"({_ORDINAL})-(?:({_YEAR})(?=/|$))?/?(.*)")
_STANDARD: Final = re.compile(
    r"[A-ZĐ]*?\s*((?:[A-Z]+(?:[/-][A-Z]+)?\s*)?[0-9]+(?:[.-][0-9]+)*?)(?:[:-]((?:19|20)?[0-9]{2}))?(?:/(.+))?"
)


@lru_cache(maxsize=4096)
def split(code: str | None, type_code: str | None = None) -> Code:
    """Take a code apart; the type's code decides where the shape does not (type `TCVN`, code `5712-1993`)."""
    if not code:
        return Code()
    if type_code in _STANDARDS or code.startswith(_STANDARDS):
        bare = next((code[len(sign) :].lstrip() for sign in _STANDARDS if code.startswith(sign)), code)
        match = _STANDARD.fullmatch(bare)
        return Code(match[1], match[2], match[3], "standard") if match else Code(None, None, bare, "standard")
    if match := _LATE_YEAR.fullmatch(code):
        number, mark, symbol, year = match.groups()
    elif match := _SLASH.fullmatch(code) or _HYPHEN.fullmatch(code):
        (number, year, symbol), mark = match.groups(), code[match.end(1)]
    else:
        return Code(code) if code[0].isdigit() and code.isalnum() else Code(None, None, code)
    if not symbol:
        return Code(number, year)
    return Code(number, year, symbol, _system(symbol, year is not None, mark, type_code))


@lru_cache(maxsize=4096)
def _system(symbol: str, has_year: bool, mark: str, type_code: str | None) -> System:
    """Tell whose system a symbol is of; symbols are far fewer than codes."""
    groups = _MARKS.split(symbol)
    first, last = groups[0], groups[-1].rstrip("0123456789")
    if first in _JOINT:
        return "state"
    if first == "AL" or type_code == "BA" or _is_of_court(groups):
        return "court"
    if first.startswith(_MASS_BEGINNINGS) or any(
        group in _MASS or group.startswith(_MASS_BEGINNINGS) for group in groups[1:]
    ):
        return "mass"
    if last in _OLD_BODIES or (not has_year and symbol in _OLD_ALONE) or (mark == "-" and first in _OLD_HEADS):
        return "historic"
    if mark == "-":
        is_party = not has_year and "/" in symbol and len(groups) > 1 and _STATE.isdisjoint(groups)
        return "party" if is_party else "unknown"
    # A Party body behind a state shape (`24/NQ-HU`) leaves the system open.
    is_mixed = any(group in _PARTY or group.endswith(_PARTY_ENDINGS) for group in groups[1:])
    return "unknown" if is_mixed else "state"


def _is_of_court(groups: list[str]) -> bool:
    if groups[0].startswith("QĐ") and groups[0][2:] in _INSTANCES:
        return True
    if groups[0] in _MATTERS:
        return len(groups) == 1 or groups[1] in _INSTANCES
    return any(group.startswith(("VKS", "TAND")) for group in groups)
