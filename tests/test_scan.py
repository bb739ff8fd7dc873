"""The scan, plain and compiled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.entities.base import Hits, Triggers
from vndocs.pipeline import scan
from vndocs.pipeline.kinds import KINDS
from vndocs.text import Source

SCANNER = scan.Scanner(
    [*(kind.triggers for kind in KINDS.values()), Triggers(openers="0123456789-*(abIVX", fronts=" \t*>|-")]
)
SOURCE = Source.of("")
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
        "$",
        "\0$",
        "iểu ",
        "ục",
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
    numbers, literals, lines = SCANNER.compiled(text)
    plain_numbers, plain_literals, plain_lines = SCANNER.plain(text)

    assert [Hits(SOURCE, packed).numbers for packed in numbers] == plain_numbers
    assert numbers == [Hits(SOURCE, pairs).packed for pairs in plain_numbers]
    assert (literals, lines) == (plain_literals, plain_lines)
