"""Amounts of tables: the unit stands over the table, in a head or beside the row, and governs the cells."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

import vndocs
from vndocs.export import from_batch, json_schema, to_batch
from vndocs.pipeline.layout.folding import plain
from vndocs.pipeline.tables import amounts as table_amounts
from vndocs.pipeline.tables import grid, units
from vndocs.text.origin import Cell, Origin, Table
from vndocs.text.source import Source
from vndocs.text.span import Span

BUDGET = """\
PHỤ LỤC
Dự toán năm 2024
(Kèm theo Quyết định số 5/QĐ-UBND)
Đơn vị tính: triệu đồng

| STT | Nội dung | Số hộ | Kinh phí | Ghi chú |
|---|---|---|---|---|
| 1 | Sửa đường | 12 | 1.250 | |
| 2 | Trồng cây | 7 | 90,5 | đợt 2 |
| | Cộng | 19 | 1.340,5 | |
"""


def amounts(text):
    document = vndocs.parse(text)
    for amount in document.table_amounts:
        assert text[amount.span.start : amount.span.end] == amount.text
    return [(amount.text, str(amount.amount.value), amount.row, amount.column) for amount in document.table_amounts]


def test_the_unit_over_a_table_governs_its_cells():
    """Cells of money come out in đồng with the heads of row and column; counts of rows and households do not."""
    assert [(text, Decimal(value), row, column) for text, value, row, column in amounts(BUDGET)] == [
        ("1.250", Decimal(1250000000), "Sửa đường", "Kinh phí"),
        ("90,5", Decimal(90500000), "Trồng cây", "Kinh phí"),
        ("1.340,5", Decimal(1340500000), "Cộng", "Kinh phí"),
    ]


def test_they_stay_out_of_the_amounts_of_the_text():
    """Amounts whose unit stands in the text are one array, those of tables another."""
    record = vndocs.parse(BUDGET).to_record()

    assert record["amounts"] == []
    assert [amount["value"] for amount in record["table_amounts"]] == ["1250000000", "90500000", "1340500000"]
    assert record["table_amounts"][0]["unit"] == "triệu đồng"


def test_records_of_tables_keep_their_form():
    """They are as the schema says, come back from the record and from Arrow."""
    document = vndocs.parse(Source.of(BUDGET, "du-toan.txt"))
    record = document.to_record()

    validate(record, json_schema(is_strict=True))
    assert from_batch(to_batch([record])) == [record]
    assert vndocs.Document.from_record(record).table_amounts == document.table_amounts
    assert vndocs.Document.from_record(record, BUDGET).to_record() == record


@pytest.mark.parametrize(
    ("label", "cell", "value"),
    [
        ("ĐVT: 1.000 đồng", "25", 25_000),
        ("(Đơn vị: nghìn đồng)", "1.500", 1_500_000),
        ("Đơn vị tính: đồng", "1.500", 1_500),
        ("Đơn vị tính: Tỷ đồng", "1,25", 1_250_000_000),
        ("*Đơn vị: đồng*", "12.500.000", 12_500_000),
        ("ĐVT: Triệu VNĐ", "0,5", 500_000),
        ("(triệu đồng)", "3", 3_000_000),
    ],
)
def test_reads_units_as_clerks_write_them(label, cell, value):
    """A scale and a currency behind its label, in any case, in brackets or not."""
    [found] = amounts(f"Bảng 1. Chi phí\n{label}\n| TT | Khoản | Dự toán |\n|---|---|---|\n| 1 | Xăng | {cell} |\n")

    assert Decimal(found[1]) == value


def test_the_head_of_a_column_goes_before_the_unit_of_the_table():
    """`(đồng)` in a head counts for its column; `(ha)` and `%` make a column none of money."""
    text = (
        "Đơn vị tính: triệu đồng\n"
        "Tên\tDiện tích (ha)\tTỷ lệ %\tVốn\tPhí (đồng)\n"
        "Xã A\t120\t15\t300\t5.000\n"
        "Xã B\t80\t12\t200\t7.000\n"
    )

    assert [(text, Decimal(value), row) for text, value, row, _ in amounts(text)] == [
        ("300", Decimal(300_000_000), "Xã A"),
        ("5.000", Decimal(5_000), "Xã A"),
        ("200", Decimal(200_000_000), "Xã B"),
        ("7.000", Decimal(7_000), "Xã B"),
    ]


def test_a_column_of_units_counts_row_by_row():
    """Where each row gives its unit, only rows of money have amounts."""
    text = (
        "| TT | Chỉ tiêu | Đơn vị tính | Năm 2023 | Năm 2024 |\n|---|---|---|---|---|\n"
        "| 1 | Thu ngân sách | tỷ đồng | 12 | 15 |\n| 2 | Dân số | người | 9.000 | 9.100 |\n"
    )

    assert [(text, Decimal(value), column) for text, value, _, column in amounts(text)] == [
        ("12", Decimal(12 * 10**9), "Năm 2023"),
        ("15", Decimal(15 * 10**9), "Năm 2024"),
    ]


def test_a_price_is_for_one_of_its_unit():
    """`Đơn vị tính: m2` beside `Đơn giá (đồng)` says what the price is for."""
    text = (
        "| Loại nhà | Đơn vị tính | Đơn giá (đồng) |\n|---|---|---|\n"
        "| Nhà sàn | m2 | 1.828.300 |\n| Mộ | ngôi | 6.039.300 |\n"
    )

    found = vndocs.parse(text).table_amounts

    assert [(str(each.amount.value), each.amount.per) for each in found] == [("1828300", "m2"), ("6039300", "ngôi")]


@pytest.mark.parametrize(
    "text",
    [
        "| TT | Khoản | Dự toán |\n|---|---|---|\n| 1 | Xăng | 500 |\n| 2 | Dầu | 700 |\n",
        "Đơn vị tính: người\n| TT | Xã | Dân số |\n|---|---|---|\n| 1 | A | 500 |\n| 2 | B | 700 đồng |\n",
        "Đơn vị tính: triệu đồng, người\n| TT | Xã | Kết quả |\n|---|---|---|\n| 1 | A | 500 |\n| 2 | B | 700 |\n",
        "Đơn vị tính: triệu đồng.\nBảng sau nói về dân số, không nói về tiền, và câu này chấm dứt phần trên.\n"
        "| TT | Xã | Kết quả |\n|---|---|---|\n| 1 | A | 500 |\n| 2 | B | 700 |\n",
        "Đơn vị tính: đồng\n| 1 | Xăng | 500 |\n| 2 | Dầu | 700 |\n| 3 | Nhớt | 900 |\n",
        "Đơn vị tính: triệu đồng\n1\t500\n2\t700\n",
        "Đơn vị tính: triệu đồng\n| TT | Xã | Vốn |\n|---|---|---|\n| 1 | A | 12.50.7 |\n| 2 | B | khoảng 700 |\n",
    ],
)
def test_no_unit_no_amount(text):
    """Without a unit, with two, behind a sentence, without heads, or without a number nothing is read."""
    assert amounts(text) == []


def test_cells_of_a_file_have_their_heads():
    """Cells of a Word table come out in đồng, also below heads that are merged."""
    raw, rows = "Đơn vị tính: triệu đồng\n", []
    for row, cells in enumerate([["Nội dung", "Kinh phí"], ["", "Năm 2023", "Năm 2024"], ["Trường A", "1.200", "850"]]):
        places = []
        for column, words in enumerate(cells):
            places.append(Cell(Span(len(raw), len(raw) + len(words)), row, column, 1, 2 if words == "Kinh phí" else 1))
            raw += words + "\t"
        rows.append(tuple(places))
        raw += "\n"
    table = Table(Span(rows[0][0].span.start, len(raw)), tuple(rows))
    found = vndocs.parse(Source.of(raw, "a.docx", Origin("docx", tables=(table,)))).table_amounts

    assert [(str(each.amount.value), each.row, each.column) for each in found] == [
        ("1200000000", "Trường A", "Kinh phí / Năm 2023"),
        ("850000000", "Trường A", "Kinh phí / Năm 2024"),
    ]


@pytest.mark.parametrize(("number", "values"), [("5", ["5000000"]), ("-5", []), ("5.25", ["5250000"])])
def test_a_cell_whose_format_hides_its_sign_is_no_amount(number, values):
    """The number of a workbook counts, and what is below nothing is no sum."""
    raw = "Đơn vị tính: triệu đồng\nNội dung\tKinh phí\nTrường A\t5\nTrường B\t\n"
    places = [(raw.index(words), words) for words in ("Nội dung", "Kinh phí", "Trường A", "5")]
    cells = [
        Cell(Span(start, start + len(words)), row // 2, row % 2, number=number if words == "5" else None)
        for row, (start, words) in enumerate(places)
    ]
    table = Table(Span(places[0][0], len(raw)), (tuple(cells[:2]), tuple(cells[2:])), 1)
    record = vndocs.parse(Source.of(raw, "a.xlsx", Origin("xlsx", tables=(table,)))).to_record()

    assert [amount["value"] for amount in record.get("table_amounts", ())] == values


def test_a_table_of_a_web_page_is_read(tmp_path):
    """Cells of a page come out in đồng with the heads over them, merged ones included."""
    pytest.importorskip("lxml", reason="lxml is not installed")
    path = tmp_path / "thu.html"
    path.write_text(
        '<html><head><meta charset="utf-8"></head><body><p>Đơn vị tính: triệu đồng</p><table>'
        "<tr><th rowspan=2>TT</th><th rowspan=2>Nội dung</th><th colspan=2>Thực hiện</th>"
        "<th rowspan=2>Tỷ lệ %</th></tr>"
        "<tr><th>Năm 2023</th><th>Năm 2024</th></tr>"
        "<tr><td>1</td><td>Thu thuế</td><td>1.250</td><td>1.400,5</td><td>112</td></tr></table></body></html>",
        "utf-8",
    )
    found = vndocs.read(path).table_amounts

    assert [(str(each.amount.value), each.row, each.column) for each in found] == [
        ("1250000000", "Thu thuế", "Thực hiện / Năm 2023"),
        ("1400500000", "Thu thuế", "Thực hiện / Năm 2024"),
    ]


def test_long_rows_are_read_in_linear_time():
    """Rules, bars and tabs without end are no table."""
    for hostile in ("|" * 20_000, "-" * 20_000 + "\n", "\t1" * 10_000, "đồng |1|\n" * 3_000, "(đồng" * 5_000):
        assert vndocs.parse("đồng\n" + hostile).table_amounts == ()


HEADS = st.sampled_from(
    [
        *(
            "Đơn vị tính: triệu đồng",
            "ĐVT: đồng",
            "Đ.V.T: USD",
            "Đơn",
            "vị",
            "vị tính",
            "Đơn vị",
            "DVT",
            "don vi",
            "Số tiền",
        ),
        *(
            "(đồng)",
            "(Đơn vị: tỷ đồng)",
            "( * nghìn đồng )",
            "(1.000 đ)",
            "(ha)",
            "đồng",
            "triệu đồng",
            "EUR",
            "m2",
            "%",
            "**",
        ),
        *("TT", "Nội dung", "1.250", "300", "12", "", "Năm", "(ba\u0323c)", "\u0110\u01a1n", "o\u031b", "→"),
    ]
)


@given(
    st.lists(HEADS, max_size=3).map("\n".join),
    st.lists(st.tuples(HEADS, HEADS, HEADS), max_size=5),
    st.lists(st.tuples(HEADS, st.just("120"), st.sampled_from(["3.500", "7"])), min_size=1, max_size=3),
    st.sampled_from(["|", "\t"]),
)
def test_a_table_that_is_refused_unread_has_no_amounts(above, heads, rows, sign):
    """What is left out before its cells are made names no unit of money anywhere."""
    lines = [sign.join(["", *row, ""] if sign == "|" else row) for row in [*heads, *rows, *rows[:1], *rows[:1]]]
    source = Source.of("\n".join([above, *lines, "đồng"]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid, "may_name", lambda raw, start, end: True)
        every = table_amounts.find(source)

    assert table_amounts.find(source) == every


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "(",
                    "đ",
                    " ",
                    "Đồng",
                    "đơn",
                    "đờn ",
                    "vi",
                    "ĐVT",
                    "d.v.t",
                    "(triệu đ)",
                    "\n",
                    "*",
                    "|",
                    "tr",
                    "1.000",
                ),
                *("usd", "Tỷ đồng", "(Nghìn", "\u00a0", "\t", "\ud800", "𝐝", "a", ")"),
            ]
        ),
        max_size=9,
    ).map("".join)
)
def test_a_text_that_gives_no_unit_is_told_at_a_glance(raw):
    """What is asked of the letters as they stand refuses nothing that the plain letters say."""
    words = plain(raw)
    said = units._SAID.search(words) is not None and units._CURRENCY.search(words) is not None
    assert units.may_name(raw, 0, len(raw)) == (said or units._BRACKETED.search(words) is not None)
