"""What a số ký hiệu says by itself, taken apart once and remembered: codes are cited again and again."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from .marks import right_marks
from .scope import Scope, scope_of
from .validity import FOREVER, there_until

_FIGURES: Final = "0123456789"
#: What stands behind a number that is figures alone.
_MARKS: Final = ("/", "-")


class Facts(NamedTuple):
    """What a code says: its scope, and until which day its body was there for sure (`there_until`, empty for none).

    `official` is the code with the right marks and `whose` the system that has them; empty where its own are right.
    """

    scope: Scope
    official: str
    whose: str
    there_until: str


@lru_cache(maxsize=1 << 14)
def facts_of(code: str, type_code: str | None) -> Facts | None:
    """Give what a full code says; None for a number alone."""
    rest = code.lstrip(_FIGURES)
    size = len(code) - len(rest)
    if not size or not rest or rest[0] not in _MARKS:
        return _facts(code, type_code)
    # The figures of the number say nothing of the rest, and there are fewer rests than codes.
    facts = _of_rest(rest, type_code)
    if facts is None or facts.scope.system == "standard":
        return facts and _facts(code, type_code)
    number = code[:size]
    reach, _, year, system, sign, signs, is_party = facts.scope
    scope = Scope(reach, number, year, system, sign, signs, is_party)
    return Facts(scope, number + facts.official[1:] if facts.official else "", facts.whose, facts.there_until)


@lru_cache(maxsize=4096)
def _of_rest(rest: str, type_code: str | None) -> Facts | None:
    return _facts(f"1{rest}", type_code)


def _facts(code: str, type_code: str | None) -> Facts | None:
    scope = scope_of(code, type_code)
    if scope is None:
        return None
    system = scope.system
    official, whose = right_marks(code) if system in ("unknown", "state", "party") else ("", "")
    until = there_until(scope.signs[0], system) if system in ("state", "party") and scope.signs else FOREVER
    return Facts(scope, official, whose, until)
