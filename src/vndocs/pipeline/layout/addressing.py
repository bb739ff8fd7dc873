"""Who a paper goes to: `Kính gửi: …` above the body, `Nơi nhận: …` below it (30/2020/NĐ-CP Annex I, cells 9a, 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import Final

from ...text.lexicon import load
from ...text.seeking import WORD, Sought
from .cells import RULE, Cell, bulleted, cell, cells
from .folding import any_of, plain

_WORDS: Final = load(__package__)["addressing"]
_WORDS_TO: Final = any_of(_WORDS["to"]).replace(r"\s+", r"[ *_\n]{1,12}")
_TO: Final = re.compile(rf"[ *_>]{{0,60}}(?P<to>{_WORDS_TO})[\s*_]{{0,9}}[:;.]?")
#: Such words open a sentence as well; before an addressee they have a colon.
_SAID: Final = ("kinh tr", "kinh th")
#: `THỦ TƯỚNG CHÍNH PHỦ điện:` (30/2020/NĐ-CP Annex III).
_WIRE: Final = re.compile(r"[ \t*_](?:điện|ĐIỆN)[ *_]{0,3}:")
#: The first of such words, and the heads of cells behind which it may stand, one pattern for each sign before them.
_FIRST: Final = r"(?:[Kk]\w[Nn][Hh]|[ĐđDd]\w[Nn][Gg])[ *_\n\u00a0]"
_FIRSTS: Final = Sought(
    re.compile(_FIRST), ("kK", WORD, "nN", "hH", " *_\n\u00a0"), ("đĐdD", WORD, "nN", "gG", " *_\n\u00a0")
)
_SIGNS: Final = " *_>\u00a0"
_MOST_SIGNS: Final = 60
_HEAD: Final = re.compile(rf"(?=[{_SIGNS}]{{0,{_MOST_SIGNS}}}{_FIRST})")
_HEADS: Final = tuple(re.compile(before + _HEAD.pattern) for before in ("\n", r"\|", "\t", "   "))
_BEFORE: Final = frozenset(f"{_SIGNS}\n|\t")
_LONGEST: Final = 140
#: `Kính gửi`, `Kính trình`, `Kính thưa`, with any vowel, wherever they stand: few papers have them.
_CALL: Final = Sought(
    re.compile(r"[Kk]\w[Nn][Hh](?=[ *_\n]{1,12}(?:[gG]|[tT][rRhH]))"), ("kK", WORD, "nN", "hH", " *_\n")
)
#: Letters without which none of these words is looked for.
_HINT: Final = re.compile(r"[Kk](?:[íìiI]nh|[ÍI]NH)")
_ADDRESSES: Final = tuple(_WORDS["addresses"])
#: A dash between names, behind the sign that ends the one before, which is quick to find.
_DASHED: Final = re.compile(r"[;.,:](?:\s+[-–—+~]\s*|(?<!:)\s*[-–—]\s+)(?=[^\W\d_])")
_DASHES: Final = ("-", "–", "—", "+", "~")
#: What is no part of a name before and behind it.
_OPENING: Final = f"{RULE}•●·…"
_CLOSING: Final = f"{RULE};.,:/…"
#: Addressees are looked for in so many characters.
_REACH: Final = 3_000
_MOST: Final = 60


def addressees(text: str, start: int, end: int, *, is_letter: bool, is_telegram: bool = False) -> list[tuple[int, int]]:
    """Give the stretches of those whom a paper addresses, without their addresses.

    In a letter that lost its `Kính gửi` they stand in a list below the subject; in a telegram behind `… điện:`.
    """
    to = _to(text, start, end)
    if to is None and is_telegram and (wire := _WIRE.search(text, start, min(end, start + _REACH))) is not None:
        to = wire.span()
    if to is None:
        if not is_letter:
            return []
        coming = islice(cells(text, start, min(end, start + _REACH)), _MOST)
        item = next(coming, None)
        if item is not None and bulleted(text, item) and item.text.endswith(";"):
            return _listed(text, None, chain((item,), coming), item, is_wrapped=False)
        return []
    coming = islice(cells(text, to[1], min(end, to[1] + _REACH)), _MOST)
    beside = next(coming, None)
    if beside is None:
        return []
    below = next(coming, None)
    rest = coming if below is None else chain((below,), coming)
    head = cell(text, *to, 0) or beside
    on_line = "\n" not in text[to[1] : beside.start]
    is_list = bulleted(text, beside) and below is not None and bulleted(text, below)
    first = beside if on_line and not is_list else None
    is_wrapped = "\n" in text[slice(*to)].strip()
    return _listed(text, first, rest if first else chain((beside,), rest), head, is_wrapped=is_wrapped)


def opening(text: str, start: int, end: int) -> int:
    """Give where `Kính gửi` stands, or else -1."""
    to = _to(text, start, end)
    return to[0] if to else -1


def _to(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find `Kính gửi` at the head of a cell; a narrow one may break it."""
    stop = min(end, start + _REACH)
    hint = _HINT.search(text, start, stop) if _CALL.search(text, start, stop) else None
    if hint is None:
        return None
    low = max(start, hint.start() - 80)
    if low <= start and _HEAD.match(text, start, stop) is not None and (to := _at(text, start, stop)) is not None:
        return to
    last = begin = max(start, low - 80)
    while (first := _FIRSTS.search(text, begin, stop)) is not None:
        at, begin = first.start(), first.end()
        # Words of a sentence stand behind one blank.
        if text[at - 1 : at] in _BEFORE and (text[at - 1] != " " or text[at - 2 : at - 1] in _BEFORE):
            window = max(last, at - _MOST_SIGNS - 3), begin
            for head in sorted([match.end() for pattern in _HEADS for match in pattern.finditer(text, *window)]):
                if head >= low and (to := _at(text, head, stop)) is not None:
                    return to
        last = at
    return None


def _at(text: str, head: int, stop: int) -> tuple[int, int] | None:
    """Read `Kính gửi` at the head of a cell."""
    match = _TO.match(plain(text[head : min(head + _LONGEST, stop)]))
    if match is None or (match["to"][:7] in _SAID and match[0].rstrip(" *_")[-1] != ":"):
        # `Kính trình lãnh đạo xem xét, quyết định.`
        return None
    return head + match.start("to"), head + match.end()


def _listed(
    text: str, first: Cell | None, lines: Iterable[Cell], head: Cell, *, is_wrapped: bool
) -> list[tuple[int, int]]:
    """Read on from the first addressee; lines go on while they are a list, or while a narrow column breaks them."""
    found: list[tuple[int, int]] = []
    is_list = first is None
    if first is not None and not first.plain.startswith(_ADDRESSES):
        found += parted(text, first.start, first.end)
        is_list = (
            text[first.end : first.end + 1] == ";"
            or first.text.endswith(";")
            or "-" in text[head.start + 8 : first.start]
        )
    last = first or head
    for line in lines:
        words = line.plain
        dashed = bulleted(text, line) and line.text[0].isupper()
        is_apart = text.count("\n", last.end, line.start) > 1
        if words.startswith(_ADDRESSES) or (line.text.startswith("(") and not dashed):
            last, is_wrapped = line, False
            if found:
                continue
            break
        if dashed:
            if found and not is_list and is_apart:
                break
            found += parted(text, line.start, line.end)
            is_list = True
        elif found and not is_apart and last.end == found[-1][1] and _goes_on(text, line, last, is_wrapped, is_list):
            found[-1] = (found[-1][0], line.end)
        elif is_list and not found:
            found += parted(text, line.start, line.end)
            is_list = line.text.endswith(";")
        elif is_list and found and not is_apart and line.text.endswith((";",)) and not last.text.endswith("."):
            found += parted(text, line.start, line.end)
        else:
            break
        last = line
    bare = [trimmed(text, low, high) for low, high in found]
    return [(low, high) for low, high in bare if low < high]


def _goes_on(text: str, line: Cell, last: Cell, is_wrapped: bool, is_list: bool) -> bool:
    """Say whether a line belongs to the addressee of the line before."""
    if text[last.end - 1] in ";.:" or text[last.end : last.end + 1] in (".", ";"):
        return False
    return line.text[0].islower() or is_wrapped or (not is_list and _ends_paragraph(text, line, last))


def _ends_paragraph(text: str, line: Cell, last: Cell) -> bool:
    """Say whether a line is the rest of the paragraph of the line before, which the margin broke."""
    behind = text[line.end : line.end + 40].lstrip(" .;*_\t")
    return len(line.text) < 80 and text[last.end - 1] not in ";.:," and behind.startswith(("\n\n", "\n \n", "\n**"))


def parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Part a line that holds several names: `- Sở A; - Sở B`."""
    words = text[start:end]
    for dash in _DASHES:
        if dash in words:
            break
    else:
        return [(start, end)]
    found, low = [], start
    for gap in _DASHED.finditer(text, start, end):
        found.append((low, gap.start() + 1))
        low = gap.end()
    found.append((low, end))
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take blanks, dashes and end signs off a stretch."""
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and (text[end - 1] in _CLOSING):
        end -= 1
    return start, end
