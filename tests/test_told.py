"""Readings told by plans in C, as records and as columns: both say what the plain Python says."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vndocs
from tests.test_gathering import RARE
from tests.word_files import definitions, docx, level, numbered, paragraph
from vndocs.entities.lists.reading import Reading as NumberedList
from vndocs.pipeline import records as telling
from vndocs.pipeline.kinds import ALL_KINDS
from vndocs.pipeline.layout import read as read_layout
from vndocs.pipeline.layout import reading
from vndocs.pipeline.plans import plans
from vndocs.readers import source
from vndocs.samples import NAMES, read
from vndocs.text.source import Source

from .strategies import anything, official

pytestmark = pytest.mark.skipif(telling.compiled is None, reason="installed without the compiled records")
#: What makes records rich: links, parts, a quotation, a motto between the halves of an issuer.
WHOLE = (RARE, *(read(name).decode() for name in NAMES))
#: Words around which the places move, or which composition changes.
ODD = st.sampled_from(
    ["", "\u200b", "\u0301", "\u212a", "**", "\u00a0", "\ufeff", "\ud800", "\U0001d7d8", "\u1100\u1161"]
)
MARKERS = st.sampled_from(
    [
        "1. ",
        "2. ",
        "\n1. ",
        "\n2. ",
        "\n- ",
        "\n\u2013 ",
        "(1) ",
        "; (2) ",
        "a) ",
        "*",
        " x",
        "“",
        "«",
        "\u200b",
        "“\n1. ",
    ]
)


def differences(document):
    """What is told otherwise in C, kind by kind; the order of keys counts."""
    for key, readings in document.readings.items():
        links = document._links_of(key)
        told = telling.records(ALL_KINDS[key], readings, document.source, links)
        plain = telling.plainly(ALL_KINDS[key], readings, document.source, links)
        for one, other in zip(told, plain, strict=True):
            if one != other or list(one) != list(other) or repr(one) != repr(other):
                yield key, one, other


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", WHOLE, ids=["rare", *NAMES])
def test_records_of_whole_documents_are_the_same(text, form):
    """Every key of every kind, links and parts with them, composed or not."""
    document = vndocs.parse(unicodedata.normalize(form, text))

    assert sum(map(len, document.readings.values())) > 5
    assert not list(differences(document))


@settings(max_examples=60)
@given(st.sampled_from(WHOLE), st.integers(0, 2000), st.integers(20, 900), ODD, st.integers(1, 9))
def test_records_of_torn_documents_are_the_same(text, start, length, odd, step):
    """Also where odd letters stand between the words, so that places move or words must be composed."""
    torn = odd.join(text[start : start + length].split(" ", step))

    assert not list(differences(vndocs.parse(torn)))


@given(anything() | official())
def test_records_of_any_text_are_the_same(text):
    """Whatever is read of it."""
    assert not list(differences(vndocs.parse(text)))


@given(st.lists(MARKERS, max_size=20).map("".join))
def test_records_of_lists_are_the_same(text):
    """Items that open quotations, that are empty, and whose markers are printed otherwise than they were matched."""
    assert not list(differences(vndocs.parse(text, kinds=["lists"])))


def test_a_title_that_is_meant_again_is_cut_once():
    """What a citation means is said with the words that were made for the first one."""
    first = "Căn cứ Nghị định số 12/2020/NĐ-CP ngày 01/02/2020 của Chính phủ về quản lý bến phà;\n"
    document = vndocs.parse(first + "Theo khoản 1 Điều 3 Nghị định số 12/2020/NĐ-CP, bến phà phải có biển báo.")
    own, *others = document.to_record()["references"]

    titles = [other["target"]["title"] for other in others if "target" in other]
    assert titles == ["quản lý bến phà"]
    assert titles[0] is own["title"]
    assert not list(differences(document))


@given(st.text(st.sampled_from(" *|aàỆ“\u2013\u0301\u00a0\u2028\n\ud800\U0001d7d8"), max_size=12))
def test_names_are_cut_as_a_source_cuts_them(words):
    """With blanks, emphasis and letters to be composed anywhere, and at either end."""
    text = f"số 1 {words}"
    source_of = Source.of(text)
    place = (4, len(source_of.text))
    reading = vndocs.parse("Nghị định số 12/2020/NĐ-CP").readings["references"][0]
    readings = [reading._replace(title=place), reading._replace(title=place, issuer=(0, 4), issuer_rest=place)]
    kind = ALL_KINDS["references"]

    told = telling.records(kind, readings, source_of)
    assert repr(told) == repr(telling.plainly(kind, readings, source_of))


def test_records_of_files_are_the_same():
    """The places in a Word file, and the numbers that it makes itself."""
    body = paragraph(RARE.partition("\n")[0]) + numbered("chi 5.000 đồng") + numbered("theo 12/QĐ-UBND")
    document = vndocs.parse(source(docx(body, numbering=definitions([level(0, "decimal", "%1.")])), "a.docx"))

    assert any("places" in reference for reference in document.to_record()["references"])
    assert not list(differences(document))


def body_differences(text):
    """The headings of the body told in C, and those told by Python where they are others."""
    layout = read_layout(Source.of(text))
    if layout.tree is None:
        return []
    told, plain = (tell(layout, layout.tree) for tell in (reading.headings, reading.headings_plainly))
    return [(one, other) for one, other in zip(told, plain, strict=True) if repr(one) != repr(other)]


#: Headings with titles that end with signs, stand in a table, point to footnotes, or must be composed.
HEADINGS = (
    "**Điều 1.** | Phạm vi | điều chỉnh |\n1. Một\na) Hai",
    "Chương I\nQUY ĐỊNH CHUNG",
    "Điều 2. Giải thích (*) từ ngữ:\n1. Một",
    "Điều 3. Tổ chư\u0301c\u200b bộ máy –\n2. Hai",
    "Điều 4. ***",
    "I. MỞ ĐẦU;\n1. Một\n2. Hai",
    "PHỤ LỤC\nDANH MỤC",
    "Điều 5. (* \ud800",
)


@pytest.mark.parametrize("text", [*WHOLE, "\n".join(HEADINGS)], ids=["rare", *NAMES, "headings"])
def test_headings_are_the_same(text):
    """Units, labels, depths, places and titles."""
    assert not body_differences(text)
    assert not body_differences(unicodedata.normalize("NFD", text))


@given(st.lists(st.sampled_from(HEADINGS) | official(), max_size=8).map("\n".join))
def test_headings_of_any_body_are_the_same(text):
    """In any order, with anything between them."""
    assert not body_differences(text)


def test_what_is_no_heading_is_told():
    """A wrong call raises."""
    layout = read_layout(Source.of("Điều 1. Một\nĐiều 2. Hai"))
    assert layout.tree is not None
    source, raw, moved, rows, *rest = reading.told(layout, layout.tree)

    assert len(reading.compiled.headings(source, raw, moved, rows, *rest)) == 2
    for wrong in (b"", rows[:-8], list(rows), b"\xff" * len(rows)):
        with pytest.raises((TypeError, ValueError)):
            reading.compiled.headings(source, raw, moved, wrong, *rest)


def test_each_kind_has_a_plan():
    """All that are read by default are told in C."""
    assert {kind.name for kind in ALL_KINDS.values()} - set(plans(telling.compiled).kinds) == {"people"}


def test_what_is_no_reading_is_told():
    """A wrong call raises, and nothing beyond a text or a tuple is read."""
    told = plans(telling.compiled)
    document = vndocs.parse("1. Một\n2. Hai")
    [reading] = document.readings["lists"]
    text = document.source.text

    def tell(reading, raw=text, moved=None):
        return telling.compiled.records(
            told.kinds["lists"], [reading], document.source, raw, moved, told.link, None, None
        )

    assert len(tell(reading)) == 1
    for wrong in (None, (), tuple(reading)[1:], reading._replace(signs=()), reading._replace(starts=None)):
        with pytest.raises(TypeError):
            tell(wrong)
    with pytest.raises(TypeError):
        tell(reading._replace(start="a"))
    with pytest.raises(ValueError, match="within the text"):
        tell(reading, raw="1.")
    with pytest.raises(ValueError, match="within the text"):
        tell(reading._replace(text="1."))
    with pytest.raises(TypeError):
        tell(reading, moved=([0], [1], [2], []))
    with pytest.raises(ValueError, match="field of a plan"):
        telling.compiled.plan(len(NumberedList._fields), (("sung", "a", 0, -1, None),))
    with pytest.raises(ValueError, match="a link for each"):
        telling.compiled.records(told.kinds["lists"], [reading], document.source, text, None, told.link, (), None)
