"""The encoding of a web page: by its byte-order mark, by what it declares, by its bytes; WHATWG HTML, 13.2.3."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ..detecting import utf16
from ..text import UTF8, Decoded, characters

_HEAD: Final = 4096
_DECLARED: Final = re.compile(
    rb"""<meta\b[^>]{0,300}?charset\s{0,10}=\s{0,10}["']?\s{0,10}([\w.:-]{1,40})""", re.IGNORECASE
)
_XML: Final = re.compile(rb"""^\s{0,10}<\?xml\b[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})""")
#: Pages that say Latin-1 or ASCII mean Windows-1252, as browsers take it.
_LATIN: Final = frozenset(("iso8859-1", "latin-1", "ascii", "cp1252"))


def decoded(data: bytes, path: str) -> Decoded:
    """Decode the bytes of a page; raises ReadError (`not-decodable`) when it declares nothing that fits."""
    if data.startswith(codecs.BOM_UTF8) or utf16(data) is not None:
        return characters(data, path)
    found = _DECLARED.search(data, 0, _HEAD) or _XML.match(data)
    name = _codec(found[1].decode("ascii", "replace")) if found else None
    if name is None or name == UTF8:
        return characters(data, path)
    return Decoded(data.decode(name, "replace"), name)


def _codec(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    # The page was readable as ASCII up to here: a declaration of UTF-16 is wrong.
    if name.startswith(("utf-16", "utf-32")):
        return UTF8
    if name in _LATIN:
        return "cp1252"
    try:
        b"".decode(name)
    except (LookupError, UnicodeError):
        return None
    return name
