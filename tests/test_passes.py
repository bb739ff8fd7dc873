"""What is written twice, in Python and in C: both give the same."""

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.pipeline.layout import cells, lines

from .strategies import anything, official

record = importlib.import_module("vndocs.entities.lists.record")

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


@pytest.mark.skipif(lines.compiled is None, reason="installed without the compiled lines")
@given(st.lists(HEADS, max_size=16).map("".join) | anything() | official(), st.integers(0, 20), st.integers(0, 20))
def test_the_compiled_lines_of_a_body_are_those_of_the_pattern(text, start, behind):
    """Numbers and names are found where the pattern finds them alone, in the whole text and in a stretch of it."""
    start, end = min(start, len(text)), max(min(start, len(text)), len(text) - behind)

    numbers, names = lines.lines(text, start, end)
    plain_numbers, plain_names = lines.lines_plainly(text, start, end)

    assert lines.capitals(text, start, end) == lines.capitals_plainly(text, start, end)
    assert numbers == plain_numbers
    assert [(name.span(), name.regs) for name in names] == [(name.span(), name.regs) for name in plain_names]


@pytest.mark.skipif(cells.compiled is None, reason="installed without the compiled cells")
@given(
    st.lists(
        st.sampled_from([*"\n\n  \t|*_#>~=-+ab\u00a0\u2013\u2014\u2022\u25cf\u00b7\x1c\x0b\u3000", "   ", "Số "])
    ).map("".join)
    | official(),
    st.integers(0, 20),
    st.integers(1, 9),
)
def test_the_compiled_lines_of_a_stretch_are_those_of_the_plain_way(text, start, most):
    """Lines, rules around them and rows are the same, a few lines at a time."""
    at = min(start, len(text))
    for end in (len(text), len(text) // 2):
        assert cells.cut(text, at, end, -1, most) == cells.cut_plainly(text, at, end, -1, most)


@pytest.mark.skipif(record.compiled is None, reason="installed without the compiled items")
@given(
    st.lists(
        st.sampled_from(
            ["1. ", "2. ", "\n1. ", "\n2. ", "\n- ", "\n\u2013 ", "(1) ", "; (2) ", "a) ", "*", " x", "“", "«"]
        ),
        max_size=20,
    )
)
def test_the_compiled_items_of_a_list_are_those_of_the_plain_way(pieces):
    """Every field of every item is the same, and so is the order of the fields."""
    document = vndocs.parse("".join(pieces), kinds=["lists"])
    for reading in document._readings["lists"]:
        told = (reading.text, reading.starts, reading.signs, reading.depths, reading.end, record._printed)
        for raw in (document.source.raw, reading.text):
            items, plain_items = record.compiled.items(raw, *told), record.items(raw, *told)

            assert [list(item.items()) for item in items] == [list(item.items()) for item in plain_items]


@pytest.mark.skipif(record.compiled is None, reason="installed without the compiled items")
def test_the_compiled_items_refuse_places_outside_of_the_text():
    """A wrong call is told, and nothing beyond the text is read."""
    [reading] = vndocs.parse("1. Một\n2. Hai", kinds=["lists"])._readings["lists"]
    with pytest.raises(ValueError, match="within the text"):
        record.compiled.items("1.", "1.", reading.starts, reading.signs, reading.depths, reading.end, record._printed)
    with pytest.raises(ValueError, match="for each start"):
        record.compiled.items(
            reading.text, reading.text, reading.starts, (), reading.depths, reading.end, record._printed
        )


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| c | đồng |\n",
        "x\ta đồng\ny\tb\r\nz\tc",
        "| a |\n| b |\nprose\n| c |",
        "|",
        "a|b\n\na|b\na|b\n",
    ],
)
def test_a_table_of_plain_text_is_a_run_of_lines_with_as_many_cells(text):
    """What stands between lines with cells ends the table; without a word for money none is looked for."""
    from vndocs.pipeline.tables.grid import grids

    found = list(grids(vndocs.parse(text).source))

    assert len(found) == ("đồng" in text)
    assert all(len(row) == len(grid.rows[0]) for grid in found for row in grid.rows)
