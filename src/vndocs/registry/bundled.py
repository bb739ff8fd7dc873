"""The registry that serves when none is given: the statutes and much-cited documents of the catalogue.

It claims to know nothing whole, so that a document which it lacks is `not checked`; a row that was not verified can
make a citation suspect, never wrong.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from ..catalogue import documents, statutes
from ..catalogue.statute import TYPE_WORDS
from ..text.lexicon import load
from .database import SqliteDatabase
from .entry import Entry
from .registry import Registry
from .store import Store

if TYPE_CHECKING:
    from ..catalogue import KnownDocument

NAME: Final = "vndocs"


@cache
def bundled() -> Registry:
    """Give the bundled registry; made when first asked for, in memory."""
    store = Store(SqliteDatabase(None), NAME)
    store.create()
    store.append(entry_of(known) for known in (*statutes(), *documents()))
    store.index()
    store.database.commit()
    return Registry(store, NAME)


def entry_of(known: KnownDocument) -> Entry:
    """Make the entry of a known document of the catalogue."""
    is_statute = known.type in TYPE_WORDS
    return Entry(
        type=known.type,
        code=known.code,
        issued=known.issued or known.year,
        issuer=_issuer(known),
        title=known.title if is_statute else "",
        aliases=known.aliases,
        status=known.status,
        effective=known.effective,
        ended=known.ended,
        amended_by=known.amended_by,
        replaced_by=known.replaced_by,
        confidence=known.confidence,
        dates_confidence=known.dates_confidence or known.confidence,
        source=known.source,
        # Of other documents the catalogue describes the matter in its own words, which are no title.
        note=known.note if is_statute else "; ".join(filter(None, (known.title, known.note))),
    )


def _issuer(known: KnownDocument) -> str:
    """Give the issuer that the symbol names beyond doubt."""
    if known.type in TYPE_WORDS and known.code.endswith("CTN"):
        # Laws of 1992-1997 bear the sign of the President who announced them.
        return "Quốc hội" if known.type in ("L", "BL") else "Ủy ban Thường vụ Quốc hội"
    tail = known.code.rpartition("/")[2].rpartition("-")[2]
    return str(load(__package__, "signs.toml")["issuers"].get(tail.rstrip("0123456789"), ""))
