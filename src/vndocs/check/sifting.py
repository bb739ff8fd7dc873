"""What may be at fault, found in one pass each over words, dates and headings; slips.py has the items of lists.

Most documents have nothing of what most rules look for. Here they are asked once, not by each rule: what comes out is
all that a rule has to look at, and the rule decides. Each pass is written twice, here and in C, which runs where it was
built.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..text.lexicon import load

compiled: Any
try:
    from . import _sift as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__, "words.toml")
#: The words that rules look for anywhere: those that declare a short name, lead to a period, or open a
#: paragraph of legal bases.
DECLARING: Final = tuple(_WORDS["declaring"])
PERIODS: Final = tuple(_WORDS["intervals"]["periods"])
BASES: Final = ("Căn cứ", "CĂN CỨ", "Căn Cứ")
#: A remark in a text that its line is to be passed over begins so: `<!-- vndocs: ignore wrong-sum -->`.
REMARK: Final = "vndocs:"
_SPOTTED: Final = (*DECLARING, *PERIODS, *BASES, REMARK)
#: Where the words of each sort end in them.
_PARTS: Final = tuple(itertools.accumulate(map(len, (DECLARING, PERIODS))))

#: So far before a date its weekday stands; a date without one is no longer than this: `ngày 05 tháng 01 năm 2024`.
WEEKDAY_REACH: Final = 30
LONG_DATE: Final = 27
#: So many characters stand between the two ends of an interval at most: ` đến hết ngày `.
BETWEEN: Final = 20
#: What they are joined by begins so.
_JOINING: Final = "".join(
    sorted({case for words in _WORDS["intervals"]["to"] for case in (words[0].lower(), words[0].upper())})
)
_NAMES: Final = [name for row in _WORDS["weekdays"] for name in row]
_FIRST: Final = "".join(sorted({case for name in _NAMES for case in (name[0].lower(), name[0].upper())}))
_MARKS: Final = tuple(
    "".join(letters)
    for mark in _WORDS["weekday_marks"]
    for letters in itertools.product(*((letter, letter.upper()) for letter in mark))
)
_HEADS: Final = "".join(sorted({mark[0] for mark in _MARKS}))
#: What leads to a count of years and a bracket with two dates, and so far before the first of them.
ANNIVERSARIES: Final = tuple(_WORDS["anniversaries"])
ANNIVERSARY_REACH: Final = 200
_LEADING: Final = "".join(sorted({word[0] for word in ANNIVERSARIES}))
#: The heading stands in so many characters, the formula by which an act was passed in so many of the end; a date
#: stands so near behind its words.
HEAD: Final = 3000
TAIL: Final = 4000
PASSED: Final = tuple(_WORDS["passed"])
PASSED_REACH: Final = 40
_PASSING: Final = "".join(sorted({word[0] for word in PASSED}))
_LONGEST_PASSED: Final = max(map(len, PASSED))
_ASKED: Final = (
    *(_MARKS, _HEADS, ANNIVERSARIES, _LEADING, PASSED, _PASSING, _FIRST, _JOINING),
    *(BETWEEN, WEEKDAY_REACH, LONG_DATE, ANNIVERSARY_REACH, HEAD, TAIL, PASSED_REACH, _LONGEST_PASSED),
)

_ARTICLES: Final = ("Điều ", "ĐIỀU ")
#: What may stand before a heading on its line, and how far.
_FRONT: Final = " \t*_#>|"
_FRONT_REACH: Final = 39


class Spots(NamedTuple):
    """Where the words stand that rules look for, in text order for each word."""

    declaring: tuple[list[int], ...]
    periods: tuple[list[int], ...]
    bases: tuple[list[int], ...]
    remarks: list[int]


class Dates(NamedTuple):
    """Indexes of dates that may be at fault.

    Impossible ones, those that may end an interval turned round, those that may have a weekday beside them, those
    behind a bracket that may be of an anniversary, those of the heading that a place and a comma stand before, those at
    the end on which an act may have been passed.
    """

    impossible: list[int]
    turned: list[int]
    weekdays: list[int]
    bracketed: list[int]
    placed: list[int]
    passed: list[int]


def spots(text: str) -> Spots:
    """Find the words of all rules."""
    found = words(text, _SPOTTED)
    first, second = _PARTS
    return Spots(found[:first], found[first:second], found[second:-1], found[-1])


def words(text: str, wanted: tuple[str, ...]) -> tuple[list[int], ...]:
    """Give for each of some words of four letters or more the places where it stands."""
    if compiled is not None:
        return compiled.words(text, wanted)  # type: ignore[no-any-return]
    return words_plainly(text, wanted)


def words_plainly(text: str, wanted: tuple[str, ...]) -> tuple[list[int], ...]:
    """Do what `words` does, a search for each."""
    return tuple(list(_places(text, word)) for word in wanted)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def articles(text: str) -> tuple[list[int], ...]:
    """Give the places where the word for an article opens a line, in small letters and in capitals."""
    if compiled is not None:
        return compiled.headings(text, _ARTICLES, _FRONT, _FRONT_REACH)  # type: ignore[no-any-return]
    return articles_plainly(text)


def articles_plainly(text: str) -> tuple[list[int], ...]:
    """Do what `articles` does, from word to word."""
    return tuple([at for at in _places(text, word) if _opens_line(text, at)] for word in _ARTICLES)


def _opens_line(text: str, at: int) -> bool:
    line = text.rfind("\n", max(0, at - _FRONT_REACH - 1), at) + 1
    return (line > 0 or at <= _FRONT_REACH) and not text[line:at].strip(_FRONT)


def dates(text: str, readings: Sequence[Any]) -> Dates:
    """Sort the dates of a text by what may be at fault."""
    if compiled is not None:
        return Dates(*compiled.dates(text, readings, _ASKED))
    return dates_plainly(text, readings)


def dates_plainly(text: str, readings: Sequence[Any]) -> Dates:
    """Do what `dates` does."""
    found = Dates([], [], [], [], [], [])
    before = None
    behind = -1
    for index, date in enumerate(readings):
        start, end, value = date[:3]
        lead = text[max(0, start - ANNIVERSARY_REACH) : start]
        if "(" in lead[-2:] and any(word in lead for word in ANNIVERSARIES):
            found.bracketed.append(index)
        if start <= HEAD and text[max(0, start - 3) : start].rstrip()[-1:] == ",":
            found.placed.append(index)
        if start >= len(text) - TAIL:
            near = text[max(0, start - PASSED_REACH) : start + _LONGEST_PASSED]
            if any(word in near for word in PASSED):
                found.passed.append(index)
        if value is None:
            found.impossible.append(index)
        else:
            first, slash, last = value.partition("/")
            if slash:
                is_turned = _is_later(first, last)
            else:
                is_near = before is not None and "/" not in before and 0 < start - behind < BETWEEN
                is_joined = is_near and text[behind : behind + BETWEEN].lstrip()[:1] in tuple(_JOINING)
                is_turned = is_joined and before is not None and _is_later(before, value)
            if is_turned:
                found.turned.append(index)
            if len(value) >= 10 and (
                end - start > LONG_DATE
                or _is_followed(text, end)
                or any(mark in text[max(0, start - WEEKDAY_REACH) : start] for mark in _MARKS)
            ):
                found.weekdays.append(index)
        before, behind = value, end
    return found


def _is_later(start: str, end: str) -> bool:
    size = min(len(start), len(end), 10)
    return start[:size] > end[:size]


def _is_followed(text: str, place: int) -> bool:
    """Tell whether a bracket or a comma and the first letter of a weekday stand behind a date, few blanks between."""
    place = _past_blanks(text, place, 3)
    if text[place : place + 1] not in ("(", ","):
        return False
    place = _past_blanks(text, place + 1, 2)
    return text[place : place + 1] in tuple(_FIRST)


def _past_blanks(text: str, place: int, most: int) -> int:
    end = place + most
    while place < end and text[place : place + 1].isspace():
        place += 1
    return place
