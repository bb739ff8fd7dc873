"""The end of a paper, which is written twice, in Python and in C: both give the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.pipeline.layout import cells, ending, recipients, signing, signs
from vndocs.text.lexicon import load

from .strategies import anything, official

WORDS = load("vndocs.pipeline.layout")["signing"]
#: Offices and words that stand for a signature, printed with and without the marks that plain letters lack.
OFFICES = sorted(
    {
        spelled
        for office in [*WORDS["offices"], *WORDS["stand_ins"]]
        for spelled in (office, office.upper(), office.title(), office.capitalize())
    }
)
PRINTED = [
    *("CHỦ TỊCH", "Chủ tịch", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH", "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "BỘ TRƯỞNG"),
    *("CHỦ", "TỊCH", "PHÓ", "QUYỀN", "ỦY BAN NHÂN DÂN", "THỦ TRƯỞNG ĐƠN VỊ", "XÃ THỬ", "Trưởng phòng", "cục trưởng"),
    *("TM. ", "T/M ", "TL.", "TUQ. ", "T.Ư.Q. ", "Q. ", "KT ", "kt. ", "Tm/", "THAY MẶT ", "KÝ THAY ", "THỪA LỆNH "),
    *("THỪA ỦY QUYỀN ", "(TM. ", "K / T ", "T . M ", "QUYỀN ", "UQ: ", "TÊN ", "THÔNG TƯ"),
    *(
        "Lan Thị Thử",
        "LAN THỊ THỬ",
        "Nguyễn Văn Thử",
        "NGUYỄN VĂN THỬ",
        "Trần",
        "TRẦN THỬ",
        "Phó Văn A",
        "Y Thử",
        "H'Lan",
    ),
    *("TS. ", "Ông ", "Đại tá ", "ThS ", "CN", "Thị", " Văn ", "(Đã ký)", "[ Ký tên, đóng dấu ]", "(ký", "đ/c", "sở"),
]
SIGNS = [*"  \t.,:;()[]_-*|'’/&5٣\u00a0\u2009\u3000\x0bÐß²İǅ\u0301\U0001f600", "   ", " - ", "\u2003"]
CELLS = st.lists(st.sampled_from(OFFICES) | st.sampled_from(PRINTED) | st.sampled_from(SIGNS), min_size=1, max_size=6)
#: Lines of the end of a paper, whole and torn.
LISTED = [
    *(
        "Nơi nhận:",
        "Noi nham",
        "NƠI NHẬN:",
        "Nơi gửi",
        "- Như trên;",
        "- Sở A; - Sở B;",
        "- Lưu: VT.",
        "Lưu: VT, TH",
        "- lim:",
    ),
    *(
        "VPCP: VT",
        "ab : vt",
        "Phụ lục",
        "Page 2",
        "12",
        "- Như trên, KT. CHỦ TỊCH",
        "Nơi",
        "nhận",
        "Trường hợp A",
        "ký",
    ),
]
LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "- ", "**", "| ", "\t", " " * 20, ". ", "> "]),
        st.sampled_from(PRINTED) | st.sampled_from(LISTED) | st.sampled_from(OFFICES) | CELLS.map("".join),
        st.sampled_from(["\n", "\n", "\n", "\n\n", " ", "   ", "\t", ";\n", "**\n", " |\n", "\r"]),
    ).map("".join),
    max_size=24,
).map("".join)

needs_passes = pytest.mark.skipif(signs.compiled is None, reason="installed without the compiled signs")


def cells_of(text):
    """Give the cells of a text as they are parted, and what is left of it as one."""
    whole = text.strip(cells.RULE)
    return [*cells.cells(text, 0, len(text)), *([cells.Cell(whole, 0, len(whole), 0)] if whole else [])]


@needs_passes
@given(CELLS.map("".join) | official() | anything())
def test_what_the_compiled_part_says_of_a_cell_is_what_the_patterns_say(text):
    """Sign, office, name and stand-in are claimed and denied as the patterns do, or left to them."""
    for line in cells_of(text):
        said = signs.judge(line.text)
        if said & signs.KNOWN:
            assert bool(said & signs.OFFICE) == signs.is_office_plainly(line, False)
            assert bool(said & signs.LOOSE_OFFICE) == signs.is_office_plainly(line, True)
            assert bool(said & signs.STANDS_IN) == (signs.STAND_IN.match(line.plain) is not None)
        if said & (signs.SIGNING | signs.NOT_SIGNING):
            assert bool(said & signs.SIGNING) == signs.is_signing_plainly(line)
        assert not (said & signs.NO_SIGN and signs.SIGN.match(line.text))
        assert not (said & signs.NO_NAME and signs.is_name(line.text))
        if said & signs.WHOLE:
            assert signing._unrolled(line._line, line) == [line]


@needs_passes
@pytest.mark.parametrize("words", PRINTED + OFFICES)
def test_common_words_are_judged(words):
    """Words of a signature are known to the compiled part, and no sign of authority is passed over."""
    said = signs.judge(words.strip())

    assert said & signs.KNOWN
    assert bool(said & signs.NO_SIGN) or words.strip().upper()[:1] in "TKQU("


@needs_passes
def test_common_cells_are_wholly_judged():
    """The patterns are asked of names and of signs alone."""
    office, entry, name = (signs.judge(words) for words in ("PHÓ CHỦ TỊCH", "Như trên;", "Nguyễn Văn Thử"))

    for said, claims in (
        (office, signs.OFFICE | signs.SIGNING | signs.NO_NAME | signs.NO_SIGN | signs.WHOLE),
        (entry, signs.NOT_SIGNING | signs.NO_NAME | signs.NO_SIGN | signs.WHOLE),
        (name, signs.NO_SIGN | signs.WHOLE),
    ):
        assert said & claims == claims
    assert not name & signs.NO_NAME
    assert signs.compiled.is_filed("- Lưu: VT.") is True
    assert signs.compiled.is_filed("- Như trên;") is False
    assert signs.compiled.signed_lines("a\nCHỦ TỊCH\nTHÔNG BÁO\n**TM. X\nGIÁM SÁT\n", 0, 99) == [1, 20]


@needs_passes
@given(CELLS.map("".join) | LINES | anything())
def test_the_last_entry_of_a_list_is_that_of_the_patterns(words):
    """What is filed is known by its words, or left to the patterns."""
    assert recipients.is_filed(words) == recipients.is_filed_plainly(words)
    for line in words.split("\n"):
        assert recipients.is_filed(line) == recipients.is_filed_plainly(line)


@needs_passes
@given(LINES | official(), st.integers(0, 9), st.integers(0, 9))
def test_lists_of_recipients_stand_where_the_pattern_finds_them(text, start, behind):
    """The first label counts, in the whole text and in a stretch of it."""
    start, end = min(start, len(text)), max(0, len(text) - behind)

    assert recipients.receivers(text, start, end) == recipients.receivers_plainly(text, start, end)


@needs_passes
@given(LINES | official(), st.integers(0, 9), st.integers(0, 9))
def test_no_line_of_a_signature_is_passed_over(text, start, behind):
    """Lines that open with a sign, an office or the first word of one are among those that the compiled part gives."""
    start, end = min(start, len(text)), max(0, len(text) - behind)

    found = ending.signed_lines(text, start, end)

    assert found == sorted(set(found))
    for match in ending._SIGNED_LINE.finditer(text, start, end):
        lines = list(cells.cells(text, match.end(), len(text)))[:2]
        if lines and (
            signs.SIGN.match(lines[0].text)
            or signs.is_office_plainly(lines[0], False)
            or (len(lines) > 1 and signing.is_broken(*lines))
        ):
            assert match.start() in found


@needs_passes
@given(text=LINES, start=st.integers(0, 9), boxes=st.integers(-1, 99))
def test_the_end_of_a_paper_is_that_of_the_patterns(text, start, boxes):
    """Signature, recipients and the place where the paper ends are the same without the compiled part."""
    start, boxes = min(start, len(text)), min(boxes, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signs, "judge", lambda words: 0)
        patch.setattr(ending, "compiled", None)
        patch.setattr(recipients, "compiled", None)
        plainly = ending.ending(text, start, boxes)

    assert ending.ending(text, start, boxes) == plainly
