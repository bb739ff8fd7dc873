"""Names of types that a scan has damaged, read where the symbol proves them: `Nghi đinh số 49/2026/NĐ-CP`.

Recognition of printed pages loses and changes tone marks (`Thông tu`, `Nghị dịnh`, `Luột`), sometimes a letter
(`Nghl định`), and the word `số` comes out as `sô`, `só`, `so`, `sé`. None of this is read by itself: only the name of
the very type that the symbol behind it prints is.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ... import catalogue

#: How far a damaged name may reach back, and how many signs may stand inside it.
_WINDOW: Final = 48
_GAP: Final = re.compile(r"[.,:;'`]?[ \t\n*]{1,3}|-")
_EMPTY_LINE: Final = re.compile(r"\n[ \t*]*\n")
_SIGNS: Final = " \n\t*_:.,;'`"
#: What `số` comes out as; the shorter list is no word of its own and needs no type's name before it.
SPOILT: Final = "oòóỏõọôồốổỗộơờớởỡợOÒÓỎÕỌÔỒỐỔỖỘƠ06eéèẻẽẹEÉÈẺẼ"
_NUMBER: Final = re.compile(rf"[sS$][{SPOILT}](?![^\W_])")
_CLEAR: Final = frozenset(first + vowel for first in "sS" for vowel in "ôóồỗỏộÔÓỒỖỎỘ")
_VOWELS: Final = str.maketrans("aeiouy0đ", "aaaaaaad")
_SHORTEST: Final = 4
#: The names of types have no more words.
_MOST_WORDS: Final = 4
#: Below these a letter is one in a skeleton.
_FURTHER_LETTERS: Final = "\u1f00"


class WornName(NamedTuple):
    """Where a damaged name begins and ends, its code and its official name."""

    start: int
    end: int
    code: str
    name: str


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """Give a word with all its vowels alike and without marks, as far as a scan keeps it."""
    plain = unicodedata.normalize("NFD", word.lower()).translate(_VOWELS)
    return "".join(char for char in plain if char.isalnum())


@cache
def _names() -> dict[str, list[tuple[int, str, str]]]:
    """Give the skeletons of the names of types by code, with how many words they have and the official name."""
    by_code: dict[str, list[tuple[int, str, str]]] = {}
    for spelled, (code, name) in catalogue.type_names().items():
        words = spelled.split()
        if len(words) > 1 or spelled == "luật":
            by_code.setdefault(code, []).append((len(words), " ".join(map(skeleton, words)), name))
    for entries in by_code.values():
        entries.sort(key=lambda entry: -entry[0])
    return by_code


def skeletons(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Give the skeletons of the names of types of these codes."""
    return tuple(dict.fromkeys(words for code in codes for _, words, _ in _names().get(code, ())))


def number_word(text: str, end: int) -> int:
    """Give where a damaged `số` begins that ends at `end`, -1 for none."""
    start = end - 2
    if start < 0 or _NUMBER.match(text, start) is None or text[start - 1 : start].isalnum():
        return -1
    return start


def is_clear(word: str) -> bool:
    """Tell whether a damaged `số` is no other word."""
    return word in _CLEAR


def name_before(text: str, end: int, codes: tuple[str, ...]) -> WornName | None:
    """Read the damaged name of a type of one of these codes that ends at `end`; blanks and a sign may follow it."""
    low = max(0, end - _WINDOW)
    window = text[low:end].rstrip(_SIGNS)
    tokens = _last_tokens(window)
    if not tokens or tokens[-1][1] != len(window):
        return None
    # What the last words say is worked out once for each number of words, whatever is asked of it, and not where it is
    # surely longer or shorter than what is sought.
    reads: dict[int, str | None] = {}
    is_plain = max(window) < _FURTHER_LETTERS
    for code in codes:
        for count, wanted, name in _names().get(code, ()):
            if count > len(tokens):
                continue
            if count not in reads:
                if is_plain and abs(_size(tokens, count) - len(wanted)) > 1:
                    continue
                last = " ".join(skeleton(window[left:right]) for left, right in tokens[-count:])
                reads[count] = last if _is_whole(window, tokens, count, low) else None
            read = reads[count]
            if read is None or abs(len(read) - len(wanted)) > 1:
                continue
            if read == wanted or (len(wanted) > _SHORTEST and _is_near(read, wanted)):
                return WornName(low + tokens[-count][0], low + len(window), code, name)
    return None


def _last_tokens(window: str) -> list[tuple[int, int]]:
    """Give the places of the last words of a window, read from its end."""
    tokens: list[tuple[int, int]] = []
    at = len(window)
    while at and len(tokens) < _MOST_WORDS:
        end = at
        while at and window[at - 1].isalnum():
            at -= 1
        if at < end:
            tokens.append((at, end))
        while at and not window[at - 1].isalnum():
            at -= 1
    tokens.reverse()
    return tokens


def _size(tokens: list[tuple[int, int]], count: int) -> int:
    """Give how long the skeleton of the last tokens is."""
    size = count - 1
    for start, end in tokens[-count:]:
        size += end - start
    return size


def _is_whole(window: str, tokens: list[tuple[int, int]], count: int, low: int) -> bool:
    """Tell whether the last tokens stand side by side and are not the end of a longer word or name."""
    run = tokens[-count:]
    start = run[0][0]
    if (low and not start) or (start and (window[start - 1].isalnum() or window[start - 1] in "/-")):
        return False
    # `văn bản quy phạm pháp luật số …` ends the name of a law.
    if count == 1 and len(tokens) > 1 and skeleton(window[slice(*tokens[-2])]) == "phap":
        return False
    return all(_GAP.fullmatch(window, left[1], right[0]) for left, right in itertools.pairwise(run))


@lru_cache(maxsize=4096)
def _is_near(one: str, other: str) -> bool:
    """Tell whether two skeletons differ by one letter that was changed, lost or added."""
    if abs(len(one) - len(other)) > 1 or one.count(" ") != other.count(" "):
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]
