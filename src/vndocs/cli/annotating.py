"""`vndocs annotate`: a document as a page on which every entity is highlighted."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ..batch import read
from ..export import opened
from ..export.annotated import annotate, comments
from ..rewrite import write_comments
from ..text.messages import say
from .errors import CommandError

if TYPE_CHECKING:
    from ..text.messages import Language


#: Names that promise another form than a page.
_OTHERS: Final = frozenset((".doc", ".pdf", ".rtf", ".txt", ".json", ".jsonl", ".csv", ".parquet"))


def run(path: str, output: str | None, kinds: list[str] | None, lang: Language) -> None:
    """Write the page of a file, or a copy of a Word file with comments where the output is one.

    Raises ReadError or ExportError when it cannot be read or written, BatchError for an unknown kind, CommandError for
    an output whose name promises no page.
    """
    if output is not None and PurePath(output).suffix.lower() in _OTHERS:
        raise CommandError("no-page", path=output)
    if output is not None and PurePath(output).suffix.lower() == ".docx":
        given = comments(read(path, kinds=kinds), lang=lang)
        left = write_comments(path, given, output)
        print(say(__package__, "commented", lang, count=len(given) - len(left), left=len(left)), file=sys.stderr)
        return
    page = annotate(read(path, kinds=kinds), lang=lang)
    with opened(output or sys.stdout.buffer) as stream:
        stream.write(page.encode("utf-8"))
