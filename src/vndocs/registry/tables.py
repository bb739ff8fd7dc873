"""The tables of a registry, and entries on their way into and out of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from ..catalogue import types_of_code
from ..catalogue.names import key as name_key
from ..catalogue.statute import TYPE_WORDS
from .entry import Entry
from .folding import code_key, plain, tokens, words_key

#: The form of the tables; a registry of another form has to be built again.
FORM: Final = "2"

_BETWEEN: Final = "; "
#: Types whose documents are cited by name; of others only declared aliases are.
_NAMED: Final = frozenset(("L", "BL", "PL", "HP"))

COLUMNS: Final = (
    "type, code, issued, issuer, title, aliases, status, effective, ended, amended_by, replaced_by, articles, "
    "confidence, dates_confidence, source, dated, note, outline"
)
#: The columns of `entries`: those of an entry, and six that are made of them to look it up by.
WIDTH: Final = 25
NAMES_WIDTH: Final = 2
COVERAGE_WIDTH: Final = 6

TABLES: Final = (
    "CREATE TABLE about (name {text} PRIMARY KEY, value TEXT)",
    "CREATE TABLE entries (id INTEGER PRIMARY KEY, type TEXT, code TEXT, issued TEXT, issuer TEXT, title TEXT,"
    " aliases TEXT, status TEXT, effective TEXT, ended TEXT, amended_by TEXT, replaced_by TEXT, articles INTEGER,"
    " confidence TEXT, dates_confidence TEXT, source TEXT, dated TEXT, note TEXT, outline TEXT,"
    " code_key {text}, issuer_key {text}, title_key {text}, number {text}, search {text}, identity {text} UNIQUE)",
    "CREATE TABLE names (name {text}, entry INTEGER)",
    "CREATE TABLE coverage (type TEXT, issuer TEXT, first_year INTEGER, last_year INTEGER, source TEXT, dated TEXT)",
)
#: Made behind the rows: that is several times faster than with them.
INDEXES: Final = (
    "CREATE INDEX entries_by_code ON entries (code_key)",
    "CREATE INDEX entries_by_number ON entries (number)",
    "CREATE INDEX names_by_name ON names (name)",
)


def row_of(number: int, entry: Entry) -> tuple[Any, ...]:
    """Give the row of `entries` for an entry."""
    key = code_key(entry.code)
    issuer, title = words_key(entry.issuer), words_key(entry.title)
    first = key.partition("/")[0].partition("-")[0].rstrip("ABCDEĐ")
    aliases = words_key(" ".join(entry.aliases)) if entry.aliases else ""
    said = (type_words(entry.type), " ".join(tokens(entry.code)), entry.issued[:4], title, issuer, aliases)
    words = f" {' '.join(said)} {words_key(entry.note)} "
    return (
        number,
        *entry[:5],
        _BETWEEN.join(entry.aliases),
        *entry[6:9],
        _BETWEEN.join(entry.amended_by),
        _BETWEEN.join(entry.replaced_by),
        *entry[11:],
        key,
        issuer,
        title,
        first,
        words,
        identity(entry.type, key or title, entry.issued, issuer),
    )


def identity(*parts: str) -> str:
    """Give the key of an entry as one string."""
    return "|".join(parts)


def key_of(entry: Entry) -> str:
    """Give the key of an entry as the tables hold it."""
    return identity(*entry.key)


def entry_of(row: Any) -> Entry:
    """Make the entry of a row with the columns of `COLUMNS`."""
    cells = list(row)
    for place in (5, 9, 10):
        cells[place] = tuple(cells[place].split(_BETWEEN)) if cells[place] else ()
    return Entry(*cells)


def names_of(entry: Entry) -> Iterator[str]:
    """Give the folded names that a document is cited by: that of a statute, and its aliases."""
    names = list(entry.aliases)
    if entry.type in _NAMED and (entry.title or entry.type == "HP"):
        names.append(f"{TYPE_WORDS[entry.type]} {entry.title}")
    yield from dict.fromkeys(name_key(name) for name in names)


@lru_cache(maxsize=512)
def type_words(code: str) -> str:
    """Give the code and the names of a type in plain letters."""
    names = [kind.name for kind in types_of_code(code)]
    return plain(" ".join(dict.fromkeys([code, *names])))
