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
_ABOVE: Final = frozenset(f"{word}{blank}" for word in ("nêu", "nói", " kể") for blank in " \n")
#: What may follow a lone `trên` that points back.
_CLOSING: Final = frozenset(("", *".,;:)"))
#: How the words begin that go on with the sentence behind a lone `trên`.
_GOING_ON: Final = frozenset(load(__package__)["pointing"]["going_on"])
#: Levels that hold units without a trigger of their own.
_HOLDING: Final = frozenset(("clause", "point", "article"))
_new = tuple.__new__


def find_named(hits: Hits, chains: Sequence[Reading]) -> list[Reading]:
    """Read the pointers that stand outside the chains."""
    text = hits.text
    ends = [*(chain.end for chain in chains), len(text) + 1]
    begins = [*(chain.start for chain in chains), len(text) + 1]
    found = _said_this(hits, begins, ends)
    found += _said_above(hits, begins, ends)
    found += _said_that(hits, begins, ends)
    return found


def _said_this(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    add, common = found.append, COMMON_NAMES.get
    titled: dict[str, bool] = {}
    place = 0
    for at in hits.literals["này"]:
        names = common(text[at - 5 : at - 1])
        if names is None and text[at - 3 : at] not in NAME_ENDS and text[at - 2 : at - 1] not in _BLANK:
            continue
        while ends[place] <= at:
            place += 1
        end = at + 3
        if begins[place] <= at or text[end : end + 1].isalpha():
            continue
        for name, length, kind, level in names or ():
            start = at - length
            if text[start : at - 1] != name:
                continue
            if level == "clause" and text[start - 1 : start] in "kK":
                start -= 1
            if text[start - 1 : start].isalnum():
                continue
            if kind is not None:
                add(_new(Reading, (start, end, start, start, kind.code, kind.name, (), "this", None, True, start)))
            elif level in _HOLDING and (smaller := smaller_of(text, start, ends[place - 1] if place else 0)):
                begin, stop, provisions = smaller
                add(_new(Reading, (begin, end, stop, start, None, None, provisions, "this", level, True, begin)))
            elif is_this(text, Named(start, None, level), end, titled):
                add(_new(Reading, (start, end, start, start, None, None, (), "this", level, True, start)))
            break
        else:
            named = named_before(text, at)
            if named is not None and is_this(text, named, end, titled):
                add(_pointer(named, end, "this"))
    return found


def _said_above(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    place = 0
    for at in hits.literals["trên"]:
        is_short = False
        if text[at - 4 : at] in _ABOVE:
            start, end = _word_start(text, at), at + 4
            if text[max(0, start - 3) : start].rstrip(_BLANK) == "đã":
                start = _word_start(text, start)
        elif text[at + 4 : at + 8] == " đây":
            start, end = at, at + 8
        elif text[at + 4 : at + 5] in _CLOSING or text[at + 4 : at + 7] in _GOING_ON:
            # `Quyết định trên.`, but `Thông báo trên các báo`.
            start, end = at, at + 4
            is_short = True
        else:
            continue
        while ends[place] <= start:
            place += 1
        if begins[place] > start and text[start - 3 : start] in NAME_ENDS:
            named = named_before(text, start)
            if named is not None and is_aforesaid(text, named):
                if is_short and (named.type is None or named.type.sort == "project" or text[named.start].islower()):
                    continue
                found.append(_pointer(named, end, "aforesaid"))
    return found


def _said_that(hits: Hits, begins: list[int], ends: list[int]) -> list[Reading]:
    text = hits.text
    found: list[Reading] = []
    place = 0
    for at in hits.literals["đó"]:
        if text[at - 3 : at] in NAME_ENDS and not text[at + 2 : at + 3].isalpha():
            while ends[place] <= at:
                place += 1
            named = named_before(text, at) if begins[place] > at else None
            if named is None or named.type is None or named.type.sort == "project":
                continue
            if text[named.start].isupper():
                found.append(_pointer(named, at + 2, "that"))
    return found


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
