"""Finds documents and units with a pointing word and no provisions: `Nghị định này`, `Điều này`, `Luật nêu trên`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from .naming import COMMON_NAMES, NAME_ENDS, Named, is_aforesaid, is_this, named_before
from .parser import Reading
from .smaller import smaller_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..base import Hits

_BLANK: Final = " \n\t*"
ABOVE: Final = frozenset(f"{word}{blank}" for word in ("nêu", "nói", " kể") for blank in " \n")
#: What may follow a lone `trên` that points back.
_CLOSING: Final = frozenset(("", *".,;:)"))
#: How the words begin that go on with the sentence behind a lone `trên`.
GOING_ON: Final = frozenset(load(__package__)["pointing"]["going_on"])
#: Levels that hold units without a trigger of their own.
HOLDING: Final = frozenset(("clause", "point", "article"))
_new = tuple.__new__


def find_named(hits: Hits, chains: Sequence[Reading]) -> list[Reading]:
    """Read the pointers that stand outside the chains."""
    ends = [*(chain.end for chain in chains), len(hits.text) + 1]
    begins = [*(chain.start for chain in chains), len(hits.text) + 1]
    found = _said_this(hits, begins, ends)
    found += _said_above(hits, begins, ends)
    found += _said_that(hits, begins, ends)
    return found


def _said_this(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    titled: dict[str, bool] = {}
    place = 0
    for at in hits.literals["này"]:
        if (
            text[at - 5 : at - 1] not in COMMON_NAMES
            and text[at - 3 : at] not in NAME_ENDS
            and text[at - 2 : at - 1] not in _BLANK
        ):
            continue
        while ends[place] <= at:
            place += 1
        if begins[place] > at and not text[at + 3 : at + 4].isalpha():
            reading = this_at(hits, at, ends[place - 1] if place else 0, titled)
            if reading is not None:
                found.append(reading)
    return found


def this_at(hits: Hits, at: int, done: int, titled: dict[str, bool]) -> Reading | None:
    """Read what `này` at a place is said of; `done` ends the chain before."""
    text, end = hits.text, at + 3
    for name, length, kind, level in COMMON_NAMES.get(text[at - 5 : at - 1], ()):
        start = at - length
        if start < 0 or text[start : at - 1] != name:
            continue
        if level == "clause" and text[start - 1 : start] in ("k", "K"):
            start -= 1
        if text[start - 1 : start].isalnum():
            continue
        if kind is not None:
            return _new(Reading, (start, end, start, start, kind.code, kind.name, (), "this", None, True, start))
        if level in HOLDING and (smaller := smaller_of(text, start, done)):
            begin, stop, provisions = smaller
            return _new(Reading, (begin, end, stop, start, None, None, provisions, "this", level, True, begin))
        if is_this(hits, Named(start, None, level), end, titled):
            return _new(Reading, (start, end, start, start, None, None, (), "this", level, True, start))
        return None
    named = named_before(text, at)
    return _pointer(named, end, "this") if named is not None and is_this(hits, named, end, titled) else None


def _said_above(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    place = 0
    for at in hits.literals["trên"]:
        is_short = False
        if text[at - 4 : at] in ABOVE or (text[at - 2 : at] == " \n" and text[at - 5 : at - 1] in ABOVE):
            start, end = _word_start(text, at), at + 4
            if text[max(0, start - 3) : start].rstrip(_BLANK) == "đã":
                start = _word_start(text, start)
        elif text[at + 4 : at + 8] in _HERE:
            start, end = at, at + 8
        elif text[at + 4 : at + 5] in _CLOSING or text[at + 4 : at + 7] in GOING_ON:
            # `Quyết định trên.`, but `Thông báo trên các báo`.
            start, end = at, at + 4
            is_short = True
        else:
            continue
        while ends[place] <= start:
            place += 1
        if begins[place] > start and _ends_name(text, start):
            reading = above_at(text, start, end, is_short)
            if reading is not None:
                found.append(reading)
    return found


def above_at(text: str, start: int, end: int, is_short: bool) -> Reading | None:
    """Read what `nêu trên`, `trên đây` or a lone `trên` at a place is said of."""
    named = named_before(text, start)
    if named is None or not is_aforesaid(text, named):
        return None
    if is_short and (named.type is None or named.type.sort == "project" or text[named.start].islower()):
        return None
    return _pointer(named, end, "aforesaid")


def _said_that(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    place = 0
    for at in hits.literals["đó"]:
        if _ends_name(text, at) and not text[at + 2 : at + 3].isalpha():
            while ends[place] <= at:
                place += 1
            if begins[place] > at:
                reading = that_at(text, at)
                if reading is not None:
                    found.append(reading)
    return found


def that_at(text: str, at: int) -> Reading | None:
    """Read what `đó` at a place is said of."""
    named = named_before(text, at)
    if named is None or named.type is None or named.type.sort == "project" or not text[named.start].isupper():
        return None
    return _pointer(named, at + 2, "that")


#: Behind `trên`, on its line or the next.
_HERE: Final = (" đây", "\nđây")


def _ends_name(text: str, at: int) -> bool:
    """Say whether a name may end before the blank at `at`, or before the line's end behind a blank."""
    return text[at - 3 : at] in NAME_ENDS or (text[at - 2 : at] == " \n" and text[at - 4 : at - 1] in NAME_ENDS)


def _word_start(text: str, at: int) -> int:
    """Give the start of the word before the blanks at `at`."""
    while at and text[at - 1] in _BLANK:
        at -= 1
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _pointer(named: Named, end: int, pointing: str) -> Reading:
    code, name = (named.type.code, named.type.name) if named.type else (None, None)
    start = named.start
    return Reading(start, end, start, start, code, name, (), pointing, named.level, True, start)
