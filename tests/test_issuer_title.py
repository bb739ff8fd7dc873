"""Issuer and title beside a reference: where each begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs import parse
from vndocs.entities.references.issuer import read_issuer, read_issuer_before
from vndocs.entities.references.title import read_title

OPEN, CLOSE = "⟦⟧"

#: What stands behind a reference; the issuer is marked.
BEHIND = [
    " của ⟦Chính phủ⟧ quy định chi tiết",
    " của ⟦Quốc\nhội⟧ về sắp xếp",
    " của ⟦UBND tỉnh Phú Thọ⟧\nXét đề nghị của Giám đốc Sở",
    " của ⟦Bộ Tài nguyên và Môi trường⟧\nTrên cơ sở đó",
    " của ⟦Thành ủy Hà Nội⟧\nCác đơn vị trực thuộc",
    " của ⟦UBND phường Bến Nghé⟧\nSau khi xem xét",
    ", của ⟦Bộ trưởng Bộ Tài chính⟧;",
    " CỦA ⟦THỦ TƯỚNG CHÍNH PHỦ⟧ VỀ HỖ TRỢ NHÀ Ở",
    " của ⟦Thủ tướng Chính phủ⟧ Nguyễn Văn A ký",
    " của ⟦Bộ trưởng Bộ Y tế⟧ Trần Thị B",
    " của ⟦UBND TP. Hồ Chí Minh⟧ về",
    " của ⟦UBND TP Hà Nội⟧, phê duyệt phương án",
    " của ⟦Ủy ban nhân dân xã Tân Phú⟧ về việc",
    " của ⟦Uỷ ban nhân dân tỉnh Bà Rịa - Vũng Tàu⟧ ban hành",
    " của ⟦Ban Thường vụ Thành ủy⟧ “về chức năng",
    " của ⟦Ban Chấp hành Trung ương khóa XII⟧ về",
    " của ⟦Bộ Chính trị⟧ (khóa XIII) về",
    " của ⟦Hội đồng nhân dân tỉnh Bắc Giang khóa XIX⟧ kỳ họp thứ 5",
    " của ⟦Bộ Lao động - Thương binh và Xã hội⟧ hướng dẫn",
    " của ⟦Bộ Văn hóa, Thể thao và Du lịch⟧, có hiệu lực",
    " của ⟦Bộ Nông nghiệp và Phát triển nông thôn⟧ và Nghị định số 12",
    " của ⟦Đảng ủy xã⟧ về phát động",
    " của ⟦Đảng ủy xã⟧ và Quyết định 165/QĐ-UBND",
    " của ⟦Trung tâm Pháp y thuộc Sở Y tế tỉnh Hậu Giang⟧ đối với",
    " của ⟦Viện kiểm\nsát nhân dân huyện Tiên Phước⟧ đã truy tố",
    " của ⟦Công ty cổ phần siêu thị Sài Gòn⟧ về việc",
    " của ⟦Công ty⟧ về thuế",
    " của ⟦Ủy ban nhân dân huyện Cần Giờ⟧)",
    " của ⟦Chi cục Thuế quận 6⟧ (do trước đây",
    " của ⟦Đoàn Luật sư tỉnh Bình Thuận⟧.",
    " của ⟦HĐND tỉnh⟧ thông qua",
    " của ⟦EVN⟧ về",
    " (ngày 05/01/2024) của ⟦Huyện ủy⟧ về",
    " do ⟦Thành phố Hà Nội⟧ ban hành có nêu",
    " vừa được ⟦Bộ Tài chính⟧ ban hành, từ ngày",
    " được ⟦Quốc hội⟧ thông qua",
    " của ⟦UBND xã Tân Phú, huyện Châu Thành, tỉnh Bến Tre⟧ về việc",
    " của ⟦Tòa án nhân dân cấp cao tại Hà Nội⟧ về",
    " của ⟦Viện kiểm sát nhân dân cấp cao tại Thành phố Hồ Chí Minh⟧ kháng nghị",
    " của ⟦Đoàn đại biểu Quốc hội tỉnh Vĩnh Long⟧ về",
    " của ⟦Ủy ban về các vấn đề xã hội của Quốc hội⟧ về",
    " của ⟦Phòng Cảnh sát quản lý hành chính về trật tự xã hội Công an tỉnh⟧ về việc",
    " của ⟦Ban Quản lý dự án đầu tư xây dựng khu vực Châu Thành⟧ về",
    " của ⟦Trung tâm Kiểm soát bệnh tật tỉnh⟧ về",
    " của ⟦Trung tâm Kiểm soát bệnh tật thành phố Cần Thơ⟧ về",
    " của ⟦Hiệu trưởng Trường THPT Lê Lợi⟧ về",
    " của ⟦Trường Tiểu học Nguyễn Trãi⟧ về",
    " của ⟦Bí thư Thành ủy Hà Nội⟧ về",
    " của ⟦Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ⟧ hướng dẫn",
    " của ⟦Bộ LĐ-TB&XH⟧ về",
    " của ⟦Bộ GD-ĐT⟧ về",
    " của ⟦Bộ Lao động-Thương binh và Xã hội⟧ quy định",
    " của ⟦Sở GD&ĐT Hà Nội⟧ về",
    " của ⟦Cục A05 Bộ Công an⟧ về",
    " của ⟦Quân khu 7⟧ về",
    " của ⟦UBND phường 5, quận 3⟧ về",
    " của ⟦Kiểm toán nhà nước khu vực IX⟧ về",
    " của ⟦Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII⟧ về",
    " của ⟦BCH Đảng bộ tỉnh⟧ về",
    " của ⟦Tổng Bí thư⟧ Tô Lâm về",
    " do ⟦Chủ tịch UBND tỉnh⟧ Nguyễn Văn A ký ban hành",
    " do ⟦Phó Thủ tướng⟧ Trần Hồng B ký",
    " của ⟦HĐND Thành phố Hà Nội khóa XVI⟧, kỳ họp thứ 8 về",
    " của ⟦Ban Chỉ đạo phòng, chống tham nhũng, tiêu cực tỉnh⟧ về",
    " của ⟦Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam huyện⟧ về",
    " của ⟦Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh⟧ về",
    " của ⟦Thanh tra tỉnh⟧ về",
    " của ⟦liên Bộ Tài chính - Tư pháp⟧ hướng dẫn",
    " của ⟦Ngân hàng Nhà nước Việt Nam⟧ quy định",
    " của ⟦Thống đốc Ngân hàng Nhà nước Việt Nam⟧ quy định",
    " của ⟦Hội đồng Thẩm phán Tòa án nhân dân tối cao⟧ hướng dẫn",
    " của ⟦Tổng Giám đốc Bảo hiểm xã hội Việt Nam⟧ ban hành",
    " của ⟦Bộ Tư lệnh Bộ đội Biên phòng⟧ về",
    " của ⟦Đảng ủy Khối các cơ quan tỉnh⟧ về",
    " của ⟦Chi bộ ấp Hòa Bình⟧ về",
    " của ⟦Thủ trưởng Cơ quan điều tra⟧ về",
    " của ⟦Ủy ban Kiểm tra Huyện ủy⟧ về",
    " của ⟦Văn phòng Đăng ký đất đai tỉnh Đồng Nai⟧ về",
    " của ⟦Chi nhánh Văn phòng đăng ký đất đai huyện Long Thành⟧ về",
    " của ⟦Chủ tịch UBND huyện Trần Đề⟧ về",
    " của ⟦Công ty TNHH MTV Cấp thoát nước Sóc Trăng⟧ về",
    " của ⟦Tập đoàn Điện lực Việt Nam⟧ đề nghị",
    " của ⟦Hội Nông dân tỉnh⟧ và Kế hoạch số 12",
    " của ⟦Sở Nội vụ⟧ đề nghị",
    " của ⟦Ủy ban nhân dân các cấp⟧ về",
    " của ⟦Bộ Công an⟧ nêu rõ",
    " của ⟦Thành ủy Thành phố Hồ Chí Minh⟧ về",
    " của ⟦Hội Liên hiệp Phụ nữ Việt Nam⟧ và",
    " của ⟦Ban Tuyên giáo và Dân vận Trung ương⟧ hướng dẫn",
    " của ⟦Ủy ban Dân số, Gia đình và Trẻ em⟧ về",
    " của ⟦Bộ Khoa học, Công nghệ và Môi trường⟧ về",
    " của ⟦Ủy ban nhân dân lâm thời⟧ về",
    " của ⟦Phủ Thủ tướng⟧ về",
    " của ⟦Hội đồng quản trị Tổng công ty⟧ về",
    " của ⟦Trung ương Đoàn TNCS Hồ Chí Minh⟧ về",
    " của ⟦Cục Quản lý khám, chữa bệnh⟧ về",
    " của ⟦Bảo hiểm xã hội tỉnh⟧ về",
    " CỦA ⟦BỘ TRƯỞNG BỘ GIÁO DỤC VÀ ĐÀO TẠO⟧ BAN HÀNH QUY CHẾ",
    " của ⟦bộ tài chính⟧ hướng dẫn",
    " của ⟦Uỷ ban nhân dân thị xã Ngã Bảy⟧ về",
    " của ⟦Tỉnh đoàn Vĩnh Long⟧ về",
    # Small words that no lexicon has, up to where the title begins.
    " của ⟦Liên đoàn Cờ - Việt Kỳ đạo tỉnh⟧ về việc báo cáo đại hội",
    " của ⟦Ủy ban nhân dân tỉnh Khánh hòa⟧ về việc",
]

#: What stands behind a reference and names no issuer.
NO_ISSUER = [
    "",
    " của",
    " của anh A",
    " được sửa đổi, bổ sung bởi Luật số 1",
    " đã được thông báo",
    " do Bộ Tài chính quản lý",
    " do lỗi đánh máy",
    "\n\nCủa Chính phủ",
    " và các văn bản của Chính phủ",
    ", của các bộ",
]

#: What stands before a reference; the issuer is marked.
BEFORE = [
    "⟦Phó Chủ tịch Thường trực UBND TP Hà Nội⟧ Trần Văn B đã ký ban hành ",
    "Ngày 25/11/2025, ⟦UBND tỉnh⟧ đã ban hành ",
    "⟦Thủ tướng Chính phủ⟧ ban hành ",
    "Ngày 17/11/2025, ⟦Chủ tịch UBND thành phố Đà Nẵng⟧ ban hành ",
    "vào ngày 19 tháng 8, ⟦Thủ tướng Chính phủ⟧ đã có các ",
    "Xét đề nghị của ⟦Giám đốc Sở Nội vụ⟧ tại ",
    "ý kiến của ⟦Sở Tài chính⟧ tại ",
    "Xét đề nghị của ⟦Hội Người cao tuổi tỉnh Bình Thuận⟧ (trước sắp xếp) tại ",
    "Xét đề nghị của Hội Nông dân tỉnh tại Công văn số 3/CV-HND và ⟦Sở Nội vụ⟧ tại ",
    "Trước đó. ⟦Bộ Y tế⟧ vừa ký ban hành ",
    "⟦Ủy ban Thường vụ Quốc\nhội⟧ đã thông qua ",
]

#: What stands before a reference and names no issuer of it.
NOT_BEFORE = [
    "",
    "Sở Y tế tổ chức thực hiện ",
    "Cục Thuế nhận được ",
    "theo quy định tại ",
    "UBND tỉnh họp tại ",
    "Phụ lục ban hành kèm theo ",
    "Quốc hội họp. Ban hành ",
]

#: What stands behind a reference and its issuer; the title is marked.
TITLES = [
    " về việc ⟦tạm giao chỉ tiêu thi đua năm 2024⟧.",
    " về ⟦công tác văn thư⟧; Kế hoạch 103-KH/HU",
    " v/v ⟦chấn chỉnh việc sử dụng hóa đơn⟧...\nNgoài ra",
    " về ⟦phí đăng ký⟧ (sửa đổi, bổ sung năm 2017)",
    " về ⟦phí đăng ký và\nlệ phí⟧\nNgười ký: Cổng Thông tin điện tử",
    " về ⟦thu hút nhân lực trình độ cao⟧ và các quy định\nliên quan khác.",
    " về ⟦quản lý vốn⟧ và quy định pháp luật có liên quan;",
    " ⟦hướng dẫn thi hành Luật Thuế giá trị gia tăng⟧, quy định:\n“Điều 2",
    " ⟦sửa đổi một số điều của Quy định ban hành kèm theo Quyết định số 12/2019/QĐ-UBND⟧;",
    " (nay là Bộ Tài chính) ⟦hướng dẫn lập dự toán⟧;",
    " quy định ⟦quy trình xây dựng chương trình; tổ chức biên soạn giáo trình⟧;",
    " về việc ⟦tạm ngưng hợp đồng đối với ông A⟧ là không đúng quy định",
    " V/v ⟦chính sách thuế GTGT⟧\n\nKính gửi",
    ": Về việc ⟦quyết định chủ trương đầu tư⟧",
    " quy định ⟦quản lý đầu tư công⟧;",
    " quy định về ⟦hóa đơn, chứng từ⟧.",
    " qui định về ⟦hóa đơn⟧.",
    " ⟦quy định chi tiết một số điều của Luật Nhà ở⟧;",
    " về việc ⟦Quy định thu tiền bảo vệ đất trồng lúa⟧.",
    " ⟦sửa đổi, bổ sung một số điều của Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ⟧, có hiệu lực",
    " ⟦sửa đổi, bổ sung một số điều của Nghị định số 51/2016/NĐ-CP và Nghị định số 52/2016/NĐ-CP⟧;",
    " ⟦ban hành Quy chế làm việc⟧.",
    ", ⟦phê duyệt phương án tuyến (đoạn A - B)⟧**\n\n",
    ", ⟦hướng dẫn thi hành nghị định số 51/2010/NĐ-CP⟧.",
    ' về "⟦Thi hành Điều lệ⟧", Hướng dẫn số 06',
    " “về ⟦chức năng, nhiệm vụ của Ban Tổ chức⟧”;",
    ' về “⟦nghiệp\nvụ công tác đảng viên⟧";\n - Căn cứ',
    ' "⟦Một số vấn đề về đảng viên; rà soát, sàng lọc đảng viên⟧"; Quy định',
    " về ⟦Chuyên đề năm 2024 “Phát huy vai trò nêu gương”⟧; Quyết định",
    " về ⟦phát động phong trào thi đua⟧ và Quyết định 165/QĐ-UBND",
    " về ⟦phát động phong trào thi đua⟧ và có đánh giá kết quả",
    " về ⟦lãnh đạo cuộc bầu cử⟧ và các văn bản chỉ đạo khác",
    " về ⟦tổ chức Lễ khánh thành các công trình⟧ ra sao?",
    " về ⟦Phông lưu trữ Đảng⟧ và có hiệu lực",
    " về ⟦đầu tư công nghệ⟧ (gọi tắt là Nghị định số 73), bao gồm",
    " về việc ⟦sắp xếp đơn vị hành chính⟧, HĐND tỉnh Hà Nam ban hành",
    " về ⟦tiền thuê đất⟧ do Cục Thuế ban hành",
    " về ⟦hoạt động tại TP. Hồ Chí Minh⟧.",
    " về ⟦mức hỗ trợ 1.500.000 đồng⟧; căn cứ",
    " (khóa XIII) về ⟦xây dựng Đảng⟧;",
    " (về việc ⟦cử cán bộ⟧)",
    " ngày 05/01/2024 về ⟦chuyển đổi số⟧.",
    " quy định ⟦khung giá phát điện; quy định hồ sơ, trình tự mua bán điện⟧;\n",
    " về việc ⟦báo cáo kết quả đại hội⟧ và ý kiến của Sở Nội vụ tại",
    " về ⟦tăng cường quản lý\nđất đai trên địa bàn\nTiếp theo⟧",
    " về ⟦cải cách⟧\n- Nghị quyết",
    " về ⟦cải cách⟧\nĐiều 2. Tổ chức",
    " V/v ⟦triển khai nhiệm vụ năm học⟧, Trường THPT A báo cáo như sau",
    " về việc ⟦chỉ định BCH Chi bộ ấp B nhiệm kỳ 2022 - 2025⟧ (có danh sách kèm theo).",
    ", kỳ họp thứ 8 về ⟦phân bổ ngân sách⟧;",
    " (khóa XI) về ⟦đổi mới⟧.",
    " về ⟦kết quả thực hiện nhiệm vụ 6 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2024⟧;",
    " về việc ⟦xử phạt vi phạm hành chính đối với ông A, bà B⟧.",
    " về ⟦tăng cường công tác A, B và C trong tình hình mới⟧.",
    " về ⟦phê duyệt Đề án “Tái cơ cấu ngành nông nghiệp theo hướng A và B”⟧ đến nay đã",
    " về ⟦kết luận của đồng chí Bí thư Huyện ủy tại hội nghị giao ban⟧;",
    " ⟦ban hành Quy định về mức thu⟧, có hiệu lực từ",
    " ⟦ban hành Bộ tiêu chí quốc gia về xã nông thôn mới giai đoạn 2021 - 2025⟧;",
    " ⟦phê duyệt Chương trình mục tiêu quốc gia⟧ và Nghị quyết số 12/NQ-HĐND",
    " về ⟦công tác phòng, chống tham nhũng⟧, Đảng ủy xã xây dựng kế hoạch",
    " về ⟦Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050⟧.",
    " về ⟦lương tối thiểu⟧ thì người lao động",
    " về ⟦thi đua, khen thưởng⟧ đã được sửa đổi, bổ sung bởi Nghị định",
    " về việc ⟦tổ chức Tết Nguyên đán vui tươi, lành mạnh, an toàn, tiết kiệm⟧./.",
    " về ⟦đầu tư theo hình thức đối tác công tư (PPP)⟧).",
    " về ⟦Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về chuyển đổi số⟧;",
    " về ⟦một số nhiệm vụ trọng tâm⟧: (1) Tiếp tục",
]

#: What stands behind a reference and is no title.
NO_TITLE = [
    "",
    " có hiệu lực từ ngày 01/01/2024",
    " được sửa đổi, bổ sung bởi Luật số 1",
    " đã được phê duyệt",
    " quy định tại Điều 5",
    " quy định như sau:",
    " quy định:",
    " quy định rõ thẩm quyền",
    " về vấn đề này",
    " ban hành kèm theo Quyết định",
    " ban hành ngày 27/11/2015",
    " thì mức lương là",
    " giao nhiệm vụ cụ thể cho các bộ",
    " và các văn bản liên quan",
    "\n\nVề việc này",
    " quy định về cách thức kiểm điểm:\n\n- Một",
    ", theo đó",
]


def unmarked(text: str) -> tuple[str, str]:
    """Give the text without its marks, and what stood between them."""
    before, _, rest = text.partition(OPEN)
    marked, _, after = rest.partition(CLOSE)
    return before + marked + after, marked


@pytest.mark.parametrize("behind", BEHIND)
def test_reads_the_issuer_behind(behind):
    """The name ends where the sentence goes on."""
    behind, issuer = unmarked(behind)
    found = read_issuer(f"x{behind}", 1)
    assert found is not None
    assert f"x{behind}"[slice(*found)] == issuer


@pytest.mark.parametrize("behind", NO_ISSUER)
def test_reads_no_issuer_where_none_stands(behind):
    """What is no body, or issues nothing, is left."""
    assert read_issuer(f"x{behind}", 1) is None


def test_reads_all_bodies_of_a_joint_document():
    """The bodies of a joint circular are one issuer, joined by commas."""
    text = "Thông tư liên tịch số 144/2008/TTLT-BQP-BTC của Bộ Quốc phòng, Bộ Tài chính hướng dẫn"
    found = read_issuer(text, text.index(" của"))
    assert found is not None
    assert text[slice(*found)] == "Bộ Quốc phòng, Bộ Tài chính"


def test_a_comma_ends_the_issuer_of_any_other_document():
    """The next body is the subject of the next clause."""
    text = "Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ, Bộ Xây dựng hướng dẫn"
    found = read_issuer(text, text.index(" của"))
    assert found is not None
    assert text[slice(*found)] == "Thủ tướng Chính phủ"


@pytest.mark.parametrize("before", BEFORE)
def test_reads_the_issuer_before(before):
    """A body that issues stands in the same sentence, right before."""
    before, issuer = unmarked(before)
    found = read_issuer_before(f"{before}Nghị quyết số 1", len(before))
    assert found is not None
    assert before[slice(*found)] == issuer


@pytest.mark.parametrize("before", NOT_BEFORE)
def test_reads_no_issuer_before_where_none_stands(before):
    """Who receives, carries out or meets somewhere has not issued."""
    assert read_issuer_before(f"{before}Nghị quyết số 1", len(before)) is None


@pytest.mark.parametrize("behind", TITLES)
def test_reads_the_title(behind):
    """It begins behind what announces it, or with its own verb, and ends before what is not its."""
    behind, title = unmarked(behind)
    text = f"của Chính phủ{behind}"
    found = read_title(text, len("của Chính phủ"))
    assert found is not None
    assert text[slice(*found)] == title


@pytest.mark.parametrize("behind", NO_TITLE)
def test_reads_no_title_where_none_stands(behind):
    """A clause's own verb, a place in the document, a pointer: no title."""
    assert read_title(f"của Chính phủ{behind}", len("của Chính phủ")) is None


def test_what_a_provision_says_is_no_title():
    """Behind a pinpoint `quy định` tells the provision's content; amending and detailing decrees keep their title."""
    behind_code = "Nghị quyết 245/2025/QH15 về chính sách tiền lương"
    behind_issuer = "của Chính phủ quy định về hóa đơn;"
    amending = "của Chính phủ sửa đổi, bổ sung một số điều;"
    assert read_title(behind_code, behind_code.index(" về"), is_pinpoint=True) is None
    assert read_title(behind_code, behind_code.index(" về")) is not None
    assert read_title(behind_issuer, behind_issuer.index(" quy"), is_pinpoint=True) is None
    assert read_title(amending, amending.index(" sửa"), is_pinpoint=True) is not None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "theo quy định tại Điều 5 Nghị định số 31/2018/NĐ-CP ngày 08/3/2018 của Chính phủ quy định về xuất xứ;",
            "xuất xứ",
        ),
        ("Tại Điều 5 Nghị định số 31/2018/NĐ-CP ngày 08/3/2018 của Chính phủ quy định về mức thu;", None),
        (
            "Theo Quyết định số 18/QĐ-UBND của UBND tỉnh về mở đường, chỉnh trang phố, tuyến đường đi qua 8 xã.",
            "mở đường, chỉnh trang phố",
        ),
        ("(Điều 17 Thông tư số 17/2014/TT-BTC Quy định về kiểm soát thủ tục;)", "kiểm soát thủ tục"),
    ],
)
def test_a_provision_cited_with_its_document_keeps_the_title(text, title):
    """Behind `quy định tại` the document is cited in full; at the head of a clause its provision speaks."""
    (found,) = parse(text).references
    assert found.value.title == title


@pytest.mark.parametrize(
    ("heading", "issuer", "title"),
    [
        (
            "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 7/NQ-CP Hà Nội, ngày 30"
            " tháng 01 năm 2023\n\nNGHỊ QUYẾT\nVề giảm tiền thuê đất\nđối với doanh nghiệp\n\nCHÍNH PHỦ\nCăn cứ",
            "CHÍNH PHỦ",
            "giảm tiền thuê đất đối với doanh nghiệp",
        ),
        (
            "BỘ\nTÀI CHÍNH\n**CỤC THUẾ**\n-------\n|\n**CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n|\nSố: 55/QĐ-CT\n|\n"
            "**QUYẾT\nĐỊNH**\nVỀ\nVIỆC CÔNG BỐ LỊCH LÀM VIỆC CỦA\nCỤC THUẾ\n**CỤC TRƯỞNG CỤC THUẾ**\n*Căn cứ",
            "CỤC THUẾ",
            "CÔNG BỐ LỊCH LÀM VIỆC CỦA CỤC THUẾ",
        ),
        (
            "ỦY\nBAN NHÂN DÂN\nTỈNH HÀ NAM\n\nSố: 31/2025/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nQUY ĐỊNH VỀ PHÂN CẤP QUẢN LÝ TÀI SẢN"
            " CỦA TỈNH\nHÀ NAM\n\nCăn cứ",
            "ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
            "PHÂN CẤP QUẢN LÝ TÀI SẢN CỦA TỈNH HÀ NAM",
        ),
        ("**Số hiệu:**\n|\n55/CT-CS\n|\n**Nơi ban hành:**\n|\nCục Thuế\n|\nNội dung", "Cục Thuế", None),
        ("BỘ XÂY DỰNG\n\nSố: 05/2024/TT-BXD\n\nTHÔNG TƯ\n\nCăn cứ hồ sơ;", "BỘ XÂY DỰNG", None),
    ],
)
def test_reads_the_heading_whole(heading, issuer, title):
    """Narrow cells, broken lines and the motto part neither the issuer's name nor the title."""
    own = next(found.value for found in parse(heading).references if found.value.role == "own")
    assert (own.issuer, own.title) == (issuer, title)


def test_the_verb_of_the_issuer_is_no_title():
    """`ban hành` closes `do … ban hành`; a title may follow it."""
    text = "Chỉ thị 03/CT-UBND do UBND tỉnh ban hành về an toàn giao thông"
    found = read_title(text, text.index(" ban hành"))
    assert found is not None
    assert text[slice(*found)] == "an toàn giao thông"
    bare = "Chỉ thị 03/CT-UBND do UBND tỉnh ban hành có nêu"
    assert read_title(bare, bare.index(" ban hành")) is None


WORDS = st.sampled_from(
    [
        *' \n\t*,;.()“”"|:',
        " của ",
        " về ",
        "Bộ ",
        "quy định",
        "UBND tỉnh ",
        " và ",
        "do ",
        "được ",
        "ban hành",
        "Nghị định số 1",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join), st.integers(0, 60))
def test_never_raises_and_stays_in_the_text(text, pos):
    """Whatever stands there, an answer lies within the text and begins and ends with a visible sign."""
    pos = min(pos, len(text))
    for found in (
        read_issuer(text, pos),
        read_issuer_before(text, pos),
        read_title(text, pos),
        read_title(text, pos, is_pinpoint=True),
    ):
        if found is not None:
            start, end = found
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
