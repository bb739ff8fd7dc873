"""Files that are damaged or made to hurt: one clear error each, in bounded memory and time, and the batch goes on."""

import io
import time
import zipfile

import pytest

from tests.word_files import docx, paragraph, tc, unzipped, zipped
from vndocs.batch import Summary, records
from vndocs.readers import ReadError, source
from vndocs.readers.docx import package


def refused(data, name="a.docx") -> ReadError:
    with pytest.raises(ReadError) as caught:
        source(data, name)
    return caught.value


def changed(**parts):
    files = unzipped(docx(paragraph("x")))
    return zipped(files | {name.replace("__", "/") + ".xml": content for name, content in parts.items()})


def test_a_zip_bomb_is_not_unpacked():
    """A part that is larger than allowed is refused by what the archive says of it, before it is unpacked."""
    stream = io.BytesIO(docx(paragraph("x")))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/styles.xml", "w") as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))

    started = time.process_time()
    error = refused(stream.getvalue())

    assert error.code == "too-large-inside"
    assert time.process_time() - started < 5


def test_a_size_that_lies_does_not_unpack_more(monkeypatch):
    """What the directory says is as much as is ever read."""
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 400)

    assert refused(docx(paragraph("x" * 1000))).code == "too-large-inside"


def test_entities_are_not_expanded():
    """No program of an office declares a document type."""
    bomb = b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000 + b'">]><a>&c;</a>'

    assert refused(changed(word__document=bomb)).code == "hostile"


@pytest.mark.parametrize("depth", [100, 100_000])
def test_deep_nesting_is_refused(depth):
    """Of elements and of tables in tables."""
    inner = "<w:tbl><w:tr><w:tc>" * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth

    assert refused(docx(inner)).code == "too-deep"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(paragraph("x"))[:-60], "damaged"),
        (changed(word__document=b"<w:document"), "damaged"),
        (changed(word__document=b"<a/>"), "damaged"),
        (changed(word__numbering=b"\xff\xfe<"), None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "not-text"),
    ],
)
def test_damaged_and_encrypted_files_say_so(data, code):
    """A numbering that nothing refers to is still read by its usual name, and damaged there."""
    assert refused(data).code == (code or "damaged")


def test_a_file_without_bytes_is_no_document():
    """A document of a program was lost; an empty text is one."""
    assert [refused(b"", f"a{suffix}").code for suffix in (".docx", ".pdf", ".html", ".doc", ".rtf")] == ["empty"] * 5
    assert source(b"", "a.txt").raw == source(b"", "-").raw == ""


def test_an_archive_that_breaks_off_is_a_damaged_document():
    """Also before anything in it says which kind of document it was; a whole archive is named as what it is."""
    data = docx(paragraph("x"))

    assert refused(data[:200], "a.docx").code == "damaged"
    assert refused(zipped({"a.txt": b"x"}), "a.docx").code == "not-text"


def test_a_wrong_suffix_changes_nothing():
    """A Word file is one whatever it is called."""
    assert source(docx(paragraph("Nộp 5 đồng")), "a.pdf").raw == "Nộp 5 đồng"
    assert source("Nộp 5 đồng".encode(), "a.docx").raw == "Nộp 5 đồng"


def test_the_batch_goes_on(tmp_path):
    """In a folder everything is read, refused or skipped, and the counts add up."""
    (tmp_path / "1.docx").write_bytes(docx(paragraph("Nộp 5 đồng")))
    (tmp_path / "2.docx").write_bytes(b"PK\x03\x04word/")
    (tmp_path / "3.html").write_bytes("<p>Nộp 6 đồng".encode())
    (tmp_path / "4.jsonl").write_bytes(b"{}")
    (tmp_path / "5.bin").write_bytes(docx(paragraph("Nộp 7 đồng")))
    (tmp_path / "6.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "~$7.docx").write_bytes(b"khoa")
    (tmp_path / "8.tsv").write_bytes(b"a\tb")
    summary = Summary()

    found = [record.get("amounts", [{"text": "lỗi"}])[0]["text"] for record in records(tmp_path, summary=summary)]

    assert found == ["5 đồng", "lỗi", "6 đồng", "7 đồng"]
    assert (summary.read, summary.failed, summary.skipped) == (3, 1, 4)


def test_an_empty_document_is_an_empty_text():
    assert source(docx(""), "a.docx").raw == ""
    assert source(docx(tc("")), "a.docx").raw == ""
