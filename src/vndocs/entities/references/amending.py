"""The laws inside the name of an amending law: `Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở`.

Each is a reference of its own; the name of the amending law reaches to the last of them. Where a chain could as well be
a list of separate laws, the amending laws that are known decide.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ... import catalogue
from ...catalogue.names import key
from .statute_names import after_blanks, known, known_names, phrase_end, unknown, worn_known

_G: Final = r"[ \n\t*]{1,4}"
_TYPES: Final = {"luật": "L", "bộ luật": "BL", "pháp lệnh": "PL"}
_TYPE: Final = re.compile(
    rf"(?:(?:[Bb]ộ|BỘ){_G})?(?:[lL]uật|LUẬT)(?=[ \n\t*])|(?:[Pp]háp{_G}lệnh|PHÁP{_G}LỆNH)(?=[ \n\t*])"
)
_CAPITAL: Final = rf"(?:Bộ{_G}[lL]uật|BỘ{_G}LUẬT|Luật|LUẬT|Pháp{_G}lệnh|PHÁP{_G}LỆNH)[ \n\t*]"
_HEAD: Final = re.compile(
    # A scan changes marks and eats words: `sửa đôi, bỗ sung`, `sửa bồ sung`.
    rf"(?:[sS][ửưừữứ]a{_G}(?:đ[ổôồốỗ]i(?:(?:,|{_G}và)?{_G}(?:b[ổôồốỗ]|bd|bé){_G}[sS]ung)?|b[ổôồốỗ]{_G}[sS]ung)"
    rf"|[bB]ổ{_G}sung,?{_G}(?:và{_G})?sửa{_G}đổi|SỬA{_G}ĐỔI(?:(?:,|{_G}VÀ)?{_G}BỔ{_G}SUNG)?)"
)
_ARTICLES: Final = rf"(?:{_G}(?:m[ộôọ]t{_G}s[ốôóé]|MỘT{_G}SỐ|các|CÁC){_G}(?:đi[ềêé]u|ĐIỀU)(?:,?{_G}khoản)?)?"
_USUAL: Final = re.compile(
    rf"{_ARTICLES}(?:{_G}(?:của|CỦA|trong|tại))?(?:{_G}(?:các|CÁC))?{_G}"
    rf"(?=(?:[Bb]ộ{_G}|BỘ{_G})?(?:[lL]uật|LUẬT)[ \n\t*]|[Pp]háp{_G}lệnh|PHÁP{_G}LỆNH)"
)
_UNUSUAL: Final = re.compile(
    rf"{_G}(?:một|các|khoản|điểm|[Đđ]iều|ĐIỀU|[Pp]hụ|[Dd]anh|tên|[Mm]ục|[Cc]hương|toàn)[ \n\t*]"
    rf"(?:(?!\n[ \t]*\n|năm[ \n]\d|ngày[ \n]\d)[^;:.“”\"()]){{1,200}}?{_G}(?:của|CỦA){_G}(?={_CAPITAL})"
)
_MANY: Final = re.compile(
    rf"{_ARTICLES}(?:{_G}(?:của|CỦA))?{_G}(?:các|CÁC|\d{{1,2}}|một{_G}số){_G}(?:[lL]uật|LUẬT|[Pp]háp{_G}lệnh){_G}"
    rf"(?:về|VỀ|(?:có{_G})?liên{_G}quan(?:{_G}(?:đến|tới))?|trong{_G}lĩnh{_G}vực|thuộc{_G}lĩnh{_G}vực){_G}"
)
#: `Luật sửa đổi 9 luật`, as the press names it.
_COUNTED: Final = re.compile(
    rf"{_G}\d{{1,2}}{_G}[lL]uật(?=[,.;:)”\"]|[ ](?:năm[ ])?(?:19|20)\d\d|[ ](?:được|đã|có|do|quy|số)[ ]|\n|$)"
)
_NUMBER: Final = re.compile(rf"{_G}(?:số|SỐ)[: \n\t*]{{1,4}}(\d+/\d{{4}}/(?:PL-)?(?:UBTV)?QH\d+)")
_NEXT: Final = re.compile(rf"(?:,(?:{_G}(?:và|VÀ))?|{_G}(?:và|VÀ|&))(?:{_G}các)?{_G}(?={_CAPITAL})")
_LONGEST: Final = 40
_DEEPEST: Final = 2


class Inner(NamedTuple):
    """A law inside the name of another: where the word of its type and its name begin and end, its type's code."""

    start: int
    type_end: int
    type: str
    name_start: int
    end: int
    inner: tuple[Inner, ...] = ()


class Chain(NamedTuple):
    """Where the name of an amending law ends, and the laws inside it."""

    end: int
    inner: tuple[Inner, ...]


def amended(text: str, at: int, depth: int = 0) -> Chain | None:
    """Read `sửa đổi, bổ sung … của Luật X và Luật Y` at `at`; None where no law follows."""
    head = _HEAD.match(text, at)
    if head is None:
        return None
    many = _MANY.match(text, head.end())
    if many is not None:
        end = phrase_end(text, many.end())
        return Chain(end, ()) if end else None
    counted = _COUNTED.match(text, head.end())
    if counted is not None:
        return Chain(counted.end(), ())
    between = _USUAL.match(text, head.end()) or _UNUSUAL.match(text, head.end())
    if between is None:
        return None
    inner, numbers = _laws(text, between.end(), depth)
    if not inner:
        return None
    count = _own(text, inner, numbers)
    last = numbers[count - 1]
    # Where each law has its own number, the last one's is in the name; else it is the amending law's and stands behind.
    end = last.end() if count > 1 and last is not None and numbers[0] is not None else inner[count - 1].end
    return Chain(end, tuple(inner[:count]))


def _laws(text: str, at: int, depth: int) -> tuple[list[Inner], list[re.Match[str] | None]]:
    inner: list[Inner] = []
    numbers: list[re.Match[str] | None] = []
    while len(inner) < _LONGEST and (kind := _TYPE.match(text, at)):
        start = after_blanks(text, kind.end())
        if start < 0:
            break
        end = known(text, start, known_names()) or worn_known(text, start)
        is_known = end > 0
        nested = amended(text, start, depth + 1) if not is_known and depth < _DEEPEST and not inner else None
        end = nested.end if nested else end or unknown(text, start)
        if not end:
            break
        code = _TYPES[" ".join(kind.group().replace("*", " ").lower().split())]
        inner.append(Inner(at, kind.end(), code, start, end, nested.inner if nested else ()))
        number = _NUMBER.match(text, end)
        numbers.append(number)
        following = None if nested else _NEXT.match(text, number.end() if number else end)
        if following is None:
            break
        at = following.end()
    return inner, numbers


def _own(text: str, inner: list[Inner], numbers: list[re.Match[str] | None]) -> int:
    """Tell how many laws of a chain belong to the name of the amending law."""
    if len(inner) == 1:
        return 1
    if numbers[0] is not None:
        # A number behind the first law is its own, unless it is known to be that of the amending law.
        cited = catalogue.find_by_code(numbers[0][1])
        return 1 if cited and all(known.title.startswith("sửa đổi") for known in cited) else len(inner)
    names = [key(text[law.name_start : law.end]) for law in inner]
    for count in range(len(names), 0, -1):
        if tuple(names[:count]) in known_amendments():
            return count
    return len(names)


@cache
def known_amendments() -> frozenset[tuple[str, ...]]:
    """Give the names of the laws that each known amending law amends, in its order."""
    chains = set()
    for statute in catalogue.statutes():
        if statute.title.startswith("sửa đổi") and (head := _HEAD.match(statute.title)):
            between = _USUAL.match(statute.title, head.end()) or _UNUSUAL.match(statute.title, head.end())
            if between is not None:
                laws, _ = _laws(statute.title, between.end(), _DEEPEST)
                chains.add(tuple(key(statute.title[law.name_start : law.end]) for law in laws))
    return frozenset(chains)
