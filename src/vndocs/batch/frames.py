"""What the accessors of data frames share: the entities of a column of texts, a row each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import Any

from ..export.columns import arrow_library
from .columnar import LIST_ITEMS, explode, extract_batch
from .rows import TEXT

#: A data frame or an array of a library that is imported only when used.
Frame = Any
Arrow = Any


class FrameEntities(ABC):
    """The entities of a column of texts; `options` of its methods are those of `extract_batch`."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def references(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the references, a row each."""
        return self._entities(column, "references", **options)

    def internal(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the internal pointers, a row each."""
        return self._entities(column, "internal", **options)

    def amounts(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the amounts of money, a row each."""
        return self._entities(column, "amounts", **options)

    def dates(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the dates, a row each."""
        return self._entities(column, "dates", **options)

    def people(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the people, a row each."""
        return self._entities(column, "people", **options)

    def list_items(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the items of all lists, a row each."""
        return self._entities(column, LIST_ITEMS, **options)

    @abstractmethod
    def _texts(self, column: str) -> Arrow:
        """Give a column as an array of Arrow."""

    @abstractmethod
    def _rows(self, entities: Arrow) -> Frame:
        """Give a table of entities, with their `row`, as a frame."""

    def _entities(self, column: str, kind: str, **options: Any) -> Frame:
        wanted = "lists" if kind == LIST_ITEMS else kind
        return self._rows(explode(self._batch(column, [wanted], **options), kind))

    def _batch(self, column: str, kinds: Collection[str] | None, **options: Any) -> Arrow:
        arrow = arrow_library("Arrow")
        texts = self._texts(column)
        if isinstance(texts, arrow.ChunkedArray):
            texts = texts.combine_chunks()
        batch = arrow.RecordBatch.from_arrays([texts.cast(arrow.string())], names=[TEXT])
        return extract_batch(batch, kinds=kinds, **options)
