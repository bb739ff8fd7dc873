"""The text that is matched: composed letters, plain spaces, dashes and slashes, nothing invisible.

`Quyết định số 06/QÐ‑UBND` with an Icelandic Ð (U+00D0) and a non-breaking hyphen is matched as
`06/QĐ-UBND`. Most changes keep the length and need no map; letters in two parts (NFD) and
invisible characters change it and are recorded as segments while folding.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import regex

compiled: Any
try:
    from . import _fold as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

#: Letters of other languages in place of those of Vietnamese: `Đ` in three wrong code points, and the gha (U+01A2,
#: U+01A3) that text layers of PDF files have where ư was meant (`Chƣơng`). Values are written with the right ones.
LETTERS: Final[dict[str, str]] = {
    "\u00d0": "Đ",
    "\u0189": "Đ",
    "\u00f0": "đ",
    "\u0256": "đ",
    "\u01a2": "Ư",
    "\u01a3": "ư",
}
#: Look-alikes that are replaced one for one: letters, odd spaces, dashes, slashes and digits.
SAME_LENGTH: Final[dict[str, str]] = (
    LETTERS
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2215\u2044\uff0f", "/")
    | dict.fromkeys("\u2028\u2029\u0085\u000b\u000c", "\n")
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)}
    | {chr(0xFF41 + letter): chr(0x61 + letter) for letter in range(26)}
    | {"\uff08": "(", "\uff09": ")", "\uff0c": ",", "\uff0e": ".", "\uff1a": ":", "\uff1b": ";", "\uff05": "%"}
)

#: Characters that a reader does not see and that are left out of the matched text.
INVISIBLE: Final = frozenset("\u00ad\u034f\u061c\u115f\u1160\u180e\ufeff") | {
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(first, last + 1)
}

_COMMON_DASHES: Final = "\u2013\u2014"
# Whether anything is to be done is asked before anything is: one bare range a search, or one character a membership
# test, each many times faster than a class of several ranges.
_RANGES: Final = tuple(regex.compile(f"[{span}]") for span in ("\u2000-\u2012", "\u2028-\uffff"))
_SINGLES: Final = tuple(
    char
    for char in [*SAME_LENGTH, *sorted(INVISIBLE)]
    if char not in _COMMON_DASHES and char != "\u034f" and not any(span.match(char) for span in _RANGES)
)
_MARKS: Final = regex.compile("[\u0300-\u036f]+")
# The joiner lies among the marks but is invisible.
_JOINER: Final = "\u034f"
_LETTER_MARKS: Final = regex.compile("[\u0300-\u034e\u0350-\u036f]+")
_STROKE: Final = "\u0335"
_PLAN: Final = compiled and compiled.plan(
    SAME_LENGTH, "".join(sorted(INVISIBLE)), "".join(chr(code) for code in range(0x300, 0x370) if chr(code) != _JOINER)
)


class Segments(NamedTuple):
    """The stretches whose length changed, in text order: where they stand in the matched text and in the raw one."""

    starts: list[int]
    ends: list[int]
    raw_starts: list[int]
    raw_ends: list[int]


def fold(raw: str) -> tuple[str, Segments | None]:
    """Give the text to match and the segments where its length differs from the raw text; None where nothing moves."""
    if _PLAN is not None:
        if (folded := compiled.fold(_PLAN, raw)) is not None:
            return folded, None
        if (composed := compiled.compose(_PLAN, raw, _composed)) is not None:
            text, *segments = composed
            return text, Segments(*segments) if segments[0] else None
    return fold_plainly(raw)


def fold_plainly(raw: str) -> tuple[str, Segments | None]:
    """Fold without the compiled part, which gives the same."""
    text = raw
    if "\r" in text:
        # A carriage return before a line feed becomes a space, one that ends a line alone a line feed.
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.isascii():
        return text.replace("\x0b", "\n").replace("\x0c", "\n"), None
    for dash in _COMMON_DASHES:
        if dash in text:
            text = text.replace(dash, "-")
    odd = {char for char in _SINGLES if char in text}
    for span in _RANGES:
        if span.search(text):
            odd.update(span.findall(text))
    for char in odd & SAME_LENGTH.keys():
        text = text.replace(char, SAME_LENGTH[char])
    has_marks = _MARKS.search(text) is not None
    if has_marks and _JOINER in text:
        odd.add(_JOINER)
    invisible = odd & INVISIBLE
    if invisible:
        return _compose(text, _clusters(text, invisible))
    if has_marks:
        # A letter stands in front of its marks; only a mark that begins the text has none.
        marks = [match.span() for match in _MARKS.finditer(text)]
        return _compose(text, [(start - 1 if start else 0, end) for start, end in marks])
    return text, None


def _compose(text: str, clusters: Iterable[tuple[int, int]]) -> tuple[str, Segments | None]:
    pieces: list[str] = []
    segments = Segments([], [], [], [])
    starts, ends, raw_starts, raw_ends = segments
    done = length = 0
    for start, end in clusters:
        old = text[start:end]
        new = _composed(old)
        if new == old:
            continue
        pieces.append(text[done:start])
        pieces.append(new)
        length += start - done
        size = len(new)
        if size != end - start:
            starts.append(length)
            ends.append(length + size)
            raw_starts.append(start)
            raw_ends.append(end)
        length += size
        done = end
    pieces.append(text[done:])
    return "".join(pieces), segments if starts else None


def _clusters(text: str, invisible: set[str]) -> Iterator[tuple[int, int]]:
    """Give each letter with its marks, and each run of invisible characters that stands alone."""
    places = [(_letter(text, match.start()), match.end(), False) for match in _LETTER_MARKS.finditer(text)]
    for char in invisible:
        at = text.find(char)
        while at >= 0:
            places.append((at, at + 1, True))
            at = text.find(char, at + 1)
    places.sort()
    start = end = -1
    is_run = False
    for begin, stop, is_invisible in places:
        # Two letters that touch keep their own places; what lies between a letter and its mark belongs to it.
        if begin > end or (begin == end and not (is_run and is_invisible)):
            if end > start:
                yield start, end
            start, is_run = begin, is_invisible
        end = max(end, stop)
        is_run = is_run and is_invisible
    if end > start:
        yield start, end


def _letter(text: str, mark: int) -> int:
    """Give where the letter stands that a mark belongs to; invisible characters may lie between."""
    at = mark - 1
    while at > 0 and text[at] in INVISIBLE:
        at -= 1
    return max(0, at)


@lru_cache(maxsize=4096)
def _composed(cluster: str) -> str:
    visible = "".join(char for char in cluster if char not in INVISIBLE)
    visible = unicodedata.normalize("NFC", visible)
    if _STROKE in visible:
        visible = visible.replace("D" + _STROKE, "Đ").replace("d" + _STROKE, "đ")
    return visible
