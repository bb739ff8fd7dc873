"""The body of a document, read in C and by the expressions beside it: both give the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.pipeline.layout import appendices, body, counting, naming, quoting
from vndocs.pipeline.layout import lines as heads
from vndocs.pipeline.layout.compiled import compiled

from .strategies import anything, official

#: What the lines of a body open with, and what comes near it.
HEADS = st.sampled_from(
    [
        *"\n\n\n  \t*_|#>.)-(/,:129٣abđivxzIVXAĐÀỹ\u2013\r\u00a0",
        *(
            "Điều ",
            "ĐIỀU ",
            "Chương ",
            "CHƯƠNG\n",
            "Phần ",
            "Mục ",
            "MỤC",
            "Tiểu mục ",
            "PHỤ LỤC",
            "Phụ lục ",
            "thứ nhất",
            "số ",
        ),
        *(
            "\n1. ",
            "\na) ",
            "\nII. ",
            "\nA - ",
            "\n(iv) ",
            "\na.1) ",
            "12a.",
            "1/",
            "\nTM. ",
            "\nKT/",
            "ỦY",
            "\nĐiều 5. Words",
            "\n**2.** ",
        ),
    ]
)

# fmt: off
#: Lines of a body, in order and out of it, and what makes them count or not.
LINES = st.sampled_from([
    *(f"Điều {label}{sign} Phạm vi" for label in (1, 2, 3, 4, 7, "2a", "2b", "02", "5a1") for sign in (".", "", ":")),
    *(f"{front}Điều {number}. áp dụng" for front in ("**", "| ", "\u00a0", "> ") for number in (2, 3)),
    "Điều thứ nhất.", "Điều thứ hai. Hai", "ĐIỀU THỨ BA", "Điều III. Ba", "Điều số 4", "Điều\n4. Bốn", "Điều thứ 5",
    "Chương I", "Chương II\nQUY ĐỊNH CHUNG", "Chương I\nI\n", "Chương V\n I \nX", "CHƯƠNG III: QUY ĐỊNH", "Chương T",
    "Phần thứ nhất", "PHẦN THỨ HAI QUY ĐỊNH", "Mục 1. Một", "MỤC 2\nHAI, BA", "Tiểu  mục 1. x", "Mục II này",
    "Điều này",
    "Chương I. Chung .... 3", "Chương I Chung ..... 3", "Mục 1\t12", "Phần I…7", "Điều 1. Một _____ 12345", "Mục 1. ²",
    "PHỤ LỤC", "PHỤ LỤC I", "Phụ lục 2 (Kèm theo", "Phụ Lục A. Mẫu", "Phụ lục I.1 BẢNG", "Phụ lục này",
    "1. Một", "2. Hai", "2a. Hai", "3. Ba", "1/ Một", "2/ Hai", "01. Một", "٢. Hai", "a) Một", "b) Hai", "d) Bốn",
    "đ) Năm", "a1) Một", "a2) Hai", "a٢) Hai", "a.1) Một", "(i) Một", "(iv) Bốn",
    "I. MỘT", "II. HAI", "II. HAI", "III. BA:", "IV. BỐN", "XXXIX. |", "IXX. x", "A. MỘT", "B. HAI", "D. BỐN", "Đ. NĂM",
    "C- BA", "“Điều 2. Mới", "“1. Mới", "“a) Mới”", "”.", "”", "“từ”", '"Điều 3. Mới', '".', '"', "« x »", "''.", "“ ”",
    "“" + "x\n" * 800, "CÔNG BÁO/Số 1", "12", "05/VBHN-VPQH", "theo quy định tại,", "quy định (", "câu lửng",
    "câu xong.", "CHỮ HOA", "", "", "\n\n",
])
# fmt: on
TEXTS = (
    st.lists(LINES, max_size=24).map("\n".join)
    | st.lists(LINES | HEADS, max_size=24).map("".join)
    | st.lists(LINES | official(), max_size=12).map("\n".join)
    | anything()
)

needs_compiled = pytest.mark.skipif(compiled is None, reason="installed without the compiled body")


def plainly(monkeypatch, function, *arguments, **named):
    """What a function gives without the compiled part."""
    with monkeypatch.context() as patch:
        patch.setattr(body, "compiled", None)
        patch.setattr(appendices, "compiled", None)
        return function(*arguments, **named)


@needs_compiled
@given(TEXTS, st.integers(0, 20), st.integers(0, 20), st.booleans(), st.booleans())
def test_the_compiled_body_is_that_of_the_expressions(text, start, behind, is_letter, is_official):
    """Headings, labels, places, titles and quotations are the same, in the whole text and in a stretch of it."""
    start, end = min(start, len(text)), max(min(start, len(text)), len(text) - behind)

    with pytest.MonkeyPatch.context() as patch:
        plain = plainly(patch, body.body, text, start, end, is_letter=is_letter, is_official=is_official)
    found = body.body(text, start, end, is_letter=is_letter, is_official=is_official)

    assert found == plain


@needs_compiled
@given(st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["", "", "", "a", "b", "đ", "k", "a1"])), max_size=24))
def test_the_compiled_count_of_articles_is_that_of_the_plain_way(numbers):
    """Articles that repeat, fall back, leave others out and have letters."""
    text = "\n".join(f"Điều {number}{letter}. Một\n1. Một\n2. Hai" for number, letter in numbers)

    found = compiled.body(text, 0, len(text), False, True)

    assert found == body.body_plainly(text, 0, len(text), is_letter=False, is_official=True)


@needs_compiled
@given(
    st.sampled_from(["I V X II III IV VI VII IX XL C D L M", "A B C D Đ E G H I", "1 2 3 4 01 10"]).flatmap(
        lambda signs: st.lists(st.sampled_from(signs.split()), max_size=20)
    )
)
def test_the_compiled_numbering_of_a_report_is_that_of_the_plain_way(labels):
    """Numbers that repeat, are left out, or begin anew."""
    text = "\n".join(f"{label}. Một: |\nPHỤ LỤC 1" for label in labels)

    found = compiled.body(text, 0, len(text), False, True)

    assert found == body.body_plainly(text, 0, len(text), is_letter=False, is_official=True)


@needs_compiled
def test_the_common_form_is_read_without_the_expressions(monkeypatch):
    """A reader that takes nothing would be noticed: no expression is asked for figures and numerals."""
    for name in ("_LINE", "_HEAD"):
        monkeypatch.setattr(heads, name, None)
    for module, name in ((naming, "_TAIL"), (quoting, "_UNIT"), (counting, "_FIGURE")):
        monkeypatch.setattr(module, name, None)
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\n1. Một “hai”\na) Hai\nĐiều 2. Sửa\n“Điều 9. Mới\n1. Mới”\nĐiều 2a. Ba"
    )

    found = body.body(text, 0, len(text), is_letter=False, is_official=True)

    assert found is not None
    assert found.labels == ("Chương I", "Điều 1", "1", "a", "Điều 2", "Điều 2a")
    assert [text[start:end] for start, end in found.quoted] == ["“Điều 9. Mới\n1. Mới”"]


@needs_compiled
def test_what_cannot_be_read_is_told():
    """A wrong call raises, and an error of what is asked comes through."""
    with pytest.raises(TypeError):
        compiled.body(b"1", 0, 1, False, True)
    with pytest.raises(TypeError):
        compiled.appendix_places("PHỤ LỤC", 0, (1,))
    with pytest.raises(TypeError):
        compiled.tell({}, (), None, None, None, None)


@needs_compiled
@pytest.mark.parametrize(
    "text", ["“" * 200_000, '"\n' * 100_000, "Điều 1.\n" * 60_000, "\nĐiều 3. A\nĐiều 1. B" * 20_000, " \t" * 200_000]
)
def test_the_compiled_body_of_a_long_text_is_read_in_one_pass(text):
    """Marks that nothing closes and articles that repeat are not gone through again and again."""
    assert body.body(text, 0, len(text), is_letter=False, is_official=True) is not None
