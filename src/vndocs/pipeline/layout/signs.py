"""What a cell of a signature is: a sign of authority, an office, a person's name, or what stands for a signature.

`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` (30/2020/NĐ-CP Annex I, cell 7a); T/M, K/T, T/L in papers of the Party.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cased
from .addressing import trimmed
from .cells import Cell
from .folding import ahead, plain

_WORDS: Final = load(__package__)["signing"]
SIGN: Final = re.compile(
    cased(
        r"[\s(]*(?P<sign>T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?[LI]|T\s?[./]?\s?[UƯ]\s?[./]?\s?Q|Q|[UU]Q"
        r"|THAY\sMẶT|KÝ\sTHAY|THỪA\sLỆNH|THỪA\sU[ỶY]\sQUYỀN|THỪA\sỦY\sQUYỀN|QUYỀN|(?:[Kk][Tt]|[Tt][MmLl])(?=[./]))"
        # An old font may have lost the capitals of the office.
        r"(?P<mark>\s?[./,:;]+\s?|\s+)"
        r"(?=[A-ZĐÀ-Ỹ(]|(?<=[./ ])(?:(?:bộ|cục|viện) trưởng|(?:giám|thống) đốc"
        r"|chủ tịch|(?:ủy|uỷ) ban|hội đồng|chính phủ))"
    )
)
_OFFICE: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(_WORDS['offices'], key=len, reverse=True)))})(?![^\W_])"
)
STAND_IN: Final = re.compile(rf"[\[(]*\s*(?:{'|'.join(map(re.escape, _WORDS['stand_ins']))})\s*[\])]*$")
HONOUR: Final = re.compile(
    rf"(?:{ahead(_WORDS['honours'])}"
    rf"(?:{'|'.join(map(re.escape, sorted(_WORDS['honours'], key=len, reverse=True)))})\.?\s*)+"
)
#: Signs of a list, which no office, body or name has.
_LISTED: Final = re.compile(r"[&;]|:\s|\d")
_OFFICES: Final = frozenset(_WORDS["inner_offices"])
SURNAMES: Final = frozenset(_WORDS["surnames"])
_MIDDLE: Final = frozenset(_WORDS["middle_names"])
_MIDDLE_LAST: Final = tuple(f" {word}" for word in _WORDS["middle_names"])
_PLACED: Final = frozenset(_WORDS["before_places"])
_NAME: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ']*(?:[ -]+[A-ZĐÀ-Ỹ][a-zà-ỹđ']*){1,5}"))
_NAME_UPPER: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ']+(?: [A-ZĐÀ-Ỹ']+){1,4}"))


def is_signing(line: Cell) -> bool:
    """Say whether a cell belongs to the signature: a sign, an office in capitals, a name."""
    sign = SIGN.match(line.text)
    if sign is not None and (
        line.text[:14].isupper() or line.text[sign.end()].islower() or _OFFICE.match(line.plain, sign.end())
    ):
        return True
    if _LISTED.search(line.text):
        # `CS: DNL; KK&KKT:` goes on with an entry.
        return False
    if line.is_upper and len(line.text) > 4 and (_OFFICE.match(line.plain) or len(line.text.split()) > 1):
        return True
    office = _OFFICE.match(line.plain)
    if office is not None and line.text[: office.end()].isupper() and is_name(line.text[office.end() :].strip()):
        return True
    return is_name(line.text) or STAND_IN.match(line.plain) is not None


def is_name(words: str) -> bool:
    """Say whether words are a person's name: a known family name and capitals."""
    honour = HONOUR.match(words)
    bare = words[honour.end() if honour else 0 :].strip(" .,'’")
    words_of = bare.split()
    first = words_of[0] if words_of else ""
    if first not in SURNAMES and first.title() not in SURNAMES:
        # `Lan Thị Vân`, of a family that no table has
        is_known = len(words_of) > 2 and words_of[1] in _MIDDLE and plain(first) not in _PLACED
        return is_known and _NAME.fullmatch(bare) is not None
    if _NAME.fullmatch(bare):
        return first in SURNAMES and len(bare.split()) <= 6
    if len(words_of) > 4 and bare.isascii():
        return False
    return _NAME_UPPER.fullmatch(bare) is not None and first.title() in SURNAMES and not _OFFICE.match(plain(bare))


def is_office(line: Cell, *, loosely: bool = False) -> bool:
    """Say whether an office stands in a cell by itself: in capitals, or below a sign as printed."""
    words = line.plain.strip(" .,:;()_")
    if " ".join(words.split()) in _OFFICES:
        return True
    if not line.is_upper and not loosely:
        return False
    if loosely and not line.is_upper and not line.text[0].isupper():
        return False
    return _OFFICE.match(words) is not None and len(words) < 90


def named(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of a name without the titles before it: `Thượng tướng`, `TS.`."""
    honour = HONOUR.match(text, start, end)
    return trimmed(text, honour.end() if honour else start, end)


def is_begun(words: str) -> bool:
    """Say whether a name goes on behind words: `Lan Thị`."""
    return len(words.split()) == 2 and words.endswith(_MIDDLE_LAST) and words.replace(" ", "").isalpha()
