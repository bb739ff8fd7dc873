"""Reads the official layout of a source: anchors first, then what stands around them."""

from __future__ import annotations

import re
from typing import Final

from ...catalogue import find_types
from ...entities.references import code
from ...text.lexicon import load
from ...text.seeking import SPACE, Sought, places
from ...text.source import Source
from . import addressing, anchors, head, metadata, web
from .anchors import Number
from .bases import bases
from .body import body
from .ending import ending
from .folding import plain
from .head import Head
from .issuing import of_body, system_of
from .reading import Reading
from .recipients import receivers
from .signs import named
from .titles import Titled, opens_title, title_below, under, untyped
from .type_lines import type_line

_WORDS: Final = load(__package__)
_MARKS: Final = sorted([*_WORDS["marks"]["urgency"], *_WORDS["marks"]["secrecy"]], key=len, reverse=True)
_MARK: Final = Sought(re.compile(rf"(?P<mark>{'|'.join(_MARKS)})(?=[ *_.]{{0,40}}(?![^\n|\t]))"), *map(tuple, _MARKS))
#: `Luật này được Quốc hội … thông qua ngày …` (78/2025/NĐ-CP, Điều 71).
_PASSED: Final = re.compile(
    r"(?:Hiến pháp|Luật|Bộ luật|Pháp lệnh|Nghị quyết)\s+này\s[^.;]{0,320}?thông\s+qua\s+"
    r"(?P<all>ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>(?:19|20)\d\d))"
)
#: The same words, of which the second begins with a rare letter.
_PASSED_ON: Final = "thông qua ngày"
_THROUGH: Final = "thông"
_BEHIND: Final = "|".join(f"(?<={_THROUGH}{blanks}qua)" for blanks in (r"\s", r"\s\s", r"\s{3}", r"\s{4}"))
_PASSING: Final = Sought(re.compile(rf"qua(?:{_BEHIND})\s{{1,4}}ngày"), ("q", "u", "a", SPACE, f"n{SPACE}"))
#: `Quyết định` / `của Bộ trưởng Bộ Tài chính số 1141-TC/QĐ/CĐKT ngày …`, as the nineties and 1945 head a paper.
_BY: Final = re.compile(r"[\s*_]*[Cc][Ủủ][Aa]\s+(?P<issuer>[^\n,;]{3,90}?)[\s,]+(?P<label>[Ss][ỐốỒồ])\s*:?\s*")
_LEAD: Final = re.compile(r"(?P<type>[^\W\d_]+(?:\s[^\W\d_]+)?)\s+[Ss][ốỐ](?![^\W_])")
#: The line of a site that names a document: `Nghị định số 148/2020/NĐ-CP Sửa đổi, bổ sung …`.
_TITLED: Final = re.compile(r"[ ]+(?!ngày\s|[^\n]{2,40},\s?ngày\s)([^\W\d_][^\n]{10,500})(?=\n|\Z)")
#: A letter that lost its heading begins with its addressee, so near; elsewhere he stands so close below the title.
_FIRST: Final = 60
_NEAR: Final = 1_500
#: Recipients and signature are so long at most.
_TAIL: Final = 5_000
_TELEGRAM: Final = "Công điện"
#: Words of a title that only the Party's papers have, and types of papers that firms write.
_PARTY_WORDS: Final = tuple(_WORDS["titles"]["party"])
_PRIVATE: Final = tuple(_WORDS["titles"]["private"])
_SYSTEMS: Final = ("state", "party", "mass", "court")


def read(source: Source) -> Reading:
    """Read the layout of a source; never raises on any text."""
    text = source.text
    found = Reading(source)
    top = head.find(text)
    begin = 0 if top.is_behind else top.end
    kind = _titled(text, top, begin)
    _heading(found, top)
    _title(found, kind, top.number)
    if kind.type is not None:
        _old_form(found, kind.type[1])
    _metadata(found, top)
    to = addressing.opening(text, begin, len(text)) if kind.type is None else -1
    is_letter = "type" not in found and (kind.title is not None or to >= 0)
    is_official = bool(top.motto or any(name in found for name in ("issuer", "number", "type"))) or 0 <= to < _FIRST
    start, stop = kind.end, len(text)
    if is_official:
        below = kind.end if is_letter and kind.title else begin
        is_telegram = found.fields.get("type", "").startswith(_TELEGRAM)
        addressed = addressing.addressees(text, below, len(text), is_letter=is_letter, is_telegram=is_telegram)
        found.put_several("addressees", [(stretch,) for stretch in addressed])
        if addressed and not is_letter and addressed[-1][1] < start + _NEAR:
            # `Kính trình: …` stands over the bases.
            start = max(start, text.find("\n", addressed[-1][1]))
        stretches, start = bases(text, start, len(text), is_letter=is_letter)
        if stretches:
            found.fields["bases"] = len(stretches)
            found.parts.update({f"bases.{number}": stretch for number, stretch in enumerate(stretches)})
        stop = _end(found, start, top.bodies[0].start if top.is_behind and top.motto and top.bodies else -1)
    elif len(text) < _TAIL - 1 or text.find("ơi nhận", len(text) - _TAIL + 1) >= 0:
        # The end of a paper that lost its heading
        stop = _end(found, max(0, len(text) - _TAIL), -1, is_sure=False)
    if "date" not in found:
        _passed(found, start)
    if top.motto is not None and not top.is_behind:
        _marks(found, top)
    if top.motto is None:
        _page(found)
    found.tree = body(text, start, stop, is_letter=is_letter, is_official=is_official)
    system = system_of(
        found.fields.get("issuer"), found.fields.get("superior"), top.motto.system if top.motto else None
    ) or _system(found)
    if system is not None:
        found.fields["system"] = system
    return found


def _system(found: Reading) -> str | None:
    """Say whose paper one without motto is, from its number, else from a type that only the State has."""
    system = code.split(found.fields.get("number")).system
    if system in _SYSTEMS:
        return system
    types = find_types(found.fields["type"]) if "type" in found else ()
    if types and all(kind.system == "normative" for kind in types):
        return "state"
    for name in ("on_behalf_of", "position"):
        if (signing := system_of(found.fields.get(name), None, None)) is not None:
            return signing
    if any(word in plain(found.fields.get("title", "")) for word in _PARTY_WORDS):
        return "party"
    return "other" if plain(found.fields.get("type", "")).startswith(_PRIVATE) else None


def _titled(text: str, top: Head, begin: int) -> Titled:
    is_headed = top.motto is not None or top.number is not None
    reach = min(len(text), begin + (4_000 if is_headed else 400))
    if top.is_behind:
        kind = type_line(text, 0, reach)
        return under(text, kind, reach) if kind is not None else Titled(None, None, 0)
    kind = top.type or type_line(text, begin, reach)
    if kind is not None:
        return under(text, kind, reach)
    letter = addressing.opening(text, begin, reach)
    number = top.number
    floor = top.start if number is None else number.end if number.code else number.label
    return untyped(text, begin, floor, letter if letter >= 0 else min(reach, begin + 500))


def _heading(found: Reading, top: Head) -> None:
    if top.bodies:
        *above, issuer = top.bodies
        found.put("issuer", (issuer.start, issuer.end), issuer.name)
        if above:
            found.put("superior", (above[0].start, above[-1].end), " ".join(upper.name for upper in above))
    if top.number is not None and top.number.code:
        found.put("number", (top.number.start, top.number.end), top.number.code)
    if top.dated is not None:
        if top.dated.place is not None:
            found.put("place", top.dated.place)
        if top.dated.date is not None:
            found.put("date", (top.dated.date_start, top.dated.end), top.dated.date)


def _title(found: Reading, kind: Titled, number: Number | None) -> None:
    if kind.type is not None:
        words = found.words(kind.type)
        found.put("type", kind.type, words[:1].upper() + words[1:].lower())
        text, end = found.source.text, kind.type[1]
        if "issuer" not in found and (stop := of_body(text, end, min(len(text), end + 160))):
            found.put("issuer", (text.index(" ", end + 2) + 1, stop))
    elif number is not None and number.code and (lead := _LEAD.match(found.source.text, number.label)) is not None:
        # `Bản án số: 15/2023/HS-ST` names its type nowhere else.
        found.put("type", lead.span("type"), lead["type"][:1].upper() + lead["type"][1:].lower())
    if kind.title is not None:
        found.put("title", kind.title)


def _old_form(found: Reading, start: int) -> None:
    """Read `của …, số …, ngày …` behind the name of the type, which ends at `start`."""
    text = found.source.text
    match = _BY.match(text, start)
    if match is None:
        return
    read = anchors.code_at(text, match.end())
    if read is None:
        return
    end, printed = read
    if "number" in found and found.fields["number"] != printed:
        return
    if "number" not in found or "issuer" not in found:
        found.put("number", (match.end(), end), printed)
        found.put("issuer", match.span("issuer"))
    date = next((line for line in anchors.anywhere(text, end, min(len(text), end + 60)) if line.date), None)
    if date is not None:
        end = date.end
        if "date" not in found:
            found.put("date", (date.date_start, date.end), date.date)
    found.drop("title")
    if opens_title(text, end) and (title := title_below(text, end, min(len(text), end + 2_000))) is not None:
        found.put("title", title)


def _metadata(found: Reading, top: Head) -> None:
    """Fill in from printed metadata what the heading leaves out."""
    text = found.source.text
    if top.motto is not None and "number" in found and "date" in found:
        return
    for name, stretch in metadata.rows(text, min(len(text), head.REACH)).items():
        # What a whole heading does not say is not there.
        if name in found or (top.motto is not None and name in ("title", "type", "issuer")):
            continue
        if name == "number":
            read = anchors.code_at(text, stretch[0])
            if read is not None:
                found.put("number", (stretch[0], read[0]), read[1])
        elif name == "date":
            if (day := metadata.day(text[slice(*stretch)])) is not None:
                found.put("date", stretch, day)
        else:
            found.put(name, named(text, *stretch) if name == "signer" else stretch)


def _page(found: Reading) -> None:
    """Read a web page: an article's own day and author, and the lines of its site; a title that names the document."""
    text = found.source.text
    found.boilerplate = web.boilerplate(text)
    if "number" in found:
        printed = found.fields["number"]
        at = text.find(f"{printed} ", 0, head.REACH) if found.boilerplate and "title" not in found else -1
        rest = _TITLED.match(text, at + len(printed)) if at >= 0 else None
        if rest is not None:
            found.put("title", rest.span(1))
        return
    if (day := web.published(text)) is not None:
        found.put("published", day[1], day[0])
    if (name := web.author(text, is_page="published" in found or bool(found.boilerplate))) is not None:
        found.put("author", name)


def _end(found: Reading, start: int, boxes: int, *, is_sure: bool = True) -> int:
    """Read recipients and signature; give where the document itself ends."""
    text = found.source.text
    if not is_sure and receivers(text, start, len(text)) < 0:
        return len(text)
    signed, recipients, stop = ending(text, start, boxes)
    if not is_sure and not (signed.signer and signed.position and len(recipients) > 1):
        return len(text)
    found.put_several("recipients", recipients)
    if signed.authority is not None:
        found.put("authority", signed.authority[1:], signed.authority[0])
    for name in ("on_behalf_of", "position", "signer"):
        found.put_pieces(name, getattr(signed, name))
    return stop


def _passed(found: Reading, start: int) -> None:
    """Take the day of the passing formula, which stands at the end of laws and resolutions."""
    text = found.source.text
    passed = places(text, _PASSED_ON, rarest=_PASSED_ON.index("q"))
    at = passed[-1] if passed else -1
    if at < 0:
        floor = max(start, len(text) - 6_000)
        passing = _PASSING.each(text, floor, len(text))
        at = text.rfind(_THROUGH, floor, passing[-1].start()) if passing else -1
    if at < 0:
        return
    for match in _PASSED.finditer(text, max(start, at - 400), min(len(text), at + 80)):
        date = anchors.edtf(match)
        if date is not None:
            found.put("date", match.span("all"), date)
            return


def _marks(found: Reading, top: Head) -> None:
    """Find the marks of urgency and secrecy that stand alone in the heading."""
    text = found.source.text
    marks = _MARK.each(text, top.start, min(len(text), top.end + 300))
    found.put_several("marks", [(mark.span(),) for mark in marks if _is_alone(text, mark.start())])


def _is_alone(text: str, start: int) -> bool:
    """Say whether nothing stands before a mark in its cell."""
    before = text[max(0, start - 41) : start].rstrip(" *_")
    return before[-1] in "\n|\t" if before else start <= 40
