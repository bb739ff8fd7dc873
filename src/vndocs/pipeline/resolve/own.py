"""What the document in hand is: the type in its heading, and its own number (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from ...entities.provisions.pointing import TYPES
from ...entities.references.names import usual_name
from ...entities.references.reading import ReferenceReading
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
_RULE: Final = re.compile(rf"[{_SIGNS}]*")
#: The first two letters of each name.
_BEGINNINGS: Final = frozenset(name.upper()[:2] for name in (*TYPES, *_NAMED))


class Own(NamedTuple):
    """The document in hand: the names it goes by, in lower case, and the target that stands for it."""

    names: frozenset[str]
    target: Target
    date: str | None


@cache
def _headings() -> re.Pattern[str]:
    """Give the pattern of a line in capitals that is the name of a type, or begins with that of a statute."""
    spelled = sorted((name.upper() for name in TYPES), key=len, reverse=True)
    whole = "|".join(re.escape(name).replace(r"\ ", "[ ]+") for name in spelled)
    named = "|".join(name.upper().replace(" ", "[ ]+") for name in _NAMED)
    return re.compile(cased(rf"(?:({whole})(?=[ \t*_#|>:.]*(?:\n|\Z)|[ ]+SỐ\b)|({named})(?=[ ][^a-zà-ỹ\n]+(?:\n|\Z)))"))


def _lines_of_type(text: str) -> Iterator[re.Match[str]]:
    """Give the lines of the heading that begin with the name of a type in capitals."""
    end = min(len(text), _HEADING)
    pattern = _headings()
    start = 0
    while 0 <= start < end:
        at = _RULE.match(text, start, end).end() if text[start] in _SIGNS else start  # type: ignore[union-attr]
        if text[at : at + 2] in _BEGINNINGS and (match := pattern.match(text, at, end)) is not None:
            yield match
        start = text.find("\n", start, end) + 1 or -1


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
