"""The vocabulary of dates as pieces of patterns, made from the lexicon.

A blank inside a word stands for any blanks; letters that scanning tore apart (`n ăm`) are read in the keywords.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load
from ...text.numerals import read_words
from ...text.spelling import cased, tones

if TYPE_CHECKING:
    from collections.abc import Iterable

LEXICON: Final[dict[str, Any]] = load(__package__)

#: What may lie between two words: blanks, emphasis signs and one line break; never an empty line.
GAP: Final = r"[ \t*]{0,9}(?:\n[ \t*]{0,9})?"
#: The same between the parts of one word: never nothing.
SPACE: Final = rf"(?=[ \n\t*]){GAP}"
#: A gap that may be empty only beside a digit, or with a comma, slash or dash that a clerk put in.
LOOSE: Final = r"[ \t*,/.-]{0,5}(?:\n[ \t*]{0,9})?"
BLANKS: Final = " \n\t*"
#: Nothing that would make the word or number longer.
END: Final = r"(?![^\W_])"


#: Longest stretch that the words of a year take, with line breaks.
LONGEST_NUMBER: Final = 80


def number_at(text: str, at: int) -> tuple[int, int] | None:
    """Read the whole number in words at a place, no longer than a year takes: its value and its end."""
    found = read_words(text[at : at + LONGEST_NUMBER], 0)
    return (found[0], at + found[1]) if found and isinstance(found[0], int) and found[0] >= 0 else None


def head_before(text: str, at: int, reach: int, signs: str = BLANKS) -> str:
    """Give what stands before a place, some signs at its end left out; nothing where an empty line lies between."""
    head = text[max(0, at - reach) : at]
    bare = head.rstrip(signs)
    return "" if head.count("\n", len(bare)) > 1 else bare


def either(words: Iterable[str]) -> str:
    """Give a pattern for one of some words, the longest first, with both placements of the tone mark."""
    spelled = {form for word in words for form in tones(word)}
    return "|".join(_loose(word) for word in sorted(spelled, key=lambda word: (-len(word), word)))


def _loose(word: str) -> str:
    return SPACE.join(re.escape(part) for part in word.split())


def any_case(word: str) -> list[str]:
    """Give a word in every mix of small letters and capitals."""
    return ["".join(letters) for letters in itertools.product(*((letter, letter.upper()) for letter in word))]


def torn(word: str) -> str:
    """Give a pattern for a word with one blank at most between two of its letters."""
    return " ?".join(word)


def _torn_words(table: str) -> str:
    return "|".join(torn(word) for word in LEXICON[table])


#: `ngày`, also before `mồng`; `mồng` alone.
DAY: Final = rf"(?:{_torn_words('day')})(?:{GAP}(?:{either(LEXICON['early_day'])}))?|{either(LEXICON['early_day'])}"
MONTH: Final = _torn_words("month")
YEAR: Final = _torn_words("year")
YEAR_WORD: Final[str] = LEXICON["year"][0]
FROM: Final = either(LEXICON["from"])
QUARTER: Final = either(LEXICON["quarter"])
MISREAD_MONTH: Final = rf"{MONTH}|{either(LEXICON['misread_month'])}"
MISREAD_YEAR: Final = rf"{YEAR}|{either(LEXICON['misread_year'])}"
MONTH_WORDS: Final[dict[str, int]] = LEXICON["months"]
MONTH_WORD: Final = either(MONTH_WORDS)
PERIOD_WORDS: Final[dict[str, str]] = {
    form: name
    for name, also in LEXICON["periods"].items()
    if name not in LEXICON["period_words"]["never_alone"]
    for word in (name, *also)
    for form in tones(word)
}
#: What is counted; with a capital it is a name (`ngày 19/01 Bộ Nội vụ …`, `năm 2026 Tổng cục …`).
COUNTED: Final = cased(rf"(?![A-ZĐÀ-Ỹ][a-zđà-ỹ])(?i:(?:{either(LEXICON['context']['counted'])})(?![^\W\d_]))")
TO: Final = rf"(?:{either(LEXICON['joined']['to'])})(?:{GAP}(?:{either(LEXICON['joined']['until'])}))*"
