"""Reads references, amounts, dates and numbered lists out of Vietnamese official text and writes them back.

Names are loaded when they are first used, so that `import vndocs` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .check import CheckError, Finding, Report, check
    from .entities.amounts import Amount
    from .entities.base import Value
    from .entities.dates import DateValue
    from .entities.link import Alias, Link, Target
    from .entities.lists import ListItem, NumberedList
    from .entities.mention import Mention
    from .entities.people import Person
    from .entities.provisions import Pointer, Provision
    from .entities.references import Amendment, Reference
    from .errors import (
        DataError,
        IdentifierError,
        MissingLibraryError,
        ParseError,
        RecordError,
        StyleError,
        VndocsError,
    )
    from .export.annotated import annotate
    from .export.graph import citation_graph
    from .identity import akoma, urn
    from .pipeline.document import Document
    from .pipeline.layout import Heading, Layout
    from .pipeline.parse import parse, read
    from .pipeline.tables import TableAmount
    from .pipeline.verbs import amounts, dates, format, lists, people, provisions, references
    from .pipeline.why import misses, why
    from .registry import Registry, RegistryError, open_registry
    from .text import Source, Span

_PLACES = {
    "Alias": "entities.link",
    "Amendment": "entities.references",
    "Amount": "entities.amounts",
    "CheckError": "check",
    "DataError": "errors",
    "DateValue": "entities.dates",
    "Document": "pipeline.document",
    "Heading": "pipeline.layout",
    "IdentifierError": "errors",
    "Layout": "pipeline.layout",
    "Finding": "check",
    "Link": "entities.link",
    "ListItem": "entities.lists",
    "Mention": "entities.mention",
    "MissingLibraryError": "errors",
    "NumberedList": "entities.lists",
    "ParseError": "errors",
    "Person": "entities.people",
    "Pointer": "entities.provisions",
    "Provision": "entities.provisions",
    "RecordError": "errors",
    "Reference": "entities.references",
    "Registry": "registry",
    "RegistryError": "registry",
    "Report": "check",
    "Source": "text",
    "Span": "text",
    "StyleError": "errors",
    "Target": "entities.link",
    "TableAmount": "pipeline.tables",
    "Value": "entities.base",
    "VndocsError": "errors",
    "akoma": "identity",
    "citation_graph": "export.graph",
    "amounts": "pipeline.verbs",
    "annotate": "export.annotated",
    "check": "check",
    "dates": "pipeline.verbs",
    "format": "pipeline.verbs",
    "lists": "pipeline.verbs",
    "open_registry": "registry",
    "misses": "pipeline.why",
    "parse": "pipeline.parse",
    "people": "pipeline.verbs",
    "provisions": "pipeline.verbs",
    "read": "pipeline.parse",
    "references": "pipeline.verbs",
    "urn": "identity",
    "why": "pipeline.why",
}

__all__ = [
    "Alias",
    "Amendment",
    "Amount",
    "CheckError",
    "DataError",
    "DateValue",
    "Document",
    "Finding",
    "Heading",
    "IdentifierError",
    "Layout",
    "Link",
    "ListItem",
    "Mention",
    "MissingLibraryError",
    "NumberedList",
    "ParseError",
    "Person",
    "Pointer",
    "Provision",
    "RecordError",
    "Reference",
    "Registry",
    "RegistryError",
    "Report",
    "Source",
    "Span",
    "StyleError",
    "TableAmount",
    "Target",
    "Value",
    "VndocsError",
    "__version__",
    "akoma",
    "amounts",
    "annotate",
    "check",
    "citation_graph",
    "dates",
    "format",
    "lists",
    "misses",
    "open_registry",
    "parse",
    "people",
    "provisions",
    "read",
    "references",
    "urn",
    "why",
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
