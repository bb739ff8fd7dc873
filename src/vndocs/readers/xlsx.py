"""Excel workbooks (.xlsx): cells as they are shown, with the fonts of their text (ECMA-376 Part 1, SpreadsheetML).

Sheets are read row by row: openpyxl, which keeps whole sheets and walks the grid to the farthest cell, has no bound.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from .building import Builder
from .docx.package import Package
from .errors import ReadError
from .extras import need
from .finishing import finish
from .sheets import MOST_CELLS, Run, Sheet, SheetCell, Writer, show, words
from .sheets.styles import NONE, Strings, Style, styles, text_of
from .sheets.xml import elements, m

if TYPE_CHECKING:
    from ..text.source import Source

_RELATIONS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MERGED: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_MOST_COLUMNS: Final = 16_384
_TRUE: Final = frozenset(("1", "true"))


def read(data: bytes, name: str) -> Source:
    """Read a workbook.

    Raises ReadError when it is damaged, encrypted, too large inside or hostile, or lxml is not installed.
    """
    need("lxml", "sheets", name)
    package = Package(data, name)
    main = package.document()
    root = package.tree(main) if main.endswith(".xml") else None
    if root is None or root.tag != m("workbook"):
        raise ReadError("damaged", name, reason=f"no workbook in XML ({main})")
    related = package.relations(main)
    parts = {sort.rpartition("/")[2]: target for sort, target in related.values()}
    reader = _Reader(package, name, parts, root)
    for sheet in root.iter(m("sheet")):
        sort, target = related.get(sheet.get(_RELATIONS, ""), ("", ""))
        if sort.endswith("/worksheet"):
            reader.read(sheet.get("name", ""), target, is_hidden=sheet.get("state", "visible") != "visible")
        else:
            # A sheet that is a chart, or a dialogue of an old program.
            reader.builder.left_out["charts"] += 1
    return finish(reader.builder, "xlsx", name, reader.writer.places)


class _Reader:
    def __init__(self, package: Package, name: str, parts: dict[str, str], root: Any) -> None:
        self.package, self.name = package, name
        self.builder = Builder()
        self.writer = Writer(self.builder, name)
        self._strings = Strings(package, parts.get("sharedStrings"))
        self._styles = styles(package.tree(parts.get("styles", "xl/styles.xml")))
        properties = root.find(m("workbookPr"))
        self._is_from_1904 = properties is not None and properties.get("date1904") in _TRUE
        self._left = MOST_CELLS

    def read(self, title: str, part: str, *, is_hidden: bool) -> None:
        """Read a sheet; of one that is hidden the filled cells are counted."""
        found = Sheet(title)
        hidden = bytearray(_MOST_COLUMNS)
        number = -1
        for element in elements(self.package, part, ("col", "row", "mergeCell")):
            if element.tag == m("col"):
                if element.get("hidden") in _TRUE:
                    first, last = max(0, _whole(element.get("min")) - 1), min(_whole(element.get("max")), _MOST_COLUMNS)
                    hidden[first:last] = b"\1" * (last - first)
            elif element.tag == m("mergeCell"):
                self._merge(found, element.get("ref", ""))
            else:
                number = max(number + 1, _whole(element.get("r")) - 1)
                cells, framed = self._row(element, hidden)
                if is_hidden or element.get("hidden") in _TRUE:
                    self.builder.left_out["hidden"] += len(cells)
                    found.skip(number)
                else:
                    found.add(number, cells, framed)
        for sort, target in self.package.relations(part).values():
            if sort.endswith("/comments") and not is_hidden:
                comments = elements(self.package, target, ("comment",))
                self.builder.left_out["comments"] += sum(1 for _ in comments)
        if not is_hidden:
            self.writer.write(found)

    def _row(self, row: Any, hidden: bytearray) -> tuple[list[SheetCell], list[int]]:
        cells: dict[int, SheetCell] = {}
        framed = []
        column = -1
        for element in row.iterchildren(m("c")):
            place = _PLACE.fullmatch(element.get("r", ""))
            column = _column(place[1]) if place else column + 1
            style = self._styles.get(_whole(element.get("s")), NONE)
            cell = self._cell(element, column, style)
            if column < _MOST_COLUMNS and hidden[column]:
                self.builder.left_out["hidden"] += cell is not None
                continue
            if style.is_framed:
                framed.append(column)
            if cell is not None:
                cells[column] = cell
        self._left -= len(cells)
        if self._left < 0:
            raise ReadError("too-large-inside", self.name, limit=f"{MOST_CELLS} cells")
        return [cells[column] for column in sorted(cells)], framed

    def _cell(self, element: Any, column: int, style: Style) -> SheetCell | None:
        kind = element.get("t", "n")
        value = element.findtext(m("v"))
        if kind == "inlineStr":
            inline = element.find(m("is"))
            return self._text(() if inline is None else text_of(inline), column, style)
        if not value:
            # A formula that no program has worked out yet.
            self.builder.left_out["formulas"] += element.find(m("f")) is not None
            return None
        if kind == "s":
            return self._text(self._strings.get(value), column, style)
        if kind in ("str", "d", "e"):
            return self._text(((value, None),), column, style)
        if kind == "b":
            return self._text((("TRUE" if value in _TRUE else "FALSE", None),), column, style)
        try:
            shown = show(float(value), style.code, is_from_1904=self._is_from_1904)
        except ValueError:
            return self._text(((value, None),), column, style)
        if not shown.text.strip():
            return None
        return SheetCell(column, shown.text, (Run(0, len(shown.text), None),), shown.number)

    def _text(self, pieces: tuple[tuple[str, str | None], ...], column: int, style: Style) -> SheetCell | None:
        text = "".join(piece for piece, _ in pieces)
        shown = words(style.code, text)
        if not shown.strip():
            return None
        if shown.strip() != text.strip():
            # The format writes something beside the text.
            return SheetCell(column, shown, (Run(0, len(shown), style.font),))
        runs, length = [], 0
        for piece, font in pieces:
            runs.append(Run(length, length + len(piece), (style.font if font is None else font) or None))
            length += len(piece)
        return SheetCell(column, text, tuple(runs))

    @staticmethod
    def _merge(sheet: Sheet, reference: str) -> None:
        if (match := _MERGED.fullmatch(reference)) is not None:
            top, left = int(match[2]) - 1, _column(match[1])
            sheet.merged[top, left] = (int(match[4]) - top, _column(match[3]) + 1 - left)


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else 0
