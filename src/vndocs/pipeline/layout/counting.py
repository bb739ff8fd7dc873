"""Which headings count: those whose numbers go on from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ...errors import ParseError
from ...text.lexicon import load
from ...text.numerals import from_roman

_WORDS: Final[list[str]] = load(__package__)["body"]["ordinals"]
_FIGURE: Final = re.compile(r"\d+")
_SUFFIXES: Final = ("", "a", "b", "c", "d", "đ", "e")
_CAPITALS: Final = "ABCDĐEGHIKLM"
#: Behind a run of articles, others may follow after a gap of so many.
_GAP: Final = 5


class Node(NamedTuple):
    """A heading in the matched text: unit, rank (small is high), label, where its line begins and ends, its title."""

    unit: str
    rank: int
    label: str
    start: int
    line_end: int
    title: tuple[int, int] | None


def roman(words: str) -> int:
    """Read a Roman numeral, 0 where it is none."""
    try:
        return from_roman(words) if words.isupper() else 0
    except ParseError:
        return 0


def order(label: str) -> tuple[int, str]:
    """Give what the label of an article counts, with its letter: `Điều 12a`, `Điều thứ ba`, `Điều II`."""
    words = label.partition(" ")[2]
    figure = _FIGURE.match(words)
    if figure:
        return int(figure[0]), words[figure.end() :]
    if words[:4] == "thứ ":
        return _WORDS.index(words[4:]) + 1 if words[4:] in _WORDS else 0, ""
    return roman(words), ""


def consecutive(articles: Sequence[Node]) -> list[Node]:
    """Choose the articles that count on from one another; others belong to quoted or attached texts."""
    if not articles:
        return []
    keys = [order(node.label) for node in articles]
    best: dict[tuple[int, str], tuple[int, int]] = {}
    size: list[int] = []
    back: list[int] = []
    for index, key in enumerate(keys):
        before = [best[label] for label in _before(*key) if label in best]
        length, previous = max(before) if before else (0, -1)
        size.append(length + 1)
        back.append(previous)
        if key not in best or best[key][0] < length + 1:
            best[key] = (length + 1, index)
    at = max(range(len(articles)), key=lambda index: (size[index], -index))
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


def _before(number: int, letter: str) -> Iterator[tuple[int, str]]:
    """Give the labels behind which the one of `number` and `letter` may stand: 4 or 4a before 5, 5 or 5a before 5b."""
    if letter:
        for other in _SUFFIXES[: _SUFFIXES.index(letter)] if letter in _SUFFIXES else ("",):
            yield number, other
        return
    for other in _SUFFIXES:
        yield number - 1, other


def _read(label: str, sort: str) -> int:
    if sort == "figure":
        return int(label)
    return roman(label) if sort == "roman" else _CAPITALS.find(label) + 1


def from_one(lines: Sequence[tuple[str, re.Match[str]]], sort: str) -> list[tuple[str, re.Match[str]]]:
    """Choose the lines of one sort of numbers that count on from one."""
    found: list[tuple[str, re.Match[str]]] = []
    due = 1
    repeated: tuple[str, re.Match[str]] | None = None
    for label, match in lines:
        number = 0 if label[0] == "0" else _read(label, sort)
        if sort == "roman" and number == due - 1:
            repeated = (label, match)
        elif repeated is not None and number == due + 1:
            # I, II, II, IV: one number was written twice.
            found.append(repeated)
            due = number
        # Many lists of letters leave Đ out.
        if number == due or (sort == "letter" and due == _CAPITALS.find("Đ") + 1 and number == due + 1):
            found.append((label, match))
            due, repeated = number + 1, None
    return found
