"""How cells of an .xlsx look, as far as it is text: formats of numbers, fonts, lines at the sides; the shared texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .formats import standard
from .model import old_font
from .xml import elements, m

if TYPE_CHECKING:
    from ..docx.package import Package

#: A character that XML cannot hold: ECMA-376 Part 1, 22.9.2.19.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")

#: The pieces of a text, each with its font: None where it names none, empty where that is no old one.
Pieces = tuple[tuple[str, str | None], ...]


class Style(NamedTuple):
    """The format of a cell's number, its font where it is an old one, and whether lines stand at its sides."""

    code: str
    font: str | None
    is_framed: bool


NONE: Final = Style("General", None, False)


def styles(root: Any) -> dict[int, Style]:
    """Read the part with the styles; an absent one has none."""
    if root is None:
        return {}
    codes = {each.get("numFmtId"): each.get("formatCode", "") for each in root.iter(m("numFmt"))}
    fonts = [_name(font) for font in _within(root, "fonts", "font")]
    framed = [_is_framed(border) for border in _within(root, "borders", "border")]
    found = {}
    for number, form in enumerate(_within(root, "cellXfs", "xf")):
        key = form.get("numFmtId", "0")
        font, border = _place(form.get("fontId"), fonts), _place(form.get("borderId"), framed)
        code = standard(int(key) if key.isdecimal() else 0, codes.get(key))
        found[number] = Style(code, font or None, bool(border))
    return found


class Strings:
    """The texts that cells share."""

    def __init__(self, package: Package, part: str | None) -> None:
        self._texts = [text_of(item) for item in elements(package, part, ("si",))] if part is not None else []

    def get(self, number: str) -> Pieces:
        """Give a text by its number; an empty one where there is none."""
        return _place(number, self._texts) or ()


def text_of(item: Any) -> Pieces:
    """Give the pieces of a text; what says how it is pronounced is none of it."""
    found: list[tuple[str, str | None]] = []
    for child in item.iterchildren():
        if child.tag == m("t"):
            found.append((_plain(child.text), None))
        elif child.tag == m("r"):
            properties = child.find(m("rPr"))
            font = None if properties is None else properties.find(m("rFont"))
            found.append((_plain(child.findtext(m("t"))), None if font is None else _old(font.get("val", ""))))
    return tuple(found)


def _plain(text: str | None) -> str:
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text or "") if "_x" in (text or "") else text or ""
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _name(font: Any) -> str:
    name = font.find(m("name"))
    return "" if name is None else _old(name.get("val", ""))


def _old(name: str) -> str:
    return old_font(name) or ""


def _is_framed(border: Any) -> bool:
    sides = (border.find(m(side)) for side in ("left", "right", "start", "end"))
    return any(side is not None and side.get("style", "none") != "none" for side in sides)


def _within(root: Any, group: str, name: str) -> list[Any]:
    found = root.find(m(group))
    return [] if found is None else list(found.iterchildren(m(name)))


def _place(number: str | None, items: list[Any]) -> Any:
    at = int(number) if number is not None and number.isdecimal() and len(number) < 10 else -1
    return items[at] if 0 <= at < len(items) else None
