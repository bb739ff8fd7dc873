"""What was read of a layout, light: words and offsets; records and the public model are made from it when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...text.source import Source, Span
from .body import ROW, Body
from .cells import RULE
from .counting import UNITS
from .model import Heading, Layout

compiled: Any
try:
    from .. import _records as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: Keys of records in their order; `outline`, `body`, `quoted` and `parts` follow.
FIELDS: Final = tuple(
    name for name in Layout.model_fields if name not in ("outline", "body", "quoted", "parts", "boilerplate")
)
#: What stands around words and belongs to none of them.
AROUND: Final = RULE + ".,;:"
_LISTS: Final = ("addressees", "recipients", "marks")


class Reading:
    """Fields by name with their stretches of the matched text, and the tree of the body."""

    __slots__ = ("_moved", "boilerplate", "fields", "parts", "source", "tree")

    def __init__(self, source: Source) -> None:
        self.source = source
        self._moved = None if source.map is None else source.map.segments
        self.fields: dict[str, Any] = {}
        self.parts: dict[str, tuple[int, int]] = {}
        self.boilerplate: tuple[tuple[int, int], ...] = ()
        self.tree: Body | None = None

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def put(self, name: str, stretch: tuple[int, int], value: str | None = None) -> None:
        """Note a field: the words of its stretch, or what they stand for."""
        words = self.words(stretch) if value is None else value
        if words:
            self.fields[name], self.parts[name] = words, stretch

    def put_pieces(self, name: str, pieces: Sequence[tuple[int, int]]) -> None:
        """Note a field whose words another column parts."""
        if pieces and (words := self.joined(pieces)):
            self.fields[name], self.parts[name] = words, (pieces[0][0], pieces[-1][1])

    def put_several(self, name: str, entries: Sequence[Sequence[tuple[int, int]]]) -> None:
        """Note a list, each entry in one piece or several."""
        named: list[str] = []
        for pieces in entries:
            if words := self.joined(pieces):
                self.parts[f"{name}.{len(named)}"] = (pieces[0][0], pieces[-1][1])
                named.append(words)
        if named:
            self.fields[name] = named

    def joined(self, pieces: Sequence[tuple[int, int]]) -> str:
        """Give the words of some stretches, one after the other."""
        if len(pieces) == 1:
            return self.words(pieces[0])
        named = [words for piece in pieces if (words := self.words(piece))]
        if len(named) == len(pieces):
            raw = self.source.text
            named = [
                f"{words}," if raw[piece[1] - 1] == "," and number + 1 < len(pieces) else words
                for number, (words, piece) in enumerate(zip(named, pieces, strict=True))
            ]
        return " ".join(named)

    def drop(self, name: str) -> None:
        """Take a field back."""
        self.fields.pop(name, None)
        self.parts.pop(name, None)

    def words(self, stretch: tuple[int, int]) -> str:
        """Give the words of a stretch without table signs and end signs."""
        if compiled is not None:
            start, end = stretch
            words: str | None = compiled.words(self.source, self.source.raw, self._moved, start, end, AROUND)
            if words is not None:
                return words
        return self.words_plainly(stretch)

    def words_plainly(self, stretch: tuple[int, int]) -> str:
        """Give them without the compiled part, which gives the same."""
        words = self.source.words(*stretch)
        if "(" in words and "(*" in (raw := self.source.cut(*stretch)):
            # A star in brackets points to a footnote and is no emphasis.
            words = " ".join(raw.split())
        if "|" in words:
            words = " ".join(words.replace("|", " ").split())
        return words.strip(AROUND)

    def record(self, *, has_body: bool = True) -> dict[str, Any]:
        """Give the JSON-ready form: what is absent is left out, and the body where another tells it."""
        fields = self.fields
        out: dict[str, Any] = {name: found for name in FIELDS if (found := fields.get(name)) is not None}
        tree = self.tree
        if tree is not None and tree.labels:
            if tree.outline:
                out["outline"] = list(tree.outline)
            if has_body:
                out["body"] = headings(self, tree)
        if tree is not None and tree.quoted:
            out["quoted"] = places(self, tree.quoted)
        if self.boilerplate:
            out["boilerplate"] = places(self, self.boilerplate)
        if self.parts:
            out["parts"] = places(self, self.parts)
        return out

    def told(self) -> tuple[Any, ...]:
        """Give what a compiled teller takes to lead places to the raw text."""
        return self.source, self.source.raw, self._moved


Stretches = Sequence[tuple[int, int]] | Mapping[str, tuple[int, int]]
Places = list[list[int]] | dict[str, list[int]]


def places(reading: Reading, stretches: Stretches) -> Places:
    """Give the places of stretches in the raw text, by their names or in a list."""
    if compiled is None:
        return places_plainly(reading, stretches)
    found: Places = compiled.places(*reading.told(), stretches)
    return found


def places_plainly(reading: Reading, stretches: Stretches) -> Places:
    """Give them without the compiled part, which gives the same."""
    span = reading.source.span
    if isinstance(stretches, Mapping):
        return {name: list(span(*stretch)) for name, stretch in stretches.items()}
    return [list(span(*stretch)) for stretch in stretches]


def headings(reading: Reading, tree: Body) -> list[dict[str, Any]]:
    """Give the records of the headings of a body."""
    if compiled is None:
        return headings_plainly(reading, tree)
    found: list[dict[str, Any]] = compiled.headings(*told(reading, tree))
    return found


def told(reading: Reading, tree: Body) -> tuple[Any, ...]:
    """Give what a compiled teller takes to tell the headings of a body."""
    return *reading.told(), tree.rows, tree.labels, UNITS, AROUND, reading.words


def headings_plainly(reading: Reading, tree: Body) -> list[dict[str, Any]]:
    """Give them without the compiled part, which gives the same."""
    is_moved = reading.source.map is not None
    found: list[dict[str, Any]] = []
    for label, row in zip(tree.labels, ROW.iter_unpack(tree.rows), strict=True):
        unit, start, line_end, end, depth, title_start, title_end = row
        if line_end < start:
            line_end = start
        if is_moved:
            place = reading.source.span
            line_end = place(start, line_end).end
            start, end = place(start, end)
        heading: dict[str, Any] = {
            "unit": UNITS[unit],
            "label": label,
            "depth": depth,
            "start": start,
            "end": end,
            "line_end": line_end,
        }
        if title_end > title_start and (title := reading.words((title_start, title_end))):
            heading["title"] = title
        found.append(heading)
    return found


def from_record(record: Mapping[str, Any]) -> Layout:
    """Make the public model of a record."""
    fields: dict[str, Any] = dict(record)
    for name in (*_LISTS, "outline"):
        if name in fields:
            fields[name] = tuple(fields[name])
    fields["body"] = tuple(Heading(**heading) for heading in record.get("body", ()))
    for name in ("quoted", "boilerplate"):
        fields[name] = tuple(Span(*stretch) for stretch in record.get(name, ()))
    fields["parts"] = {name: Span(*stretch) for name, stretch in record.get("parts", {}).items()}
    return Layout(**fields)
