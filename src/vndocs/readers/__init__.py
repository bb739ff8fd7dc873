"""From a file to a source: the bytes are looked at, decoded and folded; what cannot be read says why."""

from .errors import ReadError
from .files import LIMIT, load, read
from .text import Decoded, decode

__all__ = ["LIMIT", "Decoded", "ReadError", "decode", "load", "read"]
