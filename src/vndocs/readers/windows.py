"""Windows-1258: letters with their tone as a mark of its own behind them, as Windows wrote before Unicode."""

from __future__ import annotations

import unicodedata
from typing import Final

from ..text.legacy import is_vietnamese

_ENCODING: Final = "cp1258"
#: Huyền, hỏi, ngã, sắc and nặng as combining characters.
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_VOWELS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
#: Share of the tones that must stand behind a vowel: bytes in another encoding put them behind anything.
_SHARE: Final = 0.98
#: A tone for each so many characters at least; Vietnamese has one for each three to five.
_EVERY: Final = 40


def read_windows_1258(data: bytes) -> str | None:
    """Decode bytes that are Vietnamese in Windows-1258; None where they are not."""
    try:
        text = data.decode(_ENCODING)
    except UnicodeDecodeError:
        return None
    tones = sum(map(text.count, _TONES))
    if not tones or tones * _EVERY < len(text) or any(char < " " and char not in "\t\n\r\f\x1a" for char in set(text)):
        return None
    behind = sum(1 for at, char in enumerate(text) if char in _TONES and at and text[at - 1] in _VOWELS)
    return text if behind >= _SHARE * tones and is_vietnamese(text) else None


def write_windows_1258(text: str) -> bytes:
    """Encode a text: what has no byte of its own as a letter with its tone behind it.

    Raises UnicodeEncodeError for a character that the encoding lacks.
    """
    return "".join(map(_parted, text)).encode(_ENCODING)


def _parted(char: str) -> str:
    if char.isascii() or char in _TONES:
        return char
    try:
        char.encode(_ENCODING)
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tone = next((part for part in parts if part in _TONES), "")
        return unicodedata.normalize("NFC", parts.replace(tone, "", 1)) + tone if tone else char
    return char
