"""Small workbooks for tests, in both formats, of the same rows."""

import io

import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Border, Font, Side


def xlsx(rows, *, font=None, formats=None, framed=(), merged=(), title="Bảng 1"):
    """A sheet; `framed` are the numbers of rows with lines at the sides of their cells, `formats` by row and column."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    side = Side(style="thin")
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = value
            if font:
                cell.font = Font(name=font)
            if number - 1 in framed:
                cell.border = Border(left=side, right=side)
            if formats and (number - 1, column - 1) in formats:
                cell.number_format = formats[number - 1, column - 1]
    for place in merged:
        sheet.merge_cells(place)
    return book


def saved(book):
    """The bytes of a book of either library."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def xls(rows, *, font="Times New Roman", formats=None, framed=(), merged=(), title="Bảng 1"):
    """The same as an old workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet(title)
    covered = set()
    for top, bottom, left, right in merged:
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            style = xlwt.XFStyle()
            style.font = xlwt.Font()
            style.font.name = font
            if number in framed:
                style.borders.left = style.borders.right = xlwt.Borders.THIN
            if formats and (number, column) in formats:
                style.num_format_str = formats[number, column]
            place = next((m for m in merged if (m[0], m[2]) == (number, column)), None)
            if place is not None:
                sheet.write_merge(*place, value, style)
            elif (number, column) not in covered:
                sheet.write(number, column, "" if value is None else value, style)
    return book


def rich(*pieces):
    """A text of pieces under fonts."""
    return CellRichText(*(TextBlock(InlineFont(rFont=font), text) for text, font in pieces))
