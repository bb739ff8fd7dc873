"""Provisions as columns: a list for each level, in which few rows have a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import shredding
from .leaves import Arrow, Ends, Held, Sparse, plain, struct


class Provisions:
    """A column of lists of provisions."""

    def __init__(self, held: Held) -> None:
        self.ends = Ends(held)
        #: A row is a provision; the flags tell which are incomplete.
        self.incomplete: list[Any] = []
        self.excluded = Sparse(held)
        #: Each label that is there, with its level and its row.
        self.levels: list[Any] = []
        self.rows: list[Any] = []
        self.labels: list[Any] = []
        held += [self.incomplete, self.levels, self.rows, self.labels]

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
                    self.levels.append(level)
                    self.rows.append(row)
                    self.labels.append(label)
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
        labels: dict[str, list[Any]] = {level: [None] * count for level in set(self.levels)}
        for level, row, label in zip(self.levels, self.rows, self.labels, strict=True):
            labels[level][row] = label
        columns |= plain(arrow, labels, kind.value_type)
        return self.ends.array(arrow, struct(arrow, columns, kind.value_type, count), kind)
