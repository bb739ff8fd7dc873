"""Reads the reference tables and cleans their cells: ISO dates, one word of confidence, names without remarks."""

from __future__ import annotations

import csv
import datetime
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Row = dict[str, str]

IN_BRACKETS: Final = re.compile(r"^(.*?)\s*\(([^()]*)\)$")
_DATE: Final = re.compile(r"^(?:(?:(\d{2})/)?(\d{2})/)?(\d{4})$")


def iso(text: str) -> str:
    """Turn `01/07/2025`, `07/2025` or `2025` round; anything else is not a date."""
    match = _DATE.match(text.strip())
    return "-".join(part for part in (match[3], match[2], match[1]) if part) if match else ""


def confidence(text: str) -> str:
    return next((word for word in ("unsure", "verified", "well known") if text.startswith(word)), "unsure")


def read(folder: Path, name: str) -> list[Row]:
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return [
            {key: " ".join(value.split()).replace(" ,", ",") for key, value in row.items()}
            for row in csv.DictReader(lines)
        ]


def joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(word for word in words if word))


def split_name(name: str, by_hand: Mapping[str, list[str]]) -> tuple[str, str]:
    if name in by_hand:
        return by_hand[name][0], by_hand[name][1]
    match = IN_BRACKETS.match(name)
    return (match[1], match[2]) if match else (name, "")


def day_before(text: str) -> str:
    """Give the last day of what ended on a day; where the year alone is known, that year."""
    day = iso(text)
    return day if len(day) == 4 else str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))
