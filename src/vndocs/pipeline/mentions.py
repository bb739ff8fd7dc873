"""Readings and records as public mentions, each with its link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..entities.base import Kind, Reading, Value
from ..entities.link import KEYS as LINK_KEYS
from ..entities.link import from_record as link_from_record
from ..entities.mention import Mention
from ..text.source import Source, Span
from .records import parts_of

#: What a record says of the place of an entity; the rest is its value.
_PLACED: Final = frozenset(("start", "end", "text", "parts", "places", "generated"))


def mention_of(
    kind: Kind[Any, Any], reading: Reading, source: Source, link: Mapping[str, Any] | None = None
) -> Mention[Any]:
    """Wrap a light reading, and the record of its link, into a public mention."""
    span = source.span(reading.start, reading.end)
    parts = {name: source.span(*place) for name, place in parts_of(kind, reading).items()}
    return _mention(kind, kind.value(reading, source), span, source.raw[span.start : span.end], parts, link or {})


def mention_from_record(kind: Kind[Any, Any], entity: Mapping[str, Any]) -> Mention[Any]:
    """Make the mention, and its link, of an entity's record."""
    is_linked = kind.name in ("references", "provisions")
    apart = (*_PLACED, *LINK_KEYS) if is_linked else _PLACED
    fields = {key: value for key, value in entity.items() if key not in apart}
    parts = {name: Span(*stretch) for name, stretch in entity.get("parts", {}).items()}
    if kind.name == "lists":
        parts = {f"items.{index}": _item_span(item) for index, item in enumerate(entity["items"])} | parts
        fields |= {"text": entity["text"], "start": entity["start"]}
    span = Span(entity["start"], entity["end"])
    return _mention(kind, kind.from_record(fields), span, entity["text"], parts, entity if is_linked else {})


def _item_span(item: Mapping[str, Any]) -> Span:
    begin, end = item["content"]
    return Span(item["start"], end if end > begin else item["start"] + len(item["marker"]))


def _mention(
    kind: Kind[Any, Any],
    value: Value,
    span: Span,
    text: str,
    parts: dict[str, Span],
    link: Mapping[str, Any],
) -> Mention[Any]:
    model = Mention[kind.model]  # type: ignore[name-defined]
    return model(value=value, span=span, text=text, parts=parts, link=link_from_record(link) if link else None)
