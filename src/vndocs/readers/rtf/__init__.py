"""Rich text (.rtf): text with its fonts, notes, page headers and the numbers that the file keeps beside it."""

from .reader import read

__all__ = ["read"]
