"""Documents as the rows of one batch: each is added whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._version import SCHEMA_VERSION
from ...pipeline.document import Document
from ...pipeline.kinds import ALL_KINDS, KINDS
from ...pipeline.layout.read import read as read_layout
from ...pipeline.records import records
from ...pipeline.resolve import Writer
from ...pipeline.tables import records as table_amounts
from .. import shredding
from .entities import Entities
from .kinds import Amounts, Dates, Pointers, References
from .layouts import Layouts
from .leaves import Arrow, Held
from .lists import Lists
from .targets import Names

_ALL: tuple[str, ...] = tuple(KINDS)


class Rows:
    """The columns of some documents, in the order in which they were added."""

    def __init__(self) -> None:
        held: Held = []
        self._held = held
        self._marks: list[int] = []
        #: What is said of a document as a whole, as its record says it.
        self.said: dict[str, list[Any]] = {
            name: [] for name in ("source", "file", "error", "people", "aliases", "table_amounts")
        }
        held += self.said.values()
        self.references, self.pointers = References(held), Pointers(held)
        self.amounts, self.dates, self.lists = Amounts(held), Dates(held), Lists(held)
        self.layouts = Layouts(held)

    def __len__(self) -> int:
        """Count the documents."""
        return len(self.said["source"])

    def add(self, document: Document) -> None:
        """Add what was read of a document; whatever is raised on the way, nothing of it stays.

        Reading is ended here: links, layout and tables are read, where `parse` left them for later.
        """
        self._marks = [len(column) for column in self._held]
        try:
            self._add(document)
        except BaseException:
            self.undo()
            raise

    def undo(self) -> None:
        """Take the last document back."""
        for column, mark in zip(self._held, self._marks, strict=True):
            del column[mark:]

    def fail(self, record: Mapping[str, Any]) -> None:
        """Add the record of a document that could not be read: its name and the error."""
        for name, column in self.said.items():
            column.append(record.get(name))
        self.references.miss()
        self.pointers.miss()
        self.amounts.miss()
        self.dates.miss()
        self.lists.miss()
        self.layouts.miss()

    def _add(self, document: Document) -> None:
        source, readings, resolved = document.source, document.readings, document.resolved
        origin = source.origin
        said: dict[str, Any] = {"source": source.name}
        if origin is not None:
            said["file"] = origin.to_record()
        names = Names(source)
        if "references" in readings:
            links = resolved.references if resolved is not None else None
            self.references.add(source, readings["references"], links, names)
        else:
            self.references.miss()
        if "internal" in readings:
            links = resolved.internal if resolved is not None else None
            self.pointers.add(source, readings["internal"], links, names)
        else:
            self.pointers.miss()
        if "amounts" in readings:
            self.amounts.add(source, readings["amounts"])
            said["table_amounts"] = table_amounts(source) or None
        else:
            self.amounts.miss()
        if "dates" in readings:
            self.dates.add(source, readings["dates"])
        else:
            self.dates.miss()
        if "lists" in readings:
            self.lists.add(source, readings["lists"])
        else:
            self.lists.miss()
        if "people" in readings:
            said["people"] = records(ALL_KINDS["people"], readings["people"], source)
        if resolved is not None:
            writer = Writer(source)
            said["aliases"] = [writer.alias(alias) for alias in resolved.aliases]
        if document.kinds[: len(_ALL)] == _ALL:
            self.layouts.add(read_layout(source))
        else:
            self.layouts.miss()
        for name, column in self.said.items():
            column.append(said.get(name))

    def batch(self, arrow: Arrow, schema: Arrow) -> Arrow:
        """Give the rows as a `pyarrow.RecordBatch`."""
        count = len(self)
        kinds: dict[str, Entities | Layouts] = {
            "references": self.references,
            "internal": self.pointers,
            "amounts": self.amounts,
            "dates": self.dates,
            "lists": self.lists,
            "layout": self.layouts,
        }
        columns = []
        for field in schema:
            if field.name in kinds:
                columns.append(kinds[field.name].array(arrow, field.type))
            elif field.name in self.said:
                columns.append(_said(arrow, self.said[field.name], field.type))
            else:
                columns.append(arrow.array([SCHEMA_VERSION] * count, field.type))
        return arrow.RecordBatch.from_arrays(columns, schema=schema)


def _said(arrow: Arrow, values: list[Any], kind: Arrow) -> Arrow:
    if all(value is None for value in values):
        return arrow.nulls(len(values), kind)
    return shredding.column(arrow, values, kind)
