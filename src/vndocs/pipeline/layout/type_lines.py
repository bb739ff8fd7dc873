"""The line that is, or begins with, the name of the type: `QUYẾT ĐỊNH` (30/2020/NĐ-CP Annex I, cell 5a)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any, Final

from ... import catalogue
from ...text.lexicon import load
from .cells import RULE, Cell, bulleted, cells, is_mixed
from .folding import common, plain
from .issuing import of_body

compiled: Any
try:
    from . import _type_lines as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)["titles"]
#: What opens the first line below a title, and what makes of a line behind the name of a type a title.
STOPS: Final = tuple(_WORDS["stops"])
LEADS: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['leads']))})(?![^\W_])")
_UNITS: Final = ("Điều", "ĐIỀU", "Chương", "CHƯƠNG", "Phần", "PHẦN")
_ORDINALS: Final = ("thứ", "THỨ")
_ITEM: Final = re.compile(
    rf"(?:[IVX]{{1,5}}|[1-9]|[A-D])\s?[./)-]+[ \t]|(?:{'|'.join(_UNITS)})\s+(?:[\dIVX]|{'|'.join(_ORDINALS)})|[-+]\s"
)
_ITEM_FIRST: Final = frozenset("IVX123456789ABCDĐP-+")
#: What stands before the first blank or figure of a name.
_FIRST: Final = re.compile(r"[^\s\d\[]+")
_NOTE: Final = re.compile(r"\s?\[?\d{1,2}\]?$")
#: What stands between the name of a type and the body that issued the paper.
_OF: Final = " cua "
#: So many lines are looked at.
_MOST: Final = 30
#: No name of a type is as long as this.
_LONG: Final = 200


@cache
def _types() -> frozenset[str]:
    # `VĂN BẢN …` heads a part of the Gazette or is a word for any paper.
    names = [name for name in catalogue.type_names() if len(name) > 3 and not name.startswith("văn bản")]
    return frozenset(plain(name) for name in [*names, *_WORDS["more_types"]])


@cache
def _open_types() -> frozenset[str]:
    return frozenset(plain(name) for name in _WORDS["open_types"])


@cache
def _told() -> None:
    """Tell what is compiled its words; a name of a type begins with what stands before its first blank or figure."""
    compiled.tell(
        {
            "letters": common(),
            "names": dict.fromkeys(_types()),
            "firsts": {_FIRST.match(name)[0]: None for name in _types()},  # type: ignore[index]
            "open_names": dict.fromkeys(_open_types()),
            "stops": STOPS,
            "leads": tuple(_WORDS["leads"]),
            "units": _UNITS,
            "ordinals": _ORDINALS,
            "of": _OF,
        }
    )


def type_line(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the line that is, or begins with, the name of a type."""
    if compiled is not None:
        _told()
        found = compiled.type_line(text, start, end)
        if found is not NotImplemented:
            return found  # type: ignore[no-any-return]
    return type_line_plainly(text, start, end)


def type_line_plainly(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find it without the compiled part, which gives the same."""
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
        if words.startswith(STOPS) or is_item(line.text):
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
        issued = words.find(_OF, 0, 40)
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
        if LEADS.match(rest) or name in _open_types():
            break
        is_last = below is None or below.plain.startswith(STOPS)
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


def is_item(words: str) -> bool:
    """Say whether words open an item or a part of the body."""
    return words[0] in _ITEM_FIRST and _ITEM.match(words) is not None
