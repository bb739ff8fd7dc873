"""Every span of every entity of real files is cut out of the file again, by other means than those that read it.

Word by python-docx, PDF by pdfminer, rich text by striprtf, web pages by their bare characters; of an old Word document
what LibreOffice makes of it a second time.
"""

import html
import io
import os
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any, cast

import docx as python_docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar
from striprtf.striprtf import rtf_to_text

import vndocs
from tests.word_files import docx, paragraph, run
from vndocs.readers import ReadError
from vndocs.readers import source as read_source
from vndocs.readers.docx.formats import bullet
from vndocs.readers.pdf.glyphs import _MEANT
from vndocs.text.legacy import convert

CORPUS = Path(os.environ.get("VNDOCS_CORPUS", "../shared/corpus")) / "files"
FILES = sorted(file for file in CORPUS.glob("f*.*") if file.suffix.lower() != ".doc")
OLD = sorted(CORPUS.glob("f*.doc"))
KINDS = ("references", "internal", "amounts", "dates")
FONTS = {"vni": "VNI-Times", "tcvn3": ".VnTime"}
_TAG = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


class Word:
    """Cuts by python-docx: a range of paragraphs and runs of a part."""

    def __init__(self, data):
        package = python_docx.Document(io.BytesIO(data)).part.package
        self.parts = {str(part.partname): part for part in package.iter_parts()}
        self.read: dict[str, list[list[str]]] = {}

    def runs(self, name):
        if name not in self.read:
            part: Any = self.parts[f"/{name}"]
            root = part.element if hasattr(part, "element") else parse_xml(part.blob)
            self.read[name] = [
                [
                    Run(each, cast("Any", None)).text
                    for each in paragraph.iter(qn("w:r"))
                    if next(each.iterancestors(qn("w:p"))) is paragraph
                ]
                for paragraph in root.iter(qn("w:p"))
            ]
        return self.read[name]

    def cut(self, place):
        first, last = (place["paragraph"], place["run"]), (place["end_paragraph"], place["end_run"])
        found = ""
        for number in range(first[0], last[0] + 1):
            for index, text in enumerate(self.runs(place["part"])[number]):
                at = (number, index)
                if first <= at <= last:
                    found += text[place["offset"] if at == first else 0 : place["end_offset"] if at == last else None]
        return found


class Pdf:
    """Cuts by pdfminer: the characters whose middle lies in a box, from the left."""

    def __init__(self, data):
        pages = extract_pages(io.BytesIO(data), laparams=LAParams(all_texts=True))
        self.pages = [sorted(characters(page), key=lambda char: char.x0) for page in pages]

    def cut(self, place):
        left, bottom, right, top = place["box"]
        page = self.pages[place["page"] - 1]
        high = (char for char in page if bottom < (char.y0 + char.y1) / 2 < top)
        found = "".join(char.get_text() for char in high if left - 0.1 <= (char.x0 + char.x1) / 2 <= right + 0.1)
        # A glyph that no map explains.
        return bullet(re.sub(r"\(cid:\d+\)", "", found))


def characters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from characters(part)


class Page:
    """Cuts the characters of a web page, and takes its tags out of them."""

    def __init__(self, data, encoding="utf-8"):
        self.text = data.decode(encoding)

    def cut(self, place):
        return html.unescape(_TAG.sub("", self.text[slice(*place["characters"])]))


class Rich:
    """Cuts the bytes of rich text, and gives them to striprtf with the groups that are open there."""

    def __init__(self, data):
        self.data = data

    def cut(self, place):
        piece = self.data[place["offset"] : place["end_offset"]].decode("latin-1")
        opened = least = 0
        for match in _BRACE.finditer(piece):
            opened += {"{": 1, "}": -1}.get(match[0], 0)
            least = min(least, opened)
        return rtf_to_text("{\\rtf1\\ansi\\ansicpg1252 " + "{" * -least + piece + "}")


READERS = {"docx": Word, "pdf": Pdf, "html": Page, "rtf": Rich, "doc": Word}


def spans(record):
    """Every span of a record: entities, their components, the markers of lists."""
    for kind in KINDS:
        for entity in record[kind]:
            yield entity["start"], entity["end"]
            yield from entity.get("parts", {}).values()
    for numbered in record["lists"]:
        yield numbered["start"], numbered["end"]
        items = list(numbered["items"])
        while items:
            item = items.pop()
            yield item["start"], item["start"] + len(item["marker"])
            items += item.get("items", ())


def letters(text, form, *, is_old):
    """The letters without the blanks and tabs that a file has none of."""
    plain = "".join(unicodedata.normalize("NFC", text).split())
    # A font of capitals shows small letters so.
    plain = plain.casefold() if is_old else plain
    # Word files have the `ư` of TCVN3 as a mark of hyphenation, which python-docx gives no text for.
    return plain.replace("ư", "") if is_old and form in ("doc", "docx") else plain


def proved(source: Any, data):
    """Cut every span out of the file; gives how many, and those that came out otherwise."""
    origin = source.origin
    encoding = [origin.details["encoding"]] if "encoding" in origin.details else []
    reader: Any = READERS[origin.format](data, *encoding)
    count, wrong = 0, []
    for start, end in spans(vndocs.parse(source).to_record()):
        text = source.raw[start:end]
        for first, last in reversed(origin.generated_within(start, end)):
            text = text[: first - start] + text[last - start :]
        is_old = bool(origin.converted)
        found = "".join(reader.cut(place) for place in origin.places.find(start, end))
        if is_old:
            found = found.translate(_MEANT if origin.format == "pdf" else {})
            found = convert(found, [(0, len(found), FONTS[origin.details["fonts"]])]).text
        if letters(found, origin.format, is_old=is_old) != letters(text, origin.format, is_old=is_old):
            wrong.append((text[:80], found[:80]))
        count += 1
    return count, wrong


@pytest.mark.skipif(not FILES, reason="no corpus (VNDOCS_CORPUS)")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_span_of_a_real_file_is_cut_out_of_it_again(file):
    """Entities, components, markers of lists and whole lists, over cells, line ends, tags, runs and old fonts."""
    data = file.read_bytes()
    try:
        source: Any = read_source(data, file.name)
    except ReadError as error:
        if error.code != "no-text":
            raise
        return

    count, wrong = proved(source, data)

    assert count > 10
    assert wrong == []


@pytest.mark.integration
@pytest.mark.skipif(not OLD, reason="no corpus (VNDOCS_CORPUS)")
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_places_of_an_old_word_document_are_those_in_what_libreoffice_makes_of_it(tmp_path):
    """And say so; what it is turned into a second time has the same places."""
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, OLD)], check=True, capture_output=True, timeout=300)

    for file in OLD:
        source: Any = read_source(file.read_bytes(), file.name)
        count, wrong = proved(source, (tmp_path / f"{file.stem}.docx").read_bytes())
        assert count > 10
        assert wrong == [], file.name
        [place, *_] = source.origin.places.find(*vndocs.parse(source).references[0].span)
        assert place["converted"] == "docx"


def test_a_range_does_not_run_over_what_was_left_out():
    """Deleted, moved and hidden runs part a place in two."""
    moved = f'<w:moveFrom w:id="1" w:author="A">{run("ngày cũ ")}</w:moveFrom>'
    body = run("Nghị định số 30/2020/") + moved + run("của Bộ ", "<w:vanish/>") + run("NĐ-CP")
    data = docx(paragraph(body))
    source: Any = read_source(data, "a.docx")

    places = source.origin.places.find(0, len(source.raw))

    assert source.raw == "Nghị định số 30/2020/NĐ-CP"
    assert [Word(data).cut(place) for place in places] == ["Nghị định số 30/2020/", "NĐ-CP"]


def test_a_place_in_a_page_does_not_run_over_what_is_hidden():
    page = (
        "<p>Luật số <b>31/</b><span style='display:none'>cũ</span>2024/Q&#72;15<script>x</script> ngày 5</p>".encode()
    )
    source: Any = read_source(page, "a.html")

    places = source.origin.places.find(0, len(source.raw))

    assert [Page(page).cut(place) for place in places] == ["Luật số 31/", "2024/QH15", "ngày 5"]
