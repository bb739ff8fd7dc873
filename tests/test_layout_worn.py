"""The official layout where margins, scans, forms and old habits left a paper in pieces."""

import pytest

from .test_layout import NATION, layout

HEAD = f"SỞ NỘI VỤ\n{NATION}Số: 7/QĐ-SNV\nAn Phú, ngày 05 tháng 01 năm 2024\n\nQUYẾT ĐỊNH\nVề việc thành lập Tổ\n\n"
PLAN = f"SỞ NỘI VỤ\n{NATION}Số: 7/KH-SNV\nAn Phú, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nTriển khai công tác\n\n"


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        pytest.param("Điều 6. Hồ sơ\n1. Đơn.\nĐiều 7. Trình tự\n", ("Điều 6", "Điều 7"), id="an excerpt"),
        pytest.param(PLAN + "I.\nMỤC ĐÍCH\n1. Một.\n2. Hai.\nII.\nNỘI DUNG\n", ("I", "II"), id="titles below"),
        pytest.param(PLAN + "I. A B\nII. C\nII. D\nIV. E\n", ("I", "II", "II", "IV"), id="a number written twice"),
        pytest.param(
            PLAN
            + "I. Sự cần thiết\nII. Bố cục dự thảo\nChương I: Quy định chung.\nChương II: Tổ chức.\nIII. Kiến nghị\n",
            ("I", "II", "III"),
            id="chapters of a draft that a report lists",
        ),
        pytest.param(
            HEAD + "một câu bị cắt\nChương I QUY ĐỊNH CHUNG\nĐiều 1. Một.\n",
            ("Chương I", "Điều 1"),
            id="below a torn line",
        ),
        pytest.param(
            HEAD + "Điều 1. Bổ sung Chương VIIa:\n“CHƯƠNG VIIa\nCỨU HỘ\nMục 1. TÌM\nĐiều 98b. Nguồn.”\nĐiều 2. Hết.\n",
            ("Điều 1", "Điều 2"),
            id="a chapter in capitals that is quoted",
        ),
    ],
)
def test_reads_the_outline_of_torn_papers(text, outline):
    """Headings count also where their titles, numbers or surroundings came down badly."""
    assert layout(text).outline == outline


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(
            "Nơi nhận:\tKT. CHỦ TỊCH\n- Như trên;\tPHÓ CHỦ TỊCH\n- Lưu: VT, KT, ĐT&QH, TH.\n\tLê Văn Mẫu\n",
            {"recipients": ("Như trên", "Lưu: VT, KT, ĐT&QH, TH"), "authority": "KT", "signer": "Lê Văn Mẫu"},
            id="an office filed under KT is no sign",
        ),
        pytest.param(
            "Nơi nhận:\n- Vụ A; CS: DN; KK&KT;\n- VP HĐND TP, VP UBND TP,\n- Lưu: VT.\nCỤC TRƯỞNG\nLê Văn Mẫu\n",
            {"recipients": ("Vụ A; CS: DN; KK&KT", "VP HĐND TP, VP UBND TP", "Lưu: VT"), "position": "CỤC TRƯỞNG"},
            id="entries in capitals",
        ),
        pytest.param(
            "CHỦ\n TỊCH QUỐC HỘI\n\n Lê Văn Mẫu\n",
            {"position": "CHỦ TỊCH QUỐC HỘI", "signer": "Lê Văn Mẫu"},
            id="an office that a narrow cell breaks, without list",
        ),
        pytest.param(
            "Nơi nhận:\n- Lưu: VT.\nTM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nLan Thị Mẫu\n",
            {"signer": "Lan Thị Mẫu"},
            id="a family that no table has",
        ),
        pytest.param(
            "Nơi nhận:\n- Như trên;\n--- PAGE 3 ---\n- Lưu: VT.\nCỤC TRƯỞNG\nLê Văn Mẫu\n",
            {"recipients": ("Như trên", "Lưu: VT")},
            id="a page ends in the list",
        ),
    ],
)
def test_reads_the_end_of_torn_papers(end, expected):
    """Entries in capitals stay in the list, and what signs is read over several lines."""
    found = layout(HEAD + "Điều 1. Thành lập Tổ.\nĐiều 2. Thi hành./.\n\n" + end)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("bases", "count"),
    [
        pytest.param(
            "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023;\nCăn cứ Nghị định số 85/2024/NĐ-CP;\n\n1 Cụm từ “giá” thay\n"
            "theo Thông tư số 3/2024/TT-BTC.\n\n38\nCÔNG BÁO/Số 7/Ngày 03-7-2024\n\nCăn cứ Quyết định số 9/QĐ-TTg;\n",
            3,
            id="notes at the foot of a page between them",
        ),
        pytest.param(
            "Căn cứ Luật Giá ngày 19 tháng 6 năm 2023; Chỉ thị số\n46-CT/TW, ngày 16/5/2025 của Bộ Chính trị;\n"
            "Căn cứ Nghị định số 85/2024/NĐ-CP;\n",
            3,
            id="a number at the head of a line",
        ),
        pytest.param("Vì tình thế khẩn cấp,\nSau khi Hội đồng đã thoả hiệp,\n", 1, id="a reason is none"),
    ],
)
def test_counts_bases_that_other_lines_part(bases, count):
    """Footnotes, broken lines and reasons between the bases change nothing in their number."""
    assert layout(HEAD + bases + "\nQUYẾT ĐỊNH:\nĐiều 1. Thành lập Tổ.\n").bases == count


def test_bases_may_stand_below_the_addressee():
    """A proposal addresses somebody first."""
    text = (
        PLAN.replace("KẾ HOẠCH", "TỜ TRÌNH") + "Kính gửi: Hội đồng nhân dân tỉnh.\nCăn cứ Luật Giá số 16/2023/QH15;\n"
    )
    found = layout(text + "Căn cứ Nghị định số 85/2024/NĐ-CP.\nI. Nội dung\n")
    assert (found.addressees, found.bases) == (("Hội đồng nhân dân tỉnh",), 2)


def test_a_letter_without_heading_has_its_addressee():
    """What begins with `Kính gửi:` is a letter, whatever was cut off above."""
    assert layout("Kính gửi: Cục Thuế tỉnh An Phú\nTổng cục Thuế có ý kiến như sau.\n").addressees == (
        "Cục Thuế tỉnh An Phú",
    )


def test_a_sentence_addresses_nobody():
    """`Kính trình` without colon begins a sentence."""
    assert layout(PLAN + "I. Nội dung\nMột.\nKính trình lãnh đạo xem xét, quyết định./.\n").addressees == ()


@pytest.mark.parametrize("line", ["Hà Nội  ngày    tháng    năm 2020", "Hà Nội ngày 05 tháng 01 năm 2020"])
def test_a_known_place_needs_no_comma(line):
    """Place and day that fill a line are read without the comma between them."""
    found = layout(f"SỞ NỘI VỤ\n{NATION}Số: 7/QĐ-SNV\n\n{line}\n\nQUYẾT ĐỊNH\nVề việc thành lập Tổ\n\nĐiều 1. Một.\n")
    assert found.place == "Hà Nội"
    assert str(found.date)[:4] == "2020"


def test_a_document_named_with_its_day_is_a_title():
    """`theo Kế hoạch số …, ngày …` is no line of place and date."""
    head = "ĐẢNG CỘNG SẢN VIỆT NAM\nAn Phú, ngày 05 tháng 01 năm 2024\nBÁO CÁO\n"
    text = head + "theo Kế hoạch số 3-KH/CB, ngày 02/01/2024\n-----\n"
    assert layout(text + "I. Nội dung\nII. Kiến nghị\n").title == "theo Kế hoạch số 3-KH/CB, ngày 02/01/2024"


def test_the_issuer_below_the_text_boxes_of_a_heading_is_read():
    """Text boxes of Word come behind the body, the last of them with the issuer, below the office that signs."""
    found = layout(
        f"BÁO CÁO\nkết quả kiểm tra\n-----\nI. NỘI DUNG\n{'Một hai ba. ' * 25}\nII. KIẾN NGHỊ\nHai.\n"
        "TỔ TRƯỞNG\nĐẢNG BỘ ……….\nCHI BỘ……………\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\n………, ngày    tháng    năm 20….\n*\nTỔ KIỂM TRA\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    )
    assert (found.superior, found.issuer, found.position) == ("ĐẢNG BỘ CHI BỘ", "TỔ KIỂM TRA", "TỔ TRƯỞNG")


def test_a_name_of_a_place_ends_a_body():
    """`ĐỒNG VĂN` is whole before the name of another body, `VĂN` before `PHÒNG` is not."""
    below = "ĐẢNG CỘNG SẢN VIỆT NAM\nAn Phú, ngày 05 tháng 01 năm 2024\nQUY CHẾ\nlàm việc\n-----\nĐiều 1. Một.\n"
    party = layout("HUYỆN UỶ ĐỒNG VĂN\nĐẢNG UỶ XÃ LŨNG MẪU\n*\nSố 5-QC/ĐU\n" + below)
    office = layout("TỈNH ỦY AN PHÚ\nVĂN\nPHÒNG\n*\nSố 5-QC/VPTU\n" + below)
    assert (party.superior, party.issuer) == ("HUYỆN UỶ ĐỒNG VĂN", "ĐẢNG UỶ XÃ LŨNG MẪU")
    assert (office.superior, office.issuer) == ("TỈNH ỦY AN PHÚ", "VĂN PHÒNG")


def test_rows_that_name_legal_bases_are_not_the_document():
    """A procedure lists the laws it rests on; none of their numbers is its own."""
    text = "mã_thủ_tục: 1.01\ncan_cu_phap_ly\nso_ky_hieu: 42/2024/QH15\ntrich_yeu: Luật Vũ khí\n"
    assert layout(text) == layout("Một hai ba.\n")


SIGNED = "Điều 1. Một.\nĐiều 2. Hai./.\n\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Mẫu\n\n"


@pytest.mark.parametrize(
    ("behind", "labels"),
    [
        pytest.param(
            "Phụ lục I\nDANH MỤC A\n(Kèm theo Quyết định số 7/QĐ-SNV)\nI. A\nPHỤ LỤC II\n(Kèm theo Quyết định này)\n",
            ("Phụ lục I", "Phụ lục II"),
            id="with notes",
        ),
        pytest.param("PHỤ LỤC\nDANH MỤC THIẾT BỊ\n1. A\n", ("Phụ lục",), id="alone"),
        pytest.param(
            "Phụ lục 01: Mẫu báo cáo\n(Kèm theo Quyết định số 7/QĐ-SNV)\n", ("Phụ lục 01",), id="with its title"
        ),
        pytest.param(
            "Phụ lục I\n(Kèm theo Quyết định)\nPhụ lục II6 (được bãi bỏ)\n", ("Phụ lục I", "Phụ lục II"), id="noted"
        ),
        pytest.param("Phụ lục I nêu trên thay thế mẫu cũ.\n", (), id="a sentence"),
        pytest.param(
            "QUY CHẾ\nlàm việc\n(Ban hành kèm theo Quyết định số 7/QĐ-SNV)\nĐiều 1. Một.\nPhụ lục I\nMẪU CỦA QUY CHẾ\n",
            (),
            id="those of an attached regulation",
        ),
    ],
)
def test_appendices_behind_the_signature_belong_to_the_outline(behind, labels):
    """They are the last headings, each up to the next; another document that is attached has its own."""
    text = HEAD + SIGNED + behind
    found = layout(text)
    assert found.outline == ("Điều 1", "Điều 2", *labels)
    parts = [heading for heading in found.body if heading.unit == "appendix"]
    assert [text[part.start :][:7].lower() for part in parts] == ["phụ lục"] * len(labels)
    assert [part.end for part in parts] == [*(part.start for part in parts[1:]), *[len(text)] * bool(labels)]


def test_an_article_behind_a_comma_counts_where_the_count_leaves_it_out():
    """`…,` over `Điều 2. …` is a reference that the margin broke, unless no other article is the second."""
    torn = HEAD + "Điều 1. Một\n2. Theo đề nghị của Bộ,\nĐiều 2. Báo cáo\nHai.\nĐiều 3. Ba.\n"
    broken = HEAD + "Điều 1. Một theo quy định tại khoản 2,\nĐiều 2. Hai là khác.\nĐiều 2. Hai.\nĐiều 3. Ba.\n"
    assert layout(torn).outline == ("Điều 1", "Điều 2", "Điều 3")
    found = layout(broken)
    assert found.outline == ("Điều 1", "Điều 2", "Điều 3")
    assert found.body[1].start == broken.rindex("Điều 2")


def test_the_end_of_a_paper_that_lost_its_heading_is_read():
    """Articles with recipients and signature are an end; recipients alone are words like others."""
    table = "Điều 3. Thi hành./.\n\n| Nơi nhận: - Như Điều 3; - Lưu: VT. | CHỦ TỊCH Lê Văn Mẫu |\n|---|---|\n"
    found = layout("Điều 2. Hiệu lực.\n" + table)
    assert (found.recipients, found.position, found.signer) == (("Như Điều 3", "Lưu: VT"), "CHỦ TỊCH", "Lê Văn Mẫu")
    assert layout("Mẫu sổ\nNơi nhận:\n- Người nhận;\n- Đơn vị nhận.\n").recipients == ()


def test_a_name_broken_in_a_narrow_cell_is_whole():
    """`Lan Thị` over `Vân` is one name."""
    end = "Nơi nhận:\n- Lưu: VT.\nTM. BAN\n  THƯỜNG TRỰC\nCHỦ\n  TỊCH\nLan Thị\n  Vân\n"
    assert layout(HEAD + "Điều 1. Một.\n" + end).signer == "Lan Thị Vân"


def test_a_heading_in_the_margin_of_the_first_page_is_read():
    """The Gazette's pages come down with the heading behind the first articles."""
    margin = f"CHÍNH PHỦ\n________\nSố: 135/2026/NĐ-CP\n{NATION}Hà Nội, ngày 07 tháng 4 năm 2026\n\n"
    body = "Căn cứ Luật Mẫu;\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một.\n"
    end = "Điều 2. Hai./.\n\nTM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\n\nLê Văn Mẫu\n"
    found = layout("NGHỊ ĐỊNH\nQuy định mẫu\n\n" + body + margin + end)
    assert (found.superior, found.issuer, found.number) == (None, "CHÍNH PHỦ", "135/2026/NĐ-CP")
    assert (found.place, found.date, found.title, found.bases) == ("Hà Nội", "2026-04-07", "Quy định mẫu", 1)
    assert (found.authority, found.position, found.signer) == ("TM", "PHÓ THỦ TƯỚNG", "Lê Văn Mẫu")


def test_a_form_behind_the_bases_has_a_heading_of_its_own():
    """A blank motto behind the bases is a form's."""
    form = f"TÊN CƠ QUAN\n{NATION}Số: /BC-…\n…, ngày … tháng … năm …\n"
    found = layout("THÔNG TƯ\nQuy định mẫu\n\nCăn cứ Luật Mẫu;\nĐiều 1. Một.\n" + form)
    assert (found.issuer, found.number, found.date) == (None, None, None)


def test_a_heading_number_that_was_left_out_breaks_no_count():
    """I, III is a count without its second; I, III, II is none."""
    assert layout(PLAN + "I. Một\nIII. Ba\nIV. Bốn\n").outline == ("I", "III", "IV")
    assert layout(PLAN + "I. Một\nIII. Ba\nII. Hai\n").outline == ("I", "II")


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        pytest.param(
            "| Nơi nhận: - Như Điều 2; - Lưu: VT | GIÁM ĐỐC (Ký tên, đóng dấu) |\n",
            {"position": "GIÁM ĐỐC", "signer": None},
            id="what stands for a signature behind the office",
        ),
        pytest.param(
            "Tm. ủy ban nhân dân tỉnh an phú\nKT. Chủ tịch\nPhó chủ tịch\n\nLê Văn Mẫu\n",
            {"authority": "TM", "on_behalf_of": "ủy ban nhân dân tỉnh an phú", "position": "Phó chủ tịch"},
            id="capitals that an old font lost",
        ),
        pytest.param(
            "\nLê\n  Văn Mẫu\n\n(Đã\n  ký)\n", {"signer": "Lê Văn Mẫu", "position": None}, id="a name broken, alone"
        ),
    ],
)
def test_reads_signatures_of_forms_and_old_fonts(end, expected):
    """Brackets, lost capitals and broken lines keep office, body and name readable."""
    found = layout(HEAD + "Điều 1. Một.\nĐiều 2. Hai./.\n\n" + end)
    assert {name: getattr(found, name) for name in expected} == expected


def test_a_title_in_capitals_goes_on_with_the_name_of_its_commune():
    """An empty line behind `XÃ` parts it from its name; behind a word that needs none the title ends."""
    title = "DANH SÁCH\n\nNHỮNG NGƯỜI ỨNG CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN XÃ\n\nAN MẪU KHÓA II\n\nSTT\tHọ và tên\n"
    assert layout(f"UBND XÃ AN MẪU\n{NATION}An Phú, ngày 5 tháng 1 năm 2024\n\n" + title).title == (
        "NHỮNG NGƯỜI ỨNG CỬ ĐẠI BIỂU HỘI ĐỒNG NHÂN DÂN XÃ AN MẪU KHÓA II"
    )


def test_an_article_between_two_parts_of_a_footnote_counts():
    """A footnote of a consolidated text that runs over a page takes none of its articles into its quotation."""
    text = (
        "Điều 3. Ba\nMột.\n\nĐiều 4. Bốn\nHai.\n\n4 Điều 2 quy định như sau:\n“Điều 2. Hiệu lực\nTừ ngày ký.\n"
        "\n94\nCÔNG BÁO/Số 5 + 6/Ngày 10-4-2024\n\nĐiều 5. Năm\nBa.\nĐiều 6. Sáu\nBốn.\nĐiều 3. Trách nhiệm\nNăm.”.\n"
    )
    consolidated = layout(f"Số: 5/VBHN-BTC\n{NATION}\nNGHỊ ĐỊNH\nMẫu\n\nĐiều 1. Một\nA.\nĐiều 2. Hai\nB.\n{text}")
    assert consolidated.outline == ("Điều 1", "Điều 2", "Điều 3", "Điều 4", "Điều 5", "Điều 6")
    assert len(consolidated.quoted) == 2


def test_a_stamp_before_the_sign_is_nothing():
    """`ly KT. CỤC TRƯỞNG`, and `as THỨ TRƯỞNG` above the list."""
    beside = layout(
        PLAN + "1. Một.\n\nNơi nhận: ly KT. CỤC TRƯỞNG\n- Như trên; PHÓ CỤC TRƯỞNG\n- Lưu: VT.\nLê Văn Mẫu\n"
    )
    assert (beside.authority, beside.on_behalf_of) == ("KT", "CỤC TRƯỞNG")
    above = layout(PLAN + "1. Một.\n\nKT. BỘ TRƯỞNG\nas THỨ TRƯỞNG\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nLê Văn Mẫu\n")
    assert (above.on_behalf_of, above.position, above.signer) == ("BỘ TRƯỞNG", "THỨ TRƯỞNG", "Lê Văn Mẫu")


def test_a_number_filled_into_a_blank():
    """`40   /2000/TT-BTC`."""
    assert layout(HEAD.replace("Số: 7/", "Số:     7    /")).number == "7/QĐ-SNV"


def test_a_numeral_that_a_pdf_parted():
    """`Chương I` over `I` is the second chapter."""
    text = "Chương I\n\nCHUNG\n\nĐiều 1. Một\nA.\nĐiều 2. Hai\n\nChương I\nI\n\nKHÁC\n\nĐiều 3. Ba\nC.\n"
    outline = ("Chương I", "Điều 1", "Điều 2", "Chương II", "Điều 3")
    assert layout(HEAD + text).outline == outline
