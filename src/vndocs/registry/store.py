"""The entries of a registry in a database: by code, by name, by number, by words, and all of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from .entry import Coverage, Entry
from .errors import RegistryError
from .tables import (
    COLUMNS,
    COVERAGE_WIDTH,
    FORM,
    INDEXES,
    NAMES_WIDTH,
    TABLES,
    WIDTH,
    entry_of,
    key_of,
    names_of,
    row_of,
)

if TYPE_CHECKING:
    from .database import Database

#: So many keys are asked for with one statement, rows written with one call.
_BATCH: Final = 400
_WRITTEN: Final = 10_000
_HALF: Final = re.compile("[\ud800-\udfff]")


class Store:
    """A registry's tables; what is written lasts from `commit` on."""

    def __init__(self, database: Database, path: str) -> None:
        self.database = database
        self.path = path

    def create(self) -> None:
        """Make the tables."""
        for statement in TABLES:
            self.database.run(statement.format(text=self.database.plain_text))
        self.database.insert("about", 2, [("form", FORM)])

    def index(self) -> None:
        """Make the indexes; done once, behind the first rows."""
        for statement in INDEXES:
            self.database.run(statement)

    def check_form(self) -> None:
        """Raise RegistryError where the tables are of another form."""
        found = dict(self.about()).get("form", "?")
        if found != FORM:
            raise RegistryError("other-version", path=self.path, found=found, expected=FORM)

    def about(self) -> list[tuple[str, str]]:
        """Give what the registry says of itself."""
        return [(row[0], row[1]) for row in self.database.rows("SELECT name, value FROM about ORDER BY name")]

    # --- looking up ---------------------------------------------------------------------------------------------

    def by_code(self, keys: Collection[str]) -> dict[str, list[Entry]]:
        """Give the entries of folded codes, those that there are."""
        return self._grouped(f"SELECT code_key, {COLUMNS} FROM entries WHERE code_key IN ({{}})", keys)

    def by_name(self, names: Collection[str]) -> dict[str, list[Entry]]:
        """Give the entries of folded names, those that there are."""
        columns = ", ".join(f"entries.{column}" for column in COLUMNS.split(", "))
        statement = f"SELECT names.name, {columns} FROM names JOIN entries ON entries.id = names.entry"
        return self._grouped(f"{statement} WHERE names.name IN ({{}})", names)

    def _grouped(self, statement: str, keys: Collection[str]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        # No database holds half a character, so that none knows a word with one.
        rest = iter(dict.fromkeys(key for key in keys if not _HALF.search(key)))
        while batch := list(islice(rest, _BATCH)):
            for row in self.database.rows(statement.format(",".join("?" * len(batch))), batch):
                found.setdefault(row[0], []).append(entry_of(row[1:]))
        return found

    def beginning(self, key: str, limit: int) -> list[Entry]:
        """Give the entries whose folded code begins so."""
        statement = f"SELECT {COLUMNS} FROM entries WHERE code_key >= ? AND code_key < ? ORDER BY code_key LIMIT ?"
        return [entry_of(row) for row in self.database.rows(statement, (key, key + "\U0010ffff", limit))]

    def matching(self, words: Collection[str], numbers: Collection[str], limit: int) -> list[Entry]:
        """Give the entries whose search words hold all of `words`, of the given numbers if there are any."""
        where = ["search LIKE ?"] * len(words)
        parameters: list[Any] = [f"% {word}%" for word in words]
        if numbers:
            where.append(f"number IN ({','.join('?' * len(numbers))})")
            parameters += numbers
        statement = f"SELECT {COLUMNS} FROM entries WHERE {' AND '.join(where)} ORDER BY id LIMIT ?"
        return [entry_of(row) for row in self.database.rows(statement, (*parameters, limit))]

    def entries(self) -> Iterator[Entry]:
        """Give all entries in the order of their keys, one after the other."""
        for row in self.database.stream(f"SELECT {COLUMNS} FROM entries ORDER BY identity"):
            yield entry_of(row)

    def count(self) -> int:
        """Give the number of entries."""
        return int(self.database.rows("SELECT count(*) FROM entries")[0][0])

    def counts(self, column: str) -> list[tuple[str, int]]:
        """Give how often each value of a column (or of the year of issue) occurs."""
        what = "substr(issued, 1, 4)" if column == "year" else column
        rows = self.database.rows(
            f"SELECT {what}, count(*) FROM entries GROUP BY {what} ORDER BY count(*) DESC, {what}"
        )
        return [(row[0], int(row[1])) for row in rows]

    def coverage(self) -> tuple[Coverage, ...]:
        """Give what the registry claims to know whole."""
        rows = self.database.rows("SELECT type, issuer, first_year, last_year, source, dated FROM coverage")
        return tuple(sorted(Coverage(*row) for row in rows))

    def known(self, identities: Collection[str]) -> dict[str, int]:
        """Give those of some keys that are there, with their row numbers."""
        found: dict[str, int] = {}
        rest = iter(identities)
        while batch := list(islice(rest, _BATCH)):
            marks = ",".join("?" * len(batch))
            rows = self.database.rows(f"SELECT identity, id FROM entries WHERE identity IN ({marks})", batch)
            found.update((row[0], row[1]) for row in rows)
        return found

    # --- writing ------------------------------------------------------------------------------------------------

    def append(self, entries: Iterable[Entry]) -> int:
        """Write entries behind those that are there, and give how many; keys must be new."""
        number = int(self.database.rows("SELECT coalesce(max(id), 0) FROM entries")[0][0])
        first, rest = number, iter(entries)
        while batch := list(islice(rest, _WRITTEN)):
            rows = [row_of(number + place, entry) for place, entry in enumerate(batch, 1)]
            names = [(name, row[0]) for row, entry in zip(rows, batch, strict=True) for name in names_of(entry)]
            self.database.insert("entries", WIDTH, rows)
            self.database.insert("names", NAMES_WIDTH, names)
            number += len(batch)
        return number - first

    def remove(self, entries: Iterable[Entry]) -> int:
        """Take out the entries of the same keys, and give how many there were."""
        numbers = list(self.known([key_of(entry) for entry in entries]).values())
        for number in numbers:
            self.database.run("DELETE FROM entries WHERE id = ?", (number,))
            self.database.run("DELETE FROM names WHERE entry = ?", (number,))
        return len(numbers)

    def cover(self, coverage: Iterable[Coverage]) -> None:
        """Add to what the registry claims to know whole; a claim that is there already stays once."""
        there = set(self.coverage())
        self.database.insert("coverage", COVERAGE_WIDTH, [tuple(claim) for claim in coverage if claim not in there])
