"""Documents as the rows of one batch: each is added whole or not at all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from ..._version import SCHEMA_VERSION
from ...pipeline.document import LINKED, Document
from ...pipeline.kinds import ALL_KINDS, KINDS
from ...pipeline.layout.read import read as read_layout
from ...pipeline.layout.reading import told
from ...pipeline.plans import plans
from ...pipeline.records import is_in_file, places_of, records
from ...pipeline.resolve import Writer
from ...pipeline.tables import records as table_amounts
from .. import shredding

compiled: Any
try:
    from . import _columns as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: What pyarrow gives; it has no types.
Arrow = Any

_ALL: Final = tuple(KINDS)


class Rows(ABC):
    """Some documents, in the order in which they were added."""

    #: Documents of so many characters make a batch: what is held of them is freed then.
    most_characters: ClassVar[int]

    def __init__(self, arrow: Arrow, schema: Arrow) -> None:
        self._arrow = arrow
        self._schema = schema

    @abstractmethod
    def __len__(self) -> int:
        """Count the documents."""

    @abstractmethod
    def add(self, document: Document) -> None:
        """Add what was read of a document; whatever is raised on the way, nothing of it stays.

        Reading is ended here: links, layout and tables are read, where `parse` left them for later.
        """

    @abstractmethod
    def fail(self, record: Mapping[str, Any]) -> None:
        """Add the record of a document that could not be read: its name and the error."""

    @abstractmethod
    def undo(self) -> None:
        """Take the last document back."""

    @abstractmethod
    def batch(self) -> Arrow:
        """Give the rows as a `pyarrow.RecordBatch`, and hold none from then on."""


class RecordRows(Rows):
    """Rows made of records, where nothing is compiled."""

    most_characters = 1 << 20

    def __init__(self, arrow: Arrow, schema: Arrow) -> None:
        super().__init__(arrow, schema)
        self._records: list[Mapping[str, Any]] = []

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._records)

    def add(self, document: Document) -> None:
        """Add the record of a document."""
        self._records.append(document.to_record())

    def fail(self, record: Mapping[str, Any]) -> None:
        """Add the record of a document that could not be read."""
        self._records.append({"schema_version": SCHEMA_VERSION, **record})

    def undo(self) -> None:
        """Take the last document back."""
        self._records.pop()

    def batch(self) -> Arrow:
        """Cut the records into columns."""
        taken, self._records = self._records, []
        return shredding.batch(self._arrow, taken, self._schema)


class ToldRows(Rows):
    """Rows that readings are told into, straight into the buffers of columns: no object an entity, nothing held."""

    # Offsets of columns are numbers of 32 bits.
    most_characters = 1 << 26

    def __init__(self, arrow: Arrow, schema: Arrow) -> None:
        super().__init__(arrow, schema)
        self._columns = compiled.Columns(schema)

    def __len__(self) -> int:
        """Count the documents."""
        return len(self._columns)

    def add(self, document: Document) -> None:
        """Add what was read of a document, the kinds by their readings and the rest by its record."""
        columns = self._columns
        columns.begin()
        try:
            self._add(document)
            columns.end()
        except BaseException:
            columns.undo()
            raise

    def fail(self, record: Mapping[str, Any]) -> None:
        """Add the record of a document that could not be read."""
        self._columns.begin()
        self._put({"schema_version": SCHEMA_VERSION, **record})
        self._columns.end()

    def undo(self) -> None:
        """Take the last document back."""
        self._columns.undo()

    def _put(self, record: Mapping[str, Any]) -> None:
        for name, value in record.items():
            self._columns.put(name, value)

    def _add(self, document: Document) -> None:
        source, readings, resolved = document.source, document.readings, document.resolved
        columns, told_by = self._columns, plans(compiled)
        origin = source.origin
        said: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "source": source.name}
        if origin is not None:
            said["file"] = origin.to_record()
        moved = None if source.map is None else source.map.segments
        placed = places_of if is_in_file(source) else None
        for key, found in readings.items():
            kind = ALL_KINDS[key]
            if kind.name not in told_by.kinds:
                said[key] = records(kind, found, source)
                continue
            links = None
            if resolved is not None and key in LINKED:
                links = resolved.references if key == "references" else resolved.internal
            columns.tell(key, told_by.kinds[kind.name], found, source, source.raw, moved, told_by.link, links, placed)
        if resolved is not None:
            writer = Writer(source)
            said["aliases"] = [writer.alias(alias) for alias in resolved.aliases]
        if "amounts" in readings:
            said["table_amounts"] = table_amounts(source) or None
        if document.kinds[: len(_ALL)] == _ALL:
            layout = read_layout(source)
            if layout.tree is not None and layout.tree.labels:
                columns.layout("layout", "body", layout.record(has_body=False), *told(layout, layout.tree))
            else:
                said["layout"] = layout.record() or None
        self._put(said)

    def batch(self) -> Arrow:
        """Hand the columns over."""
        return self._arrow.record_batch(self._columns)


def rows(arrow: Arrow, schema: Arrow) -> Rows:
    """Begin a batch of rows of a schema."""
    return RecordRows(arrow, schema) if compiled is None else ToldRows(arrow, schema)
