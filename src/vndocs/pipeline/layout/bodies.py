"""Which lines of a heading may name bodies: in capitals, and opening with the word for one.

What is asked of every line is told in C where the package was installed with it; the Python here says what is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ...text.lexicon import load
from .cells import Cell, cell, cells
from .folding import any_of

compiled: Any
try:
    from . import _bodies as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)
_BODIES: Final = _WORDS["bodies"]


def _starting(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![^\W_])")


_BEGINS: Final = _starting(_BODIES["beginnings"])
_JOINED: Final = _starting(_BODIES["joined"])
_DRAFT: Final = "du thao"
_NOISE: Final = re.compile(rf"{_starting(_WORDS['noise']['lines']).pattern}|{_DRAFT}")
#: `PHÒNG, CHỐNG`, `TỔ CHỨC`, `HỘI NHẬP` begin with the word for a body and go on with the name of the line above.
_NAMELESS: Final = re.compile(rf"{any_of(_BODIES['nameless'])}(?![^\W_])")
#: Behind the name of this region nothing goes on.
_CLOSED: Final = "mien trung"
_OPEN: Final = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, _BODIES['open']))})(?<!{_CLOSED})$")
_BELOW: Final = re.compile(rf"(?<=[^\W_])[\s.…]+(?=(?P<below>{_starting(_BODIES['below']).pattern}))")
#: What a scan left of a motto.
_LEFT: Final = (
    *("chu nghia viet nam", "nghia viet nam", "xa hoi", "doc lap", "tu do", "hanh phuc", "chu nghia", "cong hoa"),
    *("viet nam dan chu", "dang cong san"),
)
#: Letters, and little else: no number that lost its label.
_SPELLED: Final = re.compile(r"(?!.*\d.*/)[^\W\d_].*[^\W\d_]|[^\W\d_]$")
_WIDE: Final = re.compile(r"[ ]{2,}")
_DOTS: Final = re.compile(r"\s*[.…]{2,}\s*|\s*…+\s*")
#: Where a cell begins and ends, and its row.
Free = tuple[int, int, int]


def free_plainly(text: str, start: int, end: int, taken: list[tuple[int, int]], is_upper: bool, /) -> list[Free]:
    """Give the cells without what is taken, with `is_upper` those in capitals; lines are parted at two blanks here.

    The compiled part gives the same.
    """
    found: list[Cell | None] = []
    for line in cells(text, start, end):
        low = line.start
        pieces = []
        for begin, stop in taken:
            if begin < line.end and stop > line.start:
                pieces.append((low, min(begin, line.end)))
                low = max(low, min(stop, line.end))
        pieces.append((low, line.end))
        for begin, stop in pieces:
            if begin >= stop:
                continue
            at = begin
            for gap in _WIDE.finditer(text[begin:stop]) if text.find("  ", begin, stop) >= 0 else ():
                found.append(cell(text, at, begin + gap.start(), line.row))
                at = begin + gap.end()
            found.append(cell(text, at, stop, line.row))
    return [
        (line.start, line.end, line.row)
        for line in found
        if line is not None and (not is_upper or (line.is_upper and len(line.text) > 1))
    ]


def sort_plainly(words: str, /) -> int:
    """Say of a line in plain letters that it names nobody, -1; else whether it goes on with the line above, 1.

    Added is twice the size of the words with which the name of a body begins in it. The compiled part says the same.
    """
    if _NOISE.match(words) or words.startswith(_LEFT) or not _SPELLED.match(words):
        return -1
    begins = 0 if _NAMELESS.match(words) else begun_plainly(words)
    return 2 * begins + (_JOINED.match(words) is not None)


def begun_plainly(words: str, /) -> int:
    """Give the size of the words with which a name begins, those as well that only look like it."""
    match = _BEGINS.match(words)
    return match.end() if match is not None else 0


def open_end_plainly(words: str, /) -> int:
    """Give the size of the last words of a line, behind which a name goes on."""
    found = _OPEN.search(words)
    return len(found[0].strip()) if found is not None else 0


def below_plainly(words: str, /) -> list[tuple[int, int, int]]:
    """Give where in a name another may begin: the gap before it, and where its first words end."""
    return [
        (match.start(), match.end(), match.end("below"))
        for match in _BELOW.finditer(words)
        if not _NAMELESS.match(words, match.end())
    ]


def name_of(words: str) -> str:
    """Give the name of a body by the words of its lines."""
    name: str | None = None if compiled is None else compiled.name_of(words)
    return name_plainly(words) if name is None else name


def name_plainly(words: str) -> str:
    """Give the same; the compiled part leaves the rare name to this."""
    words = words.replace("*", " ").replace("|", " ")
    if ".." in words or "…" in words:
        # Dots leave room for a name.
        words = _DOTS.sub(" ", words)
    return " ".join(words.split()).strip(" -–.,;:…")


if compiled is None:
    free, sort, begun, open_end, below = free_plainly, sort_plainly, begun_plainly, open_end_plainly, below_plainly
else:
    free, sort, begun, open_end, below = (
        *(compiled.free, compiled.sort, compiled.begun),
        *(compiled.open_end, compiled.below),
    )
    compiled.learn(
        {
            "beginnings": dict.fromkeys(_BODIES["beginnings"]),
            "joined": dict.fromkeys(_BODIES["joined"]),
            "noise": dict.fromkeys(_WORDS["noise"]["lines"]),
            "below": dict.fromkeys(_BODIES["below"]),
        },
        {
            "nameless": tuple(_BODIES["nameless"]),
            "left": _LEFT,
            "open": tuple(_BODIES["open"]),
            "closed": (_CLOSED,),
            "draft": (_DRAFT,),
        },
    )
