"""Lists inside a paragraph: `(1) …; (2) …`, `a) …; b) …`, `(i) …; (ii) …`, `Một là, …; hai là, …`.

One number in brackets is no list, so the second item is what is looked for; the first is sought above it, the others
below it, all in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ...text.lexicon import load
from ..base import Hits
from .signs import POINTS

compiled: Any
try:
    from . import _growth as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final[dict[str, list[str]]] = load(__package__)["words"]
_COLUMNS: Final = tuple(_WORDS["columns"])
_JOINING: Final = ("và", "hoặc", "hay", "cùng", "với", "đến", "-", "&")
_COUNTED: Final = {word: str(number) for word, number in load(__package__)["counts"].items() if " " not in word}
_BLANK: Final = frozenset(" \n\t*")
_LONGEST_FRONT: Final = 80
_FRONT: Final = ' \t*_>#|“"+-'
_STOPS: Final = frozenset('.;:,…!?”"»)-')
#: One number may be missing, more may not.
_WIDEST_GAP: Final = 2
#: `điểm a (ii)` points at an item.
_POINTING: Final = re.compile(r"(?:điểm|khoản|mục|điều) (?:[a-zđ]|[0-9]{1,3}[a-zđ]?)\Z")
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
#: How far the next item may stand; a sentence of an item is shorter.
_REACH: Final = 3000
_NUMERALS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTS: Final = ("ột", "ai", "a", "ốn", "ăm", "áu", "ảy", "ám", "hín", "ười")

Run = list[tuple[int, str]]


def read_inline(hits: Hits) -> list[Run]:
    """Give the runs of markers inside paragraphs, each marker with its place."""
    text = hits.text
    runs = list(_numbers(hits))
    literals = hits.literals
    if literals["b)"]:
        runs += _lettered(text, literals["b)"], tuple(POINTS))
    if literals["ii)"]:
        runs += _lettered(text, literals["ii)"], _NUMERALS)
    if literals["hứ hai"]:
        runs += _worded(text, literals["hứ hai"], tuple(f"hứ {word}" for word in _ORDINALS))
    if literals["ai là"]:
        runs += _worded(text, literals["ai là"], tuple(f"{word} là" for word in _COUNTS))
    return [run for run in runs if len(run) > 1 and not _opens_lines(text, run)]


def _numbers(hits: Hits) -> Iterator[Run]:
    """Follow `(1)`, `(2)`, …, `1)`, `2)`, … and `Bước 1:`, `Bước 2:`, … through the text."""
    text = hits.text
    runs: list[Run] = [[], [], []]
    lasts = [0, 0, 0]
    for start, end in hits.numbers:
        if end - start > 3:
            continue
        digits = text[start:end]
        if text[end : end + 1] == ")":
            style = 0 if text[start - 1 : start] == "(" else 1
            begin = start if style else start - 1
        else:
            # The point behind the number of a step belongs to the number token.
            digits = digits.rstrip(".")
            begin, end, style = start - 5, start + len(digits), 2
            if text[max(0, begin) : start - 1].lower() != "bước" or text[end : end + 1] not in (".", ":"):
                continue
        if not digits.isdigit():
            continue
        value = int(digits)
        if value != 1 and not 0 < value - lasts[style] <= _WIDEST_GAP:
            continue
        # Plainly an item: `; (2) Words`. All else is looked at closer.
        front = text[begin - 2 : begin]
        plainly = front[1:] == " " and front[0] in _STOPS and text[end + 2 : end + 3].isalpha()
        if not plainly and not _stands(text, begin, end + 1, style != 1):
            continue
        run = runs[style]
        if value == 1:
            if len(run) > 1:
                yield run
            run = runs[style] = []
        elif not run or not _joined(text, run[-1], begin):
            if run and begin <= run[-1][0] + len(run[-1][1]) + 2:
                # `(1) (2) (3)` heads the columns of a table.
                run.clear()
            continue
        run.append((begin, text[begin : end + 1]))
        lasts[style] = value
    yield from runs


def _stands(text: str, begin: int, end: int, in_brackets: bool) -> bool:
    """Say whether a marker has a blank in front of it, no word that points, and words behind it."""
    if begin and text[begin - 1] not in _BLANK and text[begin - 1] not in ":;":
        return False
    behind = text[end : end + 6].lstrip(" \t*\n")
    if not behind or not (behind[0].isalnum() or behind[0] in "“\"'‘("):
        return False
    front = text[max(0, begin - 16) : begin].rstrip(" \n\t*")
    if not front:
        return True
    lower = front.lower()
    said = _COUNTED.get(lower[-5:].split(" ")[-1]) if in_brackets else None
    if said and said == text[begin + 1 : end - 1].lstrip("0"):
        # `hai (02) bản` says a number twice.
        return False
    if front[-1] not in _STOPS and (lower.endswith(_COLUMNS) or _POINTING.search(lower)):
        return False
    return in_brackets or front[-1] in _STOPS or front.endswith((" và", " hoặc")) or "\n" in text[begin - 1 : begin]


def _joined(text: str, previous: tuple[int, str], begin: int) -> bool:
    """Say whether a marker stands in the paragraph of the one before it, with words between the two."""
    start, marker = previous
    start += len(marker)
    if begin - start > _REACH:
        return False
    if text.find("\n", start, begin) >= 0 and _EMPTY_LINE.search(text, start, begin):
        return False
    if begin - start > 12:
        return True
    words = text[start:begin].strip(" \n\t*,;|")
    return bool(words) and words not in _JOINING


def _lettered(text: str, seconds: list[int], order: tuple[str, ...]) -> Iterator[Run]:
    """Follow `a)`, `b)`, … or `(i)`, `(ii)`, … from each second item on."""
    done = 0
    if compiled is not None:
        # Those that open lines, below a first one that does, are nearly all.
        seconds = compiled.inside(text, seconds, f"{order[0]})", _FRONT, _REACH, _LONGEST_FRONT)
    for second in seconds:
        if second < done or not second:
            continue
        opening = "(" if text[second - 1] == "(" else ""
        if not opening and text[second - 1] not in _BLANK:
            continue
        begin = second - len(opening)
        first = _back(text, f"{opening}{order[0]})", max(done, begin - _REACH), begin, opening)
        if first < 0 or (_opens_line(text, begin) and _opens_line(text, first)):
            continue
        if not _stands(text, begin, second + len(order[1]) + 1, bool(opening)):
            continue
        run = [(first, f"{opening}{order[0]})")]
        if not _joined(text, run[0], begin):
            continue
        run.append((begin, f"{opening}{order[1]})"))
        missed = 0
        for name in order[2:]:
            marker = f"{opening}{name})"
            at = _forth(text, marker, run[-1], opening)
            missed = 0 if at >= 0 else missed + 1
            if missed == _WIDEST_GAP:
                break
            if at >= 0:
                run.append((at, marker))
        done = run[-1][0] + 1
        yield run


def _back(text: str, marker: str, low: int, high: int, opening: str) -> int:
    """Find the first item in front of the second."""
    for _ in range(4):
        high = text.rfind(marker, low, high)
        if high < 0:
            return -1
        if text[high - 1 : high] == "\n" or _stands(text, high, high + len(marker), bool(opening)):
            return high
    return -1


def _forth(text: str, marker: str, previous: tuple[int, str], opening: str) -> int:
    """Find the next item behind the one before it."""
    at = previous[0] + len(previous[1])
    for _ in range(4):
        at = text.find(marker, at, previous[0] + _REACH)
        if at < 0:
            return -1
        if _stands(text, at, at + len(marker), bool(opening)) and _joined(text, previous, at):
            return at
        at += 1
    return -1


def _worded(text: str, seconds: list[int], order: tuple[str, ...]) -> Iterator[Run]:
    """Follow `thứ nhất`, `thứ hai`, … or `một là`, `hai là`, … from each second item on."""
    done = 0
    for second in seconds:
        if second < max(done, 1):
            continue
        first = text.rfind(order[0], max(done, second - _REACH), second)
        head, item = _word(text, first, order[0]), _word(text, second, order[1])
        if head is None or item is None or _EMPTY_LINE.search(text, first, second):
            continue
        run = [head, item]
        for words in order[2:]:
            at = text.find(words, run[-1][0] + 3, run[-1][0] + _REACH)
            item = _word(text, at, words)
            if item is None or _EMPTY_LINE.search(text, run[-1][0], at):
                break
            run.append(item)
        done = run[-1][0] + 1
        yield run


def _word(text: str, at: int, words: str) -> tuple[int, str] | None:
    """Give the marker whose second letter stands at `at`, with what ends it."""
    end = at + len(words)
    if at < 1 or text[at - 1] not in "TtMmHhBbNnSsCc" or (at > 1 and text[at - 2] not in _BLANK):
        return None
    if words[0] == "h" and text[end : end + 3] == " là":
        end += 3
    elif words[0] == "h" and text[end : end + 1] not in (",", ":"):
        return None
    front = text[max(0, at - 12) : at - 1].rstrip(" \n\t*")
    if (
        front
        and front[-1] not in _STOPS
        and not front.endswith((" và", " hoặc"))
        and "\n" not in text[max(0, at - 3) : at - 1]
    ):
        return None
    if text[end : end + 1].isalnum():
        return None
    return at - 1, text[at - 1 : end + (text[end : end + 1] in (",", ":"))]


def _opens_lines(text: str, run: Run) -> bool:
    """Say whether the run belongs to the lines: its first items or most of them open one each."""
    opening = [_opens_line(text, start) for start, _ in run]
    return all(opening[:2]) or 2 * sum(opening[1:]) > len(run) - 1


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - _LONGEST_FRONT), start)
    return (line >= 0 or start <= _LONGEST_FRONT) and not text[line + 1 : start].strip(_FRONT)
