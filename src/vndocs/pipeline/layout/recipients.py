"""Where the list of recipients stands, `Nơi nhận:`, and its last entry, `Lưu: VT` (30/2020/NĐ-CP Annex I, cell 9b)."""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.seeking import SPACE
from .folding import plain
from .signs import compiled

_WORDS: Final = load(__package__)["addressing"]
_LABEL: Final = re.compile(r"N(?:[ơoƠO]i\s+(?:nh[ậaâạ][nmN]|gửi)|ƠI\s+NHẬN)")
#: The letter that it begins with, and rows of the first characters.
_FIRST: Final = "N"
_ROWS: Final = ((_FIRST, "ơoƠO", "i", SPACE), (_FIRST, "Ơ", "I", SPACE))
_FILED: Final = tuple(_WORDS["filed"])
_SHORT: Final = re.compile(r"\w{2,5}\s?:\s?vt\b")

if compiled is not None:
    compiled.tell_recipients({"labels": _ROWS, "filed": dict.fromkeys(_FILED)})


def receivers(text: str, start: int, end: int) -> int:
    """Give where `Nơi nhận` stands at the head of a cell, or else -1."""
    if compiled is None:
        return receivers_plainly(text, start, end)
    place: int
    for place in compiled.labels(text, _FIRST, start, end):
        match = _LABEL.match(text, place, end)
        if match is not None and _is_at_head(text, place, match.end()):
            return place
    return -1


def receivers_plainly(text: str, start: int, end: int) -> int:
    """Give the same by the pattern alone."""
    return next((match.start() for match in _LABEL.finditer(text, start, end) if _is_at_head(text, *match.span())), -1)


def _is_at_head(text: str, start: int, end: int) -> bool:
    """Say whether a label opens a cell, and what follows is no sentence."""
    before = text[max(0, start - 24) : start].rstrip(" *_")
    if before and before[-1] not in "\n|\t>." and not text[max(0, start - 3) : start].isspace():
        return False
    rest = text[end : end + 6].lstrip(" *_")
    beside = rest[:1] == "\t" and text[end : end + 60].split("\n")[0].strip()[:2]
    return rest[:1] in (":", ";", "\n", "", ".", "-", "|") or rest[:1].isupper() or bool(beside and beside.isupper())


def is_filed(words: str) -> bool:
    """Say whether an entry is the last of the list: `Lưu: VT`."""
    said = NotImplemented if compiled is None else compiled.is_filed(words)
    return is_filed_plainly(words) if said is NotImplemented else bool(said)


def is_filed_plainly(words: str) -> bool:
    """Say the same by the patterns alone."""
    bare = plain(words).lstrip(" -–—~•*+_")
    return bare.startswith(_FILED) or _SHORT.match(bare) is not None
