"""One key for the ways a name is written: `Phòng cháy và chữa cháy`, `PHÒNG CHÁY, CHỮA CHÁY`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ..text.spelling import plain_tones

_BETWEEN: Final = re.compile(r"[\s,;.*&\"'“”‘’()/-]+")
#: `lí`, `kĩ`, `sĩ`, `mĩ`, `tỉ` beside `lý`, `kỹ`, `sỹ`, `mỹ`, `tỷ`: both are written.
_FINAL_Y: Final = re.compile(r"\b([hklmst])([yýỳỷỹỵ])\b")
_TO_I: Final = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared: without case, commas, hyphens, and the word `và`."""
    plain = unicodedata.normalize("NFC", name).lower().replace("\u2013", "-").replace("\u2014", "-")
    return tuple(_folded(word) for word in _BETWEEN.split(plain) if word and word != "và")


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Give a word with its tone on one vowel and its last y as i; names share few words."""
    return _FINAL_Y.sub(lambda match: match[1] + _TO_I[match[2]], plain_tones(word))


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Give the words of a name as one string, for dictionaries."""
    return " ".join(words(name))
