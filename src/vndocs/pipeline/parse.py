"""Text in, document out: scan once, read every kind, join what belongs together."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection
from functools import cache, partial
from typing import Any, Literal

from .. import readers
from ..entities.references.bodies import end_of_body
from ..text.source import Source
from . import compose
from . import resolve as resolution
from .document import Document
from .kinds import ALL_KINDS, KINDS
from .scan import Scanner, scanner

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

    `kinds` are the keys wanted (`references`, `internal`, `amounts`, `dates`, `lists`), all these by default;
    `people` are read only where they are asked for.
    `reference_date` is the day from which relative words (`hôm nay`, `năm ngoái`) are counted; without it they are
    not read. With `resolve` references and pointers get their links: what short forms and pointers mean and how the
    text uses each document (see `docs/resolution.md`); `sentences` says what tells where a sentence begins for that,
    the library's own rules or underthesea. Never raises on any text; raises ValueError when a kind is not known, and
    MissingLibraryError when underthesea is asked for and not installed.
    """
    source = text if isinstance(text, Source) else Source.of(text)
    wanted = tuple(KINDS) if kinds is None else tuple(key for key in ALL_KINDS if key in kinds)
    if kinds is not None and len(wanted) != len(set(kinds)):
        unknown = ", ".join(sorted(set(kinds) - set(ALL_KINDS)))
        raise ValueError(f"expected kinds among {', '.join(ALL_KINDS)}; got {unknown}")
    found = _found(source, _needed(wanted), reference_date)
    if "references" in found:
        found["references"], found["internal"] = compose.join(
            source, found["references"], found["internal"], found["dates"]
        )
    links: Any = None
    if resolve and "references" in found:
        links = partial(_resolved, source, found, sentences)
        if sentences != "own":
            # What is asked of another library is done at once, so that its absence is told here.
            links = links()
    return Document(source, {key: found[key] for key in wanted}, links)


@cache
def _needed(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Give the kinds that are read where some are wanted: a kind needs what is joined with it."""
    return tuple(key for key in ALL_KINDS if key in wanted or any(key in _NEEDS.get(want, ()) for want in wanted))


@cache
def _scanner(needed: tuple[str, ...]) -> Scanner:
    return scanner(tuple(ALL_KINDS[key].triggers for key in needed))


def _found(source: Source, needed: tuple[str, ...], reference_date: datetime.date | None) -> dict[str, list[Any]]:
    hits = zip(needed, _scanner(needed).scan(source), strict=True)
    # What a reader is told besides: the day to count from, and who knows the names of bodies.
    told = {"dates": (reference_date,), "people": (end_of_body,)}
    return {key: ALL_KINDS[key].read(seen, *told.get(key, ())) for key, seen in hits}


def _resolved(source: Source, found: dict[str, list[Any]], sentences: str) -> resolution.Resolved:
    """Resolve what was found; the lists, whose headings that needs, are read where nobody else wanted them."""
    lists = found["lists"] if "lists" in found else _found(source, ("lists",), None)["lists"]
    return resolution.resolve(source, found["references"], found["internal"], lists, sentences)


def read(path: str | os.PathLike[str], kinds: Collection[str] | None = None, *, resolve: bool = True) -> Document:
    """Read a file and parse its text; `document.source.name` is the path.

    Raises ReadError when the file is missing, is no text or does not decode, with what was expected.
    """
    return parse(readers.read(path), kinds, resolve=resolve)
