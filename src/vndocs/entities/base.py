"""What every kind of entity shares: its value, its readings, its triggers and its verbs."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict

from ..text.source import Source


class Value(BaseModel):
    """A typed value without a place; frozen, compared by what it says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: Writes a value of this class in a style; set by the kind's formatter.
    writer: ClassVar[Callable[[Any, str], str]]

    def __format__(self, style: str) -> str:
        """Write the value in a style of its kind; the empty style is the official one."""
        return type(self).writer(self, style or "official")

    def __str__(self) -> str:
        """Write the value in its official form."""
        return format(self)


V = TypeVar("V", bound=Value)
V_co = TypeVar("V_co", bound=Value, covariant=True)


class Reading(Protocol):
    """The light form of what was read: a tuple with its place in the matched text, no validation, no copy of text."""

    @property
    def start(self) -> int:
        """Offset in the matched text at which the reading begins."""
        ...

    @property
    def end(self) -> int:
        """Offset in the matched text behind the reading."""
        ...


R = TypeVar("R", bound=Reading)


@dataclass(frozen=True, slots=True, eq=False)
class Triggers:
    """What makes a kind look closer. All are cheap pre-filters: the reader must still decide.

    One is itself alone: scanners are looked up by them for every text, which comparing their words would make dear.

    A number token is `[0-9][0-9.,]*`. `before`: words that, standing before a number (white space between),
    make it a candidate (any letter case). `after`: strings that, standing behind a number (at once or after one
    blank, two at a line's end), make it a candidate; their first two characters are looked at, exact case.
    `literals`: strings that are searched on their own, exact case.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    literals: tuple[str, ...] = ()
    openers: str = ""
    fronts: str = ""


class Hits:
    """What the one pass over a text saw for one kind, in text order; offsets in the matched text.

    `numbers` are (start, end) of candidate number tokens, `literals` the starts of each literal, `lines` the
    line feeds behind which an opener stands. `packed` are the numbers as pairs of 64-bit integers, which a reader in C
    takes. Whoever has only the packed numbers gives them and how they are unpacked: most are never asked for otherwise.
    """

    __slots__ = ("_numbers", "_packed", "_unpack", "lines", "literals", "source", "text")

    def __init__(
        self,
        source: Source,
        numbers: list[tuple[int, int]] | bytes,
        literals: Mapping[str, list[int]] | None = None,
        lines: list[int] | None = None,
        unpack: Callable[[bytes], list[tuple[int, int]]] | None = None,
    ) -> None:
        self.source = source
        #: The matched text.
        self.text = source.text
        self._numbers = None if isinstance(numbers, bytes) else numbers
        self._packed = numbers if isinstance(numbers, bytes) else None
        self._unpack = unpack or _unpack
        self.literals = {} if literals is None else literals
        self.lines = [] if lines is None else lines

    @property
    def numbers(self) -> list[tuple[int, int]]:
        """Candidate number tokens as (start, end)."""
        if self._numbers is None:
            self._numbers = self._unpack(self._packed or b"")
        return self._numbers

    @property
    def packed(self) -> bytes:
        """The same as pairs of 64-bit integers."""
        if self._packed is None:
            self._packed = array("q", itertools.chain.from_iterable(self.numbers)).tobytes()
        return self._packed


def _unpack(packed: bytes) -> list[tuple[int, int]]:
    places = iter(memoryview(packed).cast("q").tolist())
    return list(zip(places, places, strict=True))


@dataclass(frozen=True, slots=True)
class Kind(Generic[V, R]):
    """A kind of entity: its name in records, its model and its rooms' functions.

    `read` finds light readings at the hits; `value` makes the public value of a reading; `record` gives its fields
    for JSON without `start`, `end`, `text`; `from_record` takes them back; `format` writes a value in one of `styles`;
    `expected` says in words what a whole string must be ("an amount of money such as 1,5 tỷ đồng"); `parts` gives
    component offsets in the matched text; `whole` gives the widest stretch that belongs to a reading (with the issuer
    and title that stand outside a reference's span), which is what `parse` wants to cover its string.
    """

    name: str
    model: type[V]
    triggers: Triggers
    read: Callable[..., list[Any]]
    value: Callable[[R, Source], V]
    record: Callable[[R, Source], dict[str, Any]]
    from_record: Callable[[Mapping[str, Any]], V]
    format: Callable[[V, str], str]
    styles: tuple[str, ...]
    expected: str
    parts: Callable[[R], Mapping[str, tuple[int, int]]] = lambda reading: {}
    whole: Callable[[R], tuple[int, int]] = lambda reading: (reading.start, reading.end)
