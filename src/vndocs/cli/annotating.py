"""`vndocs annotate`: a document as a page on which every entity is highlighted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..batch import read
from ..export import opened
from ..export.annotated import annotate

if TYPE_CHECKING:
    from ..text.messages import Language


def run(path: str, output: str | None, lang: Language) -> None:
    """Write the page of a file; raises ReadError or ExportError when it cannot be read or written."""
    page = annotate(read(path), lang=lang)
    with opened(output or sys.stdout.buffer) as stream:
        stream.write(page.encode("utf-8"))
