"""The official layout: what heading and end of a document say, each with its place."""

import unicodedata

import pytest

import vndocs

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
