"""The parts of a file with a numbering of their own: the document, a paper that it carries, an appendix.

`QUY CHẾ … (Ban hành kèm theo Quyết định số 12/2024/QĐ-UBND)` has no number of its own and goes by that of its carrier
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ...entities.provisions.pointing import TYPES
from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from ...text.seeking import places
from .light import Heading, Target

_RULE: Final = " \t*_#|>:."
_CARRIED: Final = "èm theo"
_BEFORE_CARRIED: Final = re.compile(r"\n[ \t*_]*\([\s*_]*(?:Được\s+)?(?:[Bb]an\s+hành\s+)?[Kk]\Z")
_BEFORE: Final = 40
_APPENDICES: Final = tuple(load(__package__)["appendices"]["names"])
_LINES_ABOVE: Final = 8
_ABOVE: Final = 900
#: An appendix begins a line in capitals.
_APPENDIX: Final = re.compile(r"[ \t*_#|]{0,8}PHỤ LỤC(?:[ \t]+(?:SỐ[ \t]+)?([0-9A-ZIVX.]{1,6}))?[ \t*_.:]*(?:\n|\Z)")
_INDENT: Final = 8
#: A heading that is printed twice near by is one.
_NEAR: Final = 200
#: What stands so near to the top is the heading of the document in hand.
_TOP: Final = 20
_LONGEST_NAME: Final = 4
#: The first words of the names of types, in small letters.
FIRST_OF_TYPES: Final = frozenset(name.split()[0] for name in TYPES)


_new: Final = tuple.__new__
_NO_NAMES: Final[frozenset[str]] = frozenset()


class Part(NamedTuple):
    """A stretch of the file with a numbering of its own, and the names it goes by.

    `label` is an appendix's number, `carrier` the mention of the document that the part is issued with.
    """

    start: int
    end: int
    kind: str
    target: Target | None
    names: frozenset[str]
    label: str = ""
    carrier: ReferenceReading | None = None


def read_parts(text: str, references: Sequence[ReferenceReading]) -> list[Part]:
    """Part a file, in text order; the parts cover it all."""
    begins = [*_carried_papers(text, references), *_appendices(text)]
    parts = [_part(0, len(text), "document")]
    if not begins:
        return parts
    begins.sort(key=lambda part: part.start)
    for part in begins:
        before = parts[-1]
        if part.start - before.start < _NEAR and before.kind == "appendix" == part.kind:
            parts[-1] = before._replace(label=before.label or part.label, carrier=before.carrier or part.carrier)
        elif part.start < _TOP:
            parts[0] = part._replace(start=0)
        else:
            parts[-1] = _new(Part, (before[0], part[0], *before[2:]))
            parts.append(part)
    return parts


def _carried_papers(text: str, references: Sequence[ReferenceReading]) -> list[Part]:
    found: list[Part] = []
    number, count = 0, len(references)
    for at in places(text, _CARRIED):
        low = max(0, at - _BEFORE)
        if text.find("(", low, at) >= 0 and _BEFORE_CARRIED.search(text, low, at):
            while number < count and references[number].start < at:
                number += 1
            near = number < count and references[number].start < at + 60
            found.append(_carried(text, text.rfind("\n", low, at), references[number] if near else None))
    return found


def _appendices(text: str) -> list[Part]:
    found: list[Part] = []
    for at in places(text, "PHỤ LỤC", rarest=2):
        line = text.rfind("\n", max(0, at - _INDENT - 1), at) + 1
        if line and (heading := _APPENDIX.match(text, line)) is not None:
            found.append(_part(line, len(text), "appendix", heading[1] or ""))
    return found


def _carried(text: str, line: int, carrier: ReferenceReading | None) -> Part:
    """Read the name above `(Ban hành kèm theo …)`."""
    end, seen, top = line, 0, max(0, line - _ABOVE)
    while end > top and seen < _LINES_ABOVE:
        start = text.rfind("\n", top, end) + 1
        words = text[max(start, top) : end].strip(_RULE)
        if words.isupper():
            heading = _APPENDIX.match(text, start)
            if heading is not None or words.startswith(_APPENDICES):
                label = (heading[1] or "") if heading is not None else ""
                return _part(start, len(text), "appendix", label, carrier)
            found = _named(words)
            if found is not None:
                return _paper(start, len(text), found, carrier)
        seen += bool(words)
        if start <= top:
            break
        end = start - 1
    return _part(max(0, line), len(text), "appendix", "", carrier)


def _part(start: int, end: int, kind: str, label: str = "", carrier: ReferenceReading | None = None) -> Part:
    """Give a part that goes by no name of its own."""
    return _new(Part, (start, end, kind, None, _NO_NAMES, label, carrier))


def _paper(start: int, end: int, found: Heading, carrier: ReferenceReading | None) -> Part:
    """Give the part of a paper that goes by the number of its carrier."""
    names = frozenset([found.type_name.lower()] if found.type_name else [])
    if carrier is None:
        return Part(start, end, "enclosed", Target("enclosed", None, found), names)
    said: Any = carrier._replace(
        type=found.type, type_name=found.type_name, title=None, issuer=None, provisions=()
    )  # fmt: skip
    return Part(start, end, "enclosed", Target("enclosed", (carrier.start, carrier.end), said), names, "", carrier)


def _named(line: str) -> Heading | None:
    """Give the type whose name a line in capitals begins with: `QUY TRÌNH KIỂM ĐỊNH KỸ THUẬT AN TOÀN`."""
    words = line.lower().split()
    if not words or words[0] not in FIRST_OF_TYPES:
        return None
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        found = TYPES.get(" ".join(words[:length]))
        if found is not None:
            return _new(Heading, (found[0], found[1]))
    return None
