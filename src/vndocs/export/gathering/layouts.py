"""The column of the layout: what heading and end say, and the headings of the body, each a row within."""

from __future__ import annotations

from typing import Any

from ...pipeline.layout.reading import FIELDS, Reading
from .. import shredding
from .leaves import Arrow, Ends, Held, Parts, plain, struct


class Layouts:
    """The column `layout`."""

    def __init__(self, held: Held) -> None:
        self.gaps: list[Any] = []
        self.fields: dict[str, list[Any]] = {name: [] for name in (*FIELDS, "outline", "quoted", "boilerplate")}
        held += [self.gaps, *self.fields.values()]
        self.parts, self.body = Parts(held), Ends(held)
        self.units: list[Any] = []
        self.labels: list[Any] = []
        self.titles: list[Any] = []
        self.depths: list[Any] = []
        self.starts: list[Any] = []
        self.line_ends: list[Any] = []
        self.stops: list[Any] = []
        held += [self.units, self.labels, self.titles, self.depths, self.starts, self.line_ends, self.stops]

    def miss(self) -> None:
        """Add a document whose layout was not read."""
        self.gaps.append(len(self.body.ends))
        for column in self.fields.values():
            column.append(None)
        self.parts.close()
        self.body.miss(len(self.units))

    def add(self, reading: Reading) -> None:
        """Add the layout of a document; one that says nothing is none."""
        place = reading.source.span
        tree, found = reading.tree, reading.fields
        has_body = tree is not None and bool(tree.nodes)
        quoted = [list(place(*stretch)) for stretch in tree.quoted] if tree is not None else []
        outline = list(tree.outline) if tree is not None and has_body else []
        told = [found.get(name) for name in FIELDS]
        aside = [list(place(*stretch)) for stretch in reading.boilerplate]
        told += [outline or None, quoted or None, aside or None]
        if not has_body and not reading.parts and all(value is None for value in told):
            self.miss()
            return
        for column, value in zip(self.fields.values(), told, strict=True):
            column.append(value)
        is_moved = reading.source.map is not None
        for name, stretch in reading.parts.items():
            start, end = stretch
            if is_moved:
                start, end = place(start, end)
            self.parts.add(name, start, end)
        self.parts.close()
        if tree is None or not has_body:
            self.body.miss(len(self.units))
            return
        self.depths += tree.depths
        for node, end in zip(tree.nodes, tree.ends, strict=True):
            start, line_end, title = node.start, node.line_end, node.title
            if line_end < start:
                line_end = start
            if is_moved:
                line_end = place(start, line_end).end
                start, end = place(start, end)
            self.units.append(node.unit)
            self.labels.append(node.label)
            self.starts.append(start)
            self.line_ends.append(line_end)
            self.stops.append(end)
            self.titles.append((reading.words(title) or None) if title is not None else None)
        self.body.add(len(self.units))

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        count = len(self.body.ends)
        if len(self.gaps) == count:
            return arrow.nulls(count, kind)
        fields = {field.name: field.type for field in kind}
        columns = {name: shredding.column(arrow, values, fields[name]) for name, values in self.fields.items()}
        columns["parts"] = self.parts.array(arrow, fields["parts"])
        heading = fields["body"].value_type
        within = plain(
            arrow,
            {
                "unit": self.units,
                "label": self.labels,
                "title": self.titles,
                "depth": self.depths,
                "start": self.starts,
                "line_end": self.line_ends,
                "end": self.stops,
            },
            heading,
        )
        columns["body"] = self.body.array(arrow, struct(arrow, within, heading, len(self.units)), fields["body"])
        return struct(arrow, columns, kind, count, self.gaps)
