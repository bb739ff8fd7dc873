"""Finds where a chain of provisions may begin: level words before the numbers and at the literals that were seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .context import is_led
from .grammar import GAP, LEVEL_PATTERN, LEXICON
from .order import LETTERS

if TYPE_CHECKING:
    from ..base import Hits

_BLANK: Final = " \n\t*"
#: What ends `mẫu`, `biểu` and `bảng` before a number without `số`.
FORMS: Final = ("ẫu ", "iểu ", "ảng ")
#: Words that a line's end parts: what they begin, and what may stand before them.
BROKEN: Final[dict[str, tuple[str, str]]] = {
    f"{first}{end}{second}": (sort, heads)
    for sort, entries in LEXICON["broken"].items()
    for words, heads in entries.items()
    for first, _, second in (words.partition(" "),)
    for end in ("\n", " \n")
}
#: The last four letters before a number → how far back its level word begins.
QUICK: Final = {
    form[-4:]: len(form) + 1
    for level in ("article", "clause", "point")
    for word in LEXICON["levels"][level]
    for form in (word, word.capitalize(), word.upper())
}
_SLOW: Final = re.compile(
    rf"(?<![^\W_])(?:(?:{LEVEL_PATTERN})[ \n\t*]{{0,40}}(?:(?:[Ss]ố|[Tt]hứ|từ){GAP})?|[ĐKkđ]\.?|[a-zđ]/)[(“\"]?$"
)
#: `chương VI` is a chapter in lower case too, `chương Văn` is none.
_LOWER_CHAPTER: Final = re.compile(r"[IVXLC]{1,7}[a-zA-Z]?(?![^\W_])")
_LABELS: Final = 'IVXLCABDĐE0123456789(“"'
#: What stands behind a level word that has a label.
LABELLED: Final = frozenset(blank + sign for blank in " \n" for sign in _LABELS) | {"  ", " *", "\n ", " \n"}
WORDED: Final = frozenset(blank + word for blank in " \n" for word in ("thứ", "Thứ", "THỨ", "số ", "Số ", "số\n"))
LETTERED: Final = frozenset(
    f" {letter}{behind}" for letter in LETTERS + LETTERS.upper() + "fj" for behind in ' ,;.)\n0123456789:/\t*(”"'
)
MARKED: Final = frozenset(words[:2] for words in WORDED)
OPENED: Final = frozenset(blank + sign for blank in " \n\t*" for sign in " \n\t*(“….t" + LETTERS + LETTERS.upper())
_EDGES: Final = frozenset(("", *"\n *\t"))
LINE_ENDS: Final = frozenset(("", *'.;:\n”")'))


def starts(hits: Hits) -> list[int]:
    """Give the places where a chain may begin, in text order."""
    found = _at_numbers(hits)
    found += _at_literals(hits)
    found += at_broken(hits)
    found.sort()
    return found


def at_broken(hits: Hits) -> list[int]:
    """Give the places where a chain may begin with a word that a line's end parts: `Phụ ⏎lục II`, `chương ⏎XIV`."""
    text = hits.text
    found: list[int] = []
    for words, (sort, heads) in BROKEN.items():
        for at in hits.literals[words]:
            end, before = at + len(words), text[at - 1 : at]
            start = at - 1
            if sort == "chapter":
                start, is_one = at, not before.isalnum() and _LOWER_CHAPTER.match(text, end - 1) is not None
            elif not before or before not in heads:
                continue
            elif sort == "numbered":
                # `Mẫu số`, `Biểu số`
                start, is_one = at - 2 if text[at - 2 : at - 1] in ("m", "M") else at - 3, True
            elif sort == "form":
                is_one = text[end : end + 1].isdigit()
            elif sort == "ordinal":
                is_one = text[end + 1 : end + 2].isalpha()
            else:
                is_one = text[end : end + 2] in LABELLED or text[end : end + 4] in WORDED
            if is_one and start >= 0:
                found.append(start)
    return found


def _at_numbers(hits: Hits) -> list[int]:
    text = hits.text
    found: list[int] = []
    add, quick = found.append, QUICK.get
    for number, end in hits.numbers:
        back = quick(text[number - 5 : number - 1])
        if back == 5:
            start = number - 5
            # A heading of the outline, the bulk of all hits: at the head of a line or a quotation, a full stop behind.
            stop = text[end : end + 1]
            if stop == "\n" or (text[end - 1] == "." and not stop.isalnum()):
                edge = text[start - 1 : start]
                if (edge in '“"' and stop != "\n") or (edge in _EDGES and start and _heads_line(text, start)):
                    continue
            add(start)
        elif back == 6:
            add(number - 6)
        else:
            word = text[number - 3 : number]
            if word[2:] not in _BLANK or word[1:2] in _BLANK or word[:2] == "hứ":
                add(level_before(text, number))
    return [start for start in found if start >= 0]


def level_before(text: str, number: int) -> int:
    """Give where the level before a number begins, however it is written; -1 where there is none."""
    match = _SLOW.search(text, max(0, number - 40), number)
    return match.start() if match is not None else -1


def _at_literals(hits: Hits) -> list[int]:
    text, literals = hits.text, hits.literals
    found: list[int] = []
    add = found.append
    for at in literals["iểm"]:
        sign = text[at + 3 : at + 6]
        if (sign in LETTERED or (sign[:2] in OPENED and _is_opened(text, at + 3))) and text[at - 1 : at] in "đĐ":
            add(at - 1)
    for at in literals["ục"]:
        sign = text[at + 2 : at + 4]
        if sign not in LABELLED and (sign not in MARKED or text[at + 2 : at + 6] not in WORDED):
            continue
        before = text[at - 1 : at]
        if before in "mM":
            start = at - 6 if text[at - 6 : at - 1].lower() in ("tiểu ", "tiểu\n") else at - 1
        elif text[at - 5 : at - 2].lower() == "phụ":
            start = at - 5
        else:
            continue
        if not _is_titled(text, start, at):
            add(start)
    for word in ("chương I", "chương V", "chương X"):
        for at in literals[word]:
            if not text[at - 1 : at].isalnum() and _LOWER_CHAPTER.match(text, at + 7):
                add(at)
    for at in literals["iều thứ"]:
        if text[at - 1 : at] in "đĐ" and text[at + 8 : at + 9].isalpha():
            add(at - 1)
    for word, back in (("hần", 1), ("Chương", 0)):
        size = len(word)
        for at in literals[word]:
            if text[at + size : at + size + 2] in LABELLED or text[at + size : at + size + 4] in WORDED:
                is_whole = not back or text[at - 1 : at] in "pP"
                if is_whole and not _is_titled(text, at - back, at + size - 2):
                    add(at - back)
    for at in literals["u số"]:
        if text[at - 1 : at] in "ẫểỂ":
            start = at - 2 if text[at - 2 : at - 1] in "mM" else at - 3
            if text[start - 1 : start] != "\n" or "\n" not in text[at + 5 : at + 11]:
                add(start)
    for form, firsts in zip(FORMS, ("mM", "bB", "bB"), strict=True):
        for at in literals[form]:
            # `Biểu 3 ban hành kèm theo …`: a form or table by its number alone, which counts with its document.
            if text[at + len(form) : at + len(form) + 1].isdigit() and text[at - 1 : at] in firsts:
                add(at - 1)
    return [start for start in found if start >= 0]


def _is_opened(text: str, at: int) -> bool:
    """Tell whether a bracket, a blank or `từ` stands behind `điểm`, or anything behind a line break."""
    sign = text[at : at + 2]
    return sign[0] in "\n\t*" or sign[1] in " \n\t*(“…." or text[at : at + 4] == " từ "


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
    return before in LINE_ENDS or before.isupper() or not is_led(text, at + 1)
