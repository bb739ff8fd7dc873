"""What the document in hand is: the type in its heading, its own number, and the papers that it carries.

`QUY CHẾ … (Ban hành kèm theo Quyết định số 12/2024/QĐ-UBND)` has no number of its own and goes by that of its carrier
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ...entities.provisions.pointing import TYPES
from ...entities.references.names import usual_name
from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .light import Heading, Target

_RULE: Final = " \t*_#|>:."
_HEADING: Final = 4000
#: Types whose heading goes on with their name on the line: `LUẬT ĐẤT ĐAI`.
_NAMED: Final = ("BỘ LUẬT ", "LUẬT ", "PHÁP LỆNH ", "HIẾN PHÁP ", "ĐIỀU LỆ ", "NGHỊ QUYẾT SỐ", "QUYẾT ĐỊNH SỐ")
_CARRIED: Final = "èm theo"
_BEFORE_CARRIED: Final = re.compile(r"\n[ \t*_]*\([\s*_]*(?:Được\s+)?(?:[Bb]an\s+hành\s+)?[Kk]\Z")
_APPENDICES: Final = tuple(load(__package__)["appendices"]["names"])
_LINES_ABOVE: Final = 8
#: An appendix begins a line in capitals.
_APPENDIX: Final = re.compile(r"[ \t*_#|]*PHỤ LỤC(?:[ \t]+(?:SỐ[ \t]+)?[0-9A-ZIVX.]{1,6})?[ \t*_.:]*(?:\n|\Z)")


class Part(NamedTuple):
    """A stretch of the file with a numbering of its own: the document, a paper that it carries, or an appendix."""

    start: int
    end: int
    kind: str
    target: Target | None
    names: frozenset[str]


class Own(NamedTuple):
    """The document in hand: the names it goes by, in lower case, and the target that stands for it."""

    names: frozenset[str]
    code: str | None
    target: Target
    date: str | None


def read_own(text: str, references: Sequence[ReferenceReading]) -> Own:
    """Read what the document says of itself in its heading."""
    reading = next((reading for reading in references[:80] if reading.role == "own"), None)
    found = _heading_type(text)
    if reading is None and found is None:
        return Own(frozenset(), None, Target("self", None, None), None)
    names, code = set(), found.type if found is not None else None
    if found is not None and found.type_name:
        names.add(found.type_name.lower())
    if reading is not None:
        code = reading.type or code
        name = reading.type_name or (usual_name(reading.type) if not names else None)
        if name:
            names.add(name.lower())
        said = reading
        if reading.type_name is None:
            # `Số: 06/2024/QĐ-UBND` says no name; the heading below does.
            said = reading._replace(type_name=found.type_name if found is not None else usual_name(reading.type))
        return Own(frozenset(names), code, Target("self", (reading.start, reading.end), said), reading.date)
    return Own(frozenset(names), code, Target("self", None, found), None)


def _heading_type(text: str) -> Heading | None:
    at, stop = 0, min(len(text), _HEADING)
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        line = text[at:end].strip(_RULE)
        at = end + 1
        if len(line) > 3 and line.isupper():
            name = _named(line)
            if name is not None:
                return name
    return None


def _named(line: str) -> Heading | None:
    found = TYPES.get(" ".join(line.lower().split()))
    if found is None:
        lead = next((lead for lead in _NAMED if line.startswith(lead)), None)
        found = TYPES.get(lead.removesuffix(" SỐ").strip().lower()) if lead else None
    return Heading(found.code, found.name) if found is not None else None


def read_parts(text: str, references: Sequence[ReferenceReading]) -> list[Part]:
    """Part the file into the document and what it carries, in text order; the parts cover it all."""
    begins: list[tuple[int, str, Target | None, frozenset[str]]] = []
    at = text.find(_CARRIED)
    number = 0
    while at >= 0:
        if _BEFORE_CARRIED.search(text, max(0, at - 40), at):
            while number < len(references) and references[number].start < at:
                number += 1
            carrier = references[number] if number < len(references) and references[number].start < at + 60 else None
            begins.append(_carried(text, text.rfind("\n", 0, at), carrier))
        at = text.find(_CARRIED, at + 1)
    at = text.find("\n")
    at = text.find("PHỤ LỤC", at) if at >= 0 else -1
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        if at - line < 8 and _APPENDIX.match(text, line):
            begins.append((line, "appendix", None, frozenset()))
        at = text.find("PHỤ LỤC", at + 1)
    begins.sort(key=lambda begin: begin[0])
    parts = [Part(0, len(text), "document", None, frozenset())]
    for start, kind, target, names in begins:
        if start - parts[-1].start < 200 and parts[-1].kind == "appendix" and kind == "appendix":
            continue
        if start < 20:
            # What stands at the top of all is the document in hand.
            parts[0] = parts[0]._replace(kind=kind, target=target, names=names)
            continue
        parts[-1] = parts[-1]._replace(end=start)
        parts.append(Part(start, len(text), kind, target, names))
    return parts


def _carried(text: str, line: int, carrier: ReferenceReading | None) -> tuple[int, str, Target | None, frozenset[str]]:
    """Read the name above `(Ban hành kèm theo …)`."""
    end, seen = line, 0
    top = max(0, line - 900)
    while end > top and seen < _LINES_ABOVE:
        start = text.rfind("\n", top, end) + 1
        words = text[start:end].strip(_RULE)
        if words and not words.isupper() and not words[0].isupper() and not words[0].islower():
            break
        seen += bool(words)
        if words.isupper():
            if words.startswith(_APPENDICES):
                return start, "appendix", None, frozenset()
            found = _named(words)
            if found is not None:
                place = (carrier.start, carrier.end) if carrier is not None else None
                said: Any = (
                    found
                    if carrier is None
                    else carrier._replace(
                        type=found.type, type_name=found.type_name, title=None, issuer=None, provisions=()
                    )
                )
                names = frozenset([found.type_name.lower()] if found.type_name else [])
                return start, "enclosed", Target("enclosed", place, said), names
        if start <= top:
            break
        end = start - 1
    return max(0, line), "appendix", None, frozenset()
