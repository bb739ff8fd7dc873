"""Letters out of the Vietnamese order a b c d đ e g h i k l …: `đ)` left out behind `d)`, `f)` or `j)` in the row.

The legislator counts points by 23 letters, without f, j, w, z (30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ..finding import Finding
from ..numbering import before_it, is_bare, is_vietnamese, marker

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("odd", "lettered")


def list_letter_order(subject: Subject) -> Iterator[Finding]:
    """Find letters that the order leaves out or does not have, and items that stand behind a later one.

    A list that goes by the English alphabet throughout (`d)`, `e)`, `f)`) has one fault, not one at each letter.
    """
    without: dict[int, set[int]] = {}
    for tree, gaps, repeats in subject.odd_lists:
        if not is_vietnamese(subject.text, tree):
            continue
        for item, missing in gaps:
            if missing == ("đ",):
                without.setdefault(id(tree), set()).add(item)
        for index in repeats:
            before = before_it(tree, index)
            if (
                before is not None
                and tree.signs[index].kind == "letter"
                and tree.signs[index].order < tree.signs[before].order
            ):
                place, other = marker(tree, index), marker(tree, before)
                said, letter = subject.words(place), subject.words(other)
                yield subject.finding(place, "suspect", notes=[other], said=said, letter=letter)
    foreign: dict[int, list[int]] = {}
    for items in subject.lots.lettered:
        tree = subject.lists[items.tree]
        yield from _late_i(subject, tree, items.late)
        foreign[id(tree)] = items.foreign
    for tree in subject.lots.odd:
        foreign.setdefault(id(tree), [])
    for tree in subject.lists if foreign else ():
        if id(tree) in foreign:
            yield from _foreign(subject, tree, foreign[id(tree)], without.get(id(tree), set()))


def _foreign(subject: Subject, tree: Any, letters: list[int], without: set[int]) -> Iterator[Finding]:
    """Find letters that the alphabet of points has not, and the places where it lacks đ."""
    english: set[int] = set()
    for index in letters:
        sign = tree.signs[index]
        if index in tree.quoted:
            continue
        if is_bare(subject.text, tree) or not is_vietnamese(subject.text, tree):
            return
        lacking = _of_row(tree, index, without)
        if lacking is not None:
            english.add(lacking)
            continue
        place = marker(tree, index)
        yield subject.finding(place, "suspect", variant="foreign", said=subject.words(place), letter=sign.label)
    for item in sorted(without):
        place = marker(tree, item)
        variant = "english" if item in english else "missing"
        yield subject.finding(place, "suspect", variant=variant, said=subject.words(place), letter="đ")


def _late_i(subject: Subject, tree: Any, late_ones: list[int]) -> Iterator[Finding]:
    """Find an `i)` that stands in front of h) or behind k): read as a Roman one, it hangs alone below g) or k)."""
    for index in late_ones:
        letter = tree.signs[index].other
        above, after = tree.signs[index - 1], index + 1
        if above.style != letter.style or tree.depths[index] != tree.depths[index - 1] + 1:
            continue
        is_alone = after == len(tree.signs) or tree.depths[after] < tree.depths[index]
        late = index if above.label == "k" else after
        if is_alone and late < len(tree.signs) and (late == index or tree.signs[late].label == "h"):
            place, other = marker(tree, late), marker(tree, index - 1 if late == index else index)
            said, letter_before = subject.words(place), subject.words(other)
            yield subject.finding(place, "suspect", notes=[other], said=said, letter=letter_before)


def _of_row(tree: Any, index: int, without: set[int]) -> int | None:
    """Give the item in the row of another before which đ is missing."""
    before: int | None = index
    while before is not None:
        if before in without:
            return before
        before = before_it(tree, before)
    return None
