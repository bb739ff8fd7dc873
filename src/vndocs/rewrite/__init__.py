"""Entities written anew where they stand: edits, the edited text, and files with nothing else changed."""

from .edits import Edit, Rewritten, Style, rewrite, style_of
from .files import rewrite_file

__all__ = ["Edit", "Rewritten", "Style", "rewrite", "rewrite_file", "style_of"]
