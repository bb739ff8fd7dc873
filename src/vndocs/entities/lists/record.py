"""Lists as records and as values: `{"items": [{"start": 200, "marker": "(1)", "label": "1", "depth": 0}]}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ...text.normalize import INVISIBLE
from ...text.source import Source, composed
from ..base import Kind
from .model import ListItem, NumberedList
from .numbering import oddities
from .signs import Sign, sign_of

if TYPE_CHECKING:
    from .reading import Reading

#: What may stand behind the words of an item, in front of the next marker.
_BEHIND: Final = frozenset(" \n\t*_>#|+-“«")
#: What may stand on a line in front of its marker, and how much of it.
_FRONT: Final = " \t*_>#|“\"‘'«+-"
_LONGEST_FRONT: Final = 40
#: What else may stand there where the next item is quoted.
_BEFORE_QUOTED: Final = "\"'‘ \n\t*_>|-"
_AFTER_MARKER: Final = frozenset(" \t\n*_")
#: Emphasis, with nothing behind it but the sign that ends the marker.
_EMPHASIS: Final = re.compile(r"[*_]+(?=([.:)/-]))?")
_OFFSET: Final = {"type": "integer", "minimum": 0}


def contents(reading: Reading) -> list[tuple[int, int]]:
    """Give where the words of each item begin and end."""
    text, stops = reading.text, (*reading.starts[1:], reading.end)
    spans: list[tuple[int, int]] = []
    for start, sign, stop in zip(reading.starts, reading.signs, stops, strict=True):
        begin = start + len(sign[0])
        while begin < stop and text[begin] in _AFTER_MARKER:
            begin += 1
        while stop > begin and text[stop - 1] in _BEHIND:
            stop -= 1
        spans.append((begin, stop))
    for index in reading.quoted:
        if index:
            begin, stop = spans[index - 1]
            spans[index - 1] = begin, begin + len(text[begin:stop].rstrip(_BEFORE_QUOTED))
    return spans


def record(reading: Reading, source: Source) -> dict[str, Any]:
    """Give the fields of a reading for JSON; offsets are those of the raw text."""
    items = _items(reading, source)
    for index in reading.quoted:
        items[index]["quoted"] = True
    fields: dict[str, Any] = {"inline": reading.inline, "items": items}
    if reading.is_odd:
        fields.update(odd(reading))
    return fields


def odd(reading: Reading) -> dict[str, Any]:
    """Give what a record says of the numbering of a list where something is missing or there twice."""
    missing, again = oddities(reading.signs, reading.depths, reading.quoted)
    gaps = [{"before": gap.before, "missing": list(gap.missing)} for gap in missing]
    return {key: found for key, found in (("gaps", gaps), ("repeats", again)) if found}


def _items(reading: Reading, source: Source) -> list[dict[str, Any]]:
    """Give the items with the places and the letters that they have in the raw text."""
    raw, moved, items = source.raw, source.map, []
    columns = zip(reading.starts, reading.signs, reading.depths, contents(reading), strict=True)
    for start, sign, depth, (begin, stop) in columns:
        marker, label = sign.marker, sign.label
        end = start + len(marker)
        if stop <= begin:
            begin = stop = end
        if moved is not None:
            begin, stop = source.span(begin, stop) if stop > begin else (source.span(start, end).end,) * 2
            start, end = source.span(start, end)
        if raw[start:end] != marker:
            marker, label = printed(raw[start:end], sign)
        words = [begin, stop]
        items.append(
            {"start": start, "marker": marker, "label": label, "depth": depth, "kind": sign.kind, "content": words}
        )
    return items


def printed(marker: str, sign: Sign) -> tuple[str, str]:
    """Give a marker as printed and its label, the sign as read where the print is none."""
    again = sign_of(_clean(marker))
    if again is not None and (again.kind == sign.kind or (again.other is not None and again.other.kind == sign.kind)):
        return marker, again.label if sign.kind == "bullet" else sign.label
    return sign.marker, sign.label


def value(reading: Reading, source: Source) -> NumberedList:
    """Give the public value of a reading."""
    fields = record(reading, source)
    return from_record({**fields, "start": 0, "text": source.raw})


def from_record(fields: Mapping[str, Any]) -> NumberedList:
    """Make the value of a record again; the record's `start` and `text` give the words of its items."""
    text, origin = fields["text"], fields["start"]
    items = []
    for item in fields["items"]:
        begin, stop = item["content"]
        items.append(
            ListItem(
                marker=_clean(item["marker"]),
                text=composed(text[begin - origin : stop - origin]),
                depth=item["depth"],
                kind=item["kind"],
                quoted=item.get("quoted", False),
            )
        )
    return NumberedList(inline=fields["inline"], items=tuple(items))


def _clean(marker: str) -> str:
    if not marker.isascii():
        marker = "".join(char for char in unicodedata.normalize("NFC", marker) if char not in INVISIBLE)
    if "*" in marker:
        marker = _EMPHASIS.sub(_closing, marker) if marker.strip("*") else marker
    return " ".join(marker.split()) or marker


def _closing(match: re.Match[str]) -> str:
    return "" if match[1] else " "


def parts(reading: Reading) -> Mapping[str, tuple[int, int]]:
    """Give the places of the items, `items.0`, `items.1`, …, each from its marker to the end of its own words."""
    return {
        f"items.{index}": (start, stop if stop > begin else start + len(sign.marker))
        for index, (start, sign, (begin, stop)) in enumerate(
            zip(reading.starts, reading.signs, contents(reading), strict=True)
        )
    }


def whole(reading: Reading) -> tuple[int, int]:
    """Give a list with the Markdown signs and the quotation mark around it."""
    text, start, end = reading.text, reading.start, reading.end
    line = text.rfind("\n", max(0, start - _LONGEST_FRONT), start) + 1
    front = text[line:start]
    if front and not front.strip(_FRONT) and (line or start <= _LONGEST_FRONT):
        start -= len(front.lstrip())
    while text[end : end + 1] in ("*", "_"):
        end += 1
    return start, end


class ListKind(Kind[NumberedList, "Reading"]):
    """The kind, with the form of its records, in which items have places."""

    def record_schema(self) -> dict[str, Any]:
        """Give the JSON Schema of a record's fields."""
        schema = NumberedList.model_json_schema(mode="serialization")
        item = schema["$defs"]["ListItem"]
        fields = item["properties"]
        del fields["text"]
        content: Sequence[Any] = (
            "First code point of the item's words and the one behind them, markers of its own items apart",
        )
        item["properties"] = {
            "start": {**_OFFSET, "description": "First code point of the marker in the document"},
            "marker": fields.pop("marker"),
            "label": {"type": "string", "description": "Number or letter of the marker; the sign itself for bullets"},
            **fields,
            "content": {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2, "description": content[0]},
        }
        schema["properties"]["gaps"] = {
            "type": "array",
            "description": "Labels missing in front of the item with the index `before`",
            "items": {
                "type": "object",
                "properties": {"before": _OFFSET, "missing": {"type": "array", "items": {"type": "string"}}},
            },
        }
        schema["properties"]["repeats"] = {
            "type": "array",
            "items": _OFFSET,
            "description": "Indexes of items whose label their level had passed before",
        }
        return schema
