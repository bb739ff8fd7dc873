"""The body as a tree: Phần, Chương, Mục, Tiểu mục, Điều, khoản `1.`, điểm `a)`, tiết `a.1)`; else `I.` or `1.`.

Levels as in 78/2025/NĐ-CP, Điều 71, and 30/2020/NĐ-CP Annex I. New wording that an amendment quotes is kept apart: its
numbers say nothing of the document's own. The lines are looked at once; which count is decided afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from struct import Struct
from typing import Final, NamedTuple

from .appendices import appendices
from .compiled import compiled
from .counting import LETTERS, RANKS, SMALL, UNITS, Node, consecutive, from_one, order, roman
from .lines import FIGURE, LETTER, ROMAN, SLASHED, SUB, Line, Name, lines
from .naming import ARTICLES, mark, named_node, node_of
from .quoting import CONSOLIDATED, parted, quotations

_NOWHERE: Final = (1 << 62, 1 << 62)
_FIRST: Final = frozenset("a")
#: Of a heading: its unit, where it begins, where its line and what belongs to it end, its depth; where its title begins
#: and ends, twice the same where it has none.
ROW: Final = Struct("@7q")


class Body(NamedTuple):
    """The headings in text order as packed rows with their labels, the labels of the outline, and what is quoted."""

    rows: bytes
    labels: tuple[str, ...]
    outline: tuple[str, ...]
    quoted: tuple[tuple[int, int], ...]


def body(text: str, start: int, end: int, *, is_letter: bool, is_official: bool) -> Body | None:
    """Read the headings between `start` and `end`, and the appendices behind; in a letter, articles are another's.

    What is no official paper has a body by its articles alone.
    """
    if is_letter and not is_official:
        return None
    found: Body | None
    if compiled is None:
        found = body_plainly(text, start, end, is_letter=is_letter, is_official=is_official)
    else:
        read = compiled.body(text, start, end, is_letter, is_official)
        found = None if read is None else Body(*read)
    if found is None or not (behind := appendices(text, end)):
        return found
    added = _packed(behind, [0] * len(behind), [*(node.start for node in behind[1:]), len(text)], found.quoted)
    return Body(found.rows + added.rows, found.labels + added.labels, found.outline + added.outline, found.quoted)


def body_plainly(text: str, start: int, end: int, *, is_letter: bool, is_official: bool) -> Body | None:
    """Read the headings between `start` and `end`; the compiled part gives the same."""
    quoted = quotations(text, start, end)
    loose, names = lines(text, start, end)
    if quoted and CONSOLIDATED in text:
        quoted = parted(text, quoted, _numbered(text, names))
    if quoted:
        ends = [line[3] for line in loose]
        loose = [line for line, is_free in zip(loose, _free(quoted, ends), strict=True) if is_free]
        ends = [line[-1] for line in names]
        names = [line for line, is_free in zip(names, _free(quoted, ends), strict=True) if is_free]
    named = [node for line in names if (node := named_node(text, line)) is not None]
    articles = [] if is_letter else consecutive([node for node in named if node.unit == "article"])
    if articles:
        articles = _filled(text, articles, names)
        named = sorted({*named, *articles}, key=lambda node: node.start)
        kept = set(articles)
        named = [node for node in named if node.unit != "article" or node in kept]
        nodes = _with_smaller(text, named, loose)
    elif not is_official:
        return None
    else:
        named = [node for node in named if node.unit != "article"]
        first_part = next((node.start for node in named if node.unit in ("part", "chapter")), end)
        top = _top(text, loose, end) if first_part else []
        # A report lists the chapters of a draft below its own `III.`.
        nodes = named if first_part < (top[0].start if top else end) else _merged(_appendices(named), top)
    depths, ends = _tree(nodes, end)
    return _packed(nodes, depths, ends, tuple(quoted))


def _packed(nodes: list[Node], depths: list[int], ends: list[int], quoted: tuple[tuple[int, int], ...]) -> Body:
    rows = [
        ROW.pack(UNITS.index(node.unit), node.start, node.line_end, end, depth, *(node.title or (0, 0)))
        for node, depth, end in zip(nodes, depths, ends, strict=True)
    ]
    outline = tuple([node.label for node in nodes if node.unit not in SMALL])
    return Body(b"".join(rows), tuple([node.label for node in nodes]), outline, quoted)


def _filled(text: str, articles: list[Node], names: Sequence[Name]) -> list[Node]:
    """Put in the articles that stand behind a comma, where the count leaves just them out."""
    if order(articles[-1].label)[0] - order(articles[0].label)[0] < len(articles):
        return articles
    wanted: dict[str, tuple[int, int]] = {}
    for before, after in pairwise(articles):
        number, letter = order(before.label)
        if not letter and order(after.label) == (number + 2, ""):
            wanted[str(number + 1)] = (before.start, after.start)
    found = list(articles)
    for line in names if wanted else ():
        number, feed, _, at, stop, _, rest, end = line
        label = text[at:stop] if at >= 0 else ""
        low, high = wanted.get(label, _NOWHERE)
        if (
            low < max(feed, 0) < high
            and number in ARTICLES
            and mark(text, line) == "."
            and text[rest:end].strip(" \t*_")[:1].isupper()
        ):
            found.append(node_of(text, line, "điều", label))
            del wanted[label]
    return sorted(found, key=lambda node: node.start)


def _numbered(text: str, names: Sequence[Name]) -> list[tuple[int, int]]:
    return [
        (line[2], int(label))
        for line in names
        if line[0] in ARTICLES and line[3] >= 0 and mark(text, line) == "."
        if (label := text[line[3] : line[4]]).isdecimal()
    ]


def _appendices(named: Sequence[Node]) -> list[Node]:
    return [node for node in named if node.unit == "appendix"]


def _free(quoted: Sequence[tuple[int, int]], stops: Sequence[int]) -> list[bool]:
    """Say of each of some places, in text order, whether it stands outside of all quotations."""
    free = []
    last, (low, high) = 0, quoted[0]
    for stop in stops:
        while high <= stop:
            last += 1
            low, high = quoted[last] if last < len(quoted) else _NOWHERE
        free.append(low >= stop)
    return free


def _merged(one: Sequence[Node], other: Sequence[Node]) -> list[Node]:
    return sorted([*one, *other], key=lambda node: node.start)


def _with_smaller(text: str, named: Sequence[Node], loose: Sequence[Line]) -> list[Node]:
    """Put clauses, points and subpoints below the articles that hold them: each level counts on from one."""
    found: list[Node] = []
    number, is_article = 0, False
    due = named[0].start if named else _NOWHERE[0]
    clause, points = 1, _FIRST
    for sort, at, behind, stop, value in loose:
        while due < at:
            found.append(named[number])
            is_article = named[number].unit == "article"
            clause, points = 1, _FIRST
            number += 1
            due = named[number].start if number < len(named) else _NOWHERE[0]
        if not is_article:
            continue
        if sort == FIGURE:
            # `2a` stands behind `2`.
            if value == clause or (value == clause - 1 and not text[behind - 1].isdigit()):
                found.append(Node("clause", text[at:behind], at, stop, None))
                clause, points = value + 1, _FIRST
        elif sort == LETTER:
            label = text[at:behind]
            if label in points:
                found.append(Node("point", label, at, stop, None))
                points = _after(label)
        elif sort == SUB:
            found.append(Node("subpoint", text[at:behind].strip("("), at, stop, None))
    found.extend(named[number:])
    return found


@cache
def _after(label: str) -> frozenset[str]:
    """Give the labels that may follow a point's: the next letter, one further, or the same with a figure."""
    at = LETTERS.find(label[0])
    following = set(LETTERS[at + 1 : at + 3]) if at >= 0 else set()
    tail = int(label[1:]) + 1 if label[1:].isdigit() else 1
    return frozenset((*following, f"{label[0]}{tail}"))


def _top(text: str, loose: Sequence[Line], end: int) -> list[Node]:
    """Find the highest numbering of a text without articles: what begins first of A., I., 1."""
    found: dict[str, list[tuple[str, Line]]] = {"letter": [], "roman": [], "figure": []}
    for line in loose:
        sort, at, behind, _, _ = line
        if sort in (FIGURE, SLASHED):
            if (label := text[at:behind]).isdigit():
                found["figure"].append((label, line))
        elif sort == ROMAN:
            label = text[at:behind]
            if roman(label):
                found["roman"].append((label, line))
            if len(label) == 1 and label not in "IVX":
                found["letter"].append((label, line))
    levels = [
        counted for name in found if len(counted := from_one(found[name], name)) > 1 or (counted and name == "roman")
    ]
    top = min(levels, key=lambda level: level[0][1][1], default=[])
    nodes = []
    for label, (_, begin, _, start, _) in top:
        feed = text.find("\n", start, end)
        feed = end if feed < 0 else feed
        stop = start + len(text[start:feed].rstrip(" \t*_.:|"))
        nodes.append(Node("heading", label, begin, feed, (start, stop) if stop > start else None))
    return nodes


def _tree(nodes: Sequence[Node], end: int) -> tuple[list[int], list[int]]:
    """Give the depth of each node, and where what belongs to it ends."""
    depths: list[int] = []
    ends = [end] * len(nodes)
    open_nodes: list[int] = []
    ranks: list[int] = []
    for index, node in enumerate(nodes):
        rank, start = RANKS[node.unit], node.start
        while ranks and ranks[-1] >= rank:
            ranks.pop()
            ends[open_nodes.pop()] = start
        depths.append(len(ranks))
        open_nodes.append(index)
        ranks.append(rank)
    return depths, ends
