"""What the document in hand is: the type in its heading, and its own number (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from ...entities.provisions.pointing import TYPES
from ...entities.references.names import usual_name
from ...entities.references.reading import ReferenceReading
from ...text.seeking import Sought
from ...text.spelling import cased
from .light import Heading, Target

_HEADING: Final = 4000
_OWN_AMONG: Final = 80
#: Types whose heading goes on with their name on the line: `LUẬT ĐẤT ĐAI`.
_NAMED: Final = ("bộ luật", "luật", "pháp lệnh", "hiến pháp", "điều lệ")
#: A consolidated text bears the heading of what it consolidates below its own.
_CONSOLIDATED: Final = "văn bản hợp nhất"
#: What may stand before a name on its line.
_SIGNS: Final = " \t*_#|>"
_new: Final = tuple.__new__


class Own(NamedTuple):
    """The document in hand: the names it goes by, in lower case, and the target that stands for it."""

    names: frozenset[str]
    target: Target
    date: str | None


@cache
def _headings() -> tuple[re.Pattern[str], Sought]:
    """Give the pattern of a line in capitals that is the name of a type, or begins with that of a statute.

    Once for the first line, once for those behind a line feed.
    """
    spelled = sorted((name.upper() for name in TYPES), key=len, reverse=True)
    whole = "|".join(re.escape(name).replace(r"\ ", "[ ]+") for name in spelled)
    named = "|".join(name.upper().replace(" ", "[ ]+") for name in _NAMED)
    pattern = cased(
        rf"[{_SIGNS}]*(?:({whole})(?=[ \t*_#|>:.]*(?:\n|\Z)|[ ]+SỐ\b)|({named})(?=[ ][^a-zà-ỹ\n]+(?:\n|\Z)))"
    )
    rows = {tuple(name.upper().split()[0]) for name in (*TYPES, *_NAMED)}
    behind = Sought(re.compile("\n" + pattern), *sorted(rows), after="\n", over=_SIGNS, most=sys.maxsize)
    return re.compile(pattern), behind


def read_own(text: str, references: Sequence[ReferenceReading]) -> Own:
    """Read what the document says of itself in its heading."""
    names, heading = _named_in_heading(text)
    reading = _own_number(references)
    if reading is None:
        return _new(Own, (frozenset(names), _new(Target, ("self", None, heading, ())), None))
    said: Any = reading
    name = reading.type_name or (usual_name(reading.type) if not names else None)
    if name:
        names.add(name.lower())
    if reading.type_name is None:
        # `Số: 06/2024/QĐ-UBND` says no name; the heading below does.
        named = heading.type_name if heading is not None else usual_name(reading.type)
        said = _new(ReferenceReading, (*reading[:3], named, *reading[4:]))
    target = _new(Target, ("self", (reading[0], reading[1]), said, ()))
    return _new(Own, (frozenset(names), target, reading[5]))


def _own_number(references: Sequence[ReferenceReading]) -> ReferenceReading | None:
    for number in range(min(len(references), _OWN_AMONG)):
        reading = references[number]
        if reading[9] == "own":
            return reading
    return None


def _named_in_heading(text: str) -> tuple[set[str], Heading | None]:
    """Give the names of types, in lower case, with which lines begin in capitals, and the first of them."""
    names: set[str] = set()
    heading: Heading | None = None
    end = min(len(text), _HEADING)
    first, behind = _headings()
    match: re.Match[str] | None = first.match(text, 0, end) or behind.search(text, 0, end)
    while match is not None:
        found = TYPES[" ".join((match[1] or match[2]).lower().split())]
        heading = heading or _new(Heading, (found[0], found[1]))
        name = found[1].lower()
        names.add(name)
        if name != _CONSOLIDATED:
            break
        match = behind.search(text, match.end(), end)
    return names, heading
