"""A value written so that it fits its place: no more than the span says, in the sentence it stands in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ..entities.amounts import Amount
from ..entities.references import Reference
from ..pipeline.verbs import format
from ..text.lexicon import load
from ..text.spelling import plain_tones, tones

if TYPE_CHECKING:
    from ..entities.base import Value
    from ..entities.mention import Mention

_BLANK: Final = r"[\s_]+"
_WORD: Final = re.compile(r"[^\W\d_]+")


def fitted(mention: Mention[Any], style: str, raw: str) -> str | None:
    """Write a mention's value in a style, fitted to its place; None where it had better stay.

    It stays where only blanks would change, in capitals, where emphasis signs stand inside it, where it leans on a word
    before it (the 10 of `tháng 7, 10`), and where words would be lost that the value does not hold. Raises StyleError
    when the style cannot carry the value.
    """
    old, value = mention.text, mention.value
    if "*" in old or old.isdigit() or (old.isupper() and not isinstance(value, Amount)):
        return None
    if isinstance(value, Reference):
        new = _reference(mention, value, style)
    elif isinstance(value, Amount):
        new = _in_sentence(old, _amount(value, old, style), raw[: mention.start][-40:])
    else:
        new = _in_sentence(old, format(value, style), raw[: mention.start][-40:])
    if new is None or _plain(old) == _plain(new):
        return None if new is None else old
    return new if isinstance(value, Amount) or _lost(old, new) <= _held(value) else None


def _reference(mention: Mention[Reference], value: Reference, style: str) -> str | None:
    """Write a reference anew from its type's name on, or from its code on where the name stands elsewhere.

    The provisions in front stay as they are. The document's own number and headings in capitals are no citations: they
    stay.
    """
    text = mention.text
    parts = mention.parts.items()
    inside = {name: place.start - mention.start for name, place in parts if mention.start <= place.start < mention.end}
    anchor = min(inside.get("code", len(text)), inside.get("title", len(text)))
    if value.role == "own" or text[:anchor].isupper():
        return None
    # The date has no place of its own where it is only a year in the name.
    is_dated = "date" in inside or ("date" not in mention.parts and _year(value) in text)
    said = {"issuer": "issuer" in inside, "title": "title" in inside, "date": is_dated}
    # Provisions stay in front of it, amendments behind it.
    beside: dict[str, Any] = {"provisions": (), "amended_by": ()}
    core = value.model_copy(update={**beside, **{field: None for field, is_said in said.items() if not is_said}})
    written = format(core, style)
    names = list(_pattern(value.name).finditer(text, 0, anchor)) if value.name else []
    if names:
        return text[: names[-1].start()] + written
    if value.code is None or value.code not in written or "code" not in inside:
        return None
    return text[:anchor] + written[written.index(value.code) :]


def _amount(value: Amount, old: str, style: str) -> str:
    """Write an amount without what is said of it outside of its span: the qualifier, the `từ` of a range."""
    is_inside = bool((_words(value.qualifier or "") & _words(old)) - _dispensable())
    new = format(value if is_inside else value.model_copy(update={"qualifier": None}), style)
    word = new.split(" ", 1)[0]
    is_said = not value.is_range or old.casefold().startswith(word)
    return new if is_said or not word.isalpha() else new[len(word) :].lstrip()


def _plain(text: str) -> str:
    """Give a text with single blanks, none beside a hyphen, and composed letters, for comparing."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(plain_tones(unicodedata.normalize("NFC", text).casefold())))


def _lost(old: str, new: str) -> set[str]:
    return _words(old) - _words(new) - _dispensable()


def _held(value: Value) -> set[str]:
    """Give the words that a value holds, written or not."""
    fields = value.model_dump(mode="json").values()
    return _words(" ".join(field for field in fields if isinstance(field, str)))


@cache
def _dispensable() -> frozenset[str]:
    numbers = load("vndocs.text.numerals", "words.toml")
    spelled = [word for table in ("digits", "units", "short_tens", "scales") for word in numbers[table]]
    spelled += [word for words in numbers["particles"].values() for word in words]
    return frozenset([*load(__package__)["dispensable"], *spelled])


def _year(value: Reference) -> str:
    date = value.model_dump(mode="json")["date"]
    return date[:4] if date else "\0"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    spellings = "|".join(_BLANK.join(map(re.escape, spelling.split())) for spelling in tones(name))
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)", re.IGNORECASE)


def _in_sentence(old: str, new: str, before: str) -> str | None:
    """Keep a capital; say no word again that stands in front, and tear none off from it."""
    front = before.split()[-1:] if before[-1:].isspace() else []
    word, _, rest = new.partition(" ")
    begin = old.split()[0].casefold()
    if front and word.isalpha() and front[0].casefold() == word.casefold() != begin:
        new = rest
    elif front and front[0].casefold() in load(__package__)["leaning"] and word.casefold() != begin:
        return None
    return new[:1].upper() + new[1:] if old[:1].isupper() and new[:1].islower() else new
