"""Documents by type and number, the symbol left out: `Nghị quyết 18`, `Chỉ thị số 05`, `Nghị định 30/2020`.

A bare number is a document only where its type's name is written as a name, or `số` stands between the two; counts
(`3 lần`), measures and parts of names are none.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cased
from . import naming
from .own_words import Core

_WORDS: Final = load(__package__)

_SHORT: Final = re.compile(
    r"(?P<number>\d{1,12}(?:[a-zđ]|-[a-zđ](?=[ \n,]{1,2}[nN][gG]))?(?!\w))"
    r"(?:[ ]?/[ ]?(?P<year>(?:19|20)\d\d))?(?![\d%‰])"
    r"(?![/-][\w.…]|[.,:]\d|[ ]?[-/+x×=<>][ ]?\d)(?![^\W\d_])"
)
#: What is numbered anew each term, so that only the year makes the number say something: `Luật 45/2013`.
_BY_YEAR: Final = frozenset(("luật", "bộ luật", "pháp lệnh"))
GLUED_TO_NUMBERS: Final = frozenset(_WORDS["glued_to_numbers"])
_ODDLY_NUMBERED: Final = frozenset(_WORDS["oddly_numbered"])
#: What is counted; with a capital it is a name (`theo Nghị định 30 Bộ Nội vụ …`, `Nghị định 100 Điều 6`).
_COUNTED: Final = re.compile(
    cased(r"[ \n\t]{0,3}(?![A-ZĐÀ-Ỹ][a-zđà-ỹ])(?i:(?:năm|tháng|ngày)(?![ \n\t]+\d)|")
    + "|".join(sorted(map(re.escape, _WORDS["counted"]), key=len, reverse=True))
    + r"|(?<=(?<!\d)\d.)(?:"
    + "|".join(_WORDS["motto"])
    + r"))(?![^\W\d_])"
)
NUMBERED_SMALL: Final = frozenset(_WORDS["numbered_in_lower_case"])
NEVER_SHORT: Final = frozenset(_WORDS["never_by_bare_number"])


#: What firms number their letters and contracts with, before the day that proves it: `số 3011/2017-Ya đề ngày …`.
_ODD: Final = re.compile(
    r"\d{1,8}[A-Za-zĐđ]{0,3}(?:[/.-][A-Za-z0-9Đđ&]{1,16}){1,5}"
    r"(?=,?[ \n]{1,3}(?:(?:đề|dề|ký|lập|ghi)[ \n]{1,2})?ngày[ \n]+\d{1,2}[ \n]{0,2}(?:[/.-]|tháng))"
)


def read(text: str, start: int) -> Core | None:
    """Read a document by type and number (`Nghị quyết 18`, `Chỉ thị số 05`, `Nghị định 30/2020`)."""
    match = _SHORT.match(text, start)
    if match is None:
        return odd(text, start)
    name = naming.before(text, start)
    if name is not None and name.code is None and name.has_number_word and start < _TOP:
        name = naming.heading(text, name)
    if name is None or name.code is None:
        return None
    if name.name_end == start and (
        text[name.start - 1 : name.start] in ("-", "/") or name.code not in GLUED_TO_NUMBERS
    ):
        # `KL1-KL16`, `TB01`: an abbreviation that is numbered itself; `NĐ30` is a decree.
        return None
    printed, official = name.printed, (name.name or "").lower()
    number, year = match["number"], match["year"]
    if not name.has_number_word and not (year and official in _BY_YEAR and printed[:1].isupper()):
        if start - name.name_end > 3 or len(number) > _LONGEST_BARE:
            # Columns of a table, not a name and its number.
            return None
        if "\n" in text[name.name_end : start] and _is_item(text, name.start, match.end()):
            return None
        if official in NEVER_SHORT or (len(number) == 4 and number[:2] in ("19", "20") and not year):
            return None
        if printed[:1].islower() and official not in NUMBERED_SMALL:
            return None
    if not year:
        if _COUNTED.match(text, match.end()):
            return None
        if number.isdigit() and int(number) == 0:
            return None
    code = f"{number}/{year}" if year else number
    return Core(
        name.start, match.end(), "short", name.code, name.name, code, start, name.name_end, name.has_number_word
    )


def _is_item(text: str, name: int, end: int) -> bool:
    """Tell whether a number that ends at `end`, on the line below a name, is that of an item or a page."""
    if _ITEM.match(text, end) is None:
        return False
    before = text[max(0, name - _FAR) : name]
    if text[end : end + 1] == ")":
        # `(gọi tắt là Nghị định ⏎43), …`
        return before.rfind("(") <= before.rfind(")")
    # `… theo Quyết định ⏎22.` ends a sentence within its paragraph; nothing follows as in an item.
    return _ENDS_LINE.match(text, end) is None or not before.rstrip(" ")[-1:].isalnum()


#: How far before a name a bracket opens; a full stop that ends a line.
_FAR: Final = 120
_ENDS_LINE: Final = re.compile(r"\.[ \t]{0,8}(?:\n|$)")


def odd(text: str, start: int, least: int = 0) -> Core | None:
    """Read a letter, contract or record whose number follows no rule and reaches beyond `least`.

    Type, `số` and the day behind it prove it.
    """
    match = _ODD.match(text, start)
    if match is None or match.end() <= least:
        return None
    name = naming.before(text, start)
    if name is None or name.code not in _ODDLY_NUMBERED or not name.has_number_word:
        return None
    return Core(name.start, match.end(), "short", name.code, name.name, match.group(), start, name.name_end, True)


def more(text: str, core: Core, cores: list[Core]) -> int:
    """Read the further numbers behind a short form (`các Nghị quyết 18, 19 và 27`); give where reading goes on."""
    is_plural = _PLURAL.search(text, max(0, core.start - 12), core.start) is not None
    end = core.end
    while (match := _NEXT.match(text, end)) is not None:
        at = match.end()
        if _COUNTED.match(text, at) or not (is_plural or _BREAK.match(text, at)):
            break
        start = match.start("word") if match["word"] else match.start("number")
        cores.append(
            core._replace(start=start, end=at, code=match["number"], code_start=match.start("number"), type_end=start)
        )
        end = at
    return end


#: A heading that parts the type from a bare number stands within so many characters of the beginning.
_TOP: Final = 800
_LONGEST_BARE: Final = 6
_ITEM: Final = re.compile(r"[ ]?(?:[.)]|\n|$)|[ \t]*:|\t")
_PLURAL: Final = re.compile(r"(?:các|những|cac)[ \n\t]+$", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"[ \n]{0,2}(?:,|;|và|hoặc)[ \n]{0,2}(?P<word>số[ \n]{1,2})?(?P<number>\d{1,5}[a-zđ]?)(?!\w|[.,]\d|[ ]?[/%-])"
)
_BREAK: Final = re.compile(r"[ ]?(?:[,;.)(:\n]|$|(?:của|về|ngày|năm|tại|và)[ \n])")
