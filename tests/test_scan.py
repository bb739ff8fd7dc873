"""The scan, plain and compiled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.entities.base import Triggers
from vndocs.entities.lists import lines
from vndocs.pipeline import scan
from vndocs.pipeline.kinds import KINDS
from vndocs.text import Source

SCANNER = scan.Scanner(
    [*(kind.triggers for kind in KINDS.values()), Triggers(openers="0123456789-*(abIVX", fronts=" \t*>|-")]
)
PIECES = st.sampled_from(
    [
        *" \n\t*.,/-()|>",
        *"0123456789",
        "số",
        "ngày",
        "Điều",
        "này",
        "đồng",
        "Luật ",
        "năm ",
        "NĐ",
        "QĐ-",
        "à",
        "đ",
        "x",
        "😀",
        "a) ",
    ]
)


def test_finds_the_number_behind_its_word_and_before_its_sign():
    """`Điều 5,` and `30/` are candidates, a bare count is none; a token takes in dots and commas."""
    hits = scan.Scanner([Triggers(before=("điều",), after=("/",))]).scan(Source.of("Điều 5, số 30/2020, 12 người"))

    assert hits[0].numbers == [(5, 7), (11, 13)]


def test_gives_the_places_of_words_and_of_line_starts():
    """Each word's places are in text order; a line start is the line feed before an opener."""
    hits = scan.Scanner([Triggers(literals=("này",), openers="-", fronts=" ")]).scan(Source.of("này\n - này\nb"))

    assert hits[0].literals == {"này": [0, 7]}
    assert hits[0].lines == [3]


@pytest.mark.skipif(scan.compiled is None, reason="installed without the compiled scan")
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_the_compiled_scan_gives_what_the_plain_one_gives(text):
    """Hits are the same, for any text."""
    assert SCANNER.compiled(text) == SCANNER.plain(text)


#: What lines open with, and what comes near it.
OPENINGS = st.sampled_from(
    [
        *"\n\n\n 19abđivxdoIVXCAĐ..))([/-+*_:“\"'²ếØ•\uf0a7\t\x1f0😀",
        *(
            "Điều ",
            "Chương ",
            "Mục ",
            "ĐIỀU\n",
            "Tiểu mục ",
            "Thứ ",
            "thứ nhất",
            "Bước ",
            "Một là",
            "Ca.",
            "vi",
            "II.",
            "xv)",
        ),
        *("\n- ", "\n+ Vi", "\n1. ", "\na) ", "\n**", "a - ", "(i)", "1.1.", "7a.", "\nĐiều 5. ", "\nĐiều 5. a."),
    ]
)


@pytest.mark.skipif(lines.compiled is None, reason="installed without the compiled line starts")
@given(st.lists(OPENINGS, max_size=16).map("".join) | st.text(max_size=30), st.booleans())
def test_the_compiled_line_starts_are_those_of_the_pattern(text, with_ordinals):
    """What is plain and what the pattern is asked for are together what the pattern finds alone."""
    pattern, found, reached = lines.pattern(with_ordinals=with_ordinals), [], 0
    for line, start, end in lines.openings(text, 0, with_ordinals=with_ordinals):
        match = pattern.match(text, line) if line >= reached and end < 0 else None
        if match:
            found.append((line, *match.span(2)))
            reached = match.end()
        elif line >= reached and end >= 0:
            found.append((line, start, end))

    assert found == [(match.start(), *match.span(2)) for match in pattern.finditer(text)]
