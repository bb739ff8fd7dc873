"""A number that a list says twice: `1.`, `2.`, `2.`, `3.`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ..finding import Finding
from ..numbering import before_it, marker

if TYPE_CHECKING:
    from ..subject import Subject

#: The last item in line ends with its paragraph, or after so many characters.
_LONGEST: Final = 2000


def list_number_repeated(subject: Subject) -> Iterator[Finding]:
    """Find items that count again what an item of their level counted just before."""
    for tree, _, repeats in subject.odd_lists:
        for index in repeats:
            before = before_it(tree, index)
            if before is None:
                continue
            is_back = tree.signs[index].order < tree.signs[before].order
            if is_back and tree.signs[index].kind == "letter":
                continue
            place, other = marker(tree, index), marker(tree, before)
            yield subject.finding(
                place,
                "suspect",
                variant="back" if is_back else "",
                notes=[other],
                said=subject.words(place),
                before=subject.words(other),
            )
    for tree in subject.lists:
        if tree.inline:
            yield from _left_out(subject, tree)


def _left_out(subject: Subject, tree: Any) -> Iterator[Finding]:
    """Find markers inside an item in line that say its own number again: they begin no item of the list."""
    text = subject.text
    for index, start in enumerate(tree.starts):
        sign = tree.signs[index].marker
        first = (start, start + len(sign))
        last = tree.starts[index + 1] if index + 1 < len(tree.starts) else text.find("\n", start, start + _LONGEST)
        at = text.find(sign, first[1], last if last >= 0 else start + _LONGEST)
        # Elsewhere in a sentence the sign can be a pointer: `theo (2)`.
        if at >= 0 and text[max(0, at - 3) : at].rstrip()[-1:] in (";", ".", ","):
            place = (at, at + len(sign))
            yield subject.finding(place, "suspect", notes=[first], said=subject.words(place), before="")
