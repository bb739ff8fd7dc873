"""The chains that are most of all: one place, named from small to large, `điểm a khoản 2 Điều 7 của Luật này`.

They are read in one step; whatever is not plainly one of them is left to `chain`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .grammar import LEXICON

if TYPE_CHECKING:
    from .chain import Light

_TYPES: Final = "|".join(
    name.replace(" ", r"[ \n]")
    for sort in ("plain", "capital")
    for name in sorted(LEXICON["types"][sort], reverse=True)
)
_ONE: Final = re.compile(
    r"(?:[Đđ]iểm[ \n]([a-zđ])[ \n])?(?:[Kk]hoản[ \n]([1-9]\d?[a-zđ]?)[ \n])?([Đđ])iều[ \n]([1-9]\d{0,2}[a-zđ]?)"
    rf"(?=[ \n;)]*\Z|[ \n]của[ \n]*\Z|[ \n](?:của[ \n])?(?:{_TYPES})[ \n]này\Z)"
)

#: How far it reaches, its provisions, its levels, whether it names several, where it stands on its own.
One = tuple[int, "tuple[Light, ...]", tuple[str, ...], bool, str]


def read_one(words: str) -> One | None:
    """Read a chain that is one place of an article; None where it is more or something else."""
    match = _ONE.match(words)
    if match is None:
        return None
    point, clause, sign, article = match.groups()
    is_capital = sign == "Đ"
    if clause is None and point is None:
        return match.end(), ((("article", article),),), ("article",), False, "plain" if is_capital else "measured"
    if point is None:
        return match.end(), ((("article", article), ("clause", clause)),), ("clause", "article"), True, "plain"
    if clause is None:
        return match.end(), ((("article", article), ("point", point)),), ("point", "article"), True, "plain"
    path = (("article", article), ("clause", clause), ("point", point))
    return match.end(), (path,), ("point", "clause", "article"), True, "plain"
