"""Provisions as columns: a list for each level, in which few rows have a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...entities.provisions.model import LEVELS
from .. import shredding
from .leaves import Arrow, Ends, Held, Sparse, struct


class Provisions:
    """A column of lists of provisions."""

    def __init__(self, held: Held) -> None:
        self.ends = Ends(held)
        #: A row is a provision; the flags tell which are incomplete.
        self.incomplete: list[Any] = []
        self.excluded = Sparse(held)
        self.rows: dict[str, list[Any]] = {level: [] for level in LEVELS}
        self.labels: dict[str, list[Any]] = {level: [] for level in LEVELS}
        held += [self.incomplete, *self.rows.values(), *self.labels.values()]

    def add(self, paths: Sequence[tuple[tuple[str, Any], ...]]) -> None:
        """Add the provisions of an entity, pairs of level and label; none at all is no list."""
        incomplete = self.incomplete
        if not paths:
            self.ends.miss(len(incomplete))
            return
        for path in paths:
            row = len(incomplete)
            flag = None
            for level, label in path:
                if level == "incomplete":
                    flag = label
                elif level == "excluded":
                    self.excluded.add(row, label)
                else:
                    self.rows[level].append(row)
                    self.labels[level].append(label)
            incomplete.append(flag)
        self.ends.add(len(incomplete))

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        count = len(self.incomplete)
        if not count:
            return arrow.nulls(len(self.ends.ends), kind)
        fields = {field.name: field.type for field in kind.value_type}
        columns = {"incomplete": shredding.column(arrow, self.incomplete, fields["incomplete"])}
        if "excluded" in fields:
            columns["excluded"] = self.excluded.array(arrow, count, fields["excluded"])
        for level in LEVELS:
            rows = self.rows[level]
            if rows:
                labels: list[Any] = [None] * count
                for row, label in zip(rows, self.labels[level], strict=True):
                    labels[row] = label
                columns[level] = shredding.column(arrow, labels, fields[level])
        return self.ends.array(arrow, struct(arrow, columns, kind.value_type, count), kind)
