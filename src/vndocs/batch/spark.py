"""PySpark: the columnar core over every partition of a data frame.

Spark hands each worker batches of Arrow and takes batches back; what fails in a document is a row with an error, and
what fails in a worker is done again by Spark. Nothing of a document is kept outside its own batch.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from ..export.columns import arrow_library, arrow_schema
from ..export.errors import MissingExtraError
from .columnar import extract_batches
from .rows import TEXT

if TYPE_CHECKING:
    from ..text.messages import Language

#: A `pyspark.sql.DataFrame`; pyspark is imported only when used.
Frame = Any


def extract(
    frame: Frame,
    text: str = TEXT,
    id: str | None = None,
    *,
    keep: Collection[str] = (),
    kinds: Collection[str] | None = None,
    time_limit: float | None = None,
    lang: Language = "en",
) -> Frame:
    """Give a data frame with a row for each row of `frame`: the columns `keep`, then those of the record.

    `text` is the column of the texts, `id` the one whose values become `source`. The number of rows of a batch is
    Spark's own setting, `spark.sql.execution.arrow.maxRecordsPerBatch`; see docs/scale.md.

    Raises MissingExtraError without pyspark, BatchError for an unknown kind when the frame is worked out.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_type
        from pyspark.sql.types import StructField, StructType
    except ImportError as error:
        raise MissingExtraError(extra="spark", purpose="Spark") from error
    arrow_library("Spark")
    wanted = list(dict.fromkeys([*keep, text, *([id] if id else [])]))
    options = {"kinds": kinds, "time_limit": time_limit, "lang": lang}

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        return extract_batches(batches, text, id=id, keep=tuple(keep), **options)

    found = [StructField(field.name, from_arrow_type(field.type), True) for field in arrow_schema()]
    kept = [frame.schema[name] for name in keep]
    return frame.select(*wanted).mapInArrow(work, StructType([*kept, *found]))
