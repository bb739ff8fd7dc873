"""What vndocs shows of a Word file is what LibreOffice's own conversion to text shows."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from tests.word_files import definitions, docx, level, numbered, paragraph
from tests.workbooks import saved, xlsx
from vndocs.readers import read
from vndocs.text.legacy import convert as convert_font

CORPUS = Path(os.environ.get("VNDOCS_CORPUS", "../shared/corpus")) / "files"
#: LibreOffice writes bullets of its own for each level instead of those of the document.
BULLET = re.compile("^[-+•◦▪‣⁃–➢✓❖●■□◆](?= |$)")

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Converts files to text, all in one go."""
    folder = tmp_path_factory.mktemp("office")

    def run(files):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
        return [(folder / f"{file.stem}.txt").read_text("utf-8-sig") for file in files]

    return run


def lines(text):
    """The lines with their labels, cells apart, blanks as one, every bullet as a hyphen."""
    plain = text.replace("\u2011", "-").replace("\u00ad", "")
    found = [" ".join(cell.split()) for line in plain.split("\n") for cell in line.split("\t")]
    return [BULLET.sub("-", line) for line in found if line]


def test_automatic_numbers_are_those_of_libreoffice(tmp_path, convert):
    """Levels, restarts, formats, what goes on behind text between.

    Not `lvlRestart` 0 and `isLgl`, which LibreOffice does not show: there the standard is followed.
    """
    levels = (
        level(0, "upperRoman", "Chương %1.")
        + level(1, "decimal", "Điều %2.")
        + level(2, "decimal", "%2.%3.")
        + level(3, "lowerLetter", "%4)")
        + level(4, "lowerRoman", "(%5)")
        + level(5, "upperLetter", "%5.%6.")
    )
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="3"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    order = [0, 1, 2, 3, 3, 4, 4, 3, 2, 3, 1, 2, 0, 1, 2, 3, 5, 5, 0, 1]
    body = "".join(numbered(f"mục {at}", depth) for at, depth in enumerate(order)) + paragraph("giữa")
    body += numbered("sau", 3, 2) + numbered("nữa", 3, 2) + numbered("cuối", 1)
    file = tmp_path / "so.docx"
    file.write_bytes(docx(body, numbering=definitions(levels, numbers)))

    [shown] = convert([file])

    assert lines(read(file).raw) == lines(shown)


#: LibreOffice on a machine without a country shows numbers with the separators of English.
SHOWN = [
    *((value, code) for value in (0, 1234.5, -1234.5, 0.155, 7) for code in ("0", "#,##0.00", "0.0%", "#,##0;(#,##0)")),
    *((value, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)') for value in (0, 1234567, -5)),
    (1.5, '0.0" triệu"'),
    (12345678, "#,##0,"),
    (84912345678, "00 000 000 000"),
    (45296.5625, "dd/mm/yyyy"),
    (45296.5625, "hh:mm:ss dd/mm/yy"),
    (45296.5625, '"ngày" d "tháng" m "năm" yyyy'),
    (1.5, "[h]:mm"),
]


def test_numbers_of_a_sheet_are_those_of_libreoffice(tmp_path):
    """What a cell shows by its format, but for the separators, which are those of Vietnam here."""
    formats = {(row, 0): code for row, (_, code) in enumerate(SHOWN)}
    file = tmp_path / "so.xlsx"
    file.write_bytes(saved(xlsx([[value] for value, _ in SHOWN], formats=formats)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    page = lxml.html.fromstring((tmp_path / "so.html").read_bytes())

    shown = [" ".join(cell.text_content().split()).translate(str.maketrans(",.", ".,")) for cell in page.iter("td")]
    assert read(file).raw.split("\n") == shown


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus (VNDOCS_CORPUS)")
def test_real_documents_show_every_line_that_libreoffice_shows(convert):
    """With the same numbers, in the same order, and no number that it does not show; text boxes, headers and footers
    come besides.
    """
    files = sorted(CORPUS.glob("*.docx"))

    for file, shown in zip(files, convert(files), strict=True):
        source: Any = read(file)
        theirs = lines(as_read(shown, source.origin))
        ours = iter(lines(source.raw))
        missing = [line for line in theirs if line not in ours]
        assert missing == [], file.name
        numbered = [labelled(source.raw, *span) for span in source.origin.generated]
        assert [line for line in numbered if line and line not in theirs] == [], file.name
    assert sum(len(read(file).origin.generated) > 0 for file in files) >= 4  # type: ignore[union-attr]


def as_read(shown, origin):
    """What LibreOffice shows; letters in a font from before Unicode stand there as they are stored."""
    if not origin.converted:
        return shown
    font = {"vni": "VNI-Times", "tcvn3": ".VnTime"}[origin.details["fonts"]]
    return "\n".join(convert_font(line, [(0, len(line), font)]).text for line in shown.split("\n"))


def labelled(raw, start, end):
    """The line, or the cell, that an automatic number begins."""
    return next(iter(lines(raw[start:].split("\n", 1)[0])), "")
