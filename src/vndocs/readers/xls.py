"""Old Excel workbooks (.xls, BIFF 2 to 8) through xlrd: cells as they are shown, with the fonts of their text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from ..text.lexicon import load
from .building import Builder
from .detecting import not_text
from .errors import ReadError
from .extras import need
from .finishing import finish
from .sheets import MOST_CELLS, Run, Sheet, SheetCell, Writer, old_font, show, standard, words

if TYPE_CHECKING:
    from ..text.source import Source

#: What xlrd says of a file that holds no workbook.
_NO_WORKBOOK: Final = "find workbook"
#: Up to this version texts are bytes in the encoding of the computer.
_LAST_OF_BYTES: Final = 70
_EMPTY, _TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR, _BLANK = range(7)


def read(data: bytes, name: str) -> Source:
    """Read an old workbook.

    Raises ReadError when it is encrypted, damaged or too large inside, or xlrd is not installed.
    """
    need("xlrd", "sheets", name)
    reader = _Reader(_open(data, name), name)
    try:
        for sheet in reader.book.sheets():
            reader.read(sheet)
    except ReadError:
        raise
    except Exception as error:
        raise _damaged(error, name) from None
    return finish(reader.builder, "xls", name, reader.writer.places)


def _open(data: bytes, name: str) -> Any:
    import xlrd

    try:
        # Of old versions the bytes are kept; each font says what they are.
        return xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            encoding_override="latin-1",
            logfile=io.StringIO(),
        )
    except Exception as error:  # a damaged file makes xlrd raise whatever its parts raise
        if "encrypted" in str(error).lower():
            raise ReadError("encrypted", name) from None
        if _NO_WORKBOOK in str(error):
            # The letters of a name stood in the file by chance.
            raise not_text(name, load(__package__, "formats.toml")["office"]) from None
        raise _damaged(error, name) from None


def _damaged(error: Exception, name: str) -> ReadError:
    reason = (str(error) or type(error).__name__).splitlines()[0][:200]
    return ReadError("damaged", name, reason=f"xlrd: {reason}")


class _Reader:
    def __init__(self, book: Any, name: str) -> None:
        self.book, self.name = book, name
        self.builder = Builder()
        self.writer = Writer(self.builder, name)
        self._left = MOST_CELLS
        self._encoding = _encoding(book)

    def read(self, sheet: Any) -> None:
        """Read a sheet that is shown."""
        if sheet.visibility:
            self.builder.left_out["hidden"] += sum(
                kind not in (_EMPTY, _BLANK) for row in range(sheet.nrows) for kind in sheet.row_types(row)
            )
            return
        found = Sheet(sheet.name)
        hidden = {column for column, about in sheet.colinfo_map.items() if about.hidden}
        for number in range(sheet.nrows):
            about = sheet.rowinfo_map.get(number)
            kinds, values = sheet.row_types(number), sheet.row_values(number)
            if about is not None and about.hidden:
                self.builder.left_out["hidden"] += sum(kind not in (_EMPTY, _BLANK) for kind in kinds)
                found.skip(number)
                continue
            cells, framed = [], []
            for column, (kind, value) in enumerate(zip(kinds, values, strict=True)):
                if kind == _EMPTY:
                    continue
                if column in hidden:
                    self.builder.left_out["hidden"] += kind != _BLANK
                    continue
                form = self.book.xf_list[sheet.cell_xf_index(number, column)]
                if form.border.left_line_style or form.border.right_line_style:
                    framed.append(column)
                cell = self._cell(sheet, number, column, kind, value, form)
                if cell is not None:
                    cells.append(cell)
            self._left -= len(cells)
            if self._left < 0:
                raise ReadError("too-large-inside", self.name, limit=f"{MOST_CELLS} cells")
            found.add(number, cells, framed)
        for top, bottom, left, right in sheet.merged_cells:
            found.merged[top, left] = (bottom - top, right - left)
        self.builder.left_out["comments"] += len(sheet.cell_note_map)
        self.writer.write(found)

    def _cell(self, sheet: Any, row: int, column: int, kind: int, value: Any, form: Any) -> SheetCell | None:
        font = self._font(form.font_index)
        about = self.book.format_map.get(form.format_key)
        code = standard(form.format_key, about.format_str if about is not None else None)
        number = None
        if kind in (_NUMBER, _DATE):
            text, number = show(value, code, is_from_1904=bool(self.book.datemode))
        elif kind == _TEXT:
            runs = sheet.rich_text_runlist_map.get((row, column), ())
            return self._text(value, words(code, value), runs, font, column)
        elif kind == _BOOLEAN:
            text = "TRUE" if value else "FALSE"
        elif kind == _ERROR:
            import xlrd

            text = xlrd.error_text_from_code.get(value, "#N/A")
        else:
            return None
        return SheetCell(column, text, (Run(0, len(text), None),), number) if text.strip() else None

    def _text(self, value: str, shown: str, runs: Any, font: str | None, column: int) -> SheetCell | None:
        if not shown.strip():
            return None
        if shown.strip() != value.strip():
            # The format writes something beside the text.
            return SheetCell(column, shown, (Run(0, len(shown), font),))
        stretches = []
        start, current = 0, font
        for offset, index in [*runs, (len(value), 0)]:
            if start < offset <= len(value):
                stretches.append((start, offset, current))
            start, current = max(start, offset), self._font(index)
        pieces, found, length = [], [], 0
        for start, end, current in stretches:
            piece = value[start:end]
            if self._encoding is not None and current is None:
                # Bytes of the computer's encoding: one character each.
                piece = piece.encode("latin-1", "replace").decode(self._encoding, "replace")
            pieces.append(piece)
            found.append(Run(length, length + len(piece), current))
            length += len(piece)
        return SheetCell(column, "".join(pieces), tuple(found))

    def _font(self, index: int) -> str | None:
        fonts = self.book.font_list
        return old_font(fonts[index].name) if 0 <= index < len(fonts) else None


def _encoding(book: Any) -> str | None:
    """Give the encoding of the texts of versions that have them as bytes."""
    if book.biff_version > _LAST_OF_BYTES:
        return None
    encoding = f"cp{book.codepage}" if book.codepage else "cp1252"
    try:
        bytes(range(128)).decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return "cp1252"
    return encoding
