"""The last step of every reader of files: old fonts to Unicode, and what was gathered as a source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

from ..text.legacy import Conversion, convert
from ..text.origin import Cell, Origin, Places, Section, Table
from ..text.source import Source
from ..text.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..text.source import OffsetMap
    from .building import Builder

#: Formats whose readers name the fonts of the text.
_NAMING: Final = frozenset(("docx", "pdf", "xls", "xlsx"))


class Converted:
    """Places of a text that was converted: over the text as the file has it."""

    __slots__ = ("_map", "inner")

    def __init__(self, inner: Places, offsets: OffsetMap) -> None:
        self.inner, self._map = inner, offsets

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the places of a raw span in the file."""
        return self.inner.find(*self.stored(start, end))

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """Give a raw span in the text as the file has it."""
        first = self._map.start(start)
        return first, self._map.end(end) if end > start else first


def finish(
    builder: Builder, form: str, name: str, places: Places | None, details: Mapping[str, str] | None = None
) -> Source:
    """Make the source of what a builder gathered; text in fonts from before Unicode is converted, with the way back."""
    text = builder.text()
    # Where fonts are known, none that is old means Unicode: words that a scanner misread are not judged.
    is_named = form in _NAMING and not builder.fonts
    conversion = Conversion(text, (), None) if is_named else convert(text, builder.fonts)
    tables, sections, generated = builder.tables, builder.sections, builder.generated
    said = dict(details or {})
    if conversion.encodings:
        said["fonts"] = ", ".join(conversion.encodings)
    if conversion.map is not None:
        move = _Mover(conversion.map)
        tables = [move.table(table) for table in tables]
        sections = [Section(kind, move.span(span), anchor and move.offset(anchor)) for kind, span, anchor in sections]
        generated = [move.span(span) for span in generated]
        places = Converted(places, conversion.map) if places is not None else None
    left_out = {kind: count for kind, count in sorted(builder.left_out.items()) if count}
    origin = Origin(
        form,
        places,
        tuple(tables),
        tuple(sections),
        tuple(generated),
        left_out,
        said,
        tuple(Span(*stretch[:2]) for stretch in converted(conversion.stretches, conversion.map)),
    )
    return Source.of(conversion.text, name, origin)


def converted(stretches: Sequence[tuple[int, int, str | None]], offsets: OffsetMap | None) -> list[Span]:
    """Give the stretches that were converted, in the converted text."""
    move = _Mover(offsets) if offsets is not None else None
    spans = [Span(start, end) for start, end, encoding in stretches if encoding is not None]
    return spans if move is None else [move.span(span) for span in spans]


class _Mover:
    """Leads offsets of the text in the file to those of the converted text."""

    def __init__(self, offsets: OffsetMap) -> None:
        self._starts, self._raw_ends = offsets.moved()

    def offset(self, offset: int) -> int:
        at = bisect_right(self._raw_ends, offset)
        return self._starts[at - 1] + offset - self._raw_ends[at - 1] if at else offset

    def span(self, span: Span) -> Span:
        return Span(self.offset(span.start), self.offset(span.end))

    def table(self, table: Table) -> Table:
        rows = tuple(tuple(Cell(self.span(cell.span), *cell[1:]) for cell in row) for row in table.rows)
        return Table(self.span(table.span), rows, *table[2:])
