"""A registry built from files and folders, or opened and added to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from . import documents, sources
from .entry import Coverage
from .errors import RegistryError
from .intake import Imported, Intake, Refusal, import_rows
from .opening import create
from .registry import Registry


def build(
    path: str | os.PathLike[str],
    inputs: Iterable[str | os.PathLike[str]],
    *,
    coverage: Iterable[Coverage] = (),
    is_partial: bool = False,
    is_replacing: bool = False,
    is_lenient: bool = False,
    on_refusal: Callable[[Refusal], None] | None = None,
) -> Imported:
    """Build a registry under a path or URL from CSV, JSON lines, Parquet, and folders of documents.

    Nothing is written when a row is refused, unless `is_partial`; `is_replacing` puts the registry in the place of one
    that is there; `is_lenient` passes over unknown columns. Raises RegistryError with what is wrong.
    """
    with create(path, is_replacing=is_replacing) as store:
        intake = Intake(store, is_partial=is_partial, is_new=True, on_refusal=on_refusal)
        intake.claims.extend(coverage)
        return intake.take(chain.from_iterable(rows(os.fspath(each), is_lenient=is_lenient) for each in inputs))


def rows(path: str, *, is_lenient: bool = False) -> Iterator[sources.Placed]:
    """Give the rows of a file, or those of the documents in a folder."""
    if Path(path).is_dir():
        return documents.rows(path)
    if not Path(path).exists():
        raise RegistryError("no-file", path=path)
    return sources.rows(path, is_lenient=is_lenient)


def add(registry: Registry, cells: dict[str, Any], *, is_replacing: bool = False) -> Imported:
    """Add one document by its fields; raises RegistryError when it cannot be an entry or is there already."""
    try:
        return import_rows(registry, [(str(cells.get("code") or cells.get("title") or "-"), cells)],
                           is_replacing=is_replacing, on_refusal=None)  # fmt: skip
    except RegistryError as error:
        reason = error.details.get("reason")
        raise reason if isinstance(reason, RegistryError) else error from None
