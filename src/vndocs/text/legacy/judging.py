"""Judges in which encoding a text stands, by how many of its words are Vietnamese syllables when it is read so.

Only words with a letter outside ASCII speak; a text with the letters that only Unicode has (`ạ`, `ế`, `ư`, `đ`) is
Unicode, and so is one whose words are syllables as they stand (`HÒA BÌNH`).
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .syllables import is_syllable
from .tables import ENCODINGS, decode

#: Stretches of letters, and of the signs that stand for letters in an old encoding, with at least one outside ASCII.
_OTHER: Final = r" \t\n\r\xa0\u2000-\u200b\u202f\u3000‘’“”–—…"
_LETTER: Final = rf"[^!-@\[-`{{-~{_OTHER}]"
_WORD: Final = re.compile(rf"{_LETTER}{{0,40}}?[^ -\x7f{_OTHER}]{_LETTER}{{0,40}}")
#: Letters of Vietnamese that no character of an old encoding looks like.
_UNICODE: Final = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
#: Words that cannot be in an old encoding or say nothing of it: a sign alone (`§`, a bullet of a symbol font).
_SILENT: Final = re.compile(f"{_UNICODE.pattern}|[\ue000-\uf8ff]|^.$")
#: Characters that no Vietnamese word has in Unicode and that stand for letters in the old encodings.
_FOREIGN: Final = re.compile(
    "[\x80-\x9f\xa1-\xa6\xa8\xaa\xac-\xae\xb5-\xb9\xbb-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb-\xdc\xde\xdf\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff\ue000-\uf8ff]"
)
#: Of the words that speak, so many in a hundred must be syllables for an encoding to be believed.
ENOUGH: Final = 0.75
#: And so many in a hundred more than stand as they are: VISCII shares letters with Unicode, and print has its slips.
_GAIN: Final = 0.25
#: A whole text is not judged by fewer words than this, unless a font vouches for it.
_LEAST: Final = 4


class Judgement(NamedTuple):
    """How many words speak, how many are syllables as they stand, and how many in each of ENCODINGS."""

    words: int
    unicode: int
    read: tuple[int, ...]

    def best(self) -> str | None:
        """Name the encoding that explains more words than any other and than Unicode; None where there is none."""
        most = max(self.read)
        if (
            not most
            or most - self.unicode < _GAIN * self.words
            or most < ENOUGH * self.words
            or self.read.count(most) > 1
        ):
            return None
        return ENCODINGS[self.read.index(most)]


def looks_old(text: str) -> bool:
    """Tell whether a text has any character that speaks for an old encoding: a cheap question before the costly one."""
    return _FOREIGN.search(text) is not None


def judge(text: str) -> Judgement:
    """Count the words that could be in an old encoding: the syllables as they stand, and in each encoding."""
    words = [word for word in _WORD.findall(text) if not _SILENT.search(word)]
    if not words:
        return Judgement(0, 0, (0,) * len(ENCODINGS))
    as_it_is = sum(is_syllable(word) for word in words)
    read = tuple(sum(_is_read(word, encoding) for word in words) for encoding in ENCODINGS)
    return Judgement(len(words), as_it_is, read)


def syllables(text: str) -> float:
    """Give the share of the words with a letter outside ASCII that are syllables as they stand."""
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def standing(text: str, encoding: str) -> list[tuple[int, int]]:
    """Give the words that are Vietnamese as they stand and are not when they are read in an encoding."""
    return [
        word.span()
        for word in _WORD.finditer(text)
        if not _is_read(word[0], encoding) and (is_syllable(word[0]) or _UNICODE.search(word[0]))
    ]


def _is_read(word: str, encoding: str) -> bool:
    meant, _ = decode(word, encoding)
    # TCVN3 has no capitals with a tone: `LUËT` is typed in capitals as far as the keyboard goes.
    if encoding == "tcvn3" and not is_syllable(meant):
        small = "".join(letter for letter in meant if not letter.isascii())
        return small.islower() and is_syllable(meant.lower()) and meant.replace(small, "").isupper()
    return is_syllable(meant)


def whole(judgements: list[Judgement]) -> str | None:
    """Name the old encoding that the parts of a text have together, where enough words speak for one."""
    total = Judgement(
        sum(part.words for part in judgements),
        sum(part.unicode for part in judgements),
        tuple(sum(part.read[place] for part in judgements) for place in range(len(ENCODINGS))),
    )
    return total.best() if total.words >= _LEAST else None
