"""pandas: `import vndocs.batch.pandas` gives every data frame the accessor `vndocs`.

`df.vndocs.references("text")` is a data frame of the references, a row each, under the index of the row they stand in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..export.columns import arrow_library
from ..export.errors import MissingExtraError
from .columnar import LIST_ITEMS, explode, extract_batch
from .rows import TEXT

try:
    import pandas
except ImportError as error:
    raise MissingExtraError(extra="pandas", purpose="pandas") from error

Frame = Any


@pandas.api.extensions.register_dataframe_accessor("vndocs")
class VndocsAccessor:
    """The entities of a column of texts."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame

    def extract(self, column: str = TEXT, *, kinds: Collection[str] | None = None, **options: Any) -> Frame:
        """Give the columns of the record for each row, under the same index; `options` are those of `extract_batch`."""
        found = self._batch(column, kinds, **options).to_pandas(types_mapper=pandas.ArrowDtype)
        return found.set_axis(self._frame.index)

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
        found = explode(self._batch(column, [wanted], **options), kind).to_pandas(types_mapper=pandas.ArrowDtype)
        rows = found.pop("row").to_numpy(dtype="int64")
        return found.set_axis(self._frame.index.take(rows))

    def _batch(self, column: str, kinds: Collection[str] | None, **options: Any) -> Any:
        arrow = arrow_library("pandas")
        texts = arrow.array(self._frame[column], arrow.string(), from_pandas=True)
        if isinstance(texts, arrow.ChunkedArray):
            texts = texts.combine_chunks()
        return extract_batch(arrow.RecordBatch.from_arrays([texts], names=[TEXT]), kinds=kinds, **options)
