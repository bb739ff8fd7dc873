"""Text in, document out: scan once, read every kind, join what belongs together."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from typing import Literal

from .. import readers
from ..text.source import Source
from . import compose
from . import resolve as resolution
from .document import Document
from .kinds import KINDS
from .scan import scanner

_NEEDS = {"references": ("references", "internal", "dates"), "internal": ("references", "internal", "dates")}


def parse(
    text: str | Source,
    kinds: Collection[str] | None = None,
    *,
    reference_date: datetime.date | None = None,
    resolve: bool = True,
    sentences: Literal["own", "underthesea"] = "own",
) -> Document:
    """Find and read every entity of a text.

    `kinds` are the keys wanted (`references`, `internal`, `amounts`, `dates`, `lists`), all by default.
    `reference_date` is the day from which relative words (`hôm nay`, `năm ngoái`) are counted; without it they are
    not read. With `resolve` references and pointers get their links: what short forms and pointers mean and how the
    text uses each document (see `docs/resolution.md`); `sentences` says what tells where a sentence begins for that,
    the library's own rules or underthesea. Never raises on any text; raises ValueError when a kind is not known, and
    MissingLibraryError when underthesea is asked for and not installed.
    """
    source = text if isinstance(text, Source) else Source.of(text)
    wanted = tuple(KINDS) if kinds is None else tuple(key for key in KINDS if key in kinds)
    if kinds is not None and len(wanted) != len(set(kinds)):
        unknown = ", ".join(sorted(set(kinds) - set(KINDS)))
        raise ValueError(f"expected kinds among {', '.join(KINDS)}; got {unknown}")
    needs = _NEEDS if not resolve else {key: (*kinds, "lists") for key, kinds in _NEEDS.items()}
    needed = tuple(key for key in KINDS if key in wanted or any(key in needs.get(want, ()) for want in wanted))
    scan = scanner(tuple(KINDS[key].triggers for key in needed))
    hits = dict(zip(needed, scan.scan(source), strict=True))
    found = {
        key: KINDS[key].read(hits[key], reference_date) if key == "dates" else KINDS[key].read(hits[key])
        for key in needed
    }
    if "references" in found:
        found["references"], found["internal"] = compose.join(
            source, found["references"], found["internal"], found["dates"]
        )
    resolved = None
    if resolve and "references" in found:
        resolved = resolution.resolve(source, found["references"], found["internal"], found["lists"], sentences)
    return Document(source, {key: found[key] for key in wanted}, resolved)


def read(path: str | os.PathLike[str], kinds: Collection[str] | None = None, *, resolve: bool = True) -> Document:
    """Read a file and parse its text; `document.source.name` is the path.

    Raises ReadError when the file is missing, is no text or does not decode, with what was expected.
    """
    return parse(readers.read(path), kinds, resolve=resolve)
