"""Where it is worth asking whether a title ends: at a comma, or at a blank before one of few words.

The expression that tells what ends a title (`title_end`) is dear, and few words can begin such an end.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...text.lexicon import load
from ...text.spelling import tones
from .title_forms import compiled

_ENDS: Final[list[str]] = load(__package__, "title.toml")["titles"]["ends"]
#: What the expression takes behind a blank besides the ends of the lexicon.
_OTHERS: Final = ("(", "ban", "và", "hoặc", "cùng", "theo", "có", "quy", "qui", "đã", "được", "do", "ngày")
_GAP: Final = re.compile(r",|[ \n\t*]+(\(|[^\W\d_]*)")
_LETTERS: Final = re.compile(r"[^\W\d_]*")


@cache
def _firsts() -> frozenset[str]:
    spelled = {spelling for phrase in (*_ENDS, *_OTHERS) for spelling in tones(phrase)}
    return frozenset("(" if word[0] == "(" else _LETTERS.match(word)[0] for word in spelled)  # type: ignore[index]


def next_end(ends: re.Pattern[str], title: str, at: int) -> re.Match[str] | None:
    """Search for `ends` from `at` on."""
    if compiled is not None:
        while (gap := compiled.gap(title, at)) >= 0:
            match = ends.match(title, gap)
            if match is not None:
                return match
            at = gap + 1
        return None
    firsts = _firsts()
    for gap in _GAP.finditer(title, at):
        first = gap[1]
        if first is None or first in firsts:
            match = ends.match(title, gap.start())
            if match is not None:
                return match
    return None
