"""Menus: blocks of a page that are short links and nothing else, whatever element they are made of."""

from __future__ import annotations

from typing import Any, Final

_BLOCKS: Final = frozenset(("ul", "ol", "div", "table", "td", "tr", "form", "p", "section", "center"))
_FEWEST: Final = 4
#: Share of the text that stands in links, and the most characters that such a link has on average.
_SHARE: Final = 0.9
_LONGEST: Final = 40


def menus(root: Any) -> frozenset[Any]:
    """Give the blocks below an element that are menus."""
    from lxml import etree

    found = set()
    # Of each open element: characters, characters in links, links.
    stack: list[list[int]] = [[0, 0, 0]]
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            links += tag == "a"
            size = _size(element.text) if isinstance(tag, str) and tag not in ("script", "style") else 0
            stack.append([size, size if links else 0, int(tag == "a" and bool(links == 1))])
            continue
        links -= tag == "a"
        size, linked, count = stack.pop()
        if tag in _BLOCKS and count >= _FEWEST and linked >= _SHARE * size and linked <= _LONGEST * count:
            found.add(element)
        tail = _size(element.tail)
        above = stack[-1]
        above[0] += size + tail
        above[1] += linked + (tail if links else 0)
        above[2] += count
    return frozenset(found)


def _size(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
