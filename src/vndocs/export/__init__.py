"""Records written out: JSON lines, JSON, CSV and Parquet; files appear whole or not at all."""

from .errors import ExportError, MissingExtraError
from .formats import FORMATS, Format, Writer, format_of
from .output import opened
from .rows import COLUMNS, rows
from .write import write

__all__ = [
    "COLUMNS",
    "FORMATS",
    "ExportError",
    "Format",
    "MissingExtraError",
    "Writer",
    "format_of",
    "opened",
    "rows",
    "write",
]
