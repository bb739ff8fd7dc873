"""What a file is, by its content; its name only tells one language of text from another."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path, PurePath
from typing import Any, Final

from ..text.lexicon import load
from .errors import ReadError

#: The reader of plain text.
TEXT: Final = "text"
_HEAD: Final = 1 << 16
_BEGIN: Final = 1024
#: How a PDF begins; so many bytes as a beginning may stand before it: ISO 32000-1, Annex H.
SIGNATURE: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_ZIP_END: Final = b"PK\x05\x06"
#: What a text in UTF-16 without a mark is made of, and the share of it that tells it from other binary files.
_WRITTEN: Final = re.compile(
    "[\t\n\r\f -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2044\u20ab\u2122\u2190-\u2193\u25a0-\u25ff]{1,4096}"
)
_UTF16_SHARE: Final = 0.95
_UTF16: Final = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def detect(data: bytes, path: str = "-") -> str:
    """Give the name of the reader for the bytes of a file: `text`, `html`, `docx`, `pdf`, `rtf` or `ole`.

    Raises ReadError (`not-text`) for other kinds of file, named by what they are, and `empty` or `damaged` for what is
    left of the document of a program.
    """
    if not data and _is_of_program(path):
        raise ReadError("empty", path)
    row = other(data, path)
    if row is None:
        return TEXT
    if "format" not in row and data.startswith(_ZIP) and _ZIP_END not in data[-_HEAD:] and _is_of_program(path):
        raise ReadError("damaged", path, reason="the archive breaks off")
    if "error" in row:
        raise ReadError(row["error"], path)
    if "format" not in row:
        raise not_text(path, row)
    found: str = row["format"]
    return found


def _is_of_program(path: str) -> bool:
    """Tell whether a file is named as the document of a program, of which there is none without a byte."""
    names = load(__package__, "suffixes.toml")
    suffix = PurePath(path).suffix.lower()
    return suffix in names["documents"] and suffix not in names["texts"]


def other(data: bytes, path: str) -> dict[str, Any] | None:
    """Give what is known of a file that is more or other than plain text; None for plain text."""
    formats = load(__package__, "formats.toml")
    if data.startswith((codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE)):
        row: dict[str, Any] = formats["utf-32"]
        return row
    found = _binary(data, formats)
    return found if found is not None else _markup(data, path, formats)


def is_named_as_document(name: str) -> bool:
    """Tell by its name alone whether a file is one to read; a hidden one is none."""
    named = PurePath(name)
    suffixes = load(__package__, "suffixes.toml")["documents"]
    return not named.name.startswith((".", "~$")) and named.suffix.lower() in suffixes


def is_document(path: str) -> bool:
    """Tell whether a file that a folder holds is one to read: by its suffix, else by how it begins and ends.

    Text with a suffix of something else (a program, a table of values) is none; nor is the file that Word lays beside
    an open document, or one whose name begins with a dot.
    """
    name = PurePath(path).name
    if name.startswith((".", "~$")):
        return False
    names = load(__package__, "suffixes.toml")
    suffix = PurePath(name).suffix.lower()
    if suffix in names["documents"]:
        return True
    if suffix in names["others"]:
        return False
    try:
        data = _sample(path)
        found = detect(data, name)
    except (OSError, ReadError):
        return False
    return found != TEXT or (not suffix and bool(data) and _is_text(data))


def _sample(path: str) -> bytes:
    with Path(path).open("rb") as file:
        head = file.read(_HEAD)
        size = os.fstat(file.fileno()).st_size
        if size <= _HEAD:
            return head
        file.seek(max(_HEAD, size - _HEAD))
        return head + file.read(_HEAD)


def utf16(data: bytes) -> str | None:
    """Give the encoding of UTF-16, with a byte-order mark or without; None for other bytes."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return encoding
    head = data[:_HEAD]
    if b"\0" not in head:
        return None
    shares = {encoding: _share(head[: len(head) // 2 * 2].decode(encoding, "replace")) for _, encoding in _UTF16}
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] >= _UTF16_SHARE else None


def _share(text: str) -> float:
    return sum(map(len, _WRITTEN.findall(text))) / len(text) if text else 0.0


def not_text(path: str, row: dict[str, Any], **details: int) -> ReadError:
    """Make the error that names what a file is instead of a document."""
    return ReadError("not-text", path, found_en=row["en"].format(**details), found_vi=row["vi"].format(**details))


def _binary(data: bytes, formats: dict[str, Any]) -> dict[str, Any] | None:
    row: dict[str, Any]
    head, tail = data[:_HEAD], data[-_HEAD:]
    is_text: bool | None = None
    for row in formats["binary"]:
        starts = tuple(start.encode("latin-1") for start in row["starts"])
        holds = row.get("holds", "").encode()
        if not head.startswith(starts) or not (
            holds in head or holds in tail or (row.get("anywhere") and holds in data)
        ):
            continue
        if row.get("doubtful"):
            is_text = _is_text(data) if is_text is None else is_text
            if is_text:
                continue
        return row
    if SIGNATURE in head[:_BEGIN] and b"%%EOF" in tail:
        row = next(row for row in formats["binary"] if SIGNATURE.decode() in row["starts"])
        return row
    return None


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A sample may end within a character, and begin with one behind the gap in its middle.
        return len(data) > _HEAD - 4 and error.start > len(data) - 4


def _markup(data: bytes, path: str, formats: dict[str, Any]) -> dict[str, Any] | None:
    """Give the language of a text by its suffix or by how it begins."""
    suffix = PurePath(path).suffix.lower()
    if suffix == ".txt":
        # The owner calls it text: a passage of law about web pages may begin with a tag.
        return None
    head = data[:_BEGIN]
    encoding = utf16(head) or "utf-8"
    begin = head.decode(encoding, "replace").lstrip("\ufeff \t\r\n").lower()
    row: dict[str, Any]
    for row in formats["markup"]:
        if suffix in row["suffixes"] or (row["starts"] and begin.startswith(tuple(row["starts"]))):
            return row
    return None
