"""The table of fonts: name and encoding of each number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...text.legacy import font_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping

_FONT: Final = re.compile(r"\\f(\d{1,5})\b([^;{}]{0,400})")
_CHARSET: Final = re.compile(r"\\fcharset(\d{1,3})")
_WORD: Final = re.compile(r"\\[a-z]{1,32}-?\d{0,10} ?")
_GROUP: Final = re.compile(r"\{[^{}]{0,400}\}")
_LONGEST: Final = 1 << 20


class Font(NamedTuple):
    """A font: the encoding of its bytes, and its name where it is one from before Unicode."""

    encoding: str
    old: str | None


def fonts(text: str, start: int, charsets: Mapping[str, Any], default: str) -> dict[int, Font]:
    """Read the table that begins at an offset."""
    end = text.find("\\colortbl", start)
    table = text[start : min(len(text) if end < 0 else end, start + _LONGEST)]
    found: dict[int, Font] = {}
    for match in _FONT.finditer(_GROUP.sub(_inner, table)):
        charset = _CHARSET.search(match[2])
        name = _WORD.sub("", match[2]).strip()
        encoding = charsets.get(charset[1], default) if charset else default
        if charset and charset[1] in ("0", "1"):
            encoding = default
        found.setdefault(int(match[1]), Font(encoding, name if font_encoding(name) is not None else None))
    return found


def _inner(group: re.Match[str]) -> str:
    """Leave out groups inside an entry, such as the one of its panose; keep entries that are groups themselves."""
    return "" if group[0].startswith("{\\*") else group[0][1:-1]
