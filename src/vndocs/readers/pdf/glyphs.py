"""The characters of a page with their boxes, in stretches that PDFium found to stand on one line.

PDFium is not safe in threads; vndocs runs it in processes.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...text.legacy import font_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What PDFium gives for a hyphen at the end of a line, which it takes for a word division.
_HYPHENS: Final = frozenset((0x02, 0xFFFE))
_LINE_ENDS: Final = frozenset((0x0A, 0x0D))
_BLANK: Final = 0x20
#: Signs that files write for bytes of old fonts, by the names of the glyphs: `minus` for 0xAD, which is `ư` in TCVN3.
_MEANT: Final = {0x2212: 0xAD, 0x2010: 0xAD, 0x2219: 0xB7, 0x2022: 0xB7, 0x03BC: 0xB5, 0x02C9: 0xAF, 0x2206: 0xC6}
_MOST: Final = 2_000_000
_NAME: Final = 128
#: A gap of so many heights of the line within a stretch is one between columns.
_WIDE: Final = 1.6


class Glyph(NamedTuple):
    """A character and its box as the page is looked at; `font` is named where it is an old one."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    font: str | None


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
    height = max(last.top - last.bottom, glyph.top - glyph.bottom, 1.0)
    is_lower = glyph.top < last.bottom or glyph.bottom > last.top
    return is_lower or glyph.left - last.right > _WIDE * height or last.left - glyph.left > _WIDE * height


def _glyphs(page: Any, view: View) -> Iterator[Glyph | None]:
    import pypdfium2.raw as raw

    text = page.get_textpage()
    try:
        handle = text.raw
        box, name, flags = raw.FS_RECTF(), ctypes.create_string_buffer(_NAME), ctypes.c_int()
        font: str | None = None
        is_word = False
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
                is_word = True
            if font is not None:
                code = _MEANT.get(code, code)
            place = view.seen(box.left, box.bottom, box.right, box.top)
            yield Glyph(_char(code), *place, font if is_word else None)
    finally:
        text.close()


def _char(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    # A glyph that the font does not explain, and half of a pair that is none.
    return chr(code) if code >= _BLANK and not 0xD800 <= code < 0xE000 else "\ufffd" if code != 0x09 else " "


def _old(name: bytes) -> str | None:
    """Give the name of a font from before Unicode, without the tag of its subset."""
    font = name.decode("latin-1").rpartition("+")[2]
    return font if font_encoding(font) is not None else None
