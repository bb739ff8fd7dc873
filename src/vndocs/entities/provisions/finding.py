"""Finds chains and pointers at the hits: where a chain begins, how far it reaches, what it hangs on."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import Final

from ..base import Hits
from .chain import Chain, resolve
from .context import COMPOUNDS, is_citation, is_compound, is_heading, is_led, word_before
from .grammar import BREAK, CHAIN, FOLLOW, GAP, LEVEL_PATTERN, LEXICON, SIMPLE
from .parser import Light, Reading
from .pointing import CAPITAL_NAMES, NAME_ENDS, Type, is_aforesaid, is_this, named_before, read_tail
from .order import LETTERS

_BLANK: Final = " \n\t*"
#: The last four letters before a number → how far back its level word begins.
_QUICK: Final = {
    "Điều": 5, "điều": 5, "ĐIỀU": 5, "hoản": 6, "HOẢN": 6, "điểm": 5, "Điểm": 5, "ĐIỂM": 5, "u số": 7,
}  # fmt: skip
_SLOW: Final = re.compile(rf"(?<![^\W_])(?:(?:{LEVEL_PATTERN})[ \n\t*]{{0,40}}(?:(?:[Ss]ố|[Tt]hứ|từ){GAP})?|[ĐKkđ]\.?)[(“\"]?$")
_SMALL: Final = re.compile(r"(?<![^\W_])(?:[Tt]iết|[Đđ]oạn|[Gg]ạch|[Cc]âu|[Mm]ẫu|[Bb]iểu|[Bb]ảng)(?![^\W_])")
_SMALL_ENDS: Final = frozenset("đầu cuối nhất hai ba tư bốn năm sáu bảy tám chín mười của tiên cùng".split())
_PLURAL: Final = frozenset(LEXICON["joints"]["plural"])
_LABELLED: Final = frozenset(blank + sign for blank in " \n" for sign in "IVXLCABDĐE0123456789(“\"") | {"  ", " *", "\n ", " \n"}
_WORDED: Final = frozenset(blank + word for blank in " \n" for word in ("thứ", "Thứ", "THỨ", "số ", "Số ", "số\n"))
_LETTERED: Final = frozenset(f" {letter}{behind}" for letter in LETTERS + LETTERS.upper() + "fj" for behind in " ,;.)\n0123456789:/\t*(”\"")
_OPENED: Final = frozenset((" (", " “", " …", " .", "  "))
_EDGES: Final = frozenset(("", *"\n *\t"))
_LINE_ENDS: Final = frozenset(("", *".;:\n”\")"))
_ABOVE: Final = frozenset(f"{word}{blank}" for word in ("nêu", "nói", " kể") for blank in " \n")
_new = tuple.__new__

#: Level, ends of chain and pointer, where a document stands, its code and name, provisions, pointing word and unit.
Said = tuple[str, int, int, int, str | None, str | None, tuple[Light, ...], str, str | None]
#: What wordings that end with `này` say: laws repeat them by the thousand.
_KNOWN: dict[str, Said] = {}
_MOST_KNOWN: Final = 20_000
_WINDOW: Final = 64
_LONGEST_NAME: Final = 32


def find(hits: Hits) -> list[Reading]:
    """Read all pointers and chains of provisions of a text, in text order."""
    text = hits.text
    found: list[Reading] = []
    add, search = found.append, text.find
    done = 0
    for start in _starts(hits):
        if start >= done:
            reading = _read_chain(text, start, done, search("này", start, start + _WINDOW))
            if reading is not None:
                done = reading[1]
                add(reading)
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
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
        if back == 5:
            start = number - 5
            # A heading of the outline, the bulk of all hits: at the head of a line or a quotation, a full stop behind.
            if text[end - 1] == "." and not text[end : end + 1].isalnum():
                edge = text[start - 1 : start]
                if edge in "“\"" or (edge in _EDGES and _heads_line(text, start)):
                    continue
            add(start)
        elif back == 6:
            add(number - 6)
        elif back == 7:
            start = number - 7 if text[number - 7] in "Mm" else number - 8
            if "\n" not in text[end : end + 4] or text[start - 1 : start] not in _EDGES or not _heads_line(text, start):
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
        if (sign in _LETTERED or sign[:1] in "\n\t*" or sign[:2] in _OPENED or text[at + 3 : at + 7] == " từ ") and text[at - 1 : at] in "đĐ":
            add(at - 1)
    for at in literals["ục"]:
        if text[at + 2 : at + 4] in _LABELLED or text[at + 2 : at + 6] in _WORDED:
            before = text[at - 1 : at]
            if before in "mM":
                start = at - 6 if text[at - 6 : at - 1].lower() == "tiểu " else at - 1
            elif text[at - 5 : at - 2].lower() == "phụ":
                start = at - 5
            else:
                continue
            if not _is_titled(text, start, at):
                add(start)
    for at in literals["hần"]:
        if (text[at + 3 : at + 5] in _LABELLED or text[at + 3 : at + 7] in _WORDED) and text[at - 1 : at] in "pP" and not _is_titled(text, at - 1, at):
            add(at - 1)
    for at in literals["Chương"]:
        if (text[at + 6 : at + 8] in _LABELLED or text[at + 6 : at + 10] in _WORDED) and not _is_titled(text, at, at + 4):
            add(at)
    starts.sort()
    return starts


def _is_titled(text: str, start: int, at: int) -> bool:
    """Tell whether a level stands on a line of its own."""
    return text[start - 1 : start] in _EDGES and "\n" in text[at + 3 : at + 11] and _heads_line(text, start)


def _heads_line(text: str, start: int) -> bool:
    """Tell whether a line begins here that does not run on from the one before."""
    at = start - 1
    while at >= 0 and text[at] in " *\t#":
        at -= 1
    if at >= 0 and text[at] != "\n":
        return False
    edge = at
    while edge > 0 and text[edge - 1] in " *\t":
        edge -= 1
    before = text[edge - 1 : edge] if edge > 0 else ""
    return before in _LINE_ENDS or before.isupper() or not is_led(text, at + 1)


def _read_chain(text: str, start: int, done: int, until: int = -1) -> Reading | None:
    """Read the chain that begins at `start`; `until` is the next `này`, if any is near."""
    if start < 0:
        return None
    begin = start
    before = text[start - 10 if start > 9 else 0 : start]
    word = before[before.rfind(" ", 0, -1) + 1 : -1] if before[-1:] == " " else ""
    is_inside = (word[-1:].isalnum() or word[-1:] == ",") and "\n" not in word
    if not is_inside:
        if before[-1:].isalnum():
            return None
        word = word_before(text, start)
    elif word[-1] == ",":
        word = word[:-1]
    if word in _PLURAL:
        begin = start - len(word) - 1
    elif word and (word in _SMALL_ENDS or len(word) < 3 or word[-1].isdigit()):
        smaller = _smaller_before(text, start, done)
        if smaller < start:
            begin = start = smaller
            is_inside, word = False, word_before(text, start)
    said = _KNOWN.get(text[start : until + 3]) if until > 0 else None
    if said is None:
        simple = SIMPLE.match(text, start) if is_inside else None
        if simple is not None:
            point, clause, article, name = simple.groups()
            if point is None or word not in COMPOUNDS["point"]:
                end = simple.end(3)
                at = simple.start(4) if name is not None else end
                path = _path(article, clause, point)
                return _new(Reading, (start, end, end, at, None, None, path, None, None, True, begin))
        match = CHAIN.match(text, start)
        if match is None:
            return None
        words = match.group()
        if 0 <= until - match.end() < _LONGEST_NAME:
            said = _said(text[start : until + 3])
    if said is not None:
        level, end, stop, at, code, name, provisions, pointing, unit = said
        if word in COMPOUNDS[level]:
            return None
        return _new(Reading, (start, start + stop, start + end, start + at, code, name, provisions, pointing, unit, True, begin))
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
    if word in COMPOUNDS[level]:
        return None
    tail = read_tail(text, end)
    if not is_inside:
        is_said = tail.pointing is not None or (tail.has_name and "\n" not in text[end : tail.at])
        if is_heading(text, start, end, chain, has_document=is_said):
            return None
    found = tail.type
    if chain.standing == "form" and (found is None or tail.pointing is None):
        # Forms and tables are counted in lists of their own; only their document makes a pointer of them.
        if not tail.has_document and found is None:
            return None
        return _new(Reading, (start, end, end, tail.at, None, None, chain.provisions, None, None, False, begin))
    alone = chain.standing == "plain" or found is not None or tail.pointing is not None or is_citation(text, start, end, chain)
    if not alone and not tail.has_document:
        return None
    return _new(
        Reading,
        (
            start, tail.end, end, tail.at, found.code if found else None, found.name if found else None,
            chain.provisions, tail.pointing, tail.unit, alone, begin,
        ),
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _path(article: str, clause: str | None, point: str | None) -> tuple[Light]:
    return (tuple((level, label) for level, label in (("article", article), ("clause", clause), ("point", point)) if label),)


def _said(words: str) -> Said | None:
    """Read a chain with the pointing word that ends it: `khoản 1 Điều này`."""
    if BREAK.search(words):
        return None
    chain = resolve(words)
    while chain is not None and chain.without and not FOLLOW.match(words, chain.length):
        chain = resolve(words[: chain.without])
    if chain is None:
        return None
    tail = read_tail(words, chain.length)
    if tail.pointing is None or tail.end != len(words):
        return None
    found = tail.type
    code, name = (found.code, found.name) if found else (None, None)
    _KNOWN[words] = said = (chain.levels[0], chain.length, tail.end, tail.at, code, name, chain.provisions, tail.pointing, tail.unit)
    return said


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
    add = found.append
    spans = [(reading[0], reading[1]) for reading in chains]
    spans.append((len(text) + 1, len(text) + 1))
    place = 0
    for at in hits.literals["này"]:
        while spans[place][1] <= at:
            place += 1
        if spans[place][0] <= at or text[at + 3 : at + 4].isalpha():
            continue
        if text[at - 3 : at] not in NAME_ENDS and text[at - 2 : at - 1] not in _BLANK:
            continue
        for name, length, kind in CAPITAL_NAMES.get(text[at - 5 : at - 1], ()):
            start = at - length
            if text[start : at - 1] == name:
                if not text[start - 1 : start].isalnum():
                    add(_pointer(text, (start, kind, None), at + 3, "this"))
                break
        else:
            named = named_before(text, at)
            if named is not None and is_this(text, named[0], at + 3, named[1], named[2]):
                add(_pointer(text, named, at + 3, "this"))
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
                add(_pointer(text, named, end, "aforesaid"))
    place = 0
    for at in hits.literals["đó"]:
        if text[at - 3 : at] in NAME_ENDS and not text[at + 2 : at + 3].isalpha():
            while spans[place][1] <= at:
                place += 1
            named = named_before(text, at) if spans[place][0] > at else None
            if named is not None and named[1] is not None and text[named[0]].isupper() and named[1].sort != "project":
                add(_pointer(text, named, at + 2, "that"))
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
    if found is None:
        return _new(Reading, (start, end, start, start, None, None, (), pointing, level, True, start))
    return _new(Reading, (start, end, start, start, found.code, found.name, (), pointing, None, True, start))
