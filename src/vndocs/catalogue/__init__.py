"""What is known beforehand: types of documents, issuers, statutes, places; nothing is loaded before it is asked for."""

from .candidates import Candidates, candidates
from .choosing import short_words
from .document_type import DocumentType, document_types, find_types, type_abbreviations, type_names, types_of_code
from .issuer import Issuer, find_issuers, issuers
from .place import Place, find_places, places
from .statute import KnownDocument, documents, find_by_code, find_statutes, statutes

__all__ = [
    "Candidates",
    "DocumentType",
    "Issuer",
    "KnownDocument",
    "Place",
    "candidates",
    "document_types",
    "documents",
    "find_by_code",
    "find_issuers",
    "find_places",
    "find_statutes",
    "find_types",
    "issuers",
    "places",
    "short_words",
    "statutes",
    "type_abbreviations",
    "type_names",
    "types_of_code",
]
