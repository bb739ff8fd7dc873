"""A document: what was found in one source, in text order, as mentions and as a record."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .._version import SCHEMA_VERSION
from ..entities.base import Value
from ..entities.link import Alias, alias_from_record
from ..entities.mention import Mention
from ..errors import RecordError
from ..text.source import Source
from .kinds import ALL_KINDS, KINDS
from .mentions import mention_from_record, mention_of
from .records import records
from .resolve import Link, Resolved, Writer

if TYPE_CHECKING:
    from ..entities.amounts import Amount
    from ..entities.dates import DateValue
    from ..entities.lists import NumberedList
    from ..entities.people import Person
    from ..entities.provisions import Pointer
    from ..entities.references import Reference
    from ..rewrite import Rewritten
    from .layout import Layout
    from .tables import TableAmount

V = TypeVar("V", bound=Value)
#: The kinds whose mentions are linked.
LINKED: Final = ("references", "internal")


# An import that stands in a call costs as much as a short reading each time: what it gives is kept.
@cache
def _layout_of() -> Callable[[Source], Any]:
    """Give what reads the layout, imported when it is first asked for."""
    from .layout import read

    return read


@cache
def _table_amounts_of() -> Callable[[Source], list[dict[str, Any]]]:
    """Give what records the cells of tables, imported when it is first asked for."""
    from .tables import records

    return records


class Document:
    """The entities of one text. Frozen: everything was found and read by `parse`; only the public wrapping is late.

    `references`, `internal`, `amounts`, `dates` and `lists` are tuples of mentions in text order. A kind that was not
    asked for is empty and not in `kinds`. References and pointers have a `link` where the text was resolved.
    """

    __slots__ = (
        "_aliases",
        "_layout",
        "_links",
        "_mentions",
        "_readings",
        "_record",
        "_table_amounts",
        "kinds",
        "source",
    )

    def __init__(
        self,
        source: Source,
        readings: Mapping[str, Sequence[Any]],
        links: Resolved | Callable[[], Resolved] | None = None,
    ) -> None:
        self.source = source
        self._links = links
        self._aliases: tuple[Alias, ...] | None = None
        self.kinds = tuple(readings)
        self._readings = readings
        self._mentions: dict[str, tuple[Mention[Any], ...]] = {}
        self._record: dict[str, Any] | None = None
        self._layout: Layout | None = None
        self._table_amounts: tuple[TableAmount, ...] | None = None

    @property
    def readings(self) -> Mapping[str, Sequence[Any]]:
        """The light readings of each kind, places in the matched text; none for a document made of a record."""
        return {} if self._record is not None else self._readings

    @property
    def is_linked(self) -> bool:
        """Whether `resolved` has links, without making them."""
        return self._links is not None

    @property
    def resolved(self) -> Resolved | None:
        """The light links of references and pointers; None where the text was not resolved or is not at hand."""
        return self._resolved()

    @property
    def references(self) -> tuple[Mention[Reference], ...]:
        """Documents that the text cites, and its own number."""
        return self._of("references")

    @property
    def internal(self) -> tuple[Mention[Pointer], ...]:
        """Pointers that need the document itself or earlier text: `Điều 5 Nghị định này`."""
        return self._of("internal")

    @property
    def amounts(self) -> tuple[Mention[Amount], ...]:
        """Amounts of money."""
        return self._of("amounts")

    @property
    def dates(self) -> tuple[Mention[DateValue], ...]:
        """Dates, periods and points in time, also those inside references."""
        return self._of("dates")

    @property
    def lists(self) -> tuple[Mention[NumberedList], ...]:
        """Numbered and bulleted lists, a tree each."""
        return self._of("lists")

    @property
    def people(self) -> tuple[Mention[Person], ...]:
        """People with office and body; none unless `people` was asked for."""
        return self._of("people")

    @property
    def is_resolved(self) -> bool:
        """Whether it was looked for what short forms and pointers mean."""
        return self._resolved() is not None or (self._record is not None and "aliases" in self._record)

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """The short names that the text declares, `(gọi tắt là Nghị định 30)`; none where it was not resolved."""
        if self._aliases is None:
            if self._record is not None:
                written = self._record.get("aliases", ())
            else:
                writer = Writer(self.source)
                resolved = self._resolved()
                written = [writer.alias(alias) for alias in resolved.aliases] if resolved is not None else ()
            self._aliases = tuple(alias_from_record(alias) for alias in written)
        return self._aliases

    @property
    def layout(self) -> Layout:
        """The official layout: issuer, number, place and date, type and title, bases, body, recipients, signature.

        It is read when first asked for.
        """
        if self._layout is None:
            from .layout import from_record

            self._layout = from_record(_layout_of()(self.source).record())
        return self._layout

    @property
    def table_amounts(self) -> tuple[TableAmount, ...]:
        """Cells of tables in đồng, whose unit stands over the table, in a head or beside the row."""
        if self._table_amounts is None:
            from .tables import from_record

            self._table_amounts = tuple(from_record(amount) for amount in _table_amounts_of()(self.source))
        return self._table_amounts

    def of(self, model: type[V]) -> tuple[Mention[V], ...]:
        """Give the mentions whose value is a `model`, in text order."""
        for key, kind in ALL_KINDS.items():
            if issubclass(kind.model, model):
                return self._of(key)
        raise TypeError(f"expected a value model of vndocs, got {model!r}")

    def __iter__(self) -> Iterator[Mention[Any]]:
        """Give all mentions of all kinds in text order, the wider first where two begin together."""
        everything = [mention for key in ALL_KINDS for mention in self._of(key)]
        everything.sort(key=lambda mention: (mention.span.start, -mention.span.end))
        return iter(everything)

    def at(self, offset: int) -> tuple[Mention[Any], ...]:
        """Give the mentions that cover the code point at `offset` of the raw text."""
        return tuple(mention for mention in self if mention.span.start <= offset < mention.span.end)

    def within(self, span: tuple[int, int]) -> tuple[Mention[Any], ...]:
        """Give the mentions that lie wholly within a span of the raw text."""
        return tuple(mention for mention in self if span[0] <= mention.span.start and mention.span.end <= span[1])

    def to_record(self) -> dict[str, Any]:
        """Give the JSON-ready record; its keys are described in `docs/record.md` and its JSON Schema.

        The layout is in it unless only some kinds were asked for.
        """
        if self._record is not None:
            return copy.deepcopy(self._record)
        record: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "source": self.source.name}
        if self.source.origin is not None:
            record["file"] = self.source.origin.to_record()
        for key, kind in ALL_KINDS.items():
            if key in self._readings:
                record[key] = records(kind, self._readings[key], self.source, self._links_of(key))
        if (resolved := self._resolved()) is not None:
            writer = Writer(self.source)
            record["aliases"] = [writer.alias(alias) for alias in resolved.aliases]
        if "amounts" in self._readings and (found := _table_amounts_of()(self.source)):
            record["table_amounts"] = found
        if self.kinds[: len(KINDS)] == tuple(KINDS) and (layout := _layout_of()(self.source).record()):
            record["layout"] = layout
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any], raw: str | None = None) -> Document:
        """Make the document of a record again, without loss; `raw` is its text, where it is at hand.

        Raises RecordError when the record is of another schema version or lacks a part.
        """
        version = record.get("schema_version")
        if version != SCHEMA_VERSION:
            raise RecordError(f"expected a record with schema_version {SCHEMA_VERSION}, got {version!r}")
        document = cls(Source.of(raw or "", record.get("source")), {key: () for key in ALL_KINDS if key in record})
        for key in document.kinds:
            try:
                document._mentions[key] = tuple(mention_from_record(ALL_KINDS[key], entity) for entity in record[key])
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise RecordError(
                    f"{record.get('source')}: expected {key} as to_record writes them: {error}"
                ) from error
        try:
            if "layout" in record:
                from .layout import from_record

                document._layout = from_record(record["layout"])
            if "table_amounts" in record or not raw:
                from .tables import from_record as table_amount

                document._table_amounts = tuple(table_amount(amount) for amount in record.get("table_amounts", ()))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"{record.get('source')}: expected layout and table_amounts as to_record writes them: {error}"
            raise RecordError(what) from error
        document._record = copy.deepcopy(dict(record))
        return document

    def places(self, span: tuple[int, int]) -> list[dict[str, Any]]:
        """Give where a raw span stands in the file that the document was read from, as records do.

        Empty for a text without a file, and for what the file does not hold (an automatic number).
        """
        origin = self.source.origin
        return origin.places.find(*span) if origin is not None and origin.places is not None else []

    def rewrite(self, style: str | Mapping[str, str] | Callable[[Mention[Any]], str | None] = "official") -> Rewritten:
        """Write the entities anew in a style (one for all kinds, or one a kind, or what a function says).

        Only the characters of the edits change.
        """
        from ..rewrite import rewrite

        return rewrite(self, style)

    def _of(self, key: str) -> tuple[Mention[Any], ...]:
        if key not in self._mentions:
            readings, links = self._readings.get(key, ()), self._links_of(key)
            write = Writer(self.source).link
            self._mentions[key] = tuple(
                mention_of(ALL_KINDS[key], reading, self.source, write(links[number]) if links is not None else {})
                for number, reading in enumerate(readings)
            )
        return self._mentions[key]

    def _links_of(self, key: str) -> Sequence[Link] | None:
        """Give the links of a kind's readings; None where it has none or the text was not resolved."""
        resolved = self._resolved() if key in LINKED else None
        if resolved is None:
            return None
        return resolved.references if key == "references" else resolved.internal

    def _resolved(self) -> Resolved | None:
        """Give the links, made when they are first asked for; None where the text was parsed without."""
        links = self._links
        if links is not None and not isinstance(links, Resolved):
            links = self._links = links()
        return links

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(self._of(key))} {key}" for key in self.kinds)
        return f"Document({self.source.name or 'text'}: {counts})"
