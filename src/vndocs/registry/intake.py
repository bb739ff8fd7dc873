"""Rows taken into a registry: all or none unless asked otherwise, and every refused row with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from ..catalogue import types_of_code
from .entry import Coverage, Entry
from .errors import RegistryError
from .rows import entry_of
from .tables import key_of

if TYPE_CHECKING:
    from .registry import Registry
    from .sources import Placed
    from .store import Store

_BATCH: Final = 10_000
#: So many refusals are kept; all of them are told to `on_refusal`.
_KEPT: Final = 1000


class Refusal(NamedTuple):
    """A row that was not taken in: its place (`so.csv:17`) and the reason."""

    place: str
    reason: RegistryError


class Imported(NamedTuple):
    """What became of some rows; `refusals` keeps the first thousand of the `refused`."""

    added: int
    replaced: int
    refused: int
    refusals: tuple[Refusal, ...]


def import_rows(
    registry: Registry,
    rows: Iterable[Placed],
    *,
    is_partial: bool = False,
    is_replacing: bool = False,
    on_refusal: Callable[[Refusal], None] | None = None,
) -> Imported:
    """Take rows into a registry that was opened for writing.

    `is_partial` takes in the others where some are refused; `is_replacing` puts a row in the place of one with the
    same key. Raises RegistryError when a row is refused and `is_partial` is not said; nothing is taken in then.
    """
    store = registry.store
    if registry.name == "vndocs":
        raise RegistryError("bundled")
    try:
        done = Intake(store, is_partial=is_partial, is_replacing=is_replacing, on_refusal=on_refusal).take(rows)
        store.database.commit()
    except BaseException:
        store.database.rollback()
        raise
    registry.forget()
    return done


class Intake:
    """One run of rows into a store; memory does not grow with the number of rows."""

    def __init__(
        self,
        store: Store,
        *,
        is_partial: bool,
        is_replacing: bool = False,
        is_new: bool = False,
        on_refusal: Callable[[Refusal], None] | None = None,
    ) -> None:
        self.store, self.is_partial, self.is_replacing, self.is_new = store, is_partial, is_replacing, is_new
        self.on_refusal = on_refusal or (lambda refusal: None)
        self.added = self.replaced = self.refused = 0
        self.refusals: list[Refusal] = []
        self.claims: list[Coverage] = []

    def take(self, rows: Iterable[Placed]) -> Imported:
        """Take rows in; raises RegistryError at the end where some were refused and all were wanted."""
        good = self._entries(rows)
        while batch := list(islice(good, _BATCH)):
            fresh = self._fresh(batch)
            if not self.refused or self.is_partial:
                self.added += self.store.append(fresh)
        if self.refused and not self.is_partial:
            first = self.refusals[0]
            raise RegistryError("refused", count=self.refused, where=first.place, reason=first.reason)
        self.store.cover(self.claims)
        return Imported(self.added, self.replaced, self.refused, tuple(self.refusals))

    def _entries(self, rows: Iterable[Placed]) -> Iterator[tuple[str, Entry]]:
        for place, cells in rows:
            if isinstance(cells, RegistryError):
                self._refuse(place, cells)
                continue
            try:
                if "coverage" in cells:
                    self.claims.append(coverage_of(cells["coverage"]))
                else:
                    yield place, entry_of(cells)
            except RegistryError as reason:
                self._refuse(place, reason)

    def _fresh(self, batch: list[tuple[str, Entry]]) -> list[Entry]:
        known = self.store.known([key_of(entry) for _, entry in batch])
        if self.is_replacing and known:
            self.replaced += self.store.remove(entry for _, entry in batch if key_of(entry) in known)
            known = {}
        seen: set[str] = set()
        fresh = []
        for place, entry in batch:
            key = key_of(entry)
            if key in seen or key in known:
                is_repeated = key in seen or self.is_new
                self._refuse(place, RegistryError("row-repeated" if is_repeated else "row-known"))
                continue
            seen.add(key)
            fresh.append(entry)
        return fresh

    def _refuse(self, place: str, reason: RegistryError) -> None:
        self.refused += 1
        refusal = Refusal(place, reason)
        if len(self.refusals) < _KEPT:
            self.refusals.append(refusal)
        self.on_refusal(refusal)


def coverage_of(cells: object) -> Coverage:
    """Make a claim of the keys type, issuer, first_year, last_year, source and dated.

    Raises RegistryError when a key or type is not known, a year is none, or the last lies before the first.
    """
    if not isinstance(cells, dict):
        raise RegistryError("row-not-json", reason=type(cells).__name__)
    values: dict[str, object] = {}
    for key, value in cells.items():
        if key not in Coverage._fields:
            raise RegistryError("row-unknown-column", column=key)
        if key.endswith("year"):
            if not str(value).isdigit():
                raise RegistryError("row-bad-number", column=key, given=str(value))
            value = int(str(value))
        values[key] = value
    claim = Coverage(**values)  # type: ignore[arg-type]
    if claim.type and not types_of_code(claim.type):
        raise RegistryError("row-bad-type", given=claim.type)
    if claim.first_year > claim.last_year:
        first, last = str(claim.first_year), str(claim.last_year)
        raise RegistryError("row-backwards", first="first_year", first_day=first, second="last_year", second_day=last)
    return claim
