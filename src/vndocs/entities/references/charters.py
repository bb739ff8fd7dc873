"""Charters and constitutions: `Điều lệ Đảng Cộng sản Việt Nam`, `Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam`.

A charter is told apart by the proper name of its body: `Điều lệ Hội Nông dân Việt Nam`; `Điều lệ Hội` and `vốn điều lệ`
name none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...catalogue.trie import Node, grow
from .statute_names import BLANK, WORDS, after_blanks, known, name_end, piece

_G: Final = r"[ \n\t*]{1,4}"
_REPUBLIC: Final = re.compile(
    rf"{_G}(?:(?:của{_G})?[Nn]ước{_G})?(?:(?:Cộng{_G}(?:hòa|hoà)|CH){_G}(?:[Xx]ã{_G}hội{_G}[Cc]hủ{_G}nghĩa|XHCN){_G}Việt{_G}Nam"
    rf"|CHXHCN{_G}Việt{_G}Nam|CHXHCNVN|VNDCCH|Việt{_G}Nam(?:{_G}[Dd]ân{_G}[Cc]hủ{_G}[Cc]ộng{_G}(?:hòa|hoà))?)(?![^\W\d_])"
)
_DATED: Final = re.compile(
    rf"(?:{_G}|,{_G}?)?(?:(?:năm{_G})?(?:19|20)\d\d(?!\d)|(?:được{_G}Quốc{_G}hội{_G}thông{_G}qua{_G})?ngày{_G}\d)"
)
_REVISED: Final = re.compile(
    rf"\([sS]ửa{_G}đổi(?:,?{_G}bổ{_G}sung)?(?:{_G}lần[^()\n]{{1,20}})?\){_G}|[sS]ửa{_G}đổi(?:,{_G}bổ{_G}sung)?{_G}(?=[A-ZĐ])"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|-")
_CHARTERS: Final = WORDS["charters"]
_INSIDE: Final = frozenset(_CHARTERS["inside"])
_ENDS: Final = frozenset(_CHARTERS["ends"])
_WINDOW: Final = 160
_MOST_SMALL: Final = 4


def constitution_end(text: str, at: int) -> int | None:
    """Give where the name of a constitution ends whose `Hiến pháp` ends at `at`; None for the bare word."""
    match = _REPUBLIC.match(text, at)
    if match is not None:
        return match.end()
    return at if _DATED.match(text, at) else None


@cache
def _whole() -> Node:
    root: Node = {}
    for name in _CHARTERS["whole"]:
        grow(root, name)
    return root


@cache
def _heads() -> Node:
    root: Node = {}
    for name in _CHARTERS["heads"]:
        grow(root, name)
    return root


def charter(text: str, at: int, *, is_small: bool) -> int:
    """Give where the name of a charter ends that begins at `at`, behind `Điều lệ` (0: none).

    `(sửa đổi, bổ sung)` belongs to the name.
    """
    if revised := _REVISED.match(text, at):
        at = after_blanks(text, revised.end())
    if at < 0:
        return 0
    end = known(text, at, _whole())
    if end and (text[at].isupper() or not is_small) and not text[end : end + 1].isdigit():
        return end
    head_end = known(text, at, _heads()) if text[at].isupper() else 0
    return _proper_end(text, at, head_end) if head_end else 0


def _proper_end(text: str, at: int, head_end: int) -> int:
    """Give where the proper name of a body ends, 0 where it has none behind its head (`Hiệp hội`)."""
    cut = piece(text, at, _WINDOW)
    tokens = cut.split()
    heads = count = len(text[at:head_end].replace("*", " ").split())
    if text[head_end : head_end + 1] not in BLANK:
        return 0
    small = 0
    for index in range(heads, len(tokens)):
        match = _WORD.match(tokens[index])
        if match is None or (word := match.group()) in _ENDS:
            break
        if word[0].isupper():
            count, small = index + 1, 0
        elif word in ("và", "-"):
            if not tokens[index + 1 : index + 2] or not tokens[index + 1][0].isupper():
                break
        else:
            # The second syllable of a word (`Doanh nghiệp`) or what sort of place follows; more only before a capital.
            if word in _INSIDE or not small:
                count = index + 1
            small += word not in _INSIDE
            if small > _MOST_SMALL:
                break
        if match.end() < len(tokens[index]):
            break
    return name_end(at, cut, count) if any(token[:1].isupper() for token in tokens[heads:count]) else 0
