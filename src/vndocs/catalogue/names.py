"""One key for the ways a name is written: `Phòng cháy và chữa cháy`, `PHÒNG CHÁY, CHỮA CHÁY`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from ..text.source import composed
from ..text.spelling import LETTERS, plain_tones, tone_pairs

compiled: Any
try:
    from . import _names as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_SIGNS: Final = ",;.*&\"'“”‘’()/-"
_DASHES: Final = "\u2013\u2014"
_BETWEEN: Final = re.compile(rf"[\s{_SIGNS}]+")
_JOINT: Final = "và"
#: `lí`, `kĩ`, `sĩ`, `mĩ`, `tỉ` beside `lý`, `kỹ`, `sỹ`, `mỹ`, `tỷ`: both are written.
_FINALS: Final = "hklmst"
_TO_I: Final = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_FINAL_Y: Final = re.compile(rf"\b([{_FINALS}])([{''.join(_TO_I)}])\b")


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared: without case, commas, hyphens, and the word `và`."""
    plain = unicodedata.normalize("NFC", name).lower()
    for dash in _DASHES:
        plain = plain.replace(dash, "-")
    return tuple(_folded(word) for word in _BETWEEN.split(plain) if word and word != _JOINT)


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Give a word with its tone on one vowel and its last y as i; names share few words."""
    return _FINAL_Y.sub(lambda match: match[1] + _TO_I[match[2]], plain_tones(word))


def key_plainly(name: str) -> str:
    """Give the words of a name as one string without the compiled part, which gives the same."""
    return " ".join(words(name))


def named_plainly(name: str) -> tuple[str, str]:
    """Give a raw name as it is written and as it is compared, without the compiled part."""
    written = composed(name)
    return written, key_plainly(written)


def _told() -> tuple[Callable[[str], str], Callable[[str], tuple[str, str]]]:
    """Tell the compiled part the letters; give what makes keys."""
    if compiled is None:
        return key_plainly, named_plainly
    told = {"signs": _SIGNS + _DASHES, "finals": _FINALS, "joint": _JOINT, "tones": tone_pairs()}
    compiled.tell(told, {letter: letter.lower() for letter in LETTERS}, _TO_I, key_plainly, named_plainly)
    return compiled.key, compiled.named


_key, named = _told()
#: Gives the words of a name as one string, for dictionaries.
key: Final = lru_cache(maxsize=4096)(_key)
