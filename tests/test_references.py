"""The value of a reference: the parts of its code, when two are equal, and the forms it is written in."""

import datetime

import pytest
from pydantic import ValidationError

from vndocs.entities.dates import DateValue
from vndocs.entities.provisions import Provision
from vndocs.entities.references import Reference
from vndocs.entities.references.code import split
from vndocs.entities.references.formatter import STYLES, format
from vndocs.errors import StyleError
from vndocs.pipeline.verbs import VERBS

from .values import said

RESOLUTION = Reference(
    type="NQ",
    code="24-NQ/HU",
    date="2024-01-05",
    issuer="Ban Chấp hành Đảng bộ huyện",
    title="nhiệm vụ chính trị năm 2024",
)
DECREE = Reference(type="NĐ", code="30/2020/NĐ-CP", date="2020-03-05", issuer="Chính phủ", title="công tác văn thư")

#: Code, type → number, year, symbol, system.
CODES = {
    ("30/2020/NĐ-CP", "NĐ"): ("30", "2020", "NĐ-CP", "state"),
    ("45/2013/QH13", "L"): ("45", "2013", "QH13", "state"),
    ("01/2026/UBTVQH16", "PL"): ("01", "2026", "UBTVQH16", "state"),
    ("38/2001/PL-UBTVQH10", "PL"): ("38", "2001", "PL-UBTVQH10", "state"),
    ("1365/NQ-UBTVQH15", "NQ"): ("1365", None, "NQ-UBTVQH15", "state"),
    ("36/2025/L-CTN", "LCT"): ("36", "2025", "L-CTN", "state"),
    ("2452/QĐ-CTN", "QĐ"): ("2452", None, "QĐ-CTN", "state"),
    ("66.7/2025/NQ-CP", "NQ"): ("66.7", "2025", "NQ-CP", "state"),
    ("19/NQ-CP", "NQ"): ("19", None, "NQ-CP", "state"),
    ("1388/QĐ-UBND", "QĐ"): ("1388", None, "QĐ-UBND", "state"),
    ("12a/QĐ-UBND", "QĐ"): ("12a", None, "QĐ-UBND", "state"),
    ("385/QĐ-CTN-2025", "QĐ"): ("385", "2025", "QĐ-CTN", "state"),
    ("01/2016/TTLT-TANDTC-VKSNDTC-BTP", "TTLT"): ("01", "2016", "TTLT-TANDTC-VKSNDTC-BTP", "state"),
    ("102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "NQLT"): ("102", "2025", "NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "state"),
    ("72/VBHN-VPQH", "VBHN"): ("72", None, "VBHN-VPQH", "state"),
    ("4977/BVHTTDL-VP", "CV"): ("4977", None, "BVHTTDL-VP", "state"),
    ("450/TTg-KTTH", "CV"): ("450", None, "TTg-KTTH", "state"),
    ("24-NQ/HU", "NQ"): ("24", None, "NQ/HU", "party"),
    ("05b-NQ/ĐU", "NQ"): ("05b", None, "NQ/ĐU", "party"),
    ("36-HD/VPTW", "HD"): ("36", None, "HD/VPTW", "party"),
    ("24/NQ-HU", "NQ"): ("24", None, "NQ-HU", "unknown"),
    ("24-NQ-HU", "NQ"): ("24", None, "NQ-HU", "unknown"),
    ("207/QĐ-MTTW-BTT", "QĐ"): ("207", None, "QĐ-MTTW-BTT", "mass"),
    ("0123/MTTW-BTT", "CV"): ("0123", None, "MTTW-BTT", "mass"),
    ("61/QĐ-TLĐ", "QĐ"): ("61", None, "QĐ-TLĐ", "mass"),
    ("317-QĐ/TWĐTN-TNTH", "QĐ"): ("317", None, "QĐ/TWĐTN-TNTH", "mass"),
    ("12/2023/HS-ST", "BA"): ("12", "2023", "HS-ST", "court"),
    ("05/2024/QĐST-HNGĐ", "QĐ"): ("05", "2024", "QĐST-HNGĐ", "court"),
    ("01/2016/AL", "AL"): ("01", "2016", "AL", "court"),
    ("1988/VKSTC-V8", "CV"): ("1988", None, "VKSTC-V8", "court"),
    ("TCVN 6909:2001", "TCVN"): ("6909", "2001", None, "standard"),
    ("TCVN 6663-13:2015", "TCVN"): ("6663-13", "2015", None, "standard"),
    ("TCVN ISO 9001:2015", "TCVN"): ("ISO 9001", "2015", None, "standard"),
    ("QCVN 01:2021/BXD", "QCVN"): ("01", "2021", "BXD", "standard"),
    ("197/SL", "SL"): ("197", None, "SL", "historic"),
    ("102-SL/L-004", "L"): ("102", None, "SL/L-004", "historic"),
    ("45/LCT", "L"): ("45", None, "LCT", "historic"),
    ("41-LCT/HĐNN8", "L"): ("41", None, "LCT/HĐNN8", "historic"),
    ("270B-NQ/HĐNN8", "NQ"): ("270B", None, "NQ/HĐNN8", "historic"),
    ("18-L/CTN", "L"): ("18", None, "L/CTN", "historic"),
    ("299/TTg", "QĐ"): ("299", None, "TTg", "historic"),
    ("64-CP", "NĐ"): ("64", None, "CP", "historic"),
    ("130-HĐBT", "QĐ"): ("130", None, "HĐBT", "historic"),
    ("200/NQ-TVQH", "NQ"): ("200", None, "NQ-TVQH", "historic"),
    ("12/2002/QĐ-UB", "QĐ"): ("12", "2002", "QĐ-UB", "historic"),
    ("12-TT/LB", "TT"): ("12", None, "TT/LB", "historic"),
    ("30/2020", "NĐ"): ("30", "2020", None, "unknown"),
    ("18", "NQ"): ("18", None, None, "unknown"),
    ("03-2018/CV/ISB", "CV"): ("03", "2018", "CV/ISB", "unknown"),
}


@pytest.mark.parametrize(("code", "parts"), CODES.items(), ids=lambda value: value[0])
def test_takes_a_code_apart(code, parts):
    """Number, year and symbol are what stands there; the shape tells the system."""
    assert split(*code) == parts


def test_offers_the_parts_of_its_code():
    """A reference answers for the parts of its code."""
    assert (DECREE.number, DECREE.year, DECREE.symbol, DECREE.system) == ("30", "2020", "NĐ-CP", "state")


def test_a_reference_without_code_has_no_parts():
    """A statute cited by name has neither number nor system."""
    statute = Reference(type="L", title="Đất đai", date="2013")
    assert (statute.number, statute.symbol, statute.system) == (None, None, "unknown")


def test_takes_a_date_in_any_of_its_forms():
    """A day is a date however it was given; less than a day stays an EDTF value."""
    day = datetime.date(2024, 1, 5)
    for date in ("2024-01-05", day, DateValue(value="2024-01-05"), datetime.datetime(2024, 1, 5, 10, 5)):
        assert Reference(type="NQ", code="24-NQ/HU", date=date).date == day
    assert Reference(type="L", title="Đất đai", date="2013").date == DateValue(value="2013")


@pytest.mark.parametrize(
    "fields", [{}, {"code": ""}, {"code": " 18"}, {"type": "NQ", "date": "05/01/2024"}, {"type": "NQ", "number": "1"}]
)
def test_refuses_what_no_mention_says(fields):
    """Nothing at all, an empty or padded code, a date that is not EDTF, an unknown field."""
    with pytest.raises(ValidationError):
        Reference(**fields)


def test_is_equal_by_what_it_says():
    """The usual name of a type adds nothing; another name does, and so does any other field."""
    assert Reference(type="NQ", code="18") == Reference(type="NQ", type_name="Nghị quyết", code="18")
    assert hash(Reference(type="NQ", code="18")) == hash(Reference(type="NQ", type_name="Nghị quyết", code="18"))
    rules = Reference(type="QĐ", type_name="Quy định", code="66-QĐ/TW")
    assert rules != Reference(type="QĐ", type_name="Quyết định", code="66-QĐ/TW")
    assert rules != rules.model_copy(update={"date": datetime.date(2017, 2, 6)})
    assert rules != "66-QĐ/TW"


def test_a_party_circular_is_a_thong_tri():
    """`TT` is Thông tư in a state symbol and Thông tri in a Party one."""
    assert Reference(type="TT", code="46/2026/TT-BXD").name == "Thông tư"
    assert Reference(type="TT", code="07-TT/TU").name == "Thông tri"


def test_goes_to_json_and_back():
    """JSON carries the whole value, the date as EDTF; the schema says so."""
    cited = RESOLUTION.model_copy(update={"provisions": (Provision(article="5", clause="2", point="a"),)})
    assert Reference.model_validate_json(cited.model_dump_json()) == cited
    assert '"date":"2024-01-05"' in cited.model_dump_json()
    schema = Reference.model_json_schema()
    assert schema["properties"]["date"]["anyOf"][0]["type"] == "string"
    assert all("description" in field for field in schema["properties"].values())


#: Style → the resolution in it.
REST = "của Ban Chấp hành Đảng bộ huyện về nhiệm vụ chính trị năm 2024"
FORMS = {
    "official": f"Nghị quyết số 24-NQ/HU ngày 05 tháng 01 năm 2024 {REST}",
    "party": f"Nghị quyết số 24-NQ/HU, ngày 05 tháng 01 năm 2024 {REST}",
    "official-slash": f"Nghị quyết số 24-NQ/HU ngày 05/01/2024 {REST}",
    "party-slash": f"Nghị quyết số 24-NQ/HU, ngày 05/01/2024 {REST}",
    "short": "Nghị quyết 24-NQ/HU",
    "code": "24-NQ/HU",
    "header": "Số 24-NQ/HU",
}


@pytest.mark.parametrize("style", STYLES)
def test_writes_every_style(style):
    """Each style has its form; `str` and `f"{}"` go the same way."""
    assert format(RESOLUTION, style) == FORMS[style]
    assert f"{RESOLUTION:{style}}" == FORMS[style]


def test_writes_officially_by_itself():
    """`str` gives the official form."""
    assert str(RESOLUTION) == FORMS["official"]


@pytest.mark.parametrize(
    ("value", "official", "short"),
    [
        (
            Reference(type="L", title="Đất đai", code="31/2024/QH15"),
            "Luật Đất đai số 31/2024/QH15",
            "Luật Đất đai 2024",
        ),
        (Reference(type="L", title="Đất đai", date="2013"), "Luật Đất đai năm 2013", "Luật Đất đai 2013"),
        (
            Reference(type="L", title="Đầu tư", date="2020-06-17"),
            "Luật Đầu tư ngày 17 tháng 6 năm 2020",
            "Luật Đầu tư 2020",
        ),
        (Reference(type="L", code="31/2024/QH15"), "Luật số 31/2024/QH15", "Luật 31/2024/QH15"),
        (Reference(type="BL", title="Dân sự"), "Bộ luật Dân sự", "Bộ luật Dân sự"),
        (Reference(type="BL", title="BLHS", date="2015"), "BLHS năm 2015", "BLHS 2015"),
        (Reference(type="HP", date="2013"), "Hiến pháp năm 2013", "Hiến pháp 2013"),
        (Reference(type="NQ", date="2020-12-12"), "Nghị quyết ngày 12 tháng 12 năm 2020", "Nghị quyết ngày 12/12/2020"),
        (Reference(type="TCVN", code="TCVN 6909:2001"), "TCVN 6909:2001", "TCVN 6909:2001"),
        (Reference(code="45/2013/QH13"), "số 45/2013/QH13", "45/2013/QH13"),
        (
            Reference(type="KL", code="71-KL/TW", date="2022-06"),
            "Kết luận số 71-KL/TW tháng 6 năm 2022",
            "Kết luận 71-KL/TW",
        ),
    ],
)
def test_writes_what_there_is(value, official, short):
    """A field that is not said leaves no gap; a statute goes by its name."""
    assert format(value) == official
    assert format(value, "short") == short


@pytest.mark.parametrize(
    ("value", "header"),
    [
        (Reference(type="QĐ", code="06/2024/QĐ-UBND", role="own"), "Số: 06/2024/QĐ-UBND"),
        (Reference(type="NQ", code="05-NQ/ĐU", role="own"), "Số 05-NQ/ĐU"),
        (Reference(type="L", code="31/2024/QH15", role="own"), "Luật số: 31/2024/QH15"),
        (Reference(type="NQ", code="202/2025/QH15", role="own"), "Nghị quyết số: 202/2025/QH15"),
    ],
)
def test_writes_its_own_number_as_a_header_does(value, header):
    """State papers put a colon behind `Số`, the Party none; a law's label names its type."""
    assert str(value) == header


def test_writes_a_zero_before_small_days_and_the_first_two_months_only():
    """30/2020/NĐ-CP: days below 10, and the months 1 and 2."""
    days = {"2024-02-09": "ngày 09 tháng 02 năm 2024", "2024-03-10": "ngày 10 tháng 3 năm 2024"}
    for date, written in days.items():
        assert format(Reference(type="QĐ", code="1", date=date)) == f"Quyết định số 1 {written}"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("công tác văn thư", "về công tác văn thư"),
        ("sửa đổi, bổ sung một số điều của Luật Xây dựng", "sửa đổi, bổ sung một số điều của Luật Xây dựng"),
        ("ban hành Quy chế làm việc", "ban hành Quy chế làm việc"),
        ("quy định chi tiết một số điều của Luật Nhà ở", "quy định chi tiết một số điều của Luật Nhà ở"),
        ("Quy định thu tiền bảo vệ đất trồng lúa", "về việc Quy định thu tiền bảo vệ đất trồng lúa"),
    ],
)
def test_announces_a_title_as_its_words_want(title, written):
    """A title that begins with its verb needs no `về`; rules by name want `về việc`."""
    value = Reference(type="QĐ", code="23/2020/QĐ-UBND", issuer="UBND tỉnh Kon Tum", title=title)
    assert format(value) == f"Quyết định số 23/2020/QĐ-UBND của UBND tỉnh Kon Tum {written}"
    assert VERBS["references"].parse(format(value)) == value


def test_writes_provisions_in_front():
    """The phrase of the provisions stands before the type's name, in every style but the bare code."""
    value = Reference(
        type="L", title="Đất đai", code="45/2013/QH13", provisions=(Provision(article="5", clause="2", point="a"),)
    )
    assert format(value) == "điểm a khoản 2 Điều 5 Luật Đất đai số 45/2013/QH13"
    assert format(value, "short") == "điểm a khoản 2 Điều 5 Luật Đất đai 2013"
    assert format(value, "code") == "45/2013/QH13"


def test_refuses_a_style_it_does_not_have():
    """The message names those there are."""
    with pytest.raises(StyleError, match="official"):
        format(DECREE, "long")


@pytest.mark.parametrize("style", ["code", "header"])
def test_refuses_a_code_where_there_is_none(style):
    """A statute by name has no number to write."""
    with pytest.raises(StyleError):
        format(Reference(type="L", title="Đất đai"), style)


VALUES = [
    RESOLUTION,
    DECREE,
    Reference(
        type="QĐ",
        code="1388/QĐ-UBND",
        date="2023-12-22",
        issuer="Ủy ban nhân dân huyện",
        title="tạm giao chỉ tiêu năm 2024",
    ),
    Reference(type="QĐ", type_name="Quy định", code="294-QĐ/TW", date="2025-05-26", issuer="Ban Chấp hành Trung ương"),
    Reference(type="L", title="Đất đai", code="31/2024/QH15"),
    Reference(type="L", title="Đất đai", date="2024-01-18"),
    Reference(type="BL", title="Dân sự", date="2015"),
    Reference(type="TT", code="06/2024/TT-BYT", issuer="Bộ trưởng Bộ Y tế"),
    Reference(type="CV", code="4977/BVHTTDL-VP", date="2025-10-02", title="tổ chức lễ hội"),
    Reference(
        type="NĐ", code="123/2020/NĐ-CP", date="2020-10-19", provisions=(Provision(article="9", clause="4", point="d"),)
    ),
    Reference(type="NQ", date="2020-12-12", issuer="HĐND tỉnh"),
    Reference(type="BA", code="12/2023/HS-ST", date="2023-05-20", issuer="Tòa án nhân dân tỉnh Bắc Ninh"),
    Reference(type="QCVN", code="QCVN 01:2021/BXD"),
]


@pytest.mark.parametrize("style", ["official", "party", "official-slash", "party-slash"])
@pytest.mark.parametrize("value", VALUES, ids=str)
def test_is_read_back_from_every_style_that_carries_it(value, style):
    """What is written whole is read back the same."""
    assert said(VERBS["references"].parse(format(value, style))) == said(value)


@pytest.mark.parametrize(
    "value", [value for value in VALUES if value.code and value.type not in ("L", "BL", "BA")], ids=str
)
def test_is_read_back_from_its_short_form(value):
    """The short form carries provisions, type and code."""
    kept = {"type": value.type, "type_name": value.type_name, "code": value.code, "provisions": value.provisions}
    assert said(VERBS["references"].parse(format(value, "short"))) == said(Reference(**kept))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("theo Nghị định 30 có hiệu lực từ ngày 05/3/2020", "Nghị định 30"),
        ("thực hiện Nghị quyết 18 Bộ Nội vụ đã báo cáo", "Nghị quyết 18"),
        ("xử phạt theo Nghị định 100 Điều 6", "Nghị định 100"),
    ],
)
def test_a_number_counts_no_name_and_no_verb(text, read):
    """What is behind a bare number is counted only where it can be: in small letters; `có` behind one figure."""
    assert [mention.text for mention in VERBS["references"].find(text)] == [read]
