"""Statutes cited by name: `Luật Đất đai`, `Bộ luật Hình sự`, `Pháp lệnh Ngoại hối`, `Hiến pháp 2013`, `Điều lệ Đảng`.

Luật 64/2025/QH15, Điều 58: a law is cited by its name. Read here is the name alone, with the laws inside the name of an
amending one; number, date and year behind it are joined by the reader of references.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from .amending import Inner, amended
from .charters import charter, constitution_end
from .statute_names import WORDS, after_blanks, known, known_names, unknown

if TYPE_CHECKING:
    from ..base import Hits

#: The rarest part of each type's name: one search each.
LITERALS: Final[tuple[str, ...]] = ("uật", "LUẬT", "háp lệnh", "LỆ", "iến pháp", "iều lệ", "BL", *WORDS["needs_year"]["L"])

_BLANK: Final = frozenset(" \n\t*")
_LAW: Final = frozenset(f"{first}uật{blank}" for first in "Ll" for blank in _BLANK)
#: What stands behind `Luật` most often and makes no name, by its first three characters.
_SELDOM: Final = frozenset(("này", "số ", "số\n", "Số ", "SỐ ", "số:", "sư ", "sư\n", "sư,", "SƯ ", "gia", "đó ", "các", "của", "về ", "và "))
_CODE_WORDS: Final = frozenset(("Bộ", "bộ", "BỘ"))
_NOT_A_LAW: Final = frozenset(
    form for word in ("pháp", "kỷ", "kỉ", "quy", "quân", "âm", "niêm", "giới", "phạm", "thiết quân") for form in (word, word.capitalize(), word.upper())
)
_INSTITUTIONS: Final = frozenset(WORDS["grammar"]["institutions"])
_AMENDING: Final = frozenset(("sửa", "Sửa", "SỬA"))
_YEAR_OR_DAY: Final = re.compile(r"[ \n\t*,]{1,4}(?:năm[ \n\t]+\d{4}|ngày[ \n\t]+\d|số[ :\n\t]*\d|\(?(?:19|20)\d\d(?!\d))")
_YEAR: Final = re.compile(r"(?:[ \n\t]{0,3}năm)?[ \n\t]{0,3}(?:19|20)\d\d(?!\d)")
_DRAFT: Final = re.compile(r"[ \n\t*]{1,3}\((?:[sS]ửa[ \n\t]+đổi|SỬA[ \n\t]+ĐỔI)(?:,[ \n\t]*bổ[ \n\t]+sung)?\)")
_ABBREVIATION: Final = re.compile(r"BL[A-ZĐ]{2,5}")
_ABBREVIATIONS: Final = frozenset(WORDS["abbreviations"]["BL"])
_LONE_LINE: Final = re.compile(r"(?:^|\n)[ \t*#>]*$")


class NameReading(NamedTuple):
    """A statute's name at its place: `end` is the end of the name, where a number, a date or a year may follow.

    `type_end` ends the word of the type (at `start` where there is none, as in `BLHS`); the title is empty for a
    constitution; `amends` gives the starts of the readings inside the name of an amending law.
    """

    start: int
    end: int
    type: str
    type_end: int
    title_start: int
    title_end: int
    known: bool
    amends: tuple[int, ...] = ()


def read(hits: Hits) -> list[NameReading]:
    """Read every statute that is cited by name, in text order; those inside the name of another stand behind it."""
    text, places = hits.text, hits.literals
    found: dict[int, NameReading] = {}
    for at in places["uật"]:
        if text[at - 1 : at + 4] in _LAW and text[at + 4 : at + 7] not in _SELDOM:
            _law(text, at - 1, found)
    for at in places["LUẬT"]:
        if text[at + 4 : at + 5] in _BLANK and text[at + 5 : at + 8] not in _SELDOM:
            _law(text, at, found)
    for at in places["háp lệnh"]:
        if text[at + 8 : at + 9] in _BLANK and text[at - 1 : at] in ("P", "p"):
            _statute(text, at - 1, at + 8, "PL", found)
    for at in places["LỆ"]:
        if text[at - 5 : at + 3] == "PHÁP LỆN" and text[at + 4 : at + 5] in _BLANK:
            _statute(text, at - 5, at + 4, "PL", found)
        elif text[at - 5 : at] == "ĐIỀU " and text[at + 2 : at + 3] in _BLANK:
            _charter(text, at - 5, at + 2, found)
    for at in places["iến pháp"]:
        if text[at - 1 : at] == "H" and (end := constitution_end(text, at + 8)) is not None:
            found[at - 1] = NameReading(at - 1, end, "HP", at + 8, end, end, True)
    for at in places["iều lệ"]:
        if text[at + 6 : at + 7] in _BLANK and text[at - 1 : at] in ("Đ", "đ"):
            _charter(text, at - 1, at + 6, found)
    for at in places["BL"]:
        match = _ABBREVIATION.match(text, at)
        if match is not None and match.group() in _ABBREVIATIONS and _stands_alone(text, at, match.end()):
            found[at] = NameReading(at, match.end(), "BL", at, at, match.end(), True)
    for word in WORDS["needs_year"]["L"]:
        for at in places[word]:
            end = at + len(word)
            if _stands_alone(text, at, end) and _YEAR.match(text, end):
                found[at] = NameReading(at, end, "L", at, at, end, True)
    return [found[start] for start in sorted(found)]


def _law(text: str, at: int, found: dict[int, NameReading]) -> None:
    """Read a law, or a code where `Bộ` stands before it, whose `Luật` stands at `at`."""
    if text[max(0, at - 3) : at - 1] in _CODE_WORDS and text[at - 1] in _BLANK:
        _statute(text, at - 3, at + 4, "BL", found)
    else:
        _statute(text, at, at + 4, "L", found)


def _statute(text: str, start: int, type_end: int, code: str, found: dict[int, NameReading]) -> None:
    if start in found or (start and text[start - 1].isalnum()):
        return
    at = after_blanks(text, type_end)
    if at < 0 or _is_other(text, start) or ("\n" in text[type_end:at] and _LONE_LINE.search(text[max(0, start - 40) : start])):
        return
    is_small = text[start].islower()
    name = known(text, at, known_names())
    if text[at : at + 3] in _AMENDING and (name is None or not name.known):
        if not is_small and (chain := amended(text, at)):
            _add(start, type_end, code, at, chain.end, chain.inner, found)
        return
    if name is None:
        name = None if is_small else unknown(text, at)
    elif is_small and text[at].islower() and code != "BL" and not _YEAR_OR_DAY.match(text, name.end):
        return
    if name is None:
        return
    draft = _DRAFT.match(text, name.end)
    end = draft.end() if draft else name.end
    found[start] = NameReading(start, end, code, type_end, at, end, name.known)


def _add(start: int, type_end: int, code: str, at: int, end: int, inner: tuple[Inner, ...], found: dict[int, NameReading]) -> None:
    """Add an amending law and, behind it, the laws inside its name."""
    found[start] = NameReading(start, end, code, type_end, at, end, False, tuple(law.start for law in inner))
    for law in inner:
        _add(law.start, law.type_end, law.type, law.name.start, law.name.end, law.inner, found)
        found[law.start] = found[law.start]._replace(known=law.name.known)


def _is_other(text: str, start: int) -> bool:
    """Tell whether the words before make something else of it: `pháp luật`, `Đại học Luật`, `Công ty Luật`."""
    before = text[max(0, start - 16) : start].split()
    if not before:
        return False
    if text[start] in "lL" and before[-1] in _NOT_A_LAW:
        return True
    return before[-1] in _INSTITUTIONS or " ".join(before[-2:]) in _INSTITUTIONS


def _charter(text: str, start: int, type_end: int, found: dict[int, NameReading]) -> None:
    at = after_blanks(text, type_end)
    if at < 0 or (start and text[start - 1].isalnum()) or text[max(0, start - 5) : start].split()[-1:] in (["vốn"], ["Vốn"]):
        return
    name = charter(text, at, is_small=text[start].islower())
    if name is not None:
        found[start] = NameReading(start, name.end, "ĐL", type_end, name.start, name.end, name.known)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (start and (text[start - 1].isalnum() or text[start - 1] in "/-_")) and not (text[end : end + 1].isalpha() or text[end : end + 1] in ("-", "/", "&"))
