"""The official layout: what heading and end of a document say, each with its place."""

import time
import unicodedata

import pytest
from hypothesis import given

import vndocs
from vndocs.pipeline.layout import read
from vndocs.pipeline.layout.folding import by_table, plain

from .strategies import anything, official

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

DECISION = """\
ỦY BAN NHÂN DÂN TỈNH AN PHÚ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TÀI CHÍNH                        Độc lập - Tự do - Hạnh phúc
-------                              ---------------
Số: 45/QĐ-STC                        An Phú, ngày 05 tháng 01 năm 2024

QUYẾT ĐỊNH
Về việc giao chỉ tiêu tiết kiệm điện
năm 2024 cho các đơn vị trực thuộc

GIÁM ĐỐC SỞ TÀI CHÍNH

Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015; Luật Kế toán ngày 20 tháng 11 năm 2015;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ
về công tác văn thư;
Theo đề nghị của Chánh Văn phòng Sở.

QUYẾT ĐỊNH:

Điều 1. Giao chỉ tiêu như sau:
1. Văn phòng Sở tiết kiệm 5%.
2. Các phòng:
a) Phòng Ngân sách 4%;
b) Phòng Giá 3%.
Điều 2. Sửa đổi Điều 7 của Quy chế như sau:
“Điều 7. Trách nhiệm
1. Mỗi phòng cử một người.
Điều 8. Báo cáo
Báo cáo mỗi quý.”
Điều 3. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:                                   KT. GIÁM ĐỐC
- Như Điều 3;                               PHÓ GIÁM ĐỐC
- UBND tỉnh (để báo cáo);
- Lưu: VT, TCHC.                             Trần Thị Thử Nghiệm
"""

LETTER = """\
|UBND HUYỆN ĐÔNG HÒA |CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM |
|PHÒNG NỘI VỤ |Độc lập - Tự do - Hạnh phúc |
|Số: 12/PNV-CCVC |Đông Hòa, ngày     tháng 3 năm 2023 |
|V/v báo cáo số lượng biên chế | |

HỎA TỐC

Kính gửi:
- Ủy ban nhân dân các xã, thị trấn;
- Các phòng, ban thuộc huyện.
(Địa chỉ: theo danh sách)

Căn cứ Công văn số 3/SNV của Sở Nội vụ, Phòng Nội vụ đề nghị báo cáo trước ngày 10 tháng 3./.

|Nơi nhận: |TRƯỞNG PHÒNG |
|- Như trên; | |
|- Lưu: VT. |Lê Văn Mẫu |
"""

PARTY = """\
ĐẢNG BỘ HUYỆN BÌNH AN
BAN THƯỜNG VỤ
*
Số 24-NQ/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Bình An, ngày 12 tháng 5 năm 2021

NGHỊ QUYẾT
về chuyển đổi số trong các cơ quan đảng
-----
- Căn cứ Điều lệ Đảng;
- Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ huyện,
Ban Thường vụ Huyện ủy quyết nghị:
I- TÌNH HÌNH
1- Kết quả
2- Hạn chế
II- MỤC TIÊU
III- TỔ CHỨC THỰC HIỆN

Nơi nhận:
- Thường trực Tỉnh ủy (để báo cáo),
- Các chi bộ, đảng bộ trực thuộc,
- Lưu Văn phòng Huyện ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Phạm Văn Thử
"""


def layout(text):
    """The layout of a text whose spans are proved on the way."""
    document = vndocs.parse(text)
    found = document.layout
    for name, span in found.parts.items():
        assert 0 <= span.start < span.end <= len(text), name
    assert vndocs.Document.from_record(document.to_record()).layout == found
    return found


def cut(text, span):
    return " ".join(unicodedata.normalize("NFC", text[span.start : span.end]).split())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_a_decision_whole(form):
    """Every part of a decision in two columns is read, also decomposed."""
    text = unicodedata.normalize(form, DECISION)
    found = layout(text)

    assert (found.system, found.superior, found.issuer) == ("state", "ỦY BAN NHÂN DÂN TỈNH AN PHÚ", "SỞ TÀI CHÍNH")
    assert (found.number, found.place, found.date) == ("45/QĐ-STC", "An Phú", "2024-01-05")
    assert (found.type, found.bases) == ("Quyết định", 4)
    assert found.title == "giao chỉ tiêu tiết kiệm điện năm 2024 cho các đơn vị trực thuộc"
    assert found.recipients == ("Như Điều 3", "UBND tỉnh (để báo cáo)", "Lưu: VT, TCHC")
    assert (found.authority, found.on_behalf_of, found.position) == ("KT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert found.signer == "Trần Thị Thử Nghiệm"
    assert found.outline == ("Điều 1", "Điều 2", "Điều 3")
    assert found.addressees == found.marks == ()


def test_the_spans_cut_the_parts_out_of_the_raw_text():
    """The span of a part holds its words."""
    found = layout(DECISION)

    assert cut(DECISION, found.parts["issuer"]) == "SỞ TÀI CHÍNH"
    assert cut(DECISION, found.parts["number"]) == "45/QĐ-STC"
    assert cut(DECISION, found.parts["date"]) == "ngày 05 tháng 01 năm 2024"
    assert cut(DECISION, found.parts["signer"]) == "Trần Thị Thử Nghiệm"
    assert [cut(DECISION, span) for span in found.spans("bases")] == [
        "Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015",
        "Luật Kế toán ngày 20 tháng 11 năm 2015",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
        "Theo đề nghị của Chánh Văn phòng Sở",
    ]


def test_the_body_is_a_tree_without_quoted_provisions():
    """Articles, clauses and points hang in one another; what an amendment quotes is kept apart."""
    found = layout(DECISION)

    assert [(heading.unit, heading.label, heading.depth) for heading in found.body] == [
        ("article", "Điều 1", 0),
        ("clause", "1", 1),
        ("clause", "2", 1),
        ("point", "a", 2),
        ("point", "b", 2),
        ("article", "Điều 2", 0),
        ("article", "Điều 3", 0),
    ]
    assert found.children(0) == (1, 2)
    assert cut(DECISION, found.body[1].span) == "1. Văn phòng Sở tiết kiệm 5%."
    [quoted] = found.quoted
    assert DECISION[quoted.start : quoted.end].startswith("“Điều 7.")
    assert DECISION[quoted.start : quoted.end].endswith("quý.”")


def test_reads_a_letter_in_a_table():
    """A letter has no type; its subject, addressees and mark are read, its prose has no legal bases."""
    found = layout(LETTER)

    assert (found.superior, found.issuer) == ("UBND HUYỆN ĐÔNG HÒA", "PHÒNG NỘI VỤ")
    assert (found.number, found.date, found.type) == ("12/PNV-CCVC", "2023-03", None)
    assert found.title == "báo cáo số lượng biên chế"
    assert found.addressees == ("Ủy ban nhân dân các xã, thị trấn", "Các phòng, ban thuộc huyện")
    assert found.recipients == ("Như trên", "Lưu: VT")
    assert (found.authority, found.position, found.signer) == (None, "TRƯỞNG PHÒNG", "Lê Văn Mẫu")
    assert found.marks == ("HỎA TỐC",)
    assert found.bases is None


def test_reads_a_party_resolution():
    """A paper of the Party has its own motto, signs with T/M and counts its sections with I."""
    found = layout(PARTY)

    assert (found.system, found.superior, found.issuer) == ("party", "ĐẢNG BỘ HUYỆN BÌNH AN", "BAN THƯỜNG VỤ")
    assert (found.number, found.place, found.date) == ("24-NQ/HU", "Bình An", "2021-05-12")
    assert (found.type, found.title) == ("Nghị quyết", "về chuyển đổi số trong các cơ quan đảng")
    assert found.bases == 2
    assert found.recipients[-1] == "Lưu Văn phòng Huyện ủy"
    assert (found.authority, found.on_behalf_of, found.position) == ("TM", "BAN THƯỜNG VỤ", "BÍ THƯ")
    assert found.outline == ("I", "II", "III")


@pytest.mark.parametrize(
    ("heading", "issuer", "superior"),
    [
        ("UBND TỈNH A\nCHI CỤC THỦY SẢN\n", "CHI CỤC THỦY SẢN", "UBND TỈNH A"),
        ("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\n", "BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", None),
        ("ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\n", "ỦY BAN NHÂN DÂN XÃ TÂN LẬP", None),
        ("TỔNG CỤC THUẾ CỤC THUẾ TỈNH B ", "CỤC THUẾ TỈNH B", "TỔNG CỤC THUẾ"),
        ("BỘ CÔNG AN -\nBỘ QUỐC PHÒNG\n", "BỘ CÔNG AN - BỘ QUỐC PHÒNG", None),
        ("BỘ Y TẾ\n\nBỘ Y TẾ\n", "BỘ Y TẾ", None),
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\n", "ỦY BAN THƯỜNG VỤ QUỐC HỘI", None),
        ("TỔNG CÔNG TY MIỀN TRUNG\nCÔNG TY ĐIỆN LỰC A\n", "CÔNG TY ĐIỆN LỰC A", "TỔNG CÔNG TY MIỀN TRUNG"),
        ("UBND XÃ A\nBAN CHỈ ĐẠO\nPHÒNG, CHỐNG THIÊN TAI\n", "BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI", "UBND XÃ A"),
        ("UBND TỈNH, THÀNH PHỐ SỞ Y TẾ\n", "SỞ Y TẾ", "UBND TỈNH, THÀNH PHỐ"),
        ("**HỘI ĐỒNG NHÂN DÂN**\n**TỈNH C**\n-------\n|\n", "HỘI ĐỒNG NHÂN DÂN TỈNH C", None),
    ],
)
def test_tells_the_issuer_from_its_superior(heading, issuer, superior):
    """A name goes on over lines, and two names may stand on one line."""
    found = layout(f"{heading}{NATION}Số: 7/TB-ABC\n\nTHÔNG BÁO\nNghỉ lễ\n")

    assert (found.issuer, found.superior) == (issuer, superior)


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("Số: 5/KH-UBND        Huế, ngày 1 tháng 2 năm 2020", "5/KH-UBND", "2020-02-01"),
        ("Số:      /KH-UBND    Huế, ngày     tháng     năm 2020", None, "2020"),
        ("Số: 15 / 2020 / KH - UBND\nHuế, ngày 09/8/2020", "15/2020/KH-UBND", "2020-08-09"),
        ("Số: 5/KH-UBND\nNgày: 12 - 3 - 2020", "5/KH-UBND", "2020-03-12"),
        ("Số: .../KH-UBND\nHuế, ngày ... tháng 9 năm 2020", None, "2020-09"),
        ("Số: 5/KH-UBND        Huế, ngày ….. tháng ….. năm ……", "5/KH-UBND", None),
    ],
)
def test_a_blank_is_absent(line, number, date):
    """What of number and date is left blank is not made up."""
    found = layout(f"ỦY BAN NHÂN DÂN TỈNH A\n{NATION}{line}\n\nKẾ HOẠCH\nTrồng cây\n")

    assert (found.number, found.date) == (number, date)
    assert (found.type, found.title) == ("Kế hoạch", "Trồng cây")


def test_a_law_takes_its_date_from_the_passing_formula():
    """Without a line of place and date the day of passing counts."""
    text = (
        f"QUỐC HỘI\nLuật số: 99/2031/QH17\n{NATION}\nLUẬT\nTHƯ VIỆN\n\n"
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Thư viện.\n\n"
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định về thư viện.\nĐiều 2. Hiệu lực\n"
        "Có hiệu lực ngay.\n\n"
        "Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVII, kỳ họp thứ 2 thông qua\n"
        "ngày 11 tháng 6 năm 2031.\n\n"
        "CHỦ TỊCH QUỐC HỘI\nNguyễn Văn Thử\n"
    )
    found = layout(text)

    assert (found.number, found.date, found.type, found.title) == ("99/2031/QH17", "2031-06-11", "Luật", "THƯ VIỆN")
    assert found.bases == 1
    assert found.outline == ("Chương I", "Điều 1", "Điều 2")
    assert (found.position, found.signer) == ("CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Thử")


def test_no_heading_no_layout():
    """Prose has no layout, and its record has no such key."""
    document = vndocs.parse("Hôm qua trời mưa to ở miền núi. Nhiều nơi bị ngập.\n1. Thứ nhất\n2. Thứ hai\n")

    assert document.layout == vndocs.Layout()
    assert "layout" not in document.to_record()


def test_the_layout_is_left_out_where_only_some_kinds_are_asked_for():
    """Who asks for amounts gets amounts; the layout can still be asked for."""
    document = vndocs.parse(DECISION, kinds=["amounts"])

    assert "layout" not in document.to_record()
    assert document.layout.number == "45/QĐ-STC"


JUDGMENT = f"""\
TÒA ÁN NHÂN DÂN
TỈNH AN PHÚ
{NATION}Bản án số: 12/2023/DS-ST
Ngày 05 tháng 6 năm 2023
V/v tranh chấp hợp đồng vay tài sản

NHÂN DANH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TÒA ÁN NHÂN DÂN TỈNH AN PHÚ
"""

FRONT = """\
ỦY BAN MTTQ VIỆT NAM
  XÃ TÂN LẬP
  BAN
  THƯỜNG TRỰC

CỘNG
  HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  Độc lập - Tự do - Hạnh phúc

Số:
  16/KH-MTTQ-BTT

Tân
  Lập, ngày 18
  tháng 11 năm 2025

KẾ HOẠCH
Giám sát bầu cử

Căn cứ Luật Bầu cử;
Căn cứ Kế hoạch số 2/KH-MTTQ của tỉnh;
Ban Thường trực xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
II. TỔ CHỨC THỰC HIỆN

Nơi nhận:
- Đảng ủy xã;
- Lưu: VT.

TM. BAN
  THƯỜNG TRỰC
CHỦ
  TỊCH

Vũ Thị Mẫu
"""

SCAN = """\
--- PAGE 1 ---
BO TAI CHINH CONG HOA XA HOI CHU NGHIA VIET NAM
TONG CỤC THUE Độc lập - Tự do - Hanh phúc
Số: 880/TCT-KK Hà Nội, ngày 47 tháng 3 năm 2017

V/v hoàn thuế

Kính gửi: Công ty Mẫu
(Số 1 phố Thử)

Tổng cục Thuế trả lời như sau.
“Điều 9. Các khoản chi
1. Chi phí.”

KT. TONG CUC TRƯỞNG
Noi nhận: PHO TONG CỤC TRƯỞNG

~ Như trên;
- Vụ CST; Nguyễn Văn Thử
- Luu: VT, KK (3b).
"""

DECREE_OF_1945 = """\
SắC LệNH
CủA CHủ TịCH CHíNH PHủ LâM THờI
Số 67-b NGàY 28 THáNG 11 NăM 1945

Xét tình hình;
RA SắC LệNH:
Điều thứ nhất: Cử một Uỷ ban.
Điều thứ hai: Uỷ ban họp hằng tuần.
"""

FLAT = (
    "ỦY BAN NHÂN DÂN TỈNH AN PHÚ SỞ NỘI VỤ  Số:      /QĐ-SNV\t CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
    "Hạnh phúc  An Phú, ngày    tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề việc bổ nhiệm\n"
    "Luật Tổ chức ngày 19 tháng 6 năm 2015;\n"
    "Theo đề nghị của Văn phòng,\nQUYẾT ĐỊNH:\nĐiều 1. Bổ nhiệm.\nĐiều 2. Thi hành./.\n\n"
    "Nơi nhận: - Như Điều 2; - Lưu: VT.\tKT. GIÁM ĐỐC PHÓ GIÁM ĐỐC     Trần Văn Mẫu\n"
)


def test_reads_a_judgment():
    """A judgment is the court's; its number, day and matter stand in the heading."""
    found = layout(JUDGMENT)

    assert (found.system, found.issuer) == ("court", "TÒA ÁN NHÂN DÂN TỈNH AN PHÚ")
    assert (found.number, found.date) == ("12/2023/DS-ST", "2023-06-05")
    assert found.title == "tranh chấp hợp đồng vay tài sản"


def test_reads_a_paper_of_the_front_that_narrow_cells_break():
    """Names, motto, place and office go on over the lines of narrow cells."""
    found = layout(FRONT)

    assert (found.system, found.superior) == ("mass", "ỦY BAN MTTQ VIỆT NAM XÃ TÂN LẬP")
    assert (found.issuer, found.number) == ("BAN THƯỜNG TRỰC", "16/KH-MTTQ-BTT")
    assert (found.place, found.date, found.bases) == ("Tân Lập", "2025-11-18", 2)
    assert (found.on_behalf_of, found.position, found.signer) == ("BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Vũ Thị Mẫu")
    assert found.outline == ("I", "II")


def test_reads_a_scan_whose_columns_ran_together():
    """Lost diacritics do not hide a heading; an impossible day is left out, quoted articles are no outline."""
    found = layout(SCAN)

    assert (found.superior, found.issuer) == ("BO TAI CHINH", "TONG CỤC THUE")
    assert (found.number, found.place, found.date) == ("880/TCT-KK", "Hà Nội", "2017-03")
    assert (found.type, found.title, found.addressees) == (None, "hoàn thuế", ("Công ty Mẫu",))
    assert found.recipients == ("Như trên", "Vụ CST", "Luu: VT, KK (3b)")
    assert (found.on_behalf_of, found.position) == ("TONG CUC TRƯỞNG", "PHO TONG CỤC TRƯỞNG")
    assert (found.signer, found.outline) == ("Nguyễn Văn Thử", ())


def test_reads_a_decree_of_1945():
    """The first years wrote type, issuer, number and day in one sentence."""
    found = layout(DECREE_OF_1945)

    assert (found.system, found.type, found.number) == ("state", "Sắc lệnh", "67-b")
    assert (found.issuer, found.date) == ("CHủ TịCH CHíNH PHủ LâM THờI", "1945-11-28")
    assert (found.title, found.outline) == (None, ("Điều thứ nhất", "Điều thứ hai"))


def test_reads_a_heading_on_one_line():
    """Text boxes that ran together in one line are told apart."""
    found = layout(FLAT)

    assert (found.superior, found.issuer) == ("ỦY BAN NHÂN DÂN TỈNH AN PHÚ", "SỞ NỘI VỤ")
    assert (found.number, found.place, found.date) == (None, "An Phú", "2026-03")
    assert (found.bases, found.recipients) == (2, ("Như Điều 2", "Lưu: VT"))
    assert (found.authority, found.on_behalf_of, found.position) == ("KT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert found.signer == "Trần Văn Mẫu"


def test_reads_the_metadata_of_a_site():
    """Rows that a site prints count where there is no heading; a list of laws names no number of the document."""
    rows = (
        "Trang chủ\nSố hiệu148/2031/NĐ-CP\nLoại văn bảnNghị định\nNgày ban hành18/12/2031\nCơ quan ban hànhChính phủ\n"
    )
    found = layout(rows)

    assert (found.number, found.type) == ("148/2031/NĐ-CP", "Nghị định")
    assert (found.issuer, found.date) == ("Chính phủ", "2031-12-18")
    assert [rows[start:end] for start, end in found.boilerplate] == ["Trang chủ"]
    listed = layout("so_ky_hieu: 49/2017/TT-BQP\ntrich_yeu: một\nso_ky_hieu: 77/2017/NĐ-CP\ntrich_yeu: hai\n")
    assert listed.number is None


def test_reads_day_and_author_of_an_article():
    """A news page has its own day and author."""
    found = layout(
        "Trang chủ\nMưa lớn ở miền núi\nThứ Ba, 05/03/2024 10:30 (GMT+7)\nTrời mưa to.\nTác giả: Lê Mẫu\nChia sẻ\n"
    )

    assert (found.published, found.author, found.date) == ("2024-03-05", "Lê Mẫu", None)
    assert len(found.boilerplate) == 2
    page = layout("---\ntitle: Mưa\ndate: 2026-06-21 00:00:01\nauthor: Ban biên tập\n---\nTrời mưa.\n")
    assert (page.published, page.author) == ("2026-06-21", "Ban biên tập")


@pytest.mark.parametrize(
    "hostile",
    [
        "Căn cứ ", "Căn cứ Luật;\n", "CỘNG HÒA XÃ HỘI ", "Số: ", "ngày ", "Hà Nội, ngày ", "|", "A ", "A\n", "“",
        "“Điều 1.\n",
        "Điều 1.\n", "1.\n", "a)\n", "Kính gửi: ", "Nơi nhận:\n", "- a;\n", "KT. CHỦ TỊCH\n", "Số hiệu: ", "\n",
        "    ", "-",
        "Trang chủ\n", "thông qua ngày ", "V/v ", "được sửa đổi, bổ sung ", "BAN\n", "Luật này ",
    ],
)  # fmt: skip
def test_no_text_makes_it_slow(hostile):
    """Twice the text takes at most some three times as long, whatever it repeats."""
    head = f"UBND TỈNH A\n{NATION}Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\n"

    def seconds(times):
        sources = [vndocs.Source.of(start + hostile * times) for start in ("", head)]
        best = 1e9
        for _ in range(3):
            began = time.process_time()
            for source in sources:
                read(source).record()
            best = min(best, time.process_time() - began)
        return best

    count = 20_000 // len(hostile)
    assert seconds(2 * count) < 3.2 * seconds(count) + 0.03


@given(anything() | official())
def test_plain_letters_are_made_one_for_one(text):
    """Whole passes and the table give the same letters, each in its place."""
    assert plain(text) == by_table(text)
    assert len(plain(text)) == len(text)


def test_every_letter_has_one_plain_letter():
    """Letters, marks, shapes and bullets of the basic plane are folded alike, one by one and in words."""
    for block in range(0, 0x10000, 0x100):
        letters = "".join(map(chr, range(block, block + 0x100)))

        assert plain(letters) == by_table(letters)
        assert "".join(map(plain, letters)) == by_table(letters)


def signed(end):
    """What is read of the end of a notice."""
    heading = f"SỞ NỘI VỤ\n{NATION}Số: 7/TB-SNV\nAn Phú, ngày 5 tháng 1 năm 2024\n\nTHÔNG BÁO\nNghỉ lễ\n\n"
    found = layout(f"{heading}Sở Nội vụ thông báo lịch nghỉ./.\n\n{end}")
    return found.recipients, found.authority, found.on_behalf_of, found.position, found.signer


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (
            "Nơi nhận\t\t\tKT. GIÁM ĐỐC\n- Như trên;\t\tPHÓ GIÁM ĐỐC\n- Lưu HC.\t\tLê Văn Mẫu\n",
            (("Như trên", "Lưu HC"), "KT", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Các phòng,\n- Lưu TGS.\nT/M TỔ GIÁM SÁT\nTỔ TRƯỞNG\nLê Văn Mẫu\n",
            (("Các phòng", "Lưu TGS"), "TM", "TỔ GIÁM SÁT", "TỔ TRƯỞNG", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:|Kt. Bộ trưởng Bộ Tài chính|\n- Công báo|Thứ trưởng|\n- Lưu VP|Lê Văn Mẫu|\n",
            (("Công báo", "Lưu VP"), "KT", "Bộ trưởng Bộ Tài chính", "Thứ trưởng", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\t\t\tthứ  trưởng\n- Công báo;\n- UBND các\t\t\tLê Văn Mẫu\ntỉnh;\n- Lưu VP.\n",
            (("Công báo", "UBND các tỉnh", "Lưu VP"), None, None, "thứ trưởng", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\n**KT. BỘ TRƯỞNG,\nCHỦ NHIỆM**\nPHÓ CHỦ NHIỆM\n**Lê\nVăn Mẫu**\n",
            (("Như trên", "Lưu: VT"), "KT", "BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\n|\n**GIÁM ĐỐC**\n**Lê Thị Văn\nMẫu**\n",
            (("Lưu: VT",), None, None, "GIÁM ĐỐC", "Lê Thị Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Các sở: Tài chính,\nY tế;\n- Lưu VP.\n"
            "T/M BAN THƯỜNG VỤ\nK/T BÍ THƯ\nPHÓ BÍ THƯ\nPGS.TS. Lê Văn Mẫu\n",
            (("Các sở: Tài chính, Y tế", "Lưu VP"), "TM", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nTHỪA LỆNH GIÁM ĐỐC\nTRƯỞNG PHÒNG\nBSCKII. Lê Văn Mẫu\n",
            (("Lưu: VT",), "TL", "GIÁM ĐỐC", "TRƯỞNG PHÒNG", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nGiám đốc Sở Nội vụ\n(Đã ký)\nLê Văn Mẫu\n",
            (("Lưu: VT",), None, None, "Giám đốc Sở Nội vụ", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận: CHỦ TỊCH\n- Như trên, Lê Văn Mẫu\n- Lưu: VP, TCT (HC,NV5); KTTH (3)\n",
            (("Như trên", "Lưu: VP, TCT (HC,NV5); KTTH (3)"), None, None, "CHỦ TỊCH", "Lê Văn Mẫu"),
        ),
        ("Chủ tịch\nLê Văn Mẫu\n", ((), None, None, "Chủ tịch", "Lê Văn Mẫu")),
        (
            "THẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n(đã ký)\nLê Văn Mẫu\n",
            ((), None, None, "THẨM PHÁN - CHỦ TỌA PHIÊN TÒA", "Lê Văn Mẫu"),
        ),
        (
            "KT. CỤC TRƯỞNG\nSA PHÓ CỤC TRƯỞNG\nNơi nhận:\n~ Như trên;\n= Vụ CST;\n‘ông báo; Lê Văn Mẫu\n~ Lưu: VT.\n",
            (("Như trên", "Vụ CST", "‘ông báo", "Lưu: VT"), "KT", "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n(2001/0001)\nLê Văn Mẫu\n",
            (("Như trên", "Lưu: VT"), None, None, None, "Lê Văn Mẫu"),
        ),
        (
            "Nơi nhận: TM. CHÍNH PHỦ\n- Ban Dang) as KT. THỦ TƯỚNG\n- Công báo; PHÓ THỦ TƯỚNG\n- Lưu VT.\nLê Văn Mẫu\n",
            (("Ban Dang) as", "Công báo", "Lưu VT"), "TM", "CHÍNH PHỦ", "PHÓ THỦ TƯỚNG", "Lê Văn Mẫu"),
        ),
    ],
)
def test_reads_the_end_of_a_paper_however_it_came_down(end, expected):
    """Tabs, small letters, broken cells and what a scan lost or added do not hide recipients and signature."""
    assert signed(end) == expected


def test_a_form_behind_the_signature_has_recipients_of_its_own():
    """A paper that lists no recipients ends at its signature; the list of an attached form is the form's."""
    form = "PHỤ LỤC\nMẪU ĐƠN\n" + "Tên cơ sở: ....\n" * 90 + "Nơi nhận:\n- Như trên;\n- Lưu VT.\nGIÁM ĐỐC\n"

    assert signed(f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Văn Mẫu\n\n{form}") == (
        (),
        "KT",
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Lê Văn Mẫu",
    )


def test_bases_of_a_consolidated_text_stand_behind_its_history():
    """What amended a text is listed between title and bases, also below a long rule, and is no part of either."""
    found = layout(
        f"BỘ Y TẾ\n{NATION}\nTHÔNG TƯ1\nQuy định về phòng khám\n{'_' * 50}\n"
        "Thông tư liên tịch số 3/2031/TTLT-BYT-BTC ngày 5 tháng 6 năm 2031 của Bộ Y tế, có hiệu lực từ ngày 1 tháng 8\n"
        "năm 2031, được sửa đổi, bổ sung bởi:\nThông tư số 7/2032/TT-BYT ngày 1 tháng 2 năm 2032 của Bộ Y tế.\n"
        "Căn cứ Luật Khám bệnh ngày 9 tháng 1 năm 2030;\nTheo đề nghị của Cục trưởng;\n"
        "Bộ trưởng ban hành Thông tư.\nĐiều 1. Phạm vi\n"
    )

    assert (found.type, found.title, found.bases) == ("Thông tư", "Quy định về phòng khám", 2)


def test_a_title_ends_before_notes_and_lists():
    """What stands in a list or note below a title does not belong to it."""
    found = layout(f"CHI BỘ MỘT\n{NATION}\nPHIẾU BIỂU QUYẾT\nđề nghị kỷ luật\nđảng viên\nGhi chú:\n- Đánh dấu X.\n")

    assert (found.type, found.title) == ("Phiếu biểu quyết", "đề nghị kỷ luật đảng viên")


def test_a_page_of_a_site_names_the_office_of_the_signer():
    """The office stands in a row of its own, the rank before the name is no part of it."""
    found = layout(
        "Trang chủ\nQuyết định số 31/1997/QĐ-BGT ban hành Quy chế xe\nSố hiệu31/1997/QĐ-BGT\nNgày ban hành22/10/1997\n"
        "Chức danhThứ trưởng\nNgười kýThượng tướng Lê Văn Mẫu\n"
    )

    assert (found.title, found.position, found.signer) == ("ban hành Quy chế xe", "Thứ trưởng", "Lê Văn Mẫu")


def based(bases, title="Giao chỉ tiêu\n\n"):
    """How many bases are counted in a decision, and its title."""
    heading = f"ỦY BAN NHÂN DÂN TỈNH AN PHÚ\n{NATION}Số: 7/QĐ-UBND\nAn Phú, ngày 5 tháng 1 năm 2031\n\nQUYẾT ĐỊNH\n"
    found = layout(f"{heading}{title}{bases}\n\nQUYẾT ĐỊNH:\nĐiều 1. Giao.\nĐiều 2. Thi hành./.\n")
    return found.bases, found.title


@pytest.mark.parametrize(
    ("bases", "count"),
    [
        # A statute goes on with those that amended it, over a line or a page.
        ("Căn cứ Luật Đất đai số 3/2030/QH16 được sửa đổi bởi Luật số 4/2030/QH16,\nLuật số 5/2030/QH16;", 1),
        ("Căn cứ Luật Đất đai đã được sửa đổi bởi các Luật số 4/2030/QH16,\nsố 5/2030/QH16;\nXét tình hình;", 2),
        ("Căn cứ Luật Đất đai đã được sửa đổi, bổ sung một số điều\n\n2\n\ntheo Luật số 4/2030/QH16.", 1),
        ("Căn cứ Nghị định số 4/2030/NĐ-CP của Chính phủ về cắt giảm,\nđơn giản hóa thủ tục;", 1),
        ("Căn cứ Quyết định số 4/QĐ-TTg của\n\nThủ tướng Chính phủ;\n\nTheo đề nghị của Sở.", 2),
        # What follows a semicolon counts where it names a document.
        ("Căn cứ Nghị định số 4/2030/NĐ-CP về khen thưởng; quy định chi tiết Luật Thi đua;\nTheo đề nghị của Sở.", 2),
        ("Căn cứ Luật A; Luật B;\nCăn cứ Nghị định số 4/2030/NĐ-CP; Nghị định số 5/2030/NĐ-CP;", 4),
        ("Căn cứ Luật A;\nTheo đề nghị của Sở Nội vụ;\ntrên cơ sở biểu quyết của các thành viên.", 2),
        ("- Căn cứ Luật A,\n- Căn cứ Luật B,\n- Theo đề nghị của Sở,", 3),
    ],
)
def test_counts_what_is_a_basis(bases, count):
    """Each entry counts once, however its lines break; several documents of one entry are parted by semicolons."""
    assert based(bases)[0] == count


def test_a_title_goes_on_behind_an_empty_line_where_it_cannot_end():
    """Lines set far apart are one title as long as the last word of a line is open."""
    title = "Sửa đổi Quy chế số 4/QC-UBND ngày 19 tháng 10 năm\n\n2030 của\n\nỦy ban nhân dân tỉnh\n\n"

    assert based("Căn cứ Luật A;", title) == (
        1,
        "Sửa đổi Quy chế số 4/QC-UBND ngày 19 tháng 10 năm 2030 của Ủy ban nhân dân tỉnh",
    )


def test_an_old_heading_has_its_title_below_number_and_day():
    """The nineties put number and day behind the type and the title on the next line, with or without `Về`."""
    found = layout(
        "thông tư\ncủa Bộ Tài chính Số 169/1998/TT-BTC ngày 22 tháng 12 năm 1998\nHướng dẫn chế độ thuế\n"
        "Căn cứ Luật A; Luật B;\nĐiều 1. Phạm vi\n"
    )

    assert (found.number, found.title) == ("169/1998/TT-BTC", "Hướng dẫn chế độ thuế")
