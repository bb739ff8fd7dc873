"""The forms of damage that each rule has to find, and right passages in which no rule may find any."""

import pytest

from vndocs.check import check

#: Rule → texts that have its fault; written for this project.
FAULTY = {
    "wrong-weekday": [
        "Họp Thứ Hai (23/01/2024).",
        "Họp ngày 23/01/2024 (thứ Hai).",
        "Họp sáng thứ hai ngày 23 tháng 01 năm 2024.",
        "Sáng Thứ Hai, 23/01/2024, xã họp.",
        "Chủ nhật, ngày 23/01/2024",
        "vào thứ 2 ngày 23/01/2024",
        "Thứ Sáu - 23/01/2024 10:05",
        "lúc 8 giờ thứ Năm, ngày 23/01/2024",
    ],
    "reversed-interval": [
        "từ 15/6/2024 đến 01/5/2024",
        "Thời gian: 15/6/2024 - 01/5/2024.",
        "từ tháng 6/2024 đến tháng 5/2024",
        "giai đoạn 2025 - 2021",
        "nhiệm kỳ 2025-2020",
        "năm học 2024-2023",
        "từ ngày 15 tháng 6 năm 2024 đến hết ngày 01 tháng 5 năm 2024",
        "từ năm 2025 đến năm 2021",
        "kể từ ngày 15/6/2024 đến ngày 01/5/2024",
        "Từ 8/2024 đến 5/2024",
        "từ quý IV/2024 đến quý III/2024",
        "trong các năm 2025-2021",
    ],
    "words-against-figures": [
        "Số tiền 156.000.000 đồng (Bằng chữ: Một trăm sáu mươi lăm triệu đồng).",
        "Tổng: 156 triệu đồng (một trăm sáu mươi lăm triệu đồng chẵn)",
        "156.000.000đ (viết bằng chữ: Một trăm sáu mươi lăm triệu đồng)",
        "Số tiền: 156.000.000 đồng.\nBằng chữ: Một trăm sáu mươi lăm triệu đồng.",
        "156.000.000 đồng, bằng chữ: một trăm sáu mươi lăm triệu đồng",
    ],
    "wrong-count": [
        "Xã có bốn mô hình: (1) Mô hình A; (2) Mô hình B; (3) Mô hình C.",
        "Kế hoạch gồm 04 nội dung sau:\n1. Lập kế hoạch.\n2. Thực hiện.\n3. Báo cáo.\n",
        "Tập trung 04 nhiệm vụ trọng tâm: (1) Lập kế hoạch; (2) thực hiện; (3) báo cáo.",
        "Có 04 giải pháp như sau: (1) Lập kế hoạch; (2) thực hiện; (3) báo cáo.",
        "Hồ sơ gồm 4 loại giấy tờ:\na) Đơn;\nb) Bản sao;\nc) Ảnh.\n",
        "14 mô hình “Dân vận khéo” như: (1) Mô hình A; (2) Mô hình B; (3) Mô hình C.",
        "Hội nghị thống nhất 5 nội dung, cụ thể: (1) Một; (2) Hai; (3) Ba.",
        "Khen thưởng 05 tập thể gồm: (1) Ấp Đông; (2) Ấp Tây; (3) Ấp Nam.",
        "Xã có 02 (hai) giải pháp: (1) Quy hoạch; (2) vay vốn; (3) đào tạo.",
    ],
    "wrong-sum": [
        "Tổng kinh phí 1,3 tỷ đồng, gồm: ngân sách 800 triệu đồng, dân góp 300 triệu đồng.",
        "Tổng số tiền là 100.000.000 đồng, bao gồm: mua sách 60.000.000 đồng; mua bàn 50.000.000 đồng.",
        "Tổng cộng 500 triệu đồng, trong đó ngân sách xã 300 triệu đồng, xã hội hóa 150 triệu đồng.",
        "Kinh phí thực hiện là 90 triệu đồng (trong đó: tỉnh 50 triệu đồng, huyện 30 triệu đồng)",
    ],
    "wrong-anniversary": [
        "kỷ niệm 78 năm Cách mạng tháng Tám và Quốc khánh (02/9/1945 - 02/9/2024)",
        "kỷ niệm lần thứ 93 Ngày thành lập Đảng (03/02/1930 - 03/02/2024)",
        "Kỷ niệm 48 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975-30/4/2024)",
        "mừng 133 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 – 19/5/2024)",
        "kỷ niệm 70 năm chiến thắng Điện Biên Phủ (1954 - 2025)",
    ],
    "list-number-missing": [
        "1. A một.\n2. B hai.\n4. C ba.\n5. D bốn.",
        "(1) Một việc, (3) ba việc, (4) bốn việc.",
        "I. Một\nnội dung\nII. Hai\nnội dung\nIV. Bốn\nnội dung",
        "a) Một;\nb) Hai;\nd) Ba;",
        "Điều 1. Một.\nĐiều 2. Hai.\nĐiều 4. Bốn.",
    ],
    "list-number-repeated": [
        "1. A một.\n2. B hai.\n2. C ba.\n3. D bốn.",
        "a) Một;\nb) Hai;\nb) Ba;\nc) Bốn;",
        "(1) Một; (2) hai; (3) ba; (3) bốn.",
    ],
    "list-letter-order": [
        "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\ne) Năm;\ng) Sáu.",
        "a) Một;\nb) Hai;\nc) Ba;\nđ) Bốn;\nd) Năm;",
        "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\nf) Bảy.",
        "g) Một;\nh) Hai;\ni) Ba;\nj) Bốn;\nk) Năm.",
    ],
    "impossible-date": [
        "Kế hoạch số 12/KH-UBND ngày 30/02/2024",
        "ngày 31 tháng 6 năm 2023",
        "ngày 29/2/2023",
        "ngày 12/13/2024",
        "Quyết định 5 ngày 32/01/2024",
    ],
    "wrong-number-year": [
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2021",
        "Thông tư số 39/2014/TT-BTC ngày 31 tháng 3 năm 2013 của Bộ Tài chính",
        "Luật số 45/2013/QH13 ngày 29/11/2012",
        "Nghị quyết số 67/2023/NQ-HĐND ngày 08/12/2022 của HĐND tỉnh",
    ],
    "issuer-against-symbol": [
        "Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Tỉnh ủy",
        "Kế hoạch số 69-KH/ĐU ngày 31/12/2023 của Huyện ủy",
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Tỉnh ủy Vĩnh Long",
        "Nghị quyết 29/NQ-HĐND ngày 05/01/2024 của UBND xã",
        "Quyết định số 1388/QĐ-UBND ngày 22/12/2023 của HĐND huyện",
        "Thông tư số 39/2014/TT-BTC ngày 31/3/2014 của Bộ Y tế",
        "Thông tư số 39/2014/TT-BTC ngày 31/3/2014 của Bộ trưởng Bộ Nội vụ",
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Quốc hội",
        "Quyết định số 19/2025/QĐ-TTg ngày 30/6/2025 của Bộ Tài chính",
        "Kế hoạch 103-KH/HU ngày 26/12/2023 của Đảng ủy xã Long Bình",
        "Chỉ thị 05-CT/TW ngày 15/5/2016 của Huyện ủy",
    ],
    "type-against-symbol": [
        "Kế hoạch số 24-NQ/HU ngày 05/01/2024 của Huyện ủy",
        "Nghị quyết số 1388/QĐ-UBND ngày 22/12/2023",
        "Công văn 69-KH/ĐU ngày 31/12/2023",
        "Thông tư số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
        "Nghị định số 39/2014/TT-BTC",
        "Báo cáo số 12/TTr-UBND ngày 05/01/2024",
        "Chỉ thị số 12/TB-UBND ngày 05/01/2024",
    ],
    "wrong-separator": [
        "Kế hoạch 103/KH-HU ngày 26/12/2023 của Huyện ủy",
        "Quyết định 165-QĐ/UBND ngày 27/12/2022 của UBND xã",
        "Nghị quyết số 18/NQ-TW ngày 25/10/2017",
        "Nghị quyết số 29-NQ-ĐU ngày 04/01/2024",
        "Nghị quyết 12-NQ/HĐND ngày 04/01/2024",
        "Kế hoạch số 72/KH/ĐU ngày 08/01/2024",
    ],
    "missing-zero": [
        "Kế hoạch số 7-KH/ĐU ngày 08/01/2024 của Đảng ủy xã",
        "Nghị định số 5/2020/NĐ-CP ngày 05/3/2020",
        "Quyết định 9/QĐ-UBND ngày 05/3/2024",
    ],
    "spaced-code": [
        "Nghị quyết số 24 -NQ/HU ngày 05/01/2024",
        "Nghị quyết số 24- NQ/HU ngày 05/01/2024",
        "Quyết định số 1388/ QĐ-UBND ngày 05/01/2024",
        "Nghị định số 30/2020/NĐ - CP",
        "Quyết định số 1388 / QĐ - UBND",
    ],
    "look-alike-letter": [
        "Ngh\u1ecb \u0111\u1ecbnh s\u1ed1 30/2020/N\xd0-CP",
        "Quy\u1ebft \u0111\u1ecbnh 165/Q\u0189-UBND",
        "Quyết định 165/QD-UBND ngày 27/12/2022",
        "K\u1ebf ho\u1ea1ch s\u1ed1 72\u2014KH/\u0110U",
        "K\u1ebf ho\u1ea1ch s\u1ed1 72\u2212KH/\u0110U ng\xe0y 08/01/2024",
        "K\u1ebf ho\u1ea1ch s\u1ed1 72-KH\u2215\u0110U ng\xe0y 08/01/2024",
        "Ngh\u1ecb \xd0\u1ecbnh s\u1ed1 30/2020/N\u0110-CP",
    ],
    "number-colon": [
        "theo Quyết định số: 165/QĐ-UBND ngày 27/12/2022 của xã",
        "Căn cứ Nghị quyết số: 24-NQ/HU ngày 05/01/2024",
    ],
    "body-out-of-time": [
        "Thông tư số 5/2025/TT-BKHĐT ngày 10/4/2025",
        "Quyết định số 12/QĐ-BTNMT ngày 10/4/2025",
        "Kế hoạch số 5/KH-UBND ngày 10/8/2025 của UBND thị xã Bình Minh",
        "Nghị quyết số 12-NQ/HU ngày 10/8/2025",
        "Luật số 45/2013/QH15",
        "Luật số 31/2024/QH14 ngày 18/01/2024",
        "Nghị quyết số 326/2016/UBTVQH15",
        "Kế hoạch 12/KH-UBND ngày 10/8/2025 của Ủy ban nhân dân tỉnh Trà Vinh",
        "Công văn số 123/TCT-CS ngày 10/5/2025",
        "Quyết định 12/QĐ-UBND ngày 10/9/2025 của Ủy ban nhân dân thị trấn Càng Long",
    ],
    "future-document": [
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/3/2024.",
        "theo Nghị quyết số 24-NQ/HU ngày 24/01/2024",
    ],
    "title-ahead-of-year": [
        "Quyết định số 1388/QĐ-UBND ngày 22/12/2021 của UBND huyện về việc giao chỉ tiêu kinh tế - xã hội năm 2024",
        "Nghị quyết số 24-NQ/HU ngày 05/01/2022 của Huyện ủy về nhiệm vụ chính trị năm 2024",
    ],
    "undefined-short-form": [
        "Thực hiện Nghị quyết 24 của Huyện ủy.",
        "theo Quyết định số 1388 về chỉ tiêu",
        "Nghị định 30/2021 quy định",
    ],
}
#: The report's date where a rule needs one.
DATES = {"future-document": "2024-01-23", "wrong-separator": "2024-05-01", "missing-zero": "2024-05-01"}
CASES = [(rule, text) for rule, texts in FAULTY.items() for text in texts]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_a_fault_is_found_in_every_form(rule, text):
    """However a clerk writes it."""
    assert rule in {finding.rule for finding in check(text, date=DATES.get(rule))}


RIGHT = [
    "Họp thứ Ba, ngày 23/01/2024; Chủ nhật (21/01/2024); vòng thi lần thứ 4 ngày 23/01/2024.",
    "Thời gian từ ngày 01/5/2024 đến ngày 15/6/2024; giai đoạn 2021 - 2025; nhiệm kỳ 2020-2025; năm học 2023-2024.",
    "Số tiền 156.000.000 đồng (Bằng chữ: Một trăm năm mươi sáu triệu đồng chẵn).",
    "Kế hoạch gồm 03 nội dung sau:\n1. Lập kế hoạch.\n2. Thực hiện.\n3. Báo cáo.\n",
    "Tổng kinh phí 1,1 tỷ đồng, gồm: ngân sách 800 triệu đồng, dân góp 300 triệu đồng.",
    "Tổng kinh phí 1,3 tỷ đồng, gồm: ngân sách 980 triệu đồng, dân góp 310 triệu đồng.",
    "Chào mừng kỷ niệm 94 năm Ngày thành lập Đảng (03/02/1930 – 03/02/2024); 70 năm chiến thắng (1954 - 2024).",
    "a) Một;\nb) Hai;\nc) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\ng) Bảy;\nh) Tám;\ni) Chín;\nk) Mười;",
    "Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban Chấp hành Đảng bộ huyện về nhiệm vụ chính trị năm 2024.",
    "Kế hoạch số 69-KH/ĐU ngày 31/12/2023 của Đảng ủy xã Long Bình; Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
    "Thông tư số 39/2014/TT-BTC ngày 31/3/2014 của Bộ trưởng Bộ Tài chính về hóa đơn.",
    "Quyết định số 19/2025/QĐ-TTg ngày 30/6/2025 của Thủ tướng Chính phủ; Thông báo số 12/TB-VPCP ngày 05/01/2024.",
    "Nghị quyết số 326/2016/UBTVQH14 ngày 30/12/2016 của Ủy ban Thường vụ Quốc hội.",
    "Quyết định số 06/2024/QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh; Nghị quyết số 32/NQ-HĐND của HĐND xã.",
    "Quyết định số 1719/QĐ-TTg ngày 14/10/2021 phê duyệt chương trình giai đoạn 2021-2030, giai đoạn I từ năm 2021.",
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 05/01/2024 của UBND xã; sơ kết Kế hoạch 45 và Kế hoạch số 45/KH-UBND.",
    "Theo Thông tư liên tịch số 01/2016/TTLT-TANDTC-VKSNDTC-BTP.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text):
    """No rule finds a fault in a right passage."""
    assert [(finding.rule, finding.text) for finding in check(text, date="2025-09-01")] == []
