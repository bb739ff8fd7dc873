"""`vndocs extract`: results on standard output or in a file, everything else on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

from ..batch import Failure, Summary, extract
from ..export import Format, format_of
from ..text.messages import Language, say
from .counting import counted
from .progress import Progress
from .status import FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE: Final = "table"
#: Binary formats would upset a terminal.
_BINARY: Final = frozenset(("parquet", "sqlite", "duckdb"))


def run(
    paths: Sequence[Any],
    output: str | None,
    format: str | None,
    *,
    bom: bool,
    is_quiet: bool,
    ways: dict[str, Any],
    options: dict[str, Any],
) -> int:
    """Extract, and give the exit status."""
    lang: Language = options["lang"]
    named = None if output == "-" else output
    chosen = _tables(lang, named) if format == _TABLE else format_of(format, named, bom=bom)
    with Progress(paths, lang, is_hidden=is_quiet or (named is None and sys.stdout.isatty())) as progress:

        def complain(failure: Failure) -> None:
            progress.line(f"vndocs: {failure.source}: {failure.message}")

        target = sys.stdout.buffer if named is None else named
        told: dict[str, Any] = {"on_failure": complain, "on_progress": progress.update}
        summary = extract(paths, target, format=chosen, **ways, **told, **options)
    if not is_quiet:
        print(_summed(summary, lang), file=sys.stderr)
    return FAILED if summary.failed else 0


def _tables(lang: Language, output: str | None) -> Format:
    from .tables import Tables

    is_terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if is_terminal else 80
    return Tables(lang, width, is_coloured=is_terminal and not os.environ.get("NO_COLOR"))


def _summed(summary: Summary, lang: Language) -> str:
    counts = {
        "documents": summary.documents,
        "read": summary.read,
        "failed": summary.failed,
        "skipped": summary.skipped,
    }
    return say(__package__, "summary", lang, found=counted(summary.entities, lang), **counts)
