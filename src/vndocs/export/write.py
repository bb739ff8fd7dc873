"""Records or documents at hand, written out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .formats import Format, format_of
from .output import Target, opened

if TYPE_CHECKING:
    from ..pipeline.document import Document


def write(
    documents: Iterable[Mapping[str, Any] | Document], output: Target, format: str | Format | None = None
) -> None:
    """Write documents, or their records, to a file or a binary stream.

    `format` is one of `FORMATS`, by default what the suffix of `output` says.

    Raises ExportError when that cannot be done.
    """
    chosen = format if isinstance(format, Format) else format_of(format, output)
    with opened(output) as stream:
        writer = chosen.open(stream)
        try:
            for document in documents:
                writer.write(chosen.encode([document if isinstance(document, Mapping) else document.to_record()]))
            writer.close()
        except BaseException:
            writer.abandon()
            raise
