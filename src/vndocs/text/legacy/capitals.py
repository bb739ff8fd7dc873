"""Capitals of TCVN3, which has none with a tone: `LUËT` is typed for LUẬT, and a font ending in H shows it so.

Without that font the letters with a tone stay small (`LUậT`), which no one means.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{1,40}")


def in_capitals(line: str) -> str:
    """Give a line with the words in capitals that are typed so as far as the keyboard goes."""
    if not any(map(str.isupper, line)):
        return line
    meant = [word for word in _WORD.finditer(line) if _is_typed_in_capitals(word[0])]
    if not meant:
        return line
    if not any(letter.isascii() and letter.islower() for letter in line):
        # `ĐỏNG TÔ`: in a line of capitals a word with one capital is one too.
        return _upper(line)
    pieces: list[str] = []
    at = 0
    for word in meant:
        pieces += (line[at : word.start()], _upper(word[0]))
        at = word.end()
    return "".join((*pieces, line[at:]))


def _is_typed_in_capitals(word: str) -> bool:
    """Tell whether a word has a capital behind its first letter and small letters with a tone alone."""
    return (
        any(map(str.isupper, word[1:]))
        and any(map(str.islower, word))
        and not any(letter.isascii() and letter.islower() for letter in word)
    )


def _upper(text: str) -> str:
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)
