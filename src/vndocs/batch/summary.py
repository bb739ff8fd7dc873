"""What a run did, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Failure(NamedTuple):
    """A document that gave no record: its name, the stable code of the fault, and the message in the run's language."""

    source: str
    code: str
    message: str


@dataclass(slots=True)
class Summary:
    """Counts of a run: `documents == read + failed` always holds; `skipped` files are no documents.

    `entities` counts what was found under the keys of the record, and `list items` besides `lists`.
    """

    read: int = 0
    failed: int = 0
    skipped: int = 0
    bytes: int = 0
    entities: Counter[str] = field(default_factory=Counter)

    @property
    def documents(self) -> int:
        """All documents that came in."""
        return self.read + self.failed

    def add(self, other: Summary) -> None:
        """Add the counts of a part of the run."""
        self.read += other.read
        self.failed += other.failed
        self.skipped += other.skipped
        self.bytes += other.bytes
        self.entities.update(other.entities)
