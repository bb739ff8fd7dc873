"""Menus: blocks of a page that are short links and nothing else, whatever element they are made of.

An anchor without an address is no link: sites of law put names around the words of a clause (`<a name="khoan_5_33">`).
"""

from __future__ import annotations

from typing import Any, Final

_BLOCKS: Final = frozenset(("ul", "ol", "div", "table", "td", "tr", "form", "p", "section", "center"))
_FEWEST: Final = 4
#: Share of the text that stands in links, and the most characters that such a link has on average.
_SHARE: Final = 0.9
_LONGEST: Final = 40
#: A block that ends in one of these is a sentence, however many links it is made of.
_ENDS: Final = (".", ";", ":")


def menus(root: Any) -> frozenset[Any]:
    """Give the blocks below an element that are menus."""
    from lxml import etree

    found = set()
    # Of each open element: characters, characters in links, links.
    stack: list[list[int]] = [[0, 0, 0]]
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        is_link = tag == "a" and element.get("href") is not None
        if event == "start":
            links += is_link
            size = _size(element.text) if isinstance(tag, str) and tag not in ("script", "style") else 0
            stack.append([size, size if links else 0, int(is_link and links == 1)])
            continue
        links -= is_link
        size, linked, count = stack.pop()
        is_linked = count >= _FEWEST and linked >= _SHARE * size and linked <= _LONGEST * count
        if is_linked and tag in _BLOCKS and not _is_sentence(element):
            found.add(element)
        tail = _size(element.tail)
        above = stack[-1]
        above[0] += size + tail
        above[1] += linked + (tail if links else 0)
        above[2] += count
    return frozenset(found)


def _is_sentence(element: Any) -> bool:
    return "".join(element.itertext()).rstrip().endswith(_ENDS)


def _size(text: str | None) -> int:
    return len("".join(text.split())) if text else 0
