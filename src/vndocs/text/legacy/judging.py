"""Judges in which encoding a text stands, by how many of its words are Vietnamese syllables when it is read so.

Only words with a letter outside ASCII speak; a text with the letters that only Unicode has (`ạ`, `ế`, `ư`, `đ`) is
Unicode, and so is one whose words are syllables as they stand (`HÒA BÌNH`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from .syllables import is_common, is_syllable
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
#: The same in UTF-8.
_FOREIGN_BYTES: Final = re.compile(
    b"[\xc2\xc3](?:(?<=\xc2)[\x80-\x9f\xa1-\xa6\xa8\xaa\xac-\xae\xb5-\xb9\xbb-\xbf]|(?<=\xc3)[\x84-\x87\x8b\x8e-\x91\x96-\x98"
    b"\x9b\x9c\x9e\x9f\xa4-\xa7\xab\xae-\xb1\xb6-\xb8\xbb\xbc\xbe\xbf])|\xee|\xef[\x80-\xa3]"
)
#: Of the words that speak, so many in a hundred must be syllables for an encoding to be believed.
ENOUGH: Final = 0.75
#: And so many in a hundred more than stand as they are: VISCII shares letters with Unicode, and print has its slips.
_GAIN: Final = 0.25
#: A whole text is not judged by fewer words than this, unless a font vouches for it.
_LEAST: Final = 4
#: Of fewer words at least two, none of which stands as it is and all of which are common when they are read.
_FEWEST: Final = 2


class Judgement(NamedTuple):
    """How many words speak, how many are syllables as they stand, and how many in each of ENCODINGS.

    `common` counts in each those that official papers use most, `won` and `lost` the words that are no syllables as
    they stand and are or are not when they are read; `known` are those common as they stand, `modern` words that only
    Unicode can hold.
    """

    words: int
    unicode: int
    read: tuple[int, ...]
    common: tuple[int, ...]
    won: tuple[int, ...]
    lost: tuple[int, ...]
    known: int = 0
    modern: int = 0

    def best(self) -> str | None:
        """Name the encoding that explains more words than any other and than Unicode; None where there is none.

        Of two that explain as many the one whose words are more common.
        """
        most = max(self.read)
        if not most or most - self.unicode < _GAIN * self.words or most < ENOUGH * self.words:
            return None
        ways = sorted(range(len(ENCODINGS)), key=lambda way: (self.read[way], self.common[way]))
        first, second = ways[-1], ways[-2]
        if (self.read[first], self.common[first]) == (self.read[second], self.common[second]):
            return None
        return ENCODINGS[first]

    def gain(self, encoding: str) -> int:
        """Give how many more words are syllables in an encoding than as they stand."""
        return self.read[ENCODINGS.index(encoding)] - self.unicode

    def is_certain(self, encoding: str) -> bool:
        """Tell whether none of the words stands as it is, all are syllables in an encoding, and one is common."""
        way = ENCODINGS.index(encoding)
        return not self.unicode and self.read[way] == self.words and self.common[way] > 0


_NOTHING: Final = (0,) * len(ENCODINGS)


def looks_old(text: str) -> bool:
    """Tell whether a text has any character that speaks for an old encoding: a cheap question before the costly one."""
    return _FOREIGN.search(text) is not None


def bytes_look_old(data: bytes) -> bool:
    """Tell the same of a text in UTF-8 by its bytes, in a fraction of the time."""
    return _FOREIGN_BYTES.search(data) is not None


def judge(text: str) -> Judgement:
    """Count the words that could be in an old encoding: the syllables as they stand, and in each encoding."""
    found = [] if text.isascii() else _WORD.findall(text)
    words = [word for word in found if not _SILENT.search(word)]
    modern = sum(_UNICODE.search(word) is not None for word in found)
    if not words:
        return Judgement(0, 0, _NOTHING, _NOTHING, _NOTHING, _NOTHING, 0, modern)
    as_it_is = [is_syllable(word) for word in words]
    readings = [[_reading(word, encoding) for word in words] for encoding in ENCODINGS]
    read = tuple(sum(meant is not None for meant in way) for way in readings)
    common = tuple(sum(meant is not None and is_common(meant) for meant in way) for way in readings)
    known = sum(is_common(word) for word in words)
    strange = len(words) - sum(as_it_is)
    won = tuple(
        sum(meant is not None and not word for meant, word in zip(way, as_it_is, strict=True)) for way in readings
    )
    lost = tuple(strange - count for count in won)
    return Judgement(len(words), sum(as_it_is), read, common, won, lost, known, modern)


def syllables(text: str) -> float:
    """Give the share of the words with a letter outside ASCII that are syllables as they stand."""
    words = _WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def is_vietnamese(text: str) -> bool:
    """Tell whether the words of a text are syllables as they stand."""
    return syllables(text) >= ENOUGH


def standing(text: str, encoding: str, *, is_mixed: bool = False) -> list[tuple[int, int]]:
    """Give the words that are Vietnamese as they stand and are not when they are read in an encoding.

    In a line with both, a word that is Vietnamese either way goes with its neighbours; between two that differ it
    stands.
    """
    words = list(_WORD.finditer(text))
    stands: list[bool | None] = []
    for word in words:
        is_read = _reading(word[0], encoding) is not None
        is_word = is_syllable(word[0])
        if is_mixed and is_read and is_word:
            stands.append(None)
        else:
            stands.append(not is_read and (is_word or _UNICODE.search(word[0]) is not None))
    return [word.span() for word, stay in zip(words, between(stands), strict=True) if stay is not False]


def between(claims: Sequence[bool | None]) -> list[bool | None]:
    """Give to each open claim what its nearest neighbours on both sides agree on; it stays open where they do not."""
    before: list[bool | None] = []
    last: bool | None = None
    for claim in claims:
        last = claim if claim is not None else last
        before.append(last)
    settled: list[bool | None] = []
    last = None
    for claim, earlier in zip(reversed(claims), reversed(before), strict=True):
        last = claim if claim is not None else last
        if earlier is None or last is None:
            settled.append(earlier if last is None else last)
        else:
            settled.append(earlier if earlier == last else None)
    return settled[::-1]


@lru_cache(maxsize=65536)
def _reading(word: str, encoding: str) -> str | None:
    """Give the syllable that a word is in an encoding; None where it is none."""
    meant, _ = decode(word, encoding)
    if is_syllable(meant):
        return meant
    if encoding == "tcvn3":
        # TCVN3 has no capitals with a tone: `LUËT` is typed in capitals as far as the keyboard goes.
        small = "".join(letter for letter in meant if not letter.isascii())
        if small.islower() and is_syllable(meant.lower()) and meant.replace(small, "").isupper():
            return meant.lower()
    return None


def whole(judgements: Sequence[Judgement], *, is_mixed: bool) -> str | None:
    """Name the old encoding that the parts of a text have together, where enough words speak for one.

    The parts that speak choose it; it must explain most of what is no Vietnamese in all of them, so that a text in
    another language is not read by those of its lines that happen to look like Vietnamese.
    """
    total = _sum([part for part in judgements if part.unicode < part.words and part.best() is not None])
    best = total.best()
    if best is None:
        return None
    way = ENCODINGS.index(best)
    everything = _sum(judgements)
    if everything.won[way] < ENOUGH * (everything.won[way] + everything.lost[way]):
        return None
    if total.words >= _LEAST:
        return best
    is_sure = total.is_certain(best) and total.common[way] == total.words >= _FEWEST
    return best if is_sure and not is_mixed else None


def _sum(parts: Sequence[Judgement]) -> Judgement:
    ways = range(len(ENCODINGS))
    return Judgement(
        sum(part.words for part in parts),
        sum(part.unicode for part in parts),
        tuple(sum(part.read[way] for part in parts) for way in ways),
        tuple(sum(part.common[way] for part in parts) for way in ways),
        tuple(sum(part.won[way] for part in parts) for way in ways),
        tuple(sum(part.lost[way] for part in parts) for way in ways),
    )
