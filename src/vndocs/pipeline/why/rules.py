"""The name of the rule that read an entity, from what its reading shows."""

from __future__ import annotations

from typing import Any


def rule_of(key: str, reading: Any, raw: list[Any]) -> str:
    """Name the rule of a reading that was kept; `raw` are the readings of its kind before they were joined."""
    return f"{key}/{_RULES[key](reading, raw)}"


def _reference(reading: Any, raw: list[Any]) -> str:
    inside = [core for core in raw if reading.start <= core.start and core.end <= reading.end and not core.inner]
    outer = [core for core in raw if reading.start <= core.start and core.end <= reading.end]
    kinds = {core.kind for core in outer[:1] or inside}
    return kinds.pop() if kinds else "dated"


def _internal(reading: Any, raw: list[Any]) -> str:
    if not reading.provisions:
        return "named"
    return "chain-document" if reading.type_name else "chain-pointing" if reading.pointing else "chain"


def _amount(reading: Any, raw: list[Any]) -> str:
    if reading.value is None:
        return "range"
    return "words" if reading.words else "figures"


def _date(reading: Any, raw: list[Any]) -> str:
    value = reading.value
    if value is None:
        return "impossible"
    if "/" in value:
        return "interval"
    if "T" in value:
        return "time"
    return {4: "year", 10: "day"}.get(len(value), "month" if value[5:7] <= "12" else "part")


def _list(reading: Any, raw: list[Any]) -> str:
    return "inline" if reading.inline else "lines"


def _person(reading: Any, raw: list[Any]) -> str:
    if reading.address is not None:
        return "addressed"
    return "signer" if reading.signs else "office"


_RULES = {
    "references": _reference,
    "internal": _internal,
    "amounts": _amount,
    "dates": _date,
    "lists": _list,
    "people": _person,
}
