"""Pointers are read in Python and, in their common forms, in C: both give the same."""

import importlib
import random
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.entities.base import Hits
from vndocs.pipeline.kinds import KINDS
from vndocs.pipeline.scan import Scanner
from vndocs.text.source import Source

from .strategies import anything, official

finding = importlib.import_module("vndocs.entities.provisions.finding")
starts = importlib.import_module("vndocs.entities.provisions.starts")
quick = importlib.import_module("vndocs.entities.provisions.quick")
compiled = finding.compiled
SCANNER = Scanner((KINDS["internal"].triggers,))
needs_compiled = pytest.mark.skipif(compiled is None, reason="installed without the compiled pointers")

# fmt: off
#: What chains are made of, what stands around them, and what comes near.
WORDS = st.sampled_from([
    "Điều ", "điều ", "ĐIỀU ", "khoản ", "Khoản ", "KHOẢN ", "điểm ", "Điểm ", "tiết ", "mục ", "Mục ", "Tiểu mục ",
    "Chương ", "chương ", "phần ", "Phần ", "Phụ lục ", "phụ lục số ", "Mẫu số ", "mẫu ", "Biểu ", "biểu mẫu ",
    "Bảng ", "đoạn ", "câu ", "Đ.", "K.", "Đ", " K", "đ", "5", "12", "2a", "1.", "3.2", "05", "200", "2024",
    "33.2.PL.58", "01/ĐK", "03-1A", "a", "b", "đ ", "g", "a)", "II", "IV ", "X", "V.4", "ii", "thứ hai", "thứ 3",
    "mở đầu", "một", " và ", " hoặc ", ", ", "; ", " đến ", " đến hết ", " của ", " tại ", "các ", "từ ", " trừ ",
    "(", ")", " (", "“", "”", '"', ".", ":", "-", " - ", "/", "%", "…", "..", "|", "*", "**", " ", " ", "\n", "\n\n",
    "\t", "này", " này", " nêu trên", "này đây", "nàyx", " trên đây", " trên.", " đã nói trên", " đó", "Luật",
    " Luật này", " Luật Đất đai", "luật ", " Bộ luật ", " Nghị định này", " Nghị định số 5", " Thông tư ",
    " Quyết định này", " Quy chế ", " ban hành kèm theo ", " dự thảo ", "Bản ", "theo ", "quy định tại ", " như",
    " thì ", " được sửa đổi", " được ban hành", " quy định", "triệu đồng", "tài ", "thời ", "thang ", "cổ ", "Danh ",
    "đạt ", "những ", "loại 130 ", "ý ", "hai ", "hiện tại\n", "theo\n", "định\n", ".\n", ";\n", "- ", "\n- ", "\n**",
    " Pháp lệnh Ưu đãi", " Luật Ấn", " Mẫu này", " Bảng này", "> ", "TÊN CHƯƠNG ", "Phạm vi",
    "a/2/5 Luật", "٣", "Ω", "\u0301", "\x1c",
])
# fmt: on


def hits_of(text: str) -> Hits:
    [hits] = SCANNER.scan(Source.of(text))
    return hits


def both(text: str) -> tuple[list[Any], list[Any]]:
    """Give what is read with the compiled part and without it, each without what was remembered."""
    hits = hits_of(text)
    finding._KNOWN.clear()
    swift = finding.find(hits)
    finding._KNOWN.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "compiled", None)
        return swift, finding.find(hits)


def examples() -> Iterator[str]:
    """Give every spelling of the corpus of provisions, and what is none, in a sentence and at the head of a line."""
    corpus = tomllib.loads(resources.files("vndocs.entities.provisions").joinpath("corpus.toml").read_text("utf-8"))
    texts = [text for example in corpus["example"] for text in (example["written"], *example.get("also", ()))]
    texts += [example["text"] for example in corpus["not"]]
    for text in texts:
        yield from (text, f"theo quy định tại {text} của Luật này; {text}.", f"Sửa đổi như sau:\n{text}\n\n{text}: Tên")


@needs_compiled
@given(st.lists(WORDS, max_size=24).map("".join) | official() | anything())
def test_the_compiled_pointers_are_those_of_the_grammar(text):
    """The same pointers are read, field by field and of the same types, from words of chains thrown together."""
    swift, plain = both(text)

    assert swift == plain
    assert [[type(field) for field in reading] for reading in swift] == [
        [type(field) for field in reading] for reading in plain
    ]


@needs_compiled
@given(st.lists(WORDS, max_size=24).map("".join) | anything())
def test_chains_may_begin_at_the_same_places(text):
    """The compiled part looks where the plain one does."""
    hits = hits_of(text)
    literals = tuple(hits.literals[literal] for literal in quick.STARTING)

    assert compiled.starts(hits.text, hits.packed, literals, starts.level_before) == starts.starts(hits)


# fmt: off
#: Levels in whatever way they are written, what stands between them and a number, and what comes near.
LEVELS = st.sampled_from([
    "Điều", "điều", "khoản", "KHOẢN", "điểm", "mục", "tiểu mục", "Tiểu  mục", "phụ lục", "mẫu", "biểu",
    "biểu mẫu", "tiết", "gạch đầu dòng", "phần", "thứ", "Thứ", "THỨ", "từ", "Từ", "số", "Số", "lần",
    "kỳ họp", " ", "  ", "\n", "\t", "*", "(", "“", '"', "Đ", "đ", "K", "k", ".", "/", "a/", "đ/",
    "x", "_", "1", " *" * 9, " *" * 30,
])
# fmt: on


@needs_compiled
@given(st.lists(LEVELS, max_size=8).map("".join))
def test_levels_before_a_number_are_found_as_the_expression_finds_them(words):
    """Whatever stands between a level and its number, and whatever is no level."""
    hits = Hits(Source.of(f"{words}5"), [(len(words), len(words) + 1)], {})
    none: tuple[list[int], ...] = tuple([] for _ in quick.STARTING)

    assert compiled.starts(hits.text, hits.packed, none, starts.level_before) == [
        place for place in starts._at_numbers(hits) if place >= 0
    ]


@needs_compiled
@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("theo khoản \n", 5),
        ("theo Điều  ", 5),
        ("tại Điều thứ ", 4),
        ("tại kỳ họp thứ ", None),
        ("trích Đ.", 6),
        ("mục 44.12.NĐ.", None),
        ("tại luat-thue/", None),
        ("xem a/", 4),
    ],
)
def test_common_levels_before_a_number_are_not_asked_for(words, start):
    """The expression looks for none of them."""

    def raises(text: str, number: int) -> int:
        raise AssertionError(text)

    hits = Hits(Source.of(f"{words}5"), [(len(words), len(words) + 1)], {})
    none: tuple[list[int], ...] = tuple([] for _ in quick.STARTING)

    assert compiled.starts(hits.text, hits.packed, none, raises) == ([] if start is None else [start])


@needs_compiled
def test_every_example_is_read_alike():
    """The spellings of the corpus give the same with the compiled part and without, whole and with a letter amiss."""
    chance = random.Random(5)
    for text in examples():
        cut = chance.randrange(len(text))
        for form in (text, text[:cut] + text[cut + 1 :], text[:cut] + chance.choice(" \n,.(đ5”") + text[cut:]):
            swift, plain = both(form)
            assert swift == plain, form


@needs_compiled
def test_most_chains_are_read_in_c():
    """The common forms never reach the grammar."""
    text = (
        "Theo quy định tại khoản 1, 2 và 3 Điều 7 của Luật này, điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP, "
        "các điểm a, b, đ khoản 1 Điều này, từ Điều 5 đến Điều 8, khoản 2 Điều 4 và Điều 9 Thông tư này, "
        "Mục II Chương III của Quy chế này thì thời điểm 5 được tính theo Phụ lục I ban hành kèm theo Quyết định này.\n"
        "Điều 6. Tên gọi\n1. Theo Điều 3:"
    )
    hits = hits_of(text)
    asked: list[int] = []

    compiled.chains(hits.text, starts.starts(hits), lambda text, start, done, until: asked.append(start))

    assert asked == []
    assert len(finding.find(hits)) == 7


@needs_compiled
def test_the_compiled_part_refuses_wrong_calls():
    """A wrong call is told, and nothing outside of the text is read."""
    with pytest.raises(TypeError):
        compiled.chains("Điều 5", (0,), finding._read)
    with pytest.raises(TypeError, match="a reading"):
        compiled.chains("xem Đ.5 Luật này", [4], lambda *told: "none")
    with pytest.raises(ZeroDivisionError):
        compiled.chains("xem Đ.5 Luật này", [4], lambda *told: 1 // 0)
    with pytest.raises(ValueError, match="all literals"):
        compiled.starts("Điều 5", b"", (), starts.level_before)
    assert compiled.chains("Điều 5", [-7, 3, 6, 7, 99], lambda *told: None) == []
