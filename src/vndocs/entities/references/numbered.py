"""References by number: the type's name, `số`, the symbol, for one number after another.

`Quyết định số 1388/QĐ-UBND`, `Nghị quyết 18`, `QCVN 01:2021/BXD`. Where the package was installed with its compiled
part, that reads the plain forms and refuses what is surely none for a whole text at once, and asks the grammar here for
the rest; a test holds the two together.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from ...text.lexicon import load
from . import naming, short, standards, symbol, worn
from .own_words import Core

_WORDS: Final = load(__package__)

FORM_SIGNS: Final = frozenset(_WORDS["form_signs"])
_ALONE: Final = frozenset(_WORDS["alone"])
CONTRACTS: Final = frozenset(("HĐ", "BB"))
STANDARD_CODES: Final = frozenset(_WORDS["standard_codes"])
BODY_FIRST: Final = frozenset(_WORDS["body_first"])
ALSO_BODIES: Final = frozenset(_WORDS["also_bodies"])


def numbered_plainly(text: str, numbers: list[tuple[int, int]]) -> list[Core]:
    """Read every document that is cited by number, one number after another."""
    cores: list[Core] = []
    behind = 0
    for start, end in numbers:
        if start >= behind:
            behind = max(behind, number_at(text, start, end, cores))
    return cores


def number_at(text: str, start: int, end: int, cores: list[Core]) -> int:
    """Read the document, if any, that the number between two places cites; give where reading goes on behind it."""
    core = None
    if _PROBE.match(text, end) is not None and (not start or text[start - 1] not in _REFUSED_BEFORE):
        core = _symbol(text, start)
    # What costs more to refuse is asked last: whether a standard's sign or a type's name can end before the number.
    if core is None and (
        text[end : end + 1] == ":" or text[start - 2 : start - 1] in STANDARD_ENDS or text[start - 2 : start].isspace()
    ):
        core = standards.read(text, start)
    if core is None:
        endings, signs = _endings()
        if (
            text[start - 5 : start - 1] in endings
            or text[start - 3 : start - 1] in signs
            or text[start - 2 : start] in signs
        ):
            core = short.read(text, start)
    if core is None:
        return 0
    if core.type in CONTRACTS and (odd := short.odd(text, start, core.end)) is not None:
        # `Hợp đồng tín dụng số 1500-LAV-201900123 ngày …`: more than what looks like a symbol.
        core = odd
    cores.append(core)
    return short.more(text, core, cores) if core.kind == "short" else core.end


def _symbol(text: str, start: int) -> Core | None:
    match = symbol.match(text, start)
    if match is None:
        return None
    sign = match["first"]
    if (
        text[start - 1 : start].isalpha()
        and not naming.is_number_word(text, start)
        and not (symbol.is_known(sign) or symbol.is_known(sign.upper()))
    ):
        # `TC1-TC16`: an abbreviation that is numbered itself.
        return None
    name = naming.before(text, start)
    if name is None:
        if not (match["year"] and (match["first"] == "PL" or is_plenary(match["first"]))):
            return None
        # `Luật Biên phòng số 66/2020/QH14`: no room is numbered so.
        word = start - 3 if text[start - 3 : start].lower() == "số " else start
        name = naming.Naming(word, word, word < start, None, None, "")
    read_symbol = symbol.read(match, name.code)
    if read_symbol is None or name.code in STANDARD_CODES:
        return None
    first, rest = read_symbol.first, read_symbol.rest
    if name.code is None:
        if start and text[start - 1].isupper() and not name.has_number_word:
            # `PC09-Đ4`: the figures belong to a word of their own.
            return None
        spoilt = _worn(text, name, first, rest)
        if spoilt is not None:
            name = spoilt
            read_symbol = symbol.read(match, name.code) or read_symbol
        elif name.has_number_word and not is_plenary(first):
            name = naming.heading(text, name) or naming.distant(text, name) or naming.distant_small(text, name) or name
    if not read_symbol.year and _YEAR_ALONE.match(match["number"]) and _BLANK_DAY.match(text, start + read_symbol.size):
        return None
    known = symbol.is_known(first)
    if name.code is None:
        if first in FORM_SIGNS:
            return None
        is_letter = name.has_number_word and _LETTER.match(text, start + read_symbol.size) is not None
        if not (rest or read_symbol.year or known or is_letter):
            return None
        if not (known or is_letter or (name.has_number_word and (rest or read_symbol.year))):
            return None
        if not rest and not read_symbol.year and not name.has_number_word and first not in _ALONE:
            return None
    elif first in FORM_SIGNS and not rest:
        return None
    kind_code = type_of(first, rest, name)
    end, code = start + read_symbol.size, read_symbol.code
    if name.code is not None and text[end : end + 1] == " " and (unit := _UNIT_BEHIND.match(text, end)) is not None:
        # `Công văn số 4977/BVHTTDL VP ngày …`: a hyphen was lost before the unit.
        end, code = unit.end(), f"{code}-{unit[1]}"
    elif code.endswith("QH") and (term := _TERM_BEHIND.match(text, end)) is not None:
        # `Luật số 83/2015/QH 13`: a blank before the term.
        end, code = term.end(), code + term[1]
    return Core(
        name.start,
        end,
        "symbol",
        kind_code,
        name.name,
        code,
        start,
        name.name_end,
        name.has_number_word,
    )


def _worn(text: str, name: naming.Naming, first: str, rest: str) -> naming.Naming | None:
    """Read the name of a type that a scan has damaged, where the symbol says which type it must be."""
    end = name.name_end
    while end and text[end - 1] in _SIGNS:
        end -= 1
    if not end or not text[end - 1].isalnum():
        return None
    has_number_word = name.has_number_word
    if not has_number_word and (spoilt := worn.number_word(text, end)) >= 0:
        has_number_word, end = True, spoilt
    codes = proved_by(first, rest)
    found = worn.name_before(text, end, codes) if codes else None
    if found is None:
        return None
    return naming.Naming(found.start, found.end, has_number_word, found.code, found.name, text[found.start : found.end])


def proved_by(first: str, rest: str) -> tuple[str, ...]:
    """Give the codes of the types whose damaged name a symbol proves."""
    if is_plenary(first):
        return PLENARY_TYPES
    if first in symbol.type_codes():
        return (symbol.type_codes()[first],)
    return ("CV",) if rest and symbol.is_known(first) else ()


_SIGNS: Final = " \n\t*_:.,;'`"
PLENARY_TYPES: Final = ("NQ", "BL", "L", "PL")


#: The subject of a letter under its number: `Số: 55/QLN` / `V/v: …`.
_LETTER: Final = re.compile(r"[ \t*_|]{0,8}\n?[ \t*_|]{0,8}[Vv]/[vV]")
_UNIT_BEHIND: Final = re.compile(r"[ ]([A-ZĐ]{2,5}[a-z]?)(?=,?[ \n]{1,2}ngày[ \n]\d)")
_TERM_BEHIND: Final = re.compile(r"[ ]{1,2}(1\d|[89])(?![\d/.,%]*\d|[%])")
#: A number left blank before its year, and the day left blank too: `số : 2006/QĐ-UBND ngày   tháng   năm 2006`.
_YEAR_ALONE: Final = re.compile(r"(?:19|20)\d\d$")
_BLANK_DAY: Final = re.compile(r"[ ,]{0,3}ngày[ .…_]{0,40}tháng[ .…_]{0,40}năm")


@cache
def _endings() -> tuple[frozenset[str], frozenset[str]]:
    """Give the last four characters of the types' names, in each case and broken at a line end, and the short signs."""
    endings, signs = {"  ", " \n"}, set()
    for spelled in naming.spellings():
        for form in (spelled, spelled.upper(), spelled.title()):
            if len(form) > 3:
                endings.update(form[-4:].replace(" ", end)[-4:] for end in (" ", "\n", " \n"))
            else:
                signs.add(form[-2:])
    for word in _WORDS["number_words"]:
        for form in (word, word.upper(), word.title()):
            signs.update((form, form[-1] + ":"))
    # Beyond two blanks or a colon it is looked up in full.
    signs.update(last + blank for last in (":", " ", "\n", "*") for blank in " \n*")
    return frozenset(endings), frozenset(signs)


_PROBE: Final = re.compile(
    r"[ \t\n*]{0,2}[/-][ \t\n*]{0,3}(?:[A-ZĐnqtckbhvu]|\d\d(?:\d\d)?[ \t\n*]{0,2}[/-][ \t\n*]{0,3}[A-ZĐnqtckbhvu])"
    r"|/(?:19|20)\d\d[A-ZĐ]{2}|-\d{2,5}/[A-ZĐ]{2}|[A-ZĐa-eđ]{1,2}[/-]|[ ]?[A-ZĐ]{2,}|[ ]TTg|[ ](?:19|20)\d\d[ ]?/"
)
STANDARD_ENDS: Final = frozenset("NPSOC")
_REFUSED_BEFORE: Final = frozenset("/-.,@#%=+_&\\")


def type_of(first: str, rest: str, name: naming.Naming) -> str | None:
    """Give the type's code: the symbol's own, else that of the name; letters carry none (`1234/BTC-CST`)."""
    is_letter = name.code == "CV"
    unit = rest[1:].split("-")[0].split("/")[0]
    if not rest and name.code is not None and first in _ALONE:
        return name.code
    glued = None if rest else symbol.split_glued(first)
    if glued is not None:
        return symbol.type_codes()[glued[0]]
    if first in symbol.type_codes() and first not in ("QH", "CV"):
        if (
            first in ALSO_BODIES
            and not symbol.is_known(unit)
            and rest.startswith("-")
            and (is_letter or name.code is None)
        ):
            return "CV"
        if first in BODY_FIRST and name.code is not None and not rest.startswith("-"):
            # `1062 TC/QĐ/CSTC`: the body stands first.
            return name.code
        if first in ("L", "LCT"):
            return name.code if name.code in ("L", "BL", "PL", "LCT") else "LCT"
        return symbol.type_codes()[first]
    if name.code == "HĐ" and first.startswith("HĐ"):
        # A contract's own code: `395/11/HĐTD`.
        return first
    if name.code is not None:
        return name.code
    if is_plenary(first):
        return None
    if symbol.is_court(first):
        return "BA"
    if first in ("LCT", "SL"):
        return first
    return "CV" if symbol.is_known(first) and rest else None


@lru_cache(maxsize=4096)
def is_plenary(first: str) -> bool:
    """Tell whether a sign is that of the National Assembly or its standing committee of some term."""
    return first.startswith(("QH", "UBTVQH")) and first[-1:].isdigit()
