"""Text layers of PDF files in reading order, and every place leads back to boxes on pages."""

import io
import tracemalloc
import unicodedata
from io import BufferedReader
from typing import Any

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

import vndocs
from tests.pdf_files import lines, pdf
from vndocs.readers import ReadError
from vndocs.readers import read as read_file
from vndocs.readers import source as read_source
from vndocs.readers.pdf import glyphs, reader

#: Fifty characters of 14 points make a line of 350 points.
LONG = "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2024 c"


def source(data, name="bao-cao.pdf") -> Any:
    return read_source(data, name)


def raw(*pages):
    return source(pdf(*pages)).raw


def cut(data, places):
    """Cut places out of a file with another library: the characters whose middle lies in a box."""
    found = ""
    pages = list(extract_pages(io.BytesIO(data)))
    for place in places:
        left, bottom, right, top = place["box"]
        chars = [char for char in _chars(pages[place["page"] - 1]) if bottom < (char.y0 + char.y1) / 2 < top]
        inside = [char for char in chars if left - 0.1 <= (char.x0 + char.x1) / 2 <= right + 0.1]
        found += "".join(char.get_text() for char in sorted(inside, key=lambda char: char.x0)) + " "
    return found


def _chars(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from _chars(part)


def test_lines_are_joined_to_paragraphs():
    """Where the first word of the next line would not have fitted; an indent begins a new one."""
    page = [
        *lines("ủa Ban Thường vụ Huyện ủy về phát triển nông nghiệp", left=80, top=740),
        (110, 760, 14, "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2"),
        *lines("và kế hoạch đã ban hành.", left=80, top=720),
        (110, 700, 14, "Đoạn hai bắt đầu ở đây và dài đến hết dòng này,"),
        (80, 680, 14, "rồi hết."),
    ]

    assert raw(page).split("\n") == [
        "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2 ủa Ban Thường vụ Huyện ủy về phát triển nông nghiệp và kế hoạch"
        " đã ban hành.",
        "Đoạn hai bắt đầu ở đây và dài đến hết dòng này, rồi hết.",
    ]


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("theo Quyết định số 12/QĐ-", "UBND", "12/QĐ-UBND"),
        ("theo Quyết định số 30/2020/", "NĐ-CP", "30/2020/NĐ-CP"),
        ("theo Quyết định số 30/2020", "/NĐ-CP", "30/2020/NĐ-CP"),
        ("phát triển kinh tế - xã hội -", "an ninh", "xã hội - an ninh"),
        ("theo mức đóng trả cho tiề", "n lương", "tiền lương"),
        ("theo mức đóng trả cho tiền", "lương", "tiền lương"),
    ],
)
def test_words_that_a_line_end_cut_are_whole_again(end, begin, joined):
    """A code goes on behind its hyphen or stroke; a blank stays where it was."""
    page = lines(f"{'x' * (50 - len(end))} {end}\n{begin} và các văn bản khác\nhết")

    assert joined in raw(page)


def test_the_head_is_read_by_columns():
    """What the issuer says first, then the national heading."""
    page = [
        (80, 780, 13, "ỦY BAN NHÂN DÂN"), (300, 780, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        (110, 764, 13, "XÃ AN PHƯỚC"), (330, 764, 13, "Độc lập - Tự do"),
        (90, 748, 13, "Số: 58/QĐ-UBND"), (310, 748, 13, "ngày 05 tháng 3 năm 2024"),
        (250, 700, 13, "QUYẾT ĐỊNH"),
    ]  # fmt: skip

    assert raw(page).split("\n") == [
        *("ỦY BAN NHÂN DÂN", "XÃ AN PHƯỚC", "Số: 58/QĐ-UBND"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do", "ngày 05 tháng 3 năm 2024", "QUYẾT ĐỊNH"),
    ]


def test_words_hang_behind_their_marker():
    """The lines of an item begin where its words do; what begins with a marker behind a full stop is another item."""
    page = [
        (80, 760, 14, "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2024 c ủa"),
        (80, 740, 14, "-  Triển khai Nghị quyết số 24-NQ/HU ngày 05/01/2024"),
        (101, 720, 14, "của Ban Thường vụ Huyện ủy về phát triển kinh tế."),
        (80, 700, 14, "-  Báo cáo kết quả về Văn phòng trước ngày 05/6/2024."),
    ]

    assert raw(page).split("\n")[1:] == [
        "- Triển khai Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban Thường vụ Huyện ủy về phát triển kinh tế.",
        "- Báo cáo kết quả về Văn phòng trước ngày 05/6/2024.",
    ]


def test_markers_stand_with_their_words():
    """A tab parts them as a column would."""
    page = [
        (x, 700 - 20 * at, 14, text)
        for at, row in enumerate((("1.", LONG), ("•", LONG), ("a)", LONG)))
        for x, text in zip((80, 110), row, strict=True)
    ]

    assert raw(page) == f"1. {LONG}\n• {LONG}\na) {LONG}"


def test_signs_of_symbol_fonts_are_bullets():
    """They stand in the private area of Unicode."""
    assert [glyphs._char(code) for code in (0xF0B7, 0x2022, 0x02)] == ["•", "•", "-"]


def test_a_form_below_the_head_is_read_across():
    """Only the head is two columns: labels and what they ask for are rows."""
    page = [
        (80, 800, 13, "ỦY BAN"), (300, 800, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        (80, 780, 13, "Số:"), (130, 780, 13, "/QĐ-UBND"), (330, 780, 13, "ngày 05 tháng 3 năm 2024"),
        *lines(LONG, top=740),
        (80, 700, 14, "Họ tên"), (250, 700, 14, ": Trần Văn A"),
        (80, 680, 14, "Địa chỉ"), (250, 680, 14, ": Xã An Phước"),
    ]  # fmt: skip

    assert raw(page).split("\n") == [
        *("ỦY BAN", "Số: /QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "ngày 05 tháng 3 năm 2024", LONG),
        *("Họ tên\t: Trần Văn A", "Địa chỉ\t: Xã An Phước"),
    ]


def test_rows_of_a_table_are_read_across():
    rows = [("1", "Đường", "500"), ("2", "Trường", "300")]
    page = [
        (x, 400 - 30 * at, 12, cell) for at, row in enumerate(rows) for x, cell in zip((80, 150, 400), row, strict=True)
    ]

    assert raw(page) == "1\tĐường\t500\n2\tTrường\t300"


def ruled(heights, widths):
    """The rules of a table: across at each height, down at each place."""
    return [(widths[0], height, widths[-1], height) for height in heights] + [
        (width, heights[-1], width, heights[0]) for width in widths
    ]


def test_a_ruled_table_is_read_cell_by_cell():
    """Words that run over lines stay in their cell, a head stands over two columns, the rows are those of the rules."""
    rules = ruled([710, 680, 640, 610], [80, 120, 300, 420])
    # The cell at the upper right covers two columns.
    rules.remove((300, 610, 300, 710))
    rules.append((300, 610, 300, 680))
    page = [
        *lines("Biểu kèm theo", top=760),
        (85, 690, 12, "TT"), (125, 690, 12, "Công trình và kinh phí"),
        (85, 660, 12, "1"), (125, 664, 12, "Đường giao thông nông thôn"), (125, 648, 12, "liên xã"),
        (305, 660, 12, "500"),
        (85, 620, 12, "2"), (125, 620, 12, "Trường"), (305, 620, 12, "1.200"),
        *lines("Nơi nhận:", top=560),
    ]  # fmt: skip

    read = source(pdf(page, rules=rules))

    assert read.raw.split("\n") == [
        *(
            "Biểu kèm theo",
            "TT\tCông trình và kinh phí",
            "1\tĐường giao thông nông thôn liên xã\t500",
            "2\tTrường\t1.200",
        ),
        "Nơi nhận:",
    ]
    [table] = read.tables
    assert [[(read.raw[slice(*cell.span)], cell.columns) for cell in row] for row in table.rows] == [
        [("TT", 1), ("Công trình và kinh phí", 2)],
        [("1", 1), ("Đường giao thông nông thôn liên xã", 1), ("500", 1)],
        [("2", 1), ("Trường", 1), ("1.200", 1)],
    ]


def test_cells_of_several_paragraphs_are_blocks():
    """As in Word: one below the other, a cell behind the other."""
    page = [
        (85, 690, 12, "a) Thu;"),
        (85, 674, 12, "b) Chi."),
        (305, 690, 12, "Sở"),
        (85, 640, 12, "c"),
        (305, 640, 12, "d"),
    ]

    assert raw(page) != source(pdf(page, rules=ruled([710, 660, 630], [80, 300, 420]))).raw
    assert source(pdf(page, rules=ruled([710, 660, 630], [80, 300, 420]))).raw == "a) Thu;\nb) Chi.\n\nSở\nc\td"


def test_amounts_of_ruled_tables_have_their_heads():
    """The unit over the table governs its cells, in a PDF as in Word."""
    page = [
        (300, 730, 12, "Đơn vị tính: triệu đồng"),
        (85, 690, 12, "Nội dung"), (305, 690, 12, "Kinh phí"),
        (85, 660, 12, "Đường"), (305, 660, 12, "500"),
    ]  # fmt: skip

    document = vndocs.parse(source(pdf(page, rules=ruled([710, 680, 650], [80, 300, 420]))))

    assert [(str(each.amount.value), each.row, each.column) for each in document.table_amounts] == [
        ("500000000", "Đường", "Kinh phí")
    ]


def test_frames_and_numbers_of_pages_stand_apart():
    """A paragraph goes on over them to the next page."""
    pages = [
        [(250, 810, 10, f"CÔNG BÁO/Số 1523 {number}"), (290, 30, 12, f"- {number} -"), *lines(text, top=700)]
        for number, text in enumerate((f"{LONG}\n{LONG}", f"{LONG}\nkết", LONG), 1)
    ]

    read = source(pdf(*pages))

    assert read.raw.split("\n")[0] == f"{LONG} {LONG} {LONG} kết"
    assert [(part.kind, read.raw[slice(*part.span)]) for part in read.sections] == [("header", "CÔNG BÁO/Số 1523 1")]
    assert read.origin.left_out == {"page numbers": 3}


def test_places_of_all_entities_cut_the_same_text_with_another_library():
    """Over the ends of lines and pages, a box a line."""
    page = lines(
        "Theo Nghị quyết số 24-NQ/HU ngày 05/01/2024 và Luật\nĐất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024\n"
        "chi 1,5 tỷ đồng trong quý I/2024."
    )
    data = pdf(page, lines("Thu 200 triệu đồng theo Quyết định số 5/QĐ-UBND."))
    record = vndocs.parse(source(data)).to_record()

    entities = [entity for kind in ("references", "amounts", "dates") for entity in record[kind]]
    assert len(entities) >= 7
    assert {place["page"] for entity in entities for place in entity["places"]} == {1, 2}
    for entity in entities:
        found = unicodedata.normalize("NFC", cut(data, entity["places"]))
        assert "".join(found.split()) == "".join(entity["text"].split())


def test_a_book_is_read_from_the_disk_and_opened_anew(tmp_path, monkeypatch):
    """PDFium keeps what it has read until a document is closed; what comes out does not depend on it."""
    pages = [lines(f"Trang {at} chi {at} triệu đồng", top=700) for at in range(1, 8)]
    book = tmp_path / "sach.pdf"
    book.write_bytes(pdf(*pages))
    whole = source(book.read_bytes())
    openings, really = [], reader._opened

    def opened(data, name):
        openings.append(type(data))
        return really(data, name)

    monkeypatch.setattr(reader, "_opened", opened)
    monkeypatch.setattr(reader, "_PAGES", 3)

    read: Any = read_file(book)

    assert (openings, read.raw) == ([BufferedReader] * 3, whole.raw)
    for amount in vndocs.parse(read).amounts:
        assert read.origin.places.find(*amount.span) == whole.origin.places.find(*amount.span)


def test_a_further_page_leaves_its_text_and_a_compact_map():
    """Less than a dozen bytes a character, text included."""
    kept = []
    for count in (10, 50):
        data = pdf(*[lines("\n".join([LONG] * 30))] * count)
        tracemalloc.start()
        read = source(data)
        kept.append((len(read.raw), tracemalloc.get_traced_memory()[0]))
        tracemalloc.stop()

    (few, small), (many, large) = kept
    assert (large - small) / (many - few) < 12


def test_a_turned_page_is_read_as_it_is_looked_at():
    """The boxes stay those of the page as it is stored."""
    data = pdf([(100, 300, 14, "Nộp 500.000 đồng")], rotate=180)

    [entity] = vndocs.parse(source(data)).to_record()["amounts"]

    assert 100 < entity["places"][0]["box"][0] < entity["places"][0]["box"][2] < 230
    assert 290 < entity["places"][0]["box"][1] < 320


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (pdf([], []), "no-text", "OCR"),
        (pdf([(80, 700, 14, "x")], encrypted=True), "encrypted", "password"),
        (b"%PDF-1.7\nhong %%EOF", "damaged", "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(data, code, said):
    """A scan names OCR."""
    with pytest.raises(ReadError, match=said) as caught:
        source(data)

    assert caught.value.code == code
