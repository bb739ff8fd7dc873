"""Entities written anew where they stand, and nothing else changed."""

import pytest
from hypothesis import given

import vndocs
from vndocs.errors import RecordError, StyleError
from vndocs.rewrite import rewrite_file, style_of

from .strategies import anything, official

#: A text, a style, what becomes of it.
REWRITTEN = [
    ("Chi 5.000.000đ cho xã.", "official", "Chi 5.000.000 đồng cho xã."),
    ("Trước ngày 5/1/2024.", "official", "Trước ngày 05 tháng 01 năm 2024."),
    ("Ngày 5/1/2024, xã họp.", "official", "Ngày 05 tháng 01 năm 2024, xã họp."),
    ("Từ ngày 05 tháng 01 năm 2024, chi 5.000.000 đồng.", "official", None),
    # The reference is one edit, the date in it none of its own.
    (
        "Theo Nghị quyết 24-NQ/HU ngày 5/1/2024 của Huyện ủy về thi đua.",
        "official",
        "Theo Nghị quyết số 24-NQ/HU ngày 05 tháng 01 năm 2024 của Huyện ủy về thi đua.",
    ),
    ("Theo Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Huyện ủy.", "short", "Theo Nghị quyết 24-NQ/HU của Huyện ủy."),
    # Where only dates are asked for, the date inside a reference is written.
    (
        "Theo Nghị quyết 24-NQ/HU ngày 5/1/2024 của Huyện ủy.",
        {"dates": "official"},
        "Theo Nghị quyết 24-NQ/HU ngày 05 tháng 01 năm 2024 của Huyện ủy.",
    ),
    # The second takes its type from the first and does not say it again.
    (
        "Các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 của Trung ương.",
        "official",
        "Các Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25 tháng 10 năm 2017 của Trung ương.",
    ),
    # Provisions in front stay as they are.
    (
        "Tại điểm a, b khoản 2 Điều 5 Nghị định 30/2020/NĐ-CP ngày 5/3/2020.",
        {"references": "official"},
        "Tại điểm a, b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.",
    ),
    # What stands outside of the span is not written a second time.
    ("Ngày 5/3/2020, Chính phủ ban hành Nghị định 30/2020/NĐ-CP.", {"references": "official"},
     "Ngày 5/3/2020, Chính phủ ban hành Nghị định số 30/2020/NĐ-CP."),
    ("gần 5.000.000đ", "official", "gần 5.000.000 đồng"),
    ("Số: 06/2024/QĐ-UBND\n", "official", None),
    # Blanks and line breaks are the author's.
    ("Theo Nghị định số\n30/2020/NĐ-CP ngày\u00a005 tháng 3 năm 2020.", "official", None),
    ("Theo **Nghị định** 30/2020/NĐ-CP.", "official", None),
    ("từ 1/7/2025", "official", "từ ngày 01 tháng 7 năm 2025"),
    ("các ngày 5, 6 tháng 3 năm 2020", "official", "các ngày 05 tháng 3 năm 2020, ngày 06 tháng 3 năm 2020"),
    ("phạt từ 5 đến 10 triệu đồng", "official", "phạt từ 5.000.000 đồng đến 10.000.000 đồng"),
    ("trên 3 tỷ đồng đến dưới 50 tỷ đồng", "official", "trên 3.000.000.000 đồng đến dưới 50.000.000.000 đồng"),
    # What the value does not hold is not lost.
    ("tại khoản 2 Điều 13 dự thảo Luật này", "official", None),
    ("tại khoản 2 Điều 13 Luật này", "official", "tại khoản 2 Điều 13 của Luật này"),
    ("từ ngày 1/10/2021 đến hết ngày 30/9/2022", "official", None),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai ngày 29/6/2001", {"references": "official"},
     "Luật sửa đổi, bổ sung một số điều của Luật Đất đai ngày 29 tháng 6 năm 2001"),
    ("NGHỊ QUYẾT 24-NQ/HU", "official", None),
    ("Chi 5.000.000đ, gồm: (1) điện; (2) nước.", "official", "Chi 5.000.000 đồng, gồm: (1) điện; (2) nước."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "style", "new"), REWRITTEN)
def test_writes_what_the_span_says_and_no_more(text, style, new):
    rewritten = vndocs.parse(text).rewrite(style)

    assert rewritten.text == (text if new is None else new)
    assert bool(rewritten.edits) == (new is not None)


@pytest.mark.parametrize("style", ["official", "short", {"dates": "official", "amounts": "words"}])
@given(text=official() | anything())
def test_edits_are_all_that_changes(text, style):
    """They do not overlap, each says what stood there, and the text around them stays; nothing raises."""
    edits, new = vndocs.parse(text).rewrite(style)

    done, kept = 0, []
    for edit in edits:
        assert done <= edit.start < edit.end
        assert text[edit.start : edit.end] == edit.old != edit.new
        kept += [text[done : edit.start], edit.new]
        done = edit.end
    assert "".join([*kept, text[done:]]) == new


@given(text=official())
def test_official_form_says_the_same(text):
    """What was cited before is cited afterwards."""
    before = vndocs.parse(text)
    after = vndocs.parse(before.rewrite({"references": "official"}).text)

    assert [mention.value.code for mention in after.references] == [mention.value.code for mention in before.references]


def test_a_function_says_what_to_write():
    """None leaves a mention to the ones inside it; a string settles it, even the same one."""
    document = vndocs.parse("Theo Nghị quyết số 24-NQ/HU ngày 05/01/2024, nộp 500.000 đồng trước 06/01/2024.")

    def mark(mention):
        return f"<{mention.text}>" if isinstance(mention.value, vndocs.DateValue) else None

    assert document.rewrite(mark).text == (
        "Theo Nghị quyết số 24-NQ/HU <ngày 05/01/2024>, nộp 500.000 đồng trước <06/01/2024>."
    )

    def keep(mention):
        return mention.text if isinstance(mention.value, vndocs.Reference) else mark(mention)

    [edit] = document.rewrite(keep).edits
    assert edit == (68, 78, "06/01/2024", "<06/01/2024>")


def test_a_list_is_written_only_when_it_is_named():
    document = vndocs.parse("Gồm: (1) điện; (2) nước.")

    assert document.rewrite("official").edits == ()


@pytest.mark.parametrize("style", ["dep", {"dates": "dep"}, {"ngay": "official"}])
def test_a_style_that_there_is_not_is_refused(style):
    with pytest.raises(StyleError, match="expected"):
        vndocs.parse("5.000 đồng").rewrite(style)


def test_a_document_without_its_text_cannot_be_rewritten():
    record = vndocs.parse("chi 5.000đ").to_record()

    with pytest.raises(RecordError, match="expected the document with its text"):
        vndocs.Document.from_record(record).rewrite()
    assert vndocs.Document.from_record(record, "chi 5.000đ").rewrite().text == "chi 5.000 đồng"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_keeps_its_encoding_and_its_line_ends(tmp_path, encoding):
    path, output = tmp_path / "a.txt", tmp_path / "b.txt"
    path.write_bytes("Chi 5.000đ\r\ncho xã.\r".encode(encoding))

    rewritten = rewrite_file(path, output)

    assert output.read_bytes() == "Chi 5.000 đồng\r\ncho xã.\r".encode(encoding)
    assert len(rewritten.edits) == 1


def test_styles_are_named_as_on_a_command_line():
    assert style_of(["short"]) == "short"
    assert style_of(["dates=slash", "amounts=official"]) == {"dates": "slash", "amounts": "official"}
    with pytest.raises(StyleError, match="expected one style"):
        style_of(["short", "dates=slash"])
