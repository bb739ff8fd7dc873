"""Statutes cited by name: where the name begins and ends, what it is, and what is no name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.entities.base import Triggers
from vndocs.entities.references import statutes
from vndocs.entities.references.amending import amended
from vndocs.pipeline.scan import Scanner
from vndocs.text import Source

SCANNER = Scanner([Triggers(literals=statutes.LITERALS)])


def read(text):
    source = Source.of(text)
    return source, statutes.read(SCANNER.scan(source)[0])


def shown(text):
    """Give each reading as `type: words | title`, the title left out where the words tell it."""
    source, readings = read(text)
    return [
        f"{name.type}: {source.words(name.start, name.end)} | {source.words(*(name.title or (name.end, name.end)))}"
        for name in readings
    ]


#: The name as it is read, with its type and title; before and behind it stands what must stay outside.
NAMES = {
    "L": [
        ("Luật ", "Đất đai", " năm 2013"),
        ("Luật ", "Đất đai", " số 31/2024/QH15"),
        ("Luật ", "Tổ chức chính quyền địa phương", " ngày 19 tháng 6 năm 2015"),
        ("Luật ", "Hôn nhân và gia đình", " quy định"),
        ("Luật ", "Hôn nhân gia đình", ", Nghị định"),
        ("Luật ", "Phòng, chống ma túy", " và các văn bản hướng dẫn"),
        ("Luật ", "Phòng chống tham nhũng", "; Nghị định"),
        ("Luật ", "Phòng cháy, chữa cháy", " và Nghị định"),
        ("Luật ", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", " số 55/2024/QH15"),
        ("Luật ", "Khám bệnh, chữa bệnh", "."),
        ("Luật ", "Thi đua - khen thưởng", "."),
        ("Luật ", "Thi đua, Khen thưởng", " 2022"),
        ("Luật ", "Cán bộ, công chức", " và Luật này"),
        ("Luật ", "Khoa học, công nghệ và đổi mới sáng tạo", ")"),
        ("Luật ", "Phòng, chống tác hại của rượu, bia", "”"),
        ("Luật ", "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", " được"),
        ("Luật ", "Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam", ", có hiệu lực"),
        ("Luật ", "PPP", " và"),
        ("Luật ", "MTTQ Việt Nam", ";"),
        ("Luật ", "Tổ chức CQĐP", " 2025"),
        ("Luật ", "Thuế TNCN", ", Luật này"),
        ("Luật ", "BHXH", " năm 2014"),
        ("Luật ", "HN&GĐ", " 2014"),
        ("Luật ", "đất đai", ", nghị định"),
        ("Luật ", "các tổ chức tín dụng", " đã được"),
        ("Luật ", "Sỹ quan Quân đội nhân dân Việt Nam", " ban hành"),
        ("Luật ", "Hoá chất", " và"),
        ("Luật ", "Khiếu nại", "1. Đơn"),
        ("Luật ", "Giá", "."),
        ("Luật ", "giá", " năm 2012"),
        ("Luật ", "Luật sư", " số 65/2006/QH11"),
        ("LUẬT ", "ĐẤT ĐAI", " NĂM 2013"),
        ("LUẬT ", "TỔ CHỨC CHÍNH QUYỀN ĐỊA PHƯƠNG", ""),
        ("luật ", "Đất đai", " năm 2013"),
        ("luật ", "đất đai", " năm 2013"),
        # Names that are not known.
        ("Luật ", "Bảo tồn rừng ngập mặn", " số 12/2027/QH16"),
        ("Luật ", "Phòng, chống đuối nước", " được ban hành"),
        ("Luật ", "Quản lý, sử dụng kinh phí khoa học", ", Nghị định"),
        ("Luật ", "Sông ngòi và hồ chứa", " năm 2029"),
        ("Luật ", "Sông ngòi", " và Nghị định"),
        ("Luật ", "Dữ liệu mở quốc gia", " năm 2028"),
        ("Luật ", "bảo vệ bờ biển", " năm 1988"),
        ("Luật ", "Thuế thu nhập cá nhân (sửa đổi)", " trình Quốc hội"),
        ("Luật ", "Quản lý thuế (thay thế)", "."),
    ],
    "BL": [
        ("Bộ luật ", "Hình sự", " 2015 (sửa đổi, bổ sung năm 2017)"),
        ("Bộ luật ", "Dân sự", ""),
        ("Bộ Luật ", "Lao động", " số 10/2012/QH13"),
        ("bộ luật ", "hình sự", ", các điều"),
        ("Bộ luật ", "tố tụng dân sự", " xét thấy"),
        ("BỘ LUẬT ", "HÌNH SỰ", ""),
        ("", "BLHS", " 2015"),
        ("", "BLTTDS", ";"),
    ],
    "PL": [
        ("Pháp lệnh ", "Ưu đãi người có công với cách mạng", " số 02/2020/UBTVQH14"),
        ("Pháp lệnh ", "Ngoại hối", " năm 2005"),
        ("Pháp lệnh ", "phí và lệ phí", " số 38/2001/PL-UBTVQH10"),
        ("PHÁP LỆNH ", "CẢNH VỆ", ""),
    ],
    "ĐL": [
        ("Điều lệ ", "Đảng", ", nghị quyết"),
        ("Điều lệ ", "Đảng Cộng sản Việt Nam", "."),
        ("ĐIỀU LỆ ", "ĐẢNG", ""),
        ("Điều lệ ", "Công đoàn Việt Nam", " khóa XIII"),
        ("Điều lệ ", "Hội Nông dân Việt Nam", " khóa VIII"),
        ("Điều lệ ", "(sửa đổi, bổ sung) Hội Làm vườn tỉnh Sơn La", " đã được"),
        ("điều lệ ", "Hội Làm vườn tỉnh", ", Chủ tịch"),
        ("Điều lệ ", "Quỹ Khuyến học tỉnh Lào Cai", "."),
        ("Điều lệ ", "Trường tiểu học", " ban hành kèm theo"),
    ],
}
CASES = [(code, *parts) for code, listed in NAMES.items() for parts in listed]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("code", "kind", "title", "behind"), CASES)
def test_reads_a_name_to_its_end(code, kind, title, behind, form):
    """The reading covers the word of the type and the name, composed or not; the title is the name as printed."""
    text = unicodedata.normalize(form, f"căn cứ {kind}{title}{behind}")

    source, [name] = read(text)

    assert (name.type, name.type_end - name.start) == (code, len(kind.rstrip()))
    assert source.words(name.start, name.end) == kind + title
    assert source.words(*name.title) == title
    assert source.cut(name.start, name.end) == unicodedata.normalize(form, kind + title)


@pytest.mark.parametrize(("code", "kind", "title", "behind"), [case for case in CASES if " " in case[2]])
def test_reads_through_line_ends_and_emphasis(code, kind, title, behind):
    """A name broken over lines, or with runs of blanks, or in bold, is the same name."""
    for broken in (title.replace(" ", "\n"), title.replace(" ", " \n"), title.replace(" ", "  "), f"*{title}*"):
        source, [name] = read(f"căn cứ {kind}{broken}{behind}")
        assert (name.type, source.words(*name.title)) == (code, title)
    if code in ("L", "BL"):
        source, [name] = read(f"thi hành \n{kind.strip()}**".replace(" ", " \n") + f" **{title}**{behind}")
        assert (name.type, source.words(*name.title)) == (code, title)


def test_an_empty_line_ends_a_name():
    """What stands behind an empty line is another paragraph."""
    assert shown("Luật Hôn nhân và gia đình\n\nnăm") == ["L: Luật Hôn nhân và gia đình | Hôn nhân và gia đình"]
    assert shown("Luật Nhà\n \nở") == []


CONSTITUTIONS = {
    "Hiến pháp 2013": "Hiến pháp",
    "Hiến pháp năm 1992 đã được sửa đổi": "Hiến pháp",
    "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam": "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Hiến pháp nước Cộng hoà Xã hội Chủ nghĩa\nViệt Nam;": "Hiến pháp nước Cộng hoà Xã hội Chủ nghĩa Việt Nam",
    "Hiến pháp nước CHXHCN Việt Nam năm 1992": "Hiến pháp nước CHXHCN Việt Nam",
}


@pytest.mark.parametrize(("text", "words"), CONSTITUTIONS.items())
def test_a_constitution_has_no_title(text, words):
    """The state's name belongs to the words, not to a title; a year behind stays for the reader of references."""
    assert shown(f"Căn cứ {text}") == [f"HP: {words} | "]


LISTED = {
    "Luật Đất đai, Luật Nhà ở và Luật Kinh doanh bất động sản": ["Đất đai", "Nhà ở", "Kinh doanh bất động sản"],
    "Bộ luật Dân sự, Bộ luật Tố tụng dân sự; Luật Phí và lệ phí": ["Dân sự", "Tố tụng dân sự", "Phí và lệ phí"],
    "Luật Khoáng sản, Pháp lệnh Thú y, Luật Thú y": ["Khoáng sản", "Thú y", "Thú y"],
}


@pytest.mark.parametrize(("text", "titles"), LISTED.items())
def test_parts_a_list_of_laws(text, titles):
    """Each law with its own head is read on its own."""
    assert [line.partition(" | ")[2] for line in shown(text)] == titles


AMENDING = {
    "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng ngày 17 tháng 6 năm 2020": (
        "sửa đổi, bổ sung một số điều của Luật Xây dựng",
        ["Xây dựng"],
    ),
    "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 2/11": (
        "Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
        ["Tổ chức Chính phủ", "Tổ chức chính quyền địa phương"],
    ),
    "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức số 52/2019/QH14": (
        "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức",
        ["Cán bộ, công chức", "Viên chức"],
    ),
    "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 ngày 29/6/2024": (
        "sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15",
        ["Đất đai", "Nhà ở"],
    ),
    "Luật sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề của Luật Đầu tư": (
        "sửa đổi, bổ sung Điều 6 và Phụ lục 4 về Danh mục ngành, nghề của Luật Đầu tư",
        ["Đầu tư"],
    ),
    "Luật sửa đổi Bộ luật Hình sự năm 2017": ("sửa đổi Bộ luật Hình sự", ["Hình sự"]),
    "Luật sửa đổi, bổ sung một số điều của các luật về thuế số 71/2014/QH13": (
        "sửa đổi, bổ sung một số điều của các luật về thuế",
        [],
    ),
    "Luật sửa đổi, bổ sung một số điều của 12 luật có liên quan đến sông ngòi ngày 1/2/2028": (
        "sửa đổi, bổ sung một số điều của 12 luật có liên quan đến sông ngòi",
        [],
    ),
    "Pháp lệnh sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức ngày 29 tháng 4 năm 2003": (
        "sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức",
        ["Cán bộ, công chức"],
    ),
}


@pytest.mark.parametrize(("text", "told"), AMENDING.items())
def test_an_amending_law_reaches_to_the_last_law_it_amends(text, told):
    """The laws inside the name are readings of their own; a number or date behind belongs to the amending law."""
    title, inside = told

    source, [outer, *inner] = read(text)

    assert source.words(*outer.title) == title
    assert [source.words(*name.title) for name in inner] == inside
    assert outer.inner == tuple(name.start for name in inner)
    assert all(outer.title[0] < name.start and name.end <= outer.end for name in inner)


def test_known_amending_laws_part_a_chain_from_a_list():
    """Luật Xây dựng was amended alone: the law behind it stands for itself."""
    text = "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng, Luật Nhà ở và Luật Đất đai"

    _, readings = read(text)

    assert len(readings[0].inner) == 1
    assert len(readings) == 4


def test_reads_what_a_law_cited_by_number_amends():
    """Behind `Luật số 51/2019/QH14` the same words are read as its title."""
    text = "sửa đổi, bổ sung một số điều của Luật Thú y và Luật Giá, có hiệu lực"

    chain = amended(text, 0)

    assert chain is not None
    assert text[: chain.end] == "sửa đổi, bổ sung một số điều của Luật Thú y và Luật Giá"
    assert [text[law.start : law.end] for law in chain.inner] == ["Luật Thú y", "Luật Giá"]
    assert amended("sửa đổi cách làm của Luật này", 0) is None


NONE = [
    "Luật này có hiệu lực",
    "các quy định của Luật này và pháp luật",
    "Luật hiện hành, Luật mới, Luật nêu trên",
    "luật sư, Luật sư Nguyễn Văn A, đoàn Luật sư",
    "luật pháp Việt Nam, pháp luật đất đai năm 2013",
    "kỷ luật Đảng, KỶ LUẬT ĐẢNG",
    "THƯ VIỆN PHÁP LUẬT VIỆT NAM",
    "Luật số 31/2024/QH15",
    "dự án Luật, dự thảo Luật và các tài liệu",
    "Luật gia, Hội Luật gia Việt Nam",
    "Khoa Luật Dân sự",
    "Trường Đại học Luật Hà Nội",
    "Công ty Luật Hợp Danh",
    "cử nhân Luật Kinh tế",
    "Luật khoa đại học",
    "các Luật, Pháp lệnh, Nghị quyết",
    "Luật của Quốc hội",
    "Luật Việt Nam và Luật Nhật Bản",
    "Luật hóa quy định đang thực hiện",
    "Luật pháp về thuế năm 2013",
    "LUẬT\n\nĐẤT ĐAI",
    "Luật\n\nĐất đai",
    "\nLUẬT\nKHIẾU NẠI\n",
    "Luật giá trị của hàng hóa",
    "luật đất đai, luật nhà ở",
    "chỉ tiêu pháp lệnh và chuyên đề",
    "Pháp lệnh này; Pháp lệnh của Ủy ban Thường vụ Quốc hội",
    "PHÁP LỆNH\n\nCẢNH VỆ",
    "trái Hiến pháp, pháp luật",
    "phổ biến pháp luật năm 2013",
    "vốn điều lệ Công ty Cổ phần Sữa",
    "Điều lệ này; Điều lệ công ty; Điều lệ Công ty",
    "Điều lệ Hội, nghị quyết Đại hội",
    "Điều lệ Hội. Ban Chấp hành Hội",
    "Điều lệ Hiệp hội và tham gia hoạt động",
    "01/2024/TT-BLĐTBXH; LĐLĐ tỉnh; BLHS-A",
    "Luật Người ký: Văn phòng Chính phủ",
    "Luật sửa đổi, bổ sung năm 2017",
    "tâm lý, quy luật Cung cầu",
    "Luật Quốc hội thông qua",
    "Thuật Xây dựng; kỹ thuật Xây dựng",
    "Luật",
    "Luật ",
    "Điều lệ ",
    "ậ",
    "Luật Đ",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_statute(text):
    """The word for law, bodies of lawyers, schools, headings and bare types name no statute."""
    assert shown(text) == []


def test_a_short_name_needs_its_year():
    """`LĐĐ` alone could be anything; with a year it is the law on land."""
    assert shown("theo LĐĐ 2024, LĐĐ năm 2013") == ["L: LĐĐ | LĐĐ", "L: LĐĐ | LĐĐ"]
    assert shown("theo LĐĐ và LĐLĐ 2024") == []


@pytest.mark.parametrize("text", ["Luật ²", "Luật ² năm 2013", "m² Luật ², ³ số 12/2024/QH15", "Luật ①"])
def test_a_figure_that_stands_as_a_letter_is_no_name(text):
    """A raised or circled figure behind the word names no law, and what stands before is not taken for one."""
    assert shown(text) == []


def test_a_name_need_not_be_known():
    """The catalogue is evidence, not a gate."""
    assert shown("Luật Đất đai, Luật Bảo tồn rừng ngập mặn, Bộ luật Dân sự") == [
        "L: Luật Đất đai | Đất đai",
        "L: Luật Bảo tồn rừng ngập mặn | Bảo tồn rừng ngập mặn",
        "BL: Bộ luật Dân sự | Dân sự",
    ]


WORDS = (
    "Luật|LUẬT|Bộ luật|luật|Pháp lệnh|Hiến pháp|Điều lệ|BLHS|LĐĐ|sửa đổi,|bổ sung|của|một số điều|Đất đai|Hôn nhân|và"
    "|gia đình|Hội|Đảng|nước|năm 2013|số 1/2024/QH15|này|Phòng,|chống|ma túy|ậ|x|\u0301| |  |\n|\n\n|*|,|;|.|(|)|“"
)
PIECES = st.sampled_from(WORDS.split("|"))


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80))
def test_never_raises_and_never_reads_blanks(text):
    """Any text gives readings in order that begin and end on words and lie inside the text."""
    source, readings = read(text)

    assert [name.start for name in readings] == sorted({name.start for name in readings})
    for name in readings:
        title = name.title or (name.end, name.end)
        assert 0 <= name.start <= name.type_end <= title[0] <= title[1] <= name.end <= len(source.text)
        assert not source.text[name.start].isspace()
        assert not source.text[name.end - 1].isspace()
        assert all(start > name.start for start in name.inner)
