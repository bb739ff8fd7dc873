"""Two registries side by side: what the new one adds, lacks and says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from .entry import Entry
from .registry import Registry
from .tables import key_of


class Change(NamedTuple):
    """A field of which the new registry says otherwise."""

    field: str
    old: Any
    new: Any


class Difference(NamedTuple):
    """A document that only one registry has, or with changes; `old` or `new` is None where it is not there."""

    old: Entry | None
    new: Entry | None
    changes: tuple[Change, ...] = ()


def compare(old: Registry, new: Registry) -> Iterator[Difference]:
    """Give the differences in the order of keys; both are walked once, whatever their size."""
    olds, news = iter(old), iter(new)
    left, right = next(olds, None), next(news, None)
    while left is not None or right is not None:
        first = key_of(left) if left is not None else None
        second = key_of(right) if right is not None else None
        if second is None or (first is not None and first < second):
            yield Difference(left, None)
            left = next(olds, None)
        elif first is None or second < first:
            yield Difference(None, right)
            right = next(news, None)
        else:
            assert left is not None
            assert right is not None
            changes = tuple(
                Change(field, one, other)
                for field, one, other in zip(Entry._fields, left, right, strict=True)
                if one != other
            )
            if changes:
                yield Difference(left, right, changes)
            left, right = next(olds, None), next(news, None)
