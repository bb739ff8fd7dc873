"""Text files rewritten: the same bytes but for the edits, in the encoding they were in."""

from __future__ import annotations

import os
from typing import BinaryIO

from ..export import opened
from ..pipeline.parse import parse
from ..readers import LIMIT, decode, load
from ..text.source import Source
from .edits import Rewritten, Style, rewrite


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
