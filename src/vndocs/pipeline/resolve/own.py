"""What the document in hand is: the type in its heading, and its own number (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
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
    rows = {tuple(name.upper()[:2]) for name in (*TYPES, *_NAMED)}
    behind = Sought(re.compile("\n" + pattern), *sorted(rows), after="\n", over=_SIGNS, most=sys.maxsize)
    return re.compile(pattern), behind


def _lines_of_type(text: str) -> Iterator[re.Match[str]]:
    """Give the lines of the heading that begin with the name of a type in capitals."""
    end = min(len(text), _HEADING)
    first, behind = _headings()
    match = first.match(text, 0, end) or behind.search(text, 0, end)
    while match is not None:
        yield match
        match = behind.search(text, match.end(), end)


def read_own(text: str, references: Sequence[ReferenceReading]) -> Own:
    """Read what the document says of itself in its heading."""
    reading = next((reading for reading in references[:_OWN_AMONG] if reading.role == "own"), None)
    names: set[str] = set()
    heading: Heading | None = None
    for match in _lines_of_type(text):
        found = TYPES[" ".join((match[1] or match[2]).lower().split())]
        heading = heading or Heading(found.code, found.name)
        names.add(found.name.lower())
        if found.name.lower() != _CONSOLIDATED:
            break
    if reading is None:
        return Own(frozenset(names), Target("self", None, heading), None)
    name = reading.type_name or (usual_name(reading.type) if not names else None)
    if name:
        names.add(name.lower())
    said: Any = reading
    if reading.type_name is None:
        # `Số: 06/2024/QĐ-UBND` says no name; the heading below does.
        said = reading._replace(type_name=heading.type_name if heading is not None else usual_name(reading.type))
    return Own(frozenset(names), Target("self", (reading.start, reading.end), said), reading.date)
