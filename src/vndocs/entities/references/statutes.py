"""Statutes cited by name: `Luật Đất đai`, `Bộ luật Hình sự`, `Pháp lệnh Ngoại hối`, `Hiến pháp 2013`, `Điều lệ Đảng`.

Luật 64/2025/QH15, Điều 58: a law is cited by its name. Read here is the name alone, with the laws inside the name of an
amending one; number, date and year behind it are joined by the reader of references.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ...catalogue.trie import JOINTS, branches
from ...text.lexicon import load
from ...text.spelling import LETTERS, alike
from .amending import Inner, amended
from .charters import charter, constitution_end
from .own_words import Core
from .statute_names import (
    USUAL,
    WORDS,
    YEAR_OR_DAY,
    after_blanks,
    known,
    known_names,
    longer,
    plain_names,
    to_number,
    unknown,
    worn_known,
)

if TYPE_CHECKING:
    from ..base import Hits

compiled: Any
try:
    from . import _statutes as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: The rarest part of each type's name, one search each; a single rare letter is found several times faster than a word
#: and `L` stands for `Luật` and all that is written in capitals.
#: On one line, and broken over two.
_CONSTITUTION: Final = ("Hiến pháp", "Hiến\npháp", "Hiến \npháp")
_CHARTER: Final = ("iều lệ", "iều\nlệ", "iều \nlệ")
LITERALS: Final[tuple[str, ...]] = ("L", "luật", "Pháp", *_CONSTITUTION, *_CHARTER)

_BLANK: Final = frozenset(" \n\t*")
#: `ật` and what scans make of it (`Luât`, `Luột`), none of which is another word.
_LAW: Final = frozenset(f"{vowel}t{blank}" for vowel in "ậâạặộ" for blank in _BLANK)
_LAW_IN_CAPITALS: Final = frozenset(f"LU{vowel}T" for vowel in "ẬÂẠẶỘ")
_ORDINANCE: Final = re.compile(r"(?: |[ \t*]?\n)[lL]ệnh(?=[ \n\t*])")
#: What stands behind `Luật` most often and makes no name, by its first two characters.
_SELDOM: Final = frozenset(("nà", "số", "Số", "SỐ", "sư", "SƯ", "đó", "củ", "về", "và", "có"))
#: The last two characters of `pháp`, `kỷ`, `PHÁP`, `KỶ` with the blank behind them.
_NO_LAW_BEFORE: Final = frozenset(letter + blank for letter in "pPỷỶỉỈ" for blank in _BLANK)
#: Before these, a name in lower case is a citation too: `theo luật đất đai`, `điều 5 luật nhà ở`.
_CITING: Final = frozenset(("theo ", "Theo ", " của ", " tại "))
_CAPITALS: Final = frozenset("UỆHDTLĐN")
_BEFORE_L: Final = frozenset("B \n\t*(,;\"“'‘[") | {""}
_CODE_WORDS: Final = frozenset(("Bộ", "bộ", "BỘ"))
_CODE_WORDS_WRAPPED: Final = frozenset(word + " \n" for word in _CODE_WORDS)
_INSTITUTIONS: Final = frozenset(WORDS["grammar"]["institutions"])
_INSTITUTION_ENDS: Final = frozenset(word[-2:] for word in _INSTITUTIONS)
_AMENDING: Final = frozenset(
    (
        *(first + vowel + "a" for first in "sS" for vowel in "ửưừữứ"),
        "SỬA",
        *(b + vowel + " " for b in "bB" for vowel in "ổồốôỗ"),
    )
)
_YEAR: Final = re.compile(r"(?:[ \n\t]{0,3}năm)?[ \n\t]{0,3}(?:19|20)\d\d(?!\d)")
_DRAFT: Final = re.compile(
    r"[ \n\t*]{1,3}\((?:[sS]ửa[ \n\t]+đ[ổôồố]i|SỬA[ \n\t]+ĐỔI|[tT]hay[ \n\t]+thế|THAY[ \n\t]+THẾ)"
    r"(?:,[ \n\t]*(?:bổ[ \n\t]+sung|BỔ[ \n\t]+SUNG))?\)"
)
#: `Luật Cảnh vệ sửa đổi 2024` is the law that amends, named by what it amends and its own year.
_REVISED: Final = re.compile(
    r"[ \n\t*]{1,3}sửa[ \n\t]+đổi(?:,?[ \n\t]+bổ[ \n\t]+sung)?(?=[ \n\t]+(?:năm[ \n\t]+)?(?:19|20)\d\d(?!\d))"
)
_ABBREVIATION: Final = re.compile(r"B?L[A-ZĐ]{1,5}")
_ABBREVIATIONS: Final = {word: code for code, listed in WORDS["abbreviations"].items() for word in listed}
_BEFORE_A_YEAR: Final = {word: code for code, listed in WORDS["needs_year"].items() for word in listed}
_NAME_OF: Final[dict[str, str]] = load(__package__)["named"]
_AMENDED: Final = "sửa"
_LONE_LINE: Final = re.compile(r"(?:^|\n)[ \t*#>]*$")


def read(hits: Hits) -> list[Core]:
    """Read every statute that is cited by name, in text order; those inside the name of another stand behind it.

    The end of a reading is that of the name, where a number, a date or a year may follow; `type_end` ends the word of
    the type (at `start` where there is none, as in `BLHS`).
    """
    text, places = hits.text, hits.literals
    found: dict[int, Core] = {}
    if compiled is None:
        laws_plainly(text, places["L"], places["luật"], found)
    else:
        _teach()
        compiled.read(text, places["L"], places["luật"], found, _law, _capital)
    for at in places["Pháp"]:
        if match := _ORDINANCE.match(text, at + 4):
            _statute(text, at, match.end(), "PL", found)
    for word in _CONSTITUTION:
        for at in places[word]:
            end = constitution_end(text, at + len(word))
            if end is not None:
                found[at] = _core(at, end, "HP", at + len(word), end)
    for word in _CHARTER:
        for at in places[word]:
            end = at + len(word)
            is_led = text[at - 1 : at] in ("Đ", "đ") and text[at - 5 : at - 2] not in ("vốn", "Vốn")
            if is_led and text[end : end + 1] in _BLANK:
                _charter(text, at - 1, end, found)
    return [found[start] for start in sorted(found)]


def laws_plainly(text: str, capitals: list[int], smalls: list[int], found: dict[int, Core]) -> None:
    """Read the laws at places of `L` and of `luật`, without the compiled part, which gives the same."""
    for at in capitals:
        following = text[at + 1 : at + 2]
        if following == "u":
            if text[at + 2 : at + 5] in _LAW and text[at + 5 : at + 7] not in _SELDOM:
                _law(text, at, found)
        elif following in _CAPITALS:
            _capital(text, at, found)
    for at in smalls:
        if (
            text[at - 2 : at] not in _NO_LAW_BEFORE
            and text[at + 4 : at + 5] in _BLANK
            and text[at + 5 : at + 7] not in _SELDOM
        ):
            _law(text, at, found)


def _capital(text: str, at: int, found: dict[int, Core]) -> None:
    """Read what is written in capitals around an `L`: `LUẬT`, `PHÁP LỆNH`, `ĐIỀU LỆ`, `BLHS`, `LĐĐ 2024`."""
    following = text[at + 1 : at + 2]
    if following == "U":
        if (
            text[at : at + 4] in _LAW_IN_CAPITALS
            and text[at + 4 : at + 5] in _BLANK
            and text[at - 2 : at] not in _NO_LAW_BEFORE
        ):
            _law(text, at, found)
    elif following == "Ệ":
        if text[at - 5 : at + 4] == "PHÁP LỆNH" and text[at + 4 : at + 5] in _BLANK:
            _statute(text, at - 5, at + 4, "PL", found)
        elif text[at - 5 : at] == "ĐIỀU " and text[at + 2 : at + 3] in _BLANK:
            _charter(text, at - 5, at + 2, found)
    elif text[at - 1 : at] in _BEFORE_L and (
        match := _ABBREVIATION.match(text, at - 1 if text[at - 1 : at] == "B" else at)
    ):
        start, end = match.span()
        code = _ABBREVIATIONS.get(match.group()) or (
            _BEFORE_A_YEAR.get(match.group()) if _YEAR.match(text, end) else None
        )
        if code and _stands_alone(text, start, end):
            found[start] = _core(start, end, code, start, start)


def _law(text: str, at: int, found: dict[int, Core]) -> None:
    """Read a law, or a code where `Bộ` stands before it, whose `Luật` stands at `at`."""
    if text[at - 3 : at - 1] in _CODE_WORDS and at > 2 and text[at - 1] in _BLANK:
        _statute(text, at - 3, at + 4, "BL", found)
    elif text[at - 4 : at] in _CODE_WORDS_WRAPPED:
        _statute(text, at - 4, at + 4, "BL", found)
    else:
        _statute(text, at, at + 4, "L", found)


def _statute(text: str, start: int, type_end: int, code: str, found: dict[int, Core]) -> None:
    if start in found or text[start - 1 : start].isalnum():
        return
    at = type_end + 1
    if at >= len(text):
        return
    if text[at] in _BLANK or text[type_end] == "\n":
        at = after_blanks(text, type_end)
        if at < 0 or (
            "\n" in text[type_end:at]
            and text[type_end - 1].isupper()
            and _LONE_LINE.search(text[max(0, start - 40) : start])
        ):
            return
    if text[start - 3 : start - 1] in _INSTITUTION_ENDS and _is_other(text, start):
        return
    end = known(text, at, known_names()) or worn_known(text, at)
    is_known = end > 0
    if not is_known:
        if text[start].islower():
            return
        if text[at : at + 3] in _AMENDING:
            chain = amended(text, at)
            if chain is not None:
                _add(start, type_end, code, at, chain.end, chain.inner, found)
            return
        end = unknown(text, at)
        if not end:
            return
    elif (
        text[start].islower()
        and text[at].islower()
        and code != "BL"
        and not (text[start - 5 : start] in _CITING or text[start - 2 : start - 1].isdigit())
        and not YEAR_OR_DAY.match(text, end)
    ):
        return
    if "(" in text[end + 1 : end + 4] and (draft := _DRAFT.match(text, end)):
        end = draft.end()
    elif text[end + 1 : end + 5].lstrip()[:3] == _AMENDED and (revised := _REVISED.match(text, end)):
        end = revised.end()
    elif (
        is_known
        and text[end + 1 : end + 3] not in USUAL
        and text[end : end + 1] in _BLANK
        and (further := longer(text, end))
    ) or (text[end : end + 1] in (",", " ", "\n") and (further := to_number(text, end))):
        end = further
    found[start] = _core(start, end, code, type_end, at)


def _add(
    start: int, type_end: int, code: str, at: int, end: int, inner: tuple[Inner, ...], found: dict[int, Core]
) -> None:
    """Add an amending law and, behind it, the laws inside its name."""
    found[start] = _core(start, end, code, type_end, at, tuple(law.start for law in inner))
    for law in inner:
        if law.inner:
            _add(law.start, law.type_end, law.type, law.name_start, law.end, law.inner, found)
        else:
            found[law.start] = _core(law.start, law.end, law.type, law.type_end, law.name_start)


def _core(start: int, end: int, code: str, type_end: int, title: int, inner: tuple[int, ...] = ()) -> Core:
    """Give a reading whose title reaches from `title` to its end; a constitution has none."""
    place = (title, end) if end > title else None
    return Core(start, end, "name", code, _NAME_OF[code], None, end, type_end, False, place, inner)


def _is_other(text: str, start: int) -> bool:
    """Tell whether the words before make something else of it: `Đại học Luật`, `Công ty Luật`."""
    before = text[max(0, start - 16) : start].split()
    return bool(before) and (before[-1] in _INSTITUTIONS or " ".join(before[-2:]) in _INSTITUTIONS)


def _charter(text: str, start: int, type_end: int, found: dict[int, Core]) -> None:
    at = after_blanks(text, type_end)
    if at < 0 or text[start - 1 : start].isalnum():
        return
    end = charter(text, at, is_small=text[start].islower())
    if end:
        found[start] = _core(start, end, "ĐL", type_end, at)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or behind.isalpha() or before in ("/", "-", "_") or behind in ("-", "/", "&"))


@cache
def _teach() -> None:
    """Tell the compiled reader, once, the names and the words around them."""
    words = (
        _LAW,
        _LAW_IN_CAPITALS,
        _SELDOM,
        _NO_LAW_BEFORE,
        _CODE_WORDS,
        _CODE_WORDS_WRAPPED,
        _INSTITUTION_ENDS,
        _INSTITUTIONS,
        USUAL,
        JOINTS,
        (*_ABBREVIATIONS, *_BEFORE_A_YEAR),
        plain_names(),
        # `và` stands between them as well.
        tuple(f"{first} {second}" for first, following in plain_names().items() for second in (*following, "va")),
    )
    compiled.learn(
        Core,
        branches(known_names()),
        tuple(map(dict.fromkeys, words)),
        {letter: alike(letter.lower())[0] for letter in LETTERS},
        (
            sys.intern("L"),
            _NAME_OF["L"],
            sys.intern("BL"),
            _NAME_OF["BL"],
            "".join(_CAPITALS),
            "".join(_BEFORE_L),
            _AMENDED,
        ),
    )
