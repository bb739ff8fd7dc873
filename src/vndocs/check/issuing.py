"""A body that is named beside the sign of a body in a symbol: `24-NQ/HU của Đảng ủy xã` says two things."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ..catalogue import find_issuers
from ..catalogue.names import key
from ..text.lexicon import load
from .bodies import body_of
from .ministries import without_office

_SIGNS: Final[dict[str, list[str]]] = load("vndocs.check", "bodies.toml")["signs"]
_TERM: Final = re.compile(r"\d+$")
#: Pairs that everyday speech mixes up, and levels of which one can bear the sign of the other.
_LOOSE: Final = frozenset((("cp", "ttg"), ("ttg", "cp"), ("ctn", "qh")))
_LEVELS: Final = {"tinh": {"tinh", "pho"}, "huyen": {"huyen", "pho"}, "tw": {"tw"}, "xa": {"xa", "base"}}
#: The words of these kinds stand in names of other bodies too.
_UNSURE: Final = frozenset(
    ("bo", "mttq", "doan", "ban dang", "vp cap uy", "vpcp", "so", "phong", "chi cuc", "cuc", "tong cuc")
)


@lru_cache(maxsize=1 << 13)
def contradicts(printed: str, sign: str, system: str) -> bool:
    """Tell whether a name as it was printed, line breaks and all, contradicts a sign."""
    words = " ".join(printed.replace("*", " ").split())
    return bool(contradiction(unicodedata.normalize("NFC", words), sign, system))


@lru_cache(maxsize=1 << 13)
def contradiction(said: str, sign: str, system: str) -> str:
    """Tell how surely a name contradicts a sign: `wrong`, `suspect`, or empty where it does not or nothing is known."""
    expected = _SIGNS.get(sign) or _SIGNS.get(_TERM.sub("", sign))
    body = body_of(said)
    if not body.kind:
        return ""
    if expected is None:
        return _ministry(said, sign) if body.kind in ("bo", "cp", "ttg", "ubnd", "hdnd", "qh") else ""
    kind, level = expected
    if body.kind != kind:
        if body.kind in _UNSURE:
            # These words stand in names of other bodies too: `Văn phòng Ủy ban nhân dân`.
            return "suspect"
        return "suspect" if (kind, body.kind) in _LOOSE else "wrong"
    if level and body.level and body.level not in _LEVELS[level]:
        return "wrong"
    return ""


def _ministry(said: str, sign: str) -> str:
    """Compare a ministry with the one of its sign; both have to be known."""
    known = find_issuers(sign, system="state")
    if not known or not all(body.level == "ministry" for body in known):
        return ""
    name = without_office(said)
    wanted = key(name)
    if any(wanted in key(body.name) or key(body.name) in wanted for body in known):
        return ""
    others = find_issuers(name, system="state")
    return "wrong" if others else ""
