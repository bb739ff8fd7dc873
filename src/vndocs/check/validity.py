"""Which bodies there were on a day, and what came after them.

Ministries before and after 01/03/2025, districts until 30/06/2025, the terms of the National Assembly, provinces before
and after their merger.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

from ..catalogue import find_issuers, places
from ..catalogue.commune import LAST_DAY_OF_DISTRICTS
from ..catalogue.issuer import Issuer
from ..catalogue.names import key
from ..catalogue.place import Place
from ..registry.folding import plain
from ..text.lexicon import load
from .bodies import body_of
from .communes import cities, commune_gone, heirs_of_district
from .ended_names import bare_name, ended_name
from .gone import Gone, was

#: Behind all days.
FOREVER: Final = "9999-12-31"
_PLENARY: Final = re.compile(r"(QH|UBTVQH)(\d{1,2})$")


@cache
def _data() -> dict[str, Any]:
    return load(__package__, "validity.toml")


@cache
def terms() -> dict[int, tuple[str, str]]:
    """Give the first and last day of each term of the National Assembly that is known."""
    return {term["number"]: (term["since"], term["until"]) for term in _data()["terms"]}


@lru_cache(maxsize=1 << 13)
def sign_gone(sign: str, system: str, type_code: str, day: str) -> Gone | None:
    """Tell that no body of a sign existed on a day (or in a year); None where one did or nothing is known."""
    if type_code in _data()["kept"]["types"]:
        return None
    if match := _PLENARY.match(sign):
        term = terms().get(int(match[2]))
        if term is None or was(*term, day):
            return None
        return Gone(sign, *term, _terms_of(match[1], day), True)
    until, bodies = _of_sign(sign, system)
    if until and day > until:
        return Gone(sign, "", until, (), True)
    return _gone(bodies, day) if bodies else None


@lru_cache(maxsize=4096)
def there_until(sign: str, system: str) -> str:
    """Give the last day until which a sign surely had a body; empty where that is to be looked at day by day."""
    until, bodies = _of_sign(sign, system)
    if _PLENARY.match(sign) or any(body.valid_from for body in bodies):
        return ""
    return min((day for day in (until, *map(_until, bodies)) if day), default=FOREVER)


@lru_cache(maxsize=4096)
def _of_sign(sign: str, system: str) -> tuple[str, tuple[Issuer, ...]]:
    """Give the last day of the level that a sign is of, if it ended, and the bodies of a sign that may have ended."""
    until = next((level["until"] for level in _data()["ended_levels"] if sign in level["signs"]), "")
    bodies = find_issuers(sign, system=system)
    return until, () if any(not body.valid_from and not _until(body) for body in bodies) else bodies


def _terms_of(sign: str, day: str) -> tuple[str, ...]:
    return tuple(f"{sign}{number}" for number, term in terms().items() if was(*term, day))[:2]


@lru_cache(maxsize=1 << 13)
def name_gone(name: str, day: str) -> Gone | None:
    """Tell that the body of a name did not exist on a day: a ministry, a district body, one of a merged province."""
    bodies = _of_name(name)
    reasons = (ended_name(name, day), _gone(bodies, day) if bodies else None, _place_gone(name, day))
    found = [gone for gone in reasons if gone is not None]
    # What is sure counts more than what names the successor better.
    return next((gone for gone in found if gone.is_verified), found[0] if found else None)


@lru_cache(maxsize=4096)
def _of_name(name: str) -> tuple[Issuer, ...]:
    """Give the bodies of a name, behind the office of who heads it, and without its province."""
    wanted = bare_name(name)
    found = find_issuers(wanted)
    for unit in (" tỉnh ", " thành phố ", " tp "):
        found = found or (find_issuers(wanted[: wanted.index(unit)]) if unit in wanted else ())
    return found


def _gone(bodies: tuple[Issuer, ...], day: str) -> Gone | None:
    if any(was(body.valid_from, _until(body), day) for body in bodies):
        return None
    if not any((until := _until(body)) and day > until for body in bodies):
        # When a body of this name began is seldom known: it may have had another sign or place before.
        return None
    last = max(bodies, key=_until)
    named = tuple(found[0].name for sign in last.successors if (found := find_issuers(sign, system=last.system)))
    until = _until(last)
    return Gone(last.name, last.valid_from, until, named, last.confidence == "verified")


def _until(body: Issuer) -> str:
    for level in _data()["ended_levels"]:
        if body.level == level["issuers_level"]:
            return body.valid_to or str(level["until"])
    return body.valid_to


@cache
def _places() -> dict[str, list[Place]]:
    """Give the provinces by their name without tones."""
    index: dict[str, list[Place]] = {}
    for place in places():
        for name in dict.fromkeys(plain(each).replace("-", " ") for each in (place.name, *place.aliases)):
            index.setdefault(" ".join(name.split()), []).append(place)
    return index


@cache
def _ended_units() -> list[tuple[str, list[str]]]:
    """Give for each level that ended its last day and the words of its units, blanks around them."""
    return [(level["until"], [f" {key(unit)} " for unit in level["units"]]) for level in _data()["ended_levels"]]


def _place_gone(name: str, day: str) -> Gone | None:
    said = body_of(name)
    if not said.kind:
        return None
    if said.level == "xa" and (gone := commune_gone(name, day)) is not None:
        return gone
    # The tones count: `quận` is a unit, the `quan` of `Cục Hải quan` none.
    words = f" {key(name)} "
    for until, units in _ended_units():
        if day > until and any(unit in words for unit in units):
            return Gone(name, "", until, heirs_of_district(name), True)
    if said.level not in ("tinh", "pho") or not said.place:
        return None
    found = _places().get(said.place, [])
    there = [place for place in found if was(place.valid_from, place.valid_to, day)]
    if (
        said.level == "pho"
        and said.place in cities()
        and not any(place.kind.startswith("thành phố") for place in there)
    ):
        # A city within a province was a district.
        heirs = heirs_of_district(name)
        return Gone(name, "", LAST_DAY_OF_DISTRICTS, heirs, True) if day > LAST_DAY_OF_DISTRICTS else None
    if not found or there:
        return None
    last = max(found, key=lambda place: place.valid_to or "9")
    return Gone(f"{last.kind} {last.name}", "", last.valid_to, last.successors, last.confidence == "verified")
