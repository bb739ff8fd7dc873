"""Ministries by name: `Bộ Nội vụ` is not `Bộ Tài chính`, the head of a ministry and its other names are the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ..catalogue import find_issuers

_OFFICES: Final = ("bộ trưởng ", "thứ trưởng ", "tổng kiểm toán ", "thống đốc ", "chủ nhiệm ", "liên ")
_LEVEL: Final = "ministry"


def without_office(name: str) -> str:
    """Give the name of a ministry out of that of its head: `Bộ trưởng Bộ Tài chính`."""
    bare = " ".join(name.lower().split())
    for office in _OFFICES:
        bare = bare.removeprefix(office)
    return bare


@lru_cache(maxsize=2048)
def are_two_ministries(one: str, other: str) -> bool:
    """Tell whether two names are of ministries that are known, and of none that both can mean."""
    first, second = (find_issuers(without_office(name), system="state") for name in (one, other))
    if not all(found and all(body.level == _LEVEL for body in found) for found in (first, second)):
        return False
    # One name may be an earlier or later one of the same ministry.
    signs = [
        {body.abbreviation for body in found} | {sign for body in found for sign in body.successors}
        for found in (first, second)
    ]
    return not signs[0] & signs[1]
