"""Plain letters for comparing: a scan loses diacritics (`BO TÀI CHÍNH`), old papers mix letter case (`SắC LệNH`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

compiled: Any
try:
    from . import _folding as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_MORE: Final = {"đ": "d", "Đ": "d", "\u00a0": " "}


class _Table(dict[int, str]):
    """Maps each character to its plain letter, one for one, when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _MORE.get(char) or unicodedata.normalize("NFD", char)[0].lower()
        plain = base if len(base) == 1 else char
        self[code] = plain
        return plain


@cache
def _table() -> _Table:
    return _Table()


def any_of(words: Iterable[str]) -> str:
    """Write a pattern of any of some words, the longest first; their blanks may be any white space."""
    spelled = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in spelled) + ")"


def opening(words: Iterable[str]) -> str:
    """Write the same to stand behind blanks: the two letters ahead tell nearly all that is none of the words."""
    every = [word.strip() for word in words]
    return f"{ahead(every)}{any_of(every)}"


def ahead(words: Iterable[str]) -> str:
    """Write a pattern of what the first two letters of some words may be, which it looks at and leaves."""
    every = list(words)
    longer = [word[:2] for word in every if word[1:2].strip()]
    letters = ["".join(f"[{re.escape(''.join(sorted({word[at] for word in longer})))}]" for at in (0, 1))]
    letters += [re.escape(word[0]) for word in every if not word[1:2].strip()]
    return f"(?={'|'.join(letters)})"


#: What is looked up at once, in one pass: Latin, Greek and Cyrillic letters, marks, signs, shapes and bullets. What is
#: for private use is no letter, and all else is rare.
_COMMON: Final = (range(1, 0x530), range(0x1E00, 0x2800))


def by_table(words: str) -> str:
    """Give `words` in lower case without diacritics, character for character."""
    return words.lower() if words.isascii() else words.translate(_table())


@cache
def common() -> dict[str, str]:
    """Give the plain letter of each common one."""
    return {chr(code): by_table(chr(code)) for codes in _COMMON for code in codes}


plain: Callable[[str], str] = by_table
if compiled is not None:
    compiled.tell(common(), by_table)
    plain = compiled.plain
