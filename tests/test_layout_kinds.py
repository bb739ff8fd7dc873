"""The official layout of less common papers: telegrams, judgments, contracts, orders, old forms."""

import pytest

from .test_layout import NATION, layout

TELEGRAM = f"""\
THỦ TƯỚNG CHÍNH PHỦ
{NATION}Số: 77/CĐ-TTg
Hà Nội, ngày 09 tháng 9 năm 2023

HỎA TỐC

CÔNG ĐIỆN
Về việc ứng phó mưa lũ

THỦ TƯỚNG CHÍNH PHỦ điện:
- Các Bộ trưởng: Công an, Quốc phòng;
- Chủ tịch Ủy ban nhân dân các tỉnh.

Theo dự báo, trong các ngày tới mưa lớn.
1. Các tỉnh chỉ đạo.
2. Các bộ phối hợp.

Nơi nhận:\tKT. THỦ TƯỚNG
- Như trên;\tPHÓ THỦ TƯỚNG
- Lưu: VT.\tLê Văn Mẫu
"""

JUDGMENT = f"""\
TÒA ÁN NHÂN DÂN
HUYỆN AN MẪU
TỈNH AN PHÚ
{NATION}Bản án số: 15/2023/HS-ST
Ngày: 12-5-2023

NHÂN DANH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

TÒA ÁN NHÂN DÂN HUYỆN AN MẪU, TỈNH AN PHÚ
- Thành phần Hội đồng xét xử gồm có:
Thẩm phán - Chủ tọa phiên tòa: Ông Nguyễn Văn Mẫu.
QUYẾT ĐỊNH:
1. Tuyên bố bị cáo phạm tội.
2. Về án phí.

Nơi nhận:\tTM. HỘI ĐỒNG XÉT XỬ
- Lưu: HSVA.\tTHẨM PHÁN – CHỦ TỌA PHIÊN TÒA
\tNguyễn Văn Mẫu
"""

CONTRACT = f"""\
{NATION}HỢP ĐỒNG KINH TẾ
Số: 05/2024/HĐKT
(V/v: Cung cấp thiết bị)

Căn cứ Bộ luật Dân sự số 91/2015/QH13;
Căn cứ nhu cầu của hai bên.
Hai bên thống nhất:
Điều 1. Nội dung
Điều 2. Giá trị

ĐẠI DIỆN BÊN A                 ĐẠI DIỆN BÊN B
GIÁM ĐỐC                       GIÁM ĐỐC
Lê Văn Mẫu                     Trần Thị Thử
"""

ORDER = f"""\
CHỦ TỊCH NƯỚC
{NATION}Số: 12/2024/L-CTN
Hà Nội, ngày 11 tháng 12 năm 2024

LỆNH
Về việc công bố Luật

CHỦ TỊCH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Căn cứ Điều 88 của Hiến pháp;
Căn cứ Điều 80 của Luật Ban hành văn bản quy phạm pháp luật,

NAY CÔNG BỐ

Luật Mẫu
Đã được Quốc hội khóa XV thông qua.

CHỦ TỊCH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Lê Văn Mẫu
"""

OLD_DECISION = f"""\
BỘ TÀI CHÍNH
{NATION}Số: 144/2002/QĐ/BTC
Hà Nội, ngày 22 tháng 11 năm 2002
QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH
Về việc sửa đổi mức thuế suất
BỘ TRƯỞNG BỘ TÀI CHÍNH
Căn cứ Nghị định số 86/2002/NĐ-CP ngày 05/11/2002 của Chính phủ;
QUYẾT ĐỊNH:
Điều 1. Sửa đổi.
Điều 2. Thi hành./.
Nơi nhận:\tKT/ bộ trưởng bộ tài chính
- Lưu: VT.\tThứ trưởng
\tLê Văn Mẫu
"""

OLD_DECREE = f"""\
CHÍNH PHỦ
{NATION}Số: 36/CP
Hà Nội, ngày 24 tháng 4 năm 1997
NGHỊ ĐỊNH
CỦA CHÍNH PHỦ SỐ 36/CP NGÀY 24 THÁNG 4 NĂM 1997
VỀ VIỆC BAN HÀNH QUY CHẾ MẪU
CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 30 tháng 9 năm 1992;
NGHỊ ĐỊNH:
Điều 1. Ban hành.
"""

DECREE_OF_1946 = """\
VIỆT NAM DÂN CHỦ CỘNG HÒA
Độc lập - Tự do - Hạnh phúc

SẮC LỆNH
CỦA CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HÒA SỐ 160
NGÀY 20 THÁNG 8 NĂM 1946

CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HOÀ

Theo lời đề nghị của Bộ trưởng Bộ Tư pháp;

RA SẮC LỆNH:

Điều thứ 1: Nay cử ông A.
Điều thứ 2: Bộ trưởng Bộ Tư pháp chiểu sắc lệnh thi hành.

Lê Văn Mẫu
(Đã ký)
"""

YOUTH = """\
ĐOÀN TNCS HỒ CHÍ MINH          ĐOÀN TNCS HỒ CHÍ MINH
BCH TỈNH AN PHÚ
***                            An Phú, ngày 26 tháng 3 năm 2024
Số: 102-KH/TĐTN

KẾ HOẠCH
Tổ chức Tháng Thanh niên
----------
I. MỤC ĐÍCH
II. NỘI DUNG
"""

INVITATION = f"""\
TỔNG CÔNG TY MẪU
CÔNG TY CỔ PHẦN XÂY DỰNG SỐ 9
{NATION}Số: 12/GM-CT
An Phú, ngày 03 tháng 4 năm 2024

GIẤY MỜI
Dự hội nghị

Kính mời các đơn vị.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
(Đã ký)
BS.CKII. Lê Văn Mẫu
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            TELEGRAM,
            {
                "type": "Công điện",
                "addressees": ("Các Bộ trưởng: Công an, Quốc phòng", "Chủ tịch Ủy ban nhân dân các tỉnh"),
                "marks": ("HỎA TỐC",),
                "outline": ("1", "2"),
            },
            id="telegram",
        ),
        pytest.param(
            JUDGMENT,
            {
                "system": "court",
                "superior": None,
                "issuer": "TÒA ÁN NHÂN DÂN HUYỆN AN MẪU TỈNH AN PHÚ",
                "number": "15/2023/HS-ST",
                "date": "2023-05-12",
                "type": "Bản án",
                "position": "THẨM PHÁN – CHỦ TỌA PHIÊN TÒA",
            },
            id="judgment",
        ),
        pytest.param(
            CONTRACT,
            {
                "number": "05/2024/HĐKT",
                "type": "Hợp đồng kinh tế",
                "title": "Cung cấp thiết bị",
                "bases": 2,
                "position": "GIÁM ĐỐC",
                "signer": "Lê Văn Mẫu",
            },
            id="contract",
        ),
        pytest.param(
            ORDER,
            {
                "bases": 2,
                "position": "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "signer": "Lê Văn Mẫu",
            },
            id="order",
        ),
        pytest.param(
            OLD_DECISION,
            {
                "type": "Quyết định",
                "title": "sửa đổi mức thuế suất",
                "bases": 1,
                "authority": "KT",
                "on_behalf_of": "bộ trưởng bộ tài chính",
            },
            id="the issuer behind the type",
        ),
        pytest.param(
            OLD_DECREE,
            {"number": "36/CP", "title": "BAN HÀNH QUY CHẾ MẪU", "bases": 1},
            id="the heading said twice",
        ),
        pytest.param(
            "NGHỊ ĐỊNH CỦA CHÍNH PHỦ\nQUY ĐỊNH CHI TIẾT\nCHÍNH PHỦ\nCăn cứ Luật Mẫu;\nNGHỊ ĐỊNH:\nĐiều 1. Một.\n",
            {"issuer": "CHÍNH PHỦ", "type": "Nghị định", "title": "QUY ĐỊNH CHI TIẾT"},
            id="the issuer behind the type alone",
        ),
        pytest.param(
            DECREE_OF_1946,
            {
                "issuer": "CHỦ TỊCH CHÍNH PHỦ VIỆT NAM DÂN CHỦ CỘNG HÒA",
                "number": "160",
                "date": "1946-08-20",
                "bases": 1,
                "outline": ("Điều thứ 1", "Điều thứ 2"),
                "signer": "Lê Văn Mẫu",
            },
            id="decree of 1946",
        ),
        pytest.param(
            YOUTH,
            {"system": "mass", "superior": "ĐOÀN TNCS HỒ CHÍ MINH", "issuer": "BCH TỈNH AN PHÚ"},
            id="Youth Union",
        ),
        pytest.param(
            INVITATION,
            {"superior": "TỔNG CÔNG TY MẪU", "issuer": "CÔNG TY CỔ PHẦN XÂY DỰNG SỐ 9", "signer": "Lê Văn Mẫu"},
            id="company and doctor",
        ),
    ],
)
def test_reads_papers_of_many_kinds(text, expected):
    """Each kind is read by the same rules, with what its form has of its own."""
    found = layout(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_a_table_of_contents_has_no_body():
    """Lines that end with a page are no headings of a body."""
    text = (
        "MỤC LỤC\nChương I. Quy định chung ............ 3\nĐiều 1. Phạm vi ........... 3\nĐiều 2. Đối tượng …………… 4\n"
    )
    assert layout(text).outline == ()


def test_headings_behind_a_table_of_contents_are_the_body():
    """The articles count where they stand, not where the contents name them."""
    contents = "QUY CHẾ\nLàm việc\nMỤC LỤC\nĐiều 1. Phạm vi ........... 3\nĐiều 2. Đối tượng ........ 4\n"
    text = contents + "Điều 1. Phạm vi\nMột.\nĐiều 2. Đối tượng\nHai.\n"
    [first, _] = layout(text).body
    assert first.start == text.rindex("Điều 1")


def test_a_purpose_is_no_basis():
    """`Để …` says what a law is for."""
    head = f"QUỐC HỘI\n{NATION}\nLUẬT\nMẪU\n\nĐể phát triển kinh tế;\nCăn cứ Hiến pháp năm 1992;\nLuật này quy định.\n"
    assert layout(head + "Điều 1. Một.\n").bases == 1


def test_an_article_with_pictures_is_signed_by_a_pen_name():
    """Capitals alone below the last sentence are its author where pictures show that it is an article."""
    article = "Sáng 5.4, xã An Mẫu khởi công đường mới.\n{}\nNgười dân phấn khởi.\nXUÂN THỬ\n"
    assert layout(article.format("[img]\nCon đường. Ảnh: T.")).author == "XUÂN THỬ"
    assert layout(article.format("Đường dài 3 km.")).author is None


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("TÓM TẮT QUY TRÌNH\nGIÁM SÁT ĐẢNG VIÊN\n-----\nMột.\n", "party"),
        ("ĐIỀU KHOẢN VÀ ĐIỀU KIỆN MỞ VÀ SỬ DỤNG TÀI KHOẢN\n\nĐIỀU 1. GIẢI THÍCH\nMột.\n", "other"),
        ("Điều 9. Hiệu lực\n\nNơi nhận:\n- Như Điều 9;\n- Lưu: VT.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê Văn Mẫu\n", "state"),
        ("BIÊN BẢN\nHọp tổ dân phố\n\nI. Một\nII. Hai\n", None),
    ],
)
def test_says_whose_paper_one_without_motto_is(text, system):
    """The title, the type or the signature tells it; otherwise nothing is said."""
    assert layout(text).system == system


def test_text_boxes_at_the_end_name_the_issuer():
    """The heading of a form in text boxes comes down behind its last line."""
    form = "BIÊN BẢN\nKiểm phiếu\n-----\nHôm nay họp chi bộ.\nCăn cứ kết quả, hội nghị quyết định.\n1. Một.\n"
    record = layout(form + "ĐẢNG BỘ XÃ AN MẪU\nCHI BỘ 1\n*\nĐẢNG CỘNG SẢN VIỆT NAM\n……, ngày…..tháng….năm ……")
    assert (record.system, record.superior, record.issuer) == ("party", "ĐẢNG BỘ XÃ AN MẪU", "CHI BỘ 1")
