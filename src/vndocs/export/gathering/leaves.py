"""What columns are made of: flat lists that grow by an entity, and end as arrays."""

from __future__ import annotations

from array import array
from typing import Any

from .. import shredding

#: What pyarrow gives; it has no types.
Arrow = Any
Held = list[list[Any]]


class Ends:
    """Where the entries of each row of a column of lists end; a row may have no list at all."""

    def __init__(self, held: Held) -> None:
        self.ends: list[Any] = []
        self.gaps: list[Any] = []
        held += [self.ends, self.gaps]

    def add(self, end: int) -> None:
        """Add a row whose entries end there."""
        self.ends.append(end)

    def miss(self, end: int) -> None:
        """Add a row without list; the entries so far end there."""
        self.gaps.append(len(self.ends))
        self.ends.append(end)

    def offsets(self, arrow: Arrow) -> Arrow:
        """Give the offsets of the rows' lists, null where a row has none."""
        starts: list[Any] = [0, *self.ends]
        for gap in self.gaps:
            starts[gap] = None
        return arrow.array(starts, arrow.int32())

    def array(self, arrow: Arrow, values: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        if len(self.gaps) == len(self.ends):
            return arrow.nulls(len(self.ends), kind)
        return arrow.ListArray.from_arrays(self.offsets(arrow), values)


class Pairs:
    """A column of places, which are lists of two offsets, or none."""

    def __init__(self, held: Held) -> None:
        self.ends = Ends(held)
        self.offsets: list[Any] = []
        held.append(self.offsets)

    def add(self, start: int, end: int) -> None:
        """Add a place."""
        self.offsets.append(start)
        self.offsets.append(end)
        self.ends.add(len(self.offsets))

    def miss(self) -> None:
        """Add none."""
        self.ends.miss(len(self.offsets))

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        return self.ends.array(arrow, arrow.array(self.offsets, arrow.int64()), kind)


class Sparse:
    """A column that few rows have: the values as records hold them, with the numbers of their rows."""

    def __init__(self, held: Held) -> None:
        self.rows: list[Any] = []
        self.values: list[Any] = []
        held += [self.rows, self.values]

    def add(self, row: int, value: Any) -> None:
        """Add the value of a row."""
        self.rows.append(row)
        self.values.append(value)

    def array(self, arrow: Arrow, count: int, kind: Arrow) -> Arrow:
        """Give the column of so many rows."""
        if not self.rows:
            return arrow.nulls(count, kind)
        values: list[Any] = [None] * count
        for row, value in zip(self.rows, self.values, strict=True):
            values[row] = value
        return shredding.column(arrow, values, kind)


class Parts:
    """The places of an entity's parts by name, in a column of maps."""

    def __init__(self, held: Held) -> None:
        self.ends = Ends(held)
        self.names: list[Any] = []
        self.offsets: list[Any] = []
        held += [self.names, self.offsets]

    def add(self, name: str, start: int, end: int) -> None:
        """Add a part to the row that is being made."""
        self.names.append(name)
        self.offsets.append(start)
        self.offsets.append(end)

    def close(self) -> None:
        """End a row; one without parts has no map."""
        count = len(self.names)
        ends = self.ends.ends
        if count == (ends[-1] if ends else 0):
            self.ends.miss(count)
        else:
            self.ends.add(count)

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        if not self.names:
            return arrow.nulls(len(self.ends.ends), kind)
        places = pairs(arrow, self.offsets)
        names = shredding.column(arrow, self.names, kind.key_type)
        return arrow.MapArray.from_arrays(self.ends.offsets(arrow), names, places)


def pairs(arrow: Arrow, offsets: list[Any]) -> Arrow:
    """Give a column of places, all there, of their offsets one after the other."""
    ends = array("i", range(0, len(offsets) + 1, 2))
    starts = arrow.Array.from_buffers(arrow.int32(), len(ends), [None, arrow.py_buffer(ends)])
    return arrow.ListArray.from_arrays(starts, arrow.array(offsets, arrow.int64()))


def struct(arrow: Arrow, columns: dict[str, Arrow], kind: Arrow, count: int, gaps: list[Any] | None = None) -> Arrow:
    """Give a column of structs of the columns by name; a field without column is null, as are the rows in `gaps`."""
    fields = list(kind)
    made = [columns[field.name] if field.name in columns else arrow.nulls(count, field.type) for field in fields]
    mask = None
    if gaps:
        flags = [False] * count
        for gap in gaps:
            flags[gap] = True
        mask = arrow.array(flags, arrow.bool_())
    return arrow.StructArray.from_arrays(made, fields=fields, mask=mask)


def plain(arrow: Arrow, lists: dict[str, list[Any]], kind: Arrow) -> dict[str, Arrow]:
    """Give the columns of flat lists, by the fields of a struct that they are named after."""
    return {field.name: shredding.column(arrow, lists[field.name], field.type) for field in kind if field.name in lists}
