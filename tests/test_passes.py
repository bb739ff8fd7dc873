"""What is written twice, in Python and in C: both give the same."""

import importlib
import pkgutil
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs.entities.lists import quotes
from vndocs.pipeline import layout, resolve, tables
from vndocs.pipeline.layout import cells
from vndocs.pipeline.resolve import own
from vndocs.pipeline.tables import grid
from vndocs.text import seeking

from .strategies import anything, official

#: All that is sought by its first letters, and pieces of what it finds.
SOUGHT = [
    each
    for folder in (layout, resolve, tables)
    for found in pkgutil.iter_modules(folder.__path__)
    for value in vars(importlib.import_module(f"{folder.__name__}.{found.name}")).values()
    for each in (value if isinstance(value, tuple) else (value,))
    if isinstance(each, seeking.Sought)
] + [quotes._LINE_END, own._headings()[1]]
PIECES = st.sampled_from(
    [
        *"\n\n  \t*_|#>.:,/\"”»’'sSốcCvVđĐ 19\u00a0\u3000",
        *(
            "Số: ",
            "số",
            "S6",
            "ngày ",
            "NGÀY 5",
            "ngàv",
            "Kính gửi",
            "KÍNH TRÌNH",
            "kinh\ngut",
            "\nNơi nhận:",
            "NƠI NHẬN",
            "NOi\ngửi",
            "V/v ",
            "v / v",
            "Về việc",
            "Vv:",
        ),
        *(
            "CỘNG HÒA XÃ HỘI",
            "Cộng hoà xã",
            "cong hoa xa hoi chu nghia viet nam",
            "CÔNG 110A XA HOT",
            "ĐẢNG CỘNG SẢN ",
            "dang lao dong viet nam",
        ),
        *(
            "VIỆT NAM DÂN CHỦ",
            "viet nam dan chu cong hoa",
            "doan tncs ho chi minh",
            "ĐOÀN THANH NIÊN",
            "dang cong san viet nam",
        ),
        *("\nĐiều 1.", "\n Chương I ", "\n**Căn cứ", "\nPHỤ LỤC", "\nNHÂN DANH ", "\n>| Kính gửi"),
        *(
            "ơi ban hành",
            "Số hiệu",
            "Ngày ký xác thực",
            "so_ky_hieu",
            "\nĐăng ngày: 5/3/2024",
            "\nThứ Ba, 05/03/2024 ",
            "\nTác giả: Lan Thị Thử",
        ),
        *("\nTRANG CHỦ", "\n- Chia sẻ", "\n© 2024", "\nLiên hệ", "\nſite", "\nKhách", "“a”\n", "''\n", "”.\n"),
    ]
)


@pytest.mark.skipif(seeking.compiled is None, reason="installed without the compiled search")
@given(st.lists(PIECES, max_size=14).map("".join) | anything() | official(), st.integers(0, 9), st.integers(0, 9))
def test_what_is_sought_by_its_first_letters_is_what_the_pattern_finds(text, start, behind):
    """No pattern of the layout matches where none of its rows stands, in the whole text or in a stretch of it."""
    start, end = min(start, len(text)), max(0, len(text) - behind)

    for sought in SOUGHT:
        found = sought.each(text, start, end)
        alone = sought.each_plainly(text, start, end)
        first = sought.search(text, start, end)

        assert [match.span() for match in found] == [match.span() for match in alone], sought.pattern
        assert (first and first.span()) == (alone[0].span() if alone else None)
    assert SOUGHT


@given(st.lists(st.sampled_from(["k", "K", "ka", "Ka", "KA", "." * 500, "." * 1023, "a"]), max_size=9).map("".join))
def test_what_begins_with_one_of_two_rare_letters_is_found_however_far_it_is(text):
    """They are looked for a stretch at a time, whose end may stand within what is sought."""
    sought = seeking.Sought(re.compile("[kK]a"), ("kK", "a"))
    found = sought.each(text)
    assert [match.span() for match in found] == [match.span() for match in sought.each_plainly(text)]


@pytest.mark.parametrize("rows", [(), (("a" * 3, ""), ("\u2200",)), (("",) * 17,), ("ab",), ((1,),)])
@pytest.mark.skipif(seeking.compiled is None, reason="installed without the compiled search")
def test_rows_that_cannot_be_sought_are_refused(rows):
    """A row is a tuple of one to sixteen sets of characters below U+2200."""
    if not rows:
        assert seeking.compiled.each(seeking.compiled.plan((), "", "", 0), re.compile("a").match, "a") == []
        return
    with pytest.raises((ValueError, TypeError)):
        seeking.compiled.plan(rows, "", "", 0)


@pytest.mark.skipif(seeking.compiled is None, reason="installed without the compiled search")
@given(st.text("ab“ ", max_size=20), st.text("ab“", min_size=1, max_size=3), st.integers(0, 9), st.integers(0, 25))
def test_the_compiled_places_of_words_are_those_of_the_plain_way(text, words, start, end):
    """Those that overlap count as well."""
    assert seeking.places(text, words, start, end) == seeking.places_plainly(text, words, start, end)
    assert seeking.places(text, words) == seeking.places_plainly(text, words, 0, sys.maxsize)


@pytest.mark.skipif(seeking.compiled is None, reason="installed without the compiled search")
@given(official(), st.sampled_from(["èm theo", "PHỤ LỤC", "Điều", "aa", "\n"]), st.integers(0, 30), st.data())
def test_words_are_found_by_whichever_letter(text, words, start, data):
    """By any of their letters, also where they overlap, and as an expression finds them."""
    rarest = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.sampled_from([sys.maxsize, len(text) - 1, 5]))
    found = seeking.places(text, words, start, end, rarest)
    assert found == seeking.places_plainly(text, words, start, end, rarest)
    assert found == [at for at in range(max(0, start), len(text)) if text.startswith(words, at, max(0, end))]
    assert seeking.places(f"{words} {text}", words, rarest=rarest)[0] == 0


@pytest.mark.skipif(seeking.compiled is None, reason="installed without the compiled search")
@pytest.mark.parametrize("rarest", [-1, 1])
def test_words_are_sought_by_a_letter_of_theirs(rarest):
    """Another index is refused."""
    with pytest.raises(ValueError, match="letter of the word"):
        seeking.compiled.places("abc", "a", rarest=rarest)


@pytest.mark.skipif(grid.compiled is None, reason="installed without the compiled runs of lines")
@given(
    st.lists(
        st.sampled_from(
            [
                *"|\t\n\r\v\x1c\u2028 -:*_a",
                "|a|b|\n",
                "|1|2|\n",
                "a\tb\n",
                "1\t2\n",
                "|--|--|\n",
                "\r\n",
                "|a|b\r\n",
                "a|b\n",
            ]
        ),
        max_size=20,
    ).map("".join)
    | st.integers(58, 64).map(lambda bars: ("|" * bars + "\n") * 3 + ("\t" * bars + "\n") * 3)
)
def test_the_compiled_tables_of_a_text_are_those_of_the_plain_way(raw):
    """Lines with as many cells each are parted from all others, whatever ends a line, and so are their cells."""
    runs = grid.runs_of(raw)
    assert runs == grid.runs_plainly(raw)
    for sign, run in [*runs, ("|", [(0, len(raw))]), ("\t", [(0, len(raw)), (len(raw) // 2, len(raw))])]:
        rows = grid.rows_of(raw, sign, run)
        assert rows == grid.rows_plainly(raw, sign, run)
        assert all(type(slot) is grid.Slot for row in rows for slot in row)


@pytest.mark.skipif(cells.compiled is None, reason="installed without the compiled cells")
@given(st.text("aĂbốẮBỐ1 -\u01c5ªǅ\u00a0", max_size=16) | anything())
def test_the_compiled_judgement_of_letter_case_is_that_of_the_plain_way(words):
    """Capitals among which an old font lost some are told from words and from nothing."""
    assert cells.is_mixed(words) == cells.is_mixed_plainly(words)


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
        assert cells.opening(text, at, end) == cells.opening_plainly(text, at, end)


@pytest.mark.parametrize(
    "text",
    [
        "| a | b (đồng) |\n|---|---|\n| c | 5 |\n",
        "x\ta (đồng)\ny\tb\r\nz\tc",
        "| a |\n| b |\nprose\n| c |",
        "|",
        "a|b\n\na|b\na|b\n",
    ],
)
def test_a_table_of_plain_text_is_a_run_of_lines_with_as_many_cells(text):
    """What stands between lines with cells ends the table; without a unit of money none is looked for."""
    from vndocs.pipeline.tables.grid import grids

    found = list(grids(vndocs.parse(text).source))

    assert len(found) == ("đồng" in text)
    assert all(len(row) == len(grid.rows[0]) for grid in found for row in grid.rows)
