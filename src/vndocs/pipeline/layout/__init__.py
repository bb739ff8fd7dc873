"""The official layout: heading, bases, body, recipients and signature of a document, each with its place."""

from .model import Heading, Layout
from .read import read
from .reading import Reading, from_record

__all__ = ["Heading", "Layout", "Reading", "from_record", "read"]
