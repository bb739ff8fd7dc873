"""The forms in which a registry compares: `nghi dinh 30 2020` finds `Nghị định số 30/2020/NĐ-CP`.

Folding to plain letters is for finding only. It makes one of ĐA and DA, QĐ and QD, so a code is compared by
`code_key`, which keeps the stroke.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_DROPPED: Final = re.compile(r"[\s*_]+")
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_MARK: Final = re.compile("[\u0300-\u036f]+")
_OTHER_DASH: Final = re.compile("[\u2010-\u2014\u2212\u00d0\u0189\u2215\uff0f]")
_DASHES: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212\u00d0\u0189\u2215\uff0f", "------ĐĐ//")


@lru_cache(maxsize=1 << 14)
def code_key(code: str) -> str:
    """Give a số ký hiệu as codes are compared: capitals, no blanks, `Đ` and dashes in one form, no zero in front."""
    if not code.isascii():
        code = unicodedata.normalize("NFC", code)
        if _OTHER_DASH.search(code) is not None:
            code = code.translate(_DASHES)
    if _DROPPED.search(code) is not None:
        code = _DROPPED.sub("", code)
    return code.upper().lstrip("0")


def plain(words: str) -> str:
    """Give words in small letters without tones, hats, hooks and strokes."""
    if words.isascii():
        return words.lower()
    return _MARK.sub("", unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))).lower()


def tokens(words: str) -> list[str]:
    """Give the plain words and numbers of a text; a number has no zero in front."""
    return [token.lstrip("0") or token for token in _TOKEN.findall(plain(words))]


def words_key(words: str) -> str:
    """Give the plain words of a text as one string, to compare names by."""
    return " ".join(tokens(words))
