"""The characters of a page with their boxes, in stretches that PDFium found to stand on one line.

PDFium is not safe in threads; vndocs runs it in processes.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...text.legacy import font_encoding
from ..docx.formats import bullet

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What PDFium gives for a hyphen at the end of a line, which it takes for a word division.
_HYPHENS: Final = frozenset((0x02, 0xFFFE))
_PRIVATE: Final = range(0xF020, 0xF100)
_LINE_ENDS: Final = frozenset((0x0A, 0x0D))
_BLANK: Final = 0x20
#: Signs that files write for bytes of old fonts, by the names of the glyphs: `minus` for 0xAD, which is `ư` in TCVN3.
_MEANT: Final = {0x2212: 0xAD, 0x2010: 0xAD, 0x2219: 0xB7, 0x2022: 0xB7, 0x03BC: 0xB5, 0x02C9: 0xAF, 0x2206: 0xC6}
_MOST: Final = 2_000_000
_NAME: Final = 128
#: How far letters of Times New Roman reach above and below their base line, in sizes; and so much may they lean.
_ASCENT: Final = 0.891
_DESCENT: Final = 0.216
_UPRIGHT: Final = 0.35
#: A gap of so many heights of the line within a stretch is one between columns.
_WIDE: Final = 1.6


class Glyph(NamedTuple):
    """A character and its box as the page is looked at, and its line; `font` is named where it is an old one.

    `foot` and `head` are the lower and upper side of a letter of its size on its base line. The box does not tell:
    where a font says no heights it reaches only as high as the very letter.
    """

    char: str
    left: float
    bottom: float
    right: float
    top: float
    font: str | None
    foot: float
    head: float


class View(NamedTuple):
    """How a page is turned: its size and the quarter turns clockwise by which it is shown."""

    width: float
    height: float
    turns: int

    def seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Give a box of the page as it is looked at."""
        if self.turns == 1:
            return bottom, self.width - right, top, self.width - left
        if self.turns == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.turns == 3:
            return self.height - top, left, self.height - bottom, right
        return left, bottom, right, top

    def turned(self, right: float, up: float) -> tuple[float, float]:
        """Give a direction of the page as it is looked at."""
        if self.turns == 1:
            return up, -right
        if self.turns == 2:
            return -right, -up
        if self.turns == 3:
            return -up, right
        return right, up

    def stored(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Give a box that is looked at as the page has it."""
        if self.turns == 1:
            return self.width - top, left, self.width - bottom, right
        if self.turns == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self.turns == 3:
            return bottom, self.height - right, top, self.height - left
        return left, bottom, right, top


def stretches(page: Any, view: View) -> Iterator[list[Glyph]]:
    """Give the characters of a page in stretches without a wide gap; blanks at their ends are left out."""
    stretch: list[Glyph] = []
    for glyph in _glyphs(page, view):
        if glyph is None or (stretch and _is_apart(stretch, glyph)):
            yield from _trimmed(stretch)
            stretch = []
        if glyph is not None:
            stretch.append(glyph)
    yield from _trimmed(stretch)


def _trimmed(stretch: list[Glyph]) -> Iterator[list[Glyph]]:
    start, end = 0, len(stretch)
    while start < end and stretch[start].char.isspace():
        start += 1
    while end > start and stretch[end - 1].char.isspace():
        end -= 1
    if start < end:
        yield stretch[start:end]


def _is_apart(stretch: list[Glyph], glyph: Glyph) -> bool:
    if glyph.char.isspace():
        return False
    last = next((each for each in reversed(stretch) if not each.char.isspace()), None)
    if last is None:
        return False
    height = max(last.head - last.foot, glyph.head - glyph.foot, 1.0)
    is_lower = glyph.head < last.foot or glyph.foot > last.head
    return is_lower or glyph.left - last.right > _WIDE * height or last.left - glyph.left > _WIDE * height


def _glyphs(page: Any, view: View) -> Iterator[Glyph | None]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        handle = text.raw
        box, name, flags = raw.FS_RECTF(), ctypes.create_string_buffer(_NAME), ctypes.c_int()
        measure = _Measure(raw, handle, view)
        font: str | None = None
        is_word = False
        # The side of a letter that its word begins with; those of one word stand on one line.
        foot = head = 0.0
        for index in range(min(text.count_chars(), _MOST)):
            code = raw.FPDFText_GetUnicode(handle, index)
            if code in _LINE_ENDS:
                yield None
                is_word = False
                continue
            raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(box))
            if code == _BLANK or code == 0xA0:
                is_word = False
            elif not is_word:
                # The font is asked for once a word: it is a slow question.
                length = raw.FPDFText_GetFontInfo(handle, index, name, _NAME, ctypes.byref(flags))
                font = _old(name.value if 0 < length <= _NAME else b"")
            if font is not None:
                code = _MEANT.get(code, code)
            place = view.seen(box.left, box.bottom, box.right, box.top)
            is_blank = code == _BLANK or code == 0xA0
            if not is_blank and (not is_word or not foot < (place[1] + place[3]) / 2 < head):
                foot, head = measure.sides(index) or (place[1], place[3])
                is_word = True
            yield Glyph(_char(code), *place, font if is_word else None, foot, head)
    finally:
        text.close()


class _Measure:
    """Asks on which line a character stands, and how high its font is."""

    def __init__(self, raw: Any, handle: Any, view: View) -> None:
        self.raw, self.handle, self.view = raw, handle, view
        self.x, self.y, self.matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()

    def sides(self, index: int) -> tuple[float, float] | None:
        """Give the lower and the upper side of a letter of the font; None where it does not stand upright."""
        raw, handle = self.raw, self.handle
        size = raw.FPDFText_GetFontSize(handle, index)
        if not raw.FPDFText_GetMatrix(handle, index, self.matrix) or not raw.FPDFText_GetCharOrigin(
            handle, index, self.x, self.y
        ):
            return None
        right, up = self.view.turned(self.matrix.c, self.matrix.d)
        high = size * up
        if high <= 0 or abs(right) > _UPRIGHT * up:
            return None
        base = self.view.seen(self.x.value, self.y.value, self.x.value, self.y.value)[1]
        return base - _DESCENT * high, base + _ASCENT * high


def _char(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in _PRIVATE:
        # Word shows them as signs of its symbol fonts.
        return bullet(chr(code))
    # A glyph that the font does not explain, and half of a pair that is none.
    return chr(code) if code >= _BLANK and not 0xD800 <= code < 0xE000 else "\ufffd" if code != 0x09 else " "


def _old(name: bytes) -> str | None:
    """Give the name of a font from before Unicode, without the tag of its subset."""
    font = name.decode("latin-1").rpartition("+")[2]
    return font if font_encoding(font) is not None else None
