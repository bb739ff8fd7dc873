"""Records written out: JSON lines, JSON, CSV and Parquet; files appear whole or not at all."""

from .columns import arrow_schema, from_batch, to_batch
from .errors import ExportError, MissingExtraError
from .formats import FORMATS, Format, Gathering, Writer, format_of
from .output import opened
from .rows import COLUMNS, rows
from .schema import json_schema
from .write import write

__all__ = [
    "COLUMNS",
    "FORMATS",
    "ExportError",
    "Format",
    "Gathering",
    "MissingExtraError",
    "Writer",
    "arrow_schema",
    "format_of",
    "from_batch",
    "json_schema",
    "opened",
    "rows",
    "to_batch",
    "write",
]
