"""Reads references, amounts, dates and numbered lists out of Vietnamese official text and writes them back."""

from ._version import __version__
from .entities.amounts import Amount
from .entities.base import Mention, Value
from .entities.dates import DateValue
from .entities.lists import ListItem, NumberedList
from .entities.provisions import Pointer, Provision
from .entities.references import Reference
from .errors import DataError, ParseError, RecordError, StyleError, VndocsError
from .pipeline.document import Document
from .pipeline.parse import parse
from .pipeline.verbs import VERBS, format
from .text import Source, Span

references = VERBS["references"]
provisions = VERBS["internal"]
amounts = VERBS["amounts"]
dates = VERBS["dates"]
lists = VERBS["lists"]

__all__ = [
    "Amount",
    "DataError",
    "DateValue",
    "Document",
    "ListItem",
    "Mention",
    "NumberedList",
    "ParseError",
    "Pointer",
    "Provision",
    "RecordError",
    "Reference",
    "Source",
    "Span",
    "StyleError",
    "Value",
    "VndocsError",
    "__version__",
    "amounts",
    "dates",
    "format",
    "lists",
    "parse",
    "provisions",
    "references",
]
