"""The plain amounts read in C, where the package was installed with it; told here what parser.py and plain.py go by.

It takes all numbers of a text in one call, reads the plainest forms, passes over what no unit stands behind, and asks
the parser about everything else. The Python of parser.py and plain.py says what is right; a test holds the two
together.
"""

from __future__ import annotations

from typing import Any, Final

from ...text.numerals.grammar import TOKENS
from . import beginnings, plain, qualifiers, rates
from .reading import Reading
from .units import AFTER_WORDS, UNIT_LETTERS

compiled: Any
try:
    from . import _plain as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_LETTERS: Final = {
    "blank": beginnings.BLANKS,
    "between": beginnings.BETWEEN,
    "units": beginnings.LETTER_UNITS,
    "unit_letters": UNIT_LETTERS,
    "prefix_signs": beginnings.PREFIX_SIGNS,
    "raised": beginnings.RAISED,
    "opening": qualifiers.OPENING,
}
_SETS: Final = {
    "heads": plain.HEADS,
    "letter_heads": plain.LETTER_HEADS,
    "four": beginnings.FOUR,
    "three": beginnings.THREE,
    "two": beginnings.TWO,
    "units": beginnings.FIRST_WORDS,
    "prefix_ends": beginnings.PREFIX_ENDS,
    "rate_two": rates.TWO_WORDS,
    "follow": plain.FOLLOWING | AFTER_WORDS,
    "follow_two": plain.FOLLOWING_TWO,
    "joints": plain.RANGE["joints"],
    "between": plain.RANGE["between"][:1],
    "never": rates.NEVER,
    "ones": plain.ONES,
    "unit_ends": plain.UNIT_ENDS,
    "joined": plain.JOINED,
    "to": plain.TO,
    "joining": plain.JOINING,
    "endings": qualifiers.ENDINGS,
    "numbers": TOKENS,
}
_WORDS: Final = {
    "joint": plain.RANGE["joints"][0],
    "dong": plain.DONG,
    "dollar": plain.DOLLAR,
    "letter": plain.LETTER,
    "from": plain.FROM,
    "between": plain.BETWEEN,
    "and": plain.AND,
}

if compiled is not None:
    compiled.learn(
        Reading,
        plain.CURRENCIES[None],
        {name: "".join(sorted(letters)) for name, letters in _LETTERS.items()},
        {
            "scales": plain.SCALES,
            "currencies": {word: code for word, code in plain.CURRENCIES.items() if word},
            "said": {word: word for word in qualifiers.BEFORE},
            **{name: dict.fromkeys(words, True) for name, words in _SETS.items()},
        },
        _WORDS,
    )
