"""Where the subject of a letter begins: behind `V/v` below its number, or `Về việc` (30/2020/NĐ-CP Annex I, 5b)."""

from __future__ import annotations

import re
from typing import Final

from ...text.seeking import SPACE, Sought

#: `V/v`, `Vv:`; what may stand before it is looked at last, since the letter is quick to find.
_SUBJECT: Final = Sought(
    re.compile(
        r"[Vv](?<![^\s|*_('`‘].)(?:(?:\s?/\s?|[iI1#])[vVyY](?=[\s*_:.])[:.]?|[Vv][:.]?(?=\s))(?=[\s*_]{0,4}[^\W_])"
    ),
    ("Vv", "/", f"vVyY{SPACE}"),
    ("Vv", SPACE, "/"),
    ("Vv", "iI1#", "vVyY"),
    ("Vv", "Vv", f":.{SPACE}"),
)
_ON: Final = "Về việc"


def word(text: str, start: int, end: int) -> int:
    """Give where the first `V/v`, or `Về việc` at the head of a cell, ends; -1 where there is none."""
    letter = _SUBJECT.search(text, start, end)
    stop = letter.start() if letter else end
    at = text.find(_ON, start, stop)
    while at >= 0:
        behind = at + len(_ON)
        if behind < end and text[behind] in " :":
            low = at
            while low >= max(start, at - 40):
                if low == 0 or text[low - 1] in "\n|":
                    return behind + 1
                if text[low - 1] not in " \t*_|":
                    break
                low -= 1
        at = text.find(_ON, at + 1, stop)
    return letter.end() if letter else -1
