"""Entities written anew where they stand: edits, the edited text, and files with nothing else changed."""

from .edits import Edit, Rewritten, Style, rewrite, style_of
from .files import fix_file, rewrite_file
from .fixing import fixes

__all__ = ["Edit", "Rewritten", "Style", "fix_file", "fixes", "rewrite", "rewrite_file", "style_of"]
