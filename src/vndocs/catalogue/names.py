"""One key for the ways a name is written: `Phòng cháy và chữa cháy`, `PHÒNG CHÁY, CHỮA CHÁY`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..text.spelling import plain_tones

_BETWEEN: Final = re.compile(r"[\s,;.*&\"'“”‘’()/-]+")
#: `lí`, `kĩ`, `sĩ`, `mĩ`, `tỉ` beside `lý`, `kỹ`, `sỹ`, `mỹ`, `tỷ`: both are written.
_FINAL_Y: Final = re.compile(r"\b([hklmst])([yýỳỷỹỵ])\b")
_TO_I: Final = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared: without case, commas, hyphens, and the word `và`."""
    folded = plain_tones(unicodedata.normalize("NFC", name).lower().replace("\u2013", "-").replace("\u2014", "-"))
    folded = _FINAL_Y.sub(lambda match: match[1] + _TO_I[match[2]], folded)
    return tuple(word for word in _BETWEEN.split(folded) if word and word != "và")


def key(name: str) -> str:
    """Give the words of a name as one string, for dictionaries."""
    return " ".join(words(name))
