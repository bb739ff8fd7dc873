"""Bytes to characters: UTF-8 and UTF-16 with or without a byte-order mark, Windows-1258, and what is older.

The mark stays in the text as its first character and no line end is changed, so that an offset in the text is an
offset in the file's characters and `encode` gives the very bytes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from ..text.legacy import Conversion, bytes_look_old, convert, convert_bytes
from ..text.lexicon import load
from ..text.origin import Origin
from ..text.source import Source
from .detecting import TEXT, not_text, other, utf16
from .errors import ReadError
from .old import mixed_text, old_text
from .windows import read_windows_1258, write_windows_1258

UTF8: Final = "utf-8"
_NAMES: Final = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class Decoded(NamedTuple):
    """A text and the encoding that leads back to its bytes."""

    text: str
    encoding: str


#: Encodings of one byte a character that are tried where the bytes are no Unicode, in this order: each gives the text,
#: or None where it is not in this encoding.
EIGHT_BIT: Final[dict[str, Callable[[bytes], str | None]]] = {"windows-1258": read_windows_1258}


def read(data: bytes, name: str) -> Source:
    """Read the bytes of a text file, also in encodings from before Unicode; raises ReadError as `decode`."""
    row = other(data, name)
    if row is not None:
        raise not_text(name, row)
    old = _old(data)
    if old is not None:
        return old_text(old, name)
    text, encoding = characters(data, name)
    if encoding != UTF8 or bytes_look_old(data):
        # Text of an old font that was saved as Unicode, or lines of it among others.
        old = convert(text)
        if old.encodings:
            return mixed_text(old, name, encoding)
    # Of a text in UTF-8 there is nothing more to say than its name.
    return Source.of(text, name, None if encoding == UTF8 else Origin(TEXT, details={"encoding": encoding}))


def decode(data: bytes, path: str = "-") -> Decoded:
    """Decode the bytes of a text file; `path` names it in errors and its suffix is looked at.

    Raises ReadError (`not-text`, `not-decodable`) when the bytes are of another kind of file or in another encoding.
    """
    row = other(data, path)
    if row is not None:
        raise not_text(path, row)
    return characters(data, path)


def characters(data: bytes, path: str) -> Decoded:
    """Decode bytes that are known to be text."""
    encoding = utf16(data) or UTF8
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return _eight_bit(data, path, error, encoding)
    if encoding == UTF8 and "\0" in text:
        raise _zero(data, path)
    return Decoded(text, encoding)


def encode(text: str, encoding: str) -> bytes:
    """Encode a text as it was decoded."""
    return write_windows_1258(text) if encoding == "windows-1258" else text.encode(encoding)


def _old(data: bytes) -> Conversion | None:
    """Give what bytes say that are no Unicode, by the encoding in which they are Vietnamese; None for Windows-1258."""
    if utf16(data) or b"\0" in data:
        return None
    try:
        data.decode(UTF8)
    except UnicodeDecodeError:
        found = convert_bytes(data)
        return found if found is not None and found.encodings else None
    return None


def _eight_bit(data: bytes, path: str, error: UnicodeDecodeError, encoding: str) -> Decoded:
    if encoding == UTF8:
        if b"\0" in data:
            raise _zero(data, path) from None
        for name, reader in EIGHT_BIT.items():
            text = reader(data)
            if text is not None:
                return Decoded(text, name)
    place = {"byte": data[error.start], "offset": error.start}
    raise ReadError("not-decodable", path, encoding=_NAMES[encoding], **place) from None


def _zero(data: bytes, path: str) -> ReadError:
    return not_text(path, load(__package__, "formats.toml")["unknown"], offset=data.find(0))
