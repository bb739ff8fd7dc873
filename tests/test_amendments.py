"""Chains of amendment: which document the words belong to, and what amended it, in order."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs import Amendment, DateValue, Reference


def chains(text):
    """The amendments of each document of a text that has any, by its code or else its words."""
    found = vndocs.parse(text, kinds=("references",), resolve=False).to_record()["references"]
    return {
        mention.get("code") or mention["text"]: [
            amendment.get("code") or amendment["date"] for amendment in mention["amended_by"]
        ]
        for mention in found
        if "amended_by" in mention
    }


CHAINS = [
    (
        "Nghị định số 34/2031/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2032/NĐ-CP "
        "và Nghị định số 59/2033/NĐ-CP)",
        {"34/2031/NĐ-CP": ["154/2032/NĐ-CP", "59/2033/NĐ-CP"]},
    ),
    (
        "Luật Nhà ở số 65/2031/QH17 đã được sửa đổi, bổ sung một số điều theo Luật số 40/2032/QH17, "
        "Luật số 61/2033/QH17 và Luật số 62/2033/QH17;\nLuật Giá số 12/2034/QH18",
        {"65/2031/QH17": ["40/2032/QH17", "61/2033/QH17", "62/2033/QH17"]},
    ),
    # A law by its own name behind a comma is the next base, not one more that amends.
    (
        "Luật Đầu tư số 61/2031/QH17 được sửa đổi, bổ sung bởi Luật số 72/2032/QH17, Luật Đất đai số 31/2033/QH18;",
        {"61/2031/QH17": ["72/2032/QH17"]},
    ),
    (
        "Thông tư số 15/2031/TT-BCT, có hiệu lực kể từ ngày 10 tháng 4 năm 2031, được sửa đổi, bổ sung bởi:\n"
        "1. Thông tư số 26/2032/TT-BCT ngày 20 tháng 5 năm 2032, có hiệu lực kể từ ngày 29 tháng 5 năm 2032;\n"
        "2. Thông tư số 27/2033/TT-BCT, có hiệu lực kể từ ngày 01 tháng 6 năm 2033.",
        {"15/2031/TT-BCT": ["26/2032/TT-BCT", "27/2033/TT-BCT"]},
    ),
    ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)", {"Bộ luật Hình sự 2015": ["2017"]}),
    (
        "Bộ luật Hình sự năm 2015, được sửa đổi, bổ sung các năm 2017 và 2024",
        {"Bộ luật Hình sự năm 2015": ["2017", "2024"]},
    ),
    # The type of what amends tells the law from the circular that guides it.
    (
        "Thông tư số 19/2031/TT-BTP quy định chi tiết Luật Đấu giá tài sản số 01/2030/QH17 được sửa đổi theo "
        "Luật số 37/2031/QH17",
        {"01/2030/QH17": ["37/2031/QH17"]},
    ),
    (
        "Nghị định số 08/2031/NĐ-CP quy định chi tiết Luật Giá, được sửa đổi, bổ sung bởi Nghị định số 05/2032/NĐ-CP",
        {"08/2031/NĐ-CP": ["05/2032/NĐ-CP"]},
    ),
    # Of two decrees the nearer one, where no comma parts them.
    (
        "Nghị định số 79/2031/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 121/2030/NĐ-CP đã được sửa đổi, "
        "bổ sung tại Nghị định số 74/2030/NĐ-CP",
        {"121/2030/NĐ-CP": ["74/2030/NĐ-CP"]},
    ),
    ("Nghị định số 34/2031/NĐ-CP sửa đổi Nghị định số 12/2030/NĐ-CP", {}),
    ("Nghị định số 34/2031/NĐ-CP được thay thế bởi Nghị định số 12/2033/NĐ-CP", {}),
    ("Nghị định số 34/2031/NĐ-CP. Sửa đổi, bổ sung năm 2033 là cần thiết.", {}),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_a_chain_belongs_to_the_document_it_amends(text, expected):
    """Each base has its amending documents in the order of the text, and no other document has any."""
    assert chains(text) == expected


def test_a_chain_is_a_typed_value_with_places():
    """`amended_by` holds amendments with what is said of each, and each has its place in the raw text."""
    text = "Nghị định số 3/2031/NĐ-CP (được sửa đổi bởi khoản 2 Điều 1 Nghị định số 4/2032/NĐ-CP ngày 05/01/2032)"
    mention = vndocs.parse(text).references[0]

    [amendment] = mention.value.amended_by

    assert isinstance(amendment, Amendment)
    assert (amendment.type, amendment.code, amendment.date) == ("NĐ", "4/2032/NĐ-CP", datetime.date(2032, 1, 5))
    assert str(amendment.provisions[0]) == "khoản 2 Điều 1"
    start, end = mention.parts["amended_by.0"].start, mention.parts["amended_by.0"].end
    assert text[start:end] == "khoản 2 Điều 1 Nghị định số 4/2032/NĐ-CP ngày 05/01/2032"


def test_a_chain_goes_through_the_record_and_does_not_change_what_is_cited():
    """A record gives the same value again; with and without its amendments the same document is cited."""
    document = vndocs.parse("Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)")
    [mention] = vndocs.Document.from_record(document.to_record()).references

    plain = Reference(type="BL", title="Hình sự", date=DateValue(value="2015"))
    assert mention.value == document.references[0].value == plain
    assert [amendment.date for amendment in mention.value.amended_by] == [DateValue(value="2017")]


WRITTEN = [
    (
        "Nghị định số 34/2031/NĐ-CP, được sửa đổi bởi Nghị định 154/2032/NĐ-CP",
        "Nghị định số 34/2031/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2032/NĐ-CP)",
    ),
    ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung 2017)", "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017)"),
    (
        "Bộ luật Hình sự năm 2015, được sửa đổi, bổ sung các năm 2017 và 2024",
        "Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung các năm 2017 và 2024)",
    ),
    (
        "Luật Giá năm 2025 (sửa đổi, bổ sung năm 2029) (được sửa đổi, bổ sung bởi Luật số 36/2032/QH13)",
        "Luật Giá năm 2025 (sửa đổi, bổ sung năm 2029) (được sửa đổi, bổ sung bởi Luật số 36/2032/QH13)",
    ),
    # A bracket is one row, whatever the types in it.
    (
        "Luật Nhà ở số 65/2031/QH17 (được sửa đổi, bổ sung bởi Luật số 40/2032/QH17 và Nghị quyết số 61/2033/QH17)",
        "Luật Nhà ở số 65/2031/QH17 (được sửa đổi, bổ sung bởi Luật số 40/2032/QH17 và Nghị quyết số 61/2033/QH17)",
    ),
]


@pytest.mark.parametrize(("text", "written"), WRITTEN)
def test_a_chain_is_written_behind_its_base(text, written):
    """The official form has the amendments in a bracket and reads back to the same value, amendments included."""
    value = vndocs.references.parse(text)

    assert str(value) == written
    again = vndocs.references.parse(written)
    assert (again, again.amended_by) == (value, value.amended_by)


AMENDING = st.builds(
    lambda number, year, day, provisions, title: Amendment(
        type="NĐ",
        type_name="Nghị định",
        code=f"{number}/{year}/NĐ-CP",
        date=datetime.date(year, 3, day) if day else None,
        provisions=provisions,
        title=title if day else None,
    ),
    st.integers(1, 300).map(lambda number: f"{number:02}"),
    st.integers(2003, 2034),
    st.integers(0, 28),
    st.sampled_from([(), ({"clause": "2", "article": "1"},), ({"article": "3"},)]),
    st.sampled_from([None, "sửa đổi, bổ sung một số điều của các nghị định về đăng ký kinh doanh", "phí thẩm định"]),
)
YEARS = st.integers(2003, 2034).map(lambda year: Amendment(date=DateValue(value=str(year))))


@given(
    st.lists(AMENDING, max_size=4), st.lists(YEARS, max_size=3), st.booleans(), st.sampled_from([None, "phí, lệ phí"])
)
def test_any_chain_is_read_back_as_it_was_written(documents, years, years_first, title):
    """What is written of amendments reads back, in its order, in every style that carries them."""
    chain = (*years, *documents) if years_first else (*documents, *years)
    date = datetime.date(2002, 1, 5) if title else None
    base = Reference(type="NĐ", type_name="Nghị định", code="34/2002/NĐ-CP", date=date, title=title, amended_by=chain)

    for style in ("official", "official-slash"):
        again = vndocs.references.parse(vndocs.format(base, style))
        assert (again, again.title, again.amended_by) == (base, base.title, base.amended_by)


def test_an_amendment_says_what_amends():
    """Neither type, code nor year: that is no amendment."""
    with pytest.raises(ValueError, match="a year alone"):
        Amendment(date=datetime.date(2024, 1, 5))


def test_rewriting_leaves_the_chain_where_it_stands():
    """A rewrite writes no amendment twice."""
    text = "Theo Nghị định 34/2031/NĐ-CP (sửa đổi bởi Nghị định 154/2032/NĐ-CP)"

    assert vndocs.parse(text).rewrite().text == (
        "Theo Nghị định số 34/2031/NĐ-CP (sửa đổi bởi Nghị định số 154/2032/NĐ-CP)"
    )
