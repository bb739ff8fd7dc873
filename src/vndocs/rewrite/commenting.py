"""Findings of a check as comments in a copy of the Word document, each at its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, Final

from ..text.messages import Language, say
from .comments import write_comments

if TYPE_CHECKING:
    from ..check import Finding, Report
    from .comments import Comment

_CHECK: Final = "vndocs.check"
#: Who the comments are of.
_AUTHOR: Final = "vndocs"


def comment_findings(
    report: Report, path: str | os.PathLike[str], output: str | os.PathLike[str] | BinaryIO, *, lang: Language = "vi"
) -> list[Comment]:
    """Write a copy of a Word document with a comment at each finding of its report; gives those without a place in it.

    Raises ReadError when the file is no Word document or python-docx is not installed, ExportError when the copy cannot
    be written.
    """
    comments = [(finding.span, _AUTHOR, _words(finding, lang)) for finding in report]
    return write_comments(path, comments, output)


def _words(finding: Finding, lang: Language) -> str:
    lines = [f"{say(_CHECK, finding.verdict, lang)}: {finding.message(lang)}"]
    for key, said in (("known", finding.known(lang)), ("help", finding.help(lang)), ("basis", finding.basis)):
        if said:
            lines.append(f"{say(_CHECK, key, lang)}: {said}")
    return "\n".join([*lines, f"[{finding.rule}]"])
