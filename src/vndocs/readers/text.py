"""Bytes to characters: UTF-8 with or without a byte-order mark, UTF-16 with one.

The mark stays in the text as its first character and no line end is changed, so that an offset in the text is an
offset in the file's characters and `text.encode(encoding)` gives the very bytes back.
"""

from __future__ import annotations

import codecs
from pathlib import PurePath
from typing import Any, Final, NamedTuple

from ..text.lexicon import load
from .errors import ReadError

_HEAD: Final = 1 << 16
_MARKS: Final = (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE))
_NAMES: Final = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
#: Share of zero bytes at odd or at even places that tells UTF-16 from other binary files.
_UTF16_SHARE: Final = 0.25


class Decoded(NamedTuple):
    """A text and the encoding that leads back to its bytes."""

    text: str
    encoding: str


def decode(data: bytes, path: str = "-") -> Decoded:
    """Decode the bytes of a text file; `path` names it in errors and its suffix is looked at.

    Raises ReadError (`not-text`, `not-decodable`) when the bytes are of another kind of file or in another encoding.
    """
    formats = load(__package__, "formats.toml")
    if data.startswith((codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE)):
        raise _not_text(path, formats["utf-32"])
    encoding = next((name for name, mark in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_markup("", path, formats)
        _refuse_binary(data, path, formats, is_text=False)
        place = {"byte": data[error.start], "offset": error.start}
        raise ReadError("not-decodable", path, encoding=_NAMES[encoding], **place) from None
    _refuse_markup(text, path, formats)
    if encoding == "utf-8":
        _refuse_binary(data, path, formats, is_text="\0" not in text)
    return Decoded(text, encoding)


def _refuse_binary(data: bytes, path: str, formats: dict[str, Any], *, is_text: bool) -> None:
    head = data[:_HEAD]
    for row in formats["binary"]:
        starts = tuple(start.encode("latin-1") for start in row["starts"])
        if head.startswith(starts) and row.get("holds", "").encode() in head and not (is_text and row.get("doubtful")):
            raise _not_text(path, row)
    few, many = sorted(head[side::2].count(0) for side in (0, 1))
    if many > _UTF16_SHARE * len(head) and few < many / 20:
        raise _not_text(path, formats["utf-16"])
    zero = data.find(0)
    if zero >= 0:
        raise _not_text(path, formats["unknown"], offset=zero)


def _refuse_markup(text: str, path: str, formats: dict[str, Any]) -> None:
    """Refuse text in a language of its own, by suffix or by how it begins."""
    suffix = PurePath(path).suffix.lower()
    if suffix == ".txt":
        # The owner calls it text: a passage of law about web pages may begin with a tag.
        return
    begin = text[:200].lstrip("\ufeff \t\r\n").lower()
    for row in formats["markup"]:
        if suffix in row["suffixes"] or (row["starts"] and begin.startswith(tuple(row["starts"]))):
            raise _not_text(path, row)


def _not_text(path: str, row: dict[str, Any], **details: int) -> ReadError:
    return ReadError("not-text", path, found_en=row["en"].format(**details), found_vi=row["vi"].format(**details))
