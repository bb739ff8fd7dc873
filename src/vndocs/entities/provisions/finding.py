"""Finds chains and pointers at the hits: where a chain begins, how far it reaches, what it hangs on."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import Final

from ..base import Hits
from .chain import Chain, resolve
from .context import is_citation, is_compound, is_heading
from .grammar import BREAK, CHAIN, FOLLOW, GAP, LEVEL_PATTERN, LEXICON
from .parser import Reading
from .pointing import NAME_ENDS, Tail, Type, is_aforesaid, is_this, named_before, read_tail
from .order import LETTERS

_BLANK: Final = " \n\t*"
#: The last four letters before a number → how far back its level word begins.
_QUICK: Final = {
    "Điều": 5, "điều": 5, "ĐIỀU": 5, "hoản": 6, "HOẢN": 6, "điểm": 5, "Điểm": 5, "ĐIỂM": 5, "Phần": 5, "phần": 5, "PHẦN": 5,
    "u số": 7,
}  # fmt: skip
_SLOW: Final = re.compile(rf"(?<![^\W_])(?:(?:{LEVEL_PATTERN})[ \n\t*]{{0,40}}(?:(?:[Ss]ố|[Tt]hứ|từ){GAP})?|[ĐKkđ]\.?)[(“\"]?$")
_SMALL: Final = re.compile(r"(?<![^\W_])(?:[Tt]iết|[Đđ]oạn|[Gg]ạch|[Cc]âu|[Mm]ẫu|[Bb]iểu|[Bb]ảng)(?![^\W_])")
_SMALL_ENDS: Final = frozenset("đầu cuối nhất hai ba tư bốn năm sáu bảy tám chín mười của tại tiên".split())
_PLURAL: Final = frozenset(LEXICON["joints"]["plural"])
_LABELLED: Final = frozenset(f" {sign}" for sign in "IVXLCABDĐE0123456789(“\"tTsS") | {"  ", " *", "\n ", " \n"} | {
    f"\n{sign}" for sign in "IVXLCABDĐ0123456789(“ts"
}
_LETTERED: Final = frozenset(f" {letter}{behind}" for letter in LETTERS + LETTERS.upper() + "fj" for behind in " ,;.)\n0123456789:/\t*(”\"")
_ABOVE: Final = frozenset(f"{word}{blank}" for word in ("nêu", "nói", " kể") for blank in " \n")
_new = tuple.__new__


def find(hits: Hits) -> list[Reading]:
    """Read all pointers and chains of provisions of a text, in text order."""
    text = hits.text
    found: list[Reading] = []
    done = 0
    for start in _starts(hits):
        if start >= done:
            reading = _read_chain(text, start, done)
            if reading is not None:
                done = reading[1]
                found.append(reading)
    pointed = _pointers(hits, found)
    if pointed:
        found += pointed
        found.sort(key=itemgetter(0))
    return found


def _starts(hits: Hits) -> list[int]:
    """Give the places where a chain may begin, in text order."""
    text = hits.text
    starts: list[int] = []
    add = starts.append
    quick = _QUICK.get
    for number, end in hits.numbers:
        back = quick(text[number - 5 : number - 1])
        if back is not None:
            start = number - back
            # A heading of the outline, the bulk of all hits: a line of its own, a full stop behind.
            if back == 5 and text[start - 1 : start] in ("\n", "") and text[end - 1] == "." and text[start - 2 : start - 1] in ".;:\n”\"":
                continue
            add(start)
        else:
            word = text[number - 3 : number]
            if word[2:] not in _BLANK or word[1:2] in _BLANK or word[:2] in ("hứ", "ẫu"):
                match = _SLOW.search(text, max(0, number - 40), number)
                if match is not None:
                    add(match.start())
    literals = hits.literals
    for at in literals["iểm"]:
        sign = text[at + 3 : at + 6]
        if sign in _LETTERED or sign[:1] in "\n\t*" or sign[:2] in (" (", " “", " …", "  "):
            add(at - 1)
    for at in literals["ục"]:
        if text[at + 2 : at + 4] in _LABELLED:
            before = text[at - 1 : at]
            if before in "mM":
                add(at - 6 if text[at - 6 : at - 1].lower() == "tiểu " else at - 1)
            elif text[at - 5 : at - 2].lower() == "phụ":
                add(at - 5)
    for at in literals["Chương"]:
        if text[at + 6 : at + 8] in _LABELLED:
            add(at)
    starts.sort()
    return starts


def _read_chain(text: str, start: int, done: int) -> Reading | None:
    if start < 0:
        return None
    begin = start
    lead = text[start - 8 : start] if start > 7 else text[:start]
    is_inside = False
    if lead and lead[-1] == " ":
        # The word before, where there is one.
        word = lead[:-1].rpartition(" ")[2].lower()
        if word:
            is_inside = word[-1].isalnum()
            if word in _PLURAL:
                begin = start - len(word) - 1
            elif word in _SMALL_ENDS or len(word) < 3 or word[-1].isdigit():
                begin = start = _smaller_before(text, start, done)
    elif lead and lead[-1].isalnum():
        return None
    match = CHAIN.match(text, start)
    if match is None:
        return None
    words = match.group()
    if "\n" in words:
        stop = match.end()
        broken = BREAK.search(text, start, stop + 40)
        if broken is not None and broken.start() < stop:
            words = text[start : broken.start()]
    chain = resolve(words)
    while chain is not None and chain.without and not FOLLOW.match(text, start + chain.length):
        words = words[: chain.without]
        chain = resolve(words)
    if chain is None:
        return None
    end = start + chain.length
    behind = text[end : end + 2]
    if behind[:1] in "%,./" and behind and _is_figure(behind, chain):
        return None
    level = chain.levels[0]
    if level != "article" and is_compound(text, start, level):
        return None
    tail = read_tail(text, end)
    if not is_inside and is_heading(text, start, end, chain, has_document=tail.has_name):
        return None
    found = tail.type
    alone = found is not None or tail.pointing is not None or is_citation(text, start, end, chain)
    if not alone and not tail.has_document:
        return None
    return _new(
        Reading,
        (
            start, tail.end, end, tail.at, found.code if found else None, found.name if found else None,
            chain.provisions, tail.pointing, tail.unit, alone, begin,
        ),
    )  # fmt: skip


def _is_figure(behind: str, chain: Chain) -> bool:
    """Tell whether the last number goes on as a figure: `điểm 9,5`, `khoản 5%`, `mục 1/2024`."""
    sign, digit = behind[0], behind[1:].isdigit()
    return sign == "%" or (digit and (sign in "./" or chain.levels[-1] in ("point", "clause")))


def _smaller_before(text: str, start: int, done: int) -> int:
    """Find a unit below the point that stands before: `đoạn mở đầu khoản 2`, `Mẫu số 01 Phụ lục II`."""
    reach = max(done, start - 34)
    for small in _SMALL.finditer(text, reach, start):
        place = small.start()
        match = CHAIN.match(text, place)
        if match is None or match.end() <= start:
            continue
        chain = resolve(match.group())
        if chain is not None and place + chain.length > start and not is_compound(text, place, chain.levels[0]):
            return place
    return start


def _pointers(hits: Hits, chains: list[Reading]) -> list[Reading]:
    """Read types and units with a pointing word and without a chain: `Nghị định này`, `Điều này`, `Kế hoạch nêu trên`."""
    text = hits.text
    found: list[Reading] = []
    spans = [(reading[0], reading[1]) for reading in chains]
    spans.append((len(text) + 1, len(text) + 1))
    place = 0
    for at in hits.literals["này"]:
        while spans[place][1] <= at:
            place += 1
        if spans[place][0] > at and text[at - 3 : at] in NAME_ENDS and not text[at + 3 : at + 4].isalpha():
            named = named_before(text, at)
            if named is not None and is_this(text, named[0], at + 3, named[1], named[2]):
                found.append(_pointer(text, named, at + 3, "this"))
    place = 0
    for at in hits.literals["trên"]:
        if text[at - 4 : at] in _ABOVE:
            start, end = _word_start(text, at), at + 4
            if text[max(0, start - 3) : start].rstrip(_BLANK) == "đã":
                start = _word_start(text, start)
        elif text[at + 4 : at + 8] == " đây":
            start, end = at, at + 8
        else:
            continue
        while spans[place][1] <= start:
            place += 1
        if spans[place][0] > start and text[start - 3 : start] in NAME_ENDS:
            named = named_before(text, start)
            if named is not None and is_aforesaid(text, named[0], named[1]):
                found.append(_pointer(text, named, end, "aforesaid"))
    place = 0
    for at in hits.literals["đó"]:
        if text[at - 3 : at] in NAME_ENDS and not text[at + 2 : at + 3].isalpha():
            while spans[place][1] <= at:
                place += 1
            named = named_before(text, at) if spans[place][0] > at else None
            if named is not None and named[1] is not None and text[named[0]].isupper() and named[1].sort != "project":
                found.append(_pointer(text, named, at + 2, "that"))
    return found


def _word_start(text: str, at: int) -> int:
    """Give the start of the word before the blanks at `at`."""
    while at and text[at - 1] in _BLANK:
        at -= 1
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _pointer(text: str, named: tuple[int, Type | None, str | None], end: int, pointing: str) -> Reading:
    start, found, level = named
    if found is not None:
        reading = _chain_before(text, start, end)
        if reading is not None:
            return reading
    code = found.code if found else None
    name = found.name if found else None
    return Reading(start, end, start, start, code, name, (), pointing, level, True, start)


def _chain_before(text: str, start: int, end: int) -> Reading | None:
    """Read a part without figures that stands before a document: `Phần thứ ba Thông tư này`."""
    at = text.rfind("hần ", max(0, start - 40), start)
    if at < 1:
        return None
    reading = _read_chain(text, at - 1, 0)
    return reading if reading is not None and reading.end == end else None
