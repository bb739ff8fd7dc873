"""What is written twice for lists, in Python and in C: both give the same."""

import importlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.lists import plain
from vndocs.entities.lists.lines import RECEIVERS
from vndocs.entities.lists.quotes import OPEN_END, Quotes
from vndocs.entities.lists.signs import known, read_sign
from vndocs.entities.lists.tree import Tree
from vndocs.pipeline import scan
from vndocs.pipeline.kinds import KINDS
from vndocs.text import Source

from .strategies import anything, official

inline = importlib.import_module("vndocs.entities.lists.inline")
parser = importlib.import_module("vndocs.entities.lists.parser")

SCANNER = scan.Scanner([KINDS["lists"].triggers])
CORPUS = tomllib.loads((Path(plain.__file__).parent / "corpus.toml").read_text("utf-8"))
#: What lines open with, and what comes near it.
OPENINGS = st.sampled_from(
    [
        *"\n\n\n 19abđivxdoIVXCAĐTB..))([/-+*_:“\"'²ếØ•\uf0a7\t\x1f0😀|>",
        *("Điều ", "Chương ", "Mục ", "ĐIỀU\n", "Tiểu mục ", "Phần I", "Cục ", "Bước ", "khoản "),
        *("Thứ ", "thứ nhất", "Thứ hai,", "Một là", "MỘT LÀ,", "hai là "),
        *("Ca.", "vi", "II.", "xv)", "\n- ", "\n+ Vi", "\n++", "\n1. ", "\na) ", "\n**", "a - ", "(i)", "(1) (2) ("),
        *(
            "1.1.",
            "1.a ",
            "7a.",
            "**.",
            "\nĐiều 5. ",
            "\nĐiều 5. a.",
            "\n5.1.NĐ.2",
            "\n2/ ",
            "1... a",
            "3.ĐTB + 2.ĐCĐ\n",
            "2.a x b",
            " = c",
            "1.VP + TH",
            " - ",
            "...",
            "B\n",
        ),
    ]
)
#: Lines of a list, in order and out of it.
LINES = st.sampled_from(
    [
        *(f"\n{number}. Một việc{end}" for number in range(1, 5) for end in (";", ".", ":", " theo khoản", ",")),
        *(f"\n{letter}) Việc{end}" for letter in "abcdđi" for end in (";", ".", " như sau:")),
        *(f"\nĐiều {number}. Phạm vi" for number in range(1, 5)),
        *(
            f"\n{sign} {words}"
            for sign in ("-", "+", "*", "•")
            for words in ("Việc;", "việc", "Thương binh và Xã hội.")
        ),
        *("\nII. VIỆC", "\nChương I\nVIỆC", "\nii) Hai;", "\n1.1. Việc.", "\n1.2. Việc.", "\n2a. Việc;", "\n12. Việc."),
        *(
            "\n“1. Mới",
            "\na) “Điều 5. Mới",
            "\nb)“2. Mới",
            "”.",
            "\nNhư vậy, việc",
            "\nPHỤ LỤC I",
            "\nCăn cứ Luật",
            "\n# Một",
        ),
        *("\n**Việc gì cần làm ngay?**", "\n**Việc**", "\nNơi nhận:", "\nMột dòng chữ bình thường", "\n\n", " x", "\n"),
        *("\nThứ nhất, việc", "\nThứ hai, việc", "\nBước 1: Việc", "\nBước 2: Việc"),
        *(
            "\nĐối tượng áp dụng ",
            "\ntheo quy định tại khoản 2 ",
            "\nĐiều 3 của Luật này",
            "\nKhoản 2 Điều này",
            "\nMục 2 của Luật",
        ),
        *(
            "\nI. MỘT",
            "\n(1) Một.",
            "\nKính gửi: - Một;",
            "\n-",
            "\n+\n",
            "\n** Điểm** ",
            "\nThông\u2009tư",
            "\n1.\nMột",
        ),
    ]
)

#: Items inside a paragraph, and such as open lines.
INSIDE = st.sampled_from(
    [
        f"{front}{sign}{end}"
        for front in (" ", "\n", "; ", "\n- ", "")
        for sign in ("a)", "b)", "(i)", "(ii)")
        for end in ("", " x")
    ]
    + [" một việc;", "\n", "\n\n", " ", "(", "x" * 80, "- " * 45, " c)", "\nc) x", " (iii) x"]
)

needs_compiled = pytest.mark.skipif(plain.compiled is None, reason="installed without the compiled part")


def markers(text, with_ordinals):
    """All markers of a text, of which none goes on with anything."""
    taker = plain.Taker(text, Tree(lambda *_: None), 0, set(), with_ordinals=with_ordinals)
    found = []
    while (marker := taker.take(0, []))[3] is not None:
        found.append(marker)
    return found


def readings(text):
    """The lists of a text in their light form."""
    [hits] = SCANNER.scan(Source.of(text))
    return parser.read(hits)


def plainly(monkeypatch, function, *arguments):
    """What a function gives without the compiled part."""
    with monkeypatch.context() as patch:
        patch.setattr(plain, "compiled", None)
        patch.setattr(inline, "compiled", None)
        return function(*arguments)


@needs_compiled
@given(text=st.lists(OPENINGS, max_size=16).map("".join) | anything() | official(), with_ordinals=st.booleans())
def test_the_compiled_markers_are_those_of_the_pattern(text, with_ordinals):
    """Each line opens with the same marker, which says the same."""
    with pytest.MonkeyPatch.context() as patch:
        expected = plainly(patch, markers, text, with_ordinals)

    assert markers(text, with_ordinals) == expected


@needs_compiled
@given(st.lists(LINES, max_size=24).map("".join) | st.lists(LINES | OPENINGS, max_size=24).map("".join) | official())
def test_the_compiled_way_through_a_text_gives_the_same_lists(text):
    """Items, signs and depths are the same, and so are quotations and ends."""
    with pytest.MonkeyPatch.context() as patch:
        expected = plainly(patch, readings, text)

    assert readings(text) == expected


@needs_compiled
@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Giá.\nĐiều 1. Phạm vi\n1. Một.",
        "QUY CHẾ\n\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi",
        "Kính gửi:\n- Một;\n- Hai.",
        "Xin báo cáo như sau:\n1. Một;\n2. Hai.",
        "Sửa đổi:\nĐiều 1. Đối tượng áp dụng \n1. Một việc.",
        "Báo cáo:\n1. Một:\n- Việc;\n\nMột đoạn văn:\n- Việc khác.",
        "Báo cáo:\n1. Một:\n- Việc gì đó\n\n\n- Việc khác.",
        "Sửa đổi:\nĐiều 1. Việc\n1. Theo quy định tại khoản 2\nĐiều 3 của Luật này thì\nkhoản 2 và\nKhoản 3 Điều này.",
        "Báo cáo:\n1. Một:\na) Hai.\n\n(1) Ba.",
        "Báo cáo “một năm” như sau:\n1. Một:\n+ Hai.\n\n- Ba.",
    ],
)
def test_common_forms_are_not_weighed(text):
    """The compiled way goes through to the end of what nearly all lists are made of."""
    tree = Tree(lambda *_: None)
    taker = plain.Taker(text, tree, 0, set(), with_ordinals=False)

    assert taker.take(OPEN_END, [])[3] is None
    assert len(tree.starts) > 1


@needs_compiled
@given(st.lists(INSIDE, max_size=16).map("".join))
def test_items_inside_paragraphs_are_found_where_the_plain_way_finds_them(text):
    """What is passed over was none, however the items stand to their lines."""
    with pytest.MonkeyPatch.context() as patch:
        expected = plainly(patch, readings, text)

    assert readings(text) == expected


@needs_compiled
@pytest.mark.parametrize(
    "text", sorted({form for example in CORPUS["example"] for form in (example["written"], *example.get("also", ()))})
)
def test_the_compiled_way_reads_the_examples_of_the_corpus(monkeypatch, text):
    """Every spelling of every example gives the same lists, also behind words and one behind the other."""
    for told in (text, f"Kính gửi:\n{text}", f"{text}\n\n{text}"):
        assert readings(told) == plainly(monkeypatch, readings, told)


@needs_compiled
@pytest.mark.parametrize(
    "marker", ["Điều {}.", "{}.", "({})", "{}/", "2.{}.", "Khoản {}.", "Bước {}:", "1.2.{}", "{}a.", "a{})"]
)
def test_a_sign_with_another_number_is_the_one_that_is_read(marker):
    """`Điều 12.` made after `Điều 7.` is what reading it gives, a number that begins with 0 among them."""
    known.clear()
    text = "".join(f"\n{marker.format(number)} Việc" for number in ("7", "12", "1", "07", "120", "0", "00", "9", "10"))

    found = markers(text, with_ordinals=False)

    assert len(found) > 5
    assert [sign for *_, sign in found] == [read_sign(text[start:end]) for _, start, end, _ in found]


@needs_compiled
@given(st.lists(LINES, max_size=12).map("".join), st.booleans(), st.integers(0, 30), st.integers(0, 30))
def test_the_compiled_search_for_what_parts_lists_finds_what_the_pattern_finds(text, only_by_annex, front, behind):
    """An annex and a turn are seen, in the whole text and in a stretch of it."""
    start, end = min(front, len(text)), max(len(text) - behind, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain, "compiled", None)
        expected = plain.parted(text, start, end, only_by_annex=only_by_annex)

    assert plain.parted(text, start, end, only_by_annex=only_by_annex) == expected


@needs_compiled
def test_the_compiled_part_refuses_what_is_no_tree_and_no_place():
    """A wrong call is told, and nothing beyond the text is read."""
    with pytest.raises(ValueError, match="within the text"):
        plain.compiled.take("1. Một", [], [], [], [], [], [], [], -1, 0, set(), False, 99, 0, [])
    with pytest.raises(ValueError, match="levels of a tree"):
        plain.compiled.take("1. Một", [], [], [], [1], [1], [], [], -1, 0, set(), False, 0, 0, [])
    with pytest.raises(TypeError, match="lists of a tree"):
        plain.compiled.take("1. Một", [], [], [], [], [], (), [], -1, 0, set(), False, 0, 0, [])
    with pytest.raises(TypeError, match="lists of a tree"):
        plain.compiled.take("1. Một")
    with pytest.raises(ValueError, match="stretch"):
        plain.compiled.parted("1. Một", 1, 0, 99)


@needs_compiled
def test_what_is_remembered_of_signs_is_forgotten_with_the_others():
    """A sign that was cleared away is read anew, not kept by the compiled part."""
    [first, _] = markers("\n45. Một\n46. Hai", with_ordinals=False)
    known.clear()

    [again, _] = markers("\n45. Một\n46. Hai", with_ordinals=False)

    assert again == first
    assert again[3] is not first[3]
    assert "45." in known


def test_the_receivers_end_the_lists_above_them():
    """Both ways stop at the heading of the receivers, on whose line dashes are items."""
    text = f"1. Một;\n2. Hai.\n{RECEIVERS[0]}: - Như trên; - Lưu: VT."

    markers_of = [[item.marker for item in mention.value.items] for mention in vndocs.lists.find(text)]

    assert markers_of == [["1.", "2."], ["-", "-"]]


@given(st.lists(st.sampled_from(['"', "”", "“", "''", "'", "x", ".", ";", " ", "\n", "*"]), max_size=40), st.data())
def test_a_quotation_ends_alike_however_many_were_asked_for(pieces, data):
    """What was asked before, and in which order, changes nothing."""
    text = "".join(pieces)
    quotes = Quotes(text)
    openings = data.draw(st.lists(st.integers(0, len(text)), max_size=8))

    assert [quotes.end(opening) for opening in openings] == [Quotes(text).end(opening) for opening in openings]
