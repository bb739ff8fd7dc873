"""The limits of `limits.toml`: what is aimed at, and what no change may go beyond."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

LIMITS = tomllib.loads((Path(__file__).parent / "limits.toml").read_text("utf-8"))


def gate(name: str, body: str = "") -> float | None:
    """Give what a figure may be at most (for `peer`: at least); None where a body is only reported."""
    limit = LIMITS[name]["gate"]
    return limit.get(body) if isinstance(limit, dict) else limit


def beyond(name: str, figure: float, body: str = "", *, is_floor: bool = False) -> bool:
    """Say where a figure misses its aim, and tell whether it is beyond its gate."""
    aim, limit = LIMITS[name]["aim"], gate(name, body)
    what = f"{name}{f' of {body}' if body else ''}: {figure:.2f}"
    if limit is not None and ((figure < limit) if is_floor else (figure > limit)):
        print(f"{what} is beyond its gate of {limit} (aim {aim})", file=sys.stderr)
        return True
    if limit is not None and ((figure < aim) if is_floor else (figure > aim)):
        print(f"{what} has not reached the aim of {aim}; the gate of today is {limit}")
    return False
