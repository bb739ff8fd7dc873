"""What the layout reads twice, in Python and in C: both give the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vndocs.pipeline.layout import read, reading, type_lines
from vndocs.text.source import Source

from .strategies import anything, official

#: What heads a paper, and what comes near the name of its type.
PIECES = st.sampled_from(
    [
        *"\n\n\n\n  \t|*_.:…()-1]I",
        *(
            "QUYẾT ĐỊNH",
            "NGHỊ QUYẾT",
            "LUẬT",
            "THÔNG TƯ",
            "THÔNG\nTƯ LIÊN TỊCH",
            "BIÊN\nBẢN",
            "HỢP ĐỒNG",
            "Quyết định",
            "thông báo",
        ),
        *("LUẬT ĐẤT ĐAI", "QuyếT ĐịNH", "THÔNG TƯ1", "NGHỊ ĐỊNH [12]", "QUYẾT ĐỊNH VỀ VIỆC THỬ", "BÁO CÁO KẾT QUẢ THỬ"),
        *(
            "Quyết định của Bộ trưởng",
            "ĐẾN 12 NGHỊ ĐỊNH",
            "- CHỈ THỊ\n",
            "\n\n  CHỈ THỊ  \n\n",
            "Căn cứ Luật",
            "Kính gửi:",
        ),
        *(
            "Điều 1.",
            "Chương I",
            "Phần thứ",
            "II. ",
            "A/ ",
            "1. ",
            "CỘNG HÒA XÃ HỘI",
            "của Bộ",
            " CỦA ",
            "\x1c",
            "\u212a",
        ),
        *("Thông tư này quy định " + "chi tiết " * 24, "THÔNG TƯ " + "THỬ " * 60, "Thông TƯ THỬ " * 20, "Ĳ", "ǅ", "ß"),
    ]
)


@pytest.mark.skipif(type_lines.compiled is None, reason="installed without the compiled titles")
@given(st.lists(PIECES, max_size=16).map("".join) | anything() | official(), st.integers(0, 20), st.integers(0, 9))
@example("ĐẾN A AB", 0, 0)
@example("Luật", 0, 0)
def test_the_compiled_line_of_the_type_is_that_of_the_plain_way(text, start, behind):
    """The name of a type is found where the plain way finds it, or left to it, in the whole text and in a stretch."""
    start, end = min(start, len(text)), max(0, len(text) - behind)

    for low, high in ((start, end), (0, len(text))):
        found = type_lines.type_line(text, low, high)
        alone = type_lines.compiled.type_line(text, low, high)

        assert found == type_lines.type_line_plainly(text, low, high)
        assert alone in (found, NotImplemented)


@pytest.mark.skipif(type_lines.compiled is None, reason="installed without the compiled titles")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Số: 1/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc thử\n", "QUYẾT ĐỊNH"),
        ("Một dòng\n**THÔNG TƯ**\n", "THÔNG TƯ"),
        ("LUẬT ĐẤT ĐAI\n", "LUẬT"),
        ("BIÊN\nBẢN\n", "BIÊN\nBẢN"),
        ("NGHỊ QUYẾT VỀ VIỆC THỬ\n", "NGHỊ QUYẾT"),
        ("ĐẾN 12 NGHỊ ĐỊNH\n", "NGHỊ ĐỊNH"),
        ("Một dòng và một dòng nữa\nCăn cứ Luật\nQUYẾT ĐỊNH\n", None),
    ],
)
def test_the_compiled_titles_read_common_names(text, name):
    """Names of types in capitals are read without the plain way, and so is a text that has none."""
    type_lines.type_line(text, 0, 1)

    found = type_lines.compiled.type_line(text, 0, len(text))

    assert (found and text[slice(*found)]) == name


@pytest.mark.skipif(reading.compiled is None, reason="installed without the compiled records")
@given(
    st.lists(st.sampled_from([*"ắÀđ *|(.,;:\n\t-•ab\u00a0\u200b\u0301\u2003\x1c", "(*)", "Số "])).map("".join)
    | anything()
    | official(),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_the_compiled_words_and_places_are_those_of_the_plain_way(raw, start, size):
    """Words are cut, and places led to the raw text, as Python does."""
    found = reading.Reading(Source.of(raw))
    text = found.source.text
    stretch = (min(start, len(text)), min(start + size, len(text)))

    assert found.words(stretch) == found.words_plainly(stretch)
    assert reading.places(found, [stretch]) == reading.places_plainly(found, [stretch])
    assert reading.places(found, {"a": stretch}) == reading.places_plainly(found, {"a": stretch})


@given(st.lists(PIECES, max_size=16).map("".join) | official())
def test_a_layout_is_the_same_without_the_compiled_parts(text):
    """Fields, places and tree do not depend on what is compiled."""
    record = read(Source.of(text)).record()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type_lines, "compiled", None)
        patch.setattr(reading, "compiled", None)
        plainly = read(Source.of(text)).record()

    assert record == plainly
