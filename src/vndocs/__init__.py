"""Reads references, amounts, dates and numbered lists out of Vietnamese official text and writes them back.

Names are loaded when they are first used, so that `import vndocs` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .entities.amounts import Amount
    from .entities.base import Mention, Value
    from .entities.dates import DateValue
    from .entities.lists import ListItem, NumberedList
    from .entities.provisions import Pointer, Provision
    from .entities.references import Reference
    from .errors import DataError, ParseError, RecordError, StyleError, VndocsError
    from .pipeline.document import Document
    from .pipeline.layout import Heading, Layout
    from .pipeline.parse import parse, read
    from .pipeline.verbs import amounts, dates, format, lists, provisions, references
    from .text import Source, Span

_PLACES = {
    "Amount": "entities.amounts",
    "DataError": "errors",
    "DateValue": "entities.dates",
    "Document": "pipeline.document",
    "Heading": "pipeline.layout",
    "Layout": "pipeline.layout",
    "ListItem": "entities.lists",
    "Mention": "entities.base",
    "NumberedList": "entities.lists",
    "ParseError": "errors",
    "Pointer": "entities.provisions",
    "Provision": "entities.provisions",
    "RecordError": "errors",
    "Reference": "entities.references",
    "Source": "text",
    "Span": "text",
    "StyleError": "errors",
    "Value": "entities.base",
    "VndocsError": "errors",
    "amounts": "pipeline.verbs",
    "dates": "pipeline.verbs",
    "format": "pipeline.verbs",
    "lists": "pipeline.verbs",
    "parse": "pipeline.parse",
    "provisions": "pipeline.verbs",
    "read": "pipeline.parse",
    "references": "pipeline.verbs",
}

__all__ = [
    "Amount",
    "DataError",
    "DateValue",
    "Document",
    "Heading",
    "Layout",
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
    "read",
    "references",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module 'vndocs' has no attribute {name!r}")
    value = getattr(import_module(f".{_PLACES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
