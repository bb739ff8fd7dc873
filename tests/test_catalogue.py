"""What is known beforehand: it loads whole, refuses faults by file and row, and is found by the names people write."""

import datetime
import subprocess
import sys

import pytest

from vndocs import catalogue
from vndocs.catalogue import names, rows
from vndocs.catalogue.trie import END, Node, Short, grow
from vndocs.errors import DataError

DAY = datetime.date


@pytest.mark.parametrize(
    ("table", "least"),
    [
        (catalogue.document_types, 130),
        (catalogue.issuers, 310),
        (catalogue.statutes, 500),
        (catalogue.documents, 130),
        (catalogue.places, 100),
    ],
)
def test_loads_each_table_whole_and_once(table, least):
    """A table is checked as it loads; a second call gives the same rows."""
    assert len(table()) >= least
    assert table() is table()


def test_loads_nothing_before_it_is_asked():
    """Importing the catalogue reads no table."""
    script = (
        "from vndocs import catalogue\n"
        "from vndocs.catalogue import document_type, issuer, place, statute\n"
        "loaders = [document_type.document_types, issuer.issuers, place.places, statute.statutes, statute.documents]\n"
        "assert not any(loader.cache_info().currsize for loader in loaders)\n"
    )

    subprocess.run([sys.executable, "-c", script], check=True)


HEADING = "# source: a test\n# date: 2026-01-01\n"
FAULTS = {
    "a name twice": ("name,day\nMột,2024\nMột,2025\n", "row 3: says again what row 2 says"),
    "a stand-in for no value": ("name,day\n(none),2024\n", "row 2: 'name' holds '(none)'"),
    "a number that is none": ("name,day\nKhông số,2024\n", "row 2: 'name' holds 'Không số'"),
    "an empty name": ("name,day\n,2024\n", "row 2: 'name' is empty"),
    "a name with blanks around it": ("name,day\nMột ,2024\n", "row 2: 'name' is empty or has blanks"),
    "a date the other way round": ("name,day\nMột,01/02/2024\n", "row 2: 'day' is '01/02/2024'"),
    "an impossible date": ("name,day\nMột,2024-02-31\n", "row 2: 'day' is '2024-02-31'"),
    "a column that is not there": ("name\nMột\n", "row 2: no column 'day'"),
    "too many cells": ("name,day\nMột,2024,x\n", "row 2 has too few or too many cells"),
}


@pytest.mark.parametrize(("content", "said"), FAULTS.values(), ids=FAULTS)
def test_refuses_a_fault_by_file_and_row(content, said, tmp_path, monkeypatch):
    """A DataError names the file and the row."""
    (tmp_path / "faulty.csv").write_text(HEADING + content, "utf-8")
    monkeypatch.setattr("vndocs.text.lexicon.files", lambda package: tmp_path)

    with pytest.raises(DataError, match=r"faulty\.csv") as raised:
        rows.load("faulty.csv", lambda row: (row.word("name"), row.day("day")), lambda value: value[0])

    assert said in str(raised.value)


def test_refuses_a_table_without_source(tmp_path, monkeypatch):
    """A table says where it comes from and of what day it is."""
    (tmp_path / "bare.csv").write_text("name\nMột\n", "utf-8")
    monkeypatch.setattr("vndocs.text.lexicon.files", lambda package: tmp_path)

    with pytest.raises(DataError, match=r"bare\.csv: expected comment lines with 'source:'"):
        rows.load("bare.csv", lambda row: row.word("name"), lambda value: value)


def test_repeats_and_unknown_words_are_faults():
    """A cell of parts says each once; a cell of a few words holds one of them."""
    row = rows.Row("table.csv", 7, {"parts": "một; hai; một", "word": "perhaps"})

    with pytest.raises(DataError, match="row 7: 'parts' says something twice"):
        row.several("parts")
    with pytest.raises(DataError, match="row 7: 'word' is 'perhaps'"):
        row.choice("word", rows.CONFIDENCES)


SAME_NAMES = [
    ("Phòng cháy và chữa cháy", "PHÒNG CHÁY, CHỮA CHÁY"),
    ("Thi đua, khen thưởng", "thi đua - khen thưởng"),
    ("Hóa chất", "hoá chất"),
    ("Sĩ quan Quân đội nhân dân Việt Nam", "sỹ quan quân đội nhân dân Việt Nam"),
    ("Quản lý thuế", "Quản lí thuế"),
    ("Hôn nhân và gia đình", "Hôn nhân gia đình"),
    ("Ủy ban nhân dân", "uỷ ban nhân dân"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAMES)
def test_folds_the_ways_a_name_is_written(one, other):
    """Case, tone placement, i or y, commas, hyphens and `và` make no difference."""
    assert names.key(one) == names.key(other)


def test_keeps_different_names_apart():
    """The stroke of đ and the tones do make a difference."""
    assert names.key("Đề án") != names.key("Dự án")
    assert names.key("Giá") != names.key("Già")


TYPE_NAMES = {
    "nghị quyết": ("NQ", "Nghị quyết"),
    "nghị quyết liên tịch": ("NQLT", "Nghị quyết liên tịch"),
    "nghị quyết chuyên đề": ("NQ", "Nghị quyết chuyên đề"),
    "thông tư liên tịch": ("TTLT", "Thông tư liên tịch"),
    "ttlt": ("TTLT", "Thông tư liên tịch"),
    "qđ": ("QĐ", "Quyết định"),
    "nđ": ("NĐ", "Nghị định"),
    "công văn": ("CV", "Công văn"),
    "cv": ("CV", "Công văn"),
    "báo cáo thẩm tra": ("BC", "Báo cáo thẩm tra"),
    "kết luận thanh tra": ("KL", "Kết luận thanh tra"),
    "kết luận giám định": ("KL", "Kết luận giám định"),
    "thông báo kết luận": ("TB", "Thông báo kết luận"),
    "tờ trình": ("TTr", "Tờ trình"),
    "đề án": ("ĐA", "Đề án"),
    "dự án": ("DA", "Dự án"),
    "quy định": ("QyĐ", "Quy định"),
    "luật": ("L", "Luật"),
    "bộ luật": ("BL", "Bộ luật"),
    "pháp lệnh": ("PL", "Pháp lệnh"),
    "hiến pháp": ("HP", "Hiến pháp"),
    "lệnh": ("LCT", "Lệnh"),
    "sắc lệnh": ("SL", "Sắc lệnh"),
    "sl": ("SL", "Sắc lệnh"),
    "điều lệ": ("ĐL", "Điều lệ"),
    "bản án": ("BA", "Bản án"),
    "án lệ": ("AL", "Án lệ"),
    "hợp đồng": ("HĐ", "Hợp đồng"),
    "tcvn": ("TCVN", "Tiêu chuẩn quốc gia"),
    "qcvn": ("QCVN", "Quy chuẩn kỹ thuật quốc gia"),
    "qcđp": ("QCĐP", "Quy chuẩn kỹ thuật địa phương"),
    "tccs": ("TCCS", "Tiêu chuẩn cơ sở"),
    "văn bản hợp nhất": ("VBHN", "Văn bản hợp nhất"),
    "giấy ủy quyền": ("GUQ", "Giấy ủy quyền"),
}


@pytest.mark.parametrize(("name", "found"), TYPE_NAMES.items())
def test_gives_code_and_official_name_of_a_type(name, found):
    """Every printed name leads to its code; where the symbol has none, to the agreed one."""
    assert catalogue.type_names()[name] == found


def test_abbreviations_keep_their_case():
    """`CTr` is Chương trình, `ctr` is no abbreviation."""
    assert catalogue.type_abbreviations()["CTr"] == ("CTr", "Chương trình")
    assert "ctr" not in catalogue.type_abbreviations()


def test_finds_types_by_name_and_by_code():
    """A name stands in several systems, a code for several names; a sub-type leads to its head."""
    assert {kind.code for kind in catalogue.find_types("QUY ĐỊNH")} == {"QyĐ", "QĐ"}
    assert [kind.code for kind in catalogue.find_types("quy định", "party")] == ["QĐ"]
    assert {kind.name for kind in catalogue.types_of_code("QĐ", "party")} == {"Quyết định", "Quy định"}
    assert {kind.name for kind in catalogue.find_types("Báo cáo thẩm tra")} == {"Báo cáo"}
    assert catalogue.find_types("Tờ rơi") == ()


ISSUERS = [
    ("BGD&ĐT", None, None, ["Bộ Giáo dục và Đào tạo"]),
    ("BLĐ-TBXH", None, None, ["Bộ Lao động - Thương binh và Xã hội"]),
    ("BTC", "state", None, ["Bộ Tài chính"]),
    ("BTC", "party", None, ["Ban Tổ chức"]),
    ("BTC", None, None, ["Bộ Tài chính", "Ban Tổ chức"]),
    ("UBTVQH15", None, None, ["Ủy ban Thường vụ Quốc hội"]),
    ("QH15", None, DAY(2024, 6, 1), ["Quốc hội khóa XV"]),
    ("QH15", None, DAY(2026, 6, 1), []),
    ("BTTTT", None, DAY(2025, 2, 28), ["Bộ Thông tin và Truyền thông"]),
    ("BTTTT", None, DAY(2025, 3, 1), []),
    ("BNNMT", None, DAY(2025, 2, 28), []),
    ("HU", None, DAY(2025, 7, 1), []),
    ("Bộ Nông nghiệp và Môi trường", None, DAY(2025, 3, 1), ["Bộ Nông nghiệp và Môi trường"]),
    ("XYZ", None, None, []),
]


@pytest.mark.parametrize(("word", "system", "on", "found"), ISSUERS)
def test_finds_issuers_by_sign_system_and_day(word, system, on, found):
    """One sign can stand for two bodies; a body answers only for the time in which it existed."""
    assert [body.name for body in catalogue.find_issuers(word, system=system, on=on)] == found


def test_names_the_body_that_took_over():
    """An ended body gives its successors, and these are known."""
    [ministry] = catalogue.find_issuers("BKHĐT")

    assert ministry.successors == ("BTC",)
    signs = {body.abbreviation for body in catalogue.issuers()}
    assert {heir for body in catalogue.issuers() for heir in body.successors} <= signs


STATUTES = [
    ("Luật Đất đai năm 2013", ["45/2013/QH13"]),
    ("LUẬT ĐẤT ĐAI 2024", ["31/2024/QH15"]),
    ("Luật đất đai, năm 1993", ["24-L/CTN"]),
    ("Luật Đất đai 2015", []),
    ("BLHS 2015", ["100/2015/QH13"]),
    ("Luật PPP", ["64/2020/QH14"]),
    ("Luật Phòng cháy, chữa cháy", ["27/2001/QH10"]),
    ("Luật MTTQ Việt Nam", ["75/2015/QH13", "14/1999/QH10"]),
    ("Luật Mây", []),
]


@pytest.mark.parametrize(("name", "codes"), STATUTES)
def test_finds_statutes_by_name_alias_and_year(name, codes):
    """The year at the end of the name chooses; without it all of the name are candidates."""
    assert [statute.code for statute in catalogue.find_statutes(name)] == codes


CITED = [
    (DAY(1995, 1, 1), "24-L/CTN"),
    (DAY(2010, 1, 1), "13/2003/QH11"),
    (DAY(2020, 1, 1), "45/2013/QH13"),
    (DAY(2024, 7, 31), "45/2013/QH13"),
    (DAY(2024, 8, 1), "31/2024/QH15"),
]


@pytest.mark.parametrize(("on", "code"), CITED)
def test_the_citing_day_chooses_between_laws_of_one_name(on, code):
    """Luật Đất đai is the one that was in force when it was cited."""
    assert [statute.code for statute in catalogue.find_statutes("Luật Đất đai", on=on)] == [code]


def test_a_year_wins_over_the_citing_day_and_nothing_chooses_alone():
    """The year that a citation gives decides; without year and day there are candidates and no choice."""
    assert [law.code for law in catalogue.find_statutes("Luật Đất đai", year=2003, on=DAY(2025, 1, 1))] == [
        "13/2003/QH11"
    ]
    assert len(catalogue.find_statutes("Luật Đất đai")) == 5
    assert len(catalogue.find_statutes("Hiến pháp")) == 5
    assert [law.year for law in catalogue.find_statutes("Hiến pháp", on=DAY(2000, 1, 1))] == ["1992"]


def test_one_code_can_stand_for_several_documents():
    """The same Party symbol returns every term; a statute's name has its type before it."""
    assert [paper.issued for paper in catalogue.find_by_code("18-NQ/TW")] == ["2017-10-25", "2022-06-16"]
    [law] = catalogue.find_by_code("31/2024/QH15", "L")
    assert (law.name, law.confidence, law.dates_confidence) == ("Luật Đất đai", "verified", "verified")
    assert catalogue.find_by_code("31/2024/QH15", "NQ") == ()


def test_what_ends_some_articles_does_not_end_a_law():
    """A law on another matter that repeals some articles is kept as an amendment."""
    [law] = catalogue.find_statutes("Luật Kiến trúc")

    assert law.status == "in force"
    assert "27/2023/QH15" in law.amended_by


PLACES = [
    ("tỉnh Hòa Bình", DAY(2025, 6, 30), ["Phú Thọ"]),
    ("Hoà Bình", DAY(2025, 7, 1), None),
    ("TP. Hồ Chí Minh", DAY(2025, 7, 1), []),
    ("TPHCM", DAY(2025, 7, 1), []),
    ("Thừa Thiên - Huế", DAY(2024, 12, 31), ["Huế"]),
    ("Huế", DAY(2024, 12, 31), None),
    ("Hà Tây", DAY(2008, 7, 31), ["Hà Nội"]),
    ("Hà Tây", DAY(2008, 8, 1), None),
]


@pytest.mark.parametrize(("name", "on", "successors"), PLACES)
def test_finds_places_of_a_day(name, on, successors):
    """A province answers for its time only, and says what it became."""
    found = catalogue.find_places(name, on=on)

    assert [list(place.successors) for place in found] == ([] if successors is None else [successors])


def test_counts_the_provinces_before_and_after_the_mergers():
    """63 until 30 June 2025, 34 from the day after."""
    units = [place for place in catalogue.places() if place.code]

    assert sum(place.existed(DAY(2025, 6, 30)) for place in units) == 63
    assert sum(place.existed(DAY(2025, 7, 1)) for place in units) == 34
    assert sum(place.existed(DAY(2026, 10, 1)) for place in units) == 34


def test_grows_names_with_every_spelling_of_their_words():
    """A tree of names is walked by words as printed; a comma stands only where the name has one."""
    root: Node = {}
    grow(root, "Phòng, chống ma túy", Short({"phòng chống": ["PC"]}))

    for printed in ("Phòng, chống ma túy", "PHÒNG CHỐNG MA TÚY", "phòng và chống ma tuý", "PC ma túy"):
        node = root
        for word in printed.split():
            node = node[word]
        assert END in node, printed
    assert "chống," not in root["Phòng"]
