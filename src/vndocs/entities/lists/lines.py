r"""Markers that open a line: the pattern over line starts, and what stands in front of and behind a marker.

One expression goes once over the text; it begins with a plain `\n`, which the engine searches fastest. Markdown signs,
table pipes and an opening quotation mark may stand in front of the marker and are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ...text.lexicon import load
from .signs import LEVELS

_LEXICON: Final = load(__package__)
_WORDS: Final[dict[str, list[str]]] = _LEXICON["words"]

#: Quotation marks that may open the new wording of an amendment in front of its marker.
OPENING: Final = frozenset("“\"‘'«")
#: What ends a paragraph.
ENDS: Final = frozenset('.;:!?…”"»)]>|/')
#: Word bullets in the private use area, typographic bullets, and letters that Word's bullet fonts leave behind.
BULLETS: Final = "•‣◦∙·●○◉◎■▪▫◆◇❖♦►▶▸➢➤➔⮚✓✔✦★☆√→⇒ØüÜ§\uf020-\uf0ff"

#: What follows a number that stands alone on its line is a cell of a table if it is shorter than this.
_CELL: Final = 50

#: The heading of the receivers of a paper, as print and scanners have it.
RECEIVERS: Final[tuple[str, ...]] = tuple(_WORDS["receivers"])
#: Words that cite at the end of a line.
CITING: Final = frozenset(_WORDS["citing"])
_DATING: Final = frozenset(_WORDS["dating"])
#: The last three signs of a line that may end with a word that cites, asked for before anything dearer.
CITING_ENDS: Final = frozenset(
    end for word in _WORDS["citing"] for end in (word[-3:], word[-2:] + " ", word[-1] + "  ", word[-2:] + "*")
)
_WHOLE_WORDS: Final = frozenset(_WORDS["whole_words"])
_COMPOUNDS: Final[dict[str, list[str]]] = _LEXICON["compounds"]
#: The first letters of the words behind the dash of a name.
COMPOUND_HEADS: Final = "".join(sorted({word[0] for word in _COMPOUNDS}))


def _words(words: list[str], behind: str = "") -> str:
    """Give a pattern for `words` that begins with the class of their first letters, which fails fastest."""
    firsts, seconds = (sorted({word[place] for word in words}) for place in (0, 1))
    wholes = []
    for first in firsts:
        rests = {re.escape(word[1:]).replace(r"\ ", r"[ \t]+") for word in words if word[0] == first}
        wholes.append(f"(?<={re.escape(first)})(?:{'|'.join(sorted(rests, key=len, reverse=True))})")
    first_class, second_class = re.escape("".join(firsts)), re.escape("".join(seconds))
    return f"[{first_class}](?=[{second_class}]){behind}(?:{'|'.join(wholes)})"


FRONTS: Final = " \t\x1f*_>#|“„\"‘'«+-"
_FRONT = rf"[{FRONTS}]*"
_GAP = r"(?:[ \t*_]+|[ \t*_]*\n[ \t*_]*)"
_LETTER = r"[^\W\d_]"
# In `- Bước 1: …` the dash is the marker.
_NO_DASH = r"(?<![-+].)(?<![-+][ \t].)"
_HEADING_FORMS: Final = [word for level in LEVELS for word in (level.capitalize(), level.title(), level.upper())]
_COUNT_FORMS: Final = [form for word in _LEXICON["counts"] for form in (word, word.capitalize(), word.upper())]
_HEADINGS = _words(_HEADING_FORMS, _NO_DASH)
_COUNTS = _words(_COUNT_FORMS, _NO_DASH)
# `3.ĐTB + 2.ĐCĐ`: names and numbers between signs of reckoning, and nothing else on the line. A plus sign alone stands
# between the names of offices as well (`1.VP + TH`): another factor, a product or an equation has to say it.
_NAME = "[A-Za-zĐđ][0-9A-Za-zĐđ]{0,9}"
_TERM = rf"[(]?(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,4}})?(?:[.]?{_NAME})?|{_NAME})[)]?"
_FORMULA = (
    rf"(?=[A-Za-zĐđ])(?=[^\n]{{1,200}}?(?:[×÷=]|[ \t]x[ \t]|[+][ \t]*[0-9]{{1,4}}[.]?{_NAME}))"
    rf"{_NAME}(?:(?:[ \t]*[+×÷*/=–-][ \t]*|[ \t]+x[ \t]+){_TERM}){{1,20}}[ \t]*=?[ \t]*[.,;]?[ \t]*(?=\n|\Z)"
)
_MARKERS: Final = (
    # 1. 7a. 1) 1/ 1- 1.1. 1.1- 4.1.c. and 5.1 without a sign
    r"[0-9]{1,3}(?:[a-zđ](?![^\W_]))?(?:\.[0-9]{1,2}(?![0-9])[a-zđ]?|\.[a-zđ][0-9]?(?![^\W_]))*(?:\*\*(?=[.)/-]))?"
    rf"(?:\)\.?|\.(?![0-9.,)]|{_FORMULA})-?|\.(?=\.\.[ \t]+{_LETTER})|/(?=[ \t*]+[^\W_])"
    r"|-(?=[ \t*]+[^\W\d_]|[^\W\d_a-zđ][^\W\d_A-ZĐ])"
    rf"|(?:(?<=\.[0-9])|(?<=\.[0-9][0-9]))(?=[ \t*]+(?:{_LETTER}|[(“])))",
    # a) a1) b.1.1) a. a/ a-
    r"[a-zđ](?=[0-9.)/ -])[0-9]{0,2}(?:\.[0-9]{1,2})*(?:\)\.?|[./-](?=[ \t*\n])|[ ]-(?=[ ][^\W\d_])"
    r"|\.(?=[^\W\d_a-zđ][^\W\d_A-ZĐ]))",
    # ii) iv. and dd) of translations; o as Word's second bullet
    r"[ivxdo](?=[ivxd\t ])(?:[ivx]{1,4}(?:\)\.?|[./-](?=[ \t]))|d(?:\)|[./](?=[ \t*\n]))"
    rf"|(?<=[ov])(?=(?:\t|[ ]{{2}})[ \t]*{_LETTER}))",
    # I. IV- III.1- Va.
    rf"[IVXLC](?=[IVXLC0-9.)/a-zđ -])[IVXLC]{{0,6}}[a-zđ]?(?:\.[0-9]{{1,2}})*"
    rf"(?:\)|\.(?=[ \t\n*]|\Z|{_LETTER}{{2}})-?|[ \t]+-(?=[ \t])|-(?=[ \t*]*{_LETTER}{{2}})|/(?=[ \t]))",
    # A. B)
    r"[A-ZĐ](?=[.)/-])(?:\.[0-9]{1,2})*(?:\)(?=[ \t])|[./-](?=[ \t*\n]))",
    # (1) (a) (ii) (1). [1]
    # and no row of the numbers of columns: (1) (2) (3)
    r"[(\[](?:[0-9]{1,3}|(?<=\()(?:[a-zđ][0-9]?|[ivx]{1,5}|[IVX]{1,5}|[A-ZĐ]))[)\]]\.?"
    rf"(?=[ \t*]*(?:{_LETTER}|[“\"(]|[0-9]))(?![ \t]+\([0-9]{{1,2}}\)[ \t]+\()",
    # Điều 1. Điều thứ nhất: Chương I, Mục 2, PHẦN THỨ NHẤT, Bước 1:
    rf"{_HEADINGS}{_GAP}(?:[Tt][Hh][Ứứ]{_GAP}(?:{_LETTER}{{2,4}}(?:[ \t]{_LETTER}{{3,4}})??|[0-9]{{1,3}})"
    r"|[0-9]{1,3}(?:\.[0-9]{1,2}\.[A-ZĐ]{2,4}(?:\.[0-9]{1,3}){1,2})?(?:\.[ ](?=[a-zđ]\.))?[a-zđ]?"
    r"|[IVXLC]{1,7}[a-zđ]?|[A-ZĐ])(?![^\W_])"
    rf"(?:[.:](?=[0-9]{{1,3}}[ \t]+(?:{_LETTER}|\())|[ \t]?[*_]{{0,2}}[.:](?![0-9])|[ \t]?[)/](?=[ \t])"
    rf"|(?=[ \t*_]*(?:\n|\Z))|[ \t]*-(?=[ \t])|(?=[ \t*]+{_LETTER}))",
    # - + * • and Word's own; the words of a dash may stand on the next line
    rf"[-+*{BULLETS}](?:(?<=[-+])(?<![-+].)(?:-?|\+{{0,2}})"
    rf"(?=[ \t*_]*(?:{_LETTER}|[“\"‘'(\[…]|\n\s*[*_“\"]*{_LETTER})|[ \t]+[0-9.])"
    rf"|(?<=\*)(?<!\*\*)(?=(?:[ ]{{1,3}}|\t)(?:\*\*|_)?(?:{_LETTER}|[“\"‘'(\[0-9]))"
    r"|(?<![-+*])(?=\s*(?:[^\W_]|[“\"‘'(*])))",
)
_ORDINALS: Final = (
    # Thứ nhất, Một là,
    rf"T{_NO_DASH}[hH][ứỨ]{_GAP}{_LETTER}{{2,4}}(?:[ \t]{_LETTER}{{3,4}})??"
    rf"(?:{_GAP}là(?![^\W_])|(?=[,:.]))[,:.]?(?=[ \t*])",
    rf"{_COUNTS}{_GAP}(?:là|LÀ)(?![^\W_])[,:]?(?=[ \t*])",
)


@cache
def pattern(*, with_ordinals: bool) -> re.Pattern[str]:
    """Give the pattern of a line that opens with a marker (group 2); few texts need `Thứ nhất,` and `Một là,`."""
    markers = _MARKERS + _ORDINALS if with_ordinals else _MARKERS
    return re.compile(rf"(\n{_FRONT})({'|'.join(markers)})")


#: The first words of headings, and whether another word belongs to them.
HEADING_WORDS: Final = {form.split()[0]: " " in form for form in sorted(_HEADING_FORMS, key=len, reverse=True)}
#: The first words of `Thứ nhất,` and `Một là,`.
ORDINAL_WORDS: Final = frozenset(
    [*(form.split()[0] for form in _COUNT_FORMS), *(f"T{second}{third}" for second in "hH" for third in "ứỨ")]
)
#: The quotation marks of new wording in the line of an item.
QUOTING: Final = frozenset('“"')
#: New wording that opens in the line of the item that brings it: `a) “Điều 5. Phạm vi …`.
BROUGHT: Final = re.compile(r"[ ]?[“\"](Điều[ ]\d{1,3}[a-zđ]?\.|\d{1,2}[a-zđ]?\.|[a-zđ]\d?\))(?=[ ][^\W\d_])")


def openings(text: str, start: int, *, with_ordinals: bool) -> Iterator[tuple[int, int, int]]:
    """Give the lines from `start` on that open with a marker: their breaks, and where the markers begin and end."""
    found = [(match.start(), *match.span(2)) for match in pattern(with_ordinals=with_ordinals).finditer(text, start)]
    return _with_brought(text, found) if "“" in text or '"' in text else iter(found)


def _with_brought(text: str, found: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    for opening in found:
        yield opening
        end = opening[2]
        if text[end : end + 1] in QUOTING or text[end + 1 : end + 2] in QUOTING:
            quoted = BROUGHT.match(text, end)
            if quoted is not None:
                yield quoted.start(1) - 2, *quoted.span(1)


#: The first line of an annex or a form: `PHỤ LỤC I`, `Mẫu số 02`.
ANNEX: Final = re.compile(
    rf"\n[ \t*_>|#]*(?:{_words(_WORDS['annexes_in_capitals'])}"
    rf"|{_words(_WORDS['annexes'])}[ \t*]*[0-9A-ZĐ][0-9A-Za-zĐ./-]{{0,12}}[.:]?[ \t*_|]*(?=\n|\Z))"
)
#: A line that turns to another matter: a Markdown heading, a question in bold, `Như vậy, …`
TURN: Final = re.compile(rf"\n(?:[ \t*_>|]*(?:#|{_words(_WORDS['turns'])})|[ \t]*\*\*[^\n]{{8,300}}\?[ \t*]*(?=\n|\Z))")
#: Either.
PARTED: Final = re.compile(rf"{ANNEX.pattern}|{TURN.pattern}")
#: The first words of such lines.
ANNEXES: Final = tuple({word.split()[0] for word in (*_WORDS["annexes"], *_WORDS["annexes_in_capitals"])})
TURNS: Final = tuple({word.split()[0] for word in _WORDS["turns"]})
#: A quotation that opens a line.
_QUOTED: Final = re.compile(rf"\n[ \t*_>]*([“\"])(?=[ \t*]*{_LETTER})")


_OVER_DASHES: Final = re.compile(r"[^\n]{1,300}(?:\n[a-zđ][^\n]{1,300}){0,4}(?<=:)[ \t*_]*\n\s*[*_]*-")


def opened_line(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find the first line between two places that a quotation opens; its mark is the group."""
    curly, straight = text.find("“", start, end), text.find('"', start, end)
    # Most stretches have no mark at all, and most marks stand within a line.
    while curly >= 0 or straight >= 0:
        mark = curly if straight < 0 or 0 <= curly < straight else straight
        line = text.rfind("\n", start, mark)
        if line >= 0 and not text[line + 1 : mark].strip(" \t*_>"):
            found = _QUOTED.match(text, line, end)
            if found is not None:
                return found
        if mark == curly:
            curly = text.find("“", mark + 1, end)
        else:
            straight = text.find('"', mark + 1, end)
    return None


def above(text: str, line: int) -> tuple[str, bool]:
    """Give the last sign in front of the line break at `line`, and whether an empty line lies between."""
    tail = text[max(0, line - 60) : max(0, line)]
    bare = tail.rstrip(" \n\t*_")
    if not bare:
        return ".", True
    return bare[-1], "\n" in tail[len(bare) :]


def broken(text: str, line: int, *, surely: bool = False) -> bool:
    """Say whether the line above ends inside a reference or a date: `… theo khoản`, `… khoản 1,`.

    Where the number below is the one that a list waits for, only a reference counts (`surely`).
    """
    words = text[max(0, line - 30) : max(0, line)].lower().split()
    if not words:
        return False
    last = words[-1].strip("*_")
    if last in CITING or (last in _DATING and not surely):
        front = words[-2] if len(words) > 1 else ""
        return not front[:1].isdigit() and f"{front} {last}" not in _WHOLE_WORDS
    if surely:
        return False
    if last[-1:] == "," and len(last) <= 4:
        return any(word in CITING for word in words[-4:-1])
    return last in ("và", "hoặc") and len(words) > 2 and words[-3] in CITING and len(words[-2]) <= 3


def cites(text: str, line: int) -> bool:
    """Say whether the line above ends with a word that cites, seen by its last letters first, as few do."""
    if text[line - 3 : line] not in CITING_ENDS:
        return False
    words = text[max(0, line - 30) : line].lower().split()
    return bool(words) and words[-1].strip("*_") in CITING


def capital(text: str, end: int) -> bool:
    """Say whether what follows a marker begins like an item: capital, figure, quotation, bracket or a new line."""
    for char in text[end : end + 12]:
        if char not in " \t*_":
            return not char.islower()
    return True


def compound(text: str, line: int, end: int, char: str) -> bool:
    """Say whether a dash that opens a line belongs to a name or a range: `Bộ Lao động`, then `- Thương binh`.

    `char` is the last sign above, which ends no sentence.
    """
    rest = text[end : end + 16].lstrip(" \t*")
    first = rest[:1]
    if first.isdigit():
        return char.isdigit()
    if first.islower():
        return char not in ENDS
    for word, fronts in _COMPOUNDS.items():
        if first == word[0] and rest.startswith(word):
            return text[max(0, line - 16) : max(0, line)].rstrip(" \t*_").lower().endswith(tuple(fronts))
    return False


def short(text: str, line: int) -> bool:
    """Say whether the line above is too short to have been broken by the margin."""
    return line - text.rfind("\n", max(0, line - 60), max(0, line)) < 60


def in_cell(text: str, end: int) -> bool:
    """Say whether a number that stands alone on its line counts the rows of a table: little, and apart, is below it."""
    below = text[end : end + 400].lstrip(" \t*_|")
    words = below.lstrip(" \t*_|\n").split("\n", 1)[0]
    return len(words) < (_CELL if below[1:].lstrip(" \t*_|").startswith("\n") else _CELL // 2)


def over_dashes(text: str, start: int) -> bool:
    """Say whether the words of an item lead up to dashes: `* Báo cáo gồm:`, then `- …`."""
    return _OVER_DASHES.match(text, start) is not None
