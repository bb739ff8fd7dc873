"""Letters out of the Vietnamese order a b c d đ e g h i k l …: `đ)` left out behind `d)`, `f)` or `j)` in the row.

The legislator counts points by 23 letters, without f, j, w, z (30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..numbering import before_it, marker

if TYPE_CHECKING:
    from ..subject import Subject

_FOREIGN: Final = frozenset("fjwz")


def list_letter_order(subject: Subject) -> Iterator[Finding]:
    """Find letters that the order leaves out or does not have, and items that stand behind a later one."""
    for tree, gaps, repeats in subject.odd_lists:
        for item, missing in gaps:
            if missing == ("đ",):
                place = marker(tree, item)
                yield subject.finding(place, "suspect", variant="missing", said=subject.words(place), letter="đ")
        for index in repeats:
            before = before_it(tree, index)
            if (
                before is not None
                and tree.signs[index].kind == "letter"
                and tree.signs[index].order < tree.signs[before].order
            ):
                place, other = marker(tree, index), marker(tree, before)
                yield subject.finding(
                    place, "suspect", notes=[other], said=subject.words(place), letter=subject.words(other)
                )
    for tree in subject.lists:
        for index, sign in enumerate(tree.signs):
            if sign.kind == "letter" and sign.label[:1].lower() in _FOREIGN and index not in tree.quoted:
                place = marker(tree, index)
                yield subject.finding(place, "suspect", variant="foreign", said=subject.words(place), letter=sign.label)
