"""What the columns of all kinds share: which entities a document has, where each and each of its parts stands."""

from __future__ import annotations

from typing import Any

from ...pipeline.records import places_of
from ...text.source import Source
from .leaves import Arrow, Ends, Held, Parts, Sparse, plain, struct


class Entities:
    """The column of a kind: a row a document, in it a list of structs."""

    def __init__(self, held: Held) -> None:
        self.ends = Ends(held)
        self.starts: list[Any] = []
        self.stops: list[Any] = []
        self.texts: list[Any] = []
        held += [self.starts, self.stops, self.texts]
        self.parts = Parts(held)
        self.places, self.generated = Sparse(held), Sparse(held)
        self.source = Source("", "", None)
        self.raw = ""
        self.is_moved = False
        self.is_in_file = False

    def begin(self, source: Source) -> None:
        """Begin a document."""
        self.source, self.raw, self.is_moved = source, source.raw, source.map is not None
        origin = source.origin
        self.is_in_file = origin is not None and (origin.places is not None or bool(origin.generated))

    def close(self) -> None:
        """End a document that was looked through for the kind."""
        self.ends.add(len(self.starts))

    def miss(self) -> None:
        """Add a document that was not looked through for it."""
        self.ends.miss(len(self.starts))

    def stand(self, start: int, end: int) -> None:
        """Add the place of an entity, given in the matched text."""
        if self.is_moved:
            start, end = self.source.span(start, end)
        if self.is_in_file:
            self.find(start, end)
        self.starts.append(start)
        self.stops.append(end)
        self.texts.append(self.raw[start:end])

    def find(self, start: int, end: int) -> None:
        """Add where the entity that comes next stands in the file."""
        found = places_of(self.source, start, end)
        if "places" in found:
            self.places.add(len(self.starts), found["places"])
        if "generated" in found:
            self.generated.add(len(self.starts), found["generated"])

    def part(self, name: str, start: int, end: int) -> None:
        """Add the place of a part, given in the matched text."""
        if self.is_moved:
            start, end = self.source.span(start, end)
        self.parts.add(name, start, end)

    def close_parts(self, start: int, end: int, whole: tuple[int, int]) -> None:
        """End the parts of an entity with its whole, where that is wider than where it stands."""
        if whole[0] != start or whole[1] != end:
            self.part("whole", whole[0], whole[1])
        self.parts.close()

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of the struct that the kind has besides those of places."""
        raise NotImplementedError

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        count = len(self.starts)
        if not count:
            # No entity at all: rows are empty lists, or none.
            return self.ends.array(arrow, arrow.nulls(0, kind.value_type), kind)
        fields = {field.name: field.type for field in kind.value_type}
        columns = plain(arrow, {"start": self.starts, "end": self.stops, "text": self.texts}, kind.value_type)
        columns["parts"] = self.parts.array(arrow, fields["parts"])
        columns["places"] = self.places.array(arrow, count, fields["places"])
        columns["generated"] = self.generated.array(arrow, count, fields["generated"])
        columns |= self.columns(arrow, kind.value_type)
        return self.ends.array(arrow, struct(arrow, columns, kind.value_type, count), kind)
