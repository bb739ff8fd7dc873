"""Provisions and pointers: what belongs to what, what is a heading, what is written back."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.base import Hits
from vndocs.entities.provisions import KIND, LEVELS, Pointer, Provision, Reading
from vndocs.entities.provisions.chain import read_chain, resolve
from vndocs.entities.provisions.order import LETTERS, expand, label_key
from vndocs.entities.provisions.simple import read_one
from vndocs.errors import StyleError
from vndocs.pipeline.scan import Scanner
from vndocs.text import Source

SCANNER = Scanner((KIND.triggers,))


def read(text: str) -> list[Reading]:
    [hits] = SCANNER.scan(Source.of(text))
    assert isinstance(hits, Hits)
    return KIND.read(hits)


def found(text: str) -> list[str]:
    return [text[reading.start : reading.end] for reading in read(text) if reading.alone]


def paths(words: str) -> list[str]:
    """Give each provision of a chain as a line: `article 5 clause 2`."""
    chain = resolve(words)
    assert chain is not None
    assert chain.length == len(words)
    return [" ".join(f"{level} {label}" for level, label in light) for light in chain.provisions]


# What belongs to what


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "khoản 1, 2 và điểm a, b khoản 3 Điều 5; Điều 7",
            [
                "article 5 clause 1",
                "article 5 clause 2",
                "article 5 clause 3 point a",
                "article 5 clause 3 point b",
                "article 7",
            ],
        ),
        ("điểm a khoản 1, 2 Điều 5", ["article 5 clause 1 point a", "article 5 clause 2"]),
        ("điểm a Điều 5, khoản 2 Điều 6", ["article 5 point a", "article 6 clause 2"]),
        ("Điều 5 khoản 2 điểm a", ["article 5 clause 2 point a"]),
        ("Điều 5, 6 khoản 2", ["article 5", "article 6 clause 2"]),
        ("Điều 5, khoản 2 và khoản 3", ["article 5 clause 2", "article 5 clause 3"]),
        ("điểm a mục 1 Điều 8", ["section 1 article 8 point a"]),
        ("khoản 1.8 điểm 1 mục VI Phần B", ["part B section VI clause 1.8 point 1"]),
        ("Mục 1 Chương I; Điều 24, khoản 1 Điều 26 Mục 7 Chương II", None),
    ],
)
def test_a_unit_belongs_to_the_next_larger_one(words, expected):
    """Letters to the nearest khoản on the right, khoản to the nearest Điều; a level right behind a larger one to it."""
    if expected is None:
        expected = [
            "chapter I section 1",
            "chapter II section 7 article 24",
            "chapter II section 7 article 26 clause 1",
        ]

    assert paths(words) == expected


def test_a_range_of_points_runs_in_vietnamese_order():
    """From a to g there are seven points, đ among them; there is no f."""
    assert paths("điểm a đến điểm g khoản 1") == [f"clause 1 point {letter}" for letter in "abcdđeg"]
    assert expand("a", "y") == list(LETTERS)
    assert len(LETTERS) == 23


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("5", "8", ["5", "6", "7", "8"]),
        ("01", "03", ["01", "02", "03"]),
        ("II", "V", ["II", "III", "IV", "V"]),
        ("a1", "a3", ["a1", "a2", "a3"]),
        ("2.1", "2.3", ["2.1", "2.2", "2.3"]),
        ("g", "a", ["g", "a"]),
        ("8", "5", ["8", "5"]),
        ("5a", "8", ["5a", "8"]),
        ("1", "9999", ["1", "9999"]),
    ],
)
def test_a_range_that_cannot_be_told_keeps_its_ends(first, last, labels):
    """What runs backwards, is too long or has no order is not guessed at."""
    assert expand(first, last) == labels


def test_what_is_taken_out_stays_with_what_holds_it():
    """An exception is recorded as a whole path; an article of a range that is taken out is left out."""
    assert resolve("Điều 5 (trừ điểm c khoản 2)").provisions == (  # type: ignore[union-attr]
        (("article", "5"), ("excluded", ({"article": "5", "clause": "2", "point": "c"},))),
    )
    assert paths("Điều 5 đến Điều 8, trừ Điều 7") == ["article 5", "article 6", "article 8"]


def test_a_blank_qualifier_makes_a_provision_incomplete():
    """The part that can be read is kept, and says that there was more."""
    [reading] = read("nộp điểm … khoản 2 Điều 5, trước hạn")

    assert KIND.value(reading, Source.of("")) == Pointer(
        provisions=(Provision(article="5", clause="2", incomplete=True),)
    )


@pytest.mark.parametrize("text", ["khoản 2 và 3 người dân", "khoản 2, 15 hộ nghèo", "khoản 2 và 5 tháng sau đó"])
def test_a_bare_number_goes_on_only_before_what_can_follow(text):
    """A number that counts something is no further clause."""
    [reading] = read("theo " + text)

    assert reading.provisions == ((("clause", "2"),),)


# What is a pointer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo quy định tại\nĐiều 5.\nKhi có thay đổi", ["Điều 5"]),
        ("1. Khoản 2 Điều 8 về mức hỗ trợ.\n2. Điều 9 về hồ sơ.", ["Khoản 2 Điều 8", "Điều 9"]),
        ("Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Hồ sơ\n1. Bản chính", ["Điều 5"]),
        ("TỔ CHỨC THỰC HIỆN \nĐiều 42. Trách nhiệm", []),
        ("Điều khoản thi hành\nĐiều 40. Hiệu lực thi hành", []),
        ("quy định tại khoản 2;\nĐiều 6. Phạm vi", ["khoản 2"]),
        ("quy định tại khoản 2\n\nĐiều 6. Phạm vi", ["khoản 2"]),
        (
            "liên quan đến Điều 44.7.TT.2.7. Thực hiện; Điều 44.7.TT.2.11. Cập nhật)",
            ["Điều 44.7.TT.2.7", "Điều 44.7.TT.2.11"],
        ),
        ("\nPhụ lục I được thay bằng mẫu mới", ["Phụ lục I"]),
        ("| Chương I | tiêu đề |", []),
        ("- Như Điều 3;", ["Điều 3"]),
        ("(Điều 7)", ["Điều 7"]),
        ("theo điểm a), b) khoản 1", ["điểm a), b) khoản 1"]),
    ],
)
def test_headings_are_told_from_pointers(text, expected):
    """The outline of this document, or of one it quotes, points at nothing."""
    assert found(text) == expected


def test_the_pointing_word_closes_the_chain():
    """`này` ends a pointer; what follows is another."""
    text = "điểm a khoản này, khoản 3 Điều này và Điều 6 Luật này"

    assert found(text) == ["điểm a khoản này", "khoản 3 Điều này", "Điều 6 Luật này"]


def test_a_chain_runs_across_hard_line_breaks():
    """Breaks of lines, emphasis and lost blanks within a chain are read through, an empty line is not."""
    assert found("tại khoản\n2\nĐiều\n5 Nghị\nđịnh\nnày.") == ["khoản\n2\nĐiều\n5 Nghị\nđịnh\nnày"]
    assert found("tại **khoản 2** Điều 5 **Luật** này.") == ["khoản 2** Điều 5 **Luật** này"]
    assert found("tại khoản 2\n\nĐiều 5 của") == ["khoản 2", "Điều 5"]


def test_small_names_count_where_the_text_is_such_a_document():
    """`hợp đồng này` means the contract in a contract, a contract in a letter."""
    assert found("HỢP ĐỒNG\nCác bên ký kết hợp đồng này.") == []
    assert found("Số 01\nHỢP ĐỒNG\nCác bên ký kết hợp đồng này.") == ["hợp đồng này"]
    assert found("Thuế đối với hợp đồng này là 5%.") == []


def test_plural_and_span():
    """`các` and `từ` stand outside the span and within the whole."""
    text = "tại các điểm a, b và c khoản 1"
    [reading] = read(text)

    assert text[reading.start : reading.end] == "điểm a, b và c khoản 1"
    assert KIND.whole(reading) == (text.index("các"), len(text))


# Where a document is expected


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("khoản 2 Điều 5 Luật Đất đai", "Luật"),
        ("khoản 2 Điều 5 của Luật các tổ chức tín dụng", "Luật"),
        ("Điều 10, Điều 21 Điều lệ Đảng", "Điều lệ"),
        ("Phụ lục số 01 ban hành kèm theo Thông tư 70/2019/TT-BTC", "Thông tư"),
        ("điểm b khoản 3 Điều 1 của Luật số 51/2019/QH14", "Luật"),
        ("Điểm 10 Quy định số 294-QĐ/TW", "Quy định"),
        ("khoản 2, Điều 5, Nghị định số 30/2020/NĐ-CP", "Nghị định"),
        ("Điều 3 Quy chế ban hành kèm theo Quyết định số 12/2024/QĐ-UBND", "Quyết định"),
        ("Điều 173 BLHS", "BLHS"),
    ],
)
def test_the_tail_is_where_a_document_begins(text, document):
    """The reading says where a reference must begin to take the provisions."""
    [reading, *_] = read(text)

    assert text[reading.tail :].startswith(document)
    assert reading.end == reading.chain_end


@pytest.mark.parametrize("text", ["điểm 10 Quy định của trường", "mẫu số 02 Tờ khai"])
def test_what_is_nothing_without_a_document_says_so(text):
    """A numbered point or a form counts only in front of a document."""
    assert found("theo " + text) in ([], [text[: len("điểm 10 Quy định")]])


def test_provisions_go_to_the_reference_they_stand_before():
    """The pipeline joins them, also those that would be none alone."""
    document = vndocs.parse("Căn cứ Điểm 10 Quy định số 294-QĐ/TW ngày 26/5/2025 và Điều 7.")

    [reference] = document.references
    assert reference.value.provisions == (Provision(point="10"),)
    assert [mention.text for mention in document.internal] == ["Điều 7"]


# Values


def test_provisions_sort_as_the_document_runs():
    """25 < 25a < 25b < 26, a < a1 < b, d < đ < e, the whole before its parts."""
    rows = ["25", "25a", "25b", "26"], ["a", "a1", "b"], ["d", "đ", "e"], ["II", "IV", "V", "X"]
    for row in rows:
        assert sorted(set(row), key=label_key) == row
    article, clause, later = Provision(article="5"), Provision(article="5", clause="1"), Provision(article="5a")
    assert sorted([later, clause, article]) == [article, clause, later]


def test_a_provision_contains_its_parts_less_what_is_taken_out():
    """Containing follows the path; what is excluded lies outside."""
    whole = Provision(article="5", excluded=(Provision(article="5", clause="2"),))

    assert whole.contains(Provision(article="5", clause="1", point="a"))
    assert not whole.contains(Provision(article="5", clause="2", point="a"))
    assert not whole.contains(Provision(article="6"))


@pytest.mark.parametrize(
    "fields",
    [{}, {"article": ""}, {"article": " 5"}, {"clause": "2 "}, {"page": "3"}],
)
def test_a_provision_names_a_place(fields):
    """Nothing, blanks and unknown levels are no place."""
    with pytest.raises(ValueError, match=r"validation error"):
        Provision(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"type": "NĐ"},
        {"type": "NĐ", "type_name": "Nghị định"},
        {"pointing": "this"},
        {"pointing": "this", "unit": "page"},
        {"unit": "article"},
    ],
)
def test_a_pointer_points_at_something(fields):
    """A document without pointing word or provisions, or a pointing word of nothing, is no pointer."""
    with pytest.raises(ValueError, match=r"validation error"):
        Pointer(**fields)


@pytest.mark.parametrize(
    "text",
    [
        "các điểm a, b khoản 2 Điều 5 (trừ điểm b) Nghị định này",
        "gạch đầu dòng thứ hai điểm a khoản … Điều 5",
        "Mục 1 Phụ lục ban hành kèm theo Nghị quyết này",
        "Kế hoạch nêu trên",
    ],
)
def test_records_keep_the_value(text):
    """A record goes through JSON without loss."""
    source = Source.of("theo " + text)
    for reading in read(source.raw):
        record = json.loads(json.dumps(KIND.record(reading, source)))
        assert KIND.from_record(record) == KIND.value(reading, source)


def test_the_schema_names_every_level():
    """The JSON Schema of a pointer carries the levels with their Vietnamese words."""
    schema = json.dumps(Pointer.model_json_schema(), ensure_ascii=False)

    assert all(f'"{level}"' in schema for level in LEVELS)
    assert "Phụ lục" in schema


# Writing


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    fields: dict[str, Any] = {"article": draw(st.integers(1, 12).map(str))}
    if draw(st.booleans()):
        fields["clause"] = draw(st.sampled_from(["1", "2", "3", "4", "1a", "2b"]))
        if draw(st.booleans()):
            fields["point"] = draw(st.sampled_from(list("abcdđe")))
            if draw(st.booleans()):
                fields["subpoint"] = draw(st.sampled_from(["-1", "-2", "a.1"]))
    return Provision(**fields)


@given(st.lists(provisions(), min_size=1, max_size=12, unique=True))
def test_a_phrase_says_just_the_provisions(chosen):
    """Whatever set is folded, reading the phrase gives the set again, in its order."""
    words = Provision.phrase(sorted(chosen))
    chain = resolve(words.removeprefix("các ").removeprefix("từ "))

    assert chain is not None
    assert [Provision(**dict(light)) for light in chain.provisions] == sorted(chosen)


def test_what_no_phrase_says_is_an_error():
    """A clause without article in front of one with an article cannot be told apart from the latter."""
    with pytest.raises(StyleError, match="no phrase"):
        Provision.phrase([Provision(clause="3"), Provision(article="5", clause="2")])
    with pytest.raises(StyleError, match="style"):
        format(Provision(article="5"), "verse")


def test_a_provision_is_written_in_official_order():
    """From small to large, capitals as 30/2020/NĐ-CP, Phụ lục II sets them."""
    assert str(Provision(article="5", clause="2", point="a")) == "điểm a khoản 2 Điều 5"
    assert str(Provision(part="2", section="III")) == "Mục III Phần thứ hai"
    assert f"{Provision(appendix='', section='1')}" == "Mục 1 Phụ lục"


@given(st.text(alphabet="Điềukhoảnđiểmụcàyêu trên15a,;()…\n*. ", max_size=200))
def test_reads_any_text_without_fault(text):
    """Readings are in order, within the text, apart from each other, and their values can be made."""
    source = Source.of(text)
    readings = read(text)
    last = 0
    for reading in readings:
        assert last <= reading.start < reading.end <= len(source.text)
        assert reading.begin <= reading.start <= reading.chain_end <= reading.end
        assert not source.text[reading.start].isspace()
        assert not source.text[reading.end - 1].isspace()
        KIND.value(reading, source)
        last = reading.end


def test_the_short_way_reads_a_chain_as_the_long_one_does():
    """One place of an article is the same, read in one step or unit by unit."""
    parts = (
        ("", "điểm a ", "Điểm đ\n", "điểm l ", "điểm x "),
        ("", "khoản 2 ", "Khoản 99 ", "khoản 10a\n", "khoản 1đ "),
        ("Điều 7", "điều 7", "Điều 999", "Điều 12a"),
        ("", ";", "); ", "\n", " của ", " Luật này", " của Nghị định này", " Quyết định\nnày"),
    )
    for words in map("".join, itertools.product(*parts)):
        assert read_one(words) is not None
        assert resolve(words) == read_chain(words)


@pytest.mark.parametrize("behind", ["được quy định như sau:", "đã quy định", "và", "."])
def test_a_statute_without_name_is_named_by_its_type(behind):
    """`Điều 54 của Pháp lệnh` points to the statute that the text is about, whatever verb follows."""
    [pointer] = vndocs.parse(f"Việc xử phạt theo Điều 54 của Pháp lệnh {behind}").to_record()["internal"]

    assert (pointer["text"], pointer["type"]) == ("Điều 54 của Pháp lệnh", "PL")


def test_dashes_in_a_row_are_read_once():
    """However many dashes stand behind an article, none of them opens the name of a document."""
    [reading] = read("theo Điều 5" + " -" * 5000)

    assert (reading.start, reading.end, reading.type) == (5, 11, None)


@pytest.mark.parametrize("text", ["này; tại điểm ", "này kèm Điều ", "này, theo Nghị định "])
def test_a_pointing_word_that_opens_a_text_points_at_nothing(text):
    """What stands at the end of a text is not taken for what stands before its first word."""
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    ["theo Điều 5, trừ Điều 5 Luật này", "theo Điều 5, trừ Điều 5", "ngoại trừ điểm c của ngoại trừ điểm c , trừ"],
)
def test_an_exclusion_that_leaves_nothing_is_a_pointer_of_its_own(text):
    """What is taken out of itself leaves no pointer without a place."""
    document = vndocs.parse(text)

    assert all(mention.value.provisions for mention in document.internal)
    assert len(document.to_record()["internal"]) == len(document.internal)


def test_a_unit_that_lost_its_first_letter_at_the_beginning_has_a_place_in_the_text():
    """What a text begins with has no letter before it."""
    assert all(0 <= reading.start < reading.end for reading in read("hoản này quy định"))


@pytest.mark.parametrize("end", ["\n", " \n"])
@pytest.mark.parametrize(
    "words",
    [
        "Phụ⏎lục II",
        "các Phụ⏎lục I, II và IV",
        "tiểu⏎mục 1.2 mục III phần B",
        "Điều⏎thứ 3",
        "Mẫu⏎số 01/ĐK ban hành kèm theo Nghị định này",
        "biểu⏎02 kèm theo Quyết định này",
        "chương⏎XIV của Bộ luật này",
        "Kế hoạch⏎nêu trên",
        "Nghị định⏎đó",
        "khoản⏎2 Điều 5 Nghị định⏎này",
    ],
)
def test_pointers_are_read_over_the_end_of_a_line(words, end):
    """Lines are broken between any two words, and often end with a blank."""
    before, after = "Việc xử lý hồ sơ của các đơn vị thực hiện theo ", ", cơ quan chủ trì tổng hợp và báo cáo."

    [whole] = vndocs.parse(f"{before}{words.replace('⏎', ' ')}{after}").to_record()["internal"]
    [broken] = vndocs.parse(f"{before}{words.replace('⏎', end)}{after}").to_record()["internal"]

    said = ("type", "provisions", "pointing", "unit")
    assert [broken.get(key) for key in said] == [whole.get(key) for key in said]
    assert broken["start"] == whole["start"]


@pytest.mark.parametrize("lead", ["theo ", "(", "[", "“", '"', "theo:", "gồm;", "|", "Quy định chung\n"])
@pytest.mark.parametrize(
    ("words", "provisions"),
    [
        ("K2 Đ5", {"article": "5", "clause": "2"}),
        ("k2 đ5", {"article": "5", "clause": "2"}),
        ("Đ5 K2", {"article": "5", "clause": "2"}),
        ("K2Đ5", {"article": "5", "clause": "2"}),
        ("đ.a K2 Đ5", {"article": "5", "clause": "2", "point": "a"}),
        ("đa k2 Đ5", {"article": "5", "clause": "2", "point": "a"}),
    ],
)
def test_shortened_levels_are_read_behind_whatever_opens(lead, words, provisions):
    """In notes and tables they stand in quotes, in cells and at the head of a line; none is left out."""
    [reference] = vndocs.parse(f"{lead}{words} Luật Đất đai năm 2013").to_record()["references"]

    assert reference["text"] == f"{words} Luật Đất đai năm 2013"
    assert reference["provisions"] == [provisions]


def test_a_label_with_a_shortened_level_in_it_stays_a_label():
    """`k1` and `đ1` are points that were put in later."""
    [reference] = vndocs.parse("các điểm đ, đ1, k và k1 khoản 2 Điều 5đ1 Luật Đất đai").references

    assert [place.point for place in reference.value.provisions] == ["đ", "đ1", "k", "k1"]
    assert {place.article for place in reference.value.provisions} == {"5đ1"}
