"""Paragraphs, tables, text boxes and notes of one part after the other, put into a text as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from ...text.legacy import font_encoding
from ..errors import ReadError
from .fields import Fields, is_page
from .formats import bullet
from .names import (
    ALTERNATE,
    BLOCKS,
    CHOICE,
    DELETED,
    FORMULAS,
    INLINE,
    MATH_TEXT,
    TABLE,
    VALUE,
    P,
    R,
    is_on,
    w,
)
from .runs import character, drawn, is_break, own_runs
from .styles import font_name
from .tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..building import Builder
    from .numbering import Numbering
    from .places import WordPlaces
    from .styles import Styles

#: Tables and text boxes inside one another; Word itself stops long before.
_DEEPEST: Final = 40
_NOTES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_ID: Final = w("id")
_SOFT: Final = w("softHyphen")
_SYMBOL: Final = w("sym")
_SIMPLE_FIELD: Final = w("fldSimple")

#: What becomes of a run.
State = Literal["shown", "deleted", "skipped", "formula"]


class Body:
    """Reads parts into a builder, one at a time."""

    def __init__(self, builder: Builder, places: WordPlaces, styles: Styles, numbering: Numbering, path: str) -> None:
        self.builder, self.places, self.styles, self.numbering = builder, places, styles, numbering
        self.path = path
        self.anchors: dict[tuple[str, str], int] = {}
        self._order: dict[Any, int] = {}
        self._fields = Fields()
        self._boxes: list[Any] = []
        self._depth = 0
        self._font: str | None = None

    def begin(self, part: str, root: Any) -> None:
        """Begin a part: number its paragraphs."""
        self.places.begin(part)
        self.builder.skip()
        self._order = {paragraph: number for number, paragraph in enumerate(root.iter(P))}
        self._fields = Fields()

    def read(self, container: Any, *, is_line: bool = False) -> None:
        """Read the blocks of a body, a cell, a note or a text box; of a cell in a line without empty paragraphs."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ReadError("too-deep", self.path, reason=f"{_DEEPEST} tables or text boxes inside one another")
        joined: list[Any] = []
        for block in _blocks(container):
            if block.tag == TABLE:
                self.builder.separate("\n")
                read_table(block, self, self._depth - 1)
                self.builder.separate("\n")
                continue
            joined.append(block)
            # Where the end of a paragraph was deleted, the next one goes on; the last one gives the form.
            if not _runs_on(block):
                self._paragraph(joined, is_line=is_line)
                joined = []
        if joined:
            self._paragraph(joined, is_line=is_line)
        self._depth -= 1

    def _paragraph(self, joined: list[Any], *, is_line: bool) -> None:
        builder = self.builder
        properties = joined[-1].find(w("pPr"))
        before = builder.length
        boxes, self._boxes = self._boxes, []
        if not _is_deleted(joined):
            builder.generate(self.numbering.label(properties))
        for paragraph in joined:
            number = self._order[paragraph]
            index = 0
            self._font = self._paragraph_font(paragraph)
            for part, state in _runs(paragraph):
                if state == "formula":
                    builder.generate("".join(text.text or "" for text in part.iter(MATH_TEXT)))
                    continue
                if state == "shown":
                    self._run(part, number, index)
                elif state == "deleted":
                    builder.left_out["deletions"] += _has_text(part)
                if state != "shown":
                    builder.skip()
                index += 1
        if builder.length > before or not (is_line or len(joined) > 1):
            self._end_line(is_empty=builder.length == before)
        own, self._boxes = self._boxes, boxes
        for box in own:
            builder.separate("\n")
            self.read(box)
            builder.separate("\n")
            # The box may stand in the file a second time, for older programs.
            builder.skip()

    def _end_line(self, *, is_empty: bool) -> None:
        """End a paragraph; an empty one is an empty line, as entities are not read through it."""
        self.builder.separate("\n\n" if is_empty and self.builder.begins_line() else "\n")

    def _run(self, run: Any, paragraph: int, index: int) -> None:
        builder, fields = self.builder, self._fields
        properties = run.find(w("rPr"))
        is_hidden = self._is_hidden(properties)
        font = self._old_font(properties)
        offset, node, text = 0, -1, ""
        for child in run.iterchildren():
            char = character(child)
            if font is not None and child.tag == _SOFT:
                # To the program a soft hyphen, in the old font a letter.
                if text:
                    node, offset, text = self._flush(text, node, offset, paragraph, index, font)
                builder.insert("\u00ad", font)
                continue
            if char:
                if fields.is_shown and not is_hidden:
                    text += char
                    continue
                builder.left_out["hidden"] += is_hidden
                builder.skip()
                offset += len(text) + len(char)
                continue
            if text:
                node, offset, text = self._flush(text, node, offset, paragraph, index, font)
            self._mark(child, is_hidden=is_hidden)
        if text:
            self._flush(text, node, offset, paragraph, index, font)

    def _flush(
        self, text: str, node: int, offset: int, paragraph: int, index: int, font: str | None
    ) -> tuple[int, int, str]:
        node = self.places.number(paragraph, index) if node < 0 else node
        self.builder.add(text, node, offset, font)
        return node, offset + len(text), ""

    def _mark(self, child: Any, *, is_hidden: bool) -> None:
        self._fields.meet(child)
        if is_hidden or not self._fields.is_shown:
            return
        if child.tag == _SYMBOL:
            self.builder.generate(_symbol(child))
        elif is_break(child):
            self.builder.separate("\n")
        elif child.tag in _NOTES:
            self.anchors.setdefault((_NOTES[child.tag], child.get(_ID, "")), self.builder.length)
        else:
            self._boxes += drawn(child)

    def _paragraph_font(self, paragraph: Any) -> str | None:
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return self.styles.font(self.styles.default if style is None else style.get(VALUE)) or self.styles.main_font

    def _old_font(self, properties: Any) -> str | None:
        """Give the font of a run where it is one from before Unicode."""
        font = None
        if properties is not None:
            font = font_name(properties.find(w("rFonts")))
            style = properties.find(w("rStyle")) if font is None else None
            font = self.styles.font(style.get(VALUE)) if style is not None else font
        font = font or self._font
        return font if font is not None and font_encoding(font) is not None else None

    def _is_hidden(self, properties: Any) -> bool:
        if properties is None:
            return False
        switch = properties.find(w("vanish"))
        if switch is not None:
            return is_on(switch)
        style = properties.find(w("rStyle"))
        return style is not None and self.styles.is_hidden(style.get(VALUE))


def _blocks(container: Any) -> Iterator[Any]:
    """Give the paragraphs and tables of a container, also those in controls and tracked insertions."""
    for child in container.iterchildren():
        if child.tag in (P, TABLE):
            yield child
        elif child.tag in BLOCKS:
            yield from _blocks(child)
        elif child.tag == ALTERNATE:
            chosen = child.find(CHOICE)
            if chosen is not None:
                yield from _blocks(chosen)


def _runs(paragraph: Any, state: State = "shown") -> Iterator[tuple[Any, State]]:
    """Give the runs of a paragraph in document order, with formulas between them, and what becomes of each."""
    for child in paragraph.iterchildren():
        if child.tag == R:
            yield child, state
        elif child.tag in FORMULAS:
            yield child, "formula" if state == "shown" else state
        elif child.tag == P or not len(child):
            continue
        elif child.tag == ALTERNATE:
            for branch in child.iterchildren():
                yield from _runs(branch, state if branch.tag == CHOICE else "skipped")
        elif child.tag in DELETED:
            yield from _runs(child, "deleted")
        elif child.tag in INLINE:
            is_number = child.tag == _SIMPLE_FIELD and is_page(child.get(w("instr")))
            yield from _runs(child, "skipped" if is_number else state)
        else:
            yield from ((run, "skipped") for run in own_runs(child))


def _has_text(run: Any) -> bool:
    return any(run.find(w(name)) is not None for name in ("delText", "t"))


def _runs_on(paragraph: Any) -> bool:
    """Tell whether the mark that ends a paragraph was deleted, so that the next one goes on in the same line."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(mark.find(sort) is not None for sort in DELETED)


def _is_deleted(joined: list[Any]) -> bool:
    """Tell whether nothing is left of paragraphs: all was deleted, the last end included."""
    return _runs_on(joined[-1]) and all(state == "deleted" for paragraph in joined for _, state in _runs(paragraph))


def _symbol(child: Any) -> str:
    try:
        char = chr(int(child.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return ""
    return bullet(char)
