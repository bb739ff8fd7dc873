"""The mottoes at the top right of a heading, which say whose paper it is.

`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` over `Độc lập - Tự do - Hạnh phúc` (30/2020/NĐ-CP Annex I), `ĐẢNG CỘNG SẢN VIỆT
NAM` (05-HD/VPTW); a scan may have left little of them.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.seeking import SPACE, WORD, Sought, places
from .folding import plain
from .head_forms import OF_SENTENCE, WORN, reader

_WORDS: Final = load(__package__)["mottoes"]
_GAP: Final = r"[\s*_|]{1,12}"
_BLANK: Final = f"{SPACE}*_|"


def _spaced(words: str) -> str:
    return _GAP.join(map(re.escape, words.split()))


def _broken(words: str) -> str:
    """Write a motto whose last words may be lost or stand elsewhere."""
    first = words.split()
    tail = ""
    for word in reversed(first[4:]):
        tail = rf"(?:{_GAP}{re.escape(word)}{tail})?"
    return _GAP.join(map(re.escape, first[:4])) + tail


def _firsts(name: str) -> list[tuple[str, ...]]:
    """Give the first word of each motto, letter by letter, and what parts it from the next."""
    return [(*words.split(" ", 1)[0], _BLANK) for words in _WORDS[name]]


_NATION: Final = Sought(
    re.compile(
        "|".join(_broken(words) for words in _WORDS["nation"])
        # `CONG 110A XA HOT CHV NGHIA VItT NAM`
        + rf"|c\wn?g{_GAP}\S{{2,4}}{_GAP}x[a4]{_GAP}h\S{{1,2}}{_GAP}ch\S{_GAP}ngh\S{{1,3}}"
        + rf"(?:{_GAP}v\S{{2,4}}{_GAP}n\S{{1,2}})?"
    ),
    *_firsts("nation"),
    ("c", WORD, "g", _BLANK),
    ("c", WORD, "n", "g", _BLANK),
)
_PARTY: Final = Sought(re.compile("|".join(map(_spaced, _WORDS["party"]))), *_firsts("party"))
_MASS: Final = Sought(re.compile("|".join(map(_spaced, _WORDS["mass"]))), *_firsts("mass"))
#: The first words of a motto as it is spelled, each with the index of its rarest letter.
_FIRSTS: Final = (("CỘNG", 1), ("Cộng", 0), ("ĐẢNG", 1), ("VIỆT", 2))
_SPELLED: Final = Sought(
    re.compile(
        r"C(?:ỘNG|ộng)[\s*_]{1,12}H(?:ÒA|OÀ|òa|oà)[\s*_]{1,12}X(?:Ã|ã)|ĐẢNG\s{1,4}CỘNG\s|VIỆT\s{1,4}NAM\s{1,4}DÂN\s"
    ),
    *(tuple(words) for words, _ in _FIRSTS),
)
#: A motto mostly begins so near to the top, and is no longer than so much as far as it is looked for.
_NEAR: Final = 1_000
_MOST: Final = 40
_SYSTEMS: Final = (("state", _NATION), ("party", _PARTY), ("mass", _MASS))
#: No motto and what belongs to it is longer, however wide its gaps are.
_LONGEST: Final = 400
_MOTTO: Final = re.compile(
    r"d\Sc[\s*_|]{1,12}l\S{1,2}p\W{1,14}t\S{1,3}[\s*_|]{1,12}do(?:\W{1,14}h\S{2,3}h[\s*_|]{1,12}ph\Sc)?"
)
#: Subjects of letters, which are no names of bodies.
_SUBJECT: Final = Sought(
    re.compile(r"[Vv](?<![^\s|*_].)\s?[/iI]\s?[vV](?![^\W_])[^\n|\t]{0,300}"),
    ("Vv", "/iI", f"vV{SPACE}"),
    ("Vv", SPACE, "/iI"),
)
#: What the signs of a worn beginning stand for: any letter, what parts words, and a word of which little is left.
_SIGNS: Final = {".": r"\w", " ": _GAP, "#": r"\S{2,4}", "D": "[dDđĐ]"}
_MISREAD: Final = re.compile(
    "|".join("".join(_SIGNS.get(char) or f"[{char}{char.upper()}]" for char in words) for words in WORN)
)


class Motto(NamedTuple):
    """A motto: whose papers have it, and where it stands."""

    system: str
    start: int
    end: int


def within(text: str, start: int, end: int) -> list[Motto]:
    """Find the mottoes of a stretch that stand in capitals or at the head of a cell, not in a sentence."""
    compiled = reader()
    found = NotImplemented if compiled is None else compiled.mottoes(text, start, end, Motto)
    return within_plainly(text, start, end) if found is NotImplemented else found


def within_plainly(text: str, start: int, end: int) -> list[Motto]:
    """Find the same by the expressions alone."""
    words = plain(text[start:end])
    found = [
        Motto(system, start + match.start(), start + match.end())
        for system, pattern in _SYSTEMS
        for match in pattern.each(words)
        if _stands(text, start, words, match)
    ]
    return sorted(found, key=lambda motto: motto.start)


def _stands(text: str, start: int, words: str, match: re.Match[str]) -> bool:
    """Say whether a motto stands in capitals, or at the head of a cell with more of it near; not in a sentence."""
    low, high = start + match.start(), start + match.end()
    before = text[max(0, low - 12) : low].rstrip(" \t*_")
    if before.lower().endswith(OF_SENTENCE):
        return False
    if text[low:high].isupper():
        return True
    if before and before[-1] not in "\n|\t>" and not text[max(0, low - 3) : low].isspace():
        return False
    return _MOTTO.search(words, match.end(), match.end() + 200) is not None


def first(text: str, end: int) -> Motto | None:
    """Find the first motto of a text: as it is spelled, else as a scan may have left it, near the top."""
    at, near = 0, min(end, _NEAR)
    while (match := _SPELLED.search(text, at, near)) is not None:
        at = match.start() + 1
        if found := within(text, max(0, at - 2), min(len(text), at + 89)):
            return found[0]
    if near < end:
        # Further below most texts have none of its words.
        at = max(at, near - _MOST)
        below = [begin for words, rarest in _FIRSTS for begin in places(text, words, at, end, rarest)]
        for begin in sorted(below):
            is_spelled = _SPELLED.pattern.match(text, begin, end) is not None
            if is_spelled and (found := within(text, max(0, begin - 1), min(len(text), begin + 90))):
                return found[0]
    end = min(end, 3_000)
    for begin in misread(text, end):
        words = plain(text[begin : min(end, begin + _LONGEST)])
        for system, pattern in _SYSTEMS:
            motto = pattern.pattern.match(words)
            if motto is not None and _stands(text, begin, words, motto):
                return Motto(system, begin, begin + motto.end())
    return None


def misread(text: str, end: int) -> list[int]:
    """Find where the words of a motto may begin that a scan left without their diacritics."""
    compiled = reader()
    return misread_plainly(text, end) if compiled is None else compiled.misread(text, end)


def misread_plainly(text: str, end: int) -> list[int]:
    """Find the same by the expression alone."""
    return [match.start() for match in _MISREAD.finditer(text, 0, end)]


def beside(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Find `Độc lập - Tự do - Hạnh phúc`, as far as it can be read, and the subjects of letters."""
    compiled = reader()
    if compiled is None:
        return beside_plainly(text, start, end)
    return compiled.beside(text, start, end)  # type: ignore[no-any-return]


def beside_plainly(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Find the same by the expressions alone."""
    second = [(start + match.start(), start + match.end()) for match in _MOTTO.finditer(plain(text[start:end]))]
    return second, [match.span() for match in _SUBJECT.each(text, start, end)]
