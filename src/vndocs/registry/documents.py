"""Rows out of a folder of documents, each by its own heading and layout: number, date, issuer, title, outline."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..catalogue import find_issuers
from ..catalogue.names import key
from ..errors import VndocsError
from ..pipeline.parse import read
from . import outline
from .errors import RegistryError

if TYPE_CHECKING:
    from ..pipeline.document import Document
    from .sources import Placed

_ARTICLE: Final = re.compile(r"(?m)^[ \t*_#>]*Điều[ ]+(\d{1,4})[.:][ *]")


def rows(folder: str) -> Iterator[Placed]:
    """Give a row for each document below a folder, in the order of their paths; what cannot be read is refused."""
    for place in _files(folder):
        try:
            document = read(place)
        except VndocsError as error:
            yield place, RegistryError("row-not-read", reason=str(error))
            continue
        cells = row_of(document)
        yield place, cells if cells else RegistryError("row-no-own", reason=Path(place).name)


def _files(folder: str) -> Iterator[str]:
    for base, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                yield str(Path(base, name))


def _named(issuer: str | None) -> str | None:
    """Give an issuer that a heading has in capitals as it is written elsewhere, where it is known."""
    if not issuer or not issuer.isupper():
        return issuer
    return next((body.name for body in find_issuers(issuer) if key(body.name) == key(issuer)), issuer)


def row_of(document: Document) -> dict[str, Any]:
    """Give the row of a document by its own layout; empty where the heading does not say which it is."""
    layout = document.layout
    own = next((mention.value for mention in document.references if mention.value.role == "own"), None)
    code = (own.code if own else None) or layout.number
    if code is None:
        return {}
    date = (own.model_dump(mode="json")["date"] if own else None) or layout.date
    numbers = [int(match[1]) for match in _ARTICLE.finditer(document.source.text)]
    # Articles of quoted new wording and of annexes do not count on: the longest run from 1 does.
    articles = 0
    for number in numbers:
        if number == articles + 1:
            articles = number
    return {
        "type": (own.type if own else None) or layout.type,
        "code": code,
        "issued": (date or "")[:10],
        "issuer": _named((own.issuer if own else None) or layout.issuer),
        "title": layout.title or (own.title if own else None),
        "articles": articles or None,
        "outline": outline.write(layout.body, articles, document.source.raw),
        "source": Path(document.source.name or "").name,
    }
