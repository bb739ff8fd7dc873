"""Word files are read as the person who opens them reads them, and every place leads back into the file."""

import io
from typing import Any, cast

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run

import vndocs
from tests.word_files import definitions, docx, level, numbered, paragraph, run, table, tc
from vndocs.readers import source as read_source

DEL = '<w:del w:id="1" w:author="A" w:date="2024-01-05T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'
INS = '<w:ins w:id="2" w:author="A" w:date="2024-01-05T00:00:00Z">{}</w:ins>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def source(data, name) -> Any:
    """Typed loosely: an origin that is missing is to fail."""
    return read_source(data, name)


def raw(data):
    return source(data, "bao-cao.docx").raw


def cut(data, place):
    """Cut a place out of a file again with python-docx: the paragraphs of the range, joined by line ends."""
    package = python_docx.Document(io.BytesIO(data)).part.package
    part = next(part for part in package.iter_parts() if str(part.partname) == "/" + place["part"])
    root = part.element if hasattr(part, "element") else parse_xml(part.blob)
    lines = []
    for number, element in enumerate(root.iter(qn("w:p"))):
        if not place["paragraph"] <= number <= place["end_paragraph"]:
            continue
        line = ""
        for index, each in enumerate(own_runs(element)):
            text = Run(each, cast("Any", None)).text
            first = number == place["paragraph"] and index == place["run"]
            last = number == place["end_paragraph"] and index == place["end_run"]
            is_before = number == place["paragraph"] and index < place["run"]
            is_behind = number == place["end_paragraph"] and index > place["end_run"]
            if is_before or is_behind:
                continue
            line += text[place["offset"] if first else 0 : place["end_offset"] if last else None]
        lines.append(line)
    return "\n".join(lines)


def own_runs(element):
    return [each for each in element.iter(qn("w:r")) if next(each.iterancestors(qn("w:p"))) is element]


def test_paragraphs_are_lines_and_signs_in_runs_are_characters():
    """A tab, a line break and a non-breaking hyphen are one character each; an empty paragraph is an empty line."""
    signs = "<w:r><w:t>Số:</w:t><w:tab/><w:t>24</w:t><w:noBreakHyphen/><w:t>NQ/HU</w:t><w:br/><w:t>ngày</w:t></w:r>"

    assert (
        raw(docx(paragraph(signs) + paragraph("") + paragraph("") + paragraph("Kính gửi")))
        == "Số:\t24-NQ/HU\nngày\n\nKính gửi"
    )


def test_a_code_in_many_runs_is_one_reference_with_its_place():
    """Word cuts runs anywhere; the place goes from the first to the last of them."""
    data = docx(paragraph(run("Theo Nghị quyết số 2") + run("4-N", "<w:b/>") + run("Q/HU ngày 05/01/2024 của Đảng ủy")))

    document = vndocs.parse(source(data, "a.docx"))

    [mention] = document.references
    [place] = document.to_record()["references"][0]["places"]
    assert mention.value.code == "24-NQ/HU"
    assert place == document.places(mention.span)[0]
    assert (place["part"], place["run"], place["offset"], place["end_run"]) == ("word/document.xml", 0, 5, 2)
    assert cut(data, place) == mention.text


def test_automatic_numbers_are_rendered_and_marked():
    """`Điều 1.`, `1.`, `a)` with restarts, as Word shows them; they are no text of the file."""
    levels = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    body = "".join(
        [
            numbered("Phạm vi"),
            numbered("Một", 1),
            numbered("Hai", 1),
            numbered("điểm", 2),
            numbered("nữa", 2),
            numbered("Đối tượng"),
            numbered("Ba", 1),
            numbered("chữ", 2),
        ]
    )

    read = source(docx(body, numbering=definitions(levels)), "a.docx")

    lines = ["Điều 1. Phạm vi", "1. Một", "2. Hai", "a) điểm", "b) nữa", "Điều 2. Đối tượng", "1. Ba", "a) chữ"]
    assert read.raw.split("\n") == lines
    assert [read.raw[slice(*span)] for span in read.origin.generated] == [
        *("Điều 1. ", "1. ", "2. ", "a) ", "b) ", "Điều 2. ", "1. ", "a) ")
    ]
    record = vndocs.parse(read).to_record()
    assert record["lists"][0]["generated"][:2] == [[0, 8], [16, 19]]
    assert read.origin.places.find(0, 8) == []


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", ["1", "2", "27", "30"]),
        ("decimalZero", ["01", "02", "27", "30"]),
        ("upperRoman", ["I", "II", "XXVII", "XXX"]),
        ("lowerRoman", ["i", "ii", "xxvii", "xxx"]),
        ("upperLetter", ["A", "B", "AA", "DD"]),
        ("lowerLetter", ["a", "b", "aa", "dd"]),
    ],
)
def test_number_formats(form, written):
    """Word writes the letters behind `z` doubled."""
    body = "".join(numbered(f"mục {number}") for number in range(1, 31))
    lines = raw(docx(body, numbering=definitions(level(0, form, "%1.")))).split("\n")

    assert [lines[at - 1] for at in (1, 2, 27, 30)] == [
        f"{number}. mục {at}" for number, at in zip(written, (1, 2, 27, 30), strict=True)
    ]


def test_a_definition_may_begin_anew_and_go_on():
    """Numbers of one abstract definition go on; one with a start of its own begins there, once."""
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    body = "".join(numbered("x", number=number) for number in (1, 1, 2, 3, 3))

    assert raw(docx(body, numbering=definitions(level(0, "decimal", "%1."), numbers))).split("\n") == [
        *("1. x", "2. x", "3. x", "5. x", "6. x")
    ]


def test_a_style_may_number_and_a_paragraph_may_refuse():
    """Numbering comes from the style and from those it is based on; number 0 takes it away."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Dieu"/></w:style>'
    )
    levels = level(0, "decimal", "Điều %1.") + level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    body = (
        paragraph("Một", '<w:pStyle w:val="Dieu"/>')
        + paragraph("Hai", '<w:pStyle w:val="Khoan"/>')
        + paragraph("Ba", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    assert raw(docx(body, numbering=definitions(levels), styles=styles)) == "Điều 1. Một\nĐiều 2. Hai\nBa"


def test_legal_numbers_and_endless_levels():
    """`isLgl` writes the levels above in digits; a level with restart 0 counts on through the document."""
    levels = (
        level(0, "upperRoman", "Chương %1.")
        + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "%1.%3.", "<w:isLgl/>")
    )
    body = "".join([numbered("A"), numbered("x", 1), numbered("B"), numbered("y", 1), numbered("z", 2)])

    assert raw(docx(body, numbering=definitions(levels))).split("\n") == [
        *("Chương I. A", "Điều 1. x", "Chương II. B", "Điều 2. y", "2.1. z")
    ]


def test_a_format_that_is_not_known_is_not_guessed():
    """The number is left out, and that is said."""
    read = source(docx(numbered("x"), numbering=definitions(level(0, "hebrew1", "%1."))), "a.docx")

    assert (read.raw, dict(read.origin.left_out)) == (". x", {"number formats": 1})


def test_tracked_changes_are_read_as_accepted():
    """Deletions are left out and counted, insertions are text, and a deleted paragraph end joins two paragraphs."""
    body = paragraph(run("chi ") + DEL.format("400") + INS.format(run("500")) + run(" triệu đồng"))
    joined = paragraph("Điều", '<w:rPr><w:del w:id="5" w:author="A"/></w:rPr>') + paragraph(" 5.")

    read = source(docx(body + joined), "a.docx")

    assert read.raw == "chi 500 triệu đồng\nĐiều 5."
    assert read.origin.left_out == {"deletions": 1}


def test_places_count_deleted_runs():
    """So the run is found in the file as it is."""
    data = docx(paragraph(DEL.format("bỏ") + run("nộp 500.000 đồng")))
    [entity] = vndocs.parse(source(data, "a.docx")).to_record()["amounts"]

    assert entity["places"][0]["run"] == 1
    assert cut(data, entity["places"][0]) == "500.000 đồng"


def test_hidden_text_and_codes_of_fields_are_not_read():
    """What a field says is text, save the number of a page."""
    link = FIELD.format("begin") + "<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>" + FIELD.format("separate")
    page = FIELD.format("begin") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + FIELD.format("separate")
    end = FIELD.format("end")
    body = paragraph(
        run("kín", "<w:vanish/>") + link + run("Luật Đất đai") + end + page + run("12") + end
        + f'<w:hyperlink r:id="x">{run(" 2024")}</w:hyperlink><w:fldSimple w:instr="NUMPAGES">{run("9")}</w:fldSimple>'
    )  # fmt: skip

    read = source(docx(body), "a.docx")

    assert (read.raw, dict(read.origin.left_out)) == ("Luật Đất đai 2024", {"hidden": 1})


def test_notes_headers_and_footers_stand_apart():
    """Behind the body, in sections of their own; a note knows where it belongs, its sign is no text."""
    body = paragraph(run("Theo Nghị định 30/2020/NĐ-CP") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(", làm"))
    section = '<w:headerReference w:type="default" r:id="rId2"/><w:headerReference w:type="first" r:id="rId3"/>'
    separator = f'<w:footnote w:id="0" w:type="separator">{paragraph("-")}</w:footnote>'
    notes = f'{separator}<w:footnote w:id="2">{paragraph("Về công tác văn thư")}</w:footnote>'

    read = source(
        docx(body, section, footnotes=notes, header1=paragraph("DỰ THẢO"), header2=paragraph("trang đầu")), "a.docx"
    )

    assert read.raw == "Theo Nghị định 30/2020/NĐ-CP, làm\n\nVề công tác văn thư\n\nDỰ THẢO"
    assert [(part.kind, read.raw[slice(*part.span)], part.anchor) for part in read.sections] == [
        ("footnote", "Về công tác văn thư", 28),
        ("header", "DỰ THẢO", None),
    ]
    assert read.origin.places.find(40, 42)[0]["part"] == "word/footnotes.xml"


def test_a_text_box_is_read_once_behind_its_paragraph():
    """Word writes it twice, for itself and for older programs."""
    box = f"<w:txbxContent>{paragraph('MẬT')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert raw(docx(paragraph(f"<w:r>{both}</w:r>" + run("Số: 5")) + paragraph("cuối"))) == "Số: 5\nMẬT\ncuối"


def test_a_row_of_lines_is_a_line_and_a_row_of_blocks_is_blocks():
    """The head of a document reads down its columns; the rows of a table read across."""
    head = table(["ỦY BAN NHÂN DÂN\nSố: 5/QĐ-UBND", "CỘNG HÒA\nĐộc lập"])
    rows = table(["STT", "Nội dung"], ["1", "Chi 5 triệu đồng"], ["", "Cộng"])

    assert raw(docx(head + rows)) == (
        "ỦY BAN NHÂN DÂN\nSố: 5/QĐ-UBND\n\nCỘNG HÒA\nĐộc lập\nSTT\tNội dung\n1\tChi 5 triệu đồng\n\tCộng"
    )


def test_tables_know_their_cells():
    """Merged cells are read once and found from every place they cover; heads are those that the file marks."""
    merged = '<w:vMerge w:val="restart"/>'
    rows = table(
        [tc("Nguồn", merged), tc("Năm", '<w:gridSpan w:val="2"/>')],
        [tc("", "<w:vMerge/>"), "2023", "2024"],
        ["Ngân sách", "1.000", "2.000"],
    ).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 2)

    read = source(docx(paragraph("Đơn vị: đồng") + rows), "a.docx")

    [found] = read.tables
    texts = [[read.raw[slice(*cell.span)] for cell in row] for row in found.rows]
    assert texts == [["Nguồn", "Năm"], ["2023", "2024"], ["Ngân sách", "1.000", "2.000"]]
    assert read.raw[slice(*found.span)] == "Nguồn\tNăm\n\t2023\t2024\nNgân sách\t1.000\t2.000"
    assert found.headers == 2
    assert found.cell(1, 0) == found.rows[0][0]
    assert (found.rows[0][0].rows, found.rows[0][1].columns) == (2, 2)
    assert found.cell(2, 2).span == (read.raw.index("2.000"), read.raw.index("2.000") + 5)
    assert found.cell(5, 5) is None


def test_a_table_in_a_cell_comes_behind_the_one_that_holds_it():
    read = source(docx(table(["ngoài", tc(table(["a", "b"]) + paragraph(""))])), "a.docx")

    assert [each.depth for each in read.tables] == [0, 1]
    assert [read.raw[slice(*each.span)] for each in read.tables] == ["ngoài\n\na\tb", "a\tb"]


def test_places_of_all_entities_cut_the_same_text_with_another_library():
    """In the body, in cells, in notes and behind automatic numbers."""
    levels = level(0, "decimal", "%1.")
    body = (
        paragraph("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024;")
        + numbered("Chi 1,5 tỷ đồng trong quý I/2024;")
        + numbered("Thu 200 triệu đồng năm 2025.")
        + table(["Kinh phí", "5.000.000 đồng"], ["ngày 05/01/2024\nQuyết định số 5/QĐ-UBND", "x"])
        + paragraph(run("theo Nghị định số 30/2020/NĐ-CP") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    )
    notes = f'<w:footnote w:id="2">{paragraph("Thông tư 05/2024/TT-BTC")}</w:footnote>'
    data = docx(body, numbering=definitions(levels), footnotes=notes)

    record = vndocs.parse(source(data, "a.docx")).to_record()

    entities = [entity for kind in ("references", "amounts", "dates", "lists") for entity in record[kind]]
    assert len(entities) >= 10
    for entity in entities:
        text = entity["text"]
        for start, end in reversed(entity.get("generated", [])):
            text = text[: start - entity["start"]] + text[end - entity["start"] :]
        assert "\n".join(cut(data, place) for place in entity["places"]) == text


def test_the_record_of_a_file_is_read_back_without_loss():
    data = docx(numbered("Chi 5 triệu đồng") + numbered("Thu"), numbering=definitions(level(0, "decimal", "%1.")))
    record = vndocs.parse(source(data, "a.docx")).to_record()

    assert record["file"] == {"format": "docx"}
    assert vndocs.Document.from_record(record).to_record() == record
