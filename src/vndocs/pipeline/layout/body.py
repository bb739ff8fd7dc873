"""The body as a tree: Phần, Chương, Mục, Tiểu mục, Điều, khoản `1.`, điểm `a)`, tiết `a.1)`; else `I.` or `1.`.

Levels as in 78/2025/NĐ-CP, Điều 71, and 30/2020/NĐ-CP Annex I. New wording that an amendment quotes is kept apart: its
numbers say nothing of the document's own. The lines are looked at once; which count is decided afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.spelling import cased
from .counting import Node, consecutive, from_one, roman
from .quoting import quotations

_WORDS: Final = load(__package__)["body"]
_ORDINAL: Final = (
    r"[Tt](?:hứ|HỨ)\s+(?:"
    + "|".join(f"{word}|{word.upper()}" for word in sorted(_WORDS["ordinals"], key=len, reverse=True))
    + r")(?![^\W_])"
)
_NUMBER: Final = r"\d{1,4}[a-zđ]?\d?|[IVXLC]{1,7}[a-zđ]?|[A-ZĐ](?![^\W_])"
_MARKED: Final = (
    r"[ \t*_#>|\u00a0]{0,60}+"
    # Two characters tell most lines of plain text.
    r"(?=[PCTMĐ][hHiIụỤ]|[\dIVX(]|[A-ZĐ][ ./)\-–\t]|[a-zđ][a-zđ\d]?\d?[ ]?[).])(?:"
    r"(?P<name>P(?:hần|HẦN)|C(?:hương|HƯƠNG)|T(?:iểu|IỂU)\s{1,3}(?:mục|MỤC)|M(?:ục|ỤC)|Đ(?:iều|IỀU)|P(?:hụ|HỤ)\s{1,3}(?:lục|LỤC))"
    rf"(?:[\s*_]{{1,6}}(?:số\s)?(?P<label>{_ORDINAL}|{_NUMBER})(?![^\W_]))?[ \t*_]{{0,4}}(?P<mark>[.:)\-–/]?)"
    r"(?P<rest>[^\n|]{0,200})"
    r"|(?P<figure>\d{1,3}[a-zđ]?)[ ]?(?P<after>[.)/](?!\d)(?=[ \t*_\n]|[A-ZĐÀ-Ỹ])|[ \t]*[-–](?=[ \t*]|[A-ZĐÀ-Ỹ]))"
    r"|(?P<roman>[IVX]{1,6}|[A-ZĐ])[ ]?(?:[./)]|[ \t]*[-–](?=[ \t*]|[A-ZĐÀ-Ỹ]))(?!\d)"
    # A title may stand on the next line.
    r"[ \t*_]{0,6}(?=[^\s]|\n[ \t*_]{0,6}[A-ZĐÀ-Ỹ])"
    r"|(?P<sub>[a-zđ]\.\d{1,2}|\([ivx]{1,5}(?=\)))[.)](?=[ \t*_])"
    r"|(?P<letter>[a-zđ]{1,2}\d?)[ ]?[).](?=[ \t*_\n]|[A-ZĐÀ-Ỹ]))"
)
_HEAD: Final = re.compile(_MARKED)
_LINE: Final = re.compile("\n" + _MARKED)
#: The group that a match ends in says what sort of line it is.
_REST, _FIGURE, _AFTER, _ROMAN, _SUB, _LETTER = (
    _LINE.groupindex[name] for name in ("rest", "figure", "after", "roman", "sub", "letter")
)
_NOWHERE: Final = (1 << 62, 1 << 62)
_UNITS: Final = {
    "phần": ("part", 0),
    "chương": ("chapter", 1),
    "mục": ("section", 2),
    "tiểu mục": ("subsection", 3),
    "điều": ("article", 4),
    "phụ lục": ("appendix", 0),
}
_NEXT: Final = re.compile(cased(r"\s{1,40}[*_]{0,3}[A-ZĐÀ-Ỹ]{2,}[ ,]+[A-ZĐÀ-Ỹ]{2,}"))
_ENDS: Final = '.;:/”"…)_-*>|=—!?’'
_FIRST: Final = frozenset("a")
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


class Body(NamedTuple):
    """The headings in text order with their depths and ends, the labels of the outline, and what is quoted."""

    nodes: tuple[Node, ...]
    depths: tuple[int, ...]
    ends: tuple[int, ...]
    outline: tuple[str, ...]
    quoted: tuple[tuple[int, int], ...]


def body(text: str, start: int, end: int, *, is_letter: bool) -> Body:
    """Read the headings between `start` and `end`; in a letter, articles are another document's."""
    quoted = quotations(text, start, end)
    named: list[Node] = []
    loose: list[re.Match[str]] = []
    last, low, high = 0, *(quoted[0] if quoted else _NOWHERE)
    first = _HEAD.match(text, start, end) if start == 0 else None
    for match in chain([first] if first else [], _LINE.finditer(text, max(0, start - 1), end)):
        stop = match.end()
        while high <= stop:
            last += 1
            low, high = quoted[last] if last < len(quoted) else _NOWHERE
        if low < stop:
            continue
        if match.lastindex != _REST:
            loose.append(match)
        elif (node := _named(text, match)) is not None:
            named.append(node)
    articles = [] if is_letter else consecutive([node for node in named if node.unit == "article"])
    if articles:
        kept = set(articles)
        named = [node for node in named if node.unit != "article" or node in kept]
        nodes = _merged(named, _below(loose, named))
        outline = [node.label for node in named]
    else:
        named = [node for node in named if node.unit != "article"]
        first_part = next((node.start for node in named if node.unit in ("part", "chapter")), end)
        top = _top(text, loose, end) if first_part else []
        # A report lists the chapters of a draft below its own `III.`.
        nodes = named if first_part < (top[0].start if top else end) else _merged(_appendices(named), top)
        outline = [node.label for node in nodes]
    depths, ends = _tree(nodes, end)
    return Body(tuple(nodes), tuple(depths), tuple(ends), tuple(outline), tuple(quoted))


def _appendices(named: Sequence[Node]) -> list[Node]:
    return [node for node in named if node.unit == "appendix"]


def _merged(one: Sequence[Node], other: Sequence[Node]) -> list[Node]:
    return sorted([*one, *other], key=lambda node: node.start)


def _named(text: str, match: re.Match[str]) -> Node | None:
    name = " ".join(match["name"].lower().split())
    unit, rank = _UNITS[name]
    label, rest, mark = match["label"], match["rest"].strip(" \t*_"), match["mark"]
    if (label is None and unit != "appendix") or not _heads(text, match, unit, rest, mark):
        return None
    title = match.start("rest") + len(match["rest"]) - len(match["rest"].lstrip(" \t*_.:-–"))
    stop = match.end("rest")
    while stop > title and text[stop - 1] in " \t*_.:":
        stop -= 1
    words = name[0].upper() + name[1:] + (f" {_label(label)}" if label else "")
    return Node(unit, rank, words, match.start("name"), match.end(), (title, stop) if stop > title else None)


def _label(label: str) -> str:
    words = " ".join(label.split())
    return words.lower() if words[:3].lower() == "thứ" else words


def _heads(text: str, match: re.Match[str], unit: str, rest: str, mark: str) -> bool:
    """Say whether a name at the head of a line is a heading there, and no reference that the margin broke."""
    begin = match.start("name")
    before = text[max(0, begin - 100) : begin].rstrip(" \t\n*_#>|\u00a0")
    last = before[-1:]
    gap = text[max(0, match.start() - 4) : begin]
    above = before.rpartition("\n")[2].strip()
    is_apart = not last or last in _ENDS or gap.count("\n") > 1 or above.isupper() or _is_page(above)
    # `Chương I` alone over a title in capitals
    is_apart = is_apart or (not rest and unit != "article" and _NEXT.match(text, match.end()) is not None)
    # `Chương I QUY ĐỊNH CHUNG` below a sentence that lost its end
    is_apart = is_apart or (unit in ("part", "chapter") and len(rest) > 8 and rest.isupper())
    if unit == "article":
        if mark in (".", ":") or not rest:
            return not last or last not in ",(" or gap.count("\n") > 1
        return is_apart and (mark in ("-", "–", ")") or rest[:1].isupper())
    if unit == "appendix" and match["label"] is None:
        return is_apart and not rest and match["name"].isupper()
    if (
        rest
        and mark not in (".", ":", "-", "–")
        and not rest.isupper()
        and not (unit == "appendix" and rest[:1] == "(")
    ):
        return is_apart and rest[:1].isupper() and match["name"].isupper()
    return is_apart


def _is_page(line: str) -> bool:
    """Say whether a line is the head of a page: of the Gazette, or a page number."""
    return line.startswith("CÔNG BÁO/") or line.isdigit()


def _below(loose: Sequence[re.Match[str]], named: Sequence[Node]) -> list[Node]:
    """Choose clauses, points and subpoints within the articles: each level counts on from one."""
    found: list[Node] = []
    number, is_article = 0, False
    due = named[0].start if named else _NOWHERE[0]
    clause, points = 1, _FIRST
    for match in loose:
        sort = match.lastindex or 0
        at = match.start(sort)
        while due < at:
            is_article = named[number].unit == "article"
            clause, points = 1, _FIRST
            number += 1
            due = named[number].start if number < len(named) else _NOWHERE[0]
        if not is_article:
            continue
        label = match[_FIGURE if sort == _AFTER else sort]
        if sort == _AFTER:
            if match[_AFTER] == "/":
                continue
            value = int(label) if label.isdigit() else int(label[:-1])
            if value == clause or (value == clause - 1 and not label.isdigit()):
                found.append(Node("clause", 5, label, match.start(_FIGURE), match.end(), None))
                clause, points = value + 1, _FIRST
        elif sort == _LETTER:
            if label in points:
                found.append(Node("point", 6, label, at, match.end(), None))
                points = _after(label)
        elif sort == _SUB:
            found.append(Node("subpoint", 7, label.strip("()"), at, match.end(), None))
    return found


@cache
def _after(label: str) -> frozenset[str]:
    """Give the labels that may follow a point's: the next letter, one further, or the same with a figure."""
    at = _LETTERS.find(label[0])
    following = set(_LETTERS[at + 1 : at + 3]) if at >= 0 else set()
    tail = int(label[1:]) + 1 if label[1:].isdigit() else 1
    return frozenset((*following, f"{label[0]}{tail}"))


def _top(text: str, loose: Sequence[re.Match[str]], end: int) -> list[Node]:
    """Find the highest numbering of a text without articles: what begins first of A., I., 1."""
    lines: dict[str, list[tuple[str, re.Match[str]]]] = {"letter": [], "roman": [], "figure": []}
    for match in loose:
        if match.lastindex == _AFTER and (label := match[_FIGURE]).isdigit():
            lines["figure"].append((label, match))
        elif match.lastindex == _ROMAN:
            label = match[_ROMAN]
            if roman(label):
                lines["roman"].append((label, match))
            if len(label) == 1 and label not in "IVX":
                lines["letter"].append((label, match))
    levels = [
        counted for sort in lines if len(counted := from_one(lines[sort], sort)) > 1 or (counted and sort == "roman")
    ]
    top = min(levels, key=lambda level: level[0][1].start(), default=[])
    nodes = []
    for label, match in top:
        feed = text.find("\n", match.end(), end)
        feed = end if feed < 0 else feed
        stop = match.end() + len(text[match.end() : feed].rstrip(" \t*_.:|"))
        begin = match.start("roman" if match["roman"] else "figure")
        nodes.append(Node("heading", 0, label, begin, feed, (match.end(), stop) if stop > match.end() else None))
    return nodes


def _tree(nodes: Sequence[Node], end: int) -> tuple[list[int], list[int]]:
    """Give the depth of each node, and where what belongs to it ends."""
    depths: list[int] = []
    ends = [end] * len(nodes)
    open_nodes: list[int] = []
    for index, node in enumerate(nodes):
        while open_nodes and nodes[open_nodes[-1]].rank >= node.rank:
            ends[open_nodes.pop()] = node.start
        depths.append(len(open_nodes))
        open_nodes.append(index)
    return depths, ends


def headings(tree: Body) -> Iterator[tuple[Node, int, int]]:
    """Give each heading with its depth and the end of what belongs to it."""
    return zip(tree.nodes, tree.depths, tree.ends, strict=True)
