"""The issuer of the document itself: the capitals above its number, a row of metadata, the line before the bases.

30/2020/NĐ-CP Annex I puts the issuing body at the top left, its superior above it.
"""

from __future__ import annotations

import re
from typing import Final

from ..entities.references.bodies import end_of_body
from ..entities.references.title_forms import compiled
from ..text.lexicon import load
from ..text.spelling import unmarked
from .draft import Draft

_WORDS: Final = load("vndocs.entities.references")["heading"]
Place = tuple[int, int]
#: What rules and emphasis are drawn with.
RULE: Final = "*|_#>-=~ \t."
#: The rest of a row of printed metadata: `**Nơi ban hành:** | Cục Thuế |`.
_ISSUED_AT: Final = re.compile(
    rf"(?:{'|'.join(_WORDS['issued_at'])})[*_ ]*[:\t|][\s*_|]*(?=[^\W\d_])([^\n|*\t]{{3,120}})"
)
_FREEDOM: Final = re.compile(r"[ \t]+Đ[ộôo]c[ ]l[ậâa]p[ ]?-")
_IS_MOTTO: Final = re.compile(r"[(\W]*Đ[ộôo]c[ ]+l[ậâa]p")
#: A province and its office on one line: `UBND TỈNH BÌNH THUẬN SỞ NỘI VỤ`.
_OFFICE: Final = re.compile(r"(?:UBND|[UỦ][ỶY] BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|TP\.?) [^\n]{4,30}? (?=SỞ [^\W\d_])")
_ROWS: Final = 500


def above(text: str, start: int) -> tuple[Place, ...]:
    """Find the block of capitals above the number that names the issuing body.

    It is in two pieces where the motto beside it parts its lines.
    """
    top = max(0, start - 900)
    lines: list[Place] = []
    stop = start
    has_cells, has_tabs = text.find("|", top, start) >= 0, text.find("\t", top, start) >= 0
    while stop > top:
        line_start = text.rfind("\n", top, stop) + 1 or top
        gap = text.rfind("  ", line_start, stop)
        is_state = gap >= 0 and text[gap:stop].strip(RULE) == "VIỆT NAM"
        if is_state:
            # The end of the state's name.
            gap = -1
        begin = line_start if gap < 0 else gap + 2
        if has_cells and (cell := text.rfind("|", line_start, stop)) >= begin:
            begin = cell + 1
        if has_tabs and (tab := text.rfind("\t", line_start, stop)) >= begin:
            begin = tab + 1
        low, high = begin, stop
        # Behind the last gap of two no wider one can stand.
        gap = text.find("     ", low, high) if is_state else -1
        while gap == low:
            low += 1
            gap = text.find("     ", low, high)
        if gap > low and text[gap:high].strip():
            high = gap
        line = text[low:high].rstrip(RULE)
        high = low + len(line)
        line = line.lstrip(RULE)
        low = high - len(line)
        if "Đ" in line and (freedom := _FREEDOM.search(line)) is not None and line[: freedom.start()].isupper():
            # The issuer's name and the second motto stand on one line.
            line = line[: freedom.start()]
            high = low + len(line)
        motto = _motto(line)
        if motto > 0 and line[:motto].isupper():
            # The issuer's name and the motto stand on one line.
            line = line[:motto].rstrip(RULE)
            high, motto = low + len(line), -1
        if line:
            is_named = motto < 0 and line not in _SCRAPS and (len(line) > 3 or line.isalpha())
            if line.isupper() and is_named:
                if (office := _OFFICE.match(line)) is not None:
                    low += office.end()
                lines.append((low, high))
            elif motto >= 0 or _IS_MOTTO.match(line):
                # The motto stands beside the issuer, in the same row.
                pass
            elif lines or (len(line) > _LONG_LINE and not line.isupper() and not _has_motto(line.upper())):
                break
        elif lines and ("--" in text[begin:stop] or "__" in text[begin:stop]):
            break
        stop = begin - 1
    lines.reverse()
    # The last line that begins like a body's name is the issuer's first; those above it name its superior.
    heads = [
        number
        for number, (low, high) in enumerate(lines)
        if (_is_body(text, low, lines[-1][1]) or unmarked(text[low:high]).startswith(_WORN_BODIES))
        # `ỦY` stands on a line of its own before `BAN NHÂN DÂN`.
        and not (number and text[slice(*lines[number - 1])] in _WORDS["first_words"])
    ]
    return _pieces(text, lines[heads[-1] :]) if heads else ()


#: A longer line in small letters above a number is no part of a heading.
_LONG_LINE: Final = 60
_SCRAPS: Final = frozenset(_WORDS["motto_scraps"])
_MOTTOES: Final = (*_WORDS["mottoes"], *_WORDS["motto_parts"])


def _has_motto(line: str) -> bool:
    return any(mark in line for mark in _MOTTOES)


def _motto(line: str) -> int:
    """Give where a motto begins in a line, under whatever marks a scan left; -1 for none."""
    if len(line) < _SHORTEST_MOTTO:
        return -1
    if compiled is not None:
        found: int = compiled.worn(line, _WORN_MOTTOES)
        if found >= -1:
            return found
    letters = unmarked(line)
    first = -1
    for mark in _WORN_MOTTOES:
        at = letters.find(mark)
        if at >= 0 and (first < 0 or at < first):
            first = at
    return first


def _pieces(text: str, lines: list[Place]) -> tuple[Place, ...]:
    """Give the lines of a name as one stretch, or as two where other words stand between them."""
    pieces = lines[:1]
    for low, high in lines[1:]:
        if text[pieces[-1][1] : low].strip(RULE + "\n"):
            pieces.append((low, high))
        else:
            pieces[-1] = pieces[-1][0], high
    return tuple(pieces) if len(pieces) < _MOST_PIECES else (lines[0],)


_MOST_PIECES: Final = 3


#: What a scan leaves of the names of bodies and of the mottoes (`TONG CỤC THUÊ`, `CỌNG HÒA XÃ HỌI`).
_BODIES: Final = tuple(_WORDS["bodies"])
_WORN_BODIES: Final = tuple(map(unmarked, _WORDS["worn_bodies"]))
_WORN_MOTTOES: Final = tuple(map(unmarked, _WORDS["mottoes"]))
_SHORTEST_MOTTO: Final = min(map(len, _WORN_MOTTOES))


def below(text: str, end: int) -> tuple[int, int] | None:
    """Find the body on a line of its own before the legal bases: `ỦY BAN THƯỜNG VỤ QUỐC HỘI` / `Căn cứ …`."""
    basis = _BASIS.search(text, end, end + _BASIS_REACH)
    if basis is None:
        return None
    high = basis.start()
    while high > end and text[high - 1] in RULE + "\n":
        high -= 1
    low = text.rfind("\n", end, high) + 1
    while 0 < low < high and text[low] in RULE:
        low += 1
    # Its name may be broken over two lines.
    for begin in (low, text.rfind("\n", end, low - 1) + 1 if low > end + 1 else low):
        while end <= begin < high and text[begin] in RULE:
            begin += 1
        if begin >= end and text[begin:high].isupper() and end_of_body(text[begin:high], 0) == high - begin:
            return begin, high
    return None


_BASIS: Final = re.compile(r"\n[ \t*_]*Căn\s+[cC]ứ")
_BASIS_REACH: Final = 400


def _is_body(text: str, low: int, high: int) -> bool:
    """Tell whether the name of a body begins at `low`; its first word may stand on a line of its own."""
    return " ".join(text[low : min(high, low + 60)].replace("*", " ").split()).startswith(_BODIES)


def in_rows(text: str, draft: Draft) -> tuple[int, int] | None:
    """Find the issuer in the metadata printed behind the number: `Nơi ban hành: Cục Thuế`."""
    if draft.core.has_number_word:
        return None
    row = _ISSUED_AT.search(text, draft.core.end, draft.core.end + _ROWS)
    return (row.start(1), row.start(1) + len(row[1].rstrip())) if row is not None else None
