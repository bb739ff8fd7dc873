"""Text files rewritten: the same bytes but for the edits, in the encoding they were in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

from ..export import opened
from ..pipeline.parse import parse
from ..readers import LIMIT, ReadError, decode, load
from ..text.source import Source
from .edits import Edit, Rewritten, Style, applied, rewrite
from .fixing import fixes

if TYPE_CHECKING:
    from ..check import Report


def rewrite_file(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | BinaryIO,
    style: Style = "official",
    *,
    limit: int = LIMIT,
    standard_input: BinaryIO | None = None,
) -> Rewritten:
    """Rewrite a text file into another, which may be itself; `standard_input` is read in its place if given.

    Raises ReadError or ExportError when it cannot be read or written, StyleError for an unknown style.
    """
    name = os.fspath(path)
    text, encoding = decode(load(name, limit=limit, stream=standard_input), name)
    rewritten = rewrite(parse(Source.of(text, name)), style)
    with opened(output) as stream:
        stream.write(rewritten.text.encode(encoding))
    return rewritten


def fix_file(
    path: str | os.PathLike[str], report: Report, *, is_unsafe: bool = False, limit: int = LIMIT
) -> tuple[Edit, ...]:
    """Mend in a text file what the findings of its report say can be mended; give the edits that were made.

    With `is_unsafe` also what changes the meaning, such as a date that the registry knows better. Raises ReadError for
    a file of another kind, ExportError when it cannot be written.
    """
    edits = fixes(report, is_unsafe=is_unsafe)
    if edits:
        name = os.fspath(path)
        text, encoding = decode(load(name, limit=limit), name)
        if text != report.document.source.raw:
            raise ReadError("changed", name)
        with opened(name) as stream:
            stream.write(applied(text, edits).encode(encoding))
    return edits
