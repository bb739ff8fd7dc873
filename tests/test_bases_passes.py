"""What opens the paragraphs over a body, told in C and by the expressions beside it: both say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.pipeline.layout import bases

from .strategies import anything, official

WORDS = [word for name in ("leads", "sure", "documents", "before", "verbs") for word in bases._WORDS[name]] + ["số"]
OPENINGS = st.lists(
    st.sampled_from(WORDS).flatmap(
        lambda word: st.sampled_from(
            [
                word,
                word.upper(),
                word.capitalize(),
                word.replace(" ", "\n\t"),
                word.replace("i", "ı"),
                word.replace("s", "ſ"),
            ]
        )
    )
    | st.sampled_from([*' \n*_-–—|+•"“.;đa1²٣\u00a0\u2003İK', " ", " số ", "số 5", "  ", "*" * 31, "- " * 15]),
    max_size=8,
).map("".join)

LINES = [
    *("\n", "\n\n", "\n \t\n", ";", ":", "Quyết định:", "\nQUYẾT ĐỊNH:", "\nCăn cứ Luật A số 1/2020/QH14;", "\nỦY BAN"),
    *(
        "\nCÔNG BÁO/Số 2",
        "\n12",
        "\n²",
        "\n[1] Cụm",
        "\n1 Cụm",
        "\nĐiều 1. A",
        "\n1. A",
        "\nI. A",
        "x" * 60,
        ".,;",
        "##",
        "Ǆǅ",
    ),
    *("\nBộ trưởng Bộ Tài chính ban hành", "\nlệnh\u2003\u2003", "\nSắc :", "\n- ", "của\n"),
]

needs_compiled = pytest.mark.skipif(bases.compiled is None, reason="installed without the compiled openings")


@needs_compiled
@given(OPENINGS | official() | anything(), st.integers(0, 4), st.integers(0, 4), st.integers(0, 15))
def test_the_compiled_openings_are_those_of_the_expressions(text, start, behind, wanted):
    """In the whole text and in a stretch of it, whatever is wanted."""
    for low, end in ((0, len(text)), (start, len(text) - behind)):
        assert bases.opens(text, low, end, wanted) == bases.opens_plainly(text, low, end, wanted)


@needs_compiled
@given(
    st.lists(OPENINGS | st.sampled_from(LINES)).map("".join) | official() | anything(),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_the_compiled_lines_say_what_the_plain_way_says(text, start, behind):
    """Where a line and its words end, and what they may be."""
    for low, end in ((0, len(text)), (min(start, len(text)), max(0, len(text) - behind))):
        assert bases.line(text, low, max(low, end)) == bases.line_plainly(text, low, max(low, end))


@needs_compiled
@given(st.lists(OPENINGS | st.sampled_from(LINES)).map("".join))
def test_the_bases_are_those_of_the_expressions(text):
    """Entries, and where the body begins behind them."""
    for is_letter in (False, True):
        found = bases.bases(text, 0, len(text), is_letter=is_letter)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(bases, "opens", bases.opens_plainly)
            patch.setattr(bases, "line", bases.line_plainly)
            plain = bases.bases(text, 0, len(text), is_letter=is_letter)

        assert found == plain


@needs_compiled
def test_the_common_openings_are_told_without_the_expressions(monkeypatch):
    """A reader that takes nothing would be noticed."""
    monkeypatch.setattr(bases, "_OPENINGS", {})
    text = "Căn cứ Luật A;\nTheo đề nghị của B,\n\nQUYẾT ĐỊNH:"

    assert [text[begin:stop] for begin, stop in bases.bases(text, 0, len(text), is_letter=False)[0]] == [
        "Căn cứ Luật A",
        "Theo đề nghị của B",
    ]


@needs_compiled
def test_what_opens_nothing_is_told():
    """A wrong call raises."""
    for wrong in ((), (1, 0, 1, 1), ("a", "b", 1, 1)):
        with pytest.raises(TypeError):
            bases.compiled.opens(*wrong)
        with pytest.raises(TypeError):
            bases.compiled.line(*wrong[:3])
    with pytest.raises(TypeError):
        bases.compiled.tell({})
