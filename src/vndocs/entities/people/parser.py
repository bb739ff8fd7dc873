"""Reads people: a word of address or an office beside a name, and the signer under an office in capitals.

A name alone is not read: nothing tells it from a place or a company. What stands beside it is evidence enough, with two
to five words in capitals of which the first is a family name, unless a word of address leads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...catalogue import find_places
from ...text.lexicon import load
from ..base import Hits, Triggers
from .model import Person
from .names import NAME, SIGNED_NAME, UPPER, either, is_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...text.source import Source

TRIGGERS: Final = Triggers(
    literals=(
        "ồng chí",
        "/c ",
        "ông ",
        "Ông ",
        "ÔNG ",
        "bà ",
        "Bà ",
        "BÀ ",
        "hư ",
        "ịch ",
        "tướng ",
        "rưởng ",
        "iám đốc ",
        "hánh ",
        "hủ nhiệm ",
        "iên ",
        "hẩm phán ",
        "ốc ",
        "hòng ",
        "hanh tra ",
        "ông an ",
        "án ",
    )
)
Place = tuple[int, int]
#: What tells where the name of a body ends that begins at an offset; 0 for none.
EndOfBody = Callable[[str, int], int]


class Reading(NamedTuple):
    """A person as read: offsets in the matched text of the whole and of each part."""

    start: int
    end: int
    name: Place
    address: Place | None
    rank: Place | None
    office: Place | None
    body: Place | None
    #: Whether the name stands below its office, as at the end of a paper.
    signs: bool = False


_WORDS: Final = load(__package__)


_GAP: Final = r"[ \n\t*]{1,6}"
_ADDRESS: Final = either(_WORDS["address"]["words"])
_RANK: Final = rf"(?P<rank>{either(_WORDS['ranks']['words'])}){_GAP}"
_BEFORE, _BEHIND = either(_WORDS["offices"]["before"]), either(_WORDS["offices"]["behind"])
_OFFICES: Final = either(_WORDS["offices"]["words"])
_OFFICE: Final = rf"(?P<office>(?:(?:{_BEFORE})[ \n]){{0,2}}(?:{_OFFICES})(?:[ \n](?:{_BEHIND}))?)(?![^\W_])"
_PROVINCE: Final = "tỉnh"
_PLACES: Final = frozenset(_WORDS["bodies"]["places"])
_INNER: Final = either(_WORDS["bodies"]["inner"])
_BODY: Final = re.compile(
    rf"(?:{either(_WORDS['bodies']['heads'])})(?![^\W_])"
    rf"(?:[ \n](?:{_INNER}|[{UPPER}][^\W\d_]{{0,7}}|\d{{1,2}})(?![^\W_])){{0,14}}"
)
_ADDRESSED: Final = re.compile(rf"(?P<address>{_ADDRESS})(?=[ \n])")
_NAMED: Final = re.compile(rf"{_GAP}(?:{_RANK})?{NAME}")
_LED: Final = re.compile(rf"{_OFFICE}")
_NEXT: Final = re.compile(rf"[ ]?(?:,|[-(])[ \n]?{_OFFICE}")
#: An office in capitals on a line of its own, what stands for the signature, and the name.
_CAPITALS: Final = either(word.upper() for word in _WORDS["offices"]["words"])
_SIGN: Final = r"(?:\(?[ ]?[Đđ]ã k[ýí][ ]?\)?|\(?[Kk][ýí][^\n]{0,40})"
_SIGNED: Final = re.compile(
    rf"(?:^|(?<=\n))[ \t*|]{{0,40}}(?P<office>(?:PHÓ )?(?:{_CAPITALS})(?: THƯỜNG TRỰC)?)"
    rf"(?>(?P<rest>(?:[ ][{UPPER},]{{1,12}}){{1,12}})?[ \t*|]{{0,40}})"
    rf"(?>(?:\n[ \t*|]{{0,60}}(?:{_SIGN}[ \t*|]{{0,20}})?){{1,12}})\n?[ \t*|]{{0,60}}"
    rf"(?:{_RANK})?{SIGNED_NAME}(?=[ \t*|]{{0,20}}(?:\n|$))"
)
#: The same on one line, as columns run together: `GIÁM ĐỐC      Nguyễn Văn A`.
_SIGNED_BESIDE: Final = re.compile(
    rf"(?<![^\W_])(?P<office>(?:PHÓ )?(?:{_CAPITALS})(?: THƯỜNG TRỰC)?)"
    rf"(?P<rest>(?:[ ](?!PHÓ )[{UPPER},]{{1,12}}){{1,12}})?"
    rf"(?:[ ]{{3,40}}|[ ]{{0,4}}\t[ \t]{{0,40}}){_SIGN}?[ \t]{{0,40}}"
    rf"(?:{_RANK})?{SIGNED_NAME}(?=[ \t*|]{{0,20}}(?:\n|$))"
)


def read(hits: Hits, end_of_body: EndOfBody | None = None) -> list[Reading]:
    """Read all people of a text, in text order; `end_of_body` reads the names of bodies, else a short list of words."""
    text, ends = hits.text, end_of_body or _end_of_body
    found: list[Reading] = []
    for pattern in (_SIGNED, _SIGNED_BESIDE):
        for match in pattern.finditer(text):
            if is_name(text, match.span("name")):
                found.append(_reading(match.start("office"), match, office=match.span("office")))
    for start in _starts(hits):
        reading = _addressed(text, start, ends) or _officed(text, start, ends)
        if reading is not None:
            found.append(reading)
    found.sort(key=lambda reading: (reading.start, -reading.end))
    kept: list[Reading] = []
    for reading in found:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _starts(hits: Hits) -> list[int]:
    """Give the starts of words near the triggers, where a person may begin."""
    text, places = hits.text, set()
    for word, found in hits.literals.items():
        for at in found:
            for match in _WORD.finditer(text, max(0, at - 24), at + len(word)):
                if not text[match.start() - 1 : match.start()].isalnum():
                    places.add(match.start())
    return sorted(places)


_WORD: Final = re.compile(r"[^\W\d_][^\W_]*")


def _addressed(text: str, start: int, ends: EndOfBody) -> Reading | None:
    """Read what a word of address begins: `đồng chí Nguyễn Văn A, Bí thư …`, `đồng chí Bí thư … Nguyễn Văn A`."""
    address = _ADDRESSED.match(text, start)
    if address is None:
        return None
    named = _NAMED.match(text, address.end())
    if named is not None and not _LED.match(text, named.start("name")):
        name = _trimmed(text, named.span("name"))
        if name is None:
            return None
        behind = _NEXT.match(text, name[1])
        office = body = None
        if behind is not None:
            office, body = behind.span("office"), _body(text, behind.span("office"), ends)
        rank = named.span("rank") if named["rank"] else None
        end = body[1] if body else office[1] if office else name[1]
        return Reading(start, end, name, address.span("address"), rank, office, body)
    led = re.compile(r"[ \n]").match(text, address.end())
    inner = _officed(text, led.end(), ends) if led is not None else None
    return None if inner is None else inner._replace(start=start, address=address.span("address"))


def _officed(text: str, start: int, ends: EndOfBody) -> Reading | None:
    """Read an office with a name behind it: `Chủ tịch UBND huyện B Nguyễn Văn A`."""
    match = _LED.match(text, start)
    if match is None:
        return None
    end = match.end("office")
    body = _body(text, match.span("office"), ends)
    if body is not None:
        # The name at the end of the run of capitals is the person's.
        cut = _name_within(text, body)
        if cut is None:
            named = _NAMED.match(text, body[1])
            if named is None or text[named.start("name") - 1] == "\n" or not is_name(text, named.span("name")):
                return None
            return Reading(start, named.end("name"), named.span("name"), None, _rank(named), match.span("office"), body)
        name_start, name_end = cut
        kept = text[body[0] : name_start].rstrip(" \n")
        if not kept:
            return Reading(start, name_end, cut, None, None, match.span("office"), None)
        return Reading(start, name_end, cut, None, None, match.span("office"), (body[0], body[0] + len(kept)))
    named = _NAMED.match(text, end)
    if named is None or not is_name(text, named.span("name")):
        return None
    return Reading(start, named.end("name"), named.span("name"), None, _rank(named), match.span("office"), None)


def _rank(match: re.Match[str]) -> Place | None:
    return match.span("rank") if match["rank"] else None


def _body(text: str, office: Place, ends: EndOfBody) -> Place | None:
    """Read the body behind an office; its name may begin with the office's last word: `Trưởng Phòng Tổ chức`."""
    start = office[1] + 1
    if text[office[1] : start] not in (" ", "\n"):
        return None
    last = max(text.rfind(" ", *office) + 1, office[0])
    for begin in (last, start) if text[last : office[1]].lower() in _BEGIN_BODIES else (start,):
        end = ends(text, begin)
        if end > start:
            return start, end
    return None


def _end_of_body(text: str, at: int) -> int:
    match = _BODY.match(text, at)
    return match.end() if match is not None else 0


#: Last words of offices with which a body begins as well.
_BEGIN_BODIES: Final = frozenset(_WORDS["bodies"]["in_offices"])


def _name_within(text: str, body: Place) -> Place | None:
    """Find the name that ends a run of capitals: its first word is a family name behind a place or body."""
    words = [match.span() for match in re.finditer(r"[^\W_]+\.?", text[body[0] : body[1]])]
    for count in (4, 3, 2, 5):
        if len(words) <= count - 1:
            continue
        start, end = body[0] + words[-count][0], body[0] + words[-1][1]
        before = text[body[0] : start].split()[-1:]
        # `UBND xã Lê Lợi`: what stands at once behind the word of a place is its name.
        if is_name(text, (start, end)) and text[start:end].count(" ") == count - 1:
            is_place = bool(before) and before[0].lower() in _PLACES
            # A province is known: `UBND tỉnh Phan Văn A` names no place.
            is_known = before[:1] != [_PROVINCE] or find_places(" ".join(text[start:end].split()[:2]))
            return None if is_place and is_known else (start, end)
    return None


def _trimmed(text: str, name: Place) -> Place | None:
    """Give a name of two words or more behind a word of address; a line break ends it."""
    words = text[name[0] : name[1]]
    # In capitals anything may stand: a family name must lead.
    return name if " " in words and (not words.isupper() or is_name(text, name)) else None


def _reading(start: int, match: re.Match[str], *, office: Place) -> Reading:
    rest = match["rest"]
    body = None
    if rest and rest.strip():
        begin = match.start("rest") + len(rest) - len(rest.lstrip())
        body = (begin, begin + len(rest.strip()))
    return Reading(start, match.end("name"), match.span("name"), None, _rank(match), office, body, signs=True)


def record(reading: Reading, source: Source) -> dict[str, Any]:
    """Give the fields of a record, absent ones left out."""
    fields: dict[str, Any] = {"name": source.words(*reading.name)}
    if reading.address:
        said = source.words(*reading.address).lower()
        fields["address"] = _WORDS["address"]["written"].get(said, said)
    for key in ("rank", "office", "body"):
        place = getattr(reading, key)
        if place:
            fields[key] = source.words(*place)
    return fields


def value(reading: Reading, source: Source) -> Person:
    """Make the public value of a reading."""
    return from_record(record(reading, source))


def from_record(fields: Mapping[str, Any]) -> Person:
    """Make the value of a record's fields."""
    return Person.model_validate(dict(fields))


def parts(reading: Reading) -> dict[str, Place]:
    """Give the places of name, address, rank, office and body."""
    named = {key: getattr(reading, key) for key in ("name", "address", "rank", "office", "body")}
    return {key: place for key, place in named.items() if place}
