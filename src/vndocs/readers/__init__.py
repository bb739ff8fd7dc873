"""From a file to a source: its content tells the format, a reader for it the text; what cannot be read says why."""

from .detecting import detect, is_document, is_named_as_document
from .errors import ReadError
from .files import LIMIT, load, read, source
from .text import Decoded, decode, encode

__all__ = [
    "LIMIT",
    "Decoded",
    "ReadError",
    "decode",
    "detect",
    "encode",
    "is_document",
    "is_named_as_document",
    "load",
    "read",
    "source",
]
