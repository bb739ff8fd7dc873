"""Words to numbers in a text: `hai mươi mốt triệu rưỡi` is 21.500.000.

Every variant in use is read: mốt, tư, lăm and nhăm, linh and lẻ, nghìn and ngàn, tỷ and tỉ, hăm, chục, vạn, rưỡi, short
forms (`hai mốt`), any letter case, tone marks on either vowel, line breaks between words, commas behind a scale
(`tám nghìn, không trăm mười bốn tỷ`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from ...errors import ParseError
from ..lexicon import load
from ..source import Source
from .grammar import SCALE, TOKENS, Token, evaluate

if TYPE_CHECKING:
    from decimal import Decimal

#: More words than the longest number has, and more characters than they take with blanks and line breaks between.
MOST_WORDS: Final = 64
MOST_BLANKS: Final = 12

_FORWARD: Final = re.compile(r"([^\W\d_]{2,8})(,?)(?:[ \t*]|\n(?!\s*\n)){0,12}")
_LONGEST: Final = max(map(len, TOKENS))
_BLANKS: Final = " \n\t*"
_ORDINALS: Final = load(__package__, "words.toml")["ordinals"]


class Word(NamedTuple):
    """A number word where it stands."""

    start: int
    end: int
    token: Token


def parse_words(text: str) -> int | Decimal:
    """Read a string that is one number in words and nothing else; raises ParseError otherwise."""
    source = Source.of(text)
    matched = source.text
    start = len(matched) - len(matched.lstrip())
    words = _forward(matched, start, len(matched))
    end = words[-1].end if words else start
    if not words or matched[end:].strip():
        raise ParseError(text, source.span(end, end).start, "a number word")
    value, count = evaluate([word.token for word in words], whole=True)
    if value is None:
        stop = words[count].start if count < len(words) else end
        raise ParseError(text, source.span(stop, stop).start, "another number word here, or the end")
    return value


def read_words(text: str, position: int) -> tuple[int | Decimal, int] | None:
    """Read the number in words that begins at `position` of a matched text: its value and its end, or None.

    The number ends where no further number word follows, or before `năm` (year) and `không` (not) where these cannot
    belong to it: `mười lăm` in `ngày mười lăm tháng tám năm một nghìn …`, `tám` in `tám năm`. Words that cannot follow
    one another give None, never a part of them.
    """
    words = _forward(text, position, min(len(text), position + 600))
    if not words:
        return None
    value, count = evaluate([word.token for word in words], whole=False)
    return None if value is None else (value, words[count - 1].end)


def words_before(text: str, end: int) -> list[Word]:
    """Give the unbroken run of number words that ends at `end` or before the blanks there, in text order.

    Walks back at most 64 words. A comma between two of them is read over where the one before it is a scale.
    """
    words: list[Word] = []
    while len(words) < MOST_WORDS:
        stop = _back_over_blanks(text, end)
        if words and stop and text[stop - 1] == ",":
            word = _word_before(text, _back_over_blanks(text, stop - 1))
            if word is None or word.token.part != SCALE:
                break
        elif (word := _word_before(text, stop)) is None or (words and stop == end):
            break
        words.append(word)
        end = word.start
    words.reverse()
    return words


def is_number_word(word: str) -> bool:
    """Tell whether a word in small letters is one of those that numbers are written with."""
    return word in TOKENS


def parse_ordinal(text: str) -> int:
    """Read `thứ nhất`, `thứ hai`, `thứ tư`, `thứ mười một`; raises ParseError for anything else."""
    words = unicodedata.normalize("NFC", text).casefold().split()
    if len(words) > 1 and words[0] == _ORDINALS["prefix"]:
        special = _ORDINALS.get(words[1]) if len(words) == 2 else None
        if special:
            return int(special)
        value = parse_words(" ".join(words[1:]))
        if isinstance(value, int) and value > 0:
            return value
    raise ParseError(text, 0, "an ordinal such as 'thứ nhất'")


def _forward(text: str, position: int, limit: int) -> list[Word]:
    words: list[Word] = []
    while position < limit and len(words) < MOST_WORDS:
        match = _FORWARD.match(text, position, limit)
        token = TOKENS.get(match[1].lower()) if match else None
        if match is None or token is None:
            break
        words.append(Word(position, match.end(1), token))
        position = match.end()
        if position == match.end(1) or (match[2] and (token.part != SCALE or position == match.end(2))):
            break
    return words


def _word_before(text: str, end: int) -> Word | None:
    start, stop = end, max(0, end - _LONGEST)
    while start > stop and text[start - 1].isalpha():
        start -= 1
    token = TOKENS.get(text[start:end].lower())
    if token is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
        return None
    return Word(start, end, token)


def _back_over_blanks(text: str, end: int) -> int:
    """Give the place behind the last character before `end` that is no blank, within one paragraph."""
    stop = max(0, end - MOST_BLANKS)
    lines = 0
    while end > stop and text[end - 1] in _BLANKS:
        lines += text[end - 1] == "\n"
        if lines > 1:
            break
        end -= 1
    return end
