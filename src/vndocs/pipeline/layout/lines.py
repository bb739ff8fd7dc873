"""The lines of a body that open as its parts do: with a name (`Điều 5`), or with a figure or letter (`1.`, `a)`).

What reads a body in C (`compiled.py`) passes over the lines without these patterns, and asks them for a name whose
number is written out.
"""

from __future__ import annotations

import re
from itertools import chain, product
from typing import Final

from ...text.lexicon import load

_WORDS: Final = load(__package__)["body"]
_ORDINAL: Final = (
    r"[Tt](?:hứ|HỨ)\s+(?:"
    + "|".join(f"{word}|{word.upper()}" for word in sorted(_WORDS["ordinals"], key=len, reverse=True))
    + r"|\d{1,3})(?![^\W_])"
)
_NUMBER: Final = r"\d{1,4}[a-zđ]?\d?|[IVXLC]{1,7}[a-zđ]?|[A-ZĐ](?![^\W_])"
_MARKED: Final = (
    r"[ \t*_#>|\u00a0]{0,60}+"
    # Two characters tell most lines of plain text.
    r"(?=[PCTMĐ][hHiIụỤ]|[\dIVX(]|[A-ZĐ][ ./)\-–\t]|[a-zđ][a-zđ\d]?\d?[ ]?[).])(?:"
    r"(?P<name>P(?:hần|HẦN)|C(?:hương|HƯƠNG)|T(?:iểu|IỂU)\s{1,3}(?:mục|MỤC)|M(?:ục|ỤC)|Đ(?:iều|IỀU)|P(?:hụ|HỤ)\s{1,3}(?:lục|LỤC))"
    rf"(?:[\s*_]{{1,6}}(?:số\s)?(?P<label>{_ORDINAL}|{_NUMBER})(?![^\W_]))?[ \t*_]{{0,4}}(?P<mark>[.:)\-–/]?)"
    r"(?P<rest>[^\n|]{0,200})"
    r"|(?P<figure>\d{1,3}[a-zđ]?)[ ]?(?P<after>[.)/](?!\d)(?=[ \t*_\n]|[A-ZĐÀ-Ỹ])|[ \t]*[-–](?=[ \t*]|[A-ZĐÀ-Ỹ]))"
    r"|(?P<roman>[IVX]{1,6}|[A-ZĐ])[ ]?(?:[./)]|[ \t]*[-–](?=[ \t*]|[A-ZĐÀ-Ỹ]))(?!\d)"
    # A title may stand on the next line.
    r"[ \t*_]{0,6}(?=[^\s]|\n[ \t*_]{0,6}[A-ZĐÀ-Ỹ])"
    r"|(?P<sub>[a-zđ]\.\d{1,2}|\([ivx]{1,5}(?=\)))[.)](?=[ \t*_])"
    r"|(?P<letter>[a-zđ]{1,2}\d?)[ ]?[).](?=[ \t*_\n]|[A-ZĐÀ-Ỹ]))"
)
_HEAD: Final = re.compile(_MARKED)
_LINE: Final = re.compile("\n" + _MARKED)
_DIGITS: Final = re.compile(r"\d+")
#: The group that a match ends in says what sort of line it is.
_REST, _FIGURE, _AFTER, _ROMAN, _SUB, _LETTER = (
    _LINE.groupindex[name] for name in ("rest", "figure", "after", "roman", "sub", "letter")
)
#: The sorts of a line; `1/` counts at the top alone.
NAME, FIGURE, SLASHED, ROMAN, SUB, LETTER = range(6)

_SORTS: Final = {_AFTER: FIGURE, _ROMAN: ROMAN, _SUB: SUB, _LETTER: LETTER}

#: Its sort, where its label begins and ends, where all that marks it ends, and what its figures come to.
Line = tuple[int, int, int, int, int]
#: The names of the parts as they are spelled, each of their words in capitals or not.
SPELLED: Final[tuple[str, ...]] = tuple(
    " ".join(words)
    for name in _WORDS["units"]
    for words in product(
        *((word.capitalize() if not at else word, word.upper()) for at, word in enumerate(name.split()))
    )
)
_NUMBERS: Final = {spelled: number for number, spelled in enumerate(SPELLED)}
#: Which of these it is; the line feed before it, -1 for the first line; where it begins; where its label begins and
#: ends, -1 for none; whether a sign stands behind; where what follows begins and ends.
Name = tuple[int, int, int, int, int, int, int, int]


def lines(text: str, start: int, end: int) -> tuple[list[Line], list[Name]]:
    """Give the lines between two places that open with a number, and those that open with the name of a part."""
    found: list[Line] = []
    named: list[Name] = []
    first = _HEAD.match(text, start, end) if start == 0 else None
    for match in chain([first] if first else [], _LINE.finditer(text, max(0, start - 1), end)):
        group = match.lastindex or 0
        if group == _REST:
            named.append(_name(match))
            continue
        sort = _SORTS[group]
        if sort == FIGURE and match[_AFTER] == "/":
            sort = SLASHED
        group = _FIGURE if group == _AFTER else group
        value = int(_DIGITS.match(match[group])[0]) if group == _FIGURE else 0  # type: ignore[index]
        found.append((sort, match.start(group), match.end(group), match.end(), value))
    return found, named


def name_at(text: str, feed: int, end: int) -> Name | None:
    """Give the line behind a line feed, or the first, as one that opens with a name; the compiled part asks for it."""
    match = _LINE.match(text, feed, end) if feed >= 0 else _HEAD.match(text, 0, end)
    return None if match is None else _name(match)


def _name(match: re.Match[str]) -> Name:
    number = _NUMBERS[" ".join(match["name"].split())]
    at, stop = match.span("label")
    feed = match.start() if match[0][0] == "\n" else -1
    return number, feed, match.start("name"), at, stop, len(match["mark"]), match.start("rest"), match.end()
