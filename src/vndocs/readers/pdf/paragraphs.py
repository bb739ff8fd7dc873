"""Lines joined to paragraphs: a line goes on where the first word of the next would not have fitted into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ...text.legacy.syllables import is_syllable

if TYPE_CHECKING:
    from ..building import Builder
    from .blocks import Block
    from .glyphs import Glyph
    from .lines import Line
    from .places import PdfPlaces

#: Lines further apart than so many heights are two paragraphs.
_APART: Final = 1.15
_INDENT: Final = 1.2
_OTHER_SIZE: Final = 0.18
_SLACK: Final = 0.35
_ENDS: Final = (".", ";", ":", "!", "?")
_MARKER: Final = re.compile(r"(?:[-+*•–]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}\.?) +\S")
#: A letter that stands higher or lower by so much of the height of its line has a box of its own.
_RAISED: Final = 0.3
_SOFT: Final = "\u00ad"
#: A line that ends in one of these, in a word, goes on without a blank: the code of a document was cut.
_CUTS: Final = "-/"
_CODAS: Final = frozenset(("c", "ch", "m", "n", "ng", "nh", "p", "t"))


class _Last(NamedTuple):
    line: Line
    page: int
    right: float
    left: float
    is_continued: bool


class Paragraphs:
    """Writes blocks into a builder."""

    def __init__(self, builder: Builder, places: PdfPlaces) -> None:
        self.builder, self.places = builder, places
        self._last: _Last | None = None

    def write(self, block: Block, page: int, left: float, right: float) -> None:
        """Write a block of a page between its margins."""
        if self._last is not None and self._last.page == page:
            # What stands between two blocks of a page parts them.
            self._last = None
        for line in block.lines:
            last = self._last
            if last is not None and block.is_flowing and _goes_on(last, line, page, left):
                self.builder.separate(_between(last.line.text, line.text))
            else:
                self.builder.separate("\n")
                last = None
            self._write(line, page)
            self._last = _Last(line, page, right, left, last is not None) if block.is_flowing else None

    def joined(self, lines: list[Line], width: float) -> list[list[Line]]:
        """Give the paragraphs of a cell of a width, each by its lines; they may stand in its middle."""
        found: list[list[Line]] = []
        for line in lines:
            before = found[-1][-1] if found else line
            last = _Last(before, 0, before.left + width, before.left, is_continued=False)
            # A cell is narrow, and words are long: a small letter goes on also where there was room.
            is_within = line.text[:1].islower() and not before.text.endswith(_ENDS) and not _MARKER.match(line.text)
            if found and (is_within or _goes_on(last, line, 0, line.left)):
                found[-1].append(line)
            else:
                found.append([line])
        return found

    def put(self, joined: list[list[Line]], page: int) -> None:
        """Write the paragraphs of a cell."""
        self._last = None
        for number, paragraph in enumerate(joined):
            if number:
                self.builder.separate("\n")
            for at, line in enumerate(paragraph):
                if at:
                    self.builder.separate(_between(paragraph[at - 1].text, line.text))
                self._write(line, page)

    def _write(self, line: Line, page: int) -> None:
        start = 0
        glyphs = line.glyphs
        # A stretch for each font, so that old ones are converted by their names, and for each height, as its box is.
        for end in range(1, len(glyphs) + 1):
            if end == len(glyphs) or _is_other(glyphs[start], glyphs[end]):
                text = "".join(glyph.char for glyph in glyphs[start:end])
                self.builder.add(text, self.places.number(glyphs[start:end], page), 0, glyphs[start].font)
                start = end


def _is_other(first: Glyph, glyph: Glyph) -> bool:
    """Tell whether a letter is in another font than the first one of a stretch, or stands higher or lower."""
    if glyph.char.isspace():
        return False
    return glyph.font != first.font or abs(first.foot - glyph.foot) > _RAISED * (first.head - first.foot)


def _goes_on(last: _Last, line: Line, page: int, left: float) -> bool:
    before = last.line
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size):
        return False
    if page == last.page and not -0.5 * line.size < before.bottom - line.top < _APART * line.size:
        return False
    marker = _MARKER.match(line.text)
    # A dash of the text that the margin tore off (`kinh tế` / `- xã hội`) has a small letter behind it.
    if marker is not None and (before.text.endswith(_ENDS) or marker[0][-1].isupper()):
        return False
    # A first line stands further in; in a block that does as a whole the second line tells, or its words.
    if line.left - left > _INDENT * line.size and not (
        (last.is_continued and abs(line.left - before.left) < 0.5 * line.size)
        or _hangs(before, line)
        or (line.text[:1].islower() and not before.text.endswith(_ENDS))
    ):
        return False
    # Nothing more fits: the word and the blank before it.
    return _is_cut(before.text, line.text) or before.right + line.first_word() + _SLACK * line.size > last.right


def _hangs(before: Line, line: Line) -> bool:
    """Tell whether a line begins where the words behind the marker of the one before begin (`-`, `1.`, `a)`)."""
    marker = _MARKER.match(before.text)
    if marker is None or _MARKER.match(line.text):
        return False
    return abs(line.left - before.glyphs[marker.end() - 1].left) < 0.5 * line.size


def _between(before: str, behind: str) -> str:
    """Give what stands between two lines of a paragraph: a blank, or nothing in a word that was cut."""
    if before.endswith(_SOFT):
        return ""
    if (before[-1] in _CUTS and not before[-2:-1].isspace() and before[-2:-1] not in _CUTS) or behind[:1] == "/":
        return ""
    return "" if _is_cut(before, behind) else " "


def _is_cut(before: str, behind: str) -> bool:
    """Tell whether a line ends within a syllable: what follows is none, both together are one (`tiề` and `n`)."""
    head, tail = before.rsplit(None, 1)[-1], behind.split(None, 1)[0]
    if not (head.isalpha() and tail.isalpha() and tail.islower()) or is_syllable(tail):
        return False
    return is_syllable(head + tail) and (tail in _CODAS or not is_syllable(head))
