"""Workbooks: what a sheet shows, by rows, with tables, old fonts and places; in .xlsx and .xls alike."""

import datetime
import io
import random
import time
import zipfile
from decimal import Decimal

import openpyxl
import pytest

import vndocs
from tests.test_legacy import encoded
from tests.workbooks import rich, saved, xls, xlsx
from vndocs.readers import ReadError, detect, source
from vndocs.readers.sheets import show, standard, words
from vndocs.readers.sheets.places import letters

BUDGET: list[list[str | float | None]] = [
    ["UBND HUYỆN AN PHÚ", None, None, "Mẫu số 3"],
    ["DỰ TOÁN CHI NĂM 2024", None, None, None],
    ["(Kèm theo Quyết định số 15/QĐ-UBND ngày 05/01/2024)", None, None, None],
    [None, None, None, "Đơn vị tính: triệu đồng"],
    ["STT", "Nội dung", "Số hộ", "Kinh phí"],
    [1, "Sửa đường liên xã", 12, 1250],
    [2, "Trồng cây", 7, 12.345],
    [None, "Cộng", 19, 1262.345],
    ["Người lập biểu", None, None, "Thủ trưởng"],
]
FORMATS = {(5, 3): "#,##0", (6, 3): "#,##0.000", (7, 3): "#,##0.0"}
FRAMED = range(4, 8)
BOOKS = {"xlsx": xlsx, "xls": xls}


@pytest.fixture(params=list(BOOKS))
def form(request):
    """Each of the two formats."""
    return request.param


def read(form, rows, **given):
    return source(saved(BOOKS[form](rows, **given)), f"bang.{form}")


def test_a_sheet_is_read_as_it_is_seen(form):
    """Titles are lines, what stands in lines is a table, numbers are as their format shows them."""
    found = read(form, BUDGET, formats=FORMATS, framed=FRAMED)

    assert found.raw == (
        "UBND HUYỆN AN PHÚ\tMẫu số 3\n"
        "DỰ TOÁN CHI NĂM 2024\n"
        "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05/01/2024)\n"
        "Đơn vị tính: triệu đồng\n"
        "STT\tNội dung\tSố hộ\tKinh phí\n"
        "1\tSửa đường liên xã\t12\t1.250\n"
        "2\tTrồng cây\t7\t12,345\n"
        "\tCộng\t19\t1.262,3\n"
        "Người lập biểu\tThủ trưởng"
    )
    [table] = found.tables
    assert [[found.raw[slice(*cell.span)] for cell in row] for row in table.rows][2] == [
        "2",
        "Trồng cây",
        "7",
        "12,345",
    ]
    assert found.origin is not None
    assert found.origin.format == form


def test_amounts_of_a_sheet_come_out_in_dong(form):
    """The unit above the table governs; `12,345` is twelve and a bit because the book says so."""
    found = vndocs.parse(read(form, BUDGET, formats=FORMATS, framed=FRAMED)).table_amounts

    assert [(amount.text, amount.amount.value, amount.row) for amount in found] == [
        ("1.250", Decimal(1_250_000_000), "Sửa đường liên xã"),
        ("12,345", Decimal(12_345_000), "Trồng cây"),
        ("1.262,3", Decimal(1_262_300_000), "Cộng"),
    ]


def test_a_place_is_a_cell(form):
    """Sheet, cell, row and column, and the offset in its text."""
    document = vndocs.parse(read(form, BUDGET, formats=FORMATS, framed=FRAMED))
    [reference] = document.references

    [place] = document.places(reference.span)

    assert place == {
        "sheet": "Bảng 1",
        "cell": "A3",
        "row": 2,
        "column": 0,
        "offset": 10,
        "end_row": 2,
        "end_column": 0,
        "end_offset": 50,
    }
    assert str(BUDGET[2][0])[10:50] == reference.text


def test_every_place_holds_its_text():
    """The book read again by openpyxl has the same characters at each place."""
    data = saved(xlsx(BUDGET, framed=FRAMED))
    found = source(data, "bang.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Bảng 1"]

    document = vndocs.parse(found)
    for span in [mention.span for mention in document.references] + [mention.span for mention in document.dates]:
        [place] = document.places(span)
        assert str(sheet[place["cell"]].value)[place["offset"] : place["end_offset"]] == found.raw[slice(*span)]


@pytest.mark.parametrize(("encoding", "font"), [("tcvn3", ".VnTime"), ("vni", "VNI-Times")])
def test_old_fonts_of_cells(form, encoding, font):
    """Cells in fonts from before Unicode are read, and their places lead to the characters that they hold."""
    words = "Căn cứ Nghị định số 15/2003/NĐ-CP ngày 05/01/2003 của Chính phủ"
    written = [[encoded(words, encoding)]]
    found = read(form, written, font=font)

    assert found.raw == words
    [reference] = vndocs.parse(found).references
    assert found.origin is not None
    [place] = found.origin.places.find(*reference.span)
    assert str(written[0][0])[place["offset"] : place["end_offset"]] == encoded(reference.text, encoding)


def test_a_capital_in_a_font_of_its_own():
    """`Ên §é` is `Ấn Độ` where its first letter alone is in a font of capitals."""
    value = rich((encoded("Dự án ", "tcvn3"), ".VnTime"), ("Ê", ".VnTimeH"), (encoded("n Độ", "tcvn3"), ".VnTime"))

    assert read("xlsx", [[value]]).raw == "Dự án Ấn Độ"


def test_merged_cells_are_read_once(form):
    """A head over two columns covers both; what it covers has no text and no limit of its own."""
    rows = [["Nội dung", "Kinh phí", None], [None, "Năm 2023", "Năm 2024"], ["Trường", 5, 6]]
    merged = ["A1:A2", "B1:C1"] if form == "xlsx" else [(0, 1, 0, 0), (0, 0, 1, 2)]
    found = read(form, rows, framed=range(3), merged=merged)

    assert found.raw == "Nội dung\tKinh phí\n\tNăm 2023\tNăm 2024\nTrường\t5\t6"
    [table] = found.tables
    assert [cell[1:5] for cell in table.rows[0]] == [(0, 0, 2, 1), (0, 1, 1, 2)]


def test_cells_of_several_lines_are_blocks(form):
    """As in a Word table."""
    assert read(form, [["Tên\nđơn vị", "Ghi chú"]], framed=[0]).raw == "Tên\nđơn vị\n\nGhi chú"


def test_a_sheet_without_lines_has_a_table(form):
    """From the first row with three cells to the last with two; empty rows do not part it."""
    rows = [["Danh sách"], ["Đơn vị: đồng"], ["TT", "Tên", "Tiền"], [], [1, "A", 5000], ["", "B", 7000], ["Hết"]]
    found = read(form, rows)

    [table] = found.tables
    assert found.raw[slice(*table.span)] == "TT\tTên\tTiền\n1\tA\t5000\n\tB\t7000"
    assert [str(amount.amount.value) for amount in vndocs.parse(found).table_amounts] == ["5000", "7000"]


def test_what_is_hidden_is_left_out_and_counted():
    """Hidden rows, columns and sheets are no text."""
    book = xlsx([["a", "b"], ["c", "d"], ["e", "f"]])
    book.active.row_dimensions[2].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.create_sheet("Ẩn").append(["x", "y"])
    book["Ẩn"].sheet_state = "hidden"
    found = source(saved(book), "a.xlsx")

    assert found.raw == "a\ne"
    assert found.origin is not None
    assert dict(found.origin.left_out) == {"hidden": 6}


def test_a_formula_that_was_never_worked_out_is_counted():
    """No program has written its value: nothing can be shown."""
    found = source(saved(xlsx([["Cộng", "=1+2"]])), "a.xlsx")

    assert found.raw == "Cộng"
    assert found.origin is not None
    assert dict(found.origin.left_out) == {"formulas": 1}


def test_sheets_stand_apart():
    """One behind the other, an empty line between."""
    book = xlsx([["Một"]])
    book.create_sheet("Phụ lục").append(["Hai"])

    found = source(saved(book), "a.xlsx")

    assert found.raw == "Một\n\nHai"
    assert vndocs.parse(found).places((5, 8))[0]["sheet"] == "Phụ lục"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1250000.5, "General", "1250000,5"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,333333333"),
        (123456789012, "General", "123456789012"),
        (-5, "General", "-5"),
        (1234.5, "#,##0", "1.235"),
        (2.5, "0", "3"),
        (-1234.5, "#,##0;(#,##0)", "(1.235)"),
        (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
        (-7, "0.00", "-7,00"),
        (0.155, "0.0%", "15,5%"),
        (12_345_678, "#,##0,", "12.346"),
        (1.5, '0.0" triệu"', "1,5 triệu"),
        (0.5, "#.##", ",5"),
        (5, "000", "005"),
        (84912345678, "00 000 000 000", "84 912 345 678"),
        (3, '[=1]"một";[>2]"nhiều";0', "nhiều"),
        (1500, "#,##0 [$₫-42A]", "1.500 ₫"),
        (1500, "[$$-409]#,##0.00", "$1.500,00"),
        (12.5, '0.0;[Red]-0.0;"không"', "12,5"),
        (45296, "dd/mm/yyyy", "05/01/2024"),
        (45296, "m/d/yyyy", "5/1/2024"),
        (45296, "[$-409]d-mmm-yy", "5-Jan-24"),
        (45296, "yyyy-mm-dd", "2024-01-05"),
        (45296, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 05 tháng 01 năm 2024"),
        (45296.5625, "hh:mm dd/mm/yyyy", "13:30 05/01/2024"),
        (45296.5625, "h:mm AM/PM", "1:30 CH"),
        (1.5, "[h]:mm", "36:00"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (1e30, "0", "1,00000E+30"),
        (float("nan"), "0", "#NUM!"),
    ],
)
def test_numbers_are_shown_as_their_format_says(value, code, text):
    """With the separators of Vietnam; a date of numbers has the day first."""
    assert show(value, code).text.strip() == text


def test_days_of_a_book_that_counts_from_1904():
    """Books of old Macintoshes begin to count there."""
    assert show(43834, "dd/mm/yyyy", is_from_1904=True).text == "05/01/2024"


def test_formats_without_a_text_of_their_own():
    """The short date is the computer's, in Vietnam with the day first."""
    assert show(45296, standard(14, "m/d/yy")).text == "05/01/2024"
    assert show(45296, standard(164, "d/m/yy")).text == "5/1/24"
    assert words("_(@_)", "chữ") == " chữ "
    assert words("0.00", "chữ") == "chữ"


def test_dates_and_truths(form):
    """As the sheet shows them."""
    found = read(form, [[datetime.date(2024, 1, 5), True]], formats={(0, 0): "dd/mm/yyyy"})

    assert found.raw == "05/01/2024\tTRUE"


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(column, name):
    """As programs show them."""
    assert letters(column) == name


def test_both_are_known_by_their_content(form):
    """Whatever their name is."""
    assert detect(saved(BOOKS[form]([["a"]])), "a.txt") == form


def refused(data, name):
    with pytest.raises(ReadError) as caught:
        source(data, name)
    assert "\n" not in str(caught.value)
    return caught.value.code


def changed(data, part, make):
    """A book with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, make(old.read(name)) if name == part else old.read(name))
    return stream.getvalue()


def test_what_cannot_be_read_says_why():
    """Encrypted, broken off, not well-formed, or made to expand: one error each."""
    new, old = saved(xlsx(BUDGET)), saved(xls(BUDGET))
    sheet = "xl/worksheets/sheet1.xml"

    assert refused(old.replace(b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00", 1), "a.xls") == "encrypted"
    assert refused(old[: len(old) // 2], "a.xls") == "not-text"
    other = old.replace("Workbook".encode("utf-16-le"), "Notebook".encode("utf-16-le")) + "Book\0".encode("utf-16-le")
    assert refused(other, "a.msg") == "not-text"
    assert refused(b"\t\x08\x10\x00" + b"\0" * 64, "a.xls") == "damaged"
    assert refused(new[: len(new) // 2], "a.xlsx") == "damaged"
    assert refused(b"PK\x03\x04xl/", "a.xlsx") == "damaged"
    assert refused(changed(new, sheet, lambda data: data[:-30]), "a.xlsx") == "damaged"
    assert refused(changed(new, sheet, lambda data: b"<!DOCTYPE a []>" + data), "a.xlsx") == "hostile"
    assert (
        refused(changed(new, "xl/workbook.xml", lambda data: data.replace(b"workbook", b"book")), "a.xlsx") == "damaged"
    )


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_one_error_or_none(form, seed):
    """Bytes changed, lost or broken off: what can still be read is, else one error that says what is wrong."""
    chance = random.Random(seed)
    data = bytearray(saved(BOOKS[form](BUDGET, framed=FRAMED)))
    at = chance.randrange(len(data))
    if seed % 3 == 0:
        del data[at:]
    elif seed % 3 == 1:
        del data[at : at + chance.randrange(1, 2000)]
    else:
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)

    said = outcome(bytes(data), f"a.{form}")

    assert said is None or said.partition("\n") == (said, "", "")


def outcome(data, name):
    """What is said of a file that cannot be read; None where it can."""
    try:
        source(data, name)
    except ReadError as error:
        return str(error)
    return None


def test_cells_far_apart_are_no_text_of_tabs():
    """A cell in the last corner costs nothing; as many columns as rows are refused."""
    book = xlsx([["a", "b", "c"]])
    book.active.cell(1_048_576, 16_384).value = "z"
    started = time.process_time()

    assert source(saved(book), "a.xlsx").raw == "a\tb\tc\n\nz"
    sparse = xlsx([["a", "b", "c"]])
    for number in range(1, 3000):
        sparse.active.cell(number, number).value = "x"
        sparse.active.cell(number, number + 1).value = "y"
    assert refused(saved(sparse), "a.xlsx") == "too-large-inside"
    assert time.process_time() - started < 10
