"""What a cell of a signature is: a sign of authority, an office, a person's name, or what stands for a signature.

`TM.`, `KT.`, `TL.`, `TUQ.`, `Q.` (30/2020/NĐ-CP Annex I, cell 7a); T/M, K/T, T/L in papers of the Party.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from string import punctuation
from typing import Any, Final

from ...text.lexicon import load
from ...text.seeking import SPACE
from ...text.spelling import LETTERS, cased
from .addressing import trimmed
from .cells import Cell
from .folding import ahead, plain

compiled: Any
try:
    from . import _signs as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)["signing"]
SIGN: Final = re.compile(
    cased(
        r"[\s(]*(?=[TKQUtk])(?P<sign>T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?[LI]|T\s?[./]?\s?[UƯ]\s?[./]?\s?Q|Q|[UU]Q"
        r"|THAY\sMẶT|KÝ\sTHAY|THỪA\sLỆNH|THỪA\sU[ỶY]\sQUYỀN|THỪA\sỦY\sQUYỀN|QUYỀN|(?:[Kk][Tt]|[Tt][MmLl])(?=[./]))"
        # An old font may have lost the capitals of the office.
        r"(?P<mark>\s?[./,:;]+\s?|\s+)"
        r"(?=[A-ZĐÀ-Ỹ(]|(?<=[./ ])(?:(?:bộ|cục|viện) trưởng|(?:giám|thống) đốc"
        r"|chủ tịch|(?:ủy|uỷ) ban|hội đồng|chính phủ))"
    )
)
_OFFICE: Final = re.compile(
    rf"{ahead(_WORDS['offices'])}"
    rf"(?:{'|'.join(map(re.escape, sorted(_WORDS['offices'], key=len, reverse=True)))})(?![^\W_])"
)
#: The first characters of a sign of authority; behind a short one anything may stand.
_ENDS: Final = f"./,:;{SPACE}"
_SIGN_ROWS: Final = (
    ("T", "M", _ENDS),
    ("T", "LI", _ENDS),
    ("T", "UƯ", f"Q./{SPACE}"),
    ("K", "T", _ENDS),
    ("TK", f"./{SPACE}"),
    ("Q", _ENDS),
    ("U", "Q", _ENDS),
    ("T", "H", "AỪ", "YA", SPACE),
    ("K", "Ý", SPACE, "T"),
    ("Q", "U", "Y", "Ề", "N"),
    ("kK", "tT", "./"),
    ("tT", "mMlL", "./"),
)
STAND_IN: Final = re.compile(rf"[\[(]*\s*(?:{'|'.join(map(re.escape, _WORDS['stand_ins']))})\s*[\])]*$")
HONOUR: Final = re.compile(
    rf"(?:{ahead(_WORDS['honours'])}"
    rf"(?:{'|'.join(map(re.escape, sorted(_WORDS['honours'], key=len, reverse=True)))})\.?\s*)+"
)
#: Signs of a list, which no office, body or name has.
_LISTED: Final = re.compile(r"[&;]|:\s|\d")
_INNER_OFFICES: Final = frozenset(_WORDS["inner_offices"])
#: Words behind which the name of an office goes on.
PARTS: Final = ("tong", "chi", "pho", "ban")
SURNAMES: Final = frozenset(_WORDS["surnames"])
_MIDDLE: Final = frozenset(_WORDS["middle_names"])
_MIDDLE_LAST: Final = tuple(f" {word}" for word in _WORDS["middle_names"])
_PLACED: Final = frozenset(_WORDS["before_places"])
_NAME: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ']*(?:[ -]+[A-ZĐÀ-Ỹ][a-zà-ỹđ']*){1,5}"))
_NAME_UPPER: Final = re.compile(cased(r"[A-ZĐÀ-Ỹ']+(?: [A-ZĐÀ-Ỹ']+){1,4}"))


#: What the compiled part says of a cell, a bit for each claim that is sure; as _signs.c has them.
KNOWN: Final = 1
NO_SIGN: Final = 2
OFFICE: Final = 4
LOOSE_OFFICE: Final = 8
NO_NAME: Final = 16
STANDS_IN: Final = 32
SIGNING: Final = 64
NOT_SIGNING: Final = 128
WHOLE: Final = 256
#: What the patterns said of a cell that it left to them.
PERSON: Final = 512


def judged(line: Cell) -> int:
    """Give what the compiled part says of a cell; nothing without it, and of words that it does not know."""
    if line.judged < 0:
        line.judged = judge(line.text)
    return line.judged


def sign_of(line: Cell) -> re.Match[str] | None:
    """Match the sign of authority at the head of a cell."""
    return None if judged(line) & NO_SIGN else SIGN.match(line.text)


def stands_in(line: Cell) -> bool:
    """Say whether a cell stands for a signature: `(Đã ký)`."""
    said = judged(line)
    return said & STANDS_IN != 0 if said & KNOWN else STAND_IN.match(line.plain) is not None


def is_person(line: Cell) -> bool:
    """Say whether a cell is a person's name."""
    said = judged(line)
    if not said & (NO_NAME | PERSON):
        said |= PERSON if is_name(line.text) else NO_NAME
        line.judged = said
    return said & PERSON != 0


def is_signing(line: Cell) -> bool:
    """Say whether a cell belongs to the signature: a sign, an office in capitals, a name."""
    said = judged(line)
    if not said & (SIGNING | NOT_SIGNING):
        said |= SIGNING if is_signing_plainly(line) else NOT_SIGNING
        line.judged = said
    return said & SIGNING != 0


def is_signing_plainly(line: Cell) -> bool:
    """Say the same by the patterns alone."""
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
    if words[:1].islower():
        # No title and no name begins so.
        return False
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
    said = judged(line)
    return said & (LOOSE_OFFICE if loosely else OFFICE) != 0 if said & KNOWN else is_office_plainly(line, loosely)


def is_office_plainly(line: Cell, loosely: bool) -> bool:
    """Say the same by the patterns alone."""
    words = line.plain.strip(" .,:;()_")
    if " ".join(words.split()) in _INNER_OFFICES:
        return True
    if not loosely and not line.is_upper:
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
    return words.endswith(_MIDDLE_LAST) and len(words.split()) == 2 and words.replace(" ", "").isalpha()


def _told() -> dict[str, Any]:
    """Give what the compiled part is told: letters with their plain ones, the rows of signs, and words, as sets."""
    letters = f"{LETTERS} {punctuation}\t\u00a0–—‐…“”‘’•·"
    offices = [*_WORDS["offices"], *_INNER_OFFICES]
    return {
        "plain": dict(zip(letters, plain(letters), strict=True)),
        "signs": _SIGN_ROWS,
        "offices": dict.fromkeys(offices),
        "office_firsts": dict.fromkeys(office.split()[0] for office in offices),
        "inner_offices": dict.fromkeys(_INNER_OFFICES),
        "inner_pairs": dict.fromkeys(" ".join(office.split()[:2]) for office in _INNER_OFFICES),
        "parts": dict.fromkeys(PARTS),
        "surnames": dict.fromkeys(SURNAMES),
        "middle_names": dict.fromkeys(_MIDDLE),
        "honours": dict.fromkeys(honour[:3] for honour in _WORDS["honours"]),
        "stand_ins": dict.fromkeys(_WORDS["stand_ins"]),
    }


def _nothing(words: str) -> int:
    return 0


if compiled is not None:
    compiled.tell(_told())
judge: Final[Callable[[str], int]] = _nothing if compiled is None else compiled.judge
