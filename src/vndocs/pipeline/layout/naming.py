"""Headings that open with the name of a part: `Điều 5. Hiệu lực thi hành`, `Chương II`, `PHỤ LỤC I`.

The same words stand at the head of a line where the margin broke a sentence; what stands above and behind tells.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cased
from .counting import Node, roman
from .lines import SPELLED, Name
from .quoting import is_page

UNITS: Final[dict[str, str]] = load(__package__)["body"]["units"]
#: What is spelled so, by its number: its name, and whether it is in capitals.
NAMES: Final = [(spelled.lower(), spelled.isupper()) for spelled in SPELLED]
ARTICLES: Final = frozenset(number for number, (name, _) in enumerate(NAMES) if name == "điều")
FRONT: Final = " \t\n*_#>|\u00a0"
_NEXT: Final = re.compile(cased(r"\s{1,40}[*_]{0,3}[A-ZĐÀ-Ỹ]{2,}[ ,]+[A-ZĐÀ-Ỹ]{2,}"))
ENDS: Final = '.;:/”"…)_-*>|=—!?’'
#: `Chương I. Quy định chung ........ 3` in a table of contents.
_CONTENTS: Final = re.compile(r"(?:[.…_ ]{5}|…|\t)[.…_ \t]{0,200}\d{1,4}$")
_TORN: Final = ("I", "II", "V", "VI", "X", "XI")
_TAIL: Final = re.compile(r"[ \t]*\n[ \t]*([IV]{1,3})(?=[ \t]*\n)")


def mark(text: str, line: Name) -> str:
    """Give the sign behind a name and its label."""
    return text[line[6] - 1] if line[5] else ""


def named_node(text: str, line: Name) -> Node | None:
    """Read a line that opens with a name as a heading; none where it is a reference or a row of contents."""
    number, _, _, at, stop, _, rest_at, end = line
    name, is_upper = NAMES[number]
    unit = UNITS[name]
    rest = text[rest_at:end].strip(" \t*_")
    if (at < 0 and unit != "appendix") or not _heads(text, line, unit, rest, is_upper):
        return None
    if rest[-1:].isdigit() and _CONTENTS.search(rest):
        return None
    label = text[at:stop] if at >= 0 else None
    if label is not None and not rest and (torn := torn_at(text, at, stop, end)) is not None:
        node = node_of(text, line, name, torn[0])
        node.line_end = torn[1]
        return node
    return node_of(text, line, name, label)


def torn_at(text: str, start: int, stop: int, end: int) -> tuple[str, int] | None:
    """Give a label that goes on below its line, and where: `Chương I` over `I`, where the PDF parted the numeral."""
    label = text[start:stop]
    tail = _TAIL.match(text, end) if label in _TORN else None
    return (label + tail[1], tail.end()) if tail is not None and roman(label + tail[1]) else None


def node_of(text: str, line: Name, name: str, label: str | None) -> Node:
    """Make the heading of such a line, with its label."""
    unit = UNITS[name]
    begin, title, end = line[2], line[6], line[7]
    behind = text[title:end]
    stop = title + len(behind.rstrip(" \t*_.:"))
    title = end - len(behind.lstrip(" \t*_.:-–"))
    words = called(name) + (f" {label_of(label)}" if label else "")
    return Node(unit, words, begin, end, (title, stop) if stop > title else None)


def called(name: str) -> str:
    """Give a name as labels begin with it."""
    return name[0].upper() + name[1:]


def label_of(label: str) -> str:
    """Spell the label of a name in one way: `thứ nhất`."""
    words = " ".join(label.split())
    return words.lower() if words[:3].lower() == "thứ" else words


def _heads(text: str, line: Name, unit: str, rest: str, is_upper: bool) -> bool:
    """Say whether a name at the head of a line is a heading there, and no reference that the margin broke."""
    begin, sign = line[2], mark(text, line)
    low = max(0, begin - 100)
    if unit == "article" and (sign in (".", ":") or not rest):
        at = begin - 1
        while at >= low and text[at] in FRONT:
            at -= 1
        return at < low or text[at] not in ",(" or _is_below_gap(text, line)
    if unit == "article" and sign not in ("-", "–", ")") and not rest[:1].isupper():
        return False
    before = text[low:begin].rstrip(FRONT)
    last = before[-1:]
    above = before.rpartition("\n")[2].strip()
    is_apart = not last or last in ENDS or _is_below_gap(text, line) or above.isupper() or is_page(above)
    # `Chương I` alone over a title in capitals
    is_apart = is_apart or (not rest and unit != "article" and _NEXT.match(text, line[7]) is not None)
    # `Chương I QUY ĐỊNH CHUNG` below a sentence that lost its end
    is_apart = is_apart or (unit in ("part", "chapter") and len(rest) > 8 and rest.isupper())
    if unit == "article":
        return is_apart
    if unit == "appendix" and line[3] < 0:
        return is_apart and not rest and is_upper
    if (
        rest
        and sign not in (".", ":", "-", "–")
        and not rest.isupper()
        and not (unit == "appendix" and rest[:1] == "(")
    ):
        return is_apart and rest[:1].isupper() and is_upper
    return is_apart


def _is_below_gap(text: str, line: Name) -> bool:
    """Say whether an empty line stands above a name."""
    return text.count("\n", max(0, line[1] - 4), line[2]) > 1
