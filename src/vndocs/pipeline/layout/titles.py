"""The name of the type and the title below it, or the subject of a letter (`V/v …`).

`QUYẾT ĐỊNH` over `Về việc …` (30/2020/NĐ-CP Annex I, cell 5a); in a letter the subject stands under the number (5b).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.seeking import SPACE
from ...text.spelling import cased
from . import subjects
from .cells import RULE, Cell, bulleted, cell, is_mixed
from .cells import first as first_of
from .folding import any_of, opening, plain
from .issuing import of_body
from .type_lines import LEADS, STOPS, is_item

_WORDS: Final = load(__package__)["titles"]
_OFFICES: Final = load(__package__)["signing"]["offices"]
_ASIDES: Final = tuple(_WORDS["asides"])
_ABOUT: Final = re.compile(
    r"[\s*_(]*(?:[Vv][ềỀ]\s+[Vv][iI][ệỆ][cC]|VỀ\s+VIỆC|[Vv]/[vV])(?![^\W_])[\s*_:]*", re.IGNORECASE
)
#: A contract has its number below its type: `Số: 05/2024/HĐKT`.
_NUMBERED: Final = re.compile(r"\(?[Ss][ốỐ][ \t]*[:;]?[^\n/]{0,20}(?:/[^\s/]{1,24}){1,4}[ \t)*_]{0,9}\n\s{0,40}")
_RULED: Final = re.compile(r"[ \t|*]*[-_=*—–~]{3,}[ \t|*]*$")
_NOTED: Final = re.compile(r"\s?\[?\d{1,2}\]?(?=[ \t]*\n)")
#: Place and day; a day behind a number is another document's: `theo Kế hoạch số …, ngày …`.
_DATED: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ](?:(?! số\b)[^\n,\d.…]){1,40}[.]?,\s*[Nn][Gg][AaÀà][Yy]\s"))
_ISSUERS: Final = re.compile(rf"{opening([*_WORDS['issuers'], *(name for name in _OFFICES if ' ' in name)])}(?![^\W_])")
_STATUTES: Final = tuple(plain(name) + " " for name in load(__package__)["bases"]["documents"])
#: No comma before such a day stands further behind.
_DATED_MOST: Final = 43
_NUMBERED_SO: Final = " so "
_CITED: Final = re.compile(rf"{any_of(map(plain, load(__package__)['bases']['documents']))} so \d")
_IN_FORCE: Final = re.compile(r"có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+ngày")
#: Words behind which a title goes on: `một số điều của` / `Luật …`
_OPEN: Final = frozenset(_WORDS["unended"])
_APART: Final = f"{SPACE}*_"
#: In capitals, such a word has its name behind an empty line, as narrow cells leave one.
_UNNAMED: Final = re.compile(r"(?<=[ \n\t])(?:XÃ|PHƯỜNG|HUYỆN|QUẬN)[ \t*_]*$")
_LOWER: Final = re.compile(cased(r"[\s*_“\"(]*[a-zà-ỹđ0-9]"))
#: So many lines may belong to a title.
_LONGEST: Final = 16


class Titled(NamedTuple):
    """The type's stretch (none for letters), the title's stretch, and where what follows begins."""

    type: tuple[int, int] | None
    title: tuple[int, int] | None
    end: int


def under(text: str, kind: tuple[int, int], end: int) -> Titled:
    """Read the title under the name of a type, no further than `end`."""
    title = title_below(text, kind[1], end)
    return Titled(kind, title, title[1] if title else kind[1])


def untyped(text: str, start: int, floor: int, ends: int) -> Titled:
    """Read the subject of a paper without a type, which may stand from `floor` on, no later than `ends`."""
    subject = subjects.word(text, floor, ends)
    title = _subject(text, subject, ends) if subject >= 0 else None
    return Titled(None, title, title[1] if title else start)


def opens_title(text: str, start: int) -> bool:
    """Say whether the words at `start` open a title: `Về …`, `Hướng dẫn …`."""
    at = start
    while at < min(len(text), start + 12) and text[at] in RULE + ",":
        at += 1
    return LEADS.match(plain(text[at : at + 24])) is not None


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
        head = first_of(text, at, feed)
        if head is None:
            if _RULED.match(text[at:feed]) and text[at:feed].strip(" \t|*") and not first:
                break
            is_open = first or _is_open(text, start, stop) or _continues(text, feed + 1, end)
            if not is_open and not (is_upper and _UNNAMED.search(text, max(start, stop - 14), stop)):
                break
            at = feed + 1
            continue
        if not first and not is_subject and "|" in text[stop : head.start] and not head.text[0].islower():
            break
        words = " ".join(head.plain.split())
        if words.startswith(STOPS) or words.endswith(" dien:") or is_item(head.text):
            break
        if not first and head.text[0].isupper() and bulleted(text, head) and not text[feed - 1].isdigit():
            break
        if head.text.startswith("(") and words.lstrip("( ").startswith(_ASIDES):
            break
        is_dated = head.text.find(",", 2, _DATED_MOST) > 0 and _DATED.match(head.text) is not None
        if is_dated and (first or not is_subject):
            break
        if not first and head.text.endswith(";") and words.startswith(_STATUTES):
            break
        if (
            not first
            and _NUMBERED_SO in words
            and _CITED.match(words)
            and _IN_FORCE.search(text, head.start, min(end, head.start + 900))
        ):
            # `Thông tư số … có hiệu lực từ ngày …, được sửa đổi, bổ sung bởi:` below the title of a consolidated text
            break
        if is_subject and not first and (is_dated or head.is_upper):
            break
        # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` over the bases, in old papers in small letters
        is_short = not first and not is_upper and len(head.text) < 60 and not _is_open(text, start, stop)
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


def _is_open(text: str, start: int, stop: int) -> bool:
    """Say whether the last word of a title has another behind it, or is cut off at a slash."""
    low = max(start, stop - 8)
    bare = text[low:stop].rstrip(_APART)
    at = len(bare)
    while at > 0 and bare[at - 1] not in _APART:
        at -= 1
    return (at > 0 or low == 0) and (bare.endswith("/") or bare[at:].lower() in _OPEN)


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
    return words.startswith(STOPS) or (" can cu" in words.replace("\n", " ")[:110] and below.text[:3].isupper())
