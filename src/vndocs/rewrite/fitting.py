"""A value written so that it fits its place: no more than the span says, in the sentence it stands in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ..entities.references import Reference
from ..pipeline.verbs import format
from ..text.spelling import tones

if TYPE_CHECKING:
    from ..entities.base import Mention

_BLANK: Final = r"[\s*_]+"


def fitted(mention: Mention[Any], style: str, raw: str) -> str | None:
    """Write a mention's value in a style, fitted to its place; None where it had better stay.

    Raises StyleError when the style cannot carry the value.
    """
    if isinstance(mention.value, Reference):
        return _reference(mention, mention.value, style)
    return _in_sentence(mention.text, format(mention.value, style), raw[: mention.start][-40:])


def _reference(mention: Mention[Reference], value: Reference, style: str) -> str | None:
    """Write a reference anew from its type's name on, or from its code on where the name stands elsewhere.

    The provisions in front stay as they are. The document's own number and headings in capitals are no citations: they
    stay.
    """
    text = mention.text
    inside = {
        name: place.start - mention.start
        for name, place in mention.parts.items()
        if mention.start <= place.start < mention.end
    }
    anchor = inside.get("code", inside.get("title", len(text)))
    if value.role == "own" or text[:anchor].isupper():
        return None
    # The date has no place of its own where it is only a year in the name.
    is_dated = "date" in inside or ("date" not in mention.parts and _year(value) in text)
    said = {"issuer": "issuer" in inside, "title": "title" in inside, "date": is_dated, "provisions": False}
    default: dict[str, Any] = {"provisions": ()}
    core = value.model_copy(update={field: default.get(field) for field, is_said in said.items() if not is_said})
    written = format(core, style)
    names = list(_pattern(value.name).finditer(text, 0, anchor)) if value.name else []
    if names:
        return text[: names[-1].start()] + written
    if value.code is None or value.code not in written or "code" not in inside:
        return None
    return text[:anchor] + written[written.index(value.code) :]


def _year(value: Reference) -> str:
    date = value.model_dump(mode="json")["date"]
    return date[:4] if date else "\0"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    spellings = "|".join(_BLANK.join(map(re.escape, spelling.split())) for spelling in tones(name))
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)", re.IGNORECASE)


def _in_sentence(old: str, new: str, before: str) -> str:
    """Keep a capital at the beginning of a sentence; do not say a keyword again that stands in front already."""
    word = new.split(" ", 1)[0]
    if (
        word.isalpha()
        and before.rstrip().casefold().endswith(word.casefold())
        and not old.casefold().startswith(word.casefold())
    ):
        new = new[len(word) :].lstrip()
    if old[:1].isupper() and new[:1].islower():
        new = new[:1].upper() + new[1:]
    return new
