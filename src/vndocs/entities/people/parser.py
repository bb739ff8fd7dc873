"""Reads people: a word of address or an office beside a name, and the signer under an office in capitals.

A name alone is not read: nothing tells it from a place or a company. What stands beside it is evidence enough, with two
to five words in capitals of which the first is a family name, unless a word of address leads.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...catalogue import find_places
from ...text.lexicon import load
from ...text.spelling import tones
from ..base import Hits, Triggers
from .model import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def _either(words: Iterable[str]) -> str:
    spelled = {form for word in words for form in tones(word)}
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ \n]") for word in longest_first)


_GAP: Final = r"[ \n\t*]{1,6}"
_MARKED: Final = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_UPPER: Final = f"A-Z{_MARKED}"
_LOWER: Final = f"a-z{_MARKED.lower()}"
_SYLLABLE: Final = rf"[{_UPPER}](?:[{_LOWER}]{{0,6}}|\.)(?![^\W_])"
_FAMILIES: Final = frozenset(form for word in _WORDS["families"]["words"] for form in tones(word))
_ADDRESS: Final = _either(_WORDS["address"]["words"])
_RANK: Final = rf"(?P<rank>{_either(_WORDS['ranks']['words'])}){_GAP}"
_BEFORE, _BEHIND = _either(_WORDS["offices"]["before"]), _either(_WORDS["offices"]["behind"])
_OFFICES: Final = _either(_WORDS["offices"]["words"])
_OFFICE: Final = rf"(?P<office>(?:(?:{_BEFORE})[ \n]){{0,2}}(?:{_OFFICES})(?:[ \n](?:{_BEHIND}))?)(?![^\W_])"
_NAME: Final = rf"(?P<name>{_SYLLABLE}(?:[ ]{_SYLLABLE}){{1,4}})"
_NO_NAMES: Final = frozenset(_WORDS["families"]["no_names"])
_PROVINCE: Final = "tỉnh"
_PLACES: Final = frozenset(_WORDS["bodies"]["places"])
_INNER: Final = _either(_WORDS["bodies"]["inner"])
_BODY: Final = re.compile(
    rf"[ \n](?P<body>(?:{_either(_WORDS['bodies']['heads'])})(?![^\W_])"
    rf"(?:[ \n](?:{_INNER}|[{_UPPER}][^\W\d_]{{0,7}}|\d{{1,2}})(?![^\W_])){{0,14}})"
)
_ADDRESSED: Final = re.compile(rf"(?P<address>{_ADDRESS})(?=[ \n])")
_NAMED: Final = re.compile(rf"{_GAP}(?:{_RANK})?{_NAME}")
_LED: Final = re.compile(rf"{_OFFICE}")
_NEXT: Final = re.compile(rf"[ ]?(?:,|[-(])[ \n]?{_OFFICE}")
#: An office in capitals on a line of its own, what stands for the signature, and the name.
_CAPITALS: Final = _either(word.upper() for word in _WORDS["offices"]["words"])
_SIGN: Final = r"(?:\(?[Đđ]ã ký\)?|\(?[Kk]ý[^\n]{0,40})?"
_SIGNED: Final = re.compile(
    rf"(?:^|(?<=\n))[ \t*|]{{0,40}}(?P<office>(?:PHÓ )?(?:{_CAPITALS})(?: THƯỜNG TRỰC)?)"
    rf"(?P<rest>[ ][{_UPPER} ,]{{2,60}})?[ \t*|]{{0,40}}(?:\n[ \t*|]{{0,40}}{_SIGN}){{1,6}}\n?[ \t*|]{{0,60}}"
    rf"(?:{_RANK})?{_NAME}(?=[ \t*|]{{0,20}}(?:\n|$))"
)


def read(hits: Hits) -> list[Reading]:
    """Read all people of a text, in text order."""
    text = hits.text
    found: list[Reading] = []
    for match in _SIGNED.finditer(text):
        if _is_name(text, match.span("name")):
            found.append(_reading(match.start("office"), match, office=match.span("office")))
    for start in _starts(hits):
        reading = _addressed(text, start) or _officed(text, start)
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


def _addressed(text: str, start: int) -> Reading | None:
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
            office, body = behind.span("office"), _body(text, behind.end("office"))
        rank = named.span("rank") if named["rank"] else None
        end = body[1] if body else office[1] if office else name[1]
        return Reading(start, end, name, address.span("address"), rank, office, body)
    led = re.compile(r"[ \n]").match(text, address.end())
    inner = _officed(text, led.end()) if led is not None else None
    return None if inner is None else inner._replace(start=start, address=address.span("address"))


def _officed(text: str, start: int) -> Reading | None:
    """Read an office with a name behind it: `Chủ tịch UBND huyện B Nguyễn Văn A`."""
    match = _LED.match(text, start)
    if match is None:
        return None
    end = match.end("office")
    body = _body(text, end)
    if body is not None:
        # The name at the end of the run of capitals is the person's.
        cut = _name_within(text, body)
        if cut is None:
            named = _NAMED.match(text, body[1])
            if named is None or text[named.start("name") - 1] == "\n" or not _is_name(text, named.span("name")):
                return None
            return Reading(start, named.end("name"), named.span("name"), None, _rank(named), match.span("office"), body)
        name_start, name_end = cut
        kept = text[body[0] : name_start].rstrip(" \n")
        if not kept:
            return Reading(start, name_end, cut, None, None, match.span("office"), None)
        return Reading(start, name_end, cut, None, None, match.span("office"), (body[0], body[0] + len(kept)))
    named = _NAMED.match(text, end)
    if named is None or not _is_name(text, named.span("name")):
        return None
    return Reading(start, named.end("name"), named.span("name"), None, _rank(named), match.span("office"), None)


def _rank(match: re.Match[str]) -> Place | None:
    return match.span("rank") if match["rank"] else None


def _body(text: str, at: int) -> Place | None:
    match = _BODY.match(text, at)
    return match.span("body") if match is not None else None


def _name_within(text: str, body: Place) -> Place | None:
    """Find the name that ends a run of capitals: its first word is a family name behind a place or body."""
    words = [match.span() for match in re.finditer(r"[^\W_]+\.?", text[body[0] : body[1]])]
    for count in (4, 3, 2, 5):
        if len(words) <= count - 1:
            continue
        start, end = body[0] + words[-count][0], body[0] + words[-1][1]
        before = text[body[0] : start].split()[-1:]
        # `UBND xã Lê Lợi`: what stands at once behind the word of a place is its name.
        if _is_name(text, (start, end)) and text[start:end].count(" ") == count - 1:
            is_place = bool(before) and before[0].lower() in _PLACES
            # A province is known: `UBND tỉnh Phan Văn A` names no place.
            is_known = before[:1] != [_PROVINCE] or find_places(" ".join(text[start:end].split()[:2]))
            return None if is_place and is_known else (start, end)
    return None


def _trimmed(text: str, name: Place) -> Place | None:
    """Give a name of two words or more behind a word of address; a line break ends it."""
    words = text[name[0] : name[1]]
    return name if " " in words else None


def _is_name(text: str, name: Place) -> bool:
    words = text[name[0] : name[1]].split()
    # `tỉnh Y Đặng Thị H`: a letter before a family name is no family.
    is_letter = len(words) > 1 and len(words[0]) == 1 and words[1] in _FAMILIES
    if is_letter or " ".join(words[:2]) in _NO_NAMES:
        return False
    return 2 <= len(words) <= 5 and words[0] in _FAMILIES and all(re.fullmatch(_SYLLABLE, word) for word in words)


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
