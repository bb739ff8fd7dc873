"""What the words around a reference add to it: the day of issue, the issuer, the title, the heading it stands in."""

import pytest

import vndocs


def first(text):
    """The first reference of a text, as its record."""
    return vndocs.parse(text, kinds=("references",)).to_record()["references"][0]


DAYS = [
    ("Nghị định số 12/2031/NĐ-CP của Chính phủ ngày 05/3/2031 về hộ tịch;", "2031-03-05", "Chính phủ", "hộ tịch"),
    ("Chỉ thị số 15 của Thủ tướng Chính phủ ngày 27/3/2031;", "2031-03-27", "Thủ tướng Chính phủ", None),
    ("Công điện 232/CĐ-TTg đã ban hành ngày 27/11/2031.", "2031-11-27", None, None),
    ("Nghị quyết 1656/NQ-UBTVQH15 được Quốc hội thông qua ngày 16/6/2031,", "2031-06-16", "Quốc hội", None),
    (
        "Luật Đầu tư được Quốc hội khóa XIV thông qua tại Kỳ họp thứ 9 ngày 17/6/2031,",
        "2031-06-17",
        "Quốc hội khóa XIV",
        "Đầu tư",
    ),
    ("Luật Đất đai 2024 được Quốc hội thông qua ngày 18/01/2024", "2024-01-18", "Quốc hội", "Đất đai"),
    (
        "Quyết định số 12/QĐ-UBND do UBND tỉnh ban hành ngày 12/3/2031 về việc giao đất;",
        "2031-03-12",
        "UBND tỉnh",
        "giao đất",
    ),
    ("Bộ Tài chính ngày 25/11/2031 đã ban hành Thông tư 12/2031/TT-BTC.", "2031-11-25", "Bộ Tài chính", None),
    (
        "Ngày 26/11/2031, tại Hà Nội, Bộ Chính trị đã ban hành Nghị quyết số 72-NQ/TW.",
        "2031-11-26",
        "Bộ Chính trị",
        None,
    ),
    (
        "Ngày 11/12/2031, Quốc hội khóa XV biểu quyết thông qua Luật Đầu tư (sửa đổi).",
        "2031-12-11",
        "Quốc hội khóa XV",
        "Đầu tư (sửa đổi)",
    ),
]


@pytest.mark.parametrize(("text", "date", "issuer", "title"), DAYS)
def test_the_day_of_issue_may_stand_apart_from_the_code(text, date, issuer, title):
    """A day behind the issuer, behind a verb of issuing or before both is the document's, outside the span."""
    found = first(text)

    assert (found.get("date"), found.get("issuer"), found.get("title")) == (date, issuer, title)
    assert "ngày" not in found["text"]


NO_DAYS = [
    "Theo Quyết định số 12/QĐ-UBND của UBND tỉnh, ngày 12/3/2031 ông A nộp đơn.",
    "Nghị định 12/NĐ-CP có hiệu lực từ ngày 05/3/2031.",
    "Nghị định quy định chi tiết Luật Kế toán ban hành ngày 05/3/2031.",
]


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_of_something_else_is_not_the_day_of_issue(text):
    """A clause of its own, the day of effect and the day of the document around a law leave the date open."""
    assert "date" not in first(text)


def test_the_issuer_may_stand_behind_the_title():
    """`… về đơn giá thuê đất do Cục Thuế ban hành` names the issuer last."""
    found = first("Công văn 5608/CT-CS năm 2031 về đơn giá thuê đất do Cục Thuế ban hành")

    assert (found["issuer"], found["title"]) == ("Cục Thuế", "đơn giá thuê đất")


def test_a_footnote_parts_a_code_from_its_title():
    """The sign of a footnote is read through; items on lines of their own are no title."""
    assert first("Quyết định số 3-CP[8] về việc thống nhất tên gọi.")["title"] == "thống nhất tên gọi"
    assert "title" not in first("Nghị định số 132/2003/NĐ-CP[10] về việc:\n\n- Thành lập quận")


HEADINGS = [
    (
        "SắC LệNH\nCủA CHủ TịCH CHíNH PHủ LâM THờI\nSố 96 NGàY 3 THáNG 2 NăM 1946\n\nCHủ TịCH CHíNH Phủ",
        "SL",
        "96",
        "1946-02-03",
    ),
    ("SẮC LỆNH\nCỦA CHỦ TỊCH NƯỚC SỐ 12-b NGÀY 3 THÁNG 2 NĂM 1946\n", "SL", "12-b", "1946-02-03"),
    (
        "Quyết định\ncủa Thủ tướng Chính phủ số 115/2004/QĐ-TTg\nngày 25 tháng 6 năm 2004\n",
        "QĐ",
        "115/2004/QĐ-TTg",
        "2004-06-25",
    ),
]


@pytest.mark.parametrize(("text", "type_code", "code", "date"), HEADINGS)
def test_a_heading_may_part_type_and_number_by_the_issuer(text, type_code, code, date):
    """The document's own number is read, from `số` on, and its issuer from between."""
    found = first(text)

    assert (found["role"], found["type"], found["code"], found["date"]) == ("own", type_code, code, date)
    assert found["text"][:2].lower() == "số"
    assert found["issuer"].lower().startswith(("chủ tịch", "thủ tướng"))


SPOILT = [
    # The motto parts the lines of the issuer.
    (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH PHÚ YÊN Độc lập - Tự do - Hạnh phúc\n"
        "Số: 44/2031/QĐ-UBND Phú Yên, ngày 30 tháng 6 năm 2031\nQUYẾT ĐỊNH\nBan hành quy chế họp\n",
        "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN",
        "Ban hành quy chế họp",
    ),
    # A scan took the marks of the issuer, of its superior, of the motto and of the sign of the subject.
    (
        "BO TAI CHÍNH CONG HOA XA HOI CHU NGHIA VIET NAM\nTONG CỤC THUÊ Độc lập - Tự do - Hạnh phúc\n"
        "Số: 307/TCT-CS Hà Nội, ngày 01 tháng 8 năm 2031\nViv hóa đơn điện tử\n\nKính gửi: Công ty A\n",
        "TONG CỤC THUÊ",
        "hóa đơn điện tử",
    ),
    # The issuer stands above the legal bases alone.
    (
        "Số: 1673/NQ-UBTVQH15\n\nNGHỊ QUYẾT\nVỀ VIỆC SẮP XẾP ĐƠN VỊ HÀNH CHÍNH\n\n"
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI\n\nCăn cứ Hiến pháp 2013;\n",
        "ỦY BAN THƯỜNG VỤ QUỐC HỘI",
        "SẮP XẾP ĐƠN VỊ HÀNH CHÍNH",
    ),
]


@pytest.mark.parametrize(("text", "issuer", "title"), SPOILT)
def test_a_heading_is_read_in_spite_of_columns_and_scans(text, issuer, title):
    """Issuer and title of the document itself come from where they stand, whatever stands beside them."""
    found = first(text)

    assert (found["role"], found["issuer"], found["title"]) == ("own", issuer, title)


def test_the_day_of_a_letter_that_is_answered_is_not_the_own_day():
    """A line of the body that begins with a day dates the document cited there."""
    text = (
        "Số: 494/CT-TTHT Hà Nội, ngày ... tháng ... năm 2031\nV/v thuế\n\nKính gửi: Công ty A\n"
        "Trả lời công văn số 12/CVA đề\nngày 27/3/2031 của Công ty A\n"
    )

    assert "date" not in first(text)


STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
OWN = [
    (
        "UBND TỈNH NGHỆ AN SỞ NỘI VỤ  Số:  12/TTr-SNV\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc  "
        "Nghệ An, ngày 5 tháng 3 năm 2031\n\nTỜ TRÌNH\nVề việc phê duyệt Điều lệ\n\nKính gửi: Ủy ban nhân dân tỉnh\n",
        ("TTr", "12/TTr-SNV", "SỞ NỘI VỤ", "2031-03-05", "phê duyệt Điều lệ"),
    ),
    (
        "ỦY BAN NHÂN DÂN HUYỆN BA VÌ  PHÒNG NỘI VỤ  Số: 45/TB-PNV\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do "
        "- Hạnh phúc  Ba Vì, ngày 5 tháng 3 năm 2031\n\nTHÔNG BÁO\nvề việc nghỉ lễ Quốc khánh\n\nKính gửi: Các xã\n",
        ("TB", "45/TB-PNV", "PHÒNG NỘI VỤ", "2031-03-05", "nghỉ lễ Quốc khánh"),
    ),
    (
        f"SỞ XÂY DỰNG\nPHÒNG QUẢN LÝ NHÀ\nSố: 55/QLN\nV/v: trả lời kiến nghị của\ncông dân\n{STATE}"
        "Hà Nội, ngày 5 tháng 3 năm 2031\nKính gửi: Ông A",
        ("CV", "55/QLN", "PHÒNG QUẢN LÝ NHÀ", "2031-03-05", "trả lời kiến nghị của công dân"),
    ),
    (
        f"CHÍNH PHỦ\nSố 15-CP\n{STATE}Hà Nội, ngày 5 tháng 3 năm 2031\nNGHỊ ĐỊNH\nCỦA CHÍNH PHỦ VỀ CHỨC NĂNG CỦA BỘ\n"
        "CHÍNH PHỦ\nCăn cứ Luật A;",
        ("NĐ", "15-CP", "CHÍNH PHỦ", "2031-03-05", "CHỨC NĂNG CỦA BỘ"),
    ),
    (
        "Số ký hiệu\t15/2031/NĐ-CP\nNgày ban hành\t05/03/2031\nCơ quan ban hành\tChính phủ\n"
        "Trích yếu\tQuy định về hóa đơn\n",
        ("NĐ", "15/2031/NĐ-CP", "Chính phủ", "2031-03-05", "hóa đơn"),
    ),
]


@pytest.mark.parametrize(("text", "fields"), OWN)
def test_the_own_heading_is_read_in_whatever_order_it_is_printed(text, fields):
    """The office on its superior's line, the subject below the number, the issuer before the title, metadata."""
    own = first(text)

    assert own["role"] == "own"
    assert tuple(own.get(key) for key in ("type", "code", "issuer", "date", "title")) == fields


def test_a_decree_of_the_first_years_says_what_it_does_behind_its_day():
    """The verb stays in the title, which ends before the next of the grounds."""
    text = (
        "Chiểu chi Sắc lệnh ngày 13-9-1945 thiết lập các toà án quân sự và Sắc lệnh ngày 29-9-1945 đặt một Toà án quân "
        "sự tại Vinh,\nChiểu Sắc lệnh số 68 ngày 30 tháng 11 năm 1945, định thể lệ trưng dụng,\nXét vì tình thế;"
    )
    record = vndocs.parse(text, kinds=("references",)).to_record()

    assert [found.get("title") for found in record["references"]] == [
        "thiết lập các toà án quân sự",
        "đặt một Toà án quân sự tại Vinh",
        "định thể lệ trưng dụng",
    ]


def test_a_name_that_a_page_breaks_off_is_no_issuer():
    """`của Bộ` at the end of a page names no body."""
    found = first(
        "Điều này sửa đổi Thông tư số 26/2031/TT-BXD ngày 01 tháng 9 năm 2031 của Bộ         \n\n 2 Điều này bãi bỏ."
    )

    assert "issuer" not in found


def test_only_a_lawgiver_issues_a_law():
    """Another body behind a law belongs to the sentence, or with its day to the document that carries the law out."""
    plan = first("theo quy định tại Điều 70 Luật Đầu tư công của Bộ, cơ quan trung ương;")
    text = (
        "Nghị định số 63/2031/NĐ-CP quy định chi tiết thi hành Luật Đất đai ngày 27/06/2031 của Chính phủ, có hiệu lực"
    )
    decree, law = vndocs.parse(text, kinds=("references",)).to_record()["references"]

    assert "issuer" not in plan
    assert (decree["issuer"], decree["date"]) == ("Chính phủ", "2031-06-27")
    assert (law["text"], law.get("issuer"), law.get("date")) == ("Luật Đất đai", None, None)
    assert first("Luật Đất đai ngày 18/01/2024 của Quốc hội")["issuer"] == "Quốc hội"


@pytest.mark.parametrize("between", ["\n\n", "\n", "\n\n\n"])
@pytest.mark.parametrize("title", ["giao nhiệm vụ", "hỗ trợ kinh phí năm 2024"])
def test_the_own_title_ends_before_the_first_article(title, between):
    """A decision without legal bases has its first article right under the title."""
    heading = "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\nSố: 45/QĐ-UBND\nTân Phú, ngày 20 tháng 01 năm 2024\n\nQUYẾT ĐỊNH\n"
    text = f"{heading}Về việc {title}{between}Điều 1. Giao công chức tài chính.\nĐiều 2. Có hiệu lực từ ngày ký.\n"

    assert first(text)["title"] == title


@pytest.mark.parametrize(
    ("words", "date", "end"),
    [
        ("Luật Xây dựng ngày 18 tháng năm 2014", "2014", "năm 2014"),
        ("Luật Xây dựng ngày 22 tháng ó năm 2014", "2014", "năm 2014"),
        ("Luật Xây dựng ngày 2# tháng 11 năm 2014", "2014-11", "năm 2014"),
    ],
)
def test_a_day_that_a_scan_ruined_leaves_what_can_be_read(words, date, end):
    """The month or the year behind it is the date, and the mention reaches to it."""
    record = first(f"Căn cứ {words};")

    assert record["date"] == date
    assert record["text"].endswith(end)


@pytest.mark.parametrize(
    ("text", "words", "date"),
    [
        ("Chiểu theo Sắc lệnh ngay 17 tháng 10 năm 1945 ấn định", "Sắc lệnh ngay 17 tháng 10 năm 1945", "1945-10-17"),
        ("theo Nghị định số 5/2031/NĐ-CP ngáy 05/01/2031;", "Nghị định số 5/2031/NĐ-CP ngáy 05/01/2031", "2031-01-05"),
        ("tại Điều 7 Nghị định số ngày 01/11/2031 của", "Điều 7 Nghị định số ngày 01/11/2031", "2031-11-01"),
        ("theo Quyết định số ........ ngày 01/11/2031 của", "Quyết định số ........ ngày 01/11/2031", "2031-11-01"),
    ],
)
def test_a_spoilt_word_or_a_lost_number_leaves_the_day(text, words, date):
    """The word for a day may be misprinted, and a number missing, where the full day stands."""
    reference = first(text)

    assert (reference["text"], reference["date"]) == (words, date)


@pytest.mark.parametrize("text", ["biên bản số … ngày 05/01/2031", "Hóa đơn số: ngày 05/01/2031"])
def test_a_day_behind_a_blank_number_makes_no_document_of_a_form(text):
    """What is no type of official document, or only in small letters, stays none."""
    assert vndocs.parse(text).references == ()


@pytest.mark.parametrize("gap", [" (ngày ", "\n(ngày ", " (ngày\n", "\n (ngày\n"])
def test_what_stands_behind_a_day_in_brackets_is_read_over_line_breaks(gap):
    """A day in brackets hides neither issuer nor title, wherever the line breaks."""
    text = f"Thực hiện Nghị quyết số 9/NQ-HĐND{gap}14/01/2025) của Hội đồng nhân dân tỉnh về công tác văn thư;"

    reference = first(text)

    assert (reference["date"], reference["issuer"], reference["title"]) == (
        "2025-01-14",
        "Hội đồng nhân dân tỉnh",
        "công tác văn thư",
    )


@pytest.mark.parametrize("name", ["Chỉ thị", "Công văn", "Nghị quyết", "các Quyết định"])
@pytest.mark.parametrize("between", [" và số ", ", số ", "; số ", " và ", " cùng số "])
def test_a_name_belongs_to_the_number_behind_it_alone(name, between):
    """The second of two numbers begins at its own word: the name before the first is not read over it."""
    first_code, second_code = "840/UBND-VX", "120/UBND-VX"
    text = f"thực hiện {name} số {first_code}{between}{second_code} ngày 13/4/2010 của Ủy ban nhân dân tỉnh;"

    references = vndocs.parse(text).to_record()["references"]

    assert [reference["code"] for reference in references] == [first_code, second_code]
    assert references[0]["end"] <= references[1]["start"]
