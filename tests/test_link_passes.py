"""What is compiled of the resolution of links gives what the Python beside it gives."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.references.reading import ReferenceReading
from vndocs.pipeline.resolve import amended, changing, cited, documents, light, markers, outline, quotes, sentences
from vndocs.text.source import Source

from .strategies import anything, official

pytestmark = pytest.mark.skipif(
    None in (module.compiled for module in (changing, documents, light, markers, sentences)),
    reason="installed without the compiled passes",
)

# fmt: off
#: What ends sentences and paragraphs, opens items, changes and points, and what comes near it.
PIECES = st.sampled_from([
    *".!?…;:\n\n\n    *\t-+•”)]\"“(1aAđĐIVX_٣\u00a0\u3000\x1c",
    ". ", ".\n", ";\n", ":\n", "\n\n", "...", ".”) ", ".\n\n", "TP.", "GS.TS. ", "v.v. ", "đ/c.", "UVBTV.",
    "Điều 5. ", "điều 12a.", "khoản 3.", "mục IV. ", "\n1. ", "\na) ", "\n1.2.3.4. ", "\n1.2.3.4.5.6. ", "\n** ",
    "\n - ", "\nIV. ", "\nIV- ", "\nĐiều 3. Tên\n", "\nĐiều  3:", "\nCăn cứ ", "\nCăn  cứ", "\nchữ ",
    "sửa đổi, bổ sung", "SỬA  ĐỔI", "sửa đổİ", "bổ\nsung", "thay thế", "bãi bỏ", "huỷ bỏ", "Hủy\t bỏ", "bỏ cụm từ",
    "điều", "chỉnh", "như sau:\n“", "như sau: \"", "”.\n", "\".\n", "Chương II\nTÊN\n", "Nghị định này", "Luật này",
    "khoản 2 Điều này", "Điều này", "Điều 7", "khoản 3", "điểm b khoản này", "khoản này", "Nghị định số 5/2020/NĐ-CP",
    "Nghị định nêu trên", "của", "Người", "được", "PHỤ LỤC I\n", "(Ban hành kèm theo Quyết định số 7/QĐ-UBND)\n",
    "QUY CHẾ\n", "\n12 Khoản này", "dự thảo", "\x00", "\ud800", "\U0001f600",
])
# fmt: on
TEXTS = (st.lists(PIECES, max_size=40).map("".join) | official() | anything()).map(lambda raw: Source.of(raw).text)
LONG = st.lists(PIECES | st.just("việc của từng năm "), min_size=150, max_size=220).map("".join)
PLACES = st.lists(st.floats(0, 1), max_size=8)


# fmt: off
TYPES = st.sampled_from([None, "L", "BL", "NĐ", "NQ", "TCVN"])
CODES = st.sampled_from([
    None, "", "30", "05a", "30đ", "30/2020", "30/2020/NĐ-CP", "30/2020/nđ-cp", "18-NQ/TW", "18-nq/tw", "X" * 65,
    "30/20200", "30/", "٣٠", "0", "a30", "30ab", "ẞ/1", "ss/1", "30\n", "İ-1", "\ud800", "\U0001d7d8", "x" * 65,
])
# fmt: on
DATES = st.sampled_from([None, "", "2020", "2020-01", "2020-01-05", "2020-01-06", "2021", "1" * 40])


def _reading(kind, code, date, title):
    return ReferenceReading(1, 2, kind, None, code, date, None, title, (), "cited", None, None)


def _name(place):
    return "ab"[place[0]]


@contextmanager
def plainly() -> Iterator[None]:
    """Resolve in Python alone."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (markers, sentences):
            patch.setattr(module, "compiled", None)
        for user in (amended, quotes):
            patch.setattr(user, "says_change", changing.says_change_plainly)
        patch.setattr(cited, "gather", documents.gather_plainly)
        yield


@given(TEXTS | LONG, PLACES)
def test_sentences_and_paragraphs_begin_where_the_expressions_have_them_begin(text, shares):
    """Everywhere, the limits of the stretch that is looked through included."""
    limits = sentences.OwnLimits(text)
    for place in {int(share * len(text)) for share in (*shares, 1)}:
        assert limits.sentence(place) == sentences.sentence_plainly(text, place)
        assert limits.paragraph(place) == sentences.paragraph_plainly(text, place)


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_a_change_is_said_where_the_words_say_it(text, low, behind):
    """In any case, over any white space, within the stretch alone."""
    high = len(text) - behind
    assert changing.says_change(text, low, high) == changing.says_change_plainly(text, low, max(0, high))


@given(TEXTS)
def test_the_markers_of_lists_are_gathered_in_text_order(text):
    """Those of all lists, each with what it may head."""
    lists = vndocs.parse(text, resolve=False)._readings["lists"]
    found = markers.gather(lists)
    assert found == markers.gather_plainly(lists)
    assert found[0] == sorted(found[0])
    # Also where a list begins in the midst of another.
    doubled = (*lists, *lists)
    assert markers.gather(doubled) == markers.gather_plainly(doubled)


@given(TEXTS, st.sets(st.integers(0, 60)))
def test_headings_outside_of_lists_are_found(text, known):
    """Where no marker stands, wherever the markers are."""
    text = f"\n# Chương II\n{text}\nMục 1. Tên\nĐiều 7. Tên\n"
    starts = sorted({*known, *(heading.start(1) for heading in list(outline._HEADING.finditer(text))[::2])})
    found = [heading.span(1) for heading in markers.lone_headings(text, starts, outline._HEADING)]
    with plainly():
        assert found == [heading.span(1) for heading in markers.lone_headings(text, starts, outline._HEADING)]


@given(st.lists(st.builds(_reading, TYPES, CODES, DATES, st.sampled_from([None, (0, 1), (1, 2)])), max_size=14))
def test_mentions_of_one_document_are_gathered_as_the_plain_way_gathers_them(readings):
    """By code, by name and by date, and apart where anything speaks against it."""
    assert documents.gather(readings, _name) == documents.gather_plainly(readings, _name)
    for one, other in zip(
        documents.gather(readings, _name)[2], documents.gather_plainly(readings, _name)[2], strict=True
    ):
        assert one is other


@given(TEXTS)
def test_links_are_the_same_with_and_without(text):
    """All that is resolved is the same."""
    found = vndocs.parse(text).to_record()
    with plainly():
        assert found == vndocs.parse(text).to_record()


@pytest.mark.parametrize("target", [None, light.Target("self", (1, 2), None), light.Target("self", None, None, ((),))])
@pytest.mark.parametrize("paths", [(), [], [(("article", "7"),)], ((("clause", "2"),), (("point", "a"),))])
def test_a_link_is_made_as_its_class_makes_it(target, paths):
    """With the provisions in the target, where there are both."""
    found = light.linked(target, paths, (), "number", None, (3, 4))
    assert found == light.linked_plainly(target, paths, (), "number", None, (3, 4))
    assert type(found) is light.Link
    assert target is None or type(found.target) is light.Target


@pytest.mark.parametrize("subject", [None, (7, 9, "NĐ"), (7, 9)])
@pytest.mark.parametrize(
    "given",
    [
        (None, (), None, None, None, None),
        (light.Target("self", (1, 2), None), (light.Target("self", None, None),), "number", "several", (3, 4), "body"),
    ],
)
def test_the_link_of_a_reference_and_a_target_are_made_as_their_classes_make_them(subject, given):
    """Of a use, and of a reading, whatever else stands in it."""
    use = ("cites", (1, 2), subject)
    found = light.used(use, *given)
    assert found == light.used_plainly(use, *given)
    assert type(found) is light.Link
    reading: Any = (11, 12, "NĐ", "Nghị định")
    target = light.target_of("amended", reading)
    assert target == light.target_plainly("amended", reading)
    assert type(target) is light.Target


def test_the_compiled_passes_are_asked():
    """What is common is told by them alone."""
    lead = "Điều 1. Một\n1. Sửa đổi khoản 2 Điều 5 Nghị định số 5/2020/NĐ-CP như sau:\n"
    text = f"{lead}“2. Theo khoản này.”\n2. Theo Điều này.\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markers, "gather_plainly", None)
        patch.setattr(sentences, "sentence_plainly", None)
        patch.setattr(changing, "says_change_plainly", None)
        links = [mention.link for mention in vndocs.parse(text).internal]
    assert [link.basis for link in links if link is not None] == ["quoted-amendment", "own-heading"]
    assert changing.says_change(text, 0, len(text))
    assert not changing.says_change(text, 30, len(text))


def test_wrong_calls_are_told():
    """No place outside of the text is read, and words are learned whole or not at all."""
    for place in (-1, 4):
        with pytest.raises(ValueError, match="place within the text"):
            sentences.compiled.sentence("abc", place, 1, 1, 1)
    assert not changing.compiled.says_change("abc", -5, 90)
    with pytest.raises(TypeError, match="expected"):
        changing.compiled.learn(("a",))
    with pytest.raises(TypeError, match="expected"):
        sentences.compiled.learn({})
    with pytest.raises(TypeError, match="expected readings"):
        documents.compiled.gather([(1, 2)], _name)
    with pytest.raises(TypeError, match="expected words"):
        documents.compiled.tell({}, {})
    documents._told()
    with pytest.raises(ZeroDivisionError):
        documents.compiled.gather([_reading("L", None, "2020", (0, 1))], lambda _: 1 // 0)
    with pytest.raises(TypeError, match="expected"):
        light.compiled.linked((1, 2), (), (), None, None, None)
    with pytest.raises(TypeError):
        light.compiled.linked(light.Target("self", None, None), 5, (), None, None, None)
    for wrong_target in (("mention",), ("mention", (1,)), ("mention", [1, 2])):
        with pytest.raises(TypeError, match="expected a kind"):
            light.compiled.target(*wrong_target)
    for wrong_use in ((), ("cites", None), ["cites", None, None]):
        with pytest.raises(TypeError, match="expected a use"):
            light.compiled.used(wrong_use, None, (), None, None, None, None)
    with pytest.raises(TypeError, match="expected a reading"):
        light.compiled.used(("cites", None, (1,)), None, (), None, None, None, None)
    with pytest.raises(TypeError, match="expected a class"):
        light.compiled.learn(light.Link, int)
    with pytest.raises(TypeError, match="expected a text"):
        sentences.compiled.sentence(b"abc", 1, 1, 1, 1)
    wrong: list[list[object]] = [[1], [(1,)], [(0, 0, False, [], (), ())], [(0, 0, False, (1,), (2,), (3,))]]
    for lists in wrong:
        with pytest.raises(TypeError, match="expected"):
            markers.compiled.gather(lists, {}, 4, 5, 7)
