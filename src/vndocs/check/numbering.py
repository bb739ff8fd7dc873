"""Lists whose numbering is odd, as the rules of numbering look at them.

An extract, a quotation or a form leaves numbers out by right (`…`, `Điều 50` behind `Điều 2`, `3. Ngày: 4. Số:` on
one line); what remains is a slip in counting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ..entities.lists.numbering import Gap, oddities
from ..entities.lists.signs import ONE

#: A slip leaves out no more; what leaves out more and goes on regularly for so many items may have lost a page.
_FEW: Final = 3
_REGULAR: Final = 2
#: Headings of acts: their names stand in sentences too, so that only a line of their own counts.
_HEADINGS: Final = frozenset(("part", "chapter", "section", "subsection", "article", "clause"))
#: A line that says that something was left out.
_LEFT_OUT: Final = re.compile(r"\n[ \t*_>“\"]{0,6}[(\[]?(?:…|\.{3,6})[)\]]?[ \t]{0,6}\n")
_VIETNAMESE: Final = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
#: So much of a list is looked at to tell its language.
_SAMPLE: Final = 3000
#: An item has words where they begin so near behind its marker.
_WORDED: Final = 40


class OddList(NamedTuple):
    """A tree in which some label does not follow the one before it: what it leaves out by mistake, what it repeats."""

    tree: Any
    gaps: list[Gap]
    repeats: list[int]


def odd_lists(text: str, lists: Iterable[Any]) -> list[OddList]:
    """Give the trees whose numbering is odd, less those that are bare markers."""
    found = []
    for tree in lists:
        if tree.is_odd and not is_bare(text, tree):
            missing, again = oddities(tree.signs, tree.depths, tree.quoted)
            found.append(OddList(tree, list(slips(text, tree, missing)), again))
    return found


def is_bare(text: str, tree: Any) -> bool:
    """Tell whether half of the markers have no words behind them: the margin of a page that was read by columns."""
    starts, signs = tree.starts, tree.signs
    count = len(starts)
    bare = worded = 0
    for index in range(count):
        start = starts[index]
        begin, end = start + len(signs[index].marker), starts[index + 1] if index + 1 < count else tree.end
        # Most have a word right behind the marker and a blank.
        if (
            text[begin : min(end, begin + 3, start + _WORDED)].strip()
            or text[begin : min(end, start + _WORDED)].strip()
        ):
            worded += 1
            if worded * 2 > count:
                return False
        else:
            bare += 1
    return bare * 2 >= count


def is_vietnamese(text: str, tree: Any) -> bool:
    """Tell whether the words of a list are Vietnamese, and its letters those of the Vietnamese alphabet."""
    return _VIETNAMESE.search(text, tree.start, min(tree.end, tree.start + _SAMPLE)) is not None


def marker(tree: Any, index: int) -> tuple[int, int]:
    """Give the place of the marker of an item."""
    start: int = tree.starts[index]
    return start, start + len(tree.signs[index].marker)


def before_it(tree: Any, index: int) -> int | None:
    """Give the item of the same level before an item, none where it is the first of its parent."""
    depth = tree.depths[index]
    for before in range(index - 1, -1, -1):
        if tree.depths[before] == depth:
            return before
        if tree.depths[before] < depth:
            return None
    return None


def slips(text: str, tree: Any, gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Give the labels that a list leaves out by mistake, with the item before which they are missing."""
    for gap in gaps:
        start, end = marker(tree, gap.before)
        before = before_it(tree, gap.before)
        # `Điều 11.1` of a contract is no heading of an Điều 11.
        if before is None or text[end : end + 1].isdigit():
            continue
        if len(gap.missing) > _FEW and not _goes_on(tree, gap.before):
            continue
        if _LEFT_OUT.search(text, tree.starts[before], start) is not None:
            continue
        missing = tuple(
            label
            for label in gap.missing
            if not _stands_between(text, tree.signs[gap.before], label, tree.starts[before], end)
        )
        if missing:
            yield Gap(gap.before, missing)


def _goes_on(tree: Any, index: int) -> bool:
    """Tell whether the items behind one go on from it without a gap."""
    order, found = tree.signs[index].order, 0
    for after in range(index + 1, len(tree.signs)):
        if tree.depths[after] < tree.depths[index]:
            break
        if tree.depths[after] == tree.depths[index]:
            order, found = order + ONE, found + 1
            if tree.signs[after].order != order:
                return False
            if found == _REGULAR:
                return True
    return False


def _stands_between(text: str, sign: Any, label: str, start: int, end: int) -> bool:
    """Tell whether a label that no item has stands all the same: `(1), (3) Tên cơ quan`, `18a, 18b. Chức vụ`."""
    pattern = _labelled(sign.marker, sign.label, label, sign.kind in _HEADINGS)
    return pattern is not None and pattern.search(text, start, end) is not None


@lru_cache(maxsize=2048)
def _labelled(printed: str, own: str, label: str, is_heading: bool) -> re.Pattern[str] | None:
    front, found, rear = printed.partition(own)
    if not found:
        return None
    front, rear = re.escape(front), re.escape(rear.strip())
    if is_heading:
        return re.compile(rf"\n[ \t*_#>|“\"]{{0,8}}{front}{re.escape(label)}(?!\w)", re.IGNORECASE)
    return re.compile(rf"(?<![\w.,/-]){front}0?{re.escape(label)}[a-zđ]?(?:{rear}|,|\s?\()" if rear else r"(?!)")
