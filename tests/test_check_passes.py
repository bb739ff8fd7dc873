"""What a check looks for in one pass is the same in C and in Python, and all that a rule can find is in its lot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.check import RULES, figures, sifting, slips
from vndocs.check.subject import Subject
from vndocs.registry import bundled

from .strategies import anything, official

needs_compiled = pytest.mark.skipif(sifting.compiled is None, reason="installed without the compiled passes")

#: What the words of rules are made of, and what comes near them.
WORDS = st.lists(
    st.sampled_from(
        [
            *sifting._SPOTTED,
            *(word[:-1] for word in sifting._SPOTTED),
            *(word.upper() for word in sifting._SPOTTED),
            *("a", " ", "\n", "ă", "\U0001f600", "ỷ niệm ", "thông qua ngày ", "thứ Hai, ", "Chủ nhật (", "(", ", "),
            *("05/01/2024", "03/02/1930 - 03/02/2024", "từ ngày 5/6/2024 đến ngày 1/5/2024", "31/02/2023", "2025-2021"),
        ]
    ),
    max_size=14,
).map("".join)
LINES = st.lists(
    st.sampled_from([*"\n\n\n \t*_#>|-5aâ.)/", "Điều ", "ĐIỀU ", "Điều", "12", "a)", "\n1. ", "\n" + " " * 38]),
    max_size=16,
).map("".join)
LISTS = st.lists(
    st.sampled_from(
        [
            *(
                "(1) ",
                "(2) ",
                "(3) ",
                "; (1) ",
                "\n1. ",
                "\n2. ",
                "\n1. Một;",
                "a) ",
                "\na) ",
                "\nb) ",
                "\nf) ",
                "\ng) ",
            ),
            *("\nh) ", "\ni) ", "\nk) ", "\nJ) ", "\nj) ", "\n- ", "\nĐiều 1. ", " x", ".", "“", "\n\n"),
        ]
    ),
    max_size=20,
).map("".join)
COUNTS = (
    st.lists(
        st.sampled_from(
            [
                *" \n.,/-_(“5²٣",
                "03",
                "123",
                "năm",
                "Năm",
                "mười một",
                "BỐN",
                "năm 2024",
                "năm\n19",
                "2025-2021",
                "2021 – 2025",
                "x",
                "nội dung:",
            ]
        ),
        max_size=12,
    ).map(" ".join)
    | anything()
)


@needs_compiled
@given(WORDS | official() | anything())
def test_the_compiled_search_finds_every_word_where_it_stands(text):
    """Short texts and long ones, which are searched in four parts, wherever the parts meet."""
    for long in (text, text * (1 + 1100 // max(1, len(text)))):
        assert sifting.words(long, sifting._SPOTTED) == sifting.words_plainly(long, sifting._SPOTTED)


@needs_compiled
@pytest.mark.parametrize("filler", ["a", "ă", "\U0001f600"])
def test_a_word_is_found_at_every_place_of_a_long_text(filler):
    """No place lies between two parts of the search."""
    word = sifting.DECLARING[0]
    for place in range(1200):
        text = filler * place + word + filler * (1200 - place)
        assert sifting.words(text, sifting._SPOTTED)[0] == [place]


@needs_compiled
@given(LINES | official())
def test_the_compiled_headings_are_those_of_the_search(text):
    """Behind few signs on a line, and not behind many."""
    assert sifting.articles(text) == sifting.articles_plainly(text)


@needs_compiled
@given(LINES | official(), st.sampled_from(["5", "a", "12", "đ"]), st.integers(0, 30), st.integers(0, 30))
def test_the_compiled_look_for_a_label_is_that_of_the_expression(text, label, start, behind):
    """In the whole text and in a stretch of it."""
    end = max(0, len(text) - behind)
    assert slips.opens_line(text, label, start, end) == (slips._labelled(label).search(text, start, end) is not None)


@needs_compiled
@given(WORDS | official())
def test_the_compiled_sorting_of_dates_is_that_of_the_plain_way(text):
    """Whatever may be at fault with a date, the same dates are looked at."""
    readings = vndocs.parse(text, kinds=["dates"]).readings["dates"]
    folded = vndocs.parse(text, kinds=["dates"]).source.text

    assert sifting.dates(folded, readings) == sifting.dates_plainly(folded, readings)


@needs_compiled
@given(LISTS | official())
def test_the_compiled_sorting_of_items_is_that_of_the_plain_way(text):
    """Whatever may be at fault with an item, the same items are looked at."""
    document = vndocs.parse(text, kinds=["lists"])
    readings = document.readings["lists"]

    assert slips.items(document.source.text, readings) == slips.items_plainly(document.source.text, readings)


@pytest.mark.skipif(figures.compiled is None, reason="installed without the compiled passes")
@given(COUNTS, st.integers(0, 8), st.integers(0, 8))
def test_the_compiled_look_for_counts_and_years_is_that_of_the_plain_way(text, start, behind):
    """In the whole text and in a stretch of it."""
    end = max(0, len(text) - behind)
    assert figures.has_count(text, start, end) == figures.has_count_plainly(text, start, end)
    assert figures.falls(text, start) == figures.falls_plainly(text, start)
    for least in (1900, 2024, 2025):
        assert figures.has_year(text, start, end, least) == figures.has_year_plainly(text, start, end, least)


@needs_compiled
def test_the_compiled_passes_refuse_what_readers_do_not_give():
    """A wrong call is told, and nothing is read that is not there."""
    for wrong in ((1,), ("a", 0), (None, None, None)):
        with pytest.raises(TypeError):
            sifting.compiled.dates("05/01/2024", [wrong], sifting._ASKED)
    with pytest.raises(TypeError):
        slips.compiled.items("1. a", [("no", "list")], 256, "letter", "i", "f")
    with pytest.raises(ValueError, match="letters or more"):
        sifting.compiled.words("a", ("abc",))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_that_is_not_asked_finds_nothing(rule):
    """Where all of its lots are empty, a rule gives nothing when it is called all the same."""
    page = Path(vndocs.__file__).parent / "check" / "rules" / f"{rule.id.replace('-', '_')}.md"
    for text in (page.read_text("utf-8"), "", "Căn cứ Luật Đất đai số 31/2024/QH15;\n1. Một\n2. Hai ngày 05/01/2024"):
        subject = Subject(vndocs.parse(text), bundled(), "2024-06-01")
        if not any(getattr(subject.lots, name) for name in rule.lots):
            assert not rule.lots or list(rule.find(subject.running(rule))) == []
