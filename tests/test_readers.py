"""Files become sources, and what cannot be read says why."""

import os
import pickle
import stat
import unicodedata

import pytest

import vndocs
from vndocs.errors import VndocsError
from vndocs.readers import LIMIT, ReadError, decode, encode, load, read
from vndocs.text.lexicon import load as load_data
from vndocs.text.messages import LANGUAGES

TEXT = "Kế hoạch số 72-KH/ĐU ngày 08/01/2024 của Đảng ủy xã\r\nvề phát động thi đua.\r"


def refused(data: bytes, name: str = "bao-cao.txt") -> ReadError:
    with pytest.raises(ReadError) as caught:
        decode(data, name)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("is_marked", [False, True])
def test_reads_unicode_with_or_without_a_mark(tmp_path, encoding, is_marked):
    """The mark is the first character of the text, and line ends are as they were."""
    mark = "\ufeff" if encoding in ("utf-8-sig", "utf-16") or is_marked else ""
    data = (mark + TEXT).encode({"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding))
    file = tmp_path / "bao-cao.txt"
    file.write_bytes(data)

    source = read(file)

    assert source.raw == mark + TEXT
    assert source.name == str(file)
    text, back = decode(data)
    assert encode(text, back) == data


def test_reads_windows_1258_and_writes_it_back(tmp_path):
    """Tones are marks of their own there; composed letters are taken apart when they are written."""
    data = encode(TEXT, "windows-1258")

    text, encoding = decode(data)

    assert encoding == "windows-1258"
    assert unicodedata.normalize("NFC", text) == TEXT
    assert encode(text, encoding) == encode(TEXT, encoding) == data


@pytest.mark.parametrize("text", ["Résumé du décret n° 5", "C«ng hßa x· héi chñ nghÜa ViÖt Nam"])
def test_other_eight_bit_text_is_not_taken_for_windows_1258(text):
    """Letters of another encoding stand where no tone could: refused, not read wrongly."""
    assert refused(text.encode("cp1252")).code == "not-decodable"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_text_of_old_fonts_is_read_in_unicode_with_its_places(tmp_path, encoding):
    """As bytes, and saved as Unicode without its font."""
    old = "C«ng hßa x· héi chñ nghÜa ViÖt Nam\nNghÞ ®Þnh sè 30/2020/N§-CP ngµy 05/03/2020 cña ChÝnh phñ"
    file = tmp_path / "cu.txt"
    file.write_bytes(old.encode(encoding))

    document = vndocs.read(file)

    [mention] = document.references
    assert mention.text.startswith("Nghị định số 30/2020/NĐ-CP")
    [place] = document.places(mention.span)
    assert old[place["offset"] : place["end_offset"]].startswith("NghÞ ®Þnh sè 30/2020/N§-CP")
    said = {"encoding": "tcvn3"} if encoding == "latin-1" else {"encoding": "utf-8", "fonts": "tcvn3"}
    assert document.to_record()["file"] == {"format": "text", **said}


def test_an_empty_file_is_an_empty_text(tmp_path):
    (tmp_path / "trong.txt").touch()

    assert read(tmp_path / "trong.txt").raw == ""


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (b"%PDF-1.7 ...", "bao-cao.txt", "PDF"),
        (b"PK\x03\x04....word/document.xml", "bao-cao.docx", "Word"),
        (b"PK\x03\x04....ppt/presentation.xml", "trinh-chieu.pptx", "PowerPoint"),
        (b"PK\x03\x04....hinh.png", "hinh.zip", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "bao-cao.doc", "Office"),
        (rb"{\rtf1\ansi van ban}", "bao-cao.rtf", "rich text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "anh.png", "image"),
        (b"\x1f\x8b\x08\0", "luu.gz", "compressed"),
        (b"mot\0hai", "la.bin", "zero byte at offset 3"),
        (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "bao-cao.txt", "UTF-32"),
        (b"<!DOCTYPE html><p>Quy\xe1\xba\xbft", "trang", "web page"),
        (b"<p>Quyet", "trang.HTM", "web page"),
        (b'{"a": 1}', "so.jsonl", "JSON"),
    ],
)
def test_other_kinds_of_file_are_named_by_their_content(data, name, found):
    """Not by their name alone: a PDF that is called .txt is a PDF."""
    error = refused(data, name)

    assert error.code == "not-text"
    assert found in str(error)
    assert "expected a text, Word" in str(error)


@pytest.mark.parametrize("data", [b"BM la ten goi", b"GIF89a", b"PAR1", "<html> là thẻ mở đầu".encode()])
def test_text_that_begins_like_another_file_is_text(data):
    assert decode(data, "ghi-chu.txt").text.encode() == data


def test_bytes_that_do_not_decode_are_placed():
    """The message says which byte, where, and what was expected."""
    error = refused("Đảng".encode() + b"\xe9 xin")

    assert error.code == "not-decodable"
    assert error.details["offset"] == 7
    assert str(error).startswith("bao-cao.txt: byte 0xE9 at offset 7 is not UTF-8; expected")


def test_utf16_that_breaks_off_is_placed():
    assert refused(b"\xff\xfea").details["encoding"] == "UTF-16"


@pytest.mark.parametrize(("path", "code"), [("khong-co.txt", "not-found"), ("", "not-found"), (".", "is-folder")])
def test_a_path_that_is_no_file_says_so(tmp_path, monkeypatch, path, code):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ReadError) as caught:
        read(path)

    assert (caught.value.code, caught.value.path) == (code, path)


def test_a_file_below_a_file_is_not_found(tmp_path):
    (tmp_path / "a.txt").touch()

    with pytest.raises(ReadError, match="no such file"):
        read(tmp_path / "a.txt" / "b.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    file = tmp_path / "kin.txt"
    file.touch(mode=0)
    assert not stat.S_IMODE(file.stat().st_mode)

    with pytest.raises(ReadError, match="permission"):
        read(file)


def test_a_file_beyond_the_limit_is_not_loaded(tmp_path):
    """Nor is a stream read further than the limit."""
    file = tmp_path / "dai.txt"
    file.write_bytes(b"a" * 11)

    assert len(load(str(file), limit=11)) == 11
    with pytest.raises(ReadError, match="holds 11 bytes; expected at most 10"):
        load(str(file), limit=10)
    with file.open("rb") as stream, pytest.raises(ReadError, match="expected at most 10"):
        load("-", limit=10, stream=stream)
    assert LIMIT >= 100_000_000


def test_errors_are_told_in_both_languages_and_travel_between_processes():
    error = refused(b"%PDF-1.4")

    assert "tài liệu PDF" in error.message("vi")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.path, str(again)) == (error.code, error.path, str(error))
    assert isinstance(again, VndocsError)


def test_every_message_has_both_languages_and_the_same_blanks():
    for sentence in (row for row in load_data("vndocs.readers", "messages.toml").values() if isinstance(row, dict)):
        assert set(sentence) == set(LANGUAGES)
        assert sentence["en"].count("{") == sentence["vi"].count("{")
