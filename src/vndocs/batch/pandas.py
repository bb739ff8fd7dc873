"""pandas: `import vndocs.batch.pandas` gives every data frame the accessor `vndocs`.

`df.vndocs.references("text")` is a data frame of the references, a row each, under the index of the row they stand in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..export.columns import arrow_library
from ..export.errors import MissingExtraError
from .frames import Arrow, Frame, FrameEntities
from .rows import TEXT

try:
    import pandas
except ImportError as error:
    raise MissingExtraError(extra="pandas", purpose="pandas") from error


@pandas.api.extensions.register_dataframe_accessor("vndocs")
class VndocsAccessor(FrameEntities):
    """The entities of a column of texts."""

    def extract(self, column: str = TEXT, *, kinds: Collection[str] | None = None, **options: Any) -> Frame:
        """Give the columns of the record for each row, under the same index; `options` are those of `extract_batch`."""
        found = self._batch(column, kinds, **options).to_pandas(types_mapper=pandas.ArrowDtype)
        return found.set_axis(self._frame.index)

    def _texts(self, column: str) -> Arrow:
        arrow = arrow_library("pandas")
        return arrow.array(self._frame[column], arrow.string(), from_pandas=True)

    def _rows(self, entities: Arrow) -> Frame:
        found = entities.to_pandas(types_mapper=pandas.ArrowDtype)
        rows = found.pop("row").to_numpy(dtype="int64")
        return found.set_axis(self._frame.index.take(rows))
