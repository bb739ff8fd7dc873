"""A registry of known documents, as checks and people ask it; bounded caches, the same on every database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ..catalogue.names import key as name_key
from .entry import Coverage, Entry
from .errors import RegistryError
from .folding import code_key, tokens
from .tables import type_words

if TYPE_CHECKING:
    from .store import Store

#: So many codes or names are remembered; then memory is let go and begins anew.
_REMEMBERED: Final = 1 << 16
_MOST_CANDIDATES: Final = 2000

Found = tuple[Entry, ...]


class Registry:
    """Known documents in one place. Looking up never changes it; threads may share it.

    `name` says which it is in reports; `coverage` what it claims to know whole.
    """

    def __init__(self, store: Store, name: str) -> None:
        self.name = name
        self.store = store
        self.coverage: tuple[Coverage, ...] = store.coverage()
        self._codes: dict[str, Found] = {}
        self._names: dict[str, Found] = {}
        self._numbers: dict[str, Found] = {}

    def __len__(self) -> int:
        return self.store.count()

    def __bool__(self) -> bool:
        # An empty registry is one, too; and counting a million rows to tell would cost more than a check.
        return True

    def __iter__(self) -> Iterator[Entry]:
        return self.store.entries()

    def by_code(self, codes: Collection[str]) -> dict[str, Found]:
        """Give the documents of each code (several of one code are common); a code that is not known has none."""
        return self._known(self._codes, {code: code_key(code) for code in codes}, self.store.by_code)

    def by_name(self, names: Collection[str]) -> dict[str, Found]:
        """Give the documents of each name, that of a statute with the word of its type or an alias."""
        return self._known(self._names, {name: _name_key(name) for name in names}, self.store.by_name)

    def _known(self, cache: dict[str, Found], keys: dict[str, str], ask: Any) -> dict[str, Found]:
        try:
            return {word: cache[key] for word, key in keys.items()}
        except KeyError:
            self._fill(cache, set(keys.values()), ask)
            return {word: cache[key] for word, key in keys.items()}

    def _fill(self, cache: dict[str, Found], keys: set[str], ask: Any) -> None:
        wanted = keys.difference(cache)
        if not wanted:
            return
        if len(cache) + len(wanted) > _REMEMBERED:
            cache.clear()
            wanted = keys
        found = ask(wanted)
        for key in wanted:
            cache[key] = tuple(sorted(found.get(key, ())))

    def by_number(self, number: str, year: str | None = None, *, limit: int = 50) -> Found:
        """Give the documents whose code has this number, and this year in it where one is given."""
        if year:
            key = code_key(f"{number}/{year}/")
            if (known := self._numbers.get(key)) is None:
                if len(self._numbers) >= _REMEMBERED:
                    self._numbers.clear()
                known = self._numbers[key] = tuple(self.store.beginning(key, limit))
            return known
        return tuple(self.store.matching((), (code_key(number),), limit))

    def covers(self, type_code: str, year: int, signs: tuple[str, ...] = (), issuer: str = "") -> Coverage | None:
        """Give the claim by which a document of this type, year and issuer would have to be known; None for none."""
        for claim in self.coverage:
            if claim.covers(type_code, year, signs, issuer):
                return claim
        return None

    def find(self, query: str, *, limit: int = 20) -> list[Entry]:
        """Give the documents that a query means, best first: `nđ 30 2020`, `nghi dinh 30/2020`, `luật đất đai`.

        Letter case, tones, hats and strokes do not matter. Raises RegistryError when the query says nothing.
        """
        words = tokens(query)
        if not words:
            raise RegistryError("nothing-to-find")
        numbers = [word for word in words if word.isdigit()]
        found = self.store.matching(words, numbers, _MOST_CANDIDATES) if numbers else []
        found = found or self.store.matching(words, (), _MOST_CANDIDATES)
        first = numbers[0] if numbers else ""
        return sorted(found, key=lambda entry: _distance(entry, first, words))[:limit]

    def stats(self) -> dict[str, Any]:
        """Count the documents, by type, year, status and confidence; with the declared coverage."""
        store = self.store
        counted = {column: dict(store.counts(column)) for column in ("type", "year", "status", "confidence")}
        claims = [claim._asdict() for claim in self.coverage]
        return {"name": self.name, "entries": len(self), **counted, "coverage": claims}

    def forget(self) -> None:
        """Drop what is remembered, behind a change of the registry."""
        self._codes.clear()
        self._names.clear()
        self._numbers.clear()
        self.coverage = self.store.coverage()

    def close(self) -> None:
        """Let the file or the connection go."""
        self.store.database.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Registry({self.name!r}, {len(self)} documents)"


@lru_cache(maxsize=1 << 14)
def _name_key(name: str) -> str:
    return name_key(name)


def _distance(entry: Entry, first: str, words: list[str]) -> tuple[Any, ...]:
    """Say how far an entry is from a query: another number, words it lacks, words not asked for, an earlier day."""
    number = code_key(entry.code).partition("/")[0].partition("-")[0]
    own = set(
        tokens(f"{type_words(entry.type)} {entry.code} {entry.issued[:4]} {' '.join(entry.aliases)} {entry.title}")
    )
    # What only its remarks speak of is not what was asked for.
    missing, other = len(set(words) - own), len(set(tokens(f"{entry.code} {entry.title}")).difference(words))
    return (number != first if first else False, missing, other, _backwards(entry.issued), entry.code)


def _backwards(day: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in day)
