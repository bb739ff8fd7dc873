"""Which headings count: those whose numbers go on from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...errors import ParseError
from ...text.lexicon import load
from ...text.numerals import from_roman
from .lines import Line

_WORDS: Final[list[str]] = load(__package__)["body"]["ordinals"]
_FIGURE: Final = re.compile(r"\d+")
SUFFIXES: Final = ("", "a", "b", "c", "d", "đ", "e")
#: The letters of points in their order.
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
CAPITALS: Final = "ABCDĐEGHIKLM"
#: Many lists leave this one out.
LEFT_OUT: Final = "Đ"
#: Behind a run of articles, others may follow after a gap of so many.
_GAP: Final = 5


#: What a heading may be, and its rank: small is high.
UNITS: Final = (
    *("part", "chapter", "section", "subsection", "article", "appendix"),
    *("clause", "point", "subpoint", "heading"),
)
RANKS: Final = {unit: number for number, unit in enumerate(UNITS)} | {"appendix": 0, "heading": 0}
#: Those that no outline lists.
SMALL: Final = ("clause", "point", "subpoint")


class Node:
    """A heading in the matched text: unit, label, where its line begins and ends, its title."""

    __slots__ = ("label", "line_end", "start", "title", "unit")

    def __init__(self, unit: str, label: str, start: int, line_end: int, title: tuple[int, int] | None) -> None:
        self.unit = unit
        self.label = label
        self.start = start
        self.line_end = line_end
        self.title = title


def roman(words: str) -> int:
    """Read a Roman numeral, 0 where it is none."""
    try:
        return from_roman(words) if words.isupper() else 0
    except ParseError:
        return 0


def order(label: str) -> tuple[int, str]:
    """Give what the label of an article counts, with its letter: `Điều 12a`, `Điều thứ ba`, `Điều II`."""
    return order_of(label.partition(" ")[2])


def order_of(words: str) -> tuple[int, str]:
    """Give the same of a label without its name."""
    if words.isdecimal():
        return int(words), ""
    figure = _FIGURE.match(words)
    if figure:
        return int(figure[0]), words[figure.end() :]
    if words[:4] == "thứ ":
        if words[4:].isdigit():
            return int(words[4:]), ""
        return _WORDS.index(words[4:]) + 1 if words[4:] in _WORDS else 0, ""
    return roman(words), ""


def consecutive(articles: Sequence[Node]) -> list[Node]:
    """Choose the articles that count on from one another; others belong to quoted or attached texts."""
    if not articles:
        return []
    keys = [order(node.label) for node in articles]
    # The longest run that ends in each label, by number and then by letter: how many it has, and its last article.
    best: dict[int, dict[str, tuple[int, int]]] = {}
    size: list[int] = []
    back: list[int] = []
    for index, (count, letter) in enumerate(keys):
        # 4 or 4a may stand before 5, 5 or 5a before 5b.
        before = best.get(count if letter else count - 1)
        length, previous = 0, -1
        if before is not None:
            for other, run_before in before.items():
                if run_before > (length, previous) and (other in SUFFIXES if not letter else _precedes(other, letter)):
                    length, previous = run_before
        size.append(length + 1)
        back.append(previous)
        ending = best.setdefault(count, {})
        if letter not in ending or ending[letter][0] < length + 1:
            ending[letter] = (length + 1, index)
    at = size.index(max(size))
    run = []
    while at >= 0:
        run.append(at)
        at = back[at]
    run.reverse()
    if keys[run[0]][0] > 1:
        # An excerpt leaves articles out.
        rising: list[int] = []
        for index in range(run[0]):
            if keys[index] < keys[run[0]] and (not rising or keys[rising[-1]] < keys[index]):
                rising.append(index)
        run = rising + run
    for index in range(run[-1] + 1, len(articles)):
        if keys[run[-1]][0] < keys[index][0] <= keys[run[-1]][0] + _GAP:
            run.append(index)
    return [articles[index] for index in run]


def _precedes(other: str, letter: str) -> bool:
    """Say whether an article with one letter may stand before that of another with the same number."""
    return other in SUFFIXES[: SUFFIXES.index(letter)] if letter in SUFFIXES else not other


def _read(label: str, sort: str) -> int:
    if sort == "figure":
        return int(label)
    return roman(label) if sort == "roman" else CAPITALS.find(label) + 1


def from_one(lines: Sequence[tuple[str, Line]], sort: str) -> list[tuple[str, Line]]:
    """Choose the lines of one sort of numbers that count on from one."""
    found: list[tuple[str, Line]] = []
    due = 1
    repeated: tuple[str, Line] | None = None
    counted = [0 if label[0] == "0" else _read(label, sort) for label, _ in lines]
    last = {number: at for at, number in enumerate(counted)}
    for at, ((label, line), number) in enumerate(zip(lines, counted, strict=True)):
        if sort == "roman" and found and repeated is None and number == due + 1 and last.get(due, -1) < at:
            # I, III: a number was left out.
            due = number
        if sort == "roman" and number == due - 1:
            repeated = (label, line)
        elif repeated is not None and number == due + 1:
            # I, II, II, IV: one number was written twice.
            found.append(repeated)
            due = number
        if number == due or (sort == "letter" and due == CAPITALS.find(LEFT_OUT) + 1 and number == due + 1):
            found.append((label, line))
            due, repeated = number + 1, None
    return found
