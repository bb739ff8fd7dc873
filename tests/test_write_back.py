"""Edits and comments are put back into files: only their characters change."""

import datetime
import io
from typing import Any

import docx as python_docx
import pytest
from lxml import etree

import vndocs
from tests.word_files import MAIN, definitions, docx, level, numbered, paragraph, run, table, unzipped
from vndocs.readers import source
from vndocs.rewrite import RewriteError, Track, rewrite_file, write_comments

OLD = "Theo Nghị quyết 24-NQ/HU ngày 5/1/2024"
NEW = "Theo Nghị quyết số 24-NQ/HU ngày 05 tháng 01 năm 2024"
TRACK = Track("Văn thư", datetime.datetime(2024, 1, 5, 8, 30))
W = f"{{{MAIN}}}"


def rewritten(tmp_path, data, name="a.docx", **options) -> tuple[bytes, Any]:
    file = tmp_path / name
    file.write_bytes(data)
    done = rewrite_file(file, tmp_path / f"out-{name}", **options)
    return (tmp_path / f"out-{name}").read_bytes(), done


def texts(data):
    return [each.text for each in python_docx.Document(io.BytesIO(data)).paragraphs]


def test_runs_keep_their_form_and_only_the_document_part_changes(tmp_path):
    """Each piece of a code that Word cut up stays in its run."""
    runs = run("Theo Nghị quyết 2") + run("4-NQ", "<w:b/>") + run("/HU ngày ", "<w:i/>") + run("5/1/2024", "<w:u/>")
    data = docx(paragraph(runs) + paragraph(run("Kính gửi", "<w:b/>")), styles="")

    new, done = rewritten(tmp_path, data)

    assert texts(new) == [NEW, "Kính gửi"]
    formatted = python_docx.Document(io.BytesIO(new)).paragraphs[0].runs
    assert [each.text for each in formatted][1:3] == ["4-NQ", "/HU ngày "]
    assert (formatted[1].bold, formatted[2].italic, "năm 2024" in formatted[3].text) == (True, True, True)
    before, after = unzipped(data), unzipped(new)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert (len(done.edits), done.unmade) == (1, ())


def test_what_is_read_after_it_is_the_rewritten_text(tmp_path):
    """In cells, behind automatic numbers and in notes as well."""
    data = docx(
        numbered(OLD)
        + table(["Thu", "5.000.000đ"], [OLD, "x"])
        + paragraph(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        numbering=definitions(level(0, "decimal", "%1.")),
        footnotes=f'<w:footnote w:id="2">{paragraph(OLD)}</w:footnote>',
    )

    new, done = rewritten(tmp_path, data)

    assert source(new, "a.docx").raw == vndocs.read(tmp_path / "a.docx").rewrite().text
    assert source(new, "a.docx").raw.count(NEW) == 3
    assert done.unmade == ()


def test_an_edit_over_the_end_of_a_paragraph_leaves_the_paragraphs_two(tmp_path):
    data = docx(paragraph("Theo Nghị quyết 24-NQ/HU ngày") + paragraph("5/1/2024"))

    new, done = rewritten(tmp_path, data)

    assert texts(new) == ["Theo Nghị quyết số 24-NQ/HU ngày", "05 tháng 01 năm 2024"]
    assert done.unmade == ()


def test_an_edit_in_an_automatic_number_is_not_made_and_told(tmp_path):
    """The number is no text of the file."""
    data = docx(numbered("đồng chi cho đường"), numbering=definitions(level(0, "decimal", "5.000.00%1")))

    new, done = rewritten(tmp_path, data, style={"amounts": "words"})

    assert texts(new) == ["đồng chi cho đường"]
    assert (done.edits, len(done.unmade)) == ((), 1)


def test_tracked_changes_can_be_refused_and_accepted(tmp_path):
    """With deletions put back the text is the old one, without them the new one; author and date are those given."""
    data = docx(paragraph(run("Theo Nghị quyết 24-N") + run("Q/HU ngày 5/1/2024", "<w:b/>")))

    new, _ = rewritten(tmp_path, data, track=TRACK)

    root = etree.fromstring(unzipped(new)["word/document.xml"])
    pieces = [(each, each.tag == W + "delText") for each in root.iter(W + "t", W + "delText")]
    inserted = {each for each, _ in pieces if any(above.tag == W + "ins" for above in each.iterancestors())}
    assert "".join(each.text for each, _ in pieces if each not in inserted) == OLD
    assert "".join(each.text for each, is_deleted in pieces if not is_deleted) == NEW
    marks = list(root.iter(W + "ins", W + "del"))
    assert {(mark.get(W + "author"), mark.get(W + "date")) for mark in marks} == {("Văn thư", "2024-01-05T08:30:00Z")}
    assert len({mark.get(W + "id") for mark in marks}) == len(marks)
    assert source(new, "a.docx").raw == NEW


def test_without_a_date_none_is_written(tmp_path):
    new, _ = rewritten(tmp_path, docx(paragraph(OLD)), track=Track("A"))

    assert b"w:date" not in unzipped(new)["word/document.xml"]


PAGE = (
    "<!DOCTYPE html>\n<html><head><meta charset='{0}'><script>if (a<b) x = '5/1/2024'</script></head>\r\n"
    "<body class=x><!-- 5/1/2024 --><P>Theo <b>Nghị quyết</b> 24-NQ/HU\n ngày&nbsp;5/1/2024 &amp; sau</p><br></body>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_changes_in_the_characters_of_the_edits_alone(tmp_path, encoding):
    """Its case, comments, scripts and line ends stay."""
    data = PAGE.format(encoding).encode(encoding)

    new, done = rewritten(tmp_path, data, "a.html")

    expected = (
        PAGE.format(encoding)
        .replace("quyết</b>", "quyết số</b>")
        .replace("&nbsp;5/1/2024", "&nbsp;05 tháng 01 năm 2024")
    )
    assert new.decode(encoding) == expected
    assert len(done.edits) == 1


def test_letters_that_the_encoding_lacks_are_written_as_numbers(tmp_path):
    data = b"<meta charset=windows-1252><p>Ngh&#7883; quy&#7871;t 24-NQ/HU ng\xe0y 5/1/2024</p>"

    new, _ = rewritten(tmp_path, data, "a.html")

    assert new.endswith(b"<p>Ngh&#7883; quy&#7871;t s&#7889; 24-NQ/HU ng\xe0y 05 th\xe1ng 01 n&#259;m 2024</p>")


@pytest.mark.parametrize(
    ("data", "name", "track", "code"),
    [
        (rb"{\rtf1 ngay}", "a.rtf", None, "unwritable"),
        (b"<html><p>x", "a.html", TRACK, "untrackable"),
    ],
)
def test_what_cannot_be_written_back_into_says_so(tmp_path, data, name, track, code):
    """And no file appears."""
    (tmp_path / name).write_bytes(data)

    with pytest.raises(RewriteError) as caught:
        rewrite_file(tmp_path / name, tmp_path / "out", track=track)

    assert caught.value.code == code
    assert not (tmp_path / "out").exists()


def test_comments_stand_at_their_spans(tmp_path):
    """In the body, cut to the characters; what has no place is given back; no clock is read."""
    (tmp_path / "a.docx").write_bytes(
        docx(
            paragraph(run("Theo Nghị quyết 2") + run("4-NQ/HU, rồi", "<w:b/>")) + table(["chi 5 đồng"]),
            '<w:headerReference w:type="default" r:id="rId1"/>',
            header1=paragraph("DỰ THẢO"),
        )
    )
    raw = source((tmp_path / "a.docx").read_bytes(), "a.docx").raw
    spans = [
        (raw.index(text), raw.index(text) + len(text)) for text in ("Nghị quyết 24-NQ/HU", "5 đồng", "DỰ THẢO", "24")
    ]
    comments = [(span, "Kiểm tra", f"ghi chú {number}") for number, span in enumerate(spans)]

    left = write_comments(tmp_path / "a.docx", comments, tmp_path / "b.docx")

    document = python_docx.Document(str(tmp_path / "b.docx"))
    assert left == [comments[2]]
    assert {each.text: each.author for each in document.comments} == {
        f"ghi chú {number}": "Kiểm tra" for number in (0, 1, 3)
    }
    body = document.element.body
    marked = {}
    for comment in document.comments:
        inside, text = False, ""
        for element in body.iter():
            if element.tag in (W + "commentRangeStart", W + "commentRangeEnd") and element.get(W + "id") == str(
                comment.comment_id
            ):
                inside = element.tag.endswith("Start")
            elif inside and element.tag == W + "t":
                text += element.text or ""
        marked[comment.text] = text
    assert marked == {"ghi chú 0": "Nghị quyết 24-NQ/HU", "ghi chú 1": "5 đồng", "ghi chú 3": "24"}
    assert all(comment.timestamp is None for comment in document.comments)
    assert source((tmp_path / "b.docx").read_bytes(), "b.docx").raw == raw
