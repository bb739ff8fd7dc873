"""Rich text is read by its own reader, old Word documents through other programs."""

import shutil
import subprocess
from typing import Any

import pytest

import vndocs
from tests.word_files import definitions, docx, level, numbered, paragraph, run
from vndocs.readers import ReadError
from vndocs.readers import source as read_source
from vndocs.readers.doc import LinePlaces

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fnil\fcharset0 Times New Roman;}"
    rb"{\f1\fswiss .VnTime;}{\f2\fnil\fcharset163 A;}}"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")


def source(data, name="a.rtf") -> Any:
    return read_source(data, name)


def rtf(body):
    return HEAD + body.encode("cp1252") + b"}"


def escaped(text):
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (escaped("Ủy ban"), "Ủy ban"),
        (r"{\b Lu}\'e2t\par\pard D\u432?ng", "Luât\nDưng"),
        (r"\f2 \'d0\'ea\'f2n", "Đề\u0323n".replace("ề\u0323", "ê\u0323")),
        (r"\f1 NghÞ ®Þnh", "Nghị định"),
        (r"a\~b\_c\tab d\line e\'96f", "a\u00a0b-c\td\ne–f"),
        (r"{\*\unknown x}{\info{\title t}}{\field{\*\fldinst{HYPERLINK x}}{\fldrslt{Lu}}}", "Lu"),
        (r"{\uc2\u7910??y}{\upr{U}{\*\ud{\u431?}}}", "ỦyƯ"),
        (r"mot\par\par hai", "mot\n\nhai"),
        (r"\u-9999?x", "x"),
        (r"\u-10179?\u-8698?", "\U0001f606"),
        (r"a{\bin3 }}}b}c", "abc"),
    ],
)
def test_letters_and_signs(body, text):
    """Escapes of every sort, fonts from before Unicode, groups that are no text."""
    assert source(rtf(body)).raw == text


def test_what_a_person_does_not_see_is_left_out_and_counted():
    read = source(rtf(r"{\v kin}{\deleted bo}con{\listtext 1.\tab}muc"))

    assert (read.raw, dict(read.origin.left_out)) == ("con1. muc", {"deletions": 1, "hidden": 1})
    assert [read.raw[slice(*span)] for span in read.origin.generated] == ["1.", " "]


def test_notes_and_frames_stand_apart():
    read = source(rtf(r"{\header dau}Than{\footnote chu} bai\par{\footer cuoi}het"))

    assert read.raw == "Than bai\nhet\n\nchu\n\ndau\n\ncuoi"
    assert [(part.kind, part.anchor) for part in read.sections] == [("footnote", 4), ("header", None), ("footer", None)]


def test_cells_are_parted():
    assert source(rtf(r"\intbl Thu\cell 500\cell\row\intbl Chi\cell\row\pard sau")).raw == "Thu\t500\t\nChi\t\nsau"


def test_places_are_the_bytes_of_every_entity():
    """Read again by decoding those bytes alone."""
    data = rtf(r"Theo Lu\'e2t. " + escaped("Nghị quyết số 24-NQ/HU ngày 05/01/2024, chi 1,5 tỷ đồng"))
    record = vndocs.parse(source(data)).to_record()

    for entity in (*record["references"], *record["amounts"], *record["dates"]):
        [place] = entity["places"]
        piece = data[place["offset"] : place["end_offset"]].decode("cp1252")
        assert source(rtf(piece)).raw == entity["text"]
    assert len(record["references"]) == 1


def test_a_million_groups_are_one_error():
    with pytest.raises(ReadError, match="deeply"):
        source(HEAD + b"{" * 1_000_000)


def test_an_old_document_without_a_program_says_what_to_install(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(ReadError, match="LibreOffice or antiword") as caught:
        source(OLE, "a.doc")

    assert caught.value.code == "missing-program"


@pytest.mark.integration
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_old_document_is_read_through_libreoffice(tmp_path):
    """With its table of numbers and its letters; a damaged one is an error."""
    (tmp_path / "a.docx").write_bytes(
        docx(
            numbered("Phạm vi") + paragraph(run("Chi 5 tỷ đồng")),
            numbering=definitions(level(0, "decimal", "Điều %1.")),
        )
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    document = vndocs.read(tmp_path / "a.doc")

    assert document.source.raw == "Điều 1. Phạm vi\nChi 5 tỷ đồng"
    assert document.to_record()["file"] == {"format": "doc", "through": "libreoffice"}
    with pytest.raises(ReadError):
        source(OLE, "a.doc")


def test_places_of_lines_are_lines():
    """Where antiword gave a line for each paragraph."""
    places = LinePlaces("một\nhai ba\nbốn")

    assert places.find(8, 10) == [
        {"paragraph": 1, "offset": 4, "end_paragraph": 1, "end_offset": 6, "converted": "text"}
    ]
    assert places.find(4, 13)[0]["end_paragraph"] == 2
