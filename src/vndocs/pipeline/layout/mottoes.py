"""The mottoes at the top right of a heading, which say whose paper it is.

`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` over `Độc lập - Tự do - Hạnh phúc` (30/2020/NĐ-CP Annex I), `ĐẢNG CỘNG SẢN VIỆT
NAM` (05-HD/VPTW); a scan may have left little of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ...text.lexicon import load
from .folding import plain

_WORDS: Final = load(__package__)["mottoes"]
_GAP: Final = r"[\s*_|]{1,12}"


def _spaced(words: str) -> str:
    return _GAP.join(map(re.escape, words.split()))


def _broken(words: str) -> str:
    """Write a motto whose last words may be lost or stand elsewhere."""
    first = words.split()
    tail = ""
    for word in reversed(first[4:]):
        tail = rf"(?:{_GAP}{re.escape(word)}{tail})?"
    return _GAP.join(map(re.escape, first[:4])) + tail


_NATION: Final = re.compile(
    "|".join(_broken(words) for words in _WORDS["nation"])
    # `CONG 110A XA HOT CHV NGHIA VItT NAM`
    + rf"|c\wn?g{_GAP}\S{{2,4}}{_GAP}x[a4]{_GAP}h\S{{1,2}}{_GAP}ch\S{_GAP}ngh\S{{1,3}}"
    + rf"(?:{_GAP}v\S{{2,4}}{_GAP}n\S{{1,2}})?"
)
_PARTY: Final = re.compile("|".join(map(_spaced, _WORDS["party"])))
_MASS: Final = re.compile("|".join(map(_spaced, _WORDS["mass"])))
_SPELLED: Final = re.compile(
    r"C(?:ỘNG|ộng)[\s*_]{1,12}H(?:ÒA|OÀ|òa|oà)[\s*_]{1,12}X(?:Ã|ã)|ĐẢNG\s{1,4}CỘNG\s|VIỆT\s{1,4}NAM\s{1,4}DÂN\s"
)
_TOP: Final = 1_500
#: The words that mottoes begin with, each found by a letter or two that are rare.
_FIRST_WORDS: Final = (("CỘNG", "Ộ", 1), ("Cộng", "Cộ", 0), ("ĐẢNG", "Ả", 1), ("VIỆT", "Ệ", 2))
_MOTTO: Final = re.compile(
    r"d\Sc[\s*_|]{1,12}l\S{1,2}p\W{1,14}t\S{1,3}[\s*_|]{1,12}do(?:\W{1,14}h\S{2,3}h[\s*_|]{1,12}ph\Sc)?"
)
#: Words without which there is no motto, however a scan may have left its diacritics.
_MISREAD: Final = re.compile(
    rf"[cCvVdDđĐ](?:(?<=[cC])\w[nN]?[gG]{_GAP}\S{{2,4}}{_GAP}(?:[xX]\w{_GAP}[hH]|[mM]\w\w[nN]{_GAP}[nN])"
    rf"|(?<=[vV])\w\w[tT]{_GAP}[nN]\w[mM]{_GAP}[dD]\w[nN]{_GAP}[cC][hH]"
    rf"|(?<=[dDđĐ])(?:\w[nN][gG]{_GAP}(?:[cC]\w[nN][gG]{_GAP}[sS]\w[nN]|[lL]\w[oO]{_GAP}[dDđĐ]\w[nN][gG]){_GAP}[vV]"
    rf"|\w\w[nN]{_GAP}(?:[tT][nN][cC][sS]|[tT][hH]\w[nN][hH]{_GAP}[nN][iI])))"
)


class Motto(NamedTuple):
    """A motto: whose papers have it, and where it stands."""

    system: str
    start: int
    end: int


def within(text: str, start: int, end: int) -> list[Motto]:
    """Find the mottoes of a stretch that stand in capitals or at the head of a cell, not in a sentence."""
    words = plain(text[start:end])
    found = []
    for system, pattern in (("state", _NATION), ("party", _PARTY), ("mass", _MASS)):
        for match in pattern.finditer(words):
            low, high = start + match.start(), start + match.end()
            before = text[max(0, low - 12) : low].rstrip(" \t*_")
            if before.lower().endswith(("nước", "nuoc", "của", "đại hội", "sử")):
                continue
            if (
                text[low:high].isupper()
                or not before
                or before[-1] in "\n|\t>"
                or text[max(0, low - 3) : low].isspace()
            ):
                if not text[low:high].isupper() and not _MOTTO.search(words, match.end(), match.end() + 200):
                    continue
                found.append(Motto(system, low, high))
    return sorted(found, key=lambda motto: motto.start)


def _places(text: str, end: int) -> Iterator[int]:
    """Give where a motto may begin: near the top, where most stand, and only then further on."""
    for low, high in ((0, min(_TOP, end)), (_TOP, end)):
        places = []
        for word, sign, before in _FIRST_WORDS:
            # A word may lie across the border.
            at, stop = low + before - 1, min(high + len(word) - 1, end)
            while (at := text.find(sign, at + 1, stop)) >= 0:
                if text.startswith(word, at - before) and at - before + len(word) <= stop:
                    places.append(at - before)
        yield from sorted(places)


def first(text: str, end: int) -> Motto | None:
    """Find the first motto of a text: as it is spelled, else as a scan may have left it, near the top."""
    for at in _places(text, end):
        match = _SPELLED.match(text, at, end)
        if match is None:
            continue
        found = within(text, max(0, match.start() - 1), min(len(text), match.start() + 90))
        if found:
            return found[0]
    end = min(end, 3_000)
    return next(iter(within(text, 0, end)), None) if _MISREAD.search(text, 0, end) else None


def independence(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find `Độc lập - Tự do - Hạnh phúc`, as far as it can be read."""
    return [(start + match.start(), start + match.end()) for match in _MOTTO.finditer(plain(text[start:end]))]
