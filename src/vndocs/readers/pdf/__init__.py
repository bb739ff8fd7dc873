"""PDF documents with a text layer: lines put in reading order and joined to paragraphs."""

from .reader import read

__all__ = ["read"]
