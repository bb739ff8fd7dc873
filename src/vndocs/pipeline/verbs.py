"""The same verbs for every kind: `find` looks anywhere, `parse` takes the whole string, `format` writes."""

from __future__ import annotations

import datetime
from typing import Any, Generic, TypeVar

from ..entities.amounts import Amount
from ..entities.base import Kind, Value
from ..entities.dates import DateValue
from ..entities.lists import NumberedList
from ..entities.mention import Mention
from ..entities.people import Person
from ..entities.provisions import Pointer, algebra
from ..entities.references import Reference
from ..errors import ParseError, StyleError
from ..text.source import Source
from .kinds import ALL_KINDS, KINDS
from .parse import parse as parse_document

V = TypeVar("V", bound=Value)


class Verbs(Generic[V]):
    """The verbs of one kind: `vndocs.amounts.parse("1,5 tỷ đồng")`."""

    def __init__(self, key: str, kind: Kind[V, Any]) -> None:
        self._key = key
        self._kind = kind
        self.name = kind.name
        self.model = kind.model
        self.styles = kind.styles

    def find(self, text: str | Source, *, reference_date: datetime.date | None = None) -> list[Mention[V]]:
        """Find every mention of this kind in a text; never raises."""
        # What a mention means needs the whole document; a list of mentions says what they say.
        document = parse_document(text, (self._key,), reference_date=reference_date, resolve=False)
        return list(document._of(self._key))

    def parse(self, text: str, *, reference_date: datetime.date | None = None) -> V:
        """Read a string that is one value whole, blanks at its ends apart.

        Raises ParseError, with the position at which reading stopped.
        """
        source = Source.of(text)
        mentions = self.find(source, reference_date=reference_date)
        begin = len(text) - len(text.lstrip())
        stop = len(text.rstrip())
        reached = begin
        for mention in mentions:
            start, end = mention.parts.get("whole", mention.span)
            if start == begin and end == stop:
                return mention.value
            if start == begin:
                reached = max(reached, end)
        raise ParseError(text, reached, self._kind.expected)

    def format(self, value: V, style: str = "official") -> str:
        """Write a value in one of this kind's styles.

        Raises StyleError when the style is not one of them or cannot carry the value.
        """
        return self._kind.format(value, style)

    def __repr__(self) -> str:
        return f"<vndocs.{self._kind.name}>"


class ProvisionVerbs(Verbs[Pointer]):
    """The verbs of provisions, and the algebra of sets of them: `vndocs.provisions.fold(…)`."""

    sort = staticmethod(algebra.sort)
    expand = staticmethod(algebra.expand)
    contains = staticmethod(algebra.contains)
    overlaps = staticmethod(algebra.overlaps)
    union = staticmethod(algebra.union)
    intersection = staticmethod(algebra.intersection)
    difference = staticmethod(algebra.difference)
    fold = staticmethod(algebra.fold)


VERBS: dict[str, Verbs[Any]] = {
    key: ProvisionVerbs(key, kind) if key == "internal" else Verbs(key, kind) for key, kind in ALL_KINDS.items()
}

references: Verbs[Reference] = VERBS["references"]
provisions: ProvisionVerbs = ProvisionVerbs("internal", KINDS["internal"])
amounts: Verbs[Amount] = VERBS["amounts"]
dates: Verbs[DateValue] = VERBS["dates"]
lists: Verbs[NumberedList] = VERBS["lists"]
people: Verbs[Person] = VERBS["people"]


def format(value: Value, style: str = "official") -> str:
    """Write any value in a style of its kind.

    Raises StyleError when it is not a value of vndocs or the style is not one of its kind.
    """
    if not isinstance(value, Value):
        raise StyleError(f"expected a value of vndocs, got {type(value).__name__}")
    return type(value).writer(value, style)
