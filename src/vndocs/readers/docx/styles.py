"""Styles, as far as they decide what a reader sees: numbering and hidden text, inherited through `basedOn`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .names import VALUE, is_on, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 64


class Styles:
    """The styles of a document by identifier."""

    def __init__(self, tree: Any) -> None:
        self._styles: dict[str, Any] = {}
        self.default: str | None = None
        self._hidden: dict[str | None, bool] = {None: False}
        self._fonts: dict[str | None, str | None] = {}
        self.main_font: str | None = None
        if tree is None:
            return
        self.main_font = font_name(tree.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}"))
        for style in tree.iter(w("style")):
            name = style.get(w("styleId"), "")
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default = name

    def numbering(self, name: str | None) -> Iterator[tuple[str, Any]]:
        """Give the `numPr` of a style and of those it is based on, nearest first, each with its style's identifier."""
        for style in self._line(name):
            found = style.find(f"{w('pPr')}/{w('numPr')}")
            if found is not None:
                yield style.get(w("styleId"), ""), found

    def is_hidden(self, name: str | None) -> bool:
        """Tell whether a style hides text."""
        if name not in self._hidden:
            switches = (style.find(f"{w('rPr')}/{w('vanish')}") for style in self._line(name))
            nearest = next((switch for switch in switches if switch is not None), None)
            self._hidden[name] = is_on(nearest)
        return self._hidden[name]

    def font(self, name: str | None) -> str | None:
        """Give the font that a style or one of those it is based on names."""
        if name not in self._fonts:
            named = (style.find(f"{w('rPr')}/{w('rFonts')}") for style in self._line(name))
            self._fonts[name] = next((font for font in map(font_name, named) if font), None)
        return self._fonts[name]

    def numbered_by(self, name: str) -> str | None:
        """Give the number definition that a style of numbering names."""
        for _, found in self.numbering(name):
            number = found.find(w("numId"))
            if number is not None:
                value: str | None = number.get(VALUE)
                return value
        return None

    def _line(self, name: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while name in self._styles and name not in seen and len(seen) < _LONGEST:
            seen.add(name)
            style = self._styles[name]
            yield style
            based = style.find(w("basedOn"))
            name = None if based is None else based.get(VALUE)


def font_name(fonts: Any) -> str | None:
    """Give the font for Latin letters that `w:rFonts` names; None where it names none."""
    if fonts is None:
        return None
    name: str | None = fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    return name
