"""What a heading is recognised by is read in C where it is of the common form: as the expressions read it, or left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.catalogue import find_places
from vndocs.pipeline.layout import anchors, bodies, head_forms, mottoes

from .strategies import anything, official

compiled = head_forms.reader()
pytestmark = pytest.mark.skipif(compiled is None, reason="installed without the compiled reader of headings")

# fmt: off
NUMBERS = st.sampled_from([
    "Số: ", "Số:", "SỐ ", "Sé: ", "số ", "số: ", "S6", "$6: ", "$ố: ", "Số", "Luật số: ", "Nghị quyết\nsố: ",
    "BẢN ÁN số ", "Số : **",
    "Số:     ", "Số: |", "Số ....", "05/QĐ-UBND", "30/2020/NĐ-CP", "24-NQ/TW", "45/2019/QH14", "7/CP", "12/NĐCP",
    "3/CT-TTG",
    "5/qđ-ubnd", "1234567890/QĐ", "40   /2000/TT-BTC", "/QĐ-UBND", "18-L/CTN", "05/UBTVQH15", "81 ngày",
    "9/QĐ - UBND",
    "1/2019-QĐ", "534/C09-P6", "2/QĐ-UB.", "2/QĐ-UB,3", "6/QĐ2,5", "3/KH-BCĐ.2", "11/VPCP-V.I", "1/Q&A-B",
    "٣/QĐ-UB", "x  Y",
])
DAYS = st.sampled_from([
    "ngày ", "Ngày ", "NGÀY ", "ngay ", "ngàv", "gầy ", "ngày    ", "ngày…", "ngày:", "ngày\n", "05", "5", "31 ",
    "123", "00", "٣ ",
    " tháng ", "tháng", "thang ", " thdng ", "than, ", "THÁNG ", " tháng … ", " tháng      ", " 01 ", "13",
    " năm ", "năm", " nam ",
    " năm  ", " năm\n", "2024", "1945", "20244", "1824", "20", "/", "-", " / ", "01/2024", "05/01/2024", "1.2.1999",
    "ngày 05 tháng 01 năm 2024", ", ngày 5 tháng 12 năm 2020", " ngày 05 tháng 01 năm 2024\n", ", ngày 05/01/2024 ",
    "Hà Nội", "Hà nội", "TP. Hồ Chí Minh", "thành phố Huế", "Hà\n", "HÀ NỘI", "Bà Rịa - Vũng Tàu", "Xã", "Đắk",
    "trong ",
])
MOTTOES = st.sampled_from([
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hoà xã hội chủ nghĩa Việt Nam", "CỘNG HOÀ XÃ HỘI",
    "CONG  HOA XA HOI CHU",
    "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG LAO ĐỘNG VIỆT NAM", "VIỆT NAM DÂN CHỦ CỘNG HÒA", "ĐOÀN TNCS HỒ CHÍ MINH",
    "CONG 110A XA HOT CHV NGHIA",
    "CÔNG AN XÃ", "công tác xã hội", "Cộng", "Việt Nam", "nước ", "của ", "CHỦ NGHĨA",
    "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do",
    "DOC LAP- TU DO -HANH PHUC", "Độc lặp", "Tự", "**Độc lập**", "đọc * lâp", "hạnh phúc", "V/v ", "v/v sửa đổi",
    "V / v", "Vv:", "IV/v", "vIv ",
    "Å", "\u212a", "C\u212bNG", "ỉ", "ſ", "İ",
])
SIGNS = st.sampled_from([
    *" \n\n  \t|*_,.:;-–/\u00a0\u2003", "   ", "  ", "\n\n", "\n|\n",
    "…", "Điều ", "NĂM", "ǅ", "x" * 14, " " * 13, "*" * 12, "." * 15
])
# fmt: on
PIECES = {"numbers": NUMBERS | SIGNS, "days": DAYS | SIGNS, "mottoes": MOTTOES | SIGNS}
EDGES = st.integers(0, 30)


def texts(of: str) -> st.SearchStrategy[str]:
    """Give pieces of one sort thrown together, and what has nothing to do with them."""
    return st.lists(PIECES[of], max_size=14).map("".join) | official() | anything()


@given(texts("numbers"), EDGES, EDGES)
def test_the_compiled_numbers_of_a_heading_are_those_of_the_expressions(text, start, behind):
    """Places and codes are the same, in the whole text and in a stretch of it; so is a code alone."""
    end = max(0, len(text) - behind)
    assert anchors.numbers(text, start, end) == anchors.numbers_plainly(text, start, end)
    for at in range(len(text)):
        assert anchors.code_at(text, at) == anchors.code_at_plainly(text, at)


@given(texts("days"), EDGES, EDGES)
def test_the_compiled_days_of_a_heading_are_those_of_the_expressions(text, start, behind):
    """Lines of place and day are the same, or they are left to the expressions."""
    end = max(0, len(text) - behind)
    found = compiled.dated(text, start, end, anchors.Dated, find_places)
    assert found is NotImplemented or found == anchors.dated_plainly(text, start, end)
    assert anchors.dated(text, start, end) == anchors.dated_plainly(text, start, end)


@given(texts("mottoes"), EDGES, EDGES)
def test_the_compiled_mottoes_of_a_heading_are_those_of_the_expressions(text, start, behind):
    """Mottoes are the same, or they are left; the second ones and the subjects of letters are always the same."""
    start, end = min(start, len(text)), max(0, len(text) - behind)
    found = compiled.mottoes(text, start, end, mottoes.Motto)
    assert found is NotImplemented or found == mottoes.within_plainly(text, start, end)
    assert mottoes.within(text, start, end) == mottoes.within_plainly(text, start, end)
    assert mottoes.beside(text, start, end) == mottoes.beside_plainly(text, start, end)
    assert mottoes.misread(text, end) == mottoes.misread_plainly(text, end)


#: Words of bodies and of lines that are none, in plain letters.
WORDS = st.sampled_from(
    [
        *(word for name in ("beginnings", "joined", "below", "nameless", "open") for word in bodies._BODIES[name]),
        *bodies._WORDS["noise"]["lines"],
        *bodies._LEFT,
        *("du thao", "mien trung", "ha noi", "a", "so 05/qd", "5", "٣", "phong,  chong", "quy\tdinh", "ſ", "x" * 30),
    ]
)
BETWEEN = st.sampled_from([*"      .…/,&-_\n\r\t", "", ". ", "…", "\u00a0", "\u2003", " . "])


@given(
    st.lists(st.tuples(WORDS, BETWEEN | st.sampled_from(["*", "|", " – "])).map("".join), max_size=8).map("".join)
    | anything()
)
def test_what_is_told_of_a_line_that_may_name_a_body_is_what_the_expressions_say(words):
    """Its sort, its first words and its last, and where another name begins in it, are the same."""
    assert bodies.sort(words) == bodies.sort_plainly(words)
    assert bodies.begun(words) == bodies.begun_plainly(words)
    assert bodies.open_end(words) == bodies.open_end_plainly(words)
    assert bodies.below(words) == bodies.below_plainly(words)
    assert bodies.name_of(words) == bodies.name_plainly(words)


@given(
    st.lists(MOTTOES | SIGNS | NUMBERS, max_size=20).map("".join) | official(),
    EDGES,
    EDGES,
    st.lists(st.tuples(EDGES, EDGES).map(lambda pair: (min(pair), max(pair))), max_size=4),
    st.booleans(),
)
def test_the_free_cells_of_a_heading_are_those_of_the_plain_way(text, start, behind, taken, is_upper):
    """What is taken is left out, lines are parted at two blanks, and capitals are told."""
    start, end, taken = min(start, len(text)), max(0, len(text) - behind), sorted(set(taken))
    assert bodies.free(text, start, end, taken, is_upper) == bodies.free_plainly(text, start, end, taken, is_upper)


def test_the_words_of_bodies_are_known():
    """A body in capitals is found, and how its name begins; what is no body is told."""
    text = "UBND TỈNH A\nCỘNG HÒA\nSố 5\n  SỞ NỘI VỤ  Phòng"
    assert bodies.free(text, 0, len(text), [(12, 20)], True) == [(0, 11, 0), (28, 37, 3)]
    assert [bodies.sort(words) for words in ("so noi vu", "tinh a", "cong hoa", "quy che", "5/qd")] == [4, 1, -1, 0, -1]
    assert bodies.open_end("bo tai nguyen va") == 2
    assert bodies.compiled.name_of(" BỘ **TÀI  CHÍNH** -") == "BỘ TÀI CHÍNH"


HEADING = """UBND TỈNH A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 05/QĐ-SNV\tThành phố Hồ Chí Minh, ngày 05 tháng 01 năm 2024
V/v nâng lương
Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, ngày    tháng    năm 2024
"""


@pytest.mark.parametrize(
    "heading", [HEADING, HEADING.upper(), HEADING.replace("\t", "\n|\n"), HEADING.replace(":", "")]
)
def test_the_common_form_of_a_heading_is_read_without_the_expressions(heading):
    """Neither code nor label nor day is asked of anything else, and something is found of each."""

    def ask(*asked):
        raise AssertionError(asked)

    numbers = compiled.numbers(heading, 0, len(heading), anchors.Number, ask, ask)
    dated = compiled.dated(heading, 0, len(heading), anchors.Dated, ask)
    found = compiled.mottoes(heading, 0, len(heading), mottoes.Motto)

    assert [number.code for number in numbers] == ["05/QĐ-SNV"]
    assert [line.date for line in dated][:1] == ["2024-01-05"]
    assert [motto.system for motto in found] == ["state"]
    assert all(compiled.beside(heading, 0, len(heading)))


@pytest.mark.parametrize("given", [("a", 0), (1, 0, 1, tuple, ask := print, ask), ("a", 0, 1, list, ask, ask)])
def test_what_is_no_text_or_class_is_refused(given):
    """The compiled reader makes tuples of the class that it is given."""
    with pytest.raises(TypeError):
        compiled.numbers(*given)
