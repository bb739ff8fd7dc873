"""The name of the type and the title below it, or the subject of a letter (`V/v …`).

`QUYẾT ĐỊNH` over `Về việc …` (30/2020/NĐ-CP Annex I, cell 5a); in a letter the subject stands under the number (5b).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from ... import catalogue
from ...text.lexicon import load
from ...text.spelling import cased
from . import subjects
from .cells import RULE, Cell, bulleted, cell, cells, is_mixed
from .folding import any_of, opening, plain
from .issuing import of_body

_WORDS: Final = load(__package__)["titles"]
_OFFICES: Final = load(__package__)["signing"]["offices"]
_STOPS: Final = tuple(_WORDS["stops"])
_ASIDES: Final = tuple(_WORDS["asides"])
_LEADS: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['leads']))})(?![^\W_])")
_ABOUT: Final = re.compile(
    r"[\s*_(]*(?:[Vv][ềỀ]\s+[Vv][iI][ệỆ][cC]|VỀ\s+VIỆC|[Vv]/[vV])(?![^\W_])[\s*_:]*", re.IGNORECASE
)
#: A contract has its number below its type: `Số: 05/2024/HĐKT`.
_NUMBERED: Final = re.compile(r"\(?[Ss][ốỐ][ \t]*[:;]?[^\n/]{0,20}(?:/[^\s/]{1,24}){1,4}[ \t)*_]{0,9}\n\s{0,40}")
_ITEM: Final = re.compile(
    r"(?:[IVX]{1,5}|[1-9]|[A-D])\s?[./)-]+[ \t]|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[\dIVX]|thứ|THỨ)|[-+]\s"
)
_ITEM_FIRST: Final = frozenset("IVX123456789ABCDĐP-+")
_RULED: Final = re.compile(r"[ \t|*]*[-_=*—–~]{3,}[ \t|*]*$")
_NOTE: Final = re.compile(r"\s?\[?\d{1,2}\]?$")
_NOTED: Final = re.compile(r"\s?\[?\d{1,2}\]?(?=[ \t]*\n)")
#: Place and day; a day behind a number is another document's: `theo Kế hoạch số …, ngày …`.
_DATED: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ](?:(?! số\b)[^\n,\d.…]){1,40}[.]?,\s*[Nn][Gg][AaÀà][Yy]\s"))
_ISSUERS: Final = re.compile(rf"{opening([*_WORDS['issuers'], *(name for name in _OFFICES if ' ' in name)])}(?![^\W_])")
_STATUTES: Final = tuple(plain(name) + " " for name in load(__package__)["bases"]["documents"])
_CITED: Final = re.compile(rf"{any_of(map(plain, load(__package__)['bases']['documents']))} so \d")
_IN_FORCE: Final = re.compile(r"có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+ngày")
#: Words behind which a title goes on: `một số điều của` / `Luật …`
_OPEN: Final = re.compile(
    r"(?:^|[\s*_])(?:của|và|về|số|tại|theo|đến|cho|với|các|những|một|trong|ngày|tháng|năm|-|.{0,9}/)[\s*_]*$",
    re.IGNORECASE,
)
#: In capitals, such a word has its name behind an empty line, as narrow cells leave one.
_UNNAMED: Final = re.compile(r"(?<=[ \n\t])(?:XÃ|PHƯỜNG|HUYỆN|QUẬN)[ \t*_]*$")
_LOWER: Final = re.compile(cased(r"[\s*_“\"(]*[a-zà-ỹđ0-9]"))
#: So many lines are looked at for the name of the type, and so many may belong to a title.
_MOST: Final = 30
_LONGEST: Final = 16
#: No name of a type is as long as this.
_LONG: Final = 200


class Titled(NamedTuple):
    """The type's stretch (none for letters), the title's stretch, and where what follows begins."""

    type: tuple[int, int] | None
    title: tuple[int, int] | None
    end: int


@cache
def _types() -> frozenset[str]:
    # `VĂN BẢN …` heads a part of the Gazette or is a word for any paper.
    names = [name for name in catalogue.type_names() if len(name) > 3 and not name.startswith("văn bản")]
    return frozenset(plain(name) for name in [*names, *_WORDS["more_types"]])


@cache
def _open_types() -> frozenset[str]:
    return frozenset(plain(name) for name in _WORDS["open_types"])


def under(text: str, kind: tuple[int, int], end: int) -> Titled:
    """Read the title under the name of a type, no further than `end`."""
    title = title_below(text, kind[1], end)
    return Titled(kind, title, title[1] if title else kind[1])


def untyped(text: str, start: int, floor: int, ends: int) -> Titled:
    """Read the subject of a paper without a type, which may stand from `floor` on, no later than `ends`."""
    subject = subjects.word(text, floor, ends)
    title = _subject(text, subject, ends) if subject >= 0 else None
    return Titled(None, title, title[1] if title else start)


def type_line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the line that is, or begins with, the name of a type."""
    lines: list[Cell] = []
    coming = islice(cells(text, start, end), _MOST)
    following = next(coming, None)
    while following is not None:
        number, line = len(lines), following
        lines.append(line)
        following = next(coming, None)
        # Of a long line of a sentence the first words say enough.
        is_long = len(line.text) > _LONG and not line.is_upper
        words = " ".join((plain(line.text[:_LONG]) if is_long else line.plain).strip(" .…()*").split())
        if words.startswith(_STOPS) or (line.text[0] in _ITEM_FIRST and _ITEM.match(line.text)):
            break
        if line.text.endswith(":") or bulleted(text, line):
            continue
        if is_long and not is_mixed(line.text):
            continue
        if is_long:
            words = " ".join(line.plain.strip(" .…()*").split())
        is_noted = words[-1:] == "]" or words[-1:].isdigit()
        if is_noted and (noted := _NOTE.search(words)) is not None and words[: noted.start()] in _types():
            # `THÔNG TƯ1` points to a footnote.
            return line.start, line.start + len(line.text) - len(noted.group())
        if words in _types() and (line.text[0].isupper() or number < 2):
            if _sentence(text, line):
                continue
            return line.start, line.end
        issued = words.find(" cua ", 0, 40)
        if issued > 0 and number < 3 and words[:issued] in _types() and of_body(text, line.start + issued, line.end):
            # `quyết định của bộ trưởng bộ tài chính`, whose capitals an old font lost
            return line.start, line.start + issued
        if line.is_upper or is_mixed(line.text):
            if following is not None and following.is_upper and f"{words} {following.plain}" in _types():
                return line.start, following.end
            cut = _name_in(words, line, following)
            if cut:
                return line.start, line.start + cut
    for line in lines[:8]:
        # What a stamp left before it: `ĐẾN … NGHỊ ĐỊNH`
        words_of = line.text.rsplit(None, 2)
        if len(words_of) < 3 or not (words_of[1] + words_of[2]).isupper():
            continue
        if plain(f"{words_of[1]} {words_of[2]}") in _types():
            return line.start + line.text.rfind(words_of[1]), line.end
    return None


def _sentence(text: str, line: Cell) -> bool:
    """Say whether a name in small letters stands in running text."""
    if line.is_upper:
        return False
    before = text[max(0, line.start - 40) : line.start].rstrip(RULE)
    return before[-1:] in (",", ";") or (before[-1:].islower() and "\n\n" not in text[line.start - 4 : line.start])


def _name_in(words: str, line: Cell, below: Cell | None) -> int:
    """Give how much of a line in capitals is the name of the type: all of it, or what stands before the title."""
    spaced = words.split()
    for size in range(min(len(spaced), 5), 0, -1):
        name = " ".join(spaced[:size])
        if name not in _types():
            continue
        rest = " ".join(spaced[size:])
        if not rest:
            return len(line.text)
        if _LEADS.match(rest) or name in _open_types():
            break
        is_last = below is None or below.plain.startswith(_STOPS)
        if len(spaced) - size <= 2 or (len(spaced) <= 6 and not is_last):
            return len(line.text)
        break
    else:
        return 0
    # The words of the line up to the title, as they are spaced there.
    at = 0
    for word in spaced[:size]:
        at = line.plain.index(word, at) + len(word)
    return at


def opens_title(text: str, start: int) -> bool:
    """Say whether the words at `start` open a title: `Về …`, `Hướng dẫn …`."""
    at = start
    while at < min(len(text), start + 12) and text[at] in RULE + ",":
        at += 1
    return _LEADS.match(plain(text[at : at + 24])) is not None


def title_below(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read the title that stands under the type's name."""
    note = _NOTED.match(text, start, end)
    at = note.end() if note else of_body(text, start, end) or start
    while at < end and text[at] in RULE:
        at += 1
    numbered = _NUMBERED.match(text, at, end)
    if numbered is not None:
        at = numbered.end()
    about = _ABOUT.match(text, at, end)
    title = _lines(text, about.end() if about else at, end)
    if title is not None and about is not None and "(" in about[0] and text[title[1] - 1] == ")":
        return title[0], title[1] - 1
    return title


def _subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    about = _ABOUT.match(text, start, end)
    at = about.end() if about else start
    while at < end and text[at] in RULE + ":":
        at += 1
    return _lines(text, at, end, is_subject=True)


def _lines(text: str, start: int, end: int, *, is_subject: bool = False) -> tuple[int, int] | None:
    """Read on line by line until something else begins."""
    at, stop, count = start, start, 0
    first = True
    is_upper = False
    while at < end and count < _LONGEST:
        feed = text.find("\n", at, end)
        feed = end if feed < 0 else feed
        line = list(cells(text, at, feed))
        if not line:
            if _RULED.match(text[at:feed]) and text[at:feed].strip(" \t|*") and not first:
                break
            is_open = _OPEN.search(text, max(start, stop - 8), stop) or (
                is_upper and _UNNAMED.search(text, max(start, stop - 14), stop)
            )
            if not first and not is_open and not _continues(text, feed + 1, end):
                break
            at = feed + 1
            continue
        head = line[0]
        if not first and not is_subject and "|" in text[stop : head.start] and not head.text[0].islower():
            break
        words = " ".join(head.plain.split())
        if words.startswith(_STOPS) or words.endswith(" dien:") or _ITEM.match(head.text):
            break
        if not first and head.text[0].isupper() and bulleted(text, head) and not text[feed - 1].isdigit():
            break
        if head.text.startswith("(") and words.lstrip("( ").startswith(_ASIDES):
            break
        if _DATED.match(head.text) and (first or not is_subject):
            break
        if not first and head.text.endswith(";") and words.startswith(_STATUTES):
            break
        if not first and _CITED.match(words) and _IN_FORCE.search(text, head.start, min(end, head.start + 900)):
            # `Thông tư số … có hiệu lực từ ngày …, được sửa đổi, bổ sung bởi:` below the title of a consolidated text
            break
        if is_subject and not first and (_DATED.match(head.text) or head.is_upper):
            break
        # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` over the bases, in old papers in small letters
        is_short = not is_upper and len(head.text) < 60 and not _OPEN.search(text, max(start, stop - 8), stop)
        if not first and (head.is_upper or is_short) and _office(text, head, feed, end):
            break
        if not first and is_upper and head.text[0].isupper() and not is_mixed(head.text) and len(head.text) > 20:
            break
        if first:
            is_upper = head.is_upper
        stop, first, count = head.end, False, count + 1
        dated = _DATED.search(head.text) if is_subject else None
        if dated is not None and dated.start() > 0:
            stop = head.start + dated.start()
            break
        if head.end < feed and "|" in text[head.end : feed] and not _continues(text, feed + 1, end):
            break
        at = feed + 1
    while stop > start and text[stop - 1] in RULE + ".,;:/":
        stop -= 1
    return (start, stop) if stop > start else None


def _continues(text: str, start: int, end: int) -> bool:
    """Say whether a title goes on behind an empty line: with a small letter."""
    at = start
    while at < end and text[at] in " \t\n*_\u00a0":
        at += 1
    return _LOWER.match(text, at, end) is not None and not text[at].isdigit()


def _office(text: str, line: Cell, feed: int, end: int) -> bool:
    """Say whether a line in capitals is the issuer's before the bases: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`."""
    if not _ISSUERS.match(line.plain):
        return False
    below = cell(text, feed, min(end, feed + 120), 0)
    if below is None:
        return False
    words = " ".join(below.plain.split())
    return words.startswith(_STOPS) or (" can cu" in words.replace("\n", " ")[:110] and below.text[:3].isupper())
