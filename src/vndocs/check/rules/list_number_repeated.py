"""A number that a list says twice: `1.`, `2.`, `2.`, `3.`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ...entities.lists.signs import ONE
from ..finding import Finding
from ..numbering import before_it, is_bare, marker
from ..slips import BEFORE

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("odd", "repeating")
#: Further back no slip goes: what does begins another list.
_BACK: Final = 3 * ONE
#: Signs that stand in front of one item and have no number.
_UNCOUNTED: Final = frozenset(("bullet", "ordinal"))
_ITEM: Final = re.compile(r"\n[ \t*_>#-]{0,12}(?:[(\[]?[0-9IVX]{1,4}[.)\]/]|[a-zđ][.)/]|(?:Điều|Chương|Mục|Phần)\s)")


def list_number_repeated(subject: Subject) -> Iterator[Finding]:
    """Find items that count again what an item of their level counted just before."""
    for tree, _, repeats in subject.odd_lists:
        for index in repeats:
            before = before_it(tree, index)
            if before is None:
                continue
            is_back = tree.signs[index].order < tree.signs[before].order
            if is_back and not _is_slip_back(tree, index, before):
                continue
            yield _finding(subject, marker(tree, index), marker(tree, before), "back" if is_back else "")
    for items in subject.lots.repeating:
        tree = subject.lists[items.tree]
        yield from _twice_first(subject, tree, items.firsts)
        yield from _left_out(subject, tree, items.again)


def _finding(subject: Subject, place: tuple[int, int], other: tuple[int, int], variant: str = "") -> Finding:
    said, before = subject.words(place), subject.words(other)
    return subject.finding(place, "suspect", variant=variant, notes=[other], said=said, before=before)


def _is_slip_back(tree: Any, index: int, before: int) -> bool:
    """Tell whether an item stands a little too late; letters are judged by their own rule."""
    sign, last = tree.signs[index], tree.signs[before]
    if sign.kind == "letter" or last.order - sign.order > _BACK:
        return False
    # `2.` behind `3.` where a `2.` stood already begins another list.
    earlier: int | None = before
    while earlier is not None:
        if tree.signs[earlier].order == sign.order:
            return False
        earlier = before_it(tree, earlier)
    # `02.` and `5.` are of two lists.
    return str(sign.label).startswith("0") == str(last.label).startswith("0")


def _twice_first(subject: Subject, tree: Any, firsts: list[int]) -> Iterator[Finding]:
    """Find `1.`, `1.`, `2.`: the reader of lists begins with the second one, or anew below the first."""
    for index in firsts:
        sign = tree.signs[index]
        if sign.kind in _UNCOUNTED or index in tree.quoted:
            continue
        before = index - 1
        if before >= 0:
            is_twice = tree.depths[before] == tree.depths[index] and tree.signs[before].marker == sign.marker
            if is_twice and _is_item(subject.text[marker(tree, before)[1] : tree.starts[index]]):
                yield _finding(subject, marker(tree, index), marker(tree, before))
        elif len(tree.signs) > 1 and tree.signs[1].order == 2 * ONE:
            place = _before(subject.text, tree)
            if place is not None and not is_bare(subject.text, tree):
                yield _finding(subject, marker(tree, index), place)


def _before(text: str, tree: Any) -> tuple[int, int] | None:
    """Give the place of the same marker before the first one of a list, if it begins an item and no list of its own."""
    start, sign = tree.starts[0], tree.signs[0].marker
    low = max(0, start - BEFORE)
    if tree.inline:
        low = text.rfind("\n", low, start) + 1
        at = text.rfind(sign, low, start)
        if at < 0 or text[at + len(sign) : start].rstrip()[-1:] not in (";", ".", ","):
            return None
        # In front of the first item stand the words that lead to the list, or nothing.
        return (at, at + len(sign)) if text[low:at].rstrip()[-1:] in (":", ";", ".", ",", "") else None
    if text.find(sign, low, start) < 0:
        return None
    found = list(_line(sign).finditer(text, low, start))
    if not found:
        return None
    at = found[-1].start(1)
    if not _is_item(text[at + len(sign) : text.rfind("\n", at, start)]):
        return None
    return None if _ITEM.search(text, at + len(sign), start - 1) is not None else (at, at + len(sign))


def _is_item(words: str) -> bool:
    """Tell whether words are a whole item: `1. Nhiệm vụ:` and a heading in capitals open a list of their own."""
    return words.rstrip(" \t\n*_>#")[-1:] in (".", ";", ",") and not words.isupper()


@lru_cache(maxsize=256)
def _line(sign: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\n))[ \t*_>#]{{0,12}}({re.escape(sign)})(?=\s)")


def _left_out(subject: Subject, tree: Any, again: list[int]) -> Iterator[Finding]:
    """Find markers inside an item in line that say its own number again: they begin no item of the list."""
    text = subject.text
    for index, at in zip(again[::2], again[1::2], strict=True):
        start, sign = tree.starts[index], tree.signs[index].marker
        # Elsewhere in a sentence the sign can be a pointer: `theo (2)`.
        if text[max(0, at - 3) : at].rstrip()[-1:] in (";", ".", ","):
            yield _finding(subject, (at, at + len(sign)), (start, start + len(sign)))
