"""What a số ký hiệu says by itself, taken apart once and remembered: codes are cited again and again."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .marks import right_marks
from .scope import Scope, scope_of
from .validity import FOREVER, there_until


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
    scope = scope_of(code, type_code)
    if scope is None:
        return None
    system = scope.system
    official, whose = right_marks(code) if system in ("unknown", "state", "party") else ("", "")
    until = there_until(scope.signs[0], system) if system in ("state", "party") and scope.signs else FOREVER
    return Facts(scope, official, whose, until)
