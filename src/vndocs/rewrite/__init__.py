"""Entities written anew where they stand: edits, the edited text, and files with nothing else changed."""

from .commenting import comment_findings
from .comments import Comment, write_comments
from .edits import Edit, Rewritten, Style, rewrite, style_of
from .errors import RewriteError
from .files import RewrittenFile, fix_file, rewrite_file
from .fixing import fixes
from .runs import Track

__all__ = [
    "Comment",
    "Edit",
    "RewriteError",
    "Rewritten",
    "RewrittenFile",
    "Style",
    "Track",
    "comment_findings",
    "fix_file",
    "fixes",
    "rewrite",
    "rewrite_file",
    "style_of",
    "write_comments",
]
