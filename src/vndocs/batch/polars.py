"""Polars: `import vndocs.batch.polars` gives every data frame the namespace `vndocs`.

`df.vndocs.references("text")` is a data frame of the references, a row each; `row` is the row they stand in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..export.columns import arrow_library
from ..export.errors import MissingExtraError
from .columnar import LIST_ITEMS, explode, extract_batch
from .rows import TEXT

try:
    import polars
except ImportError as error:
    raise MissingExtraError(extra="polars", purpose="Polars") from error

Frame = Any


@polars.api.register_dataframe_namespace("vndocs")
class VndocsNamespace:
    """The entities of a column of texts."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def extract(self, column: str = TEXT, *, kinds: Collection[str] | None = None, **options: Any) -> Frame:
        """Give the columns of the record for each row; `options` are those of `extract_batch`."""
        return polars.from_arrow(self._batch(column, kinds, **options))

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

    def list_items(self, column: str = TEXT, **options: Any) -> Frame:
        """Give the items of all lists, a row each."""
        return self._entities(column, LIST_ITEMS, **options)

    def _entities(self, column: str, kind: str, **options: Any) -> Frame:
        wanted = "lists" if kind == LIST_ITEMS else kind
        return polars.from_arrow(explode(self._batch(column, [wanted], **options), kind))

    def _batch(self, column: str, kinds: Collection[str] | None, **options: Any) -> Any:
        arrow = arrow_library("Polars")
        texts = self._frame.get_column(column).to_arrow()
        if isinstance(texts, arrow.ChunkedArray):
            texts = texts.combine_chunks()
        batch = arrow.RecordBatch.from_arrays([texts.cast(arrow.string())], names=[TEXT])
        return extract_batch(batch, kinds=kinds, **options)
