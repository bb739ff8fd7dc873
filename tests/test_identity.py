"""What is one document, and the identifiers that name it: written, read back, refused where too little is said."""

import datetime
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs import IdentifierError, Provision, Reference, akoma, urn
from vndocs.entities.provisions import LEVELS
from vndocs.entities.provisions.order import LETTERS


def reference(text):
    return vndocs.references.parse(text)


# Equality


def test_a_title_makes_no_other_document_of_a_code():
    """Two mentions of one code, day and body are equal, whether or not they add the title."""
    short = reference("Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy")
    long = reference("Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy về phát triển nông nghiệp")

    assert short == long
    assert hash(short) == hash(long)
    assert short.title != long.title


@pytest.mark.parametrize(
    "other",
    [
        "Nghị quyết số 24-NQ/HU ngày 05/01/2021 của Huyện ủy",
        "Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban Chấp hành Đảng bộ huyện",
        "Nghị quyết số 24-NQ/HU",
        "Nghị quyết số 25-NQ/HU ngày 05/01/2024 của Huyện ủy",
        "Điều 2 Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy",
    ],
)
def test_the_code_alone_is_no_identity(other):
    """Another day, body, number or place, or one that is not said, makes another citation."""
    assert reference(other) != reference("Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy")


def test_case_tones_and_abbreviations_do_not_count():
    """`UBND tỉnh Hòa Bình` and `Uỷ ban nhân dân tỉnh Hoà Bình` issue the same decision."""
    one = reference("Quyết định số 06/2024/QĐ-UBND ngày 12/3/2024 của UBND tỉnh Hòa Bình")
    other = reference("Quyết định số 06/2024/QĐ-UBND ngày 12/3/2024 của Uỷ ban nhân dân tỉnh Hoà Bình")

    assert one == other


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", True),
        ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng", True),
        ("Quyết định số 749/QĐ-TTg", "Quyết định số 749/QĐ-TTg ngày 03/6/2020", None),
        ("Nghị quyết số 18-NQ/TW ngày 16/6/2022", "Nghị quyết số 18-NQ/TW ngày 25/10/2017", False),
        ("Nghị quyết số 18-NQ/TW", "Nghị quyết số 18-NQ/TW ngày 25/10/2017", None),
        ("Quyết định số 165/QĐ-UBND", "Quyết định số 165/QĐ-UBND", None),
        ("Luật Đất đai năm 2013", "Luật Đất đai năm 2024", False),
        ("Luật Đất đai năm 2024", "Luật Đất đai năm 2024", True),
        ("Luật Đất đai", "Luật Đất đai năm 2024", None),
        ("Luật Đất đai năm 2024", "Luật Nhà ở năm 2023", False),
        ("Thông tư số 15/2021/TT-BTC", "Nghị định số 15/2021/NĐ-CP", False),
    ],
)
def test_one_document_two_or_unknown(one, other, expected):
    """Two mentions are of one document, of two, or nothing settles it; the order does not matter."""
    one, other = reference(one), reference(other)

    assert one.is_same_document(other) is expected
    assert other.is_same_document(one) is expected


# URN:LEX


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Luật Đất đai số 31/2024/QH15",
            "urn:lex:vn:qu%E1%BB%91c.h%E1%BB%99i:lu%E1%BA%ADt:2024-01-18;31%2F2024%2Fqh15",
        ),
        (
            "Quy định số 399-QĐ/TW ngày 08/01/2026 của Ban Bí thư",
            "urn:lex:vn:ban.b%C3%AD.th%C6%B0:quy.%C4%91%E1%BB%8Bnh:2026-01-08;399-q%C4%91%2Ftw",
        ),
        (
            "Thông tư liên tịch số 01/2016/TTLT-BTC-BTP",
            "urn:lex:vn:b%E1%BB%99.t%C3%A0i.ch%C3%ADnh+b%E1%BB%99.t%C6%B0.ph%C3%A1p"
            ":th%C3%B4ng.t%C6%B0.li%C3%AAn.t%E1%BB%8Bch:2016;01%2F2016%2Fttlt-btc-btp",
        ),
    ],
)
def test_a_document_has_a_urn(text, expected):
    """Body, type, date and number in the order of RFC 9676; the day of a known law comes from the catalogue."""
    assert urn.format(reference(text)) == expected


DOCUMENTS = [
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
    "Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban Chấp hành Đảng bộ huyện Mỏ Cày",
    "Quyết định số 06/2024/QĐ-UBND ngày 12/3/2024 của UBND tỉnh Bình Định",
    "Quy định số 12-QĐ/TU ngày 02/02/2023 của Tỉnh ủy Bình Định",
    "Quyết định số 12-QĐ/TU ngày 02/02/2023 của Tỉnh ủy Bình Định",
    "Sắc lệnh số 51/SL ngày 17 tháng 10 năm 1945 của Chủ tịch nước",
    "Bản án số 12/2023/HS-ST ngày 05/01/2023 của Tòa án nhân dân huyện A",
    "Chương trình số 05-CTr/HU ngày 11/4/2022 của Huyện ủy X",
    "Công văn số 1234/SXD-QLN ngày 01/02/2024 của Sở Xây dựng tỉnh Y",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_urn_is_read_back(text):
    """What is read from a URN is the document that it was written of, and writes the same URN."""
    cited = reference(text)
    found = urn.parse(urn.format(cited))

    assert found == cited
    assert (found.type, found.name) == (cited.type, cited.name)
    assert urn.format(found) == urn.format(cited)


def test_urns_of_different_documents_differ():
    """A decision and a regulation of one number, day and body have two URNs."""
    assert len({urn.format(reference(text)) for text in DOCUMENTS}) == len(DOCUMENTS)


NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(/(19|20)[0-9]{2})?/(QĐ|NQ|KH|CTr)-(UBND|HĐND|ABC|XYZ)", fullmatch=True)
BODIES = st.lists(st.sampled_from(["Sở", "Ủy", "ban", "Hòa", "đ", "A-B", "X,", "T.", "100%", "(y)"]), min_size=1).map(
    " ".join
)


@given(NUMBERS, BODIES, st.dates(datetime.date(1945, 9, 2), datetime.date(2099, 12, 31)))
def test_any_document_is_read_back_from_its_urn(code, body, day):
    """Whatever stands in number and body, the URN is ASCII without blanks and gives the document back."""
    type_code = code.rpartition("/")[2].partition("-")[0]
    cited = Reference(type=type_code, code=code, date=day, issuer=body)
    written = urn.format(cited)

    assert written.isascii()
    assert set(written) <= set(string.ascii_letters + string.digits + ":;.+-%~")
    assert urn.parse(written) == cited


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Nghị quyết số 24-NQ/HU ngày 05/01/2024", "issuing body"),
        ("Quyết định số 165/QĐ-UBND của UBND xã A", "date"),
        ("Luật Đất đai năm 2024", "number"),
    ],
)
def test_a_mention_that_says_too_little_has_no_urn(text, lacks):
    """The error says what lacks; nothing is guessed."""
    with pytest.raises(IdentifierError, match=lacks):
        urn.format(reference(text))


@pytest.mark.parametrize(
    "text",
    [
        "", "urn:lex:it:stato:legge:1990-08-07;241", "urn:lex:vn:a:b", "urn:lex:vn:a:lu%E1%BA%ADt:2024-13-45;1",
        "urn:lex:vn:a:kh%C3%B4ng.c%C3%B3:2024;1", "urn:lex:vn:a:lu%E1%BA%ADt:2024;1~art", "urn:isbn:0451450523",
    ],
)  # fmt: skip
def test_what_is_no_urn_of_the_profile_is_refused(text):
    """A string that is none raises IdentifierError and nothing else."""
    with pytest.raises(IdentifierError):
        urn.parse(text)


def test_a_place_stands_behind_the_document():
    """A provision follows a tilde and is read back with its document."""
    cited = reference("điểm đ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ")
    written = urn.format(cited, cited.provisions[0])

    assert written.endswith("-cp~art_5__cl_2__point_%C4%91")
    assert urn.parse(written) == cited


# Akoma Ntoso


@pytest.mark.parametrize(
    ("provision", "path"),
    [
        (Provision(article="5", clause="2", point="đ"), "art_5__cl_2__point_đ"),
        (Provision(part="I", chapter="XII", section="5", article="103"), "part_I__chp_XII__sec_5__art_103"),
        (Provision(appendix="II", form="01/ĐK"), "att_II__form_01%2FĐK"),
        (Provision(appendix=""), "att"),
        (Provision(clause="2", point="a", subpoint="-1"), "cl_2__point_a__indent_1"),
        (Provision(clause="2", paragraph="mở đầu"), "cl_2__intro"),
        (Provision(clause="2", paragraph="2"), "cl_2__al_2"),
    ],
)
def test_a_provision_has_a_path(provision, path):
    """Elements and numbers as the naming convention has them, from large to small."""
    assert akoma.format(provision) == path
    assert akoma.parse(path) == provision


LABELS = st.text(string.digits + LETTERS + "IVXĐ./_-%", min_size=1, max_size=6).filter(
    lambda label: label[0] not in "-"
)


@given(st.dictionaries(st.sampled_from(LEVELS), LABELS, min_size=1))
def test_any_provision_is_read_back_from_its_path(fields):
    """Whatever signs stand in its labels."""
    provision = Provision(**fields)

    assert akoma.parse(akoma.format(provision)) == provision


@pytest.mark.parametrize("path", ["", "art", "art_", "cl_2__art_5", "art_5__art_6", "foo_1", "art_5_cl_2", "art_5__"])
def test_what_is_no_path_is_refused(path):
    """An unknown element, a wrong order and a lost number raise IdentifierError."""
    with pytest.raises(IdentifierError):
        akoma.parse(path)


def test_what_no_path_says_is_refused():
    """A provision that is incomplete, or has something taken out, has no path."""
    for provision in (
        Provision(article="5", incomplete=True),
        Provision(article="5", excluded=(Provision(article="5", clause="1"),)),
    ):
        with pytest.raises(IdentifierError):
            akoma.format(provision)


#: The abbreviations that the naming convention allows (OASIS, Akoma Ntoso Naming Convention 1.0, chapter 5), as far as
#: they are of parts of a document; an element that is not among them stands by its name.
ABBREVIATIONS = {
    "alinea": "al", "article": "art", "attachment": "att", "chapter": "chp", "clause": "cl", "paragraph": "para",
    "section": "sec", "subchapter": "subchp", "subclause": "subcl", "subparagraph": "subpara", "subsection": "subsec",
    "intro": "intro", "wrapUp": "wrapup",
}  # fmt: skip
#: Elements of Akoma Ntoso that are not shortened, and the two of this profile.
WHOLE = {"part", "point", "indent", "table"}
OWN = {"form", "sent"}


@pytest.mark.parametrize(
    "words",
    [
        "Phụ lục II", "Mẫu số 01", "Biểu 3", "Phần A", "Chương II", "Mục 1", "Tiểu mục 2", "Điều 5", "khoản 2",
        "điểm đ", "tiết 1 điểm a", "gạch đầu dòng thứ hai khoản 1", "đoạn 2 Điều 5", "đoạn mở đầu Điều 5",
        "đoạn cuối Điều 5",
    ],
)  # fmt: skip
def test_every_step_of_a_path_has_a_name_of_the_standard(words):
    """Steps are named by the standard's abbreviations, by whole names of its elements, or by the two of the profile."""
    [provision, *_] = vndocs.references.parse(f"{words} Nghị định số 30/2020/NĐ-CP").provisions

    names = {step.partition("_")[0] for step in vndocs.akoma.format(provision).split("__")}

    assert names <= {*ABBREVIATIONS.values(), *WHOLE, *OWN}
