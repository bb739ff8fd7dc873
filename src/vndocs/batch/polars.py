"""Polars: `import vndocs.batch.polars` gives every data frame the namespace `vndocs`.

`df.vndocs.references("text")` is a data frame of the references, a row each; `row` is the row they stand in.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..export.errors import MissingExtraError
from .frames import Arrow, Frame, FrameEntities
from .rows import TEXT

try:
    import polars
except ImportError as error:
    raise MissingExtraError(extra="polars", purpose="Polars") from error


@polars.api.register_dataframe_namespace("vndocs")
class VndocsNamespace(FrameEntities):
    """The entities of a column of texts."""

    def extract(self, column: str = TEXT, *, kinds: Collection[str] | None = None, **options: Any) -> Frame:
        """Give the columns of the record for each row; `options` are those of `extract_batch`."""
        return polars.from_arrow(self._batch(column, kinds, **options))

    def _texts(self, column: str) -> Arrow:
        return self._frame.get_column(column).to_arrow()

    def _rows(self, entities: Arrow) -> Frame:
        return polars.from_arrow(entities)
